from hypothesis import given
from hypothesis import strategies as st

from coaching import content
from coaching.outline import Entry, entries, outline
from coaching.tree import How, Passed, Position, Question, Tree, walk
from tests.unit import trees_strategy
from tests.unit.test_tree import NEWS_TREE, WITH_OWN_WAY
from tests.unit.trees_strategy import UNHURRIED

DEEPEST = 4
"""So many levels within each other can still be told apart on a phone."""


def written(chain: tuple[Entry, ...], depth: int = 0) -> list[tuple[int, int, str]]:
    """Each entry: how deep, its number, its node."""
    lines: list[tuple[int, int, str]] = []
    for entry in chain:
        lines.append((depth, entry.number, entry.node))
        for way in entry.ways:
            lines += written(way.branch, depth + 1)
    return lines


def elsewhere(chain: tuple[Entry, ...]) -> set[tuple[str, str, str]]:
    """What is not written below its choice: the node, the choice, and where it goes on."""
    return {
        (entry.node, way.option.key if way.option else "", way.goes_on_at)
        for entry in entries(chain)
        for way in entry.ways
        if way.goes_on_at is not None
    }


def test_the_longest_way_on_is_the_trunk_and_every_node_has_its_number() -> None:
    trunk = outline(NEWS_TREE)

    assert written(trunk) == [
        (0, 1, "weather"),
        (0, 2, "mood"),
        (1, 3, "stay_in"),
        (0, 4, "ticks"),
        (1, 5, "practise"),
        (1, 6, "be_yourself"),
        (0, 7, "news"),
        (1, 8, "rest"),
    ]
    assert elsewhere(trunk) == {("weather", "fair", "mood"), ("weather", "foul", "stay_in"), ("mood", "same", "ticks")}
    assert [entry.then for entry in trunk] == [None, None, "news", None]


def test_what_a_walk_met_is_marked() -> None:
    known = trees_strategy.facts_with({"weather": "fair"})

    trunk = outline(NEWS_TREE, walk(NEWS_TREE, {"ticks": "test"}, known))

    assert {entry.node for entry in entries(trunk) if entry.walked} == {"weather", "mood", "ticks", "practise", "news"}
    assert answers(list(entries(trunk))) == {("weather", "fair"), ("mood", "same"), ("ticks", "test")}


def test_without_a_walk_nothing_is_marked() -> None:
    for entry in entries(outline(NEWS_TREE)):
        assert not entry.walked
        assert not any(way.walked for way in entry.ways)


def test_what_stands_before_all_ticks_comes_first_and_is_met_only_where_the_ticks_join() -> None:
    fair = trees_strategy.facts_with({"weather": "fair"})
    joined, alone = (outline(WITH_OWN_WAY, walk(WITH_OWN_WAY, {"ticks": tick}, fair)) for tick in ("test", "nothing"))

    for trunk in (joined, alone):
        first = next(entry for entry in entries(trunk) if entry.node == "ticks").ways[0]
        assert first.option is None
        assert first.walked == (trunk is joined)
    assert {entry.node for entry in entries(alone) if entry.walked} == {"weather", "mood", "ticks", "asked", "ring"}


def test_a_tree_of_one_advice_is_one_line() -> None:
    alone = Tree("alone", "Alone", "One.", "rest", {"rest": NEWS_TREE.nodes["rest"]})

    assert outline(alone, Position((), ("rest",), None)) == (Entry(1, "rest", walked=True),)


def test_no_tree_of_debriefs_own_is_deeper_than_a_phone_is_wide() -> None:
    for tree in content.load().trees.values():
        assert max(depth for depth, _, _ in written(outline(tree))) <= DEEPEST


@UNHURRIED
@given(st.data())
def test_an_outline_holds_every_node_and_every_choice_once_with_the_whole_walk(data: st.DataObject) -> None:
    tree = data.draw(trees_strategy.trees())
    position = walk(tree, data.draw(trees_strategy.choices(tree)), data.draw(trees_strategy.facts()))

    every = list(entries(outline(tree, position)))

    assert sorted(entry.node for entry in every) == sorted(tree.nodes)
    assert [entry.number for entry in every] == list(range(1, len(every) + 1))
    met = {step.node for step in position.passed} | set(position.advice) | {position.question} - {None}
    assert {entry.node for entry in every if entry.walked} == met
    for entry in every:
        node = tree.nodes[entry.node]
        choices, before = (node.choices, node.before) if isinstance(node, Question) else ((), None)
        assert tuple(way.option for way in entry.ways if way.option) == choices
        for way in entry.ways:
            leads = way.branch[0].node if way.branch else way.goes_on_at
            assert leads == (way.option.go if way.option else before)
    assert answers(every) == {(step.node, key) for step in position.passed for key in step.answer}


def answers(every: list[Entry]) -> set[tuple[str, str]]:
    """The choices that are marked, each with its node."""
    return {(entry.node, way.option.key) for entry in every for way in entry.ways if way.option and way.walked}


def test_a_walk_of_another_time_marks_what_is_still_there() -> None:
    earlier = Position((Passed("no_longer", ("yes",), How.ANSWERED),), (), "news")

    assert {entry.node for entry in entries(outline(NEWS_TREE, earlier)) if entry.walked} == {"news"}
