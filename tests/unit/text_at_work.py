"""What the tests of the pages' words share: an interview as the store gives it, and words as one types them."""

from __future__ import annotations

from dataclasses import replace

from coaching.records import Interview
from tests.unit.store_at_work import NOW, TODAY

PLAIN = Interview("one", "application", "Acme", NOW, NOW, held_on=TODAY)


def interview(**fields: object) -> Interview:
    """An interview of today at Acme with these fields."""
    return replace(PLAIN, **fields)  # type: ignore[arg-type]  # fields of an Interview, by name


def plain(text: str) -> str:
    """A text with every space an ordinary one."""
    return text.replace("\u00a0", " ")
