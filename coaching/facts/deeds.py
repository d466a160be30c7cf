"""What the person has done: letters sent, and marks that say done or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from coaching.records import Dossier
from coaching.tree import Fact

ASKS_FOR_ANOTHER_DAY = ("other_times", "move_day", "try_again")
"""The letters after which the day of the interview no longer holds."""

_ABOUT_THE_DAY = frozenset({*ASKS_FOR_ANOTHER_DAY, "take_day_out", "ring_about_the_day"})
_SPEAKS_OF_THE_DAY = ("does_it_hold", "something_changed")
"""The questions whose answers say whether a day holds."""
_CLOCKS_APART = timedelta(1)
"""A choice is kept in UTC, which may be a day ahead of the person's own calendar."""

_NOTES = ("note", "second_note")
_QUESTIONS = ("negotiate", "negotiate_by_phone", "ask_new_role", "ask_to_mend", "ask_start_day")
"""The questions about an offer that hold up the answer to it."""

NOTE_REPLY = "note_their_reply"
"""The step that writes down what they answered to one of these."""

_GET_ADVICE = "get_advice"

_ASKS = ("ask_feedback", "ask_feedback_by_phone", "ask_feedback_again")


def is_over(dossier: Dossier, step: str, letter: str | None = None) -> bool:
    """Whether a step is behind the person: done, dropped, or its letter sent.

    A note from before their promised date is no longer one: when they name a new date, it becomes fair again. What they
    answered to one question is no answer to the next. A service that was asked before the news is asked again after it.
    """
    days = [*_did(dossier, step, letter), *_dropped(dossier, step)]
    return bool(_that_count(dossier, step, letter, days))


def done_on(dossier: Dossier, step: str, letter: str | None = None) -> date | None:
    """The last day on which a step was done or its letter sent; None where it was not, or is asked for anew."""
    by_voice = dossier.feedback.asked_by_voice_on if step == _ASKS[0] else None
    days = [*_did(dossier, step, letter), *([by_voice] if by_voice else ())]
    return max(_that_count(dossier, step, letter, days), default=None)


def _did(dossier: Dossier, step: str, letter: str | None) -> list[date]:
    return [*done(dossier, step), *(_sent(dossier, letter) if letter else ())]


def _that_count(dossier: Dossier, step: str, letter: str | None, days: list[date]) -> list[date]:
    if step in _NOTES or letter in _NOTES:
        days = _since_they_were_due(dossier, days)
    heard_on = dossier.interview.outcome_on
    if step == _GET_ADVICE and heard_on:
        days = [day for day in days if day >= heard_on]
    if step == NOTE_REPLY and (asked := last_question(dossier)):
        days = [day for day in days if day >= asked]
    return days


def deed(dossier: Dossier, *keys: str) -> Fact:
    """What became of a letter whose step has the same key, or of several of which one is enough.

    A step that was done without its letter is done.
    """
    days = sorted(day for key in keys for day in done(dossier, key))
    if days:
        return Fact("sent", days[0])
    dropped = [day for key in keys for day in _dropped(dossier, key)]
    return Fact("unwanted", min(dropped)) if dropped else Fact("open")


def last_deed(dossier: Dossier, keys: Iterable[str]) -> Fact:
    """What became of several letters that serve one end: the last one sent counts, else the last one let go."""
    steps = tuple(keys)
    if days := [day for key in steps for day in done(dossier, key)]:
        return Fact("sent", max(days))
    dropped = [day for key in steps for day in _dropped(dossier, key)]
    return Fact("unwanted", max(dropped)) if dropped else Fact("open")


def done(dossier: Dossier, key: str) -> list[date]:
    """The days on which a letter was sent or its step marked as done, the earliest first."""
    mark = dossier.marks.get(key)
    marked = [mark.done_on] if mark and mark.done_on else []
    return sorted([*_sent(dossier, key), *_of_this_day(dossier, key, marked)])


def last_question(dossier: Dossier) -> date | None:
    """The day of the last question about an offer that holds up the answer to it."""
    return max((day for step in _QUESTIONS for day in done(dossier, step)), default=None)


def notes(dossier: Dossier) -> list[date]:
    """The days of the notes that count, the earliest first; a note both sent and marked as done is one."""
    counted: list[date] = []
    for note in _NOTES:
        sent = _since_they_were_due(dossier, _sent(dossier, note))
        counted += sent or _since_they_were_due(dossier, done(dossier, note))
    return sorted(counted)


def asks(dossier: Dossier) -> list[date]:
    """The days on which feedback was asked for, again or by voice too, the earliest first."""
    by_voice = dossier.feedback.asked_by_voice_on
    days = [day for step in _ASKS for day in done(dossier, step)]
    return sorted([*days, *([by_voice] if by_voice else ())])


def _since_they_were_due(dossier: Dossier, days: Iterable[date]) -> list[date]:
    """The days after their promised date or, where they named none, after the interview."""
    start = dossier.interview.decision_due_on or dossier.interview.held_on
    return [day for day in days if start is None or day > start]


def _sent(dossier: Dossier, template: str) -> list[date]:
    days = [letter.sent_on for letter in dossier.letters if letter.template == template and letter.sent_on]
    return _of_this_day(dossier, template, days)


def _dropped(dossier: Dossier, key: str) -> list[date]:
    mark = dossier.marks.get(key)
    return _of_this_day(dossier, key, [mark.dropped_on] if mark and mark.dropped_on else [])


def _of_this_day(dossier: Dossier, key: str, days: list[date]) -> list[date]:
    """What was done about a day counts from when the person last spoke of it: a day may fall through twice."""
    spoke = [at.date() for node in _SPEAKS_OF_THE_DAY if (at := dossier.chosen_at.get(node))]
    if key not in _ABOUT_THE_DAY or not spoke:
        return days
    return [day for day in days if day >= max(spoke) - _CLOCKS_APART]
