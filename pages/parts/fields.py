"""Answer fields: the value comes from the store and is saved by `save(value)`, while one types or at its click.

What coaching.errors has a sentence for is said under the field, and the words stay in it. Labels, options and help are
shown as exactly their text: they are escaped here.

A widget is always drawn with its value as the default, also when its state is known: the browser may load its script so
late that it begins with a later run's default, and would send an empty one back. At a session's first look at a field
(first_look.py) what comes back is compared with the store's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import inf
from time import monotonic
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from coaching.dates import present
from coaching.errors import Error
from pages.parts import browser, buttons, first_look, text
from pages.parts.text import plain
from pages.parts.whole import whole

T = TypeVar("T")
Save = Callable[[T], object]
Kind = Literal["default", "email", "phone", "search"]

MEMORY = ".memory"
ON_ITS_WAY = 2
"""Seconds after which the browser shows for sure what was pushed into a field."""

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


@dataclass(slots=True)
class _Memory:
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


def text_field(
    label: str,
    key: str,
    stored: str,
    save: Save[str],
    *,
    kind: Kind = "default",
    max_chars: int = 200,
    help: str | None = None,  # noqa: A002  # Streamlit's word
    placeholder: str = "",
) -> None:
    """One line of text."""
    is_first = first_look.is_first(key + MEMORY)
    value = st.text_input(
        plain(label),
        value=_default(key, stored, ""),
        key=key,
        type=kind,
        max_chars=max_chars,
        placeholder=placeholder,
        validate="",  # the browser would keep a half-typed address from being saved
        live=True,
        on_change=_take,
        args=(key, save),
    )
    _close(key, stored, value, save, is_first=is_first, help=help)


def long_text(label: str, key: str, stored: str, save: Save[str], *, rows: int = 3, max_chars: int = 10_000) -> None:
    """Text of several lines; the field grows with its words."""
    is_first = first_look.is_first(key + MEMORY)
    memory = _memory(key, stored)
    _refresh(memory, stored)
    value = browser.long_text_area(
        label,
        key,
        str(memory.shown),
        None if memory.heard is None else str(memory.heard),
        lambda words: _heard(key, words, save),
        is_kept=not memory.problem,
        rows=rows,
        max_chars=max_chars,
    )
    if is_first and value == stored:
        memory.heard = value
    _close(key, stored, stored if value is None else value, save, is_first=is_first)


def choose_one(
    label: str,
    key: str,
    options: Sequence[T],
    stored: T | None,
    save: Save[T],
    *,
    say: Callable[[T], str],
    lead: Callable[[T], str] | None = None,
    label_visible: bool = True,
) -> None:
    """One of several sentences below each other; `lead` gives what stands in bold before each ("4", "" for nothing)."""
    known = stored if stored in options else None
    is_first = first_look.is_first(key + MEMORY)
    default = _default(key, known, None)
    value = st.radio(
        plain(label),
        options,
        index=None if default is None else options.index(default),
        format_func=lambda option: _sentence(say(option), lead(option) if lead else ""),
        key=key,
        label_visibility="visible" if label_visible else "collapsed",
        on_change=_take,
        args=(key, save),
    )
    _close(key, known, value, save, is_first=is_first)


def pills(
    label: str,
    key: str,
    options: Sequence[T],
    stored: T | None,
    save: Save[T | None],
    *,
    say: Callable[[T], str],
    help: str | None = None,  # noqa: A002  # Streamlit's word
    label_visible: bool = True,
) -> None:
    """One of a few words; a second tap takes it back: `save(None)`."""
    known = stored if stored in options else None
    is_first = first_look.is_first(key + MEMORY)
    value = st.pills(
        plain(label),
        options,
        default=_default(key, known, None),
        format_func=lambda option: plain(say(option)),
        key=key,
        label_visibility="visible" if label_visible else "collapsed",
        on_change=_take,
        args=(key, save),
    )
    _close(key, known, value, save, is_first=is_first, help=help)


def select(label: str, key: str, options: Sequence[T], stored: T, save: Save[T], *, say: Callable[[T], str]) -> None:
    """One of many in a list that opens; what is stored is one of them."""
    is_first = first_look.is_first(key + MEMORY)
    value = st.selectbox(
        plain(label),
        options,
        index=options.index(_default(key, stored, options[0])),
        format_func=lambda option: plain(say(option)),
        key=key,
        on_change=_take,
        args=(key, save),
    )
    _close(key, stored, value, save, is_first=is_first)


def day_field(
    label: str,
    key: str,
    stored: date | None,
    save: Save[date | None],
    *,
    help: str | None = None,  # noqa: A002  # Streamlit's word
    needed: bool = False,
) -> None:
    """A day, or none unless one is `needed`; a half-typed or impossible one is not taken, and the one before stays."""
    is_first = first_look.is_first(key + MEMORY)
    with _beside():
        value = st.date_input(
            plain(label),
            value=_default(key, stored, None),
            min_value=min(FIRST_DAY, stored or FIRST_DAY),
            max_value=max(LAST_DAY, stored or LAST_DAY),
            key=key,
            format="DD/MM/YYYY",
            on_change=_take,
            args=(key, save),
        )
        if not needed:
            _offer_none("No day", key, value, save)
    _close(key, stored, value, save, is_first=is_first, help=help)


def time_field(
    label: str,
    key: str,
    stored: time | None,
    save: Save[time | None],
    *,
    help: str | None = None,  # noqa: A002  # Streamlit's word
) -> None:
    """A time of day, or none."""
    is_first = first_look.is_first(key + MEMORY)
    with _beside():
        value = st.time_input(
            plain(label),
            value=_default(key, stored, None),
            key=key,
            step=timedelta(minutes=5),
            on_change=_take,
            args=(key, save),
        )
        _offer_none("No time", key, value, save)
    _close(key, stored, value, save, is_first=is_first, help=help)


def yes_no(label: str, key: str, stored: bool | None, save: Save[bool]) -> None:  # noqa: FBT001  # a stored value
    """Yes or No; None while it was not answered."""
    is_first = first_look.is_first(key + MEMORY)
    value = st.pills(
        plain(label),
        (True, False),
        default=_default(key, stored, None),
        required=True,
        format_func=lambda yes: "Yes" if yes else "No",
        key=key,
        on_change=_take,
        args=(key, save),
    )
    _close(key, stored, value, save, is_first=is_first)


def add_line(
    label: str, key: str, add: Callable[[str], object], *, button: str = "Add it", max_chars: int = 500
) -> None:
    """A field whose Enter adds its words to a list and empties it; the words come back when adding fails."""
    memory = _memory(key, "")
    if memory.is_pushed:
        st.session_state[key] = memory.shown
        memory.is_pushed = False
    with st.form(f"{key}.form", clear_on_submit=True, border=False):
        st.text_input(plain(label), key=key, max_chars=max_chars)
        buttons.submit(button, key=f"{key}.add", on_click=_add, args=(key, add))
    _say_problem(key)


def saved_note(*key_prefixes: str) -> str:
    """The newest save today, in this session, of the fields whose keys begin so, as "Saved 18:32"; else ""."""
    today = present(st.context.timezone).today
    moments = [
        memory.saved_at
        for name, memory in st.session_state.items()
        if isinstance(memory, _Memory) and memory.saved_at and str(name).startswith(key_prefixes)
    ]
    return max((f"Saved {moment:%H:%M}" for moment in moments if moment.date() == today), default="")


def _sentence(said: str, lead: str) -> str:
    return f"**{plain(lead)}** · {plain(said)}" if lead else plain(said)


def _memory(key: str, stored: object) -> _Memory:
    memory: _Memory = st.session_state.setdefault(key + MEMORY, _Memory(seen=stored, shown=stored))
    return memory


def _refresh(memory: _Memory, stored: object) -> None:
    """Take over what changed elsewhere; what was typed here and not kept stays, and so does what the store tidied."""
    if memory.problem:
        return
    if stored != memory.seen and not memory.is_own:
        _push(memory, stored)
    memory.seen = stored
    memory.is_own = False


def _push(memory: _Memory, value: object) -> None:
    """Let the next run put this value into the browser's field."""
    memory.before, memory.shown = memory.shown, value
    memory.is_pushed = True


def _default(key: str, stored: T, nothing: T) -> T:
    """What to draw the widget with; what changed elsewhere goes through its state, beside which no default may be."""
    memory = _memory(key, stored)
    _refresh(memory, stored)
    is_pushed, memory.is_pushed = memory.is_pushed, False
    if is_pushed and key in st.session_state:
        st.session_state[key] = memory.shown
        memory.pushed_at, memory.pushed_on = monotonic(), _page()
        return nothing
    shown: T = memory.shown  # type: ignore[assignment]  # what this field showed before
    return shown


def _beside() -> DeltaGenerator:
    return st.container(horizontal=True, wrap=False, vertical_alignment="bottom")


def _offer_none(label: str, key: str, value: object, save: Callable[..., object]) -> None:
    """Streamlit lets nobody empty a day or a time drawn with one, and its own sign for it skips the keyboard."""
    if value is not None:
        buttons.button(label, key=f"{key}.none", type="tertiary", on_click=_empty, args=(key, save))


def _empty(key: str, save: Callable[..., object]) -> None:
    memory = _memory(key, None)
    before = memory.shown
    _keep(key, None, save)
    memory.shown = before
    if not memory.problem:
        _push(memory, None)


def _close(
    key: str,
    stored: object,
    value: object,
    save: Callable[..., object],
    *,
    is_first: bool,
    help: str | None = None,  # noqa: A002
) -> None:
    if is_first and value != stored:
        _keep(key, value, save)
        first_look.look_again()
    if help:
        text.html(text.hint(help))
    _say_problem(key)


@whole
def _take(key: str, save: Callable[..., object]) -> None:
    _heard(key, st.session_state[key], save)


def _heard(key: str, value: object, save: Callable[..., object]) -> None:
    """Keep what is new; Streamlit also calls when a page that was left comes back with its fields as they were.

    Nor is it news when a click brings along what a field showed before something was pushed into it: the browser had
    not drawn that yet. Tried: one day in five that was chosen by a pill right before "Done for today" was lost to the
    day field beside it, which was still empty. What comes alone is always news: somebody must have changed it.
    """
    memory = _memory(key, None)
    if value == memory.before and monotonic() - memory.pushed_at < ON_ITS_WAY and not _is_alone(memory):
        memory.pushed_at = -inf
        memory.is_pushed = True
    elif value != memory.shown or memory.problem:
        _keep(key, value, save)


def _page() -> str:
    context = get_script_run_ctx()
    return context.page_script_hash if context else ""


def _is_alone(memory: _Memory) -> bool:
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
def _keep(key: str, value: object, save: Callable[..., object]) -> None:
    memory = _memory(key, None)
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


def _add(key: str, add: Callable[[str], object]) -> None:
    words = str(st.session_state[key])
    if not words.strip():
        return
    _keep(key, words, add)
    memory = _memory(key, "")
    memory.is_pushed = bool(memory.problem)


def _say_problem(key: str) -> None:
    memory = st.session_state.get(key + MEMORY)
    if memory and memory.problem:
        text.html(text.problem(memory.problem))
