"""What the screens say about an interview: one line about it, its next step, its history."""

from __future__ import annotations

from coaching.sentences.happened import FIELDS, Deed, Event, day_of, deeds, edit_line, history
from coaching.sentences.interviews import (
    ON_THEIR_LIST,
    about,
    facts,
    heading,
    heard,
    interviews_title,
    is_listed,
    on,
    outcome,
    when,
)
from coaching.sentences.steps import action_when, next_step, path, rests_on

__all__ = [
    "FIELDS",
    "ON_THEIR_LIST",
    "Deed",
    "Event",
    "about",
    "action_when",
    "day_of",
    "deeds",
    "edit_line",
    "facts",
    "heading",
    "heard",
    "history",
    "interviews_title",
    "is_listed",
    "next_step",
    "on",
    "outcome",
    "path",
    "rests_on",
    "when",
]
