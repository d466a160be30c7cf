"""The path after a no as Debrief's own texts have it, from the day of the news to looking in months later."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coaching import agenda, letters, sentences
from coaching.agenda import Standing
from coaching.facts import texts
from coaching.records import (
    Answered,
    AskedQuestion,
    Criterion,
    Dossier,
    Feedback,
    Interview,
    Mark,
    NewsBy,
    Outcome,
    Score,
    Stage,
    View,
)
from coaching.tree import HelpKind, asides
from tests.unit.paths_at_work import dues, on, sent

MOMENT = datetime(2026, 11, 20, 18, tzinfo=UTC)
MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 11, day) for day in (23, 24, 25, 27))
NO = Interview(
    "i1", "a1", "Northwind", MOMENT, MOMENT, held_on=date(2026, 11, 18), outcome=Outcome.UNSUCCESSFUL, outcome_on=MONDAY
)


def said_no(choices: Mapping[str, str] | None = None, **known: object) -> Dossier:
    return Dossier(replace(NO, **known), choices=choices or {})  # type: ignore[arg-type]  # fields of an interview


def advice_of(standing: Standing) -> str:
    assert standing.position is not None
    return "+".join(standing.position.advice) or (standing.position.question or "")


def lines(standing: Standing, day: date) -> list[str]:
    """What the advice says for some, filled."""
    assert standing.tree is not None
    node = standing.tree.advice(advice_of(standing))
    known = texts(standing.dossier, day, standing.facts)
    return [letters.render(line, known) for line in asides(node, standing.facts)]


@pytest.mark.parametrize("news_by", [None, *NewsBy])
@pytest.mark.parametrize("stage", [None, *Stage])
def test_on_the_day_of_a_no_nothing_is_asked_but_whether_to_look_at_it(
    news_by: NewsBy | None, stage: Stage | None
) -> None:
    assert advice_of(on(MONDAY, said_no(news_by=news_by, stage=stage))) == "shall_we_look"


@pytest.mark.parametrize("special", ["works_there", "listed", "worked_for_it", "software"])
def test_on_the_day_of_a_no_nothing_is_due_whatever_is_special(special: str) -> None:
    due = [day for day in dues(on(MONDAY, said_no({"reserve_list": special}))).values() if day]
    assert min(due) > MONDAY


def test_rest_today_and_the_note_is_there_the_next_working_morning() -> None:
    rest = said_no({"shall_we_look": "not_now"})
    assert dues(on(MONDAY, rest)) == {"ask_feedback": TUESDAY}
    assert advice_of(on(TUESDAY, rest)) == "ask_feedback"


def test_who_asks_on_the_phone_is_not_told_to_ask_again_in_writing() -> None:
    on_the_phone = said_no({"shall_we_look": "on_the_phone"})
    assert dues(on(MONDAY, on_the_phone)) == {"ask_feedback_by_phone": MONDAY, "write_their_words": MONDAY}
    asked = sent(on_the_phone, "ask_feedback_by_phone", MONDAY)
    assert dues(on(MONDAY, asked)) == dues(on(TUESDAY, asked)) == {}
    assert advice_of(on(FRIDAY, asked)) == "has_it_come"


def test_who_was_rung_may_write_first_and_ring_as_well() -> None:
    rang = said_no(news_by=NewsBy.PHONE)
    assert list(dues(on(TUESDAY, rang)).items()) == [("ask_feedback", TUESDAY), ("ask_feedback_by_phone", TUESDAY)]
    for way in ("ask_feedback", "ask_feedback_by_phone"):
        assert dues(on(WEDNESDAY, sent(rang, way, TUESDAY))) == {}


def test_nobody_is_rung_at_a_weekend_but_who_rings() -> None:
    rang = said_no(news_by=NewsBy.PHONE)
    saturday, next_monday = date(2026, 11, 28), date(2026, 11, 30)
    for moved in ({}, {"ask_feedback_by_phone": Mark("ask_feedback_by_phone", moved_to=date(2026, 11, 29))}):
        days = dues(on(saturday, replace(rang, marks=moved)))
        assert days == {"ask_feedback": saturday, "ask_feedback_by_phone": next_monday}
    they_ring = said_no({"shall_we_look": "on_the_phone"}, outcome_on=saturday)
    assert dues(on(saturday, they_ring))["ask_feedback_by_phone"] == saturday


def test_feedback_asked_on_tuesday_is_asked_after_on_friday_and_leads_to_looking_in_after_six_months() -> None:
    asked = sent(said_no(), "ask_feedback", TUESDAY)
    assert advice_of(on(WEDNESDAY, asked)) == "wait_for_feedback"
    assert advice_of(on(FRIDAY, asked)) == "has_it_come"

    not_yet = replace(asked, choices={"has_it_come": "not_yet"})
    assert dues(on(FRIDAY, not_yet)) == {"ask_feedback_again": FRIDAY}
    again = sent(not_yet, "ask_feedback_again", FRIDAY)
    assert advice_of(on(date(2026, 12, 2), again)) == "closing_note"

    lapsed = on(date(2026, 12, 22), asked)
    assert dues(lapsed) == {"closing": date(2026, 12, 22)}

    told = replace(asked, feedback=Feedback(received_on=FRIDAY, words="Too short"))
    assert advice_of(on(FRIDAY, told)) == "what_was_it_like"
    came = replace(told, choices={"what_was_it_like": "useful"})
    assert advice_of(on(FRIDAY, came)) == "place_feedback"
    next_monday = date(2026, 11, 30)
    placed = replace(came, panel_views={Criterion.PERFORMANCE: View.CONCERN})
    assert dues(on(next_monday, placed)) == {"closing": next_monday}
    closed = sent(placed, "closing", next_monday)
    assert dues(on(date(2027, 2, 1), closed)) == {"look_in": date(2027, 5, 23)}
    looked_in = sent(closed, "look_in", date(2027, 5, 24))
    assert advice_of(on(date(2027, 5, 24), looked_in)) == "all_done"


@pytest.mark.parametrize("placed", [{}, {Criterion.PERFORMANCE: View.CONCERN}], ids=["as it is", "on the areas"])
@pytest.mark.parametrize(("answer", "first"), [("useful", 26), ("vague", 26), ("hurt", 27)])
def test_nothing_is_due_on_the_day_on_which_feedback_comes(
    placed: dict[Criterion, View], answer: str, first: int
) -> None:
    asked = sent(said_no({"what_was_it_like": answer}), "ask_feedback", TUESDAY)
    came = replace(asked, feedback=Feedback(received_on=WEDNESDAY, words="Too short"), panel_views=placed)
    assert min(day for day in dues(on(WEDNESDAY, came)).values() if day) == date(2026, 11, first)


@pytest.mark.parametrize("came_of_it", ["leave_it", "refused"])
def test_who_asked_for_feedback_on_its_last_day_still_has_time_for_a_closing_note(came_of_it: str) -> None:
    asked = sent(said_no({"has_it_come": came_of_it}), "ask_feedback", date(2026, 12, 23))
    ended = replace(asked, feedback=Feedback(none_will_come=True)) if came_of_it == "refused" else asked
    a_week_on = date(2026, 12, 30)
    assert dues(on(a_week_on, ended))["closing"] == a_week_on


def test_a_month_after_a_no_nobody_is_told_to_ask_and_a_closing_note_is_still_kind() -> None:
    asked_until = date(2026, 12, 23)
    assert dues(on(asked_until, said_no(news_by=NewsBy.LETTER))) == {"ask_feedback": asked_until}
    late = on(date(2026, 12, 24), said_no(news_by=NewsBy.LETTER))
    assert (advice_of(late), dues(late)) == ("closing_note", {"closing": date(2026, 12, 24)})
    closed = sent(said_no(), "closing", date(2026, 12, 24))
    assert advice_of(on(date(2026, 12, 25), closed)) == "look_in_again"


@pytest.mark.parametrize("days", range(2, 400, 3))
def test_from_the_day_after_a_no_to_the_last_day_of_the_look_in_there_is_always_something_to_do(days: int) -> None:
    day = MONDAY + timedelta(days)
    assert bool(dues(on(day, said_no()))) is (day <= date(2027, 8, 23))


def test_feedback_dropped_is_never_asked_after() -> None:
    dropped = replace(said_no(), marks={"ask_feedback": Mark("ask_feedback", dropped_on=TUESDAY)})
    assert advice_of(on(FRIDAY, dropped)) == "closing_note"


def test_who_has_asked_about_their_list_is_not_told_to_ask_again() -> None:
    listed = said_no({"reserve_list": "listed"})
    dropped = replace(listed, marks={"ask_list_life": Mark("ask_list_life", dropped_on=TUESDAY)})
    for asked in (sent(listed, "ask_list_life", TUESDAY), dropped):
        standing = on(WEDNESDAY, asked)
        assert advice_of(standing) == "while_listed"
        assert dues(standing) == {"look_in_on_list": date(2027, 2, 23)}
        assert sentences.is_listed(standing.position)


def test_a_reserve_list_is_a_pause_whatever_becomes_of_the_feedback() -> None:
    listed = said_no({"reserve_list": "listed"})
    assert dues(on(MONDAY, listed)) == {"ask_list_life": TUESDAY, "look_in_on_list": date(2027, 2, 23)}
    for feedback in (Feedback(words="Scored 5"), Feedback(none_will_come=True), Feedback(asked_by_voice_on=MONDAY)):
        assert advice_of(on(FRIDAY, replace(listed, feedback=feedback))) == "on_their_list"


TOLD = replace(said_no({"what_was_it_like": "unlawful"}), feedback=Feedback(words="Too old"))
ASKED = said_no({"reserve_list": "forbidden"})


@pytest.mark.parametrize("said", [TOLD, ASKED], ids=["as the reason", "before the no"])
def test_words_that_may_not_be_allowed_bring_a_note_today_and_whom_to_ask_this_week(said: Dossier) -> None:
    # The clock runs on the day itself, so the words are kept while they are there; advice is for the days after.
    assert dues(on(MONDAY, ASKED)) == {"keep_dated_note": MONDAY, "get_advice": TUESDAY}
    assert dues(on(TUESDAY, said)) == {"keep_dated_note": TUESDAY, "get_advice": TUESDAY}
    kept = replace(said, marks={"keep_dated_note": Mark("keep_dated_note", done_on=TUESDAY)})
    assert dues(on(TUESDAY, kept)) == {"get_advice": TUESDAY}
    told = replace(kept, marks={**kept.marks, "get_advice": Mark("get_advice", done_on=TUESDAY)})
    assert advice_of(on(TUESDAY, told)) == "nothing_owed"
    assert dues(on(TUESDAY, told)) == {}  # nobody is asked to thank them
    liked = replace(told, choices={**told.choices, "like_to_close": "write"})
    assert set(dues(on(TUESDAY, liked))) == {"closing"}
    left = replace(told, marks={**told.marks, "closing": Mark("closing", dropped_on=TUESDAY)})
    assert advice_of(on(date(2027, 6, 1), left)) == "nothing_owed"
    for standing in (on(TUESDAY, said), on(TUESDAY, kept)):
        assert standing.tree is not None
        assert standing.tree.advice(advice_of(standing)).help == (HelpKind.EQUALITY, HelpKind.EMPLOYMENT)


def test_who_works_there_is_asked_for_nothing_today_and_for_a_talk_the_day_after_next() -> None:
    inside = said_no({"reserve_list": "works_there"})
    assert advice_of(on(MONDAY, inside)) == "rest_inside"
    assert dues(on(MONDAY, inside)) == {"ask_talk": WEDNESDAY}
    asked = sent(inside, "ask_talk", WEDNESDAY)
    assert advice_of(on(WEDNESDAY, asked)) == "before_the_talk"
    plan = replace(asked, choices={**asked.choices, "what_came_of_it": "plan"})
    assert dues(on(FRIDAY, plan)) == {"look_at_plan": date(2027, 2, 25)}
    letters_sent = {letter for path in ("to_come", "plan", "no_plan", "hurt") for letter in letters_on(asked, path)}
    assert letters_sent == set()  # no CV to keep on file, and nothing to look in on, where one works


@pytest.mark.parametrize(
    "let_rest",
    [
        said_no(),
        said_no({"want_feedback": "not_now"}),
        said_no({"shall_we_look": "not_now"}, news_by=NewsBy.PHONE),
        said_no(via_recruiter=True),
        said_no({"reserve_list": "worked_for_it"}),
        replace(said_no(), feedback=Feedback(received_on=FRIDAY, words="Too short")),
        replace(said_no({"what_was_it_like": "hurt"}), feedback=Feedback(received_on=FRIDAY, words="Too short")),
        replace(said_no({"what_was_it_like": "vague"}), marks={"closing": Mark("closing", dropped_on=FRIDAY)}),
        replace(said_no(), feedback=Feedback(none_will_come=True)),
        sent(said_no(), "ask_feedback", TUESDAY),
    ],
)
def test_whoever_lets_everything_rest_still_meets_the_look_in_unless_they_have_said_no_to_it(let_rest: Dossier) -> None:
    six_months_on = date(2027, 5, 23)
    standing = on(six_months_on, let_rest)
    assert dues(standing) == {"look_in": six_months_on}
    assert agenda.today([standing], six_months_on).action is standing.actions[0]
    for mark in (Mark("look_in", dropped_on=FRIDAY), Mark("look_in", done_on=six_months_on)):
        answered = on(six_months_on, replace(let_rest, marks={**let_rest.marks, "look_in": mark}))
        assert advice_of(answered) == "all_done"


def test_while_a_note_is_still_due_nobody_is_sent_on_to_the_look_in() -> None:
    last_day = date(2027, 2, 23)  # three months after the no: the closing note's last day
    assert advice_of(on(last_day, replace(said_no(), feedback=Feedback(none_will_come=True)))) == "look_back_yourself"
    came = Feedback(received_on=last_day, words="Too short")
    assert (
        advice_of(on(date(2027, 3, 20), replace(said_no({"what_was_it_like": "vague"}), feedback=came))) == "ask_which"
    )


def test_a_reason_that_may_not_be_allowed_is_not_let_go_for_a_friendly_look_in() -> None:
    for said in (TOLD, ASKED):
        assert advice_of(on(date(2027, 5, 23), said)) == "keep_their_words"


@pytest.mark.parametrize("asked", [{"talk_had": "hurt"}, {"what_came_of_it": "hurt"}, {}])
def test_who_works_there_and_was_hurt_rests_before_a_plan_is_asked_for(asked: dict[str, str]) -> None:
    inside = said_no({"reserve_list": "works_there", "what_was_it_like": "hurt", **asked})
    after = sent(inside, "ask_talk", WEDNESDAY)
    if not asked:
        after = replace(inside, marks={"ask_talk": Mark("ask_talk", dropped_on=WEDNESDAY)})
    assert dues(on(date(2026, 12, 11), after)) == {"ask_for_a_plan": date(2026, 12, 25)}
    standing = on(date(2026, 12, 11), after)
    assert standing.tree is not None
    assert HelpKind.LOW_MOOD in standing.tree.advice(advice_of(standing)).help


def test_who_works_there_and_was_hurt_rests_before_asking_for_a_talk() -> None:
    hurt = replace(
        said_no({"reserve_list": "works_there", "what_was_it_like": "hurt"}), feedback=Feedback(words="No leader")
    )
    assert advice_of(on(MONDAY, hurt)) == "hurt_inside"
    assert dues(on(MONDAY, hurt))["ask_talk"] == date(2026, 11, 30)
    assert advice_of(on(TUESDAY, hurt)) == "hurt_inside"
    assert dues(on(TUESDAY, hurt)) == {"keep_one_thing": WEDNESDAY, "ask_talk": date(2026, 11, 30)}


def test_two_weeks_after_a_talk_was_asked_for_somebody_asks_whether_it_took_place() -> None:
    asked = sent(said_no({"reserve_list": "works_there"}), "ask_talk", WEDNESDAY)
    assert dues(on(WEDNESDAY, asked)) == {"prepare_talk": date(2026, 11, 26)}
    assert advice_of(on(date(2026, 12, 8), asked)) == "before_the_talk"
    later = on(date(2026, 12, 9), asked)
    assert advice_of(later) == "talk_had"
    assert agenda.today([later], date(2026, 12, 9)).state is agenda.TodayState.DUE


def letters_on(dossier: Dossier, came: str) -> set[str]:
    """The letters that are offered after this came of the talk."""
    after = replace(dossier, choices={**dossier.choices, "what_came_of_it": came})
    return {action.letter for action in on(FRIDAY, after).actions if action.letter}


def test_unpaid_work_is_asked_about_and_feedback_all_the_same() -> None:
    worked = said_no({"reserve_list": "worked_for_it"})
    assert set(dues(on(TUESDAY, worked))) == {"write_down_the_work", "ask_work_pay", "get_pay_advice"}
    asked = sent(worked, "ask_work_pay", TUESDAY)
    assert dues(on(WEDNESDAY, asked)) == {"ask_feedback": WEDNESDAY, "get_pay_advice": WEDNESDAY}


def test_a_person_is_asked_for_where_software_judged_and_a_service_after_two_weeks() -> None:
    judged = said_no({"reserve_list": "software"})
    assert dues(on(TUESDAY, judged)) == {"ask_for_person": TUESDAY}
    asked = sent(judged, "ask_for_person", TUESDAY)
    assert dues(on(TUESDAY, asked)) == {"get_software_advice": date(2026, 12, 8)}
    answered = replace(asked, choices={**asked.choices, "person_answered": "answered"})
    assert dues(on(WEDNESDAY, answered)) == {}  # no note that it was good to meet them, where nobody was met


def test_what_goes_along_is_the_lowest_area_the_own_line_and_the_question_that_made_one_stumble() -> None:
    debriefed = replace(
        sent(said_no(), "closing", TUESDAY),
        scores={Criterion.FIT: Score(Criterion.FIT, 2, 2, "I backed off")},
        questions=(AskedQuestion("q", 0, "Why us?", answered=Answered.STUMBLED),),
        feedback=Feedback(none_will_come=True),
    )
    lowest, own_line, stumbled = lines(on(FRIDAY, debriefed), FRIDAY)
    assert lowest.startswith("By your own debrief, fit came lowest.")
    assert "“I backed off”" in own_line
    assert "“Why us?”" in stumbled


def test_a_look_back_on_nothing_names_no_line_and_no_question() -> None:
    closed = sent(replace(said_no(), feedback=Feedback(none_will_come=True)), "closing", TUESDAY)
    assert lines(on(FRIDAY, closed), FRIDAY) == []
