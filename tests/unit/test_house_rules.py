"""What no tool holds: pages are thin, what people type goes only where it stays text, and no inner name is shown."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from coaching import records
from coaching.content import load
from coaching.facts import CATALOGUE

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))
PARTS = sorted((ROOT / "pages" / "parts").rglob("*.py"))
SPEAKING = [
    *sorted((ROOT / "coaching" / "sentences").glob("*.py")),
    *(ROOT / "coaching" / f"{name}.py" for name in ("debriefing", "today_says")),
]
"""What in coaching/ says sentences of its own on the screen."""
DATA = sorted((ROOT / "data").rglob("*.yaml"))

TYPED_INTO = {
    "chat_input",
    "data_editor",
    "date_input",
    "datetime_input",
    "multiselect",
    "number_input",
    "text_area",
    "text_input",
    "time_input",
}
"""What a person types into: only pages/parts draws it, since only there it is saved while one types."""

ALLOWED = {("interviews.py", "text_input")}
"""The search: nothing of it is kept."""

MARKDOWN = {
    "badge",
    "caption",
    "chat_message",
    "code",
    "error",
    "exception",
    "header",
    "info",
    "latex",
    "markdown",
    "metric",
    "subheader",
    "success",
    "table",
    "tabs",
    "title",
    "toast",
    "warning",
    "write",
}
"""What makes links and images of the words that it is given, even when they are escaped."""

LABELLED = {"button", "checkbox", "download_button", "expander", "form_submit_button", "page_link", "pills"}
LABELLED |= {"link_button", "popover", "radio", "segmented_control", "selectbox", "toggle"}

FORBIDDEN = {"sqlalchemy", "sqlmodel", "sqlite3", "alembic", "coaching.models", "coaching.migrations"}

ENUMS = (
    records.Outcome,
    records.Criterion,
    records.Stage,
    records.Format,
    records.Answered,
    records.View,
    records.NewsBy,
)
INNER_NAMES = {
    *(member.value for kind in ENUMS for member in kind if "_" in member.value),
    *(member.name for kind in ENUMS for member in kind),
    *(name for name in CATALOGUE if "_" in name),
    *(node for tree in load().trees.values() for node in tree.nodes if "_" in node),
}
ROW = re.compile(r"\b[LS][1-9]\d?\b")

NAMING = frozenset(
    {
        "key",
        "go",
        "then",
        "before",
        "first",
        "known_by",
        "assume",
        "when",
        "due",
        "until",
        "letter",
        "opens",
        "does",
        "source",
    }
)
"""The fields of trees and letters that name something; all others are words that somebody reads."""


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of something of Streamlit's or of a container's, by its last name."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def of_streamlit(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "st"


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert len(PAGES) > 5
    assert len(PARTS) > 5
    assert len(DATA) > 20


@pytest.mark.parametrize("path", [*PAGES, *PARTS], ids=named)
def test_no_page_reaches_past_the_store(path: Path) -> None:
    reached = {name for name in imported(path) for inner in FORBIDDEN if name == inner or name.startswith(f"{inner}.")}
    assert not reached


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_no_page_draws_a_field_of_its_own_to_type_into(path: Path) -> None:
    drawn = {(path.name, name) for name, call in calls(path) if name in TYPED_INTO and of_streamlit(call)}
    assert drawn <= ALLOWED


@pytest.mark.parametrize("path", [*PAGES, *PARTS], ids=named)
def test_nothing_is_shown_through_what_makes_links_and_images_of_words(path: Path) -> None:
    used = {name for name, call in calls(path) if name in MARKDOWN and of_streamlit(call)}
    assert not used


@pytest.mark.parametrize("path", [*PAGES, *PARTS], ids=named)
def test_html_is_made_in_one_module_only(path: Path) -> None:
    used = [name for name, call in calls(path) if name == "html" and of_streamlit(call)]
    assert not used or path.name in {"text.py", "style.py"}
    allowing = [
        keyword.arg for _, call in calls(path) for keyword in call.keywords if keyword.arg == "unsafe_allow_html"
    ]
    assert not allowing


def is_ours(label: ast.expr) -> bool:
    """Whether a label is words of ours, or a person's words made plain."""
    match label:
        case ast.Constant():
            return True
        case ast.IfExp():
            return is_ours(label.body) and is_ours(label.orelse)
        case ast.JoinedStr():
            placeholders = [part.value for part in label.values if isinstance(part, ast.FormattedValue)]
            return all(isinstance(one, ast.Call) and ast.unparse(one.func) == "len" for one in placeholders)
        case ast.Call():
            return ast.unparse(label.func) in {"plain", "text.plain"}
        case ast.Subscript():
            return ast.unparse(label.value).startswith("words.")
        case ast.Name() | ast.Attribute():
            return ast.unparse(label) in OF_OUR_TEXTS
        case _:
            return False


OF_OUR_TEXTS = {"option.say", "question.ask", "one.title", "button", "label"}
"""Words of the trees, and what a caller passes on: `label` and `button` are looked at where they are given."""


@pytest.mark.parametrize("path", [*PAGES, *PARTS], ids=named)
def test_a_label_is_ours_or_made_plain(path: Path) -> None:
    for name, call in calls(path):
        if name not in LABELLED or not of_streamlit(call):
            continue
        given = [keyword.value for keyword in call.keywords if keyword.arg == "label"]
        first = [] if name == "page_link" else call.args[:1]
        for label in given or first:
            assert is_ours(label), f"{named(path)}:{label.lineno} {ast.unparse(label)}"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_is_top_level_statements_and_asks_no_clock(path: Path) -> None:
    functions = {node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)}
    assert "main" not in functions
    assert "__main__" not in path.read_text(encoding="utf-8")
    asked = {ast.unparse(call.func) for _, call in calls(path)}
    assert asked.isdisjoint({"date.today", "datetime.now", "datetime.today", "time.time"})


def words_of(node: object, *, but_for: frozenset[str]) -> Iterator[str]:
    """Every text under one of our own files that somebody reads."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in but_for:
                yield from words_of(value, but_for=but_for)
    elif isinstance(node, list):
        for value in node:
            yield from words_of(value, but_for=but_for)
    elif isinstance(node, str):
        yield node


def assert_kind(words: str) -> None:
    filled = re.sub(r"{{.*?}}|{%.*?%}|{company}", "", words)
    assert "unsuccessful" not in filled.lower(), words
    assert not ROW.search(filled), words
    assert not INNER_NAMES & set(re.findall(r"\w+", filled)), words


@pytest.mark.parametrize("path", DATA, ids=named)
def test_none_of_our_texts_shows_an_inner_name_or_a_code(path: Path) -> None:
    but_for = NAMING if path.parent.name in {"trees", "letters"} else frozenset[str]()
    found = list(words_of(yaml.safe_load(path.read_text(encoding="utf-8")), but_for=but_for))
    assert found
    for words in found:
        assert_kind(words)


def literals(path: Path) -> Iterator[str]:
    """The words in a module: its strings of more than one word, without docstrings, JavaScript and style."""
    module = tree_of(path)
    docstrings = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            is_code = "\n" in node.value or "{" in node.value
            if " " in node.value.strip() and not is_code:
                yield node.value


@pytest.mark.parametrize("path", [*PAGES, *PARTS, *SPEAKING], ids=named)
def test_no_words_on_a_page_show_an_inner_name_or_a_code(path: Path) -> None:
    for words in literals(path):
        assert_kind(words)
        assert "!" not in words, words
        assert not re.search(r"\b(overdue|late)\b", words, re.IGNORECASE), words
