"""An interview's day falls through: it is taken out, kept aside, and put back when that was a mistake."""

from __future__ import annotations

from datetime import date, datetime

from coaching import models
from coaching.records import CALLED_OFF, DAY_IS_OUT, DOES_IT_HOLD, OLD_DAY, Outcome
from coaching.store import values
from coaching.store.door import Door
from coaching.store.writing import Writing

_ANSWERED_BY_IT = ("something_changed", "what_went_wrong", "what_stopped")
"""The questions while waiting, and after a stop, that this answers as well."""


class Days(Door):
    """The commands about a day that they called off."""

    def call_off(self, interview_id: str, *, on: date, now: datetime) -> None:
        """Keep that they called the interview off, or move it: its day and time are out, and kept aside.

        News that all hiring had stopped were then none.
        """
        day = values.day("done_on", on)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            choice = writing.session.get(models.Choice, (interview_id, DOES_IT_HOLD))
            if interview.held_on is None and choice is not None and choice.choice == CALLED_OFF:
                return
            if interview.held_on is not None:
                at = interview.held_time
                kept = f"{interview.held_on.isoformat()}{f' {at:%H:%M}' if at else ''}"
                _keep_choice(writing, interview_id, OLD_DAY, kept)
            for field in ("held_on", "held_time", "outcome_on", "news_at", "news_by"):
                writing.change(interview, field, None)
            writing.change(interview, "outcome", Outcome.WAITING)
            _keep_choice(writing, interview_id, DOES_IT_HOLD, CALLED_OFF)
            for node in _ANSWERED_BY_IT:
                _forget(writing, writing.session.get(models.Choice, (interview_id, node)))
            _mark_day_as_out(writing, interview_id, day)

    def put_day_back(self, interview_id: str, *, now: datetime) -> None:
        """It was not called off after all: its day and time stand there again, unless another day does by now."""
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            kept = writing.session.get(models.Choice, (interview_id, OLD_DAY))
            if kept is not None and interview.held_on is None:
                was = datetime.fromisoformat(kept.choice)
                writing.change(interview, "held_on", was.date())
                writing.change(interview, "held_time", was.time() if " " in kept.choice else None)
            _forget(writing, kept)
            _forget(writing, writing.session.get(models.Choice, (interview_id, DOES_IT_HOLD)))
            _forget(writing, writing.session.get(models.Mark, (interview_id, DAY_IS_OUT)))


def _keep_choice(writing: Writing, interview_id: str, node: str, choice: str) -> None:
    found = writing.session.get(models.Choice, (interview_id, node))
    if found is None:
        writing.add(models.Choice(interview_id=interview_id, node=node, choice=choice, made_at=writing.now))
        return
    writing.change(found, "choice", choice)
    writing.change(found, "made_at", writing.now)


def _forget(writing: Writing, row: models.Choice | models.Mark | None) -> None:
    if row is not None:
        writing.remove(row)


def _mark_day_as_out(writing: Writing, interview_id: str, day: date) -> None:
    found = writing.session.get(models.Mark, (interview_id, DAY_IS_OUT))
    if found is None:
        writing.add(models.Mark(interview_id=interview_id, step=DAY_IS_OUT, done_on=day))
        return
    for field, said in {"done_on": day, "dropped_on": None, "moved_to": None}.items():
        writing.change(found, field, said)
