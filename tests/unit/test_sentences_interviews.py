from datetime import date, time

import pytest

from coaching import sentences
from coaching.content import load
from coaching.records import Format, InterviewRow, Outcome, Stage
from coaching.tree import Position
from tests.unit.store_at_work import TODAY, day
from tests.unit.text_at_work import interview, plain

WORDS = load().words


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Interview today"),
        ({"held_on": date(2026, 11, 20)}, "Interview Friday 20 November"),
        ({"held_time": time(14)}, "Interview today at 14:00"),
        ({"held_time": time(14), "held_on": date(2026, 11, 20), "role": "Baker"}, "Baker, Friday 20 November"),
        ({"role": "data analyst"}, "Data analyst, today"),
        ({"stage": Stage.FIRST}, "First interview, today"),
        (
            {"role": "Baker", "stage": Stage.FIRST, "held_on": date(2026, 11, 20)},
            "Baker, first interview, Friday 20 November",
        ),
        ({"held_on": None}, "No date yet"),
        ({"held_on": None, "outcome": Outcome.UNSUCCESSFUL}, "Interview day not known"),
    ],
)
def test_one_line_says_role_round_and_day_as_far_as_they_are_known(fields: dict[str, object], expected: str) -> None:
    assert plain(sentences.about(interview(**fields), WORDS, TODAY)) == expected


def test_a_line_of_the_list_reads_as_on_the_pages() -> None:
    row = InterviewRow("one", "Acme", "Baker", day(1), None, Outcome.WAITING)
    assert plain(sentences.about(row, WORDS, TODAY)) == "Baker, tomorrow, Thursday 26 November"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Nothing yet"),
        ({"held_on": day(1)}, "Coming up"),
        ({"held_on": None}, "Coming up"),
        ({"held_on": None, "outcome": Outcome.CANCELLED}, "They stopped hiring, or put it on hold"),
        ({"outcome": Outcome.UNSUCCESSFUL}, "They said no"),
    ],
)
def test_what_became_of_it_is_said_in_kind_words(fields: dict[str, object], expected: str) -> None:
    assert sentences.outcome(interview(**fields), WORDS, TODAY) == expected


@pytest.mark.parametrize(
    ("outcome", "on", "expected"),
    [
        (Outcome.WAITING, TODAY, ""),
        (Outcome.UNSUCCESSFUL, None, ""),
        (Outcome.UNSUCCESSFUL, day(-1), "You heard yesterday, Tuesday 24 November."),
        (Outcome.UNSUCCESSFUL, day(-5), "You heard on Friday 20 November."),
        (Outcome.NO_ANSWER, day(-5), "You closed it on Friday 20 November."),
        (Outcome.WITHDRAWN, day(-5), "You pulled out on Friday 20 November."),
    ],
)
def test_the_day_of_the_news_is_said_apart(outcome: Outcome, on: date | None, expected: str) -> None:
    assert plain(sentences.heard(interview(outcome=outcome, outcome_on=on), TODAY)) == expected


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_heading_with_the_company(outcome: Outcome) -> None:
    found = sentences.heading(interview(company="{company} & Sons", outcome=outcome), WORDS, TODAY)
    assert "{company} & Sons" in found
    assert found.count("{company}") == 1


def test_who_is_on_their_list_reads_that_first() -> None:
    no = interview(outcome=Outcome.UNSUCCESSFUL)
    listed, asked, elsewhere = (
        Position((), (advice,), None) for advice in ("on_their_list", "while_listed", "rest_first")
    )
    assert sentences.heading(no, WORDS, TODAY, position=asked) == "You’re on Acme’s list"
    assert sentences.heading(no, WORDS, TODAY, position=listed) == "You’re on Acme’s list"
    assert sentences.heading(no, WORDS, TODAY, position=elsewhere) == "Acme said no"


def test_an_offer_that_is_taken_back_is_none_in_the_title() -> None:
    offered = interview(outcome=Outcome.SUCCESSFUL)
    assert sentences.heading(offered, WORDS, TODAY) == "Acme made you an offer"
    assert sentences.heading(offered, WORDS, TODAY, is_taken_back=True) == "Acme took their offer back"


def test_an_interview_to_come_is_coming_up() -> None:
    assert sentences.heading(interview(held_on=day(1)), WORDS, TODAY) == "Acme is coming up"
    assert sentences.heading(interview(held_on=None), WORDS, TODAY) == "Acme is coming up"
    assert sentences.heading(interview(), WORDS, TODAY) == "Waiting to hear from Acme"


@pytest.mark.parametrize(
    ("counts", "everything", "expected"),
    [
        ({}, 1, "1 interview"),
        ({Outcome.UNSUCCESSFUL: 3}, 3, "3 interviews"),
        ({Outcome.WAITING: 2, Outcome.UNSUCCESSFUL: 1}, 3, "3 interviews, 2 waiting to hear"),
    ],
)
def test_the_list_is_counted(counts: dict[Outcome, int], everything: int, expected: str) -> None:
    assert plain(sentences.interviews_title(counts, everything)) == expected


def test_only_facts_that_are_known_are_named() -> None:
    assert sentences.facts(interview(), WORDS, TODAY) == ()


def test_facts_are_named_with_their_values() -> None:
    found = sentences.facts(
        interview(
            held_time=time(10, 5),
            format=Format.VIDEO,
            contact_name="Priya",
            contact_email="priya@acme.example",
            others_there="Sam",
            recruiter_name="Lee",
            place="Leeds",
            pay_said="30k",
            decision_due_on=day(1),
        ),
        WORDS,
        TODAY,
    )
    assert dict(found) == {
        "Time": "10:05",
        "How": "By video",
        "Contact": "Priya\npriya@acme.example",
        "Others there": "Sam",
        "Agency": "Lee",
        "Where": "Leeds",
        "Pay they named": "30k",
        "Their date": "tomorrow, Thursday 26\u00a0November",
    }
