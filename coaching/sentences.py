"""What the screens say about an interview: one line about it, its next step, its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coaching import dates
from coaching.agenda import TodayState
from coaching.records import Outcome
from coaching.tree import Advice, Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from coaching.agenda import Action, NextStep, TodayView
    from coaching.content import Content, Words
    from coaching.records import Dossier, Edit, Interview, InterviewRow, Mark
    from coaching.tree import Position, Tree

FIELDS = {
    "company": "Company",
    "role": "Role",
    "contact_name": "Contact",
    "contact_email": "Their email",
    "others_there": "Who else was there",
    "recruiter_name": "Recruiter",
    "recruiter_email": "Recruiter’s email",
    "pay_said": "Pay they named",
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


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, with its day."""

    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A letter that was sent or a step that was done or left out, with its day and the key that takes it back."""

    key: str
    said: str
    on: date | None
    is_letter: bool


def about(interview: Interview | InterviewRow, words: Words, today: date) -> str:
    """One line: role, round and day, as far as they are known ("Data analyst, first interview, Friday 20 November")."""
    stage = words.stage[interview.stage] if interview.stage else ""
    parts = [interview.role, stage[:1].lower() + stage[1:], when(interview, today)]
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def when(interview: Interview | InterviewRow, today: date) -> str:
    """The day of an interview in words, "no date yet" where there is none."""
    return dates.in_words(interview.held_on, today) if interview.held_on else "no date yet"


def next_step(step: NextStep, today: date) -> str:
    """The next step with its day ("Send a short thank-you: tomorrow")."""
    if step.due is None or step.due <= today:
        return step.sentence
    return f"{step.sentence}: {dates.in_words(step.due, today)}"


def outcome_line(outcome: Outcome, on: date | None, words: Words, today: date) -> str:
    """The outcome in kind words, with the day of the news."""
    said = words.outcome[outcome]
    return said if on is None or outcome is Outcome.WAITING else f"{said}, {dates.in_words(on, today)}"


def today_heading(view: TodayView) -> str:
    """The title of Today: what it comes to."""
    company = view.lead.dossier.interview.company if view.lead else ""
    return {
        TodayState.EMPTY: "Just back from an interview?",
        TodayState.SAID_NO: "Nothing more today",
        TodayState.DUE: "One thing for today",
        TodayState.HALF_WRITTEN: f"{company} is half written",
        TodayState.WAITING: "Nothing to do today",
    }[view.state]


def history(dossier: Dossier, texts: Content, zone: str) -> tuple[Event, ...]:
    """What happened when, the earliest first: the interview, letters sent, marks, news and feedback."""
    interview, feedback, words = dossier.interview, dossier.feedback, texts.words
    events: list[Event] = []
    if interview.held_on:
        events.append(Event(interview.held_on, words.stage[interview.stage] if interview.stage else "The interview"))
    if interview.debriefed_at:
        events.append(Event(_day_of(interview.debriefed_at, zone), "Debrief written"))
    events += [
        Event(letter.sent_on, f"{texts.letters[letter.template].name}: sent")
        for letter in dossier.letters
        if letter.sent_on and letter.template in texts.letters
    ]
    events += _events_of_marks(dossier, texts)
    if interview.outcome is not Outcome.WAITING and interview.outcome_on:
        events.append(Event(interview.outcome_on, words.outcome[interview.outcome]))
    if feedback.asked_by_voice_on:
        events.append(Event(feedback.asked_by_voice_on, "Asked for feedback"))
    if feedback.received_on:
        events.append(Event(feedback.received_on, "Their feedback came"))
    return tuple(sorted(events, key=lambda event: event.on))


def _events_of_marks(dossier: Dossier, texts: Content) -> list[Event]:
    steps = _steps(texts)
    known = [mark for mark in dossier.marks.values() if mark.step in steps]
    done = [Event(mark.done_on, f"{steps[mark.step]}: done") for mark in known if mark.done_on]
    return done + [Event(mark.dropped_on, f"{steps[mark.step]}: left out") for mark in known if mark.dropped_on]


def heading(interview: Interview, words: Words, today: date) -> str:
    """The title of a page about what to do now ("Harbour & Finch said no")."""
    coming = interview.outcome is Outcome.WAITING and not interview.is_held(today)
    template = words.heading["coming_up" if coming else interview.outcome]
    return template.replace("{company}", interview.company)


def interviews_title(counts: Mapping[Outcome, int], everything: int) -> str:
    """The counted title of the list."""
    opened = counts.get(Outcome.WAITING, 0)
    noun = "interview" if everything == 1 else "interviews"
    return f"{everything}\u00a0{noun}, {opened} waiting to hear" if opened else f"{everything}\u00a0{noun}"


def facts(interview: Interview, words: Words, today: date) -> tuple[tuple[str, str], ...]:
    """What is known around an interview, as terms and values."""
    lines = [
        ("Time", interview.held_time.strftime("%H:%M") if interview.held_time else ""),
        ("How you meet", words.format[interview.format] if interview.format else ""),
        ("Contact", "\n".join(filter(None, (interview.contact_name, interview.contact_email)))),
        ("Who else was there", interview.others_there),
        ("Recruiter", "\n".join(filter(None, (interview.recruiter_name, interview.recruiter_email)))),
        ("Place or link", interview.place),
        ("Pay they named", interview.pay_said),
        (
            "They tell you by",
            dates.in_words(interview.decision_due_on, today) if interview.decision_due_on else "",
        ),
    ]
    return tuple((term, value) for term, value in lines if value)


def edit_line(edit: Edit, today: date, zone: str) -> str:
    """Which words stood where, and until when."""
    return f"{FIELDS[edit.field]}, until {dates.in_words(_day_of(edit.at, zone), today)}"


def action_when(action: Action, today: date) -> str:
    """When a step is due, with the day until which it is still fine; "" where nothing is dated."""
    if action.due is None:
        return "Once there is a date."
    due = dates.in_words(action.due, today)
    line = f"{due[:1].upper()}{due[1:]}."
    if action.until is not None and action.until > max(action.due, today):
        line += f" Until {dates.in_words(action.until, today)} it is still fine."
    return line


def deeds(dossier: Dossier, texts: Content, today: date) -> tuple[Deed, ...]:
    """What the person did with steps and letters, the latest first."""
    sent = [
        Deed(
            letter.id,
            f"{texts.letters[letter.template].name}: sent {_day(letter.sent_on, today)}",
            letter.sent_on,
            True,
        )
        for letter in dossier.letters
        if letter.sent_on and letter.template in texts.letters
    ]
    steps = _steps(texts)
    marked = [
        Deed(mark.step, f"{steps[mark.step]}: {_marked(mark, today)}", mark.done_on or mark.dropped_on, False)
        for mark in dossier.marks.values()
        if mark.step in steps and (mark.done_on or mark.dropped_on)
    ]
    return tuple(sorted(sent + marked, key=lambda deed: deed.on or today, reverse=True))


def _steps(texts: Content) -> dict[str, str]:
    return {step.key: step.do for tree in texts.trees.values() for step in tree.steps()}


def _day_of(moment: datetime, zone: str) -> date:
    """The person's own date at a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _marked(mark: Mark, today: date) -> str:
    return f"done {_day(mark.done_on, today)}" if mark.done_on else "left out"


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
