"""Where every interview stands, its dated actions, and what Today shows.

Nothing of it is stored: an action is derived from the advice that the walk reaches now, so what no longer holds is
gone by itself when news comes or an answer changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, Protocol

from coaching import dates, facts, letters
from coaching.dates import WorkingDays
from coaching.records import Dossier, Outcome
from coaching.tree import Advice, Facts, Position, Step, Tree, walk

_HALF_WRITTEN_DAYS = 14
"""So many days after an interview its debrief is still asked for; later, memory has gone."""

_WRITE_IT_DOWN = "Write down what happened"


class HasTrees(Protocol):
    """What the agenda needs of Debrief's texts: its trees, by key."""

    @property
    def trees(self) -> Mapping[str, Tree]:
        """Every tree."""
        ...


@dataclass(frozen=True, slots=True)
class Action:
    """A step with its day, never one that has passed; `due` is None while the fact that it hangs on has no date.

    `do` is as the tree has it, not yet filled.
    """

    key: str
    interview_id: str
    do: str
    due: date | None
    until: date | None
    letter: str | None
    node: str
    opens: str | None = None

    def can_wait(self, today: date) -> bool:
        """Whether another day will do as well: it has no last day, or a later one than today."""
        return self.until is None or self.until > today


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one interview stands; without a tree there is nothing to walk, and no action."""

    dossier: Dossier
    tree: Tree | None
    facts: Facts
    position: Position | None
    actions: tuple[Action, ...]

    @property
    def is_open(self) -> bool:
        """Whether an answer is still to come: theirs, or the person's to an offer."""
        open_outcome = self.dossier.interview.outcome in facts.OPEN
        return self.tree is not None and open_outcome and self.facts["offer"].value == "open"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one next step in plain words, filled; without a day it is for now or for whenever it can be."""

    kind: Literal["action", "question", "wait", "debrief"]
    sentence: str
    due: date | None = None
    letter: str | None = None


class TodayState(StrEnum):
    """What Today shows; of several the first that holds: a no, something due, half written, waiting.

    Empty is for who has written nothing down yet, or nothing for a long time.
    """

    EMPTY = "empty"
    SAID_NO = "said_no"
    DUE = "due"
    HALF_WRITTEN = "half_written"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class TodayView:
    """The state that wins, whose it is, its action (none where a question is due), and all others that are open."""

    state: TodayState
    lead: Standing | None
    action: Action | None
    rest: tuple[Standing, ...]


def tree_key(dossier: Dossier, today: date) -> str | None:
    """The tree of an interview on a day; none once its next round is behind, which then has its own."""
    interview, next_round = dossier.interview, dossier.next_round
    if next_round is not None and (next_round.is_held(today) or next_round.outcome is not Outcome.WAITING):
        return None
    if interview.outcome is Outcome.WAITING and not interview.is_held(today):
        return "coming_up"
    return interview.outcome


def standing(
    dossier: Dossier, content: HasTrees, today: date, working_days: WorkingDays, others: Sequence[Dossier] = ()
) -> Standing:
    """Where an interview stands today; `others` are all of the person's dossiers (itself among them or not)."""
    known = facts.known(dossier, today, working_days, others)
    key = tree_key(dossier, today)
    if key is None:
        return Standing(dossier, None, known, None, ())
    tree = content.trees[key]
    position = walk(tree, dossier.choices, known)
    actions = _derived(dossier, _steps(tree, position), _Calendar(known, today, working_days))
    return Standing(dossier, tree, known, position, actions)


def next_step(standing: Standing, today: date) -> NextStep | None:
    """What comes next: what is due now, a debrief half written, a question, what is due later, else a wait."""
    tree, position = standing.tree, standing.position
    if tree is None or position is None:
        return None
    action = _due_now(standing, today)
    if action is None and _is_half_written(standing, today):
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


def today(standings: Sequence[Standing], today: date) -> TodayView:
    """What Today shows: one state wins, the rest waits below."""
    said_no = [one for one in standings if _is_no(one) and one.facts["news_age"].value == "today"]
    if said_no:
        lead = max(said_no, key=_latest_news)
        return TodayView(TodayState.SAID_NO, lead, None, _rest(standings, lead))
    due = [one for one in standings if _due_now(one, today) or _asks_now(one)]
    if due:
        lead = min(due, key=lambda one: _urgency(one, today))
        return TodayView(TodayState.DUE, lead, _due_now(lead, today), _rest(standings, lead))
    half_written = [one for one in standings if _is_half_written(one, today)]
    if half_written:
        lead = max(half_written, key=_latest_held)
        return TodayView(TodayState.HALF_WRITTEN, lead, None, _rest(standings, lead))
    state = TodayState.WAITING if standings else TodayState.EMPTY
    return TodayView(state, None, None, _rest(standings, None))


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What turns "+1 working day after interview" into a day."""

    facts: Facts
    today: date
    working_days: WorkingDays

    def day(self, text: str | None) -> date | None:
        return dates.resolve(dates.parse_when(text), self.facts, self.working_days) if text else None


def _steps(tree: Tree, position: Position) -> Iterable[tuple[str, Step]]:
    """Every step of every advice that the walk has met, with its node."""
    for name in position.advice:
        node = tree.nodes[name]
        yield from ((name, step) for step in (node.steps if isinstance(node, Advice) else ()))


def _derived(dossier: Dossier, steps: Iterable[tuple[str, Step]], calendar: _Calendar) -> tuple[Action, ...]:
    """The actions that are left, each key once with its earlier day, the next one first and the undated last."""
    found: dict[str, Action] = {}
    for node, step in steps:
        until = calendar.day(step.until)
        if facts.is_over(dossier, step.key, step.letter) or (until and until < calendar.today):
            continue
        due = _due(dossier, step, calendar)
        action = Action(step.key, dossier.interview.id, step.do, due, until, step.letter, node, step.opens)
        if step.key not in found or _by_day(action) < _by_day(found[step.key]):
            found[step.key] = action
    return tuple(sorted(found.values(), key=_by_day))


def _due(dossier: Dossier, step: Step, calendar: _Calendar) -> date | None:
    """A step's day: its own, or the later one that it was moved to, and never one that has passed."""
    own = calendar.day(step.due) if step.due else calendar.today
    mark = dossier.marks.get(step.key)
    moved_to = mark.moved_to if mark else None
    days = [day for day in (own, moved_to) if day is not None]
    return max(*days, calendar.today) if days else None


def _by_day(action: Action) -> date:
    return action.due or date.max


def _due_now(standing: Standing, today: date) -> Action | None:
    return next((action for action in standing.actions if action.due and action.due <= today), None)


def _asks_now(standing: Standing) -> bool:
    """After a no the walk's question is a thing to do ("Did their feedback come?"); elsewhere it can wait for Coach."""
    return _is_no(standing) and standing.position is not None and standing.position.question is not None


def _is_no(standing: Standing) -> bool:
    return standing.tree is not None and standing.tree.key == Outcome.UNSUCCESSFUL


def _is_half_written(standing: Standing, today: date) -> bool:
    interview = standing.dossier.interview
    if standing.tree is None or standing.tree.key != Outcome.WAITING or interview.debriefed_at is not None:
        return False
    return interview.held_on is not None and (today - interview.held_on).days <= _HALF_WRITTEN_DAYS


def _urgency(standing: Standing, today: date) -> tuple[bool, date, int]:
    """What can't be done much longer comes first, then what belongs to the later interview; a question comes last."""
    action = _due_now(standing, today)
    until = action.until if action else None
    return action is None, until or date.max, -_latest_held(standing)[0].toordinal()


def _latest_held(standing: Standing) -> tuple[date, datetime]:
    interview = standing.dossier.interview
    return interview.held_on or date.min, interview.created_at


def _latest_news(standing: Standing) -> datetime:
    return standing.dossier.interview.news_at or standing.dossier.interview.created_at


def _rest(standings: Sequence[Standing], lead: Standing | None) -> tuple[Standing, ...]:
    """All others that are open, the next step first, then the earlier interview."""
    others = (one for one in standings if one.is_open and one is not lead)
    return tuple(sorted(others, key=_next_first))


def _next_first(standing: Standing) -> tuple[date, date, datetime]:
    interview = standing.dossier.interview
    due = _by_day(standing.actions[0]) if standing.actions else date.max
    return due, interview.held_on or date.max, interview.created_at


def _filled(text: str, standing: Standing, today: date) -> str:
    return letters.render(text, facts.texts(standing.dossier, today, standing.facts))
