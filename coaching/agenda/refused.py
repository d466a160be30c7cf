"""Who was just turned down: where a quiet line says whom one can talk to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coaching.agenda.standing import Standing
from coaching.records import Outcome

_DAYS = 21
"""So many days a no is still fresh, the day itself among them."""

_NOS = frozenset({Outcome.UNSUCCESSFUL, Outcome.NO_ANSWER, Outcome.CANCELLED})
"""What a person did not choose; who pulled out did."""


def just_refused(standing: Standing, today: date) -> bool:
    """Whether a no, a silence or a stop came within these days, or their offer was taken back."""
    interview = standing.dossier.interview
    if interview.outcome in _NOS:
        return interview.outcome_on is not None and (today - interview.outcome_on).days < _DAYS
    return standing.is_taken_back


def was_refused(standings: Iterable[Standing], today: date) -> bool:
    """Whether one of these was just turned down, whoever else Today is about: a no weighs on the other days too."""
    return any(just_refused(one, today) for one in standings)
