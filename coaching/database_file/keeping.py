"""Backups: SQLite's online backup under a dated name, its sha256 beside it, ten kept."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coaching.database_file.check import has_tables, identify, in_plain_words, passes_untouched, sound
from coaching.database_file.places import (
    backups_folder,
    beside,
    digest,
    holds,
    named,
    new_part,
    parts,
    stamp,
    sync,
    sync_folder,
    tag,
)
from coaching.errors import FileError

KEPT = 10
"""How many backups of one file are kept."""

_STALE_AFTER = timedelta(days=1)


def backup(path: Path, now: datetime) -> Path | None:
    """Make a backup now and return it; none where there is nothing to keep yet.

    A failure raises `FileError`, so that a caller about to migrate stops. Only after it are older ones rotated out:
    those of the same file, beyond ten, the ones that no longer hold first.
    """
    folder = backups_folder(path)
    with ExitStack() as undo:
        with in_plain_words(path):
            if not path.exists():
                return None
            identify(path)
            with sound(path) as source:
                if not has_tables(source):
                    return None
                with _in_words_of_backup(folder):
                    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                    part = new_part(folder, "debrief-", undo)
                    _copy(source, part)
        with _in_words_of_backup(folder):
            made = _finish(part, f"debrief-{stamp(now)}", tag(path), undo)
        undo.pop_all()
    _rotate(made, tag(path), now)
    return made


def backup_if_due(path: Path, now: datetime) -> str | None:
    """Make the day's backup unless a good one bears today's date (UTC).

    Returns the sentence for the person where it could not be made. That must be shown, and stops nothing: a file that
    can be written is worth more than an app that will not open.
    """
    today = now.astimezone(UTC).date()
    mine = [one for one in named(backups_folder(path)) if one.tag == tag(path)]
    if any(one.made_at.date() == today and holds(one.path) for one in mine):
        return None
    try:
        backup(path, now)
    except FileError as error:
        return str(error)
    return None


@contextmanager
def _in_words_of_backup(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        sentence = f"No backup could be made in {folder}; make sure that you may write there and the disk has room."
        raise FileError(folder, sentence) from error


def _copy(source: sqlite3.Connection, part: Path) -> None:
    with closing(sqlite3.connect(part)) as copy:
        # A copy that fails is thrown away, and one that does not is synced whole: it needs no journal.
        copy.execute("PRAGMA journal_mode=OFF").close()
        copy.execute("PRAGMA synchronous=OFF").close()
        source.backup(copy)


def _finish(part: Path, stem: str, tag: str, undo: ExitStack) -> Path:
    """Check and sync the copy, then give it its name; the sha256 comes first and claims the name."""
    if not passes_untouched(part):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(part))
    sync(part)
    made = _claim(part.parent, stem, tag)
    summed = beside(made, ".sha256")
    undo.callback(summed.unlink, missing_ok=True)
    summed.write_text(f"{digest(part)}  {made.name}\n", encoding="ascii")
    sync(summed)
    part.rename(made)
    sync_folder(part.parent)
    return made


def _claim(folder: Path, stem: str, tag: str) -> Path:
    number = 0
    while True:
        name = folder / f"{stem}-{number:02}-{tag}.db"
        try:
            beside(name, ".sha256").touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return name


def _rotate(made: Path, tag: str, now: datetime) -> None:
    others = [one for one in named(made.parent) if one.tag == tag and one.path != made]
    if len(others) >= KEPT:
        # All were made before now: one dated later is of a clock that ran ahead, and would stay for ever.
        others.sort(key=lambda one: (holds(one.path), one.made_at <= now, one))
        for one in others[: len(others) + 1 - KEPT]:
            with suppress(OSError):
                one.path.unlink()
                beside(one.path, ".sha256").unlink(missing_ok=True)
    for part in parts(made.parent):
        with suppress(OSError):
            if part.stat().st_mtime < (now - _STALE_AFTER).timestamp():
                part.unlink()
