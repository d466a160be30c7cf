import re
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coaching import charts
from coaching.records import Outcome
from pages.parts import text

BAD = "<b>&\"'</b>"
SAFE = "&lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;"
PARTS = """
import streamlit as st
from pages.parts import browser, buttons, fields, layout, style, text

style.send_style("dark")
main, side = layout.columns()
with main:
    text.page_title("Title", before="Before", after="After")
    with layout.sheet("one"), layout.line("two"):
        buttons.button("Do it", key="do", on_click=print)
    fields.text_field("Company", "company", "", print)
    fields.long_text("Notes", "notes", "Some <b>words</b>", print)
    fields.pills("Bet", "bet", (5, 20), 5, print, say=str)
    fields.choose_one("Fit", "fit", (1, 2), 1, print, say=str)
    fields.day_field("Day", "day", None, print)
    fields.time_field("Time", "time", None, print)
    fields.add_line("Question", "question", print)
    browser.copy_button("Copy", "Dear Priya", "copy")
with side:
    text.html(text.h2("Beside"))
layout.foot([])
"""


def test_every_builder_escapes_what_it_is_given() -> None:
    assert text.h1(BAD) == f"<h1>{SAFE}</h1>"
    assert text.h2(BAD) == f"<h2>{SAFE}</h2>"
    assert text.h3(BAD) == f"<h3>{SAFE}</h3>"
    assert text.p(BAD) == f"<p>{SAFE}</p>"
    assert text.p(BAD, soft=True, say=True) == f'<p class="soft say">{SAFE}</p>'
    assert text.strong(BAD) == f"<p><strong>{SAFE}</strong></p>"
    assert text.items([BAD, "b"]) == f"<ul><li>{SAFE}</li><li>b</li></ul>"
    assert text.facts([(BAD, BAD)]) == f"<dl><dt>{SAFE}</dt><dd>{SAFE}</dd></dl>"
    assert text.compared([BAD], [(BAD, [BAD])]).count(SAFE) == 4
    assert BAD not in text.compared([BAD], [(BAD, [BAD])])
    assert text.contact(BAD, BAD, [BAD, BAD], BAD).count(SAFE) == 5
    assert BAD not in text.contact(BAD, BAD, [BAD], BAD)
    assert text.letter(BAD) == f'<div class="letter">{SAFE}</div>'
    assert text.status(BAD) == f'<div class="soft status" role="status">{SAFE}</div>'
    assert text.hint(BAD) == f'<p class="soft hint">{SAFE}</p>'
    assert text.problem(BAD) == f'<p class="problem" role="alert">{SAFE}</p>'
    assert SAFE in text.outcome(Outcome.SUCCESSFUL, BAD)
    assert SAFE in text.marked(BAD, "question", walked=True)


def test_who_can_help_is_shown_with_each_number_and_a_page_as_one_reads_it_out() -> None:
    said = text.contact("Acas", "Free advice.", ["999", "112"], "https://www.acas.org.uk/contact/")
    assert '<p class="phone"><span>999</span> or <span>112</span></p>' in said
    assert '<p class="soft"><span>acas.org.uk/contact</span></p>' in said
    assert "phone" not in text.contact("Acas", "Free advice.", [], "https://www.acas.org.uk")


def test_what_is_empty_is_left_out_but_a_note_keeps_its_place() -> None:
    assert text.p("") == text.strong("") == text.items([]) == text.facts([]) == ""
    assert text.status("") == '<div class="soft status" role="status"></div>'
    assert text.h2("Fit", beside=text.status("")).startswith('<div class="split"><h2>Fit</h2>')


def test_a_short_word_with_a_hyphen_stays_whole_in_a_heading() -> None:
    whole = '<span class="whole">thank-you</span>'
    assert text.h1("Send a thank-you: today") == f"<h1>Send a {whole}: today</h1>"
    assert text.h2("Your thank-you") == f"<h2>Your {whole}</h2>"
    assert text.h3("thank-you’s") == f"<h3>{whole}’s</h3>"
    assert text.h2("Jean-Baptiste-Emmanuel & Meyer-Lansky-Hofmann") == (
        "<h2>Jean-Baptiste-Emmanuel &amp; Meyer-Lansky-Hofmann</h2>"
    )
    assert text.p("Send a thank-you") == "<p>Send a thank-you</p>"


def test_pieces_can_stand_beside_each_other() -> None:
    assert text.duo(text.p("a"), text.p("b")) == '<div class="duo"><p>a</p><p>b</p></div>'


def test_what_is_compared_is_a_table_also_where_it_is_narrow() -> None:
    assert text.compared(["Acme", "Teal"], [("Pay", ["£1", "£2"])]) == (
        '<table class="compared" role="table"><thead role="rowgroup"><tr role="row"><td role="cell"></td>'
        '<th role="columnheader">Acme</th><th role="columnheader">Teal</th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row"><th role="rowheader">Pay</th>'
        '<td role="cell"><span class="soft of">Acme</span>£1</td>'
        '<td role="cell"><span class="soft of">Teal</span>£2</td></tr></tbody></table>'
    )


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_the_shape_that_it_has_in_the_charts(outcome: Outcome) -> None:
    assert text.outcome(outcome, "words") == (
        f'<p><span class="mark {charts.mark_of(outcome)}" aria-hidden="true"></span>words</p>'
    )


def test_the_style_sheet_draws_every_shape() -> None:
    drawn = (Path(text.__file__).parent / "style.css").read_text(encoding="utf-8")
    assert all(re.search(rf"^\.{mark}\b|[,}}] \.{mark}\b", drawn, re.MULTILINE) for mark in charts.Mark)


def test_a_fold_holds_lists_and_tells_the_path() -> None:
    inner = text.nested([text.marked("So", "choice", walked=False, after="<go>"), text.NOTHING], "ways")

    assert text.fold(text.marked("Why?", "question", walked=True), inner, is_open=True) == (
        '<details open=""><summary><span class="question"><strong>Why?</strong>'
        '<span class="soft"> (your path)</span></span></summary>'
        '<ul class="ways"><li><span class="choice">So<span class="soft"> · &lt;go&gt;</span></span></li><li></li></ul>'
        "</details>"
    )
    assert text.fold(text.p("Why?"), is_open=False) == "<details><summary><p>Why?</p></summary></details>"
    assert text.nested([]) == ""


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Harbour & Finch, 18:30 (50 %) isn’t 1.5", "Harbour & Finch, 18:30 (50 %) isn’t 1.5"),
        ("![x](http://y)", "!\\[x\\](http:\u2060//y)"),
        ("<img>", "\\<img>"),
        ("$x$", "\\$x\\$"),
        ("www.x.y", "www\u2060.x.y"),
        ("a@b.c", "a@\u2060b.c"),
        ("*a* _b_ `c` ~d~ \\e", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\\\e"),
        (":red[x]", "\\:red\\[x\\]"),
        (":smile:", "\\:\u2060smile:"),
        (":material/home:", "\\:\u2060material/home:"),
        ("a -> b", "a -\u2060> b"),
        ("&copy;", "\\&copy;"),
        ("# a", "\\# a"),
        ("1. a", "1\\. a"),
        (" a\n\nb ", "a b"),
        ("3\u00a0December", "3\u00a0December"),
    ],
)
def test_a_label_is_kept_from_being_anything_but_its_letters(words: str, label: str) -> None:
    assert text.plain(words) == label


def test_the_parts_stand_in_their_order_and_words_reach_the_browser_as_data_only() -> None:
    app = AppTest.from_string(PARTS, default_timeout=20).run()
    assert not app.exception
    html = [element.proto.body for element in app.get("html")]
    assert html[0] == '<p class="soft">Before</p><h1>Title</h1><p class="soft">After</p>'
    assert html[-2] == "<h2>Beside</h2>"
    assert html[-1].startswith("<style>:root{color-scheme:dark}")
    parts = [element.proto for element in app.get("bidi_component")]
    assert [proto.component_name.rpartition(".")[2] for proto in parts] == ["long_text", "copy_button"]
    assert all("words</b>" in proto.json or "Dear Priya" in proto.json for proto in parts)
    for proto in parts:
        assert "Dear Priya" not in proto.html_content + proto.css_content + proto.js_content
        assert "Some" not in proto.html_content + proto.css_content + proto.js_content


def test_no_part_loads_pandas() -> None:
    """Pages without a chart then answer at once after a start (it takes a third of a second)."""
    code = f"""
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_string({PARTS!r}, default_timeout=30).run()
assert not app.exception
print({{"pandas", "numpy", "pyarrow", "altair"}} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
