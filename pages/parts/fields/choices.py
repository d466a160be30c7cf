"""One of several, saved at its click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.fields.memory import Save, T, close, drawn_with, is_first_look, take
from pages.parts.text import plain


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
    is_first = is_first_look(key)
    default = drawn_with(key, known, None)
    value = st.radio(
        plain(label),
        options,
        index=None if default is None else options.index(default),
        format_func=lambda option: _sentence(say(option), lead(option) if lead else ""),
        key=key,
        label_visibility="visible" if label_visible else "collapsed",
        on_change=take,
        args=(key, save),
    )
    close(key, known, value, save, is_first=is_first)


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
    is_first = is_first_look(key)
    value = st.pills(
        plain(label),
        options,
        default=drawn_with(key, known, None),
        format_func=lambda option: plain(say(option)),
        key=key,
        label_visibility="visible" if label_visible else "collapsed",
        on_change=take,
        args=(key, save),
    )
    close(key, known, value, save, is_first=is_first, help=help)


def select(label: str, key: str, options: Sequence[T], stored: T, save: Save[T], *, say: Callable[[T], str]) -> None:
    """One of many in a list that opens; what is stored is one of them."""
    is_first = is_first_look(key)
    value = st.selectbox(
        plain(label),
        options,
        index=options.index(drawn_with(key, stored, options[0])),
        format_func=lambda option: plain(say(option)),
        key=key,
        on_change=take,
        args=(key, save),
    )
    close(key, stored, value, save, is_first=is_first)


def yes_no(label: str, key: str, stored: bool | None, save: Save[bool]) -> None:  # noqa: FBT001  # a stored value
    """Yes or No; None while it was not answered."""
    is_first = is_first_look(key)
    value = st.pills(
        plain(label),
        (True, False),
        default=drawn_with(key, stored, None),
        required=True,
        format_func=lambda yes: "Yes" if yes else "No",
        key=key,
        on_change=take,
        args=(key, save),
    )
    close(key, stored, value, save, is_first=is_first)


def _sentence(said: str, lead: str) -> str:
    return f"**{plain(lead)}** · {plain(said)}" if lead else plain(said)
