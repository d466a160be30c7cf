"""What the person does in Coach beside choosing: what an answer stands for, a step done or put off, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from coaching import agenda, dates, facts
from coaching.errors import AlreadyDoneError
from coaching.records import OfferAnswer, Outcome
from coaching.tree import Does

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time

    from coaching.agenda import Action, Standing
    from coaching.records import Dossier
    from coaching.sentences import Deed
    from coaching.store import Store

Page = Literal["news", "interview"]
"""Where what an answer stands for is written down, when it takes more than the answer."""

_PAGES: Mapping[Does, Page] = {
    Does.OPEN_NEWS: "news",
    Does.RECORD_FEEDBACK: "news",
    Does.RECORD_OFFER: "interview",
}
_ANSWERS = {Does.ACCEPT: OfferAnswer.ACCEPTED, Does.DECLINE: OfferAnswer.DECLINED}
_ASKS = "ask_feedback"
"""The step that is also done by asking aloud, which the facts count from its day."""

_WEEKEND = frozenset({6, 7})
"""Saturday and Sunday, as the calendar counts them."""

_WAITS = frozenset({"patience", "feedback_wait"})
"""The facts that count working days without a step."""


def carry_out(store: Store, interview_id: str, does: Does, *, on: date, now: datetime) -> Page | None:
    """Write what an answer stands for, the fact that answers next time; where it needs more, the page that asks it."""
    if does in _PAGES:
        return _PAGES[does]
    if does is Does.NONE_WILL_COME:
        store.save_feedback(interview_id, "none_will_come", value=True, now=now)
    elif does is Does.NEVER_ANSWERED:
        store.record_outcome(interview_id, Outcome.NO_ANSWER, on=on, now=now)
    elif does is Does.CALL_OFF:
        store.call_off(interview_id, on=on, now=now)
    elif does is Does.TAKEN_BACK:
        store.take_offer_back(interview_id, on=on, now=now)
    else:
        store.answer_offer(interview_id, _ANSWERS[does], on=on, now=now)
    return None


def finish(store: Store, interview_id: str, step: str, *, on: date, now: datetime) -> None:
    """Keep that a step was done without its letter; feedback was then asked for aloud."""
    if step == _ASKS:
        store.save_feedback(interview_id, "asked_by_voice_on", on, now=now)
    else:
        store.mark(interview_id, step, done_on=on, now=now)


def put_off(store: Store, action: Action, day: date, *, now: datetime) -> None:
    """Keep that a step can wait until another day; raises `AlreadyDoneError` where another tab has done it."""
    _refuse_what_is_done(store, action)
    store.mark(action.interview_id, action.key, moved_to=day, now=now)


def leave_out(store: Store, action: Action, *, on: date, now: datetime) -> None:
    """Keep that a step will not be done; raises `AlreadyDoneError` where another tab has done it."""
    _refuse_what_is_done(store, action)
    store.mark(action.interview_id, action.key, dropped_on=on, now=now)


def _refuse_what_is_done(store: Store, action: Action) -> None:
    dossier = store.dossier(action.interview_id)
    day = facts.done_on(dossier, action.key, action.letter)
    if day is None:
        return
    is_sent = not action.is_call and any((one.template, one.sent_on) == (action.letter, day) for one in dossier.letters)
    raise AlreadyDoneError("sent" if is_sent else "done", dates.in_full(day))


def take_back(store: Store, interview_id: str, deed: Deed, *, now: datetime) -> None:
    """Undo what the person did: it was not sent, not done, not left out and not put off."""
    if deed.kind == "letter":
        store.unsend_letter(deed.key, now=now)
    elif deed.kind == "asked":
        store.save_feedback(interview_id, "asked_by_voice_on", None, now=now)
    elif deed.kind == "called_off":
        store.put_day_back(interview_id, now=now)
    else:
        store.unmark(interview_id, deed.key, now=now)


def counts_working_days(standing: Standing) -> bool:
    """Whether another country would mean another day, for a step or for how long to wait."""
    if standing.tree is None or standing.position is None:
        return False
    asked = (standing.tree.question(passed.node) for passed in standing.position.passed)
    return any(one.counts_working_days for one in standing.actions) or any(one.known_by in _WAITS for one in asked)


def other_days(
    standing: Standing, action: Action, today: date, clock: time | None = None
) -> tuple[tuple[str, date], ...]:
    """The days to which a step of today can be put off, each with what its button says; `clock` is the hour.

    None comes after the step's own last day, nor on or after the day of an interview that it leads up to. Nobody is
    rung at a weekend, and where a clock runs, a week is too long.
    """
    if action.due is None or action.due > today:
        return ()
    days = [("Tomorrow", dates.day_after(today)), ("In a week", dates.days_later(today, 7))]
    if agenda.cannot_wait_long(action):
        days.pop()
    ahead = _next_interview(standing.dossier, today, clock)
    return tuple(
        (label, day)
        for label, day in days
        if (action.until is None or day <= action.until)
        and (ahead is None or day < ahead)
        and not (action.is_call and day.isoweekday() in _WEEKEND)
    )


def _next_interview(dossier: Dossier, today: date, clock: time | None) -> date | None:
    rounds = (dossier.interview, dossier.next_round)
    ahead = (one.held_on for one in rounds if one and one.held_on and not one.is_held(today, clock))
    return min(ahead, default=None)
