"""What the tests of the paths share: what somebody did, and where they then stand in Debrief's own trees on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coaching import agenda, content
from coaching.agenda import Standing
from coaching.dates import WorkingDays
from coaching.records import Dossier, Letter, Mark

ENGLAND = WorkingDays()


def sent(dossier: Dossier, template: str, day: date | None) -> Dossier:
    """They sent this letter."""
    letter = Letter(f"{template} {day}", template, {}, "", "", "", sent_on=day)
    return replace(dossier, letters=(*dossier.letters, letter))


def marked(dossier: Dossier, step: str, **what: date) -> Dossier:
    """They did this step, dropped it or moved it."""
    return replace(dossier, marks={**dossier.marks, step: Mark(step, **what)})


def on(day: date, dossier: Dossier, others: Sequence[Dossier] = ()) -> Standing:
    """Where they stand, with Debrief's own texts and in England."""
    return agenda.standing(dossier, content.load(), day, ENGLAND, others)


def dues(found: Standing) -> dict[str, date | None]:
    """The day of each step that is left."""
    return {action.key: action.due for action in found.actions}
