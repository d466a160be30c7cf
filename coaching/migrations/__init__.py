"""The steps that the tables went through; each is one module, and Alembic's operations change the schema in it.

The file's own `PRAGMA user_version` says how many steps it has taken. A step stays as it was released: it imports
nothing of the tables of today. A new one comes last in `STEPS`; where it makes tables or columns, with rows for its
version in `tests/unit/rows/`.
"""

from __future__ import annotations

STEPS = (
    "coaching.migrations.v0001_first_tables",
    "coaching.migrations.v0002_offers_and_visits",
)
"""The modules of the steps, in order; each has `upgrade(op)`."""

NEWEST = len(STEPS)
"""The version that this Debrief works with."""
