"""They've gone quiet: what the screen says of it on its day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coaching import agenda, content, quiet
from coaching.agenda import STILL_WAITING, Standing
from coaching.dates import WorkingDays
from coaching.records import Dossier, Interview, Letter, Mark, Outcome

MOMENT = datetime(2026, 11, 4, 18, tzinfo=UTC)
HELD_ON = date(2026, 11, 4)
"""A Wednesday: without a date of theirs it is fair to ask from Thursday 12 November on."""

CALLED_OFF = {"does_it_hold": "called_off"}


def said(day: date, dossier: Dossier, **marks: date) -> str:
    kept = {STILL_WAITING: Mark(STILL_WAITING, done_on=day)}
    kept.update({key: Mark(key, done_on=on) for key, on in marks.items()})
    standing = agenda.standing(replace(dossier, marks=kept), content.load(), day, WorkingDays())
    assert isinstance(standing, Standing)
    return quiet.said(standing, day).removeprefix(quiet.KEPT).strip()


def held(choices: Mapping[str, str] | None = None, *sent: tuple[str, date], **known: object) -> Dossier:
    one = Interview("i1", "a1", "Northwind", MOMENT, MOMENT, held_on=HELD_ON)
    letters = tuple(Letter(name, name, {}, "", "", "", sent_on=on) for name, on in sent)
    return Dossier(replace(one, **known), choices=choices or {}, letters=letters)  # type: ignore[arg-type]  # fields of an interview


def days_on(days: int) -> date:
    return HELD_ON + timedelta(days)


@pytest.mark.parametrize(
    ("days", "sent", "line"),
    [
        (1, {}, "It’s fair to ask from 12\u00a0November on."),
        (8, {}, "It’s fair to ask today; the words are below."),
        (9, {"note": 8}, "You’ve asked; one more note is fair from 19\u00a0November on."),
        (15, {"note": 8}, "It’s fair to ask today; the words are below."),
        (16, {"note": 8, "second_note": 15}, "You’ve asked twice; on 26\u00a0November you may stop waiting."),
        (23, {"note": 8, "second_note": 15}, "You’ve asked twice; now you may stop waiting."),
    ],
)
def test_it_says_the_day_that_counts_next(days: int, sent: dict[str, int], line: str) -> None:
    thanked = ("thank_you", days_on(1))
    found = held(None, thanked, *((name, days_on(on)) for name, on in sent.items()))
    assert said(days_on(days), found) == line


def test_it_says_no_day_where_the_way_there_is_not_open() -> None:
    asked = held({"something_changed": "not_interested"}, ("thank_you", days_on(1)), ("note", days_on(8)))
    assert said(days_on(15), asked) == ""
    assert said(days_on(15), held({"something_changed": "not_interested"})) == ""


def test_of_a_day_to_come_it_says_that_it_still_stands_and_of_none_when_to_ring_and_to_stop() -> None:
    assert said(days_on(-3), held()) == "The interview still stands, as far as you know."
    off = held(CALLED_OFF, ("other_times", HELD_ON), held_on=None)
    assert said(HELD_ON, off) == ""
    assert said(days_on(5), off) == "It’s fair to ask today; the words are below."
    assert (
        said(days_on(6), off, ring_about_the_day=days_on(5)) == "You’ve rung; on 12\u00a0November you may stop waiting."
    )
    assert said(days_on(20), off, ring_about_the_day=days_on(5)) == "You’ve rung; now you may stop waiting."


def test_it_is_said_on_its_own_day_and_not_beside_news() -> None:
    one = replace(held(), marks={STILL_WAITING: Mark(STILL_WAITING, done_on=days_on(1))})
    for dossier in (one, replace(one, interview=replace(one.interview, outcome=Outcome.NO_ANSWER))):
        standing = agenda.standing(dossier, content.load(), days_on(2), WorkingDays())
        assert quiet.said(standing, days_on(2)) == ""
    no = replace(one, interview=replace(one.interview, outcome=Outcome.UNSUCCESSFUL, outcome_on=days_on(1)))
    assert quiet.said(agenda.standing(no, content.load(), days_on(1), WorkingDays()), days_on(1)) == ""
    bare = agenda.standing(held(), content.load(), days_on(1), WorkingDays())
    assert quiet.said(bare, days_on(1)) == ""
