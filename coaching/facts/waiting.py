"""How long ago, how near, and how long it is fair to wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from coaching.dates import WorkingDays, days_later
from coaching.facts.deeds import ASKS_FOR_ANOTHER_DAY, deed, last_deed
from coaching.records import LANDED, Dossier, Interview
from coaching.tree import Fact

_THANKS_UNTIL = 3
"""A thank-you is past after so many working days."""
_FAIR_AFTER = 6
"""Without a promised date a note is fair on this working day after the interview."""
WEEK_OF_QUIET = 7
"""So many days after a note the silence is long."""
_RUNG_LONG = 3
"""So many working days after a call about a day the silence is long."""
_ENOUGH_WAITS = 10
"""So many answers of the person's own tell how long an answer takes."""
_NINE_IN_TEN = 9, 10
_WEEKS_AGO = 14
"""From so many days on an interview was weeks ago."""
_NEAR = 3
"""So many days before it an interview is near."""
_NOTES_PAST = 92
"""More days than this after a no the time for every note but the look-in is past: three months at most."""
_LOOK_IN, _UNLAWFUL = "look_in", "unlawful"
_WEEKS_PAST = 10
"""From so many working days on the day that they named, or on which a note became fair, is weeks past."""


def held(interview: Interview, today: date, clock: time | None = None) -> Fact:
    """Whether the interview has taken place."""
    if interview.held_on is None:
        return Fact("undated")
    return Fact("held" if interview.is_held(today, clock) else "coming", interview.held_on)


def age(interview: Interview, today: date) -> Fact:
    """How long ago the interview was."""
    days = (today - interview.held_on).days if interview.held_on else -1
    if days < 0:
        return Fact("none", interview.held_on)
    if days == 0:
        return Fact("today", interview.held_on)
    return Fact("weeks" if days >= _WEEKS_AGO else "days", interview.held_on)


def near(interview: Interview | None, today: date, clock: time | None = None) -> Fact:
    """How near the interview is; today only while its hour is still to come."""
    day = interview.held_on if interview else None
    days = (day - today).days if day else 0
    if interview and day == today and not interview.is_held(today, clock):
        return Fact("today", day)
    if days <= 0:
        return Fact("none", day)
    if days == 1:
        return Fact("tomorrow", day)
    return Fact("near" if days <= _NEAR else "far", day)


def next_near(next_round: Interview | None, today: date, working_days: WorkingDays) -> Fact:
    """How near the round is that follows: on the last day before it on which they are at work, it is time to ring."""
    day = next_round.held_on if next_round else None
    if day and today == working_days.after(day, -1):
        return Fact("last_day", day)
    fact = near(next_round, today)
    return Fact("near", day) if fact.value == "tomorrow" else fact


def next_interview(next_round: Interview | None) -> Fact:
    """The round that follows."""
    if next_round is None:
        return Fact("none")
    return Fact("dated" if next_round.held_on else "undated", next_round.held_on)


def their_day(interview: Interview, today: date, working_days: WorkingDays) -> Fact:
    """How far past the day that they named it is; a weekend after it is still that day."""
    due_on = interview.decision_due_on
    if due_on is None:
        return Fact("none")
    if due_on > today:
        return Fact("to_come", due_on)
    if working_days.after(due_on, 1) > today:
        return Fact("reached", due_on)
    return Fact("weeks" if working_days.after(due_on, _WEEKS_PAST) <= today else "days", due_on)


def thank_you(dossier: Dossier, today: date, working_days: WorkingDays) -> Fact:
    """What became of the thank-you: after some days the time for it is past."""
    fact = deed(dossier, "thank_you")
    held_on = dossier.interview.held_on
    if fact.value == "open" and held_on and today > working_days.after(held_on, _THANKS_UNTIL):
        return Fact("past")
    return fact


def old_day(dossier: Dossier, today: date) -> Fact:
    """Whether a day that no longer holds is out: another was asked for, and none or a later one stands here."""
    fact, asked, interview = deed(dossier, "take_day_out"), last_deed(dossier, ASKS_FOR_ANOTHER_DAY), dossier.interview
    if fact.value != "open" or asked.value != "sent" or asked.since is None:
        return fact
    return asked if interview.held_on is None or asked.since < interview.held_on <= today else fact


def called_off(dossier: Dossier) -> Fact:
    """Whether they called it off, or want to move it, and no new day stands here yet."""
    return Fact("yes" if dossier.is_called_off else "no")


def day_rung(dossier: Dossier, today: date, working_days: WorkingDays) -> Fact:
    """How long ago the person rang about a day."""
    fact = deed(dossier, "ring_about_the_day")
    if fact.value != "sent" or fact.since is None:
        return fact
    return Fact("long" if working_days.after(fact.since, _RUNG_LONG) <= today else "fresh", fact.since)


def rung_out(dossier: Dossier, working_days: WorkingDays) -> Fact:
    """The day on which a call about a day has had its three working days."""
    fact = deed(dossier, "ring_about_the_day")
    if fact.value != "sent" or fact.since is None:
        return Fact("none")
    return Fact("given", working_days.after(fact.since, _RUNG_LONG))


def patience(interview: Interview, today: date, working_days: WorkingDays, waits: Sequence[int]) -> Fact:
    """Whether it is fair to ask where things stand, or has been for weeks."""
    fair = _fair_on(interview, working_days, waits)
    if fair is None or fair > today:
        return Fact("wait", fair)
    return Fact("weeks" if working_days.after(fair, _WEEKS_PAST) <= today else "fair_to_ask", fair)


def since_the_no(dossier: Dossier, today: date) -> Fact:
    """Whether so long has passed since the no, and since what was last done about it, that no note is due any more.

    Looking in counts for nothing here, since that is what comes then; a reason that may not be allowed is never past.
    """
    interview, marks = dossier.interview, dossier.marks.values()
    if interview.outcome_on is None or dossier.choices.get(LANDED) == _UNLAWFUL:
        return Fact("fresh")
    days = [
        dossier.feedback.received_on,
        dossier.feedback.asked_by_voice_on,
        *(one.sent_on for one in dossier.letters if one.template != _LOOK_IN),
        *(day for mark in marks if mark.step != _LOOK_IN for day in (mark.done_on, mark.dropped_on)),
    ]
    last = max((day for day in days if day), default=interview.outcome_on)
    return Fact("long" if (today - max(last, interview.outcome_on)).days > _NOTES_PAST else "fresh")


def wait(days: Sequence[date], *, long: bool) -> Fact:
    """How long ago the last of some notes was."""
    return Fact("long" if long else "fresh", days[-1] if days else None)


def _fair_on(interview: Interview, working_days: WorkingDays, waits: Sequence[int]) -> date | None:
    """The first day on which it is fair: after their date; where they named none, after what is usual.

    Usual are five full working days or, where that comes sooner, the days in which nine in ten of the person's own
    answers had come.
    """
    if interview.decision_due_on:
        return working_days.after(interview.decision_due_on, 1)
    if interview.held_on is None:
        return None
    fair = working_days.after(interview.held_on, _FAIR_AFTER)
    if len(waits) < _ENOUGH_WAITS:
        return fair
    # Working day or not, nobody is asked on the interview's own day or at a weekend.
    by_then = days_later(interview.held_on, max(_most_waits(waits), 1) - 1)
    return min(fair, working_days.after(by_then, 1))


def _most_waits(waits: Sequence[int]) -> int:
    """The days by which nine in ten of the waits were over."""
    part, whole = _NINE_IN_TEN
    return sorted(waits)[-(-len(waits) * part // whole) - 1]
