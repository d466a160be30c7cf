"""The ways in: I’ve just had one, I’ve had news, I have one coming up."""

import streamlit as st

from pages.parts import buttons, house, text


def empty() -> None:
    """What Debrief is for, and the ways in."""
    text.html(
        text.p(
            "Write down what happened while it’s fresh. It takes about five minutes. "
            "Then you’ll see what to do next, and on which day."
        )
    )
    first("I’ve just had one")
    if not house.is_example():
        buttons.button(
            "Look round an example",
            key="today.example",
            type="tertiary",
            icon=":material/visibility:",
            on_click=house.open_example,
        )


def first(just: str) -> None:
    """The three ways in, where there is nothing else to do."""
    with st.container(key="today-start"):
        if st.button(text.plain(just), key="today.just", type="primary", width="stretch"):
            house.go("debrief.py")
        if st.button("I’ve had news", key="today.news", width="stretch"):
            house.go("news.py")
        if st.button("I have one coming up", key="today.coming", width="stretch"):
            house.go("interview.py")


def quiet() -> None:
    """The same below what is to be done."""
    if st.button("I’ve just had an interview", key="today.just", icon=":material/add:", width="stretch"):
        house.go("debrief.py")
    with st.container(key="today-quiet", horizontal=True):
        if st.button("I’ve had news", key="today.news", type="tertiary"):
            house.go("news.py")
        if st.button("I have one coming up", key="today.coming", type="tertiary"):
            house.go("interview.py")
