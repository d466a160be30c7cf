"""The present, days in words, working days, and due dates counted from what is known.

Only `present` asks the clock; whatever else needs a day takes it as an argument.
"""

from __future__ import annotations

from coaching.dates.clock import Present, present
from coaching.dates.counting import day_after, days_later
from coaching.dates.due import Unit, When, parse_when, resolve
from coaching.dates.places import countries, regions
from coaching.dates.words import dated, day_month, in_full, in_words, near_words, with_weekday
from coaching.dates.working_days import WorkingDays

__all__ = [
    "Present",
    "Unit",
    "When",
    "WorkingDays",
    "countries",
    "dated",
    "day_after",
    "day_month",
    "days_later",
    "in_full",
    "in_words",
    "near_words",
    "parse_when",
    "present",
    "regions",
    "resolve",
    "with_weekday",
]
