from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import findings
from coaching.records import Criterion, Outcome, ScorePoint
from tests.unit.scores_strategy import point, score_points

TODAY = date(2026, 11, 25)
NAMES = {
    Criterion.PERFORMANCE: "Performance",
    Criterion.ENTHUSIASM: "Enthusiasm",
    Criterion.FIT: "Fit",
    Criterion.CONFIDENCE: "Confidence in you",
}
FURTHER, SECOND, NO, WAITING = Outcome.SUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.UNSUCCESSFUL, Outcome.WAITING


def spaced(sentence: str | None) -> str | None:
    return None if sentence is None else sentence.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        ({}, "Nothing to count yet"),
        ({WAITING: 0}, "Nothing to count yet"),
        ({WAITING: 1}, "1 interview so far, no news yet"),
        ({WAITING: 3}, "3 interviews so far, no news yet"),
        ({FURTHER: 1}, "1 interview went further"),
        ({NO: 1}, "1 interview answered so far"),
        ({NO: 4}, "4 interviews answered so far"),
        ({NO: 3, Outcome.CANCELLED: 1}, "4 interviews answered so far"),
        ({Outcome.NO_ANSWER: 1}, "1 interview closed so far"),
        ({NO: 2, Outcome.WITHDRAWN: 1, WAITING: 1}, "3 interviews closed so far, 1 is still open"),
        ({SECOND: 1, NO: 1}, "1 of 2 interviews went further"),
        ({FURTHER: 2, SECOND: 3, NO: 6, Outcome.NO_ANSWER: 3}, "5 of 14 interviews went further"),
        ({FURTHER: 1, SECOND: 3}, "All 4 interviews went further"),
        ({SECOND: 1, NO: 4, WAITING: 1}, "1 of 5 interviews went further, 1 is still open"),
        ({SECOND: 1, Outcome.CANCELLED: 4, WAITING: 2}, "1 of 5 interviews went further, 2 are still open"),
        ({NO: 1, WAITING: 2}, "1 interview answered so far, 2 are still open"),
    ],
)
def test_the_title_is_a_counted_fact_that_says_the_open_ones_apart(
    outcomes: Mapping[Outcome, int], sentence: str
) -> None:
    assert spaced(findings.counted(outcomes)) == sentence


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(Outcome)), st.integers(0, 40)))
def test_the_numbers_of_the_title_add_up_to_all_interviews(outcomes: dict[Outcome, int]) -> None:
    title = spaced(findings.counted(outcomes))
    assert title is not None
    numbers = [int(number) for number in re.findall(r"\d+", title)]
    assert sum(outcomes.values()) in {sum(numbers), sum(numbers[1:]), 0}


def test_a_count_never_breaks_from_its_word() -> None:
    assert findings.counted({SECOND: 1, NO: 4}).startswith("1\u00a0of\u00a05\u00a0interviews ")


def test_the_period_goes_from_the_first_to_the_last_interview() -> None:
    points = [point(3, 4), point(1, 2), point(2, 3)]
    said = "From 14 January to 3 February, by what you wrote before you knew the result."
    assert spaced(findings.period(points, TODAY)) == said


def test_the_period_of_one_day_is_that_day() -> None:
    said = "On 14 January, by what you wrote before you knew the result."
    assert spaced(findings.period([point(1, 2)], TODAY)) == said


def test_the_period_of_no_scores_is_empty() -> None:
    assert findings.period([], TODAY) == ""


def test_where_all_was_written_after_the_news_the_period_says_that_nothing_is_counted() -> None:
    said = "On 14 January. All of it was written after the news, so it is shown and not counted."
    assert spaced(findings.period([point(1, 2, counted=False)], TODAY)) == said


def test_the_lowest_area_is_the_one_with_the_lowest_plain_mean() -> None:
    points = [point(number, 4) for number in range(1, 12)]
    points += [point(number, 3 + number % 2, Criterion.CONFIDENCE) for number in range(1, 12)]
    said = "Confidence in you is lowest so far, from 11 interviews"
    assert spaced(findings.lowest_so_far(points, NAMES)) == said


def test_a_tie_names_the_tie() -> None:
    points = [point(number, 3) for number in (1, 2)]
    points += [point(number, 2 * number, Criterion.CONFIDENCE) for number in (1, 2)]
    points += [point(number, 5, Criterion.PERFORMANCE) for number in (1, 2)]
    said = "Fit and confidence in you are lowest so far, from 2 interviews"
    assert spaced(findings.lowest_so_far(points, NAMES)) == said


def test_a_tie_from_different_numbers_of_interviews_says_both() -> None:
    points = [point(number, 3) for number in (1, 2, 3)]
    points += [point(number, 3, Criterion.CONFIDENCE) for number in (1, 2)]
    points += [point(number, 5, Criterion.PERFORMANCE) for number in (1, 2)]
    said = "Fit and confidence in you are lowest so far, from 2 and 3 interviews"
    assert spaced(findings.lowest_so_far(points, NAMES)) == said


def test_areas_that_are_all_the_same_are_level() -> None:
    points = [point(number, 3, criterion) for number in (1, 2) for criterion in Criterion]
    assert spaced(findings.lowest_so_far(points, NAMES)) == "All four areas are level so far, from 2 interviews"
    two = [one for one in points if one.criterion in {Criterion.FIT, Criterion.ENTHUSIASM}]
    assert spaced(findings.lowest_so_far(two, NAMES)) == "Enthusiasm and fit are level so far, from 2 interviews"


def test_one_interview_or_one_area_names_no_lowest() -> None:
    assert findings.lowest_so_far([point(1, 1), point(1, 5, Criterion.PERFORMANCE)], NAMES) is None
    assert findings.lowest_so_far([point(1, 1), point(2, 5)], NAMES) is None
    assert findings.lowest_so_far([], NAMES) is None


def test_what_was_written_after_the_news_names_no_lowest() -> None:
    points = [point(number, 4, criterion) for number in (1, 2) for criterion in Criterion]
    hindsight = [point(number, 1, counted=False) for number in (3, 4, 5)]
    assert findings.lowest_so_far(points + hindsight, NAMES) == findings.lowest_so_far(points, NAMES)


@settings(deadline=None)
@given(score_points(most=12))
def test_no_finding_calls_anything_better_or_worse(points: tuple[ScorePoint, ...]) -> None:
    said = [findings.lowest_so_far(points, NAMES) or "", findings.period(points, TODAY)]
    for criterion, name in NAMES.items():
        mine = [one for one in points if one.criterion is criterion]
        said += [findings.area_heading(mine, name), findings.area_note(mine)]
    assert not re.search(r"\b(better|worse|improv\w+|weak\w*|fail\w*|!)\b", " ".join(said))


@pytest.mark.parametrize(
    ("values", "heading"),
    [
        ([], "Fit"),
        ([3], "Fit: 3"),
        ([4, 4], "Fit: always 4"),
        ([2, 3, 3], "Fit: most often 3"),
        ([2, 5, 5, 3, 3], "Fit: from 2 to 5"),
    ],
)
def test_an_area_is_headed_by_what_was_chosen_most_often(values: list[int], heading: str) -> None:
    assert findings.area_heading([point(number, value) for number, value in enumerate(values, 1)], "Fit") == heading


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        (0, 0, "Nothing written down for this area yet."),
        (1, 0, "Counted from 1 interview."),
        (3, 1, "Counted from 3 interviews. 1 more was written after the news: shown, not counted."),
        (3, 2, "Counted from 3 interviews. 2 more were written after the news: shown, not counted."),
        (0, 1, "Nothing counted yet. 1 was written after the news: shown, not counted."),
    ],
)
def test_an_area_says_from_how_many_interviews_it_is_counted(before: int, after: int, note: str) -> None:
    points = [point(number, 3) for number in range(before)]
    points += [point(number, 3, counted=False) for number in range(before, before + after)]
    assert spaced(findings.area_note(points)) == note
