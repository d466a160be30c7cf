from datetime import UTC, date, datetime, time

import pytest

from coaching import content
from coaching.agenda import standing
from coaching.dates import WorkingDays
from coaching.errors import InvalidInputError, NotFoundError
from coaching.records import Format, NewsBy, Outcome, Stage
from coaching.store import Store
from coaching.store.interviews import OF_APPLICATION, OF_INTERVIEW
from coaching.tree import Question
from tests.unit.store_at_work import NOW, TODAY, add, day, later, new_id

FIELDS: list[tuple[str, object]] = [
    ("company", "Zoë & Sons"),
    ("role", "Analyst"),
    ("contact_name", "Priya Shah"),
    ("contact_email", "priya@finch.example"),
    ("via_recruiter", True),
    ("recruiter_name", "Sam Roe"),
    ("recruiter_email", "sam@roe.example"),
    ("pay_said", "32,000"),
    ("held_on", date(2026, 11, 20)),
    ("held_on", None),
    ("held_time", time(10, 30)),
    ("held_time", None),
    ("stage", Stage.FIRST),
    ("stage", None),
    ("format", Format.VIDEO),
    ("place", "Room 2\nsecond floor"),
    ("others_there", "Two more"),
    ("decision_due_on", date(2026, 12, 4)),
    ("best_moment", "The laugh"),
    ("would_change", "Breathe"),
    ("notes", "one\n\ntwo"),
]


def test_an_interview_comes_back_as_it_was_added(store: Store) -> None:
    interview_id = new_id()
    added = store.add_interview(interview_id, "  Harbour \t&  Finch\n", held_on=TODAY, now=NOW)
    assert added.id == interview_id
    assert added.company == "Harbour & Finch"
    assert added.held_on == TODAY
    assert added.created_at == added.updated_at == NOW
    assert added.outcome is Outcome.WAITING
    assert store.dossier(interview_id).interview == added


def test_said_twice_it_is_there_once_as_it_was_first(store: Store) -> None:
    interview_id = new_id()
    first = store.add_interview(interview_id, "Harbour & Finch", held_on=TODAY, now=NOW)
    counted = store.meta().change_counter
    again = store.add_interview(interview_id, "Somebody else", held_on=day(3), now=later(seconds=1))
    assert again == first
    assert store.search().everything == 1
    assert store.meta().change_counter == counted


@pytest.mark.parametrize("company", ["", "   ", "\0", "\n\r\n", "\u00a0\t"])
def test_a_company_is_needed(store: Store, company: str) -> None:
    with pytest.raises(InvalidInputError, match="name of the company") as caught:
        store.add_interview(new_id(), company, held_on=TODAY, now=NOW)
    assert caught.value.field == "company"
    assert store.search().everything == 0


@pytest.mark.parametrize("interview_id", ["", "1", "not-a-uuid", "{c36be86a-97c7-4137-84d6-2ca75931c3b8}"])
def test_only_an_id_that_a_page_makes_is_taken(store: Store, interview_id: str) -> None:
    with pytest.raises(InvalidInputError):
        store.add_interview(interview_id, "Acme", held_on=TODAY, now=NOW)


@pytest.mark.parametrize("held_on", [date(1, 1, 1), date(1949, 12, 31), date(9999, 12, 31)])
def test_a_day_centuries_away_is_refused_in_one_sentence(store: Store, held_on: date) -> None:
    with pytest.raises(InvalidInputError, match="between 1950 and 2100"):
        store.add_interview(new_id(), "Acme", held_on=held_on, now=NOW)
    interview = add(store)
    with pytest.raises(InvalidInputError, match="between 1950 and 2100"):
        store.save_field(interview.id, "held_on", held_on, now=NOW)
    assert store.dossier(interview.id).interview == interview


def test_an_interview_may_be_without_a_date(store: Store) -> None:
    assert add(store, held_on=None).held_on is None


@pytest.mark.parametrize(("field", "value"), FIELDS, ids=str)
def test_every_field_comes_back_and_twice_is_once(store: Store, field: str, value: object) -> None:
    interview = add(store)
    store.save_field(interview.id, field, value, now=later(minutes=5))
    counted = store.meta().change_counter
    store.save_field(interview.id, field, value, now=later(minutes=6))
    kept = store.dossier(interview.id).interview
    assert getattr(kept, field) == value
    assert store.meta().change_counter == counted
    assert kept.updated_at == (later(minutes=5) if field in OF_INTERVIEW and value is not None else kept.updated_at)


def test_the_fields_tried_are_all_there_are() -> None:
    assert {field for field, _ in FIELDS} | {"outcome_on", "news_by"} == OF_APPLICATION | OF_INTERVIEW


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("held_on", "tomorrow"),
        ("held_on", datetime(2026, 11, 25, tzinfo=UTC)),
        ("held_time", "10:30"),
        ("stage", "third"),
        ("format", 7),
        ("via_recruiter", None),
        ("via_recruiter", "yes"),
        ("role", None),
        ("notes", 12),
        ("company", " "),
    ],
    ids=str,
)
def test_what_a_field_cannot_keep_is_refused_and_changes_nothing(store: Store, field: str, value: object) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError) as caught:
        store.save_field(interview.id, field, value, now=NOW)
    assert caught.value.field == field
    assert store.dossier(interview.id).interview == interview


def test_a_stage_may_be_said_by_its_word(store: Store) -> None:
    interview = add(store)
    store.save_field(interview.id, "stage", "final", now=NOW)
    assert store.dossier(interview.id).interview.stage is Stage.FINAL


@pytest.mark.parametrize("field", ["outcome", "gut_feel", "id", "owner", "search_text", "deleted_at", "nothing"])
def test_only_what_a_person_edits_is_a_field(store: Store, field: str) -> None:
    interview = add(store)
    with pytest.raises(ValueError, match="not a field"):
        store.save_field(interview.id, field, "x", now=NOW)


@pytest.mark.parametrize(("field", "value"), [("outcome_on", TODAY), ("news_by", NewsBy.PHONE)])
def test_while_there_is_no_news_there_is_no_day_and_no_way_of_it(store: Store, field: str, value: object) -> None:
    interview = add(store)
    with pytest.raises(InvalidInputError, match="no news yet"):
        store.save_field(interview.id, field, value, now=NOW)


def test_the_day_and_the_way_of_the_news_can_be_put_right(store: Store) -> None:
    interview = add(store)
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    store.save_field(interview.id, "outcome_on", day(-1), now=NOW)
    store.save_field(interview.id, "news_by", NewsBy.LETTER, now=NOW)
    kept = store.dossier(interview.id).interview
    assert (kept.outcome_on, kept.news_by) == (day(-1), NewsBy.LETTER)
    store.save_field(interview.id, "news_by", None, now=NOW)
    assert store.dossier(interview.id).interview.news_by is None
    with pytest.raises(InvalidInputError, match="day on which they told you"):
        store.save_field(interview.id, "outcome_on", None, now=NOW)


OF_THE_DAY = [("does_it_hold", "called_off"), ("does_it_hold", "cannot_come"), ("something_changed", "went_wrong")]


@pytest.mark.parametrize(("node", "choice"), OF_THE_DAY)
def test_a_new_day_ends_what_was_said_of_the_one_before(store: Store, node: str, choice: str) -> None:
    interview_id = add(store).id
    for said, answer in ((node, choice), ("what_went_wrong", "missed"), ("do_you_know", "yes")):
        store.choose(interview_id, said, answer, now=NOW)

    for field, value in (("place", "Room 2"), ("held_on", TODAY), ("held_on", None)):
        store.save_field(interview_id, field, value, now=later(days=1))
        assert store.dossier(interview_id).choices[node] == choice
    store.save_field(interview_id, "held_on", day(9), now=later(days=2))

    kept = store.dossier(interview_id)
    question = next(found for tree in content.load().trees.values() if (found := tree.nodes.get(node)))
    assert isinstance(question, Question)
    assert kept.choices == {node: question.assume, "do_you_know": "yes"}
    assert kept.chosen_at == {node: later(days=2), "do_you_know": NOW}


def test_a_new_day_leaves_what_was_said_of_anything_else(store: Store) -> None:
    interview_id = add(store).id
    store.choose(interview_id, "does_it_hold", "not_wanted", now=NOW)
    store.choose(interview_id, "something_changed", "hard_on_me", now=NOW)
    store.save_field(interview_id, "held_on", day(9), now=later(days=1))
    assert store.dossier(interview_id).choices == {"does_it_hold": "not_wanted", "something_changed": "hard_on_me"}


def test_a_day_called_off_is_prepared_for_once_a_new_one_stands_here_and_asked_about_again(store: Store) -> None:
    interview_id = add(store, held_on=day(9)).id

    def steps(on: date) -> set[str]:
        found = standing(store.dossier(interview_id), content.load(), on, WorkingDays())
        return {action.key for action in found.actions}

    prepared = steps(TODAY)
    for days in (0, 7, 14):
        on, now = day(days), later(days=days)
        store.call_off(interview_id, on=on, now=now)
        assert steps(on) == {"other_times"}
        store.mark(interview_id, "other_times", done_on=on, now=now)
        assert steps(on) == {"ring_about_the_day"}
        store.save_field(interview_id, "held_on", day(days + 16), now=now)
        assert steps(on) == prepared


def test_another_round_joins_the_application_and_has_copied_what_is_known(store: Store) -> None:
    first = add(store)
    for field, value in (
        ("stage", Stage.FIRST),
        ("format", Format.VIDEO),
        ("place", "Room 2"),
        ("others_there", "Two more"),
        ("role", "Analyst"),
        ("notes", "only mine"),
        ("decision_due_on", TODAY),
    ):
        store.save_field(first.id, field, value, now=NOW)
    second = store.add_interview(new_id(), "", held_on=day(7), now=NOW, another_round_of=first.id)
    assert second.application_id == first.application_id
    assert (second.company, second.role) == ("Harbour & Finch", "Analyst")
    assert (second.stage, second.format, second.place) == (Stage.SECOND, Format.VIDEO, "Room 2")
    assert second.others_there == "Two more"
    assert second.held_on == day(7)
    assert (second.notes, second.decision_due_on, second.outcome) == ("", None, Outcome.WAITING)


def test_another_round_of_nothing_is_not_added(store: Store) -> None:
    with pytest.raises(NotFoundError):
        add(store, after=new_id())
    assert store.search().everything == 0


@pytest.mark.parametrize(
    ("stage", "following"),
    [
        (None, Stage.SECOND),
        (Stage.SCREENING, Stage.FIRST),
        (Stage.FIRST, Stage.SECOND),
        (Stage.SECOND, Stage.FINAL),
        (Stage.FINAL, Stage.FINAL),
        (Stage.ASSESSMENT, Stage.FINAL),
    ],
)
def test_the_round_after_each_round(store: Store, stage: Stage | None, following: Stage) -> None:
    first = add(store)
    store.save_field(first.id, "stage", stage, now=NOW)
    assert add(store, after=first.id).stage is following


def test_two_jobs_at_one_company_share_nothing(store: Store) -> None:
    one, other = add(store), add(store)
    assert one.application_id != other.application_id
    store.save_field(one.id, "company", "Renamed", now=NOW)
    assert store.dossier(other.id).interview.company == "Harbour & Finch"


def test_renaming_changes_all_rounds_and_neither_joins_nor_splits(store: Store) -> None:
    first = add(store)
    second = add(store, after=first.id)
    elsewhere = add(store, "Acme")
    store.save_field(second.id, "company", "Acme", now=NOW)
    assert store.dossier(first.id).interview.company == "Acme"
    assert store.dossier(first.id).interview.application_id == second.application_id != elsewhere.application_id


def test_a_deleted_interview_is_kept_as_it_is_and_comes_back_so(store: Store) -> None:
    interview = add(store)
    store.add_question(interview.id, "Why us?", now=NOW)
    before = store.dossier(interview.id)
    for now in (later(minutes=1), later(minutes=2)):
        store.delete_interview(interview.id, now=now)
    deleted = store.dossier(interview.id)
    assert deleted.interview.deleted_at == later(minutes=1)
    assert deleted.interview.updated_at == before.interview.updated_at
    assert store.search().everything == 0
    for now in (later(minutes=3), later(minutes=4)):
        store.restore_interview(interview.id, now=now)
    assert store.dossier(interview.id) == before


def test_deleting_one_round_leaves_the_other_and_what_they_share(store: Store) -> None:
    first = add(store)
    second = add(store, held_on=day(3), after=first.id)
    store.delete_interview(first.id, now=NOW)
    assert store.dossier(second.id).interview == second
    store.restore_interview(first.id, now=NOW)
    assert store.dossier(first.id).next_round == second


def test_what_is_typed_behind_a_stale_tab_into_a_deleted_interview_is_kept(store: Store) -> None:
    interview = add(store)
    store.delete_interview(interview.id, now=NOW)
    store.save_field(interview.id, "notes", "still typing", now=NOW)
    store.restore_interview(interview.id, now=NOW)
    assert store.dossier(interview.id).interview.notes == "still typing"


@pytest.mark.parametrize(
    ("earlier", "held_on", "on", "heard"),
    [
        (day(-7), day(3), day(-2), day(-2)),
        (day(-7), day(-1), None, day(-1)),
        (day(-7), None, None, TODAY),
        (day(-7), day(3), None, TODAY),
        (None, None, None, TODAY),
        (None, day(3), TODAY, TODAY),
    ],
)
def test_another_round_is_the_answer_that_the_earlier_one_waited_for(
    store: Store, earlier: date | None, held_on: date | None, on: date | None, heard: date
) -> None:
    first, new = add(store, held_on=earlier), new_id()
    for minutes in (1, 2):
        moment = later(minutes=minutes)
        store.add_interview(new, "", held_on=held_on, on=on, now=moment, another_round_of=first.id)
    found = store.dossier(first.id)
    answered = found.interview
    assert (answered.outcome, answered.outcome_on) == (Outcome.SECOND_INTERVIEW, heard)
    assert answered.news_at == later(minutes=1)
    assert found.next_round is not None
    assert found.next_round.id == new
    assert store.search().everything == 2


def test_another_round_leaves_news_that_is_there_as_it_is(store: Store) -> None:
    first = add(store, held_on=day(-7))
    store.record_outcome(first.id, Outcome.SUCCESSFUL, on=day(-3), now=NOW)
    before = store.dossier(first.id).interview
    store.add_interview(new_id(), "", held_on=day(3), on=TODAY, now=later(hours=1), another_round_of=first.id)
    assert store.dossier(first.id).interview == before


def test_another_round_of_one_that_is_still_to_come_is_no_news_of_it(store: Store) -> None:
    first = add(store, held_on=day(2))
    add(store, held_on=day(4), after=first.id)
    assert store.dossier(first.id).interview == first


def test_an_answer_on_a_day_centuries_away_is_refused_and_nothing_added(store: Store) -> None:
    first = add(store)
    with pytest.raises(InvalidInputError):
        store.add_interview(new_id(), "", held_on=None, on=date(1, 1, 1), now=NOW, another_round_of=first.id)
    assert store.search().everything == 1
