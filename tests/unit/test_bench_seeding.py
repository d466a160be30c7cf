"""The files that `make bench --seed` makes hold what they promise."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coaching.records import Outcome
from coaching.store import open_store
from tests.bench.seeding import seed

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize("n", [1, 2, 30])
def test_a_seeded_file_has_so_many_interviews_and_one_half_written(tmp_path: Path, n: int) -> None:
    seeded = seed(tmp_path / "debrief.db", n, today=TODAY)

    store = open_store(seeded.path, NOW)
    dossier = store.dossier(seeded.interview_id)
    assert store.search().everything == n
    assert dossier.interview.debriefed_at is None
    assert len(dossier.scores) == 4
    store.close()


def test_the_same_number_gives_the_same_interviews(tmp_path: Path) -> None:
    stores = [open_store(seed(tmp_path / name, 12, today=TODAY).path, NOW) for name in ("one.db", "other.db")]

    one, other = (store.search().rows for store in stores)
    assert one == other
    for store in stores:
        store.close()


def test_where_all_are_open_no_news_has_come(tmp_path: Path) -> None:
    store = open_store(seed(tmp_path / "debrief.db", 30, today=TODAY, are_open=True).path, NOW)

    assert store.search(outcome=Outcome.WAITING).matching == store.search().everything == 30
    store.close()


def test_a_file_that_is_there_is_never_seeded(tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        seed(tmp_path / "mine.db", 1, today=TODAY)
    assert (tmp_path / "mine.db").read_bytes() == b"mine"
