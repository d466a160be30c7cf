"""The rules of an offer: where it stands, what is set side by side when there are two, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from coaching import dates, debriefing
from coaching.facts import offers as known
from coaching.records import Offer, OfferAnswer, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coaching.agenda import Standing
    from coaching.records import Dossier

NOT_SAID = "Not said yet"

ASKS_WHAT_IS_OPEN = "‘Does the offer depend on anything still to come?’"
"""What to say while nobody knows whether something is open."""


class Depends(StrEnum):
    """What is said of whether an offer depends on something still to come."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is compared, with what each offer says of it, in the order of the offers."""

    name: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Offers side by side: whose they are, this one first, and term by term what they say."""

    names: tuple[str, ...]
    terms: tuple[Term, ...]


def is_there(dossier: Dossier) -> bool:
    """Whether there is an offer to show: they made one, or some of its words were kept when the news was corrected."""
    if dossier.interview.outcome is Outcome.SUCCESSFUL:
        return True
    return dossier.offer is not None and dossier.next_round is None


def offered_on(dossier: Dossier) -> date | None:
    """The day of the offer: the day of the news, unless another was said."""
    if dossier.offer is not None and dossier.offer.offered_on is not None:
        return dossier.offer.offered_on
    return dossier.interview.outcome_on if dossier.interview.outcome is Outcome.SUCCESSFUL else None


def answer(standing: Standing) -> OfferAnswer | None:
    """What the person said to it, here or by a letter; None while it is open."""
    said = standing.facts["offer"].value
    return None if said == "open" else OfferAnswer(said)


def answer_days(today: date) -> dict[date, str]:
    """The days by which employers want an answer, with how they say it; always still to come."""
    days = {**debriefing.answer_days(today), dates.day_after(today): "Tomorrow"}
    return dict(sorted(days.items()))


def depends(offer: Offer) -> Depends | None:
    """Whether it depends on something, as far as it was said."""
    if offer.conditions_met_on is not None:
        return Depends.NO
    return Depends.YES if offer.has_open_conditions else None


def where_it_stands(
    offer: Offer, said: OfferAnswer | None, today: date, *, is_taken_back: bool = False
) -> tuple[str, str]:
    """How sure it is in a few words, and what follows for the present job; nothing once the person has said no.

    Who has said yes and started has no other job to keep.
    """
    if is_taken_back:
        return "They took it back", "Agree to nothing before you have advice, and keep what is written here."
    if said is OfferAnswer.DECLINED:
        return "", ""
    has_started = said is OfferAnswer.ACCEPTED and offer.starts_on is not None and offer.starts_on <= today
    if has_started and not offer.is_settled:
        return (
            "Not all is settled in writing",
            "Your first day is here. Ask them to say in writing that nothing is open.",
        )
    if offer.in_writing_on is None:
        return "Not in writing yet", "If you have a job, don’t resign yet. Ask them to send it in writing first."
    if offer.has_open_conditions:
        return (
            "Something is still open",
            "If you have a job, don’t resign yet. Wait until they say in writing that it is done.",
        )
    if not offer.is_settled:
        return "Something may still be open", f"If you have a job, don’t resign yet. Ask them: {ASKS_WHAT_IS_OPEN}"
    if said is None:
        return (
            "In writing, with nothing left open",
            "If you have a job, don’t resign yet. It is firm once you’ve said yes.",
        )
    return "It’s firm", "You’ve said yes, it’s in writing and nothing is left open."


def beside(this: Standing, standings: Sequence[Standing]) -> tuple[Dossier, ...]:
    """The offers of others that may still be chosen, whichever needs an answer first before the rest.

    There are none once this one is settled: then there is nothing left to choose between. A yes that is not firm
    settles nothing.
    """
    if not _may_be_chosen(this):
        return ()
    mine = this.dossier.interview.application_id
    others = [one for one in standings if _may_be_chosen(one) and one.dossier.interview.application_id != mine]
    return tuple(one.dossier for one in sorted(others, key=_needs_answer))


def comparison(this: Dossier, others: Sequence[Dossier], today: date) -> Comparison:
    """Set an offer beside others: what one lives on first, then how sure each of them is, and the last day to answer.

    What none of them has said is left out; what one has said and another has not is a thing to ask.
    """
    dossiers = (this, *others)
    offers = [dossier.offer or Offer() for dossier in dossiers]
    rows = [(name, tuple(said(offer, today) for offer in offers)) for name, said in _TERMS]
    rows.append(("Your answer by", tuple(_answer_by(dossier, today) for dossier in dossiers)))
    terms = [Term(name, tuple(one or NOT_SAID for one in said)) for name, said in rows if any(said)]
    return Comparison(_names(dossiers), tuple(terms))


def _may_be_chosen(standing: Standing) -> bool:
    """Whether an offer is open, or has a yes that is not firm yet and no first day behind it."""
    if standing.has_open_offer:
        return True
    offer = standing.dossier.offer
    return standing.may_be_taken_back and not (offer is not None and offer.is_settled)


def _needs_answer(standing: Standing) -> tuple[bool, date, str]:
    offer = standing.dossier.offer
    day = offer.answer_by if offer else None
    return not standing.has_open_offer, day or date.max, standing.dossier.interview.company.casefold()


def _names(dossiers: Sequence[Dossier]) -> tuple[str, ...]:
    """The companies; with the role where two of them have the same name."""
    companies = [dossier.interview.company for dossier in dossiers]
    if len(set(companies)) == len(companies):
        return tuple(companies)
    return tuple(", ".join(filter(None, (dossier.interview.company, dossier.interview.role))) for dossier in dossiers)


def _answer_by(dossier: Dossier, today: date) -> str:
    """The last day for an answer, or the yes that is given, here or by a letter."""
    if known.answer(dossier).value == OfferAnswer.ACCEPTED:
        return "You’ve said yes"
    return _day(dossier.offer.answer_by if dossier.offer else None, today)


def _in_writing(offer: Offer, today: date) -> str:
    return f"Since {dates.in_words(offer.in_writing_on, today)}" if offer.in_writing_on else "Not yet"


def _conditions(offer: Offer, today: date) -> str:
    if not offer.conditions.strip():
        return "None" if offer.conditions_met_on else ""
    met = f"Met {dates.in_words(offer.conditions_met_on, today)}" if offer.conditions_met_on else "Still open"
    return f"{offer.conditions.strip()}\n{met}"


def _day(day: date | None, today: date) -> str:
    said = dates.dated(day, today) if day else ""
    return said[:1].upper() + said[1:]


_TERMS: tuple[tuple[str, Callable[[Offer, date], str]], ...] = (
    ("Pay", lambda offer, _: offer.pay.strip()),
    ("Hours", lambda offer, _: offer.hours.strip()),
    ("Place", lambda offer, _: offer.place.strip()),
    ("Start", lambda offer, today: _day(offer.starts_on, today)),
    ("Other terms", lambda offer, _: offer.other_terms.strip()),
    ("In writing", _in_writing),
    ("Conditions", _conditions),
)
