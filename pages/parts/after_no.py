"""After a no, on News: what was special about it and how their words landed, kept as the answers of its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching.records import LANDED
from pages.parts import fields, house, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coaching.records import Dossier

SPECIAL = "reserve_list"
"""The tree's question about what is special, asked here too; the other is how their words landed."""

FORBIDDEN = "forbidden"
_NOTHING_SPECIAL = "not_listed"
_SPECIAL_SAYS = {
    "works_there": "I work there already",
    "listed": "They put me on a reserve list",
    FORBIDDEN: "A question or remark not allowed?",
}
_ASKS = (
    "Did they ask or say anything about your age, sex, race, faith, family, disability or health? "
    "Say so here: time limits are short."
)
_BELOW = {
    "works_there": "Decide nothing about leaving this week. Coach has the rest for who stays on there.",
    "listed": "It wasn’t a yes today, and they can still call you. Coach says what to ask about their list.",
    FORBIDDEN: "Write down their words, who told you and when. Ask for advice this week: time limits are short.",
}
"""What an answer brings, said below it in the place of the line that leads there: nothing moves by a tap."""
_LANDED_SAYS = {"useful": "Useful", "vague": "Too vague to use", "hurt": "They hurt"}


def ask_special(dossier: Dossier) -> None:
    """Whether one of a few things fits; it can be left out."""
    interview, choices = dossier.interview, dossier.choices
    fields.pills(
        "Does one of these fit?",
        f"news.words.{interview.id}.special",
        tuple(_SPECIAL_SAYS),
        choices.get(SPECIAL),
        _chooser(interview.id, SPECIAL, _NOTHING_SPECIAL),
        say=_SPECIAL_SAYS.__getitem__,
    )
    with st.container(key="news-special"):
        text.html(text.p(_BELOW.get(_special(dossier), _ASKS), soft=True))


def ask_landed(dossier: Dossier) -> None:
    """How their words landed, written down or not; it can be left out."""
    fields.pills(
        "How did their words land?",
        f"news.words.{dossier.interview.id}.landed",
        tuple(_LANDED_SAYS),
        dossier.choices.get(LANDED),
        _chooser(dossier.interview.id, LANDED, ""),
        say=_LANDED_SAYS.__getitem__,
    )


def _chooser(interview_id: str, question: str, nothing: str) -> Callable[[str | None], None]:
    """The command that keeps the answer to one of the tree's questions; `nothing` is kept when it is taken back."""

    def save(answer: str | None) -> None:
        house.store().choose(interview_id, question, answer or nothing, now=house.now())

    return save


def _special(dossier: Dossier) -> str:
    """What the person has said is special; what may not be allowed may also be said of their words."""
    return FORBIDDEN if dossier.choices.get(LANDED) == "unlawful" else dossier.choices.get(SPECIAL, "")
