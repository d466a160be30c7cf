"""What an employer offered, which country the person named, and when they were here before the last time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    _offer(op)
    _meta(op)


def _fit(**most: int) -> str:
    return " AND ".join(f'length("{column}") <= {number}' for column, number in most.items())


def _within(*columns: str) -> str:
    return " AND ".join(f"{column} BETWEEN '1950-01-01' AND '2100-12-31'" for column in columns)


def _offer(op: Operations) -> None:
    op.create_table(
        "offer",
        sa.Column("application_id", sa.String(36), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("in_writing_on", sa.Date(), nullable=True),
        sa.Column("conditions", sa.String(10_000), nullable=False),
        sa.Column("conditions_met_on", sa.Date(), nullable=True),
        sa.Column("pay", sa.String(10_000), nullable=False),
        sa.Column("hours", sa.String(10_000), nullable=False),
        sa.Column("place", sa.String(10_000), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("other_terms", sa.String(10_000), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(20), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("application_id", name="pk_offer"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], ondelete="CASCADE", name="fk_offer_application_id"
        ),
        sa.CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="ck_offer_answered"),
        sa.CheckConstraint("answer IN ('accepted', 'declined')", name="ck_offer_answer"),
        sa.CheckConstraint(
            _fit(application_id=36, conditions=10_000, pay=10_000, hours=10_000, place=10_000, other_terms=10_000),
            name="ck_offer_lengths",
        ),
        sa.CheckConstraint(
            _within("offered_on", "in_writing_on", "conditions_met_on", "starts_on", "answer_by", "answered_on"),
            name="ck_offer_days",
        ),
    )


def _meta(op: Operations) -> None:
    with op.batch_alter_table("meta", recreate="always") as batch:
        batch.add_column(sa.Column("country_said_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("opened_before_on", sa.Date(), nullable=True))
        batch.create_check_constraint("ck_meta_country", "length(country) > 1 AND country = upper(country)")
        batch.create_check_constraint("ck_meta_region", "region = upper(region)")
        batch.drop_constraint("ck_meta_days", type_="check")
        batch.create_check_constraint("ck_meta_days", _within("last_opened_on", "country_said_on", "opened_before_on"))
