"""Interviews come, change, go into the trash and come back; a further round is one more of the same application."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from coaching import models, records
from coaching.errors import InvalidInputError
from coaching.records import OLD_DAY, Outcome, Stage
from coaching.store import values
from coaching.store.door import Door
from coaching.store.writing import Writing

OF_APPLICATION = frozenset(
    {
        "company",
        "role",
        "contact_name",
        "contact_email",
        "via_recruiter",
        "recruiter_name",
        "recruiter_email",
        "pay_said",
    }
)
"""The fields that all rounds at one employer share."""

OF_INTERVIEW = frozenset(
    {
        "held_on",
        "held_time",
        "stage",
        "format",
        "place",
        "others_there",
        "decision_due_on",
        "best_moment",
        "would_change",
        "notes",
        "outcome_on",
        "news_by",
    }
)
"""The fields that each interview has for itself."""

_SAYS_THAT_IT_FELL_THROUGH = {
    "does_it_hold": (frozenset({"called_off", "cannot_come"}), "holds"),
    "something_changed": (frozenset({"went_wrong"}), "nothing"),
}
"""The answers that say of a day that it does not hold, with what holds of a new one."""
_HOW_IT_FELL_THROUGH = "what_went_wrong"

_OF_NEWS = frozenset({"outcome_on", "news_by"})
_NEXT_STAGE = {
    Stage.SCREENING: Stage.FIRST,
    Stage.FIRST: Stage.SECOND,
    Stage.SECOND: Stage.FINAL,
    Stage.FINAL: Stage.FINAL,
    Stage.ASSESSMENT: Stage.FINAL,
}


class Interviews(Door):
    """The commands that make, change, delete and restore an interview."""

    def add_interview(
        self,
        interview_id: str,
        company: str,
        *,
        held_on: date | None,
        now: datetime,
        another_round_of: str | None = None,
        on: date | None = None,
    ) -> records.Interview:
        """Add an interview under an id that the page has made; said twice, it is there once, as it was first.

        Another round joins the application of the interview named, whose company it has. It is also the news that one
        waited for: they told `on` that day, else by the day of the round, and not after today.
        """
        new_id = values.new_id(interview_id)
        day = None if held_on is None else values.day("held_on", held_on)
        heard_on = min(day or now.date(), now.date()) if on is None else values.day("outcome_on", on)
        with self._writing(now) as writing:
            if writing.session.get(models.Interview, new_id) is not None:
                return writing.record(writing.interview(new_id))
            if another_round_of is None:
                interview = _first_round(writing, new_id, company)
            else:
                earlier = writing.interview(another_round_of)
                _answer(writing, earlier, heard_on)
                interview = further_round(earlier, new_id, now)
            interview.held_on = day
            writing.add(interview)
            return writing.record(interview)

    def save_field(self, interview_id: str, field: str, value: object, *, now: datetime) -> None:
        """Save one field that a person edits, of the interview or of its application."""
        if field in OF_APPLICATION:
            kept = values.kept(models.Application, field, value)
            with self._writing(now) as writing:
                writing.change(writing.application(writing.interview(interview_id)), field, kept)
            return
        if field not in OF_INTERVIEW:
            raise ValueError(f"{field} is not a field of an interview that a person edits")
        kept = values.kept(models.Interview, field, value)
        with self._writing(now) as writing:
            interview = writing.interview(interview_id)
            if field in _OF_NEWS:
                _refuse_senseless_news(interview, field, kept)
            if field == "held_on" and kept not in (None, interview.held_on):
                _end_what_was_said_of_the_day(writing, interview_id)
            writing.change(interview, field, kept)

    def delete_interview(self, interview_id: str, *, now: datetime) -> None:
        """Put an interview into the trash; its application stays."""
        with self._writing(now) as writing:
            writing.set_deleted(writing.interview(interview_id), now)

    def restore_interview(self, interview_id: str, *, now: datetime) -> None:
        """Take an interview out of the trash, as it was."""
        with self._writing(now) as writing:
            writing.set_deleted(writing.interview(interview_id), None)


def _end_what_was_said_of_the_day(writing: Writing, interview_id: str) -> None:
    """A new day holds until the person says otherwise of it too."""
    for node, (falls_through, holds) in _SAYS_THAT_IT_FELL_THROUGH.items():
        said = writing.session.get(models.Choice, (interview_id, node))
        if said is None or said.choice not in falls_through:
            continue
        writing.change(said, "choice", holds)
        writing.change(said, "made_at", writing.now)
        for node_too in (_HOW_IT_FELL_THROUGH, OLD_DAY):
            if row := writing.session.get(models.Choice, (interview_id, node_too)):
                writing.remove(row)


def further_round(earlier: models.Interview, new_id: str, now: datetime) -> models.Interview:
    """The round after another: of the same application, one stage further, what is known copied, without a date."""
    return models.Interview(
        id=new_id,
        application_id=earlier.application_id,
        stage=_NEXT_STAGE[earlier.stage] if earlier.stage else Stage.SECOND,
        format=earlier.format,
        place="" if _is_link(earlier.place) else earlier.place,
        others_there=earlier.others_there,
        created_at=now,
        updated_at=now,
    )


def _is_link(place: str) -> bool:
    """A link opens one meeting only; an address may well be the same again."""
    return "://" in place or place.strip().startswith("www.")


def _answer(writing: Writing, earlier: models.Interview, heard_on: date) -> None:
    """Another round says that they want to see the person again, unless there is news or the day is still to come."""
    if earlier.outcome.is_news or (earlier.held_on is not None and earlier.held_on > heard_on):
        return
    writing.change(earlier, "outcome", Outcome.SECOND_INTERVIEW)
    writing.change(earlier, "outcome_on", heard_on)
    writing.change(earlier, "news_at", writing.now)


def _first_round(writing: Writing, new_id: str, company: str) -> models.Interview:
    name = values.words(models.Application, "company", company)
    application = models.Application(
        id=str(uuid4()), owner=writing.owner, company=name, search_text=values.search_text(name, "")
    )
    writing.add(application)
    return models.Interview(id=new_id, application_id=application.id, created_at=writing.now, updated_at=writing.now)


def _refuse_senseless_news(interview: models.Interview, field: str, value: object) -> None:
    if not interview.outcome.is_news:
        raise InvalidInputError(field, "Say first what they told you; there is no news yet.")
    if field == "outcome_on" and value is None:
        raise InvalidInputError(field, "Choose the day on which they told you.")
