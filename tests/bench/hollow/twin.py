"""The hollow twins: each draws what its page was recorded to draw, widget for widget, with constant words and no store.

What a page costs above its twin is Debrief's own: reading the file, walking the trees, making the words.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from tests.bench.hollow.drawing import draw
from tests.bench.hollow.freezing import freeze_after
from tests.bench.hollow.names import TWINS

LOOKS = Path(__file__).parents[3] / "pages" / "parts"


def show_elsewhere() -> None:
    """A page to come back from."""
    st.html("<h1>Elsewhere</h1>")


pages: list[st.Page] = [st.Page(show_elsewhere, title="Elsewhere", default=True)]
pages += [st.Page(partial(draw, name, pages), title=name, url_path=name) for name in TWINS]
st.set_page_config(page_icon=str(LOOKS / "mark.svg"), initial_sidebar_state=232)
page = st.navigation(pages)
st.set_page_config(page_title=page.title)
st.logo(LOOKS / "logo.svg", size="large", icon_image=LOOKS / "logo.svg")
page.run()
freeze_after(page.title)
