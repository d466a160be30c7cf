from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.tree import (
    TICKS_JOINED_BY,
    Advice,
    Aside,
    Does,
    Fact,
    How,
    Option,
    Passed,
    Position,
    Question,
    Tree,
    asides,
    fact_said,
    paths,
    walk,
)
from tests.unit import trees_strategy
from tests.unit.trees_strategy import UNHURRIED

REST = Advice("Rest", "You have done all you can.", ("L1",), checklist=("Go home",))
NEWS_TREE = Tree(
    "news",
    "News",
    "What to do with it.",
    "weather",
    {
        "weather": Question(
            "What is it like?",
            (Option("fair", "Fair", go="mood"), Option("foul", "Foul", go="stay_in")),
            known_by="weather",
        ),
        "mood": Question(
            "Has anything changed?",
            (Option("same", "Nothing", go="ticks"), Option("low", "I feel low", go="stay_in")),
            assume="same",
        ),
        "ticks": Question(
            "What do they want?",
            (
                Option("test", "A test", go="practise"),
                Option("boss", "To meet the boss", go="be_yourself"),
                Option("nothing", "I don't know", alone=True),
            ),
            several=True,
            then="news",
        ),
        "news": Question(
            "Have they answered?",
            (Option("no", "Not yet", go="rest"), Option("yes", "Yes", does=Does.OPEN_NEWS)),
        ),
        "stay_in": replace(REST, headline="Stay in"),
        "practise": replace(REST, headline="Practise"),
        "be_yourself": replace(REST, headline="Be yourself"),
        "rest": REST,
    },
)
FAIR = trees_strategy.facts_with({"weather": "fair"})
FOUL = trees_strategy.facts_with({"weather": "foul"})


def test_a_fact_answers_without_anybody_being_asked() -> None:
    position = walk(NEWS_TREE, {}, FOUL)

    assert position == Position((Passed("weather", ("foul",), How.KNOWN),), ("stay_in",), None)


def test_a_fact_answers_even_where_a_choice_says_otherwise() -> None:
    assert walk(NEWS_TREE, {"weather": "foul"}, FAIR).passed[0] == Passed("weather", ("fair",), How.KNOWN)


def test_a_fact_with_a_value_that_no_choice_has_lets_the_walk_wait() -> None:
    assert walk(NEWS_TREE, {}, FAIR | {"weather": Fact("mixed")}) == Position((), (), "weather")


def test_an_assumption_holds_until_the_person_says_otherwise() -> None:
    assert walk(NEWS_TREE, {}, FAIR).passed[1] == Passed("mood", ("same",), How.ASSUMED)
    assert walk(NEWS_TREE, {"mood": "low"}, FAIR).passed[1] == Passed("mood", ("low",), How.ANSWERED)


def test_a_fact_may_say_what_is_assumed_until_the_person_says_otherwise() -> None:
    mood = replace(NEWS_TREE.question("mood"), assume_when={"remark=yes": "low"})
    tree = replace(NEWS_TREE, nodes={**NEWS_TREE.nodes, "mood": mood})
    for remark, assumed in (("yes", "low"), ("no", "same")):
        known = {**FAIR, "remark": Fact(remark)}
        assert walk(tree, {}, known).passed[1] == Passed("mood", (assumed,), How.ASSUMED)
        assert walk(tree, {"mood": "same"}, known).passed[1] == Passed("mood", ("same",), How.ANSWERED)


def test_without_such_a_fact_the_person_is_asked_where_nothing_else_is_assumed() -> None:
    mood = replace(NEWS_TREE.question("mood"), assume=None, assume_when={"remark=yes": "low"})
    tree = replace(NEWS_TREE, nodes={**NEWS_TREE.nodes, "mood": mood})
    assert walk(tree, {}, {**FAIR, "remark": Fact("no")}).question == "mood"
    assert walk(tree, {}, {**FAIR, "remark": Fact("yes")}).passed[1] == Passed("mood", ("low",), How.ASSUMED)


def test_the_walk_waits_at_the_first_question_that_nothing_answers() -> None:
    assert walk(NEWS_TREE, {}, FAIR).question == "ticks"


def test_several_ticks_add_their_advice_in_the_trees_order_and_the_walk_goes_on() -> None:
    position = walk(NEWS_TREE, {"ticks": "boss+test"}, FAIR)

    assert position.advice == ("practise", "be_yourself")
    assert position.question == "news"


def test_a_tick_that_stands_alone_adds_no_advice() -> None:
    position = walk(NEWS_TREE, {"ticks": "nothing", "news": "no"}, FAIR)

    assert position.advice == ("rest",)


def test_what_stands_before_the_ticks_comes_first_whatever_is_ticked() -> None:
    ticks = replace(NEWS_TREE.question("ticks"), before="stay_in")
    tree = replace(NEWS_TREE, nodes={**NEWS_TREE.nodes, "ticks": ticks})

    assert walk(tree, {}, FAIR).advice == ()
    assert walk(tree, {"ticks": "boss+test"}, FAIR).advice == ("stay_in", "practise", "be_yourself")
    assert walk(tree, {"ticks": "nothing", "news": "no"}, FAIR).advice == ("stay_in", "rest")


OWN_WAY = replace(
    NEWS_TREE.question("ticks"),
    choices=(*NEWS_TREE.question("ticks").choices[:2], Option("nothing", "I don't know", go="asked", alone=True)),
    before="stay_in",
)
ASKED = Question("Asked?", (Option("fair", "Fair", go="ring"), Option("foul", "Foul", go="rest")), known_by="weather")
WITH_OWN_WAY = replace(
    NEWS_TREE,
    nodes={**NEWS_TREE.nodes, "ticks": OWN_WAY, "asked": ASKED, "ring": replace(REST, headline="Ring")},
)


def test_a_tick_that_stands_alone_may_lead_to_a_question_and_then_goes_its_own_way() -> None:
    position = walk(WITH_OWN_WAY, {"ticks": "nothing", "news": "no"}, FAIR)

    assert (position.advice, position.question) == (("ring",), None)
    assert walk(WITH_OWN_WAY, {"ticks": "boss+nothing"}, FAIR) == walk(WITH_OWN_WAY, {"ticks": "nothing"}, FAIR)


def test_a_choice_that_no_longer_exists_is_as_if_nobody_had_answered() -> None:
    assert walk(NEWS_TREE, {"ticks": "gone"}, FAIR) == walk(NEWS_TREE, {}, FAIR)
    assert walk(NEWS_TREE, {"mood": "gone", "no_such_node": "x"}, FAIR) == walk(NEWS_TREE, {}, FAIR)


def test_a_choice_that_is_done_and_not_stored_answers_nothing() -> None:
    assert walk(NEWS_TREE, {"ticks": "test", "news": "yes"}, FAIR).question == "news"


def test_a_choice_that_leads_nowhere_ends_the_walk() -> None:
    nowhere = Question("Which?", (Option("one", "One"), Option("two", "Two")))
    tree = replace(NEWS_TREE, first="nowhere", nodes={"nowhere": nowhere})

    assert walk(tree, {"nowhere": "one"}, FAIR) == Position((Passed("nowhere", ("one",), How.ANSWERED),), (), None)


def test_a_fact_is_said_with_one_value_of_it() -> None:
    assert fact_said("umbrella=yes") == ("umbrella", "yes")


@pytest.mark.parametrize(
    ("umbrella", "shown"), [("yes", ("Take it.",)), ("unknown", ("If you have one, take it.",)), ("no", ())]
)
def test_an_aside_shows_where_its_fact_holds_and_begins_with_if_where_nobody_knows(
    umbrella: str, shown: tuple[str, ...]
) -> None:
    advice = replace(REST, asides=(Aside("umbrella=yes", "Take it.", "If you have one, take it."),))

    assert asides(advice, trees_strategy.facts_with({"umbrella": umbrella})) == shown


def test_an_aside_without_words_for_the_unknown_is_left_out() -> None:
    advice = replace(REST, asides=(Aside("umbrella=yes", "Take it."),))

    assert asides(advice, trees_strategy.facts_with({"umbrella": "unknown"})) == ()


def test_at_most_four_asides_are_shown() -> None:
    advice = replace(REST, asides=tuple(Aside("weather=fair", str(n)) for n in range(6)))

    assert asides(advice, FAIR) == ("0", "1", "2", "3")


def test_paths_take_each_tick_alone_and_all_together() -> None:
    ticked = [step.answer for path in paths(NEWS_TREE) for step in path.passed if step.node == "ticks"]

    assert ticked == [("test",), ("boss",), ("nothing",), ("test", "boss")]


def test_paths_go_with_a_tick_on_its_own_way() -> None:
    ways = {path.advice for path in paths(WITH_OWN_WAY) if ("ticks", ("nothing",)) in _answered(path)}

    assert ways == {("ring",)}


def test_a_choice_that_leads_nowhere_is_no_path() -> None:
    nowhere = Question("Which?", (Option("one", "One"), Option("two", "Two", go="rest")))
    tree = replace(NEWS_TREE, first="nowhere", nodes={"nowhere": nowhere, "rest": REST})

    assert [path.passed[0].answer for path in paths(tree)] == [("two",)]


def test_a_path_never_holds_a_fact_against_itself() -> None:
    options = (Option("fair", "Fair", go="rest"), Option("foul", "Foul", go="stay_in"))
    again = Question("Is it still?", options, known_by="weather")
    tree = replace(NEWS_TREE, nodes={**NEWS_TREE.nodes, "news": again})

    weather = {tuple(step.answer for step in path.passed if step.node in {"weather", "news"}) for path in paths(tree)}

    assert weather == {(("foul",),), (("fair",),), (("fair",), ("fair",))}


@UNHURRIED
@given(st.data())
def test_every_walk_ends_and_the_same_answers_end_it_at_the_same_place(data: st.DataObject) -> None:
    tree = data.draw(trees_strategy.trees())
    choices, facts = data.draw(trees_strategy.choices(tree)), data.draw(trees_strategy.facts())

    position = walk(tree, choices, facts)

    if position.question is None:
        assert isinstance(tree.nodes[position.advice[-1]], Advice)
    else:
        asked = tree.nodes[position.question]
        assert isinstance(asked, Question)
        assert asked.known_by is asked.assume is None
    assert walk(tree, dict(reversed(choices.items())), facts) == position


@UNHURRIED
@given(st.data())
def test_a_changed_answer_keeps_what_its_new_path_still_meets(data: st.DataObject) -> None:
    tree = data.draw(trees_strategy.trees())
    choices, facts = data.draw(trees_strategy.choices(tree)), data.draw(trees_strategy.facts())
    before = walk(tree, choices, facts)
    other = data.draw(trees_strategy.choices(tree))
    changed = data.draw(st.sampled_from([*other, ""]))

    now_stored = {**choices, changed: other.get(changed, "")}
    after = walk(tree, now_stored, facts)

    upto = [step.node for step in before.passed].index(changed) if changed in _nodes(before) else len(before.passed)
    assert after.passed[:upto] == before.passed[:upto]
    assert all(
        set(step.answer) <= set(now_stored[step.node].split(TICKS_JOINED_BY))
        for step in after.passed
        if step.how is How.ANSWERED
    )
    kept = {step.node: step for step in before.passed if step.node != changed}
    assert all(kept.get(step.node, step) == step for step in after.passed)


@UNHURRIED
@given(st.data())
def test_every_path_can_be_walked(data: st.DataObject) -> None:
    tree = data.draw(trees_strategy.trees())

    for path in islice(paths(tree), 100):
        choices = {step.node: TICKS_JOINED_BY.join(step.answer) for step in path.passed if step.how is How.ANSWERED}
        assert walk(tree, choices, trees_strategy.facts_with(_known(tree, path))) == path


def _nodes(position: Position) -> list[str]:
    return [step.node for step in position.passed]


def _answered(position: Position) -> set[tuple[str, tuple[str, ...]]]:
    return {(step.node, step.answer) for step in position.passed}


def _known(tree: Tree, path: Position) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for step in path.passed:
        node = tree.nodes[step.node]
        if isinstance(node, Question) and node.known_by is not None:
            known[node.known_by] = step.answer[0]
    return known


def test_a_node_is_taken_for_what_it_is_or_not_at_all() -> None:
    assert NEWS_TREE.question("ticks").several
    assert NEWS_TREE.advice("rest") is REST
    with pytest.raises(TypeError, match="rest"):
        NEWS_TREE.question("rest")
    with pytest.raises(TypeError, match="ticks"):
        NEWS_TREE.advice("ticks")


def test_a_choice_that_stands_alone_goes_before_all_others_that_are_ticked() -> None:
    ticks = NEWS_TREE.question("ticks")
    assert [one.key for one in ticks.chosen(["boss", "test"])] == ["test", "boss"]
    assert [one.key for one in ticks.chosen(["test", "nothing"])] == ["nothing"]
    assert ticks.chosen([]) == ()


def test_what_is_newly_ticked_beside_a_choice_that_stood_alone_goes_before_it() -> None:
    ticks = NEWS_TREE.question("ticks")
    assert [one.key for one in ticks.chosen(["boss", "test", "nothing"], ["nothing"])] == ["test", "boss"]
    assert [one.key for one in ticks.chosen(["test", "nothing"], ["test"])] == ["nothing"]
    assert [one.key for one in ticks.chosen(["test", "nothing"], ["test", "nothing"])] == ["nothing"]
    assert [one.key for one in ticks.chosen(["nothing"], ["nothing"])] == ["nothing"]
