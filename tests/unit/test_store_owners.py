"""Two owners in one file: neither sees, changes or hears of the other's rows."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from coaching.errors import NotFoundError
from coaching.records import Criterion, OfferAnswer, Outcome, View
from coaching.store import Store
from tests.unit.store_at_work import FIRST_CHANGE, NOW, TODAY, add, later, new_id


@pytest.fixture
def other(store: Store) -> Store:
    return Store(store._engine, "somebody else")  # noqa: SLF001 - as a hosted form would make it


COMMANDS: list[Callable[[Store, str], object]] = [
    lambda store, key: store.dossier(key),
    lambda store, key: store.save_field(key, "notes", "x", now=NOW),
    lambda store, key: store.save_field(key, "company", "x", now=NOW),
    lambda store, key: store.save_score(key, Criterion.FIT, 1, now=NOW),
    lambda store, key: store.save_evidence(key, Criterion.FIT, "x", now=NOW),
    lambda store, key: store.save_gut_feel(key, 5, now=NOW),
    lambda store, key: store.add_question(key, "x", now=NOW),
    lambda store, key: store.finish_debrief(key, now=NOW),
    lambda store, key: store.record_outcome(key, Outcome.UNSUCCESSFUL, on=TODAY, now=NOW),
    lambda store, key: store.call_off(key, on=TODAY, now=NOW),
    lambda store, key: store.put_day_back(key, now=NOW),
    lambda store, key: store.save_feedback(key, "words", "x", now=NOW),
    lambda store, key: store.save_panel_view(key, Criterion.FIT, View.FINE, now=NOW),
    lambda store, key: store.choose(key, "x", "x", now=NOW),
    lambda store, key: store.mark(key, "x", done_on=TODAY, now=NOW),
    lambda store, key: store.unmark(key, "thank_you", now=NOW),
    lambda store, key: store.save_letter(key, "x", to="", subject="", body="x", given={}, now=NOW),
    lambda store, key: store.save_given(key, "x", "enjoyed", "x", now=NOW),
    lambda store, key: store.refill_letter(key, "x", now=NOW),
    lambda store, key: store.refill_letter(key, "x", now=NOW),
    lambda store, key: store.save_offer(key, "pay", "x", now=NOW),
    lambda store, key: store.take_offer_back(key, on=TODAY, now=NOW),
    lambda store, key: store.answer_offer(key, OfferAnswer.DECLINED, on=TODAY, now=NOW),
    lambda store, key: store.send_letter(key, "x", to="", subject="", body="x", given={}, on=TODAY, now=NOW),
    lambda store, key: store.delete_interview(key, now=NOW),
    lambda store, key: store.restore_interview(key, now=NOW),
    lambda store, key: store.add_interview(key, "x", held_on=TODAY, now=NOW),
    lambda store, key: store.add_interview(new_id(), "x", held_on=TODAY, now=NOW, another_round_of=key),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_somebody_elses_interview_is_as_if_it_were_not_there(
    store: Store, other: Store, command: Callable[[Store, str], object]
) -> None:
    interview = add(store)
    store.choose(interview.id, "node", "choice", now=NOW)
    store.mark(interview.id, "thank_you", done_on=TODAY, now=NOW)
    before, counted = store.dossier(interview.id), store.meta()
    with pytest.raises(NotFoundError) as caught:
        command(other, interview.id)
    assert "Harbour" not in str(caught.value)
    assert store.dossier(interview.id) == before
    assert store.meta() == counted
    assert other.search().everything == 0


def test_every_command_about_an_interview_is_tried_here() -> None:
    lists = {"meta", "search", "score_points", "outcome_counts", "open_interviews_at", "deleted"}
    lists |= {"last_given", "answer_waits"}
    by_its_own_id = {"save_question", "remove_question", "unsend_letter", "put_back"}
    of_the_store = {"agenda_dossiers", "touch_opened", "set_country", "close", "enrol", "is_current", "keep_daily"}
    public = {name for name in dir(Store) if not name.startswith("_")}
    tried = {name for command in COMMANDS for name in command.__code__.co_names if name in public}
    assert public == tried | lists | by_its_own_id | of_the_store


def test_somebody_elses_question_and_letter_cannot_be_reached_by_their_ids(store: Store, other: Store) -> None:
    interview = add(store)
    question = store.add_question(interview.id, "Why us?", now=NOW)
    store.save_question(question, "text", "Why me?", now=NOW)
    store.send_letter(interview.id, "note", to="", subject="", body="x", given={"name": "Al"}, on=TODAY, now=NOW)
    before = store.dossier(interview.id)
    with pytest.raises(NotFoundError):
        other.save_question(question, "my_answer", "x", now=NOW)
    other.remove_question(question, now=NOW)
    with pytest.raises(NotFoundError):
        other.unsend_letter(before.letters[0].id, now=NOW)
    theirs = add(other, "Theirs")
    for key in (interview.id, theirs.id):
        with pytest.raises(NotFoundError):
            other.put_back(key, before.earlier_words[0], now=NOW)
    assert store.dossier(interview.id) == before


def test_lists_counts_and_the_agenda_are_of_one_owner(store: Store, other: Store) -> None:
    mine, theirs = add(store, "Mine"), add(other, "Theirs")
    for owned, interview, name in ((store, mine, "Al"), (other, theirs, "Bo")):
        owned.save_score(interview.id, Criterion.FIT, 3, now=NOW)
        owned.save_given(interview.id, "note", "name", name, now=NOW)
        owned.save_given(interview.id, "note", "enjoyed", f"what {name} enjoyed", now=NOW)
        owned.save_offer(interview.id, "pay", f"what {name} gets", now=NOW)
        owned.save_field(interview.id, "notes", "old", now=NOW)
        owned.save_field(interview.id, "notes", "new", now=later(minutes=2))
    deleted = add(other, "Deleted")
    other.delete_interview(deleted.id, now=NOW)
    assert [row.company for row in store.search().rows] == ["Mine"]
    assert [row.company for row in other.search().rows] == ["Theirs"]
    assert [one.interview.company for one in store.agenda_dossiers(TODAY)] == ["Mine"]
    assert [(point.company, point.number) for point in other.score_points()] == [("Theirs", 1)]
    assert [one.offer and one.offer.pay for one in other.agenda_dossiers(TODAY)] == ["what Bo gets"]
    assert store.outcome_counts() == other.outcome_counts() == {Outcome.WAITING: 1}
    assert store.open_interviews_at("theirs") == ()
    assert (store.deleted(), len(other.deleted())) == ((), 1)
    assert (store.last_given("name"), other.last_given("name")) == ("Al", "Bo")
    assert (store.last_given("enjoyed"), other.last_given("enjoyed")) == ("what Al enjoyed", "what Bo enjoyed")
    assert len(store.dossier(mine.id).earlier_words) == len(other.dossier(theirs.id).earlier_words) == 1


def test_the_waits_of_one_are_not_those_of_another(store: Store, other: Store) -> None:
    for owned, days in ((store, 3), (other, 8)):
        interview = add(owned, held_on=TODAY)
        owned.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=TODAY + timedelta(days=days), now=NOW)
    assert (store.answer_waits(), other.answer_waits()) == ((3,), (8,))


def test_each_owner_has_an_id_a_counter_and_a_day_of_opening(store: Store, other: Store) -> None:
    assert other.meta().file_id == ""
    before = store.meta()
    other.touch_opened(TODAY, now=NOW)
    assert other.meta().file_id not in ("", before.file_id)
    assert (other.meta().change_counter, other.meta().last_opened_on) == (FIRST_CHANGE, TODAY)
    other.set_country("DE", "BE", on=TODAY, now=NOW)
    assert store.meta() == before


def test_the_earlier_words_of_one_do_not_go_with_the_changes_of_another(store: Store, other: Store) -> None:
    interview = add(store)
    store.save_field(interview.id, "notes", "old", now=NOW)
    store.save_field(interview.id, "notes", "new", now=later(minutes=2))
    add(other)
    other.touch_opened(TODAY, now=later(days=90))
    assert [edit.before for edit in store.dossier(interview.id).earlier_words] == ["old"]
