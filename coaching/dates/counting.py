"""Days and months counted on from a day, never beyond the first and the last there is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def day_after(day: date) -> date:
    """The next day."""
    return days_later(day, 1)


def days_later(day: date, n: int) -> date:
    """The day so many days away; the last (or first) there is, where a mistyped year leads beyond it."""
    try:
        return day + timedelta(n)
    except OverflowError:
        return date.max if n > 0 else date.min


def months_later(day: date, n: int) -> date:
    """The same day so many months away, or that month's last where it is shorter."""
    year, month = divmod(12 * day.year + day.month - 1 + n, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if n > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
