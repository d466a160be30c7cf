"""A day as one says it."""

from __future__ import annotations

from datetime import date

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


def in_words(day: date, today: date) -> str:
    """A day as one says it: "today", "tomorrow", "yesterday", else "Thursday 3 December", with a year not this one."""
    near = _NEAR.get((day - today).days)
    return near or with_weekday(day, today)


def dated(day: date, today: date) -> str:
    """A day as one says it, with its date beside it where it has another name: "tomorrow, Thursday 3 December"."""
    said = in_words(day, today)
    return f"{said}, {with_weekday(day, today)}" if abs((day - today).days) == 1 else said


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
