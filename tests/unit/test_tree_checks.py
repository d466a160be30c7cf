from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.tree import Advice, Aside, Does, Node, Option, Question, Step, Tree
from coaching.tree_checks import asked_at_most, problems
from tests.unit import trees_strategy
from tests.unit.trees_strategy import UNHURRIED

REST = Advice("Rest", "You have done all you can.", ("L1",), checklist=("Go home",))
ASK = Question("Which?", (Option("one", "One", go="rest"), Option("two", "Two", go="ring")))
RING = Advice("Ring them", "It helps.", ("L1", "S2"), steps=(Step("ring", "Ring"),))
SOUND = Tree("small", "Small", "A small tree.", "ask", {"ask": ASK, "rest": REST, "ring": RING})
WEATHER = replace(
    ASK, known_by="weather", choices=(Option("fair", "Fair", go="rest"), Option("foul", "Foul", go="ring"))
)
TICKS = Question(
    "Which of these?",
    (Option("one", "One", go="rest"), Option("none", "None of them", alone=True)),
    several=True,
    then="ring",
)


def found(*trees: Tree) -> tuple[str, ...]:
    return problems(
        {tree.key: tree for tree in trees},
        facts=trees_strategy.FACTS,
        letters=trees_strategy.LETTERS,
        sources=trees_strategy.SOURCES,
        anchors=trees_strategy.ANCHORS,
    )


def with_nodes(**nodes: Node) -> Tree:
    return replace(SOUND, nodes={**SOUND.nodes, **nodes})


def one(**changes: object) -> Option:
    """The sound tree's first choice, changed."""
    return Option(**{"key": "one", "say": "One", "go": "rest", **changes})  # type: ignore[arg-type]  # shorter to read


BROKEN: Mapping[str, tuple[Tree, str]] = {
    "no title": (replace(SOUND, title=" "), "small.yaml, title, about: has no words"),
    "nothing about": (replace(SOUND, about=""), "small.yaml, title, about: has no words"),
    "first is not there": (replace(SOUND, first="gone"), "first: leads to gone, which is not there"),
    "go is not there": (with_nodes(ask=replace(ASK, choices=(one(go="gone"), ASK.choices[1]))), "ask: leads to gone"),
    "then is not there": (with_nodes(ask=replace(TICKS, then="gone")), "ask: leads to gone, which is not there"),
    "a node that nothing reaches": (with_nodes(island=REST), "island: is reached by no path"),
    "a circle": (with_nodes(rest=replace(ASK, choices=(one(go="ask"), ASK.choices[1]))), "leads back to itself"),
    "a key with a capital": (with_nodes(ask=replace(ASK, choices=(one(key="One"), ASK.choices[1]))), "the key One"),
    "a key with the sign of ticks": (
        with_nodes(ask=replace(ASK, choices=(one(key="a+b"), ASK.choices[1]))),
        "ask: the key a+b is not in small letters",
    ),
    "a node's key with a gap": (with_nodes(**{"to rest": REST}), "to rest: the key to rest is not in small letters"),
    "a question without words": (with_nodes(ask=replace(ASK, ask="")), "ask: the question has no words"),
    "one choice only": (with_nodes(ask=replace(ASK, choices=ASK.choices[:1])), "ask: has fewer than two choices"),
    "a choice twice": (with_nodes(ask=replace(ASK, choices=(*ASK.choices, one()))), "ask: has the choice one twice"),
    "a choice without words": (
        with_nodes(ask=replace(ASK, choices=(one(say=""), ASK.choices[1]))),
        "ask: the choice one has no words",
    ),
    "go beside does": (
        with_nodes(ask=replace(ASK, choices=(one(does=Does.OPEN_NEWS), ASK.choices[1]))),
        "ask: the choice one has both go and does",
    ),
    "neither go nor does": (
        with_nodes(ask=replace(ASK, choices=(one(go=None), ASK.choices[1]))),
        "ask: the choice one has neither go nor does",
    ),
    "a tick without advice": (
        with_nodes(ask=replace(TICKS, choices=(one(go=None), TICKS.choices[1]))),
        "ask: the choice one has neither go nor does",
    ),
    "no choice leads on": (
        with_nodes(ask=replace(ASK, choices=(one(go=None, does=Does.OPEN_NEWS), one(key="b", go=None)))),
        "ask: has no choice that leads on to an advice",
    ),
    "a fact that is not in the catalogue": (with_nodes(ask=replace(WEATHER, known_by="mood")), "names the fact mood"),
    "choices that are not the fact's values": (
        with_nodes(ask=replace(WEATHER, choices=ASK.choices)),
        "ask: its choices are not the values of weather (fair, foul)",
    ),
    "known_by beside assume": (with_nodes(ask=replace(WEATHER, assume="fair")), "known_by stands beside several or"),
    "known_by beside several": (
        with_nodes(ask=replace(WEATHER, several=True, then="rest")),
        "known_by stands beside several or assume",
    ),
    "known_by beside does": (
        with_nodes(ask=replace(WEATHER, choices=(WEATHER.choices[0], Option("foul", "Foul", does=Does.OPEN_NEWS)))),
        "ask: known_by stands beside does",
    ),
    "an assumption that is no choice": (with_nodes(ask=replace(ASK, assume="three")), "ask: assumes three, which is"),
    "an assumption that is done": (
        with_nodes(
            ask=replace(ASK, assume="three", choices=(*ASK.choices, one(key="three", go=None, does=Does.OPEN_NEWS)))
        ),
        "ask: assumes three, which is no choice that leads on",
    ),
    "known_by beside assume_when": (
        with_nodes(ask=replace(WEATHER, assume_when={"weather=foul": "foul"})),
        "ask: known_by stands beside several or assume",
    ),
    "assuming by a fact that is not there": (
        with_nodes(ask=replace(ASK, assume="one", assume_when={"mood=low": "two"})),
        "ask: assume_when names mood=low",
    ),
    "assuming by a value that is not there": (
        with_nodes(ask=replace(ASK, assume="one", assume_when={"weather=mild": "two"})),
        "ask: assume_when names weather=mild",
    ),
    "assuming what is no choice while a fact says so": (
        with_nodes(ask=replace(ASK, assume="one", assume_when={"weather=foul": "three"})),
        "ask: assumes three when weather=foul, which is no choice that leads on",
    ),
    "several ticks without then": (with_nodes(ask=replace(TICKS, then=None)), "ask: has several ticks and no then"),
    "several ticks and does": (
        with_nodes(ask=replace(TICKS, choices=(*TICKS.choices, one(key="b", go=None, does=Does.OPEN_NEWS)))),
        "ask: has several ticks and a choice with does",
    ),
    "two choices that stand alone": (
        with_nodes(ask=replace(TICKS, choices=(*TICKS.choices, Option("nil", "Nothing", alone=True)))),
        "ask: has more than one choice that stands alone",
    ),
    "a tick that leads to a question": (
        with_nodes(ask=replace(TICKS, choices=(one(go="more"), *TICKS.choices)), more=ASK),
        "ask: the tick one must lead to an advice",
    ),
    "before that leads to a question": (
        with_nodes(ask=replace(TICKS, before="more"), more=ASK),
        "ask: before must lead to an advice",
    ),
    "before is not there": (with_nodes(ask=replace(TICKS, before="gone")), "ask: leads to gone, which is not there"),
    "then without several": (with_nodes(ask=replace(ASK, then="rest")), "ask: has then or before without several"),
    "before without several": (
        with_nodes(ask=replace(ASK, before="rest")),
        "ask: has then or before without several",
    ),
    "alone without several": (
        with_nodes(ask=replace(ASK, choices=(one(alone=True), ASK.choices[1]))),
        "ask: has a choice that stands alone without several",
    ),
    "an advice without words": (with_nodes(rest=replace(REST, text="")), "rest: has an empty text"),
    "a step without words": (with_nodes(ring=replace(RING, steps=(Step("ring", " "),))), "ring: has an empty text"),
    "an advice without a source": (with_nodes(rest=replace(REST, source=())), "rest: names no source"),
    "an unknown source": (with_nodes(rest=replace(REST, source=("L99",))), "rest: names the source L99"),
    "nothing to do": (
        with_nodes(rest=replace(REST, checklist=())),
        "rest: has neither a step nor a letter nor a check",
    ),
    "a step twice": (with_nodes(ring=replace(RING, steps=RING.steps * 2)), "ring: has the step ring twice"),
    "a step's key with a gap": (
        with_nodes(ring=replace(RING, steps=(Step("ring them", "Ring"),))),
        "ring: step ring them: the key ring them is not in",
    ),
    "an unknown letter": (
        with_nodes(ring=replace(RING, steps=(Step("ring", "Ring", letter="gone"),))),
        "ring: step ring: names the letter gone, which is not there",
    ),
    "a letter and a page": (
        with_nodes(ring=replace(RING, steps=(Step("ring", "Ring", letter="note", opens="news"),))),
        "ring: step ring: has a letter and opens a page",
    ),
    "a due date that nobody can read": (
        with_nodes(ring=replace(RING, steps=(Step("ring", "Ring", due="+10 minutes"),))),
        'ring: step ring: "+10 minutes" is no day',
    ),
    "an anchor that is no dated fact": (
        with_nodes(ring=replace(RING, steps=(Step("ring", "Ring", until="+1 day after weather"),))),
        'ring: step ring: "+1 day after weather" counts from weather, which is no dated fact',
    ),
    "an aside without words": (
        with_nodes(rest=replace(REST, asides=(Aside("weather=fair", ""),))),
        "rest: the aside weather=fair has no words",
    ),
    "an aside of an unknown fact": (
        with_nodes(rest=replace(REST, asides=(Aside("mood=low", "Rest."),))),
        "rest: an aside names the fact mood, which is not in the catalogue",
    ),
    "an aside of an unknown value": (
        with_nodes(rest=replace(REST, asides=(Aside("weather=mixed", "Rest."),))),
        "rest: the aside weather=mixed names no value of weather (fair, foul)",
    ),
    "an aside for the unknown of what is always known": (
        with_nodes(rest=replace(REST, asides=(Aside("weather=fair", "Go.", "If it's fair, go."),))),
        "rest: the aside weather=fair has if_unknown, but weather is always known",
    ),
    "five asides at once": (
        with_nodes(
            rest=replace(REST, asides=(Aside("weather=fair", "Go."),) * 3 + (Aside("umbrella=yes", "a", "b"),) * 2)
        ),
        "rest: may show 5 asides at once, at most 4",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_tree_is_named_with_its_file_and_node(name: str) -> None:
    tree, problem = BROKEN[name]

    assert [text for text in found(tree) if text.startswith("data/trees/small.yaml, ") and problem in text]


def test_all_problems_are_listed_at_once() -> None:
    tree = with_nodes(ask=replace(ASK, ask=""), rest=replace(REST, source=()), ring=replace(RING, text=""))

    assert len(found(tree)) == 3


@pytest.mark.parametrize(
    "node",
    [ASK, WEATHER, TICKS, replace(ASK, assume="one"), replace(ASK, assume="one", assume_when={"weather=foul": "two"})],
)
def test_a_sound_tree_has_no_problems(node: Question) -> None:
    assert found(with_nodes(ask=node)) == ()


def test_four_asides_that_exclude_each_other_are_fewer_than_they_look() -> None:
    asides = tuple(Aside(f"season={season}", "Go.") for season in ("spring", "summer", "autumn", "winter"))
    umbrella = (Aside("umbrella=yes", "Take it.", "If you have one, take it."), Aside("umbrella=no", "Buy one."))

    assert found(with_nodes(rest=replace(REST, asides=(*asides, *umbrella)))) == ()


def test_a_circle_is_named_by_a_node_that_lies_on_it() -> None:
    back = Question("Again?", (Option("yes", "Yes", go="again"), Option("no", "No", go="ring")))
    again = replace(back, choices=(Option("yes", "Yes", go="back"), Option("no", "No", go="ring")))

    (problem,) = found(with_nodes(ask=replace(ASK, choices=(one(go="back"), ASK.choices[1])), back=back, again=again))[
        -1:
    ]

    assert problem in {f"data/trees/small.yaml, {name}: leads back to itself" for name in ("back", "again")}


def test_a_seventh_question_that_nothing_answers_is_one_too_many() -> None:
    names = [f"ask_{n}" for n in range(7)]
    chain: dict[str, Node] = {
        name: replace(ASK, choices=(one(go=to), ASK.choices[1]))
        for name, to in zip(names, [*names[1:], "rest"], strict=True)
    }
    tree = replace(SOUND, first="ask_0", nodes={**chain, "rest": REST, "ring": RING})

    assert found(tree) == ("data/trees/small.yaml, ask_0: a path asks 7 questions that nothing answers, at most 6",)
    assumed = replace(ASK, choices=(one(go="ask_4"), ASK.choices[1]), assume="one")
    assert found(replace(tree, nodes={**tree.nodes, "ask_3": assumed})) == ()


def test_questions_that_a_fact_or_an_assumption_answers_are_not_counted() -> None:
    assert asked_at_most(SOUND) == 1
    assert asked_at_most(with_nodes(ask=WEATHER)) == 0
    assert asked_at_most(with_nodes(ask=replace(ASK, assume="one"))) == 0


def test_a_nodes_key_is_taken_once_over_all_trees() -> None:
    other = replace(SOUND, key="other", first="question", nodes={"question": ASK, "rest": REST, "ring": RING})

    assert found(SOUND, other) == (
        "data/trees/other.yaml, rest: the key is taken by data/trees/small.yaml, rest",
        "data/trees/other.yaml, ring: the key is taken by data/trees/small.yaml, ring",
    )


def test_a_step_reached_twice_is_one_deed_with_one_letter() -> None:
    write = replace(RING, steps=(Step("ring", "Write", letter="note"),))
    ask = replace(ASK, choices=(*ASK.choices, Option("three", "Three", go="write")))

    assert found(with_nodes(ask=ask, write=replace(RING, headline="Ring again"))) == ()
    (problem,) = found(with_nodes(ask=ask, write=write))
    assert problem.startswith("data/trees/small.yaml, write: step ring: is another deed than in")


@UNHURRIED
@given(st.data())
def test_random_sound_trees_have_no_problems(data: st.DataObject) -> None:
    assert found(data.draw(trees_strategy.trees())) == ()
