"""What a decision tree is made of: questions with their choices, and advice with its steps and asides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

UNKNOWN = "unknown"
"""The value of a fact that nobody has said yet."""


RATHER_NOT = "I’d rather not"
"""What somebody says who leaves a step out, where it has no words of its own for that."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known: a value, and since which day (a fact with a day can anchor a due date)."""

    value: str
    since: date | None = None


Facts = Mapping[str, Fact]

Opens = Literal["news", "debrief", "interview", "place"]
"""The page on which a step is done, where it is done in Debrief; a place stands on the interview's own page."""


class Does(StrEnum):
    """What a choice may do instead of being stored: the field it writes is the fact that answers next time."""

    OPEN_NEWS = "open_news"
    RECORD_FEEDBACK = "record_feedback"
    NONE_WILL_COME = "none_will_come"
    NEVER_ANSWERED = "never_answered"
    CALL_OFF = "call_off"
    RECORD_OFFER = "record_offer"
    TAKEN_BACK = "taken_back"
    ACCEPT = "accept"
    DECLINE = "decline"


class HelpKind(StrEnum):
    """Whom an advice sends the person to, where more than Debrief is needed."""

    EMPLOYMENT = "employment"
    EQUALITY = "equality"
    MONEY = "money"
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
    """One deed: `do` in words, when (`due`, `until` as in "+1 working day after interview"), its letter or its page.

    `rather_not` is what the person says who leaves it out.
    """

    key: str
    do: str
    due: str | None = None
    until: str | None = None
    letter: str | None = None
    opens: Opens | None = None
    rather_not: str = RATHER_NOT


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


def fact_said(when: str) -> tuple[str, str]:
    """The name of a fact and a value of it ("remark=yes")."""
    name, _, value = when.partition("=")
    return name, value
