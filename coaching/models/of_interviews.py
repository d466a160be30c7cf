"""What belongs to one interview: scores, questions, what they said, and what the person did with the advice."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Boolean, CheckConstraint, Index, String, UniqueConstraint, text
from sqlmodel import Field

from coaching.models.columns import (
    BY_A_PERSON,
    ID,
    LINE,
    QUESTION,
    SHORT_KEY,
    SUBJECT,
    TEXT,
    Table,
    among,
    one_of,
)
from coaching.records import SCORES, Answered, Criterion, NewsBy, View

_CHOICE_OF_A_NODE = String(1_000)


class Score(Table, table=True):
    """One area of one interview; no value is "Can't say", and no row that nobody looked at it."""

    __table_args__ = (among("value", SCORES), among("before_news", SCORES))

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=ID)
    criterion: Criterion = Field(primary_key=True, sa_type=one_of(Criterion, "criterion"))
    value: int | None = None
    before_news: int | None = None
    evidence: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)


class AskedQuestion(Table, table=True):
    """A question that they asked, each once an interview."""

    __tablename__ = "asked_question"
    __table_args__ = (
        UniqueConstraint("interview_id", "text"),
        CheckConstraint("text <> ''", name="text"),
        CheckConstraint("position >= 1", name="position"),
    )

    id: str = Field(primary_key=True, sa_type=ID)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", sa_type=ID)
    position: int
    text: str = Field(sa_type=String(QUESTION), sa_column_kwargs=BY_A_PERSON)
    my_answer: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    next_time: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    answered: Answered | None = Field(default=None, sa_type=one_of(Answered, "answered"))
    criterion: Criterion | None = Field(default=None, sa_type=one_of(Criterion, "criterion"))


class Feedback(Table, table=True):
    """What they said about why, at most once an interview."""

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=ID)
    received_on: date | None = None
    how: NewsBy | None = Field(default=None, sa_type=one_of(NewsBy, "how"))
    words: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    none_will_come: bool = Field(default=False, sa_type=Boolean(create_constraint=True, name="none_will_come"))
    asked_by_voice_on: date | None = None


class PanelView(Table, table=True):
    """What the panel said about one area; none that was not mentioned."""

    __tablename__ = "panel_view"

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=ID)
    criterion: Criterion = Field(primary_key=True, sa_type=one_of(Criterion, "criterion"))
    view: View = Field(sa_type=one_of(View, "view"))


class Choice(Table, table=True):
    """The answer to one node of a tree; several ticks are one choice."""

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=ID)
    node: str = Field(primary_key=True, sa_type=SHORT_KEY)
    choice: str = Field(sa_type=_CHOICE_OF_A_NODE)
    made_at: datetime


class Mark(Table, table=True):
    """What the person did with a step: done, dropped or moved; undone by removing it."""

    __table_args__ = (
        CheckConstraint("done_on IS NULL OR dropped_on IS NULL", name="done_or_dropped"),
        CheckConstraint("coalesce(done_on, dropped_on, moved_to) IS NOT NULL", name="says_something"),
    )

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=ID)
    step: str = Field(primary_key=True, sa_type=SHORT_KEY)
    done_on: date | None = None
    dropped_on: date | None = None
    moved_to: date | None = None


class Letter(Table, table=True):
    """A letter in the words that are kept; not edited yet, it keeps only what its small form asked for."""

    __table_args__ = (
        Index(
            "uq_letter_unsent",
            "interview_id",
            "template",
            unique=True,
            sqlite_where=text("sent_on IS NULL"),
            postgresql_where=text("sent_on IS NULL"),
        ),
    )

    id: str = Field(primary_key=True, sa_type=ID)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", index=True, sa_type=ID)
    template: str = Field(sa_type=SHORT_KEY)
    given: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    to: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=BY_A_PERSON)
    subject: str = Field(default="", sa_type=String(SUBJECT), sa_column_kwargs=BY_A_PERSON)
    body: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    edited_at: datetime | None = None
    sent_on: date | None = None
    saved_at: datetime
