"""No answer that the page has shown as saved is lost to a server that is killed, and its file is whole each time."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Timer
from uuid import uuid4

import pytest
from playwright.sync_api import Error, Locator, Page

from coaching.store import open_store
from tests.browser.person import WITHIN, Clock, settled
from tests.browser.running import Running

OpenPage = Callable[..., Page]

MORNING = datetime(2026, 11, 25, 7, 0, tzinfo=UTC)
ROUNDS = 25
SEED = 20261125
MOST_BEFORE = 6
"""Answers that are shown as saved before the kill is due; counted, so that a slow machine tries as much."""
LONGEST = 0.6
"""Seconds from then until the latest kill."""
CLICKED_WITHIN = 4_000

AREAS = {"performance": "Performance", "enthusiasm": "Enthusiasm", "fit": "Fit", "confidence": "Confidence in you"}
LOWEST = "confidence"
BETS = (5, 20, 35, 50, 65, 80, 95)
STORED = """
SELECT criterion, value FROM score WHERE interview_id = :id
UNION ALL SELECT 'words about ' || criterion, evidence FROM score WHERE interview_id = :id
UNION ALL SELECT 'bet', gut_feel FROM interview WHERE id = :id
UNION ALL SELECT 'moment', best_moment FROM interview WHERE id = :id
UNION ALL SELECT 'asked ' || text, 'yes' FROM asked_question WHERE interview_id = :id
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that is said: where it is kept, how it is said, and where the page shows that it is saved."""

    kept_in: str
    value: object
    say: Callable[[], None]
    shows: Locator


@dataclass(slots=True)
class Round:
    """What was said until the kill; of each thing the newest value that was shown as saved, and those said since."""

    shown: dict[str, object] = field(default_factory=dict)
    since: dict[str, list[object]] = field(default_factory=dict)

    def said(self, answer: Answer) -> None:
        """It may be stored from now on."""
        self.since.setdefault(answer.kept_in, []).append(answer.value)

    def saw(self, answer: Answer) -> None:
        """It must be stored from now on."""
        self.shown[answer.kept_in] = answer.value
        self.since[answer.kept_in] = []

    def lost(self, stored: dict[str, object]) -> dict[str, object]:
        """What was shown as saved and is not there, nor anything said since."""
        return {
            name: value
            for name, value in self.shown.items()
            if stored.get(name) not in [value, *self.since.get(name, [])]
        }


class Script:
    """Somebody who answers one thing after the other, each in a minute of its own: a "Saved 07:12" is that answer's."""

    def __init__(self, page: Page, clock: Clock, chance: random.Random) -> None:
        self.page, self.clock, self.chance = page, clock, chance
        self.main = page.get_by_role("main")
        self.minutes = 0
        self.before: dict[str, int] = {}

    def answers(self) -> Iterator[Answer]:
        """The four areas first, which opens the line below the lowest; then anything in any order, for ever."""
        self.before.clear()
        for area in AREAS:
            yield self._level(area)
        while True:
            yield self.chance.choice((self._bet, self._moment, self._words, self._question, self._another_level))()

    def _level(self, area: str) -> Answer:
        level = self._other(area, range(2, 6)) if area != LOWEST else 1
        option = self.main.get_by_role("radiogroup", name=AREAS[area], exact=True).get_by_text(f"{level} ·")
        return Answer(area, level, option.click, self._saved(f"area-{area}"))

    def _another_level(self) -> Answer:
        return self._level(self.chance.choice([area for area in AREAS if area != LOWEST]))

    def _bet(self) -> Answer:
        bet = self._other("bet", BETS)
        pill = self.main.get_by_role("radio", name=f"{bet} %", exact=True)
        return Answer("bet", bet, pill.click, self._saved("bet"))

    def _moment(self) -> Answer:
        words = f"A moment worth {self.chance.random()}"
        line = self.main.get_by_label("A good moment")
        return Answer("moment", words, lambda: line.fill(words), self._saved("lines"))

    def _words(self) -> Answer:
        words = f"Words worth {self.chance.random()}"
        line = self.main.get_by_label("What makes you say that?")
        return Answer(f"words about {LOWEST}", words, lambda: line.fill(words), self._saved(f"area-{LOWEST}"))

    def _question(self) -> Answer:
        words = f"Why {self.chance.random()}?"
        line = self.main.get_by_label("A question they asked (Enter adds it)")

        def say() -> None:
            line.fill(words)
            line.press("Enter")

        return Answer(f"asked {words}", "yes", say, self.main.get_by_role("radiogroup", name=words))

    def _other(self, name: str, values: Sequence[int]) -> int:
        self.before[name] = self.chance.choice([value for value in values if value != self.before.get(name)])
        return self.before[name]

    def _saved(self, sheet: str) -> Locator:
        self.minutes += 1
        moment = MORNING + timedelta(minutes=self.minutes)
        self.clock.tell(moment.isoformat())
        return self.main.locator(f".st-key-sheet-{sheet}").get_by_role("status").get_by_text(f"Saved {moment:%H:%M}")


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """The morning of an interview."""
    return Clock(tmp_path, MORNING.isoformat())


@pytest.fixture
def server(tmp_path: Path, clock: Clock) -> Iterator[Running]:
    """Debrief with a fresh file and a clock of its own."""
    with Running(tmp_path, environ=clock.environ) as running:
        yield running


def answer_until_killed(script: Script, server: Running, before: int, seconds: float) -> Round:
    """Answer as fast as the page shows that it is saved; so long after `before` of them the server is killed."""
    so_far, killed = Round(), Event()

    def kill() -> None:
        server.kill()
        killed.set()

    timer = Timer(seconds, kill)
    for number, answer in enumerate(script.answers()):
        if number == before:
            timer.start()
        so_far.said(answer)
        try:
            answer.say()
        except Error:
            assert killed.is_set()  # nothing can be clicked then
        if number < before:
            answer.shows.wait_for(timeout=WITHIN)
        while not answer.shows.is_visible() and not killed.is_set():
            script.page.evaluate("() => new Promise(requestAnimationFrame)")
        if answer.shows.is_visible():
            so_far.saw(answer)
        if killed.is_set():
            break
    timer.join()
    return so_far


def left_behind(server: Running, folder: Path, interview_id: str) -> dict[str, object]:
    """What the killed server's file holds; asked of a copy, so that putting it in order is left to Debrief."""
    for file in (server.file, server.file.with_name(f"{server.file.name}-journal")):
        if file.exists():
            shutil.copy(file, folder)
    with closing(sqlite3.connect(folder / server.file.name)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return dict(copy.execute(STORED, {"id": interview_id}).fetchall())


@pytest.mark.slow
def test_nothing_that_was_shown_as_saved_is_lost_to_a_server_that_is_killed(
    open_page: OpenPage, server: Running, clock: Clock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    chance = random.Random(SEED)  # noqa: S311  # moments and answers, no secrets
    # So high that nothing scrolls to where the last answer was: two quick clicks on one spot are one.
    script = Script(settled(open_page(height=3_000)), clock, chance)
    script.page.set_default_timeout(CLICKED_WITHIN)
    for number in range(ROUNDS):
        interview_id = str(uuid4())
        with closing(open_store(server.file, MORNING)) as store:
            store.add_interview(interview_id, f"Company {number}", held_on=MORNING.date(), now=MORNING)
        script.page.goto(f"/debrief?interview={interview_id}", timeout=WITHIN)
        settled(script.page)
        so_far = answer_until_killed(script, server, chance.randint(0, MOST_BEFORE), chance.uniform(0, LONGEST))
        stored = left_behind(server, tmp_path_factory.mktemp("copy"), interview_id)
        assert so_far.lost(stored) == {}, f"round {number}: {stored}"
        server.start()
