"""The step for today: why, the first lines of its letter, and done, another day or not at all, each with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import agenda, doing, letters, sentences
from pages.parts import buttons, house, layout, letter, opens, somebody, text

if TYPE_CHECKING:
    from datetime import date

    from coaching.agenda import Action, Standing
    from coaching.letters import Draft

UNDO = "today.undo"
NAMES = {"Tomorrow": "tomorrow", "In a week": "week"}
"""What the buttons that put a step off are known by."""


def show(standing: Standing, action: Action | None, why: str) -> None:
    """What there is to do, or the question that is asked now, and why, with what the person may do about it."""
    today, interview_id = house.today(), standing.dossier.interview.id
    step = agenda.next_step(standing, today)
    do = letters.render(action.do, standing.texts(today)) if action else ""
    with layout.sheet("today"):
        text.html(
            text.h2(do or (step.sentence if step else standing.dossier.interview.company)),
            text.p(why, soft=True),
        )
        if action is None:
            if st.button("Answer in Coach", key="today.open", type="primary", width="stretch"):
                house.go("coach.py", interview=interview_id)
            return
        if action.letter:
            letter.preview(standing, action.letter)
            label = letter.open_label(action.letter)
            if st.button(text.plain(label), key="today.open", type="primary", width="stretch"):
                house.go("coach.py", interview=interview_id)
        else:
            opens.show(standing, action, key="today.opens", kind="primary")
        if agenda.asks_a_service(action) and standing.tree is not None:
            somebody.show_first(standing.tree.advice(action.node).help)
        _show_ways(standing, action)
        if not action.letter and st.button("What this is about", key="today.about", type="tertiary"):
            house.go("coach.py", interview=interview_id)


def _show_ways(standing: Standing, action: Action) -> None:
    args = (standing.dossier.interview.id, action.key)
    # A second quick click means this step, not the one that has come in its place.
    which, days = ".".join(args), doing.other_days(standing, action, house.today(), house.clock())
    with st.container(horizontal=True, key="today-answers"):
        if action.letter:
            ready = letter.ready(standing, action.letter)
            buttons.button(
                letter.sent_label(action.letter), key=f"today.sent.{which}", on_click=send, args=(args[0], ready)
            )
        else:
            buttons.button(
                "Done",
                key=f"today.done.{which}",
                type="secondary" if action.opens else "primary",
                on_click=mark_done,
                args=args,
            )
        for label, day in days:
            name = NAMES[label]
            buttons.button(label, key=f"today.{name}.{which}", type="tertiary", on_click=put_off, args=(action, day))
        buttons.button(
            text.plain(action.rather_not), key=f"today.drop.{which}", type="tertiary", on_click=drop, args=(action,)
        )


def show_undo() -> None:
    """What the last click did, and the way back; tomorrow it is no longer the last."""
    day, interview_id, step, said = st.session_state.get(UNDO, (None, "", "", ""))
    if day != house.today():
        return
    with layout.line("undo"):
        text.html(text.status(said))
        if step:
            args = (interview_id, step)
            buttons.button("Undo", key="today.undo.button", type="tertiary", on_click=take_back, args=args)
        elif st.button("It wasn’t sent", key="today.unsent", type="tertiary"):
            house.go("coach.py", interview=interview_id)


@house.callback
def mark_done(interview_id: str, step: str) -> None:
    """The step is done."""
    house.store().mark(interview_id, step, done_on=house.today(), now=house.now())
    st.session_state[UNDO] = (house.today(), interview_id, step, "Done.")


@house.callback
def put_off(action: Action, day: date) -> None:
    """The step can wait until another day."""
    doing.put_off(house.store(), action, day, now=house.now())
    said = f"It will be here {sentences.on(day, house.today())}."
    st.session_state[UNDO] = (house.today(), action.interview_id, action.key, said)


@house.callback
def drop(action: Action) -> None:
    """The person will not do this step."""
    doing.leave_out(house.store(), action, on=house.today(), now=house.now())
    st.session_state[UNDO] = (house.today(), action.interview_id, action.key, "Left out.")


@house.callback
def take_back(interview_id: str, step: str) -> None:
    """The mark was a mistake."""
    house.store().unmark(interview_id, step, now=house.now())
    st.session_state.pop(UNDO, None)


@house.callback
def send(interview_id: str, ready: Draft) -> None:
    """Note that the letter went out, or its words were said, today."""
    letter.send(interview_id, ready)
    st.session_state[UNDO] = (house.today(), interview_id, "", "Noted: today.")
