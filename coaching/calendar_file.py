"""The dated actions and the interviews to come as a calendar file (.ics), read by every calendar program.

What stands in it, in which time and why: docs/decisions/0008-the-calendar-file.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coaching import dates, letters
from coaching.agenda import Action, Standing, dated_actions
from coaching.dates import Present
from coaching.records import Interview

if TYPE_CHECKING:
    import icalendar

LAST_DAY = date(2099, 12, 31)
"""A later day is a mistyped year, and some calendars end there."""

_MORNING, _EVENING = time(9), time(18)
_AN_INTERVIEW, _A_STEP = timedelta(hours=1), timedelta(minutes=15)
_TO_GET_HOME = timedelta(minutes=90)
"""From an interview's start to its debrief, where that is later than the evening."""

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class _Event:
    """One event: from a moment in UTC to another, or a whole day; it rings so long before it starts, or not at all."""

    what: str
    interview: Interview
    summary: str
    starts: datetime | date
    ends: datetime | date
    rings_before: timedelta | None
    lines: tuple[str, ...] = ()
    place: str = ""
    is_busy: bool = False

    @property
    def uid(self) -> str:
        """The same for the same step of the same interview in every file."""
        return f"{self.what}.{self.interview.id}@debrief"


def has_days(standings: Iterable[Standing], today: date, *, step: str | None = None) -> bool:
    """Whether there is anything for a calendar: an action with its day, or an interview to come; or that one step."""
    everything = tuple(standings)
    is_to_come = step is None and any(_is_to_come(one, today) for one in everything)
    return is_to_come or bool(_dated(everything, today, step))


def ics(standings: Iterable[Standing], present: Present, *, sequence: int, step: str | None = None) -> bytes:
    """The file of all days of these interviews, or of one step of them; `sequence` is the store's change counter.

    The same days in a later file have the same UIDs, so that a calendar moves them and never shows them twice.
    """
    everything = tuple(standings)
    events = [_of_action(one, action, present) for one, action in _dated(everything, present.today, step)]
    if step is None:
        events += [event for one in everything for event in _of_interview(one, present)]
    return _written(events, sequence, present.now)


def file_name(company: str = "") -> str:
    """A name that every system can keep, whatever the company is called; without one, of all days."""
    letters_only = unicodedata.normalize("NFKD", company.casefold()).encode("ascii", "ignore").decode()
    name = re.sub("[^a-z0-9]+", "-", letters_only).strip("-")[:_LONGEST_NAME].rstrip("-")
    return f"debrief-{name}.ics" if name else "debrief-days.ics"


def _dated(standings: Iterable[Standing], today: date, step: str | None) -> list[tuple[Standing, Action]]:
    return [
        (one, action)
        for one, action in dated_actions(standings, today)
        if step in {None, action.key} and action.due and action.due <= LAST_DAY
    ]


def _of_action(standing: Standing, action: Action, present: Present) -> _Event:
    """A step on its day, at nine in the morning, which takes nobody's time."""
    interview, day = standing.dossier.interview, action.due or present.today
    do = _one_line(letters.render(action.do, standing.texts(day)))
    company = _one_line(interview.company)
    starts = _moment(day, _MORNING, present)
    return _Event(
        what=f"step.{action.key}",
        interview=interview,
        summary=do if company in do else f"{do}: {company}",
        starts=starts,
        ends=starts + _A_STEP,
        rings_before=_rings(starts, starts, present),
        lines=(*_to_whom(interview, action), _still_fine(action, day)),
        place=_one_line(interview.place) if action.opens == "place" else "",
    )


def _of_interview(standing: Standing, present: Present) -> Iterator[_Event]:
    """An interview to come, and its debrief in the evening after it."""
    interview = standing.dossier.interview
    day, at = interview.held_on, interview.held_time
    if day is None or not _is_to_come(standing, present.today):
        return
    company = _one_line(interview.company)
    starts = _moment(day, at or time.min, present)
    yield _Event(
        what="interview",
        interview=interview,
        summary=f"Interview: {company}",
        starts=starts if at else day,
        ends=starts + _AN_INTERVIEW if at else dates.day_after(day),
        rings_before=_rings(_moment(dates.days_later(day, -1), _EVENING, present), starts, present),
        lines=(_one_line(interview.role), _who(interview.contact_name)),
        place=_one_line(interview.place),
        is_busy=at is not None,
    )
    evening = _moment(day, _EVENING, present)
    sits_down = max(evening, starts + _TO_GET_HOME) if at else evening
    yield _Event(
        what="debrief",
        interview=interview,
        summary=f"Write down what happened: {company}",
        starts=sits_down,
        ends=sits_down + _A_STEP,
        rings_before=_rings(sits_down, sits_down, present),
        lines=("It takes about five minutes, while it’s fresh.",),
    )


def _is_to_come(standing: Standing, today: date) -> bool:
    """Whether an interview is ahead; on its own day it is, until its debrief is written."""
    interview = standing.dossier.interview
    if standing.tree is None or interview.outcome.is_news or interview.held_on is None:
        return False
    is_ahead = interview.held_on > today or (interview.held_on == today and interview.debriefed_at is None)
    return is_ahead and interview.held_on <= LAST_DAY


def _moment(day: date, at: time, present: Present) -> datetime:
    """A time of the person's own clock, in UTC: the offset is that of the day itself."""
    return datetime.combine(day, at, tzinfo=ZoneInfo(present.zone)).astimezone(UTC)


def _rings(rings_at: datetime, starts: datetime, present: Present) -> timedelta | None:
    """How long before its start; a moment that has passed would ring as soon as the file is opened."""
    return starts - rings_at if rings_at > present.now else None


def _to_whom(interview: Interview, action: Action) -> tuple[str, ...]:
    """Whom the words of a step are for, the recruiter where one stands between; a step without words is for oneself."""
    if action.letter is None:
        return ()
    whom = _who(interview.contact_name)
    if interview.via_recruiter:
        whom = _who(interview.recruiter_name, ", at the agency")
    return whom, "The words are ready in Debrief."


def _who(name: str, where: str = "") -> str:
    said = _one_line(name)
    return f"Who: {said}{where}" if said else ""


def _still_fine(action: Action, day: date) -> str:
    if action.until is None or action.until <= day:
        return ""
    return f"Still fine until {_one_line(dates.with_weekday(action.until, day))}."


def _one_line(text: str) -> str:
    """The text on one line, without what no calendar file may hold: control characters and halves of characters."""
    kept = (sign for sign in text if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cs"})
    return " ".join("".join(kept).split())


def _written(events: Iterable[_Event], sequence: int, now: datetime) -> bytes:
    from icalendar import Calendar  # only once a file is asked for: no page needs it to be drawn

    calendar = Calendar()
    calendar.add("prodid", "-//Debrief//Calendar file//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in sorted(events, key=lambda one: (one.starts.isoformat(), one.uid)):
        calendar.add_component(_component(event, sequence, now))
    written: bytes = calendar.to_ical()
    return written


def _component(event: _Event, sequence: int, now: datetime) -> icalendar.Event:
    from icalendar import Event
    from icalendar.prop import vInline

    said = Event()
    said.add("uid", event.uid)
    said.add("sequence", sequence)
    said.add("dtstamp", now)
    said.add("last-modified", event.interview.updated_at)
    said.add("dtstart", event.starts)
    said.add("dtend", event.ends)
    said.add("transp", "OPAQUE" if event.is_busy else "TRANSPARENT")
    said.add("class", "PRIVATE")
    lines = "\n".join(filter(None, event.lines))
    for name, words in (("summary", event.summary), ("description", lines), ("location", event.place)):
        if words:
            said.add(name, vInline(_escaped(words)))
    if event.rings_before is not None:
        said.add_component(_alarm(event.summary, event.rings_before))
    return said


def _alarm(summary: str, before: timedelta) -> icalendar.Alarm:
    from icalendar import Alarm
    from icalendar.prop import vInline

    said = Alarm()
    said.add("action", "DISPLAY")
    said.add("description", vInline(_escaped(summary)))
    # In minutes: a day of a duration has 23 or 25 hours where the clocks change, and minutes are always minutes.
    said.add("trigger", vInline(f"-PT{before // timedelta(minutes=1)}M"))
    return said


def _escaped(words: str) -> str:
    r"""As RFC 5545 wants it; the library's own way reads the "\N" of "C:\New" as the end of a line."""
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
