"""The walk through a tree, from what is known to the next step, and every way that it may take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from coaching.tree.nodes import UNKNOWN, Advice, Facts, Option, Question, Tree, fact_said

TICKS_JOINED_BY = "+"
"""A node with several ticks stores them as one choice, their keys joined by this sign."""

ASIDES_SHOWN = 4
"""The most asides that one advice shows."""


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


def asides(advice: Advice, facts: Facts) -> tuple[str, ...]:
    """The lines of an advice that hold for these facts; where a fact is unknown, the line that begins with "If"."""
    lines: list[str] = []
    for aside in advice.asides:
        name, value = fact_said(aside.when)
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
