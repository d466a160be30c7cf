"""Putting a backup in the file's place, and erasing all there is."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path

from coaching.database_file.check import examine
from coaching.database_file.keeping import backup
from coaching.database_file.places import (
    PART,
    backups_folder,
    beside,
    digest,
    named,
    new_part,
    parts,
    recorded,
    stamp,
    sync,
    sync_folder,
)
from coaching.errors import FileError

_COMPANIONS = ("-journal", "-wal", "-shm")
_SET_ASIDE = ".set-aside"


def restore(path: Path, source: Path, *, newest: int, now: datetime) -> Path | None:
    """Put a backup in the file's place and return where the replaced file is kept, if there was one.

    That is a backup, or, where none can be made of it, a copy beside it. The caller closes its connections first.
    """
    real = path.resolve()
    try:
        with ExitStack() as undo:
            part = new_part(real.parent, f"{real.name}.", undo)
            shutil.copyfile(source, part)
            if digest(part) != recorded(source):
                raise FileError(source, f"The backup {source} has changed since it was made; choose another one.")
            _refuse_unfit(part, source, newest)
            sync(part)
            kept = _keep(real, now)
            # A journal of the old file would be played into the new one at its first opening.
            for suffix in _COMPANIONS:
                beside(real, suffix).unlink(missing_ok=True)
            part.replace(real)
            sync_folder(real.parent)
            return kept
    except OSError as error:
        sentence = f"The backup {source} could not be put in the place of {path}; make sure that both can be reached"
        raise FileError(path, f"{sentence} and that the disk has room, then try again.") from error


def erase(path: Path) -> None:
    """Delete the file and all that was ever kept of it, every backup that `backups` lists included."""
    real = path.resolve()
    folder = backups_folder(path)
    try:
        for kept in (*(one.path for one in named(folder)), *folder.glob("debrief-*.db.sha256"), *parts(folder)):
            kept.unlink(missing_ok=True)
        for other in list(real.parent.iterdir()):
            half = other.name.endswith((PART, f"{PART}-journal"))
            if other.name.startswith(f"{real.name}.") and (half or _SET_ASIDE in other.name):
                other.unlink()
        for suffix in (*_COMPANIONS, ""):
            beside(real, suffix).unlink(missing_ok=True)
    except OSError as error:
        sentence = f"Debrief could not erase {error.filename}; close every program that uses it, then try again."
        raise FileError(path, sentence) from error
    with suppress(OSError):
        folder.rmdir()


def _refuse_unfit(part: Path, source: Path, newest: int) -> None:
    try:
        examine(part, newest)
    except FileError as error:
        sentence = f"The backup {source} is damaged or comes from a newer Debrief; choose another one."
        raise FileError(source, sentence) from error


def _keep(real: Path, now: datetime) -> Path | None:
    try:
        return backup(real, now)
    except FileError:
        return _set_aside(real, now)


def _set_aside(real: Path, now: datetime) -> Path:
    aside = beside(real, f".{stamp(now)}{_SET_ASIDE}")
    with ExitStack() as undo:
        for suffix in ("", *_COMPANIONS):
            if beside(real, suffix).exists():
                with beside(real, suffix).open("rb") as old, beside(aside, suffix).open("xb") as copy:
                    undo.callback(beside(aside, suffix).unlink)
                    shutil.copyfileobj(old, copy)
                sync(beside(aside, suffix))
        undo.pop_all()
    return aside
