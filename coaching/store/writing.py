"""What every write goes through: whose the row is, its earlier words, its stamp, and the counter of changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import case, delete, inspect, update
from sqlmodel import Session, col, select

from coaching import models, records
from coaching.errors import NotFoundError
from coaching.store import rows, values

KEPT_FOR = timedelta(days=30)
"""How long earlier words stay, and what was deleted can be taken back."""

A_MOMENT = timedelta(minutes=1)
"""Within it, what overwrites a field a second time keeps nothing: it is the same change, still being typed."""

COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""The counter of changes is at least the seconds since then, which a calendar file can hold until 2088."""

Child = (
    models.Score
    | models.AskedQuestion
    | models.Feedback
    | models.PanelView
    | models.Choice
    | models.Mark
    | models.Letter
)
OfApplication = models.Application | models.Offer
"""What all rounds at one employer share; a change of it is no change of one interview."""

Row = OfApplication | models.Interview | Child

WithId = TypeVar("WithId", models.AskedQuestion, models.Letter)
"""What an interview has many of, each with an id of its own."""


class Writing:
    """One transaction that writes: nothing in it is added, changed or removed but through its methods."""

    def __init__(self, session: Session, owner: str, now: datetime) -> None:
        self.session = session
        self.owner = owner
        self.now = now
        self._has_changed = False
        self._stamped: set[str] = set()

    def interview(self, interview_id: str) -> models.Interview:
        """The owner's interview, deleted or not; raises `NotFoundError`."""
        found = self.session.exec(
            select(models.Interview)
            .join(models.Application)
            .where(col(models.Interview.id) == interview_id, col(models.Application.owner) == self.owner)
        ).one_or_none()
        if found is None:
            raise NotFoundError("interview", interview_id)
        return found

    def find(self, kind: type[WithId], row_id: str) -> WithId | None:
        """The owner's row of this id, if it is there."""
        return self.session.exec(
            select(kind)
            .join(models.Interview)
            .join(models.Application)
            .where(col(kind.id) == row_id, col(models.Application.owner) == self.owner)
        ).one_or_none()

    def application(self, interview: models.Interview) -> models.Application:
        """The application that an interview belongs to."""
        return self.session.get_one(models.Application, interview.application_id)

    def record(self, interview: models.Interview) -> records.Interview:
        """The interview as it leaves the store."""
        return rows.interview(interview, self.application(interview))

    def add(self, row: Row) -> None:
        """Add a row; what it belongs to is there already."""
        self.session.add(row)
        self.session.flush()
        self._has_changed = True
        if not isinstance(row, OfApplication | models.Interview):
            self._stamp(row)

    def change(self, row: Row, field: str, value: object) -> None:
        """Set one field; its earlier words are kept, unless they were just typed or the new ones go on from them."""
        if getattr(row, field) == value:
            return
        if self._loses_words(row, field, value) and not self._has_kept_a_moment_ago(row, field):
            self._keep_words(row, field)
        self._set(row, field, value)

    def put_back(self, row: Row, field: str, words: str) -> None:
        """Set a text to its earlier words; those that they replace are kept, however fresh."""
        if getattr(row, field) == words:
            return
        if self._loses_words(row, field, words):
            self._keep_words(row, field)
        self._set(row, field, words)

    def remove(self, row: Child, *, in_favour_of: Child | None = None) -> None:
        """Remove a row; its words are kept, however fresh, as earlier ones of the row that takes its place."""
        for field in type(row).model_fields:
            if self._loses_words(row, field, ""):
                self._keep_words(row, field, of=in_favour_of or row)
        self.session.delete(row)
        self.session.flush()
        self._has_changed = True
        self._stamp(row)

    def set_deleted(self, interview: models.Interview, at: datetime | None) -> None:
        """Put an interview into the trash or take it out; nothing in it changes."""
        if (interview.deleted_at is None) is not (at is None):
            interview.deleted_at = at
            self._has_changed = True

    def meta(self) -> models.Meta:
        """What the file knows about the owner; made where it is not there yet."""
        found = self.session.get(models.Meta, self.owner)
        if found is None:
            found = models.Meta(owner=self.owner, file_id=str(uuid4()))
            self.session.add(found)
            self.session.flush()
        return found

    def change_meta(self, field: str, value: str | date) -> None:
        """Set one field of what the file knows about the owner."""
        meta = self.meta()
        if getattr(meta, field) != value:
            setattr(meta, field, value)
            self._has_changed = True

    def finish(self) -> None:
        """Before the commit: count the change, and let go of earlier words that were kept long enough."""
        if not self._has_changed:
            return
        self.meta()
        # Never twice the same number for two states, also where an older copy of the file has taken its place between.
        counted, seconds = col(models.Meta.change_counter) + 1, (self.now - COUNTED_FROM) // timedelta(seconds=1)
        self.session.exec(
            update(models.Meta)
            .where(col(models.Meta.owner) == self.owner)
            .values(change_counter=case((counted > seconds, counted), else_=seconds))
        )
        self.session.exec(
            delete(models.Edit).where(col(models.Edit.owner) == self.owner, col(models.Edit.at) < self.now - KEPT_FOR)
        )
        self.session.flush()

    def _set(self, row: Row, field: str, value: object) -> None:
        setattr(row, field, value)
        self._has_changed = True
        if isinstance(row, models.Application):
            row.search_text = values.search_text(row.company, row.role)
        elif not isinstance(row, models.Offer):
            self._stamp(row)

    def _stamp(self, row: models.Interview | Child) -> None:
        """A write that changes something has a later stamp than the one before, even where the clock stands still."""
        if _holder(row) not in self._stamped:
            interview = self.session.get_one(models.Interview, _holder(row))
            interview.updated_at = max(self.now, interview.updated_at + datetime.resolution)
            self._stamped.add(interview.id)

    def _loses_words(self, row: Row, field: str, value: object) -> bool:
        column = models.Table.metadata.tables[str(row.__tablename__)].c[field]
        if not column.info.get(models.WRITTEN):
            return False
        before = str(getattr(row, field))
        return bool(before.strip()) and not str(value).startswith(before)

    def _has_kept_a_moment_ago(self, row: Row, field: str) -> bool:
        found = self.session.exec(
            select(models.Edit.id).where(
                col(models.Edit.owner) == self.owner,
                col(models.Edit.holder_id) == _holder(row),
                col(models.Edit.table_name) == row.__tablename__,
                col(models.Edit.row_id) == _key(row),
                col(models.Edit.field) == field,
                col(models.Edit.at).between(self.now - A_MOMENT, self.now + A_MOMENT),
            )
        )
        return found.first() is not None

    def _keep_words(self, row: Row, field: str, *, of: Row | None = None) -> None:
        self.session.add(
            models.Edit(
                id=str(uuid4()),
                owner=self.owner,
                holder_id=_holder(row),
                table_name=str(row.__tablename__),
                row_id=_key(of or row),
                field=field,
                before=getattr(row, field),
                at=self.now,
            )
        )


def _holder(row: Row) -> str:
    """What a row belongs to: an interview or an application."""
    if isinstance(row, models.Application | models.Interview):
        return row.id
    return row.application_id if isinstance(row, models.Offer) else row.interview_id


def _key(row: Row) -> str:
    """What tells a row from the others of its table that belong to the same: the last part of its primary key."""
    return str(inspect(type(row)).primary_key_from_instance(row)[-1])
