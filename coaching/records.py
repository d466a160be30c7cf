"""The enums and the frozen plain values that the store gives and the pure modules take."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an interview; `waiting` is no news."""

    WAITING = "waiting"
    UNSUCCESSFUL = "unsuccessful"
    SECOND_INTERVIEW = "second_interview"
    SUCCESSFUL = "successful"
    NO_ANSWER = "no_answer"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"

    @property
    def is_news(self) -> bool:
        """Whether something is known: waiting is no news."""
        return self is not Outcome.WAITING


DOES_IT_HOLD, CALLED_OFF = "does_it_hold", "called_off"
"""The question whether an interview's day holds, and its answer that they called it off."""

LANDED = "what_was_it_like"
"""The question how their words landed, which News asks too."""

OLD_DAY = "old_day"
"""Beside that answer, the day that was taken out, with its time where there was one ("2026-11-26 14:00")."""

DAY_IS_OUT = "take_day_out"
"""The step that takes a day out which no longer holds."""

THEIR_ANSWERS = frozenset({Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL, Outcome.CANCELLED})
"""The outcomes that the employer gave; all others are the person's own, or silence."""


class Criterion(StrEnum):
    """The four areas a panel decides by, in the order in which they are asked."""

    PERFORMANCE = "performance"
    ENTHUSIASM = "enthusiasm"
    FIT = "fit"
    CONFIDENCE = "confidence"


class Stage(StrEnum):
    """Which round an interview was."""

    SCREENING = "screening"
    FIRST = "first"
    SECOND = "second"
    FINAL = "final"
    ASSESSMENT = "assessment"


class Format(StrEnum):
    """How they met."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class Answered(StrEnum):
    """How one of their questions was answered, in the person's own judgement."""

    STRONG = "strong"
    FINE = "fine"
    STUMBLED = "stumbled"


class View(StrEnum):
    """What the panel said about one area; an area that was not mentioned has none."""

    STRENGTH = "strength"
    FINE = "fine"
    CONCERN = "concern"


class NewsBy(StrEnum):
    """How the news or the feedback came."""

    PHONE = "phone"
    LETTER = "letter"
    RECRUITER = "recruiter"
    IN_PERSON = "in_person"


class OfferAnswer(StrEnum):
    """What the person said to an offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


GUT_FEELS = (5, 20, 35, 50, 65, 80, 95)
"""The seven bets, in percent."""

SCORES = (5, 4, 3, 2, 1)
"""The five sentences of an area, the best first."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview with what its application knows; texts are "" where nothing was written."""

    id: str
    application_id: str
    company: str
    created_at: datetime
    updated_at: datetime
    role: str = ""
    contact_name: str = ""
    contact_email: str = ""
    via_recruiter: bool = False
    recruiter_name: str = ""
    recruiter_email: str = ""
    pay_said: str = ""
    held_on: date | None = None
    held_time: time | None = None
    stage: Stage | None = None
    format: Format | None = None
    place: str = ""
    others_there: str = ""
    decision_due_on: date | None = None
    gut_feel: int | None = None
    gut_feel_before_news: int | None = None
    best_moment: str = ""
    would_change: str = ""
    notes: str = ""
    outcome: Outcome = Outcome.WAITING
    outcome_on: date | None = None
    news_at: datetime | None = None
    news_by: NewsBy | None = None
    debriefed_at: datetime | None = None
    deleted_at: datetime | None = None

    def is_held(self, today: date, clock: time | None = None) -> bool:
        """Whether the interview has taken place; without a day it has once there is news.

        On its own day it has, but for a known hour that is still to come by the person's clock; who has looked back on
        it already came from it.
        """
        return _is_held(self, today, clock if self.debriefed_at is None else None)


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
class Offer:
    """What they offered, as far as it is known, and the person's answer; `answer_by` is the person's own last day.

    `conditions_met_on` is the day since which nothing is open, whether or not there ever was a condition.
    """

    offered_on: date | None = None
    in_writing_on: date | None = None
    conditions: str = ""
    conditions_met_on: date | None = None
    pay: str = ""
    hours: str = ""
    place: str = ""
    starts_on: date | None = None
    other_terms: str = ""
    answer_by: date | None = None
    answer: OfferAnswer | None = None
    answered_on: date | None = None

    @property
    def has_open_conditions(self) -> bool:
        """Whether something they ask for first, such as references, is named and still open."""
        return bool(self.conditions.strip()) and self.conditions_met_on is None

    @property
    def is_settled(self) -> bool:
        """Whether it is in writing, and somebody has said since when nothing is open; silence is no answer."""
        return self.in_writing_on is not None and self.conditions_met_on is not None

    @property
    def is_firm(self) -> bool:
        """Whether nothing can go wrong any more: accepted, in writing and with nothing left open."""
        return self.answer is OfferAnswer.ACCEPTED and self.is_settled


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


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording an outcome: the round it led to, or the one that a corrected outcome left over."""

    next_round: Interview | None = None
    left_over: Interview | None = None


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One line of the list of interviews."""

    id: str
    company: str
    role: str
    held_on: date | None
    stage: Stage | None
    outcome: Outcome
    held_time: time | None = None

    def is_held(self, today: date, clock: time | None = None) -> bool:
        """Whether the interview has taken place; without a day it has once there is news.

        On its own day it has, but for a known hour that is still to come by the person's clock.
        """
        return _is_held(self, today, clock)


def _is_held(interview: Interview | InterviewRow, today: date, clock: time | None) -> bool:
    if interview.held_on is None:
        return interview.outcome.is_news
    if interview.held_on == today and interview.held_time and clock and not interview.outcome.is_news:
        return interview.held_time <= clock
    return interview.held_on <= today


PAGE_SIZE = 25
"""So many interviews stand on one page of the list."""


@dataclass(frozen=True, slots=True)
class InterviewPage:
    """One page of the list, the number of all that match, and of all there are."""

    rows: tuple[InterviewRow, ...]
    matching: int
    everything: int

    @property
    def pages(self) -> int:
        """How many pages all that match fill."""
        return -(-self.matching // PAGE_SIZE)


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One score for a chart: which interview (1 = the earliest held), what was said before the news, else after it."""

    interview_id: str
    number: int
    held_on: date
    company: str
    criterion: Criterion
    value: int
    counted: bool
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file knows about itself and its owner; while nobody said the country, it is a guess."""

    file_id: str
    change_counter: int
    country: str = "GB"
    region: str = "ENG"
    last_opened_on: date | None = None
    country_said_on: date | None = None
    opened_before_on: date | None = None

    def previous_visit(self, today: date) -> date | None:
        """The last day before today on which Debrief was open; None on the first."""
        days = (self.last_opened_on, self.opened_before_on)
        return max((day for day in days if day is not None and day < today), default=None)
