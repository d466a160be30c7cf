"""Draws what a page was recorded to draw; imported, so that a recording is read once and not at every run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

RECORDED = Path(os.environ.get("BENCH_RECORDED", "."))
Piece = tuple[tuple[int, ...], str, dict[str, object]]


def keep() -> None:
    """What a widget's callback does here: nothing."""


CALLBACKS: dict[str, dict[str, object]] = {
    **{method: {"on_click": keep} for method in ("button", "form_submit_button")},
    **{method: {"on_change": keep} for method in ("radio", "pills", "text_input", "date_input", "time_input")},
}


@cache
def recorded(name: str) -> tuple[Piece, ...]:
    """The recording of a page."""
    pieces = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))
    return tuple((tuple(place), method, {**CALLBACKS.get(method, {}), **told}) for place, method, told in pieces)


@cache
def component(name: str, html: str, css: str, js: str) -> Callable[..., object]:
    """A component of the page, made once."""
    made: Callable[..., object] = st.components.v2.component(name, html=html or None, css=css or None, js=js or None)
    return made


def draw(name: str, pages: Sequence[st.Page]) -> None:
    """Draw a recording; its links lead to these pages."""
    made: dict[tuple[int, ...], DeltaGenerator] = {}
    links = cycle(pages)
    for place, method, told in recorded(name):
        parent = made.get(place[:-1], st)
        if method == "component":
            _draw_component(made.get(place[:-1]), **told)
        elif method == "page_link":
            getattr(parent, method)(next(links), **told)
        else:
            made[place] = getattr(parent, method)(**told)


def _draw_component(parent: DeltaGenerator | None, **told: object) -> None:
    made = component(*(str(told[part]) for part in ("name", "html", "css", "js")))
    with parent or nullcontext():
        made(key=told["key"], data=told["data"], on_value_change=keep)
