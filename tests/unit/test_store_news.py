from collections.abc import Callable
from datetime import date, time

import pytest

from coaching.errors import InvalidInputError
from coaching.records import Criterion, Feedback, Format, NewsBy, Outcome, Recorded, Stage, View
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, day, later

NEWS = [outcome for outcome in Outcome if outcome.is_news]


def record(store: Store, interview_id: str, outcome: Outcome, *, minutes: int = 0) -> Recorded:
    return store.record_outcome(interview_id, outcome, on=TODAY, now=later(minutes=minutes))


@pytest.mark.parametrize("outcome", NEWS)
def test_an_outcome_is_kept_with_its_day_and_moment_and_twice_is_once(store: Store, outcome: Outcome) -> None:
    interview = add(store)
    first = record(store, interview.id, outcome)
    counted, everything = store.meta().change_counter, store.search().everything
    assert record(store, interview.id, outcome, minutes=5) == first
    kept = store.dossier(interview.id).interview
    assert (kept.outcome, kept.outcome_on, kept.news_at) == (outcome, TODAY, NOW)
    assert (store.meta().change_counter, store.search().everything) == (counted, everything)


@pytest.mark.parametrize("outcome", NEWS)
def test_waiting_takes_the_news_back_whole(store: Store, outcome: Outcome) -> None:
    interview = add(store)
    record(store, interview.id, outcome)
    store.save_field(interview.id, "news_by", NewsBy.PHONE, now=NOW)
    for _ in range(2):
        assert record(store, interview.id, Outcome.WAITING).next_round is None
    kept = store.dossier(interview.id).interview
    assert (kept.outcome, kept.outcome_on, kept.news_at, kept.news_by) == (Outcome.WAITING, None, None, None)


def test_a_corrected_outcome_has_the_moment_of_its_correction_and_keeps_how_it_came(store: Store) -> None:
    interview = add(store)
    record(store, interview.id, Outcome.NO_ANSWER)
    store.save_field(interview.id, "news_by", NewsBy.PHONE, now=NOW)
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=day(30), now=later(days=30))
    kept = store.dossier(interview.id).interview
    assert (kept.outcome, kept.outcome_on, kept.news_at) == (Outcome.UNSUCCESSFUL, day(30), later(days=30))
    assert kept.news_by is NewsBy.PHONE


def test_another_day_for_the_same_outcome_moves_only_the_day(store: Store) -> None:
    interview = add(store)
    record(store, interview.id, Outcome.UNSUCCESSFUL)
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=day(-2), now=later(days=1))
    kept = store.dossier(interview.id).interview
    assert (kept.outcome_on, kept.news_at) == (day(-2), NOW)


def test_a_day_centuries_away_is_refused(store: Store) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError, match="between 1950 and 2100"):
        store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=date(1, 1, 1), now=NOW)


def test_a_second_interview_makes_the_next_round_with_all_that_is_known(store: Store) -> None:
    interview = add(store)
    for field, value in (
        ("stage", Stage.FIRST),
        ("format", Format.PHONE),
        ("place", "Room 2"),
        ("others_there", "Two more"),
        ("role", "Analyst"),
        ("held_time", time(9)),
        ("notes", "mine"),
    ):
        store.save_field(interview.id, field, value, now=NOW)
    made = record(store, interview.id, Outcome.SECOND_INTERVIEW, minutes=1).next_round
    assert made is not None
    assert made.application_id == interview.application_id
    assert (made.role, made.stage, made.format) == ("Analyst", Stage.SECOND, Format.PHONE)
    assert (made.place, made.others_there) == ("Room 2", "Two more")
    assert (made.held_on, made.held_time, made.notes, made.outcome) == (None, None, "", Outcome.WAITING)
    assert made.created_at == made.updated_at == later(minutes=1)
    assert store.dossier(interview.id).next_round == made


@pytest.mark.parametrize("link", ["https://meet.example/abc", "Zoom: https://zoom.example/1", " www.meet.example/1"])
def test_a_link_is_of_one_meeting_only_and_is_not_copied(store: Store, link: str) -> None:
    interview = add(store)
    store.save_field(interview.id, "place", link, now=later(seconds=1))
    made = record(store, interview.id, Outcome.SECOND_INTERVIEW, minutes=1).next_round
    assert made is not None
    assert made.place == ""


def test_a_later_round_that_is_there_already_is_the_next_round(store: Store) -> None:
    interview = add(store)
    later_round = add(store, held_on=day(7), after=interview.id)
    assert record(store, interview.id, Outcome.SECOND_INTERVIEW).next_round == later_round
    assert store.search().everything == 2
    assert record(store, interview.id, Outcome.UNSUCCESSFUL) == Recorded()
    assert store.search().everything == 2


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.SECOND_INTERVIEW])
def test_a_round_made_by_mistake_goes_to_the_trash_when_nobody_wrote_in_it(store: Store, outcome: Outcome) -> None:
    interview = add(store)
    made = record(store, interview.id, Outcome.SECOND_INTERVIEW).next_round
    assert made is not None
    for minutes in (1, 2):
        assert record(store, interview.id, outcome, minutes=minutes) == Recorded()
    assert store.dossier(made.id).interview.deleted_at == later(minutes=1)
    assert [row.id for row in store.deleted()] == [made.id]
    assert store.dossier(interview.id).next_round is None


def test_recording_the_second_interview_again_brings_its_round_back(store: Store) -> None:
    interview = add(store)
    made = record(store, interview.id, Outcome.SECOND_INTERVIEW).next_round
    record(store, interview.id, Outcome.UNSUCCESSFUL, minutes=1)
    assert record(store, interview.id, Outcome.SECOND_INTERVIEW, minutes=2).next_round == made
    assert store.deleted() == ()
    assert store.search().everything == 2


@pytest.mark.parametrize(
    "write",
    [
        lambda store, made: store.save_field(made, "held_on", day(7), now=NOW),
        lambda store, made: store.save_field(made, "notes", "ask about pay", now=NOW),
        lambda store, made: store.add_question(made, "Why us?", now=NOW),
        lambda store, made: store.choose(made, "node", "choice", now=NOW),
        lambda store, made: store.mark(made, "step", done_on=TODAY, now=NOW),
        lambda store, made: store.save_given(made, "confirm", "name", "Al", now=NOW),
        lambda store, made: store.save_panel_view(made, Criterion.FIT, View.FINE, now=NOW),
    ],
)
def test_a_round_in_which_somebody_wrote_is_left_over_and_nothing_of_it_lost(
    store: Store, write: Callable[[Store, str], object]
) -> None:
    interview = add(store)
    made = record(store, interview.id, Outcome.SECOND_INTERVIEW).next_round
    assert made is not None
    write(store, made.id)
    before = store.dossier(made.id)
    recorded = record(store, interview.id, Outcome.UNSUCCESSFUL, minutes=1)
    assert recorded == Recorded(left_over=before.interview)
    assert store.dossier(made.id) == before
    assert record(store, interview.id, Outcome.UNSUCCESSFUL, minutes=2) == Recorded()
    assert record(store, interview.id, Outcome.SECOND_INTERVIEW, minutes=3).next_round == before.interview


def test_a_left_over_round_that_was_deleted_comes_back_with_the_second_interview(store: Store) -> None:
    interview = add(store)
    made = record(store, interview.id, Outcome.SECOND_INTERVIEW).next_round
    assert made is not None
    store.save_field(made.id, "notes", "ask about pay", now=NOW)
    record(store, interview.id, Outcome.UNSUCCESSFUL, minutes=1)
    store.delete_interview(made.id, now=later(minutes=2))
    back = record(store, interview.id, Outcome.SECOND_INTERVIEW, minutes=3).next_round
    assert back is not None
    assert (back.id, back.notes, back.deleted_at) == (made.id, "ask about pay", None)


def test_a_next_round_that_the_person_deleted_is_not_made_again_by_saying_the_same_twice(store: Store) -> None:
    interview = add(store)
    made = record(store, interview.id, Outcome.SECOND_INTERVIEW).next_round
    assert made is not None
    store.delete_interview(made.id, now=NOW)
    assert record(store, interview.id, Outcome.SECOND_INTERVIEW) == Recorded()
    assert record(store, interview.id, Outcome.UNSUCCESSFUL) == Recorded()
    assert store.search().everything == 1


def test_each_round_can_lead_to_the_next(store: Store) -> None:
    interview = add(store)
    store.save_field(interview.id, "stage", Stage.SCREENING, now=NOW)
    stages = [Stage.SCREENING]
    current = interview.id
    for days in (7, 14, 21):
        made = record(store, current, Outcome.SECOND_INTERVIEW).next_round
        assert made is not None
        store.save_field(made.id, "held_on", day(days), now=NOW)
        assert made.stage is not None
        stages.append(made.stage)
        current = made.id
    assert stages == [Stage.SCREENING, Stage.FIRST, Stage.SECOND, Stage.FINAL]
    assert len({row.company for row in store.search().rows}) == 1
    assert store.search().everything == 4


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("received_on", TODAY),
        ("received_on", None),
        ("how", NewsBy.PHONE),
        ("words", "Warm, but\nunsure"),
        ("none_will_come", True),
        ("asked_by_voice_on", TODAY),
    ],
    ids=str,
)
def test_every_field_of_the_feedback_comes_back_and_twice_is_once(store: Store, field: str, value: object) -> None:
    interview = add(store)
    assert store.dossier(interview.id).feedback == Feedback()
    store.save_feedback(interview.id, field, value, now=NOW)
    counted = store.meta().change_counter
    store.save_feedback(interview.id, field, value, now=NOW)
    assert getattr(store.dossier(interview.id).feedback, field) == value
    assert store.meta().change_counter == counted


def test_only_what_they_said_is_a_field_of_the_feedback(store: Store) -> None:
    interview = add(store)
    with pytest.raises(ValueError, match="not a field"):
        store.save_feedback(interview.id, "interview_id", "x", now=NOW)
    with pytest.raises(InvalidInputError):
        store.save_feedback(interview.id, "how", "by pigeon", now=NOW)
    with pytest.raises(InvalidInputError):
        store.save_feedback(interview.id, "none_will_come", None, now=NOW)


def test_a_panel_view_is_kept_changed_and_taken_back(store: Store) -> None:
    interview = add(store)
    for view in (View.STRENGTH, View.STRENGTH, View.CONCERN, None, None):
        store.save_panel_view(interview.id, Criterion.FIT, view, now=NOW)
        kept = store.dossier(interview.id).panel_views
        assert kept == ({} if view is None else {Criterion.FIT: view})


def test_feedback_that_comes_later_has_the_day_on_which_its_first_words_came(store: Store) -> None:
    interview = add(store)
    store.save_feedback(interview.id, "how", NewsBy.PHONE, on=day(2), now=NOW)
    store.save_feedback(interview.id, "words", " \n", on=day(2), now=NOW)
    assert store.dossier(interview.id).feedback.received_on is None
    store.save_feedback(interview.id, "words", "Warm", on=day(3), now=NOW)
    store.save_feedback(interview.id, "words", "Warm, but unsure", on=day(4), now=NOW)
    assert store.dossier(interview.id).feedback.received_on == day(3)


def test_feedback_has_the_day_of_the_first_view_and_its_own_day_stays(store: Store) -> None:
    interview = add(store)
    store.save_panel_view(interview.id, Criterion.FIT, None, on=day(2), now=NOW)
    assert store.dossier(interview.id).feedback == Feedback()
    store.save_panel_view(interview.id, Criterion.FIT, View.FINE, on=day(3), now=NOW)
    store.save_panel_view(interview.id, Criterion.FIT, View.CONCERN, on=day(4), now=NOW)
    store.save_feedback(interview.id, "words", "Warm", on=day(4), now=NOW)
    assert store.dossier(interview.id).feedback.received_on == day(3)


def test_a_day_that_was_taken_off_the_feedback_does_not_come_back_by_saying_the_same_twice(store: Store) -> None:
    interview = add(store)
    for received_on in (TODAY, None):
        store.save_feedback(interview.id, "words", "Warm", on=TODAY, now=NOW)
        store.save_panel_view(interview.id, Criterion.FIT, View.FINE, on=TODAY, now=NOW)
        assert store.dossier(interview.id).feedback.received_on == received_on
        store.save_feedback(interview.id, "received_on", None, on=TODAY, now=NOW)
    counted = store.meta().change_counter
    store.save_feedback(interview.id, "words", "Warm", on=TODAY, now=NOW)
    store.save_panel_view(interview.id, Criterion.FIT, View.FINE, on=TODAY, now=NOW)
    assert store.meta().change_counter == counted


def test_without_a_day_said_feedback_gets_none(store: Store) -> None:
    interview = add(store)
    store.save_feedback(interview.id, "words", "Warm", now=NOW)
    store.save_panel_view(interview.id, Criterion.FIT, View.FINE, now=NOW)
    assert store.dossier(interview.id).feedback == Feedback(words="Warm")


def test_feedback_of_a_day_centuries_away_is_refused(store: Store) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError):
        store.save_feedback(interview.id, "words", "Warm", on=date(1, 1, 1), now=NOW)
    with pytest.raises(InvalidInputError):
        store.save_panel_view(interview.id, Criterion.FIT, View.FINE, on=date(1, 1, 1), now=NOW)
    assert store.dossier(interview.id).panel_views == {}
