"""The store and its file: what is lost where (nothing), and what the person is told."""

import os
import shutil
import sqlite3
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import TimeoutError as NoConnectionError

from coaching import database_file
from coaching.errors import FileError, NotFoundError, NotSavedError
from coaching.records import Criterion, Outcome
from coaching.store import Store, open_store
from coaching.store.engine import not_saved
from coaching.store.writing import Writing
from tests.unit.store_at_work import NOW, TODAY, add, ask, at_once, later, new_id

STILL_THERE = "your words are still on the screen"


def with_pragma(store: Store, pragma: str) -> None:
    """Let every connection that the store opens from now on have this pragma too."""
    engine: Engine = store._engine  # noqa: SLF001 - the fault is made below the store
    engine.dispose()

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA {pragma}").close()


def test_two_threads_that_write_at_once_lose_nothing(store: Store) -> None:
    interview = add(store)
    before = store.meta().change_counter

    def write(who: str) -> None:
        for number in range(40):
            store.add_question(interview.id, f"{who} {number}", now=NOW)

    at_once(lambda: write("one"), lambda: write("two"))
    questions = store.dossier(interview.id).questions
    assert sorted(question.position for question in questions) == list(range(1, 81))
    assert len({question.text for question in questions}) == 80
    assert store.meta().change_counter == before + 80


def test_one_reads_while_another_writes(store: Store) -> None:
    interview = add(store)
    with store._writing(NOW) as writing:  # noqa: SLF001 - a write that takes its time
        writing.change(writing.interview(interview.id), "notes", "half")
        writing.session.flush()
        assert store.dossier(interview.id).interview.notes == ""
    assert store.dossier(interview.id).interview.notes == "half"


def test_a_write_that_fails_half_way_has_no_effect(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    interview = add(store)
    before = store.meta()

    def fail(_writing: Writing) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(Writing, "finish", fail)
        with pytest.raises(RuntimeError):
            store.record_outcome(interview.id, Outcome.SECOND_INTERVIEW, on=TODAY, now=NOW)
    assert store.dossier(interview.id).interview == interview
    assert store.search().everything == 1
    assert store.meta() == before


def test_a_write_that_changes_nothing_is_not_counted(store: Store) -> None:
    interview = add(store)
    store.save_score(interview.id, Criterion.FIT, 3, now=NOW)
    before, stamp = store.meta(), store.dossier(interview.id).interview.updated_at
    store.save_score(interview.id, Criterion.FIT, 3, now=later(hours=1))
    store.restore_interview(interview.id, now=later(hours=1))
    assert store.meta() == before
    assert store.dossier(interview.id).interview.updated_at == stamp


def test_every_change_has_a_later_stamp_even_where_the_clock_stands_still_or_goes_back(store: Store) -> None:
    interview = add(store)
    stamps = [interview.updated_at]
    for value, now in ((1, NOW), (2, NOW), (3, later(days=-1)), (4, later(days=1))):
        store.save_score(interview.id, Criterion.FIT, value, now=now)
        stamps.append(store.dossier(interview.id).interview.updated_at)
    assert stamps == sorted(set(stamps))
    assert stamps[-1] == later(days=1)


def test_it_is_kept_as_sure_as_sqlite_can(store: Store) -> None:
    with store._reading() as session:  # noqa: SLF001 - looks at the connection
        connection = session.connection()
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["truncate", 2, 1, 5000]


@pytest.mark.parametrize(
    ("pragma", "why"),
    [
        ("max_page_count=1", "the disk is full"),
        ("query_only=ON", "your file may not be changed"),
    ],
)
def test_what_the_disk_does_not_take_is_told_without_the_words(path: Path, pragma: str, why: str) -> None:
    ask(path, "VACUUM")  # What a migration has left free would hold the words.
    store = open_store(path, NOW)
    interview = add(store)
    with_pragma(store, pragma)
    words = "terces "[::-1] * 1_000  # Written so, the traceback has it only if it shows values.
    with pytest.raises(NotSavedError, match=why) as caught:
        store.save_field(interview.id, "notes", words, now=NOW)
    assert STILL_THERE in str(caught.value)
    assert "secret" not in "".join(traceback.format_exception(caught.value))
    assert store.dossier(interview.id).interview.notes == ""
    store.close()


def test_a_file_that_another_program_holds_is_told_and_taken_once_it_is_free(path: Path, store: Store) -> None:
    interview = add(store)
    with_pragma(store, "busy_timeout=0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSavedError, match="another program is using your file"):
            store.save_field(interview.id, "notes", "again", now=NOW)
        assert store.dossier(interview.id).interview == interview
    store.save_field(interview.id, "notes", "again", now=NOW)
    assert store.dossier(interview.id).interview.notes == "again"


def test_a_commit_that_is_refused_leaves_no_transaction_open(path: Path, store: Store) -> None:
    interview = add(store)
    with_pragma(store, "busy_timeout=0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM meta").fetchall()
        # A reader lets a writer begin, and keeps it from its commit.
        with pytest.raises(NotSavedError, match="another program is using your file"):
            store.save_field(interview.id, "notes", "again", now=NOW)
    store.save_field(interview.id, "notes", "again", now=NOW)
    assert store.dossier(interview.id).interview.notes == "again"


def test_a_store_without_a_free_connection_says_so() -> None:
    assert STILL_THERE in str(not_saved(NoConnectionError()))


def replaced(path: Path) -> None:
    other = Path(shutil.copyfile(path, path.with_name("other.db")))
    other.replace(path)


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


@pytest.mark.parametrize("happens", [replaced, moved, Path.unlink])
@pytest.mark.parametrize("is_connected", [True, False])
def test_a_file_that_is_no_longer_the_same_takes_no_writes(
    path: Path, happens: Callable[[Path], object], *, is_connected: bool
) -> None:
    store = open_store(path, NOW)
    interview = add(store)
    assert store.is_current()
    if not is_connected:
        store.close()
    happens(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(NotSavedError, match="moved or replaced") as caught:
        store.save_field(interview.id, "notes", "lost words", now=NOW)
    assert STILL_THERE in str(caught.value)
    assert not store.is_current()
    assert (path.read_bytes() if path.exists() else None) == before
    store.close()


def test_a_file_that_is_replaced_in_the_middle_of_a_write_is_seen_before_its_commit(path: Path, store: Store) -> None:
    interview = add(store)

    def write_slowly() -> None:
        with store._writing(NOW) as writing:  # noqa: SLF001 - a write that takes its time
            writing.change(writing.interview(interview.id), "notes", "half")
            writing.session.flush()
            replaced(path)

    with pytest.raises(NotSavedError, match="moved or replaced"):
        write_slowly()
    assert store.dossier(interview.id).interview.notes == ""


def test_after_a_refused_write_the_store_still_reads(path: Path, store: Store) -> None:
    interview = add(store)
    replaced(path)
    with pytest.raises(NotSavedError):
        store.save_field(interview.id, "notes", "lost words", now=NOW)
    assert store.dossier(interview.id).interview.notes == ""


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(path: Path) -> None:
    store = open_store(path, NOW)
    path.unlink()
    with pytest.raises(FileError, match="cannot read your file") as caught:
        store.search()
    assert caught.value.path == path


def test_a_store_on_something_else_than_a_file_is_always_current(store: Store) -> None:
    hosted = Store(store._engine, "somebody")  # noqa: SLF001 - as a hosted form would make it
    assert hosted.is_current()
    hosted.keep_daily(NOW)
    assert hosted.warning == ""


def test_a_fault_of_another_engine_is_told_too(path: Path) -> None:
    store = open_store(path, NOW)
    hosted = Store(store._engine, "somebody")  # noqa: SLF001 - as a hosted form would make it
    path.unlink()
    with pytest.raises(FileError):
        hosted.search()


def test_a_closed_store_opens_again_by_itself(store: Store) -> None:
    interview = add(store)
    store.close()
    assert store.dossier(interview.id).interview == interview


def test_a_backup_that_cannot_be_made_is_a_warning_and_stops_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "backup_if_due", lambda _path, _now: "No backup could be made.")
    store = open_store(path, NOW)
    assert store.warning == "No backup could be made."
    add(store)
    store.close()


def test_an_opened_file_is_backed_up_once_a_day(path: Path) -> None:
    for now in (NOW, later(hours=1), later(days=1)):
        store = open_store(path, now)
        assert store.warning == ""
        store.close()
    assert len(database_file.backups(path)) == 2


def test_an_open_file_is_backed_up_once_each_day_that_it_stays_open(path: Path, store: Store) -> None:
    for now in (NOW, later(hours=1), later(days=1), later(days=1)):
        store.keep_daily(now)
        assert store.warning == ""
    assert len(database_file.backups(path)) == 2
    add(store)


def test_the_warning_goes_once_a_backup_can_be_made_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter(("No backup could be made.", None))
    monkeypatch.setattr(database_file, "backup_if_due", lambda _path, _now: next(said))
    store.keep_daily(NOW)
    assert store.warning == "No backup could be made."
    store.keep_daily(NOW)
    assert store.warning == ""


def test_a_refused_file_stays_as_it_is(path: Path) -> None:
    ask(path, "PRAGMA user_version=999")
    before = path.read_bytes()
    with pytest.raises(FileError):
        open_store(path, NOW)
    assert path.read_bytes() == before


def test_a_new_file_has_an_id_and_no_two_have_the_same(tmp_path: Path) -> None:
    ids = set()
    for name in ("one.db", "two.db"):
        store = open_store(tmp_path / name, NOW)
        ids.add(store.meta().file_id)
        assert store.meta().change_counter == 0
        store.close()
    assert len(ids) == 2
    assert "" not in ids


def test_what_is_not_there_is_not_found(store: Store) -> None:
    for interview_id in (new_id(), "no id at all", ""):
        with pytest.raises(NotFoundError):
            store.dossier(interview_id)
        with pytest.raises(NotFoundError):
            store.save_score(interview_id, Criterion.FIT, 3, now=NOW)


def test_nobody_else_on_this_computer_reads_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    open_store(path, NOW).close()
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0
