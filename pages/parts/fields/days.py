"""A day and a time of day, each of which can be taken away again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import buttons
from pages.parts.fields.memory import Save, close, drawn_with, is_first_look, keep, push, remembered, take
from pages.parts.text import plain

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


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
    is_first = is_first_look(key)
    with _beside():
        value = st.date_input(
            plain(label),
            value=drawn_with(key, stored, None),
            min_value=min(FIRST_DAY, stored or FIRST_DAY),
            max_value=max(LAST_DAY, stored or LAST_DAY),
            key=key,
            format="DD/MM/YYYY",
            on_change=take,
            args=(key, save),
        )
        if not needed:
            _offer_none("No day", key, value, save)
    close(key, stored, value, save, is_first=is_first, help=help)


def time_field(
    label: str,
    key: str,
    stored: time | None,
    save: Save[time | None],
    *,
    help: str | None = None,  # noqa: A002  # Streamlit's word
) -> None:
    """A time of day, or none."""
    is_first = is_first_look(key)
    with _beside():
        value = st.time_input(
            plain(label),
            value=drawn_with(key, stored, None),
            key=key,
            step=timedelta(minutes=5),
            on_change=take,
            args=(key, save),
        )
        _offer_none("No time", key, value, save)
    close(key, stored, value, save, is_first=is_first, help=help)


def _beside() -> DeltaGenerator:
    return st.container(horizontal=True, wrap=False, vertical_alignment="bottom")


def _offer_none(label: str, key: str, value: object, save: Callable[..., object]) -> None:
    """Streamlit lets nobody empty a day or a time drawn with one, and its own sign for it skips the keyboard."""
    if value is not None:
        buttons.button(label, key=f"{key}.none", type="tertiary", on_click=_empty, args=(key, save))


def _empty(key: str, save: Callable[..., object]) -> None:
    memory = remembered(key, None)
    before = memory.shown
    keep(key, None, save)
    memory.shown = before
    if not memory.problem:
        push(memory, None)
