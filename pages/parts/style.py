"""The one style sheet, sent with the colour scheme in use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import streamlit as st

SHEET = Path(__file__).with_suffix(".css")


def send_style(scheme: Literal["light", "dark"]) -> None:
    """Send pages/parts/style.css, once a run; dialogs hang outside the app, so the whole page is told the scheme."""
    st.html(f"<style>:root{{color-scheme:{scheme}}}\n{_sheet()}</style>")


@cache
def _sheet() -> str:
    return SHEET.read_text(encoding="utf-8")
