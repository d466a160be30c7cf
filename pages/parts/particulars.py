"""The fields of one interview that can wait: role, day, round, people, the day of their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coaching.records import Format, Stage
from pages.parts import fields, house, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coaching.records import Interview


NAMES = (
    *("role", "held_on", "held_time", "stage", "format", "contact_name", "contact_email", "others_there"),
    *("via_recruiter", "recruiter_name", "recruiter_email"),
)
"""The fields that the debrief folds away."""


def saver(interview_id: str, field: str) -> Callable[[object], None]:
    """The command that stores one field of an interview."""

    def save(value: object) -> None:
        house.store().save_field(interview_id, field, value, now=house.now())

    return save


def saved_note(page: str, interview: Interview, *names: str) -> str:
    """The newest save today of these fields of this interview, as "Saved 18:32"; else ""."""
    return fields.saved_note(*(f"{page}.{name}.{interview.id}" for name in names))


def role(page: str, interview: Interview) -> None:
    """What the job is called."""
    _text(page, interview, "role", "Role")


def day_and_time(page: str, interview: Interview) -> None:
    """When it is or was."""
    fields.day_field("Day", f"{page}.held_on.{interview.id}", interview.held_on, saver(interview.id, "held_on"))
    fields.time_field("Time", f"{page}.held_time.{interview.id}", interview.held_time, saver(interview.id, "held_time"))


def round_and_format(page: str, interview: Interview) -> None:
    """Which round it is, and how they meet."""
    words = house.texts().words
    fields.pills(
        "Which round",
        f"{page}.stage.{interview.id}",
        tuple(Stage),
        interview.stage,
        saver(interview.id, "stage"),
        say=lambda stage: words.stage[stage],
    )
    fields.pills(
        "In person, by video or by phone",
        f"{page}.format.{interview.id}",
        tuple(Format),
        interview.format,
        saver(interview.id, "format"),
        say=lambda how: words.format[how],
    )


def where(page: str, interview: Interview) -> None:
    """The address, the link or the number to ring, and who will be there."""
    _text(page, interview, "place", "Where, or the link")
    _text(page, interview, "others_there", "Who will be there")


def people(page: str, interview: Interview) -> None:
    """Whom letters go to: the contact, and the recruiter who stands between."""
    _text(page, interview, "contact_name", "Contact")
    _text(page, interview, "contact_email", "Their email", kind="email")
    _text(page, interview, "others_there", "Others there")
    fields.yes_no(
        "Through an agency?",
        f"{page}.via_recruiter.{interview.id}",
        interview.via_recruiter,
        saver(interview.id, "via_recruiter"),
    )
    if interview.via_recruiter:
        _text(page, interview, "recruiter_name", "Name at the agency")
        _text(page, interview, "recruiter_email", "Email at the agency", kind="email")


def _text(page: str, interview: Interview, field: str, label: str, *, kind: fields.Kind = "default") -> None:
    stored = getattr(interview, field)
    fields.text_field(label, f"{page}.{field}.{interview.id}", stored, saver(interview.id, field), kind=kind)


def answer_day(page: str, interview: Interview, *, label: str = "When will they tell you?") -> None:
    """The day by which they will tell."""
    fields.day_field(
        label,
        f"{page}.decision_due_on.{interview.id}",
        interview.decision_due_on,
        saver(interview.id, "decision_due_on"),
    )


def everything(page: str, interview: Interview) -> None:
    """All of them, for the Interview page."""
    _text(page, interview, "company", "Company")
    role(page, interview)
    day_and_time(page, interview)
    round_and_format(page, interview)
    _text(page, interview, "place", "Where, or the link")
    people(page, interview)
    _text(page, interview, "pay_said", "Pay they named")
    answer_day(page, interview)
    fields.long_text("Notes", f"{page}.notes.{interview.id}", interview.notes, saver(interview.id, "notes"))
    others = ("company", "place", "pay_said", "decision_due_on", "notes")
    text.html(text.status(saved_note(page, interview, *NAMES, *others)))
