"""What a line of tests/situations.csv means: the facts with their days, how far the walk gets, and what it offers.

What a day or a deed decides is not believed but worked out: a note of a week ago is laid into the interview, and
whether that is long ago is what Debrief makes of it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from pathlib import Path

from coaching import agenda, content, facts
from coaching.agenda import Action, Standing, TodayState
from coaching.agenda.action import Calendar, derived
from coaching.content import COMING_UP
from coaching.dates import WorkingDays
from coaching.records import (
    TAKEN_BACK,
    Criterion,
    Dossier,
    Feedback,
    Interview,
    Mark,
    Meta,
    NewsBy,
    Offer,
    OfferAnswer,
    Outcome,
    Stage,
    View,
)
from coaching.tree import UNKNOWN, Fact, Position, Tree, walk

TODAY = date(2026, 11, 25)
"""A Wednesday; every day in the file is counted from it, and a line that names no other day is seen on it."""

FILE = Path(__file__).parent.parent / "situations.csv"
COLUMNS = ("situation", "tree", "facts", "choices", "advice", "question", "letters", "days", "card")
CIRCUMSTANCES = frozenset({"today", "visit", "begun"})
"""What is no fact of an interview: the day it is, when the person was last here, and a debrief that was only begun."""

_ASK = "ask_feedback"
NOW = "now"
UNDATED = "undated"

MOMENT = datetime(2026, 11, 25, 9, tzinfo=UTC)
A_WEEK_AGO = TODAY - timedelta(7)
ENGLAND = WorkingDays()
IN_THE_MORNING, IN_THE_AFTERNOON = time(7, 15), time(14)
"""What the clock shows, and the hour of an interview that is still to come."""


@lru_cache(maxsize=1)
def steps_behind_facts() -> dict[str, str]:
    """The facts that say what became of a step, each with that step: found by doing one step after the other."""
    interview = Interview("one", "one", "Northwind", MOMENT, MOMENT, held_on=A_WEEK_AGO)
    keys = dict.fromkeys(step.key for tree in content.load().trees.values() for step in tree.steps())
    found: dict[str, str] = {}
    for key in keys:
        known = facts.known(Dossier(interview, marks={key: Mark(key, done_on=TODAY)}), TODAY, ENGLAND)
        for name, fact in known.items():
            if fact.value == "sent":
                found.setdefault(name, key)
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """One fact as a line says it: "closing=sent@-3" is sent three days ago."""

    value: str
    day: date | None


@dataclass(frozen=True)
class Situation:
    """One line of the file; the last two columns are what comes of it, so they are worked out as well."""

    row: Mapping[str, str]

    @property
    def tree(self) -> Tree:
        """The tree that is walked."""
        return content.load().trees[self.row["tree"]]

    @property
    def choices(self) -> dict[str, str]:
        """What the person has answered."""
        return dict(pairs(self.row["choices"]))

    @cached_property
    def said(self) -> dict[str, Said]:
        """The facts that the line names."""
        return {name: _said(value) for name, value in pairs(self.row["facts"]) if name not in CIRCUMSTANCES}

    @cached_property
    def circumstances(self) -> dict[str, Said]:
        """What else the line says of the day and the person."""
        return {name: _said(value) for name, value in pairs(self.row["facts"]) if name in CIRCUMSTANCES}

    @property
    def today(self) -> date:
        """The day on which it is so."""
        return (self.circumstances["today"].day if "today" in self.circumstances else None) or TODAY

    @cached_property
    def dossier(self) -> Dossier:
        """The interview as far as the line's days tell: a week ago, where it says nothing."""
        tree, said = self.row["tree"], self.said.get("interview")
        interview = Interview(
            "one",
            "one",
            "Northwind",
            MOMENT,
            MOMENT,
            held_on=self._day("interview") if "interview" in self.said else A_WEEK_AGO,
            held_time=IN_THE_AFTERNOON if said and said.value == "coming" else None,
            decision_due_on=self._day("their_date"),
            outcome=Outcome.WAITING if tree == COMING_UP else Outcome(tree),
            outcome_on=self._day("outcome"),
            news_by=NewsBy(news_by) if (news_by := self._value("news_by")) else None,
            stage=Stage(stage) if (stage := self._value("stage")) else None,
            via_recruiter=self._says("via_recruiter", "yes"),
            gut_feel=50 if "begun" in self.circumstances else None,
            debriefed_at=MOMENT if self._says("debriefed", "yes") else None,
        )
        return Dossier(
            interview,
            feedback=self._feedback,
            panel_views={Criterion.FIT: View.FINE} if self._says("feedback_placed", "yes") else {},
            marks=self._marks,
            choices=self.choices,
            next_round=self._next_round,
            offer=self._offer,
        )

    @cached_property
    def before(self) -> dict[str, Fact]:
        """What the days alone make of it, before the line's own facts are laid over."""
        return facts.known(self.dossier, self.today, self.working_days, clock=IN_THE_MORNING)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Everything that is known."""
        own = {name: Fact(said.value, said.day or self.before[name].since) for name, said in self.said.items()}
        return {**self.before, **own}

    @property
    def working_days(self) -> WorkingDays:
        """England's, unless the line names a country."""
        country = self.said["country"].value if "country" in self.said else "GB"
        return ENGLAND if country in {"GB", "elsewhere"} else WorkingDays(country, "")

    @cached_property
    def position(self) -> Position:
        """How far the walk gets."""
        return walk(self.tree, self.choices, self.facts)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What is left to do, the next one first."""
        return derived(self.dossier, self.tree, self.position, Calendar(self.facts, self.today, self.working_days))

    @property
    def card(self) -> TodayState:
        """What Today shows, if this is the person's only interview."""
        standing = Standing(self.dossier, self.tree, self.facts, self.position, self.actions)
        visit = self.circumstances["visit"].day if "visit" in self.circumstances else None
        absence = Meta("file", 1, last_opened_on=visit).absence(self.today)
        return agenda.today([standing], self.today, absence=absence).state

    @property
    def letters(self) -> str:
        """The letters that are offered, in the order of their days."""
        return "+".join(dict.fromkeys(action.letter for action in self.actions if action.letter))

    @property
    def days(self) -> str:
        """The day of each step."""
        return "; ".join(f"{action.key}={_in_short(action.due, self.today)}" for action in self.actions)

    @property
    def _marks(self) -> dict[str, Mark]:
        marks: dict[str, Mark] = {}
        for fact, step in steps_behind_facts().items():
            said = self.said.get(fact)
            if said and said.value == "sent":
                marks[step] = Mark(step, done_on=said.day or TODAY)
            elif said and said.value == "unwanted":
                marks[step] = Mark(step, dropped_on=said.day or TODAY)
        marks |= {step: Mark(step, done_on=day) for step, day in (*self._notes, *self._asks, *self._noted)}
        if self._says("feedback", "unwanted"):
            marks[_ASK] = Mark(_ASK, dropped_on=self._day("feedback") or self.today)
        return marks

    @property
    def _notes(self) -> list[tuple[str, date]]:
        """The notes that asked where things stand: the last one before so much quiet, the first a week before it."""
        last = self._day("quiet_after_note")
        if last is None:
            return []
        if self._says("notes_since_their_date", "two"):
            return [("note", last - timedelta(7)), ("second_note", last)]
        return [("note", last)]

    @property
    def _asks(self) -> list[tuple[str, date]]:
        """The notes that asked for feedback: what is waited for since a later day was asked for again."""
        asked, last = self._day("feedback"), self._day("feedback_wait")
        if asked is None or not self._says("feedback", "asked"):
            return []
        return [(_ASK, asked), *([(f"{_ASK}_again", last)] if last and last != asked else ())]

    @property
    def _noted(self) -> list[tuple[str, date]]:
        """What was written down or asked about what may not be allowed, and an offer that is gone."""
        advised = self._says("note_and_advice", "done")
        kept = advised or self._says("note_and_advice", "noted")
        gone = self._says("taken_back", "yes")
        said = ((kept, "keep_dated_note"), (advised, "get_advice"), (gone, TAKEN_BACK))
        return [(step, self._day("taken_back") or self.today) for is_so, step in said if is_so]

    @property
    def _feedback(self) -> Feedback:
        came = (self._day("feedback") or self.today) if self._says("feedback", "came") else None
        return Feedback(received_on=came, none_will_come=self._says("feedback", "refused"))

    @property
    def _next_round(self) -> Interview | None:
        said = self.said.get("next_interview")
        if said is None or said.value == "none":
            return None
        return Interview("two", "one", "Northwind", MOMENT, MOMENT, held_on=said.day)

    @property
    def _offer(self) -> Offer | None:
        answer, terms = self.said.get("offer"), self.said.get("offer_terms")
        if self.row["tree"] != Outcome.SUCCESSFUL:
            return None
        return Offer(
            in_writing_on=(terms.day or TODAY) if terms and terms.value != "spoken" else None,
            conditions="References" if terms and terms.value == "conditions" else "",
            conditions_met_on=(terms.day or TODAY) if terms and terms.value == "firm" else None,
            answer_by=self._day("answer_by"),
            starts_on=self._day("offer_start"),
            answer=OfferAnswer(answer.value) if answer and answer.value != "open" else None,
            answered_on=answer.day if answer and answer.value != "open" else None,
        )

    def _says(self, fact: str, value: str) -> bool:
        return fact in self.said and self.said[fact].value == value

    def _value(self, fact: str) -> str | None:
        """What the line says of a fact; None where it is not known."""
        said = self.said.get(fact)
        return said.value if said and said.value != UNKNOWN else None

    def _day(self, fact: str) -> date | None:
        return self.said[fact].day if fact in self.said else None


def pairs(cell: str) -> list[tuple[str, str]]:
    """What "name=value; name=value" says."""
    return [(name, value) for name, _, value in (pair.strip().partition("=") for pair in cell.split(";")) if name]


def read(file: Path = FILE) -> list[Situation]:
    """Every line of the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [Situation(row) for row in csv.DictReader(lines, restval="")]


def _said(value: str) -> Said:
    value, is_dated, days = value.partition("@")
    return Said(value, TODAY + timedelta(int(days)) if is_dated else None)


def _in_short(due: date | None, today: date) -> str:
    if due is None:
        return UNDATED
    return NOW if due == today else due.isoformat()
