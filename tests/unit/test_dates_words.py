from datetime import date, timedelta

import pytest

from coaching import dates


def test_days_nearby_have_names_and_others_their_weekday() -> None:
    today = date(2026, 11, 30)
    assert dates.in_words(today, today) == "today"
    assert dates.in_words(date(2026, 12, 1), today) == "tomorrow"
    assert dates.in_words(date(2026, 11, 29), today) == "yesterday"
    assert dates.in_words(date(2026, 12, 3), today) == "Thursday 3\u00a0December"
    assert dates.in_words(date(2026, 11, 28), today) == "Saturday 28\u00a0November"


def test_what_is_near_has_its_date_beside_it_and_today_is_today() -> None:
    today = date(2026, 12, 31)
    assert dates.dated(today, today) == "today"
    assert dates.dated(date(2027, 1, 1), today) == "tomorrow, Friday 1\u00a0January 2027"
    assert dates.dated(date(2026, 12, 30), today) == "yesterday, Wednesday 30\u00a0December"
    assert dates.dated(date(2026, 12, 29), today) == "Tuesday 29\u00a0December"


def test_another_year_is_named_and_tomorrow_needs_no_year() -> None:
    today = date(2026, 12, 31)
    assert dates.in_words(date(2027, 1, 1), today) == "tomorrow"
    assert dates.in_words(date(2027, 1, 4), today) == "Monday 4\u00a0January 2027"
    assert dates.day_month(date(2027, 1, 4), today) == "4\u00a0January 2027"
    assert dates.day_month(date(2026, 1, 4), today) == "4\u00a0January"
    assert dates.in_full(date(2027, 1, 4)) == "Monday 4\u00a0January"


def test_a_day_can_have_its_weekday_even_when_it_is_near() -> None:
    today = date(2026, 12, 31)
    assert dates.with_weekday(today, today) == "Thursday 31\u00a0December"
    assert dates.with_weekday(date(2027, 1, 1), today) == "Friday 1\u00a0January 2027"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [(-2, ""), (0, ""), (1, ""), (2, "in 2 days"), (3, "in 3 days"), (13, "in 13 days"), (14, ""), (400, "")],
)
def test_a_day_within_two_weeks_is_also_said_by_how_far_it_is(ahead: int, said: str) -> None:
    over_the_clock_change = date(2026, 10, 20)
    assert dates.near_words(over_the_clock_change + timedelta(ahead), over_the_clock_change) == said
    assert dates.near_words(date(2028, 2, 25) + timedelta(ahead), date(2028, 2, 25)) == said


def test_days_around_the_end_of_february_are_counted_one_by_one() -> None:
    assert dates.near_words(date(2028, 3, 1), date(2028, 2, 28)) == "in 2 days"
    assert dates.near_words(date(2027, 3, 2), date(2027, 2, 28)) == "in 2 days"
    assert dates.in_words(date(2028, 2, 29), date(2028, 2, 28)) == "tomorrow"
    assert dates.in_words(date(2028, 2, 29), date(2028, 3, 1)) == "yesterday"


def test_words_do_not_depend_on_the_machines_language() -> None:
    said = [dates.in_full(date(2026, month, 1)) for month in range(1, 13)]
    assert said == [
        "Thursday 1\u00a0January",
        "Sunday 1\u00a0February",
        "Sunday 1\u00a0March",
        "Wednesday 1\u00a0April",
        "Friday 1\u00a0May",
        "Monday 1\u00a0June",
        "Wednesday 1\u00a0July",
        "Saturday 1\u00a0August",
        "Tuesday 1\u00a0September",
        "Thursday 1\u00a0October",
        "Sunday 1\u00a0November",
        "Tuesday 1\u00a0December",
    ]


def test_the_day_after_the_last_there_is_is_the_last() -> None:
    assert dates.day_after(date(2024, 2, 28)) == date(2024, 2, 29)
    assert dates.day_after(date.max) == date.max
