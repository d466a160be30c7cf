"""What they said: the outcome with the round it leads to, the feedback, and their view of each area."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid5

from sqlmodel import col, select

from coaching import models, records
from coaching.records import TAKEN_BACK, Criterion, Outcome, Recorded, View
from coaching.store import values
from coaching.store.door import Door
from coaching.store.interviews import further_round
from coaching.store.order import place
from coaching.store.writing import Writing

_NEXT_ROUNDS = UUID("5f0c2f6e-6a0e-4b8e-9a53-6f2f5c1f7d11")
"""What the id of a next round is made from, together with the interview that led to it: so it is made once."""

OF_FEEDBACK = frozenset({"received_on", "how", "words", "none_will_come", "asked_by_voice_on"})
"""The fields of their feedback."""


class News(Door):
    """The commands that record what they said."""

    def record_outcome(self, interview_id: str, outcome: Outcome, *, on: date, now: datetime) -> Recorded:
        """Record the news, or correct it; "waiting" takes it back.

        A second interview makes the next round, unless a later one is there. Correcting it away puts the round that it
        made into the trash when nobody wrote in it, and otherwise gives it back as left over.
        """
        day = values.day("outcome_on", on)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            before = interview.outcome
            writing.change(interview, "outcome", outcome)
            writing.change(interview, "outcome_on", day if outcome.is_news else None)
            if outcome is not before:
                writing.change(interview, "news_at", now if outcome.is_news else None)
            if not outcome.is_news:
                writing.change(interview, "news_by", None)
            if outcome is not before:
                # An offer that is made anew stands, whatever became of one before.
                _forget_taken_back(writing, interview_id)
            if outcome is Outcome.SECOND_INTERVIEW:
                return Recorded(next_round=_next_round(writing, interview, is_new=outcome is not before))
            if before is Outcome.SECOND_INTERVIEW:
                return Recorded(left_over=_take_back_round(writing, interview))
            return Recorded()

    def save_feedback(
        self, interview_id: str, field: str, value: object, *, now: datetime, on: date | None = None
    ) -> None:
        """Save one field of their feedback; its first words came `on` that day, unless another is kept."""
        if field not in OF_FEEDBACK:
            raise ValueError(f"{field} is not a field of their feedback")
        kept = values.kept(models.Feedback, field, value)
        day = None if on is None else values.day("received_on", on)
        with self._writing(now) as writing:
            writing.interview(interview_id)
            row = feedback_row(writing, interview_id)
            begins = field == "words" and not row.words.strip() and bool(str(kept).strip())
            writing.change(row, field, kept)
            if begins:
                _date_feedback(writing, interview_id, day)

    def save_panel_view(
        self, interview_id: str, criterion: Criterion, view: View | None, *, now: datetime, on: date | None = None
    ) -> None:
        """Save what they said `on` that day about one area; None where they did not mention it."""
        day = None if on is None else values.day("received_on", on)
        with self._writing(now) as writing:
            writing.interview(interview_id)
            found = writing.session.get(models.PanelView, (interview_id, criterion))
            if view is not None and (found is None or found.view is not view):
                _date_feedback(writing, interview_id, day)
            if view is None:
                if found is not None:
                    writing.remove(found)
            elif found is None:
                writing.add(models.PanelView(interview_id=interview_id, criterion=criterion, view=view))
            else:
                writing.change(found, "view", view)


def feedback_row(writing: Writing, interview_id: str) -> models.Feedback:
    """The feedback on an interview, added where it is not there yet."""
    found = writing.session.get(models.Feedback, interview_id)
    if found is None:
        found = models.Feedback(interview_id=interview_id)
        writing.add(found)
    return found


def _forget_taken_back(writing: Writing, interview_id: str) -> None:
    mark = writing.session.get(models.Mark, (interview_id, TAKEN_BACK))
    if mark is not None:
        writing.remove(mark)


def _date_feedback(writing: Writing, interview_id: str, day: date | None) -> None:
    if day is None:
        return
    row = feedback_row(writing, interview_id)
    if row.received_on is None:
        writing.change(row, "received_on", day)


def _next_round(writing: Writing, interview: models.Interview, *, is_new: bool) -> records.Interview | None:
    made = _made_round(writing, interview)
    if made is not None and (made.deleted_at is None or is_new):
        writing.set_deleted(made, None)
        return writing.record(made)
    later = _later_round(writing, interview)
    if later is not None:
        return writing.record(later)
    if made is not None:
        return None
    made = further_round(interview, _made_id(interview), writing.now)
    writing.add(made)
    return writing.record(made)


def _take_back_round(writing: Writing, interview: models.Interview) -> records.Interview | None:
    made = _made_round(writing, interview)
    if made is None or made.deleted_at is not None:
        return None
    if made.updated_at > made.created_at:
        return writing.record(made)
    writing.set_deleted(made, writing.now)
    return None


def _made_id(interview: models.Interview) -> str:
    return str(uuid5(_NEXT_ROUNDS, interview.id))


def _made_round(writing: Writing, interview: models.Interview) -> models.Interview | None:
    return writing.session.get(models.Interview, _made_id(interview))


def _later_round(writing: Writing, interview: models.Interview) -> models.Interview | None:
    rounds = writing.session.exec(
        select(models.Interview).where(
            col(models.Interview.application_id) == interview.application_id,
            col(models.Interview.deleted_at).is_(None),
        )
    )
    return min((other for other in rounds if place(other) > place(interview)), key=place, default=None)
