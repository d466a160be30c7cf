from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import event

from coaching.records import Criterion, Feedback, Interview, Mark, Offer, OfferAnswer, Outcome, Score, View
from coaching.store import Store, dossiers
from tests.unit.store_at_work import NOW, TODAY, add, day, later


def write_everything(store: Store, interview: Interview) -> None:
    store.save_score(interview.id, Criterion.FIT, 3, now=NOW)
    store.save_evidence(interview.id, Criterion.FIT, "They laughed", now=NOW)
    store.add_question(interview.id, "Why us?", now=NOW)
    store.save_feedback(interview.id, "words", "Warm", now=NOW)
    store.save_panel_view(interview.id, Criterion.FIT, View.STRENGTH, now=NOW)
    store.choose(interview.id, "node", "choice", now=NOW)
    store.mark(interview.id, "thank_you", done_on=TODAY, now=NOW)
    store.save_given(interview.id, "note", "name", "Al", now=NOW)
    store.save_offer(interview.id, "pay", "34,000", now=NOW)


def agenda(store: Store, today: date = TODAY) -> list[str]:
    return [one.interview.company for one in store.agenda_dossiers(today)]


def decided(store: Store, name: str, *, days: int, outcome: Outcome = Outcome.UNSUCCESSFUL) -> str:
    """An interview that was held and decided so many days from today."""
    interview = add(store, name, held_on=day(days))
    store.record_outcome(interview.id, outcome, on=day(days), now=NOW)
    return interview.id


def test_a_dossier_has_everything_about_its_interview_and_nothing_of_another(store: Store) -> None:
    interview, other = add(store), add(store)
    for one in (interview, other):
        write_everything(store, one)
    store.save_score(other.id, Criterion.FIT, 1, now=NOW)
    store.save_offer(other.id, "pay", "36,000", now=NOW)
    dossier = store.dossier(interview.id)
    assert dossier.interview == replace(interview, updated_at=dossier.interview.updated_at)
    assert dossier.scores == {Criterion.FIT: Score(Criterion.FIT, 3, 3, "They laughed")}
    assert [question.text for question in dossier.questions] == ["Why us?"]
    assert dossier.feedback == Feedback(words="Warm")
    assert dossier.panel_views == {Criterion.FIT: View.STRENGTH}
    assert dossier.choices == {"node": "choice"}
    assert dossier.marks == {"thank_you": Mark("thank_you", done_on=TODAY)}
    assert [letter.given for letter in dossier.letters] == [{"name": "Al"}]
    assert dossier.next_round is None
    assert dossier.offer == Offer(pay="34,000")


def test_the_agenda_has_the_same_dossiers_but_for_earlier_words(store: Store) -> None:
    interview = add(store)
    write_everything(store, interview)
    store.save_field(interview.id, "notes", "old", now=NOW)
    store.save_field(interview.id, "notes", "new", now=later(minutes=2))
    dossier = store.dossier(interview.id)
    assert dossier.earlier_words
    assert store.agenda_dossiers(TODAY) == (replace(dossier, earlier_words=()),)


def test_the_agenda_takes_as_many_queries_for_fifty_interviews_as_for_one(store: Store) -> None:
    statements: list[str] = []

    @event.listens_for(store._engine, "before_cursor_execute")  # noqa: SLF001 - counts what the store asks
    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    def queries() -> int:
        statements.clear()
        store.agenda_dossiers(TODAY)
        return len(statements)

    write_everything(store, add(store))
    one = queries()
    for number in range(49):
        interview = add(store, held_on=day(-number))
        write_everything(store, interview)
        store.record_outcome(interview.id, list(Outcome)[number % len(Outcome)], on=TODAY, now=NOW)
    assert len(store.agenda_dossiers(TODAY)) >= 50
    assert queries() == one <= 12


def test_more_interviews_than_a_statement_holds_ids_come_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        write_everything(store, add(store, held_on=day(-number)))
    expected = store.agenda_dossiers(TODAY)
    monkeypatch.setattr(dossiers, "MOST_IDS", 4)
    assert store.agenda_dossiers(TODAY) == expected


def test_what_is_to_come_open_or_recent_is_on_the_agenda_the_earliest_first(store: Store) -> None:
    add(store, "no date yet", held_on=None)
    add(store, "next week", held_on=day(7))
    add(store, "open for years", held_on=day(-900))
    decided(store, "an offer from long ago", days=-800, outcome=Outcome.SUCCESSFUL)
    decided(store, "recent", days=-399)
    decided(store, "too long ago", days=-400)
    for outcome in (Outcome.NO_ANSWER, Outcome.CANCELLED, Outcome.WITHDRAWN, Outcome.SECOND_INTERVIEW):
        interview_id = decided(store, outcome.value, days=-401, outcome=outcome)
        made = store.dossier(interview_id).next_round
        if made is not None:
            store.delete_interview(made.id, now=NOW)
    store.delete_interview(add(store, "deleted").id, now=NOW)
    assert agenda(store) == ["open for years", "an offer from long ago", "recent", "next week", "no date yet"]


@pytest.mark.parametrize("days", [-399, -400])
def test_an_old_interview_is_on_the_agenda_while_anything_happened_lately(store: Store, days: int) -> None:
    lately = day(days)
    events = {name: decided(store, name, days=-500) for name in ("letter", "done", "dropped", "moved", "came", "asked")}
    store.send_letter(events["letter"], "note", to="", subject="", body="", given={}, on=lately, now=NOW)
    store.mark(events["done"], "look_in", done_on=lately, now=NOW)
    store.mark(events["dropped"], "look_in", dropped_on=lately, now=NOW)
    store.mark(events["moved"], "look_in", moved_to=lately, now=NOW)
    store.save_feedback(events["came"], "received_on", lately, now=NOW)
    store.save_feedback(events["asked"], "asked_by_voice_on", lately, now=NOW)
    assert set(agenda(store)) == (set(events) if days == -399 else set())


DAYS_OF_AN_OFFER = sorted(name for name, kind in Offer.__annotations__.items() if kind == "date | None")


@pytest.mark.parametrize("days", [-399, -400])
@pytest.mark.parametrize("field", DAYS_OF_AN_OFFER)
def test_what_happened_lately_with_an_offer_is_such_an_event(store: Store, field: str, days: int) -> None:
    old = decided(store, "old", days=-800, outcome=Outcome.SUCCESSFUL)
    store.answer_offer(old, OfferAnswer.ACCEPTED, on=day(-790), now=NOW)
    assert agenda(store) == []
    if field == "answered_on":
        store.answer_offer(old, OfferAnswer.ACCEPTED, on=day(days), now=NOW)
    else:
        store.save_offer(old, field, day(days), now=NOW)
    assert agenda(store) == (["old"] if days == -399 else [])


def test_an_offer_is_open_until_it_is_answered_and_again_when_the_answer_is_taken_back(store: Store) -> None:
    old = decided(store, "old", days=-800, outcome=Outcome.SUCCESSFUL)
    store.save_offer(old, "pay", "34,000", now=NOW)
    assert agenda(store) == ["old"]
    store.answer_offer(old, OfferAnswer.DECLINED, on=day(-790), now=NOW)
    assert agenda(store) == []
    store.answer_offer(old, None, on=TODAY, now=NOW)
    assert agenda(store) == ["old"]


def test_once_the_next_round_is_held_the_earlier_one_is_not_walked(store: Store) -> None:
    first = add(store, held_on=day(-10))
    made = store.record_outcome(first.id, Outcome.SECOND_INTERVIEW, on=TODAY, now=NOW).next_round
    assert made is not None
    assert [one.interview.id for one in store.agenda_dossiers(TODAY)] == [first.id, made.id]
    store.save_field(made.id, "held_on", day(1), now=NOW)
    assert [one.interview.id for one in store.agenda_dossiers(TODAY)] == [first.id, made.id]
    assert [one.interview.id for one in store.agenda_dossiers(day(1))] == [made.id]
    store.delete_interview(made.id, now=NOW)
    assert [one.interview.id for one in store.agenda_dossiers(day(1))] == [first.id]


def test_the_next_round_is_the_next_one_that_is_not_deleted(store: Store) -> None:
    first = add(store, held_on=day(-9))
    undated = add(store, held_on=None, after=first.id)
    third = add(store, held_on=day(-1), after=first.id)
    second = add(store, held_on=day(-5), after=first.id)
    elsewhere = add(store, held_on=day(-4))

    def following(interview: Interview) -> str | None:
        found = store.dossier(interview.id).next_round
        return found.id if found else None

    assert [following(one) for one in (first, second, third, undated)] == [second.id, third.id, undated.id, None]
    assert following(elsewhere) is None
    store.delete_interview(second.id, now=NOW)
    assert following(first) == third.id
    assert following(second) == third.id


def test_rounds_of_one_day_follow_each_other_by_time_and_then_by_when_they_were_written_down(store: Store) -> None:
    first = add(store)
    rounds = [add(store, after=first.id) for _ in range(3)]
    for one, at in zip((first, *rounds), (time(9), time(15), None, time(11)), strict=True):
        store.save_field(one.id, "held_time", at, now=NOW)
    order = [first.id]
    while (following := store.dossier(order[-1]).next_round) is not None:
        order.append(following.id)
    assert order == [first.id, rounds[2].id, rounds[0].id, rounds[1].id]


def following(store: Store, interview_id: str) -> str | None:
    found = store.dossier(interview_id).next_round
    return found.id if found else None


@pytest.mark.parametrize("days", [-3, 0, 7])
def test_a_round_that_got_its_day_is_still_the_next_one_of_a_round_without_a_day(store: Store, days: int) -> None:
    first = add(store, held_on=None)
    made = store.record_outcome(first.id, Outcome.SECOND_INTERVIEW, on=TODAY, now=later(hours=1)).next_round
    assert made is not None
    assert following(store, first.id) == made.id
    store.save_field(made.id, "held_on", day(days), now=NOW)
    assert following(store, first.id) == made.id
    assert following(store, made.id) is None
    assert [one.id for one in store.open_interviews_at("Harbour & Finch")] == [made.id]
    again = store.record_outcome(first.id, Outcome.SECOND_INTERVIEW, on=TODAY, now=NOW).next_round
    assert again == store.dossier(made.id).interview


@pytest.mark.parametrize("outcome", [Outcome.UNSUCCESSFUL, Outcome.SUCCESSFUL, Outcome.WITHDRAWN])
def test_a_round_without_a_day_that_has_its_answer_stays_behind_the_round_that_led_to_it(
    store: Store, outcome: Outcome
) -> None:
    first = add(store, held_on=day(-10))
    made = store.record_outcome(first.id, Outcome.SECOND_INTERVIEW, on=day(-5), now=NOW).next_round
    assert made is not None
    store.record_outcome(made.id, outcome, on=TODAY, now=NOW)
    assert following(store, first.id) == made.id
    assert following(store, made.id) is None


def test_an_offer_without_an_interview_day_comes_before_a_round_that_is_added_after_it(store: Store) -> None:
    first = add(store, held_on=None)
    store.record_outcome(first.id, Outcome.SUCCESSFUL, on=day(-5), now=NOW)
    added = add(store, held_on=TODAY, after=first.id)
    assert following(store, first.id) == added.id
    assert following(store, added.id) is None


def test_a_next_round_without_a_day_that_has_its_answer_goes_on_alone(store: Store) -> None:
    first = add(store, held_on=day(-10))
    made = store.record_outcome(first.id, Outcome.SECOND_INTERVIEW, on=day(-5), now=NOW).next_round
    assert made is not None
    store.record_outcome(made.id, Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    assert [one.interview.id for one in store.agenda_dossiers(TODAY)] == [made.id]
