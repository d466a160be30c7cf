"""Letters: a template filled with what is known, what is still asked for it, and the link to a mail program."""

from __future__ import annotations

from coaching.letters.calling import answered, first_name, phrase
from coaching.letters.filling import BEGINNING, Draft, Filled, beginning, draft, fill
from coaching.letters.form import SIGNATURE, Line, form, known_already
from coaching.letters.mail import LONGEST_LINK, MailLink, mailto
from coaching.letters.spelling import AMERICAN_IN, american, american_moment
from coaching.letters.templates import CLOSING, NAMES, Ask, LetterTemplate, Wording, names_used, read_alone, render

__all__ = [
    "AMERICAN_IN",
    "BEGINNING",
    "CLOSING",
    "LONGEST_LINK",
    "NAMES",
    "SIGNATURE",
    "Ask",
    "Draft",
    "Filled",
    "LetterTemplate",
    "Line",
    "MailLink",
    "Wording",
    "american",
    "american_moment",
    "answered",
    "beginning",
    "draft",
    "fill",
    "first_name",
    "form",
    "known_already",
    "mailto",
    "names_used",
    "phrase",
    "read_alone",
    "render",
]
