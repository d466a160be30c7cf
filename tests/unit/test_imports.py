"""What is loaded when: each test looks in a process of its own, since this one has loaded everything by now."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("pandas", "altair", "scipy", "pyarrow", "alembic", "icalendar")
FIRST_PAGES = ("today.py", "debrief.py", "news.py", "coach.py")

LOADED = "import json, sys; print(json.dumps(sorted(sys.modules)))"

OPEN_PAGES = """
import os
from datetime import UTC, datetime
from pathlib import Path
from streamlit.testing.v1 import AppTest
from coaching.records import Outcome
from coaching.store import open_store

pages, outcomes = {pages!r}, {outcomes!r}
now = datetime.now(UTC)
store = open_store(Path(os.environ["DEBRIEF_FILE"]), now)
ids = [f"00000000-0000-4000-8000-{{number:012}}" for number, _ in enumerate(outcomes)]
for interview_id, outcome in zip(ids, outcomes, strict=True):
    store.add_interview(interview_id, "Acme", held_on=now.date(), now=now)
    store.record_outcome(interview_id, Outcome(outcome), on=now.date(), now=now)
for page in pages:
    for interview_id in [None, *ids]:
        visit = AppTest.from_file("pages/frame.py", default_timeout=30)
        visit.switch_page(page)
        if interview_id:
            visit.query_params["interview"] = interview_id
        visit.run()
        assert not visit.exception, (page, visit.exception)
"""


def loaded_by(script: str, path: Path) -> set[str]:
    """The modules that a script has loaded by its end."""
    file = path / "debrief.db"
    seen = subprocess.run(
        [sys.executable, "-W", "error", "-c", script + LOADED],
        cwd=ROOT,
        env={**os.environ, "DEBRIEF_FILE": str(file), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert seen.returncode == 0, seen.stderr
    return set(json.loads(seen.stdout.splitlines()[-1]))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a file of this version in it, since making one needs Alembic."""
    loaded_by("from coaching.store import open_store\n" + OPEN_PAGES.format(pages=(), outcomes=()), tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "outcomes", [(), ("waiting",), ("unsuccessful", "second_interview")], ids=["empty", "waiting", "with news"]
)
def test_the_first_pages_open_without_what_only_pictures_and_new_files_need(
    made: Path, outcomes: tuple[str, ...]
) -> None:
    loaded = loaded_by(OPEN_PAGES.format(pages=FIRST_PAGES, outcomes=outcomes), made)
    assert "coaching.agenda" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_nothing_in_coaching_loads_streamlit(tmp_path: Path) -> None:
    names = [
        ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for module in sorted((ROOT / "coaching").rglob("*.py"))
    ]
    loaded = loaded_by("\n".join(f"import {name}" for name in names) + "\n", tmp_path)
    assert set(names) <= loaded
    assert "streamlit" not in loaded


def test_the_store_is_there_without_alembic(tmp_path: Path) -> None:
    loaded = loaded_by("import coaching.store\n", tmp_path)
    assert "sqlmodel" in loaded
    assert loaded.isdisjoint({"alembic", "pandas", "streamlit"})


@pytest.mark.parametrize("module", ["records", "errors", "dates", "facts", "tree", "agenda", "findings"])
def test_the_pure_modules_load_no_library_that_takes_long(tmp_path: Path, module: str) -> None:
    loaded = loaded_by(f"import coaching.{module}\n", tmp_path)
    assert loaded.isdisjoint({"streamlit", "sqlalchemy", "sqlmodel", "pydantic", "yaml", "holidays", *HEAVY})
