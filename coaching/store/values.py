r"""What may be kept in a field, and the one form in which it is kept.

Texts are kept as they came, but for what no screen, file or letter can show twice alike: NUL is left out, every line
end is "\n", and a lone half of a surrogate pair is U+FFFD. In texts of one line a line end is a space. What is
compared with others of its kind (a company, a question) has no space at its ends and single spaces inside.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, Enum, String, Time

from coaching.errors import InvalidInputError
from coaching.models import FIRST_DAY, LAST_DAY, TEXT, Table

_COMPARED = frozenset({("application", "company"), ("asked_question", "text")})
_EMPTY = {
    "company": "Type the name of the company; nothing else is needed.",
    "text": "Type the question first, or take it off the list.",
}


def kept(table: type[Table], field: str, value: object) -> object:
    """The value as a column keeps it; raises `InvalidInputError` for what the column cannot keep."""
    column = _column(table, field)
    kind = column.type
    if value is None and column.nullable:
        return None
    if isinstance(kind, Enum):
        return _member(field, kind, value)
    if isinstance(kind, String) and isinstance(value, str):
        return _text(column, value, most=kind.length or TEXT)
    if isinstance(kind, Boolean) and isinstance(value, bool):
        return value
    if isinstance(kind, Date) and isinstance(value, date) and not isinstance(value, datetime):
        return day(field, value)
    if isinstance(kind, Time) and isinstance(value, time):
        return value.replace(tzinfo=None)
    raise InvalidInputError(field, "This cannot be kept here; choose or type it once more.")


def words(table: type[Table], field: str, value: str) -> str:
    """A text as a column keeps it; raises `InvalidInputError` where it is too long, or empty and must not be."""
    return str(kept(table, field, value))


def day(field: str, value: date) -> date:
    """A day that can be counted on from; raises `InvalidInputError` for one that is centuries away."""
    if FIRST_DAY <= value <= LAST_DAY:
        return value
    raise InvalidInputError(field, f"Choose a day between {FIRST_DAY.year} and {LAST_DAY.year}.")


def new_id(value: str) -> str:
    """An id that a page has made for what is to be added; raises `InvalidInputError` where it is none."""
    with suppress(ValueError):
        if str(UUID(value)) == value:
            return value
    raise InvalidInputError("id", "That did not work; go back to Today and begin once more.")


def plain(text: str) -> str:
    """A text in the form that this module's first lines describe."""
    one_end = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return one_end.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain_answers(given: Mapping[str, str]) -> dict[str, str]:
    """What a letter's small form asked for, each answer one line; raises `InvalidInputError` for too long a one."""
    answers = {name: _one_line(plain(answer)) for name, answer in given.items()}
    for name, answer in answers.items():
        _refuse_longer(name, answer, TEXT)
    return answers


def comparable(text: str) -> str:
    """A text as searches and comparisons see it: whatever its capitals, its spaces and the form of its letters."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain(text)).casefold())
    return " ".join(folded.split())


def search_text(company: str, role: str) -> str:
    """What a search looks through: company and role, comparable, each on its own line."""
    return f"{comparable(company)}\n{comparable(role)}"


def _column(table: type[Table], field: str) -> Column[object]:
    column: Column[object] = Table.metadata.tables[str(table.__tablename__)].c[field]
    return column


def _member(field: str, kind: Enum, value: object) -> object:
    members = {str(member): member for member in kind.enum_class or ()}
    if str(value) not in members:
        raise InvalidInputError(field, "Choose one of the answers that are offered.")
    return members[str(value)]


def _text(column: Column[object], value: str, *, most: int) -> str:
    text = plain(value)
    if most < TEXT:
        text = _one_line(text)
    if (column.table.name, column.name) in _COMPARED:
        text = " ".join(text.split())
        if not text:
            raise InvalidInputError(column.name, _EMPTY[column.name])
    _refuse_longer(column.name, text, most)
    return text


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _refuse_longer(field: str, text: str, most: int) -> None:
    if len(text) > most:
        raise InvalidInputError(field, f"That is {len(text):,} characters, and there is room for {most:,}; shorten it.")
