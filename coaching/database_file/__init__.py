"""The database file itself, with the standard library's sqlite3: identity, version, check, backup, restore, erase.

A file that cannot be used is refused with a `FileError`, whose sentence says what to do, and stays as it is.
"""

from __future__ import annotations

from coaching.database_file.check import (
    APPLICATION_ID,
    Identity,
    State,
    connect_pragmas,
    examine,
    identity,
    same_file,
)
from coaching.database_file.keeping import KEPT, backup, backup_if_due
from coaching.database_file.places import Backup, backups, backups_folder, path
from coaching.database_file.replacing import erase, restore

__all__ = [
    "APPLICATION_ID",
    "KEPT",
    "Backup",
    "Identity",
    "State",
    "backup",
    "backup_if_due",
    "backups",
    "backups_folder",
    "connect_pragmas",
    "erase",
    "examine",
    "identity",
    "path",
    "restore",
    "same_file",
]
