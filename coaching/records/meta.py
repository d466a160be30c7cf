"""What the file knows about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

AWAY_DAYS = 14
"""After so many days without Debrief the person is back, and asked for news of all that wait."""

RETURN_DAYS = 4
"""So many days after that day they are still back: an interview within three days goes before the question, and one
day more is left for it."""


@dataclass(frozen=True, slots=True)
class Absence:
    """An absence of weeks: the last day on which Debrief was open before it, and the day of the return."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file knows about itself and its owner; while nobody said the country, it is a guess."""

    file_id: str
    change_counter: int
    country: str = "GB"
    region: str = "ENG"
    last_opened_on: date | None = None
    country_said_on: date | None = None
    opened_before_on: date | None = None

    def previous_visit(self, today: date) -> date | None:
        """The last day before today on which Debrief was open; None on the first."""
        days = (self.last_opened_on, self.opened_before_on)
        return max((day for day in days if day is not None and day < today), default=None)

    def absence(self, today: date) -> Absence | None:
        """The absence from which the person is back, on the day of the return and some days more; None else."""
        last, before = self.last_opened_on, self.opened_before_on
        for since, until in ((last, today), (before, last)):
            if since is None or until is None or (until - since).days < AWAY_DAYS:
                continue
            if 0 <= (today - until).days <= RETURN_DAYS:
                return Absence(since, until)
        return None
