"""What they offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coaching.records.kinds import OfferAnswer


@dataclass(frozen=True, slots=True)
class Offer:
    """What they offered, as far as it is known, and the person's answer; `answer_by` is the person's own last day.

    `conditions_met_on` is the day since which nothing is open, whether or not there ever was a condition.
    """

    offered_on: date | None = None
    in_writing_on: date | None = None
    conditions: str = ""
    conditions_met_on: date | None = None
    pay: str = ""
    hours: str = ""
    place: str = ""
    starts_on: date | None = None
    other_terms: str = ""
    answer_by: date | None = None
    answer: OfferAnswer | None = None
    answered_on: date | None = None

    @property
    def has_open_conditions(self) -> bool:
        """Whether something they ask for first, such as references, is named and still open."""
        return bool(self.conditions.strip()) and self.conditions_met_on is None

    @property
    def is_settled(self) -> bool:
        """Whether it is in writing, and somebody has said since when nothing is open; silence is no answer."""
        return self.in_writing_on is not None and self.conditions_met_on is not None

    @property
    def is_firm(self) -> bool:
        """Whether nothing can go wrong any more: accepted, in writing and with nothing left open."""
        return self.answer is OfferAnswer.ACCEPTED and self.is_settled
