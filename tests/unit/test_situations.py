"""tests/situations.csv: one line a situation, as a careers adviser would put it, with the advice that must come out."""

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coaching import content, facts
from coaching.dates import WorkingDays
from coaching.records import Dossier, Interview
from coaching.tree import TICKS_JOINED_BY, Fact, Position, Question, paths, walk

TODAY = date(2026, 11, 25)
MOMENT = datetime(2026, 11, 25, 9, tzinfo=UTC)
HELD = Dossier(Interview("one", "one", "Northwind", MOMENT, MOMENT, held_on=TODAY))
with (Path(__file__).parent.parent / "situations.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
SITUATIONS = {row["situation"]: row for row in ROWS}


def pairs(cell: str) -> dict[str, str]:
    """What "name=value; name=value" says."""
    return dict(pair.strip().split("=") for pair in cell.split(";") if pair.strip())


def reached(row: Mapping[str, str]) -> Position:
    known = facts.known(HELD, TODAY, WorkingDays())
    overlaid = {name: Fact(value, known[name].since) for name, value in pairs(row["facts"]).items()}
    return walk(content.load().trees[row["tree"]], pairs(row["choices"]), {**known, **overlaid})


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_comes_to_its_advice(situation: str) -> None:
    row = SITUATIONS[situation]

    position = reached(row)

    assert TICKS_JOINED_BY.join(position.advice) == row["advice"]
    assert (position.question or "") == row["question"]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_names_only_facts_and_choices_that_exist(situation: str) -> None:
    row = SITUATIONS[situation]
    nodes = content.load().trees[row["tree"]].nodes

    for name, value in pairs(row["facts"]).items():
        assert value in facts.CATALOGUE[name].values
    for name, choice in pairs(row["choices"]).items():
        node = nodes[name]
        assert isinstance(node, Question)
        assert node.known_by is None
        stored = {option.key for option in node.choices if option.does is None}
        assert set(choice.split(TICKS_JOINED_BY)) <= stored


def test_no_situation_stands_there_twice() -> None:
    assert len(SITUATIONS) == len(ROWS)
    assert len({tuple(row.values())[1:] for row in ROWS}) == len(ROWS)


def test_every_path_of_they_said_no_has_its_situation() -> None:
    walked = {way(reached(row)) for row in ROWS if row["tree"] == "unsuccessful"}

    missing = [way(path) for path in paths(content.load().trees["unsuccessful"]) if way(path) not in walked]

    assert missing == []


def test_every_answer_that_leads_on_is_given_in_some_situation() -> None:
    given = {(step.node, key) for row in ROWS for step in reached(row).passed for key in step.answer}

    answers = {
        (name, option.key)
        for tree in content.load().trees.values()
        for name, node in tree.nodes.items()
        if isinstance(node, Question)
        for option in node.choices
        if option.does is None
    }

    assert answers - given == set()


def test_every_tree_has_its_situations() -> None:
    assert {row["tree"] for row in ROWS} == set(content.load().trees)


def way(position: Position) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The questions with their answers, whoever answered them."""
    return tuple((step.node, step.answer) for step in position.passed)
