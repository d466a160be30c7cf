"""Offers: what they offered, and the person's answer; all rounds at one employer share it."""

from __future__ import annotations

from datetime import date, datetime

from coaching import models
from coaching.records import TAKEN_BACK, OfferAnswer, Outcome
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

    def take_offer_back(self, interview_id: str, *, on: date, now: datetime) -> None:
        """Keep that they took their offer back `on` that day; where nobody had written the offer down, it was made."""
        day, made_on = values.day("done_on", on), values.day("outcome_on", on)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            if interview.outcome is not Outcome.SUCCESSFUL:
                news = {"outcome": Outcome.SUCCESSFUL, "outcome_on": made_on, "news_at": now, "news_by": None}
                for field, said in news.items():
                    writing.change(interview, field, said)
            if writing.session.get(models.Mark, (interview_id, TAKEN_BACK)) is None:
                writing.add(models.Mark(interview_id=interview_id, step=TAKEN_BACK, done_on=day))


def _is_there(writing: Writing, interview: models.Interview) -> bool:
    return writing.session.get(models.Offer, interview.application_id) is not None


def offer_row(writing: Writing, interview: models.Interview) -> models.Offer:
    """The offer of an interview's application, added where it is not there yet."""
    found = writing.session.get(models.Offer, interview.application_id)
    if found is None:
        found = models.Offer(application_id=interview.application_id)
        writing.add(found)
    return found
