"""A decision tree: its node kinds, its structural checks, and the walk from what is known to the next step.

A tree is a pure function from facts and answers to advice; nothing in it remembers, waits or sends. Events are facts,
and when one happens the next walk ends elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

TICKS_JOINED_BY = "+"
"""A node with several ticks stores them as one choice, their keys joined by this sign."""

ASIDES_SHOWN = 4
"""The most asides that one advice shows."""

UNKNOWN = "unknown"
"""The value of a fact that nobody has said yet."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known: a value, and since which day (a fact with a day can anchor a due date)."""

    value: str
    since: date | None = None


Facts = Mapping[str, Fact]

Opens = Literal["news", "debrief", "interview"]
"""The page on which a step is done, where it is done in Debrief."""


class Does(StrEnum):
    """What a choice may do instead of being stored: the field it writes is the fact that answers next time."""

    OPEN_NEWS = "open_news"
    RECORD_FEEDBACK = "record_feedback"
    NONE_WILL_COME = "none_will_come"
    NEVER_ANSWERED = "never_answered"
    CALL_OFF = "call_off"
    RECORD_OFFER = "record_offer"
    ACCEPT = "accept"
    DECLINE = "decline"


class HelpKind(StrEnum):
    """Whom an advice sends the person to, where more than Debrief is needed."""

    EMPLOYMENT = "employment"
    EQUALITY = "equality"
    LOW_MOOD = "low_mood"
    CRISIS = "crisis"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: where it leads (`go`), or what it does instead of being stored."""

    key: str
    say: str
    go: str | None = None
    does: Does | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A node that a fact, an assumption or the person answers; with `several`, all ticks' advice, then `then`.

    `before` is an advice that stands above the ticks' own, whatever is ticked. `assume_when` names what is assumed
    instead while a fact says so ("remark=yes"); without `assume`, the person is asked while no fact does.
    """

    ask: str
    choices: tuple[Option, ...]
    help: str = ""
    known_by: str | None = None
    assume: str | None = None
    assume_when: Mapping[str, str] = field(default_factory=dict)
    several: bool = False
    then: str | None = None
    before: str | None = None

    def chosen(self, keys: Collection[str], before: Collection[str] = ()) -> tuple[Option, ...]:
        """The choices with these keys; of one that stands alone and others, what was not among the keys before counts.

        Where both are new, or both stood there, the one that stands alone goes before the others.
        """
        found = tuple(option for option in self.choices if option.key in keys)
        alone = tuple(option for option in found if option.alone)
        others = tuple(option for option in found if not option.alone)
        if others and any(option.key in before for option in alone):
            return others if any(option.key not in before for option in others) else alone
        return alone or others

    def said(self, keys: Collection[str]) -> str:
        """The words of the choices with these keys."""
        return ", ".join(option.say for option in self.choices if option.key in keys)


@dataclass(frozen=True, slots=True)
class Aside:
    """A line for some: shown when its fact has its value; where that is unknown, led by `if_unknown`."""

    when: str
    text: str
    if_unknown: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One deed: `do` in words, when (`due`, `until` as in "+1 working day after interview"), its letter or its page."""

    key: str
    do: str
    due: str | None = None
    until: str | None = None
    letter: str | None = None
    opens: Opens | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """A node that says what to do now; the walk ends here. `help` names who else can help, by the person's country."""

    headline: str
    text: str
    source: tuple[str, ...]
    asides: tuple[Aside, ...] = ()
    steps: tuple[Step, ...] = ()
    checklist: tuple[str, ...] = ()
    help: tuple[HelpKind, ...] = ()


Node = Question | Advice


@dataclass(frozen=True, slots=True)
class Tree:
    """One outcome's tree; `first` is where every walk begins."""

    key: str
    title: str
    about: str
    first: str
    nodes: Mapping[str, Node] = field(default_factory=dict)

    def steps(self) -> Iterator[Step]:
        """Every step of every advice."""
        for node in self.nodes.values():
            if isinstance(node, Advice):
                yield from node.steps

    def onward(self, name: str) -> tuple[str, ...]:
        """The nodes that a node leads to."""
        node = self.nodes[name]
        if isinstance(node, Advice):
            return ()
        leads = [*(option.go for option in node.choices), node.then, node.before]
        return tuple(to for to in leads if to is not None)

    def reached_from(self, name: str) -> frozenset[str]:
        """A node and all that lies behind it."""
        reached: set[str] = set()
        ahead = [name]
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead.extend(self.onward(name))
        return frozenset(reached)

    def question(self, name: str) -> Question:
        """The question of this name; a TypeError where the node is an advice."""
        node = self.nodes[name]
        if not isinstance(node, Question):
            raise TypeError(name)
        return node

    def advice(self, name: str) -> Advice:
        """The advice of this name; a TypeError where the node is a question."""
        node = self.nodes[name]
        if not isinstance(node, Advice):
            raise TypeError(name)
        return node


class How(StrEnum):
    """What answered a question on the way."""

    KNOWN = "known"
    ANSWERED = "answered"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Passed:
    """A question behind the walk, with the keys of its answer."""

    node: str
    answer: tuple[str, ...]
    how: How


@dataclass(frozen=True, slots=True)
class Position:
    """Where a walk stands: the questions behind it, the advice met, and the question it waits at, if any."""

    passed: tuple[Passed, ...]
    advice: tuple[str, ...]
    question: str | None


def walk(tree: Tree, choices: Mapping[str, str], facts: Facts) -> Position:
    """Follow the tree from its first node as far as the facts and the choices answer it.

    A choice whose node or option no longer exists is skipped, so the walk waits there as if nobody had answered.
    """
    passed: list[Passed] = []
    advice: list[str] = []
    name: str | None = tree.first
    while name is not None:
        node = tree.nodes[name]
        if isinstance(node, Advice):
            advice.append(name)
            break
        found = _answer(node, choices.get(name), facts)
        if found is None:
            return Position(tuple(passed), tuple(advice), name)
        options, how = found
        passed.append(Passed(name, tuple(option.key for option in options), how))
        added, name = _onward(tree, node, options)
        advice.extend(added)
    return Position(tuple(passed), tuple(advice), None)


def _answer(node: Question, stored: str | None, facts: Facts) -> tuple[tuple[Option, ...], How] | None:
    if node.known_by is not None:
        options = _options(node, facts[node.known_by].value)
        return (options, How.KNOWN) if options else None
    if stored is not None:
        options = _options(node, stored)
        if options:
            return options, How.ANSWERED
    assumed = _assumed(node, facts)
    return None if assumed is None else (_options(node, assumed), How.ASSUMED)


def _assumed(node: Question, facts: Facts) -> str | None:
    said = ((fact_said(when), key) for when, key in node.assume_when.items())
    return next((key for (name, value), key in said if facts[name].value == value), node.assume)


def _options(node: Question, answer: str) -> tuple[Option, ...]:
    """The options that an answer names, in the node's own order; none that is not stored but done."""
    keys = answer.split(TICKS_JOINED_BY) if node.several else [answer]
    return tuple(option for option in node.chosen(keys) if option.does is None)


def joins(tree: Tree, node: Question, options: tuple[Option, ...]) -> bool:
    """Whether these ticks go on at `then`: a choice that stands alone may lead to a question, and goes its own way."""
    alone = options[0].go if options[0].alone else None
    return node.several and not (alone is not None and isinstance(tree.nodes[alone], Question))


def _onward(tree: Tree, node: Question, options: tuple[Option, ...]) -> tuple[tuple[str, ...], str | None]:
    """What an answer adds to the walk, and where the walk goes on: ticks add their advice, in the tree's own order."""
    if not joins(tree, node, options):
        return (), options[0].go
    added = (node.before, *(option.go for option in options))
    return tuple(name for name in added if name is not None), node.then


def aside_fact(aside: Aside) -> tuple[str, str]:
    """The name of the fact that an aside hangs on, and the value that it needs ("via_recruiter=yes")."""
    return fact_said(aside.when)


def fact_said(when: str) -> tuple[str, str]:
    """The name of a fact and a value of it ("remark=yes")."""
    name, _, value = when.partition("=")
    return name, value


def asides(advice: Advice, facts: Facts) -> tuple[str, ...]:
    """The lines of an advice that hold for these facts; where a fact is unknown, the line that begins with "If"."""
    lines: list[str] = []
    for aside in advice.asides:
        name, value = aside_fact(aside)
        known = facts[name].value
        if known == value:
            lines.append(aside.text)
        elif known == UNKNOWN and aside.if_unknown:
            lines.append(aside.if_unknown)
    return tuple(lines[:ASIDES_SHOWN])


def paths(tree: Tree) -> Iterator[Position]:
    """Every way through a sound tree; of several ticks each alone and all together, a fact never against itself."""
    yield from _paths_from(tree, tree.first, Position((), (), None), {})


def _paths_from(tree: Tree, name: str, so_far: Position, known: Mapping[str, str]) -> Iterator[Position]:
    node = tree.nodes[name]
    if isinstance(node, Advice):
        yield Position(so_far.passed, (*so_far.advice, name), None)
        return
    for options, how in _answers(node, known):
        keys = tuple(option.key for option in options)
        passed = (*so_far.passed, Passed(name, keys, how))
        now_known = {**known, node.known_by: keys[0]} if node.known_by else known
        added, goal = _onward(tree, node, options)
        if goal is not None:
            yield from _paths_from(tree, goal, Position(passed, (*so_far.advice, *added), None), now_known)


def _answers(node: Question, known: Mapping[str, str]) -> Iterator[tuple[tuple[Option, ...], How]]:
    if node.known_by is not None:
        already = known.get(node.known_by)
        yield from (((option,), How.KNOWN) for option in node.choices if already in (None, option.key))
        return
    for option in node.choices:
        if option.does is None:
            yield (option,), How.ASSUMED if option.key == node.assume else How.ANSWERED
    ticks = tuple(option for option in node.choices if not option.alone)
    if node.several and len(ticks) > 1:
        yield ticks, How.ANSWERED
