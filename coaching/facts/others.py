"""What the person's other interviews mean for this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from coaching.facts import offers
from coaching.records import Dossier, Interview, Outcome
from coaching.tree import Fact

OPEN = frozenset({Outcome.WAITING, Outcome.SUCCESSFUL})
"""The outcomes with something still to come: an answer of theirs, or the person's answer to an offer."""

_RANKS = ("open", "accepted", "firm")


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """An offer with how good it is: open, accepted, or firmly so; since its last day, or since the answer."""

    dossier: Dossier
    fact: Fact

    @property
    def place(self) -> tuple[int, int]:
        """The better one first; of two alike the one that presses, or was answered, first."""
        return -_RANKS.index(self.fact.value), (self.fact.since or date.max).toordinal()


@dataclass(frozen=True, slots=True)
class Ahead:
    """An open interview with the next day on which something of it comes, where one is known."""

    dossier: Dossier
    day: date | None


@dataclass(frozen=True, eq=False)
class Others:
    """The person's interviews, looked through once for all that ask: each of fifty costs no more than a single one."""

    dossiers: tuple[Dossier, ...]
    _on_a_day: dict[date, tuple[Ahead, ...]] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def among(cls, dossiers: Sequence[Dossier] | Others) -> Others:
        """These interviews, looked through unless they are already."""
        return dossiers if isinstance(dossiers, Others) else cls(tuple(dossiers))

    @cached_property
    def open(self) -> tuple[Dossier, ...]:
        """Those with an answer to come, theirs or the person's."""
        return tuple(one for one in self.dossiers if is_open(one) and one.interview.deleted_at is None)

    def ahead(self, today: date) -> tuple[Ahead, ...]:
        """Every application with an answer to come, what comes first first and the undated last."""
        if today not in self._on_a_day:
            found = {one.interview.application_id: Ahead(one, _coming_day(one, today)) for one in self.open}
            self._on_a_day[today] = tuple(sorted(found.values(), key=lambda one: one.day or date.max))
        return self._on_a_day[today]

    @cached_property
    def _open_of(self) -> Counter[str]:
        return Counter(one.interview.application_id for one in self.open)

    @cached_property
    def _rounds_of(self) -> Mapping[str, tuple[Dossier, ...]]:
        found: dict[str, tuple[Dossier, ...]] = {}
        for one in self.dossiers:
            found[one.interview.application_id] = (*found.get(one.interview.application_id, ()), one)
        return found

    @cached_property
    def _offers(self) -> tuple[_Elsewhere, ...]:
        """Every offer that is neither declined nor taken back, the best first."""
        found = [_Elsewhere(one, fact) for one in self.dossiers if (fact := _offer(one)) is not None]
        return tuple(sorted(found, key=lambda one: one.place))

    def rounds(self, interview: Interview) -> tuple[Dossier, ...]:
        """Every round of its application, itself among them where it is one of these."""
        return self._rounds_of.get(interview.application_id, ())

    def has_open(self, application_id: str) -> bool:
        """Whether an answer to this application is to come."""
        return application_id in self._open_of

    def other_open(self, interview: Interview) -> Fact:
        """Whether another employer's answer is open; another round of the same application is no other employer."""
        return Fact("some" if len(self.open) > self._open_of[interview.application_id] else "none")

    def another_offer(self, interview: Interview) -> Fact:
        """The best offer of another employer."""
        best = self.best_offer(interview)
        return best.fact if best else Fact("none")

    def best_offer(self, interview: Interview) -> _Elsewhere | None:
        """The best offer of another employer, and whose it is."""
        return next((one for one in self._offers if _concerns(one, interview)), None)


def is_open(dossier: Dossier) -> bool:
    """Whether an answer is still to come; an offer that is answered, or was taken back, is not open."""
    outcome = dossier.interview.outcome
    if dossier.taken_back_on:
        return False
    return outcome is Outcome.WAITING or (outcome in OPEN and offers.answer(dossier).value == "open")


def _coming_day(dossier: Dossier, today: date) -> date | None:
    """The day on which something of it comes: its interview, its last day for an answer, or their decision."""
    interview, offer = dossier.interview, dossier.offer
    if interview.held_on and interview.held_on > today:
        return interview.held_on
    days = (offer.answer_by if offer else None, interview.decision_due_on)
    return min((day for day in days if day and day >= today), default=None)


def _offer(dossier: Dossier) -> Fact | None:
    interview = dossier.interview
    gone = dossier.taken_back_on or interview.deleted_at
    if interview.outcome is not Outcome.SUCCESSFUL or gone is not None:
        return None
    answer = offers.answer(dossier)
    if answer.value == "open":
        return Fact("open", dossier.offer.answer_by if dossier.offer else None)
    if answer.value == "accepted":
        return Fact("firm" if offers.terms(dossier).value == "firm" else "accepted", answer.since)
    return None


def _concerns(offer: _Elsewhere, interview: Interview) -> bool:
    """Not its own application's; and a yes is no reason to leave what the person began to look for after it."""
    if offer.dossier.interview.application_id == interview.application_id:
        return False
    answered_on = None if offer.fact.value == "open" else offer.fact.since
    was_there = min(interview.created_at.date(), interview.held_on or date.max)
    return answered_on is None or was_there <= answered_on
