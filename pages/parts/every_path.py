"""Coach without an interview: what comes next for each of them, and every tree to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import agenda, sentences
from pages.parts import house, layout, links, text, to_calendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coaching.agenda import Standing


def show() -> None:
    """Every interview with its next step, open ones first, and the trees to read."""
    everything = house.standings()
    before = agenda.rounds_before(everything)
    # The round before one to come has its place with that one, which leads to it.
    led_on = {one.dossier.interview.id for one in before.values()}
    standings = [one for one in everything if one.tree and one.dossier.interview.id not in led_on]
    if standings:
        text.page_title("What next, for each of them")
    else:
        text.page_title("What next", after="Once you write an interview down, its next step stands here, unasked.")
        if st.button("I’ve just had an interview", key="coach.just", type="primary"):
            house.go("debrief.py")
    _show_steps("Open", [one for one in standings if one.is_open], before)
    _show_steps("Answered", [one for one in standings if not one.is_open], before)
    to_calendar.everything(key="coach.calendar")
    text.html(text.h2("Read what helps, whatever happens"))
    with layout.rows("trees"):
        for tree in house.texts().trees.values():
            with layout.row(f"tree-{tree.key}"):
                st.page_link("coach.py", label=text.plain(tree.title), query_params=house.address(tree=tree.key))
                text.html(text.p(tree.about, soft=True))


def _show_steps(title: str, standings: Sequence[Standing], before: Mapping[str, Standing]) -> None:
    """Interviews with their next step, each a way to its path."""
    if not standings:
        return
    text.html(text.h2(title))
    today = house.today()
    with layout.rows(title):
        for standing in standings:
            interview = standing.dossier.interview
            next_step = agenda.next_of_both(standing, before.get(interview.id), today)
            with layout.row(interview.id):
                links.interview("coach.py", interview.company, interview.id)
                text.html(
                    text.p(sentences.next_step(next_step, today) if next_step else ""),
                    text.p(sentences.about(interview, house.texts().words, today), soft=True),
                )
