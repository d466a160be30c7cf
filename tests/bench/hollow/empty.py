"""A Streamlit page with one heading and nothing else, and a second one to come back from."""

import streamlit as st

from tests.bench.hollow.freezing import freeze_after


def show() -> None:
    """The one heading."""
    st.html("<h1>Empty</h1>")


def show_elsewhere() -> None:
    """The other one."""
    st.html("<h1>Elsewhere</h1>")


pages = [st.Page(show, title="Empty", default=True), st.Page(show_elsewhere, title="Elsewhere", url_path="elsewhere")]
page = st.navigation(pages)
page.run()
freeze_after(page.title)
