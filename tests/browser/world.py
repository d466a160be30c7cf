"""A file in which every page has something to show, and which of its interviews are there is told before each visit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from coaching.agenda import STILL_WAITING
from coaching.records import Answered, Criterion, Format, NewsBy, Outcome, Stage, View
from coaching.store import Store, open_store
from tests.browser.person import Clock
from tests.browser.running import Running

EVENING = "2026-11-25T18:30"  # a Wednesday
NOW = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
LAST_WEEK = date(2026, 11, 19)
LAST_MONTH = date(2026, 10, 22)
SOON = date(2026, 12, 3)
VERY_SOON = date(2026, 11, 27)
SCORES: Mapping[Criterion, int | None] = {
    Criterion.PERFORMANCE: 4,
    Criterion.ENTHUSIASM: 2,
    Criterion.FIT: 3,
    Criterion.CONFIDENCE: None,
}
COMPANIES = {
    "blank": "Kestrel Foods",
    "half": "Osprey Labs",
    "due": "Harbour & Finch",
    "waiting": "Marsh Road School",
    "silent": "Tern Travel",
    "no": "Alder & Sons",
    "to ask": "Plover Books",
    "asked": "Wren Energy",
    "told": "Heron Housing Association of the North-East",
    "second": "Dunlin Insurance",
    "offer": "Curlew Care",
    "coming": "Teal Theatre",
    "near": "Avocet Arts",
    "deleted": "Rook Repairs",
}


@dataclass(slots=True)
class World:
    """The server, and its file past all of Debrief."""

    server: Running
    store: Store
    next_round: str

    def leave(self, *names: str) -> None:
        """Let these interviews be there, and no others."""
        there = {named(name) for name in names} | ({self.next_round} if "second" in names else set())
        for interview_id in (*map(named, COMPANIES), self.next_round):
            act = self.store.restore_interview if interview_id in there else self.store.delete_interview
            act(interview_id, now=NOW)

    def visit_before(self, day: date) -> None:
        """Let the person have been here on this day and not since until today, with nothing told of yet."""
        for name in ("waiting", "silent"):
            self.store.record_outcome(named(name), Outcome.WAITING, on=TODAY, now=NOW)
            self.store.unmark(named(name), STILL_WAITING, now=NOW)
        with closing(sqlite3.connect(self.server.file)) as file, file:
            file.execute(
                "UPDATE meta SET last_opened_on = ?, opened_before_on = ?", (TODAY.isoformat(), day.isoformat())
            )

    def leave_all(self) -> None:
        """Let all be there but the one in the trash."""
        self.leave(*(name for name in COMPANIES if name != "deleted"))


def named(name: str) -> str:
    """The id of the interview of that name."""
    return str(uuid5(NAMESPACE_URL, name))


@contextmanager
def begun(folder: Path, *, words: str = "") -> Iterator[World]:
    """A running Debrief with such a file; `words` stand in every text of the interviews, if there are any."""
    running = Running(folder, environ=Clock(folder, EVENING).environ)
    store = open_store(running.file, NOW)
    next_round = fill(store, words)
    try:
        with running:
            yield World(running, store, next_round)
    finally:
        store.close()


def fill(store: Store, words: str) -> str:
    """Write all of the interviews; gives the id of the round that one of them led to."""
    held = {
        "half": TODAY,
        "blank": TODAY,
        "due": YESTERDAY,
        "waiting": LAST_WEEK,
        "no": LAST_WEEK,
        "coming": SOON,
        "near": VERY_SOON,
    }
    for name, company in COMPANIES.items():
        store.add_interview(named(name), words or company, held_on=held.get(name, LAST_MONTH), now=NOW)
        if words:
            tell_all(store, named(name), words)
    tell_some(store, named("half"))
    for name in ("due", "waiting", "silent", "no", "to ask", "asked", "told", "second", "offer"):
        debrief(store, named(name), words)
    store.save_field(named("waiting"), "decision_due_on", SOON, now=NOW)
    store.record_outcome(named("no"), Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    for name in ("to ask", "asked", "told"):
        store.record_outcome(named(name), Outcome.UNSUCCESSFUL, on=LAST_WEEK, now=NOW)
    ask_for_feedback(store, named("asked"))
    take_feedback(store, named("told"), words)
    recorded = store.record_outcome(named("second"), Outcome.SECOND_INTERVIEW, on=TODAY, now=NOW)
    store.record_outcome(named("offer"), Outcome.SUCCESSFUL, on=TODAY, now=NOW)
    store.delete_interview(named("deleted"), now=NOW)
    assert recorded.next_round
    return recorded.next_round.id


def tell_some(store: Store, interview_id: str) -> None:
    """Begin a debrief."""
    store.save_score(interview_id, Criterion.PERFORMANCE, 4, now=NOW)
    store.save_score(interview_id, Criterion.ENTHUSIASM, 2, now=NOW)
    store.save_evidence(interview_id, Criterion.ENTHUSIASM, "I gave a reason that fits any of them", now=NOW)


def debrief(store: Store, interview_id: str, words: str) -> None:
    """Answer everything a debrief asks, and finish it."""
    for criterion, value in SCORES.items():
        store.save_score(interview_id, criterion, value, now=NOW)
    store.save_evidence(interview_id, Criterion.ENTHUSIASM, words or "I gave a reason that fits any of them", now=NOW)
    store.save_gut_feel(interview_id, 35, now=NOW)
    for question, answered in (("Why us?", Answered.STUMBLED), ("A time when you disagreed?", None)):
        question_id = store.add_question(interview_id, f"{question} {words}", now=NOW)
        store.save_question(question_id, "answered", answered, now=NOW)
        store.save_question(question_id, "my_answer", words or "Something about the rota", now=NOW)
    particulars = {
        "role": words or "Stock planner",
        "stage": Stage.FIRST,
        "format": Format.VIDEO,
        "contact_name": words or "Priya Nair",
        "others_there": words or "The head of stock",
        "best_moment": words or "She laughed about the bakery’s rota",
        "would_change": words or "Ask what they’d want from me in the first three months",
        "notes": words or "They have a dog in the office",
    }
    for field, known in particulars.items():
        store.save_field(interview_id, field, known, now=NOW)
    store.finish_debrief(interview_id, now=NOW)


def ask_for_feedback(store: Store, interview_id: str) -> None:
    """The letter has gone, long enough ago to ask after it."""
    store.send_letter(
        interview_id, "ask_feedback", to="", subject="Thank you", body="Words", given={}, on=LAST_WEEK, now=NOW
    )


def take_feedback(store: Store, interview_id: str, words: str) -> None:
    """They said why."""
    store.save_feedback(interview_id, "words", words or "You were clear. We missed examples with data.", now=NOW)
    store.save_feedback(interview_id, "received_on", YESTERDAY, now=NOW)
    store.save_panel_view(interview_id, Criterion.PERFORMANCE, View.CONCERN, now=NOW)
    store.save_panel_view(interview_id, Criterion.FIT, View.STRENGTH, now=NOW)
    store.save_field(interview_id, "news_by", NewsBy.PHONE, now=NOW)


def tell_all(store: Store, interview_id: str, words: str) -> None:
    """Put the words into what an agency and a place are called."""
    store.save_field(interview_id, "via_recruiter", True, now=NOW)
    for field in ("recruiter_name", "contact_name", "place", "pay_said", "notes"):
        store.save_field(interview_id, field, f"Before {words}", now=NOW)
        store.save_field(interview_id, field, words, now=NOW)
