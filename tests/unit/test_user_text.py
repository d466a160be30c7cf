"""No page gives Streamlit words that it reads as Markdown, unless they are our own: it fetches images, makes links."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "pages"
MAKES_TEXT = {"text.py", "style.py", "browser.py"}
"""The files that may give Streamlit more: they escape, and each has its own tests."""

READ_AS_MARKDOWN = {
    "badge", "button", "caption", "checkbox", "download_button", "error", "expander", "form_submit_button", "header",
    "info", "link_button", "markdown", "menu_button", "metric", "multiselect", "page_link", "pills", "popover", "radio",
    "segmented_control", "selectbox", "status", "subheader", "success", "table", "tabs", "text_area", "text_input",
    "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
ALREADY_TEXT = {"text", "buttons", "fields", "browser", "links", "layout", "letter", "particulars", "house"}
"""Our own parts, which escape what they are given."""

MADE_PLAIN = {"plain", "_sentence", "words", "len"}
"""What a label may be made with: escaped (`_sentence` is fields.choose_one's), our own words, or a number."""

WORDS_IN = {"label", "body", "help"}


def sources() -> list[Path]:
    return sorted(path for path in PAGES.rglob("*.py") if path.name not in MAKES_TEXT)


def is_ours(node: ast.expr, constants: set[str]) -> bool:
    """Whether these words can only be the product's own."""
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name in constants
        case ast.IfExp(body=one, orelse=other):
            return is_ours(one, constants) and is_ours(other, constants)
        case ast.BinOp(left=one, right=other):
            return is_ours(one, constants) and is_ours(other, constants)
        case ast.JoinedStr(values=parts):
            return all(is_ours(part, constants) for part in parts)
        case ast.FormattedValue(value=value):
            return is_ours(value, constants)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return all(is_ours(part, constants) for part in parts)
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id="words"))):
            return True  # one of the tables of data/words.yaml
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in MADE_PLAIN
    return False


def constants_of(tree: ast.Module) -> set[str]:
    """Names in capitals that the module itself sets to words."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and is_ours(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    }


def faults(source: str) -> Iterator[str]:
    """Every call that hands Streamlit words which may be somebody's."""
    tree = ast.parse(source)
    constants = constants_of(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of, name = node.func.value, node.func.attr
        if isinstance(of, ast.Name) and of.id in ALREADY_TEXT:
            continue
        if name == "html":
            yield f"line {node.lineno}: st.html outside text.py"
        if name not in READ_AS_MARKDOWN:
            continue
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        given = node.args[1:] if name == "page_link" else node.args[:1]
        said = [*given, *(value for word, value in keywords.items() if word in WORDS_IN)]
        if name in {"pills", "radio", "selectbox", "segmented_control", "multiselect"}:
            said += [keywords["format_func"]] if "format_func" in keywords else node.args[1:2]
        for words in said:
            value = words.body if isinstance(words, ast.Lambda) else words
            if not is_ours(value, constants):
                yield f"line {node.lineno}: {name}({ast.unparse(words)})"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PAGES)))
def test_no_page_lets_words_become_anything_else(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "call",
    [
        "st.title(company)",
        "st.markdown(f'{company} said no')",
        "main.error(str(problem))",
        "st.expander(interview.company)",
        "st.page_link('coach.py', label=company)",
        "st.button(label=company)",
        "st.radio('Which', rows)",
        "st.pills('Which', rows, format_func=lambda row: row.company)",
        "st.text_input('Name', help=company)",
        "st.html(text.h1(company))",
        "st.write(company)",
    ],
)
def test_words_that_may_be_somebodys_are_found(call: str) -> None:
    assert len(list(faults(call))) == 1


@pytest.mark.parametrize(
    "call",
    [
        "st.title('Today')",
        "st.button(plain(company))",
        "st.button(text.plain(company), key=key)",
        "st.expander(f'Can wait ({len(rest)})')",
        "LABEL = 'Yes'\nst.button(LABEL if main else 'No')",
        "st.page_link('today.py', label='Go to Today')",
        "st.page_link(page)",
        "st.text(company)",
        "st.button(words.outcome[outcome])",
        "st.pills('Which', rows, format_func=lambda row: plain(row.company))",
        "text.html(text.p(company))",
        "buttons.button(company, key='a', on_click=go)",
    ],
)
def test_our_own_words_pass(call: str) -> None:
    assert list(faults(call)) == []
