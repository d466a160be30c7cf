"""What the screens say of what happened: the history of an interview, what the person did, and earlier words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from coaching import dates, offers
from coaching.records import DAY_IS_OUT, STILL_WAITING, TAKEN_BACK, OfferAnswer, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from coaching.content import Content
    from coaching.letters import LetterTemplate
    from coaching.records import Dossier, Edit, Mark


FIELDS = {
    "company": "Company",
    "role": "Role",
    "contact_name": "Contact",
    "contact_email": "Their email",
    "others_there": "Others there",
    "recruiter_name": "Agency",
    "recruiter_email": "The agency’s email",
    "pay_said": "Pay they named",
    "conditions": "What the offer depends on",
    "pay": "Pay they offer",
    "hours": "Hours",
    "other_terms": "Other terms",
    "place": "Where, or the link",
    "notes": "Notes",
    "best_moment": "A good moment",
    "would_change": "One thing you’d do differently",
    "evidence": "What makes you say that",
    "text": "A question they asked",
    "my_answer": "What you said",
    "next_time": "Next time",
    "words": "Their words",
    "to": "Whom a letter goes to",
    "subject": "The subject of a letter",
    "body": "A letter",
}
"""The name on the screen of every field whose earlier words are kept."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, with its day."""

    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What the person did with a letter or a step, with its day and what takes it back.

    `key` is the letter's id, or the step's key; "asked" stands for feedback that was asked for aloud. `undo` are the
    words that take it back.
    """

    key: str
    said: str
    on: date | None
    kind: Literal["letter", "mark", "asked", "called_off"]
    undo: str = "Undo"


def history(dossier: Dossier, texts: Content, today: date, zone: str) -> tuple[Event, ...]:
    """What happened when, the earliest first: the interview, letters sent, marks, news and feedback."""
    interview, feedback, words = dossier.interview, dossier.feedback, texts.words
    events: list[Event] = []
    if interview.held_on and interview.held_on <= today:
        events.append(Event(interview.held_on, words.stage[interview.stage] if interview.stage else "The interview"))
    if interview.debriefed_at:
        events.append(Event(day_of(interview.debriefed_at, zone), "Debrief written"))
    if interview.outcome is not Outcome.WAITING and interview.outcome_on:
        # Of one day the news comes first: most of what is done on it follows from it.
        events.append(Event(interview.outcome_on, words.outcome[interview.outcome]))
    events += [
        Event(sent_on, f"{template.name}: {_sent(template)}") for _, template, sent_on in _letters_sent(dossier, texts)
    ]
    events += _events_of_marks(dossier, texts)
    events += _events_of_offer(dossier)
    if dossier.taken_back_on:
        events.append(Event(dossier.taken_back_on, "They took their offer back"))
    if feedback.asked_by_voice_on:
        events.append(Event(feedback.asked_by_voice_on, "Asked for feedback"))
    if feedback.received_on:
        events.append(Event(feedback.received_on, "Their feedback came"))
    return tuple(sorted(events, key=lambda event: event.on))


def _events_of_marks(dossier: Dossier, texts: Content) -> list[Event]:
    steps = _steps(texts)
    known = [mark for mark in dossier.marks.values() if mark.step in steps]
    done = [Event(mark.done_on, f"{steps[mark.step]}: done") for mark in known if mark.done_on]
    quiet = dossier.marks.get(STILL_WAITING)
    done += [Event(quiet.done_on, "Nothing from them yet")] if quiet and quiet.done_on else []
    return done + [Event(mark.dropped_on, f"{steps[mark.step]}: left out") for mark in known if mark.dropped_on]


def _events_of_offer(dossier: Dossier) -> list[Event]:
    offer = dossier.offer
    if offer is None or not offers.is_there(dossier):
        return []
    events = (
        (offer.in_writing_on, "Their offer is in writing"),
        (offer.conditions_met_on, "Nothing is left open in their offer"),
        (offer.answered_on, "You said yes" if offer.answer is OfferAnswer.ACCEPTED else "You said no"),
    )
    return [Event(day, what) for day, what in events if day is not None]


def deeds(dossier: Dossier, texts: Content, today: date) -> tuple[Deed, ...]:
    """What the person did with steps and letters, the latest first; what is put off stands among them until its day."""
    found = [
        Deed(
            letter_id,
            f"{template.name}: {_sent(template)} {dates.in_words(sent_on, today)}",
            sent_on,
            "letter",
            "I didn’t ring" if template.kind == "phone" else "It wasn’t sent",
        )
        for letter_id, template, sent_on in _letters_sent(dossier, texts)
    ]
    if asked_on := dossier.feedback.asked_by_voice_on:
        found.append(Deed("ask_feedback", f"Asked for feedback {dates.in_words(asked_on, today)}", asked_on, "asked"))
    steps = _steps(texts)
    if dossier.is_called_off and (out := dossier.marks.get(DAY_IS_OUT)):
        day = dates.with_weekday(dossier.old_day, today) if dossier.old_day else "it"
        found.append(Deed(DAY_IS_OUT, f"They called {day} off", out.done_on, "called_off"))
        steps.pop(DAY_IS_OUT)
    if gone := dossier.taken_back_on:
        found.append(Deed(TAKEN_BACK, f"They took their offer back {dates.in_words(gone, today)}", gone, "mark"))
    found += [
        Deed(mark.step, f"{steps[mark.step]}: {said}", mark.done_on or mark.dropped_on, "mark")
        for mark in dossier.marks.values()
        if mark.step in steps and (said := _marked(mark, today))
    ]
    return tuple(sorted(found, key=lambda deed: deed.on or today, reverse=True))


def _marked(mark: Mark, today: date) -> str:
    """What a mark says; "" once the day has come to which a step was put off."""
    if mark.done_on:
        return f"done {dates.in_words(mark.done_on, today)}"
    if mark.dropped_on:
        return "left out"
    return f"put off until {dates.dated(mark.moved_to, today)}" if mark.moved_to and mark.moved_to > today else ""


def _letters_sent(dossier: Dossier, texts: Content) -> Iterator[tuple[str, LetterTemplate, date]]:
    """The letters that went out, by id, with the template and the day of each."""
    for letter in dossier.letters:
        if letter.sent_on and letter.template in texts.letters:
            yield letter.id, texts.letters[letter.template], letter.sent_on


def _sent(template: LetterTemplate) -> str:
    return "done" if template.kind == "phone" else "sent"


def _steps(texts: Content) -> dict[str, str]:
    return {step.key: step.do for tree in texts.trees.values() for step in tree.steps()}


def day_of(moment: datetime, zone: str) -> date:
    """The person's own date at a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def edit_line(edit: Edit, today: date, zone: str) -> str:
    """Which words stood where, and until when."""
    return f"{FIELDS[edit.field]}, until {dates.in_words(day_of(edit.at, zone), today)}"
