"""Where an interview stands: its tree, its facts, how far the walk gets, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Protocol

from coaching import facts
from coaching.agenda.action import Action, Calendar, derived
from coaching.dates import WorkingDays
from coaching.facts import Others
from coaching.records import Dossier, Outcome
from coaching.tree import Facts, Position, Tree, walk


class HasTrees(Protocol):
    """What the agenda needs of Debrief's texts: its trees, by key."""

    @property
    def trees(self) -> Mapping[str, Tree]:
        """Every tree."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one interview stands; without a tree there is nothing to walk, and no action.

    `others` are all of the person's interviews, for what its texts say of them.
    """

    dossier: Dossier
    tree: Tree | None
    facts: Facts
    position: Position | None
    actions: tuple[Action, ...]
    others: Others = field(default=Others(()), repr=False, compare=False)

    @property
    def is_open(self) -> bool:
        """Whether an answer is still to come: theirs, or the person's to an offer."""
        if self.tree is None:
            return False
        return self.dossier.interview.outcome is Outcome.WAITING or self.has_open_offer

    @property
    def is_coming(self) -> bool:
        """Whether the interview is still to come."""
        return self.tree is not None and self.tree.key == "coming_up"

    @property
    def has_open_offer(self) -> bool:
        """Whether they want the person, who has not answered yet."""
        return self._has_offer and self.facts["offer"].value == "open"

    @property
    def may_be_taken_back(self) -> bool:
        """Whether there is an offer, open or accepted, that they could still take back."""
        has_begun = self.facts["offer_start"].value == "begun"
        return self._has_offer and self.facts["offer"].value != "declined" and not has_begun

    @property
    def is_taken_back(self) -> bool:
        """Whether they took their offer back."""
        return self.tree is not None and self.facts["taken_back"].value == "yes"

    @property
    def _has_offer(self) -> bool:
        is_offer = self.tree is not None and self.tree.key == Outcome.SUCCESSFUL
        return is_offer and not self.is_taken_back

    def texts(self, today: date) -> dict[str, str]:
        """What trees and letters may say about it, in words."""
        return facts.texts(self.dossier, today, self.facts, self.others)


def tree_key(dossier: Dossier, today: date, clock: time | None = None) -> str | None:
    """The tree of an interview on a day; none from its next round's day on, which then has its own.

    By the person's clock an interview is to come until its hour, where that is known.
    """
    interview, next_round = dossier.interview, dossier.next_round
    if next_round is not None and (next_round.is_held(today) or next_round.outcome is not Outcome.WAITING):
        return None
    if interview.outcome is Outcome.WAITING and not interview.is_held(today, clock):
        return "coming_up"
    return interview.outcome


def standing(
    dossier: Dossier,
    content: HasTrees,
    today: date,
    working_days: WorkingDays,
    others: Sequence[Dossier] | Others = (),
    *,
    waits: Sequence[int] = (),
    clock: time | None = None,
) -> Standing:
    """Where an interview stands today.

    `others` are all of the person's dossiers, itself among them or not; `waits` the days that their answers took;
    `clock` is the hour where they are.
    """
    looked_through = Others.among(others)
    known = facts.known(dossier, today, working_days, looked_through, waits, clock=clock)
    key = tree_key(dossier, today, clock)
    if key is None:
        return Standing(dossier, None, known, None, (), looked_through)
    tree = content.trees[key]
    position = walk(tree, dossier.choices, known)
    actions = derived(dossier, tree, position, Calendar(known, today, working_days))
    return Standing(dossier, tree, known, position, actions, looked_through)


def standings(
    dossiers: Iterable[Dossier],
    content: HasTrees,
    today: date,
    working_days: WorkingDays,
    *,
    waits: Sequence[int] = (),
    clock: time | None = None,
) -> tuple[Standing, ...]:
    """Where all of the person's interviews stand today."""
    everything = Others(tuple(dossiers))
    return tuple(
        standing(one, content, today, working_days, everything, waits=waits, clock=clock) for one in everything.dossiers
    )
