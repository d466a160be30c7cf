"""What they say of a round to come: the way to the ticks of the round before, which sort what to prepare."""

from __future__ import annotations

import streamlit as st

from coaching import agenda
from pages.parts import house, layout, text

CHANGING = "coach.changing"
"""Which answer is asked again: the interview and the question."""

TOLD = "told"
"""The question what they said about the next interview."""


def show(interview_id: str, *, key: str) -> None:
    """Where a round led to this one, the button that asks again what they said about it."""
    earlier = agenda.rounds_before(house.standings()).get(interview_id)
    if earlier is None:
        return
    with layout.line("told-more"):
        text.html(text.p("Have they told you what it is for?"))
        if st.button("Tick what they said", key=key):
            st.session_state[CHANGING] = (earlier.dossier.interview.id, TOLD)
            house.go("coach.py", interview=earlier.dossier.interview.id)
