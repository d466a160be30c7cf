"""A picture of a tree in Mermaid's words: a walk with its end and what may come next, or how a tree begins.

At most a dozen boxes, in one column: more of them, or beside each other, are specks on a phone. All words are those of
the trees as they read without an interview: nothing that somebody typed is ever drawn.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coaching import letters
from coaching.outline import entries, outline
from coaching.tree import Advice, Passed, Position, Tree, joins

MOST_BOXES = 12
"""So many boxes can be read."""

_ALL_AT_ONCE = ""
_HEAD = '%%{init: {"flowchart": {"rankSpacing": 22, "nodeSpacing": 22} } }%%\nflowchart TD'
_LOOKS = "  classDef met stroke-width:3px\n  classDef next stroke-dasharray:4 3"
_SIGN = re.compile(r"[!-~](?<![A-Za-z0-9,.?:()/-])|(?<=^\d)\.|(?<=^\d\d)\.|^-")
_FULL_WIDTH = 0xFEE0
"""So far behind a sign of ASCII lies its full-width twin, which looks like it and means nothing."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What Mermaid draws, and what that shows in one sentence."""

    mermaid: str
    alt: str


@dataclass(frozen=True, slots=True)
class _Arrow:
    """What leads from a question to a box: an answer (its key and words), or "" where several ticks go on together.

    An answer that does something instead of leading on has a box of its own, "node=key".
    """

    start: str
    end: str
    key: str
    says: str


def of_walk(tree: Tree, position: Position) -> Picture:
    """A walk with its end and the choices that lead on from there; of a long one the part nearest to its end."""
    at = position.question or position.advice[-1]
    answers = {step.node: _answered(tree, step) for step in position.passed}
    after = [arrow.end for arrow in _arrows(tree, at)][: MOST_BOXES - 1]
    way = list(dict.fromkeys([*_walked(tree, position, answers), at]))[-(MOST_BOXES - len(set(after))) :]
    alt = f"Your way through “{letters.read_alone(tree.title)}” to “{_words(tree, at)}”"
    return Picture(_drawn(tree, list(dict.fromkeys([*way, *after])), way, answers), alt)


def of_beginning(tree: Tree) -> Picture:
    """How a tree begins: what stands first in its outline."""
    boxes = [entry.node for entry in entries(outline(tree))][:MOST_BOXES]
    return Picture(_drawn(tree, boxes, (), {}), f"How “{letters.read_alone(tree.title)}” begins")


def _answered(tree: Tree, step: Passed) -> tuple[str, ...]:
    """The arrows that a walk took from a question, by their keys."""
    node = tree.question(step.node)
    return (*step.answer, _ALL_AT_ONCE) if joins(tree, node, node.chosen(step.answer)) else step.answer


def _walked(tree: Tree, position: Position, answers: Mapping[str, Collection[str]]) -> Iterator[str]:
    """What a walk met, in its order: each question, and below one with several ticks their advice."""
    for step in position.passed:
        yield step.node
        taken = (arrow.end for arrow in _arrows(tree, step.node) if arrow.key in answers[step.node])
        yield from (name for name in taken if name in position.advice)
    yield from position.advice


def _arrows(tree: Tree, name: str) -> Iterator[_Arrow]:
    node = tree.nodes[name]
    if isinstance(node, Advice):
        return
    if node.before is not None:
        yield _Arrow(name, node.before, _ALL_AT_ONCE, "")
    for option in node.choices:
        if option.go is not None or option.does is not None:
            yield _Arrow(name, option.go or f"{name}={option.key}", option.key, f"“{letters.read_alone(option.say)}”")
    if node.then is not None:
        yield _Arrow(name, node.then, _ALL_AT_ONCE, "")


def _drawn(tree: Tree, boxes: Sequence[str], met: Collection[str], answers: Mapping[str, Collection[str]]) -> str:
    """The boxes below each other: what a walk met is thick, what may come next dashed; without a walk all is plain.

    Each says the answers that lead to it from the first box above that does.
    """
    numbers = {name: f"n{number}" for number, name in enumerate(boxes)}
    between: dict[tuple[str, str], list[_Arrow]] = {}
    for arrow in (arrow for name in boxes if name in tree.nodes for arrow in _arrows(tree, name)):
        if arrow.end in numbers:
            between.setdefault((arrow.start, arrow.end), []).append(arrow)
    says: dict[str, str] = {}
    lines: list[str] = []
    for (start, end), arrows in between.items():
        taken = [arrow for arrow in arrows if arrow.key in answers.get(start, ())]
        said = " or ".join(arrow.says for arrow in taken or arrows if arrow.says)
        if said and (taken or end not in says):
            says[end] = said
        kind = "-->" if not met else "==>" if taken else "-.->"
        lines.append(f"  {numbers[start]} {kind} {numbers[end]}")
    lines += [f"  {numbers[one]} ~~~ {numbers[other]}" for one, other in pairwise(boxes)]
    looks = [f"  class {numbers[name]} {'met' if name in met else 'next'}" for name in boxes] if met else []
    return "\n".join(
        [_HEAD, *(_box(tree, name, numbers[name], says.get(name, "")) for name in boxes), *lines, *looks, _LOOKS]
    )


def _box(tree: Tree, name: str, number: str, says: str) -> str:
    """A question has round corners; an advice, and what a choice does, has square ones."""
    words = "<br/>".join(_safe(text) for text in (says, _words(tree, name)) if text)
    is_question = name in tree.nodes and not isinstance(tree.nodes[name], Advice)
    return f'  {number}("{words}")' if is_question else f'  {number}["{words}"]'


def _words(tree: Tree, name: str) -> str:
    if name not in tree.nodes:
        return ""
    node = tree.nodes[name]
    return letters.read_alone(node.headline if isinstance(node, Advice) else node.ask)


def _safe(text: str) -> str:
    """The words of a label: what might be a sign of Mermaid's, Markdown's or HTML's is one of no meaning."""
    return _SIGN.sub(lambda sign: chr(ord(sign[0]) + _FULL_WIDTH), " ".join(text.split()))
