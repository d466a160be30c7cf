"""Who was away: which interviews may have had news meanwhile, and what came off the list without being done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coaching.agenda.action import Action
from coaching.agenda.standing import HasTrees, Standing, standings
from coaching.dates import WorkingDays
from coaching.records import STILL_WAITING, Absence, Dossier, Outcome


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
    there = [one for one in dossiers if own_day(one.interview.created_at, zone) <= previous_visit]
    found = [
        CameOff(one, action)
        for one in standings(there, content, previous_visit, working_days, waits=waits)
        for action in one.actions
        if action.until and action.until < today
    ]
    return tuple(sorted(found, key=lambda one: one.action.until or date.min, reverse=True))


def asked_about(standings: Iterable[Standing], today: date, absence: Absence, zone: str) -> tuple[Standing, ...]:
    """Those that "Any news?" asks about: what was open on the day of the return and was not answered before today.

    It stays owed while the person is back: whatever goes before it, or a visit that leaves it alone, does not end it.
    What is answered today stays in sight.
    """
    return tuple(one for one in standings if _was_open(one, absence, zone) and _is_owed(one, today, absence, zone))


def is_answered(standing: Standing, absence: Absence) -> bool:
    """Whether the person has said since the return what became of it, or that there is nothing yet."""
    said_on = _nothing_yet_on(standing)
    return not _waits(standing) or (said_on is not None and said_on >= absence.until)


def own_day(moment: datetime, zone: str) -> date:
    """The person's own day at a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _was_open(standing: Standing, absence: Absence, zone: str) -> bool:
    """Whether it was held and written down by the day of the return."""
    interview = standing.dossier.interview
    is_held = interview.held_on is not None and interview.held_on < absence.until
    return is_held and own_day(interview.created_at, zone) <= absence.until


def _is_owed(standing: Standing, today: date, absence: Absence, zone: str) -> bool:
    news_at = standing.dossier.interview.news_at
    if not _waits(standing):
        return news_at is not None and own_day(news_at, zone) >= today
    said_on = _nothing_yet_on(standing)
    return said_on is None or not absence.until <= said_on < today


def _nothing_yet_on(standing: Standing) -> date | None:
    mark = standing.dossier.marks.get(STILL_WAITING)
    return mark.done_on if mark else None


def _waits(standing: Standing) -> bool:
    return standing.tree is not None and standing.tree.key == Outcome.WAITING
