"""The tables, each rule of theirs also a named constraint of the database, since table models validate nothing.

Every text that a person wrote is marked `WRITTEN`: the store keeps such words for a while when they are overwritten.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Date, Enum, String

from coaching.models.applications import Application, Interview, Offer
from coaching.models.columns import FIRST_DAY, LAST_DAY, LINE, QUESTION, TEXT, WRITTEN, Table
from coaching.models.of_interviews import AskedQuestion, Choice, Feedback, Letter, Mark, PanelView, Score
from coaching.models.of_owners import Edit, Meta

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "LINE",
    "QUESTION",
    "TEXT",
    "WRITTEN",
    "Application",
    "AskedQuestion",
    "Choice",
    "Edit",
    "Feedback",
    "Interview",
    "Letter",
    "Mark",
    "Meta",
    "Offer",
    "PanelView",
    "Score",
    "Table",
]


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
