"""What the screens say of an interview as it stands: one line about it, its title, what is known around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coaching import dates
from coaching.records import CALLED_OFF, TAKEN_BACK, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, time

    from coaching.content import Words
    from coaching.records import Interview, InterviewRow
    from coaching.tree import Position

_HOW_IT_CAME = {Outcome.NO_ANSWER: "You closed it", Outcome.WITHDRAWN: "You pulled out"}
"""What the person did on the day of news that nobody told them."""

ON_THEIR_LIST = "on_their_list"
"""What the title is known by where they said no and keep the person on a list."""

_LISTED = frozenset({ON_THEIR_LIST, "while_listed"})
"""The advice for who is on such a list."""


def about(interview: Interview | InterviewRow, words: Words, today: date) -> str:
    """One line: role, round and day, as far as they are known ("Data analyst, first interview, Friday 20 November").

    A day nearby has its date beside it.
    """
    stage = words.stage[interview.stage] if interview.stage else ""
    what = [interview.role, stage[:1].lower() + stage[1:]]
    line = ", ".join(part for part in (*what, _day(interview, today, dates.dated)) if part)
    if not any(what) and interview.held_on:
        line = f"interview {line}"
    return line[:1].upper() + line[1:]


def when(interview: Interview | InterviewRow, today: date) -> str:
    """The day of an interview in words, with its time while it is still to come; "no date yet" where there is none."""
    return _day(interview, today, dates.in_words)


def _day(interview: Interview | InterviewRow, today: date, say: Callable[[date, date], str]) -> str:
    if interview.held_on is None:
        return "interview day not known" if interview.outcome.is_news else "no date yet"
    day = say(interview.held_on, today)
    is_to_come = interview.held_time is not None and interview.held_on >= today
    return f"{day} at {interview.held_time:%H:%M}" if is_to_come else day


def outcome(interview: Interview | InterviewRow, words: Words, today: date, clock: time | None = None) -> str:
    """What became of an interview in kind words; "Coming up" while it has not taken place."""
    if interview.outcome is Outcome.WAITING and not interview.is_held(today, clock):
        return "Coming up"
    return words.outcome[interview.outcome]


def heard(interview: Interview, today: date) -> str:
    """On which day the news came, "" where there is none."""
    if not interview.outcome.is_news or interview.outcome_on is None:
        return ""
    return f"{_HOW_IT_CAME.get(interview.outcome, 'You heard')} {on(interview.outcome_on, today)}."


def on(day: date, today: date) -> str:
    """A day as part of a sentence ("today", "tomorrow, Thursday 26 November", "on Friday 20 November")."""
    said = dates.dated(day, today)
    return said if abs((day - today).days) <= 1 else f"on {said}"


def heading(
    interview: Interview,
    words: Words,
    today: date,
    clock: time | None = None,
    *,
    is_called_off: bool = False,
    is_taken_back: bool = False,
    position: Position | None = None,
) -> str:
    """The title of a page about what to do now ("Harbour & Finch said no"); a walk may know better than the news."""
    coming = interview.outcome is Outcome.WAITING and not interview.is_held(today, clock)
    key = ON_THEIR_LIST if is_listed(position) else "coming_up" if coming else interview.outcome
    key = CALLED_OFF if is_called_off else TAKEN_BACK if is_taken_back else key
    return words.heading[key].replace("{company}", interview.company)


def is_listed(position: Position | None) -> bool:
    """Whether a walk has come to their reserve list."""
    return position is not None and not _LISTED.isdisjoint(position.advice)


def interviews_title(counts: Mapping[Outcome, int], everything: int) -> str:
    """The counted title of the list."""
    opened = counts.get(Outcome.WAITING, 0)
    noun = "interview" if everything == 1 else "interviews"
    return f"{everything}\u00a0{noun}, {opened} waiting to hear" if opened else f"{everything}\u00a0{noun}"


def facts(interview: Interview, words: Words, today: date) -> tuple[tuple[str, str], ...]:
    """What is known around an interview, as terms and values."""
    lines = [
        ("Time", interview.held_time.strftime("%H:%M") if interview.held_time else ""),
        ("How", words.format[interview.format] if interview.format else ""),
        ("Contact", "\n".join(filter(None, (interview.contact_name, interview.contact_email)))),
        ("Others there", interview.others_there),
        ("Agency", "\n".join(filter(None, (interview.recruiter_name, interview.recruiter_email)))),
        ("Where", interview.place),
        ("Pay they named", interview.pay_said),
        (
            "Their date",
            dates.dated(interview.decision_due_on, today) if interview.decision_due_on else "",
        ),
    ]
    return tuple((term, value) for term, value in lines if value)
