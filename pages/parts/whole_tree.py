"""A tree to read as a whole: numbered questions with their choices, and behind each advice all that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import letters, outline, text_checks
from coaching.tree import Advice, Question
from pages.parts import house, layout, somebody, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coaching.outline import Entry, Way
    from coaching.picture import Picture
    from coaching.tree import Node, Position, Tree
    from pages.parts.text import Markup

KNOWN = "Debrief sees this from what you write down."
ASKED = "You answer this."
WHATEVER = "First, whatever you tick"
SEVERAL = "You answer this, and may tick more than one."


def show(tree: Tree, position: Position | None = None) -> None:
    """The tree, with the walk of an interview marked where there is one; then who else can help."""
    trunk = outline.outline(tree, position)
    numbers = {entry.node: entry.number for entry in outline.entries(trunk)}
    with layout.sheet("outline"):
        text.html(text.nested(_on_trunk(trunk, tree.nodes, numbers), "outline"))
    helps = {kind: None for node in tree.nodes.values() if isinstance(node, Advice) for kind in node.help}
    if helps:
        with st.expander("Who else can help", key="coach.tree.help"):
            somebody.show(list(helps), key="coach.tree.help.country")


def show_picture(drawn: Picture) -> None:
    """The picture of a tree, folded: it is large, and says nothing that the words don’t."""
    with st.expander("The picture", key="coach.picture"):
        st.mermaid_chart(drawn.mermaid, width="content", alt=drawn.alt)


def _on_trunk(chain: tuple[Entry, ...], nodes: Mapping[str, Node], numbers: Mapping[str, int]) -> Iterator[Markup]:
    """Questions stand open below each other; an advice unfolds."""
    for entry in chain:
        node = nodes[entry.node]
        if isinstance(node, Advice):
            yield text.fold(_label(entry, node), *_of_advice(node), is_open=False)
        else:
            yield text.joined(_label(entry, node), *_of_question(entry, node, nodes, numbers))


def _label(entry: Entry, node: Node) -> Markup:
    if isinstance(node, Advice):
        return text.marked(f"{entry.number}. {letters.read_alone(node.headline)}", "advice", walked=entry.walked)
    return text.marked(f"{entry.number}. {letters.read_alone(node.ask)}", "question", walked=entry.walked)


def _of_question(
    entry: Entry, node: Question, nodes: Mapping[str, Node], numbers: Mapping[str, int]
) -> Iterator[Markup]:
    yield text.p(" ".join(filter(None, (letters.read_alone(node.help), _who_answers(node)))), soft=True)
    yield text.nested((_way(way, nodes, numbers) for way in entry.ways), "ways")
    if entry.then:
        yield text.p(f"Then go on at {numbers[entry.then]}.", soft=True)


def _who_answers(node: Question) -> str:
    if node.known_by is not None:
        return KNOWN
    if node.assume is not None:
        return f"Until you say otherwise: “{node.said([node.assume])}”"
    return SEVERAL if node.several else ASKED


def _way(way: Way, nodes: Mapping[str, Node], numbers: Mapping[str, int]) -> Markup:
    """A choice; below it what it leads to, unfolded where the walk went on there."""
    after = ""
    if way.goes_on_at:
        after = f"go on at {numbers[way.goes_on_at]}"
    elif way.option and way.option.does:
        after = house.texts().words.does[way.option.does]
    said = text.marked(way.option.say if way.option else WHATEVER, "choice", walked=way.walked, after=after)
    if not way.branch:
        return said
    first, *rest = way.branch
    node = nodes[first.node]
    if isinstance(node, Advice):
        return text.joined(said, text.fold(_label(first, node), *_of_advice(node), is_open=False))
    walked = any(entry.walked for entry in outline.entries(way.branch))
    inner = _of_question(first, node, nodes, numbers)
    further = text.nested(_on_trunk(tuple(rest), nodes, numbers))
    return text.joined(said, text.fold(_label(first, node), *inner, further, is_open=walked))


def _of_advice(node: Advice) -> Iterator[Markup]:
    texts = house.texts()
    yield text.p(letters.read_alone(node.text))
    named = [
        (letters.read_alone(step.do), texts.letters[step.letter].name if step.letter else "") for step in node.steps
    ]
    steps = [f"{do}. The words are ready: “{name}”" if name else do for do, name in named]
    yield text.points([*steps, *map(letters.read_alone, node.checklist)])
    yield text.items(_for_some(node))
    sources = dict.fromkeys(texts.words.sources[row] for row in node.source)
    yield text.p(f"Why: {'; '.join(sources)}", soft=True)
    if node.help:
        helps = ", ".join(texts.words.help[kind] for kind in node.help)
        yield text.p(f"Who else can help, at the end of this page: {helps}", soft=True)


def _for_some(node: Advice) -> list[str]:
    """The lines for some, as far as they say something to whoever has no interview."""
    lines = [(aside.if_unknown or aside.text) for aside in node.asides]
    return [read for line in lines if not text_checks.hole(read := letters.read_alone(line), line)]
