"""The order of interviews: by day, by time, by when they were written down; those without a date come last."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlmodel import col

from coaching import models, records

EARLIEST_FIRST = (
    col(models.Interview.held_on).asc().nulls_last(),
    col(models.Interview.held_time).asc().nulls_last(),
    col(models.Interview.created_at),
    col(models.Interview.id),
)
"""The order in SQL."""

NEWEST_FIRST = (
    col(models.Interview.held_on).desc().nulls_first(),
    col(models.Interview.held_time).desc().nulls_last(),
    col(models.Interview.created_at).desc(),
    col(models.Interview.id),
)
"""The order of the list: what has no date yet is still to come, so it stands on top."""


def place(one: models.Interview | records.Interview) -> tuple[bool, date, bool, time, datetime, str]:
    """The same order as a key for Python's sorting, the earliest first."""
    return (
        one.held_on is None,
        one.held_on or date.max,
        one.held_time is None,
        one.held_time or time.max,
        one.created_at,
        one.id,
    )
