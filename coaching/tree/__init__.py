"""A decision tree: its node kinds, and the walk from what is known to the next step.

A tree is a pure function from facts and answers to advice; nothing in it remembers, waits or sends. Events are facts,
and when one happens the next walk ends elsewhere.
"""

from __future__ import annotations

from coaching.tree.nodes import (
    RATHER_NOT,
    UNKNOWN,
    Advice,
    Aside,
    Does,
    Fact,
    Facts,
    HelpKind,
    Node,
    Option,
    Question,
    Step,
    Tree,
    fact_said,
)
from coaching.tree.walking import ASIDES_SHOWN, TICKS_JOINED_BY, How, Passed, Position, asides, joins, paths, walk

__all__ = [
    "ASIDES_SHOWN",
    "RATHER_NOT",
    "TICKS_JOINED_BY",
    "UNKNOWN",
    "Advice",
    "Aside",
    "Does",
    "Fact",
    "Facts",
    "HelpKind",
    "How",
    "Node",
    "Option",
    "Passed",
    "Position",
    "Question",
    "Step",
    "Tree",
    "asides",
    "fact_said",
    "joins",
    "paths",
    "walk",
]
