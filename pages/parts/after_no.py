"""After a no, on News: what was special about it and how their words landed, kept as the answers of its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import fields, house, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coaching.records import Dossier

SPECIAL, LANDED = "reserve_list", "what_was_it_like"
"""The tree's questions that are asked here too."""

FORBIDDEN = "forbidden"
_NOTHING_SPECIAL = "not_listed"
_SPECIAL_SAYS = {
    "works_there": "I work there already",
    "listed": "They put me on a reserve list",
    FORBIDDEN: "A reason that may not be allowed",
}
_LANDED_SAYS = {"useful": "Useful", "vague": "Too vague to use", "hurt": "They hurt"}


def is_forbidden(dossier: Dossier) -> bool:
    """Whether the person has said that the reason may not be allowed, which has a clock."""
    return dossier.choices.get(SPECIAL) == FORBIDDEN or dossier.choices.get(LANDED) == "unlawful"


def hint(dossier: Dossier) -> str:
    """What belongs to their words."""
    if is_forbidden(dossier):
        return "Their words as exactly as you can, who told you, and on which day."
    return "Their words, as you remember them. Leave out what they didn’t mention."


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
    text.html(
        text.p(
            "Was it your age, sex, race, faith, health or family? Say so here: time limits are short.",
            soft=True,
        )
    )


def ask_landed(dossier: Dossier) -> None:
    """How their words landed, once there are any; it can be left out."""
    if not dossier.feedback.words.strip():
        return
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


def first_thing(dossier: Dossier, *, is_listed: bool) -> str:
    """What stands on top on the day of a no: what to rest from, or the one small thing that has a clock."""
    if is_forbidden(dossier):
        return "That is hard. One small thing today: their words, and who told you. Ring somebody this week."
    if is_listed:
        return "It wasn’t a yes today, and they can still call you. Nothing more needs doing today."
    return (
        "That is hard, and it says little about what you can do. Nothing more needs doing today; "
        "what follows is only for when you want to."
    )
