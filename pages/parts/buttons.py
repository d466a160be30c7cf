"""A button whose click is never lost: st.button calls nothing for the first click after a restart of the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from pages.parts import first_look
from pages.parts.text import plain
from pages.parts.whole import whole


def button(
    label: str,
    *,
    key: str,
    on_click: Callable[..., None],
    args: Sequence[object] = (),
    kwargs: Mapping[str, object] | None = None,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",  # noqa: A002  # Streamlit's word
    icon: str | None = None,
    icon_position: Literal["left", "right"] = "left",
    width: Literal["stretch", "content"] = "content",
) -> None:
    """Draw a button as st.button does, its label shown as exactly its text; `on_click` is called once a click."""
    is_first, command = _is_first(key), whole(on_click)
    is_clicked = st.button(
        plain(label),
        key=key,
        on_click=command,
        args=tuple(args),
        kwargs=dict(kwargs or {}),
        type=type,
        icon=icon,
        icon_position=icon_position,
        width=width,
    )
    if is_clicked and is_first:
        command(*args, **(kwargs or {}))
        first_look.look_again()


def submit(
    label: str,
    *,
    key: str,
    on_click: Callable[..., None],
    args: Sequence[object] = (),
    type: Literal["primary", "secondary"] = "secondary",  # noqa: A002  # Streamlit's word
    width: Literal["stretch", "content"] = "content",
) -> None:
    """Draw the button that sends a form, which Enter in the form's field presses too."""
    is_first, command = _is_first(key), whole(on_click)
    is_clicked = st.form_submit_button(
        plain(label), key=key, on_click=command, args=tuple(args), type=type, width=width
    )
    if is_clicked and is_first:
        command(*args)
        first_look.look_again()


def _is_first(key: str) -> bool:
    drawn = f"{key}.drawn"
    is_first = first_look.is_first(drawn)
    st.session_state[drawn] = True
    return is_first
