from datetime import datetime

import pytest

from coaching.errors import InvalidInputError, NotFoundError
from coaching.records import Letter
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, at_once, day, later, new_id


def save(store: Store, interview_id: str, body: str = "Dear Priya", *, now: datetime = NOW, name: str = "Al") -> None:
    store.save_letter(
        interview_id, "note", to="p@finch.example", subject="Hello", body=body, given={"name": name}, now=now
    )


def send(store: Store, interview_id: str, body: str = "Dear Priya", *, days: int = 0, template: str = "note") -> None:
    store.send_letter(
        interview_id,
        template,
        to="p@finch.example",
        subject="Hello",
        body=body,
        given={"name": "Al"},
        on=day(days),
        now=later(days=days),
    )


def give(store: Store, interview_id: str, key: str, words: str, *, now: datetime = NOW) -> None:
    store.save_given(interview_id, "note", key, words, now=now)


def letters(store: Store, interview_id: str) -> tuple[Letter, ...]:
    return store.dossier(interview_id).letters


def test_a_letter_comes_back_as_it_was_written_and_twice_is_once(store: Store) -> None:
    interview = add(store)
    save(store, interview.id)
    counted = store.meta().change_counter
    save(store, interview.id, now=later(hours=1))
    (letter,) = letters(store, interview.id)
    assert (letter.template, letter.to, letter.subject, letter.body) == (
        "note",
        "p@finch.example",
        "Hello",
        "Dear Priya",
    )
    assert (letter.given, letter.edited_at, letter.sent_on) == ({"name": "Al"}, NOW, None)
    assert store.meta().change_counter == counted


def test_there_is_one_unsent_letter_of_a_template(store: Store) -> None:
    interview = add(store)
    save(store, interview.id, "first")
    save(store, interview.id, "second", now=later(hours=1))
    (letter,) = letters(store, interview.id)
    assert (letter.body, letter.edited_at) == ("second", later(hours=1))


def test_a_signed_letter_is_not_edited_yet(store: Store) -> None:
    interview = add(store)
    give(store, interview.id, "name", "  Al\nRoe ")
    (letter,) = letters(store, interview.id)
    assert (letter.given, letter.edited_at, letter.body) == ({"name": "  Al Roe "}, None, "")
    save(store, interview.id, name="Al")
    (letter,) = letters(store, interview.id)
    assert letter.edited_at == NOW
    give(store, interview.id, "name", "Alex", now=later(hours=1))
    (letter,) = letters(store, interview.id)
    assert (letter.given, letter.edited_at, letter.body) == ({"name": "Alex"}, NOW, "Dear Priya")


def test_a_letter_saved_empty_counts_as_edited(store: Store) -> None:
    interview = add(store)
    store.save_letter(interview.id, "note", to="", subject="", body="", given={}, now=NOW)
    (letter,) = letters(store, interview.id)
    assert letter.edited_at == NOW


def test_subject_and_words_are_kept_each_by_itself(store: Store) -> None:
    interview = add(store)
    store.save_letter(interview.id, "note", subject="About Friday", now=NOW)
    (letter,) = letters(store, interview.id)
    assert (letter.subject, letter.body, letter.given, letter.edited_at) == ("About Friday", "", {}, NOW)
    give(store, interview.id, "name", "Al")
    at_once(
        lambda: store.save_letter(interview.id, "note", subject="About Monday", now=later(hours=1)),
        lambda: store.save_letter(interview.id, "note", to="p@finch.example", body="Dear all", now=later(hours=1)),
    )
    (letter,) = letters(store, interview.id)
    assert (letter.to, letter.subject, letter.body) == ("p@finch.example", "About Monday", "Dear all")
    assert letter.given == {"name": "Al"}


def test_a_letter_that_is_filled_again_keeps_the_own_words_however_fresh_they_are(store: Store) -> None:
    interview = add(store)
    store.refill_letter(interview.id, "note", now=NOW)
    assert letters(store, interview.id) == ()
    save(store, interview.id, "Dear Priya, one")
    save(store, interview.id, "Dear all", now=later(seconds=10))
    for _ in range(2):
        store.refill_letter(interview.id, "note", now=later(seconds=20))
        (letter,) = letters(store, interview.id)
        assert (letter.body, letter.given, letter.sent_on) == ("", {"name": "Al"}, None)
        earlier = [edit.before for edit in store.dossier(interview.id).earlier_words]
        assert sorted(earlier) == ["Dear Priya, one", "Dear all", "Hello"]


def test_a_letter_that_was_sent_is_not_filled_again(store: Store) -> None:
    interview = add(store)
    send(store, interview.id, "final")
    store.refill_letter(interview.id, "note", now=NOW)
    assert [letter.body for letter in letters(store, interview.id)] == ["final"]


def test_sending_makes_the_unsent_letter_the_sent_one(store: Store) -> None:
    interview = add(store)
    save(store, interview.id, "draft")
    (draft,) = letters(store, interview.id)
    for _ in range(2):
        send(store, interview.id, "final")
        (letter,) = letters(store, interview.id)
        assert (letter.id, letter.body, letter.sent_on) == (draft.id, "final", TODAY)


def test_a_letter_can_be_sent_without_having_been_edited(store: Store) -> None:
    interview = add(store)
    send(store, interview.id)
    send(store, interview.id)
    (letter,) = letters(store, interview.id)
    assert (letter.sent_on, letter.edited_at) == (TODAY, NOW)


def test_another_day_or_other_words_are_another_letter(store: Store) -> None:
    interview = add(store)
    send(store, interview.id)
    send(store, interview.id, days=7)
    send(store, interview.id, "Dear Sam", days=7)
    send(store, interview.id, template="closing")
    assert sorted((letter.template, letter.sent_on, letter.body) for letter in letters(store, interview.id)) == [
        ("closing", TODAY, "Dear Priya"),
        ("note", TODAY, "Dear Priya"),
        ("note", day(7), "Dear Priya"),
        ("note", day(7), "Dear Sam"),
    ]


def test_sent_letters_stand_in_the_order_of_their_days_before_the_one_being_written(store: Store) -> None:
    interview = add(store)
    send(store, interview.id, days=7)
    send(store, interview.id, days=2)
    save(store, interview.id)
    assert [letter.sent_on for letter in letters(store, interview.id)] == [day(2), day(7), None]


def test_a_letter_that_was_not_sent_after_all_is_the_one_being_written(store: Store) -> None:
    interview = add(store)
    send(store, interview.id)
    (sent,) = letters(store, interview.id)
    for _ in range(2):
        store.unsend_letter(sent.id, now=NOW)
        (letter,) = letters(store, interview.id)
        assert (letter.id, letter.body, letter.sent_on) == (sent.id, "Dear Priya", None)


def test_what_was_begun_meanwhile_stays_among_the_earlier_words(store: Store) -> None:
    interview = add(store)
    send(store, interview.id)
    save(store, interview.id, "a second try")
    sent = letters(store, interview.id)[0]
    store.unsend_letter(sent.id, now=later(hours=1))
    (letter,) = letters(store, interview.id)
    assert letter.body == "Dear Priya"
    edit = next(one for one in store.dossier(interview.id).earlier_words if one.field == "body")
    assert (edit.before, edit.row_id) == ("a second try", sent.id)
    store.put_back(interview.id, edit, now=later(hours=2))
    (letter,) = letters(store, interview.id)
    assert letter.body == "a second try"


def test_a_letter_is_filled_again_and_its_own_words_are_among_the_earlier_ones(store: Store) -> None:
    interview = add(store)
    save(store, interview.id, "my own words")
    for hours in (1, 2):
        store.refill_letter(interview.id, "note", now=later(hours=hours))
        (letter,) = letters(store, interview.id)
        assert (letter.body, letter.given) == ("", {"name": "Al"})
    assert {edit.before for edit in store.dossier(interview.id).earlier_words} == {"my own words", "Hello"}


def test_a_sent_letter_is_not_filled_again(store: Store) -> None:
    interview = add(store)
    send(store, interview.id)
    before = letters(store, interview.id)
    store.refill_letter(interview.id, "note", now=later(hours=1))
    assert letters(store, interview.id) == before


def test_a_letter_that_is_not_there_cannot_be_taken_back(store: Store) -> None:
    with pytest.raises(NotFoundError, match="letter"):
        store.unsend_letter(new_id(), now=NOW)


def test_a_letter_too_long_to_be_kept_is_refused_whole(store: Store) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError, match="room for 10,000") as caught:
        save(store, interview.id, "x" * 10_001)
    assert caught.value.field == "body"
    with pytest.raises(InvalidInputError):
        save(store, interview.id, name="x" * 10_001)
    assert letters(store, interview.id) == ()


def test_what_is_given_last_is_that_of_the_letter_that_was_saved_last(store: Store) -> None:
    first, second = add(store), add(store)
    assert store.last_given("name") == ""
    give(store, first.id, "name", "Al")
    save(store, second.id, now=later(hours=1), name="")
    assert store.last_given("name") == "Al"
    save(store, second.id, now=later(hours=2), name="Alex “Al” Roe")
    assert store.last_given("name") == "Alex “Al” Roe"
    give(store, first.id, "name", "Al Roe", now=later(hours=3))
    assert store.last_given("name") == "Al Roe"


def test_each_question_of_the_small_form_has_its_own_last_answer(store: Store) -> None:
    first, second = add(store), add(store)
    give(store, first.id, "enjoyed", "the tour")
    give(store, second.id, "name", "Al", now=later(hours=1))
    assert (store.last_given("enjoyed"), store.last_given("name"), store.last_given("reason")) == ("the tour", "Al", "")


def test_an_answer_of_the_small_form_leaves_the_others_and_twice_is_once(store: Store) -> None:
    interview = add(store)
    give(store, interview.id, "name", "Al")
    give(store, interview.id, "enjoyed", "the tour\nof the yard", now=later(minutes=1))
    counted = store.meta().change_counter
    give(store, interview.id, "enjoyed", "the tour\nof the yard", now=later(minutes=2))
    (letter,) = letters(store, interview.id)
    assert letter.given == {"name": "Al", "enjoyed": "the tour of the yard"}
    assert store.meta().change_counter == counted


def test_two_answers_given_at_once_are_both_kept_in_one_letter(store: Store) -> None:
    interview = add(store)
    at_once(
        lambda: give(store, interview.id, "name", "Al"),
        lambda: give(store, interview.id, "enjoyed", "the tour"),
    )
    (letter,) = letters(store, interview.id)
    assert letter.given == {"name": "Al", "enjoyed": "the tour"}


def test_an_answer_too_long_to_be_kept_is_refused(store: Store) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError) as caught:
        give(store, interview.id, "enjoyed", "x" * 10_001)
    assert caught.value.field == "enjoyed"
    assert letters(store, interview.id) == ()
