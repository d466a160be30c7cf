"""The one door to the data: all reads and writes; nothing else opens a session.

What it gives are the frozen plain values of `coaching.records`. Each write is one transaction that has its effect once,
however often it is said. Texts are kept as they came, but for what `coaching.store.values` puts in order.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from coaching import database_file, migrations
from coaching.store.days import Days
from coaching.store.debriefs import Debriefs
from coaching.store.dossiers import Dossiers
from coaching.store.earlier_words import EarlierWords
from coaching.store.engine import OpenFile, open_engine
from coaching.store.interviews import Interviews
from coaching.store.letters import Letters
from coaching.store.lists import Lists
from coaching.store.news import News
from coaching.store.offers import Offers
from coaching.store.settings import Settings
from coaching.store.steps import Steps

__all__ = ["Store", "open_store"]


class Store(Lists, Dossiers, Interviews, Days, Debriefs, News, Offers, Steps, Letters, EarlierWords, Settings):
    """All that is kept for one owner; nobody else's rows are seen or changed through it."""

    def keep_daily(self, now: datetime) -> None:
        """Make the day's backup where it is due; `warning` says what is to be told about it, or no longer."""
        if self._file is not None:
            self.warning = database_file.backup_if_due(self._file.path, now) or ""


def open_store(path: Path, now: datetime) -> Store:
    """Open the file, made or brought up to date where it has to be; raises `FileError` and then leaves it as it is."""
    state = database_file.examine(path, migrations.NEWEST)
    if state.version == migrations.NEWEST:
        store = _store(path)
        store.keep_daily(now)
        return store
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


def _store(path: Path) -> Store:
    file = OpenFile(path, database_file.identity(path))
    return Store(open_engine(file), file=file)
