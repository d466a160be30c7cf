"""An interview with what its application knows, and interviews as lists and charts have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from coaching.records.kinds import Criterion, Format, NewsBy, Outcome, Stage


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview with what its application knows; texts are "" where nothing was written."""

    id: str
    application_id: str
    company: str
    created_at: datetime
    updated_at: datetime
    role: str = ""
    contact_name: str = ""
    contact_email: str = ""
    via_recruiter: bool = False
    recruiter_name: str = ""
    recruiter_email: str = ""
    pay_said: str = ""
    held_on: date | None = None
    held_time: time | None = None
    stage: Stage | None = None
    format: Format | None = None
    place: str = ""
    others_there: str = ""
    decision_due_on: date | None = None
    gut_feel: int | None = None
    gut_feel_before_news: int | None = None
    best_moment: str = ""
    would_change: str = ""
    notes: str = ""
    outcome: Outcome = Outcome.WAITING
    outcome_on: date | None = None
    news_at: datetime | None = None
    news_by: NewsBy | None = None
    debriefed_at: datetime | None = None
    deleted_at: datetime | None = None

    def is_held(self, today: date, clock: time | None = None) -> bool:
        """Whether the interview has taken place; without a day it has once there is news.

        On its own day it has, but for a known hour that is still to come by the person's clock; who has looked back on
        it already came from it.
        """
        return _is_held(self, today, clock if self.debriefed_at is None else None)


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One line of the list of interviews."""

    id: str
    company: str
    role: str
    held_on: date | None
    stage: Stage | None
    outcome: Outcome
    held_time: time | None = None

    def is_held(self, today: date, clock: time | None = None) -> bool:
        """Whether the interview has taken place; without a day it has once there is news.

        On its own day it has, but for a known hour that is still to come by the person's clock.
        """
        return _is_held(self, today, clock)


def _is_held(interview: Interview | InterviewRow, today: date, clock: time | None) -> bool:
    if interview.held_on is None:
        return interview.outcome.is_news
    if interview.held_on == today and interview.held_time and clock and not interview.outcome.is_news:
        return interview.held_time <= clock
    return interview.held_on <= today


PAGE_SIZE = 25
"""So many interviews stand on one page of the list."""


@dataclass(frozen=True, slots=True)
class InterviewPage:
    """One page of the list, the number of all that match, and of all there are."""

    rows: tuple[InterviewRow, ...]
    matching: int
    everything: int

    @property
    def pages(self) -> int:
        """How many pages all that match fill."""
        return -(-self.matching // PAGE_SIZE)


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One score for a chart: which interview (1 = the earliest held), what was said before the news, else after it."""

    interview_id: str
    number: int
    held_on: date
    company: str
    criterion: Criterion
    value: int
    counted: bool
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording an outcome: the round it led to, or the one that a corrected outcome left over."""

    next_round: Interview | None = None
    left_over: Interview | None = None
