"""What the screens say of a step: what comes next, when it is due, and the way that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coaching import dates
from coaching.tree import Advice, Question

if TYPE_CHECKING:
    from datetime import date

    from coaching.agenda import Action, NextStep
    from coaching.content import Words
    from coaching.tree import Facts, Position, Tree


_ON_AGENCIES = "S29"
"""The source that is about agencies and recruiters."""

_SAID_AHEAD = 31
"""A last day that is more than so many days on is not said: it ends the list, and nobody plans by it."""


def next_step(step: NextStep, today: date) -> str:
    """The next step with its day ("Send a short thank-you: tomorrow, Thursday 26 November")."""
    if step.due is None or step.kind == "debrief":
        return step.sentence
    return f"{step.sentence}: {dates.dated(step.due, today)}"


def action_when(action: Action, today: date) -> str:
    """When a step is due, with its date however near, and the day until which it is still fine, where that is near."""
    if action.due is None:
        return "Once there is a date."
    line = f"{_ahead(action.due, today)}."
    first = max(action.due, today)
    if action.until is not None and 0 < (action.until - first).days <= _SAID_AHEAD:
        line += f" Until {dates.dated(action.until, today)} it is still fine."
    return line[:1].upper() + line[1:]


def _ahead(day: date, today: date) -> str:
    """A day with how far away it is: "tomorrow, Thursday 26 November", "in 3 days, Saturday 28 November"."""
    return ", ".join(filter(None, (dates.near_words(day, today), dates.dated(day, today))))


def rests_on(advice: Advice, facts: Facts, words: Words) -> tuple[str, ...]:
    """What an advice rests on, as a reader would name it; what is about agencies only where one stands between."""
    between = facts["via_recruiter"].value == "yes"
    rows = [row for row in advice.source if between or row != _ON_AGENCIES] or advice.source
    return tuple(dict.fromkeys(words.sources[row] for row in rows))


def path(tree: Tree, position: Position) -> tuple[str, ...]:
    """The way of a walk in a few words each: what was answered, then where it stands."""
    lines = []
    for passed in position.passed:
        node = tree.nodes[passed.node]
        if isinstance(node, Question):
            lines += [option.say for option in node.choices if option.key in passed.answer]
    for name in (*position.advice, *((position.question,) if position.question else ())):
        node = tree.nodes[name]
        lines.append(node.headline if isinstance(node, Advice) else node.ask)
    return tuple(lines)
