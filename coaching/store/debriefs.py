"""What is written down after an interview: scores and their evidence, the bet, and what they asked."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import func
from sqlmodel import col, select

from coaching import models
from coaching.errors import InvalidInputError, NotFoundError
from coaching.records import GUT_FEELS, SCORES, Criterion
from coaching.store import values
from coaching.store.door import Door
from coaching.store.writing import Writing

OF_QUESTION = frozenset({"text", "my_answer", "next_time", "answered", "criterion"})
"""The fields of a question that a person edits."""


class Debriefs(Door):
    """The commands of the debrief.

    While no news is known, a score and a bet are also what was said before the news; afterwards that stays as it is.
    """

    def save_score(self, interview_id: str, criterion: Criterion, value: int | None, *, now: datetime) -> None:
        """Score one area, 1 to 5 or None for "Can't say"."""
        _refuse_others("value", value, SCORES)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            score = score_row(writing, interview_id, criterion)
            writing.change(score, "value", value)
            if not interview.outcome.is_news:
                writing.change(score, "before_news", value)

    def save_evidence(self, interview_id: str, criterion: Criterion, words: str, *, now: datetime) -> None:
        """Say what makes one think so of an area; an area that has only words counts as "Can't say"."""
        kept = values.words(models.Score, "evidence", words)
        with self._writing(now) as writing:
            writing.interview(interview_id)
            writing.change(score_row(writing, interview_id, criterion), "evidence", kept)

    def save_gut_feel(self, interview_id: str, value: int | None, *, now: datetime) -> None:
        """Bet how likely an offer is, or take the bet back."""
        _refuse_others("gut_feel", value, GUT_FEELS)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            writing.change(interview, "gut_feel", value)
            if not interview.outcome.is_news:
                writing.change(interview, "gut_feel_before_news", value)

    def add_question(self, interview_id: str, text: str, *, now: datetime) -> str:
        """Add a question that they asked, and return its id; the same question is there once."""
        kept = values.words(models.AskedQuestion, "text", text)
        with self._writing(now) as writing:
            writing.interview(interview_id)
            same = _question_of_text(writing, interview_id, kept)
            return same.id if same else add_question_row(writing, interview_id, str(uuid4()), kept).id

    def save_question(self, question_id: str, field: str, value: object, *, now: datetime) -> None:
        """Save one field of a question."""
        if field not in OF_QUESTION:
            raise ValueError(f"{field} is not a field of a question that a person edits")
        kept = values.kept(models.AskedQuestion, field, value)
        with self._writing(now) as writing:
            question = writing.find(models.AskedQuestion, question_id)
            if question is None:
                raise NotFoundError("question", question_id)
            if field == "text":
                refuse_second_question(writing, question.interview_id, str(kept), question_id)
            writing.change(question, field, kept)

    def remove_question(self, question_id: str, *, now: datetime) -> None:
        """Take a question off the list; its words stay among the earlier ones."""
        with self._writing(now) as writing:
            question = writing.find(models.AskedQuestion, question_id)
            if question is not None:
                writing.remove(question)

    def finish_debrief(self, interview_id: str, *, now: datetime) -> None:
        """Note that the debrief was put down; the first time counts."""
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            if interview.debriefed_at is None:
                writing.change(interview, "debriefed_at", now)


def add_question_row(writing: Writing, interview_id: str, question_id: str, text: str) -> models.AskedQuestion:
    """Add a question behind the others of its interview."""
    last = writing.session.exec(
        select(func.max(models.AskedQuestion.position)).where(col(models.AskedQuestion.interview_id) == interview_id)
    ).one()
    question = models.AskedQuestion(id=question_id, interview_id=interview_id, position=(last or 0) + 1, text=text)
    writing.add(question)
    return question


def refuse_second_question(writing: Writing, interview_id: str, text: str, question_id: str) -> None:
    """Raise `InvalidInputError` where another question of the interview has this text."""
    same = _question_of_text(writing, interview_id, text)
    if same is not None and same.id != question_id:
        raise InvalidInputError("text", "This question is on the list already; change its words, or take one off.")


def _question_of_text(writing: Writing, interview_id: str, text: str) -> models.AskedQuestion | None:
    return writing.session.exec(
        select(models.AskedQuestion).where(
            col(models.AskedQuestion.interview_id) == interview_id, col(models.AskedQuestion.text) == text
        )
    ).one_or_none()


def score_row(writing: Writing, interview_id: str, criterion: Criterion) -> models.Score:
    """The score of one area, added where it is not there yet."""
    found = writing.session.get(models.Score, (interview_id, criterion))
    if found is None:
        found = models.Score(interview_id=interview_id, criterion=criterion)
        writing.add(found)
    return found


def _refuse_others(field: str, value: int | None, allowed: tuple[int, ...]) -> None:
    if value is not None and value not in allowed:
        raise InvalidInputError(field, "Choose one of the answers that are offered.")
