"""What the tests of the pages' words share: an interview as the store gives it."""

from __future__ import annotations

from dataclasses import replace

from coaching.records import Interview
from tests.unit.store_at_work import NOW, TODAY

PLAIN = Interview("one", "application", "Acme", NOW, NOW, held_on=TODAY)


def interview(**fields: object) -> Interview:
    """An interview of today at Acme with these fields."""
    return replace(PLAIN, **fields)  # type: ignore[arg-type]  # fields of an Interview, by name
