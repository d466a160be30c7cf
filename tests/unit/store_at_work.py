"""What the tests of the store share: a moment, a day, and the shortest way to an interview."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from uuid import uuid4

from coaching.records import Interview
from coaching.store import Store
from coaching.store.writing import COUNTED_FROM

NOW = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
TODAY = NOW.date()
FIRST_CHANGE = (NOW - COUNTED_FROM) // timedelta(seconds=1)
"""What the counter of changes shows after one change, made now."""


def new_id() -> str:
    return str(uuid4())


def day(days: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=days)


def later(**units: float) -> datetime:
    """So much later than now."""
    return NOW + timedelta(**units)


def add(store: Store, company: str = "Harbour & Finch", *, held_on: date | None = TODAY, after: str = "") -> Interview:
    """An interview; `after` names the one that it is another round of."""
    return store.add_interview(new_id(), company, held_on=held_on, now=NOW, another_round_of=after or None)


def ask(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """What the file itself says, past the store; changes are committed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        return connection.execute(statement, values).fetchall()


def at_once(*commands: Callable[[], object]) -> None:
    """Give each command a thread of its own, as two tabs do, and let none begin before all are there."""
    together = Barrier(len(commands))
    failed: list[Exception] = []

    def run(command: Callable[[], object]) -> None:
        together.wait()
        try:
            command()
        except Exception as error:  # noqa: BLE001 - told below, whatever it is
            failed.append(error)

    threads = [Thread(target=run, args=(command,)) for command in commands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
