"""Every command of the store: said again it does nothing more, and two tabs that say it at once have said it once."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from coaching.records import Criterion, Interview, OfferAnswer, Outcome, View
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, at_once, later, new_id

Command = Callable[[], object]


def save_letter(store: Store, key: str, template: str) -> None:
    store.save_letter(key, template, to="", subject="", body="Dear Priya", given={"name": "Al"}, now=NOW)


def send_letter(store: Store, key: str, template: str) -> None:
    store.send_letter(key, template, to="", subject="", body="Dear Priya", given={}, on=TODAY, now=NOW)


def written(store: Store) -> Interview:
    """An interview with a question, a mark, an offer, a letter begun and earlier words, for what changes them."""
    store.touch_opened(TODAY - timedelta(days=20), now=NOW)
    interview = add(store)
    store.add_question(interview.id, "Why us?", now=NOW)
    store.mark(interview.id, "thank_you", done_on=TODAY, now=NOW)
    store.save_offer(interview.id, "pay", "34,000", now=NOW)
    save_letter(store, interview.id, "begun")
    send_letter(store, interview.id, "sent")
    store.save_field(interview.id, "notes", "old", now=NOW)
    store.save_field(interview.id, "notes", "new", now=later(minutes=2))
    return interview


def of_interviews(store: Store, key: str) -> dict[str, Command]:
    made, further = new_id(), new_id()
    return {
        "add_interview": lambda: store.add_interview(made, "Acme", held_on=TODAY, now=NOW),
        "another round": lambda: store.add_interview(further, "", held_on=None, now=NOW, another_round_of=key),
        "save_field": lambda: store.save_field(key, "notes", "newer", now=NOW),
        "delete_interview": lambda: store.delete_interview(key, now=NOW),
        "restore_interview": lambda: store.restore_interview(key, now=NOW),
        "record_outcome": lambda: store.record_outcome(key, Outcome.SECOND_INTERVIEW, on=TODAY, now=NOW),
        "call_off": lambda: store.call_off(key, on=TODAY, now=NOW),
        "put_day_back": lambda: store.put_day_back(key, now=NOW),
        "save_feedback": lambda: store.save_feedback(key, "words", "Warm", now=NOW, on=TODAY),
        "save_panel_view": lambda: store.save_panel_view(key, Criterion.FIT, View.FINE, now=NOW, on=TODAY),
        "save_offer": lambda: store.save_offer(key, "pay", "36,000", now=NOW),
        "take_offer_back": lambda: store.take_offer_back(key, on=TODAY, now=NOW),
        "answer_offer": lambda: store.answer_offer(key, OfferAnswer.ACCEPTED, on=TODAY, now=NOW),
        "touch_opened": lambda: store.touch_opened(TODAY, now=NOW),
        "set_country": lambda: store.set_country("GB", "SCT", on=TODAY, now=NOW),
        "enrol": lambda: store.enrol(NOW),
    }


def of_debriefs_and_steps(store: Store, key: str) -> dict[str, Command]:
    question = store.dossier(key).questions[0].id
    return {
        "save_score": lambda: store.save_score(key, Criterion.FIT, 3, now=NOW),
        "save_evidence": lambda: store.save_evidence(key, Criterion.FIT, "They laughed", now=NOW),
        "save_gut_feel": lambda: store.save_gut_feel(key, 50, now=NOW),
        "add_question": lambda: store.add_question(key, "Why not?", now=NOW),
        "save_question": lambda: store.save_question(question, "my_answer", "Because", now=NOW),
        "remove_question": lambda: store.remove_question(question, now=NOW),
        "finish_debrief": lambda: store.finish_debrief(key, now=NOW),
        "choose": lambda: store.choose(key, "node", "yes", now=NOW),
        "mark": lambda: store.mark(key, "look_in", moved_to=TODAY, now=NOW),
        "unmark": lambda: store.unmark(key, "thank_you", now=NOW),
    }


def of_letters_and_words(store: Store, key: str) -> dict[str, Command]:
    dossier = store.dossier(key)
    sent = next(letter.id for letter in dossier.letters if letter.sent_on)
    (edit,) = dossier.earlier_words
    return {
        "save_given": lambda: store.save_given(key, "begun", "enjoyed", "the tour", now=NOW),
        "save_letter": lambda: save_letter(store, key, "new"),
        "send_letter": lambda: send_letter(store, key, "begun"),
        "refill_letter": lambda: store.refill_letter(key, "begun", now=NOW),
        "unsend_letter": lambda: store.unsend_letter(sent, now=NOW),
        "put_back": lambda: store.put_back(key, edit, now=NOW),
    }


def commands(store: Store, key: str) -> dict[str, Command]:
    return {
        **of_interviews(store, key),
        **of_debriefs_and_steps(store, key),
        **of_letters_and_words(store, key),
    }


NAMES = (
    *("add_interview", "another round", "save_field", "delete_interview", "restore_interview", "record_outcome"),
    *("call_off", "put_day_back"),
    *(
        "save_feedback",
        "save_panel_view",
        "save_offer",
        "take_offer_back",
        "answer_offer",
        "touch_opened",
        "set_country",
        "enrol",
    ),
    *("save_score", "save_evidence", "save_gut_feel", "add_question", "save_question", "remove_question"),
    *("finish_debrief", "choose", "mark", "unmark"),
    *("save_given", "save_letter", "send_letter", "refill_letter", "unsend_letter", "put_back"),
)
CHANGES_NOTHING_HERE = {"put_day_back", "restore_interview", "enrol"}


def all_there_is(store: Store, key: str) -> object:
    return store.dossier(key), store.meta(), store.search(), store.deleted()


def changes(store: Store, command: Command) -> int:
    """How many changes of the file a command is."""
    before = store.meta().change_counter
    command()
    return store.meta().change_counter - before


def test_every_command_is_tried_here(store: Store) -> None:
    reads = {"agenda_dossiers", "dossier", "meta", "search", "score_points", "outcome_counts", "open_interviews_at"}
    reads |= {"deleted", "last_given", "answer_waits"}
    of_the_file = {"close", "is_current", "keep_daily"}
    public = {name for name in dir(Store) if not name.startswith("_")}
    assert set(commands(store, written(store).id)) == set(NAMES)
    assert public == set(NAMES) - {"another round"} | reads | of_the_file


@pytest.mark.parametrize("name", NAMES)
def test_a_command_that_is_said_again_does_nothing_more(store: Store, name: str) -> None:
    interview = written(store)
    command = commands(store, interview.id)[name]
    assert changes(store, command) == (0 if name in CHANGES_NOTHING_HERE else 1)
    once = all_there_is(store, interview.id)
    command()
    assert all_there_is(store, interview.id) == once


@pytest.mark.parametrize("name", NAMES)
def test_two_tabs_that_say_a_command_at_once_have_said_it_once(store: Store, name: str) -> None:
    interview = written(store)
    command = commands(store, interview.id)[name]
    assert changes(store, lambda: at_once(command, command)) == (0 if name in CHANGES_NOTHING_HERE else 1)
    once = all_there_is(store, interview.id)
    command()
    assert all_there_is(store, interview.id) == once
