"""The way into the person's own calendar: one quiet button, whose file is made when it is clicked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coaching import agenda, calendar_file
from coaching.dates import Present
from pages.parts import house, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coaching.agenda import Action, Standing

KEEPS = (
    "If a day changes here, add the file again. Days that you no longer need you must delete in your calendar yourself."
)


def action(standing: Standing, action: Action, *, key: str) -> None:
    """Offer one step for the calendar; nothing where it has no day."""
    company = standing.dossier.interview.company
    _offer("Put it in my calendar", (standing,), key=key, company=company, step=action.key)


def interview(standing: Standing, *, key: str) -> None:
    """Offer all days of one interview, its own among them while it is to come; nothing where there is none.

    The round before it, whose path still prepares for it, is a part of it.
    """
    before = agenda.rounds_before(house.standings()).get(standing.dossier.interview.id)
    both = (standing, before) if before else (standing,)
    if _offer("Put these days in my calendar", both, key=key, company=standing.dossier.interview.company):
        say_what_it_keeps()


def everything(*, key: str) -> None:
    """Offer all days of all interviews; nothing where there is none."""
    if _offer("All days as a calendar file", house.standings(), key=key):
        say_what_it_keeps()


def say_what_it_keeps() -> None:
    """Say what a calendar does with days that change: once on a page, below what it offers."""
    text.html(text.hint(KEEPS))


def _offer(label: str, standings: Sequence[Standing], *, key: str, company: str = "", step: str | None = None) -> bool:
    if not calendar_file.has_days(standings, house.today(), step=step):
        return False
    present = Present(house.now(), house.today(), house.zone())
    sequence = house.store().meta().change_counter
    st.download_button(
        text.plain(label),
        # Called in another thread, where there is no session any more: it gets plain values.
        partial(calendar_file.ics, standings, present, sequence=sequence, step=step),
        file_name=calendar_file.file_name(company),
        mime="text/calendar",
        key=key,
        on_click="ignore",
        type="tertiary",
    )
    return True
