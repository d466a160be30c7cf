"""The other interviews of Today: what can wait, who is waited for, and what came off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import sentences, today_says
from pages.parts import house, layout, links, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coaching.agenda import CameOff, Standing

AT_MOST = 10
"""So many interviews stand in a list; the others are a link away."""


def offers(standings: Sequence[Standing]) -> None:
    """Those with something due about an offer: in view, whatever leads."""
    if not standings:
        return
    text.html(text.h2("About an offer"))
    _busy("offers", standings)


def can_wait(standings: Sequence[Standing]) -> None:
    """Those with something to do, folded, each with its next step and the button that fits it."""
    if not standings:
        return
    with st.expander(f"Can wait ({len(standings)})", key="today.wait"):
        busy(standings)


def busy(standings: Sequence[Standing]) -> None:
    """A row for each of those that have something to do."""
    _busy("busy", standings)


def _busy(key: str, standings: Sequence[Standing]) -> None:
    today = house.today()
    with layout.rows(key):
        for standing in standings[:AT_MOST]:
            interview_id, way = standing.dossier.interview.id, today_says.way_on(standing, today)
            with layout.line(interview_id):
                _show_lines(standing)
                if st.button(text.plain(way.label), key=f"today.way.{interview_id}"):
                    house.go(way.page, interview=interview_id)
    _show_others("coach.py", standings[AT_MOST:])


def waiting(standings: Sequence[Standing], *, is_only_one: bool) -> None:
    """Those that are waited for; of an only one the news is asked for elsewhere on the page."""
    if not standings:
        return
    text.html(text.h2("Waiting to hear"))
    with layout.rows("waiting"):
        for standing in standings[:AT_MOST]:
            interview_id = standing.dossier.interview.id
            with layout.line(interview_id):
                _show_lines(standing)
                if not is_only_one and st.button("I’ve had news", key=f"today.news.{interview_id}"):
                    house.go("news.py", interview=interview_id)
    _show_others("interviews.py", standings[AT_MOST:])


def came_off(actions: Sequence[CameOff]) -> None:
    """What passed while the person was away, folded: how many, and which."""
    if not actions:
        return
    with st.expander(text.plain(today_says.came_off_title(len(actions))), key="today.passed"):
        text.html(_passed(actions))


def list_came_off(actions: Sequence[CameOff]) -> None:
    """The same where all is folded already."""
    if actions:
        text.html(text.h2(today_says.came_off_title(len(actions)), small=True), _passed(actions))


def _passed(actions: Sequence[CameOff]) -> text.Markup:
    return text.pairs(today_says.came_off(one, house.today()) for one in actions)


def _show_lines(standing: Standing) -> None:
    interview, today = standing.dossier.interview, house.today()
    with st.container(key=f"named-{interview.id}"):
        links.interview("coach.py", interview.company, interview.id)
        text.html(
            text.p(f"{sentences.about(interview, house.texts().words, today)}.", soft=True),
            text.p(today_says.next_line(standing, today)),
        )


def _show_others(page: str, others: Sequence[Standing]) -> None:
    if others:
        st.page_link(page, label=f"And {len(others)} more", query_params=house.address())
