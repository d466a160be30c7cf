"""Interviews: find one, or take a deleted one back."""

import streamlit as st

from coaching import sentences
from coaching.records import Outcome
from pages.parts import buttons, house, layout, links, text


@house.callback
def restore(interview_id: str) -> None:
    """A deleted interview comes back as it was."""
    house.store().restore_interview(interview_id, now=house.now())


def begin_anew() -> None:
    """What matches has changed, so its first page is shown."""
    st.session_state["interviews.page"] = 1


def show_found() -> None:
    """The search, the filter and one page of what matches."""
    search = st.text_input(
        "Find a company or role",
        key="interviews.search",
        type="search",
        live=True,
        max_chars=200,
        icon=":material/search:",
        on_change=begin_anew,
    )
    outcome = st.selectbox(
        "Show",
        (None, *Outcome),
        format_func=lambda one: words.outcome[one] if one else "All of them",
        key="interviews.outcome",
        on_change=begin_anew,
    )
    number = int(st.session_state.get("interviews.page", 1))
    found = store.search(search or "", outcome, number)
    if not found.rows:
        text.html(text.p("Nothing matches. Try fewer letters, or take the filter off."))
    with layout.rows("found"):
        for row in found.rows:
            with layout.row(row.id):
                links.interview("interview.py", row.company, row.id)
                text.html(
                    text.duo(
                        text.p(sentences.about(row, words, today), soft=True),
                        text.outcome(row.outcome, sentences.outcome(row, words, today, house.clock())),
                    )
                )
    if found.pages > 1:
        st.pagination(found.pages, key="interviews.page")


def show_deleted() -> None:
    """What was deleted in the last 30 days."""
    deleted = store.deleted(house.now())
    if not deleted:
        return
    with st.expander(f"Deleted ({len(deleted)})", key="interviews.deleted"):
        for row in deleted:
            with layout.line(row.id):
                text.html(text.p(row.company), text.p(sentences.about(row, words, today), soft=True))
                buttons.button("Take it back", key=f"interviews.restore.{row.id}", on_click=restore, args=(row.id,))


store = house.store()
words = house.texts().words
today = house.today()
everything = store.search("", None, 1).everything
main, side = layout.columns()
with main:
    if everything:
        text.page_title(sentences.interviews_title(store.outcome_counts(today), everything))
        show_found()
    else:
        text.page_title("No interviews yet", after="Each one that you write down stands here, the newest first.")
    show_deleted()
with side:
    if st.button("I’ve just had one", key="interviews.just", type="primary", width="stretch"):
        house.go("debrief.py")
    if st.button("I have one coming up", key="interviews.coming", width="stretch"):
        house.go("interview.py")
