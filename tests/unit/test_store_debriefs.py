import pytest

from coaching.errors import InvalidInputError, NotFoundError
from coaching.records import GUT_FEELS, SCORES, Answered, Criterion, Outcome, Score
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, later, new_id


def test_while_no_news_is_known_a_score_is_also_what_was_said_before_the_news(store: Store) -> None:
    interview = add(store)
    for value in (*SCORES, None, 2):
        store.save_score(interview.id, Criterion.FIT, value, now=NOW)
        assert store.dossier(interview.id).scores == {Criterion.FIT: Score(Criterion.FIT, value, value)}


@pytest.mark.parametrize("outcome", [one for one in Outcome if one.is_news])
def test_after_the_news_only_the_value_changes(store: Store, outcome: Outcome) -> None:
    interview = add(store)
    store.save_score(interview.id, Criterion.FIT, 4, now=NOW)
    store.save_gut_feel(interview.id, 65, now=NOW)
    store.record_outcome(interview.id, outcome, on=TODAY, now=NOW)
    store.save_score(interview.id, Criterion.FIT, 1, now=NOW)
    store.save_score(interview.id, Criterion.CONFIDENCE, 2, now=NOW)
    store.save_gut_feel(interview.id, 5, now=NOW)
    dossier = store.dossier(interview.id)
    assert dossier.scores[Criterion.FIT] == Score(Criterion.FIT, 1, 4)
    assert dossier.scores[Criterion.CONFIDENCE] == Score(Criterion.CONFIDENCE, 2, None)
    assert (dossier.interview.gut_feel, dossier.interview.gut_feel_before_news) == (5, 65)


def test_correcting_the_news_back_to_waiting_opens_it_again(store: Store) -> None:
    interview = add(store)
    store.save_score(interview.id, Criterion.FIT, 4, now=NOW)
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    store.record_outcome(interview.id, Outcome.WAITING, on=TODAY, now=NOW)
    assert store.dossier(interview.id).scores[Criterion.FIT] == Score(Criterion.FIT, 4, 4)
    store.save_score(interview.id, Criterion.FIT, 2, now=NOW)
    store.save_gut_feel(interview.id, 35, now=NOW)
    dossier = store.dossier(interview.id)
    assert dossier.scores[Criterion.FIT] == Score(Criterion.FIT, 2, 2)
    assert (dossier.interview.gut_feel, dossier.interview.gut_feel_before_news) == (35, 35)


def test_what_was_changed_after_a_mistaken_outcome_counts_once_it_is_said_again(store: Store) -> None:
    interview = add(store)
    store.save_score(interview.id, Criterion.FIT, 4, now=NOW)
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    store.save_score(interview.id, Criterion.FIT, 1, now=NOW)
    store.record_outcome(interview.id, Outcome.WAITING, on=TODAY, now=NOW)
    assert store.dossier(interview.id).scores[Criterion.FIT] == Score(Criterion.FIT, 1, 4)
    store.save_score(interview.id, Criterion.FIT, 1, now=NOW)
    assert store.dossier(interview.id).scores[Criterion.FIT] == Score(Criterion.FIT, 1, 1)


def test_cannot_say_is_not_the_same_as_not_looked_at(store: Store) -> None:
    interview = add(store)
    store.save_score(interview.id, Criterion.FIT, None, now=NOW)
    assert store.dossier(interview.id).scores == {Criterion.FIT: Score(Criterion.FIT)}


def test_words_about_an_area_stay_whatever_its_score_becomes(store: Store) -> None:
    interview = add(store)
    store.save_evidence(interview.id, Criterion.FIT, "They laughed", now=NOW)
    store.save_score(interview.id, Criterion.FIT, 3, now=NOW)
    store.save_score(interview.id, Criterion.FIT, None, now=NOW)
    assert store.dossier(interview.id).scores[Criterion.FIT] == Score(Criterion.FIT, None, None, "They laughed")


@pytest.mark.parametrize("value", [0, 6, -1, 99])
def test_a_score_outside_one_to_five_is_refused(store: Store, value: int) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError):
        store.save_score(interview.id, Criterion.FIT, value, now=NOW)
    assert store.dossier(interview.id).scores == {}


@pytest.mark.parametrize("value", GUT_FEELS)
def test_each_bet_is_kept_and_can_be_taken_back(store: Store, value: int) -> None:
    interview = add(store)
    for bet in (value, value, None, None):
        store.save_gut_feel(interview.id, bet, now=NOW)
        kept = store.dossier(interview.id).interview
        assert kept.gut_feel == kept.gut_feel_before_news == bet


def test_a_bet_that_is_not_offered_is_refused(store: Store) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError):
        store.save_gut_feel(interview.id, 0, now=NOW)


def test_the_debrief_is_put_down_once(store: Store) -> None:
    interview = add(store)
    store.finish_debrief(interview.id, now=later(minutes=1))
    store.finish_debrief(interview.id, now=later(minutes=2))
    assert store.dossier(interview.id).interview.debriefed_at == later(minutes=1)


def test_questions_come_back_in_the_order_in_which_they_were_added(store: Store) -> None:
    interview = add(store)
    texts = ["Why us?", "Tell me about yourself.", "Where in five years?"]
    ids = [store.add_question(interview.id, text, now=NOW) for text in texts]
    questions = store.dossier(interview.id).questions
    assert [question.id for question in questions] == ids
    assert [question.text for question in questions] == texts
    assert [question.position for question in questions] == [1, 2, 3]


def test_the_same_question_is_there_once_an_interview(store: Store) -> None:
    interview, other = add(store), add(store)
    first = store.add_question(interview.id, "Why us?", now=NOW)
    assert store.add_question(interview.id, "  Why \n us? ", now=NOW) == first
    assert store.add_question(other.id, "Why us?", now=NOW) != first
    assert len(store.dossier(interview.id).questions) == 1


@pytest.mark.parametrize("text", ["", "  ", "\0\n"])
def test_an_empty_question_is_refused(store: Store, text: str) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError, match="Type the question"):
        store.add_question(interview.id, text, now=NOW)
    question = store.add_question(interview.id, "Why us?", now=NOW)
    with pytest.raises(InvalidInputError, match="Type the question"):
        store.save_question(question, "text", text, now=NOW)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "Why not?"),
        ("my_answer", "Because\nof you"),
        ("next_time", "Shorter"),
        ("answered", Answered.STUMBLED),
        ("answered", None),
        ("criterion", Criterion.ENTHUSIASM),
        ("criterion", None),
    ],
    ids=str,
)
def test_every_field_of_a_question_comes_back_and_twice_is_once(store: Store, field: str, value: object) -> None:
    interview = add(store)
    question = store.add_question(interview.id, "Why us?", now=NOW)
    store.save_question(question, field, value, now=NOW)
    counted = store.meta().change_counter
    store.save_question(question, field, value, now=NOW)
    assert getattr(store.dossier(interview.id).questions[0], field) == value
    assert store.meta().change_counter == counted


def test_a_question_cannot_become_another_one_of_the_list(store: Store) -> None:
    interview = add(store)
    store.add_question(interview.id, "Why us?", now=NOW)
    second = store.add_question(interview.id, "Why not?", now=NOW)
    with pytest.raises(InvalidInputError, match="on the list already"):
        store.save_question(second, "text", "Why us?", now=NOW)
    store.save_question(second, "text", "Why not?", now=NOW)
    assert [question.text for question in store.dossier(interview.id).questions] == ["Why us?", "Why not?"]


def test_only_what_a_person_edits_is_a_field_of_a_question(store: Store) -> None:
    question = store.add_question(add(store).id, "Why us?", now=NOW)
    with pytest.raises(ValueError, match="not a field"):
        store.save_question(question, "position", 7, now=NOW)
    with pytest.raises(InvalidInputError):
        store.save_question(question, "answered", "brilliantly", now=NOW)


def test_a_removed_question_is_gone_and_removing_it_again_is_nothing(store: Store) -> None:
    interview = add(store)
    first = store.add_question(interview.id, "Why us?", now=NOW)
    second = store.add_question(interview.id, "Why not?", now=NOW)
    store.remove_question(first, now=NOW)
    counted = store.meta().change_counter
    store.remove_question(first, now=NOW)
    store.remove_question(new_id(), now=NOW)
    assert [question.id for question in store.dossier(interview.id).questions] == [second]
    assert store.meta().change_counter == counted
    with pytest.raises(NotFoundError, match="question"):
        store.save_question(first, "my_answer", "gone", now=NOW)
    third = store.add_question(interview.id, "Why now?", now=NOW)
    assert [question.id for question in store.dossier(interview.id).questions] == [second, third]
