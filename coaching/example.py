"""The example: a file of its own, filled through the store from data/sample/interviews.csv, dated back from today."""

from __future__ import annotations

import atexit
import csv
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from threading import Lock
from uuid import NAMESPACE_DNS, uuid5

from sqlalchemy import event

from coaching.database_file import identity
from coaching.records import Answered, Criterion, Format, NewsBy, OfferAnswer, Outcome, Stage, View
from coaching.store import Store, open_store
from coaching.store.engine import OpenFile, open_engine

SAMPLE = Path(__file__).parent.parent / "data" / "sample" / "interviews.csv"
"""What its columns mean stands in the head of the script that writes it."""

PREFIX = "debrief-example-"
STALE = 3 * 24 * 60 * 60
"""Seconds after which an example that is still there has been forgotten."""

EXACT_DAYS = 3
"""So near to today a day stays as it is, because Today shows it; further away nobody works at a weekend."""

CANNOT_SAY = "?"
SATURDAY = 5
EVENING = time(18, 30, tzinfo=UTC)

TEXTS = (
    *("role", "place", "others_there", "contact_name", "contact_email", "recruiter_name", "recruiter_email"),
    *("pay_said", "best_moment", "would_change", "notes"),
)

OFFER_TEXTS = ("pay", "hours", "place", "conditions", "other_terms")
OFFER_DAYS = {
    "in_writing": "in_writing_on",
    "conditions_met": "conditions_met_on",
    "starts": "starts_on",
    "answer_by": "answer_by",
}
"""The columns of an offer, the days with the fields that they become."""

Row = Mapping[str, str]

_one_at_a_time = Lock()


def example_file(today: date) -> Path:
    """A file with the example as it looks today; each process makes it once a day and removes it at its end."""
    with _one_at_a_time:
        return _made(today)


@lru_cache(maxsize=4)
def _made(today: date) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    _sweep_beside(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "example.db"
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    first = datetime.combine(today - timedelta(days=int(rows[0]["held"])), EVENING)
    open_store(path, first).close()
    store = _hasty_store(path)
    teller = _Teller(store, today)
    for row in rows:
        teller.tell(row)
    store.close()
    return path


def _sweep_beside(fresh: Path) -> None:
    """Remove what processes left behind that were killed; nobody looks round one example for days."""
    now = fresh.stat().st_mtime
    for folder in fresh.parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if now - folder.stat().st_mtime > STALE:
                shutil.rmtree(folder, ignore_errors=True)


def _hasty_store(path: Path) -> Store:
    """A store that does not wait for the disk: a power cut may take an example, and some disks take 10 s for it."""
    engine = open_engine(OpenFile(path, identity(path)))

    @event.listens_for(engine, "connect")
    def do_not_wait(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA synchronous=OFF").close()

    return Store(engine)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Writes one line after the other into the store, in the order in which a person would have written it."""

    store: Store
    today: date
    next_rounds: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The id of the round that an interview led to and on which day, by that interview's key."""

    def tell(self, row: Row) -> None:
        """Write down one interview with all that belongs to it."""
        interview_id = self._begin(row)
        self._ask(interview_id, row)
        if row["written"] == "before":
            self._debrief(interview_id, row)
        self._hear(interview_id, row)
        self._take_offer(interview_id, row)
        if row["written"] == "after":
            self._debrief(interview_id, row)
        self._take_feedback(interview_id, row)
        self._follow_up(interview_id, row)

    def _begin(self, row: Row) -> str:
        """Make the interview, or take the one that the earlier round has made, and say what is known of it."""
        if row["round_of"]:
            interview_id, began = self.next_rounds[row["round_of"]]
        else:
            interview_id, began = str(uuid5(NAMESPACE_DNS, f"{row['key']}.example")), row["held"]
            self.store.add_interview(
                interview_id, row["company"], held_on=self._day(row["held"]), now=self._moment(began)
            )
        for name, value in self._particulars(row):
            self.store.save_field(interview_id, name, value, now=self._moment(began))
        return interview_id

    def _particulars(self, row: Row) -> Iterator[tuple[str, object]]:
        yield "held_on", self._day(row["held"])
        yield "stage", Stage(row["stage"])
        yield "format", Format(row["format"])
        if row["held_time"]:
            yield "held_time", time.fromisoformat(row["held_time"])
        if row["decision_due"]:
            yield "decision_due_on", self._day(row["decision_due"])
        if row["via_recruiter"]:
            yield "via_recruiter", True
        yield from ((name, row[name]) for name in TEXTS if row[name])

    def _ask(self, interview_id: str, row: Row) -> None:
        now = self._moment(row["held"])
        for name in _numbered("question", row):
            question_id = self.store.add_question(interview_id, row[name], now=now)
            if row[f"{name}_answered"]:
                self.store.save_question(question_id, "answered", Answered(row[f"{name}_answered"]), now=now)
            if row[f"{name}_area"]:
                self.store.save_question(question_id, "criterion", Criterion(row[f"{name}_area"]), now=now)
            for words in ("my_answer", "next_time"):
                if row[f"{name}_{words}"]:
                    self.store.save_question(question_id, words, row[f"{name}_{words}"], now=now)

    def _debrief(self, interview_id: str, row: Row) -> None:
        now = self._moment(row["debriefed"] or row["held"])
        for criterion in Criterion:
            if row[criterion]:
                value = None if row[criterion] == CANNOT_SAY else int(row[criterion])
                self.store.save_score(interview_id, criterion, value, now=now)
            if row[f"{criterion}_evidence"]:
                self.store.save_evidence(interview_id, criterion, row[f"{criterion}_evidence"], now=now)
        if row["bet"]:
            self.store.save_gut_feel(interview_id, int(row["bet"]), now=now)
        if row["debriefed"]:
            self.store.finish_debrief(interview_id, now=now)

    def _hear(self, interview_id: str, row: Row) -> None:
        if not row["outcome_on"]:
            return
        on, now = self._day(row["outcome_on"]), self._moment(row["outcome_on"])
        recorded = self.store.record_outcome(interview_id, Outcome(row["outcome"]), on=on, now=now)
        if recorded.next_round is not None:
            self.next_rounds[row["key"]] = (recorded.next_round.id, row["outcome_on"])
        if row["news_by"]:
            self.store.save_field(interview_id, "news_by", NewsBy(row["news_by"]), now=now)

    def _take_offer(self, interview_id: str, row: Row) -> None:
        for name, value in self._offer(row):
            self.store.save_offer(interview_id, name, value, now=self._moment(row["outcome_on"]))
        if row["offer_answer"]:
            answered = row["offer_answered"]
            answer = OfferAnswer(row["offer_answer"])
            self.store.answer_offer(interview_id, answer, on=self._day(answered), now=self._moment(answered))

    def _offer(self, row: Row) -> Iterator[tuple[str, object]]:
        yield from ((name, row[f"offer_{name}"]) for name in OFFER_TEXTS if row[f"offer_{name}"])
        for name, kept in OFFER_DAYS.items():
            if row[f"offer_{name}"]:
                yield kept, self._day(row[f"offer_{name}"])

    def _take_feedback(self, interview_id: str, row: Row) -> None:
        now = self._moment(row["feedback_on"] or row["outcome_on"] or row["held"])
        for name, value in self._feedback(row):
            self.store.save_feedback(interview_id, name, value, now=now)
        for criterion in Criterion:
            if row[f"panel_{criterion}"]:
                self.store.save_panel_view(interview_id, criterion, View(row[f"panel_{criterion}"]), now=now)
        if row["feedback_on"] and row["outcome"] == Outcome.UNSUCCESSFUL:
            self.store.choose(interview_id, "what_was_it_like", "useful", now=now)

    def _feedback(self, row: Row) -> Iterator[tuple[str, object]]:
        if row["feedback_asked_by_voice"]:
            yield "asked_by_voice_on", self._day(row["feedback_asked_by_voice"])
        if row["feedback_refused"]:
            yield "none_will_come", True
        if row["feedback_on"]:
            yield "received_on", self._day(row["feedback_on"])
            yield "how", NewsBy(row["feedback_how"])
            yield "words", row["feedback_words"]

    def _follow_up(self, interview_id: str, row: Row) -> None:
        """Letters sent, answers to the coach, steps done."""
        for name in _numbered("letter", row):
            self.store.send_letter(
                interview_id,
                row[name],
                to=row[f"{name}_to"],
                subject=row[f"{name}_subject"],
                body=row[f"{name}_body"],
                given={"name": row[f"{name}_body"].rpartition("\n")[2]},
                on=self._day(row[f"{name}_on"]),
                now=self._moment(row[f"{name}_on"]),
            )
        for name in _numbered("choice", row):
            self.store.choose(interview_id, row[name], row[f"{name}_answer"], now=self._moment(row[f"{name}_on"]))
        for name in _numbered("mark", row):
            done = row[f"{name}_done"]
            self.store.mark(interview_id, row[name], done_on=self._day(done), now=self._moment(done))

    def _day(self, days_ago: str) -> date:
        day = self.today - timedelta(days=int(days_ago))
        if abs(int(days_ago)) > EXACT_DAYS and day.weekday() >= SATURDAY:
            return day - timedelta(days=day.weekday() - SATURDAY + 1)
        return day

    def _moment(self, days_ago: str) -> datetime:
        return datetime.combine(self._day(days_ago), EVENING)


def _numbered(name: str, row: Row) -> Iterator[str]:
    """The columns `name_1`, `name_2` ... that are filled."""
    return (column for column in row if column.removeprefix(f"{name}_").isdecimal() and row[column])
