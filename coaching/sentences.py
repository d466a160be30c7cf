"""What the screens say about an interview: one line about it, its next step, its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from coaching import dates, offers
from coaching.records import CALLED_OFF, DAY_IS_OUT, OfferAnswer, Outcome
from coaching.tree import Advice, Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time

    from coaching.agenda import Action, NextStep
    from coaching.content import Content, Words
    from coaching.letters import LetterTemplate
    from coaching.records import Dossier, Edit, Interview, InterviewRow, Mark
    from coaching.tree import Position, Tree

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
    "place": "Place or link",
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


_HOW_IT_CAME = {Outcome.NO_ANSWER: "You closed it", Outcome.WITHDRAWN: "You pulled out"}
"""What the person did on the day of news that nobody told them."""

ON_THEIR_LIST = "on_their_list"
"""The advice of who said no and keeps the person on a list, which has a title of its own."""


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


def about(interview: Interview | InterviewRow, words: Words, today: date) -> str:
    """One line: role, round and day, as far as they are known ("Data analyst, first interview, Friday 20 November")."""
    stage = words.stage[interview.stage] if interview.stage else ""
    what = [interview.role, stage[:1].lower() + stage[1:]]
    line = ", ".join(part for part in (*what, when(interview, today)) if part)
    if not any(what) and interview.held_on:
        line = f"interview {line}"
    return line[:1].upper() + line[1:]


def when(interview: Interview | InterviewRow, today: date) -> str:
    """The day of an interview in words, with its time while it is still to come; "no date yet" where there is none."""
    if interview.held_on is None:
        return "interview day not known" if interview.outcome.is_news else "no date yet"
    day = dates.in_words(interview.held_on, today)
    is_to_come = interview.held_time is not None and interview.held_on >= today
    return f"{day} at {interview.held_time:%H:%M}" if is_to_come else day


def next_step(step: NextStep, today: date) -> str:
    """The next step with its day ("Send a short thank-you: tomorrow")."""
    if step.due is None or step.kind == "debrief":
        return step.sentence
    return f"{step.sentence}: {dates.in_words(step.due, today)}"


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
    """A day as part of a sentence ("today", "on Friday 20 November")."""
    said = dates.in_words(day, today)
    return said if said in {"today", "tomorrow", "yesterday"} else f"on {said}"


def history(dossier: Dossier, texts: Content, today: date, zone: str) -> tuple[Event, ...]:
    """What happened when, the earliest first: the interview, letters sent, marks, news and feedback."""
    interview, feedback, words = dossier.interview, dossier.feedback, texts.words
    events: list[Event] = []
    if interview.held_on and interview.held_on <= today:
        events.append(Event(interview.held_on, words.stage[interview.stage] if interview.stage else "The interview"))
    if interview.debriefed_at:
        events.append(Event(_day_of(interview.debriefed_at, zone), "Debrief written"))
    events += [
        Event(letter.sent_on, f"{texts.letters[letter.template].name}: {_sent(texts.letters[letter.template])}")
        for letter in dossier.letters
        if letter.sent_on and letter.template in texts.letters
    ]
    events += _events_of_marks(dossier, texts)
    if interview.outcome is not Outcome.WAITING and interview.outcome_on:
        events.append(Event(interview.outcome_on, words.outcome[interview.outcome]))
    events += _events_of_offer(dossier)
    if feedback.asked_by_voice_on:
        events.append(Event(feedback.asked_by_voice_on, "Asked for feedback"))
    if feedback.received_on:
        events.append(Event(feedback.received_on, "Their feedback came"))
    return tuple(sorted(events, key=lambda event: event.on))


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


def _events_of_marks(dossier: Dossier, texts: Content) -> list[Event]:
    steps = _steps(texts)
    known = [mark for mark in dossier.marks.values() if mark.step in steps]
    done = [Event(mark.done_on, f"{steps[mark.step]}: done") for mark in known if mark.done_on]
    return done + [Event(mark.dropped_on, f"{steps[mark.step]}: left out") for mark in known if mark.dropped_on]


def heading(
    interview: Interview,
    words: Words,
    today: date,
    clock: time | None = None,
    *,
    is_called_off: bool = False,
    position: Position | None = None,
) -> str:
    """The title of a page about what to do now ("Harbour & Finch said no"); a walk may know better than the news."""
    coming = interview.outcome is Outcome.WAITING and not interview.is_held(today, clock)
    key = ON_THEIR_LIST if is_listed(position) else "coming_up" if coming else interview.outcome
    return words.heading[CALLED_OFF if is_called_off else key].replace("{company}", interview.company)


def is_listed(position: Position | None) -> bool:
    """Whether a walk has come to their reserve list."""
    return position is not None and ON_THEIR_LIST in position.advice


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
        ("Place or link", interview.place),
        ("Pay they named", interview.pay_said),
        (
            "Their date",
            dates.in_words(interview.decision_due_on, today) if interview.decision_due_on else "",
        ),
    ]
    return tuple((term, value) for term, value in lines if value)


def edit_line(edit: Edit, today: date, zone: str) -> str:
    """Which words stood where, and until when."""
    return f"{FIELDS[edit.field]}, until {dates.in_words(_day_of(edit.at, zone), today)}"


def action_when(action: Action, today: date) -> str:
    """When a step is due, with its date however near, and the day until which it is still fine."""
    if action.due is None:
        return "Once there is a date."
    line = f"{ahead(action.due, today)}."
    if action.until is not None and action.until > max(action.due, today):
        line += f" Until {dates.in_words(action.until, today)} it is still fine."
    return line[:1].upper() + line[1:]


def ahead(day: date, today: date) -> str:
    """A day with how far away it is: "tomorrow, Thursday 26 November", "in 3 days, Saturday 28 November"."""
    near, dated = dates.near_words(day, today), dates.with_weekday(day, today)
    if day == dates.day_after(today):
        near = dates.in_words(day, today)
    return f"{near}, {dated}" if near else dates.in_words(day, today)


def deeds(dossier: Dossier, texts: Content, today: date) -> tuple[Deed, ...]:
    """What the person did with steps and letters, the latest first; what is put off stands among them until its day."""
    found = [
        Deed(
            letter.id,
            f"{texts.letters[letter.template].name}: {_sent(texts.letters[letter.template])} "
            f"{_day(letter.sent_on, today)}",
            letter.sent_on,
            "letter",
            "I didn’t ring" if texts.letters[letter.template].kind == "phone" else "It wasn’t sent",
        )
        for letter in dossier.letters
        if letter.sent_on and letter.template in texts.letters
    ]
    if asked_on := dossier.feedback.asked_by_voice_on:
        found.append(Deed("ask_feedback", f"Asked for feedback {_day(asked_on, today)}", asked_on, "asked"))
    steps = _steps(texts)
    if dossier.is_called_off and (out := dossier.marks.get(DAY_IS_OUT)):
        day = dates.with_weekday(dossier.old_day, today) if dossier.old_day else "it"
        found.append(Deed(DAY_IS_OUT, f"They called {day} off", out.done_on, "called_off"))
        steps.pop(DAY_IS_OUT)
    found += [
        Deed(mark.step, f"{steps[mark.step]}: {said}", mark.done_on or mark.dropped_on, "mark")
        for mark in dossier.marks.values()
        if mark.step in steps and (said := _marked(mark, today))
    ]
    return tuple(sorted(found, key=lambda deed: deed.on or today, reverse=True))


def _sent(template: LetterTemplate) -> str:
    return "rang them" if template.kind == "phone" else "sent"


def _steps(texts: Content) -> dict[str, str]:
    return {step.key: step.do for tree in texts.trees.values() for step in tree.steps()}


def _day_of(moment: datetime, zone: str) -> date:
    """The person's own date at a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _marked(mark: Mark, today: date) -> str:
    """What a mark says; "" once the day has come to which a step was put off."""
    if mark.done_on:
        return f"done {_day(mark.done_on, today)}"
    if mark.dropped_on:
        return "left out"
    return f"put off until {_day(mark.moved_to, today)}" if mark.moved_to and mark.moved_to > today else ""


def _day(day: date | None, today: date) -> str:
    return dates.in_words(day, today) if day else ""


def path(tree: Tree, position: Position) -> tuple[str, ...]:
    """The way of a walk in a few words each: what was answered, then where it stands."""
    lines = []
    for passed in position.passed:
        node = tree.nodes[passed.node]
        if isinstance(node, Question):
            lines += [option.say for option in node.choices if option.key in passed.answer]
    for name in (*position.advice, *((position.question,) if position.question else ())):
        node = tree.nodes[name]
        lines.append(node.headline if isinstance(node, Advice) else node.ask)
    return tuple(lines)
