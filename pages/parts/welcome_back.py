"""Welcome back: news of every interview that was open, one tap each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from coaching import agenda, today_says
from coaching.agenda import TodayState
from coaching.records import Outcome
from pages.parts import buttons, fields, house, layout, outcome, silence, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coaching.agenda import Standing, TodayView

AT_MOST = 10
"""So many interviews are asked about at once."""

ASKED = "today.asked"
"""Which interviews a session asks about, and on which day: they stay until the person says that this is all."""

QUIET = "quiet"
NEWS = (Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL, Outcome.CANCELLED)
ANSWERS = (Outcome.WAITING.value, *(outcome.value for outcome in NEWS), QUIET)


def hold(view: TodayView, standings: Sequence[Standing]) -> TodayView:
    """What Today shows until the person says that this is all: so the last answer can be changed there and then, too.

    Only an offer that presses goes before it.
    """
    if view.back:
        st.session_state[ASKED] = (house.today(), tuple(one.dossier.interview.id for one in view.back))
        return _alone(view, view.back)
    day, ids = st.session_state.get(ASKED, (None, ()))
    asked = tuple(one for one in standings if one.dossier.interview.id in ids)
    if not asked or day != house.today() or today_says.presses(view) or not all(map(_answer, asked)):
        return view
    return _alone(replace(view, state=TodayState.BACK, lead=None, action=None, back=asked), asked)


def _alone(view: TodayView, asked: Sequence[Standing]) -> TodayView:
    """The view without other rows of what is asked about: a next round that a tap has made would move what is below."""
    applications = {one.dossier.interview.application_id for one in asked}
    can_wait, waiting = (
        tuple(one for one in rows if one.dossier.interview.application_id not in applications)
        for rows in (view.can_wait, view.waiting)
    )
    return replace(view, can_wait=can_wait, waiting=waiting)


def show(standings: Sequence[Standing]) -> None:
    """A sheet for each, and what ends it."""
    for standing in standings[:AT_MOST]:
        _ask(standing)
    if others := standings[AT_MOST:]:
        st.page_link("interviews.py", label=f"And {len(others)} more", query_params=house.address())
    ids = tuple(one.dossier.interview.id for one in standings if not _answer(one))
    buttons.button("That’s all I know", key="today.all", type="primary", width="stretch", on_click=end, args=(ids,))


def show_side() -> None:
    """What became of what was due meanwhile."""
    text.html(
        text.h2("Nothing was lost", small=True),
        text.p(
            "Notes that were due meanwhile have gone from the list. What still makes sense will be back on its day."
        ),
    )


def _ask(standing: Standing) -> None:
    interview, words = standing.dossier.interview, house.texts().words
    key, answer = f"today.back.{interview.id}", _answer(standing)
    said = {**{one.value: words.outcome[one] for one in (Outcome.WAITING, *NEWS)}, QUIET: "They’ve gone quiet"}
    with layout.sheet(f"back-{interview.id}"):
        text.html(text.h2(interview.company), text.p(today_says.about(standing, words, house.today()), soft=True))
        fields.pills(
            f"Any news from {interview.company}?",
            key,
            ANSWERS,
            answer,
            _saver(interview.id),
            say=said.__getitem__,
            label_visible=False,
        )
        if st.session_state.get(key) == QUIET:
            query = house.address(interview=interview.id)
            st.page_link("coach.py", label="Saved. What helps when they’ve gone quiet", query_params=query)
        else:
            text.html(text.status(today_says.saved(interview.outcome) if answer else ""))
    outcome.ask_about_round(key, interview.id)


def _answer(standing: Standing) -> str | None:
    """What the person has said today of an interview."""
    news, mark = standing.dossier.interview.outcome, standing.dossier.marks.get(agenda.STILL_WAITING)
    is_said = news.is_news or (mark is not None and mark.done_on == house.today())
    return news.value if is_said else None


def _saver(interview_id: str) -> Callable[[str | None], None]:
    """The command that keeps an answer; "Nothing yet", or the same tap again, takes news back."""

    def save(answer: str | None) -> None:
        news = Outcome(answer) if answer in NEWS else Outcome.WAITING
        outcome.record(interview_id, news)
        if answer is None or news.is_news:
            house.store().unmark(interview_id, agenda.STILL_WAITING, now=house.now())
        else:
            _keep_waiting(interview_id)

    return save


@house.callback
def end(interview_ids: Sequence[str]) -> None:
    """Of all the others there is nothing new."""
    for interview_id in interview_ids:
        _keep_waiting(interview_id)
    st.session_state.pop(ASKED, None)


def _keep_waiting(interview_id: str) -> None:
    silence.keep(interview_id)
