"""One more outcome, as CONTRIBUTING says: its ten lines and its tree are put into a copy, which then knows it."""

from __future__ import annotations

import ast
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coaching import migrations
from coaching.migrations import runner
from coaching.models import Table

ROOT = Path(__file__).parents[2]
ROWS = Path(__file__).parent / "rows"
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
INDENT = {".py": "    ", ".yaml": "  "}

USED = """
import json, os
from datetime import UTC, datetime
from pathlib import Path
from streamlit.testing.v1 import AppTest
from coaching.content import load
from coaching.records import Criterion, Outcome
from coaching.store import open_store
from coaching.tree import walk

OLD, NEW = (f"00000000-0000-4000-8000-{number:012}" for number in (3, 9))
now = datetime.now(UTC)
store = open_store(Path(os.environ["DEBRIEF_FILE"]), now)
store.add_interview(NEW, "Acme", held_on=now.date(), now=now)
store.save_score(NEW, Criterion.FIT, 4, now=now)
store.record_outcome(OLD, Outcome("on_hold"), on=now.date(), now=now)
visit = AppTest.from_file("pages/frame.py", default_timeout=20)

def go(page):
    visit.switch_page(page)
    visit.query_params["interview"] = NEW
    return run()

def run():
    visit.run()
    assert not visit.exception, visit.exception
    visit._page_hash = ""
    return "".join(node.proto.body for node in visit.main if node.type == "html")

go("news.py")
offered = visit.button(key="answer-on_hold").label
visit.button(key="answer-on_hold").click()
said = {"news": run(), "coach": go("coach.py")}
visit.radio(key=f"coach.choice.{NEW}.hold_has_day").set_value("no_day")
run()
visit.button(key=f"coach.continue.{NEW}.hold_has_day").click()
said |= {"advice": run()} | {page: go(f"{page}.py") for page in ("interviews", "interview", "today", "trends")}
print(json.dumps({
    "old": store.dossier(OLD).interview.outcome,
    "new": store.dossier(NEW).interview.outcome,
    "counts": store.outcome_counts(),
    "advice": [walk(load().trees["on_hold"], {"hold_has_day": key}, {}).advice for key in ("day_named", "no_day")],
    "offered": offered,
    "said": said,
}))
"""


@dataclass(frozen=True)
class Line:
    """One line that CONTRIBUTING adds: its file, after what it stands there ("" at the end), and itself."""

    file: str
    place: str
    code: str


def block(kind: str) -> str:
    """What stands between the fences of the one block of that kind."""
    (found,) = [part.partition("\n")[2] for part in CONTRIBUTING.split("\n```")[1::2] if part.startswith(f"{kind}\n")]
    return found


def ten_lines() -> list[Line]:
    """The lines in their order; a line that names no file goes on with the file above it."""
    found: list[Line] = []
    column = block("").index('ON_HOLD = "')
    for line in block("").splitlines():
        file, _, place = line[:column].strip().partition(", ")
        file = file or found[-1].file
        found.append(Line(file, place.rpartition(" ")[2], line[column:]))
    return found


def add(root: Path, line: Line) -> None:
    """Put a line where CONTRIBUTING says."""
    path = root / line.file
    if not line.place:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line.code}\n")
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    at = end_of(path, line.place) if path.suffix == ".py" else lines.index(f"{line.place}:") + 1
    lines.insert(at, INDENT[path.suffix] + line.code)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def end_of(path: Path, name: str) -> int:
    """After how many lines the values of an enum, or of a tuple over several lines, end."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return max(one.end_lineno or 0 for one in node.body if isinstance(one, ast.Assign))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return (node.end_lineno or 0) - 1
    raise LookupError(name)


def python(root: Path, *arguments: str, ends: int = 0) -> str:
    """What Python says, run in a copy of Debrief on its own file."""
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=root,
        env={**os.environ, "DEBRIEF_FILE": str(root / "debrief.db"), "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == ends, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Debrief as it is, without a file of its own."""
    root = tmp_path_factory.mktemp("eighth")
    for folder in ("coaching", "data", "pages", ".streamlit"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("*.db*", "secrets.toml"))
    shutil.copy2(ROOT / "app.py", root)
    return root


@pytest.fixture(scope="module")
def half(copy: Path) -> str:
    """What the check says of a value that has neither words nor a tree."""
    add(copy, ten_lines()[0])
    return python(copy, "-m", "coaching.content", ends=1)


@pytest.fixture(scope="module")
def eighth(copy: Path, half: str) -> Path:
    """Debrief with one more outcome."""
    assert half
    for line in ten_lines()[1:]:
        add(copy, line)
    add(copy, Line(ten_lines()[-1].file, "", block("yaml")))
    return copy


@pytest.fixture(scope="module")
def before(eighth: Path) -> dict[str, int]:
    """A file of the version before it, with rows in every table: how many there are."""
    path = eighth / "debrief.db"
    runner.create(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        rows = max(ROWS.glob("v*.sql"), key=lambda rows: int(rows.stem[1:]))
        connection.executescript(rows.read_text(encoding="utf-8"))
    return counts(path)


@pytest.fixture(scope="module")
def used(eighth: Path, before: dict[str, int]) -> dict[str, Any]:
    """What became of that file, and what its pages say, once an interview is on hold."""
    assert before
    found: dict[str, Any] = json.loads(python(eighth, "-c", USED))
    return found


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for table in Table.metadata.tables
        }


def test_contributing_shows_it_in_ten_lines_with_the_next_version() -> None:
    assert len(ten_lines()) == 10
    (step,) = {line.file for line in ten_lines() if "/v0" in line.file}
    assert step.startswith(f"coaching/migrations/v{migrations.NEWEST + 1:04}_")


def test_a_value_without_words_and_tree_is_told_at_once(half: str) -> None:
    assert half.splitlines() == [
        "data/trees/on_hold.yaml: is not there",
        "data/words.yaml, outcome: has no words for on_hold",
        "data/words.yaml, heading: has none with {company} for on_hold",
        "problems: 3",
    ]


def test_the_ten_lines_and_the_tree_have_no_problem(eighth: Path) -> None:
    said = python(eighth, "-m", "coaching.content").splitlines()
    assert "on_hold: 3 nodes, 2 paths, longest path 1 question, at most 1 that nothing answers" in said
    assert said[-1] == "problems: 0"


def test_the_file_of_the_version_before_keeps_every_row(
    eighth: Path, before: dict[str, int], used: dict[str, Any]
) -> None:
    assert all(before.values())
    after = counts(eighth / "debrief.db")
    added = {table: after[table] - number for table, number in before.items() if after[table] != number}
    assert added == {"application": 1, "interview": 1, "score": 1, "choice": 1}
    with closing(sqlite3.connect(eighth / "debrief.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.NEWEST + 1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert used["counts"]["on_hold"] == 1


def test_an_interview_takes_it_and_its_tree_is_walked_to_each_advice(used: dict[str, Any]) -> None:
    assert (used["old"], used["new"]) == ("on_hold", "on_hold")
    assert used["advice"] == [["hold_until_then"], ["hold_ask_once"]]


def test_every_page_knows_it(used: dict[str, Any]) -> None:
    said = used["said"]
    assert used["offered"] == "They’ve put it on hold"
    assert "Acme have put the job on hold" in said["news"]
    assert "Did they say when they will go on?" in said["coach"]
    assert "Ask once when they will go on" in said["advice"]
    assert '<span class="mark ended" aria-hidden="true"></span>They’ve put it on hold' in said["interviews"]
    assert "They’ve put it on hold" in said["interview"]
    assert "<h1>" in said["today"]
    assert "Acme" in said["trends"] or "Fit" in said["trends"]
