"""What is known about an interview on a day: the catalogue of facts, and how each is read from what is stored.

A fact is a value from a closed list and, for some, the day since when it holds, on which due dates may hang.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coaching.dates import WorkingDays, day_month
from coaching.records import Criterion, Dossier, Interview, NewsBy, Outcome, Stage
from coaching.tree import UNKNOWN, Fact, Facts

TIME = "time"
"""What changes a fact that nobody changes by hand."""

OPEN = frozenset({Outcome.WAITING, Outcome.SUCCESSFUL})
"""The outcomes with something still to come: an answer of theirs, or the person's answer to an offer."""

_THANKS_UNTIL = 3
"""A thank-you is past after so many working days."""
_FAIR_AFTER = 6
"""Without a promised date a note is fair on this working day after the interview."""
_LONG_QUIET = 7
"""So many days after a note the silence is long."""
_LONG_WAIT = 3
"""So many working days after asking for feedback the wait is long."""
_NOTES = ("note", "second_note")
_LATE = frozenset({Stage.SECOND, Stage.FINAL, Stage.ASSESSMENT})
_YES_NO = ("yes", "no")
_DEED = ("open", "sent", "unwanted")


@dataclass(frozen=True, slots=True)
class FactKind:
    """A fact's values, what it means, and the page on which it is changed, or "time"."""

    values: tuple[str, ...]
    meaning: str
    changed_by: str


CATALOGUE: Mapping[str, FactKind] = MappingProxyType(
    {
        "interview": FactKind(
            ("held", "coming", "undated"), "whether the interview has taken place; since its day", "interview"
        ),
        "next_interview": FactKind(
            ("none", "undated", "dated"), "the round that follows this one; since its day", "news"
        ),
        "their_date": FactKind(("none", "given"), "whether they said when they decide; since that day", "interview"),
        "outcome": FactKind(tuple(Outcome), "what became of it; since the day of the news", "news"),
        "thank_you": FactKind(
            ("open", "sent", "past", "unwanted"),
            "the thank-you after the interview; since it was sent",
            "coach",
        ),
        "notes_since_their_date": FactKind(
            ("none", "one", "two"),
            "how often the person has asked where things stand since they were due",
            "coach",
        ),
        "patience": FactKind(
            ("wait", "fair_to_ask"), "whether a note is fair by now; since the first day on which it is", TIME
        ),
        "quiet_after_note": FactKind(
            ("fresh", "long"), "how long they have been silent after a note; since the last one", TIME
        ),
        "news_age": FactKind(("today", "later"), "whether the news came today", TIME),
        "news_by": FactKind((*NewsBy, UNKNOWN), "how the news came", "news"),
        "feedback": FactKind(
            ("not_asked", "asked", "came", "refused", "unwanted"),
            "what became of their feedback; since it was asked for, came or was let go",
            "news",
        ),
        "feedback_wait": FactKind(("fresh", "long"), "how long ago feedback was last asked for; since that day", TIME),
        "feedback_repeats": FactKind(
            ("none", "once"), "whether asking for feedback again is over: asked, or let go", "coach"
        ),
        "feedback_placed": FactKind(_YES_NO, "whether their feedback is placed on the areas", "news"),
        "closing": FactKind(_DEED, "the closing letter; since it was sent", "coach"),
        "look_in": FactKind(_DEED, "the note that looks in again months later; since it was sent", "coach"),
        "offer": FactKind(
            ("open", "accepted", "declined"), "the person’s answer to their offer; since that day", "coach"
        ),
        "via_recruiter": FactKind(_YES_NO, "whether a recruiter stands between", "interview"),
        "contact": FactKind(("known", UNKNOWN), "whether they know whom to write to by name", "interview"),
        "late_round": FactKind((*_YES_NO, UNKNOWN), "whether it was a later round than the first", "interview"),
        "debriefed": FactKind(_YES_NO, "whether the person has looked back on it", "debrief"),
        "lowest": FactKind((*Criterion, UNKNOWN), "the area with the person’s lowest score", "debrief"),
        "other_open": FactKind(("none", "some"), "whether another employer’s answer is open", "interviews"),
    }
)


def known(dossier: Dossier, today: date, working_days: WorkingDays, others: Sequence[Dossier] = ()) -> dict[str, Fact]:
    """Every fact of the catalogue as it is on a day; `others` are the person's other interviews."""
    interview = dossier.interview
    notes = _notes(dossier)
    fair = _fair_on(interview, working_days)
    asks = _asks(dossier)
    news_today = interview.outcome_on is not None and interview.outcome_on >= today
    return {
        "interview": Fact(_when_held(interview, today), interview.held_on),
        "next_interview": _next_interview(dossier.next_round),
        "their_date": Fact("given" if interview.decision_due_on else "none", interview.decision_due_on),
        "outcome": Fact(interview.outcome, interview.outcome_on),
        "thank_you": _thank_you(dossier, today, working_days),
        "notes_since_their_date": Fact(("none", "one", "two")[min(len(notes), 2)]),
        "patience": Fact("fair_to_ask" if fair and fair <= today else "wait", fair),
        "quiet_after_note": _wait(notes, long=bool(notes) and (today - notes[-1]).days >= _LONG_QUIET),
        "news_age": Fact("today" if news_today else "later"),
        "news_by": Fact(interview.news_by or UNKNOWN),
        "feedback": _feedback(dossier, asks),
        "feedback_wait": _wait(asks, long=bool(asks) and working_days.after(asks[-1], _LONG_WAIT) <= today),
        "feedback_repeats": Fact("once" if is_over(dossier, "ask_feedback_again", "ask_feedback_again") else "none"),
        "feedback_placed": _yes_no(dossier.panel_views),
        "closing": _deed(dossier, "closing"),
        "look_in": _deed(dossier, "look_in"),
        "offer": _offer(dossier),
        "via_recruiter": _yes_no(interview.via_recruiter),
        "contact": Fact("known" if interview.contact_name.strip() else UNKNOWN),
        "late_round": Fact(UNKNOWN) if interview.stage is None else _yes_no(interview.stage in _LATE),
        "debriefed": _yes_no(interview.debriefed_at or dossier.scores),
        "lowest": Fact(_lowest(dossier)),
        "other_open": Fact("some" if any(_is_open_elsewhere(other, interview) for other in others) else "none"),
    }


def texts(dossier: Dossier, today: date, facts: Facts) -> dict[str, str]:
    """What the texts of trees may name, in words; "" where it is not known, but for the company."""
    interview = dossier.interview
    days = {
        "interview_day": interview.held_on,
        "their_day": interview.decision_due_on,
        "fair_day": facts["patience"].since,
        "next_day": facts["next_interview"].since,
    }
    return {
        "company": interview.company,
        "role": interview.role,
        "contact_name": interview.contact_name,
        "recruiter_name": interview.recruiter_name,
        **{name: day_month(day, today) if day else "" for name, day in days.items()},
    }


def is_over(dossier: Dossier, step: str, letter: str | None = None) -> bool:
    """Whether a step is behind the person: done, dropped, or its letter sent.

    A note from before their promised date is no longer one: when they name a new date, it becomes fair again.
    """
    mark = dossier.marks.get(step)
    days = [*_done(dossier, step), *(_sent(dossier, letter) if letter else ())]
    if mark and mark.dropped_on:
        days.append(mark.dropped_on)
    if step in _NOTES or letter in _NOTES:
        days = _since_they_were_due(dossier, days)
    return bool(days)


def _when_held(interview: Interview, today: date) -> str:
    if interview.held_on is None:
        return "undated"
    return "held" if interview.is_held(today) else "coming"


def _next_interview(next_round: Interview | None) -> Fact:
    if next_round is None:
        return Fact("none")
    return Fact("dated" if next_round.held_on else "undated", next_round.held_on)


def _thank_you(dossier: Dossier, today: date, working_days: WorkingDays) -> Fact:
    deed = _deed(dossier, "thank_you")
    held_on = dossier.interview.held_on
    if deed.value == "open" and held_on and today > working_days.after(held_on, _THANKS_UNTIL):
        return Fact("past")
    return deed


def _fair_on(interview: Interview, working_days: WorkingDays) -> date | None:
    """The first day on which it is fair to ask where things stand."""
    if interview.decision_due_on:
        return working_days.after(interview.decision_due_on, 1)
    return working_days.after(interview.held_on, _FAIR_AFTER) if interview.held_on else None


def _notes(dossier: Dossier) -> list[date]:
    """The days of the notes that count, the earliest first; a note both sent and marked as done is one."""
    counted: list[date] = []
    for note in _NOTES:
        sent = _since_they_were_due(dossier, _sent(dossier, note))
        counted += sent or _since_they_were_due(dossier, _done(dossier, note))
    return sorted(counted)


def _since_they_were_due(dossier: Dossier, days: Iterable[date]) -> list[date]:
    """The days after their promised date or, where they named none, after the interview."""
    start = dossier.interview.decision_due_on or dossier.interview.held_on
    return [day for day in days if start is None or day > start]


def _feedback(dossier: Dossier, asks: Sequence[date]) -> Fact:
    feedback, mark = dossier.feedback, dossier.marks.get("ask_feedback")
    if dossier.feedback_came:
        # Words that came with the news have its day.
        return Fact("came", feedback.received_on or dossier.interview.outcome_on)
    if feedback.none_will_come:
        return Fact("refused")
    if asks:
        return Fact("asked", asks[0])
    if mark and mark.dropped_on:
        return Fact("unwanted", mark.dropped_on)
    return Fact("not_asked")


def _asks(dossier: Dossier) -> list[date]:
    """The days on which feedback was asked for, again or by voice too, the earliest first."""
    by_voice = dossier.feedback.asked_by_voice_on
    asks = [*_done(dossier, "ask_feedback"), *_done(dossier, "ask_feedback_again"), *([by_voice] if by_voice else ())]
    return sorted(asks)


def _wait(days: Sequence[date], *, long: bool) -> Fact:
    return Fact("long" if long else "fresh", days[-1] if days else None)


def _deed(dossier: Dossier, key: str) -> Fact:
    """What became of a letter whose step has the same key; a step that was done without the letter is done."""
    done, mark = _done(dossier, key), dossier.marks.get(key)
    if done:
        return Fact("sent", done[0])
    if mark and mark.dropped_on:
        return Fact("unwanted", mark.dropped_on)
    return Fact("open")


def _offer(dossier: Dossier) -> Fact:
    """The later of a yes and a no counts: people may go back on either."""
    answers = [
        *((day, "accepted") for day in _done(dossier, "say_yes")),
        *((day, "declined") for day in _done(dossier, "decline_offer")),
    ]
    if not answers:
        return Fact("open")
    day, answer = max(answers)
    return Fact(answer, day)


def _done(dossier: Dossier, key: str) -> list[date]:
    """The days on which a letter was sent or its step marked as done, the earliest first."""
    mark = dossier.marks.get(key)
    return sorted([*_sent(dossier, key), *([mark.done_on] if mark and mark.done_on else ())])


def _sent(dossier: Dossier, template: str) -> list[date]:
    return [letter.sent_on for letter in dossier.letters if letter.template == template and letter.sent_on]


def _lowest(dossier: Dossier) -> str:
    """The area with the lowest score, as it was before the news where that is known; of a tie the first."""
    said = {
        criterion: score.value if score.before_news is None else score.before_news
        for criterion, score in dossier.scores.items()
    }
    valued = [(value, criterion) for criterion in Criterion if (value := said.get(criterion)) is not None]
    return min(valued, key=lambda pair: pair[0])[1] if valued else UNKNOWN


def _is_open_elsewhere(dossier: Dossier, interview: Interview) -> bool:
    """Another round of the same application is no other employer, and an offer that is answered is not open."""
    other = dossier.interview
    if other.application_id == interview.application_id or other.deleted_at is not None:
        return False
    return other.outcome in OPEN and _offer(dossier).value == "open"


def _yes_no(is_so: object) -> Fact:
    return Fact("yes" if is_so else "no")
