"""The present, days in words, working days, and due dates counted from what is known.

The one module that asks the clock; whatever else needs a day takes it as an argument.
"""

from __future__ import annotations

import os
import re
import tempfile
from calendar import isleap, monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

_NBSP = "\u00a0"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_COUNTED_DAYS = range(2, 14)


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


def day_after(day: date) -> date:
    """The next day."""
    return days_later(day, 1)


def days_later(day: date, n: int) -> date:
    """The day so many days away; the last (or first) there is, where a mistyped year leads beyond it."""
    try:
        return day + timedelta(n)
    except OverflowError:
        return date.max if n > 0 else date.min


def in_words(day: date, today: date) -> str:
    """A day as one says it: "today", "tomorrow", "yesterday", else "Thursday 3 December", with a year not this one."""
    near = _NEAR.get((day - today).days)
    return near or with_weekday(day, today)


def with_weekday(day: date, today: date) -> str:
    """A day with its weekday, even when it is near: "Thursday 3 December", with a year not this one."""
    return f"{_WEEKDAYS[day.weekday()]} {day_month(day, today)}"


def near_words(day: date, today: date) -> str:
    """How far ahead a day is, said beside its date: "in 3 days" from the day after tomorrow to thirteen days on."""
    days = (day - today).days
    return f"in {days} days" if days in _COUNTED_DAYS else ""


def day_month(day: date, today: date) -> str:
    """A day without its weekday: "3 December", with the year where it is not this one."""
    said = f"{day.day}{_NBSP}{_MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year}"


def in_full(day: date) -> str:
    """A day with its weekday and without a year, even when it is today: "Thursday 3 December"."""
    return with_weekday(day, day)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days on which offices work in a country (ISO 3166-1) and a region of it (ISO 3166-2, without the country).

    The United Kingdom means England until a region is named; an unknown region means the whole country, and an unknown
    country works from Monday to Friday.
    """

    country: str = "GB"
    region: str = "ENG"

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day."""
        return day not in _days_off(self.country, self.region or _MAIN_REGIONS.get(self.country, ""), day.year)

    def after(self, day: date, n: int) -> date:
        """The n-th working day after a day (before it where n is negative; the day itself where n is 0)."""
        step = 1 if n > 0 else -1
        for _ in range(abs(n)):
            day = days_later(day, step)
            while not self.is_working(day) and date.min < day < date.max:
                day = days_later(day, step)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days have come after the start, up to and including the end."""
        return sum(self.is_working(days_later(start, n)) for n in range(1, (end - start).days + 1))


_MAIN_REGIONS = {"GB": "ENG"}


@lru_cache(maxsize=256)
def _days_off(country: str, region: str, year: int) -> frozenset[date]:
    """Weekends and public holidays; by year and frozen, since the library's own calendars grow while they are read."""
    from holidays import country_holidays  # takes a while: only once a working day is asked for

    days = [date(year, 1, 1) + timedelta(n) for n in range(365 + isleap(year))]
    try:
        known = country_holidays(country, subdiv=region or None, years=year, expand=False)
    except NotImplementedError:
        if region:
            return _days_off(country, "", year)
        return frozenset(day for day in days if _WEEKDAYS[day.weekday()] in {"Saturday", "Sunday"})
    return frozenset(day for day in days if not known.is_working_day(day))


@lru_cache(maxsize=1)
def countries() -> tuple[tuple[str, str], ...]:
    """Every country whose holidays are known: its code (ISO 3166-1) and its name, in the order of names."""
    from holidays.registry import COUNTRIES

    return tuple((codes[1], _country_name(name)) for name, codes in sorted(COUNTRIES.items()))


@lru_cache(maxsize=256)
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """The parts of a country with holidays of their own: code (ISO 3166-2) and name, in the order of names.

    What has no such code, such as a single city, is left out; an unknown country has no parts.
    """
    from holidays import country_holidays

    try:
        known = country_holidays(country)
    except NotImplementedError:
        return ()
    named = known.get_subdivision_aliases()
    found = (
        (code, _region_name(code, named.get(code) or [])) for code in known.subdivisions if _REGION.fullmatch(code)
    )
    return tuple(sorted(found, key=lambda pair: pair[1]))


_REGION = re.compile(r"[A-Z0-9]{1,3}")
_SMALL_WORDS = {"and", "da", "of", "the"}
_NAMES = {
    "aland_islands": "Åland Islands",
    "bonaire_sint_eustatius_and_saba": "Bonaire, Sint Eustatius and Saba",
    "curacao": "Curaçao",
    "dr_congo": "DR Congo",
    "guinea_bissau": "Guinea-Bissau",
    "heard_island_and_mcdonald_islands": "Heard Island and McDonald Islands",
    "hongkong": "Hong Kong",
    "reunion": "Réunion",
    "saint_barthelemy": "Saint Barthélemy",
    "saint_helena_ascension_and_tristan_da_cunha": "Saint Helena, Ascension and Tristan da Cunha",
    "sao_tome_and_principe": "São Tomé and Príncipe",
    "syrian_arab_republic": "Syria",
    "timor_leste": "Timor-Leste",
}
"""The countries that the library's own names do not spell."""


def _country_name(name: str) -> str:
    words = (word if word in _SMALL_WORDS else word.capitalize() for word in name.split("_"))
    return _NAMES.get(name) or " ".join(words)


def _region_name(code: str, names: Sequence[str]) -> str:
    """The first of its names that is more than another code."""
    return next((name.replace("'", "’") for name in names if not _REGION.fullmatch(name)), code)


class Unit(StrEnum):
    """What a distance is counted in."""

    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class When:
    """A day said by its distance from a dated fact; negative before it."""

    count: int
    unit: Unit
    anchor: str


class Dated(Protocol):
    """What a due date may hang on: a fact that knows its day, or does not."""

    @property
    def since(self) -> date | None:
        """The day of the fact."""
        ...


_WHEN = re.compile(r"([+-][0-9]{1,3}) (working day|day|week|month|year)s? (after|before) ([a-z_]+)")
_SIGNS = {"after": "+", "before": "-"}


@lru_cache(maxsize=1024)
def parse_when(text: str) -> When:
    """Read "+1 working day after interview" or "-3 days before next_interview"; a ValueError says what is wrong."""
    found = _WHEN.fullmatch(text)
    if found is None or not found[1].startswith(_SIGNS[found[3]]):
        raise ValueError(f'"{text}" is no day: say "+1 working day after interview" or "-3 days before interview"')
    return When(int(found[1]), Unit(found[2]), found[4])


def resolve(when: When, facts: Mapping[str, Dated], working_days: WorkingDays) -> date | None:
    """The day that is meant; None while the fact that it hangs on has no date."""
    start = facts[when.anchor].since
    if start is None:
        return None
    if when.unit is Unit.WORKING_DAY:
        return working_days.after(start, when.count)
    if when.unit in _IN_DAYS:
        return days_later(start, _IN_DAYS[when.unit] * when.count)
    return _months_later(start, _IN_MONTHS[when.unit] * when.count)


_IN_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_IN_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


def _months_later(day: date, n: int) -> date:
    """The same day so many months away, or that month's last where it is shorter."""
    year, month = divmod(12 * day.year + day.month - 1 + n, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if n > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
