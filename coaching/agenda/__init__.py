"""Where every interview stands, its dated actions, and what Today shows.

Nothing of it is stored: an action is derived from the advice that the walk reaches now, so what no longer holds is
gone by itself when news comes or an answer changes.
"""

from __future__ import annotations

from coaching.agenda.action import Action, asks_a_service, cannot_wait_long
from coaching.agenda.back import CameOff, came_off
from coaching.agenda.next_step import NextStep, next_step
from coaching.agenda.offered import is_long_past
from coaching.agenda.refused import just_refused, was_refused
from coaching.agenda.standing import HasTrees, Standing, standing, standings, tree_key
from coaching.agenda.together import (
    Owned,
    Turn,
    dated_actions,
    in_turn,
    next_of_both,
    rounds_before,
    together,
)
from coaching.agenda.view import TodayState, TodayView, today
from coaching.records import STILL_WAITING

__all__ = [
    "STILL_WAITING",
    "Action",
    "CameOff",
    "HasTrees",
    "NextStep",
    "Owned",
    "Standing",
    "TodayState",
    "TodayView",
    "Turn",
    "asks_a_service",
    "came_off",
    "cannot_wait_long",
    "dated_actions",
    "in_turn",
    "is_long_past",
    "just_refused",
    "next_of_both",
    "next_step",
    "rounds_before",
    "standing",
    "standings",
    "today",
    "together",
    "tree_key",
    "was_refused",
]
