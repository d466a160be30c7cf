"""British letters in American words, days and times; what a person typed is not touched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from coaching.letters.templates import LetterTemplate, Wording

AMERICAN_IN = frozenset({"US"})
"""The countries (facts.CATALOGUE["country"]) whose letters are American."""

_FILLED_IN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)
_DAY = re.compile(r"(?:([A-Z][a-z]+) )?(\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?")
_TIME = re.compile(r"\d\d:\d\d")
_NOON = 12


def american(template: LetterTemplate, words: Mapping[str, str]) -> Wording:
    """A letter's own words, each of the table's left side with what stands on its right; what is filled in stays."""
    return Wording(*(_in_american(text, words) for text in (template.subject, template.body)))


def american_moment(said: str) -> str:
    """A day or a time of Debrief's own, as an American writes it: "Thursday, December 3", "2:30 p.m."."""
    if _TIME.fullmatch(said):
        at = time.fromisoformat(said)
        return f"{at.hour % _NOON or _NOON}:{at.minute:02} {'p.m.' if at.hour >= _NOON else 'a.m.'}"
    found = _DAY.fullmatch(said)
    if not found:
        return said
    weekday, day, month, year = found.groups()
    return ", ".join(part for part in (weekday, f"{month} {day}", year) if part)


def _in_american(text: str, words: Mapping[str, str]) -> str:
    """Of two that begin alike the longer one goes first; a capital stays one."""
    by_length = sorted(words, key=len, reverse=True)
    any_of_them = re.compile(rf"\b(?:{'|'.join(map(re.escape, by_length))})\b", re.IGNORECASE)
    in_table = {british.lower(): british for british in words}

    def other(found: re.Match[str]) -> str:
        british = in_table[found[0].lower()]
        said = words[british]
        begins_sentence = found[0][0].isupper() and not british[0].isupper()
        return said[0].upper() + said[1:] if begins_sentence else said

    pieces = _FILLED_IN.split(text)
    return "".join(piece if at % 2 else any_of_them.sub(other, piece) for at, piece in enumerate(pieces))
