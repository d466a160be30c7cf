"""News of an interview that had ended: they may come back months later, with another round or an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import sentences
from coaching.records import Outcome
from pages.parts import buttons, house, layout, links, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coaching.records import Interview

ENDED = frozenset({Outcome.UNSUCCESSFUL, Outcome.NO_ANSWER, Outcome.CANCELLED, Outcome.WITHDRAWN})
"""After these somebody may come back."""

AT_MOST = 10
"""So many stand in the list, the latest news first; the others are on Interviews."""


def show_list() -> bool:
    """Those that had ended, each a link to its news; whether there are any."""
    interviews = [one.dossier.interview for one in house.standings() if not one.is_open and one.tree is not None]
    ended = sorted((one for one in interviews if one.outcome in ENDED), key=_news_at, reverse=True)
    if not ended:
        return False
    text.html(text.p("One that had ended? Tap it.", soft=True))
    with layout.rows("ended"):
        for interview in ended[:AT_MOST]:
            with layout.row(interview.id):
                links.interview("news.py", interview.company, interview.id)
                text.html(text.p(sentences.about(interview, house.texts().words, house.today()), soft=True))
    if others := ended[AT_MOST:]:
        st.page_link("interviews.py", label=f"And {len(others)} more", query_params=house.address())
    return True


def came_back(interview: Interview, record: Callable[[str, Outcome], None]) -> None:
    """What they want now; on the day on which the news was written down a wrong tap is likelier."""
    if interview.outcome not in ENDED:
        return
    with st.expander("They’ve come back to me", key="news.back"):
        text.html(text.p("It is saved with today’s date. Nothing that you wrote is lost.", soft=True))
        for news in (Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL):
            buttons.button(
                text.plain(house.texts().words.outcome[news]),
                key=f"news.back.{news}",
                width="stretch",
                on_click=record,
                args=(interview.id, news),
            )
        if st.button("They rang, and I don’t know yet", key="news.back.unknown", type="tertiary"):
            house.go("coach.py", interview=interview.id)


def _news_at(interview: Interview) -> tuple[str, str]:
    return str(interview.outcome_on or ""), interview.company
