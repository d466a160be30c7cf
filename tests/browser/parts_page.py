"""What test_parts.py opens: a page with every part, over a file that keeps every saved value in its order."""

import json
import os
import sys
import time as clock
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import streamlit as st

from coaching.errors import InvalidInputError
from coaching.records import Outcome
from pages.parts import browser, buttons, fields, first_look, layout, style, text

LOG = Path(os.environ["DEBRIEF_FILE"]).with_name("saved.jsonl")
HOLD = LOG.with_name("hold")
"""While it is there, nothing can be written: the disk is slow."""
LEVELS = ("5", "4", "3", "2", "1", "")
SENTENCES = {level: f"The sentence of level {level}, which is as long as they are" for level in LEVELS[:-1]}
NAUGHTY = (
    "![x](http://127.0.0.1:9/x) and [a](http://127.0.0.1:9)",
    "<img src=http://127.0.0.1:9/y onerror=alert(1)> <b>bold</b>",
    "www.x.y http://x.y/z HTTPS://X.Y someone@x.example",
    "$x$ and $$y$$, from $5 to $6",
    "*a* **b** _c_ __d__ ~~e~~ `f` \\*g",
    ":red[x] :small[y] :blue-badge[z] a:b",
    ":smile: :+1: :material/home: :material_home: :streamlit:",
    "a -> b <- c -- d >= e <= f ~= g <-> h",
    "# head",
    "1. one",
    "- dash",
    "> quote",
    "---",
    "&copy; &amp; Harbour & Finch",
    "18:30 to 19:00, 50 %, “quotes” and 'more'",
)
LETTER = "Dear Priya,\n\nThank you for the café and the “numbers” 🙂.\n\nWith best wishes,\nAlex"


def saved() -> dict[str, str | None]:
    """The newest value of every field."""
    if not LOG.exists():
        return {}
    return dict(json.loads(line) for line in LOG.read_text(encoding="utf-8").splitlines())


def save(name: str) -> Callable[[object], None]:
    """Keep a value, unless it holds the word "refuse"."""

    def keep(value: object) -> None:
        if "refuse" in str(value):
            raise InvalidInputError(name, "We can’t keep that word. Take it out and it will be saved.")
        while HOLD.exists():
            clock.sleep(0.01)
        with LOG.open("a", encoding="utf-8") as log:
            log.write(json.dumps([name, None if value is None else str(value)]) + "\n")

    return keep


def put_back() -> None:
    """What an undo does: the words change behind the fields' back."""
    save("company")("Harbour & Finch")
    save("notes")("Earlier words")
    save("level")("5")
    save("bet")(None)
    save("day")("2026-12-03")


def show_everything() -> None:
    """Every part once."""
    now = saved()
    main, side = layout.columns()
    with main:
        text.page_title("Harbour & Finch: what happened?", before="Monday 23\u00a0November", after="About five minutes")
        with layout.sheet("area"):
            text.html(
                text.h2("Performance", beside=text.status(fields.saved_note("parts."))),
                text.p("The panel asks: Can we picture this person doing the job well?", soft=True),
            )
            fields.choose_one(
                "Performance",
                "parts.level",
                LEVELS,
                now.get("level"),
                save("level"),
                say=lambda level: SENTENCES.get(level, "Can’t say"),
                lead=str,
                label_visible=False,
            )
            fields.long_text("What makes you say that?", "parts.notes", now.get("notes") or "", save("notes"), rows=2)
            fields.pills(
                "Your *bet*", "parts.bet", (5, 20, 35), _number(now.get("bet")), save("bet"), say=lambda bet: f"{bet} %"
            )
        with layout.sheet("facts"):
            text.html(text.h2("Facts"))
            fields.text_field("Company", "parts.company", now.get("company") or "", save("company"), help="Their name.")
            fields.text_field("Their email", "parts.email", now.get("email") or "", save("email"), kind="email")
            fields.day_field("Day", "parts.day", _day(now.get("day")), save("day"), help="Leave it empty if unknown.")
            fields.time_field("Time", "parts.time", _time(now.get("time")), save("time"))
            fields.yes_no("Through a recruiter", "parts.via", _yes(now.get("via")), save("via"))
            fields.add_line("A question they asked (Enter adds it)", "parts.question", save("question"))
            text.html(text.items([now["question"] or ""] if "question" in now else []))
        with layout.sheet("letter"):
            text.html(text.h3("The words"), text.p("To priya@harbour.example", soft=True), text.letter(LETTER))
            with st.container(horizontal=True, key="letter-buttons"):
                browser.copy_button("Copy the words", LETTER, "parts.copy", primary=True)
                buttons.button("Change the words", key="parts.change", on_click=save("clicked"), args=("yes",))
        with layout.line("one"):
            text.html(text.strong("They told you by phone"), text.p("Today", soft=True))
            buttons.button("Put back", key="parts.undo", on_click=put_back)
        with layout.row("one"):
            st.page_link(OTHER, label=text.plain("Osprey *Labs*"))
            text.html(
                text.duo(
                    text.p("Junior developer", soft=True),
                    text.outcome(Outcome.SUCCESSFUL, "An offer, on 7\u00a0July"),
                )
            )
        with st.expander("Can wait (1)"):
            text.html(text.facts([("Role", "Data analyst"), ("Place", "Leeds")]))
        st.text(f"pandas loaded: {'pandas' in sys.modules}")
    with side, layout.sheet("beside"):
        text.html(text.h2("If they ring"), text.p("Thank you, I’m delighted. Could you send it in writing?", say=True))


def show_other() -> None:
    """Somewhere else to go."""
    text.page_title("Somewhere else")
    st.page_link(EVERYTHING, label="Go back")


def show_labels() -> None:
    """What people may type, as text and as the label of everything that is Markdown to Streamlit."""
    text.page_title("Labels")
    for number, words in enumerate(NAUGHTY):
        label = text.plain(words)
        with st.container(key=f"row-{number}"):
            st.text(words)
            st.button(label, key=f"labels.button.{number}")
            st.page_link(OTHER, label=label)
            st.radio(label, (label,), key=f"labels.radio.{number}")
            st.pills(label, (label,), key=f"labels.pill.{number}")
            st.expander(label, key=f"labels.more.{number}")
            text.html(text.p(words))
    text.html(text.h2("The end"))


def _number(value: str | None) -> int | None:
    return int(value) if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None


def _yes(value: str | None) -> bool | None:
    return {"True": True, "False": False}.get(value or "")


st.set_page_config(page_icon="🎓")
EVERYTHING = st.Page(show_everything, title="Everything", icon=":material/forum:", url_path="everything", default=True)
OTHER = st.Page(show_other, title="Elsewhere", icon=":material/signpost:", url_path="elsewhere")
LABELS = st.Page(show_labels, title="Labels", url_path="labels")
page = st.navigation([EVERYTHING, OTHER, LABELS])
style.send_style("dark" if st.context.theme.type == "dark" else "light")
page.run()
layout.foot([EVERYTHING, OTHER])
first_look.settle()
