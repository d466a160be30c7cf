from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from coaching import sentences
from coaching.content import load
from coaching.models import WRITTEN, Table
from coaching.records import Dossier, Edit, Feedback, Letter, Mark, Offer, OfferAnswer, Outcome, Stage
from coaching.sentences import Event
from tests.unit.store_at_work import TODAY, day
from tests.unit.text_at_work import interview, plain

TEXTS = load()
WORDS = TEXTS.words
LONDON = "Europe/London"


def letter(template: str = "thank_you", *, sent_on: date | None = TODAY, letter_id: str = "letter") -> Letter:
    return Letter(letter_id, template, {}, "", "", "", sent_on=sent_on)


def test_an_interview_that_was_only_written_down_has_no_history_yet() -> None:
    assert sentences.history(Dossier(interview(held_on=None)), TEXTS, TODAY, LONDON) == ()


@pytest.mark.parametrize(
    ("answer", "said"), [(OfferAnswer.ACCEPTED, "You said yes"), (OfferAnswer.DECLINED, "You said no")]
)
def test_history_tells_what_became_of_an_offer(answer: OfferAnswer, said: str) -> None:
    dossier = Dossier(
        interview(held_on=None, outcome=Outcome.SUCCESSFUL, outcome_on=day(-4)),
        offer=Offer(in_writing_on=day(-3), conditions_met_on=day(-1), answer=answer, answered_on=day(-2)),
    )
    events = sentences.history(dossier, TEXTS, TODAY, LONDON)
    assert [(event.on, event.what) for event in events] == [
        (day(-4), "An offer"),
        (day(-3), "Their offer is in writing"),
        (day(-2), said),
        (day(-1), "Nothing is left open in their offer"),
    ]
    earlier = replace(dossier, interview=interview(outcome=Outcome.SECOND_INTERVIEW), next_round=interview())
    assert said not in {event.what for event in sentences.history(earlier, TEXTS, TODAY, LONDON)}


def test_history_is_told_from_the_earliest_on() -> None:
    dossier = Dossier(
        interview(
            held_on=day(-9),
            stage=Stage.FINAL,
            debriefed_at=datetime(2026, 11, 16, 20, tzinfo=UTC),
            outcome=Outcome.UNSUCCESSFUL,
            outcome_on=day(-4),
        ),
        letters=(letter(sent_on=day(-8)), letter("closing", sent_on=None), letter("long_gone")),
        marks={
            "rehearse": Mark("rehearse", done_on=day(-10)),
            "look_in": Mark("look_in", dropped_on=day(-1)),
            "closing": Mark("closing", moved_to=day(1)),
            "long_gone": Mark("long_gone", done_on=TODAY),
        },
        feedback=Feedback(received_on=day(-2), asked_by_voice_on=day(-3)),
    )
    assert sentences.history(dossier, TEXTS, TODAY, LONDON) == (
        Event(day(-10), "Say your answers on the four areas out loud, once: done"),
        Event(day(-9), "Final interview"),
        Event(day(-9), "Debrief written"),
        Event(day(-8), "Say a short thank-you: sent"),
        Event(day(-4), "They said no"),
        Event(day(-3), "Asked for feedback"),
        Event(day(-2), "Their feedback came"),
        Event(day(-1), "Look in with a short note: left out"),
    )


def test_an_interview_without_a_round_is_called_the_interview() -> None:
    assert sentences.history(Dossier(interview()), TEXTS, TODAY, LONDON) == (Event(TODAY, "The interview"),)


def test_what_is_still_to_come_is_no_event() -> None:
    assert sentences.history(Dossier(interview(held_on=day(1))), TEXTS, TODAY, LONDON) == ()


def test_waiting_is_no_event() -> None:
    dossier = Dossier(interview(held_on=None, outcome=Outcome.WAITING, outcome_on=TODAY))
    assert sentences.history(dossier, TEXTS, TODAY, LONDON) == ()


@pytest.mark.parametrize(("zone", "expected"), [("America/New_York", day(0)), ("Pacific/Auckland", day(1))])
def test_an_evening_belongs_to_the_persons_own_day(zone: str, expected: date) -> None:
    evening = datetime.combine(TODAY, time(23), tzinfo=UTC)
    dossier = Dossier(interview(held_on=None, debriefed_at=evening))
    assert [event.on for event in sentences.history(dossier, TEXTS, TODAY, zone)] == [expected]
    edit = Edit("interview", "one", "notes", "before", evening)
    said = sentences.edit_line(edit, TODAY, zone)
    assert said == ("Notes, until today" if expected == TODAY else "Notes, until tomorrow")


def test_every_field_whose_words_are_kept_has_a_name_on_the_screen() -> None:
    tables = [table for name, table in Table.metadata.tables.items() if name != "edit"]
    written = {column.name for table in tables for column in table.columns if WRITTEN in column.info}
    assert written
    assert written <= set(sentences.FIELDS)


def test_what_was_done_stands_with_the_latest_first_and_what_takes_it_back() -> None:
    dossier = Dossier(
        interview(),
        feedback=Feedback(asked_by_voice_on=day(-1)),
        letters=(
            letter(sent_on=day(-2), letter_id="sent"),
            letter("closing", sent_on=None),
            letter("long_gone", letter_id="gone"),
        ),
        marks={
            "rehearse": Mark("rehearse", done_on=day(-3)),
            "look_in": Mark("look_in", dropped_on=TODAY),
            "closing": Mark("closing", moved_to=day(1)),
            "thank_you": Mark("thank_you", moved_to=TODAY),
            "long_gone": Mark("long_gone", done_on=TODAY),
        },
    )
    steps = {step.key: step.do for tree in TEXTS.trees.values() for step in tree.steps()}
    assert [(deed.key, plain(deed.said), deed.kind) for deed in sentences.deeds(dossier, TEXTS, TODAY)] == [
        ("look_in", "Look in with a short note: left out", "mark"),
        ("closing", f"{steps['closing']}: put off until tomorrow, Thursday 26 November", "mark"),
        ("ask_feedback", "Asked for feedback yesterday", "asked"),
        ("sent", "Say a short thank-you: sent Monday 23 November", "letter"),
        ("rehearse", "Say your answers on the four areas out loud, once: done Sunday 22 November", "mark"),
    ]


def test_words_for_a_call_were_said_not_sent() -> None:
    by_phone = replace(TEXTS.letters["ask_feedback"], kind="phone")
    spoken = replace(TEXTS, letters={**TEXTS.letters, "ask_feedback": by_phone})
    rung = Dossier(interview(), letters=(letter("ask_feedback", sent_on=TODAY),))

    (call,) = sentences.deeds(rung, spoken, TODAY)
    assert (call.said, call.undo) == (f"{by_phone.name}: done today", "I didn’t ring")
    assert [deed.undo for deed in sentences.deeds(rung, TEXTS, TODAY)] == ["It wasn’t sent"]
    assert [event.what for event in sentences.history(rung, spoken, TODAY, "UTC")][-1] == f"{by_phone.name}: done"
