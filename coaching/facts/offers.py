"""Their offer, as far as it is known, and the person's answer to it."""

from __future__ import annotations

from datetime import date

from coaching.facts.deeds import done
from coaching.records import Dossier, Offer, OfferAnswer
from coaching.tree import Fact

_NEAR = 2
"""So many days before its last day an answer is near."""

_NOTHING_SAID = Offer()


def answer(dossier: Dossier) -> Fact:
    """The later of a yes and a no counts: people may go back on either."""
    said = [
        *((day, 0, OfferAnswer.ACCEPTED) for day in done(dossier, "say_yes")),
        *((day, 0, OfferAnswer.DECLINED) for day in done(dossier, "decline_offer")),
    ]
    offer = dossier.offer
    if offer and offer.answer:
        # What the person chose beside the offer is newer than a letter of the same day.
        said.append((offer.answered_on or date.min, 1, offer.answer))
    if not said:
        return Fact("open")
    day, _, given = max(said)
    return Fact(given, None if day == date.min else day)


def terms(dossier: Dossier) -> Fact:
    """How firm the offer is, whatever the person answered."""
    offer = dossier.offer or _NOTHING_SAID
    if offer.in_writing_on is None:
        return Fact("spoken")
    return Fact("conditions" if offer.has_open_conditions else "firm", offer.in_writing_on)


def in_writing(dossier: Dossier) -> Fact:
    """Whether the offer is in writing."""
    day = (dossier.offer or _NOTHING_SAID).in_writing_on
    return Fact("yes" if day else "no", day)


def conditions_open(dossier: Dossier) -> Fact:
    """Whether something that they ask for first is open."""
    return Fact("yes" if (dossier.offer or _NOTHING_SAID).has_open_conditions else "no")


def answer_by(dossier: Dossier, today: date) -> Fact:
    """The last day for the person's answer."""
    day = (dossier.offer or _NOTHING_SAID).answer_by
    if day is None:
        return Fact("none")
    if day < today:
        return Fact("past", day)
    return Fact("near" if (day - today).days <= _NEAR else "given", day)
