"""What the file knows about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
