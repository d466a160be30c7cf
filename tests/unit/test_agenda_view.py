from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from coaching import agenda
from coaching.agenda import STILL_WAITING, Standing, TodayState, TodayView, came_off, dated_actions, standing
from coaching.records import Criterion, Dossier, Meta, Offer, OfferAnswer, Outcome, Score
from coaching.tree import Step
from tests.unit.agenda_at_work import (
    ENGLAND,
    FRIDAY,
    HALF_WRITTEN,
    HELD,
    MOMENT,
    MONDAY,
    NEXT_FRIDAY,
    OTHER,
    REASONS,
    SATURDAY,
    TEXTS,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    Texts,
    a_tree,
    advice,
    changed,
    four_ticks,
    lead,
    on,
    said_no,
    view,
)
from tests.unit.paths_at_work import marked, sent


def ids(standings: Iterable[Standing]) -> list[str]:
    return [one.dossier.interview.id for one in standings]


def rest(found: TodayView) -> list[str]:
    return ids(found.rest)


def test_nothing_at_all_is_empty() -> None:
    assert agenda.today([], FRIDAY) == TodayView(TodayState.EMPTY, None, None, ())


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.CANCELLED, Outcome.WITHDRAWN])
def test_with_only_what_is_over_there_is_nothing_to_do_and_it_is_not_empty(outcome: Outcome) -> None:
    texts = Texts({outcome: a_tree(outcome, "over", over=advice("This one is done"))})
    over = standing(changed(HELD, outcome=outcome, outcome_on=MONDAY), texts, TUESDAY, ENGLAND)
    assert agenda.today([over], TUESDAY) == TodayView(TodayState.WAITING, None, None, ())


def test_an_open_interview_with_nothing_due_waits() -> None:
    found = view(FRIDAY, HELD)
    assert (found.state, found.lead, found.action, rest(found)) == (TodayState.WAITING, None, None, ["i1"])


def test_an_interview_whose_debrief_is_open_leads_where_nothing_is_due() -> None:
    found = view(MONDAY, sent(HELD, "thank_you", MONDAY), HALF_WRITTEN)
    assert (found.state, lead(found), found.action, rest(found)) == (TodayState.HALF_WRITTEN, "i2", None, ["i1"])


def test_of_two_half_written_the_later_interview_leads() -> None:
    earlier = sent(changed(HELD, debriefed_at=None), "thank_you", MONDAY)
    assert lead(view(MONDAY, earlier, HALF_WRITTEN)) == lead(view(MONDAY, HALF_WRITTEN, earlier)) == "i2"


def test_of_two_noes_with_something_due_one_leads_and_the_other_can_wait() -> None:
    first, second = said_no(MONDAY), changed(said_no(MONDAY), id="i3", application_id="a3")
    found = view(TUESDAY, first, second)
    assert found.state is TodayState.DUE
    assert {lead(found), *ids(found.can_wait)} == {"i1", "i3"}


def test_something_due_goes_before_something_half_written() -> None:
    found = view(MONDAY, HALF_WRITTEN, HELD)
    assert (found.state, lead(found), rest(found)) == (TodayState.DUE, "i1", ["i2"])
    assert found.action is not None
    assert found.action.key == "thank_you"


def test_what_cannot_be_done_much_longer_leads_and_a_question_comes_last() -> None:
    asked = replace(
        sent(said_no(MONDAY), "ask_feedback", TUESDAY), interview=replace(said_no(MONDAY).interview, id="i3")
    )
    undone = changed(said_no(MONDAY), id="i4")
    thanks = changed(OTHER, held_on=WEDNESDAY)
    assert lead(view(NEXT_FRIDAY, asked, undone, thanks)) == "i2"
    assert lead(view(NEXT_FRIDAY, asked, undone)) == "i4"
    assert lead(view(NEXT_FRIDAY, asked)) == "i3"


def test_of_two_that_are_as_urgent_the_later_interview_leads() -> None:
    earlier, later = said_no(MONDAY), changed(said_no(MONDAY), id="i2", held_on=SATURDAY)
    assert lead(view(TUESDAY, earlier, later)) == lead(view(TUESDAY, later, earlier)) == "i2"


def test_a_question_outside_of_a_no_is_not_due() -> None:
    found = view(MONDAY, replace(four_ticks(THURSDAY), choices={}))
    assert found.state is TodayState.WAITING


def test_on_the_day_of_a_no_nothing_else_is_said() -> None:
    found = view(MONDAY, HELD, HALF_WRITTEN, changed(said_no(MONDAY), id="i3"))
    assert (found.state, lead(found), found.action, rest(found)) == (TodayState.SAID_NO, "i3", None, ["i1", "i2"])
    assert view(TUESDAY, HELD, HALF_WRITTEN, changed(said_no(MONDAY), id="i3")).state is TodayState.DUE


def test_of_two_that_said_no_today_the_later_news_leads() -> None:
    early = changed(said_no(MONDAY), news_at=MOMENT)
    late = changed(said_no(MONDAY), id="i2", news_at=MOMENT + timedelta(hours=2))
    assert lead(view(MONDAY, early, late)) == lead(view(MONDAY, late, early)) == "i2"
    unknown = changed(said_no(MONDAY), id="i3", news_at=None, created_at=MOMENT - timedelta(1))
    assert lead(view(MONDAY, unknown, early)) == "i1"


def test_only_a_no_of_today_is_said_no_and_other_news_is_not() -> None:
    assert view(MONDAY, changed(HELD, outcome=Outcome.NO_ANSWER, outcome_on=MONDAY)).state is TodayState.WAITING
    assert view(MONDAY, changed(HELD, outcome=Outcome.SUCCESSFUL, outcome_on=MONDAY)).state is TodayState.OFFER


def test_the_rest_are_all_others_that_are_open_the_next_step_first_then_the_earlier_interview() -> None:
    coming = changed(OTHER, id="coming", held_on=date(2026, 12, 20))
    undated = changed(OTHER, id="undated", held_on=None)
    offer = changed(OTHER, id="offer", outcome=Outcome.SUCCESSFUL)
    nothing_left = marked(sent(changed(OTHER, id="waits"), "thank_you", THURSDAY), "note", dropped_on=NEXT_FRIDAY)
    later = changed(nothing_left, id="waits too", held_on=THURSDAY)
    closed = changed(OTHER, id="closed", outcome=Outcome.NO_ANSWER)
    found = view(NEXT_FRIDAY, later, nothing_left, coming, closed, undated, offer)
    assert lead(found) == "offer"
    assert rest(found) == ["undated", "coming", "waits", "waits too"]


def test_what_can_wait_has_something_to_do_and_what_waits_has_nothing_now() -> None:
    due = changed(HELD, id="due")
    half = sent(changed(HALF_WRITTEN, id="half"), "thank_you", TUESDAY)
    offer = changed(OTHER, id="offer", outcome=Outcome.SUCCESSFUL, outcome_on=MONDAY)
    coming = changed(OTHER, id="coming", held_on=date(2026, 12, 20))
    later = changed(OTHER, id="later", held_on=TUESDAY)
    found = view(TUESDAY, due, half, offer, coming, later)
    assert (found.state, lead(found)) == (TodayState.OFFER, "offer")
    assert ids(found.can_wait) == ["due", "half", "coming"]
    assert ids(found.waiting) == ["later"]
    assert ids(view(TUESDAY, due, later).waiting) == ["later"]


# An offer


def offered(answer_by: date | None = None, **interview: object) -> Dossier:
    """An offer that came on Monday."""
    dossier = changed(OTHER, outcome=Outcome.SUCCESSFUL, outcome_on=MONDAY, news_at=MOMENT, **interview)
    return replace(dossier, offer=Offer(answer_by=answer_by))


def test_an_offer_to_answer_within_two_days_goes_before_everything_also_when_the_day_has_passed() -> None:
    no, coming = changed(said_no(TUESDAY), id="no"), changed(HELD, id="coming", held_on=WEDNESDAY)
    for answer_by in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY):
        found = view(TUESDAY, no, coming, offered(answer_by))
        assert (found.state, lead(found), rest(found)) == (TodayState.OFFER, "i2", ["coming"])
    assert view(TUESDAY, no, coming, offered(NEXT_FRIDAY)).state is TodayState.SAID_NO


def test_any_open_offer_goes_before_what_is_due_and_after_a_no_and_an_interview_that_is_near() -> None:
    no, coming = changed(said_no(TUESDAY), id="no"), changed(HELD, id="coming", held_on=WEDNESDAY)
    assert view(TUESDAY, HELD, HALF_WRITTEN, offered()).state is TodayState.OFFER
    assert view(TUESDAY, HELD, no, coming, offered()).state is TodayState.SAID_NO
    assert view(TUESDAY, HELD, coming, offered()).state is TodayState.COMING


def days_past(days: int) -> Dossier:
    return offered(TUESDAY - timedelta(days))


def test_an_offer_whose_day_is_long_past_gives_way_to_everything_else_and_can_wait() -> None:
    no, coming = changed(said_no(TUESDAY), id="no"), changed(HELD, id="coming", held_on=WEDNESDAY)
    assert view(TUESDAY, no, coming, days_past(5)).state is TodayState.OFFER
    found = view(TUESDAY, no, coming, days_past(6))
    assert (found.state, lead(found), ids(found.can_wait)) == (TodayState.SAID_NO, "no", ["coming", "i2"])
    assert lead(view(TUESDAY, HELD, days_past(6))) == "i1"
    alone = view(TUESDAY, days_past(103))
    assert (alone.state, alone.lead, ids(alone.can_wait)) == (TodayState.WAITING, None, ["i2"])


def test_of_two_offers_the_one_whose_day_is_long_past_does_not_lead() -> None:
    fresh = changed(offered(NEXT_FRIDAY), id="fresh")
    found = view(TUESDAY, days_past(6), fresh)
    assert (found.state, lead(found), ids(found.can_wait)) == (TodayState.OFFER, "fresh", ["i2"])


def test_an_offer_with_something_due_is_in_view_whatever_leads_but_on_the_day_of_a_no() -> None:
    no, coming = changed(said_no(TUESDAY), id="no"), changed(HELD, id="coming", held_on=WEDNESDAY)
    near = view(TUESDAY, HELD, coming, offered())
    assert (near.state, ids(near.offers), ids(near.can_wait)) == (TodayState.COMING, ["i2"], ["i1"])
    assert rest(near) == ["i2", "i1"]
    settled = view(TUESDAY, coming, marked(offered(), "say_so", done_on=TUESDAY))
    assert (ids(settled.offers), ids(settled.can_wait)) == ([], ["i2"])
    refused = view(TUESDAY, no, offered())
    assert (refused.state, ids(refused.offers), ids(refused.can_wait)) == (TodayState.SAID_NO, [], ["i2"])


def test_an_offer_brings_its_own_action() -> None:
    found = view(TUESDAY, HELD, offered())
    assert found.action is not None
    assert (found.action.key, found.action.interview_id) == ("say_so", "i2")
    settled = view(TUESDAY, HELD, marked(offered(), "say_so", done_on=TUESDAY))
    assert (settled.state, settled.action) == (TodayState.OFFER, None)


def test_of_two_offers_the_one_to_answer_first_leads_and_else_the_newer_one() -> None:
    first, second = offered(THURSDAY, id="first"), offered(NEXT_FRIDAY, id="second")
    assert lead(view(MONDAY, second, first)) == lead(view(MONDAY, first, second)) == "first"
    undated = offered(id="undated")
    assert lead(view(MONDAY, undated, second)) == "second"
    newer = changed(offered(id="newer"), news_at=MOMENT + timedelta(hours=1))
    assert lead(view(MONDAY, undated, newer)) == lead(view(MONDAY, newer, undated)) == "newer"


@pytest.mark.parametrize("answer", OfferAnswer)
def test_an_offer_that_is_answered_is_one_no_longer(answer: OfferAnswer) -> None:
    answered = replace(offered(), offer=Offer(answer_by=TUESDAY, answer=answer, answered_on=TUESDAY))
    found = view(TUESDAY, marked(answered, "say_so", done_on=TUESDAY))
    assert (found.state, found.rest) == (TodayState.WAITING, ())


def test_an_offer_that_was_a_mistake_leaves_the_interview_open() -> None:
    corrected = replace(OTHER, offer=Offer(answer_by=TUESDAY, answer=OfferAnswer.ACCEPTED, answered_on=TUESDAY))
    found = view(WEDNESDAY, corrected)
    assert (found.state, rest(found)) == (TodayState.WAITING, ["i2"])


# An interview that is near


@pytest.mark.parametrize(("days", "state"), [(4, TodayState.WAITING), (3, TodayState.COMING), (1, TodayState.COMING)])
def test_an_interview_within_three_days_leads(days: int, state: TodayState) -> None:
    coming = marked(changed(OTHER, held_on=MONDAY + timedelta(days)), "rehearse", dropped_on=MONDAY)
    assert view(MONDAY, coming).state is state


def test_an_interview_that_is_near_has_the_step_of_its_day() -> None:
    coming = changed(OTHER, held_on=THURSDAY)
    found = view(MONDAY, HELD, coming)
    assert (found.state, lead(found), rest(found)) == (TodayState.COMING, "i2", ["i1"])
    assert found.action is not None
    assert found.action.key == "rehearse"
    rehearsed = view(TUESDAY, marked(coming, "rehearse", done_on=MONDAY))
    assert (rehearsed.state, rehearsed.action) == (TodayState.COMING, None)


def test_an_interview_leads_on_its_own_day_until_its_debrief_is_begun() -> None:
    held = changed(OTHER, held_on=TUESDAY, debriefed_at=None)
    begun = replace(held, scores={Criterion.FIT: Score(Criterion.FIT, 3)})
    assert (view(TUESDAY, HELD, held).state, lead(view(TUESDAY, HELD, held))) == (TodayState.COMING, "i2")
    assert view(TUESDAY, sent(HELD, "thank_you", MONDAY), begun).state is TodayState.HALF_WRITTEN
    assert view(TUESDAY, HELD, changed(held, debriefed_at=MOMENT)).state is TodayState.DUE
    assert view(TUESDAY, HELD, changed(held, outcome=Outcome.NO_ANSWER)).state is TodayState.DUE
    assert view(WEDNESDAY, sent(HELD, "thank_you", MONDAY), held).state is TodayState.DUE


def test_on_the_morning_of_an_interview_what_is_left_to_do_for_it_leads() -> None:
    at_nine = changed(OTHER, held_on=TUESDAY, held_time=time(9), debriefed_at=None)
    before, after = (
        agenda.today([standing(at_nine, TEXTS, TUESDAY, ENGLAND, clock=clock)], TUESDAY)
        for clock in (time(7, 15), time(9))
    )
    assert (before.state, before.action and before.action.key) == (TodayState.COMING, "rehearse")
    assert (after.state, after.action) == (TodayState.COMING, None)


def test_of_two_that_are_near_the_earlier_leads_by_its_time_too() -> None:
    at_ten, at_nine = (changed(OTHER, id=f"at {hour}", held_on=TUESDAY, held_time=time(hour)) for hour in (10, 9))
    no_time = changed(OTHER, id="no time", held_on=TUESDAY)
    day_after = changed(OTHER, id="day after", held_on=WEDNESDAY, held_time=time(8))
    assert lead(view(MONDAY, day_after, no_time, at_ten, at_nine)) == "at 9"
    assert lead(view(MONDAY, day_after, no_time)) == "no time"


def test_an_interview_without_a_day_is_not_near() -> None:
    assert view(MONDAY, changed(OTHER, held_on=None)).state is TodayState.DUE


def test_a_no_of_today_goes_before_an_interview_that_is_near() -> None:
    assert view(MONDAY, said_no(MONDAY), changed(OTHER, held_on=TUESDAY)).state is TodayState.SAID_NO


# Back after weeks


AWAY = FRIDAY + timedelta(14)
THANKED = sent(HELD, "thank_you", MONDAY)
SECOND = changed(THANKED, id="second", application_id="a2", held_on=FRIDAY - timedelta(2))


def back(day: date, *dossiers: Dossier, visit: date | None = FRIDAY) -> TodayView:
    absence = Meta("file", 1, last_opened_on=visit).absence(day)
    return agenda.today([on(day, dossier) for dossier in dossiers], day, absence=absence)


def test_fourteen_days_after_the_last_visit_all_that_wait_are_asked_about_the_earlier_first() -> None:
    found = back(AWAY, THANKED, SECOND)
    assert (found.state, found.lead, found.action) == (TodayState.BACK, None, None)
    assert (ids(found.back), found.rest) == (["second", "i1"], ())
    assert back(AWAY - timedelta(1), THANKED, SECOND).state is TodayState.DUE
    assert back(AWAY, THANKED, SECOND, visit=None).state is TodayState.DUE


def test_who_is_back_is_asked_only_about_what_was_held_before_today_and_waits() -> None:
    coming = changed(OTHER, id="coming", held_on=AWAY + timedelta(9))
    undated = changed(OTHER, id="undated", held_on=None)
    just_had = changed(OTHER, id="just had", held_on=AWAY)
    closed = changed(OTHER, id="closed", outcome=Outcome.NO_ANSWER, outcome_on=FRIDAY)
    offer = offered(id="offer")
    others = (coming, undated, just_had, closed, offer)
    found = back(AWAY, THANKED, *others)
    assert (found.state, ids(found.back)) == (TodayState.BACK, ["i1"])
    assert set(rest(found)) == {"coming", "undated", "just had", "offer"}
    assert back(AWAY, *others).state is TodayState.OFFER


def nothing_yet(day: date, dossier: Dossier) -> Dossier:
    return marked(dossier, STILL_WAITING, done_on=day)


def test_who_is_back_is_asked_until_each_is_answered_and_the_answered_ones_stay_in_sight() -> None:
    still, no = nothing_yet(AWAY, THANKED), answered(Outcome.UNSUCCESSFUL)
    assert ids(back(AWAY, still, SECOND).back) == ["second", "i1"]
    assert ids(back(AWAY, THANKED, no).back) == ["second", "i1"]
    done = back(AWAY, still, no)
    assert (done.state, done.back) == (TodayState.SAID_NO, ())
    assert back(AWAY, still, nothing_yet(AWAY, SECOND)).state is TodayState.DUE


def answered(outcome: Outcome, on: date = AWAY) -> Dossier:
    """The second one with news that was written down when the person was back."""
    at = datetime.combine(AWAY, time(9), MOMENT.tzinfo)
    return changed(SECOND, outcome=outcome, outcome_on=on, news_at=at)


def test_nothing_yet_holds_for_its_day_and_no_longer() -> None:
    later = AWAY + timedelta(14)
    said = nothing_yet(AWAY, THANKED)
    assert back(AWAY, said).state is TodayState.DUE
    assert back(later, said, visit=AWAY).state is TodayState.BACK
    assert back(AWAY, nothing_yet(AWAY + timedelta(1), THANKED)).state is TodayState.DUE  # said east of here
    assert back(AWAY, marked(THANKED, STILL_WAITING, moved_to=AWAY)).state is TodayState.BACK


@pytest.mark.parametrize("outcome", [Outcome.UNSUCCESSFUL, Outcome.SUCCESSFUL, Outcome.SECOND_INTERVIEW])
@pytest.mark.parametrize("on_day", [AWAY, AWAY - timedelta(9)])
def test_news_that_is_recorded_on_the_way_does_not_interrupt(outcome: Outcome, on_day: date) -> None:
    news = answered(outcome, on_day)
    next_round = changed(
        OTHER, id="round", held_on=AWAY + timedelta(2), created_at=datetime.combine(AWAY, time(9), MOMENT.tzinfo)
    )
    found = back(AWAY, THANKED, news, next_round)
    assert (found.state, ids(found.back)) == (TodayState.BACK, ["second", "i1"])
    assert "round" in rest(found)


def test_news_from_before_is_not_asked_about_even_when_it_came_on_the_evening_of_that_visit() -> None:
    west_of_here = datetime.combine(FRIDAY + timedelta(1), time(3), MOMENT.tzinfo)
    known = changed(SECOND, outcome=Outcome.UNSUCCESSFUL, outcome_on=FRIDAY, news_at=west_of_here)
    assert ids(back(AWAY, THANKED, known).back) == ["i1"]


def test_an_offer_that_presses_and_an_interview_that_is_near_go_before_the_question_for_news() -> None:
    coming = changed(OTHER, held_on=AWAY + timedelta(2))
    offer = offered(AWAY + timedelta(2))
    assert (back(AWAY, THANKED, coming).state, lead(back(AWAY, THANKED, coming))) == (TodayState.COMING, "i2")
    assert back(AWAY, THANKED, coming, offer).state is TodayState.OFFER
    assert back(AWAY, THANKED, offered(AWAY + timedelta(6))).state is TodayState.BACK


def test_a_no_of_today_goes_before_an_interview_that_is_near_also_for_who_is_back() -> None:
    coming, no = changed(OTHER, held_on=AWAY + timedelta(2)), answered(Outcome.UNSUCCESSFUL)
    found = back(AWAY, THANKED, no, coming)
    assert (found.state, lead(found), rest(found)) == (TodayState.SAID_NO, "second", ["i1", "i2"])
    assert back(AWAY, THANKED, answered(Outcome.SUCCESSFUL), coming).state is TodayState.COMING
    assert back(AWAY, THANKED, no).state is TodayState.BACK


def days_after_the_return(days: int, *dossiers: Dossier, zone: str = "UTC") -> TodayView:
    day = AWAY + timedelta(days)
    absence = Meta("file", 1, last_opened_on=AWAY, opened_before_on=FRIDAY).absence(day)
    return agenda.today([on(day, dossier) for dossier in dossiers], day, absence=absence, zone=zone)


def test_days_are_said_of_who_leads_and_of_the_rest_and_not_while_news_is_asked_for() -> None:
    due, waits = changed(HELD, id="due"), sent(changed(HELD, id="waits"), "thank_you", MONDAY)
    assert ids(view(MONDAY, due, waits).dated) == ["due", "waits"]
    assert ids(view(MONDAY, waits).dated) == ["waits"]
    assert back(AWAY, THANKED, changed(OTHER, held_on=AWAY + timedelta(9))).dated == ()


def test_any_news_stays_owed_for_four_days_after_the_return() -> None:
    assert [days_after_the_return(days, THANKED, SECOND).state for days in (0, 1, 4, 5)] == [
        *[TodayState.BACK] * 3,
        TodayState.DUE,
    ]


def test_once_the_interview_that_went_before_it_is_held_the_question_is_asked_of_what_was_open_by_then() -> None:
    coming = changed(OTHER, held_on=AWAY + timedelta(2))
    assert days_after_the_return(1, THANKED, coming).state is TodayState.COMING
    found = days_after_the_return(3, THANKED, coming)
    assert (found.state, ids(found.back), rest(found)) == (TodayState.BACK, ["i1"], ["i2"])


def test_what_was_answered_on_the_day_of_the_return_is_not_asked_again_the_next_day() -> None:
    still, no = nothing_yet(AWAY, THANKED), answered(Outcome.UNSUCCESSFUL)
    assert ids(days_after_the_return(1, still, no, changed(SECOND, id="third")).back) == ["third"]
    assert days_after_the_return(1, still, no).state is TodayState.DUE
    told = nothing_yet(AWAY + timedelta(1), THANKED)
    assert ids(days_after_the_return(1, told, SECOND).back) == ["second", "i1"]
    assert days_after_the_return(1, told).state is TodayState.DUE


def test_what_is_written_down_after_the_return_is_not_asked_about() -> None:
    new = changed(SECOND, id="new", created_at=datetime.combine(AWAY + timedelta(1), time(3), MOMENT.tzinfo))
    assert days_after_the_return(2, THANKED, new).state is TodayState.BACK
    assert ids(days_after_the_return(2, THANKED, new).back) == ["i1"]
    assert ids(days_after_the_return(2, THANKED, new, zone="America/New_York").back) == ["new", "i1"]


def test_a_round_that_news_of_an_earlier_day_has_made_goes_before_the_question_once_it_is_near() -> None:
    made = changed(OTHER, held_on=AWAY + timedelta(2), created_at=datetime.combine(AWAY, time(9), MOMENT.tzinfo))
    assert days_after_the_return(0, THANKED, made).state is TodayState.BACK
    assert days_after_the_return(1, THANKED, made).state is TodayState.COMING


# What came off the list


def off(day: date, *dossiers: Dossier, visit: date | None = FRIDAY, zone: str = "UTC") -> list[tuple[str, str]]:
    found = came_off(dossiers, TEXTS, day, ENGLAND, visit, zone=zone)
    return [(one.standing.dossier.interview.id, one.action.key) for one in found]


def test_what_could_be_done_at_the_last_visit_and_can_no_longer_came_off_the_list() -> None:
    assert off(WEDNESDAY, HELD) == []
    assert off(THURSDAY, HELD) == [("i1", "thank_you")]
    assert off(AWAY, HELD) == [("i1", "thank_you")]
    assert off(AWAY, HELD, visit=WEDNESDAY) == [("i1", "thank_you")]
    assert off(AWAY, HELD, visit=THURSDAY) == []
    assert off(AWAY, HELD, visit=None) == []


def test_what_was_done_dropped_or_made_needless_by_news_did_not_come_off() -> None:
    for settled in (
        THANKED,
        marked(HELD, "thank_you", done_on=TUESDAY),
        marked(HELD, "thank_you", dropped_on=TUESDAY),
        said_no(TUESDAY),
    ):
        assert off(AWAY, settled) == []


def test_what_passed_last_stands_first() -> None:
    second = changed(HELD, id="second", held_on=MONDAY)
    assert off(AWAY, HELD, second, visit=TUESDAY) == [("second", "thank_you"), ("i1", "thank_you")]


def test_what_was_not_written_down_before_the_last_visit_did_not_come_off() -> None:
    new = changed(HELD, created_at=datetime.combine(AWAY, time(9), MOMENT.tzinfo))
    assert off(AWAY, new) == []
    in_the_night = changed(HELD, created_at=datetime.combine(SATURDAY, time(3), MOMENT.tzinfo))
    assert off(AWAY, in_the_night) == []
    assert off(AWAY, in_the_night, zone="America/New_York") == [("i1", "thank_you")]


def test_today_hands_on_what_came_off_in_every_state() -> None:
    gone = came_off([HELD], TEXTS, THURSDAY, ENGLAND, FRIDAY)
    assert len(gone) == 1
    for standings in ([], [on(THURSDAY, HELD)], [on(THURSDAY, said_no(THURSDAY))]):
        assert agenda.today(standings, THURSDAY, came_off=gone).came_off == gone


# For a calendar


def dated(day: date, *dossiers: Dossier) -> list[tuple[str, str, date | None]]:
    found = dated_actions([on(day, dossier) for dossier in dossiers], day)
    return [(one.dossier.interview.id, action.key, action.due) for one, action in found]


def test_all_that_has_a_day_is_there_months_ahead_too_and_the_undated_is_not() -> None:
    refused = changed(sent(said_no(MONDAY), "closing", TUESDAY), id="no")
    refused = replace(refused, feedback=replace(refused.feedback, none_will_come=True))
    undated = replace(four_ticks(None, *REASONS), interview=replace(four_ticks(None).interview, id="round"))
    assert dated(TUESDAY, refused, undated, HELD) == [
        ("i1", "thank_you", TUESDAY),
        ("no", "look_in", date(2027, 5, 24)),
    ]


def test_what_is_moved_is_there_on_its_new_day_and_what_passed_is_not() -> None:
    assert dated(MONDAY, marked(HELD, "thank_you", moved_to=TUESDAY)) == [("i1", "thank_you", TUESDAY)]
    assert "thank_you" not in [key for _, key, _ in dated(THURSDAY, HELD)]


def test_a_thank_you_leaves_the_calendar_at_once_when_it_is_sent_done_or_dropped_and_with_news() -> None:
    assert ("i1", "thank_you", MONDAY) in dated(FRIDAY, HELD)
    for settled in (
        sent(HELD, "thank_you", FRIDAY),
        marked(HELD, "thank_you", done_on=FRIDAY),
        marked(HELD, "thank_you", dropped_on=FRIDAY),
        said_no(FRIDAY),
    ):
        assert "thank_you" not in [key for _, key, _ in dated(FRIDAY, settled)]


@pytest.mark.parametrize(
    ("due", "until", "counts"),
    [
        ("+1 working day after interview", None, True),
        ("+1 day after interview", "+3 working days after interview", True),
        ("+0 days after patience", None, True),
        ("+1 day after interview", "+1 month after interview", False),
        (None, None, False),
    ],
)
def test_an_action_tells_whether_it_is_counted_in_working_days(
    due: str | None, until: str | None, *, counts: bool
) -> None:
    tree = a_tree("waiting", "end", end=advice("End", Step("deed", "Do it", due, until)))
    found = standing(HELD, Texts({"waiting": tree}), FRIDAY, ENGLAND)
    assert [action.counts_working_days for action in found.actions] == [counts]
