"""What was said to an employer in one round of an application, and so need not be said again in another."""

from __future__ import annotations

from collections.abc import Sequence

from coaching.facts.deeds import deed
from coaching.records import Dossier
from coaching.tree import TICKS_JOINED_BY, Fact

ASK_FOR_THE_NEXT = ("clarify_next", "clarify_by_phone", "confirm_next")
"""What the round before asks about this one: who will be there, how long it takes, what to bring."""

_REMARKS = (
    ("something_changed", "asked_the_forbidden"),
    ("what_they_need", "private"),
    ("second_thoughts", "forbidden"),
)
"""The answers that name what may not be allowed: while waiting, before the interview, and after pulling out."""


FIRM_ELSEWHERE = ("firm_before_it", "firm_while_waiting", "firm_before_next")
"""The questions whether the person goes on here though a job elsewhere is firm, one in each tree that asks it."""


def keeps_going(dossier: Dossier, rounds: Sequence[Dossier]) -> Fact:
    """Whether the person goes on there though a job elsewhere is firm; said in one round it is said for all of them."""
    said = {
        node: (one.chosen_at.get(node, one.interview.created_at), one.choices[node])
        for one in (*rounds, dossier)
        for node in FIRM_ELSEWHERE
        if node in one.choices
    }
    _, last = max(said.values(), default=(None, ""))
    return Fact({"keep_going": "yes", "pull_out": "no"}.get(last, "open"))


def withdrawing(dossier: Dossier, rounds: Sequence[Dossier]) -> Fact:
    """Whether they know that the person pulls out; told in one round it is told for all of them."""
    found = [deed(one, "withdraw_kindly") for one in (dossier, *rounds)]
    return next((fact for fact in found if fact.value != "open"), found[0])


def remark(dossier: Dossier, rounds: Sequence[Dossier]) -> Fact:
    """Whether the person said, before the news or on pulling out, that they asked or said what may not be allowed."""
    return Fact("yes" if any(map(_has_remark, (dossier, *rounds))) else "no")


def _has_remark(dossier: Dossier) -> bool:
    noted, heard_on = deed(dossier, "keep_dated_note"), dossier.interview.outcome_on
    if any(said in dossier.choices.get(node, "").split(TICKS_JOINED_BY) for node, said in _REMARKS):
        return True
    return noted.since is not None and (heard_on is None or noted.since < heard_on)


def asked_ahead(dossier: Dossier, rounds: Sequence[Dossier]) -> Fact:
    """Whether they were asked what awaits the person, by a note of its own or by one from the round before."""
    own = deed(dossier, "ask_ahead")
    if own.value != "open":
        return own
    before = [one for one in rounds if one.next_round and one.next_round.id == dossier.interview.id]
    asked = (deed(one, *ASK_FOR_THE_NEXT) for one in before)
    return next((fact for fact in asked if fact.value == "sent"), own)
