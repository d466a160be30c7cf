"""The one place that makes HTML: every builder escapes what it is given, so that words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NewType

import streamlit as st

from coaching import charts
from coaching.records import Outcome

Markup = NewType("Markup", str)
"""HTML that a builder of this module made; nothing else may be given to `html`."""

NOTHING = Markup("")
WORD_JOINER = "\u2060"
"""Takes no room and breaks no line; between two characters it keeps Streamlit from reading them as one sign."""


def html(*pieces: Markup) -> None:
    """Show the pieces below each other as one element; a heading and its text belong into one."""
    if markup := "".join(pieces):
        st.html(markup)


def page_title(title: str, *, before: str = "", after: str = "") -> None:
    """Show the page's one h1, with a soft line above and below it where there are any."""
    html(p(before, soft=True), h1(title), p(after, soft=True))


def h1(text: str) -> Markup:
    """The title of a page."""
    return _tag("h1", _whole(text))


def h2(text: str, beside: Markup = NOTHING, *, small: bool = False) -> Markup:
    """The heading of a sheet or a section; `beside` (a `status`) stands at the end of its line."""
    heading = _tag("h2", _whole(text), "small" if small else "")
    return _tag("div", heading + beside, "split") if beside else heading


def h3(text: str) -> Markup:
    """The heading of a part of a sheet."""
    return _tag("h3", _whole(text))


def p(text: str, *, soft: bool = False, say: bool = False) -> Markup:
    """A paragraph; `soft` for second lines, `say` for words to be spoken. Nothing where there are no words."""
    if not text:
        return NOTHING
    return _tag("p", escape(text), " ".join(name for name, on in (("soft", soft), ("say", say)) if on))


def strong(text: str) -> Markup:
    """A paragraph in bold: the answer below its question."""
    return _tag("p", _tag("strong", escape(text))) if text else NOTHING


def items(texts: Iterable[str]) -> Markup:
    """A list with one line each."""
    lines = "".join(_tag("li", escape(text)) for text in texts)
    return _tag("ul", lines) if lines else NOTHING


def points(texts: Iterable[str]) -> Markup:
    """A list of things to do, each behind a mark."""
    lines = "".join(_tag("li", escape(text)) for text in texts)
    return _tag("ul", lines, "points") if lines else NOTHING


def facts(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Terms, and below each what is known about it."""
    lines = "".join(_tag("dt", escape(term)) + _tag("dd", escape(text)) for term, text in pairs)
    return _tag("dl", lines) if lines else NOTHING


def pairs(pairs: Iterable[tuple[str, str]]) -> Markup:
    """A list whose lines begin with a term in bold ("Fit 2", "18 November First interview")."""
    lines = "".join(_tag("li", _tag("strong", escape(term)) + " " + escape(text)) for term, text in pairs)
    return _tag("ul", lines) if lines else NOTHING


def contact(name: str, does: str, phones: Sequence[str], page: str) -> Markup:
    """Who can help, with what, on which numbers (each is marked as a whole by one click), and the page it is on."""
    numbers = " or ".join(_tag("span", escape(phone)) for phone in phones)
    shown = _tag("span", escape(page.removeprefix("https://").removeprefix("www.").removesuffix("/")))
    called = _tag("p", numbers, "phone") if numbers else NOTHING
    return _tag("div", strong(name) + called + p(does) + _tag("p", shown, "soft"), "contact")


def compared(names: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> Markup:
    """A table with a column for each name; where it is narrow the values stand below each other, each below its name.

    The roles are said, since a table that is laid out otherwise is none any more for a screen reader.
    """
    head = _tag("td", "", role="cell") + "".join(_tag("th", escape(name), role="columnheader") for name in names)
    body = "".join(
        _tag("tr", _tag("th", escape(term), role="rowheader") + "".join(map(_compared, names, said)), role="row")
        for term, said in rows
    )
    lines = _tag("thead", _tag("tr", head, role="row"), role="rowgroup") + _tag("tbody", body, role="rowgroup")
    return _tag("table", lines, "compared", role="table")


def letter(text: str) -> Markup:
    """The words of a letter between two hairlines; line ends are kept."""
    return _tag("div", escape(text), "letter")


def status(text: str) -> Markup:
    """A quiet note such as "Saved 18:32"; its place is there while it is empty, so that nothing moves when it comes."""
    return _tag("div", escape(text), "soft status", role="status")


def hint(text: str) -> Markup:
    """A soft line that belongs to the field above it."""
    return _tag("p", escape(text), "soft hint")


def problem(text: str) -> Markup:
    """What could not be kept, and why, spoken at once."""
    return _tag("p", escape(text), "problem", role="alert")


def duo(left: Markup, right: Markup) -> Markup:
    """Two pieces beside each other where it is wide, below each other where it is narrow."""
    return _tag("div", left + right, "duo")


def outcome(outcome: Outcome, text: str) -> Markup:
    """A line that begins with the shape which this outcome has in the charts; style.css draws the same ones."""
    shape = _tag("span", "", f"mark {charts.mark_of(outcome)}", **{"aria-hidden": "true"})
    return _tag("p", shape + escape(text))


def nested(pieces: Iterable[Markup], classes: str = "") -> Markup:
    """A list of pieces, which may hold lists and folds themselves."""
    lines = "".join(_tag("li", piece) for piece in pieces)
    return _tag("ul", lines, classes) if lines else NOTHING


def fold(says: Markup, *inner: Markup, is_open: bool) -> Markup:
    """What unfolds below its line, without asking the server."""
    pieces = _tag("summary", says) + "".join(inner)
    return _tag("details", pieces, open="") if is_open else _tag("details", pieces)


def marked(text: str, kind: str, *, walked: bool, after: str = "") -> Markup:
    """A line of a tree; what a walk met is marked, and that is said, then softly what comes `after`."""
    words = _tag("strong", escape(text)) if walked else escape(text)
    soft = "".join([" (your path)" if walked else "", f" · {after}" if after else ""])
    return _tag("span", words + (_tag("span", escape(soft), "soft") if soft else ""), kind)


def joined(*pieces: Markup) -> Markup:
    """The pieces below each other, as one."""
    return Markup("".join(pieces))


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """The text for a label of a native button, link, option, pill or field, which are Markdown: exactly these letters.

    Signs of Markdown get a backslash. What Streamlit finds only after that (addresses, emoji, arrows) is kept apart by
    an invisible word joiner; a backslash does not help there.
    """
    line = re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", text).strip(" ")
    line = re.sub(r"[\\`*_~\[\]<$]|&(?=[#\w])|:(?=[A-Za-z])|^[#+>=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", r"\\\g<0>", line)
    line = re.sub(r":(?=[\w+/\\-]+:|//|material/)|(?i:www)(?=\.)|@(?=\w)", rf"\g<0>{WORD_JOINER}", line)
    return re.sub(r"(?<!\S)(\\?[<>~-])(?=[->=]+(?!\S))", rf"\g<1>{WORD_JOINER}", line)


def _whole(text: str) -> str:
    """The words of a heading, in which a short one with a hyphen ("thank-you") is never broken at a line's end."""
    return re.sub(r"(?<![\w-])\w{1,8}-\w{1,8}(?![\w-])", r'<span class="whole">\g<0></span>', escape(text))


def _compared(name: str, said: str) -> Markup:
    return _tag("td", _tag("span", escape(name), "soft of") + escape(said), role="cell")


def _tag(name: str, inner: str, classes: str = "", **attributes: str) -> Markup:
    named = {"class": classes, **attributes} if classes else attributes
    said = "".join(f' {attribute}="{escape(value)}"' for attribute, value in named.items())
    return Markup(f"<{name}{said}>{inner}</{name}>")
