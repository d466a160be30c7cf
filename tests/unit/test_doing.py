from dataclasses import replace
from datetime import date, time

import pytest

from coaching import doing, sentences
from coaching.agenda import Action, Standing, standing
from coaching.content import load
from coaching.dates import WorkingDays
from coaching.errors import AlreadyDoneError
from coaching.records import Dossier, Interview, Mark, OfferAnswer, Outcome
from coaching.sentences import Deed
from coaching.store import Store
from coaching.tree import Does
from tests.unit.store_at_work import NOW, TODAY, add, day, later


def carry_out(store: Store, interview_id: str, does: Does) -> str | None:
    return doing.carry_out(store, interview_id, does, on=TODAY, now=NOW)


@pytest.mark.parametrize(
    ("does", "page"),
    [(Does.OPEN_NEWS, "news"), (Does.RECORD_FEEDBACK, "news"), (Does.RECORD_OFFER, "interview")],
)
def test_what_needs_a_page_of_its_own_names_it_and_writes_nothing(store: Store, does: Does, page: str) -> None:
    made, before = add(store).id, store.meta().change_counter

    assert carry_out(store, made, does) == page
    assert store.meta().change_counter == before


def test_no_feedback_will_come(store: Store) -> None:
    made = add(store).id

    assert carry_out(store, made, Does.NONE_WILL_COME) is None
    assert store.dossier(made).feedback.none_will_come


def test_they_never_answered(store: Store) -> None:
    made = add(store).id

    assert carry_out(store, made, Does.NEVER_ANSWERED) is None
    found = store.dossier(made).interview
    assert (found.outcome, found.outcome_on) == (Outcome.NO_ANSWER, TODAY)


def test_what_they_called_off_is_taken_out_and_can_be_taken_back(store: Store) -> None:
    made = add(store)
    assert carry_out(store, made.id, Does.CALL_OFF) is None
    off = store.dossier(made.id)
    assert off.interview.held_on is None
    (deed,) = sentences.deeds(off, load(), TODAY)
    doing.take_back(store, made.id, deed, now=NOW)
    assert store.dossier(made.id).interview.held_on == made.held_on


def test_an_interview_without_a_day_that_they_called_off_says_so(store: Store) -> None:
    made = add(store).id
    store.save_field(made, "held_on", None, now=NOW)
    carry_out(store, made, Does.CALL_OFF)
    assert [deed.said for deed in sentences.deeds(store.dossier(made), load(), TODAY)] == ["They called it off"]


def test_an_offer_that_they_take_back_is_said_once_and_stands_again_when_that_was_a_mistake(store: Store) -> None:
    made = add(store).id
    store.record_outcome(made, Outcome.SUCCESSFUL, on=TODAY, now=NOW)
    assert carry_out(store, made, Does.TAKEN_BACK) is None
    gone = store.dossier(made)
    (deed,) = sentences.deeds(gone, load(), TODAY)
    assert deed.said == "They took their offer back today"
    events = sentences.history(gone, load(), TODAY, "Europe/London")
    assert "They took their offer back" in [event.what for event in events]
    doing.take_back(store, made, deed, now=NOW)
    assert store.dossier(made).taken_back_on is None


@pytest.mark.parametrize(
    ("does", "answer"), [(Does.ACCEPT, OfferAnswer.ACCEPTED), (Does.DECLINE, OfferAnswer.DECLINED)]
)
def test_an_offer_is_answered_once_however_often_it_is_said(store: Store, does: Does, answer: OfferAnswer) -> None:
    made = add(store).id
    store.record_outcome(made, Outcome.SUCCESSFUL, on=TODAY, now=NOW)

    assert carry_out(store, made, does) is None
    counted = store.meta().change_counter
    carry_out(store, made, does)

    offer = store.dossier(made).offer
    assert offer is not None
    assert (offer.answer, offer.answered_on) == (answer, TODAY)
    assert store.meta().change_counter == counted


def test_every_deed_of_an_answer_is_carried_out(store: Store) -> None:
    made = add(store).id
    store.record_outcome(made, Outcome.SUCCESSFUL, on=TODAY, now=NOW)

    assert {does: carry_out(store, made, does) for does in Does}.keys() == set(Does)


def test_a_step_is_done_and_feedback_was_asked_for_aloud(store: Store) -> None:
    made = add(store).id

    doing.finish(store, made, "rehearse", on=TODAY, now=NOW)
    doing.finish(store, made, "ask_feedback", on=TODAY, now=NOW)

    found = store.dossier(made)
    assert found.marks == {"rehearse": Mark("rehearse", done_on=TODAY)}
    assert found.feedback.asked_by_voice_on == TODAY


def test_what_was_done_is_taken_back(store: Store) -> None:
    made = add(store).id
    doing.finish(store, made, "rehearse", on=TODAY, now=NOW)
    doing.finish(store, made, "ask_feedback", on=TODAY, now=NOW)
    store.send_letter(made, "note", to="", subject="s", body="b", given={}, on=TODAY, now=NOW)
    (sent,) = store.dossier(made).letters
    deeds = (
        Deed("rehearse", "", TODAY, "mark"),
        Deed("ask_feedback", "", TODAY, "asked"),
        Deed(sent.id, "", TODAY, "letter"),
    )

    for deed in (*deeds, *deeds):
        doing.take_back(store, made, deed, now=later(minutes=1))

    found = store.dossier(made)
    assert (found.marks, found.feedback.asked_by_voice_on, found.letters[0].sent_on) == ({}, None, None)


NO_MORE = {
    "sent": (None, "note", "This was already sent on Wednesday 25 November, so it stays as it is."),
    "rung": (None, "ask_feedback_by_phone", "This was already done on Wednesday 25 November, so it stays as it is."),
    "done": ("done", None, "This was already done on Wednesday 25 November, so it stays as it is."),
    "asked": ("asked", "ask_feedback", "This was already done on Wednesday 25 November, so it stays as it is."),
}
"""What another tab has done with a step, its letter, and what is said of it."""


@pytest.mark.parametrize("what", NO_MORE)
def test_what_another_tab_has_done_is_neither_put_off_nor_left_out(store: Store, what: str) -> None:
    how, letter, said = NO_MORE[what]
    made = add(store, held_on=day(-9)).id
    action = Action(letter or "check_the_way", made, "Do it", TODAY, None, letter, "node")
    if how:
        doing.finish(store, made, action.key, on=TODAY, now=NOW)
    else:
        store.send_letter(made, str(letter), to="", subject="s", body="b", given={}, on=TODAY, now=NOW)
    before = store.dossier(made)
    with pytest.raises(AlreadyDoneError) as refused:
        doing.put_off(store, action, day(1), now=later(minutes=1))
    assert str(refused.value).replace("\u00a0", " ") == said
    with pytest.raises(AlreadyDoneError):
        doing.leave_out(store, action, on=TODAY, now=later(minutes=1))
    assert store.dossier(made) == before


def test_what_is_not_done_can_be_put_off_left_out_and_put_off_again(store: Store) -> None:
    made = add(store).id
    action = Action("thank_you", made, "Thank them", TODAY, None, "thank_you", "node")
    for _ in range(2):
        doing.put_off(store, action, day(1), now=NOW)
        assert store.dossier(made).marks == {"thank_you": Mark("thank_you", moved_to=day(1))}
    for _ in range(2):
        doing.leave_out(store, action, on=TODAY, now=NOW)
        assert store.dossier(made).marks == {"thank_you": Mark("thank_you", dropped_on=TODAY)}
    doing.put_off(store, action, day(2), now=NOW)
    assert store.dossier(made).marks == {"thank_you": Mark("thank_you", moved_to=day(2))}


def test_what_is_asked_anew_can_be_put_off_though_it_was_done_before(store: Store) -> None:
    made = add(store, held_on=day(-20)).id
    store.send_letter(made, "note", to="", subject="s", body="b", given={}, on=day(-9), now=NOW)
    store.save_field(made, "decision_due_on", day(-2), now=NOW)
    action = Action("note", made, "Ask", TODAY, None, "note", "node")
    doing.put_off(store, action, day(1), now=NOW)
    assert store.dossier(made).marks == {"note": Mark("note", moved_to=day(1))}


TOMORROW, IN_A_WEEK = ("Tomorrow", day(1)), ("In a week", day(7))


def days_offered(due: date | None, until: date | None, **fields: date | None) -> tuple[tuple[str, date], ...]:
    met = Interview("one", "one", "Acme", NOW, NOW, held_on=fields.get("held_on", day(-1)))
    next_round = replace(met, id="two", held_on=fields["next_on"]) if "next_on" in fields else None
    action = Action("rehearse", "one", "Rehearse", due, until, None, "node")
    return doing.other_days(Standing(Dossier(met, next_round=next_round), None, {}, None, ()), action, TODAY)


@pytest.mark.parametrize(
    ("due", "until", "offered"),
    [
        (None, None, ()),
        (TODAY, None, (TOMORROW, IN_A_WEEK)),
        (day(-3), None, (TOMORROW, IN_A_WEEK)),
        (day(1), None, ()),
        (TODAY, day(6), (TOMORROW,)),
        (TODAY, day(7), (TOMORROW, IN_A_WEEK)),
        (TODAY, TODAY, ()),
    ],
)
def test_a_step_of_today_can_be_put_off_while_it_is_still_fine(
    due: date | None, until: date | None, offered: tuple[tuple[str, date], ...]
) -> None:
    assert days_offered(due, until) == offered


@pytest.mark.parametrize(
    ("held_on", "next_on", "offered"),
    [
        (day(8), None, (TOMORROW, IN_A_WEEK)),
        (day(7), None, (TOMORROW,)),
        (day(1), None, ()),
        (None, None, (TOMORROW, IN_A_WEEK)),
        (TODAY, day(7), (TOMORROW,)),
        (day(-5), day(1), ()),
    ],
)
def test_a_step_before_an_interview_is_not_put_off_beyond_it(
    held_on: date | None, next_on: date | None, offered: tuple[tuple[str, date], ...]
) -> None:
    assert days_offered(TODAY, None, held_on=held_on, next_on=next_on) == offered


@pytest.mark.parametrize(("clock", "offered"), [(time(8, 30), ()), (time(10), (TOMORROW, IN_A_WEEK))])
def test_a_step_on_the_day_of_an_interview_is_not_put_off_beyond_it_until_its_hour(
    clock: time, offered: tuple[tuple[str, date], ...]
) -> None:
    met = Interview("one", "one", "Acme", NOW, NOW, held_on=TODAY, held_time=time(10))
    action = Action("check_the_way", "one", "Check the way there", TODAY, None, None, "node")
    assert doing.other_days(Standing(Dossier(met), None, {}, None, ()), action, TODAY, clock) == offered


@pytest.mark.parametrize(
    ("key", "letter", "today", "offered"),
    [
        ("get_advice", None, TODAY, ["Tomorrow"]),
        ("keep_dated_note", None, TODAY, ["Tomorrow"]),
        ("ask_feedback_by_phone", "ask_feedback_by_phone", TODAY, ["Tomorrow", "In a week"]),
        ("ask_feedback_by_phone", "ask_feedback_by_phone", day(2), ["In a week"]),  # a Friday
    ],
)
def test_a_call_is_put_off_to_no_weekend_and_what_has_a_clock_not_for_a_week(
    key: str, letter: str | None, today: date, offered: list[str]
) -> None:
    met = Interview("one", "one", "Acme", NOW, NOW, held_on=day(-9))
    action = Action(key, "one", "Ring", today, None, letter, "node")
    days = doing.other_days(Standing(Dossier(met), None, {}, None, ()), action, today)
    assert [label for label, _ in days] == offered


def standing_of(store: Store, interview_id: str) -> Standing:
    return standing(store.dossier(interview_id), load(), TODAY, WorkingDays())


def test_a_step_that_counts_working_days_depends_on_the_country(store: Store) -> None:
    made = add(store, held_on=TODAY).id

    found = standing_of(store, made)

    assert [one.key for one in found.actions if one.counts_working_days] == ["thank_you"]
    assert doing.counts_working_days(found)


def test_a_wait_that_counts_working_days_depends_on_the_country_without_a_step(store: Store) -> None:
    made = add(store, held_on=day(-1)).id
    store.record_outcome(made, Outcome.UNSUCCESSFUL, on=day(-1), now=NOW)
    store.send_letter(made, "ask_feedback", to="", subject="s", body="b", given={}, on=TODAY, now=NOW)

    found = standing_of(store, made)

    assert not any(one.counts_working_days for one in found.actions)
    assert doing.counts_working_days(found)


def test_where_no_working_day_is_counted_no_country_matters(store: Store) -> None:
    coming, first = add(store, held_on=day(9)).id, add(store, "Acme", held_on=day(-1)).id
    store.record_outcome(first, Outcome.SECOND_INTERVIEW, on=TODAY, now=NOW)
    made = store.dossier(first).next_round
    assert made is not None
    store.save_field(made.id, "held_on", TODAY, now=NOW)

    assert not doing.counts_working_days(standing_of(store, coming))
    assert standing_of(store, first).tree is None
    assert not doing.counts_working_days(standing_of(store, first))
