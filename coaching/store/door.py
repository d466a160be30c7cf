"""The transactions of the store: one that reads sees one moment, one that writes has its effect whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlmodel import Session

from coaching.errors import FileError
from coaching.store.engine import WRITES, OpenFile, not_saved
from coaching.store.writing import Writing

ME = "me"
"""The owner where nobody signs in."""


class Door:
    """The store without its commands: whose rows they are, and how a transaction begins and ends.

    `warning` is "" or what the person should be told about the file, though it can be used. `opening` tells this
    opening of the file from every other: a copy that takes its place may have counted as many changes.
    """

    def __init__(self, engine: Engine, owner: str = ME, *, file: OpenFile | None = None) -> None:
        self.owner = owner
        self.warning = ""
        self.opening = str(uuid4())
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})
        self._file = file

    def is_current(self) -> bool:
        """Whether the file is still the one that was opened; what has replaced it is only seen by a new store."""
        return self._file is None or self._file.is_current()

    def close(self) -> None:
        """Close every connection; the store can be used again, and opens new ones then."""
        self._engine.dispose()

    def enrol(self, now: datetime) -> None:
        """Give the owner an id in the file, where they have none yet."""
        with self._writing(now) as writing:
            writing.meta()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        try:
            with Session(self._engine, autoflush=False) as session:
                yield session
        except (DBAPIError, NoConnectionError) as error:
            path = self._file.path if self._file else Path()
            sentence = (
                "Debrief cannot read your file now; make sure that its drive is connected and that no other program"
            )
            raise FileError(path, f"{sentence} holds it, then load this page again.") from error

    @contextmanager
    def _writing(self, now: datetime) -> Iterator[Writing]:
        try:
            with Session(self._writer, autoflush=False, expire_on_commit=False) as session:
                writing = Writing(session, self.owner, now)
                yield writing
                writing.finish()
                session.commit()
        except (DBAPIError, NoConnectionError) as error:
            raise not_saved(error) from error
