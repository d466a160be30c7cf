"""The frame of every page: navigation, title, whose store it is, and one sentence when something is wrong."""

from pathlib import Path

import streamlit as st

from coaching.errors import Error, FileError
from pages.parts import buttons, double_click, first_look, focus, house, layout, text
from pages.parts.style import send_style

MENU_WIDTH = 232
LOOKS = Path(__file__).parent / "parts"
MENU = (
    st.Page("today.py", title="Today", icon=":material/wb_sunny:", default=True),
    st.Page("interviews.py", title="Interviews", icon=":material/forum:"),
    st.Page("coach.py", title="Coach", icon=":material/signpost:"),
    st.Page("trends.py", title="Trends", icon=":material/show_chart:"),
)
OTHERS = (
    st.Page("debrief.py", title="Debrief", visibility="hidden"),
    st.Page("news.py", title="News", visibility="hidden"),
    st.Page("interview.py", title="Interview", visibility="hidden"),
)

st.set_page_config(
    page_icon=str(LOOKS / "mark.svg"), initial_sidebar_state=MENU_WIDTH
)  # First: a Material icon would be fetched from outside.
page = st.navigation([*MENU, *OTHERS])
st.set_page_config(page_title=f"{page.title} · Debrief")
st.logo(LOOKS / "logo.svg", size="large", icon_image=LOOKS / "logo.svg")
send_style(house.scheme())
double_click.ignore()
focus.keep()

house.keep_address(page.url_path)
house.turn()
if house.is_example():
    with layout.line("example"):
        text.html(text.p("This is an example. Nothing here is yours, and nothing of yours is touched."))
        buttons.button("Back to my own", key="frame.leave", on_click=house.leave_example)

try:
    for said in filter(None, (house.store().warning, house.trouble())):
        text.html(text.problem(said))
    page.run()
    house.note_visit()
except FileError as problem:
    text.html(text.h1("Your file can’t be opened"), text.p(str(problem)))
except Error as problem:
    text.html(text.h1("Let’s go back a step"), text.p(str(problem)))
    st.page_link("today.py", label="Go to Today", query_params=house.address())
layout.foot(MENU, house.address())
first_look.settle()
