"""Second interviews in Debrief's own texts: what was told, what was not, and what was done whatever is ticked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from coaching import content, letters
from coaching.dates import WorkingDays
from coaching.facts import texts
from coaching.records import (
    Answered,
    AskedQuestion,
    Criterion,
    Dossier,
    Feedback,
    Format,
    Interview,
    Letter,
    Offer,
    OfferAnswer,
    Outcome,
    Score,
    View,
)
from coaching.tree import HelpKind, Question, asides
from tests.unit.paths_at_work import marked, on, sent

MOMENT = datetime(2026, 11, 18, 18, tzinfo=UTC)
HELD_ON, MONDAY = date(2026, 11, 18), date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(n) for n in (1, 2, 3))
ENGLAND = WorkingDays()
ROUND = Interview("i1", "a1", "Northwind", MOMENT, MOMENT, held_on=HELD_ON)
TREE = content.load().trees["second_interview"]
TICKS = [option.key for option in TREE.question("told").choices if not option.alone]
FOUR = ("decision_maker", "short_list", "test", "profile")
FIRM = Dossier(
    replace(ROUND, id="i9", application_id="a9", company="Osprey Labs", outcome=Outcome.SUCCESSFUL),
    offer=Offer(answer=OfferAnswer.ACCEPTED, answered_on=MONDAY, in_writing_on=MONDAY, conditions_met_on=MONDAY),
)


def asked_back(day: date | None, *ticks: str, **known: object) -> Dossier:
    interview = replace(ROUND, outcome=Outcome.SECOND_INTERVIEW, outcome_on=MONDAY, **known)  # type: ignore[arg-type]  # fields of an interview
    told = {"told": "+".join(ticks)} if ticks else {}
    return Dossier(interview, choices=told, next_round=replace(ROUND, id="i2", held_on=day))


def told(dossier: Dossier, *ticks: str) -> Dossier:
    return replace(dossier, choices={"told": "+".join(ticks)})


def advice(day: date, dossier: Dossier, others: Sequence[Dossier] = ()) -> tuple[str, ...]:
    position = on(day, dossier, others).position
    assert position is not None
    return position.advice


def dues(day: date, dossier: Dossier) -> Mapping[str, date | None]:
    return {action.key: action.due for action in on(day, dossier).actions}


def lines(day: date, dossier: Dossier, node: str, others: Sequence[Dossier] = ()) -> str:
    """What an advice says for some, filled."""
    found = on(day, dossier, others)
    said = texts(dossier, day, found.facts, others)
    return " ".join(letters.render(line, said) for line in asides(TREE.advice(node), found.facts))


def words(key: str, dossier: Dossier, **given: str) -> str:
    filled = letters.fill(content.load().letters[key], dossier, MONDAY, {"name": "Alex", **given})
    return filled.body.replace("\u00a0", " ")


# What was told


def test_in_three_days_with_four_ticks_what_was_due_five_days_before_is_due_now() -> None:
    found = dues(MONDAY, asked_back(THURSDAY, *FOUR))
    assert {found[step] for step in ("read_first_notes", "find_the_aims", "practise_the_kind", "two_sentences")} == {
        MONDAY
    }
    assert (found["say_you_want_it"], found["confirm_next"]) == (TUESDAY, MONDAY)


def test_the_way_and_the_night_before_stand_in_the_path_of_the_interview_to_come_and_in_no_other() -> None:
    ahead = {step.key for step in content.load().trees["coming_up"].steps()}
    assert {"check_the_way", "lay_it_out", "early_night"} <= ahead
    # Asked and written about in either, since only one of the two may be there.
    assert {step.key for step in TREE.steps()} & ahead == {
        "ask_about_task",
        "ask_travel_costs",
        "record_withdrawal",
        "withdraw_kindly",
    }


def test_the_same_deed_of_two_ticks_is_one_on_its_earlier_day() -> None:
    day = MONDAY + timedelta(10)
    alone = dues(MONDAY, asked_back(day, "decision_maker"))["two_sentences"]
    both = [action for action in on(MONDAY, asked_back(day, *FOUR)).actions if action.key == "two_sentences"]
    assert alone == day - timedelta(3)
    assert [action.due for action in both] == [day - timedelta(5)]


def test_what_was_done_stays_done_whatever_is_ticked_and_when_they_said_nothing_too() -> None:
    done = marked(asked_back(THURSDAY, *FOUR), "two_sentences", done_on=MONDAY)
    done = marked(done, "better_answers", done_on=MONDAY)
    for ticks in (FOUR, FOUR[:1], FOUR[2:], ("pay",), ("nothing",), FOUR):
        assert {"two_sentences", "better_answers"} & dues(MONDAY, told(done, *ticks)).keys() == set()


def test_the_day_unknown_leaves_every_step_undated() -> None:
    assert set(dues(MONDAY, asked_back(None, *TICKS)).values()) == {None}
    assert "It has no day yet" in lines(MONDAY, asked_back(None, "test"), "say_you_come")


def test_a_note_asks_for_the_day_where_it_is_unknown() -> None:
    assert "Which day would suit you?" in words("confirm_next", asked_back(None))
    assert "Which day would suit you?" in words("clarify_next", asked_back(None))
    assert "Which day" not in words("confirm_next", asked_back(THURSDAY)) + words("clarify_next", asked_back(THURSDAY))


def test_that_they_come_is_said_on_the_day_they_are_asked_however_far_off_the_round_is() -> None:
    assert dues(MONDAY, asked_back(MONDAY + timedelta(60), "test"))["confirm_next"] == MONDAY


@pytest.mark.parametrize("tick", [*TICKS, "nothing"])
def test_on_the_last_day_the_preparation_is_still_there(tick: str) -> None:
    dossier = asked_back(THURSDAY, tick)
    early, last = dues(MONDAY, dossier), dues(WEDNESDAY, dossier)
    asking = {"clarify_next", "clarify_by_phone"}
    assert early.keys() - asking == last.keys() - asking
    assert set(last.values()) == {WEDNESDAY}


@pytest.mark.parametrize("tick", TICKS)
def test_what_to_repair_from_the_first_round_stands_first_whatever_was_told(tick: str) -> None:
    found = on(MONDAY, asked_back(THURSDAY, tick))
    assert found.position is not None
    assert found.position.advice[0] == "before_next"
    assert found.actions[0].key == "read_first_notes"


def test_every_tick_at_once_brings_each_preparation_once_and_a_day_for_each_step() -> None:
    found = on(MONDAY, asked_back(MONDAY + timedelta(9), *TICKS))
    assert found.position is not None
    assert len(found.position.advice) == len(set(found.position.advice)) == len(TICKS) + 2
    days = [action.due for action in found.actions]
    assert None not in days
    assert days == sorted(day for day in days if day)


def test_their_answer_sorts_the_plan_anew_and_starts_nothing_again() -> None:
    day = MONDAY + timedelta(9)
    meanwhile = marked(sent(asked_back(day, "nothing"), "clarify_next", MONDAY), "better_answers", done_on=TUESDAY)
    before, after = dues(TUESDAY, meanwhile), dues(TUESDAY, told(meanwhile, "test", "video"))
    assert {"practise_the_kind", "try_the_call"} <= after.keys() - before.keys()
    assert {"clarify_next", "clarify_by_phone", "better_answers"} & after.keys() == set()
    assert {step: after[step] for step in ("read_first_notes", "new_stories")} == {
        step: before[step] for step in ("read_first_notes", "new_stories")
    }


# What to repair


def test_the_repair_names_the_question_the_area_and_their_words() -> None:
    low = Score(Criterion.CONFIDENCE, 2, evidence="They looked at the clock")
    dossier = replace(
        asked_back(THURSDAY, "test"),
        questions=(AskedQuestion("q", 0, "Why did you leave?", answered=Answered.STUMBLED),),
        scores={Criterion.CONFIDENCE: low, Criterion.FIT: Score(Criterion.FIT, 4)},
        feedback=Feedback(received_on=MONDAY, words="Good,\nbut say more  of what came of it."),
    )
    said = lines(MONDAY, dossier, "before_next")
    assert said.startswith("They told you what they think of the first round: “Good, but say more of what came of it.”")
    assert "You stumbled on “Why did you leave?”." in said
    assert "confidence in you (“They looked at the clock”)" in said
    assert "You have no notes" not in said


def test_the_repair_says_what_to_do_where_nothing_was_written() -> None:
    assert lines(MONDAY, asked_back(THURSDAY, "test"), "before_next") == (
        "You have no notes on the first interview. Write down today what you still know."
    )
    placed = replace(asked_back(THURSDAY, "test"), panel_views={Criterion.FIT: View.CONCERN})
    assert lines(MONDAY, placed, "before_next").startswith("They told you what they think of the first round. Begin")


@pytest.mark.parametrize("area", Criterion)
def test_the_repair_has_a_line_for_each_area(area: Criterion) -> None:
    dossier = replace(asked_back(THURSDAY, "test"), scores={area: Score(area, 1)})
    assert lines(MONDAY, dossier, "before_next").startswith("Your lowest area was ")


# What was not told


def test_told_nothing_a_day_or_more_ahead_the_note_is_ready_now_and_the_preparation_begins() -> None:
    day = MONDAY + timedelta(9)
    found = dues(MONDAY, asked_back(day, "nothing"))
    assert advice(MONDAY, asked_back(day, "nothing")) == ("clarify_purpose",)
    assert found["clarify_next"] == MONDAY
    assert found["read_first_notes"] == day - timedelta(5)
    assert "It has no day yet" in lines(MONDAY, asked_back(None, "nothing"), "clarify_purpose")
    assert "a call is quicker" in lines(MONDAY, asked_back(THURSDAY, "nothing"), "clarify_purpose")
    assert "a call is quicker" not in lines(MONDAY, asked_back(day, "nothing"), "clarify_purpose")


def test_told_nothing_and_it_is_tomorrow_the_first_thing_is_to_ring() -> None:
    found = on(WEDNESDAY, asked_back(THURSDAY, "nothing"))
    assert found.position is not None
    assert found.position.advice == ("ring_today",)
    assert (found.actions[0].key, found.actions[0].letter) == ("clarify_by_phone", "clarify_by_phone")
    assert "clarify_next" not in {action.key for action in found.actions}
    assert {action.due for action in found.actions} == {WEDNESDAY}


def test_for_a_monday_they_are_rung_on_friday_and_at_the_weekend_a_note_is_ready() -> None:
    monday = asked_back(MONDAY + timedelta(7), "nothing")
    friday, saturday, sunday = (MONDAY + timedelta(days) for days in (4, 5, 6))
    assert advice(friday, monday) == ("ring_today",)
    assert dues(friday, monday)["clarify_by_phone"] == friday
    for day in (saturday, sunday):
        assert advice(day, monday) == ("clarify_purpose",)
        assert dues(day, monday)["clarify_next"] == day
    asked = sent(monday, "clarify_next", MONDAY)
    assert dues(TUESDAY, asked)["clarify_by_phone"] == friday
    assert advice(friday, asked) == ("asked_and_tomorrow",)
    assert advice(saturday, asked) == ("prepare_meanwhile",)
    assert "clarify_by_phone" not in dues(saturday, asked)


def test_once_they_are_asked_the_preparation_stays_and_only_the_day_before_brings_a_call() -> None:
    asked = sent(asked_back(MONDAY + timedelta(9), "nothing"), "clarify_next", MONDAY)
    assert advice(TUESDAY, asked) == ("prepare_meanwhile",)
    assert dues(TUESDAY, asked)["clarify_by_phone"] == MONDAY + timedelta(8)
    last = on(MONDAY + timedelta(8), asked)
    assert last.actions[0].key == "clarify_by_phone"
    rang = sent(asked, "clarify_by_phone", MONDAY + timedelta(8))
    assert "clarify_by_phone" not in dues(MONDAY + timedelta(8), rang)
    assert advice(MONDAY + timedelta(8), rang) == ("asked_and_tomorrow",)
    assert "ring once" not in TREE.advice("asked_and_tomorrow").text


@pytest.mark.parametrize("step", ["clarify_next", "clarify_by_phone"])
def test_who_would_rather_not_ask_prepares_for_all_of_it(step: str) -> None:
    day = TUESDAY if step == "clarify_next" else WEDNESDAY
    dropped = marked(asked_back(THURSDAY, "nothing"), step, dropped_on=day)
    assert advice(day, dropped) == ("ready_for_any",)
    assert {"clarify_next", "clarify_by_phone"} & dues(day, dropped).keys() == set()


# What holds for all


def test_that_one_comes_is_said_once_and_what_is_left_is_shorter() -> None:
    dossier = asked_back(THURSDAY, "test")
    assert advice(MONDAY, dossier)[-1] == "say_you_come"
    assert dues(MONDAY, dossier)["confirm_next"] == MONDAY
    for settled in (sent(dossier, "confirm_next", MONDAY), marked(dossier, "confirm_next", dropped_on=MONDAY)):
        assert advice(MONDAY, settled)[-1] == "last_things"
        assert "confirm_next" not in dues(MONDAY, settled)


def test_with_another_offer_open_or_not_yet_firm_this_one_is_kept() -> None:
    offer = replace(FIRM, offer=Offer(answer_by=THURSDAY))
    yes = replace(FIRM, offer=Offer(answer=OfferAnswer.ACCEPTED, answered_on=MONDAY))
    dossier = asked_back(THURSDAY, "test")
    assert "to answer by Thursday" in lines(MONDAY, dossier, "say_you_come", [offer])
    assert "Go to this one all the same" in lines(MONDAY, dossier, "say_you_come", [yes])
    assert advice(MONDAY, dossier, [yes])[-1] == "say_you_come"


OUT = {"told": "test", "firm_before_next": "pull_out"}


def test_a_firm_yes_elsewhere_asks_whether_to_go_on_with_the_earlier_round_too() -> None:
    asked = on(MONDAY, asked_back(THURSDAY, "test"), [FIRM]).position
    assert asked is not None
    assert (asked.advice, asked.question) == ((), "firm_before_next")
    on_all_the_same = replace(asked_back(THURSDAY), choices={**OUT, "firm_before_next": "keep_going"})
    assert advice(MONDAY, on_all_the_same, [FIRM]) == ("before_next", "for_test", "say_you_come")
    dossier = replace(asked_back(THURSDAY), choices=OUT)
    assert advice(MONDAY, dossier, [FIRM]) == ("pull_out_of_next",)
    assert advice(MONDAY, sent(dossier, "withdraw_kindly", MONDAY), [FIRM]) == ("close_next",)
    assert advice(MONDAY, marked(dossier, "withdraw_kindly", dropped_on=MONDAY), [FIRM]) == ("close_next",)
    assert "ring as well" in lines(WEDNESDAY, dossier, "pull_out_of_next", [FIRM])


def test_that_one_pulls_out_is_told_once_for_all_rounds() -> None:
    first = asked_back(THURSDAY, "test")
    asked = Dossier(replace(ROUND, id="i2", held_on=THURSDAY))
    coming = replace(asked, choices={"firm_before_it": "pull_out"})
    told_there = sent(coming, "withdraw_kindly", MONDAY)
    rather_not = marked(coming, "withdraw_kindly", dropped_on=MONDAY)
    assert advice(MONDAY, first, [first, coming, FIRM]) == ("pull_out_of_next",)
    assert advice(MONDAY, first, [first, told_there, FIRM]) == ("close_next",)
    assert advice(MONDAY, first, [first, rather_not, FIRM]) == ("close_next",)
    told_here = sent(first, "withdraw_kindly", MONDAY)
    assert advice(MONDAY, coming, [told_here, coming, FIRM]) == ("write_down_the_end",)
    goes = replace(asked, choices={"firm_before_it": "keep_going"})
    assert advice(MONDAY, first, [first, goes, FIRM]) == ("before_next", "for_test", "say_you_come")


@pytest.mark.parametrize("letter", ["clarify_next", "clarify_by_phone", "confirm_next"])
def test_who_has_asked_from_the_round_before_is_not_told_to_ask_again_for_the_next(letter: str) -> None:
    coming = Dossier(replace(ROUND, id="i2", held_on=THURSDAY))
    before, another = asked_back(THURSDAY, "nothing"), replace(asked_back(WEDNESDAY), next_round=None)
    assert advice(MONDAY, coming, [before, another, coming]) == ("find_out_soon",)
    assert advice(MONDAY, coming, [before, sent(another, letter, MONDAY), coming]) == ("find_out_soon",)
    assert advice(MONDAY, coming, [sent(before, letter, MONDAY), coming]) == ("say_it_out_loud",)
    assert advice(MONDAY, coming, [marked(before, letter, dropped_on=MONDAY), coming]) == ("find_out_soon",)
    assert advice(MONDAY, marked(coming, "ask_ahead", dropped_on=MONDAY), [before, coming]) == ("say_it_out_loud",)


def test_an_unpaid_trial_names_who_else_can_help() -> None:
    assert TREE.advice("for_trial").help == (HelpKind.EMPLOYMENT,)
    assert "ask_about_task" in dues(MONDAY, asked_back(THURSDAY, "trial"))


def test_a_step_has_the_same_words_wherever_it_stands() -> None:
    said: dict[str, set[str]] = {}
    for step in TREE.steps():
        said.setdefault(step.key, set()).add(step.do)
    assert {key: does for key, does in said.items() if len(does) > 1} == {}


def test_one_question_is_asked_beside_that_about_a_firm_job_and_facts_answer_the_rest() -> None:
    asked = [name for name, node in TREE.nodes.items() if isinstance(node, Question) and node.known_by is None]
    assert asked == ["firm_before_next", "told"]


# The letters


@pytest.mark.parametrize("key", ["clarify_next", "confirm_next"])
@pytest.mark.parametrize("through_agency", [False, True])
def test_a_letter_says_what_is_needed_and_not_why_and_nothing_where_nothing_is(
    key: str, *, through_agency: bool
) -> None:
    dossier = asked_back(THURSDAY, via_recruiter=through_agency, role="Baker")
    assert "To do my best there I need more time for the test. Could you" in words(
        key, dossier, need="More time for the test."
    ).replace("More time", "more time")
    without = words(key, dossier)
    assert "who will be there" in without.lower()
    assert "I need" not in without
    assert "26 November" in without
    assert "\n\n\n" not in without


def test_the_call_says_tomorrow_and_when_and_has_words_to_leave_where_nobody_answers() -> None:
    dossier = asked_back(TUESDAY)
    at_nine = replace(dossier, next_round=replace(ROUND, id="i2", held_on=TUESDAY, held_time=time(9)))
    assert words("clarify_by_phone", at_nine).startswith(
        "“I’m coming to see you again tomorrow at 09:00. May I ask a few"
    )
    assert words("clarify_by_phone", dossier).startswith("“I’m coming to see you again tomorrow. May I ask")
    said = words("clarify_by_phone", at_nine)
    assert "“What will tomorrow’s interview be about?”" in said
    assert "leave this: “Hello, this is Alex. I’m coming to see you again tomorrow. What will it be about" in said


def test_a_note_does_not_ask_what_is_known_or_was_asked_and_comes_back_to_what_was_needed() -> None:
    by_video = replace(asked_back(THURSDAY), next_round=replace(ROUND, id="i2", held_on=THURSDAY, format=Format.VIDEO))
    assert "in person or by video" in words("clarify_next", asked_back(THURSDAY))
    assert "in person or by video" not in words("clarify_next", by_video)
    asked = Letter("l", "clarify_next", {"need": "More time for the test."}, "", "", "", sent_on=MONDAY)
    confirmed = words("confirm_next", replace(asked_back(THURSDAY), letters=(asked,)))
    assert confirmed.splitlines()[2].startswith("Thank you for the details of the next interview.")
    assert "I asked for more time for the test. Has that been arranged?" in confirmed
    assert "who will be there" not in confirmed
    assert "I asked for" not in words("confirm_next", replace(asked_back(THURSDAY), letters=(asked,)), need="a break")


@pytest.mark.parametrize("through_agency", [False, True])
def test_the_one_note_asks_about_a_test_and_a_talk_where_they_told_of_one(*, through_agency: bool) -> None:
    def said(*ticks: str) -> str:
        return words("confirm_next", asked_back(THURSDAY, *ticks, via_recruiter=through_agency))

    assert "what may I use" in said("test").replace("what I may use", "what may I use")
    assert "About the test" in said("several_people", "profile")
    assert "About the talk" in said("presentation", "test")
    assert "About the" not in said("pay")


def test_the_fare_is_asked_for_the_round_to_come() -> None:
    assert "ask_travel_costs" in dues(MONDAY, asked_back(THURSDAY, "long_way"))
    assert "on 26 November" in words("ask_travel_costs", asked_back(THURSDAY))
    assert "on 18 November" in words("ask_travel_costs", replace(asked_back(None), next_round=None))
    assert " on " not in words("ask_travel_costs", asked_back(None)).splitlines()[2]


def test_the_call_asks_a_few_things_and_is_for_the_agency_where_one_stands_between() -> None:
    assert words("clarify_by_phone", asked_back(THURSDAY)).startswith("“I’m coming to see you again on 26 November.")
    agency = words("clarify_by_phone", asked_back(THURSDAY, via_recruiter=True))
    assert agency.startswith("“I’m going back to Northwind on 26 November.")
    assert agency.count("?”") >= 4
