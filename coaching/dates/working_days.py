"""The days on which offices work, by country and region."""

from __future__ import annotations

from calendar import SATURDAY, SUNDAY, isleap
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from coaching.dates.counting import days_later


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
_WEEKEND = {SATURDAY, SUNDAY}


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
        return frozenset(day for day in days if day.weekday() in _WEEKEND)
    return frozenset(day for day in days if not known.is_working_day(day))
