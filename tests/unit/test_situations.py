"""tests/situations.csv: one line a situation, as a careers adviser would put it, with what must come out.

Facts are "name=value", with "@-3" or "@+5" where a day matters: so many days from Wednesday 25 November 2026.
A line is seen on that day unless it says "today=@-2"; "visit=@-21" is when the person was last here, "begun=yes" a
debrief that was put away half-way. Where a card is named, it is what Today shows to somebody with this interview only.
"""

import pytest

from coaching import content, facts
from coaching.agenda import TodayState
from coaching.tree import TICKS_JOINED_BY, Position, Question, paths
from tests.unit.situations_at_work import COLUMNS, Situation, read

ALL = read()
SITUATIONS = {one.row["situation"]: one for one in ALL}
FOLLOWS = frozenset(
    {
        *("interview_age", "interview_near", "next_near", "their_day", "patience", "thank_you"),
        *("notes_since_their_date", "quiet_after_note", "news_age", "since_the_no", "talk_wait", "news_by", "stage"),
        *("feedback", "feedback_wait", "feedback_repeats", "feedback_placed", "note_and_advice", "closing", "look_in"),
        *("answer_by", "offer_terms", "offer_start", "taken_back", "debriefed", "via_recruiter"),
        *("asked_ahead", "dated_note", "asked_talk", "asked_pay", "asked_person", "day_asked", "old_day"),
    }
)
"""What days and deeds alone decide, so that no line may say otherwise."""


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_comes_to_its_advice_and_offers_its_letters_on_their_days(situation: str) -> None:
    one = SITUATIONS[situation]

    assert TICKS_JOINED_BY.join(one.position.advice) == one.row["advice"]
    assert (one.position.question or "") == one.row["question"]
    assert one.letters == one.row["letters"]
    assert one.days == one.row["days"]


def test_a_situation_names_only_facts_that_exist() -> None:
    strange = [
        (one.row["situation"], name)
        for one in ALL
        for name, said in one.said.items()
        if name not in facts.CATALOGUE or said.value not in facts.CATALOGUE[name].values
    ]

    assert strange == []


def test_a_situation_names_only_choices_that_exist() -> None:
    strange = [
        (one.row["situation"], name)
        for one in ALL
        for name, keys in one.choices.items()
        if not is_choice(one, name, keys)
    ]

    assert strange == []


def test_a_situation_says_what_its_days_and_deeds_say() -> None:
    otherwise = [
        (one.row["situation"], name, said.value, one.before[name].value)
        for one in ALL
        for name, said in one.said.items()
        if name in FOLLOWS and not is_known_elsewhere(one, name) and said.value != one.before[name].value
    ]

    assert otherwise == []


def test_the_ten_situations_of_today_are_here_each_with_its_card() -> None:
    shown = [one for one in ALL if one.row["card"]]

    assert len(shown) >= 10
    assert {one.row["situation"]: one.card for one in shown} == {one.row["situation"]: one.row["card"] for one in shown}
    assert {*TodayState} - {one.card for one in shown} == {TodayState.EMPTY, TodayState.WAITING}


def test_every_situation_fills_each_column() -> None:
    assert all(tuple(one.row) == COLUMNS and None not in one.row.values() for one in ALL)


def test_no_situation_stands_there_twice() -> None:
    assert len(SITUATIONS) == len(ALL)
    assert len({tuple(one.row.values())[1:] for one in ALL}) == len(ALL)


def test_every_path_of_they_said_no_has_its_situation() -> None:
    walked = {way(one.position) for one in ALL if one.row["tree"] == "unsuccessful"}

    missing = [way(path) for path in paths(content.load().trees["unsuccessful"]) if way(path) not in walked]

    assert missing == []


def test_every_answer_that_leads_on_is_given_in_some_situation() -> None:
    given = {(step.node, key) for one in ALL for step in one.position.passed for key in step.answer}

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
    assert {one.row["tree"] for one in ALL} == set(content.load().trees)


def is_known_elsewhere(one: Situation, name: str) -> bool:
    """Whether a fact hangs on what a line cannot say: the person's other interviews, or a day nobody wrote down."""
    if name == "patience":
        return one.said[name].day is not None
    return name == "interview_age" and one.said["interview"].day is None


def is_choice(one: Situation, name: str, keys: str) -> bool:
    """Whether a person can give this answer to this question, so that it is stored."""
    node = one.tree.nodes.get(name)
    if not isinstance(node, Question) or node.known_by is not None:
        return False
    return set(keys.split(TICKS_JOINED_BY)) <= {option.key for option in node.choices if option.does is None}


def way(position: Position) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The questions with their answers, whoever answered them."""
    return tuple((step.node, step.answer) for step in position.passed)
