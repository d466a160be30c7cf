"""The order of interviews: by day, by time, by when they were written down.

Without a day, an interview that led to another round comes first, one with other news has the day of the news, and one
without news comes last: it is still to come.
"""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import case, func
from sqlmodel import col

from coaching import models, records
from coaching.records import Outcome

_DAY = case(
    (col(models.Interview.held_on).is_not(None), col(models.Interview.held_on)),
    (col(models.Interview.outcome) == Outcome.SECOND_INTERVIEW, date.min),
    else_=col(models.Interview.outcome_on),
)

EARLIEST_FIRST = (
    _DAY.asc().nulls_last(),
    col(models.Interview.held_time).asc().nulls_last(),
    col(models.Interview.created_at),
    col(models.Interview.id),
)
"""The order in SQL."""

NEWEST_FIRST = (
    func.coalesce(col(models.Interview.held_on), col(models.Interview.outcome_on)).desc().nulls_first(),
    col(models.Interview.held_time).desc().nulls_last(),
    col(models.Interview.created_at).desc(),
    col(models.Interview.id),
)
"""The order of the list: what has neither date nor news is still to come, so it stands on top."""


def place(one: models.Interview | records.Interview) -> tuple[bool, date, bool, time, datetime, str]:
    """The same order as a key for Python's sorting, the earliest first."""
    day = _day(one)
    return (
        day is None,
        day or date.max,
        one.held_time is None,
        one.held_time or time.max,
        one.created_at,
        one.id,
    )


def _day(one: models.Interview | records.Interview) -> date | None:
    if one.held_on is not None:
        return one.held_on
    # The day of its news would not do: the round that it led to may be written down after it was held.
    return date.min if one.outcome is Outcome.SECOND_INTERVIEW else one.outcome_on
