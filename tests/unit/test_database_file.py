import hashlib
import os
import random
import shutil
import sqlite3
import stat
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import platformdirs
import pytest

from coaching import database_file
from coaching.database_file import keeping, places
from coaching.errors import FileError

NOW = datetime(2026, 11, 25, 10, 11, 12, tzinfo=UTC)
DAY = timedelta(days=1)
NEWEST = 3
USER_VERSION_AT = 60


def written(path: Path, *, words: str = "a good answer", version: int = 1, rows: int = 40) -> Path:
    """A file as Debrief leaves it, with `rows` texts in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        database_file.connect_pragmas(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id={database_file.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
        connection.executemany("INSERT INTO answer (words) VALUES (?)", [(words * 50,) for _ in range(rows)])
        connection.execute("COMMIT")
    return path


def texts(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0][: len(row[0]) // 50] for row in connection.execute("SELECT words FROM answer")}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(content)


def tree(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): sha256(file) for file in folder.rglob("*") if file.is_file()}


@contextmanager
def refused(path: Path, *said: str) -> Iterator[None]:
    """Whatever happens inside is refused in one plain sentence, and no byte in the folder is another afterwards."""
    before = tree(path.parent)
    with pytest.raises(FileError) as caught:
        yield
    assert tree(path.parent) == before
    sentence = str(caught.value)
    for part in said:
        assert part in sentence
    assert sentence.endswith(".")
    assert "!" not in sentence
    assert ". " not in sentence


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """A disk on which no file can outgrow `size` bytes."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def forbid_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(path.stat().st_mode & ~0o222)
    if os.access(path, os.W_OK):  # the administrator may write all the same
        allowed = os.access
        monkeypatch.setattr(os, "access", lambda asked, mode: Path(asked) != path and allowed(asked, mode))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "debrief.db")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))


# Where it lies


def test_the_file_lies_in_the_checkout_whatever_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBRIEF_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert database_file.path() == Path(__file__).resolve().parents[2] / "data" / "debrief.db"


def test_an_empty_debrief_file_names_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBRIEF_FILE", "")
    assert database_file.path().name == "debrief.db"


def test_debrief_file_names_another_file_and_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEBRIEF_FILE", "mine.db")
    assert database_file.path() == tmp_path / "mine.db"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("DEBRIEF_FILE", "~/mine.db")
    assert database_file.path() == tmp_path / "mine.db"


def test_backups_of_another_file_lie_beside_it(tmp_path: Path) -> None:
    assert database_file.backups_folder(tmp_path / "mine.db") == tmp_path / "mine.db-backups"


def test_backups_of_the_checkout_lie_in_the_persons_own_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEBRIEF_FILE", raising=False)
    folder = database_file.backups_folder(database_file.path())
    assert folder == platformdirs.user_data_path("Debrief", appauthor=False) / "backups"
    assert not folder.is_relative_to(database_file.path().parents[1])


# Connections and identity


def test_every_connection_is_durable_and_strict(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        database_file.connect_pragmas(connection)
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("busy_timeout", "journal_mode", "synchronous", "foreign_keys", "fullfsync")
        }
    expected = {"busy_timeout": 5000, "journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1}
    assert found == expected | {"fullfsync": int(sys.platform == "darwin")}


def test_on_a_mac_the_drive_itself_is_flushed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with closing(sqlite3.connect(file)) as connection:
        database_file.connect_pragmas(connection)
        assert connection.execute("PRAGMA fullfsync").fetchone() == (1,)


def test_a_file_that_was_written_to_is_still_the_same_file(file: Path) -> None:
    known = database_file.identity(file)
    written(file, words="more")
    assert database_file.same_file(file, known)


def test_a_replaced_file_is_another_file(file: Path, tmp_path: Path) -> None:
    known = database_file.identity(file)
    written(tmp_path / "other.db").replace(file)
    assert not database_file.same_file(file, known)


def test_a_deleted_file_is_no_longer_the_same_file(file: Path) -> None:
    known = database_file.identity(file)
    file.unlink()
    assert not database_file.same_file(file, known)
    with refused(file, str(file)):
        database_file.identity(file)


# What is looked at before anything else


def test_a_missing_file_is_version_0_and_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    assert database_file.examine(path, NEWEST) == database_file.State(version=0)
    assert list(tmp_path.iterdir()) == []


def test_a_good_file_says_its_version_and_stays_as_it_is(file: Path) -> None:
    before = tree(file.parent)
    assert database_file.examine(file, NEWEST) == database_file.State(version=1)
    assert database_file.examine(file, 1) == database_file.State(version=1)
    assert tree(file.parent) == before


def test_a_file_of_ours_where_no_version_is_set_is_version_0(tmp_path: Path) -> None:
    path = written(tmp_path / "debrief.db", version=0)
    assert database_file.examine(path, NEWEST) == database_file.State(version=0)


def test_a_database_without_any_table_is_version_0(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
    assert path.stat().st_size > 0
    assert database_file.examine(path, NEWEST) == database_file.State(version=0)


def test_a_link_to_a_good_file_is_followed(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(file)
    assert database_file.examine(link, NEWEST) == database_file.examine(file, NEWEST)
    assert database_file.backups_folder(link) == database_file.backups_folder(file)


def test_an_empty_file_where_there_was_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    path.touch()
    with refused(path, str(path), "is empty", "begin with a new one"):
        database_file.examine(path, NEWEST)


def test_an_emptied_file_names_the_newest_good_backup(file: Path) -> None:
    database_file.backup(file, NOW - DAY)
    newest_good = database_file.backup(file, NOW)
    newest = database_file.backup(file, NOW + DAY)
    assert newest is not None
    overwrite(newest, 5000, b"?")
    os.truncate(file, 0)
    with refused(file, f"{newest_good}, your newest good backup"):
        database_file.examine(file, NEWEST)


@pytest.mark.parametrize("content", [b"x", b"dear diary\n" * 500, b"SQLite format 3\0"])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "debrief.db"
    path.write_bytes(content)
    with refused(path, str(path), "not a file that Debrief can read"):
        database_file.examine(path, NEWEST)


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    path.mkdir()
    with refused(path, "is not a file"):
        database_file.examine(path, NEWEST)


@pytest.mark.parametrize("application_id", [0, 0x0F055112])
def test_a_file_of_another_program_is_refused(tmp_path: Path, application_id: int) -> None:
    path = written(tmp_path / "places.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={application_id}")
    with refused(path, str(path), "another program"):
        database_file.examine(path, NEWEST)


def test_a_journal_beside_another_programs_file_is_not_played_into_it(tmp_path: Path) -> None:
    path = interrupted(tmp_path, application_id=0)
    with refused(path, "another program"):
        database_file.examine(path, NEWEST)


def test_a_file_from_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "debrief.db", version=NEWEST + 1)
    with refused(path, str(path), "newer Debrief"):
        database_file.examine(path, NEWEST)


def test_a_newer_version_that_only_the_log_knows_is_refused(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute(f"PRAGMA user_version={NEWEST + 1}")
        before = sha256(file)
        assert struct.unpack_from(">i", file.read_bytes(), USER_VERSION_AT) == (1,)
        with pytest.raises(FileError, match="newer Debrief"):
            database_file.examine(file, NEWEST)
        assert sha256(file) == before


def test_a_bad_page_in_the_middle_is_found(file: Path) -> None:
    overwrite(file, file.stat().st_size // 4096 // 2 * 4096, b"\xff" * 4096)
    with refused(file, str(file), "is damaged", "begin with a new one"):
        database_file.examine(file, NEWEST)


def test_a_file_cut_short_is_refused(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)
    with refused(file, str(file), "is damaged"):
        database_file.examine(file, NEWEST)


def test_a_damaged_file_names_the_newest_good_backup(file: Path) -> None:
    good = database_file.backup(file, NOW)
    os.truncate(file, file.stat().st_size // 2)
    with refused(file, "is damaged", str(good)):
        database_file.examine(file, NEWEST)


def test_a_file_in_a_format_of_the_future_is_refused(file: Path) -> None:
    overwrite(file, 44, b"\0\0\0\x63")
    with refused(file, str(file), "cannot read"):
        database_file.examine(file, NEWEST)


@pytest.mark.parametrize("seed", range(20))
def test_no_damage_whatever_ends_in_anything_but_a_sentence(file: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  the same damage every time
    whole = file.read_bytes()
    for _ in range(10):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 4, 200))):
            damaged[chance.choice((chance.randrange(200), chance.randrange(len(whole))))] = chance.randrange(256)
        file.write_bytes(damaged)
        try:
            database_file.examine(file, NEWEST)
        except FileError as error:
            assert str(file) in str(error)  # noqa: PT017  both ends are right
        assert file.read_bytes() == damaged


def interrupted(folder: Path, application_id: int = database_file.APPLICATION_ID) -> Path:
    """A file as a killed process leaves it: half of a change is in it, and what undoes that in the journal beside."""
    (folder / "before").mkdir()
    living = written(folder / "before" / "debrief.db", rows=400)
    with closing(sqlite3.connect(living, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id={application_id}")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE answer SET words = replace(words, 'good', 'half')")
        shutil.copy(living, folder / "debrief.db")
        shutil.copy(f"{living}-journal", folder / "debrief.db-journal")
    shutil.rmtree(folder / "before")
    assert b"half" in (folder / "debrief.db").read_bytes()
    return folder / "debrief.db"


def test_after_a_kill_in_the_middle_of_a_save_the_file_opens_by_itself(tmp_path: Path) -> None:
    path = interrupted(tmp_path)
    assert database_file.examine(path, NEWEST) == database_file.State(version=1)
    assert texts(path) == {"a good answer"}


def test_a_read_only_file_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_writing(file, monkeypatch)
    with refused(file, f"may not write to {file}"):
        database_file.examine(file, NEWEST)


@pytest.mark.parametrize("there", [True, False])
def test_a_read_only_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:  # noqa: FBT001  a parameter of the test
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "debrief.db"
    if there:
        written(path)
    forbid_writing(folder, monkeypatch)
    with refused(path, f"may not write to {folder};"):
        database_file.examine(path, NEWEST)
    folder.chmod(stat.S_IRWXU)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "debrief.db"
    with refused(path, f"The folder {tmp_path / 'stick'} is not there"):
        database_file.examine(path, NEWEST)
    assert not path.parent.exists()


def test_a_file_that_may_not_be_read_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(FileError, match="cannot read"):
        database_file.examine(file, NEWEST)


@pytest.mark.usefixtures("impatient")
def test_a_file_that_another_program_holds_is_refused(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with refused(file, f"Another program is using {file}"):
            database_file.examine(file, NEWEST)


# Backups


def test_a_backup_is_whole_dated_and_has_its_sha256_beside_it(file: Path) -> None:
    made = database_file.backup(file, NOW)
    assert made is not None
    assert made.parent == file.parent / "debrief.db-backups"
    assert made.name.startswith("debrief-20261125T101112Z-")
    assert made.with_name(f"{made.name}.sha256").read_text(encoding="ascii") == f"{sha256(made)}  {made.name}\n"
    assert texts(made) == {"a good answer"}
    assert database_file.examine(made, NEWEST) == database_file.State(version=1)
    assert database_file.backups(file) == (database_file.Backup(made, NOW, holds=True),)
    assert len(list(made.parent.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_backups_are_for_their_owner_only(file: Path) -> None:
    made = database_file.backup(file, NOW)
    assert made is not None
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_a_backup_is_dated_in_utc(file: Path) -> None:
    database_file.backup(file, datetime.fromisoformat("2026-11-25T01:30:00+02:00"))
    assert [one.made_at for one in database_file.backups(file)] == [datetime(2026, 11, 24, 23, 30, tzinfo=UTC)]


def test_two_backups_in_one_second_are_two_and_the_later_is_the_newer(file: Path) -> None:
    first = database_file.backup(file, NOW)
    second = database_file.backup(file, NOW)
    assert [one.path for one in database_file.backups(file)] == [second, first]


def test_backups_come_newest_first(file: Path) -> None:
    for days in (1, 3, 2):
        database_file.backup(file, NOW + days * DAY)
    assert [one.made_at - NOW for one in database_file.backups(file)] == [3 * DAY, 2 * DAY, DAY]


def test_a_changed_backup_no_longer_holds(file: Path) -> None:
    made = database_file.backup(file, NOW)
    assert made is not None
    overwrite(made, made.stat().st_size - 30, b"?")
    assert not database_file.backups(file)[0].holds


def test_a_backup_without_its_sha256_does_not_hold(file: Path) -> None:
    made = database_file.backup(file, NOW)
    assert made is not None
    made.with_name(f"{made.name}.sha256").unlink()
    assert not database_file.backups(file)[0].holds


def test_a_backup_that_cannot_be_read_does_not_hold(file: Path) -> None:
    made = database_file.backup(file, NOW)
    assert made is not None
    made.unlink()
    made.mkdir()
    assert not database_file.backups(file)[0].holds


def test_what_has_no_backups_name_is_no_backup(file: Path) -> None:
    folder = database_file.backups_folder(file)
    folder.mkdir()
    for name in ("debrief-mine.db", "debrief-20261399T101112Z-00-0123abcd.db", "debrief-xyz.part", "notes.txt"):
        shutil.copy(file, folder / name)
    assert database_file.backups(file) == ()


def test_nothing_is_backed_up_where_there_is_nothing_yet(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    assert database_file.backup(path, NOW) is None
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
    assert database_file.backup(path, NOW) is None
    assert database_file.backup_if_due(path, NOW) is None
    assert list(tmp_path.iterdir()) == [path]


def test_a_backup_sees_what_was_saved_while_the_app_runs_and_nothing_half(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as running:
        database_file.connect_pragmas(running)
        running.execute("BEGIN IMMEDIATE")
        running.execute("UPDATE answer SET words = 'half'")
        made = database_file.backup(file, NOW)
        running.execute("ROLLBACK")
    assert made is not None
    assert texts(made) == {"a good answer"}


def test_a_backup_takes_what_only_the_log_knows(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("PRAGMA wal_autocheckpoint=0")
        other.execute("UPDATE answer SET words = replace(words, 'good', 'new')")
        made = database_file.backup(file, NOW)
        assert made is not None
        assert len(list(made.parent.iterdir())) == 2
        assert texts(made) == {"a new answer"}


@pytest.mark.parametrize("harm", ["bad page", "cut short", "empty", "no database", "another program"])
def test_a_file_that_is_not_good_is_never_backed_up(file: Path, harm: str) -> None:
    database_file.backup(file, NOW - DAY)
    if harm == "bad page":
        overwrite(file, file.stat().st_size // 4096 // 2 * 4096, b"\xff" * 4096)
    elif harm == "cut short":
        os.truncate(file, file.stat().st_size // 2)
    elif harm == "empty":
        os.truncate(file, 0)
    elif harm == "no database":
        file.write_bytes(b"dear diary\n" * 500)
    else:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA application_id=1")
    with refused(file, str(file)):
        database_file.backup(file, NOW)


def test_ten_backups_are_kept_and_the_oldest_goes(file: Path) -> None:
    for days in range(12):
        database_file.backup(file, NOW + days * DAY)
    assert [(one.made_at - NOW).days for one in database_file.backups(file)] == [*range(11, 1, -1)]
    assert len(list(database_file.backups_folder(file).iterdir())) == 20


def test_no_good_backup_goes_while_there_is_a_bad_one(file: Path) -> None:
    made = [database_file.backup(file, NOW + days * DAY) for days in range(10)]
    newest, second = made[9], made[8]
    assert newest is not None
    assert second is not None
    overwrite(newest, 5000, b"?")
    overwrite(second, 5000, b"?")
    database_file.backup(file, NOW + 10 * DAY)
    database_file.backup(file, NOW + 11 * DAY)
    found = database_file.backups(file)
    assert all(one.holds for one in found)
    assert [(one.made_at - NOW).days for one in found] == [11, 10, *range(7, -1, -1)]


def test_a_backup_that_fails_rotates_nothing_out(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in range(10):
        database_file.backup(file, NOW + days * DAY)
    monkeypatch.setattr(keeping, "_copy", lambda _, part: part.write_bytes(b"SQLite format 3\0" * 500))
    with refused(file, "No backup could be made"):
        database_file.backup(file, NOW + 10 * DAY)


def test_a_copy_that_fails_its_check_gets_no_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(_: sqlite3.Connection, part: Path) -> None:
        shutil.copy(file, part)
        overwrite(part, part.stat().st_size // 4096 // 2 * 4096, b"\xff" * 4096)

    monkeypatch.setattr(keeping, "_copy", torn)
    with refused(file, "No backup could be made"):
        database_file.backup(file, NOW)


def test_a_clock_that_ran_ahead_costs_no_backup_made_since(file: Path) -> None:
    for days in range(10):
        database_file.backup(file, NOW + (365 + days) * DAY)
    for days in range(3):
        database_file.backup(file, NOW + days * DAY)
    assert [(one.made_at - NOW).days for one in database_file.backups(file)] == [*range(374, 367, -1), 2, 1, 0]


def test_a_backup_that_cannot_be_rotated_out_is_left(file: Path) -> None:
    first = database_file.backup(file, NOW)
    assert first is not None
    first.unlink()
    first.mkdir()
    for days in range(1, 11):
        assert database_file.backup(file, NOW + days * DAY) is not None
    assert first.is_dir()


def test_two_checkouts_share_a_folder_and_rotate_out_only_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "Debrief")
    for checkout in ("old", "new"):
        (tmp_path / checkout).mkdir()
        path = written(tmp_path / checkout / "debrief.db", words=checkout)
        monkeypatch.setattr(places, "_OWN", path)
        for days in range(12):
            assert database_file.backup_if_due(path, NOW + days * DAY) is None
    found = database_file.backups(path)
    assert {one.path.parent for one in found} == {tmp_path / "Debrief" / "backups"}
    assert sorted(word for one in found for word in texts(one.path)) == ["new"] * 10 + ["old"] * 10


def test_a_half_written_backup_is_ignored_and_swept_away_a_day_later(file: Path) -> None:
    folder = database_file.backups_folder(file)
    folder.mkdir()
    for name, age in (("debrief-old.part", 2 * DAY), ("debrief-young.part", timedelta(minutes=1))):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, ((NOW - age).timestamp(),) * 2)
    (folder / "debrief-stuck.part").mkdir()
    os.utime(folder / "debrief-stuck.part", ((NOW - 2 * DAY).timestamp(),) * 2)
    database_file.backup(file, NOW)
    assert len(database_file.backups(file)) == 1
    assert sorted(one.name for one in folder.glob("*.part")) == ["debrief-stuck.part", "debrief-young.part"]


def test_a_name_that_was_claimed_and_never_used_is_passed_over(file: Path) -> None:
    made = database_file.backup(file, NOW)
    assert made is not None
    made.unlink()
    again = database_file.backup(file, NOW)
    assert again is not None
    assert again != made
    assert [one.holds for one in database_file.backups(file)] == [True]


def test_a_failure_at_the_last_moment_leaves_nothing_half(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: Path, _: Path) -> Path:
        raise OSError(5, "Input/output error", str(self))

    monkeypatch.setattr(Path, "rename", failing)
    with refused(file, "No backup could be made"):
        database_file.backup(file, NOW)
    assert list(database_file.backups_folder(file).iterdir()) == []


def test_a_full_disk_leaves_nothing_half_and_no_backup_goes(file: Path) -> None:
    for days in range(10):
        database_file.backup(file, NOW + days * DAY)
    with refused(file, "the disk has room"), at_most(20_000):
        database_file.backup(file, NOW + 10 * DAY)


def test_a_backup_folder_that_cannot_be_written_is_said(file: Path) -> None:
    database_file.backups_folder(file).write_text("a file in its place")
    with refused(file, str(database_file.backups_folder(file)), "you may write there"):
        database_file.backup(file, NOW)


def test_where_a_folder_cannot_be_opened_the_backup_is_made_all_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def like_windows(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", like_windows)
    assert database_file.backup(file, NOW) is not None


# Once a day


def test_a_backup_is_due_once_a_day(file: Path) -> None:
    for hours in (0, 1, 13, 14, 38):
        assert database_file.backup_if_due(file, NOW + timedelta(hours=hours)) is None
    assert [(one.made_at - NOW) for one in database_file.backups(file)] == [
        timedelta(hours=38),
        timedelta(hours=14),
        timedelta(0),
    ]


def test_a_bad_backup_of_today_does_not_count(file: Path) -> None:
    made = database_file.backup(file, NOW)
    assert made is not None
    overwrite(made, 5000, b"?")
    assert database_file.backup_if_due(file, NOW) is None
    assert [one.holds for one in database_file.backups(file)] == [True, False]


def test_a_clock_set_back_does_not_stop_the_backups(file: Path) -> None:
    database_file.backup(file, NOW + 365 * DAY)
    assert database_file.backup_if_due(file, NOW) is None
    assert len(database_file.backups(file)) == 2


def test_a_daily_backup_that_fails_is_said_and_stops_nothing(file: Path) -> None:
    with at_most(20_000):
        said = database_file.backup_if_due(file, NOW)
    assert said is not None
    assert "the disk has room" in said


# Restore


def test_restoring_brings_the_words_back_and_keeps_the_replaced_file(file: Path) -> None:
    before = database_file.backup(file, NOW)
    assert before is not None
    file.unlink()
    written(file, words="later")
    kept = database_file.restore(file, before, newest=NEWEST, now=NOW + DAY)
    assert kept is not None
    assert sha256(file) == sha256(before)
    assert texts(file) == {"a good answer"}
    assert texts(kept) == {"later"}
    assert kept == database_file.backups(file)[0].path
    database_file.restore(file, kept, newest=NEWEST, now=NOW + 2 * DAY)
    assert texts(file) == {"later"}


def test_a_restored_file_is_another_file(file: Path) -> None:
    known = database_file.identity(file)
    before = database_file.backup(file, NOW)
    assert before is not None
    database_file.restore(file, before, newest=NEWEST, now=NOW)
    assert not database_file.same_file(file, known)


def test_a_missing_file_is_restored(file: Path) -> None:
    before = database_file.backup(file, NOW)
    assert before is not None
    file.unlink()
    assert database_file.restore(file, before, newest=NEWEST, now=NOW) is None
    assert texts(file) == {"a good answer"}


def test_a_damaged_file_is_set_aside_with_its_journal_when_it_is_restored(file: Path) -> None:
    before = database_file.backup(file, NOW)
    assert before is not None
    os.truncate(file, 0)
    journal = file.with_name("debrief.db-wal")
    journal.write_bytes(b"of the old file")
    kept = database_file.restore(file, before, newest=NEWEST, now=NOW)
    assert kept == file.with_name("debrief.db.20261125T101112Z.set-aside")
    assert kept.read_bytes() == b""
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"of the old file"
    assert not journal.exists()
    assert texts(file) == {"a good answer"}


def test_restoring_through_a_link_replaces_what_it_leads_to(file: Path, tmp_path: Path) -> None:
    before = database_file.backup(file, NOW)
    assert before is not None
    written(file, words="later")
    link = tmp_path / "link.db"
    link.symlink_to(file)
    database_file.restore(link, before, newest=NEWEST, now=NOW)
    assert link.is_symlink()
    assert texts(file) == {"a good answer"}


@pytest.mark.parametrize("harm", ["changed", "no sha256", "newer", "damaged"])
def test_a_backup_that_is_not_good_is_not_restored(file: Path, harm: str) -> None:
    source = database_file.backup(file, NOW)
    assert source is not None
    summed = source.with_name(f"{source.name}.sha256")
    if harm == "no sha256":
        summed.unlink()
    elif harm == "newer":
        written(source, version=NEWEST + 1)
    else:
        overwrite(source, source.stat().st_size // 4096 // 2 * 4096, b"\xff" * 4096)
    if harm in ("newer", "damaged"):
        summed.write_text(sha256(source), encoding="ascii")
    with refused(file, str(source), "choose another one"):
        database_file.restore(file, source, newest=NEWEST, now=NOW)


def test_a_backup_that_is_not_there_is_not_restored(file: Path, tmp_path: Path) -> None:
    with refused(file, "try again"):
        database_file.restore(file, tmp_path / "gone.db", newest=NEWEST, now=NOW)


def test_a_disk_too_full_to_restore_leaves_everything_as_it_was(file: Path) -> None:
    source = database_file.backup(file, NOW)
    assert source is not None
    written(file, words="later", rows=400)
    with refused(file, "the disk has room"), at_most(source.stat().st_size - 1):
        database_file.restore(file, source, newest=NEWEST, now=NOW)


def test_a_disk_too_full_to_keep_the_replaced_file_leaves_everything_as_it_was(file: Path) -> None:
    source = database_file.backup(file, NOW)
    assert source is not None
    written(file, words="later", rows=400)
    with refused(file, "the disk has room"), at_most(source.stat().st_size):
        database_file.restore(file, source, newest=NEWEST, now=NOW)


# Erase


def test_erasing_leaves_nothing_of_the_file_and_nothing_else_is_touched(file: Path) -> None:
    source = database_file.backup(file, NOW)
    assert source is not None
    os.truncate(file, 0)
    database_file.restore(file, source, newest=NEWEST, now=NOW)
    (source.parent / "debrief-half.part").touch()
    (source.parent / "debrief-20261125T101112Z-07-0123abcd.db.sha256").touch()
    file.with_name("debrief.db.abc.part").touch()
    file.with_name("debrief.db.abc.part-journal").touch()
    file.with_name("debrief.db-journal").touch()
    others = [file.with_name(name) for name in ("debrief.db.old", "debrief.dbx", "letter.part")]
    for other in others:
        other.touch()
    database_file.erase(file)
    assert sorted(file.parent.iterdir()) == sorted(others)


def test_erasing_leaves_what_others_put_into_the_backups_folder(file: Path) -> None:
    database_file.backup(file, NOW)
    note = database_file.backups_folder(file) / "note.txt"
    note.touch()
    database_file.erase(file)
    assert list(file.parent.rglob("*")) == [note.parent, note]


def test_erasing_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    database_file.erase(tmp_path / "debrief.db")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_erased_is_named(file: Path) -> None:
    stuck = file.with_name("debrief.db-shm")
    stuck.mkdir()
    with pytest.raises(FileError, match=r"could not erase .*debrief\.db-shm; .* try again\."):
        database_file.erase(file)
    assert file.exists()


def test_looking_at_the_file_loads_no_sqlalchemy() -> None:
    code = "import sys; from coaching import database_file; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0
