"""Actions: the steps of the advice reached, each with its day, less what is done, dropped or past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coaching import dates, facts
from coaching.dates import Unit, WorkingDays
from coaching.records import Dossier
from coaching.tree import RATHER_NOT, Advice, Facts, Position, Step, Tree

_COUNTED_IN_WORKING_DAYS = frozenset({"patience", "reply_awaited"})
"""The facts whose own day is counted in working days."""

_NOTE = "keep_dated_note"
_ADVICE = frozenset({"get_advice", "get_pay_advice", "get_software_advice"})
"""The steps that ask an advice service."""


@dataclass(frozen=True, slots=True)
class Action:
    """A step with its day, never one that has passed; `due` is None while the fact that it hangs on has no date.

    `do` is as the tree has it, not yet filled. `counts_working_days` tells that another country may mean another day.
    """

    key: str
    interview_id: str
    do: str
    due: date | None
    until: date | None
    letter: str | None
    node: str
    opens: str | None = None
    counts_working_days: bool = False
    rather_not: str = RATHER_NOT

    @property
    def is_call(self) -> bool:
        """Whether somebody at work is to be rung."""
        return _is_call(self.letter)

    def can_wait(self, today: date) -> bool:
        """Whether another day will do as well: it has no last day, or a later one than today."""
        return self.until is None or self.until > today


@dataclass(frozen=True, slots=True)
class Calendar:
    """What turns "+1 working day after interview" into a day."""

    facts: Facts
    today: date
    working_days: WorkingDays

    def day(self, text: str | None) -> date | None:
        """The day that is meant; None where nothing is said, or what it hangs on has no day."""
        return dates.resolve(dates.parse_when(text), self.facts, self.working_days) if text else None

    def at_work(self, day: date) -> date:
        """A day as it is, or the next one on which offices work."""
        return day if self.working_days.is_working(day) else self.working_days.after(day, 1)


def derived(dossier: Dossier, tree: Tree, position: Position, calendar: Calendar) -> tuple[Action, ...]:
    """The actions that are left, each key once with its earlier day, the next one first and the undated last."""
    found: dict[str, Action] = {}
    for node, step in _steps(tree, position):
        until = calendar.day(step.until)
        if facts.is_over(dossier, step.key, step.letter) or (until and until < calendar.today):
            continue
        action = Action(
            step.key,
            dossier.interview.id,
            step.do,
            _due(dossier, step, calendar),
            until,
            step.letter,
            node,
            step.opens,
            _counts_working_days(step),
            step.rather_not,
        )
        if step.key not in found or by_day(action) < by_day(found[step.key]):
            found[step.key] = action
    return tuple(sorted(found.values(), key=by_day))


def by_day(action: Action) -> date:
    """The order of actions: what has no day comes last."""
    return action.due or date.max


def asks_a_service(action: Action) -> bool:
    """Whether a service of the person's country is to be asked, where there may be a last day to complain."""
    return action.key in _ADVICE


def cannot_wait_long(action: Action) -> bool:
    """Whether a last day to complain may run: for the advice of a service, and for the note that it rests on."""
    return asks_a_service(action) or action.key == _NOTE


def _steps(tree: Tree, position: Position) -> Iterable[tuple[str, Step]]:
    """Every step of every advice that the walk has met, with its node."""
    for name in position.advice:
        node = tree.nodes[name]
        yield from ((name, step) for step in (node.steps if isinstance(node, Advice) else ()))


def _is_call(letter: str | None) -> bool:
    return letter is not None and letter.endswith("_by_phone")


def _due(dossier: Dossier, step: Step, calendar: Calendar) -> date | None:
    """A step's day: its own, or the later one that it was moved to, and never one that has passed.

    A call that has a day is made on one on which offices work.
    """
    own = calendar.day(step.due) if step.due else calendar.today
    mark = dossier.marks.get(step.key)
    moved_to = mark.moved_to if mark else None
    days = [day for day in (own, moved_to) if day is not None]
    if not days:
        return None
    day = max(*days, calendar.today)
    has_own_day = step.due is not None or moved_to is not None
    return calendar.at_work(day) if has_own_day and _is_call(step.letter) else day


def _counts_working_days(step: Step) -> bool:
    said = [dates.parse_when(text) for text in (step.due, step.until) if text]
    return any(when.unit is Unit.WORKING_DAY or when.anchor in _COUNTED_IN_WORKING_DAYS for when in said)
