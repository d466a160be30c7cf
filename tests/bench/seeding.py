"""Files with many believable interviews, for measuring and for trying Debrief with: the same n gives the same file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from coaching.database_file import identity
from coaching.records import GUT_FEELS, Answered, Criterion, Format, NewsBy, Outcome, Stage, View
from coaching.store import Store, open_store
from coaching.store.engine import WRITES, OpenFile, open_engine
from coaching.store.writing import Writing

APART = timedelta(days=2)
"""One interview so often: 500 are somewhat under three years of looking for work."""

COMING_IN = timedelta(days=3)
NEWS_AFTER = (timedelta(days=4), timedelta(days=18))
OFFERS = 60
"""One interview of so many ends in an offer."""

EVENING = time(18, 30, tzinfo=UTC)
OUTCOMES = {
    Outcome.UNSUCCESSFUL: 52,
    Outcome.NO_ANSWER: 22,
    Outcome.SECOND_INTERVIEW: 14,
    Outcome.CANCELLED: 5,
    Outcome.WITHDRAWN: 5,
    Outcome.WAITING: 2,
}
NAMES = (
    "Alder",
    "Birch",
    "Carrick",
    "Dunmore",
    "Elm",
    "Farrow",
    "Granby",
    "Hollin",
    "Inver",
    "Kestrel",
    "Larch",
    "Moor",
)
ENDS = (
    "field Housing Trust",
    "ton Logistics",
    "bridge Council",
    "gate Care",
    "wick Foods",
    "stead Energy",
    " & Daughters",
)
ROLES = ("Customer service coordinator", "Data analyst", "Night team leader", "Bookkeeper", "Junior planner", "")
PEOPLE = ("Priya Nair", "Owen Blake", "Marta Kowalska", "Tunde Adeyemi", "Siân Rhys", "")
QUESTIONS = (
    "Tell me about a time you dealt with somebody who was very upset.",
    "Why do you want to work here?",
    "Two people ring in sick at seven in the morning. What do you do?",
    "What would your last manager say about you?",
    "Where do you see yourself in five years?",
    "How do you keep an eye on details when it gets busy?",
)
LINES = (
    "I told the story of the flooded archive, and one of them wrote it down.",
    "Said it sounds interesting. I never got to why.",
    "We laughed about the rota before we had sat down.",
    "I said I was probably not the most experienced before they had even asked.",
    "Read their newsletter first, and say what I liked in it.",
)
HALF_WRITTEN = {Criterion.PERFORMANCE: 3, Criterion.ENTHUSIASM: 4, Criterion.FIT: 4, Criterion.CONFIDENCE: 4}
"""The scores of the debrief that is half written: one clear lowest."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seeded:
    """A file that was filled, and the interview in it whose debrief is half written."""

    path: Path
    interview_id: str


class BulkStore(Store):
    """A store whose writes all go into one transaction, until `commit`."""

    def __init__(self, path: Path) -> None:
        file = OpenFile(path, identity(path))
        super().__init__(open_engine(file), file=file)
        self._one = Session(self._engine.execution_options(**{WRITES: True}), autoflush=False, expire_on_commit=False)
        self._last: Writing | None = None

    @contextmanager
    def _writing(self, now: datetime) -> Iterator[Writing]:
        self._last = Writing(self._one, self.owner, now)
        yield self._last

    def commit(self) -> None:
        """Let all of it have happened."""
        if self._last is not None:
            self._last.meta()
        self._one.flush()
        self._one.commit()
        self._one.close()
        self.close()


def seed(path: Path, n: int, *, today: date, are_open: bool = False) -> Seeded:
    """Make a file with n interviews, the last one held yesterday; refuses one that is there already.

    Where all `are_open`, no news has come of any of them.
    """
    if path.exists():
        raise FileExistsError(path)
    open_store(path, datetime.combine(today - n * APART, EVENING)).close()
    store = BulkStore(path)
    chance = Random(n)  # noqa: S311  # nothing secret: the same n, the same file
    half_written = _Life(store, today, chance, are_open=are_open).live(n)
    store.commit()
    return Seeded(path, half_written)


class _Life:
    """Somebody who has interview after interview and writes it all down."""

    def __init__(self, store: Store, today: date, chance: Random, *, are_open: bool) -> None:
        self.store = store
        self.today = today
        self.chance = chance
        self.are_open = are_open
        self.rounds: list[tuple[date, str]] = []
        """The next rounds that news has led to and that were not held yet: since when, and their ids."""

    def live(self, n: int) -> str:
        """Have n interviews, the earliest first; gives the one that was held yesterday."""
        coming = 1 if n > 1 else 0
        held = [self.today - timedelta(days=1) - number * APART for number in reversed(range(n - coming))]
        ids = [self._have(day, is_last=day == held[-1]) for day in held]
        if coming:
            self._begin(self.today + COMING_IN)
        return ids[-1]

    def _have(self, day: date, *, is_last: bool) -> str:
        interview_id = self._begin(day)
        self._debrief(interview_id, day, is_finished=not is_last)
        if not is_last and self._sometimes(0.6):
            self._send(interview_id, "thank_you", day + timedelta(days=1))
        news_on = day + timedelta(days=self.chance.randint(NEWS_AFTER[0].days, NEWS_AFTER[1].days))
        if news_on < self.today and not self.are_open:
            self._hear(interview_id, news_on)
        return interview_id

    def _begin(self, day: date) -> str:
        """The next round of an earlier interview where one is to be held, else a new company."""
        now = _evening(day)
        waiting = [one for one in self.rounds if one[0] < day]
        if waiting:
            self.rounds.remove(waiting[0])
            interview_id = waiting[0][1]
            self.store.save_field(interview_id, "held_on", day, now=now)
        else:
            interview_id = str(UUID(int=self.chance.getrandbits(128), version=4))
            self.store.add_interview(interview_id, self._any(NAMES) + self._any(ENDS), held_on=day, now=now)
            for field, value in (("role", self._any(ROLES)), ("contact_name", self._any(PEOPLE))):
                self.store.save_field(interview_id, field, value, now=now)
            self.store.save_field(interview_id, "stage", self._any((Stage.SCREENING, Stage.FIRST)), now=now)
        self.store.save_field(interview_id, "format", self._any(tuple(Format)), now=now)
        if self._sometimes(0.5):
            self.store.save_field(interview_id, "decision_due_on", day + timedelta(days=10), now=now)
        return interview_id

    def _debrief(self, interview_id: str, day: date, *, is_finished: bool) -> None:
        now = _evening(day)
        for criterion in Criterion:
            score = self.chance.randint(2, 5) if is_finished else HALF_WRITTEN[criterion]
            self.store.save_score(interview_id, criterion, score, now=now)
        self.store.save_evidence(interview_id, self._any(tuple(Criterion)), self._any(LINES), now=now)
        self.store.save_gut_feel(interview_id, self._any(GUT_FEELS), now=now)
        for question in self.chance.sample(QUESTIONS, 2):
            question_id = self.store.add_question(interview_id, question, now=now)
            self.store.save_question(question_id, "answered", self._any(tuple(Answered)), now=now)
        if is_finished:
            self.store.save_field(interview_id, "best_moment", self._any(LINES), now=now)
            self.store.finish_debrief(interview_id, now=now)

    def _hear(self, interview_id: str, day: date) -> None:
        outcome = self.chance.choices(tuple(OUTCOMES), tuple(OUTCOMES.values()))[0]
        if self.chance.randrange(OFFERS) == 0:
            outcome = Outcome.SUCCESSFUL
        if outcome is Outcome.WAITING:
            return
        now = _evening(day)
        recorded = self.store.record_outcome(interview_id, outcome, on=day, now=now)
        self.store.save_field(interview_id, "news_by", self._any(tuple(NewsBy)), now=now)
        if recorded.next_round is not None:
            self.rounds.append((day, recorded.next_round.id))
        if outcome is Outcome.UNSUCCESSFUL:
            self._ask_why(interview_id, day + timedelta(days=1))

    def _ask_why(self, interview_id: str, day: date) -> None:
        if day >= self.today:
            return
        now = _evening(day)
        if self._sometimes(0.4):
            self.store.mark(interview_id, "ask_feedback", dropped_on=day, now=now)
            return
        self._send(interview_id, "ask_feedback", day)
        if self._sometimes(0.4):
            self.store.save_feedback(interview_id, "received_on", min(day + timedelta(days=4), self.today), now=now)
            self.store.save_feedback(interview_id, "words", self._any(LINES), now=now)
            self.store.save_panel_view(interview_id, self._any(tuple(Criterion)), self._any(tuple(View)), now=now)

    def _send(self, interview_id: str, template: str, day: date) -> None:
        body = "Dear all,\n\nThank you for the time you took yesterday.\n\nWith best wishes,\nSam"
        self.store.send_letter(
            interview_id, template, to="", subject="Our talk", body=body, given={}, on=day, now=_evening(day)
        )

    def _any(self, several: tuple[T, ...]) -> T:
        return self.chance.choice(several)

    def _sometimes(self, how_often: float) -> bool:
        return self.chance.random() < how_often


def _evening(day: date) -> datetime:
    return datetime.combine(day, EVENING)
