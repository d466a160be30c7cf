"""Random sound trees, and what a person may have answered in them, for Hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from coaching.facts import FactKind
from coaching.tree import (
    TICKS_JOINED_BY,
    Advice,
    Aside,
    Does,
    Fact,
    Node,
    Option,
    Question,
    Step,
    Tree,
)

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine may take its time; what counts is what comes out."""

FACTS = {
    "weather": FactKind(("fair", "foul"), "what it is like outside", "time"),
    "season": FactKind(("spring", "summer", "autumn", "winter"), "the time of the year", "time"),
    "umbrella": FactKind(("yes", "no", "unknown"), "whether one is at hand", "hall.stand"),
}
LETTERS = frozenset({"note", "closing"})
SOURCES = frozenset({"L1", "S2"})
ANCHORS = frozenset({"interview", "season"})

_STEPS = (
    Step(
        "write",
        "Write to them",
        due="+1 working day after interview",
        until="+3 working days after interview",
        letter="note",
    ),
    Step("close", "Close kindly", due="-2 days before season", letter="closing"),
    Step("rest", "Have a rest"),
)
_ASIDES = (Aside("umbrella=yes", "Take it.", "If you have one, take it."), Aside("weather=foul", "Stay in."))
_KEYS = ("first", "second", "third", "fourth")
_CHOSEN = st.lists(st.sampled_from(_KEYS), min_size=2, max_size=4, unique=True)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A sound tree of one to six questions: asked, known, assumed and with several ticks, and shared ways on."""
    questions = [f"question_{n}" for n in range(draw(st.integers(1, 6)))]
    ends = [f"advice_{n}" for n in range(draw(st.integers(1, 4)))]
    nodes: dict[str, Node] = {
        name: draw(_question(later=[*questions[n + 1 :], *ends], ends=ends)) for n, name in enumerate(questions)
    }
    nodes.update({name: draw(_advice()) for name in ends})
    tree = Tree("random", "A tree", "It grew by chance.", questions[0], nodes)
    reached = tree.reached_from(tree.first)
    return Tree(tree.key, tree.title, tree.about, tree.first, {name: nodes[name] for name in nodes if name in reached})


def choices(tree: Tree) -> st.SearchStrategy[dict[str, str]]:
    """What may be stored for a tree: answers to some of its questions, some that it no longer knows, some of others."""
    stored = {
        name: _answer(node) | st.just("no_longer_there")
        for name, node in tree.nodes.items()
        if isinstance(node, Question)
    }
    return st.fixed_dictionaries({}, optional={**stored, "another_tree": st.just("first")})


def answers(trees: Iterable[Tree]) -> st.SearchStrategy[tuple[str, str]]:
    """One answer that a person may give in one of the trees: the node, and what is stored for it."""
    asked = [
        st.tuples(st.just(name), _answer(node))
        for tree in trees
        for name, node in tree.nodes.items()
        if isinstance(node, Question) and node.known_by is None
    ]
    return st.one_of(asked)


def facts() -> st.SearchStrategy[dict[str, Fact]]:
    """Every fact of the catalogue with some value of its list."""
    days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
    return st.fixed_dictionaries(
        {name: st.builds(Fact, st.sampled_from(kind.values), days) for name, kind in FACTS.items()}
    )


def _answer(node: Question) -> st.SearchStrategy[str]:
    if not node.several:
        return st.sampled_from([option.key for option in node.choices])
    alone = [option.key for option in node.choices if option.alone]
    ticks = [option.key for option in node.choices if not option.alone]
    some = st.lists(st.sampled_from(ticks), min_size=1, unique=True).map(TICKS_JOINED_BY.join)
    return some | st.sampled_from(alone) if alone else some


@st.composite
def _question(draw: st.DrawFn, *, later: list[str], ends: list[str]) -> Question:
    kind = draw(st.sampled_from(["asked", "known", "assumed", "several"]))
    if kind == "known":
        fact = draw(st.sampled_from(sorted(FACTS)))
        values = draw(st.permutations(FACTS[fact].values))
        return Question("Which is it?", _options(draw, values, later), known_by=fact)
    keys = draw(_CHOSEN)
    if kind == "several":
        return draw(_several(keys, later=later, ends=ends))
    options = _options(draw, keys, later)
    assume = draw(st.sampled_from(keys)) if kind == "assumed" else None
    if draw(st.booleans()):
        options = (*options, Option("tell", "They told me", does=draw(st.sampled_from(Does))))
    return Question("Which is it?", options, assume=assume)


@st.composite
def _several(draw: st.DrawFn, keys: list[str], *, later: list[str], ends: list[str]) -> Question:
    options = _options(draw, keys, ends)
    if draw(st.booleans()):
        options = (*options, Option("nothing", "Nothing", go=draw(st.none() | st.sampled_from(later)), alone=True))
    before = draw(st.none() | st.sampled_from(ends))
    assume = draw(st.none() | st.sampled_from([option.key for option in options]))
    return Question(
        "Which of these?", options, assume=assume, several=True, then=draw(st.sampled_from(later)), before=before
    )


def _options(draw: st.DrawFn, keys: tuple[str, ...] | list[str], goals: list[str]) -> tuple[Option, ...]:
    return tuple(Option(key, f"The {key}", go=draw(st.sampled_from(goals))) for key in keys)


@st.composite
def _advice(draw: st.DrawFn) -> Advice:
    steps = tuple(draw(st.lists(st.sampled_from(_STEPS), max_size=3, unique=True)))
    asides = tuple(draw(st.lists(st.sampled_from(_ASIDES), max_size=2, unique=True)))
    checklist = () if steps else ("Breathe",)
    return Advice("Do this", "It helps.", draw(_sources()), asides, steps, checklist)


def _sources() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(SOURCES)), min_size=1, unique=True).map(tuple)


def facts_with(values: Mapping[str, str]) -> dict[str, Fact]:
    """Facts that have the values given, and any for the rest."""
    return {name: Fact(values.get(name, kind.values[0])) for name, kind in FACTS.items()}
