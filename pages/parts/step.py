"""A step of an advice: when, its letter, and what the person says of it; and what they did, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import doing, sentences
from coaching.records import TAKEN_BACK
from pages.parts import buttons, house, layout, letter, opens, text, to_calendar

if TYPE_CHECKING:
    from datetime import date

    from coaching.agenda import Action, Standing
    from coaching.sentences import Deed


def show(standing: Standing, action: Action, do: str, headline: str, *, is_open: bool) -> None:
    """One step; `do` is what to do, filled, and is not said again where the headline above says it.

    Its words unfold where it is for later, or is not `is_open`.
    """
    today = house.today()
    with st.container(key=f"step-{action.key}"):
        text.html(*([text.h3(do)] if do != headline else []), text.p(sentences.action_when(action, today), soft=True))
        if action.letter and (_is_later(action) or not is_open):
            if _is_later(action):
                to_calendar.action(standing, action, key=f"coach.calendar.{action.key}")
            with st.expander("The words are ready", key=f"coach.words.{action.key}"):
                _show_ways(standing, action)
        else:
            _show_ways(standing, action)
        if action == next(filter(_is_later, standing.actions), None):
            to_calendar.say_what_it_keeps()


def _is_later(action: Action) -> bool:
    return action.due is not None and action.due > house.today()


def _show_ways(standing: Standing, action: Action) -> None:
    """The letter of a step or the page where it is done, and what the person may say of it."""
    interview_id = standing.dossier.interview.id
    ready = letter.show("coach", standing, action.letter) if action.letter else None
    opens.show(standing, action, key=f"coach.opens.{action.key}")
    args = (interview_id, action.key)
    with st.container(horizontal=True, key=f"coach-did-{action.key}"):
        if ready:
            buttons.button(
                letter.sent_label(ready.template),
                key=f"coach.sent.{action.key}",
                on_click=letter.send,
                args=(interview_id, ready),
            )
        buttons.button(
            "Done another way" if ready else "Done",
            key=f"coach.done.{action.key}",
            type="tertiary" if ready else "secondary",
            on_click=finish,
            args=args,
        )
        for number, (label, day) in enumerate(doing.other_days(standing, action, house.today(), house.clock())):
            buttons.button(
                label, key=f"coach.move.{action.key}.{number}", type="tertiary", on_click=move, args=(action, day)
            )
        buttons.button(
            text.plain(action.rather_not),
            key=f"coach.drop.{action.key}",
            type="tertiary",
            on_click=drop,
            args=(action,),
        )
        if not action.letter and _is_later(action):
            to_calendar.action(standing, action, key=f"coach.calendar.{action.key}")


def show_done(standing: Standing) -> None:
    """What was done, sent, put off or left out, each with the way back; open on the day itself."""
    today = house.today()
    deeds = sentences.deeds(standing.dossier, house.texts(), today)
    if not deeds:
        return
    is_new = any(deed.on in {None, today} for deed in deeds)
    is_theirs = any(deed.key == TAKEN_BACK or deed.kind == "called_off" for deed in deeds)
    label = f"{'What happened' if is_theirs else 'What you did'} ({len(deeds)})"
    with st.expander(text.plain(label), expanded=is_new, key="coach.did"):
        for deed in deeds:
            with layout.line(f"did-{deed.key}"):
                text.html(text.p(deed.said))
                buttons.button(
                    deed.undo,
                    key=f"coach.undo.{deed.key}",
                    type="tertiary",
                    on_click=take_back,
                    args=(standing.dossier.interview.id, deed),
                )


@house.callback
def finish(interview_id: str, step: str) -> None:
    """A deed is done."""
    doing.finish(house.store(), interview_id, step, on=house.today(), now=house.now())


@house.callback
def move(action: Action, day: date) -> None:
    """It can wait until another day."""
    doing.put_off(house.store(), action, day, now=house.now())


@house.callback
def drop(action: Action) -> None:
    """It will not be done."""
    doing.leave_out(house.store(), action, on=house.today(), now=house.now())


@house.callback
def take_back(interview_id: str, deed: Deed) -> None:
    """That was a mistake."""
    doing.take_back(house.store(), interview_id, deed, now=house.now())
