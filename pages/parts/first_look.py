"""A session's first look at a page, at which the browser may know better than the store.

After the server was restarted behind an open tab, or the line was cut for long, the tab's next click opens a new
session and brings along everything that its fields hold. Streamlit calls no callback for any of it, not even for that
click, for the session has not drawn a widget yet. So what is drawn before a session has once run to its end looks for
itself.
"""

from __future__ import annotations

import streamlit as st

SETTLED = "first_look.settled"
AGAIN = "first_look.again"


def is_first(name: str) -> bool:
    """Whether this session has never drawn the widget that keeps `name` in the session state, nor run to its end."""
    return name not in st.session_state and SETTLED not in st.session_state


def look_again() -> None:
    """Ask for one more run: something was stored after the page had been read."""
    st.session_state[AGAIN] = True


def settle() -> None:
    """Say that the session has run to its end, and run again where that was asked for; the last line of the frame."""
    st.session_state[SETTLED] = True
    if st.session_state.pop(AGAIN, False):
        st.rerun()
