"""Everything that is kept about one interview."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from coaching.records.interviews import Interview
from coaching.records.kinds import Answered, Criterion, NewsBy, Outcome, View
from coaching.records.offers import Offer

DOES_IT_HOLD, CALLED_OFF = "does_it_hold", "called_off"
"""The question whether an interview's day holds, and its answer that they called it off."""

LANDED = "what_was_it_like"
"""The question how their words landed, which News asks too."""

OLD_DAY = "old_day"
"""Beside that answer, the day that was taken out, with its time where there was one ("2026-11-26 14:00")."""

STILL_WAITING = "still_waiting"
"""The mark of the last day on which the person said that nothing had come from them."""

DAY_IS_OUT = "take_day_out"
"""The step that takes a day out which no longer holds."""

TAKEN_BACK = "they_took_it_back"
"""The mark that they took their offer back, with the day on which the person heard of it."""


@dataclass(frozen=True, slots=True)
class Score:
    """One area of one interview: 1 to 5, or None for "Can't say"."""

    criterion: Criterion
    value: int | None = None
    before_news: int | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that they asked."""

    id: str
    position: int
    text: str
    my_answer: str = ""
    next_time: str = ""
    answered: Answered | None = None
    criterion: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What they said about why; `none_will_come` when they refuse."""

    received_on: date | None = None
    how: NewsBy | None = None
    words: str = ""
    none_will_come: bool = False
    asked_by_voice_on: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person did with a step: done, dropped or moved to another day."""

    step: str
    done_on: date | None = None
    dropped_on: date | None = None
    moved_to: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with the words that are kept; `given` is what its small form asked for."""

    id: str
    template: str
    given: Mapping[str, str]
    to: str
    subject: str
    body: str
    edited_at: datetime | None = None
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that stood in a field before they were overwritten."""

    table: str
    row_id: str
    field: str
    before: str
    at: datetime
    id: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is stored about one interview; the value that facts are read from."""

    interview: Interview
    scores: Mapping[Criterion, Score] = field(default_factory=dict)
    questions: tuple[AskedQuestion, ...] = ()
    feedback: Feedback = field(default_factory=Feedback)
    panel_views: Mapping[Criterion, View] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    chosen_at: Mapping[str, datetime] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    letters: tuple[Letter, ...] = ()
    next_round: Interview | None = None
    earlier_words: tuple[Edit, ...] = ()
    offer: Offer | None = None

    @property
    def feedback_came(self) -> bool:
        """Whether they said why: on a day, in words, of any area, or in words whose landing alone is kept."""
        said = self.feedback.received_on or self.feedback.words.strip() or self.panel_views
        return bool(said or self.choices.get(LANDED))

    @property
    def taken_back_on(self) -> date | None:
        """The day on which they took their offer back; None while it stands, or where there is none."""
        mark = self.marks.get(TAKEN_BACK)
        return mark.done_on if mark and self.interview.outcome is Outcome.SUCCESSFUL else None

    @property
    def is_called_off(self) -> bool:
        """Whether they called it off, or want to move it, and no new day stands here yet."""
        is_open = self.interview.outcome is Outcome.WAITING and self.interview.held_on is None
        return is_open and self.choices.get(DOES_IT_HOLD) == CALLED_OFF

    @property
    def old_day(self) -> date | None:
        """The day that stood here before they called it off, while no new one does."""
        kept = self.choices.get(OLD_DAY) if self.interview.held_on is None else None
        return datetime.fromisoformat(kept).date() if kept else None

    @property
    def is_begun(self) -> bool:
        """Whether anything of the debrief is written down yet."""
        words = (self.interview.best_moment, self.interview.would_change, self.interview.notes)
        return bool(self.scores or self.questions or self.interview.gut_feel is not None or any(words))
