"""The news of an interview as one tap records it, and the round that a mistaken tap leaves over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import buttons, house, layout, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coaching.records import Outcome

LEFT_OVER = "news.left-over"


def large(label: str, *, key: str, on_click: Callable[..., None], args: tuple[object, ...]) -> None:
    """One of the large answers to what they said."""
    buttons.button(
        text.plain(label),
        key=key,
        width="stretch",
        icon=":material/chevron_right:",
        icon_position="right",
        on_click=on_click,
        args=args,
    )


def record(interview_id: str, outcome: Outcome) -> None:
    """Save the news with today's date; "waiting" takes it back."""
    recorded = house.store().record_outcome(interview_id, outcome, on=house.today(), now=house.now())
    if recorded.left_over:
        st.session_state[_left_over(interview_id)] = recorded.left_over.id
    elif recorded.next_round:
        _keep_round(interview_id)


def ask_about_round(page: str, interview_id: str) -> None:
    """Ask whether a round stays in which somebody has written, and whose news was a mistake."""
    left_over = st.session_state.get(_left_over(interview_id))
    if left_over is None:
        return
    args = (interview_id, left_over)
    with layout.sheet(f"left-over-{interview_id}"):
        text.html(text.h2("Keep the next round?"), text.p("You had written something in it."))
        buttons.button("Keep it", key=f"{page}.keep", on_click=_keep_round, args=(interview_id,))
        buttons.button("Delete it", key=f"{page}.delete", type="tertiary", on_click=_delete_round, args=args)


@house.callback
def _delete_round(interview_id: str, left_over: str) -> None:
    house.store().delete_interview(left_over, now=house.now())
    _keep_round(interview_id)


def _keep_round(interview_id: str) -> None:
    st.session_state.pop(_left_over(interview_id), None)


def _left_over(interview_id: str) -> str:
    return f"{LEFT_OVER}.{interview_id}"
