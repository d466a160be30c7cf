"""What the file keeps about its owner: the country, and the days on which they were here."""

from datetime import date
from pathlib import Path

import pytest

from coaching.errors import InvalidInputError
from coaching.records import Absence
from coaching.store import Store
from tests.unit.store_at_work import FIRST_CHANGE, NOW, TODAY, ask, at_once, day, later


def opened(store: Store, *days: int) -> tuple[date | None, date | None]:
    """Open Debrief on these days, one after the other; what the file then knows of the last and the one before."""
    for number in days:
        store.touch_opened(day(number), now=later(days=number))
    meta = store.meta()
    return meta.opened_before_on, meta.last_opened_on


def test_the_first_visit_has_none_before_it(store: Store) -> None:
    assert opened(store) == (None, None)
    assert opened(store, 0) == (None, TODAY)
    assert store.meta().previous_visit(TODAY) is None


def test_the_visit_before_is_kept_all_day_however_often_debrief_is_opened(store: Store) -> None:
    opened(store, -21, 0)
    counted = store.meta().change_counter
    assert opened(store, 0, 0) == (day(-21), TODAY)
    assert store.meta().previous_visit(TODAY) == day(-21)
    assert store.meta().change_counter == counted


def test_the_next_day_only_the_day_before_counts(store: Store) -> None:
    assert opened(store, -13, 0, 1) == (TODAY, day(1))
    assert store.meta().previous_visit(day(1)) == TODAY


def test_a_return_after_weeks_is_one_visit_that_lasts_four_days_more(store: Store) -> None:
    assert opened(store, -21, 0, 1, 4) == (day(-21), TODAY)
    assert store.meta().absence(day(4)) == Absence(day(-21), TODAY)
    assert store.meta().previous_visit(day(4)) == TODAY
    assert opened(store, 5) == (TODAY, day(5))
    assert store.meta().absence(day(5)) is None


def test_a_clock_that_was_ahead_is_forgotten_and_what_was_before_it_stays(store: Store) -> None:
    assert opened(store, -21, 3_000, 0) == (day(-21), TODAY)
    assert store.meta().previous_visit(TODAY) == day(-21)
    assert opened(store, 5) == (TODAY, day(5))


def test_two_tabs_that_open_on_one_day_keep_the_visit_before(store: Store) -> None:
    opened(store, -21)
    at_once(lambda: store.touch_opened(TODAY, now=NOW), lambda: store.touch_opened(TODAY, now=NOW))
    assert opened(store) == (day(-21), TODAY)
    assert store.meta().change_counter == FIRST_CHANGE


def test_a_visit_centuries_away_is_refused(store: Store) -> None:
    with pytest.raises(InvalidInputError):
        store.touch_opened(date.max, now=NOW)


def test_until_the_country_is_said_it_is_a_guess(store: Store) -> None:
    meta = store.meta()
    assert (meta.country, meta.region, meta.country_said_on) == ("GB", "ENG", None)


@pytest.mark.parametrize(("country", "region"), [("GB", "SCT"), ("GB", "ENG"), ("IE", ""), ("US", "CA"), ("AT", "9")])
def test_the_country_that_was_said_is_kept_with_its_day_and_twice_is_once(
    store: Store, country: str, region: str
) -> None:
    store.set_country(country, region, on=TODAY, now=NOW)
    counted = store.meta()
    store.set_country(country, region, on=TODAY, now=later(hours=1))
    assert (counted.country, counted.region, counted.country_said_on) == (country, region, TODAY)
    assert store.meta() == counted


@pytest.mark.parametrize(
    ("country", "region", "field"),
    [
        ("", "", "country"),
        ("gb", "", "country"),
        ("GBR", "", "country"),
        ("G1", "", "country"),
        ("GB\n", "", "country"),
        ("GB", "eng", "region"),
        ("GB", "ENGL", "region"),
        ("GB", "É", "region"),
    ],
)
def test_what_is_no_country_is_refused_and_the_one_before_stays(
    store: Store, country: str, region: str, field: str
) -> None:
    store.set_country("GB", "WLS", on=TODAY, now=NOW)
    before = store.meta()
    with pytest.raises(InvalidInputError) as caught:
        store.set_country(country, region, on=day(1), now=NOW)
    assert caught.value.field == field
    assert store.meta() == before


def test_two_tabs_that_say_two_countries_at_once_leave_one_whole_answer(store: Store) -> None:
    at_once(
        lambda: store.set_country("DE", "BE", on=TODAY, now=NOW),
        lambda: store.set_country("IE", "", on=day(1), now=NOW),
    )
    meta = store.meta()
    said = (meta.country, meta.region, meta.country_said_on)
    assert said in (("DE", "BE", TODAY), ("IE", "", day(1)))
    assert meta.change_counter == FIRST_CHANGE + 1


def test_the_counter_goes_on_with_the_clock_so_that_an_older_copy_never_counts_to_the_same_state(
    store: Store, path: Path
) -> None:
    store.set_country("DE", "BE", on=TODAY, now=NOW)
    ask(path, "UPDATE meta SET change_counter = 3")
    store.set_country("IE", "", on=TODAY, now=later(seconds=5))
    assert store.meta().change_counter == FIRST_CHANGE + 5
    store.set_country("US", "", on=TODAY, now=later(days=-9))
    assert store.meta().change_counter == FIRST_CHANGE + 6
