"""What is known about an interview on a day: the catalogue of facts, and how each is read from what is stored.

A fact is a value from a closed list and, for some, the day since when it holds, on which due dates may hang.
"""

from __future__ import annotations

from coaching.facts.catalogue import CATALOGUE, TIME, FactKind
from coaching.facts.deeds import done_on, is_over
from coaching.facts.known import known
from coaching.facts.offers import DEEDS
from coaching.facts.others import OPEN, Others
from coaching.facts.rounds import ASK_FOR_THE_NEXT, FIRM_ELSEWHERE
from coaching.facts.words import texts

__all__ = [
    "ASK_FOR_THE_NEXT",
    "CATALOGUE",
    "DEEDS",
    "FIRM_ELSEWHERE",
    "OPEN",
    "TIME",
    "FactKind",
    "Others",
    "done_on",
    "is_over",
    "known",
    "texts",
]
