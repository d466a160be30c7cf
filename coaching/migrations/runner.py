"""Takes a file through the steps in one transaction: killed at any moment, it is the old file or the new one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from coaching import database_file, migrations
from coaching.database_file import places
from coaching.errors import FileError


def create(path: Path) -> None:
    """Make a new file; it has another name until it is whole, and a file that stands there by then stays as it is."""
    real = path.resolve()
    try:
        with ExitStack() as undo:
            part = places.new_part(real.parent, f"{real.name}.", undo)
            undo.callback(places.beside(part, "-journal").unlink, missing_ok=True)
            migrate(part)
            places.sync(part)
            _name(part, real)
            places.sync_folder(real.parent)
    except (OSError, FileError) as error:
        sentence = f"Debrief could not make its file {path}; make sure that you may write there and the disk has room"
        raise FileError(path, f"{sentence}, then start Debrief again.") from error


def migrate(path: Path) -> None:
    """Take the steps that a file has not taken yet; where that fails, the file is left as it was."""
    engine = _engine(path)
    try:
        with engine.begin() as connection:
            _take(connection)
            _refuse_orphans(connection, path)
    except DBAPIError as error:
        sentence = f"Debrief could not bring {path} up to date and left it as it was; close other programs that use it"
        raise FileError(path, f"{sentence}, make sure that the disk has room, and start Debrief again.") from error
    finally:
        engine.dispose()


def _take(connection: Connection) -> None:
    taken: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    context = MigrationContext.configure(connection)
    for number, step in enumerate(migrations.STEPS[taken:], start=taken + 1):
        import_module(step).upgrade(Operations(context))
        connection.exec_driver_sql(f"PRAGMA user_version={number}")
    connection.exec_driver_sql(f"PRAGMA application_id={database_file.APPLICATION_ID}")


def _refuse_orphans(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        sentence = f"Debrief could not bring {path} up to date without loss and left it as it was"
        raise FileError(path, f"{sentence}; keep the file, and open it with the Debrief that you had before.")


def _engine(path: Path) -> Engine:
    """The migrations' own connection, which does not act on foreign keys.

    With them on, Alembic's batch on a parent table deletes every child by cascade; inside a transaction it is too late
    to turn them off.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
        database_file.connect_pragmas(connection)
        connection.execute("PRAGMA foreign_keys=OFF").close()
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _name(part: Path, real: Path) -> None:
    """Give a file its name; unlike a rename, a link never replaces what another Debrief has made meanwhile."""
    with suppress(FileExistsError):
        try:
            os.link(part, real)
        except FileExistsError:
            raise
        except OSError:
            # A file system without links.
            if not real.exists():
                part.rename(real)
