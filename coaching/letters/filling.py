"""A letter filled with what is known, and the words of it that count now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from coaching import dates
from coaching.letters.calling import answered, greeted, one_line, phrase
from coaching.letters.spelling import AMERICAN_IN, american_moment
from coaching.letters.templates import MOMENTS, OF_FACTS, LetterTemplate, Wording, render
from coaching.records import Dossier, Format, Interview, Offer, OfferAnswer, Outcome, Stage
from coaching.tree import TICKS_JOINED_BY

BEGINNING = 180
"""So many letters of its first paragraph does a beginning have at most."""

_BY_PHONE = "_by_phone"
"""How the key of the words for a call ends, after that of its letter."""

_MET_BEFORE = frozenset({Stage.SECOND, Stage.FINAL})
"""The rounds at which they see the person again; a day with tasks may well be the first time."""


_NOT_RIGHT, _PAY = "what_is_not_right", "pay"
"""The question what isn’t right about an offer, and its answer that means pay."""

_TOLD, _TALK = "told", "presentation"
_TESTS = frozenset({"test", "profile"})
"""The question what they told of the next round, and what of it a letter asks about."""

_ASK_ABOUT_THE_NEXT = frozenset({"clarify_next", "clarify_by_phone"})
"""Letters after which nobody needs to be asked once more who will be there."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter as it can be sent; parts that are not known are "" or left out."""

    to: str
    to_name: str
    subject: str
    body: str


def fill(
    template: LetterTemplate,
    dossier: Dossier,
    today: date,
    given: Mapping[str, str],
    said: Mapping[str, str] = MappingProxyType({}),
) -> Filled:
    """The letter about this interview.

    `given` is what its small form asked for: the person's own name ("name"), and the answers to what the template
    asks. `said` is facts.texts(...); what it does not have is not known. In the United States its words and its days
    are American; what the person typed is as they typed it.
    """
    interview, offer = dossier.interview, dossier.offer or Offer()
    to, to_name = interview.contact_email, interview.contact_name
    if interview.via_recruiter:
        to, to_name = interview.recruiter_email, interview.recruiter_name
    context = {
        **{name: one_line(said.get(name, "")) for name in OF_FACTS},
        **{ask.key: answered(ask.key, given.get(ask.key, "")) for ask in template.asks},
        "greeting": f"Dear {greeted(to_name, said.get('country', ''))}," if to_name.strip() else "Hello,",
        "company": interview.company,
        "role": interview.role,
        "interview_day": _day(interview.held_on, today),
        "outcome_day": _day(interview.outcome_on, today),
        "their_day": _day(interview.decision_due_on, today),
        **_of_next(dossier, today),
        "to_recruiter": interview.via_recruiter,
        "note_day": _sent(dossier, "note", today),
        "feedback_asked_day": _sent(dossier, "ask_feedback", today) or _day(dossier.feedback.asked_by_voice_on, today),
        "feedback_came": dossier.feedback_came,
        "several_there": bool(interview.others_there.strip()),
        "met_before": interview.stage in _MET_BEFORE,
        **_of_what_stopped(dossier, today),
        "missed": _answered(dossier, "something_changed", "went_wrong")
        and _answered(dossier, "what_went_wrong", "missed"),
        "unwritten": offer.in_writing_on is None,
        "unsettled": not offer.is_settled,
        "pay_named": bool(interview.pay_said.strip()),
        "about_pay": dossier.choices.get(_NOT_RIGHT) == _PAY,
        "conditions": phrase(offer.conditions) if offer.has_open_conditions else "",
        "name": one_line(given.get("name", "")),
    }
    wording = Wording(template.subject, template.body)
    if template.american is not None and said.get("country") in AMERICAN_IN:
        wording = template.american
        context |= {name: american_moment(str(context[name])) for name in MOMENTS}
    subject = one_line(render(wording.subject, context))
    return Filled(to.strip(), to_name.strip(), subject, _body(render(wording.body, context)))


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that was not sent yet, in the words that count now, and what its small form was told.

    `is_edited` says whether its words are the person's own, `has_own_subject` whether its subject is. `sent` says how
    many of its kind went out before, so that a click which comes again is known as one.
    """

    template: str
    words: Filled
    given: Mapping[str, str]
    is_edited: bool
    sent: int
    has_own_subject: bool = False


def draft(
    template: LetterTemplate,
    dossier: Dossier,
    today: date,
    signature: str,
    said: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """The letter as it stands: its own words where somebody changed them, else filled and signed as the last one was.

    Its subject and its words are somebody's own each by itself.

    A letter in own words goes where the interview says by now, or nowhere yet: never to an address that it once had.
    """
    same = [letter for letter in dossier.letters if letter.template == template.key]
    kept = next((letter for letter in same if letter.sent_on is None), None)
    known = _days_of_offer(template, dossier, today, is_american=said.get("country") in AMERICAN_IN)
    given = {"name": signature, **known, **_said_aloud(template, dossier), **(kept.given if kept else {})}
    words = fill(template, dossier, today, given, said)
    sent = sum(letter.sent_on is not None for letter in same)
    has_own_subject, is_edited = kept is not None and bool(kept.subject.strip()), False
    if kept is not None and has_own_subject:
        words = replace(words, subject=kept.subject)
    if kept is not None and kept.body.strip():
        words, is_edited = replace(words, body=kept.body), True
    return Draft(template.key, words, given, is_edited=is_edited, sent=sent, has_own_subject=has_own_subject)


def beginning(words: Filled) -> str:
    """The greeting and how the letter begins, for a place where there is no room for all of it."""
    paragraphs = words.body.split("\n\n")
    begins = paragraphs[1] if len(paragraphs) > 1 else ""
    if len(begins) > BEGINNING:
        begins = begins[:BEGINNING].rpartition(" ")[0]
    return f"{paragraphs[0]}\n{begins} …"


def _said_aloud(template: LetterTemplate, dossier: Dossier) -> Mapping[str, str]:
    """What the person typed for the call about the same thing, so that nobody types it twice."""
    calls = [letter.given for letter in dossier.letters if letter.template == f"{template.key}{_BY_PHONE}"]
    typed = calls[-1] if calls else {}
    return {ask.key: typed[ask.key] for ask in template.asks if typed.get(ask.key)}


def _days_of_offer(template: LetterTemplate, dossier: Dossier, today: date, *, is_american: bool) -> Mapping[str, str]:
    """The days of the offer and of the yes where they are known, so that nobody types them again."""
    interview, offer = dossier.interview, dossier.offer or Offer()
    made_on = offer.offered_on or (interview.outcome_on if interview.outcome is Outcome.SUCCESSFUL else None)
    known = {"offered": made_on, "accepted": offer.answered_on if offer.answer is OfferAnswer.ACCEPTED else None}
    said = {key: one_line(dates.with_weekday(day, today)) for key, day in known.items() if day}
    asked = {ask.key for ask in template.asks} & said.keys()
    return {key: american_moment(said[key]) if is_american else said[key] for key in asked}


def _of_what_stopped(dossier: Dossier, today: date) -> dict[str, bool]:
    """Whether hiring stopped, the job not being given to somebody of theirs, and whether the person was ever seen."""
    interview, is_over = dossier.interview, dossier.interview.outcome is Outcome.CANCELLED
    was_met = interview.held_on is not None and interview.held_on <= (interview.outcome_on or today)
    return {
        "stopped": is_over and not _answered(dossier, "what_stopped", "inside"),
        "never_met": is_over and not was_met,
    }


def _answered(dossier: Dossier, question: str, choice: str) -> bool:
    return dossier.choices.get(question) == choice


def _of_next(dossier: Dossier, today: date) -> dict[str, str | bool]:
    """The round to come, and what they were asked about it before."""
    coming = dossier.next_round
    sent = [letter for letter in dossier.letters if letter.sent_on]
    told = set(dossier.choices.get(_TOLD, "").split(TICKS_JOINED_BY))
    needs = [letter.given["need"] for letter in sent if letter.given.get("need")]
    return {
        "next_day": _day(coming.held_on if coming else None, today),
        "next_weekday": one_line(dates.with_weekday(coming.held_on, today)) if coming and coming.held_on else "",
        "next_time": f"{coming.held_time:%H:%M}" if coming and coming.held_time else "",
        "next_is_tomorrow": coming is not None and coming.held_on == dates.day_after(today),
        "next_format": coming is not None and coming.format is not None,
        "coming_day": _day((coming or dossier.interview).held_on, today),
        "asks_where": _asks_where(coming or dossier.interview),
        "need_asked": answered("need", needs[-1]) if needs else "",
        "test_told": bool(told & _TESTS),
        "talk_told": _TALK in told,
        "asked_before": any(letter.template in _ASK_ABOUT_THE_NEXT for letter in sent),
    }


def _asks_where(coming: Interview) -> str:
    """What is to ask about where it is: the place, the link by video, or nothing."""
    if coming.place.strip() or coming.format is Format.PHONE:
        return ""
    return "link" if coming.format is Format.VIDEO else "place"


def _day(day: date | None, today: date) -> str:
    return one_line(dates.day_month(day, today)) if day else ""


def _sent(dossier: Dossier, template: str, today: date) -> str:
    """The last day on which such a letter went out, in words."""
    days = [letter.sent_on for letter in dossier.letters if letter.template == template and letter.sent_on]
    return _day(max(days, default=None), today)


def _body(text: str) -> str:
    """What was left out leaves no gap: no space at a line's end, never two empty lines, no comma before no name."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip().removesuffix(",")
