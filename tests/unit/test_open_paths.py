"""The paths of an open interview, walked day by day in Debrief's own texts: to come, silent, and with an offer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coaching import agenda, content, letters
from coaching.agenda import Standing
from coaching.facts import FIRM_ELSEWHERE, texts
from coaching.records import Dossier, Interview, Mark, Offer, OfferAnswer, Outcome, Stage
from coaching.tree import asides
from tests.unit.paths_at_work import dues, on, sent

MOMENT = datetime(2026, 11, 9, 18, tzinfo=UTC)
HELD_ON = date(2026, 11, 11)  # a Wednesday
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
WEEK = timedelta(7)


def waiting(choices: Mapping[str, str] | None = None, **known: object) -> Dossier:
    one = Interview("i1", "a1", "Northwind", MOMENT, MOMENT, held_on=HELD_ON)
    return Dossier(replace(one, **known), choices=choices or {})  # type: ignore[arg-type]  # fields of an interview


def thanked(choices: Mapping[str, str] | None = None, **known: object) -> Dossier:
    return sent(waiting(choices, **known), "thank_you", HELD_ON + timedelta(1))


def elsewhere(offer: Offer | None) -> Dossier:
    """Another employer's offer."""
    return Dossier(
        Interview("i2", "a2", "Osprey Labs", MOMENT, MOMENT, held_on=HELD_ON, outcome=Outcome.SUCCESSFUL), offer=offer
    )


def offered(offer: Offer | None = None) -> Dossier:
    return replace(waiting(outcome=Outcome.SUCCESSFUL, outcome_on=FRIDAY), offer=offer)


OPEN = elsewhere(Offer(answer_by=FRIDAY))
ACCEPTED = elsewhere(Offer(answer=OfferAnswer.ACCEPTED, answered_on=MONDAY))
FIRM = elsewhere(Offer(answer=OfferAnswer.ACCEPTED, answered_on=MONDAY, in_writing_on=MONDAY, conditions_met_on=MONDAY))


def dropped(dossier: Dossier, step: str, on: date) -> Dossier:
    return replace(dossier, marks={**dossier.marks, step: Mark(step, dropped_on=on)})


def done(dossier: Dossier, step: str, on: date) -> Dossier:
    return replace(dossier, marks={**dossier.marks, step: Mark(step, done_on=on)})


def advice_of(standing: Standing) -> str:
    assert standing.position is not None
    assert standing.position.question is None
    return "+".join(standing.position.advice)


def lines(standing: Standing, day: date, others: Sequence[Dossier]) -> str:
    """What the advice says for some, filled."""
    assert standing.tree is not None
    node = standing.tree.advice(advice_of(standing))
    known = texts(standing.dossier, day, standing.facts, others)
    return " ".join(letters.render(line, known) for line in asides(node, standing.facts))


def test_the_evening_after_asks_for_nothing_and_the_thank_you_is_ready_the_next_day() -> None:
    assert advice_of(on(HELD_ON, waiting())) == "put_it_down"
    assert dues(on(HELD_ON, waiting())) == {"thank_you": date(2026, 11, 12)}
    assert advice_of(on(date(2026, 11, 12), waiting())) == "thank_you"
    assert advice_of(on(date(2026, 11, 17), waiting())) == "wait"


def test_from_their_friday_over_two_notes_to_the_day_on_which_it_is_fair_to_stop() -> None:
    promised = thanked(decision_due_on=FRIDAY)
    assert advice_of(on(date(2026, 11, 19), promised)) == "wait"
    for day in (FRIDAY, date(2026, 11, 21), date(2026, 11, 22)):
        assert advice_of(on(day, promised)) == "on_their_day"
        assert dues(on(day, promised)) == {}
    assert dues(on(MONDAY, promised)) == {"note": MONDAY}

    once = sent(promised, "note", MONDAY)
    assert advice_of(on(MONDAY, once)) == "wait_a_week"
    assert dues(on(MONDAY + WEEK, once)) == {"second_note": MONDAY + WEEK}

    twice = sent(once, "second_note", MONDAY + WEEK)
    assert advice_of(on(MONDAY + WEEK, twice)) == "wait_once_more"
    ended = on(MONDAY + 2 * WEEK, twice)
    assert ended.position is not None
    assert (ended.position.advice, ended.position.question) == ((), "keep_or_close")
    assert agenda.today([ended], MONDAY + 2 * WEEK).state is agenda.TodayState.DUE


def test_a_new_date_of_theirs_is_waited_for_whatever_was_sent_before() -> None:
    twice = sent(sent(thanked(decision_due_on=FRIDAY), "note", MONDAY), "second_note", MONDAY + WEEK)
    new = replace(twice, interview=replace(twice.interview, decision_due_on=date(2026, 12, 11)))

    assert advice_of(on(date(2026, 12, 7), new)) == "wait"
    assert dues(on(date(2026, 12, 14), new)) == {"note": date(2026, 12, 14)}


def test_their_day_weeks_ago_leaves_one_note_or_closing() -> None:
    promised = thanked(decision_due_on=FRIDAY)
    assert advice_of(on(date(2026, 12, 3), promised)) == "first_note"
    assert advice_of(on(date(2026, 12, 4), promised)) == "one_last_note"


def test_who_keeps_it_open_is_asked_once_more_weeks_later_and_not_before() -> None:
    twice = sent(sent(thanked(), "note", MONDAY), "second_note", MONDAY + WEEK)
    kept = replace(twice, choices={"keep_or_close": "keep_open"})

    again = date(2027, 1, 11)
    assert dues(on(MONDAY + 2 * WEEK, kept)) == {"decide_again": again}
    assert dues(on(again, kept)) == {"decide_again": again}


@pytest.mark.parametrize("ends", [sent, dropped])
@pytest.mark.parametrize(
    ("choice", "advice", "step", "letter"),
    [
        ("promised_something", "send_promised", "send_promised", "send_promised"),
        ("another_offer", "press_kindly", "press_kindly", "press_kindly"),
        ("forgot_something", "add_what_was_left_out", "forgotten", "forgotten"),
    ],
)
def test_what_came_up_holds_the_path_only_until_it_is_done_or_left_out(
    choice: str, advice: str, step: str, letter: str | None, ends: object
) -> None:
    came_up = thanked({"something_changed": choice}, decision_due_on=FRIDAY)
    assert advice_of(on(MONDAY, came_up)) == advice
    assert dues(on(MONDAY, came_up)) == {step: MONDAY}

    over = sent(came_up, letter, MONDAY) if ends is sent and letter else None
    over = over or (done if ends is sent else dropped)(came_up, step, MONDAY)
    assert advice_of(on(MONDAY, over)) == "first_note"


def test_after_a_remark_whom_to_ask_stays_beside_what_comes_next_until_it_is_done() -> None:
    remark = thanked({"something_changed": "asked_the_forbidden"}, decision_due_on=FRIDAY)
    assert dues(on(MONDAY, remark)) == {"keep_dated_note": MONDAY, "get_advice": MONDAY}
    noted = done(remark, "keep_dated_note", MONDAY)
    assert advice_of(on(MONDAY, noted)) == "ask_a_service+first_note"
    assert dues(on(MONDAY, noted)) == {"get_advice": MONDAY, "note": MONDAY}
    rung = done(noted, "get_advice", MONDAY)
    assert advice_of(on(MONDAY, rung)) == "ask_a_service+first_note"
    over = replace(rung, choices={**rung.choices, "service_asked": "done"})
    assert advice_of(on(MONDAY, over)) == "first_note"


def test_a_no_remembers_the_remark_and_asks_for_advice_once_more() -> None:
    remark = {"something_changed": "asked_the_forbidden"}
    noted = done(done(thanked(remark), "keep_dated_note", FRIDAY), "get_advice", FRIDAY)
    no = replace(noted, interview=replace(noted.interview, outcome=Outcome.UNSUCCESSFUL, outcome_on=MONDAY))
    tuesday = MONDAY + timedelta(1)
    for one in (no, replace(no, choices={})):
        assert advice_of(on(tuesday, one)) == "get_advice_this_week"
        assert dues(on(tuesday, one)) == {"get_advice": tuesday}
    earlier = replace(noted, interview=replace(noted.interview, id="i0", outcome=Outcome.SECOND_INTERVIEW))
    second = waiting(outcome=Outcome.UNSUCCESSFUL, outcome_on=MONDAY)
    assert advice_of(on(tuesday, second, [earlier])) == "keep_their_words"
    asked_otherwise = replace(no, choices={**remark, "reserve_list": "not_listed"})
    assert advice_of(on(tuesday, asked_otherwise)) == "ask_feedback"


@pytest.mark.parametrize("said", [{"something_changed": "asked_the_forbidden"}, {"what_they_need": "private+pay"}])
@pytest.mark.parametrize(
    ("outcome", "reached"),
    [
        (Outcome.UNSUCCESSFUL, "keep_their_words"),
        (Outcome.NO_ANSWER, "quiet_words"),
        (Outcome.CANCELLED, "asked_then_stopped"),
        (Outcome.WITHDRAWN, "left_words"),
    ],
)
def test_however_it_ends_a_remark_from_before_is_remembered(
    said: dict[str, str], outcome: Outcome, reached: str
) -> None:
    ended = waiting(said, outcome=outcome, outcome_on=MONDAY)
    for day in (MONDAY, MONDAY + timedelta(1)):
        assert advice_of(on(day, ended)) == reached
    other = on(MONDAY, waiting({"what_they_need": "pay"}, outcome=outcome, outcome_on=MONDAY))
    assert other.position is not None
    assert reached not in other.position.advice


def test_who_left_over_a_remark_says_nothing_of_having_enjoyed_it() -> None:
    template = content.load().letters["withdraw_kindly"]
    for choices, enjoyed in (({}, True), ({"second_thoughts": "forbidden"}, False)):
        one = on(MONDAY, waiting(choices, outcome=Outcome.WITHDRAWN, outcome_on=MONDAY))
        body = letters.fill(template, one.dossier, MONDAY, {}, one.texts(MONDAY)).body
        assert ("I enjoyed" in body) is enjoyed
        assert "because" not in body
    given = {"reason": "It is too far from where I live."}
    assert "my application, because it is too far" in letters.fill(template, one.dossier, MONDAY, given, {}).body


def test_who_wants_the_job_no_more_tells_them_and_then_writes_it_down() -> None:
    no_more = thanked({"something_changed": "not_interested"})
    assert dues(on(MONDAY, no_more)) == {"withdraw_kindly": MONDAY}
    told = sent(no_more, "withdraw_kindly", MONDAY)
    assert dues(on(MONDAY, told)) == {"record_withdrawal": MONDAY}
    written = replace(told, interview=replace(told.interview, outcome=Outcome.WITHDRAWN, outcome_on=MONDAY))
    assert advice_of(on(MONDAY, written)) == "withdrawn_done"
    assert dues(on(MONDAY, written)) == {}


def test_another_offer_presses_once_and_then_the_path_goes_on() -> None:
    one = thanked(decision_due_on=FRIDAY)
    assert dues(on(HELD_ON + WEEK, one, [OPEN])) == {"press_kindly": HELD_ON + WEEK}
    pressed = sent(one, "press_kindly", HELD_ON + WEEK)
    assert advice_of(on(HELD_ON + WEEK, pressed, [OPEN])) == "wait"
    assert "to answer by Friday" in lines(on(HELD_ON + WEEK, pressed, [OPEN]), HELD_ON + WEEK, [OPEN])


def test_a_yes_elsewhere_that_is_not_firm_says_keep_it_on_every_stretch_of_the_path() -> None:
    noted = sent(thanked(), "note", MONDAY)
    twice = sent(noted, "second_note", MONDAY + WEEK)
    kept = replace(twice, choices={"keep_or_close": "keep_open"})
    named = thanked(decision_due_on=FRIDAY)
    stretches = [
        (HELD_ON, waiting()),
        (HELD_ON + timedelta(1), waiting()),
        (HELD_ON + timedelta(2), thanked()),
        (FRIDAY, named),
        (MONDAY, named),
        (date(2026, 12, 4), named),
        (MONDAY, noted),
        (MONDAY + WEEK, noted),
        (MONDAY + WEEK, twice),
        (MONDAY + 2 * WEEK, kept),
    ]
    found = {
        advice_of(on(day, one, [ACCEPTED])): lines(on(day, one, [ACCEPTED]), day, [ACCEPTED]) for day, one in stretches
    }

    assert len(found) == len(stretches)
    assert [advice for advice, said in found.items() if "Keep this one open" not in said] == []


@pytest.mark.parametrize("held_on", [HELD_ON, MONDAY + timedelta(3), None])
def test_a_firm_yes_elsewhere_asks_and_then_withdraws_kindly_or_goes_on(held_on: date | None) -> None:
    one = waiting(held_on=held_on)
    asked = on(MONDAY, one, [FIRM])
    assert asked.position is not None
    question = asked.position.question or ""
    assert (dues(asked), question in FIRM_ELSEWHERE) == ({}, True)
    goes_on = replace(one, choices={question: "keep_going"})
    assert dues(on(MONDAY, goes_on, [FIRM])) == dues(on(MONDAY, one))
    one = replace(one, choices={question: "pull_out"})
    assert dues(on(MONDAY, one, [FIRM])) == {"withdraw_kindly": MONDAY}
    assert dues(on(MONDAY, sent(one, "withdraw_kindly", MONDAY), [FIRM])) == {"record_withdrawal": MONDAY}
    assert "withdraw_kindly" not in dues(on(MONDAY, one))
    assert "withdraw_kindly" not in dues(on(MONDAY, one, [ACCEPTED]))


PREPARATION = {"rehearse", "questions_ready", "check_the_way", "lay_it_out", "early_night"}


@pytest.mark.parametrize("stage", [None, *Stage])
@pytest.mark.parametrize("days", range(1, 31))
def test_on_every_day_before_it_all_of_the_preparation_that_is_not_done_is_there(
    days: int, stage: Stage | None
) -> None:
    day = date(2026, 12, 18)
    coming = waiting(held_on=day, stage=stage)

    assert dues(on(day - timedelta(days), coming)).keys() == PREPARATION | {"ask_ahead"}
    knows = replace(coming, choices={"do_you_know": "yes"})
    assert dues(on(day - timedelta(days), knows)).keys() == PREPARATION
    ready = sent(done(coming, "rehearse", HELD_ON), "ask_ahead", HELD_ON)
    assert dues(on(day - timedelta(days), ready)).keys() == PREPARATION - {"rehearse"}


def test_what_awaits_is_asked_first_and_the_evening_before_comes_last() -> None:
    day = date(2026, 12, 18)
    coming = waiting(held_on=day)
    assert on(day - timedelta(30), coming).actions[0].due == date(2026, 12, 11)
    for days in (3, 1):
        assert on(day - timedelta(days), coming).actions[0].key == "ask_ahead"
    assert advice_of(on(day - timedelta(1), sent(coming, "ask_ahead", HELD_ON))) == "evening_before"
    assert advice_of(on(day, coming)) == "put_it_down"


def test_when_they_stopped_hiring_the_question_and_the_look_in_never_fall_on_one_day() -> None:
    stopped = waiting(outcome=Outcome.CANCELLED, outcome_on=FRIDAY)
    for days in range(60):
        due = dues(on(FRIDAY + timedelta(days), stopped)).values()
        assert len(set(due)) == len(due)


@pytest.mark.parametrize("answer_by", [None, FRIDAY - WEEK, FRIDAY, MONDAY + timedelta(1), MONDAY + WEEK])
@pytest.mark.parametrize("conditions", ["", "References"])
@pytest.mark.parametrize("met_on", [None, FRIDAY])
@pytest.mark.parametrize("in_writing_on", [None, FRIDAY])
@pytest.mark.parametrize("answer", [None, *OfferAnswer])
@pytest.mark.parametrize("others", [(), (OPEN,), (ACCEPTED,), (FIRM,)])
def test_no_state_of_an_offer_is_without_something_to_do(
    *,
    answer_by: date | None,
    conditions: str,
    met_on: date | None,
    in_writing_on: date | None,
    answer: OfferAnswer | None,
    others: Sequence[Dossier],
) -> None:
    answered_on = MONDAY if answer else None
    offer = Offer(
        in_writing_on=in_writing_on,
        conditions=conditions,
        conditions_met_on=met_on,
        answer_by=answer_by,
        answer=answer,
        answered_on=answered_on,
    )
    stands = on(MONDAY, offered(offer), others)

    if answer is OfferAnswer.DECLINED:
        assert (advice_of(stands), dues(stands)) == ("offer_left", {})
        return
    assert dues(stands)[stands.actions[0].key] == MONDAY
    is_firm = offer.is_firm
    assert ("hand_in_notice" in dues(stands)) is is_firm
    said = advice_of(stands)
    assert is_firm == (said == "offer_accepted")
    node = content.load().trees["successful"].advice(said)
    words = f"{node.headline} {node.text} {node.checklist}"
    assert is_firm or said in {"offer_firm", "offer_declined"} or "on’t resign" in words or "Resign only after" in words


def test_an_offer_names_the_other_open_interviews_and_the_day_for_the_answer() -> None:
    asked = offered(Offer(answer_by=date(2026, 11, 25)))
    others = [asked, replace(elsewhere(None), interview=replace(elsewhere(None).interview, outcome=Outcome.WAITING))]

    said = lines(on(MONDAY, asked, others), MONDAY, others)

    assert "Osprey Labs" in said
    assert "Wednesday" in said


def test_an_offer_goes_from_spoken_over_conditions_to_firm() -> None:
    told = offered()
    assert dues(on(FRIDAY, told)) == {
        "acknowledge_offer": FRIDAY,
        "note_offer": FRIDAY,
    }
    written = replace(told, offer=Offer(in_writing_on=MONDAY, conditions="References", answer_by=MONDAY + WEEK))
    assert dues(on(MONDAY, written)) == {
        "compare_offer": MONDAY,
        "meet_conditions": MONDAY,
        "say_yes": date(2026, 11, 27),  # the last working day before
    }
    yes = sent(written, "say_yes", MONDAY)
    assert advice_of(on(MONDAY, yes)) == "yes_with_conditions"
    assert yes.offer is not None
    met = replace(yes, offer=replace(yes.offer, conditions_met_on=MONDAY + WEEK))
    assert dues(on(MONDAY + WEEK, met)) == {"hand_in_notice": MONDAY + WEEK}
    left = done(met, "hand_in_notice", MONDAY + WEEK)
    assert advice_of(on(MONDAY + WEEK, left)) == "before_you_start"


def test_an_offer_that_is_not_wanted_is_declined_and_done() -> None:
    unwanted = replace(offered(Offer(answer_by=FRIDAY)), choices={"your_answer": "no_thanks"})
    assert dues(on(MONDAY, unwanted)) == {"decline_offer": MONDAY}
    assert advice_of(on(MONDAY, sent(unwanted, "decline_offer", MONDAY))) == "offer_left"


@pytest.mark.parametrize("ends", [sent, dropped])
@pytest.mark.parametrize(
    ("more", "advice", "step", "letter"),
    [
        ("referees", "warn_them_first", "warn_referees", None),
        ("my_pay", "their_range_first", "say_on_pay", "say_on_pay"),
        ("trial", "before_a_trial", "ask_about_task", "ask_about_task"),
    ],
)
def test_what_they_want_beside_it_holds_the_path_only_until_it_is_done_or_left_out(
    more: str, advice: str, step: str, letter: str | None, ends: object
) -> None:
    wanted = thanked({"something_changed": "they_want_more", "what_more": more}, decision_due_on=FRIDAY)
    assert advice_of(on(MONDAY, wanted)) == advice
    assert dues(on(MONDAY, wanted)) == {step: MONDAY}

    over = sent(wanted, letter, MONDAY) if ends is sent and letter else None
    over = over or (done if ends is sent else dropped)(wanted, step, MONDAY)
    assert advice_of(on(MONDAY, over)) == "first_note"


def test_who_is_low_reads_whom_to_turn_to_and_still_has_what_is_due() -> None:
    low = waiting({"something_changed": "hard_on_me", "how_hard": "low"})
    stands = on(HELD_ON + timedelta(1), low)
    assert advice_of(stands) == "talk_to_somebody+thank_you"
    assert dues(stands) == {"thank_you": HELD_ON + timedelta(1)}
    assert stands.tree is not None
    assert set(stands.tree.advice("talk_to_somebody").help) == {"low_mood", "crisis"}


def test_a_false_job_is_left_without_a_word_to_them() -> None:
    wants_money = thanked({"something_changed": "they_want_more", "what_more": "money"}, decision_due_on=FRIDAY)
    assert dues(on(MONDAY, wants_money)) == {"check_the_firm": MONDAY}
    false = replace(wants_money, choices={**wants_money.choices, "are_they_real": "not_real"})
    assert dues(on(MONDAY, false)).keys() == {"report_the_job", "record_withdrawal"}
    assert [action.letter for action in on(MONDAY, false).actions] == [None, None]


def test_a_broken_line_asks_for_another_time_and_a_new_day_prepares_for_it() -> None:
    broke = waiting({"something_changed": "went_wrong", "what_went_wrong": "broke"})
    assert dues(on(HELD_ON, broke)) == {"try_again": HELD_ON}
    asked = sent(broke, "try_again", HELD_ON)
    assert dues(on(HELD_ON, asked)) == {
        "write_new_day": date(2026, 11, 16)
    }  # no thank-you before it has come to an end
    enough = replace(asked, choices={**asked.choices, "another_time_named": "enough"})
    assert dues(on(date(2026, 11, 12), enough)) == {"thank_you": date(2026, 11, 12)}
    again = replace(asked, interview=replace(asked.interview, held_on=MONDAY))
    assert advice_of(on(FRIDAY, again)) == "find_out_soon"
    assert advice_of(on(MONDAY, again)) == "put_it_down"


def test_a_day_that_did_not_take_place_is_asked_for_anew_and_is_behind_once_it_was_held() -> None:
    letter = "try_again"
    none = waiting({"something_changed": "went_wrong", "what_went_wrong": "missed"})
    assert dues(on(HELD_ON, none)) == {letter: HELD_ON, "take_day_out": HELD_ON}

    asked = sent(none, letter, HELD_ON)
    out = replace(asked, interview=replace(asked.interview, held_on=None))
    assert advice_of(on(HELD_ON, out)) == "wait_for_a_day"
    assert dues(on(HELD_ON, out)) == {"ring_about_the_day": date(2026, 11, 16)}
    new = replace(asked, interview=replace(asked.interview, held_on=FRIDAY))
    assert dues(on(FRIDAY - timedelta(2), new)).keys() >= PREPARATION
    assert advice_of(on(FRIDAY, new)) == "put_it_down"


CALLED_OFF = {"does_it_hold": "called_off", "old_day": "2026-11-26 14:00"}


def test_a_day_that_they_called_off_asks_for_another_and_ends_after_a_second_silence() -> None:
    off = waiting(CALLED_OFF, held_on=None)
    assert advice_of(on(MONDAY, off)) == "they_moved_it"
    assert dues(on(MONDAY, off)) == {"other_times": MONDAY}

    asked, ring = sent(off, "other_times", MONDAY), date(2026, 11, 26)
    assert advice_of(on(MONDAY, asked)) == "wait_for_a_day"
    assert dues(on(MONDAY, asked)) == {"ring_about_the_day": ring}

    rung = done(asked, "ring_about_the_day", ring)
    waits = on(date(2026, 11, 30), rung)
    assert advice_of(waits) == "wait_after_ringing"
    said = texts(rung, date(2026, 11, 30), waits.facts)
    assert "on 1\u00a0December you may stop waiting" in letters.render(
        content.load().trees["coming_up"].advice("wait_after_ringing").headline, said
    )
    assert dues(on(date(2026, 11, 30), rung)) == {}
    ended = on(date(2026, 12, 1), rung)
    assert ended.position is not None
    assert (ended.position.advice, ended.position.question) == ((), "keep_it_without_a_day")
    kept = replace(rung, choices={**CALLED_OFF, "keep_it_without_a_day": "keep_open"})
    assert advice_of(on(date(2026, 12, 1), kept)) == "open_without_a_day"


def test_the_words_about_a_day_that_was_called_off_name_it() -> None:
    off = waiting(CALLED_OFF, held_on=None)
    said = texts(off, MONDAY, on(MONDAY, off).facts)
    for name in ("other_times", "ring_about_the_day"):
        words = letters.fill(content.load().letters[name], off, MONDAY, {"name": "Al"}, said)
        assert "on 26 November" in words.body


def test_who_names_no_other_times_can_leave_it() -> None:
    off = dropped(waiting(CALLED_OFF, held_on=None), "other_times", MONDAY)
    stands = on(MONDAY, off).position
    assert stands is not None
    assert stands.question == "still_like_to_go"
    rather_not = replace(off, choices={**off.choices, "still_like_to_go": "rather_not"})
    assert dues(on(MONDAY, rather_not)) == {"withdraw_kindly": MONDAY}
    assert advice_of(on(MONDAY, sent(off, "withdraw_kindly", MONDAY))) == "write_down_the_end"
    like_to = replace(off, choices={**off.choices, "still_like_to_go": "like_to"})
    assert dues(on(MONDAY, like_to)) == {"ring_about_the_day": date(2026, 11, 26)}


def test_who_is_asked_for_money_before_the_day_is_asked_to_write_nothing_until_it_is_checked() -> None:
    coming = waiting({"does_it_hold": "money"}, held_on=FRIDAY)
    assert dues(on(MONDAY - WEEK, coming)) == {"check_the_firm": MONDAY - WEEK}
    false = replace(coming, choices={**coming.choices, "who_they_are": "not_real"})
    assert [action.letter for action in on(MONDAY - WEEK, false).actions] == [None, None]
    real = replace(coming, choices={**coming.choices, "who_they_are": "real"})
    assert dues(on(MONDAY - WEEK, real)).keys() == PREPARATION | {"ask_ahead"}


def test_a_day_ahead_on_which_the_person_cannot_come_asks_for_another_and_then_waits_for_it() -> None:
    day, letter = date(2026, 12, 18), "move_day"
    moved = waiting({"does_it_hold": "cannot_come"}, held_on=day)
    assert dues(on(MONDAY, moved)) == {letter: MONDAY, "take_day_out": None}

    asked = sent(moved, letter, MONDAY)
    assert dues(on(MONDAY, asked)) == {"take_day_out": MONDAY + timedelta(1)}  # until they have agreed it still stands
    out = replace(asked, interview=replace(asked.interview, held_on=None))
    for is_out in (out, done(out, "take_day_out", MONDAY)):
        assert advice_of(on(MONDAY, is_out)) == "wait_for_a_day"
    anew = done(asked, "take_day_out", MONDAY)
    assert dues(on(MONDAY, anew)).keys() >= PREPARATION


def test_a_day_that_falls_through_a_second_time_is_asked_for_a_second_time() -> None:
    letter = "move_day"
    once = done(sent(waiting({"does_it_hold": "cannot_come"}), letter, FRIDAY), "take_day_out", FRIDAY)
    said_again = datetime.combine(MONDAY + WEEK, MOMENT.timetz())
    anew = replace(once.interview, held_on=date(2026, 12, 18))
    twice = replace(once, interview=anew, chosen_at={"does_it_hold": said_again})
    assert dues(on(MONDAY + WEEK, twice)) == {letter: MONDAY + WEEK, "take_day_out": None}
    asked = sent(twice, letter, MONDAY + WEEK)
    assert dues(on(MONDAY + WEEK, asked)) == {"take_day_out": MONDAY + WEEK + timedelta(1)}


def test_who_wrote_about_a_day_rings_after_three_working_days_and_not_before() -> None:
    asked = sent(waiting(held_on=None), "agree_day", FRIDAY)
    assert dues(on(FRIDAY, asked)) == {"ring_about_the_day": date(2026, 11, 25)}
    assert advice_of(on(FRIDAY, dropped(waiting(held_on=None), "agree_day", FRIDAY))) == "agree_a_day"


def test_who_does_not_want_to_go_tells_them_before_the_day_and_then_writes_it_down() -> None:
    unwanted = waiting({"does_it_hold": "not_wanted"}, held_on=date(2026, 12, 18))
    assert dues(on(MONDAY, unwanted)) == {"withdraw_kindly": MONDAY}
    assert dues(on(MONDAY, sent(unwanted, "withdraw_kindly", MONDAY))) == {"record_withdrawal": MONDAY}
    kept = lines(on(MONDAY, unwanted, [OPEN]), MONDAY, [OPEN])
    assert "until that one is firm" in kept


@pytest.mark.parametrize("days", [1, 2, 3, 7, 30])
def test_what_is_settled_before_the_day_never_takes_the_place_of_the_preparation(days: int) -> None:
    day = date(2026, 12, 18)
    ticks = {
        "adjustments": "ask_adjustments",
        "costly": "ask_travel_costs",
        "test": "ask_about_test",
        "trial": "ask_about_task",
        "private": "keep_dated_note",
        "pay": "say_on_pay",
    }
    for tick, step in {**ticks, "+".join(ticks): "ask_adjustments"}.items():
        coming = waiting({"what_they_need": tick}, held_on=day)
        found = dues(on(day - timedelta(days), coming))
        assert found.keys() >= PREPARATION | {"ask_ahead", step}
        assert found[step] == day - timedelta(days)
