"""The small form above a letter: what it asks, who it goes to, and who signs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coaching.letters.templates import LetterTemplate, names_used
from coaching.records import Interview

SIGNATURE = "name"
"""The answer that every letter after it begins with: the person's own name."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form: its field of the interview or its key among the letter's answers, and what it holds."""

    name: str
    label: str
    stored: str
    holder: Literal["interview", "letter"]
    hint: str = ""
    is_email: bool = False


def form(template: LetterTemplate, interview: Interview, given: Mapping[str, str]) -> tuple[Line, ...]:
    """Every line that this letter may need, known or not; where a recruiter stands between, it is theirs."""
    used = names_used(template.subject + template.body)
    between = interview.via_recruiter
    name, email = ("recruiter_name", "recruiter_email") if between else ("contact_name", "contact_email")
    whose = ("Name at the agency", "Email at the agency") if between else ("Their name", "Their email")
    lines = [Line(ask.key, ask.label, given.get(ask.key, ""), "letter", ask.hint) for ask in template.asks]
    if used & {"greeting", name}:
        lines.append(Line(name, f"{whose[0]}, if you know it", getattr(interview, name), "interview"))
    if template.kind == "mail":
        lines.append(Line(email, f"{whose[1]}, if you know it", getattr(interview, email), "interview", is_email=True))
    if SIGNATURE in used:
        lines.append(Line(SIGNATURE, "Your name, to sign with", given.get(SIGNATURE, ""), "letter"))
    return tuple(lines)


def known_already(template: LetterTemplate, lines: tuple[Line, ...]) -> frozenset[str]:
    """What of the form need not be asked: all that is known, but for what this one letter alone asks."""
    own = {ask.key for ask in template.asks}
    return frozenset(line.name for line in lines if line.stored.strip() and line.name not in own)
