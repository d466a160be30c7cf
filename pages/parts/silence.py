"""They've gone quiet: it is written down with its day, and said where it was tapped, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coaching import agenda, quiet
from pages.parts import buttons, house, layout, text

if TYPE_CHECKING:
    from coaching.agenda import Standing


def show(standing: Standing) -> None:
    """What the person wrote down today of their silence, and the day that counts next."""
    said = quiet.said(standing, house.today())
    if not said:
        return
    with layout.line("quiet"):
        text.html(text.status(said))
        args = (standing.dossier.interview.id,)
        buttons.button("Undo", key="coach.quiet.undo", type="tertiary", on_click=take_back, args=args)


@house.callback
def keep(interview_id: str) -> None:
    """Nothing from them by today."""
    house.store().mark(interview_id, agenda.STILL_WAITING, done_on=house.today(), now=house.now())


@house.callback
def take_back(interview_id: str) -> None:
    """That was a mistake."""
    house.store().unmark(interview_id, agenda.STILL_WAITING, now=house.now())
