"""Answer fields: the value comes from the store and is saved by `save(value)`, while one types or at its click.

What coaching.errors has a sentence for is said under the field, and the words stay in it. Labels, options and help are
shown as exactly their text: they are escaped here.
"""

from __future__ import annotations

from pages.parts.fields.choices import choose_one, pills, select, yes_no
from pages.parts.fields.days import day_field, time_field
from pages.parts.fields.memory import saved_note
from pages.parts.fields.words import Kind, add_line, long_text, text_field

__all__ = [
    "Kind",
    "add_line",
    "choose_one",
    "day_field",
    "long_text",
    "pills",
    "saved_note",
    "select",
    "text_field",
    "time_field",
    "yes_no",
]
