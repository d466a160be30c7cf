"""Letters: the words that are kept while they are written, when they are sent, and when they were not after all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from sqlmodel import col, select

from coaching import models
from coaching.errors import NotFoundError
from coaching.store import values
from coaching.store.door import Door
from coaching.store.writing import Writing


class Letters(Door):
    """The commands that keep letters; of each template there is at most one that is not sent."""

    def save_letter(
        self,
        interview_id: str,
        template: str,
        *,
        to: str | None = None,
        subject: str | None = None,
        body: str | None = None,
        given: Mapping[str, str] | None = None,
        now: datetime,
    ) -> None:
        """Keep the words of the letter that is being written; from now on they stand, whatever becomes known.

        What is None stays as it is kept: its subject and its body become a person's own each by itself.
        """
        words = _kept_words(to=to, subject=subject, body=body)
        answers = None if given is None else values.plain_answers(given)
        with self._writing(now) as writing:
            writing.interview(interview_id)
            letter = _unsent_or_new(writing, interview_id, template)
            _write(writing, letter, words, letter.given if answers is None else answers)

    def save_given(self, interview_id: str, template: str, key: str, words: str, *, now: datetime) -> None:
        """Keep one answer of a letter's small form; its words are still filled from what is known."""
        answer = values.plain_answers({key: words})
        with self._writing(now) as writing:
            writing.interview(interview_id)
            letter = _unsent_or_new(writing, interview_id, template)
            _change(writing, letter, {"given": {**letter.given, **answer}})

    def send_letter(
        self,
        interview_id: str,
        template: str,
        *,
        to: str,
        subject: str,
        body: str,
        given: Mapping[str, str],
        on: date,
        now: datetime,
    ) -> None:
        """Note that a letter was sent in these words; the same words on the same day are one letter."""
        words = _kept_words(to=to, subject=subject, body=body)
        answers = values.plain_answers(given)
        day = values.day("sent_on", on)
        with self._writing(now) as writing:
            writing.interview(interview_id)
            letter = _unsent(writing, interview_id, template)
            if letter is None and _is_sent(writing, interview_id, template, words, day):
                return
            letter = letter or _new(writing, interview_id, template)
            _write(writing, letter, words, answers)
            _change(writing, letter, {"sent_on": day})

    def refill_letter(self, interview_id: str, template: str, *, now: datetime) -> None:
        """Let the letter that is being written be filled again; the person's own words stay among the earlier ones."""
        with self._writing(now) as writing:
            writing.interview(interview_id)
            letter = _unsent(writing, interview_id, template)
            if letter is not None:
                writing.put_back(letter, "subject", "")
                writing.put_back(letter, "body", "")

    def unsend_letter(self, letter_id: str, *, now: datetime) -> None:
        """Note that a letter was not sent after all; it is the one being written again.

        What was begun in its place meanwhile stays among the earlier words. Raises `NotFoundError`.
        """
        with self._writing(now) as writing:
            letter = writing.find(models.Letter, letter_id)
            if letter is None:
                raise NotFoundError("letter", letter_id)
            if letter.sent_on is None:
                return
            begun = _unsent(writing, letter.interview_id, letter.template)
            if begun is not None:
                writing.remove(begun, in_favour_of=letter)
            _change(writing, letter, {"sent_on": None})


def _kept_words(**words: str | None) -> dict[str, str]:
    return {field: values.words(models.Letter, field, text) for field, text in words.items() if text is not None}


def _unsent(writing: Writing, interview_id: str, template: str) -> models.Letter | None:
    return writing.session.exec(
        select(models.Letter).where(
            col(models.Letter.interview_id) == interview_id,
            col(models.Letter.template) == template,
            col(models.Letter.sent_on).is_(None),
        )
    ).one_or_none()


def _new(writing: Writing, interview_id: str, template: str) -> models.Letter:
    letter = models.Letter(id=str(uuid4()), interview_id=interview_id, template=template, saved_at=writing.now)
    writing.add(letter)
    return letter


def _unsent_or_new(writing: Writing, interview_id: str, template: str) -> models.Letter:
    return _unsent(writing, interview_id, template) or _new(writing, interview_id, template)


def _is_sent(writing: Writing, interview_id: str, template: str, words: Mapping[str, str], day: date) -> bool:
    sent = writing.session.exec(
        select(models.Letter).where(
            col(models.Letter.interview_id) == interview_id,
            col(models.Letter.template) == template,
            col(models.Letter.sent_on) == day,
        )
    )
    return any(all(getattr(letter, field) == text for field, text in words.items()) for letter in sent)


def _write(writing: Writing, letter: models.Letter, words: Mapping[str, str], given: Mapping[str, str]) -> None:
    if _change(writing, letter, {**words, "given": dict(given)}) or letter.edited_at is None:
        writing.change(letter, "edited_at", writing.now)


def _change(writing: Writing, letter: models.Letter, fields: Mapping[str, object]) -> bool:
    changed = {field: value for field, value in fields.items() if getattr(letter, field) != value}
    for field, value in changed.items():
        writing.change(letter, field, value)
    if changed:
        writing.change(letter, "saved_at", writing.now)
    return bool(changed)
