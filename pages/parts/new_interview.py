"""The one field that makes an interview: the company, entered with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from coaching import sentences
from coaching.errors import InvalidInputError
from pages.parts import buttons, house, layout, text

if TYPE_CHECKING:
    from coaching.records import Interview


DRAFT = "draft"


def company_form(page: str, *, button: str, is_held: bool) -> None:
    """Ask for the company; once it is there the page runs again with the new interview in its address."""
    # The address keeps the id, so that a restart behind an open tab finds the field and its words again.
    draft = st.query_params.setdefault(DRAFT, str(uuid4()))
    key = f"{page}.company.{draft}"
    asked = st.session_state.get(f"{page}.same")
    with layout.sheet("new"):
        with st.form(f"{page}.new", border=False):
            st.text_input("Company", key=key)
            if said := st.session_state.pop(f"{page}.problem", ""):
                text.html(text.problem(said))
            buttons.submit(
                button, key=f"{page}.start", type="primary", width="stretch", on_click=_enter, args=(page, key, is_held)
            )
        if asked:
            _another_round_or_job(page, key, is_held=is_held)


def _another_round_or_job(page: str, key: str, *, is_held: bool) -> None:
    earlier = house.store().open_interviews_at(str(st.session_state.get(key, "")))
    if not earlier:
        return
    known = sentences.about(earlier[0], house.texts().words, house.today())
    text.html(text.h2("Another round there, or another job?"), text.p(f"You have one open there: {known}.", soft=True))
    if earlier[0].debriefed_at is None or not is_held:
        that_one = (page, earlier[0], is_held)
        buttons.button("It’s that one", key=f"{page}.same-one", width="stretch", on_click=_that_one, args=that_one)
    args = (page, key, is_held)
    buttons.button("Another round", key=f"{page}.round", width="stretch", on_click=_answer, args=(*args, earlier[0]))
    buttons.button("Another job", key=f"{page}.job", width="stretch", on_click=_answer, args=(*args, None))


@house.callback
def _that_one(page: str, interview: Interview, is_held: bool) -> None:  # noqa: FBT001  # a callback's argument
    """It is the one that is known; what was coming up may have taken place."""
    today = house.today()
    if is_held and not interview.is_held(today):
        house.store().save_field(interview.id, "held_on", today, now=house.now())
    _open(page, interview.id)


@house.callback
def _enter(page: str, key: str, is_held: bool) -> None:  # noqa: FBT001  # a callback's argument
    company = str(st.session_state[key])
    earlier = house.store().open_interviews_at(company) if company.strip() else ()
    is_made = any(one.id == _draft_id(key) for one in earlier)  # an Enter that is heard twice
    if earlier and not is_made:
        st.session_state[f"{page}.same"] = True
        return
    try:
        _make(page, key, None, is_held=is_held)
    except InvalidInputError as problem:
        st.session_state[f"{page}.problem"] = str(problem)


@house.callback
def _answer(page: str, key: str, is_held: bool, earlier: Interview | None) -> None:  # noqa: FBT001  # a callback's
    _make(page, key, earlier, is_held=is_held)


def _make(page: str, key: str, earlier: Interview | None, *, is_held: bool) -> None:
    interview_id = _draft_id(key)
    house.store().add_interview(
        interview_id,
        str(st.session_state[key]),
        held_on=house.today() if is_held else None,
        now=house.now(),
        another_round_of=earlier.id if earlier else None,
        on=house.today(),
    )
    _open(page, interview_id)


def _draft_id(key: str) -> str:
    return key.rsplit(".", 1)[-1]


def _open(page: str, interview_id: str) -> None:
    st.session_state.pop(f"{page}.same", None)
    st.query_params.pop(DRAFT, None)
    st.query_params[house.INTERVIEW] = interview_id
