"""Offers: what they offered, and the person's answer; all rounds at one employer share it."""

from __future__ import annotations

from datetime import date, datetime

from coaching import models
from coaching.records import OfferAnswer
from coaching.store import values
from coaching.store.door import Door
from coaching.store.writing import Writing

OF_OFFER = frozenset(
    {
        "offered_on",
        "in_writing_on",
        "conditions",
        "conditions_met_on",
        "pay",
        "hours",
        "place",
        "starts_on",
        "other_terms",
        "answer_by",
    }
)
"""The fields of an offer that a person edits; the answer has a command of its own, since its day comes with it."""


class Offers(Door):
    """The commands that keep an offer; nothing of the interview or of other offers is changed by them."""

    def save_offer(self, interview_id: str, field: str, value: object, *, now: datetime) -> None:
        """Save one field of what they offered; where nothing is kept, saving nothing makes no offer."""
        if field not in OF_OFFER:
            raise ValueError(f"{field} is not a field of an offer that a person edits")
        kept = values.kept(models.Offer, field, value)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            if kept or _is_there(writing, interview):
                writing.change(offer_row(writing, interview), field, kept)

    def answer_offer(self, interview_id: str, answer: OfferAnswer | None, *, on: date, now: datetime) -> None:
        """Say what the person answered `on` that day, in the place of an earlier answer; None takes it back."""
        day = values.day("answered_on", on)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            if answer is None and not _is_there(writing, interview):
                return
            row = offer_row(writing, interview)
            writing.change(row, "answer", answer)
            writing.change(row, "answered_on", day if answer else None)


def _is_there(writing: Writing, interview: models.Interview) -> bool:
    return writing.session.get(models.Offer, interview.application_id) is not None


def offer_row(writing: Writing, interview: models.Interview) -> models.Offer:
    """The offer of an interview's application, added where it is not there yet."""
    found = writing.session.get(models.Offer, interview.application_id)
    if found is None:
        found = models.Offer(application_id=interview.application_id)
        writing.add(found)
    return found
