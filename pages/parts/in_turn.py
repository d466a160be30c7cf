"""The advice of a path with many: what is due first stands open, and what is prepared later is folded under its day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol

import streamlit as st

from coaching import agenda, dates, letters
from pages.parts import house, text

if TYPE_CHECKING:
    from coaching.agenda import Standing, Turn


class Draw(Protocol):
    """What shows one advice, its words open or to be unfolded."""

    def __call__(self, node: str, *, is_open: bool) -> None:
        """Show it."""


def show(standing: Standing, draw: Draw) -> None:
    """Every advice that the walk has met, in its turn; the words of the first stand open, those of others unfold."""
    turns_of_all = agenda.in_turn(standing, house.today())
    is_short = not any(turn.is_folded for turn in turns_of_all)
    for title, turns in groupby(turns_of_all, key=_title):
        if title:
            text.html(text.h2(title, small=True))
        for turn in turns:
            if turn.is_folded and standing.tree is not None:
                headline = letters.render(standing.tree.advice(turn.node).headline, standing.texts(house.today()))
                with st.expander(text.plain(headline), key=f"coach.later.{turn.node}"):
                    draw(turn.node, is_open=False)
            else:
                draw(turn.node, is_open=is_short or turn is turns_of_all[0])


def _title(turn: Turn) -> str:
    if not turn.is_folded:
        return ""
    if turn.later is None:
        return "Nothing left to do"
    return f"From {dates.with_weekday(turn.later, house.today())}"
