"""Words that are saved while one types, and a line that is added to a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from pages.parts import browser, buttons
from pages.parts.fields.memory import (
    Save,
    close,
    drawn_with,
    hear,
    is_first_look,
    keep,
    refresh,
    remembered,
    say_problem,
    take,
)
from pages.parts.text import plain

Kind = Literal["default", "email", "phone", "search"]


def text_field(
    label: str,
    key: str,
    stored: str,
    save: Save[str],
    *,
    kind: Kind = "default",
    help: str | None = None,  # noqa: A002  # Streamlit's word
) -> None:
    """One line of text; too long a one stays in the field and is said: Streamlit would drop it without a word."""
    is_first = is_first_look(key)
    value = st.text_input(
        plain(label),
        value=drawn_with(key, stored, ""),
        key=key,
        type=kind,
        validate="",  # the browser would keep a half-typed address from being saved
        live=True,
        on_change=take,
        args=(key, save),
    )
    close(key, stored, value, save, is_first=is_first, help=help)


def long_text(label: str, key: str, stored: str, save: Save[str], *, rows: int = 3, max_chars: int = 10_000) -> None:
    """Text of several lines; the field grows with its words."""
    is_first = is_first_look(key)
    memory = remembered(key, stored)
    refresh(memory, stored)
    value = browser.long_text_area(
        label,
        key,
        str(memory.shown),
        None if memory.heard is None else str(memory.heard),
        lambda words: hear(key, words, save),
        is_kept=not memory.problem,
        rows=rows,
        max_chars=max_chars,
    )
    if is_first and value == stored:
        memory.heard = value
    close(key, stored, stored if value is None else value, save, is_first=is_first)


def add_line(label: str, key: str, add: Callable[[str], object], *, button: str = "Add it") -> None:
    """A field whose Enter adds its words to a list and empties it; the words come back when adding fails."""
    memory = remembered(key, "")
    if memory.is_pushed:
        st.session_state[key] = memory.shown
        memory.is_pushed = False
    with st.form(f"{key}.form", clear_on_submit=True, border=False):
        st.text_input(plain(label), key=key)
        buttons.submit(button, key=f"{key}.add", on_click=_add, args=(key, add))
    say_problem(key)


def _add(key: str, add: Callable[[str], object]) -> None:
    words = str(st.session_state[key])
    if not words.strip():
        return
    keep(key, words, add)
    memory = remembered(key, "")
    memory.is_pushed = bool(memory.problem)
