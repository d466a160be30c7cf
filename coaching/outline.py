"""A whole tree as text that one can follow with a finger: a trunk of numbered questions, and branches that end soon.

Every node is written out once and has a number; wherever else it is met, one goes on at that number. The longest way on
from a question is the trunk and stands below it, so that few levels lie within each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import count

from coaching.tree import Advice, Option, Position, Question, Tree, joins


@dataclass(frozen=True, slots=True)
class Way:
    """A choice of a question: the branch that is written out below it, or the node elsewhere that it leads to.

    Without a choice it is the advice that stands before all ticks.
    """

    option: Option | None
    walked: bool
    branch: tuple[Entry, ...] = ()
    goes_on_at: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A node with its number and the ways on from it; `then` is where several ticks go on together."""

    number: int
    node: str
    walked: bool
    ways: tuple[Way, ...] = ()
    then: str | None = None


def outline(tree: Tree, position: Position | None = None) -> tuple[Entry, ...]:
    """The trunk of a tree with all of its branches; what a walk met is marked."""
    return _Writer(tree, position or Position((), (), None)).chain(tree.first, frozenset())


def entries(chain: tuple[Entry, ...]) -> Iterator[Entry]:
    """Every entry of a chain and of its branches, by number."""
    for entry in chain:
        yield entry
        for way in entry.ways:
            yield from entries(way.branch)


class _Writer:
    """Writes every node of a tree once."""

    def __init__(self, tree: Tree, position: Position) -> None:
        self.tree = tree
        self.passed = {step.node: step.answer for step in position.passed}
        self.met = {*self.passed, *position.advice, position.question}
        self.written: set[str] = set()
        self.number = count(1)

    def chain(self, name: str | None, elsewhere: frozenset[str]) -> tuple[Entry, ...]:
        """A node and what follows it on its level; what lies `elsewhere` is written out further down."""
        found: list[Entry] = []
        while name is not None:
            self.written.add(name)
            number, node = next(self.number), self.tree.nodes[name]
            if isinstance(node, Advice):
                found.append(Entry(number, name, name in self.met))
                break
            below = self._trunk(node, elsewhere)
            further = elsewhere | self.tree.reached_from(below) if below else elsewhere
            found.append(Entry(number, name, name in self.met, tuple(self._ways(name, node, further)), node.then))
            name = below
        return tuple(found)

    def _trunk(self, node: Question, elsewhere: Collection[str]) -> str | None:
        """What goes on below this question: where its ticks go on, or else the question with most behind it."""
        free = [
            to for to in (node.then, *(option.go for option in node.choices)) if to and self._is_free(to, elsewhere)
        ]
        if node.then in free:
            return node.then
        questions = [to for to in free if isinstance(self.tree.nodes[to], Question)]
        return max(questions, key=lambda to: len(self.tree.reached_from(to)), default=None)

    def _ways(self, name: str, node: Question, elsewhere: frozenset[str]) -> Iterator[Way]:
        answer = node.chosen(self.passed.get(name, ()))
        if node.before is not None:
            joined = bool(answer) and joins(self.tree, node, answer)
            yield self._way(None, node.before, elsewhere, walked=joined)
        for option in node.choices:
            yield self._way(option, option.go, elsewhere, walked=option in answer)

    def _way(self, option: Option | None, goal: str | None, elsewhere: frozenset[str], *, walked: bool) -> Way:
        if goal is None or not self._is_free(goal, elsewhere):
            return Way(option, walked, goes_on_at=goal)
        return Way(option, walked, self.chain(goal, elsewhere))

    def _is_free(self, name: str, elsewhere: Collection[str]) -> bool:
        return name not in elsewhere and name not in self.written
