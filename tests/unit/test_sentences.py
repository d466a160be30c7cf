from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from coaching import sentences
from coaching.agenda import Action, NextStep
from coaching.content import load
from coaching.models import WRITTEN, Table
from coaching.records import (
    Dossier,
    Edit,
    Feedback,
    Format,
    InterviewRow,
    Letter,
    Mark,
    Offer,
    OfferAnswer,
    Outcome,
    Stage,
)
from coaching.sentences import Event
from coaching.tree import Fact, Position, walk
from tests.unit.store_at_work import TODAY, day
from tests.unit.text_at_work import interview

TEXTS = load()
WORDS = TEXTS.words
LONDON = "Europe/London"


def letter(template: str = "thank_you", *, sent_on: date | None = TODAY, letter_id: str = "letter") -> Letter:
    return Letter(letter_id, template, {}, "", "", "", sent_on=sent_on)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Interview today"),
        ({"held_on": date(2026, 11, 20)}, "Interview Friday 20 November"),
        ({"held_time": time(14)}, "Interview today at 14:00"),
        ({"held_time": time(14), "held_on": date(2026, 11, 20), "role": "Baker"}, "Baker, Friday 20 November"),
        ({"role": "data analyst"}, "Data analyst, today"),
        ({"stage": Stage.FIRST}, "First interview, today"),
        (
            {"role": "Baker", "stage": Stage.FIRST, "held_on": date(2026, 11, 20)},
            "Baker, first interview, Friday 20 November",
        ),
        ({"held_on": None}, "No date yet"),
        ({"held_on": None, "outcome": Outcome.UNSUCCESSFUL}, "Interview day not known"),
    ],
)
def test_one_line_says_role_round_and_day_as_far_as_they_are_known(fields: dict[str, object], expected: str) -> None:
    assert plain(sentences.about(interview(**fields), WORDS, TODAY)) == expected


def test_a_line_of_the_list_reads_as_on_the_pages() -> None:
    row = InterviewRow("one", "Acme", "Baker", day(1), None, Outcome.WAITING)
    assert sentences.about(row, WORDS, TODAY) == "Baker, tomorrow"


@pytest.mark.parametrize(
    ("due", "expected"),
    [(None, "Send it"), (TODAY, "Send it: today"), (day(1), "Send it: tomorrow")],
)
def test_a_next_step_names_its_day_where_it_has_one(due: date | None, expected: str) -> None:
    assert sentences.next_step(NextStep("action", "Send it", due), TODAY) == expected


def test_a_debrief_to_write_names_no_day() -> None:
    assert sentences.next_step(NextStep("debrief", "Write it down", TODAY), TODAY) == "Write it down"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Nothing yet"),
        ({"held_on": day(1)}, "Coming up"),
        ({"held_on": None}, "Coming up"),
        ({"held_on": None, "outcome": Outcome.CANCELLED}, "They stopped hiring, or put it on hold"),
        ({"outcome": Outcome.UNSUCCESSFUL}, "They said no"),
    ],
)
def test_what_became_of_it_is_said_in_kind_words(fields: dict[str, object], expected: str) -> None:
    assert sentences.outcome(interview(**fields), WORDS, TODAY) == expected


@pytest.mark.parametrize(
    ("outcome", "on", "expected"),
    [
        (Outcome.WAITING, TODAY, ""),
        (Outcome.UNSUCCESSFUL, None, ""),
        (Outcome.UNSUCCESSFUL, day(-1), "You heard yesterday."),
        (Outcome.UNSUCCESSFUL, day(-5), "You heard on Friday 20 November."),
        (Outcome.NO_ANSWER, day(-5), "You closed it on Friday 20 November."),
        (Outcome.WITHDRAWN, day(-5), "You pulled out on Friday 20 November."),
    ],
)
def test_the_day_of_the_news_is_said_apart(outcome: Outcome, on: date | None, expected: str) -> None:
    assert plain(sentences.heard(interview(outcome=outcome, outcome_on=on), TODAY)) == expected


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


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_heading_with_the_company(outcome: Outcome) -> None:
    found = sentences.heading(interview(company="{company} & Sons", outcome=outcome), WORDS, TODAY)
    assert "{company} & Sons" in found
    assert found.count("{company}") == 1


def test_who_is_on_their_list_reads_that_first() -> None:
    no = interview(outcome=Outcome.UNSUCCESSFUL)
    listed, elsewhere = (Position((), (advice,), None) for advice in ("on_their_list", "rest_first"))
    assert sentences.heading(no, WORDS, TODAY, position=listed) == "You’re on Acme’s list"
    assert sentences.heading(no, WORDS, TODAY, position=elsewhere) == "Acme said no"


def test_an_interview_to_come_is_coming_up() -> None:
    assert sentences.heading(interview(held_on=day(1)), WORDS, TODAY) == "Acme is coming up"
    assert sentences.heading(interview(held_on=None), WORDS, TODAY) == "Acme is coming up"
    assert sentences.heading(interview(), WORDS, TODAY) == "Waiting to hear from Acme"


@pytest.mark.parametrize(
    ("counts", "everything", "expected"),
    [
        ({}, 1, "1 interview"),
        ({Outcome.UNSUCCESSFUL: 3}, 3, "3 interviews"),
        ({Outcome.WAITING: 2, Outcome.UNSUCCESSFUL: 1}, 3, "3 interviews, 2 waiting to hear"),
    ],
)
def test_the_list_is_counted(counts: dict[Outcome, int], everything: int, expected: str) -> None:
    assert plain(sentences.interviews_title(counts, everything)) == expected


def test_only_facts_that_are_known_are_named() -> None:
    assert sentences.facts(interview(), WORDS, TODAY) == ()


def test_facts_are_named_with_their_values() -> None:
    found = sentences.facts(
        interview(
            held_time=time(10, 5),
            format=Format.VIDEO,
            contact_name="Priya",
            contact_email="priya@acme.example",
            others_there="Sam",
            recruiter_name="Lee",
            place="Leeds",
            pay_said="30k",
            decision_due_on=day(1),
        ),
        WORDS,
        TODAY,
    )
    assert dict(found) == {
        "Time": "10:05",
        "How": "By video",
        "Contact": "Priya\npriya@acme.example",
        "Others there": "Sam",
        "Agency": "Lee",
        "Place or link": "Leeds",
        "Pay they named": "30k",
        "Their date": "tomorrow",
    }


def test_every_field_whose_words_are_kept_has_a_name_on_the_screen() -> None:
    tables = [table for name, table in Table.metadata.tables.items() if name != "edit"]
    written = {column.name for table in tables for column in table.columns if WRITTEN in column.info}
    assert written
    assert written <= set(sentences.FIELDS)


def action(due: date | None, until: date | None = None) -> Action:
    return Action("thank_you", "one", "Send it", due, until, None, "thank_you")


@pytest.mark.parametrize(
    ("due", "until", "expected"),
    [
        (None, None, "Once there is a date."),
        (None, day(3), "Once there is a date."),
        (TODAY, None, "Today."),
        (day(1), day(1), "Tomorrow, Thursday 26 November."),
        (day(3), None, "In 3 days, Saturday 28 November."),
        (day(14), None, "Wednesday 9 December."),
        (day(-1), TODAY, "Yesterday."),
        (day(1), day(5), "Tomorrow, Thursday 26 November. Until Monday 30 November it is still fine."),
    ],
)
def test_a_step_says_its_day_and_how_long_it_is_fine(due: date | None, until: date | None, expected: str) -> None:
    assert plain(sentences.action_when(action(due, until), TODAY)) == expected


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
        ("closing", f"{steps['closing']}: put off until tomorrow", "mark"),
        ("ask_feedback", "Asked for feedback yesterday", "asked"),
        ("sent", "Say a short thank-you: sent Monday 23 November", "letter"),
        ("rehearse", "Say your answers on the four areas out loud, once: done Sunday 22 November", "mark"),
    ]


def test_words_for_a_call_were_said_not_sent() -> None:
    by_phone = replace(TEXTS.letters["ask_feedback"], kind="phone")
    spoken = replace(TEXTS, letters={**TEXTS.letters, "ask_feedback": by_phone})
    rung = Dossier(interview(), letters=(letter("ask_feedback", sent_on=TODAY),))

    (call,) = sentences.deeds(rung, spoken, TODAY)
    assert (call.said, call.undo) == (f"{by_phone.name}: rang them today", "I didn’t ring")
    assert [deed.undo for deed in sentences.deeds(rung, TEXTS, TODAY)] == ["It wasn’t sent"]
    assert [event.what for event in sentences.history(rung, spoken, TODAY, "UTC")][-1] == f"{by_phone.name}: rang them"


def facts_of(**values: str) -> dict[str, Fact]:
    return {name: Fact(value) for name, value in values.items()}


def test_a_path_says_each_answer_and_then_the_advice() -> None:
    tree = TEXTS.trees["unsuccessful"]
    position = walk(
        tree,
        {"shall_we_look": "not_now"},
        facts_of(feedback="not_asked", news_age="today", remark="no", since_the_no="fresh"),
    )
    assert sentences.path(tree, position) == (
        "Nothing special",
        "Not asked yet",
        "I heard today",
        "Another day, please",
        "Nothing needs doing today",
    )


def test_a_path_that_waits_ends_with_its_question() -> None:
    tree = TEXTS.trees["unsuccessful"]
    position = walk(tree, {}, facts_of(feedback="not_asked", news_age="today", remark="no", since_the_no="fresh"))
    assert sentences.path(tree, position)[-1] == "Shall we look at this now, or another day?"


ASKED_BACK = facts_of(another_offer="none", confirmed="open")


def test_a_path_of_several_ticks_says_them_all_and_first_what_stands_before_them() -> None:
    tree = TEXTS.trees["second_interview"]
    position = walk(tree, {"told": "test+profile"}, ASKED_BACK)
    assert sentences.path(tree, position)[1:6] == (
        "There’s a test, a task or a made-up case",
        "There’s a profile or personality test",
        "They don’t know yet that you’ll come",
        "Look back before you go back",
        "Practise the kind of test they use",
    )
    assert sentences.path(tree, position)[-1] == "Say that you’ll come, and what you need"


def test_an_answer_behind_an_advice_is_not_said_as_one() -> None:
    tree = TEXTS.trees["second_interview"]
    position = walk(tree, {"told": "test"}, ASKED_BACK)
    passed = (*position.passed, replace(position.passed[0], node=position.advice[0]))
    assert sentences.path(tree, replace(position, passed=passed)) == sentences.path(tree, position)
