"""Earlier words come back into their field."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from coaching import models, records
from coaching.errors import InvalidInputError, NotFoundError
from coaching.store import values
from coaching.store.debriefs import add_question_row, refuse_second_question, score_row
from coaching.store.door import Door
from coaching.store.news import feedback_row
from coaching.store.offers import offer_row
from coaching.store.writing import Row, Writing


class EarlierWords(Door):
    """The command that undoes an overwriting or a removal."""

    def put_back(self, interview_id: str, edit: records.Edit, *, now: datetime) -> None:
        """Put earlier words back; those that they replace become earlier words. A removed question is there again."""
        with self._writing(now) as writing:
            row = _row(writing, writing.interview(interview_id), edit)
            words = values.words(type(row), edit.field, edit.before)
            if isinstance(row, models.AskedQuestion) and edit.field == "text":
                refuse_second_question(writing, interview_id, words, row.id)
            writing.put_back(row, edit.field, words)


def _row(writing: Writing, interview: models.Interview, edit: records.Edit) -> Row:
    match edit.table:
        case "application":
            return writing.application(interview)
        case "interview":
            return interview
        case "offer":
            return offer_row(writing, interview)
        case "score":
            return score_row(writing, interview.id, records.Criterion(edit.row_id))
        case "feedback":
            return feedback_row(writing, interview.id)
        case "asked_question":
            return _question(writing, interview, edit)
        case _:
            return _letter(writing, interview, edit)


def _question(writing: Writing, interview: models.Interview, edit: records.Edit) -> models.AskedQuestion:
    found = writing.find(models.AskedQuestion, edit.row_id) or _question_again(writing, interview, edit)
    if found.interview_id != interview.id:
        raise NotFoundError("question", edit.row_id)
    return found


def _question_again(writing: Writing, interview: models.Interview, edit: records.Edit) -> models.AskedQuestion:
    """A removed question with all the words that it had."""
    kept = writing.session.exec(
        select(models.Edit)
        .where(
            col(models.Edit.owner) == writing.owner,
            col(models.Edit.holder_id) == interview.id,
            col(models.Edit.table_name) == edit.table,
            col(models.Edit.row_id) == edit.row_id,
        )
        .order_by(col(models.Edit.at))
    )
    words = {one.field: one.before for one in kept}
    if "text" not in words:
        raise NotFoundError("question", edit.row_id)
    refuse_second_question(writing, interview.id, words["text"], edit.row_id)
    question = add_question_row(writing, interview.id, edit.row_id, words.pop("text"))
    for field, before in words.items():
        writing.change(question, field, before)
    return question


def _letter(writing: Writing, interview: models.Interview, edit: records.Edit) -> models.Letter:
    found = writing.find(models.Letter, edit.row_id)
    if found is None or found.interview_id != interview.id:
        raise NotFoundError("letter", edit.row_id)
    if found.sent_on is not None:
        raise InvalidInputError(edit.field, "This letter was sent, so its words stay as they are.")
    return found
