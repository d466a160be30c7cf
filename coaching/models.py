"""The tables, each rule of theirs also a named constraint of the database, since table models validate nothing.

Every text that a person wrote is marked `WRITTEN`: the store keeps such words for a while when they are overwritten.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import JSON, Boolean, CheckConstraint, Date, Enum, Index, MetaData, String, UniqueConstraint, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from coaching.records import GUT_FEELS, SCORES, Answered, Criterion, Format, NewsBy, OfferAnswer, Outcome, Stage, View

LINE = 200
"""The most characters of a text of one line."""

QUESTION = 500
"""The most characters of a question that they asked."""

SUBJECT = 1_000
"""The most characters of a letter's subject, which is one line too."""

TEXT = 10_000
"""The most characters of a text of several lines."""

KEY = 100
"""The most characters of a key that our own texts give: a node, a step, a template."""

FIRST_DAY = date(1950, 1, 1)
LAST_DAY = date(2100, 12, 31)
"""Any day between these two can be kept; outside, counting on by months or working days could leave the calendar."""

WRITTEN = "written"
"""Marks, in a column's `info`, the words that a person wrote."""

_ID = String(36)
_KEY = String(KEY)
_OWNER = String(255)
_BY_A_PERSON = {"info": {WRITTEN: True}}
_CHOICE_OF_A_NODE = String(1_000)
_LONGEST_ENUM = 20


def _one_of(kind: type[StrEnum], name: str) -> Enum:
    return Enum(
        kind,
        name=name,
        length=_LONGEST_ENUM,
        native_enum=False,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
    )


def _among(column: str, values: tuple[int, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(map(str, values))})", name=column)


class Table(
    SQLModel,
    registry=registry(
        metadata=MetaData(
            naming_convention={
                "pk": "pk_%(table_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s",
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
            }
        )
    ),
):
    """The base of every table; a registry of its own survives a hot reload."""


class Application(Table, table=True):
    """One process with one employer; `search_text` is company and role, each on its line, as searches compare them."""

    __table_args__ = (CheckConstraint("trim(company) <> ''", name="company"),)

    id: str = Field(primary_key=True, sa_type=_ID)
    owner: str = Field(index=True, sa_type=_OWNER)
    company: str = Field(sa_type=String(LINE), sa_column_kwargs=_BY_A_PERSON)
    role: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=_BY_A_PERSON)
    contact_name: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=_BY_A_PERSON)
    contact_email: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=_BY_A_PERSON)
    via_recruiter: bool = Field(default=False, sa_type=Boolean(create_constraint=True, name="via_recruiter"))
    recruiter_name: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=_BY_A_PERSON)
    recruiter_email: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=_BY_A_PERSON)
    pay_said: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    search_text: str = Field(sa_type=String)


class Interview(Table, table=True):
    """One interview, held or coming; a next round without a date has neither day nor time."""

    __table_args__ = (
        _among("gut_feel", GUT_FEELS),
        _among("gut_feel_before_news", GUT_FEELS),
        CheckConstraint(
            "(outcome = 'waiting' AND outcome_on IS NULL AND news_at IS NULL AND news_by IS NULL)"
            " OR (outcome <> 'waiting' AND outcome_on IS NOT NULL AND news_at IS NOT NULL)",
            name="waiting_is_no_news",
        ),
        CheckConstraint("updated_at >= created_at", name="updated_at"),
    )

    id: str = Field(primary_key=True, sa_type=_ID)
    application_id: str = Field(foreign_key="application.id", ondelete="CASCADE", index=True, sa_type=_ID)
    held_on: date | None = Field(default=None, index=True)
    held_time: time | None = None
    stage: Stage | None = Field(default=None, sa_type=_one_of(Stage, "stage"))
    format: Format | None = Field(default=None, sa_type=_one_of(Format, "format"))
    place: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    others_there: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    decision_due_on: date | None = None
    gut_feel: int | None = None
    gut_feel_before_news: int | None = None
    best_moment: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    would_change: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    notes: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    outcome: Outcome = Field(default=Outcome.WAITING, sa_type=_one_of(Outcome, "outcome"))
    outcome_on: date | None = None
    news_at: datetime | None = None
    news_by: NewsBy | None = Field(default=None, sa_type=_one_of(NewsBy, "news_by"))
    debriefed_at: datetime | None = None
    deleted_at: datetime | None = None
    created_at: datetime
    updated_at: datetime


class Score(Table, table=True):
    """One area of one interview; no value is "Can't say", and no row that nobody looked at it."""

    __table_args__ = (_among("value", SCORES), _among("before_news", SCORES))

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=_ID)
    criterion: Criterion = Field(primary_key=True, sa_type=_one_of(Criterion, "criterion"))
    value: int | None = None
    before_news: int | None = None
    evidence: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)


class AskedQuestion(Table, table=True):
    """A question that they asked, each once an interview."""

    __tablename__ = "asked_question"
    __table_args__ = (
        UniqueConstraint("interview_id", "text"),
        CheckConstraint("text <> ''", name="text"),
        CheckConstraint("position >= 1", name="position"),
    )

    id: str = Field(primary_key=True, sa_type=_ID)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", sa_type=_ID)
    position: int
    text: str = Field(sa_type=String(QUESTION), sa_column_kwargs=_BY_A_PERSON)
    my_answer: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    next_time: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    answered: Answered | None = Field(default=None, sa_type=_one_of(Answered, "answered"))
    criterion: Criterion | None = Field(default=None, sa_type=_one_of(Criterion, "criterion"))


class Feedback(Table, table=True):
    """What they said about why, at most once an interview."""

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=_ID)
    received_on: date | None = None
    how: NewsBy | None = Field(default=None, sa_type=_one_of(NewsBy, "how"))
    words: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    none_will_come: bool = Field(default=False, sa_type=Boolean(create_constraint=True, name="none_will_come"))
    asked_by_voice_on: date | None = None


class PanelView(Table, table=True):
    """What the panel said about one area; none that was not mentioned."""

    __tablename__ = "panel_view"

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=_ID)
    criterion: Criterion = Field(primary_key=True, sa_type=_one_of(Criterion, "criterion"))
    view: View = Field(sa_type=_one_of(View, "view"))


class Offer(Table, table=True):
    """What the employer offered, at most once an application; the answer and its day come together."""

    __table_args__ = (CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answered"),)

    application_id: str = Field(primary_key=True, foreign_key="application.id", ondelete="CASCADE", sa_type=_ID)
    offered_on: date | None = None
    in_writing_on: date | None = None
    conditions: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    conditions_met_on: date | None = None
    pay: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    hours: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    place: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    starts_on: date | None = None
    other_terms: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    answer_by: date | None = None
    answer: OfferAnswer | None = Field(default=None, sa_type=_one_of(OfferAnswer, "answer"))
    answered_on: date | None = None


class Choice(Table, table=True):
    """The answer to one node of a tree; several ticks are one choice."""

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=_ID)
    node: str = Field(primary_key=True, sa_type=_KEY)
    choice: str = Field(sa_type=_CHOICE_OF_A_NODE)
    made_at: datetime


class Mark(Table, table=True):
    """What the person did with a step: done, dropped or moved; undone by removing it."""

    __table_args__ = (
        CheckConstraint("done_on IS NULL OR dropped_on IS NULL", name="done_or_dropped"),
        CheckConstraint("coalesce(done_on, dropped_on, moved_to) IS NOT NULL", name="says_something"),
    )

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", sa_type=_ID)
    step: str = Field(primary_key=True, sa_type=_KEY)
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

    id: str = Field(primary_key=True, sa_type=_ID)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", index=True, sa_type=_ID)
    template: str = Field(sa_type=_KEY)
    given: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    to: str = Field(default="", sa_type=String(LINE), sa_column_kwargs=_BY_A_PERSON)
    subject: str = Field(default="", sa_type=String(SUBJECT), sa_column_kwargs=_BY_A_PERSON)
    body: str = Field(default="", sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    edited_at: datetime | None = None
    sent_on: date | None = None
    saved_at: datetime


class Edit(Table, table=True):
    """Words that were overwritten; `holder_id` is the interview or application that the row belongs to."""

    __table_args__ = (Index(None, "owner", "holder_id"), Index(None, "owner", "at"))

    id: str = Field(primary_key=True, sa_type=_ID)
    owner: str = Field(sa_type=_OWNER)
    holder_id: str = Field(sa_type=_ID)
    table_name: str = Field(sa_type=_KEY)
    row_id: str = Field(sa_type=_ID)
    field: str = Field(sa_type=_KEY)
    before: str = Field(sa_type=String(TEXT), sa_column_kwargs=_BY_A_PERSON)
    at: datetime


class Meta(Table, table=True):
    """What a file knows about one owner; with one owner, its id is the file's."""

    __table_args__ = (
        CheckConstraint("change_counter >= 0", name="change_counter"),
        CheckConstraint("length(country) > 1 AND country = upper(country)", name="country"),
        CheckConstraint("region = upper(region)", name="region"),
    )

    owner: str = Field(primary_key=True, sa_type=_OWNER)
    file_id: str = Field(sa_type=_ID)
    change_counter: int = 0
    country: str = Field(default="GB", sa_type=String(2))
    region: str = Field(default="ENG", sa_type=String(3))
    last_opened_on: date | None = None
    country_said_on: date | None = None
    opened_before_on: date | None = None


def _add_lengths_and_days() -> None:
    """SQLite takes any length for a VARCHAR and any text for a DATE, so one CHECK a table holds each."""
    for table in Table.metadata.tables.values():
        fits = [
            f'length("{column.name}") <= {column.type.length}'
            for column in table.c
            if isinstance(column.type, String) and not isinstance(column.type, Enum) and column.type.length
        ]
        table.append_constraint(CheckConstraint(" AND ".join(fits), name="lengths"))
        days = [column.name for column in table.c if isinstance(column.type, Date)]
        if days:
            within = [f"{day} BETWEEN '{FIRST_DAY}' AND '{LAST_DAY}'" for day in days]
            table.append_constraint(CheckConstraint(" AND ".join(within), name="days"))


_add_lengths_and_days()
