"""Their offer, as far as it is known, the person's answer to it, and what they have asked or done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from coaching.dates import WorkingDays
from coaching.facts.deeds import NOTE_REPLY, done, last_question
from coaching.records import Dossier, Offer, OfferAnswer
from coaching.tree import UNKNOWN, Fact

DEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "acknowledged": ("acknowledge_offer",),
        "asked_for_time": ("ask_time",),
        "negotiated": ("negotiate", "negotiate_by_phone"),
        "asked_about_role": ("ask_new_role",),
        "asked_to_mend": ("ask_to_mend",),
        "asked_for_start": ("ask_start_day",),
        "looked_into_them": ("ring_the_firm",),
        "counter_weighed": ("weigh_counter_offer",),
        "asked_about_benefits": ("ask_about_benefits",),
        "asked_what_changed": ("ask_what_changed",),
        "asked_about_visa": ("ask_visa",),
        "asked_about_check": ("ask_check",),
        "asked_why": ("ask_why_withdrawn",),
        "told_no": ("decline_offer",),
        "went_back": ("go_back_on_yes",),
        "notice_given": ("hand_in_notice",),
    }
)
"""What the person can do about an offer, and the steps that do it: any one of them will do."""

_LETTERS = {"acknowledge_offer": "accept"}
"""The letter of a step, where it has another name."""

_THANK_THEM = ("negotiate", "negotiate_by_phone", "ask_time", "ask_new_role", "ask_visa", "say_yes")
"""The letters that thank for the offer as well: nobody thanks twice."""

_PATIENCE = 3
"""So many working days after a question to them their answer is looked for."""

_NEAR = 2
"""So many working days before its last day an answer is near."""

_NOTHING_SAID = Offer()


def known(dossier: Dossier, today: date, working_days: WorkingDays) -> dict[str, Fact]:
    """Every fact about the offer."""
    said = answer(dossier)
    return {
        "offer": said,
        "taken_back": taken_back(dossier),
        "said_yes": Fact("yes" if said.value == "accepted" else "no"),
        "offer_terms": terms(dossier),
        "offer_in_writing": in_writing(dossier),
        "conditions_open": conditions_open(dossier),
        "answer_by": answer_by(dossier, today, working_days),
        "offer_start": start(dossier, today),
        "reply_awaited": reply_awaited(dossier, working_days),
        **{name: _deed(dossier, steps) for name, steps in DEEDS.items()},
        "acknowledged": acknowledged(dossier),
    }


def answer(dossier: Dossier) -> Fact:
    """The latest of a yes, a no and a yes taken back counts: people may go back on any."""
    said = [
        *((day, 0, OfferAnswer.ACCEPTED) for day in done(dossier, "say_yes")),
        *((day, 0, OfferAnswer.DECLINED) for day in done(dossier, "decline_offer")),
        # Nobody goes back on a yes before they have said it.
        *((day, 2, OfferAnswer.DECLINED) for day in done(dossier, "go_back_on_yes")),
    ]
    offer = dossier.offer
    if offer and offer.answer:
        # What the person chose beside the offer is newer than a letter of the same day.
        said.append((offer.answered_on or date.min, 1, offer.answer))
    if not said:
        return Fact("open")
    day, _, given = max(said)
    return Fact(given, None if day == date.min else day)


def taken_back(dossier: Dossier) -> Fact:
    """Whether they took their offer back; since the person heard of it."""
    day = dossier.taken_back_on
    return Fact("yes" if day else "no", day)


def terms(dossier: Dossier) -> Fact:
    """How firm the offer is, whatever the person answered."""
    offer = dossier.offer or _NOTHING_SAID
    if offer.in_writing_on is None:
        return Fact("spoken")
    return Fact("firm" if offer.is_settled else "conditions", offer.in_writing_on)


def in_writing(dossier: Dossier) -> Fact:
    """Whether the offer is in writing."""
    day = (dossier.offer or _NOTHING_SAID).in_writing_on
    return Fact("yes" if day else "no", day)


def conditions_open(dossier: Dossier) -> Fact:
    """Whether something that they ask for first is open; not known until somebody has said."""
    offer = dossier.offer or _NOTHING_SAID
    if offer.conditions_met_on is not None:
        return Fact("no", offer.conditions_met_on)
    return Fact("yes" if offer.has_open_conditions else UNKNOWN)


def answer_by(dossier: Dossier, today: date, working_days: WorkingDays) -> Fact:
    """The last day for the person's answer; once it is given, or the offer is gone, no day presses."""
    day = (dossier.offer or _NOTHING_SAID).answer_by
    if day is None or dossier.taken_back_on or answer(dossier).value != "open":
        return Fact("none")
    if day < today:
        return Fact("past", day)
    return Fact("near" if working_days.between(today, day) <= _NEAR else "given", day)


def reply_awaited(dossier: Dossier, working_days: WorkingDays) -> Fact:
    """Whether their answer to a question about the offer is to come; since the day on which to look for it.

    That is three working days on, and the working day before the person's own answer where that comes first.
    """
    asked, mark = last_question(dossier), dossier.marks.get(NOTE_REPLY)
    noted = [day for day in ((mark.done_on, mark.dropped_on) if mark else ()) if day]
    if asked is None or any(day >= asked for day in noted):
        return Fact("no")
    answer_by = dossier.offer.answer_by if dossier.offer and answer(dossier).value == "open" else None
    days = [working_days.after(asked, _PATIENCE), *([working_days.after(answer_by, -1)] if answer_by else ())]
    return Fact("yes", max(asked, min(days)))


def acknowledged(dossier: Dossier) -> Fact:
    """What became of the thanks for the offer: a letter that asks something thanks for it as well."""
    own = _deed(dossier, DEEDS["acknowledged"])
    days = [day for letter in _THANK_THEM for day in done(dossier, letter)]
    return own if own.value == "sent" or not days else Fact("sent", min(days))


def start(dossier: Dossier, today: date) -> Fact:
    """The first day at work; from that day on it has begun."""
    day = (dossier.offer or _NOTHING_SAID).starts_on
    if day is None:
        return Fact("none")
    return Fact("to_come" if day > today else "begun", day)


def _deed(dossier: Dossier, steps: Sequence[str]) -> Fact:
    """What became of it: one way of doing it is enough, and it is unwanted once every way is left out."""
    days = [day for step in steps for key in {step, _LETTERS.get(step, step)} for day in done(dossier, key)]
    if days:
        return Fact("sent", min(days))
    left_out = [mark.dropped_on for step in steps if (mark := dossier.marks.get(step)) and mark.dropped_on]
    return Fact("unwanted", max(left_out)) if len(left_out) == len(steps) else Fact("open")
