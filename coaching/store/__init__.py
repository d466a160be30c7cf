"""The one door to the data: all reads and writes; nothing else opens a session.

What it gives are the frozen plain values of `coaching.records`. Each write is one transaction that has its effect once,
however often it is said. Texts are kept as they came, but for what `coaching.store.values` puts in order.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from coaching import database_file, migrations
from coaching.records import Recorded
from coaching.store.debriefs import Debriefs
from coaching.store.dossiers import Dossiers
from coaching.store.earlier_words import EarlierWords
from coaching.store.engine import OpenFile, open_engine
from coaching.store.interviews import Interviews
from coaching.store.letters import Letters
from coaching.store.lists import Lists
from coaching.store.news import News
from coaching.store.steps import Steps

__all__ = ["Recorded", "Store", "open_store"]


class Store(Lists, Dossiers, Interviews, Debriefs, News, Steps, Letters, EarlierWords):
    """All that is kept for one owner; nobody else's rows are seen or changed through it."""


def open_store(path: Path, now: datetime) -> Store:
    """Open the file, made or brought up to date where it has to be; raises `FileError` and then leaves it as it is."""
    state = database_file.examine(path, migrations.NEWEST)
    if state.version == migrations.NEWEST:
        return _store(path, warning=database_file.backup_if_due(path, now) or "")
    # Alembic takes long to import: only a file that needs it waits for it.
    from coaching.migrations import runner

    if path.exists():
        database_file.backup(path, now)
        runner.migrate(path)
    else:
        runner.create(path)
    store = _store(path)
    store.enrol(now)
    return store


def _store(path: Path, *, warning: str = "") -> Store:
    file = OpenFile(path, database_file.identity(path))
    return Store(open_engine(file), file=file, warning=warning)
