from datetime import date

import pytest

from coaching.errors import InvalidInputError
from coaching.records import Mark
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, day, later


def test_a_choice_replaces_only_that_one_choice(store: Store) -> None:
    interview = add(store)
    for node, choice in (("a", "yes"), ("b", "no"), ("a", "no+maybe"), ("a", "no+maybe")):
        store.choose(interview.id, node, choice, now=NOW)
    assert store.dossier(interview.id).choices == {"a": "no+maybe", "b": "no"}


def test_a_choice_made_twice_is_made_once(store: Store) -> None:
    interview = add(store)
    store.choose(interview.id, "a", "yes", now=NOW)
    counted = store.meta().change_counter
    store.choose(interview.id, "a", "yes", now=later(hours=1))
    assert store.meta().change_counter == counted


def test_a_changed_choice_leaves_no_earlier_words(store: Store) -> None:
    interview = add(store)
    store.choose(interview.id, "a", "yes", now=NOW)
    store.choose(interview.id, "a", "no", now=later(hours=1))
    assert store.dossier(interview.id).earlier_words == ()


@pytest.mark.parametrize("said", ["done_on", "dropped_on", "moved_to"])
def test_a_mark_is_kept_and_twice_is_once(store: Store, said: str) -> None:
    interview = add(store)
    days = {said: TODAY}
    store.mark(interview.id, "thank_you", now=NOW, **days)
    counted = store.meta().change_counter
    store.mark(interview.id, "thank_you", now=NOW, **days)
    assert store.dossier(interview.id).marks == {"thank_you": Mark("thank_you", **days)}
    assert store.meta().change_counter == counted


def test_a_mark_replaces_what_was_said_of_its_step_before(store: Store) -> None:
    interview = add(store)
    store.mark(interview.id, "thank_you", moved_to=day(1), now=NOW)
    store.mark(interview.id, "thank_you", done_on=TODAY, now=NOW)
    assert store.dossier(interview.id).marks == {"thank_you": Mark("thank_you", done_on=TODAY)}
    store.mark(interview.id, "thank_you", dropped_on=TODAY, now=NOW)
    assert store.dossier(interview.id).marks == {"thank_you": Mark("thank_you", dropped_on=TODAY)}


def test_a_mark_taken_back_is_as_if_never_made(store: Store) -> None:
    interview = add(store)
    store.mark(interview.id, "thank_you", done_on=TODAY, now=NOW)
    for _ in range(2):
        store.unmark(interview.id, "thank_you", now=NOW)
        assert store.dossier(interview.id).marks == {}


@pytest.mark.parametrize("days", [{}, {"done_on": TODAY, "dropped_on": TODAY}])
def test_a_mark_says_one_thing(store: Store, days: dict[str, date]) -> None:
    interview = add(store)
    with pytest.raises(ValueError, match="done, dropped or moved"):
        store.mark(interview.id, "thank_you", now=NOW, **days)


def test_a_mark_on_a_day_centuries_away_is_refused(store: Store) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError):
        store.mark(interview.id, "thank_you", moved_to=date.max, now=NOW)
