"""What a file keeps about its owner, beside their interviews."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlmodel import Field

from coaching.models.columns import BY_A_PERSON, ID, OWNER, SHORT_KEY, TEXT, Table


class Edit(Table, table=True):
    """Words that were overwritten; `holder_id` is the interview or application that the row belongs to."""

    __table_args__ = (Index(None, "owner", "holder_id"), Index(None, "owner", "at"))

    id: str = Field(primary_key=True, sa_type=ID)
    owner: str = Field(sa_type=OWNER)
    holder_id: str = Field(sa_type=ID)
    table_name: str = Field(sa_type=SHORT_KEY)
    row_id: str = Field(sa_type=ID)
    field: str = Field(sa_type=SHORT_KEY)
    before: str = Field(sa_type=String(TEXT), sa_column_kwargs=BY_A_PERSON)
    at: datetime


class Meta(Table, table=True):
    """What a file knows about one owner; with one owner, its id is the file's."""

    __table_args__ = (
        CheckConstraint("change_counter >= 0", name="change_counter"),
        CheckConstraint("length(country) > 1 AND country = upper(country)", name="country"),
        CheckConstraint("region = upper(region)", name="region"),
    )

    owner: str = Field(primary_key=True, sa_type=OWNER)
    file_id: str = Field(sa_type=ID)
    change_counter: int = 0
    country: str = Field(default="GB", sa_type=String(2))
    region: str = Field(default="ENG", sa_type=String(3))
    last_opened_on: date | None = None
    country_said_on: date | None = None
    opened_before_on: date | None = None
