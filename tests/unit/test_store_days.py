"""A day that they called off: taken out in one command, kept aside, and put back when that was a mistake."""

from datetime import date, time, timedelta

import pytest

from coaching.records import CALLED_OFF, DOES_IT_HOLD, OLD_DAY, Outcome
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, later

DAY = TODAY + timedelta(days=3)


def coming(store: Store, at: time | None = time(14)) -> str:
    key = add(store).id
    store.save_field(key, "held_on", DAY, now=NOW)
    store.save_field(key, "held_time", at, now=NOW)
    return key


@pytest.mark.parametrize("at", [time(14), None])
def test_the_day_and_its_time_are_out_at_once_and_come_back(store: Store, at: time | None) -> None:
    key = coming(store, at)
    store.call_off(key, on=TODAY, now=later(minutes=1))
    off = store.dossier(key)
    assert (off.interview.held_on, off.interview.held_time) == (None, None)
    assert (off.is_called_off, off.old_day) == (True, DAY)
    store.put_day_back(key, now=later(minutes=2))
    back = store.dossier(key)
    assert (back.interview.held_on, back.interview.held_time) == (DAY, at)
    assert (back.is_called_off, back.old_day, back.marks, back.choices) == (False, None, {}, {})


def test_news_that_all_hiring_stopped_were_none_when_only_the_day_was_called_off(store: Store) -> None:
    key = coming(store)
    store.record_outcome(key, Outcome.CANCELLED, on=TODAY, now=NOW)
    store.call_off(key, on=TODAY, now=later(minutes=1))
    found = store.dossier(key)
    assert (found.interview.outcome, found.interview.outcome_on, found.interview.news_at) == (
        Outcome.WAITING,
        None,
        None,
    )
    assert found.is_called_off


def test_a_new_day_ends_it_and_is_not_overwritten_by_the_old_one(store: Store) -> None:
    key, new = coming(store), date(2026, 12, 18)
    store.call_off(key, on=TODAY, now=later(minutes=1))
    store.save_field(key, "held_on", new, now=later(minutes=2))
    found = store.dossier(key)
    assert (found.is_called_off, found.old_day, OLD_DAY in found.choices) == (False, None, False)
    store.put_day_back(key, now=later(minutes=3))
    assert store.dossier(key).interview.held_on == new


def test_a_day_that_is_called_off_twice_is_taken_out_twice(store: Store) -> None:
    key, new = coming(store), date(2026, 12, 18)
    store.call_off(key, on=TODAY, now=later(minutes=1))
    store.save_field(key, "held_on", new, now=later(minutes=2))
    store.call_off(key, on=TODAY + timedelta(days=1), now=later(minutes=3))
    found = store.dossier(key)
    assert (found.old_day, found.marks["take_day_out"].done_on) == (new, TODAY + timedelta(days=1))


def test_an_interview_without_a_day_can_be_called_off_as_well(store: Store) -> None:
    key = add(store).id
    store.save_field(key, "held_on", None, now=NOW)
    store.choose(key, DOES_IT_HOLD, "holds", now=NOW)
    store.call_off(key, on=TODAY, now=later(minutes=1))
    found = store.dossier(key)
    assert (found.is_called_off, found.old_day, found.choices[DOES_IT_HOLD]) == (True, None, CALLED_OFF)


def test_a_day_that_a_new_one_stood_for_all_the_same_stays_out_with_the_old_one_kept_aside(store: Store) -> None:
    """The page may not know yet that a new day stands there: what was kept aside is let go, and nothing is lost."""
    key, new = coming(store), date(2026, 12, 18)
    store.call_off(key, on=TODAY, now=later(minutes=1))
    store.save_field(key, "held_on", new, now=later(minutes=2))
    store.choose(key, OLD_DAY, "2026-11-28 14:00", now=later(minutes=3))
    store.put_day_back(key, now=later(minutes=4))
    assert store.dossier(key).interview.held_on == new
