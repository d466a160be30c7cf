"""SQLite's part of the store: connections, what opens a transaction, and its errors in words for the person."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from coaching import database_file
from coaching.errors import NotSavedError

WRITES = "writes"
"""The execution option of a transaction that writes: it takes the write lock at its beginning, so no update is lost."""

_PRIMARY = 0xFF
_FULL = ("the disk is full", "make some room and try again")
_BUSY = ("another program is using your file", "wait a moment and try again")
_READ_ONLY = ("your file may not be changed", "copy them, allow changes to the file and start Debrief again")
_REPLACED = ("your file was moved or replaced meanwhile", "copy them and start Debrief again")
_OTHER = ("the disk did not take it", "copy them and try again")
_CAUSES = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_READONLY_DBMOVED: _REPLACED,
    sqlite3.SQLITE_CANTOPEN: _REPLACED,
}


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The file that a store works on, as it was when the store opened it."""

    path: Path
    identity: database_file.Identity

    def is_current(self) -> bool:
        """Whether the path still leads to that file."""
        return database_file.same_file(self.path, self.identity)


def open_engine(file: OpenFile) -> Engine:
    """The engine of a file that is up to date; it refuses to write once another file has its name."""
    # "rw" and not "rwc": where the file is gone, nothing may make an empty one in its place.
    address = f"{file.path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        database_file.connect_pragmas(connection)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")

    @event.listens_for(engine, "commit")
    def refuse_replaced_file(connection: Connection) -> None:
        if _writes(connection) and not file.is_current():
            raise NotSavedError(_sentence(_REPLACED))

    @event.listens_for(engine, "checkin")
    def leave_nothing_open(connection: sqlite3.Connection | None, _record: object) -> None:
        # SQLAlchemy takes a transaction for ended whose COMMIT has failed; SQLite keeps it open.
        if connection is not None and connection.in_transaction:
            connection.rollback()

    return engine


def not_saved(error: SQLAlchemyError) -> NotSavedError:
    """The error for the person when a write did not reach the disk."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0)
    return NotSavedError(_sentence(_CAUSES.get(code) or _CAUSES.get(code & _PRIMARY, _OTHER)))


def _sentence(cause: tuple[str, str]) -> str:
    why, what_to_do = cause
    return f"This isn’t saved yet, because {why}; your words are still on the screen, so {what_to_do}."


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(WRITES))
