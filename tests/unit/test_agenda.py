from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coaching import agenda, content
from coaching.agenda import NextStep, TodayState, TodayView, next_step, standing, tree_key
from coaching.records import Criterion, Dossier, Feedback, Outcome, View
from coaching.tree import TICKS_JOINED_BY, Fact, Option, Question, Step, walk
from tests.unit.agenda_at_work import (
    BARE,
    ENGLAND,
    FRIDAY,
    HELD,
    MOMENT,
    MONDAY,
    NEXT_FRIDAY,
    REASONS,
    SATURDAY,
    SUNDAY,
    TEXTS,
    THURSDAY,
    TUESDAY,
    UNSUCCESSFUL,
    WAITING,
    WEDNESDAY,
    Texts,
    a_tree,
    advice,
    changed,
    four_ticks,
    keys,
    on,
    said_no,
    view,
)
from tests.unit.paths_at_work import dues, marked, sent

# Which tree


def test_on_its_own_day_an_interview_is_to_come_until_its_hour_where_that_is_known() -> None:
    at_nine = changed(HELD, held_time=time(9), debriefed_at=None)
    assert [tree_key(at_nine, FRIDAY, time(*clock)) for clock in ((7, 15), (8, 59), (9, 0), (12, 0))] == [
        "coming_up",
        "coming_up",
        "waiting",
        "waiting",
    ]
    assert tree_key(at_nine, FRIDAY) == tree_key(changed(at_nine, held_time=None), FRIDAY, time(7)) == "waiting"
    assert tree_key(changed(at_nine, debriefed_at=MOMENT), FRIDAY, time(7)) == "waiting"
    assert tree_key(changed(at_nine, outcome=Outcome.CANCELLED), FRIDAY, time(7)) == "cancelled"
    assert tree_key(at_nine, SATURDAY, time(7)) == "waiting"
    found = standing(at_nine, TEXTS, FRIDAY, ENGLAND, clock=time(7, 15))
    assert found.is_coming
    assert (found.facts["interview"], found.facts["interview_near"]) == (Fact("coming", FRIDAY), Fact("today", FRIDAY))
    assert agenda.standings([at_nine], TEXTS, FRIDAY, ENGLAND, clock=time(9))[0].facts["interview_near"].value == "none"


def test_an_interview_to_come_is_coming_up_with_or_without_a_day() -> None:
    assert tree_key(HELD, FRIDAY - timedelta(1)) == "coming_up"
    assert tree_key(Dossier(BARE), FRIDAY) == "coming_up"


def test_from_its_own_day_on_it_waits() -> None:
    assert tree_key(HELD, FRIDAY) == "waiting"
    assert tree_key(HELD, FRIDAY + timedelta(300)) == "waiting"


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome.is_news])
def test_news_has_its_own_tree_whether_or_not_the_interview_was_held(outcome: Outcome) -> None:
    assert tree_key(changed(HELD, outcome=outcome), FRIDAY - timedelta(1)) == outcome.value
    assert tree_key(changed(HELD, outcome=outcome), FRIDAY) == outcome.value


def test_once_the_next_round_is_behind_the_earlier_interview_has_no_tree() -> None:
    second = changed(HELD, outcome=Outcome.SECOND_INTERVIEW)
    dated = replace(second, next_round=replace(BARE, held_on=THURSDAY))
    called_off = replace(second, next_round=replace(BARE, outcome=Outcome.CANCELLED))
    assert tree_key(replace(second, next_round=BARE), THURSDAY) == "second_interview"
    assert tree_key(dated, WEDNESDAY) == "second_interview"
    assert tree_key(dated, THURSDAY) is None
    assert tree_key(called_off, WEDNESDAY) is None


def test_without_a_tree_nothing_is_walked_and_nothing_is_due() -> None:
    second = replace(changed(HELD, outcome=Outcome.SECOND_INTERVIEW), next_round=replace(BARE, held_on=THURSDAY))
    found = on(THURSDAY, second)
    assert (found.tree, found.position, found.actions, found.is_open) == (None, None, (), False)
    assert next_step(found, THURSDAY) is None
    assert found.facts["next_interview"].value == "dated"


def test_open_is_what_waits_or_has_an_offer() -> None:
    assert on(FRIDAY, HELD).is_open
    assert on(FRIDAY, Dossier(BARE)).is_open
    assert on(FRIDAY, changed(HELD, outcome=Outcome.SUCCESSFUL)).is_open
    assert not on(FRIDAY, sent(changed(HELD, outcome=Outcome.SUCCESSFUL), "decline_offer", FRIDAY)).is_open
    assert not on(FRIDAY, said_no(FRIDAY)).is_open
    assert not on(FRIDAY, changed(HELD, outcome=Outcome.NO_ANSWER)).is_open


# Actions and their days


def test_an_action_is_its_step_with_its_day_and_the_node_that_it_comes_from() -> None:
    assert on(FRIDAY, HELD).actions == (
        agenda.Action(
            "thank_you",
            "i1",
            "Send a thank-you",
            MONDAY,
            WEDNESDAY,
            "thank_you",
            "thank",
            opens=None,
            counts_working_days=True,
        ),
    )


def test_due_before_today_is_today_and_past_its_until_is_left_out() -> None:
    assert dues(on(MONDAY, HELD)) == {"thank_you": MONDAY}
    assert dues(on(WEDNESDAY, HELD)) == {"thank_you": WEDNESDAY}
    tree = replace(WAITING, first="thank")
    found = standing(HELD, Texts({"waiting": tree}), THURSDAY, ENGLAND)
    assert found.actions == ()


def test_a_step_without_a_day_is_due_now() -> None:
    left = replace(HELD, choices={"changed": "left"})
    assert dues(on(SATURDAY, left)) == {"withdraw": SATURDAY}


def test_a_step_whose_anchor_has_no_day_is_undated_and_not_on_today() -> None:
    second = replace(
        changed(HELD, outcome=Outcome.SECOND_INTERVIEW), next_round=BARE, choices={"reasons": "decision_maker"}
    )
    found = on(MONDAY, second)
    assert dues(found) == {"find_aims": None, "two_sentences": None, "read_notes": None}
    assert next_step(found, MONDAY) == NextStep("action", "Find their aims")
    assert view(MONDAY, second).state is TodayState.WAITING


def test_an_undated_step_that_was_moved_has_the_day_that_it_was_moved_to() -> None:
    second = replace(
        changed(HELD, outcome=Outcome.SECOND_INTERVIEW), next_round=BARE, choices={"reasons": "decision_maker"}
    )
    found = on(MONDAY, marked(second, "read_notes", moved_to=WEDNESDAY))
    assert dues(found) == {"read_notes": WEDNESDAY, "find_aims": None, "two_sentences": None}


def test_moved_to_tomorrow_is_tomorrow_and_then_today() -> None:
    moved = marked(HELD, "thank_you", moved_to=TUESDAY)
    assert view(MONDAY, moved).state is TodayState.WAITING
    assert dues(on(MONDAY, moved)) == {"thank_you": TUESDAY}
    assert dues(on(TUESDAY, moved)) == {"thank_you": TUESDAY}
    assert dues(on(WEDNESDAY, moved)) == {"thank_you": WEDNESDAY}
    now = replace(marked(HELD, "withdraw", moved_to=SATURDAY), choices={"changed": "left"})
    assert dues(on(FRIDAY, now)) == {"withdraw": SATURDAY}


def test_a_move_holds_until_the_steps_own_day_is_later() -> None:
    coming = marked(changed(HELD, held_on=date(2026, 12, 4)), "rehearse", moved_to=MONDAY)
    assert dues(on(FRIDAY, coming))["rehearse"] == date(2026, 12, 1)
    assert dues(on(FRIDAY, marked(coming, "rehearse", moved_to=date(2026, 12, 2))))["rehearse"] == date(2026, 12, 2)


def test_the_next_action_comes_first_and_the_undated_last() -> None:
    four = replace(
        changed(HELD, outcome=Outcome.SECOND_INTERVIEW),
        next_round=replace(BARE, held_on=date(2026, 12, 10)),
        choices={"reasons": TICKS_JOINED_BY.join(REASONS)},
    )
    days = [action.due for action in on(FRIDAY, four).actions]
    assert days == sorted(day for day in days if day)


@pytest.mark.parametrize("mark", ["done_on", "dropped_on"])
def test_what_is_done_or_dropped_is_gone(mark: str) -> None:
    coming = changed(HELD, held_on=date(2026, 12, 4))
    assert keys(on(FRIDAY, coming)) == ["rehearse", "check_the_way"]
    assert keys(on(FRIDAY, marked(coming, "rehearse", **{mark: FRIDAY}))) == ["check_the_way"]
    assert keys(on(FRIDAY, replace(coming, marks={}))) == ["rehearse", "check_the_way"]


# The cases that must come out right


def test_a_thank_you_sent_done_or_dropped_is_gone_at_once_and_so_it_is_with_news() -> None:
    assert keys(on(MONDAY, HELD)) == ["thank_you"]
    for settled in (
        sent(HELD, "thank_you", MONDAY),
        marked(HELD, "thank_you", done_on=MONDAY),
        marked(HELD, "thank_you", dropped_on=MONDAY),
        said_no(MONDAY),
        changed(HELD, outcome=Outcome.NO_ANSWER, outcome_on=MONDAY),
    ):
        assert "thank_you" not in keys(on(MONDAY, settled))
    assert keys(on(MONDAY, sent(HELD, "thank_you", None))) == ["thank_you"]
    assert "thank_you" not in keys(on(THURSDAY, HELD))


def test_promised_friday_a_note_on_monday_another_a_week_later_then_it_is_fair_to_stop() -> None:
    dossier = sent(changed(HELD, held_on=date(2026, 11, 10), decision_due_on=FRIDAY), "thank_you", date(2026, 11, 11))
    assert next_step(on(FRIDAY, dossier), FRIDAY) == NextStep("action", "Ask Northwind", MONDAY)
    assert view(SUNDAY, dossier).state is TodayState.WAITING
    assert next_step(on(MONDAY, dossier), MONDAY) == NextStep("action", "Ask Northwind", MONDAY, "note")
    assert view(MONDAY, dossier).state is TodayState.DUE

    asked = sent(dossier, "note", MONDAY)
    next_monday, third_monday = MONDAY + timedelta(7), MONDAY + timedelta(14)
    assert next_step(on(MONDAY, asked), MONDAY) == NextStep("wait", "Give them a week")
    assert keys(on(next_monday - timedelta(1), asked)) == []
    assert dues(on(next_monday, asked)) == {"second_note": next_monday}

    twice = sent(asked, "second_note", next_monday)
    assert keys(on(third_monday - timedelta(1), twice)) == []
    assert next_step(on(third_monday, twice), third_monday) == NextStep("wait", "It’s fair to stop waiting")
    assert view(third_monday, twice).state is TodayState.WAITING


def test_a_week_after_the_second_note_today_asks_whether_to_keep_waiting_until_that_is_done() -> None:
    twice = sent(sent(changed(HELD, decision_due_on=FRIDAY), "note", MONDAY), "second_note", MONDAY + timedelta(7))
    decide, last = MONDAY + timedelta(14), date(2026, 12, 30)

    def real(day: date, dossier: Dossier) -> TodayView:
        return agenda.today([standing(dossier, content.load(), day, ENGLAND)], day)

    assert real(decide - timedelta(1), twice).state is TodayState.WAITING
    for day in (decide, last):
        found = real(day, twice)
        assert found.state is TodayState.DUE
        assert found.action is None
        assert found.lead is not None
        asks = "You’ve asked twice. Keep this one open, or close it?"
        assert next_step(found.lead, day) == NextStep("question", asks)
    for settled in (
        replace(twice, choices={"keep_or_close": "keep_open"}),
        changed(twice, outcome=Outcome.NO_ANSWER, outcome_on=decide),
        changed(twice, decision_due_on=date(2026, 12, 18)),
    ):
        assert real(decide, settled).state is TodayState.WAITING


def test_with_a_new_date_nothing_is_due_until_it_has_passed_and_then_a_note_is_fair_again() -> None:
    asked = sent(sent(changed(HELD, decision_due_on=FRIDAY), "thank_you", MONDAY), "note", MONDAY)
    new_date = changed(asked, decision_due_on=date(2026, 12, 11))
    for day in (TUESDAY, date(2026, 12, 1), date(2026, 12, 11)):
        assert view(day, new_date).state is TodayState.WAITING
    fair = date(2026, 12, 14)
    assert next_step(on(fair, new_date), fair) == NextStep("action", "Ask Northwind", fair, "note")
    again = sent(new_date, "note", fair)
    assert keys(on(fair, again)) == []
    assert dues(on(fair + timedelta(7), again)) == {"second_note": fair + timedelta(7)}


def test_feedback_asked_on_tuesday_is_asked_after_on_friday_once_and_then_left() -> None:
    asked = sent(said_no(MONDAY), "ask_feedback", TUESDAY)
    assert view(THURSDAY, asked).state is TodayState.WAITING
    friday = view(NEXT_FRIDAY, asked)
    assert (friday.state, friday.action) == (TodayState.DUE, None)
    assert friday.lead is not None
    assert next_step(friday.lead, NEXT_FRIDAY) == NextStep("question", "Did Northwind’s feedback arrive?")

    not_yet = replace(asked, choices={"did_it_arrive": "not_yet"})
    assert dues(on(NEXT_FRIDAY, not_yet)) == {"ask_feedback_again": NEXT_FRIDAY}
    again = sent(not_yet, "ask_feedback_again", NEXT_FRIDAY)
    assert keys(on(date(2026, 12, 1), again)) == []
    assert keys(on(date(2026, 12, 2), again)) == ["closing"]


def test_feedback_that_came_is_placed_then_closed_and_looked_in_on_after_six_months() -> None:
    came = replace(sent(said_no(MONDAY), "ask_feedback", TUESDAY), feedback=Feedback(received_on=NEXT_FRIDAY))
    assert [(action.key, action.opens) for action in on(NEXT_FRIDAY, came).actions] == [("place_feedback", "news")]
    placed = replace(came, panel_views={Criterion.FIT: View.CONCERN})
    assert keys(on(NEXT_FRIDAY, placed)) == ["closing"]
    closed = sent(placed, "closing", date(2026, 11, 30))
    on_its_day = date(2027, 5, 30)
    assert dues(on(date(2026, 12, 1), closed)) == {"look_in": on_its_day}
    assert next_step(on(date(2026, 12, 1), closed), date(2026, 12, 1)) == NextStep(
        "action", "Look in", on_its_day, "look_in"
    )
    assert view(date(2027, 5, 29), closed).state is TodayState.WAITING
    assert view(on_its_day, closed).state is TodayState.DUE
    assert next_step(on(date(2027, 9, 1), closed), date(2027, 9, 1)) == NextStep("wait", "Look in later")
    assert keys(on(on_its_day, sent(closed, "look_in", on_its_day))) == []


@pytest.mark.parametrize("day", [NEXT_FRIDAY, date(2027, 5, 1)])
def test_feedback_never_asked_or_dropped_is_never_asked_after(day: date) -> None:
    never, dropped = said_no(MONDAY), marked(said_no(MONDAY), "ask_feedback", dropped_on=TUESDAY)
    assert on(day, never).position == walk(UNSUCCESSFUL, {}, on(day, never).facts)
    for dossier in (never, dropped):
        step = next_step(on(day, dossier), day)
        assert step is not None
        assert step.kind == "action"
    assert keys(on(day, dropped)) == ["closing"]


def test_a_second_interview_in_three_days_with_four_ticks() -> None:
    dossier = four_ticks(THURSDAY, *REASONS)
    found = on(MONDAY, dossier)
    assert dues(found) == {
        "find_aims": MONDAY,  # due five days before: now
        "practise": MONDAY,
        "read_notes": MONDAY,
        "two_sentences": TUESDAY,  # the same deed twice is one, on its earlier day
        "early_night": WEDNESDAY,
    }
    assert [action.node for action in found.actions if action.key == "two_sentences"] == ["short_list"]
    assert len(keys(found)) == len(set(keys(found)))
    assert view(MONDAY, dossier).action == found.actions[0]
    assert set(keys(on(WEDNESDAY, dossier))) == set(keys(found))  # on the last day the preparation is still there


def test_the_same_deed_twice_keeps_its_earlier_day_whichever_comes_first_and_a_day_before_none() -> None:
    early, late = Step("deed", "Early", "+1 day after interview"), Step("deed", "Late", "+2 days after interview")
    undated = Step("deed", "Undated", "+1 day after closing")
    for steps in ((early, late), (late, early), (undated, early), (early, undated)):
        tree = a_tree(
            "waiting",
            "both",
            both=Question("?", (Option("yes", "Yes", "one"),), assume="yes", several=True, then="two"),
            one=advice("One", steps[0]),
            two=advice("Two", steps[1]),
        )
        found = standing(HELD, Texts({"waiting": tree}), FRIDAY, ENGLAND)
        assert [(action.do, action.due) for action in found.actions] == [("Early", SATURDAY)]


def test_unticking_keeps_what_was_done() -> None:
    done = marked(four_ticks(THURSDAY, "decision_maker", "short_list"), "two_sentences", done_on=MONDAY)
    assert keys(on(MONDAY, done)) == ["find_aims", "read_notes"]
    unticked = replace(done, choices={"reasons": "short_list"})
    assert keys(on(MONDAY, unticked)) == ["read_notes"]
    assert keys(on(MONDAY, replace(done, choices={"reasons": "decision_maker+tests"}))) == [
        "find_aims",
        "practise",
        "read_notes",
    ]


def test_a_second_interview_without_a_day_has_its_preparation_undated() -> None:
    assert set(dues(on(MONDAY, four_ticks(None, *REASONS))).values()) == {None}


def test_an_answer_changed_after_a_letter_was_sent_asks_for_no_second_one() -> None:
    unclear = sent(four_ticks(None, "unclear"), "clarify_next", MONDAY)
    assert keys(on(MONDAY, unclear)) == ["read_notes"]
    changed_answer = replace(unclear, choices={"reasons": "tests"})
    back_again = replace(unclear, choices={"reasons": "unclear"})
    assert keys(on(MONDAY, changed_answer)) == ["practise", "read_notes"]
    assert keys(on(MONDAY, back_again)) == ["read_notes"]
    left = sent(replace(HELD, choices={"changed": "left"}), "withdraw_kindly", MONDAY)
    assert keys(on(MONDAY, left)) == []
    assert keys(on(MONDAY, replace(left, choices={}))) == ["thank_you"]


def test_an_outcome_corrected_has_the_earlier_trees_answers_again() -> None:
    left = replace(HELD, choices={"changed": "left"})
    assert "ask_feedback" in keys(on(MONDAY, said_no(MONDAY, left)))
    corrected = changed(said_no(MONDAY, left), outcome=Outcome.WAITING, outcome_on=None)
    assert on(MONDAY, corrected) == on(MONDAY, left)


# The next step in words


def test_what_is_due_now_goes_before_a_debrief_half_written_and_that_before_what_is_due_later() -> None:
    undebriefed = changed(HELD, debriefed_at=None)
    assert next_step(on(FRIDAY, undebriefed), FRIDAY) == NextStep("debrief", "Write down what happened", FRIDAY)
    assert next_step(on(MONDAY, undebriefed), MONDAY) == NextStep("action", "Send a thank-you", MONDAY, "thank_you")
    assert next_step(on(FRIDAY, HELD), FRIDAY) == NextStep("action", "Send a thank-you", MONDAY, "thank_you")


def test_a_debrief_is_asked_for_within_two_weeks_and_not_after_the_news() -> None:
    undebriefed = sent(changed(HELD, debriefed_at=None, decision_due_on=date(2026, 12, 24)), "thank_you", MONDAY)
    last, later = FRIDAY + timedelta(14), FRIDAY + timedelta(15)
    assert view(last, undebriefed).state is TodayState.HALF_WRITTEN
    assert view(later, undebriefed).state is TodayState.WAITING
    step = next_step(on(later, undebriefed), later)
    assert step is not None
    assert step.kind == "action"
    news = said_no(MONDAY, undebriefed)
    assert next_step(on(MONDAY, news), MONDAY) == NextStep("action", "Ask for feedback", TUESDAY, "ask_feedback")


def test_a_question_goes_before_what_is_due_later_and_not_before_what_is_due_now() -> None:
    tree = a_tree(
        "waiting",
        "ticks",
        ticks=Question("?", (Option("yes", "Yes", "later"),), assume="yes", several=True, then="question"),
        later=advice("Later", Step("later", "Do it later", "+3 days after interview")),
        question=Question("And now?", (Option("this", "This", "end"), Option("that", "That", "end"))),
        end=advice("End"),
    )
    texts = Texts({"waiting": tree})
    on_friday, on_monday = (standing(HELD, texts, day, ENGLAND) for day in (FRIDAY, MONDAY))
    assert next_step(on_friday, FRIDAY) == NextStep("question", "And now?")
    assert next_step(on_monday, MONDAY) == NextStep("action", "Do it later", MONDAY)


def test_with_nothing_to_do_the_next_step_is_the_advices_headline() -> None:
    dropped = marked(sent(HELD, "thank_you", MONDAY), "note", dropped_on=TUESDAY)
    assert next_step(on(TUESDAY, dropped), TUESDAY) == NextStep("wait", "Nothing to do until 30\u00a0November")


def test_what_the_person_typed_is_never_read_as_a_template() -> None:
    odd = changed(Dossier(BARE), company="{{ 7 * 7 }} {% if %} <b>*x*")
    assert next_step(on(FRIDAY, odd), FRIDAY) == NextStep(
        "action", "Agree a day with {{ 7 * 7 }} {% if %} <b>*x*", FRIDAY, "agree_day"
    )


@pytest.mark.parametrize(("until", "can_wait"), [(None, True), (FRIDAY, False), (SATURDAY, True)])
def test_an_action_can_wait_unless_today_is_its_last_day(until: date | None, *, can_wait: bool) -> None:
    action = agenda.Action("thank_you", "i1", "Thank them", FRIDAY, until, None, "thank")
    assert action.can_wait(FRIDAY) is can_wait
