"""What a session remembers of a field: what it shows, what the store had, and how the last save went.

A widget is always drawn with its value as the default, also when its state is known: the browser may load its script so
late that it begins with a later run's default, and would send an empty one back. At a session's first look at a field
(first_look.py) what comes back is compared with the store's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import inf
from time import monotonic
from typing import TypeVar
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from coaching.dates import present
from coaching.errors import Error
from pages.parts import first_look, text
from pages.parts.whole import whole

T = TypeVar("T")
Save = Callable[[T], object]

MEMORY = ".memory"
"""What a field's memory is called in the session state, behind the field's key."""

ON_ITS_WAY = 2
"""Seconds after which the browser shows for sure what was pushed into a field."""


@dataclass(slots=True)
class Memory:
    """What a session knows of a field: the store's value when last drawn, what it shows, how the last save went.

    `before` is what it showed until something was pushed into it; when and on which page that was, `pushed_at` and
    `pushed_on` tell.
    """

    seen: object
    shown: object
    heard: object = None
    is_own: bool = False
    is_pushed: bool = False
    before: object = None
    pushed_at: float = -inf
    pushed_on: str = ""
    problem: str = ""
    saved_at: datetime | None = None


def is_first_look(key: str) -> bool:
    """Whether this session, new behind an open tab, has not drawn this field yet."""
    return first_look.is_first(key + MEMORY)


def remembered(key: str, stored: object) -> Memory:
    """The memory of a field; a new one begins with what is stored."""
    memory: Memory = st.session_state.setdefault(key + MEMORY, Memory(seen=stored, shown=stored))
    return memory


def refresh(memory: Memory, stored: object) -> None:
    """Take over what changed elsewhere; what was typed here and not kept stays, and so does what the store tidied."""
    if memory.problem:
        return
    if stored != memory.seen and not memory.is_own:
        push(memory, stored)
    memory.seen = stored
    memory.is_own = False


def push(memory: Memory, value: object) -> None:
    """Let the next run put this value into the browser's field."""
    memory.before, memory.shown = memory.shown, value
    memory.is_pushed = True


def drawn_with(key: str, stored: T, nothing: T) -> T:
    """What to draw the widget with; what changed elsewhere goes through its state, beside which no default may be."""
    memory = remembered(key, stored)
    refresh(memory, stored)
    is_pushed, memory.is_pushed = memory.is_pushed, False
    if is_pushed and key in st.session_state:
        st.session_state[key] = memory.shown
        memory.pushed_at, memory.pushed_on = monotonic(), _page()
        return nothing
    shown: T = memory.shown  # type: ignore[assignment]  # what this field showed before
    return shown


def close(
    key: str,
    stored: object,
    value: object,
    save: Callable[..., object],
    *,
    is_first: bool,
    help: str | None = None,  # noqa: A002  # Streamlit's word
) -> None:
    """What follows every field: its first look at what came back, its hint, and what went wrong."""
    if is_first and value != stored:
        keep(key, value, save)
        first_look.look_again()
    if help:
        text.html(text.hint(help))
    say_problem(key)


@whole
def take(key: str, save: Callable[..., object]) -> None:
    """The callback of every field of Streamlit's own."""
    hear(key, st.session_state[key], save)


def hear(key: str, value: object, save: Callable[..., object]) -> None:
    """Keep what is new; Streamlit also calls when a page that was left comes back with its fields as they were.

    Nor is it news when a click brings along what a field showed before something was pushed into it: the browser had
    not drawn that yet. Tried: one day in five that was chosen by a pill right before "Done for today" was lost to the
    day field beside it, which was still empty. What comes alone is always news: somebody must have changed it.
    """
    memory = remembered(key, None)
    if value == memory.before and monotonic() - memory.pushed_at < ON_ITS_WAY and not _is_alone(memory):
        memory.pushed_at = -inf
        memory.is_pushed = True
    elif value != memory.shown or memory.problem:
        keep(key, value, save)


def _page() -> str:
    context = get_script_run_ctx()
    return context.page_script_hash if context else ""


def _is_alone(memory: Memory) -> bool:
    """Whether the browser tells of nothing but the widget whose callback this is, and stays on the page.

    Streamlit says so nowhere else; should it name this differently one day, tests/pages/test_parts_fields.py tells.
    """
    context = get_script_run_ctx()
    if context is None or context.page_script_hash != memory.pushed_on:
        return False
    state = context.session_state._state  # noqa: SLF001
    changed = [widget for widget in state._new_widget_state if state._widget_changed(widget)]  # noqa: SLF001
    return len(changed) == 1


@whole
def keep(key: str, value: object, save: Callable[..., object]) -> None:
    """Save a value, and remember when, or why it could not be."""
    memory = remembered(key, None)
    memory.shown = value
    try:
        save(value)
    except Error as error:
        memory.problem = str(error)
        return
    moment = present(st.context.timezone)
    memory.problem = ""
    memory.heard = value
    memory.is_own = True
    memory.saved_at = moment.now.astimezone(ZoneInfo(moment.zone))


def say_problem(key: str) -> None:
    """Say below a field why its value could not be saved."""
    memory = st.session_state.get(key + MEMORY)
    if memory and memory.problem:
        text.html(text.problem(memory.problem))


def saved_note(*key_prefixes: str) -> str:
    """The newest save today, in this session, of the fields whose keys begin so, as "Saved 18:32"; else ""."""
    today = present(st.context.timezone).today
    moments = [
        memory.saved_at
        for name, memory in st.session_state.items()
        if isinstance(memory, Memory) and memory.saved_at and str(name).startswith(key_prefixes)
    ]
    return max((f"Saved {moment:%H:%M}" for moment in moments if moment.date() == today), default="")
