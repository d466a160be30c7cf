"""The rounds: everything is measured in turn, so that whatever else the machine does falls on all alike."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from coaching import dates
from coaching.records import Criterion
from coaching.store import open_store
from tests.bench import servers
from tests.bench.figures import DEBRIEF, EMPTY, TWIN, Table
from tests.bench.hollow.names import TWINS
from tests.bench.recording import record, shape
from tests.bench.seeding import Seeded, seed
from tests.bench.tab import Tab, open_tab
from tests.browser.running import Running


class File(NamedTuple):
    """A file with so many interviews; where all `are_open`, no news has come of any."""

    n: int
    are_open: bool = False

    @property
    def title(self) -> str:
        """What its rows are headed with."""
        return f"Today, {self.n} {'open ' * self.are_open}interview{'s' * (self.n > 1)}"


ONE, USUAL, MANY, ALL_OPEN = File(1), File(50), File(500), File(50, are_open=True)
FILES = (ONE, USUAL, MANY, ALL_OPEN)
TITLES = (*(file.title for file in FILES), "Debrief")
LOADS = 3
"""Cold and warm loads in a round."""
RERUN = "a rerun"
AFTER_A_CHANGE = "a rerun after a change, processor ms"
RERUNS = 12
"""Reruns, or answers, in a round."""
CLICKED = Criterion.CONFIDENCE
"""The area that is answered: never the lowest of the four, so that the page keeps its shape."""
BEST, SECOND = 0, 1
VALUES = (5, 4)
"""What the first two choices of an area store."""

TOUR = ("interviews", "coach", "trends", "news", "interview", "debrief", "")
ABOUT_ONE = ("news", "interview", "debrief")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one server: its address, a page to come back from, and the radio to answer (none: it is run again)."""

    column: str
    server: Running
    address: str
    elsewhere: str
    query: str = ""
    radio: str = ""


@dataclass(slots=True)
class Case:
    """One page of Debrief beside its twin and the empty page, with what is measured of them."""

    table: Table
    pages: Sequence[Page]
    alike: str
    is_usual: bool
    """Whether its file has as many interviews as a person may have."""


class Bench:
    """All that is started, filled and measured in one run; everything is ended and removed with `stack`."""

    def __init__(self, folder: Path, rounds: int, stack: ExitStack) -> None:
        self.folder = folder
        self.rounds = rounds
        self.stack = stack
        self.starts = Table("The server")
        self.seeds: dict[File, Seeded] = {}

    def fill(self) -> None:
        """Make the files with interviews."""
        today = dates.present().today
        for file in FILES:
            _tell(f"a file with {file.n} interviews")
            folder = self._new_folder(f"debrief-{file.n}{'-open' * file.are_open}")
            self.seeds[file] = seed(folder / "debrief.db", file.n, today=today, are_open=file.are_open)

    def measure_starts(self) -> None:
        """Start an empty page and Debrief in turn: how soon they answer, what they hold, how soon they end."""
        ways = (
            (EMPTY, servers.empty_server, self._new_folder("empty-starts"), ("elsewhere", "")),
            (DEBRIEF, Running, self.seeds[USUAL].path.parent, TOUR),
        )
        for number in range(self.rounds):
            _tell(f"start {number + 1} of {self.rounds}")
            for column, make, folder, tour in turned(ways, number):
                self._start(column, make(folder), tour)

    def _start(self, column: str, server: Running, tour: Sequence[str]) -> None:
        self.stack.callback(server.kill)
        self.starts.add("start to ready, ms", column, server.start() * 1000)
        self.starts.add("memory when ready, MB", column, servers.memory(server))
        with open_tab(server) as tab:
            self.starts.add("first page after the start, ms", column, tab.load(""))
            servers.wait_until_idle(server)
            self.starts.add("memory when warm, MB", column, servers.memory(server))
            for address in tour:
                tab.turn_to(address, self._query(USUAL) if address in ABOUT_ONE else "")
            self.starts.add("memory after all pages, MB", column, servers.memory(server))
            self.starts.add("Ctrl+C with an open tab, ms", column, server.interrupt() * 1000)

    def start_pages(self) -> list[Case]:
        """Start what the pages are measured on: Debrief for each file, the twins of what it drew, and an empty page."""
        _tell("recording the pages")
        empty = self._serve(servers.empty_server(self._new_folder("empty")))
        twins = servers.twin_server(self._new_folder("twins"))
        of_file = {file: self._serve(Running(self.seeds[file].path.parent)) for file in FILES}
        pages = self._pages(of_file)
        shapes = [self._record(page, name) for page, name in zip(pages, TWINS, strict=True)]
        self._serve(twins)
        cases = []
        for page, name, title, drawn in zip(pages, TWINS, TITLES, shapes, strict=True):
            three = (Page(EMPTY, empty, "", "elsewhere"), Page(TWIN, twins, name, "", radio=page.radio), page)
            cases.append(Case(Table(title), three, _alike(drawn, three[1]), is_usual=page.server is of_file[USUAL]))
        for server in (empty, twins, *of_file.values()):
            servers.wait_until_idle(server)
        return cases

    def _pages(self, of_file: Mapping[File, Running]) -> list[Page]:
        """The pages of Debrief, in the order of their twins."""
        todays = [Page(DEBRIEF, of_file[file], "", "interviews") for file in FILES]
        radio = f"debrief.score.{self.seeds[USUAL].interview_id}.{CLICKED}"
        return [*todays, Page(DEBRIEF, of_file[USUAL], "debrief", "interviews", self._query(USUAL), radio)]

    def _record(self, page: Page, name: str) -> list[tuple[tuple[int, ...], str]]:
        with open_tab(page.server) as tab:
            tab.load("")
            servers.wait_until_idle(page.server)
            tab.turn_to(page.address, page.query)
            record(tab, self.folder / "twins" / f"{name}.json")
            return shape(tab)

    def measure_pages(self, cases: Sequence[Case]) -> None:
        """All rounds over all pages."""
        for number in range(self.rounds):
            _tell(f"round {number + 1} of {self.rounds}")
            for case in turned(cases, number):
                _measure(case, turned(case.pages, number))
        self._check_saved()

    def _check_saved(self) -> None:
        """The last answer that was clicked is in the file, else all of this measured nothing."""
        seeded = self.seeds[USUAL]
        store = open_store(seeded.path, dates.present().now)
        score = store.dossier(seeded.interview_id).scores[CLICKED].value
        store.close()
        if score != VALUES[SECOND]:
            raise RuntimeError(f"The file has {score}, though {VALUES[SECOND]} was clicked last.")

    def _query(self, file: File) -> str:
        return f"interview={self.seeds[file].interview_id}"

    def _new_folder(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir()
        return folder

    def _serve(self, server: Running) -> Running:
        self.stack.callback(server.kill)
        server.start()
        return server


def open_beside_one(cases: Sequence[Case]) -> str:
    """What Today costs the server with many open interviews, beside one."""
    of_file = dict(zip(FILES, cases, strict=False))
    ratios = []
    for row in (f"{RERUN}, processor ms", AFTER_A_CHANGE):
        many, one = (of_file[file].table.middle(row, DEBRIEF) for file in (ALL_OPEN, ONE))
        ratios.append(many / one)
    return (
        f"Today with {ALL_OPEN.n} open interviews takes {ratios[0]:.1f} times the server's time of one, "
        f"after a change {ratios[1]:.1f} times."
    )


def turned(several: Sequence[T], number: int) -> list[T]:
    """In another order each time, so that no one always comes after the same."""
    first = number % len(several)
    return [*several[first:], *several[:first]]


def _alike(drawn: list[tuple[tuple[int, ...], str]], twin: Page) -> str:
    """How much of the page the twin draws, once it has run twice (the first time loads what it needs)."""
    with open_tab(twin.server) as tab:
        tab.load(twin.address)
        tab.rerun()
        copied = shape(tab)
    same = sum(one == other for one, other in zip(drawn, copied, strict=False))
    return f"the twin draws {same} of {len(drawn)} elements alike"


def _measure(case: Case, pages: Sequence[Page]) -> None:
    """One round: each kind of deed so often, and each time on one page after the other."""
    for _ in range(LOADS):
        for page in pages:
            with open_tab(page.server) as tab:
                case.table.add("cold load, ms", page.column, tab.load(page.address, page.query))
    with ExitStack() as stack:
        tabs = [(page, stack.enter_context(open_tab(page.server))) for page in pages]
        for page, tab in tabs:
            tab.load(page.address, page.query)
        for _ in range(LOADS):
            for page, tab in tabs:
                tab.turn_to(page.elsewhere)
                case.table.add("warm load, ms", page.column, tab.turn_to(page.address, page.query))
        _measure_reruns(case, tabs)
        if not any(page.radio for page, _ in tabs):
            _measure_changes(case, *tabs[[page.column for page, _ in tabs].index(DEBRIEF)])


def _measure_changes(case: Case, page: Page, tab: Tab) -> None:
    """Reruns before each of which something else has changed the file, so that nothing that was read still holds."""
    before = servers.worked(page.server)
    for _ in range(RERUNS):
        with closing(sqlite3.connect(page.server.file)) as file, file:
            file.execute("UPDATE meta SET change_counter = change_counter + 1")
        tab.rerun()
    case.table.add(AFTER_A_CHANGE, DEBRIEF, (servers.worked(page.server) - before) / RERUNS)


def _measure_reruns(case: Case, tabs: Sequence[tuple[Page, Tab]]) -> None:
    deed = "a saved answer" if any(page.radio for page, _ in tabs) else RERUN
    before = [servers.worked(page.server) for page, _ in tabs]
    for number in range(RERUNS):
        for page, tab in tabs:
            took = tab.choose(page.radio, (BEST, SECOND)[number % 2]) if page.radio else tab.rerun()
            case.table.add(f"{deed}, ms", page.column, took)
    for (page, _), worked in zip(tabs, before, strict=True):
        work = (servers.worked(page.server) - worked) / RERUNS
        case.table.add(f"{deed}, processor ms", page.column, work)


def _tell(what: str) -> None:
    print(f"... {what}", file=sys.stderr, flush=True)
