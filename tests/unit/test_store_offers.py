"""Offers: what is kept of them and for whom, and that a command said twice or in two tabs ends in one right state."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from coaching.errors import InvalidInputError
from coaching.models import TEXT
from coaching.records import TAKEN_BACK, Offer, OfferAnswer, Outcome
from coaching.store import Store
from coaching.store.offers import OF_OFFER
from tests.unit.store_at_work import FIRST_CHANGE, NOW, TODAY, add, at_once, day, later

FIELDS: list[tuple[str, object]] = [
    ("offered_on", day(-2)),
    ("in_writing_on", day(-1)),
    ("conditions", "Two references\nand a health check"),
    ("conditions_met_on", TODAY),
    ("pay", "34,000"),
    ("hours", "37.5 a week"),
    ("place", "Leeds"),
    ("starts_on", day(40)),
    ("other_terms", "Thirty days off"),
    ("answer_by", day(5)),
]
TEXTS = sorted(field for field, value in FIELDS if isinstance(value, str))


def offer(store: Store, interview_id: str) -> Offer | None:
    return store.dossier(interview_id).offer


def offer_with(*said: tuple[str, Any]) -> Offer:  # Each field has a type of its own.
    return Offer(**dict(said))


def answer(store: Store, interview_id: str, said: OfferAnswer | None, *, on: date = TODAY) -> None:
    store.answer_offer(interview_id, said, on=on, now=NOW)


def test_an_interview_has_no_offer_until_something_is_said_of_one(store: Store) -> None:
    interview = add(store)
    store.record_outcome(interview.id, Outcome.SUCCESSFUL, on=TODAY, now=NOW)
    assert offer(store, interview.id) is None


@pytest.mark.parametrize(("field", "value"), FIELDS, ids=str)
def test_each_field_of_an_offer_comes_back_and_twice_is_once(store: Store, field: str, value: object) -> None:
    interview = add(store)
    store.save_offer(interview.id, field, value, now=NOW)
    counted = store.meta().change_counter
    store.save_offer(interview.id, field, value, now=later(hours=1))
    assert offer(store, interview.id) == offer_with((field, value))
    assert store.meta().change_counter == counted


def test_every_field_that_a_person_edits_is_tried_here() -> None:
    assert {field for field, _ in FIELDS} == OF_OFFER


def test_all_of_it_together_comes_back_with_the_answer(store: Store) -> None:
    interview = add(store)
    for field, value in FIELDS:
        store.save_offer(interview.id, field, value, now=NOW)
    answer(store, interview.id, OfferAnswer.ACCEPTED)
    kept = offer(store, interview.id)
    assert kept == offer_with(*FIELDS, ("answer", OfferAnswer.ACCEPTED), ("answered_on", TODAY))
    assert kept.is_firm


@pytest.mark.parametrize(("field", "value"), FIELDS, ids=str)
def test_a_field_can_be_emptied_and_the_others_stay(store: Store, field: str, value: object) -> None:
    interview = add(store)
    for other, words in FIELDS:
        store.save_offer(interview.id, other, words, now=NOW)
    nothing = "" if isinstance(value, str) else None
    store.save_offer(interview.id, field, nothing, now=later(minutes=2))
    assert offer(store, interview.id) == offer_with(*FIELDS, (field, nothing))


@pytest.mark.parametrize(("field", "nothing"), [("pay", ""), ("answer_by", None)])
def test_saving_nothing_where_nothing_is_kept_makes_no_offer(store: Store, field: str, nothing: object) -> None:
    interview = add(store)
    counted = store.meta()
    store.save_offer(interview.id, field, nothing, now=NOW)
    answer(store, interview.id, None)
    assert offer(store, interview.id) is None
    assert store.meta() == counted


@pytest.mark.parametrize("field", ["answer", "answered_on", "application_id", "mood"])
def test_what_is_no_field_of_the_form_is_not_saved(store: Store, field: str) -> None:
    with pytest.raises(ValueError, match="not a field of an offer"):
        store.save_offer(add(store).id, field, None, now=NOW)


@pytest.mark.parametrize(("field", "value"), [("pay", 34_000), ("answer_by", "tomorrow"), ("starts_on", date.max)])
def test_what_a_field_cannot_keep_is_refused(store: Store, field: str, value: object) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError) as caught:
        store.save_offer(interview.id, field, value, now=NOW)
    assert caught.value.field == field
    assert offer(store, interview.id) is None


@pytest.mark.parametrize("field", TEXTS)
def test_the_longest_text_is_kept_and_a_longer_one_refused(store: Store, field: str) -> None:
    interview = add(store)
    store.save_offer(interview.id, field, "é" * TEXT, now=NOW)
    with pytest.raises(InvalidInputError, match="room for 10,000"):
        store.save_offer(interview.id, field, "x" * (TEXT + 1), now=NOW)
    assert getattr(offer(store, interview.id), field) == "é" * TEXT


def test_every_round_at_an_employer_carries_its_offer_and_nobody_elses(store: Store) -> None:
    first, elsewhere = add(store, held_on=day(-9)), add(store, "Osprey Labs")
    second = add(store, held_on=None, after=first.id)
    store.save_offer(second.id, "pay", "34,000", now=NOW)
    store.save_offer(first.id, "hours", "Part-time", now=NOW)
    store.save_offer(elsewhere.id, "pay", "36,000", now=NOW)
    expected = Offer(pay="34,000", hours="Part-time")
    assert offer(store, first.id) == offer(store, second.id) == expected
    found = {one.interview.id: one.offer for one in store.agenda_dossiers(TODAY)}
    assert found == {first.id: expected, second.id: expected, elsewhere.id: Offer(pay="36,000")}


def test_an_offer_changes_nothing_of_the_interview_but_is_a_change_of_the_file(store: Store) -> None:
    interview = add(store)
    before = store.dossier(interview.id)
    store.save_offer(interview.id, "pay", "34,000", now=later(hours=1))
    answer(store, interview.id, OfferAnswer.DECLINED)
    assert store.dossier(interview.id).interview == before.interview
    assert store.meta().change_counter == FIRST_CHANGE + 3_600 + 1


def test_an_offer_stays_when_the_news_is_corrected_and_is_there_when_it_comes_again(store: Store) -> None:
    interview = add(store)
    for outcome in (Outcome.SUCCESSFUL, Outcome.WAITING, Outcome.SUCCESSFUL):
        store.record_outcome(interview.id, outcome, on=TODAY, now=NOW)
        store.save_offer(interview.id, "pay", "34,000", now=NOW)
    assert offer(store, interview.id) == Offer(pay="34,000")


def test_an_answer_has_its_day_takes_the_place_of_another_and_can_be_taken_back(store: Store) -> None:
    interview = add(store)
    answer(store, interview.id, OfferAnswer.ACCEPTED, on=day(-1))
    assert offer(store, interview.id) == Offer(answer=OfferAnswer.ACCEPTED, answered_on=day(-1))
    answer(store, interview.id, OfferAnswer.DECLINED)
    assert offer(store, interview.id) == Offer(answer=OfferAnswer.DECLINED, answered_on=TODAY)
    answer(store, interview.id, None)
    assert offer(store, interview.id) == Offer()


@pytest.mark.parametrize("said", [*OfferAnswer, None])
def test_an_answer_said_twice_is_said_once(store: Store, said: OfferAnswer | None) -> None:
    interview = add(store)
    store.save_offer(interview.id, "pay", "34,000", now=NOW)
    answer(store, interview.id, said)
    before, counted = store.dossier(interview.id), store.meta()
    store.answer_offer(interview.id, said, on=TODAY, now=later(hours=1))
    assert (store.dossier(interview.id), store.meta()) == (before, counted)


def test_an_offer_that_they_take_back_has_its_first_day_and_stands_again_when_that_was_a_mistake(store: Store) -> None:
    interview = add(store)
    store.record_outcome(interview.id, Outcome.SUCCESSFUL, on=day(-5), now=NOW)
    store.take_offer_back(interview.id, on=day(-1), now=NOW)
    store.take_offer_back(interview.id, on=TODAY, now=later(hours=1))
    found = store.dossier(interview.id)
    assert (found.taken_back_on, found.interview.outcome_on) == (day(-1), day(-5))
    store.unmark(interview.id, TAKEN_BACK, now=later(hours=2))
    assert store.dossier(interview.id).taken_back_on is None


def test_an_offer_that_nobody_wrote_down_was_made_before_it_was_taken_back(store: Store) -> None:
    interview = add(store)
    store.take_offer_back(interview.id, on=TODAY, now=NOW)
    found = store.dossier(interview.id)
    assert (found.interview.outcome, found.interview.outcome_on) == (Outcome.SUCCESSFUL, TODAY)
    assert (found.interview.news_at, found.taken_back_on) == (NOW, TODAY)


def test_an_offer_that_is_made_anew_stands(store: Store) -> None:
    interview = add(store)
    store.take_offer_back(interview.id, on=TODAY, now=NOW)
    store.record_outcome(interview.id, Outcome.SUCCESSFUL, on=TODAY, now=later(hours=1))
    assert store.dossier(interview.id).taken_back_on == TODAY
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=TODAY, now=later(hours=2))
    store.record_outcome(interview.id, Outcome.SUCCESSFUL, on=TODAY, now=later(hours=3))
    assert store.dossier(interview.id).taken_back_on is None


def test_an_answer_on_a_day_centuries_away_is_refused(store: Store) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError):
        answer(store, interview.id, OfferAnswer.ACCEPTED, on=date.max)
    assert offer(store, interview.id) is None


def test_two_tabs_that_answer_the_same_at_once_answer_once(store: Store) -> None:
    interview = add(store)
    answer(store, interview.id, OfferAnswer.DECLINED, on=day(-1))
    counted = store.meta().change_counter

    def accept() -> None:
        answer(store, interview.id, OfferAnswer.ACCEPTED)

    at_once(accept, accept)
    assert offer(store, interview.id) == Offer(answer=OfferAnswer.ACCEPTED, answered_on=TODAY)
    assert store.meta().change_counter == counted + 1


def test_two_tabs_that_answer_differently_at_once_leave_one_whole_answer(store: Store) -> None:
    interview = add(store)
    at_once(
        lambda: answer(store, interview.id, OfferAnswer.ACCEPTED, on=day(-1)),
        lambda: answer(store, interview.id, OfferAnswer.DECLINED),
    )
    assert offer(store, interview.id) in (
        Offer(answer=OfferAnswer.ACCEPTED, answered_on=day(-1)),
        Offer(answer=OfferAnswer.DECLINED, answered_on=TODAY),
    )


def test_two_tabs_that_begin_one_offer_at_once_lose_nothing(store: Store) -> None:
    interview = add(store)
    at_once(*(partial(store.save_offer, interview.id, field, value, now=NOW) for field, value in FIELDS))
    assert offer(store, interview.id) == offer_with(*FIELDS)
