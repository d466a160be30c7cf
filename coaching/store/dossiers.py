"""Everything about one interview, or about all that are walked today: in as many queries for fifty as for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from coaching import models, records
from coaching.errors import NotFoundError
from coaching.records import Outcome
from coaching.store import rows
from coaching.store.door import Door
from coaching.store.order import EARLIEST_FIRST, place

WALKED_FOR = timedelta(days=400)
"""So long after its last event an interview is still walked: a look-in is months ahead, a CV is kept for a year."""

MOST_IDS = 10_000
"""How many ids one statement is given; SQLite and PostgreSQL both take more."""

_MARKED = (col(models.Mark.done_on), col(models.Mark.dropped_on), col(models.Mark.moved_to))
_TOLD = (col(models.Feedback.received_on), col(models.Feedback.asked_by_voice_on))
_OF_OFFER = (
    col(models.Offer.offered_on),
    col(models.Offer.in_writing_on),
    col(models.Offer.conditions_met_on),
    col(models.Offer.starts_on),
    col(models.Offer.answer_by),
    col(models.Offer.answered_on),
)
_Ids = SelectOfScalar[str]
_Child = TypeVar(
    "_Child",
    models.Score,
    models.AskedQuestion,
    models.Feedback,
    models.PanelView,
    models.Choice,
    models.Mark,
    models.Letter,
)


class Dossiers(Door):
    """What the facts about an interview are read from."""

    def dossier(self, interview_id: str) -> records.Dossier:
        """Everything about one interview, deleted or not; raises `NotFoundError`."""
        this = self._mine().where(col(models.Interview.id) == interview_id)
        with self._reading() as session:
            found = _dossiers(session, this)
            if not found:
                raise NotFoundError("interview", interview_id)
            earlier_words = _earlier_words(session, self.owner, found[0].interview)
        return replace(found[0], earlier_words=earlier_words)

    def agenda_dossiers(self, today: date) -> tuple[records.Dossier, ...]:
        """All that are to come, open, or had their last event not long ago, the earliest first; without earlier words.

        Once a next round is held, it is that round that goes on: the earlier interview is left out.
        """
        walked = self._mine().where(
            col(models.Interview.deleted_at).is_(None),
            or_(_is_open(), _had_an_event_after(today - WALKED_FOR)),
        )
        with self._reading() as session:
            found = _dossiers(session, walked)
        return tuple(one for one in found if one.next_round is None or not one.next_round.is_held(today))

    def _mine(self) -> _Ids:
        return select(models.Interview.id).join(models.Application).where(col(models.Application.owner) == self.owner)


def _is_open() -> ColumnElement[bool]:
    """Whether something is still to be decided: they have not answered, or the person has not answered their offer."""
    outcome = col(models.Interview.outcome)
    is_answered = _has_offer(col(models.Offer.answer).is_not(None))
    return or_(outcome == Outcome.WAITING, and_(outcome == Outcome.SUCCESSFUL, ~is_answered))


def _had_an_event_after(day: date) -> ColumnElement[bool]:
    return or_(
        col(models.Interview.held_on) > day,
        col(models.Interview.outcome_on) > day,
        _has(models.Letter, col(models.Letter.sent_on) > day),
        _has(models.Mark, *(column > day for column in _MARKED)),
        _has(models.Feedback, *(column > day for column in _TOLD)),
        _has_offer(*(column > day for column in _OF_OFFER)),
    )


def _has(
    table: type[models.Letter | models.Mark | models.Feedback], *any_of: ColumnElement[bool]
) -> ColumnElement[bool]:
    return exists().where(col(table.interview_id) == col(models.Interview.id), or_(*any_of))


def _has_offer(*any_of: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(col(models.Offer.application_id) == col(models.Interview.application_id), or_(*any_of))


def _dossiers(session: Session, chosen: _Ids) -> list[records.Dossier]:
    interviews = [
        rows.interview(interview, application)
        for interview, application in session.exec(
            select(models.Interview, models.Application)
            .join(models.Application)
            .where(col(models.Interview.id).in_(chosen))
            .order_by(*EARLIEST_FIRST)
        )
    ]
    # To look each id up is quicker than to choose them once more, but a statement holds only so many.
    ids = [one.id for one in interviews] if len(interviews) <= MOST_IDS else chosen
    scores = _children(session, models.Score, ids)
    questions = _children(session, models.AskedQuestion, ids)
    feedback = _children(session, models.Feedback, ids)
    views = _children(session, models.PanelView, ids)
    choices = _children(session, models.Choice, ids)
    marks = _children(session, models.Mark, ids)
    letters = _children(session, models.Letter, ids)
    rounds = _rounds(session, ids)
    offers = _offers(session, ids)
    return [
        records.Dossier(
            interview=one,
            scores={row.criterion: rows.score(row) for row in scores[one.id]},
            questions=tuple(rows.question(row) for row in sorted(questions[one.id], key=_place_of_question)),
            feedback=next(map(rows.feedback, feedback[one.id]), records.Feedback()),
            panel_views={row.criterion: row.view for row in views[one.id]},
            choices={row.node: row.choice for row in choices[one.id]},
            chosen_at={row.node: row.made_at for row in choices[one.id]},
            marks={row.step: rows.mark(row) for row in marks[one.id]},
            letters=tuple(rows.letter(row) for row in sorted(letters[one.id], key=_place_of_letter)),
            next_round=_next(one, rounds[one.application_id]),
            offer=offers.get(one.application_id),
        )
        for one in interviews
    ]


def _children(session: Session, table: type[_Child], ids: _Ids | list[str]) -> Mapping[str, Sequence[_Child]]:
    found: dict[str, list[_Child]] = defaultdict(list)
    for row in session.exec(select(table).where(col(table.interview_id).in_(ids))):
        found[row.interview_id].append(row)
    return found


def _rounds(session: Session, ids: _Ids | list[str]) -> Mapping[str, Sequence[records.Interview]]:
    """The interviews of each application that are not deleted, the earliest first."""
    applications = select(models.Interview.application_id).where(col(models.Interview.id).in_(ids))
    found: dict[str, list[records.Interview]] = defaultdict(list)
    for interview, application in session.exec(
        select(models.Interview, models.Application)
        .join(models.Application)
        .where(col(models.Application.id).in_(applications), col(models.Interview.deleted_at).is_(None))
        .order_by(*EARLIEST_FIRST)
    ):
        found[application.id].append(rows.interview(interview, application))
    return found


def _offers(session: Session, ids: _Ids | list[str]) -> Mapping[str, records.Offer]:
    """What each employer offered, by application: every round of it carries the same."""
    applications = select(models.Interview.application_id).where(col(models.Interview.id).in_(ids))
    found = session.exec(select(models.Offer).where(col(models.Offer.application_id).in_(applications)))
    return {row.application_id: rows.offer(row) for row in found}


def _next(one: records.Interview, rounds: Iterable[records.Interview]) -> records.Interview | None:
    return next((other for other in rounds if place(other) > place(one)), None)


def _place_of_question(row: models.AskedQuestion) -> tuple[int, str]:
    return row.position, row.id


def _place_of_letter(row: models.Letter) -> tuple[bool, date, datetime, str]:
    """Sent ones first, by their day; then those that are still being written."""
    return row.sent_on is None, row.sent_on or date.max, row.saved_at, row.id


def _earlier_words(session: Session, owner: str, one: records.Interview) -> tuple[records.Edit, ...]:
    """The newest first."""
    edits = session.exec(
        select(models.Edit)
        .where(col(models.Edit.owner) == owner, col(models.Edit.holder_id).in_((one.id, one.application_id)))
        .order_by(col(models.Edit.at).desc(), col(models.Edit.id))
    )
    return tuple(map(rows.edit, edits))
