"""What must hold of the trees before anybody walks them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from coaching import dates
from coaching.tree import ASIDES_SHOWN, UNKNOWN, Advice, Option, Question, Step, Tree, fact_said

MOST_QUESTIONS_ASKED = 6
"""The most questions on one path that neither a fact nor an assumption answers."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")


class Kind(Protocol):
    """What the checks need of a fact in the catalogue: the closed list of its values."""

    @property
    def values(self) -> tuple[str, ...]:
        """Every value that the fact can have."""
        ...


@dataclass(frozen=True, slots=True)
class _World:
    """What the trees may name: facts and their values, letters, sources, and the anchors of due dates."""

    facts: Mapping[str, Kind]
    letters: Collection[str]
    sources: Collection[str]
    anchors: Collection[str]


def problems(
    trees: Mapping[str, Tree],
    *,
    facts: Mapping[str, Kind],
    letters: Collection[str],
    sources: Collection[str],
    anchors: Collection[str],
) -> tuple[str, ...]:
    """Everything that is wrong with the trees, each with its file and node; empty when they can be walked."""
    world = _World(facts, letters, sources, anchors)
    found: list[str] = []
    for tree in trees.values():
        found += [f"data/trees/{tree.key}.yaml, {what}" for what in _of_tree(tree, world)]
    return (*found, *_across(trees))


def asked_at_most(tree: Tree) -> int:
    """The questions on the longest path that nothing answers for the person."""
    longest: dict[str, int] = {}

    def from_node(name: str) -> int:
        if name not in longest:
            node = tree.nodes[name]
            asked = isinstance(node, Question) and node.known_by is None and node.assume is None
            longest[name] = asked + max((from_node(then) for then in tree.onward(name)), default=0)
        return longest[name]

    return from_node(tree.first)


def _of_tree(tree: Tree, world: _World) -> Iterator[str]:
    if not tree.title.strip() or not tree.about.strip():
        yield "title, about: has no words"
    broken = [*_dangling(tree)]
    yield from broken
    for name, node in tree.nodes.items():
        at_node = _of_question(node, world) if isinstance(node, Question) else _of_advice(node, world)
        yield from (f"{name}: {what}" for what in chain(_of_key(name), at_node))
    if not broken:
        yield from _of_shape(tree)


def _dangling(tree: Tree) -> Iterator[str]:
    if tree.first not in tree.nodes:
        yield f"first: leads to {tree.first}, which is not there"
    for name in tree.nodes:
        yield from (f"{name}: leads to {to}, which is not there" for to in tree.onward(name) if to not in tree.nodes)


def _of_shape(tree: Tree) -> Iterator[str]:
    circle = _circle(tree)
    if circle is not None:
        yield f"{circle}: leads back to itself"
        return
    reached = tree.reached_from(tree.first)
    yield from (f"{name}: is reached by no path" for name in tree.nodes if name not in reached)
    yield from (
        f"{name}: {what} must lead to an advice"
        for name, node in tree.nodes.items()
        if isinstance(node, Question) and node.several
        for what, to in _adds(node)
        if not isinstance(tree.nodes[to], Advice)
    )
    asked = asked_at_most(tree)
    if asked > MOST_QUESTIONS_ASKED:
        yield f"{tree.first}: a path asks {asked} questions that nothing answers, at most {MOST_QUESTIONS_ASKED}"


def _adds(node: Question) -> Iterator[tuple[str, str]]:
    """What a node with several ticks adds to the walk, and from where; a tick that stands alone may go its own way."""
    if node.before is not None:
        yield "before", node.before
    yield from (
        (f"the tick {option.key}", option.go) for option in node.choices if option.go is not None and not option.alone
    )


def _circle(tree: Tree) -> str | None:
    """A node that its own path leads back to."""
    left = {name: set(tree.onward(name)) for name in tree.nodes}
    while ends := {name for name, onward in left.items() if not onward & left.keys()}:
        left = {name: onward for name, onward in left.items() if name not in ends}
    on_the_way: set[str] = set()
    name = min(left, default=None)
    while name is not None and name not in on_the_way:
        on_the_way.add(name)
        name = min(left[name] & left.keys())
    return name


def _of_key(key: str) -> Iterator[str]:
    if not _KEY.fullmatch(key):
        yield f"the key {key} is not in small letters, digits and _"


def _of_question(node: Question, world: _World) -> Iterator[str]:
    keys = [option.key for option in node.choices]
    if not node.ask.strip():
        yield "the question has no words"
    if len(keys) < 2:  # noqa: PLR2004 -- one choice is no question
        yield "has fewer than two choices"
    yield from (f"has the choice {key} twice" for key, times in Counter(keys).items() if times > 1)
    yield from _of_answering(node, world)
    for option in node.choices:
        yield from chain(_of_key(option.key), _of_option(node, option))
    yield from _of_several(node) if node.several else _of_single(node)


def _of_answering(node: Question, world: _World) -> Iterator[str]:
    """What answers a question, where that is not the person."""
    if node.known_by is not None:
        kind = world.facts.get(node.known_by)
        if kind is None:
            yield f"known_by names the fact {node.known_by}, which is not in the catalogue"
        elif {option.key for option in node.choices} != set(kind.values):
            yield f"its choices are not the values of {node.known_by} ({', '.join(kind.values)})"
        if node.several or node.assume is not None or node.assume_when:
            yield "known_by stands beside several or assume: a fact answers alone"
        if any(option.does for option in node.choices):
            yield "known_by stands beside does: nobody is asked here"
    elif node.assume is not None and not any(node.assume == option.key and not option.does for option in node.choices):
        yield f"assumes {node.assume}, which is no choice that leads on"
    for when, key in node.assume_when.items():
        name, value = fact_said(when)
        if name not in world.facts or value not in world.facts[name].values:
            yield f"assume_when names {when}, which is no value of a fact"
        if not any(key == option.key and not option.does for option in node.choices):
            yield f"assumes {key} when {when}, which is no choice that leads on"


def _of_option(node: Question, option: Option) -> Iterator[str]:
    if not option.say.strip():
        yield f"the choice {option.key} has no words"
    if option.does is not None and option.go is not None:
        yield f"the choice {option.key} has both go and does"
    if option.does is None and option.go is None and not (node.several and option.alone):
        yield f"the choice {option.key} has neither go nor does"


def _of_several(node: Question) -> Iterator[str]:
    if node.then is None:
        yield "has several ticks and no then"
    if any(option.does for option in node.choices):
        yield "has several ticks and a choice with does"
    if sum(option.alone for option in node.choices) > 1:
        yield "has more than one choice that stands alone"


def _of_single(node: Question) -> Iterator[str]:
    if node.then is not None or node.before is not None:
        yield "has then or before without several"
    if any(option.alone for option in node.choices):
        yield "has a choice that stands alone without several"
    if all(option.go is None for option in node.choices):
        yield "has no choice that leads on to an advice"


def _of_advice(node: Advice, world: _World) -> Iterator[str]:
    words = (node.headline, node.text, *node.checklist, *(step.do for step in node.steps))
    if not all(text.strip() for text in words):
        yield "has an empty text"
    if not node.source:
        yield "names no source"
    yield from (f"names the source {row}, which is not known" for row in node.source if row not in world.sources)
    if not node.steps and not node.checklist:
        yield "has neither a step nor a letter nor a checklist"
    yield from _of_asides(node, world)
    keys = Counter(step.key for step in node.steps)
    yield from (f"has the step {key} twice" for key, times in keys.items() if times > 1)
    for step in node.steps:
        yield from (f"step {step.key}: {what}" for what in chain(_of_key(step.key), _of_step(step, world)))


def _of_asides(node: Advice, world: _World) -> Iterator[str]:
    shown: dict[str, Counter[str]] = {}
    for aside in node.asides:
        name, value = fact_said(aside.when)
        kind = world.facts.get(name)
        shown.setdefault(name, Counter()).update([value, UNKNOWN] if aside.if_unknown else [value])
        if not aside.text.strip():
            yield f"the aside {aside.when} has no words"
        if kind is None:
            yield f"an aside names the fact {name}, which is not in the catalogue"
        elif value not in kind.values:
            yield f"the aside {aside.when} names no value of {name} ({', '.join(kind.values)})"
        elif aside.if_unknown and UNKNOWN not in kind.values:
            yield f"the aside {aside.when} has if_unknown, but {name} is always known"
    most = sum(max(values.values()) for values in shown.values())
    if most > ASIDES_SHOWN:
        yield f"may show {most} asides at once, at most {ASIDES_SHOWN}"


def _of_step(step: Step, world: _World) -> Iterator[str]:
    if step.letter is not None and step.letter not in world.letters:
        yield f"names the letter {step.letter}, which is not there"
    if step.letter is not None and step.opens is not None:
        yield "has a letter and opens a page: it can be done in one place only"
    for text in (step.due, step.until):
        if text is None:
            continue
        try:
            anchor = dates.parse_when(text).anchor
        except ValueError as error:
            yield str(error)
            continue
        if anchor not in world.anchors:
            yield f'"{text}" counts from {anchor}, which is no dated fact'


def _across(trees: Mapping[str, Tree]) -> Iterator[str]:
    """A node's key is one place and a step's key is one deed, over all trees."""
    at: dict[str, str] = {}
    deeds: dict[str, tuple[str | None, str]] = {}
    for tree in trees.values():
        for name, node in tree.nodes.items():
            here = f"data/trees/{tree.key}.yaml, {name}"
            if name in at:
                yield f"{here}: the key is taken by {at[name]}"
            at.setdefault(name, here)
            for step in node.steps if isinstance(node, Advice) else ():
                letter, first = deeds.setdefault(step.key, (step.letter, here))
                if letter != step.letter:
                    yield f"{here}: step {step.key}: is another deed than in {first} (its letter differs)"
