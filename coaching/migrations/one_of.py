"""The CHECK of a column that holds one of some values, changed by a step without losing a row."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import inspect


def admit(op: Operations, table: str, column: str, value: str) -> None:
    """Let a column hold one more value, the last of its enum.

    SQLite changes no CHECK, so the table is made anew. With foreign keys on that would delete every row of its
    children: then this raises RuntimeError, and nothing is changed. The runner has them off.
    """
    if op.get_bind().exec_driver_sql("PRAGMA foreign_keys").scalar():
        raise RuntimeError(f"{table} is made anew only while foreign keys are off")
    name = f"ck_{table}_{column}"
    checks = inspect(op.get_bind()).get_check_constraints(table)
    so_far = next(check["sqltext"] for check in checks if check["name"] == name)
    with op.batch_alter_table(table, recreate="always") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"{so_far.removesuffix(')')}, '{value}')")
