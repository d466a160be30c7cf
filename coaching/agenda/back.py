"""Who was away: which interviews may have had news meanwhile, and what came off the list without being done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.agenda.action import Action
from coaching.agenda.standing import HasTrees, Standing, standings
from coaching.dates import WorkingDays
from coaching.records import Dossier, Outcome

STILL_WAITING = "still_waiting"
"""The mark's key with which "Nothing yet" is kept, so that one is not asked about again that day."""

AWAY_DAYS = 14
"""After so many days without Debrief the person is asked for news of all that wait."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CameOff:
    """An action whose last day passed while the person was away, and where its interview stood before."""

    standing: Standing
    action: Action


def came_off(
    dossiers: Iterable[Dossier],
    content: HasTrees,
    today: date,
    working_days: WorkingDays,
    previous_visit: date | None,
    *,
    waits: Sequence[int] = (),
    zone: str = "UTC",
) -> tuple[CameOff, ...]:
    """What was to do on the day of the previous visit, was not done, and can no longer be: what passed last first.

    What was first written down after that day, in the person's own time zone, was on no list.
    """
    if previous_visit is None:
        return ()
    own = ZoneInfo(zone)
    there = [one for one in dossiers if one.interview.created_at.astimezone(own).date() <= previous_visit]
    found = [
        CameOff(one, action)
        for one in standings(there, content, previous_visit, working_days, waits=waits)
        for action in one.actions
        if action.until and action.until < today
    ]
    return tuple(sorted(found, key=lambda one: one.action.until or date.min, reverse=True))


def is_away(today: date, previous_visit: date | None) -> bool:
    """Whether the person was last here so long ago that there may be news."""
    return previous_visit is not None and (today - previous_visit).days >= AWAY_DAYS


def asked_about(standings: Iterable[Standing], today: date, previous_visit: date) -> tuple[Standing, ...]:
    """Those that "Any news?" asks about: they wait since before today, or did until the person answered just now."""
    return tuple(
        one
        for one in standings
        if (one.dossier.interview.held_on or today) < today and (_waits(one) or _has_new_news(one, previous_visit))
    )


def is_answered(standing: Standing, today: date) -> bool:
    """Whether the person has said today what became of it, or that there is nothing yet."""
    mark = standing.dossier.marks.get(STILL_WAITING)
    said_so = mark is not None and mark.done_on is not None and mark.done_on >= today
    return said_so or not _waits(standing)


def came_after(moment: datetime, visit: date) -> bool:
    """Whether a moment, in UTC, is later than a day that was the person's own, wherever that was."""
    return moment.date() > visit + _ONE_DAY


def _waits(standing: Standing) -> bool:
    return standing.tree is not None and standing.tree.key == Outcome.WAITING


def _has_new_news(standing: Standing, previous_visit: date) -> bool:
    news_at = standing.dossier.interview.news_at
    return news_at is not None and came_after(news_at, previous_visit)
