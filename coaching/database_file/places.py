"""Where the file and its backups lie, what the backups are called, and whether they still hold."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import platformdirs

PART = ".part"
"""How a file ends that is still being written."""

_OWN = Path(__file__).resolve().parents[2] / "data" / "debrief.db"
_BACKUP_NAME = re.compile(r"debrief-(\d{8}T\d{6}Z)-(\d+)-([0-9a-f]{8})\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup; it holds while its bytes are still those of the sha256 beside it."""

    path: Path
    made_at: datetime
    holds: bool


class Named(NamedTuple):
    """What a backup's name says; in the order in which they were made."""

    made_at: datetime
    number: int
    tag: str
    path: Path


def path() -> Path:
    """The file this Debrief works on: what DEBRIEF_FILE names, else data/debrief.db of this checkout."""
    chosen = os.environ.get("DEBRIEF_FILE", "")
    return Path(chosen).expanduser().absolute() if chosen else _OWN


def backups_folder(path: Path) -> Path:
    """Where a file's backups lie: the person's own data folder, since cleaning the checkout must not take both.

    A file that DEBRIEF_FILE names has them beside it.
    """
    real = path.resolve()
    if real == _OWN.resolve():
        return platformdirs.user_data_path("Debrief", appauthor=False) / "backups"
    return beside(real, "-backups")


def backups(path: Path) -> tuple[Backup, ...]:
    """Every backup in the file's folder, newest first, also those that another checkout of Debrief made there."""
    return tuple(Backup(one.path, one.made_at, holds(one.path)) for one in named(backups_folder(path)))


def newest_good(path: Path) -> Path | None:
    """The newest backup of the file that still holds."""
    return next((one.path for one in named(backups_folder(path)) if holds(one.path)), None)


def named(folder: Path) -> list[Named]:
    """The backups in a folder by what their names say, newest first; no half-written file has such a name."""
    found: list[Named] = []
    for file in folder.glob("debrief-*.db"):
        match = _BACKUP_NAME.fullmatch(file.name)
        if match is not None:
            with suppress(ValueError):
                made_at = datetime.strptime(match[1], "%Y%m%dT%H%M%S%z")
                found.append(Named(made_at, int(match[2]), match[3], file))
    return sorted(found, reverse=True)


def holds(backup: Path) -> bool:
    """Whether a backup's bytes are those that it was made with."""
    try:
        return digest(backup) == recorded(backup)
    except OSError:
        return False


def digest(path: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def recorded(backup: Path) -> str:
    """The sha256 that was written down beside a backup; empty where none is."""
    with suppress(FileNotFoundError):
        return beside(backup, ".sha256").read_text(encoding="ascii", errors="replace").partition(" ")[0]
    return ""


def beside(path: Path, suffix: str) -> Path:
    """The file or folder of the same name with something added to its end."""
    return path.with_name(path.name + suffix)


def stamp(now: datetime) -> str:
    """A moment as names have it: UTC, and sorted as text it is sorted by time."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def tag(path: Path) -> str:
    """What tells files apart that share a folder of backups: a new checkout rotates out none of the old one's."""
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:8]


def new_part(folder: Path, prefix: str, undo: ExitStack) -> Path:
    """An empty file of a name of its own to write into; it goes with `undo` unless it was renamed by then."""
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=PART, dir=folder)
    os.close(handle)
    part = Path(name)
    undo.callback(part.unlink, missing_ok=True)
    return part


def parts(folder: Path) -> Iterator[Path]:
    """The half-written backups in a folder, which a killed process leaves behind."""
    return folder.glob(f"debrief-*{PART}*")


def sync(path: Path) -> None:
    """Wait until the disk has what was written to a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder."""
    # Windows opens no folder; there the rename is all there is.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
