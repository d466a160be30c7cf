from collections.abc import Callable
from pathlib import Path

import pytest

from coaching.errors import InvalidInputError, NotFoundError
from coaching.records import Criterion, Edit, Offer
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, ask, later, new_id

Keep = Callable[[Store, str, str, float], object]


def notes(store: Store, interview_id: str, words: str, *, minutes: float = 0) -> None:
    store.save_field(interview_id, "notes", words, now=later(minutes=minutes))


def kept(store: Store, interview_id: str) -> list[str]:
    return [edit.before for edit in store.dossier(interview_id).earlier_words]


def test_words_that_are_overwritten_stay_the_newest_first(store: Store) -> None:
    interview = add(store)
    for minutes, words in ((0, "first"), (2, "second"), (4, "third")):
        notes(store, interview.id, words, minutes=minutes)
    assert store.dossier(interview.id).earlier_words == (
        Edit("interview", interview.id, "notes", "second", later(minutes=4)),
        Edit("interview", interview.id, "notes", "first", later(minutes=2)),
    )


def test_words_that_only_go_on_replace_nothing(store: Store) -> None:
    interview = add(store)
    for number in range(1, 30):
        notes(store, interview.id, "They asked about my last job"[:number], minutes=2 * number)
    assert kept(store, interview.id) == []


@pytest.mark.parametrize("before", ["", " ", "\n"])
def test_where_nothing_was_written_nothing_is_kept(store: Store, before: str) -> None:
    interview = add(store)
    notes(store, interview.id, before)
    notes(store, interview.id, "words", minutes=2)
    assert kept(store, interview.id) == []


def test_what_is_still_being_typed_is_kept_once_a_minute(store: Store) -> None:
    interview = add(store)
    notes(store, interview.id, "the old words")
    for number, words in enumerate(["", "n", "ne", "x", "y"]):
        notes(store, interview.id, words, minutes=2 + number / 60)
    assert kept(store, interview.id) == ["the old words"]
    notes(store, interview.id, "z", minutes=4)
    assert kept(store, interview.id) == ["y", "the old words"]


def test_a_minute_in_one_field_is_none_in_another(store: Store) -> None:
    interview, other = add(store), add(store)
    for words in ("old", "new"):
        notes(store, interview.id, words)
        notes(store, other.id, words)
        store.save_field(interview.id, "place", words, now=NOW)
        store.save_evidence(interview.id, Criterion.FIT, words, now=NOW)
        store.save_evidence(interview.id, Criterion.CONFIDENCE, words, now=NOW)
    assert kept(store, interview.id) == ["old"] * 4
    assert kept(store, other.id) == ["old"]


def test_a_clock_that_goes_back_keeps_them_all_the_same(store: Store) -> None:
    interview = add(store)
    for minutes, words in ((0, "one"), (2, "two"), (-60 * 24, "three"), (-60 * 24 + 2, "four")):
        notes(store, interview.id, words, minutes=minutes)
    assert sorted(kept(store, interview.id)) == ["one", "three", "two"]


def test_they_go_after_thirty_days_with_the_next_change(store: Store) -> None:
    interview = add(store)
    notes(store, interview.id, "old")
    notes(store, interview.id, "new", minutes=2)
    store.save_gut_feel(interview.id, 50, now=later(days=30, minutes=2))
    assert kept(store, interview.id) == ["old"]
    store.save_gut_feel(interview.id, 50, now=later(days=31))
    assert kept(store, interview.id) == ["old"]
    store.save_gut_feel(interview.id, 65, now=later(days=31))
    assert kept(store, interview.id) == []


FIELDS: dict[str, Keep] = {
    "company": lambda store, key, words, minutes: store.save_field(key, "company", words, now=later(minutes=minutes)),
    "contact_name": lambda store, key, words, minutes: store.save_field(
        key, "contact_name", words, now=later(minutes=minutes)
    ),
    "best_moment": lambda store, key, words, minutes: store.save_field(
        key, "best_moment", words, now=later(minutes=minutes)
    ),
    "evidence": lambda store, key, words, minutes: store.save_evidence(
        key, Criterion.FIT, words, now=later(minutes=minutes)
    ),
    "words": lambda store, key, words, minutes: store.save_feedback(key, "words", words, now=later(minutes=minutes)),
    "body": lambda store, key, words, minutes: store.save_letter(
        key, "note", to="", subject="", body=words, given={}, now=later(minutes=minutes)
    ),
    "conditions": lambda store, key, words, minutes: store.save_offer(
        key, "conditions", words, now=later(minutes=minutes)
    ),
    "pay": lambda store, key, words, minutes: store.save_offer(key, "pay", words, now=later(minutes=minutes)),
    "hours": lambda store, key, words, minutes: store.save_offer(key, "hours", words, now=later(minutes=minutes)),
    "other_terms": lambda store, key, words, minutes: store.save_offer(
        key, "other_terms", words, now=later(minutes=minutes)
    ),
    "next_time": lambda store, key, words, minutes: store.save_question(
        store.add_question(key, "Why us?", now=later(minutes=minutes)), "next_time", words, now=later(minutes=minutes)
    ),
}


@pytest.mark.parametrize("field", FIELDS)
def test_earlier_words_of_every_kind_can_be_put_back_and_the_replaced_ones_again(store: Store, field: str) -> None:
    interview = add(store, "the first name")
    FIELDS[field](store, interview.id, "the old words", 0)
    FIELDS[field](store, interview.id, "the new words", 5)
    before = store.dossier(interview.id)
    edit = before.earlier_words[0]
    assert (edit.field, edit.before) == (field, "the old words")
    store.put_back(interview.id, edit, now=later(minutes=5.1))
    back = store.dossier(interview.id).earlier_words[0]
    assert (back.field, back.before) == (field, "the new words")
    store.put_back(interview.id, back, now=later(minutes=10))
    after = store.dossier(interview.id)
    assert (after.scores, after.questions, after.feedback) == (before.scores, before.questions, before.feedback)
    assert [letter.body for letter in after.letters] == [letter.body for letter in before.letters]
    assert after.offer == before.offer
    assert (after.interview.company, after.interview.best_moment) == (
        before.interview.company,
        before.interview.best_moment,
    )


def test_putting_the_same_words_back_twice_is_once(store: Store) -> None:
    interview = add(store)
    notes(store, interview.id, "old")
    notes(store, interview.id, "new", minutes=2)
    (edit,) = store.dossier(interview.id).earlier_words
    for _ in range(2):
        store.put_back(interview.id, edit, now=later(minutes=3))
    assert store.dossier(interview.id).interview.notes == "old"
    assert kept(store, interview.id) == ["new", "old"]


def test_words_put_back_that_the_present_ones_go_on_from_keep_the_present_ones(store: Store) -> None:
    interview = add(store)
    notes(store, interview.id, "old words")
    notes(store, interview.id, "old", minutes=2)
    (edit,) = store.dossier(interview.id).earlier_words
    store.put_back(interview.id, edit, now=later(minutes=3))
    assert store.dossier(interview.id).interview.notes == "old words"
    assert kept(store, interview.id) == ["old words"]


def test_a_company_put_back_is_found_again_by_its_name(store: Store) -> None:
    interview = add(store, "Harbour")
    store.save_field(interview.id, "company", "Mistyped", now=later(minutes=2))
    assert store.search("harbour").matching == 0
    store.put_back(interview.id, store.dossier(interview.id).earlier_words[0], now=later(minutes=4))
    assert store.search("harbour").matching == 1


def test_the_words_of_a_removed_question_stay_and_bring_all_of_it_back(store: Store) -> None:
    interview = add(store)
    question = store.add_question(interview.id, "Why us?", now=NOW)
    store.save_question(question, "my_answer", "Because", now=NOW)
    store.save_question(question, "next_time", "Shorter", now=NOW)
    store.remove_question(question, now=NOW)
    edits = {edit.field: edit for edit in store.dossier(interview.id).earlier_words}
    assert {field: edit.before for field, edit in edits.items()} == {
        "text": "Why us?",
        "my_answer": "Because",
        "next_time": "Shorter",
    }
    for field in ("next_time", "text"):
        store.put_back(interview.id, edits[field], now=later(minutes=1))
    (back,) = store.dossier(interview.id).questions
    assert (back.id, back.text, back.my_answer, back.next_time) == (question, "Why us?", "Because", "Shorter")


def test_a_removed_question_that_was_asked_again_does_not_come_back_beside_it(store: Store) -> None:
    interview = add(store)
    store.remove_question(store.add_question(interview.id, "Why us?", now=NOW), now=NOW)
    (edit,) = store.dossier(interview.id).earlier_words
    store.add_question(interview.id, "Why us?", now=NOW)
    with pytest.raises(InvalidInputError, match="on the list already"):
        store.put_back(interview.id, edit, now=NOW)


def test_the_earlier_text_of_a_question_cannot_make_two_of_another(store: Store) -> None:
    interview = add(store)
    question = store.add_question(interview.id, "Why us?", now=NOW)
    store.save_question(question, "text", "Why not?", now=NOW)
    store.add_question(interview.id, "Why us?", now=NOW)
    with pytest.raises(InvalidInputError, match="on the list already"):
        store.put_back(interview.id, store.dossier(interview.id).earlier_words[0], now=NOW)


def test_what_they_belonged_to_must_be_there_and_of_this_interview(store: Store) -> None:
    interview, other = add(store), add(store)
    question = store.add_question(other.id, "Why us?", now=NOW)
    for edit in (
        Edit("asked_question", new_id(), "my_answer", "words", NOW),
        Edit("asked_question", question, "my_answer", "words", NOW),
        Edit("letter", new_id(), "body", "words", NOW),
    ):
        with pytest.raises(NotFoundError):
            store.put_back(interview.id, edit, now=NOW)
    assert store.dossier(other.id).questions[0].my_answer == ""


def test_a_sent_letter_stays_as_it_was_sent(store: Store) -> None:
    interview = add(store)
    FIELDS["body"](store, interview.id, "first", 0)
    FIELDS["body"](store, interview.id, "second", 2)
    store.send_letter(interview.id, "note", to="", subject="", body="second", given={}, on=TODAY, now=NOW)
    with pytest.raises(InvalidInputError, match="was sent"):
        store.put_back(interview.id, store.dossier(interview.id).earlier_words[0], now=NOW)


def test_the_words_about_a_company_are_those_of_all_its_rounds(store: Store) -> None:
    first = add(store)
    second = add(store, after=first.id)
    store.save_field(first.id, "role", "Analyst", now=NOW)
    store.save_field(first.id, "role", "Manager", now=later(minutes=2))
    notes(store, first.id, "old")
    notes(store, first.id, "new", minutes=2)
    assert kept(store, second.id) == ["Analyst"]
    assert sorted(kept(store, first.id)) == ["Analyst", "old"]


def test_the_words_of_an_offer_are_those_of_all_its_rounds_and_come_back_from_any_of_them(store: Store) -> None:
    first, elsewhere = add(store), add(store, "Osprey Labs")
    second = add(store, after=first.id)
    for minutes, place in ((0, "Leeds"), (2, "York")):
        store.save_offer(first.id, "place", place, now=later(minutes=minutes))
    assert kept(store, first.id) == kept(store, second.id) == ["Leeds"]
    assert kept(store, elsewhere.id) == []
    (edit,) = store.dossier(second.id).earlier_words
    assert (edit.table, edit.field) == ("offer", "place")
    store.put_back(second.id, edit, now=later(minutes=4))
    assert store.dossier(first.id).offer == Offer(place="Leeds")
    assert store.dossier(first.id).interview.place == ""


def test_they_are_kept_for_their_owner_alone(store: Store, path: Path) -> None:
    interview = add(store)
    notes(store, interview.id, "old")
    notes(store, interview.id, "new", minutes=2)
    assert ask(path, "SELECT owner, before FROM edit") == [("me", "old")]
