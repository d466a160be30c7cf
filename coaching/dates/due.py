"""Due dates: a day said by its distance from a dated fact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from coaching.dates.counting import days_later, months_later
from coaching.dates.working_days import WorkingDays


class Unit(StrEnum):
    """What a distance is counted in."""

    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class When:
    """A day said by its distance from a dated fact; negative before it."""

    count: int
    unit: Unit
    anchor: str


class Dated(Protocol):
    """What a due date may hang on: a fact that knows its day, or does not."""

    @property
    def since(self) -> date | None:
        """The day of the fact."""
        ...


_WHEN = re.compile(r"([+-][0-9]{1,3}) (working day|day|week|month|year)s? (after|before) ([a-z_]+)")
_SIGNS = {"after": "+", "before": "-"}


@lru_cache(maxsize=1024)
def parse_when(text: str) -> When:
    """Read "+1 working day after interview" or "-3 days before next_interview"; a ValueError says what is wrong."""
    found = _WHEN.fullmatch(text)
    if found is None or not found[1].startswith(_SIGNS[found[3]]):
        raise ValueError(f'"{text}" is no day: say "+1 working day after interview" or "-3 days before interview"')
    return When(int(found[1]), Unit(found[2]), found[4])


def resolve(when: When, facts: Mapping[str, Dated], working_days: WorkingDays) -> date | None:
    """The day that is meant; None while the fact that it hangs on has no date."""
    start = facts[when.anchor].since
    if start is None:
        return None
    if when.unit is Unit.WORKING_DAY:
        return working_days.after(start, when.count)
    if when.unit in _IN_DAYS:
        return days_later(start, _IN_DAYS[when.unit] * when.count)
    return months_later(start, _IN_MONTHS[when.unit] * when.count)


_IN_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_IN_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
