"""The way from a step to the page where it is done; for the way to an interview, where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from pages.parts import house, text

if TYPE_CHECKING:
    from coaching.agenda import Action, Standing

LABELS = {
    "news": "Open what they said",
    "interview": "Open what you wrote",
    "debrief": "Open the debrief",
    "place": "Write down where it is",
}
"""What the button says, by what it opens."""

PLACE = "place"
NOT_KNOWN = "No address, link or number is written down here yet."


def show(standing: Standing, action: Action, *, key: str, kind: Literal["primary", "secondary"] = "secondary") -> None:
    """The button that leads there; where the place of an interview is known, it is said first."""
    if action.opens is None:
        return
    interview, label, page = standing.dossier.interview, LABELS[action.opens], action.opens
    if action.opens == PLACE:
        where, page = interview.place.strip(), "interview"
        text.html(text.p(f"Where: {where}" if where else NOT_KNOWN))
        if where:
            label, kind = "Change where it is", "secondary"
    if st.button(text.plain(label), key=key, type=kind, width="stretch"):
        house.go(f"{page}.py", interview=interview.id)
