"""The one next step of an interview, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from coaching import letters
from coaching.agenda.action import Action
from coaching.agenda.standing import Standing
from coaching.facts import FIRM_ELSEWHERE
from coaching.records import LANDED, Outcome
from coaching.tree import Advice, Does

_HALF_WRITTEN_DAYS = 14
"""So many days after an interview its debrief is still asked for; later, memory has gone."""


_ASKED_DAYS = 28
"""So many days after their words came the person is asked about them."""

_WRITE_IT_DOWN = "Write down what happened"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one next step in plain words, filled; without a day it is for now or for whenever it can be."""

    kind: Literal["action", "question", "wait", "debrief"]
    sentence: str
    due: date | None = None
    letter: str | None = None


def next_step(standing: Standing, today: date) -> NextStep | None:
    """What comes next: what is due now, a debrief half written, a question, what is due later, else a wait."""
    tree, position = standing.tree, standing.position
    if tree is None or position is None:
        return None
    action = due_now(standing, today)
    if action is None and is_half_written(standing, today):
        return NextStep("debrief", _WRITE_IT_DOWN, today)
    if action is None and position.question is None:
        action = next(iter(standing.actions), None)
    if action is not None:
        return NextStep("action", _filled(action.do, standing, today), action.due, action.letter)
    name = position.question or position.advice[-1]
    node = tree.nodes[name]
    if isinstance(node, Advice):
        return NextStep("wait", _filled(node.headline, standing, today))
    return NextStep("question", _filled(node.ask, standing, today))


def due_now(standing: Standing, today: date) -> Action | None:
    """The first thing to do today."""
    return next((action for action in standing.actions if action.due and action.due <= today), None)


def asks_now(standing: Standing, today: date) -> bool:
    """Whether the walk's question is a thing to do: after a no, beside a firm job, or where one answer closes it.

    Any other can wait for Coach. On the day on which their words come, nothing is asked about them, and nothing any
    more once they are old.
    """
    if standing.tree is None or standing.position is None or standing.position.question is None:
        return False
    question = standing.tree.question(standing.position.question)
    if not is_no(standing):
        closes = any(option.does is Does.NEVER_ANSWERED for option in question.choices)
        return closes or standing.position.question in FIRM_ELSEWHERE
    feedback = standing.facts["feedback"]
    if feedback.value != "came" or standing.position.question != LANDED:
        return True
    return feedback.since is not None and 0 < (today - feedback.since).days <= _ASKED_DAYS


def is_no(standing: Standing) -> bool:
    """Whether they said no."""
    return standing.tree is not None and standing.tree.key == Outcome.UNSUCCESSFUL


def is_half_written(standing: Standing, today: date) -> bool:
    """Whether its debrief is still to be written, or to be gone on with."""
    interview = standing.dossier.interview
    if standing.tree is None or standing.tree.key != Outcome.WAITING or interview.debriefed_at is not None:
        return False
    return interview.held_on is not None and (today - interview.held_on).days <= _HALF_WRITTEN_DAYS


def _filled(text: str, standing: Standing, today: date) -> str:
    return letters.render(text, standing.texts(today))
