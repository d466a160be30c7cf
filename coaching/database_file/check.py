"""What is looked at before anything else touches the file, and the sentence for each thing that can be wrong."""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from coaching.database_file.places import newest_good
from coaching.errors import FileError

APPLICATION_ID = 0x44627266
"""What `PRAGMA application_id` says in a file of ours: "Dbrf"; set in the transaction that makes the tables."""

PRAGMAS = ("busy_timeout=5000", "journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON")
"""What every connection is set to: nothing that was saved is lost when the power fails."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_PRIMARY_CODE = 0xFF


@dataclass(frozen=True, slots=True)
class State:
    """What a usable file is at: its `user_version`, 0 where nothing is set or no file is there."""

    version: int


class Identity(NamedTuple):
    """Which file a path leads to; sure for as long as a connection keeps that file open."""

    device: int
    inode: int


def connect_pragmas(connection: sqlite3.Connection) -> None:
    """Make a fresh connection durable and strict; to be called before its first transaction."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=1").close()


def identity(path: Path) -> Identity:
    """Which file the path leads to now."""
    with in_plain_words(path):
        found = path.stat()
    return Identity(found.st_dev, found.st_ino)


def same_file(path: Path, known: Identity) -> bool:
    """Whether the path still leads to the file it led to: false once that was replaced, moved or deleted."""
    try:
        return identity(path) == known
    except FileError:
        return False


def examine(path: Path, newest: int) -> State:
    """Look at the file before anything else touches it; refuse what cannot be used, or is above version `newest`."""
    with in_plain_words(path):
        real = path.resolve()
        if not real.exists():
            _refuse_read_only(real)
            return State(version=0)
        _refuse_newer(path, identify(path), newest)
        _refuse_read_only(real)
        with sound(path) as connection:
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            _refuse_newer(path, version, newest)
            return State(version)


def identify(path: Path) -> int:
    """The version in the header of a file of ours, read without SQLite, which may write to what it opens."""
    if not path.is_file():
        raise FileError(path, f"{path} is not a file; move it away, or name another file in DEBRIEF_FILE.")
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if not header:
        raise FileError(path, f"Your file {path} is empty, so what was in it is gone; {_remedy(path)}.")
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise FileError(path, f"{path} is not a file that Debrief can read; {_remedy(path)}.")
    version: int
    version, application_id = struct.unpack_from(">i4xi", header, 60)
    if application_id != APPLICATION_ID and (application_id or _has_tables_untouched(path)):
        sentence = f"{path} belongs to another program, so Debrief leaves it alone; name another file in DEBRIEF_FILE."
        raise FileError(path, sentence)
    return version


@contextmanager
def sound(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection whose read transaction is open and has passed the check, so that both see the same."""
    with closing(_connect(path, "mode=rw")) as connection:
        connection.execute("BEGIN")
        if not _passes(connection):
            raise _damaged(path)
        yield connection


def passes_untouched(path: Path) -> bool:
    """Whether a file that nobody else writes to passes the check; nothing appears beside it."""
    with closing(_connect(path, "immutable=1")) as connection:
        return _passes(connection)


def has_tables(connection: sqlite3.Connection) -> bool:
    """Whether there is anything in the database."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise about the file into its sentence."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY_CODE == sqlite3.SQLITE_BUSY:
            raise FileError(path, f"Another program is using {path}; close it and start Debrief again.") from error
        raise _unreadable(path) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(path) from error
    except OSError as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> FileError:
    sentence = f"Debrief cannot read {path}; make sure that its drive is connected and that you may open it"
    return FileError(path, f"{sentence}, then start Debrief again.")


def _damaged(path: Path) -> FileError:
    return FileError(path, f"Your file {path} is damaged; {_remedy(path)}.")


def _remedy(path: Path) -> str:
    good = newest_good(path)
    if good is None:
        return "move it to another folder and start Debrief again to begin with a new one"
    return f"move it to another folder and copy {good}, your newest good backup, to its old place and name"


def _refuse_newer(path: Path, version: int, newest: int) -> None:
    if version > newest:
        raise FileError(path, f"{path} comes from a newer Debrief than this one; install the newest one to open it.")


def _refuse_read_only(real: Path) -> None:
    folder = real.parent
    if not folder.is_dir():
        sentence = f"The folder {folder} is not there; connect its drive or make the folder, then start Debrief again."
        raise FileError(real, sentence)
    for needed in (folder, real):
        if needed.exists() and not os.access(needed, os.W_OK):
            sentence = f"Debrief may not write to {needed}; allow it, or name another file in DEBRIEF_FILE"
            raise FileError(real, f"{sentence}, then start Debrief again.")


def _connect(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    # A damaged file may answer with bytes that are no text.
    connection.text_factory = bytes
    return connection


def _passes(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == (b"ok",))


def _has_tables_untouched(path: Path) -> bool:
    # Anything but `immutable` would play a journal that lies beside into another program's file.
    with closing(_connect(path, "immutable=1")) as connection:
        return has_tables(connection)
