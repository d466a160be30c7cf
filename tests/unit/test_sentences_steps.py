from dataclasses import replace
from datetime import date

import pytest

from coaching import sentences
from coaching.agenda import Action, NextStep
from coaching.content import load
from coaching.tree import Advice, Fact, walk
from tests.unit.store_at_work import TODAY, day
from tests.unit.text_at_work import plain

TEXTS = load()


@pytest.mark.parametrize(
    ("due", "expected"),
    [(None, "Send it"), (TODAY, "Send it: today"), (day(1), "Send it: tomorrow, Thursday 26 November")],
)
def test_a_next_step_names_its_day_where_it_has_one(due: date | None, expected: str) -> None:
    assert plain(sentences.next_step(NextStep("action", "Send it", due), TODAY)) == expected


def test_a_debrief_to_write_names_no_day() -> None:
    assert sentences.next_step(NextStep("debrief", "Write it down", TODAY), TODAY) == "Write it down"


def action(due: date | None, until: date | None = None) -> Action:
    return Action("thank_you", "one", "Send it", due, until, None, "thank_you")


@pytest.mark.parametrize(
    ("due", "until", "expected"),
    [
        (None, None, "Once there is a date."),
        (None, day(3), "Once there is a date."),
        (TODAY, None, "Today."),
        (day(1), day(1), "Tomorrow, Thursday 26 November."),
        (day(3), None, "In 3 days, Saturday 28 November."),
        (day(14), None, "Wednesday 9 December."),
        (day(-1), TODAY, "Yesterday, Tuesday 24 November."),
        (TODAY, day(31), "Today. Until Saturday 26 December it is still fine."),
        (TODAY, day(32), "Today."),
        (day(1), day(5), "Tomorrow, Thursday 26 November. Until Monday 30 November it is still fine."),
    ],
)
def test_a_step_says_its_day_and_how_long_it_is_fine(due: date | None, until: date | None, expected: str) -> None:
    assert plain(sentences.action_when(action(due, until), TODAY)) == expected


def facts_of(**values: str) -> dict[str, Fact]:
    return {name: Fact(value) for name, value in values.items()}


def test_a_path_says_each_answer_and_then_the_advice() -> None:
    tree = TEXTS.trees["unsuccessful"]
    position = walk(
        tree,
        {"shall_we_look": "not_now"},
        facts_of(feedback="not_asked", news_age="today", remark="no", since_the_no="fresh"),
    )
    assert sentences.path(tree, position) == (
        "Nothing special",
        "Less than three months have passed",
        "Not asked yet",
        "I heard today",
        "Another day, please",
        "Nothing needs doing today",
    )


@pytest.mark.parametrize(
    ("rows", "between", "expected"),
    [
        (("S20", "S29"), "no", ("S20",)),
        (("S20", "S29"), "yes", ("S20", "S29")),
        (("S29",), "no", ("S29",)),
        (("S20", "S23"), "no", ("S20",)),
    ],
)
def test_what_an_advice_rests_on_names_agencies_only_where_one_stands_between(
    rows: tuple[str, ...], between: str, expected: tuple[str, ...]
) -> None:
    advice = Advice("Ask", "Ask them.", rows)
    known = facts_of(via_recruiter=between)
    assert sentences.rests_on(advice, known, TEXTS.words) == tuple(TEXTS.words.sources[row] for row in expected)


def test_a_path_that_waits_ends_with_its_question() -> None:
    tree = TEXTS.trees["unsuccessful"]
    position = walk(tree, {}, facts_of(feedback="not_asked", news_age="today", remark="no", since_the_no="fresh"))
    assert sentences.path(tree, position)[-1] == "Shall we look at this now, or another day?"


ASKED_BACK = facts_of(another_offer="none", confirmed="open")


def test_a_path_of_several_ticks_says_them_all_and_first_what_stands_before_them() -> None:
    tree = TEXTS.trees["second_interview"]
    position = walk(tree, {"told": "test+profile"}, ASKED_BACK)
    assert sentences.path(tree, position)[1:6] == (
        "There’s a test, a task or a made-up case",
        "There’s a profile or personality test",
        "They don’t know yet that you’ll come",
        "Look back before you go back",
        "Practise the kind of test they use",
    )
    assert sentences.path(tree, position)[-1] == "Say that you’ll come, and what you need"


def test_an_answer_behind_an_advice_is_not_said_as_one() -> None:
    tree = TEXTS.trees["second_interview"]
    position = walk(tree, {"told": "test"}, ASKED_BACK)
    passed = (*position.passed, replace(position.passed[0], node=position.advice[0]))
    assert sentences.path(tree, replace(position, passed=passed)) == sentences.path(tree, position)
