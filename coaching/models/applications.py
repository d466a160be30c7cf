"""A process with an employer, its interviews, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Boolean, CheckConstraint, String
from sqlmodel import Field

from coaching.models.columns import BY_A_PERSON, ID, LINE, OWNER, TEXT, Table, among, one_of
from coaching.records import GUT_FEELS, Format, NewsBy, OfferAnswer, Outcome, Stage


class Application(Table, table=True):
    """One process with one employer; `search_text` is company and role, each on its line, as searches compare them."""

    __table_args__ = (CheckConstraint("trim(company) <> ''", name="company"),)

    id: str = Field(primary_key=True, sa_type=ID)
    owner: str = Field(index=True, sa_type=OWNER)
    company: str = Field(sa_type=String(LINE), sa_column_kwargs=BY_A_PERSON)
    role: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=BY_A_PERSON)
    contact_name: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=BY_A_PERSON)
    contact_email: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=BY_A_PERSON)
    via_recruiter: bool = Field(default=False, sa_type=Boolean(create_constraint=True, name="via_recruiter"))
    recruiter_name: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=BY_A_PERSON)
    recruiter_email: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=BY_A_PERSON)
    pay_said: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    search_text: str = Field(sa_type=String)


class Interview(Table, table=True):
    """One interview, held or coming; a next round without a date has neither day nor time."""

    __table_args__ = (
        among("gut_feel", GUT_FEELS),
        among("gut_feel_before_news", GUT_FEELS),
        CheckConstraint(
            "(outcome = 'waiting' AND outcome_on IS NULL AND news_at IS NULL AND news_by IS NULL)"
            " OR (outcome <> 'waiting' AND outcome_on IS NOT NULL AND news_at IS NOT NULL)",
            name="waiting_is_no_news",
        ),
        CheckConstraint("updated_at >= created_at", name="updated_at"),
    )

    id: str = Field(primary_key=True, sa_type=ID)
    application_id: str = Field(foreign_key="application.id", ondelete="CASCADE", index=True, sa_type=ID)
    held_on: date | None = Field(default=None, index=True)
    held_time: time | None = None
    stage: Stage | None = Field(default=None, sa_type=one_of(Stage, "stage"))
    format: Format | None = Field(default=None, sa_type=one_of(Format, "format"))
    place: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    others_there: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    decision_due_on: date | None = None
    gut_feel: int | None = None
    gut_feel_before_news: int | None = None
    best_moment: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    would_change: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    notes: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    outcome: Outcome = Field(default=Outcome.WAITING, sa_type=one_of(Outcome, "outcome"))
    outcome_on: date | None = None
    news_at: datetime | None = None
    news_by: NewsBy | None = Field(default=None, sa_type=one_of(NewsBy, "news_by"))
    debriefed_at: datetime | None = None
    deleted_at: datetime | None = None
    created_at: datetime
    updated_at: datetime


class Offer(Table, table=True):
    """What the employer offered, at most once an application; the answer and its day come together."""

    __table_args__ = (CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answered"),)

    application_id: str = Field(primary_key=True, foreign_key="application.id", ondelete="CASCADE", sa_type=ID)
    offered_on: date | None = None
    in_writing_on: date | None = None
    conditions: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    conditions_met_on: date | None = None
    pay: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    hours: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    place: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    starts_on: date | None = None
    other_terms: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    answer_by: date | None = None
    answer: OfferAnswer | None = Field(default=None, sa_type=one_of(OfferAnswer, "answer"))
    answered_on: date | None = None
