from datetime import time

import pytest

from coaching.records import Criterion, Interview, InterviewPage, InterviewRow, NewsBy, Outcome, ScorePoint, Stage
from coaching.store import Store
from tests.unit.store_at_work import NOW, TODAY, add, day, later, new_id


def names(store: Store, text: str = "", outcome: Outcome | None = None, page: int = 1) -> list[str]:
    return [row.company for row in store.search(text, outcome, page).rows]


def test_an_empty_file_has_nothing_to_list(store: Store) -> None:
    found = store.search()
    assert (found.rows, found.matching, found.everything) == ((), 0, 0)
    assert store.score_points() == ()
    assert store.outcome_counts() == {}
    assert store.open_interviews_at("Acme") == ()
    assert store.deleted() == ()
    assert store.answer_waits() == ()


def test_a_line_of_the_list_says_what_it_is(store: Store) -> None:
    interview = add(store)
    store.save_field(interview.id, "role", "Analyst", now=NOW)
    store.save_field(interview.id, "stage", Stage.FINAL, now=NOW)
    store.record_outcome(interview.id, Outcome.SUCCESSFUL, on=TODAY, now=NOW)
    row = InterviewRow(interview.id, "Harbour & Finch", "Analyst", TODAY, Stage.FINAL, Outcome.SUCCESSFUL)
    assert store.search().rows == (row,)


def test_the_newest_stand_first_and_what_has_no_date_yet_above_them(store: Store) -> None:
    add(store, "yesterday", held_on=day(-1))
    add(store, "next week", held_on=day(7))
    add(store, "no date", held_on=None)
    for name, at in (("early", time(9)), ("no time", None), ("late", time(16))):
        store.save_field(add(store, name).id, "held_time", at, now=NOW)
    assert names(store) == ["no date", "next week", "late", "early", "no time", "yesterday"]


@pytest.mark.parametrize("outcome", [Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW])
def test_without_a_date_the_day_of_the_news_is_the_place_in_the_list(store: Store, outcome: Outcome) -> None:
    undated = add(store, "answered", held_on=None)
    made = store.record_outcome(undated.id, outcome, on=day(-2), now=NOW).next_round
    if made is not None:
        store.delete_interview(made.id, now=NOW)
    add(store, "yesterday", held_on=day(-1))
    add(store, "three days ago", held_on=day(-3))
    add(store, "no date yet", held_on=None)
    assert names(store) == ["no date yet", "yesterday", "answered", "three days ago"]


def test_of_the_same_day_the_one_written_down_last_stands_first(store: Store) -> None:
    for minutes, name in enumerate(("first", "second", "third")):
        store.add_interview(new_id(), name, held_on=TODAY, now=later(minutes=minutes))
    assert names(store) == ["third", "second", "first"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {"Zoë & Söhne", "STRASSE AG", "100 % _Fun_ \\o/", "Harbour"}),
        ("  ", {"Zoë & Söhne", "STRASSE AG", "100 % _Fun_ \\o/", "Harbour"}),
        ("zoë", {"Zoë & Söhne"}),
        ("ZOË SÖHNE", {"Zoë & Söhne"}),
        ("Zoe\u0308", {"Zoë & Söhne"}),
        ("straße", {"STRASSE AG"}),
        ("%", {"100 % _Fun_ \\o/"}),
        ("_", {"100 % _Fun_ \\o/"}),
        ("\\", {"100 % _Fun_ \\o/"}),
        ("/", {"100 % _Fun_ \\o/"}),
        ("a_b", set()),
        ("ΑΝΑΛΥΤΉΣ", {"Harbour"}),
        ("harb αναλ", {"Harbour"}),
        ("αναλ harb", {"Harbour"}),
        ("harbour zoë", set()),
        ("'", set()),
        ("\0", {"Zoë & Söhne", "STRASSE AG", "100 % _Fun_ \\o/", "Harbour"}),
        ("\ud800", set()),
    ],
    ids=lambda value: ascii(sorted(value) if isinstance(value, set) else value),
)
def test_a_search_looks_for_every_word_in_company_and_role(store: Store, text: str, found: set[str]) -> None:
    for company in ("Zoë & Söhne", "STRASSE AG", "100 % _Fun_ \\o/"):
        add(store, company)
    store.save_field(add(store, "Harbour").id, "role", "Αναλυτής", now=NOW)
    assert set(names(store, text)) == found
    assert store.search(text).matching == len(found)
    assert store.search(text).everything == 4


def test_a_renamed_company_is_found_by_its_new_name_only(store: Store) -> None:
    interview = add(store, "Mistyped")
    store.save_field(interview.id, "company", "Ærlig", now=NOW)
    assert names(store, "mistyped") == []
    assert names(store, "ærlig") == ["Ærlig"]


def test_the_list_is_filtered_by_outcome(store: Store) -> None:
    for outcome in (Outcome.UNSUCCESSFUL, Outcome.UNSUCCESSFUL, Outcome.SUCCESSFUL):
        store.record_outcome(add(store, outcome.value).id, outcome, on=TODAY, now=NOW)
    add(store, "waiting")
    found = store.search("", Outcome.UNSUCCESSFUL)
    assert [row.company for row in found.rows] == ["unsuccessful", "unsuccessful"]
    assert (found.matching, found.everything) == (2, 4)
    assert names(store, "succ", Outcome.SUCCESSFUL) == ["successful"]


def test_a_page_has_25_and_a_page_that_is_not_there_is_the_nearest(store: Store) -> None:
    for number in range(53):
        add(store, f"company {number}", held_on=day(-number))
    pages = [names(store, page=page) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 3]
    assert [name for page in pages for name in page] == [f"company {number}" for number in range(53)]
    assert names(store, page=0) == names(store, page=-(10**30)) == pages[0]
    assert names(store, page=4) == names(store, page=10**30) == pages[2]
    assert names(store, "y 51", page=9) == ["company 51"]


def test_the_trash_has_the_newest_first_and_on_request_the_last_30_days(store: Store) -> None:
    for days, name in ((0, "old"), (20, "young"), (10, "between")):
        store.delete_interview(add(store, name).id, now=later(days=days))
    add(store, "not deleted")
    assert [row.company for row in store.deleted()] == ["young", "between", "old"]
    assert [row.company for row in store.deleted(later(days=35))] == ["young", "between"]
    assert store.deleted(later(days=60)) == ()


def test_counted_are_interviews_that_were_held_or_have_their_news_and_are_not_deleted(store: Store) -> None:
    for outcome in (Outcome.UNSUCCESSFUL, Outcome.UNSUCCESSFUL, Outcome.SUCCESSFUL):
        store.record_outcome(add(store, held_on=day(-1)).id, outcome, on=TODAY, now=NOW)
    store.record_outcome(add(store, held_on=None).id, Outcome.CANCELLED, on=TODAY, now=NOW)
    store.delete_interview(add(store).id, now=NOW)
    add(store, held_on=TODAY)
    add(store, held_on=day(3))
    add(store, held_on=None)
    news = {Outcome.UNSUCCESSFUL: 2, Outcome.SUCCESSFUL: 1, Outcome.CANCELLED: 1}
    assert store.outcome_counts(TODAY) == {**news, Outcome.WAITING: 1}
    assert store.outcome_counts() == {**news, Outcome.WAITING: 2}


def test_points_are_numbered_from_the_earliest_interview_held_and_ordered_as_they_were_asked(store: Store) -> None:
    third, first, second = add(store, "third"), add(store, "first", held_on=day(-9)), add(store, held_on=day(-5))
    for interview in (third, first):
        for criterion in reversed(Criterion):
            store.save_score(interview.id, criterion, 3, now=NOW)
    assert [(point.number, point.criterion) for point in store.score_points()] == [
        (number, criterion) for number in (1, 3) for criterion in Criterion
    ]
    assert second.id not in {point.interview_id for point in store.score_points()}


def test_a_point_is_what_was_said_before_the_news_else_after_it_and_then_not_counted(store: Store) -> None:
    interview = add(store)
    store.save_score(interview.id, Criterion.PERFORMANCE, 4, now=NOW)
    store.save_score(interview.id, Criterion.FIT, None, now=NOW)
    store.save_score(interview.id, Criterion.ENTHUSIASM, None, now=NOW)
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    store.save_score(interview.id, Criterion.PERFORMANCE, 1, now=NOW)
    store.save_score(interview.id, Criterion.ENTHUSIASM, 5, now=NOW)
    store.save_score(interview.id, Criterion.CONFIDENCE, 2, now=NOW)

    def point(criterion: Criterion, value: int, *, counted: bool) -> ScorePoint:
        return ScorePoint(interview.id, 1, TODAY, "Harbour & Finch", criterion, value, counted, Outcome.UNSUCCESSFUL)

    points = store.score_points()
    assert points == (
        point(Criterion.PERFORMANCE, 4, counted=True),
        point(Criterion.ENTHUSIASM, 5, counted=False),
        point(Criterion.CONFIDENCE, 2, counted=False),
    )
    assert all(type(one.counted) is bool and type(one.criterion) is Criterion for one in points)


def waited(store: Store, outcome: Outcome, days: int) -> Interview:
    """An interview whose outcome came so many days after it."""
    interview = add(store, held_on=TODAY)
    store.record_outcome(interview.id, outcome, on=day(days), now=NOW)
    return interview


@pytest.mark.parametrize("outcome", Outcome)
def test_an_answer_of_theirs_is_what_one_waited_for(store: Store, outcome: Outcome) -> None:
    waited(store, outcome, 9)
    theirs = {Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL, Outcome.CANCELLED}
    assert store.answer_waits() == ((9,) if outcome in theirs else ())


def test_the_waits_are_given_the_quickest_first_and_none_is_less_than_no_day(store: Store) -> None:
    for days in (400, 0, 12, -1, 3, 12):
        waited(store, Outcome.UNSUCCESSFUL, days)
    assert store.answer_waits() == (0, 3, 12, 12, 400)


def test_what_is_deleted_or_has_no_date_was_not_waited_for(store: Store) -> None:
    store.delete_interview(waited(store, Outcome.UNSUCCESSFUL, 3).id, now=NOW)
    store.save_field(waited(store, Outcome.SUCCESSFUL, 4).id, "held_on", None, now=NOW)
    waited(store, Outcome.CANCELLED, 5)
    assert store.answer_waits() == (5,)


def test_what_is_deleted_or_has_no_date_has_no_points(store: Store) -> None:
    deleted, undated = add(store), add(store, held_on=None)
    for interview in (deleted, undated):
        store.save_score(interview.id, Criterion.FIT, 3, now=NOW)
    store.delete_interview(deleted.id, now=NOW)
    assert store.score_points() == ()


@pytest.mark.parametrize("name", ["Zoë & Söhne", "  zoë  &\tsöhne ", "ZOË & SÖHNE", "Zoe\u0308 & So\u0308hne"])
def test_an_open_application_of_the_same_company_is_found_however_it_is_written(store: Store, name: str) -> None:
    interview = add(store, "Zoë & Söhne")
    for other in ("Zoë", "Zoë & Söhne II", "The Zoë & Söhne", "Zo_ & Söhne"):
        add(store, other)
    assert store.open_interviews_at(name) == (interview,)


def test_a_percent_sign_is_only_a_percent_sign(store: Store) -> None:
    add(store, "Acme")
    assert store.open_interviews_at("%") == ()
    assert store.open_interviews_at("A_me") == ()
    assert store.open_interviews_at("") == ()


@pytest.mark.parametrize(
    ("outcome", "is_open"),
    [
        (Outcome.WAITING, True),
        (Outcome.SECOND_INTERVIEW, True),
        (Outcome.SUCCESSFUL, True),
        (Outcome.UNSUCCESSFUL, False),
        (Outcome.NO_ANSWER, False),
        (Outcome.CANCELLED, False),
        (Outcome.WITHDRAWN, False),
    ],
)
def test_an_application_is_open_while_another_round_may_follow(
    store: Store, outcome: Outcome, *, is_open: bool
) -> None:
    first = add(store, held_on=day(-7))
    last = add(store, after=first.id)
    store.record_outcome(last.id, outcome, on=TODAY, now=NOW)
    found = [one.application_id for one in store.open_interviews_at("harbour & finch")]
    assert found == ([first.application_id] if is_open else [])


def test_of_each_open_application_the_last_interview_is_given_the_latest_first(store: Store) -> None:
    first, other = add(store, held_on=day(-7)), add(store, held_on=day(-3))
    last = add(store, held_on=day(2), after=first.id)
    deleted = add(store, held_on=day(9), after=other.id)
    store.delete_interview(deleted.id, now=NOW)
    assert [one.id for one in store.open_interviews_at("Harbour & Finch")] == [last.id, other.id]


def test_the_counter_counts_each_change_of_any_kind(store: Store) -> None:
    interview = add(store)
    before = store.meta().change_counter
    store.save_field(interview.id, "role", "Analyst", now=NOW)
    store.record_outcome(interview.id, Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    store.save_field(interview.id, "news_by", NewsBy.PHONE, now=NOW)
    store.delete_interview(interview.id, now=NOW)
    store.restore_interview(interview.id, now=NOW)
    assert store.meta().change_counter == before + 5
    assert (store.meta().country, store.meta().region) == ("GB", "ENG")


@pytest.mark.parametrize(("matching", "pages"), [(0, 0), (1, 1), (25, 1), (26, 2)])
def test_what_matches_fills_so_many_pages(matching: int, pages: int) -> None:
    assert InterviewPage((), matching, matching).pages == pages
