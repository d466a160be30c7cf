"""What Today says: its title, why a step is for today, a line for every interview, and what came off the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coaching import agenda, dates, letters, sentences
from coaching.agenda import TodayState, next_step
from coaching.facts import FIRM_ELSEWHERE
from coaching.records import Outcome
from coaching.tree import Advice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coaching.agenda import Action, CameOff, Standing, TodayView
    from coaching.content import Words
    from coaching.dates import WorkingDays
    from coaching.records import Absence, Interview, Offer

_AT_MOST_TODAY = 4
"""So many other steps are named for one day."""

_ASKED_SINCE = {
    "talk_had": ("talk_wait", "You asked for a talk"),
    "what_was_it_like": ("feedback", "They told you"),
    "keep_or_close": ("quiet_after_note", "You asked"),
    "keep_it_without_a_day": ("day_rung", "You rang"),
    **dict.fromkeys(FIRM_ELSEWHERE, ("another_offer", "You said yes elsewhere")),
}
"""What came before a question, and the fact that has its day."""

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Way:
    """Where the button beside an interview leads, and what it says."""

    label: str
    page: str


def may_ring(standings: Iterable[Standing], today: date) -> tuple[Interview, ...]:
    """Whose call may come: the interviews that are held and wait for an answer."""
    interviews = (one.dossier.interview for one in standings if one.is_open and not one.is_coming)
    return tuple(one for one in interviews if one.outcome is Outcome.WAITING and one.is_held(today))


def presses(view: TodayView) -> bool:
    """Whether an offer stands first that has to be answered soon: nothing else goes before that."""
    lead = view.lead if view.state is TodayState.OFFER else None
    return lead is not None and lead.facts["answer_by"].value in {"near", "past"}


def heading(view: TodayView, today: date) -> str:
    """The title of Today: what it comes to."""
    if view.lead is not None and view.state in {TodayState.COMING, TodayState.HALF_WRITTEN, TodayState.OFFER}:
        return _title_of(view.lead, view.state, today)
    if view.state is TodayState.DUE:
        return (
            "One thing first"
            if any(_is_due(one, today) for one in (*view.offers, *view.can_wait))
            else "One thing for today"
        )
    if keeps_words(view.action):
        return "One small thing today"
    return {
        TodayState.EMPTY: "Just back from an interview?",
        TodayState.SAID_NO: "Nothing more today",
        TodayState.BACK: "Welcome back. Any news?",
    }.get(view.state, "Nothing to do today")


def _title_of(standing: Standing, state: TodayState, today: date) -> str:
    dossier = standing.dossier
    interview = dossier.interview
    if state is TodayState.OFFER:
        return f"{interview.company} want you"
    if dossier.is_begun and not standing.is_coming:
        return f"{interview.company} is half written"
    if interview.held_on is not None and interview.held_on > today:
        parts = (interview.company, sentences.when(interview, today), dates.near_words(interview.held_on, today))
        return ", ".join(filter(None, parts))
    if standing.is_coming and interview.held_on == today:
        return f"{interview.company}, {sentences.when(interview, today)}"
    return f"How did {interview.company} go?"


def keeps_words(action: Action | None) -> bool:
    """Whether what may not be allowed is to be written down: the one thing for which the day of a no has a clock."""
    return action is not None and action.key == "keep_dated_note"


def whom_to_ring(lead: Standing | None) -> str:
    """What helps most on the day of a no, with the words for it."""
    news = "They put me on a reserve list" if lead and sentences.is_listed(lead.position) else "I got a no today"
    return f"Ring somebody who likes you: ‘{news}. Have you got ten minutes for me?’"


def said_no(lead: Standing, action: Action | None, today: date, ready_on: date) -> str:
    """What Today says on the day of a no, kindly and once; where a note can be sent later, when it will be ready."""
    company = lead.dossier.interview.company
    if sentences.is_listed(lead.position):
        return f"You’re on {company}’s list: it wasn’t a yes today, and they can still call you."
    said = f"{company} said no. That is hard."
    if keeps_words(action):
        return f"{said} Keep their words while they are fresh, and ring somebody this week."
    asked = lead.position.question if lead.position else None
    if asked == "shall_we_look" or any(one.key == "ask_feedback" for one in lead.actions):
        # No date nearby on this day, when nothing is counted.
        ready = "tomorrow" if ready_on == dates.day_after(today) else sentences.on(ready_on, today)
        said += f" If you like, a short note asking for feedback is ready {ready}."
    return said


def below_title(view: TodayView, words: Words, today: date, absence: Absence | None) -> str:
    """The soft line below the title: what is coming, or what was open before the person was away."""
    if view.state is TodayState.COMING and view.lead is not None:
        return _round(view.lead.dossier.interview, words, today)
    if view.state is not TodayState.BACK or absence is None:
        return ""
    asked = len(view.back)
    opened = f"{counted(asked, 'interview')} {'was' if asked == 1 else 'were'} open when you were here"
    return (
        f"{opened[:1].upper()}{opened[1:]} {sentences.on(absence.since, today)}. "
        "One tap each; what you don’t know can stay as it is."
    )


def _round(interview: Interview, words: Words, today: date) -> str:
    """Role and round of an interview, and its date where the title says it in another way."""
    stage = words.stage[interview.stage] if interview.stage else ""
    is_near = interview.held_on is not None and (interview.held_on - today).days in {0, 1}
    day = dates.with_weekday(interview.held_on, today) if interview.held_on and is_near else ""
    line = ", ".join(filter(None, (interview.role, stage[:1].lower() + stage[1:], day)))
    return line[:1].upper() + line[1:]


def why(standing: Standing, action: Action | None, today: date, working_days: WorkingDays) -> str:
    """Why a step, or the question that is asked now, is for today, in one line that begins with whose it is."""
    interview = standing.dossier.interview
    whose = f"{interview.role} at {interview.company}" if interview.role else interview.company
    return " ".join(filter(None, (f"{whose}.", _reason(standing, action, today, working_days))))


def _reason(standing: Standing, action: Action | None, today: date, working_days: WorkingDays) -> str:
    interview, facts = standing.dossier.interview, standing.facts
    if action is None:
        return _why_asked(standing, today)
    if interview.held_on is not None and standing.is_coming:
        return f"The interview is {_day_and_distance(interview.held_on, today, on='on ')}."
    anchor, next_round = _anchor(standing, action), standing.dossier.next_round
    if anchor == "next_interview" and next_round is not None and next_round.held_on is not None:
        return f"The next interview is {_day_and_distance(next_round.held_on, today, on='on ')}."
    if anchor == "interview" and interview.held_on is not None:
        named = interview.decision_due_on
        theirs = _they_said(standing, today) if named and named >= today else ""
        return " ".join(filter(None, (f"The interview was {sentences.on(interview.held_on, today)}.", theirs)))
    if anchor == "outcome":
        return sentences.heard(interview, today)
    if anchor == "feedback" and (told_on := facts["feedback"].since):
        return f"They told you {sentences.on(told_on, today)}."
    if action.key == "note":
        return _passed(interview, today, working_days)
    asked_on = facts["quiet_after_note"].since
    if action.key == "second_note" and asked_on is not None:
        return f"You asked {sentences.on(asked_on, today)}."
    return headline(standing, action, today)


def _why_asked(standing: Standing, today: date) -> str:
    question = standing.position.question if standing.position else None
    fact, what = _ASKED_SINCE.get(question or "", ("feedback_wait", "You asked"))
    since = standing.facts[fact].since
    return f"{what} {sentences.on(since, today)}." if since else sentences.heard(standing.dossier.interview, today)


def _anchor(standing: Standing, action: Action) -> str:
    """The fact that the step's day hangs on, "" where the step is for now."""
    node = standing.tree.nodes[action.node] if standing.tree else None
    steps = node.steps if isinstance(node, Advice) else ()
    due = next((step.due for step in steps if step.key == action.key), None)
    return dates.parse_when(due).anchor if due else ""


def headline(standing: Standing, action: Action, today: date) -> str:
    """What the advice of a step comes to, as a sentence."""
    node = standing.tree.nodes[action.node] if standing.tree else None
    said = letters.render(node.headline, standing.texts(today)) if isinstance(node, Advice) else ""
    return f"{said}." if said[-1:].isalnum() else said


def _passed(interview: Interview, today: date, working_days: WorkingDays) -> str:
    """How long the person has been waiting: since the day they named, or since the interview."""
    named, held = interview.decision_due_on, interview.held_on
    if named is not None and named < today:
        return f"Their day was {dates.dated(named, today)}."
    if held is None:
        return ""
    return f"They named no day, and {_have_passed(held, today, working_days)} since the interview."


def _have_passed(held: date, today: date, working_days: WorkingDays) -> str:
    """How many working days are over; a first few are counted with today, which is not over yet."""
    number = working_days.between(held, today)
    if working_days.is_working(today):
        if number < len(_ORDINALS):
            return f"today is the {_ORDINALS[number]} working day"
        number -= 1
    return f"{counted(number, 'working day')} {'has' if number == 1 else 'have'} passed"


def about(standing: Standing, words: Words, today: date) -> str:
    """The soft line of an interview that is asked about: role, round, day, their date, and the notes that went out."""
    interview = standing.dossier.interview
    notes = {"one": "One note sent.", "two": "Two notes sent."}
    sent = notes.get(standing.facts["notes_since_their_date"].value, "")
    return " ".join(filter(None, (f"{sentences.about(interview, words, today)}.", _they_said(standing, today), sent)))


def _they_said(standing: Standing, today: date) -> str:
    """The day that they named, "" where there is none; once it has come, from when it is fair to ask."""
    named, fair = standing.dossier.interview.decision_due_on, standing.facts["patience"].since
    if named is None or named > today:
        return f"They said by {dates.dated(named, today)}." if named else ""
    if named == today:
        return "Their day is today."
    ask = f"; ask from {dates.dated(fair, today)}" if fair and fair > today else ""
    return f"Their day was {dates.dated(named, today)}{ask}."


def next_line(standing: Standing, today: date) -> str:
    """What comes next for an interview, with its day: an answer that is needed, a step, or what is waited for."""
    offer = standing.dossier.offer
    if standing.has_open_offer and offer is not None and offer.answer_by is not None:
        if agenda.is_long_past(standing, today):
            return f"{answer_by(offer, today)}. Is it still open?"
        return ". ".join([*_due_now(standing, today), answer_by(offer, today)])
    step = next_step(standing, today)
    if step is None:
        return ""
    if step.kind == "wait" and standing.facts["their_day"].value in {"to_come", "reached"}:
        return _they_said(standing, today)
    return sentences.next_step(step, today)


def _due_now(standing: Standing, today: date) -> list[str]:
    """The next step in words where it is for today."""
    step = next_step(standing, today)
    is_due = step is not None and step.due is not None and step.due <= today
    return [sentences.next_step(step, today)] if step is not None and is_due else []


def way_on(standing: Standing, today: date) -> Way:
    """The button that fits what comes next for an interview."""
    if agenda.is_long_past(standing, today):
        return Way("See what to say", "coach.py")
    if standing.has_open_offer:
        return Way("Plan my answer", "coach.py")
    step = next_step(standing, today)
    if step is not None and step.kind == "debrief":
        return Way("Go on" if standing.dossier.is_begun else "Write it down", "debrief.py")
    if step is not None and step.due is not None and step.due <= today:
        return Way("Open the words" if step.letter else "See the step", "coach.py")
    if step is not None and step.kind == "question":
        return Way("Answer in Coach", "coach.py")
    return Way("Get ready", "coach.py")


def also_today(view: TodayView, today: date) -> tuple[str, ...]:
    """The other steps for today; many are counted, so that the list stays one that can be done."""
    said = [_do(one, action, today) for one, action in view.steps if action is not view.action and action.due == today]
    number = len(said) - _AT_MOST_TODAY
    return tuple(said) if number <= 0 else (*said[:_AT_MOST_TODAY], f"And {number} more, in Coach")


def later_steps(view: TodayView, today: date) -> tuple[str, ...]:
    """The steps of an interview for other days than today, each with its own."""
    return tuple(
        ": ".join(filter(None, (_do(one, action, today), dates.dated(action.due, today) if action.due else "")))
        for one, action in view.steps
        if action.due != today
    )


def _do(standing: Standing, action: Action, today: date) -> str:
    return letters.render(action.do, standing.texts(today))


def answer_by(offer: Offer, today: date) -> str:
    """By when they need an answer; a day that has passed is said without a reproach."""
    if offer.answer_by is None:
        return "You haven’t put down by when they need your answer"
    if offer.answer_by < today:
        return f"They asked for your answer by {dates.dated(offer.answer_by, today)}"
    return f"They need your answer by {_day_and_distance(offer.answer_by, today)}"


def keep_your_job(offer: Offer) -> str:
    """What stands between an offer and giving notice; "" once nothing does."""
    if offer.in_writing_on is None:
        return "If you have a job, don’t resign yet: it isn’t in writing."
    if offer.has_open_conditions:
        return "If you have a job, don’t resign yet: something is still open."
    return "" if offer.is_settled else "If you have a job, don’t resign yet: nobody has said that nothing is open."


def also_open(standing: Standing, today: date) -> str:
    """The other open interviews by name."""
    names = standing.texts(today)["other_open_names"]
    return f"Also open: {names}." if names else ""


def saved(outcome: Outcome) -> str:
    """What a tap on "Any news?" has done, and when what follows is shown."""
    if outcome is Outcome.UNSUCCESSFUL:
        return "Saved with today’s date. What to do next will be here tomorrow."
    return "Saved with today’s date. What to do next comes when you’re done here." if outcome.is_news else "Saved."


def came_off_title(number: int) -> str:
    """How many things came off the list while the person was away."""
    said = f"{counted(number, 'thing')} came off the list since you were last here"
    return f"{said[:1].upper()}{said[1:]}"


def came_off(one: CameOff, today: date) -> tuple[str, str]:
    """Whose it was, and what it was, with its last day."""
    do = letters.render(one.action.do, one.standing.texts(today))
    until = f", until {dates.dated(one.action.until, today)}" if one.action.until else ""
    return one.standing.dossier.interview.company, f"{do}{until}"


def counted(number: int, thing: str) -> str:
    """A number of things as one says it ("one thing", "three things", "12 things")."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said}\u00a0{thing}" if number == 1 else f"{said}\u00a0{thing}s"


def _day_and_distance(day: date, today: date, *, on: str = "") -> str:
    """A day in both ways: its date, and how far ahead it is ("on Friday 27 November, in 2 days", "tomorrow, ...")."""
    near, dated = dates.in_words(day, today), dates.with_weekday(day, today)
    if near != dated:
        return f"{near}, {dated}"
    return f"{on}{', '.join(filter(None, (dated, dates.near_words(day, today))))}"


def _is_due(standing: Standing, today: date) -> bool:
    is_due = any(action.due is not None and action.due <= today for action in standing.actions)
    return is_due and not agenda.is_long_past(standing, today)
