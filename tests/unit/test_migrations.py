import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, inspect

from coaching import database_file, migrations
from coaching.errors import FileError
from coaching.migrations import runner
from coaching.migrations.one_of import admit
from coaching.models import Table
from coaching.records import Offer, OfferAnswer
from coaching.store import open_store
from tests.unit.store_at_work import NOW, ask

ROOT = Path(__file__).parents[2]
ROWS = Path(__file__).parent / "rows"
VERSIONS = range(1, migrations.NEWEST + 1)

HALF_WAY = """
import sys
from pathlib import Path
from types import ModuleType
from coaching import migrations
from coaching.migrations import runner

def upgrade(op):
    # More than the cache holds, so that half of it is in the file itself.
    op.execute("CREATE TABLE big (bytes BLOB)")
    op.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)"
               " INSERT INTO big SELECT randomblob(1000) FROM n")
    print("half-way", flush=True)
    sys.stdin.read()

step = sys.modules["half_way"] = ModuleType("half_way")
step.upgrade = upgrade
migrations.STEPS = (*migrations.STEPS, "half_way")
getattr(runner, sys.argv[1])(Path(sys.argv[2]))
"""


@pytest.fixture
def with_step(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Operations], None]], None]:
    """Let there be one more step than there is."""

    def add(upgrade: Callable[[Operations], None]) -> None:
        step = ModuleType("one_more_step")
        step.__dict__["upgrade"] = upgrade
        monkeypatch.setitem(sys.modules, "one_more_step", step)
        monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, "one_more_step"))
        monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST + 1)

    return add


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """A file of a version with that version's rows in every table."""

    def made(version: int) -> Path:
        path = tmp_path / f"v{version}.db"
        with monkeypatch.context() as before:
            before.setattr(migrations, "STEPS", migrations.STEPS[:version])
            runner.create(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.executescript(rows_of(version).read_text(encoding="utf-8"))
        return path

    return made


def rows_of(version: int) -> Path:
    """The rows that a file of a version can have: its own, or those of the last version before it that has some."""
    return next(rows for number in range(version, 0, -1) if (rows := ROWS / f"v{number}.sql").exists())


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608


def version(path: Path) -> object:
    return ask(path, "PRAGMA user_version")[0][0]


def schema(path: Path) -> dict[str, dict[str, object]]:
    """All that SQLAlchemy's inspector reads of every table."""
    engine = create_engine(f"sqlite:///{path}")
    seen = inspect(engine)
    try:
        return {
            table: {
                "columns": [{**column, "type": repr(column["type"])} for column in seen.get_columns(table)],
                "primary key": seen.get_pk_constraint(table),
                "checks": sorted(seen.get_check_constraints(table), key=lambda one: str(one["name"])),
                "unique": sorted(seen.get_unique_constraints(table), key=lambda one: str(one["name"])),
                "foreign keys": sorted(seen.get_foreign_keys(table), key=lambda one: str(one["name"])),
                "indexes": [
                    {**index, "dialect_options": {key: str(value) for key, value in index["dialect_options"].items()}}
                    for index in sorted(seen.get_indexes(table), key=lambda one: str(one["name"]))
                ],
            }
            for table in seen.get_table_names()
        }
    finally:
        engine.dispose()


def test_the_steps_lead_to_exactly_the_tables_of_today(path: Path, tmp_path: Path) -> None:
    by_models = tmp_path / "models.db"
    engine = create_engine(f"sqlite:///{by_models}")
    Table.metadata.create_all(engine)
    engine.dispose()
    assert schema(path) == schema(by_models)
    assert all(table["columns"] for table in schema(path).values())
    assert schema(path)["interview"]["checks"]


@pytest.mark.parametrize("number", VERSIONS)
def test_every_version_has_rows_in_every_table(make: Callable[[int], Path], number: int) -> None:
    assert all(count > 0 for count in counts(make(number)).values())


@pytest.mark.parametrize("number", VERSIONS)
def test_a_file_of_every_version_comes_up_to_date_with_all_its_rows(make: Callable[[int], Path], number: int) -> None:
    path = make(number)
    before = counts(path)
    store = open_store(path, NOW)
    first = store.dossier("00000000-0000-4000-8000-000000000001")
    store.close()
    assert counts(path) == {**counts(path), **before}
    assert version(path) == migrations.NEWEST
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert first.interview.notes == "line one\nline two"
    assert first.questions[0].text == "Why us?"
    assert schema(path).keys() == Table.metadata.tables.keys()


def test_a_file_of_the_first_version_keeps_what_it_knew_of_its_owner_and_takes_offers(
    make: Callable[[int], Path],
) -> None:
    store = open_store(make(1), NOW)
    before = store.meta()
    first = store.dossier("00000000-0000-4000-8000-000000000001")
    store.save_offer(first.interview.id, "pay", "34,000", now=NOW)
    store.touch_opened(NOW.date(), now=NOW)
    after = store.meta()
    kept = store.dossier(first.interview.id).offer
    store.close()
    assert (before.country, before.region, before.country_said_on) == ("GB", "SCT", None)
    assert (before.last_opened_on, before.opened_before_on) == (date(2026, 11, 24), None)
    assert (after.last_opened_on, after.opened_before_on) == (NOW.date(), date(2026, 11, 24))
    assert (first.offer, kept) == (None, Offer(pay="34,000"))


def test_a_file_of_the_second_version_has_its_offers_and_visits(make: Callable[[int], Path]) -> None:
    store = open_store(make(2), NOW)
    rounds = [store.dossier(f"00000000-0000-4000-8000-00000000000{number}").offer for number in (1, 2)]
    declined = store.dossier("00000000-0000-4000-8000-000000000003").offer
    meta = store.meta()
    store.close()
    assert rounds[0] == rounds[1]
    assert rounds[0] is not None
    assert (rounds[0].conditions, rounds[0].starts_on) == ("Two references", date(2027, 1, 4))
    assert declined == Offer(
        conditions_met_on=date(2026, 10, 12), answer=OfferAnswer.DECLINED, answered_on=date(2026, 10, 13)
    )
    assert (meta.country_said_on, meta.opened_before_on) == (date(2026, 11, 20), date(2026, 11, 20))


def test_a_new_file_says_whose_it_is_and_which_version(path: Path) -> None:
    assert ask(path, "PRAGMA application_id") == [(database_file.APPLICATION_ID,)]
    assert version(path) == migrations.NEWEST == len(migrations.STEPS)
    assert database_file.examine(path, migrations.NEWEST) == database_file.State(migrations.NEWEST)


def test_a_step_may_make_a_parent_table_anew_without_losing_its_children(
    make: Callable[[int], Path], with_step: Callable[[Callable[[Operations], None]], None]
) -> None:
    path = make(migrations.NEWEST)
    before = counts(path)

    def upgrade(op: Operations) -> None:
        for table in ("application", "interview"):
            with op.batch_alter_table(table, recreate="always") as batch:
                batch.add_column(sa.Column("mood", sa.String(20), nullable=False, server_default="fine"))

    with_step(upgrade)
    open_store(path, NOW).close()
    assert counts(path) == before
    assert version(path) == migrations.NEWEST
    assert ask(path, "SELECT DISTINCT mood FROM interview") == [("fine",)]
    assert ask(path, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("number", VERSIONS)
def test_a_column_admits_one_more_value_and_every_row_of_every_table_stays(
    make: Callable[[int], Path], with_step: Callable[[Callable[[Operations], None]], None], number: int
) -> None:
    path = make(number)
    before = counts(path)
    with_step(lambda op: admit(op, "interview", "outcome", "one_more"))
    open_store(path, NOW).close()
    assert counts(path) == {**counts(path), **before}
    assert ask(path, "PRAGMA foreign_key_check") == []
    ask(path, "UPDATE interview SET outcome = 'one_more' WHERE outcome <> 'waiting'")
    with pytest.raises(sqlite3.IntegrityError, match="ck_interview_outcome"):
        ask(path, "UPDATE interview SET outcome = 'elsewhere'")


def test_a_column_that_admits_one_more_value_is_else_as_it_was(
    make: Callable[[int], Path], with_step: Callable[[Callable[[Operations], None]], None]
) -> None:
    path = make(migrations.NEWEST)
    before = schema(path)
    with_step(lambda op: admit(op, "interview", "outcome", "one_more"))
    open_store(path, NOW).close()
    after = schema(path)
    assert ", 'one_more')" in str(after["interview"]["checks"])
    assert repr(after).replace(", 'one_more'", "") == repr(before)


def test_no_column_admits_a_value_where_that_would_delete_the_rows_of_children(make: Callable[[int], Path]) -> None:
    path = make(migrations.NEWEST)
    before = counts(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        with pytest.raises(RuntimeError, match="foreign keys"):
            admit(Operations(MigrationContext.configure(connection)), "interview", "outcome", "one_more")
    engine.dispose()
    assert counts(path) == before


def test_a_backup_is_made_before_a_file_is_changed(
    make: Callable[[int], Path], with_step: Callable[[Callable[[Operations], None]], None]
) -> None:
    path, before = make(migrations.NEWEST), migrations.NEWEST
    with_step(lambda op: op.drop_table("mark"))
    open_store(path, NOW).close()
    (kept,) = database_file.backups(path)
    assert kept.holds
    assert version(kept.path) == before
    assert counts(kept.path)["mark"] == 2


def test_without_a_backup_nothing_is_changed(
    make: Callable[[int], Path],
    with_step: Callable[[Callable[[Operations], None]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = make(migrations.NEWEST)
    before = path.read_bytes()

    def fail(path: Path, _now: object) -> None:
        raise FileError(path, "No backup could be made.")

    with_step(lambda op: op.drop_table("mark"))
    monkeypatch.setattr(database_file, "backup", fail)
    with pytest.raises(FileError, match="No backup"):
        open_store(path, NOW)
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_file_as_it_was(
    make: Callable[[int], Path], with_step: Callable[[Callable[[Operations], None]], None]
) -> None:
    path, before = make(migrations.NEWEST), migrations.NEWEST

    def upgrade(op: Operations) -> None:
        op.drop_table("mark")
        op.execute("INSERT INTO nowhere VALUES ('private words')")

    with_step(upgrade)
    with pytest.raises(FileError, match="left it as it was") as caught:
        open_store(path, NOW)
    assert "private words" not in str(caught.value)
    assert version(path) == before
    assert counts(path)["mark"] == 2


def test_a_step_that_leaves_children_without_their_parent_is_not_kept(
    make: Callable[[int], Path], with_step: Callable[[Callable[[Operations], None]], None]
) -> None:
    path = make(migrations.NEWEST)
    before = counts(path)
    with_step(lambda op: op.execute("DELETE FROM interview"))
    with pytest.raises(FileError, match="without loss"):
        open_store(path, NOW)
    assert counts(path) == before


def test_another_debrief_that_was_quicker_has_already_taken_the_steps(path: Path) -> None:
    before = path.read_bytes()
    runner.migrate(path)
    assert ask(path, "PRAGMA user_version") == [(migrations.NEWEST,)]
    assert len(path.read_bytes()) == len(before)


def test_killed_half_way_the_file_is_still_the_old_one(make: Callable[[int], Path]) -> None:
    path = make(migrations.NEWEST)
    before = counts(path)
    kill_half_way("migrate", path)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    assert database_file.examine(path, migrations.NEWEST).version == migrations.NEWEST
    assert counts(path) == before
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    store = open_store(path, NOW)
    assert store.search().everything == 2
    store.close()


def test_killed_while_a_file_is_made_there_is_none_and_the_next_start_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    kill_half_way("create", path)
    assert not path.exists()
    store = open_store(path, NOW)
    assert store.search().everything == 0
    store.close()


def kill_half_way(command: str, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, command, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half-way\n"
        process.kill()


def test_a_new_file_leaves_nothing_beside_it_and_its_name_may_be_anything(tmp_path: Path) -> None:
    path = tmp_path / "mine #1? 100 % ünd.db"
    runner.create(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_came_meanwhile_is_never_replaced(path: Path) -> None:
    ask(path, "UPDATE meta SET region = 'SCT'")
    runner.create(path)
    assert ask(path, "SELECT region FROM meta") == [("SCT",)]


@pytest.mark.parametrize("came_meanwhile", [False, True])
def test_a_new_file_gets_its_name_where_the_disk_has_no_links(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch, *, came_meanwhile: bool
) -> None:
    def refuse(*_names: object) -> None:
        raise PermissionError

    ask(path, "UPDATE meta SET region = 'SCT'")
    monkeypatch.setattr(os, "link", refuse)
    named = path if came_meanwhile else tmp_path / "new.db"
    runner.create(named)
    assert version(named) == migrations.NEWEST
    assert ask(named, "SELECT region FROM meta") == ([("SCT",)] if came_meanwhile else [])


def test_a_file_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="could not make its file"):
        runner.create(tmp_path / "nowhere" / "debrief.db")


def test_a_file_that_has_no_tables_yet_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "debrief.db"
    ask(path, "PRAGMA user_version=0")
    ask(path, "CREATE TABLE passing (id)")
    ask(path, "DROP TABLE passing")
    store = open_store(path, NOW)
    assert store.search().everything == 0
    store.close()


def test_an_up_to_date_file_opens_without_alembic_and_without_what_draws_charts(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from coaching.store import open_store\n"
        "store = open_store(Path(sys.argv[1]), datetime.now(UTC)); store.search(); store.meta()\n"
        "print(*sorted({'alembic', 'altair', 'numpy', 'pandas', 'pyarrow', 'scipy', 'streamlit'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_what_a_step_needs_of_the_tables_it_has_in_itself() -> None:
    for step in migrations.STEPS:
        source = (ROOT / f"{step.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert "from coaching" not in source.replace("from coaching.migrations.one_of import", "")
    one_of = (ROOT / "coaching" / "migrations" / "one_of.py").read_text(encoding="utf-8")
    assert "from coaching" not in one_of
