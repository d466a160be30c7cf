"""If they ring: what to say for a yes, for another round and for a no, in big type, with nothing to wait for.

It is sent with the page and only unfolds in the browser: a call doesn't wait until the server has answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import house, layout, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coaching.records import Interview


def opener(date_line: str, interviews: Sequence[Interview]) -> None:
    """The line above the title: the date, and where there is no room beside the page what opens the card."""
    with st.container(key="day"):
        text.html(text.p(date_line, soft=True))
        with st.expander("If they ring", key="today.ring", icon=":material/call:"):
            _show_words(interviews, text.NOTHING)


def card(interviews: Sequence[Interview]) -> None:
    """The same beside the page, always open, where it is wide enough."""
    with layout.sheet("ring"):
        _show_words(interviews, text.h2("If they ring"))


def _show_words(interviews: Sequence[Interview], heading: text.Markup) -> None:
    said = house.texts().words.ring
    only = {house.INTERVIEW: interviews[0].id} if len(interviews) == 1 else {}
    text.html(heading, text.p("For a yes", soft=True), text.p(said["yes"], say=True))
    st.page_link("news.py", label="They said yes", query_params=house.address(**only))
    text.html(text.p("To see you again", soft=True), text.p(said["again"], say=True))
    st.page_link("news.py", label="They want to see me again", query_params=house.address(**only))
    text.html(text.p("For a no", soft=True), text.p(said["no"], say=True))
    st.page_link("news.py", label="They said no", query_params=house.address(**only))
