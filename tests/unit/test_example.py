from __future__ import annotations

import csv
import os
import runpy
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import mean

import pytest

from coaching import agenda, content, dates, example
from coaching.agenda import Standing, TodayState
from coaching.example import EXACT_DAYS, SAMPLE, SATURDAY
from coaching.facts import CATALOGUE
from coaching.records import Criterion, Dossier, OfferAnswer, Outcome, Stage
from coaching.store import Store, open_store
from coaching.tree import Advice, Question

ROOT = Path(__file__).parents[2]
WEDNESDAY, SATURDAY_NOON, SUNDAY, MONDAY = (date(2026, 11, day) for day in (25, 28, 29, 30))
AFTER_CHRISTMAS = date(2026, 12, 28)
KINDER = {"concern": 2, "fine": 3, "strength": 5}
"""The highest number of one's own that a panel's word is not below."""

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def store() -> Iterator[Store]:
    yield from opened(WEDNESDAY)


def opened(today: date) -> Iterator[Store]:
    store = open_store(example.example_file(today), datetime.combine(today, datetime.min.time(), UTC))
    yield store
    store.close()


def standings(store: Store, today: date) -> dict[str, Standing]:
    """Where each interview stands, by company, and with its round where that is a second one."""
    dossiers = store.agenda_dossiers(today)
    found = (agenda.standing(one, content.load(), today, dates.WorkingDays(), dossiers) for one in dossiers)
    return {name(one.dossier): one for one in found}


def name(dossier: Dossier) -> str:
    interview = dossier.interview
    return interview.company + (", again" if interview.stage is Stage.SECOND else "")


def numbers(rows: list[Row], area: str) -> list[int]:
    return [int(row[area]) for row in rows if row[area].isdecimal() and row["written"] == "before"]


def test_the_script_writes_the_file_that_is_there_byte_for_byte() -> None:
    script = runpy.run_path(str(SAMPLE.with_name("make_interviews.py")))
    assert script["table"]().encode() == SAMPLE.read_bytes()


def test_fourteen_interviews_lie_within_five_months_in_the_order_of_their_days(rows: list[Row]) -> None:
    held = [int(row["held"]) for row in rows]
    assert len(rows) == 14
    assert held == sorted(held, reverse=True)
    assert 140 <= max(held) <= 155


def test_enthusiasm_rises(rows: list[Row]) -> None:
    said = numbers(rows, "enthusiasm")
    later_is_higher = sum(later > earlier for number, earlier in enumerate(said) for later in said[number:])
    later_is_lower = sum(later < earlier for number, earlier in enumerate(said) for later in said[number:])
    assert later_is_higher > 3 * later_is_lower
    assert mean(said[-4:]) - mean(said[:4]) >= 1.5


def test_confidence_is_lowest(rows: list[Row]) -> None:
    lowest, *others = sorted(Criterion, key=lambda area: mean(numbers(rows, area)))
    assert lowest is Criterion.CONFIDENCE
    assert all(mean(numbers(rows, area)) - mean(numbers(rows, lowest)) >= 0.8 for area in others)


def test_panels_are_kinder_on_fit_than_the_person(rows: list[Row]) -> None:
    pairs = [(int(row["fit"]), KINDER[row["panel_fit"]]) for row in rows if row["panel_fit"]]
    assert len(pairs) == 5
    assert all(panel >= own for own, panel in pairs)
    assert sum(row["panel_fit"] == "strength" and int(row["fit"]) <= 3 for row in rows if row["panel_fit"]) >= 4


def test_performance_and_fit_stay_where_they_are(rows: list[Row]) -> None:
    for area in ("performance", "fit"):
        said = numbers(rows, area)
        assert abs(mean(said[-4:]) - mean(said[:4])) < 1.1


def test_the_bets_are_too_hopeful(rows: list[Row]) -> None:
    bets = [(int(row["bet"]), row["outcome"]) for row in rows if row["bet"] and row["outcome"] != "waiting"]
    assert sum(bet for bet, _ in bets) / 100 > sum(outcome == "successful" for _, outcome in bets) + 1.5


def test_seven_outcomes_two_second_rounds_and_five_feedbacks_are_there_and_gaps_too(rows: list[Row]) -> None:
    assert {row["outcome"] for row in rows} == set(list(Outcome)[:7])
    assert sum(bool(row["round_of"]) for row in rows) == 2
    assert sum(bool(row["feedback_words"]) for row in rows) == 5
    assert sum(row["written"] == "after" for row in rows) == 1
    assert any(row["role"] == "" for row in rows)
    assert any("?" in {row[area] for area in Criterion} for row in rows)
    assert any(row["outcome"] != "waiting" and not row["bet"] for row in rows)


def test_every_address_is_nobodys_and_every_letter_is_signed(rows: list[Row]) -> None:
    for row in rows:
        addresses = [value for column, value in row.items() if "@" in value and not column.endswith("_body")]
        assert all(address.endswith(".example") for address in addresses)
        bodies = [value for column, value in row.items() if column.endswith("_body") and value]
        assert all(body.endswith("\n\nWith best wishes,\nRobin Hale") for body in bodies)


def test_letters_steps_and_answers_are_those_of_the_trees(rows: list[Row]) -> None:
    texts = content.load()
    nodes = {key: node for tree in texts.trees.values() for key, node in tree.nodes.items()}
    steps = {step.key for node in nodes.values() if isinstance(node, Advice) for step in node.steps}
    for row in rows:
        letters = {row[f"letter_{number}"] for number in (1, 2, 3)} - {""}
        marks = {row[f"mark_{number}"] for number in (1, 2)} - {""}
        assert letters <= set(texts.letters)
        assert marks <= steps
        if row["choice_1"]:
            node = nodes[row["choice_1"]]
            assert isinstance(node, Question)
            assert row["choice_1_answer"] in {option.key for option in node.choices}


def test_the_example_holds_what_the_table_says(store: Store, rows: list[Row]) -> None:
    page = store.search()
    assert page.everything == 14
    assert store.outcome_counts(WEDNESDAY) == Counter(Outcome(row["outcome"]) for row in rows if int(row["held"]) >= 0)
    points = store.score_points()
    assert len(points) == sum(row[area].isdecimal() for row in rows for area in Criterion)
    assert {point.company for point in points if not point.counted} == {"Quillfeather Books"}
    assert sum(point.counted for point in points if point.criterion is Criterion.CONFIDENCE) == 11


def test_everything_about_one_interview_came_through_the_store(store: Store) -> None:
    lantern = standings(store, WEDNESDAY)["Lantern Energy Advice"].dossier
    assert lantern.interview.held_on == date(2026, 9, 7)
    assert lantern.interview.contact_email == "grace.oyelaran@lantern.example"
    assert lantern.interview.gut_feel_before_news == 95
    assert lantern.interview.debriefed_at is not None
    assert lantern.scores[Criterion.CONFIDENCE].before_news == 1
    assert lantern.scores[Criterion.CONFIDENCE].evidence.startswith("They pressed on leading people.")
    assert [question.answered for question in lantern.questions] == ["stumbled", "strong", "strong"]
    assert lantern.feedback.asked_by_voice_on == lantern.feedback.received_on == lantern.interview.outcome_on
    assert lantern.panel_views[Criterion.CONFIDENCE] == "concern"
    assert [letter.template for letter in lantern.letters] == ["thank_you", "closing"]
    assert store.last_given("name") == "Robin Hale"


def test_both_offers_have_their_terms_and_a_kind_no(store: Store) -> None:
    found = [one.dossier.offer for one in standings(store, WEDNESDAY).values() if one.dossier.offer is not None]
    assert len(found) == store.outcome_counts(WEDNESDAY)[Outcome.SUCCESSFUL] == 2
    for offer in found:
        assert all((offer.pay, offer.hours, offer.place, offer.other_terms))
        assert offer.answer is OfferAnswer.DECLINED
        assert offer.answered_on is not None
        assert offer.answer_by is not None
        assert offer.starts_on is not None
        assert offer.answered_on <= offer.answer_by < offer.starts_on
    assert [bool(offer.conditions) for offer in found] == [True, False]
    assert [offer.in_writing_on is not None for offer in found] == [False, True]
    assert [offer.conditions_met_on == offer.in_writing_on for offer in found] == [True, True]


@pytest.mark.parametrize("today", [WEDNESDAY, SATURDAY_NOON, SUNDAY, MONDAY, AFTER_CHRISTMAS])
def test_today_has_something_to_see_on_any_day(today: date) -> None:
    for store in opened(today):
        found = standings(store, today)
        half, coming = found["Brightwater Leisure Trust"].dossier, found["Kestrel Yard Theatre, again"].dossier
        assert half.interview.held_on == today - timedelta(days=1)
        assert half.interview.debriefed_at is None
        assert set(half.scores) == {Criterion.PERFORMANCE, Criterion.ENTHUSIASM}
        assert coming.interview.held_on == today + timedelta(days=3)
        assert coming.interview.outcome is Outcome.WAITING
        due_on = found["Fernley College"].dossier.interview.decision_due_on
        assert due_on is not None
        assert due_on < today
        assert found["Northfold Boilers"].facts["feedback"].value == "asked"
        view = agenda.today(tuple(found.values()), today)
        assert (view.state, view.lead) == (TodayState.COMING, found["Kestrel Yard Theatre, again"])


@pytest.mark.parametrize("today", [WEDNESDAY, SUNDAY, AFTER_CHRISTMAS])
def test_what_is_long_over_asks_for_nothing(today: date) -> None:
    lately = {"Kestrel Yard Theatre", "Northfold Boilers", "Fernley College", "Brightwater Leisure Trust"}
    for store in opened(today):
        for company, one in standings(store, today).items():
            if company.removesuffix(", again") not in lately:
                assert [action.key for action in one.actions if action.due and action.due <= today] == []
                assert one.position is None or one.position.question is None


@pytest.mark.parametrize("today", [WEDNESDAY, MONDAY])
def test_nobody_works_at_a_weekend_but_in_the_days_around_today(today: date) -> None:
    for store in opened(today):
        for one in standings(store, today).values():
            letters = [letter.sent_on for letter in one.dossier.letters]
            for day in (one.dossier.interview.held_on, one.dossier.interview.outcome_on, *letters):
                assert day is None or abs((day - today).days) <= EXACT_DAYS or day.weekday() < SATURDAY


def test_nothing_that_was_done_lies_ahead(store: Store) -> None:
    for one in standings(store, WEDNESDAY).values():
        dossier = one.dossier
        done = [mark.done_on for mark in dossier.marks.values()] + [letter.sent_on for letter in dossier.letters]
        days = [dossier.interview.outcome_on, dossier.feedback.received_on, *done]
        assert all(day <= WEDNESDAY for day in days if day is not None)
        assert dossier.interview.created_at.date() <= WEDNESDAY
    assert set(CATALOGUE) >= set(one.facts)


def test_a_day_has_one_file_and_the_next_day_another() -> None:
    first = example.example_file(WEDNESDAY)
    assert example.example_file(WEDNESDAY) == first
    assert example.example_file(MONDAY) != first


def test_the_example_leaves_the_persons_file_alone_and_is_gone_with_its_process(tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    code = (
        "from datetime import date; from coaching.example import example_file\n"
        "path = example_file(date(2026, 11, 25)); assert path.stat().st_size; print(path)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "DEBRIEF_FILE": str(own), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    made = Path(ran.stdout.strip())
    assert made != own
    assert tmp_path in made.parents
    assert list(tmp_path.iterdir()) == []


def test_what_killed_processes_left_behind_is_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    forgotten, recent = tmp_path / "debrief-example-old", tmp_path / "debrief-example-new"
    for folder in (forgotten, recent):
        folder.mkdir()
        (folder / "example.db").touch()
    long_ago = forgotten.stat().st_mtime - example.STALE - 60
    os.utime(forgotten, (long_ago, long_ago))
    example.example_file(date(2025, 3, 3))
    assert not forgotten.exists()
    assert recent.exists()
