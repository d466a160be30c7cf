"""An offer that nobody answered: how long its day goes before everything else."""

from __future__ import annotations

from datetime import date

from coaching.agenda.standing import Standing

_KEPT_DAYS = 5
"""So many days after its day an offer still presses: a weekend and a holiday may have come between."""


def is_long_past(standing: Standing, today: date) -> bool:
    """Whether the day for the person's answer to an open offer is so long past that it presses no more.

    It may well be gone by then. It can wait, with the question whether it is still open.
    """
    fact = standing.facts["answer_by"]
    if not standing.has_open_offer or fact.value != "past" or fact.since is None:
        return False
    return (today - fact.since).days > _KEPT_DAYS
