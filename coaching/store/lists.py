"""Lists and counts over all interviews, made in SQL."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlalchemy import select as all_of
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from coaching import models, records
from coaching.records import PAGE_SIZE, THEIR_ANSWERS, Criterion, Outcome
from coaching.store import rows, values
from coaching.store.door import Door
from coaching.store.order import EARLIEST_FIRST, NEWEST_FIRST, place
from coaching.store.writing import KEPT_FOR

GOES_ON = (Outcome.WAITING, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL)
"""The outcomes of a last interview after which another round at the same place can follow."""

_ASKED = {criterion: number for number, criterion in enumerate(Criterion)}


class Lists(Door):
    """What the pages show that are not about one interview."""

    def meta(self) -> records.Meta:
        """What the file knows about itself and its owner; no id yet where nothing of the owner's was ever written."""
        with self._reading() as session:
            found = session.get(models.Meta, self.owner)
            return rows.meta(found) if found else records.Meta(file_id="", change_counter=0)

    def search(self, text: str = "", outcome: Outcome | None = None, page: int = 1) -> records.InterviewPage:
        """One page of the interviews whose company and role have every word of the text, the newest first.

        A page before the first is the first, and one after the last is the last.
        """
        matches = [_contains(word) for word in values.comparable(text).split()]
        if outcome is not None:
            matches.append(col(models.Interview.outcome) == outcome)
        with self._reading() as session:
            everything = self._count(session)
            matching = self._count(session, *matches) if matches else everything
            last = max(1, -(-matching // PAGE_SIZE))
            start = (min(max(1, page), last) - 1) * PAGE_SIZE
            found = _rows(
                session,
                _lines().where(*self._present(), *matches).order_by(*NEWEST_FIRST).offset(start).limit(PAGE_SIZE),
            )
        return records.InterviewPage(found, matching, everything)

    def deleted(self, now: datetime | None = None) -> tuple[records.InterviewRow, ...]:
        """What lies in the trash, the newest first; with a moment, only what was deleted in the 30 days before it."""
        in_trash = [col(models.Application.owner) == self.owner, col(models.Interview.deleted_at).is_not(None)]
        if now is not None:
            in_trash.append(col(models.Interview.deleted_at) > now - KEPT_FOR)
        with self._reading() as session:
            return _rows(
                session,
                _lines().where(*in_trash).order_by(col(models.Interview.deleted_at).desc(), col(models.Interview.id)),
            )

    def outcome_counts(self, today: date | None = None) -> dict[Outcome, int]:
        """How many interviews came to which outcome: those held by a day, or all that have a date or news."""
        day = col(models.Interview.held_on)
        undated = and_(day.is_(None), col(models.Interview.outcome) != Outcome.WAITING)
        held = or_(day.is_not(None) if today is None else day <= today, undated)
        with self._reading() as session:
            found = session.exec(
                select(models.Interview.outcome, func.count())
                .join(models.Application)
                .where(*self._present(), held)
                .group_by(col(models.Interview.outcome))
            )
            return {Outcome(outcome): number for outcome, number in found}

    def score_points(self) -> tuple[records.ScorePoint, ...]:
        """Every score as a point; interviews with a date are numbered from the earliest, scored or not."""
        numbered = (
            select(
                col(models.Interview.id),
                func.row_number().over(order_by=EARLIEST_FIRST).label("number"),
            )
            .join(models.Application)
            .where(*self._present(), col(models.Interview.held_on).is_not(None))
            .subquery()
        )
        said = func.coalesce(models.Score.before_news, models.Score.value)
        with self._reading() as session:
            found = session.execute(
                all_of(
                    col(models.Interview.id),
                    numbered.c.number,
                    col(models.Interview.held_on),
                    col(models.Application.company),
                    col(models.Score.criterion),
                    said,
                    col(models.Score.before_news).is_not(None),
                    col(models.Interview.outcome),
                )
                .select_from(models.Score)
                .join(models.Interview)
                .join(models.Application)
                .join(numbered, numbered.c.id == col(models.Interview.id))
                .where(said.is_not(None))
                .order_by(numbered.c.number, case(_ASKED, value=col(models.Score.criterion)))
            )
            return tuple(records.ScorePoint(*row) for row in found)

    def open_interviews_at(self, company: str) -> tuple[records.Interview, ...]:
        """The last interview of each application at this company that may still go on, the latest first."""
        start = f"{values.comparable(company)}\n"
        same = col(models.Application.search_text).startswith(start, autoescape=True)
        with self._reading() as session:
            found = session.exec(
                select(models.Interview, models.Application)
                .join(models.Application)
                .where(*self._present(), same)
                .order_by(*EARLIEST_FIRST)
            )
            last = {application.id: rows.interview(interview, application) for interview, application in found}
        goes_on = [one for one in last.values() if one.outcome in GOES_ON]
        return tuple(sorted(goes_on, key=place, reverse=True))

    def answer_waits(self) -> tuple[int, ...]:
        """After how many days each answer of theirs came, the quickest first: a no, another round, an offer, an end."""
        held_on, came_on = col(models.Interview.held_on), col(models.Interview.outcome_on)
        answered = col(models.Interview.outcome).in_(THEIR_ANSWERS)
        with self._reading() as session:
            found = session.execute(
                all_of(held_on, came_on)
                .select_from(models.Interview)
                .join(models.Application)
                .where(*self._present(), answered, came_on >= held_on)
            )
            # How two days are subtracted is each database's own.
            return tuple(sorted((came - held).days for held, came in found))

    def last_given(self, key: str) -> str:
        """What the small form of the letter that was saved last has under a key, "" where none has anything."""
        said = col(models.Letter.given)[key].as_string()
        with self._reading() as session:
            found = session.exec(
                select(said)
                .select_from(models.Letter)
                .join(models.Interview)
                .join(models.Application)
                .where(col(models.Application.owner) == self.owner, said != "")
                .order_by(col(models.Letter.saved_at).desc(), col(models.Letter.id))
                .limit(1)
            ).first()
        return found or ""

    def _present(self) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return col(models.Application.owner) == self.owner, col(models.Interview.deleted_at).is_(None)

    def _count(self, session: Session, *matches: ColumnElement[bool]) -> int:
        return session.exec(
            select(func.count())
            .select_from(models.Interview)
            .join(models.Application)
            .where(*self._present(), *matches)
        ).one()


_Lines = Select[models.Interview, str, str]


def _lines() -> _Lines:
    return select(models.Interview, models.Application.company, models.Application.role).join(models.Application)


def _rows(session: Session, lines: _Lines) -> tuple[records.InterviewRow, ...]:
    return tuple(
        records.InterviewRow(
            id=interview.id,
            company=company,
            role=role,
            held_on=interview.held_on,
            stage=interview.stage,
            outcome=interview.outcome,
            held_time=interview.held_time,
        )
        for interview, company, role in session.exec(lines)
    )


def _contains(word: str) -> ColumnElement[bool]:
    return col(models.Application.search_text).contains(word, autoescape=True)
