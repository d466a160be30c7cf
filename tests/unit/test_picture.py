import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching import content, letters
from coaching.picture import MOST_BOXES, Picture, of_beginning, of_walk
from coaching.tree import Advice, Option, Position, Question, Tree, paths, walk
from tests.unit import trees_strategy
from tests.unit.test_tree import NEWS_TREE
from tests.unit.trees_strategy import UNHURRIED

BOX = re.compile(r'  (n\d+)(?:\("([^"]*)"\)|\["([^"]*)"\])')
ARROW = re.compile(r"  (n\d+) (-->|==>|-\.->|~~~) (n\d+)")
LOOK = re.compile(r"  class (n\d+) (met|next)")
SIGNS = set("#;&<>`\"'*_~[]{}|\\^$%@=+!")


def boxes(picture: Picture) -> dict[str, str]:
    """The boxes of a picture with their words; every line of it must be one that Mermaid knows."""
    lines = picture.mermaid.splitlines()
    for line in lines[2:-2]:
        assert BOX.fullmatch(line) or ARROW.fullmatch(line) or LOOK.fullmatch(line), line
    return {found[1]: found[2] or found[3] for line in lines if (found := BOX.fullmatch(line))}


def arrows(picture: Picture) -> list[tuple[str, str, str]]:
    """The arrows of a picture that are seen, by the words of their boxes."""
    words = boxes(picture)
    found = [ARROW.fullmatch(line) for line in picture.mermaid.splitlines()]
    return [(words[one[1]], one[2], words[one[3]]) for one in found if one and one[2] != "~~~"]


def test_a_walk_is_drawn_with_its_answers_and_what_may_come_next() -> None:
    known = trees_strategy.facts_with({"weather": "fair"})
    drawn = of_walk(NEWS_TREE, walk(NEWS_TREE, {"ticks": "test"}, known))

    assert list(boxes(drawn).values()) == [
        "What is it like?",
        "“Fair”<br/>Has anything changed?",
        "“Nothing”<br/>What do they want?",
        "“A test”<br/>Practise",
        "Have they answered?",
        "“Not yet”<br/>Rest",
        "“Yes”",
    ]
    assert [kind for _, kind, _ in arrows(drawn)] == ["==>", "==>", "==>", "==>", "-.->", "-.->"]
    assert re.findall(r"class n\d (\w+)", drawn.mermaid) == [*["met"] * 5, "next", "next"]
    assert drawn.alt == "Your way through “News” to “Have they answered?”"


def test_a_beginning_is_drawn_in_the_order_of_the_outline_with_nothing_marked() -> None:
    drawn = of_beginning(NEWS_TREE)

    assert [words.rpartition("<br/>")[2] for words in boxes(drawn).values()] == [
        *("What is it like?", "Has anything changed?", "Stay in", "What do they want?"),
        *("Practise", "Be yourself", "Have they answered?", "Rest"),
    ]
    assert {kind for _, kind, _ in arrows(drawn)} == {"-->"}
    assert not LOOK.search(drawn.mermaid)
    assert drawn.alt == "How “News” begins"


def test_of_a_long_walk_the_part_nearest_to_its_end_is_drawn() -> None:
    nodes = {
        f"ask_{n}": Question(f"Ask {n}?", (Option("on", "On", go=f"ask_{n + 1}"), Option("off", "Off", go="rest")))
        for n in range(15)
    }
    rest = NEWS_TREE.nodes["rest"]
    tree = Tree("long", "Long", "Long.", "ask_0", {**nodes, "ask_15": rest, "rest": rest})

    drawn = of_walk(tree, walk(tree, {f"ask_{n}": "on" for n in range(14)}, {}))

    assert boxes(drawn)["n0"] == "Ask 5?"
    assert list(boxes(drawn).values())[-3:] == ["“On”<br/>Ask 14?", "“On”<br/>Rest", "“Off”<br/>Rest"]


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_no_sign_in_a_label_means_anything(sign: str) -> None:
    nodes = {**NEWS_TREE.nodes, "weather": replace(NEWS_TREE.question("weather"), ask=f"Is {sign}it{sign}so?")}
    drawn = of_walk(replace(NEWS_TREE, nodes=nodes), Position((), (), "weather"))

    assert f"Is {chr(ord(sign) + 0xFEE0)}it{chr(ord(sign) + 0xFEE0)}so?" in drawn.mermaid.splitlines()[2]


@pytest.mark.parametrize("ask", ["1. So?", "12. So?", "- So?"])
def test_no_label_is_read_as_a_list(ask: str) -> None:
    nodes = {**NEWS_TREE.nodes, "weather": replace(NEWS_TREE.question("weather"), ask=ask)}
    label = boxes(of_beginning(replace(NEWS_TREE, nodes=nodes)))["n0"]

    assert label.endswith("So?")
    assert not re.match(r"-|\d+\.", label)


@UNHURRIED
@given(st.data())
def test_any_walk_has_at_most_a_dozen_boxes_its_end_among_them(data: st.DataObject) -> None:
    tree = data.draw(trees_strategy.trees())
    position = walk(tree, data.draw(trees_strategy.choices(tree)), data.draw(trees_strategy.facts()))
    end = tree.nodes[position.question or position.advice[-1]]

    for drawn in (of_walk(tree, position), of_beginning(tree)):
        assert 0 < len(boxes(drawn)) <= MOST_BOXES
        assert len(boxes(drawn)) == 1 or arrows(drawn)
    words = end.headline if isinstance(end, Advice) else end.ask
    assert any(said.endswith(words) for said in boxes(of_walk(tree, position)).values())
    assert words in of_walk(tree, position).alt


@pytest.mark.parametrize("key", content.load().trees)
def test_every_path_of_debriefs_own_trees_can_be_drawn(key: str) -> None:
    tree = content.load().trees[key]

    for path in paths(tree):
        drawn = of_walk(tree, path)
        assert len(boxes(drawn)) <= MOST_BOXES
        for words in boxes(drawn).values():
            assert not SIGNS & set(words.replace("<br/>", ""))
        assert letters.read_alone(tree.advice(path.advice[-1]).headline) in drawn.alt
