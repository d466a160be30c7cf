"""What time it is for the person: the one module that asks the clock."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Present:
    """A moment in UTC, the date where the person is, and the name of their time zone (one that zoneinfo knows)."""

    now: datetime
    today: date
    zone: str

    @property
    def clock(self) -> time:
        """What the clock shows where the person is."""
        return self.now.astimezone(ZoneInfo(self.zone)).time()


def present(zone: str | None = None) -> Present:
    """What time it is for the person; without a zone, or with one that nobody knows, as the machine has it.

    A test tells the time through DEBRIEF_NOW, the name of a file with an ISO date and time (UTC where it names no
    offset). It is heard only while DEBRIEF_FILE lies in the temporary folder, so nobody's own file is written by it.
    """
    now = _now()
    known = _zone(zone or "") or _zone(_machine_zone())
    local = now.astimezone(known)
    return Present(now, local.date(), str(known) if known else _nearest_zone(local))


def _now() -> datetime:
    told_in, file = os.environ.get("DEBRIEF_NOW"), os.environ.get("DEBRIEF_FILE")
    if not told_in or not file or not Path(file).resolve().is_relative_to(Path(tempfile.gettempdir()).resolve()):
        return datetime.now(UTC)
    told = datetime.fromisoformat(Path(told_in).read_text(encoding="utf-8").strip())
    return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # unknown, malformed, and a folder or a far too long name
        return None


def _machine_zone() -> str:
    named = os.environ.get("TZ")
    if named is not None:
        return named.removeprefix(":")
    return os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]


def _nearest_zone(local: datetime) -> str:
    """The zone of whole hours at a machine's own time, where the system does not tell its zone's name."""
    hours = (local.utcoffset() or timedelta()) // timedelta(hours=1)
    return f"Etc/GMT{-hours:+d}"
