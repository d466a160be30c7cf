"""The agenda over Debrief's own trees: the cases that must come out right, and whatever else may happen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import agenda, content, dates
from coaching.agenda import Action, Standing, TodayState, TodayView, dated_actions, next_step, standing
from coaching.dates import WorkingDays
from coaching.records import (
    Absence,
    Criterion,
    Dossier,
    Feedback,
    Letter,
    Mark,
    NewsBy,
    Offer,
    OfferAnswer,
    Outcome,
    Score,
    Stage,
    View,
)
from coaching.tree import Advice, walk
from tests.unit.agenda_at_work import (
    BARE,
    ENGLAND,
    FRIDAY,
    HELD,
    MONDAY,
    NEXT_FRIDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    changed,
    said_no,
)
from tests.unit.paths_at_work import marked, sent
from tests.unit.trees_strategy import answers

TEXTS = content.load()


def on(day: date, dossier: Dossier, *others: Dossier) -> Standing:
    return standing(dossier, TEXTS, day, ENGLAND, others)


def keys(day: date, dossier: Dossier, *others: Dossier) -> list[str]:
    return [action.key for action in on(day, dossier, *others).actions]


def dues(day: date, dossier: Dossier) -> dict[str, date | None]:
    return {action.key: action.due for action in on(day, dossier).actions}


def in_calendar(day: date, dossier: Dossier) -> dict[str, date | None]:
    return {action.key: action.due for _, action in dated_actions([on(day, dossier)], day)}


def view(day: date, *dossiers: Dossier) -> TodayView:
    return agenda.today([on(day, dossier, *dossiers) for dossier in dossiers], day)


def to_do(day: date, *dossiers: Dossier) -> str | None:
    action = view(day, *dossiers).action
    return action.key if action else None


def chosen(dossier: Dossier, **choices: str) -> Dossier:
    return replace(dossier, choices={**dossier.choices, **choices})


# The cases that must come out right


def test_a_thank_you_done_not_done_dropped_and_then_news_is_gone_from_today_and_from_the_calendar_at_once() -> None:
    assert (to_do(MONDAY, HELD), in_calendar(MONDAY, HELD)["thank_you"]) == ("thank_you", MONDAY)
    assert in_calendar(FRIDAY, HELD)["thank_you"] == MONDAY
    for settled in (
        sent(HELD, "thank_you", MONDAY),
        marked(HELD, "thank_you", done_on=MONDAY),
        marked(HELD, "thank_you", dropped_on=MONDAY),
        *(changed(HELD, outcome=outcome, outcome_on=MONDAY) for outcome in Outcome if outcome.is_news),
    ):
        assert to_do(MONDAY, settled) != "thank_you"
        assert "thank_you" not in keys(MONDAY, settled)
        assert "thank_you" not in in_calendar(MONDAY, settled)


def test_promised_friday_a_note_on_monday_a_second_the_next_monday_and_a_week_later_it_is_fair_to_stop() -> None:
    dossier = sent(changed(HELD, held_on=date(2026, 11, 10), decision_due_on=FRIDAY), "thank_you", date(2026, 11, 11))
    second, third = MONDAY + timedelta(7), MONDAY + timedelta(14)
    assert to_do(FRIDAY - timedelta(1), dossier) is None
    assert to_do(MONDAY, dossier) == "note"
    asked = sent(dossier, "note", MONDAY)
    assert [to_do(day, asked) for day in (MONDAY, second - timedelta(1), second)] == [None, None, "second_note"]
    twice = sent(asked, "second_note", second)
    assert [to_do(day, twice) for day in (second, third - timedelta(1))] == [None, None]
    position = on(third, twice).position
    assert position is not None
    assert (position.advice, position.question) == ((), "keep_or_close")


def test_in_between_a_new_date_nothing_until_it_has_passed() -> None:
    asked = sent(sent(changed(HELD, decision_due_on=FRIDAY), "thank_you", MONDAY), "note", MONDAY)
    new_date = changed(asked, decision_due_on=date(2026, 12, 11))
    assert [to_do(day, new_date) for day in (TUESDAY, date(2026, 12, 1), date(2026, 12, 10))] == [None] * 3
    assert to_do(date(2026, 12, 14), new_date) == "note"


def test_feedback_asked_tuesday_by_letter_friday_today_asks_whether_it_came_and_not_yet_means_one_repeat() -> None:
    asked = sent(said_no(MONDAY), "ask_feedback", TUESDAY)
    assert view(THURSDAY, asked).state is TodayState.WAITING
    friday = view(NEXT_FRIDAY, asked)
    assert (friday.state, friday.action) == (TodayState.DUE, None)
    assert friday.lead is not None
    step = next_step(friday.lead, NEXT_FRIDAY)
    assert step is not None
    assert (step.kind, step.sentence) == ("question", "Did their feedback arrive?")
    not_yet = chosen(asked, has_it_come="not_yet")
    assert to_do(NEXT_FRIDAY, not_yet) == "ask_feedback_again"
    again = sent(not_yet, "ask_feedback_again", NEXT_FRIDAY)
    assert "ask_feedback_again" not in keys(NEXT_FRIDAY + timedelta(10), again)


def test_feedback_that_came_is_placed_then_closed_and_looked_in_on_after_six_months_on_its_day() -> None:
    told = replace(sent(said_no(MONDAY), "ask_feedback", TUESDAY), feedback=Feedback(received_on=NEXT_FRIDAY))
    the_day_after = NEXT_FRIDAY + timedelta(3)  # a Monday
    assert (view(NEXT_FRIDAY, told).state, to_do(the_day_after, told)) == (TodayState.WAITING, None)
    asks = view(the_day_after, told)
    assert asks.state is TodayState.DUE
    assert asks.lead is not None
    step = next_step(asks.lead, the_day_after)
    assert step is not None
    assert (step.kind, step.sentence) == ("question", "How did their words land?")
    assert view(NEXT_FRIDAY + timedelta(28), told).state is TodayState.DUE
    assert view(NEXT_FRIDAY + timedelta(29), told).state is TodayState.WAITING
    came = chosen(told, what_was_it_like="useful")
    assert to_do(NEXT_FRIDAY, came) is None
    assert to_do(the_day_after, came) == "place_feedback"
    placed = replace(came, panel_views={Criterion.FIT: View.CONCERN})
    assert to_do(the_day_after, placed) == "closing"
    closed = sent(placed, "closing", the_day_after)
    on_its_day = MONDAY.replace(year=2027, month=5)
    for day in (the_day_after, date(2027, 1, 1), on_its_day - timedelta(1), on_its_day):
        assert in_calendar(day, closed)["look_in"] == on_its_day
    assert to_do(on_its_day - timedelta(1), closed) is None
    assert to_do(on_its_day, closed) == "look_in"


@pytest.mark.parametrize("day", [NEXT_FRIDAY, date(2027, 2, 1), date(2027, 5, 25)])
def test_feedback_never_asked_or_dropped_is_never_asked_whether_it_came(day: date) -> None:
    for dossier in (said_no(MONDAY), marked(said_no(MONDAY), "ask_feedback", dropped_on=TUESDAY)):
        position = on(day, dossier).position
        assert position is not None
        assert "has_it_come" not in {position.question, *(step.node for step in position.passed)}


def second_interview(day: date | None, *ticks: str) -> Dossier:
    second = changed(HELD, outcome=Outcome.SECOND_INTERVIEW, outcome_on=MONDAY)
    second = replace(second, next_round=replace(BARE, id="i2", held_on=day))
    return chosen(second, told="+".join(ticks))


FOUR = ("decision_maker", "short_list", "test", "profile")


def test_a_second_interview_in_three_days_with_four_ticks_what_was_due_five_days_before_is_due_now() -> None:
    found = dues(MONDAY, second_interview(THURSDAY, *FOUR))
    assert found["find_the_aims"] == found["practise_the_kind"] == found["read_first_notes"] == MONDAY
    assert found["two_sentences"] == MONDAY  # the same deed twice is one, on its earlier day
    assert found["say_you_want_it"] == TUESDAY
    assert len(found) == len(on(MONDAY, second_interview(THURSDAY, *FOUR)).actions)


def test_unticking_keeps_what_was_done_and_on_the_last_day_the_preparation_is_still_there() -> None:
    done = marked(second_interview(THURSDAY, *FOUR), "two_sentences", done_on=MONDAY)
    for ticks in (FOUR, FOUR[:1], FOUR[1:2], FOUR[2:], FOUR):
        again = chosen(done, told="+".join(ticks))
        assert "two_sentences" not in keys(MONDAY, again)
    assert set(keys(WEDNESDAY, done)) == set(keys(MONDAY, done))


def test_a_second_interview_with_its_date_unknown_has_undated_steps_and_none_of_them_in_the_calendar() -> None:
    unknown = second_interview(None, *FOUR)
    assert set(dues(MONDAY, unknown).values()) == {None}
    assert in_calendar(MONDAY, unknown) == {}
    assert view(MONDAY, unknown).state is TodayState.WAITING


def test_an_answer_changed_after_a_letter_was_sent_leaves_it_sent_and_no_step_asks_for_it_again() -> None:
    unclear = sent(second_interview(None, "nothing"), "clarify_next", MONDAY)
    assert "clarify_next" in keys(MONDAY, second_interview(None, "nothing"))
    for dossier in (unclear, chosen(unclear, told="test"), chosen(chosen(unclear, told="test"), told="nothing")):
        assert "clarify_next" not in keys(TUESDAY, dossier)
    asked = sent(said_no(MONDAY), "ask_feedback", TUESDAY)
    for answer in ("ready", "not_now", "rather_not"):
        assert "ask_feedback" not in keys(TUESDAY, chosen(asked, want_feedback=answer))


ELSEWHERE = changed(HELD, id="i9", application_id="a9", company="Osprey Labs", outcome=Outcome.SUCCESSFUL)
YES = Offer(answer=OfferAnswer.ACCEPTED, answered_on=MONDAY)
FIRM = replace(ELSEWHERE, offer=replace(YES, in_writing_on=MONDAY, conditions_met_on=MONDAY))


def test_an_offer_firmly_accepted_with_another_interview_open_its_own_tree_asks_and_withdraws_kindly() -> None:
    found = on(TUESDAY, HELD, FIRM)
    assert found.dossier == HELD  # nothing of it is changed
    assert (found.actions, found.position.question if found.position else "") == ((), "firm_while_waiting")
    out = chosen(HELD, firm_while_waiting="pull_out")
    assert "withdraw_kindly" in keys(TUESDAY, out, out, FIRM)
    assert "withdraw_kindly" in keys(TUESDAY, sent(out, "thank_you", MONDAY), FIRM)
    assert on(TUESDAY, HELD).actions == on(TUESDAY, HELD, HELD).actions
    withdrawn = sent(HELD, "withdraw_kindly", TUESDAY)
    assert keys(TUESDAY, withdrawn, FIRM) == ["record_withdrawal"]
    assert "thank_you" in keys(TUESDAY, chosen(HELD, firm_while_waiting="keep_going"), FIRM)


def test_an_offer_firmly_accepted_before_another_interview_is_held_is_asked_about_too() -> None:
    coming = changed(HELD, held_on=date(2026, 12, 10))
    assert keys(TUESDAY, coming, FIRM) == []
    assert "withdraw_kindly" in keys(TUESDAY, chosen(coming, firm_before_it="pull_out"), FIRM)
    assert "rehearse" in keys(TUESDAY, chosen(coming, firm_before_it="keep_going"), FIRM)
    assert "withdraw_kindly" not in keys(TUESDAY, coming)


@pytest.mark.parametrize("offer", [None, YES, replace(YES, in_writing_on=MONDAY, conditions="References")])
def test_an_offer_accepted_but_not_firm_leaves_the_other_interview_as_it_is(offer: Offer | None) -> None:
    elsewhere = replace(ELSEWHERE, offer=offer)
    assert "withdraw_kindly" not in keys(TUESDAY, HELD, elsewhere)
    assert on(TUESDAY, HELD, elsewhere).is_open


def test_an_outcome_corrected_has_the_earlier_trees_answers_again() -> None:
    answered = chosen(HELD, something_changed="not_interested")
    before = on(MONDAY, answered)
    assert "withdraw_kindly" in [action.key for action in before.actions]
    no = said_no(MONDAY, answered)
    assert "withdraw_kindly" not in keys(MONDAY, no)
    corrected = changed(no, outcome=Outcome.WAITING, outcome_on=None)
    assert on(MONDAY, corrected) == before


@pytest.mark.parametrize("closed", [Outcome.NO_ANSWER, Outcome.UNSUCCESSFUL, Outcome.CANCELLED, Outcome.WITHDRAWN])
@pytest.mark.parametrize("news", [Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL, Outcome.WAITING])
def test_called_back_months_later_a_closed_interview_goes_on_with_the_news(closed: Outcome, news: Outcome) -> None:
    months_later = date(2027, 2, 1)
    dossier = changed(HELD, outcome=closed, outcome_on=MONDAY)
    assert not on(months_later, dossier).is_open
    called = on(months_later, changed(dossier, outcome=news, outcome_on=months_later if news.is_news else None))
    assert called.tree is not None
    assert called.tree.key == news
    assert next_step(called, months_later) is not None
    assert "look_in" not in [action.key for action in called.actions]


# Months ahead


LEFT_IN_PEACE = {
    "a no, and no feedback": replace(sent(said_no(MONDAY), "closing", TUESDAY), feedback=Feedback(none_will_come=True)),
    "no answer at all": changed(HELD, outcome=Outcome.NO_ANSWER, outcome_on=MONDAY),
}


@pytest.mark.parametrize("case", LEFT_IN_PEACE)
def test_a_look_in_months_ahead_is_in_the_calendar_and_news_or_a_deed_takes_it_out_at_once(case: str) -> None:
    dossier = LEFT_IN_PEACE[case]
    assert in_calendar(TUESDAY, dossier)["look_in"] == date(2027, 5, 23)
    assert in_calendar(date(2027, 4, 1), dossier)["look_in"] == date(2027, 5, 23)
    for gone in (
        sent(dossier, "look_in", TUESDAY),
        marked(dossier, "look_in", dropped_on=TUESDAY),
        marked(dossier, "look_in", done_on=TUESDAY),
        changed(dossier, outcome=Outcome.SUCCESSFUL, outcome_on=TUESDAY),
        changed(dossier, outcome=Outcome.WAITING, outcome_on=None),
    ):
        assert "look_in" not in in_calendar(TUESDAY, gone)


def test_a_changed_answer_takes_out_of_the_calendar_what_no_longer_holds_at_once() -> None:
    no = said_no(MONDAY)
    assert "ask_feedback" in in_calendar(MONDAY + timedelta(1), no)
    rather_not = chosen(no, want_feedback="rather_not")
    assert "ask_feedback" not in in_calendar(TUESDAY, rather_not)
    assert "closing" in in_calendar(TUESDAY, rather_not)
    assert in_calendar(TUESDAY, replace(rather_not, choices={})) == in_calendar(TUESDAY, no)


def test_a_day_that_moves_moves_what_hangs_on_it() -> None:
    for held_on in (date(2026, 12, 10), date(2026, 12, 17)):
        coming = in_calendar(FRIDAY, changed(HELD, held_on=held_on))
        assert coming["rehearse"] == held_on - timedelta(3)


# Clocks and zones


def test_a_clock_set_back_or_a_journey_west_leaves_what_was_done_done() -> None:
    for done in (sent(HELD, "thank_you", TUESDAY), marked(HELD, "thank_you", done_on=TUESDAY)):
        assert "thank_you" not in keys(MONDAY, done)
        assert on(MONDAY, done).facts["thank_you"].since == TUESDAY
    no = said_no(TUESDAY)
    assert view(MONDAY, no).state is TodayState.SAID_NO
    asked = sent(no, "ask_feedback", WEDNESDAY)
    assert "ask_feedback" not in keys(MONDAY, asked)


def test_a_clock_set_back_before_the_interview_waits_for_its_day_again() -> None:
    found = on(FRIDAY - timedelta(1), HELD)
    assert found.tree is not None
    assert found.tree.key == "coming_up"
    assert all(action.due is None or action.due >= FRIDAY - timedelta(1) for action in found.actions)


def test_a_moved_step_comes_on_its_day_whatever_the_clock_said_when_it_was_moved() -> None:
    moved = marked(HELD, "thank_you", moved_to=TUESDAY)
    assert [dues(day, moved)["thank_you"] for day in (FRIDAY, MONDAY, TUESDAY, WEDNESDAY)] == [
        TUESDAY,
        TUESDAY,
        TUESDAY,
        WEDNESDAY,
    ]


# Whatever happens


STEPS = [step for tree in TEXTS.trees.values() for step in tree.steps()]
STEP_KEYS = st.sampled_from(sorted({step.key for step in STEPS} | {agenda.STILL_WAITING}))
LETTERS = st.sampled_from(sorted(TEXTS.letters))
DAYS = st.dates(FRIDAY - timedelta(10), FRIDAY + timedelta(60)) | st.dates(FRIDAY, date(2028, 3, 1))
MAYBE_DAYS = st.none() | DAYS
MOMENTS = st.none() | DAYS.map(lambda day: datetime.combine(day, time(9), UTC))
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "held_on": MAYBE_DAYS,
        "decision_due_on": MAYBE_DAYS,
        "debriefed_at": MOMENTS,
        "stage": st.none() | st.sampled_from(Stage),
        "via_recruiter": st.booleans(),
        "contact_name": st.sampled_from(["", "Priya Raman"]),
        "others_there": st.sampled_from(["", "Tom"]),
    },
)
NEWS = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(Outcome),
        "outcome_on": MAYBE_DAYS,
        "news_at": MOMENTS,
        "news_by": st.none() | st.sampled_from(NewsBy),
    }
)
OFFERS = st.builds(
    Offer,
    in_writing_on=MAYBE_DAYS,
    conditions=st.sampled_from(["", "References"]),
    answer_by=MAYBE_DAYS,
    answer=st.none() | st.sampled_from(OfferAnswer),
    answered_on=MAYBE_DAYS,
)
ROUNDS = st.builds(lambda day: replace(BARE, id="round", held_on=day), MAYBE_DAYS)
VIEWS = st.dictionaries(st.sampled_from(Criterion), st.sampled_from(View), max_size=2)
SCORES = st.sampled_from(Criterion).flatmap(
    lambda area: st.builds(Score, st.just(area), st.integers(1, 5)).map(lambda score: {area: score})
)
FEEDBACK = st.builds(
    Feedback,
    received_on=MAYBE_DAYS,
    words=st.sampled_from(["", "Good examples"]),
    none_will_come=st.booleans(),
    asked_by_voice_on=MAYBE_DAYS,
)


@dataclass(frozen=True)
class Event:
    """Something that happens to an interview, or another day that dawns."""

    what: str
    value: object


EVENTS = st.one_of(
    st.builds(Event, st.just("fields"), FIELDS),
    st.builds(Event, st.just("fields"), NEWS),
    st.builds(Event, st.just("answer"), answers(TEXTS.trees.values())),
    st.builds(Event, st.just("answer"), answers(TEXTS.trees.values())),
    st.builds(Event, st.just("mark"), st.builds(Mark, STEP_KEYS, MAYBE_DAYS, MAYBE_DAYS, MAYBE_DAYS)),
    st.builds(Event, st.just("undo"), STEP_KEYS),
    st.builds(Event, st.just("letter"), st.tuples(LETTERS, MAYBE_DAYS)),
    st.builds(Event, st.just("follow"), st.sampled_from(["done", "sent", "dropped", "moved"])),
    st.builds(Event, st.just("follow"), st.sampled_from(["done", "sent", "dropped", "moved"])),
    st.builds(Event, st.just("feedback"), FEEDBACK),
    st.builds(Event, st.just("panel_views"), VIEWS),
    st.builds(Event, st.just("scores"), SCORES),
    st.builds(Event, st.just("offer"), st.none() | OFFERS),
    st.builds(Event, st.just("next_round"), st.none() | ROUNDS),
    st.builds(Event, st.just("day"), st.integers(-3, 40)),
    st.builds(Event, st.just("day"), st.sampled_from([1, 7, 190])),
)
OTHERS = st.lists(
    st.builds(
        lambda outcome, offer, number: replace(
            changed(ELSEWHERE, id=f"other {number}", application_id=f"other {number}", outcome=outcome), offer=offer
        ),
        st.sampled_from([Outcome.WAITING, Outcome.SUCCESSFUL, Outcome.UNSUCCESSFUL]),
        st.none() | OFFERS,
        st.integers(0, 5),
    ),
    max_size=2,
)


def after(event: Event, dossier: Dossier, today: date, follow: Action | None) -> Dossier:
    """The interview after something has happened; `follow` is the action that the person may take up."""
    match event.what, event.value:
        case "fields", dict(fields):
            return changed(dossier, **fields)
        case "answer", (str(node), str(answer)):
            return chosen(dossier, **{node: answer})
        case "mark", Mark() as mark:
            return replace(dossier, marks={**dossier.marks, mark.step: mark})
        case "undo", key:
            return replace(dossier, marks={step: mark for step, mark in dossier.marks.items() if step != key})
        case "letter", (str(template), day) if day is None or isinstance(day, date):
            return sent(dossier, template, day)
        case "follow", how:
            return dossier if follow is None else followed(dossier, follow, str(how), today)
        case "day", _:
            return dossier
        case what, value:
            return replace(dossier, **{what: value})  # type: ignore[arg-type]  # any field
    raise AssertionError(event)


def followed(dossier: Dossier, action: Action, how: str, today: date) -> Dossier:
    """What the person does with the action that is shown."""
    match how:
        case "sent" if action.letter:
            return sent(dossier, action.letter, today)
        case "dropped":
            return marked(dossier, action.key, dropped_on=today)
        case "moved":
            return marked(dossier, action.key, moved_to=today + timedelta(1))
    return marked(dossier, action.key, done_on=today)


def lives(today: date, events: Sequence[Event], others: Sequence[Dossier]) -> Iterator[tuple[date, Standing]]:
    """Where an interview stands after each event."""
    dossier, found = HELD, standing(HELD, TEXTS, today, ENGLAND, others)
    for event in events:
        if event.what == "day" and isinstance(event.value, int):
            today += timedelta(event.value)
        dossier = after(event, dossier, today, next(iter(found.actions), None))
        found = standing(dossier, TEXTS, today, ENGLAND, [dossier, *others])
        yield today, found


def settled_on(dossier: Dossier, action: Action) -> list[date]:
    """The days on which it was done, dropped or sent; a note only when they were due after that."""
    mark = dossier.marks.get(action.key, Mark(action.key))
    sent_on = [letter.sent_on for letter in dossier.letters if action.letter and letter.template == action.letter]
    days = [day for day in (mark.done_on, mark.dropped_on, *sent_on) if day is not None]
    start = dossier.interview.decision_due_on or dossier.interview.held_on
    if {action.key, action.letter} & {"note", "second_note"} and start is not None:
        return [day for day in days if day > start]
    return days


LIVES = {"today": DAYS, "events": st.lists(EVENTS, max_size=12), "others": OTHERS}


@given(**LIVES)
@settings(deadline=None, max_examples=200)
def test_whatever_happens_every_action_belongs_to_the_walked_path_and_is_still_to_do(
    today: date, events: list[Event], others: list[Dossier]
) -> None:
    for day, found in lives(today, events, others):
        if found.tree is None or found.position is None:
            assert found.actions == ()
            continue
        assert found.position == walk(found.tree, found.dossier.choices, found.facts)
        named = [action.key for action in found.actions]
        assert len(named) == len(set(named))
        for action in found.actions:
            node = found.tree.nodes[action.node]
            assert action.node in found.position.advice
            assert isinstance(node, Advice)
            assert action.key in {step.key for step in node.steps}
            assert action.until is None or action.until >= day
            assert action.due is None or action.due >= day
            assert settled_on(found.dossier, action) == []


@given(**LIVES)
@settings(deadline=None, max_examples=200)
def test_whatever_happens_nothing_is_due_before_what_it_hangs_on(
    today: date, events: list[Event], others: list[Dossier]
) -> None:
    for _, found in lives(today, events, others):
        for action in found.actions:
            assert found.tree is not None
            node = found.tree.nodes[action.node]
            assert isinstance(node, Advice)
            # One deed may stand on several nodes with days of their own.
            due = next(step.due for step in node.steps if step.key == action.key)
            when = dates.parse_when(due) if due else None
            since = found.facts[when.anchor].since if when else None
            if when and when.count >= 0 and since and action.due:
                assert action.due >= since


@given(**LIVES)
@settings(deadline=None, max_examples=200)
def test_whatever_happens_today_has_one_thing_and_shows_each_open_interview_once(
    today: date, events: list[Event], others: list[Dossier]
) -> None:
    for day, found in lives(today, events, others):
        everything = [found, *(standing(one, TEXTS, day, ENGLAND, [found.dossier, *others]) for one in others)]
        for absence in (None, Absence(day - timedelta(30), day), Absence(day - timedelta(30), day - timedelta(2))):
            shown = agenda.today(everything, day, absence=absence)
            assert shown.state is not TodayState.EMPTY
            lead = [shown.lead] if shown.lead else []
            listed = [id(one) for one in (*lead, *shown.offers, *shown.can_wait, *shown.waiting, *shown.back)]
            assert len(listed) == len(set(listed))
            assert {id(one) for one in everything if one.is_open} <= set(listed)
            assert all(one.is_open for one in shown.waiting)
            assert {id(one) for one in everything if any(action.due == day for action in one.actions)} <= set(listed)
            if shown.action:
                assert shown.lead is not None
                assert shown.action in shown.lead.actions
                assert shown.action.due == day


@given(**LIVES)
@settings(deadline=None, max_examples=200)
def test_whatever_happens_there_is_a_next_step_in_words_and_a_calendar_in_order(
    today: date, events: list[Event], others: list[Dossier]
) -> None:
    for day, found in lives(today, events, others):
        step = next_step(found, day)
        assert (step is None) == (found.tree is None)
        if step:
            assert step.sentence.strip()
            assert "{" not in step.sentence
        days = [action.due for _, action in dated_actions([found], day)]
        assert days == sorted(one for one in days if one is not None)
        assert len(days) == sum(action.due is not None for action in found.actions)


@given(**LIVES)
@settings(deadline=None, max_examples=200)
def test_whatever_happens_what_came_off_is_past_and_was_not_done(
    today: date, events: list[Event], others: list[Dossier]
) -> None:
    for day, found in lives(today, events, others):
        visit = day - timedelta(20)
        for one in agenda.came_off([found.dossier, *others], TEXTS, day, ENGLAND, visit):
            assert one.action.until is not None
            assert visit <= one.action.until < day
            assert settled_on(one.standing.dossier, one.action) == []


@given(**LIVES, chance=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=200)
def test_the_agenda_depends_on_what_is_stored_and_not_on_the_order_of_letters(
    today: date, events: list[Event], others: list[Dossier], chance: Random
) -> None:
    for day, found in lives(today, events, others):
        letters: tuple[Letter, ...] = found.dossier.letters
        shuffled = replace(found.dossier, letters=tuple(chance.sample(letters, len(letters))))
        assert standing(shuffled, TEXTS, day, ENGLAND, [shuffled, *others]).actions == found.actions


@pytest.mark.parametrize("country", ["GB", "US", "DE", "SA", "XX"])
def test_in_every_country_each_interview_of_each_outcome_has_its_next_step(country: str) -> None:
    for outcome in Outcome:
        dossier = changed(HELD, outcome=outcome, outcome_on=MONDAY if outcome.is_news else None)
        for days in (0, 3, 30, 200, 400):
            day = FRIDAY + timedelta(days)
            found = standing(dossier, TEXTS, day, WorkingDays(country, ""))
            assert next_step(found, day) is not None
