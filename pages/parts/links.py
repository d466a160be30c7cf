"""Links that carry a company's name: it is shown as text, never read as Markdown."""

from __future__ import annotations

import streamlit as st

from pages.parts import house
from pages.parts.text import plain


def interview(page: str, label: str, interview_id: str) -> None:
    """A link to a page about one interview, labelled with what the person typed."""
    st.page_link(page, label=plain(label), query_params=house.address(interview=interview_id))
