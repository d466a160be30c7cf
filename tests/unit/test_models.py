import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Enum, String
from sqlmodel import SQLModel

from coaching.models import FIRST_DAY, LAST_DAY, WRITTEN, Table
from coaching.store import Store
from tests.unit.store_at_work import TODAY, add, ask

ID = "00000000-0000-4000-8000-000000000001"
OTHER = "00000000-0000-4000-8000-000000000002"
STAMP = "2026-11-25 18:30:00.000000"

WHOLE: dict[str, dict[str, object]] = {
    "application": {
        "id": ID,
        "owner": "me",
        "company": "Acme",
        "role": "",
        "contact_name": "",
        "contact_email": "",
        "via_recruiter": 0,
        "recruiter_name": "",
        "recruiter_email": "",
        "pay_said": "",
        "search_text": "acme\n",
    },
    "interview": {
        "id": ID,
        "application_id": ID,
        "place": "",
        "others_there": "",
        "best_moment": "",
        "would_change": "",
        "notes": "",
        "outcome": "waiting",
        "created_at": STAMP,
        "updated_at": STAMP,
    },
    "score": {"interview_id": ID, "criterion": "fit", "evidence": ""},
    "asked_question": {
        "id": ID,
        "interview_id": ID,
        "position": 1,
        "text": "Why us?",
        "my_answer": "",
        "next_time": "",
    },
    "feedback": {"interview_id": ID, "words": "", "none_will_come": 0},
    "panel_view": {"interview_id": ID, "criterion": "fit", "view": "fine"},
    "offer": {"application_id": ID, "conditions": "", "pay": "", "hours": "", "place": "", "other_terms": ""},
    "choice": {"interview_id": ID, "node": "thanks", "choice": "yes", "made_at": STAMP},
    "mark": {"interview_id": ID, "step": "thank_you", "done_on": "2026-11-25"},
    "letter": {
        "id": ID,
        "interview_id": ID,
        "template": "thank_you",
        "given": "{}",
        "to": "",
        "subject": "",
        "body": "",
        "saved_at": STAMP,
    },
    "edit": {
        "id": ID,
        "owner": "me",
        "holder_id": ID,
        "table_name": "interview",
        "row_id": ID,
        "field": "notes",
        "before": "",
        "at": STAMP,
    },
    "meta": {"owner": "me", "file_id": ID, "change_counter": 0, "country": "GB", "region": "ENG"},
}

NO_NEWS = {"outcome_on": "2026-11-25", "news_at": STAMP, "news_by": "phone"}

REFUSED: list[tuple[str, dict[str, object], str]] = [
    ("application", {"company": "  "}, "ck_application_company"),
    ("application", {"via_recruiter": 2}, "ck_application_via_recruiter"),
    ("interview", {"gut_feel": 0}, "ck_interview_gut_feel"),
    ("interview", {"gut_feel": "many"}, "ck_interview_gut_feel"),
    ("interview", {"gut_feel_before_news": 100}, "ck_interview_gut_feel_before_news"),
    ("interview", {"stage": "third"}, "ck_interview_stage"),
    ("interview", {"stage": "FIRST"}, "ck_interview_stage"),
    ("interview", {"format": "letter"}, "ck_interview_format"),
    ("interview", {"outcome": "lost", **NO_NEWS}, "ck_interview_outcome"),
    ("interview", {"outcome": "unsuccessful", **NO_NEWS, "news_by": "dream"}, "ck_interview_news_by"),
    ("interview", {"outcome": "unsuccessful"}, "ck_interview_waiting_is_no_news"),
    ("interview", {"outcome": "unsuccessful", "outcome_on": "2026-11-25"}, "ck_interview_waiting_is_no_news"),
    ("interview", {"outcome_on": "2026-11-25"}, "ck_interview_waiting_is_no_news"),
    ("interview", {"news_at": STAMP}, "ck_interview_waiting_is_no_news"),
    ("interview", {"news_by": "phone"}, "ck_interview_waiting_is_no_news"),
    ("interview", {"updated_at": "2026-11-25 18:29:59.999999"}, "ck_interview_updated_at"),
    ("score", {"value": 0}, "ck_score_value"),
    ("score", {"value": 99}, "ck_score_value"),
    ("score", {"value": 2.5}, "ck_score_value"),
    ("score", {"before_news": 6}, "ck_score_before_news"),
    ("score", {"criterion": "luck"}, "ck_score_criterion"),
    ("asked_question", {"text": ""}, "ck_asked_question_text"),
    ("asked_question", {"position": 0}, "ck_asked_question_position"),
    ("asked_question", {"answered": "well"}, "ck_asked_question_answered"),
    ("asked_question", {"criterion": "luck"}, "ck_asked_question_criterion"),
    ("feedback", {"how": "dream"}, "ck_feedback_how"),
    ("feedback", {"none_will_come": 7}, "ck_feedback_none_will_come"),
    ("panel_view", {"criterion": "luck"}, "ck_panel_view_criterion"),
    ("panel_view", {"view": "bad"}, "ck_panel_view_view"),
    ("offer", {"answer": "maybe", "answered_on": "2026-11-25"}, "ck_offer_answer"),
    ("offer", {"answer": "accepted"}, "ck_offer_answered"),
    ("offer", {"answered_on": "2026-11-25"}, "ck_offer_answered"),
    ("mark", {"dropped_on": "2026-11-25"}, "ck_mark_done_or_dropped"),
    ("mark", {"done_on": None}, "ck_mark_says_something"),
    ("meta", {"change_counter": -1}, "ck_meta_change_counter"),
    ("meta", {"country": "gb"}, "ck_meta_country"),
    ("meta", {"country": "G"}, "ck_meta_country"),
    ("meta", {"region": "eng"}, "ck_meta_region"),
]

DAYS = [
    (table.name, column.name)
    for table in Table.metadata.sorted_tables
    for column in table.c
    if str(column.type) == "DATE"
]
TEXTS = [
    (table.name, column.name, column.type.length)
    for table in Table.metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, String) and not isinstance(column.type, Enum) and column.type.length
]
BY_ALL: dict[str, dict[str, object]] = {
    "interview": {"outcome": "unsuccessful", **NO_NEWS},
    "mark": {"done_on": None, "moved_to": "2026-11-25"},
    "offer": {"answer": "accepted", "answered_on": "2026-11-25"},
}


def insert(path: Path, table: str, changed: Mapping[str, object] | None = None) -> None:
    """Add a row, past the store, behind its parents; the file is emptied before."""
    parents = ("application", "interview")
    needed = parents[: parents.index(table)] if table in parents else parents
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DELETE FROM meta")
        for name in needed:
            _insert(connection, name, WHOLE[name])
        _insert(connection, table, {**WHOLE[table], **(changed or {})})


def insert_besides(path: Path, table: str, row: Mapping[str, object]) -> None:
    """Add a row to what is there."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _insert(connection, table, row)


def _insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    columns, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
    connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(row.values()))  # noqa: S608 - our names


@pytest.mark.parametrize("table", WHOLE)
def test_a_whole_row_is_taken(path: Path, table: str) -> None:
    insert(path, table)
    assert ask(path, f'SELECT count(*) FROM "{table}"') == [(1,)]  # noqa: S608 - our own names


@pytest.mark.parametrize(("table", "changed", "rule"), REFUSED, ids=str)
def test_the_database_itself_refuses_what_breaks_a_rule(
    path: Path, table: str, changed: dict[str, object], rule: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"CHECK constraint failed: {rule}$"):
        insert(path, table, changed)


@pytest.mark.parametrize(("table", "column"), DAYS)
@pytest.mark.parametrize("day", ["0001-01-01", "1949-12-31", "2101-01-01", "9999-12-31", "tomorrow"])
def test_a_day_that_is_centuries_away_is_refused(path: Path, table: str, column: str, day: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"CHECK constraint failed: ck_{table}_days$"):
        insert(path, table, {**BY_ALL.get(table, {}), column: day})


@pytest.mark.parametrize(("table", "column"), DAYS)
@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_the_first_and_the_last_day_are_taken(path: Path, table: str, column: str, day: object) -> None:
    insert(path, table, {**BY_ALL.get(table, {}), column: str(day)})


@pytest.mark.parametrize(("table", "column", "most"), TEXTS)
def test_a_text_that_is_too_long_is_refused(path: Path, table: str, column: str, most: int) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"CHECK constraint failed: ck_{table}_lengths$"):
        insert(path, table, {column: "X" * (most + 1)})


def test_every_check_is_tried_here() -> None:
    named = {
        str(constraint.name)
        for table in Table.metadata.sorted_tables
        for constraint in table.constraints
        if str(constraint.name).startswith("ck_")
    }
    tried = {rule for _, _, rule in REFUSED}
    tried |= {f"ck_{table}_days" for table, _ in DAYS} | {f"ck_{table}_lengths" for table, *_ in TEXTS}
    assert named == tried


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("score", {}),
        ("asked_question", {"id": OTHER, "position": 2}),
        ("feedback", {}),
        ("panel_view", {"view": "concern"}),
        ("offer", {"pay": "more"}),
        ("choice", {"choice": "no"}),
        ("mark", {}),
        ("letter", {"id": OTHER}),
    ],
)
def test_what_may_be_there_once_is_there_once(path: Path, table: str, changed: dict[str, object]) -> None:
    insert(path, table)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE constraint failed"):
        insert_besides(path, table, {**WHOLE[table], **changed})


def test_a_sent_letter_leaves_room_for_another_of_its_template(path: Path) -> None:
    insert(path, "letter", {"sent_on": "2026-11-25"})
    for other, sent_on in ((OTHER, "2026-11-25"), (ID[:-1] + "3", None)):
        insert_besides(path, "letter", {**WHOLE["letter"], "id": other, "sent_on": sent_on})
    assert ask(path, "SELECT count(*) FROM letter") == [(3,)]


def test_what_belongs_to_an_application_goes_with_it(path: Path, store: Store) -> None:
    interview = add(store)
    store.add_question(interview.id, "Why us?", now=interview.created_at)
    store.mark(interview.id, "thank_you", done_on=TODAY, now=interview.created_at)
    store.save_offer(interview.id, "pay", "34,000", now=interview.created_at)
    ask(path, "DELETE FROM application")
    for table in ("interview", "asked_question", "mark", "offer"):
        assert ask(path, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608 - our own names


def test_every_foreign_key_cascades_and_is_indexed() -> None:
    for table in Table.metadata.sorted_tables:
        indexed = {index.columns.keys()[0] for index in table.indexes} | {table.primary_key.columns.keys()[0]}
        indexed |= {
            next(iter(one.columns.keys())) for one in table.constraints if hasattr(one, "columns") and one.columns
        }
        for key in table.foreign_keys:
            assert key.ondelete == "CASCADE"
            assert key.parent.name in indexed


def test_every_constraint_has_a_name() -> None:
    for table in Table.metadata.sorted_tables:
        assert all(constraint.name for constraint in table.constraints)
        assert all(index.name for index in table.indexes)


def test_the_tables_live_in_a_registry_of_their_own() -> None:
    assert Table.metadata is not SQLModel.metadata
    assert set(Table.metadata.tables) == set(WHOLE)


def test_the_words_of_a_person_are_marked() -> None:
    written = {
        (table.name, column.name)
        for table in Table.metadata.sorted_tables
        for column in table.c
        if column.info.get(WRITTEN)
    }
    assert {("interview", "notes"), ("score", "evidence"), ("letter", "body"), ("application", "company")} <= written
    assert not {("choice", "choice"), ("interview", "outcome"), ("letter", "template"), ("meta", "file_id")} & written
