"""What there is to do for an interview that is near: in its own path, and in that of the round before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coaching import letters
from coaching.agenda.action import Action, by_day
from coaching.agenda.next_step import NextStep, next_step
from coaching.agenda.standing import Standing
from coaching.facts import ASK_FOR_THE_NEXT

_MANY = 3
"""From so many advices on, what is prepared later is folded."""
_ASK_AHEAD = "ask_ahead"
_REPAIR = "better_answers"
"""What the round before brings that matters most, once they are asked."""

Owned = tuple[Standing, Action]
"""An action with whose it is."""


def rounds_before(standings: Iterable[Standing]) -> Mapping[str, Standing]:
    """The rounds after which they asked the person back, by the id of the interview to come that they prepare for."""
    everything = tuple(standings)
    coming = {one.dossier.interview.id for one in everything if one.is_coming}
    led_on = ((one.dossier.next_round, one) for one in everything if one.tree is not None)
    return {next_round.id: one for next_round, one in led_on if next_round is not None and next_round.id in coming}


def together(coming: Standing, before: Standing | None) -> tuple[Owned, ...]:
    """The steps of both paths as one list, no deed twice: on the same day asking comes first, then the better answer.

    Then come the interview's own steps, the way there among them, and the others of the round before.
    """
    if before is None:
        return tuple((coming, action) for action in coming.actions)
    asked = {action.key for action in before.actions}.intersection(ASK_FOR_THE_NEXT)
    own = [action for action in coming.actions if not (asked and action.key == _ASK_AHEAD)]
    keys = {action.key for action in own}
    both = [(coming, action) for action in own]
    both += [(before, action) for action in before.actions if action.key not in keys]
    return tuple(sorted(both, key=lambda one: _place(one[1], is_own=one[0] is coming)))


def dated_actions(standings: Iterable[Standing], today: date) -> tuple[Owned, ...]:
    """Every action with a day from today on, whose it is, the next one first: months ahead too, for a calendar.

    An interview to come and the round before it have one list, as on every screen.
    """
    everything = tuple(standings)
    before = rounds_before(everything)
    led_on = {id(one) for one in before.values()}
    leading = (one for one in everything if id(one) not in led_on)
    owned = (pair for one in leading for pair in together(one, before.get(one.dossier.interview.id)))
    found = [(one, action) for one, action in owned if action.due and action.due >= today]
    return tuple(sorted(found, key=lambda pair: by_day(pair[1])))


def next_of_both(coming: Standing, before: Standing | None, today: date) -> NextStep | None:
    """The next step of an interview, which may be one of the round before it."""
    if before is None:
        return next_step(coming, today)
    both = together(coming, before)
    if not both or both[0][1].due is None:
        return next_step(coming, today)
    owner, action = both[0]
    return NextStep("action", letters.render(action.do, owner.texts(today)), action.due, action.letter)


@dataclass(frozen=True, slots=True)
class Turn:
    """An advice that the walk has met. Among many, what has its first step later, or none left, can be folded.

    `later` is the day of that step; it is None where none is left, and where the advice stands open.
    """

    node: str
    is_folded: bool = False
    later: date | None = None


def in_turn(standing: Standing, today: date) -> tuple[Turn, ...]:
    """The advice met: what has the earlier step comes first, and of one day what writes to somebody.

    Whom to ask is not folded where it alone is left, nor is what has no day.
    """
    nodes = sorted(standing.position.advice if standing.position else (), key=lambda node: _first_of(standing, node))
    if len(nodes) < _MANY:
        return tuple(Turn(node) for node in nodes)
    first, *others = nodes
    turns = (_turn(standing, node, today) for node in others)
    return Turn(first), *sorted(turns, key=lambda turn: (turn.is_folded, turn.later or date.max))


def _turn(standing: Standing, node: str, today: date) -> Turn:
    advice = standing.tree.advice(node) if standing.tree else None
    own = [action for action in standing.actions if action.node == node]
    days = [by_day(action) for action in own]
    if advice is None or not advice.steps or (advice.help and not days) or {today, date.max}.intersection(days):
        return Turn(node)
    return Turn(node, is_folded=True, later=min(days, default=None))


def _first_of(standing: Standing, node: str) -> tuple[date, bool, bool]:
    """Of two notes of one day, that which says that the person comes goes first."""
    own = [
        (by_day(action), action.letter is None, action.key not in ASK_FOR_THE_NEXT)
        for action in standing.actions
        if action.node == node
    ]
    return min(own, default=(date.max, True, True))


def _place(action: Action, *, is_own: bool) -> tuple[date, int]:
    if action.letter:
        return by_day(action), 0
    if action.key == _REPAIR:
        return by_day(action), 1
    return by_day(action), 2 if is_own else 3
