"""The one field that makes an interview: the company, entered with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from coaching import sentences
from pages.parts import house, layout, text

if TYPE_CHECKING:
    from datetime import date

    from coaching.records import Interview


def company_form(page: str, *, button: str, held_on: date | None) -> None:
    """Ask for the company; once it is there the page runs again with the new interview in its address."""
    draft = st.session_state.setdefault(f"{page}.draft", str(uuid4()))
    key = f"{page}.company.{draft}"
    asked = st.session_state.get(f"{page}.same")
    with layout.sheet("new"):
        with st.form(f"{page}.new", border=False):
            st.text_input("Company", key=key, max_chars=200)
            st.form_submit_button(button, type="primary", width="stretch", on_click=_enter, args=(page, key, held_on))
        if asked:
            _another_round_or_job(page, key, held_on)


def _another_round_or_job(page: str, key: str, held_on: date | None) -> None:
    earlier = house.store().open_interviews_at(str(st.session_state.get(key, "")))
    if not earlier:
        return
    known = sentences.about(earlier[0], house.texts().words, house.today())
    text.html(text.h2("Another round there, or another job?"), text.p(f"You have one open there: {known}.", soft=True))
    st.button(
        "Another round", key=f"{page}.round", width="stretch", on_click=_make, args=(page, key, held_on, earlier[0])
    )
    st.button("Another job", key=f"{page}.job", width="stretch", on_click=_make, args=(page, key, held_on, None))


@house.callback
def _enter(page: str, key: str, held_on: date | None) -> None:
    if house.store().open_interviews_at(str(st.session_state[key])):
        st.session_state[f"{page}.same"] = True
        return
    _make(page, key, held_on, None)


@house.callback
def _make(page: str, key: str, held_on: date | None, earlier: Interview | None) -> None:
    interview_id = key.rsplit(".", 1)[-1]
    house.store().add_interview(
        interview_id,
        str(st.session_state[key]),
        held_on=held_on,
        now=house.now(),
        another_round_of=earlier.id if earlier else None,
    )
    for name in (f"{page}.draft", f"{page}.same"):
        st.session_state.pop(name, None)
    st.query_params[house.INTERVIEW] = interview_id
