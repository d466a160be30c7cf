"""An interview to come and the round before it: one list of steps, no deed twice."""

from dataclasses import replace
from datetime import date, timedelta

from coaching import agenda, content
from coaching.agenda import (
    Standing,
    TodayState,
    TodayView,
    Turn,
    dated_actions,
    in_turn,
    next_of_both,
    rounds_before,
    together,
)
from coaching.records import Dossier, Outcome
from tests.unit.agenda_at_work import BARE, ENGLAND, FRIDAY, HELD, MONDAY, THURSDAY, TUESDAY, WEDNESDAY, changed
from tests.unit.paths_at_work import marked, sent

COMING = Dossier(replace(BARE, id="i2", held_on=THURSDAY, debriefed_at=None))
BEFORE = replace(
    changed(HELD, outcome=Outcome.SECOND_INTERVIEW, outcome_on=MONDAY),
    next_round=COMING.interview,
    choices={"told": "nothing"},
)
ELSEWHERE = Dossier(replace(BARE, id="i9", application_id="a9", held_on=FRIDAY - timedelta(30)))


def both(day: date, before: Dossier = BEFORE, coming: Dossier = COMING) -> tuple[Standing, Standing]:
    found = agenda.standings([ELSEWHERE, before, coming], content.load(), day, ENGLAND)
    return found[1], found[2]


def keys(day: date, before: Dossier = BEFORE, coming: Dossier = COMING) -> list[str]:
    earlier, ahead = both(day, before, coming)
    return [action.key for _, action in together(ahead, rounds_before([ahead, earlier]).get("i2"))]


def seen(day: date, *dossiers: Dossier) -> TodayView:
    return agenda.today(agenda.standings(dossiers, content.load(), day, ENGLAND), day)


def test_asking_comes_first_then_the_better_answer_then_the_way() -> None:
    assert keys(WEDNESDAY)[:3] == ["clarify_by_phone", "better_answers", "check_the_way"]
    rang = sent(BEFORE, "clarify_by_phone", WEDNESDAY)
    assert keys(WEDNESDAY, rang)[:2] == ["better_answers", "check_the_way"]


def test_nobody_is_told_to_ask_twice_or_to_do_a_deed_twice() -> None:
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        for told in ("nothing", "test+video", "trial"):
            found = keys(day, replace(BEFORE, choices={"told": told}))
            assert len(found) == len(set(found))
            assert "ask_ahead" not in found
    assert "ask_ahead" in keys(MONDAY, replace(BEFORE, choices={}))


def test_an_earlier_day_goes_before_what_matters_more() -> None:
    earlier, ahead = both(MONDAY - timedelta(30))
    days = [action.due or date.max for _, action in together(ahead, earlier)]
    assert days == sorted(days)


def test_each_step_is_kept_with_the_round_that_it_is_of() -> None:
    earlier, ahead = both(WEDNESDAY)
    for one, action in together(ahead, earlier):
        assert action.interview_id == one.dossier.interview.id


def test_in_the_list_of_all_the_next_step_is_that_of_both() -> None:
    earlier, ahead = both(WEDNESDAY)
    found = next_of_both(ahead, earlier, WEDNESDAY)
    assert found is not None
    assert (found.kind, found.sentence, found.letter) == ("action", "Ring, and ask what it is for", "clarify_by_phone")
    assert next_of_both(ahead, None, WEDNESDAY) == agenda.next_step(ahead, WEDNESDAY)
    no_day = changed(COMING, held_on=None)
    undated, waits = both(WEDNESDAY, replace(BEFORE, next_round=no_day.interview, choices={}), no_day)
    assert next_of_both(waits, undated, WEDNESDAY) is not None
    bare = replace(ahead, actions=()), replace(earlier, actions=())
    assert next_of_both(*bare, WEDNESDAY) == agenda.next_step(bare[0], WEDNESDAY)


def test_of_several_advice_that_which_writes_to_somebody_today_comes_first() -> None:
    day = THURSDAY + timedelta(9)
    coming = changed(COMING, held_on=day)
    earlier, _ = both(WEDNESDAY, replace(BEFORE, next_round=coming.interview, choices={"told": "test+pay"}), coming)
    assert [turn.node for turn in in_turn(earlier, WEDNESDAY)] == ["say_you_come", "before_next", "for_test", "for_pay"]


def test_of_many_what_is_prepared_later_is_folded_under_its_day_and_what_is_done_comes_last() -> None:
    coming = changed(COMING, held_on=THURSDAY + timedelta(14))
    before = replace(BEFORE, next_round=coming.interview, choices={"told": "test+trial+pay"})
    earlier, _ = both(WEDNESDAY, marked(before, "know_your_range", done_on=WEDNESDAY), coming)
    first = coming.interview.held_on
    assert first is not None
    assert in_turn(earlier, WEDNESDAY) == (
        Turn("say_you_come"),
        Turn("for_trial", is_folded=True, later=first - timedelta(7)),
        Turn("before_next", is_folded=True, later=first - timedelta(5)),
        Turn("for_test", is_folded=True, later=first - timedelta(5)),
        Turn("for_pay", is_folded=True),
    )
    two = replace(BEFORE, next_round=coming.interview, choices={"told": "nothing"})
    assert in_turn(both(WEDNESDAY, two, coming)[0], WEDNESDAY) == (Turn("clarify_purpose"),)


def test_without_a_day_for_it_nothing_is_folded() -> None:
    coming = changed(COMING, held_on=None)
    before = replace(BEFORE, next_round=coming.interview, choices={"told": "test+pay+video"})
    earlier, _ = both(WEDNESDAY, before, coming)
    assert [turn.is_folded for turn in in_turn(earlier, WEDNESDAY)] == [False] * 5


def test_where_there_is_no_path_there_is_no_turn() -> None:
    held = changed(COMING, held_on=WEDNESDAY)
    earlier, _ = both(THURSDAY, replace(BEFORE, next_round=held.interview), held)
    assert in_turn(earlier, THURSDAY) == ()


def test_the_dated_actions_are_those_of_the_one_list_and_no_deed_stands_twice() -> None:
    coming = changed(COMING, held_on=WEDNESDAY + timedelta(8))
    for told in ("short_list+test", "trial", "nothing"):
        before = replace(BEFORE, next_round=coming.interview, choices={"told": told})
        earlier, ahead = both(WEDNESDAY, before, coming)
        shown = {(action.interview_id, action.key) for _, action in together(ahead, earlier) if action.due}
        for standings in ([earlier, ahead], [ahead, earlier]):
            found = [(one.dossier.interview.id, action.key) for one, action in dated_actions(standings, WEDNESDAY)]
            assert set(found) == shown
            assert len({key for _, key in found}) == len(found)
        assert "ask_ahead" in [action.key for action in ahead.actions]
        assert "ask_ahead" not in [key for _, key in shown]
        alone = [action.key for _, action in dated_actions([earlier], WEDNESDAY)]
        assert alone == [action.key for action in earlier.actions if action.due]


def test_without_a_round_before_the_steps_are_its_own() -> None:
    _, ahead = both(WEDNESDAY)
    assert rounds_before([ahead]) == {}
    assert together(ahead, None) == tuple((ahead, action) for action in ahead.actions)


def test_what_has_taken_place_has_no_round_before_it() -> None:
    earlier, ahead = both(THURSDAY)
    assert earlier.tree is None
    assert rounds_before([earlier, ahead]) == {}


def test_today_leads_with_the_interview_and_the_step_of_either_and_lists_them_once() -> None:
    found = seen(WEDNESDAY, BEFORE, COMING)
    assert (found.state, found.lead and found.lead.dossier.interview.id) == (TodayState.COMING, "i2")
    assert found.action is not None
    assert found.action.key == "clarify_by_phone"
    assert found.owner is not None
    assert found.owner is found.before
    assert found.owner.dossier.interview.id == "i1"
    assert found.rest == ()
    rang = sent(sent(BEFORE, "clarify_by_phone", WEDNESDAY), "better_answers", WEDNESDAY)
    own = seen(WEDNESDAY, rang, COMING)
    assert own.action is not None
    assert own.action.key == "check_the_way"
    assert own.owner is own.lead
