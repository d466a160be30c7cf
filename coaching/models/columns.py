"""What every table is made from: its base, how long texts are, which days there are, and the types of columns."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, MetaData, String
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

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

ID = String(36)
SHORT_KEY = String(KEY)
OWNER = String(255)
"""The types of ids, of keys and of owners, wherever they stand."""

BY_A_PERSON = {"info": {WRITTEN: True}}
"""What a column of a person's words is marked with."""

_LONGEST_ENUM = 20


def one_of(kind: type[StrEnum], name: str) -> Enum:
    """The type of a column with the values of an enum, and a CHECK of that name."""
    return Enum(
        kind,
        name=name,
        length=_LONGEST_ENUM,
        native_enum=False,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
    )


def among(column: str, values: tuple[int, ...]) -> CheckConstraint:
    """The CHECK that a column holds one of some numbers."""
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
