"""The first tables: what logging, debriefing, news and coaching need."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

_STAMP = sa.DateTime(timezone=True)


def upgrade(op: Operations) -> None:
    for make in (_application, _interview, _score, _asked_question, _feedback, _panel_view, _choice, _mark, _letter):
        make(op)
    _edit(op)
    _meta(op)


def _lengths(table: str, **most: int) -> sa.CheckConstraint:
    fits = " AND ".join(f'length("{column}") <= {number}' for column, number in most.items())
    return sa.CheckConstraint(fits, name=f"ck_{table}_lengths")


def _days(table: str, *columns: str) -> sa.CheckConstraint:
    within = " AND ".join(f"{column} BETWEEN '1950-01-01' AND '2100-12-31'" for column in columns)
    return sa.CheckConstraint(within, name=f"ck_{table}_days")


def _belongs(table: str, parent: str) -> sa.ForeignKeyConstraint:
    key = f"{parent}_id"
    return sa.ForeignKeyConstraint([key], [f"{parent}.id"], ondelete="CASCADE", name=f"fk_{table}_{key}")


def _application(op: Operations) -> None:
    op.create_table(
        "application",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner", sa.String(255), nullable=False),
        sa.Column("company", sa.String(200), nullable=False),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("contact_name", sa.String(200), nullable=False),
        sa.Column("contact_email", sa.String(200), nullable=False),
        sa.Column(
            "via_recruiter", sa.Boolean(create_constraint=True, name="ck_application_via_recruiter"), nullable=False
        ),
        sa.Column("recruiter_name", sa.String(200), nullable=False),
        sa.Column("recruiter_email", sa.String(200), nullable=False),
        sa.Column("pay_said", sa.String(10_000), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
        sa.CheckConstraint("trim(company) <> ''", name="ck_application_company"),
        _lengths(
            "application",
            id=36,
            owner=255,
            company=200,
            role=200,
            contact_name=200,
            contact_email=200,
            recruiter_name=200,
            recruiter_email=200,
            pay_said=10_000,
        ),
    )
    op.create_index("ix_application_owner", "application", ["owner"])


def _interview(op: Operations) -> None:
    op.create_table(
        "interview",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("application_id", sa.String(36), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("held_time", sa.Time(), nullable=True),
        sa.Column("stage", sa.String(20), nullable=True),
        sa.Column("format", sa.String(20), nullable=True),
        sa.Column("place", sa.String(10_000), nullable=False),
        sa.Column("others_there", sa.String(10_000), nullable=False),
        sa.Column("decision_due_on", sa.Date(), nullable=True),
        sa.Column("gut_feel", sa.Integer(), nullable=True),
        sa.Column("gut_feel_before_news", sa.Integer(), nullable=True),
        sa.Column("best_moment", sa.String(10_000), nullable=False),
        sa.Column("would_change", sa.String(10_000), nullable=False),
        sa.Column("notes", sa.String(10_000), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=True),
        sa.Column("news_at", _STAMP, nullable=True),
        sa.Column("news_by", sa.String(20), nullable=True),
        sa.Column("debriefed_at", _STAMP, nullable=True),
        sa.Column("deleted_at", _STAMP, nullable=True),
        sa.Column("created_at", _STAMP, nullable=False),
        sa.Column("updated_at", _STAMP, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interview"),
        sa.CheckConstraint("gut_feel IN (5, 20, 35, 50, 65, 80, 95)", name="ck_interview_gut_feel"),
        sa.CheckConstraint(
            "gut_feel_before_news IN (5, 20, 35, 50, 65, 80, 95)", name="ck_interview_gut_feel_before_news"
        ),
        sa.CheckConstraint(
            "(outcome = 'waiting' AND outcome_on IS NULL AND news_at IS NULL AND news_by IS NULL)"
            " OR (outcome <> 'waiting' AND outcome_on IS NOT NULL AND news_at IS NOT NULL)",
            name="ck_interview_waiting_is_no_news",
        ),
        sa.CheckConstraint("updated_at >= created_at", name="ck_interview_updated_at"),
        sa.CheckConstraint(
            "stage IN ('screening', 'first', 'second', 'final', 'assessment')", name="ck_interview_stage"
        ),
        sa.CheckConstraint("format IN ('in_person', 'video', 'phone')", name="ck_interview_format"),
        sa.CheckConstraint(
            "outcome IN ('waiting', 'unsuccessful', 'second_interview', 'successful', 'no_answer', "
            "'cancelled', 'withdrawn')",
            name="ck_interview_outcome",
        ),
        sa.CheckConstraint("news_by IN ('phone', 'letter', 'recruiter', 'in_person')", name="ck_interview_news_by"),
        _lengths(
            "interview",
            id=36,
            application_id=36,
            place=10_000,
            others_there=10_000,
            best_moment=10_000,
            would_change=10_000,
            notes=10_000,
        ),
        _days("interview", "held_on", "decision_due_on", "outcome_on"),
        _belongs("interview", "application"),
    )
    op.create_index("ix_interview_application_id", "interview", ["application_id"])
    op.create_index("ix_interview_held_on", "interview", ["held_on"])


def _score(op: Operations) -> None:
    op.create_table(
        "score",
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("criterion", sa.String(20), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("before_news", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.String(10_000), nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "criterion", name="pk_score"),
        sa.CheckConstraint("value IN (5, 4, 3, 2, 1)", name="ck_score_value"),
        sa.CheckConstraint("before_news IN (5, 4, 3, 2, 1)", name="ck_score_before_news"),
        sa.CheckConstraint(
            "criterion IN ('performance', 'enthusiasm', 'fit', 'confidence')", name="ck_score_criterion"
        ),
        _lengths("score", interview_id=36, evidence=10_000),
        _belongs("score", "interview"),
    )


def _asked_question(op: Operations) -> None:
    op.create_table(
        "asked_question",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(500), nullable=False),
        sa.Column("my_answer", sa.String(10_000), nullable=False),
        sa.Column("next_time", sa.String(10_000), nullable=False),
        sa.Column("answered", sa.String(20), nullable=True),
        sa.Column("criterion", sa.String(20), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_asked_question"),
        sa.UniqueConstraint("interview_id", "text", name="uq_asked_question_interview_id_text"),
        sa.CheckConstraint("text <> ''", name="ck_asked_question_text"),
        sa.CheckConstraint("position >= 1", name="ck_asked_question_position"),
        sa.CheckConstraint("answered IN ('strong', 'fine', 'stumbled')", name="ck_asked_question_answered"),
        sa.CheckConstraint(
            "criterion IN ('performance', 'enthusiasm', 'fit', 'confidence')", name="ck_asked_question_criterion"
        ),
        _lengths("asked_question", id=36, interview_id=36, text=500, my_answer=10_000, next_time=10_000),
        _belongs("asked_question", "interview"),
    )


def _feedback(op: Operations) -> None:
    op.create_table(
        "feedback",
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("how", sa.String(20), nullable=True),
        sa.Column("words", sa.String(10_000), nullable=False),
        sa.Column(
            "none_will_come", sa.Boolean(create_constraint=True, name="ck_feedback_none_will_come"), nullable=False
        ),
        sa.Column("asked_by_voice_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("interview_id", name="pk_feedback"),
        sa.CheckConstraint("how IN ('phone', 'letter', 'recruiter', 'in_person')", name="ck_feedback_how"),
        _lengths("feedback", interview_id=36, words=10_000),
        _days("feedback", "received_on", "asked_by_voice_on"),
        _belongs("feedback", "interview"),
    )


def _panel_view(op: Operations) -> None:
    op.create_table(
        "panel_view",
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("criterion", sa.String(20), nullable=False),
        sa.Column("view", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "criterion", name="pk_panel_view"),
        sa.CheckConstraint(
            "criterion IN ('performance', 'enthusiasm', 'fit', 'confidence')", name="ck_panel_view_criterion"
        ),
        sa.CheckConstraint("\"view\" IN ('strength', 'fine', 'concern')", name="ck_panel_view_view"),
        _lengths("panel_view", interview_id=36),
        _belongs("panel_view", "interview"),
    )


def _choice(op: Operations) -> None:
    op.create_table(
        "choice",
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("node", sa.String(100), nullable=False),
        sa.Column("choice", sa.String(1_000), nullable=False),
        sa.Column("made_at", _STAMP, nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "node", name="pk_choice"),
        _lengths("choice", interview_id=36, node=100, choice=1_000),
        _belongs("choice", "interview"),
    )


def _mark(op: Operations) -> None:
    op.create_table(
        "mark",
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("step", sa.String(100), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("interview_id", "step", name="pk_mark"),
        sa.CheckConstraint("done_on IS NULL OR dropped_on IS NULL", name="ck_mark_done_or_dropped"),
        sa.CheckConstraint("coalesce(done_on, dropped_on, moved_to) IS NOT NULL", name="ck_mark_says_something"),
        _lengths("mark", interview_id=36, step=100),
        _days("mark", "done_on", "dropped_on", "moved_to"),
        _belongs("mark", "interview"),
    )


def _letter(op: Operations) -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("interview_id", sa.String(36), nullable=False),
        sa.Column("template", sa.String(100), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("to", sa.String(200), nullable=False),
        sa.Column("subject", sa.String(1_000), nullable=False),
        sa.Column("body", sa.String(10_000), nullable=False),
        sa.Column("edited_at", _STAMP, nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("saved_at", _STAMP, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
        _lengths("letter", id=36, interview_id=36, template=100, to=200, subject=1_000, body=10_000),
        _days("letter", "sent_on"),
        _belongs("letter", "interview"),
    )
    op.create_index("ix_letter_interview_id", "letter", ["interview_id"])
    unsent = sa.text("sent_on IS NULL")
    op.create_index(
        "uq_letter_unsent",
        "letter",
        ["interview_id", "template"],
        unique=True,
        sqlite_where=unsent,
        postgresql_where=unsent,
    )


def _edit(op: Operations) -> None:
    op.create_table(
        "edit",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner", sa.String(255), nullable=False),
        sa.Column("holder_id", sa.String(36), nullable=False),
        sa.Column("table_name", sa.String(100), nullable=False),
        sa.Column("row_id", sa.String(36), nullable=False),
        sa.Column("field", sa.String(100), nullable=False),
        sa.Column("before", sa.String(10_000), nullable=False),
        sa.Column("at", _STAMP, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_edit"),
        _lengths("edit", id=36, owner=255, holder_id=36, table_name=100, row_id=36, field=100, before=10_000),
    )
    op.create_index("ix_edit_owner_at", "edit", ["owner", "at"])
    op.create_index("ix_edit_owner_holder_id", "edit", ["owner", "holder_id"])


def _meta(op: Operations) -> None:
    op.create_table(
        "meta",
        sa.Column("owner", sa.String(255), nullable=False),
        sa.Column("file_id", sa.String(36), nullable=False),
        sa.Column("change_counter", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("region", sa.String(3), nullable=False),
        sa.Column("last_opened_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("owner", name="pk_meta"),
        sa.CheckConstraint("change_counter >= 0", name="ck_meta_change_counter"),
        _lengths("meta", owner=255, file_id=36, country=2, region=3),
        _days("meta", "last_opened_on"),
    )
