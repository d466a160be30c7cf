"""What the person answered to the trees and did with their steps."""

from __future__ import annotations

from datetime import date, datetime

from coaching import models
from coaching.store import values
from coaching.store.door import Door


class Steps(Door):
    """The commands that keep choices and marks."""

    def choose(self, interview_id: str, node: str, choice: str, *, now: datetime) -> None:
        """Keep the answer to one node in the place of an earlier one."""
        with self._writing(now) as writing:
            writing.interview(interview_id)
            found = writing.session.get(models.Choice, (interview_id, node))
            if found is None:
                writing.add(models.Choice(interview_id=interview_id, node=node, choice=choice, made_at=now))
            elif found.choice != choice:
                writing.change(found, "choice", choice)
                writing.change(found, "made_at", now)

    def mark(
        self,
        interview_id: str,
        step: str,
        *,
        now: datetime,
        done_on: date | None = None,
        dropped_on: date | None = None,
        moved_to: date | None = None,
    ) -> None:
        """Say that a step is done, dropped or moved, in the place of what was said of it before."""
        days = {"done_on": done_on, "dropped_on": dropped_on, "moved_to": moved_to}
        if done_on is dropped_on is moved_to is None or None not in (done_on, dropped_on):
            raise ValueError("a mark says done, dropped or moved")
        said = {field: None if day is None else values.day(field, day) for field, day in days.items()}
        with self._writing(now) as writing:
            writing.interview(interview_id)
            found = writing.session.get(models.Mark, (interview_id, step))
            if found is None:
                writing.add(models.Mark(interview_id=interview_id, step=step, **said))
                return
            for field, day in said.items():
                writing.change(found, field, day)

    def unmark(self, interview_id: str, step: str, *, now: datetime) -> None:
        """Take back what was said of a step."""
        with self._writing(now) as writing:
            writing.interview(interview_id)
            found = writing.session.get(models.Mark, (interview_id, step))
            if found is not None:
                writing.remove(found)
