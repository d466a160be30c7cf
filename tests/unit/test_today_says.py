from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from coaching import agenda, today_says
from coaching.agenda import Action, CameOff, Standing, TodayState, TodayView
from coaching.content import load
from coaching.dates import WorkingDays
from coaching.records import Absence, Dossier, Feedback, Letter, Mark, Offer, Outcome, Stage
from coaching.today_says import Way
from coaching.tree import Advice
from tests.unit.store_at_work import NOW, TODAY, day
from tests.unit.text_at_work import interview

TEXTS = load()
ENGLAND = WorkingDays()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def dossier(*, sent: tuple[tuple[str, date], ...] = (), offer: Offer | None = None, **fields: object) -> Dossier:
    fields = {"debriefed_at": NOW, **fields}
    letters = tuple(Letter(f"{key}-{on}", key, {}, "", "", "", sent_on=on) for key, on in sent)
    return Dossier(interview(**fields), letters=letters, offer=offer)


def standing(one: Dossier | None = None, **fields: object) -> Standing:
    found = one or Dossier(interview(**{"debriefed_at": NOW, **fields}))
    return agenda.standing(found, TEXTS, TODAY, ENGLAND)


def offered(offer: Offer | None = None) -> Standing:
    one = dossier(held_on=day(-5), outcome=Outcome.SUCCESSFUL, outcome_on=day(-1), news_at=NOW, offer=offer)
    return standing(one)


def asked_a_week_ago() -> Standing:
    said_no: dict[str, Any] = {
        "held_on": day(-12),
        "outcome": Outcome.UNSUCCESSFUL,
        "outcome_on": day(-8),
        "news_at": NOW,
    }
    return standing(dossier(sent=(("ask_feedback", day(-7)),), **said_no))


def first(one: Standing) -> Action:
    return one.actions[0]


def titled(state: TodayState, lead: Standing | None = None, can_wait: tuple[Standing, ...] = ()) -> str:
    return plain(today_says.heading(TodayView(state, lead, None, can_wait), TODAY))


@pytest.mark.parametrize("state", TodayState)
def test_every_state_has_a_title_and_only_what_is_about_one_interview_names_it(state: TodayState) -> None:
    named = {TodayState.COMING, TodayState.HALF_WRITTEN, TodayState.OFFER}
    assert titled(state)
    assert ("Acme" in titled(state, standing())) is (state in named)


@pytest.mark.parametrize(
    ("state", "fields", "expected"),
    [
        (TodayState.HALF_WRITTEN, {}, "How did Acme go?"),
        (TodayState.HALF_WRITTEN, {"best_moment": "They laughed"}, "Acme is half written"),
        (TodayState.HALF_WRITTEN, {"held_time": time(14), "held_on": day(-1)}, "How did Acme go?"),
        (TodayState.COMING, {"held_time": time(10)}, "How did Acme go?"),
        (TodayState.COMING, {}, "How did Acme go?"),
        (TodayState.COMING, {"held_on": day(1)}, "Acme, tomorrow"),
        (TodayState.COMING, {"held_on": day(1), "held_time": time(9, 5)}, "Acme, tomorrow at 09:05"),
        (TodayState.COMING, {"held_on": day(3)}, "Acme, Saturday 28 November, in 3 days"),
        (
            TodayState.COMING,
            {"held_on": day(2), "held_time": time(10)},
            "Acme, Friday 27 November at 10:00, in 2 days",
        ),
    ],
)
def test_what_is_near_or_not_written_yet_is_named_with_its_day(
    state: TodayState, fields: dict[str, Any], expected: str
) -> None:
    assert titled(state, standing(debriefed_at=None, **fields)) == expected


@pytest.mark.parametrize(
    ("clock", "expected"), [(time(13, 59), "Acme, today at 14:00"), (time(14), "How did Acme go?")]
)
def test_an_interview_of_today_is_named_with_its_hour_until_that_has_come(clock: time, expected: str) -> None:
    one = agenda.standing(dossier(held_time=time(14), debriefed_at=None), TEXTS, TODAY, ENGLAND, clock=clock)
    assert titled(TodayState.COMING, one) == expected


def test_an_offer_is_a_company_that_wants_the_person() -> None:
    assert titled(TodayState.OFFER, offered()) == "Acme want you"


def test_of_several_things_for_today_one_is_the_first() -> None:
    due, later = standing(held_on=day(-1)), standing()
    assert titled(TodayState.DUE, due, can_wait=(later,)) == "One thing for today"
    assert titled(TodayState.DUE, due, can_wait=(later, due)) == "One thing first"


def below(view: TodayView, since: date | None = None) -> str:
    absence = Absence(since, TODAY) if since else None
    return plain(today_says.below_title(view, TEXTS.words, TODAY, absence))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ""),
        ({"role": "stage manager"}, "Stage manager"),
        ({"role": "Baker", "stage": Stage.SECOND}, "Baker, second interview"),
        ({"stage": Stage.FINAL, "held_on": day(1)}, "Final interview, Thursday 26 November"),
        ({"held_on": TODAY}, "Wednesday 25 November"),
        ({"held_on": None, "role": "Baker"}, "Baker"),
    ],
)
def test_below_the_title_of_what_is_coming_stand_role_and_round_and_a_date_that_was_only_named(
    fields: dict[str, Any], expected: str
) -> None:
    assert below(TodayView(TodayState.COMING, standing(**{"held_on": day(3), **fields}), None)) == expected


def test_who_was_away_is_told_since_when_and_of_how_many() -> None:
    one = standing(held_on=day(-30))
    assert below(TodayView(TodayState.BACK, None, None, back=(one,)), day(-21)) == (
        "One interview was open when you were here on Wednesday 4 November. "
        "One tap each; what you don’t know can stay as it is."
    )
    assert below(TodayView(TodayState.BACK, None, None, back=(one, one)), day(-21)).startswith("Two interviews were")


def test_elsewhere_nothing_stands_below_the_title() -> None:
    assert below(TodayView(TodayState.BACK, None, None, back=(standing(),)), None) == ""
    assert below(TodayView(TodayState.WAITING, None, None), day(-21)) == ""


def test_a_call_may_come_from_who_has_met_the_person_and_said_nothing_yet() -> None:
    waits, comes = standing(id="waits"), standing(id="comes", held_on=day(2))
    no = standing(id="no", outcome=Outcome.UNSUCCESSFUL, outcome_on=TODAY, news_at=NOW)
    assert [one.id for one in today_says.may_ring((waits, comes, no, offered()), TODAY)] == ["waits"]


@pytest.mark.parametrize(
    ("answer_by", "expected"), [(None, False), (day(5), False), (day(3), True), (day(2), True), (day(-1), True)]
)
def test_an_offer_presses_from_two_working_days_before_its_day(answer_by: date | None, expected: bool) -> None:  # noqa: FBT001
    assert today_says.presses(TodayView(TodayState.OFFER, offered(Offer(answer_by=answer_by)), None)) is expected


def test_nothing_presses_where_there_is_no_offer() -> None:
    assert not today_says.presses(TodayView(TodayState.OFFER, None, None))
    assert not today_says.presses(TodayView(TodayState.DUE, offered(Offer(answer_by=TODAY)), None))


def why(one: Standing, action: Action | None = None) -> str:
    return plain(today_says.why(one, action, TODAY, ENGLAND))


def test_a_thank_you_is_for_today_because_of_the_interview() -> None:
    one = standing(held_on=day(-1), role="Baker")
    assert why(one, first(one)) == "Baker at Acme. The interview was yesterday, Tuesday 24 November."


@pytest.mark.parametrize(
    ("held", "named", "expected"),
    [
        (day(-9), day(-1), "Acme. Their day was yesterday, Tuesday 24 November."),
        (day(-9), day(-2), "Acme. Their day was Monday 23 November."),
        (day(-9), None, "Acme. They named no day, and today is the seventh working day since the interview."),
        (day(-21), None, "Acme. They named no day, and 14 working days have passed since the interview."),
    ],
)
def test_a_note_is_for_today_because_they_have_been_silent(held: date, named: date | None, expected: str) -> None:
    one = standing(dossier(sent=(("thank_you", day(-8)),), held_on=held, decision_due_on=named))
    assert first(one).key == "note"
    assert why(one, first(one)) == expected


def test_a_note_to_who_was_seen_on_an_unknown_day_says_nothing_of_it() -> None:
    one = standing(dossier(sent=(("thank_you", day(-8)),), held_on=day(-9)))
    action = first(one)
    unknown = replace(one, dossier=replace(one.dossier, interview=interview(held_on=None)))
    assert why(unknown, action) == "Acme."


def test_the_note_after_a_no_is_for_today_because_of_the_news() -> None:
    one = standing(held_on=day(-5), outcome=Outcome.UNSUCCESSFUL, outcome_on=day(-1), news_at=NOW)
    asks = next(action for action in one.actions if action.key == "ask_feedback")
    assert why(one, asks) == "Acme. You heard yesterday, Tuesday 24 November."


def test_a_working_day_counts_as_passed_once_it_is_over() -> None:
    one, saturday = standing(dossier(sent=(("thank_you", day(-8)),), held_on=day(-9))), day(3)
    said = plain(today_says.why(one, first(one), saturday, ENGLAND))
    assert said == "Acme. They named no day, and nine working days have passed since the interview."


def test_a_second_note_is_for_today_because_of_the_first() -> None:
    one = standing(dossier(sent=(("note", day(-8)),), held_on=day(-20)))
    assert first(one).key == "second_note"
    assert why(one, first(one)) == "Acme. You asked on Tuesday 17 November."


def test_the_question_after_two_notes_is_for_today_because_of_the_last_one() -> None:
    notes = (("note", day(-16)), ("second_note", day(-8)))
    assert why(standing(dossier(sent=notes, held_on=day(-30))), None) == "Acme. You asked on Tuesday 17 November."


def test_what_has_no_such_reason_says_what_its_advice_comes_to() -> None:
    notes = (("note", day(-70)), ("second_note", day(-63)))
    one = standing(replace(dossier(sent=notes, held_on=day(-80)), choices={"keep_or_close": "keep_open"}))
    assert why(one, first(one)) == "Acme. It stays open, and asks nothing of you."


@pytest.mark.parametrize(
    ("named", "says"),
    [
        (day(-1), "Their day was yesterday, Tuesday 24 November"),
        (day(0), "Their day is today."),
        (day(1), "They said by tomorrow, Thursday 26 November."),
    ],
)
def test_their_day_is_named_as_one_says_it(named: date, says: str) -> None:
    one = standing(dossier(held_on=day(-10), decision_due_on=named))
    assert says in plain(today_says.about(one, TEXTS.words, TODAY))


def test_on_a_weekend_after_their_day_it_says_from_when_it_is_fair_to_ask() -> None:
    saturday = date(2026, 11, 28)
    waits = dossier(held_on=day(-10), decision_due_on=date(2026, 11, 27))
    one = agenda.standing(waits, TEXTS, saturday, ENGLAND)
    said = plain(today_says.about(one, TEXTS.words, saturday))
    assert said.endswith("Their day was yesterday, Friday 27 November; ask from Monday 30 November.")


def test_a_thank_you_is_said_with_the_day_that_they_named() -> None:
    one = standing(dossier(held_on=day(-1), decision_due_on=day(2)))
    assert (
        why(one, first(one))
        == "Acme. The interview was yesterday, Tuesday 24 November. They said by Friday 27 November."
    )


def test_a_step_before_an_interview_says_when_that_is() -> None:
    one = standing(held_on=day(7))
    assert why(one, first(one)) == "Acme. The interview is on Wednesday 2 December, in 7 days."
    one = standing(held_on=day(1))
    assert why(one, first(one)) == "Acme. The interview is tomorrow, Thursday 26 November."
    again = dossier(held_on=day(-9), outcome=Outcome.SECOND_INTERVIEW, outcome_on=day(-2), news_at=NOW)
    again = replace(again, next_round=interview(id="next", held_on=day(6)), choices={"told": "nothing"})
    notes = next(action for action in standing(again).actions if action.key == "read_first_notes")
    assert why(standing(again), notes) == "Acme. The next interview is on Tuesday 1 December, in 6 days."
    assert today_says.headline(one, first(one), TODAY).endswith((".", "?"))


def test_a_question_is_for_today_because_of_what_was_asked_or_heard() -> None:
    no: dict[str, Any] = {"held_on": day(-12), "outcome": Outcome.UNSUCCESSFUL, "outcome_on": day(-6), "news_at": NOW}
    assert why(standing(dossier(sent=(("ask_feedback", day(-5)),), **no))) == "Acme. You asked on Friday 20 November."
    assert why(standing(dossier(**no))) == "Acme. You heard on Thursday 19 November."


def test_a_step_after_their_words_says_on_which_day_they_told_the_person() -> None:
    told: dict[str, Any] = {"held_on": day(-12), "outcome": Outcome.UNSUCCESSFUL, "outcome_on": day(-6), "news_at": NOW}
    feedback = Feedback(received_on=day(-2), words="Too short")
    one = standing(replace(dossier(**told), feedback=feedback, choices={"what_was_it_like": "hurt"}))
    assert first(one).key == "keep_one_thing"
    assert why(one, first(one)) == "Acme. They told you on Monday 23 November."


def no(outcome_on: date, **fields: object) -> Dossier:
    said: dict[str, Any] = {"outcome": Outcome.UNSUCCESSFUL, "outcome_on": outcome_on, "news_at": NOW}
    return replace(dossier(held_on=day(-12), **said), **fields)  # type: ignore[arg-type]  # fields of a Dossier


def test_a_question_about_a_talk_or_about_their_words_names_their_day() -> None:
    asked = no(
        day(-20), choices={"reserve_list": "works_there"}, marks={"ask_talk": Mark("ask_talk", done_on=day(-15))}
    )
    told = no(day(-6), feedback=Feedback(received_on=day(-1), words="Too quiet"))
    assert why(standing(asked)) == "Acme. You asked for a talk on Tuesday 10 November."
    assert why(standing(told)) == "Acme. They told you yesterday, Tuesday 24 November."


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({}, "Acme said no. That is hard. If you like, a short note asking for feedback is ready tomorrow."),
        (
            {"shall_we_look": "not_now"},
            "Acme said no. That is hard. If you like, a short note asking for feedback is ready tomorrow.",
        ),
        ({"reserve_list": "works_there"}, "Acme said no. That is hard."),
        ({"reserve_list": "listed"}, "You’re on Acme’s list: it wasn’t a yes today, and they can still call you."),
        (
            {"reserve_list": "forbidden"},
            "Acme said no. That is hard. Keep their words while they are fresh, and ring somebody this week.",
        ),
    ],
)
def test_the_day_of_a_no_is_said_kindly_and_with_what_it_brings(choices: dict[str, str], said: str) -> None:
    view = agenda.today([standing(no(TODAY, choices=choices))], TODAY)
    assert view.lead is not None
    assert view.state is TodayState.SAID_NO
    assert plain(today_says.said_no(view.lead, view.action, TODAY, day(1))) == said
    is_clocked = choices.get("reserve_list") == "forbidden"
    assert today_says.heading(view, TODAY) == ("One small thing today" if is_clocked else "Nothing more today")


def test_of_a_no_without_a_walk_nothing_is_promised() -> None:
    lead = replace(standing(no(TODAY)), position=None, actions=())
    assert today_says.said_no(lead, None, TODAY, day(1)) == "Acme said no. That is hard."
    assert today_says.why(lead, None, TODAY, ENGLAND) == "Acme. You heard today."


def test_a_headline_that_ends_in_a_sign_of_its_own_gets_no_other() -> None:
    one = standing(held_on=day(-1))
    assert one.tree
    advice = one.tree.nodes["thank_you"]
    assert isinstance(advice, Advice)
    node = replace(advice, headline="Shall we?")
    asked = replace(one, tree=replace(one.tree, nodes={**one.tree.nodes, "thank_you": node}))
    assert today_says.headline(asked, first(one), TODAY) == "Shall we?"
    assert today_says.headline(replace(one, tree=None), first(one), TODAY) == ""


@pytest.mark.parametrize(
    ("sent", "fields", "expected"),
    [
        ((), {}, "Interview Sunday 15 November."),
        ((), {"decision_due_on": day(-2)}, "Interview Sunday 15 November. Their day was Monday 23 November."),
        ((("note", day(-3)),), {"role": "Baker"}, "Baker, Sunday 15 November. One note sent."),
        (
            (("note", day(-9)), ("second_note", day(-2))),
            {"role": "Baker"},
            "Baker, Sunday 15 November. Two notes sent.",
        ),
    ],
)
def test_who_is_asked_about_is_known_by_role_day_their_date_and_the_notes(
    sent: tuple[tuple[str, date], ...], fields: dict[str, Any], expected: str
) -> None:
    one = standing(dossier(sent=sent, held_on=day(-10), **fields))
    assert plain(today_says.about(one, TEXTS.words, TODAY)) == expected


TO_DO = "Say that you’re pleased, and ask for it in writing: today"


def test_the_line_of_an_interview_says_its_next_step_or_what_is_waited_for() -> None:
    lines = [
        plain(today_says.next_line(one, TODAY))
        for one in (
            standing(),
            standing(dossier(sent=(("thank_you", day(-1)),), held_on=day(-2), decision_due_on=day(2))),
            standing(dossier(sent=(("thank_you", day(-1)),), held_on=day(-2))),
            offered(Offer(answer_by=day(2))),
            replace(standing(), tree=None),
        )
    ]
    assert lines == [
        "Send a short thank-you: tomorrow, Thursday 26 November",
        "They said by Friday 27 November.",
        "Nothing to do until 1 December",
        f"{TO_DO}. They need your answer by Friday 27 November, in 2 days",
        "",
    ]
    assert today_says.next_line(offered(Offer()), TODAY) == today_says.next_line(offered(), TODAY) != ""


def test_an_offer_whose_day_is_long_past_is_kindly_asked_about() -> None:
    just, long = offered(Offer(answer_by=day(-5))), offered(Offer(answer_by=day(-103)))
    assert plain(today_says.next_line(just, TODAY)) == (
        "Ring them, and ask whether the offer still stands: today. They asked for your answer by Friday 20 November"
    )
    assert (
        plain(today_says.next_line(long, TODAY)) == "They asked for your answer by Friday 14 August. Is it still open?"
    )
    assert today_says.way_on(just, TODAY) == Way("Plan my answer", "coach.py")
    assert today_says.way_on(long, TODAY) == Way("See what to say", "coach.py")
    assert long.position is not None
    assert long.position.advice == ("offer_day_passed",)
    assert titled(TodayState.DUE, standing(held_on=day(-1)), can_wait=(long,)) == "One thing for today"


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (offered(), Way("Plan my answer", "coach.py")),
        (standing(debriefed_at=None), Way("Write it down", "debrief.py")),
        (standing(debriefed_at=None, best_moment="They laughed"), Way("Go on", "debrief.py")),
        (standing(held_on=day(-1)), Way("Open the words", "coach.py")),
        (standing(held_on=day(40)), Way("Get ready", "coach.py")),
        (asked_a_week_ago(), Way("Answer in Coach", "coach.py")),
        (replace(standing(), tree=None), Way("Get ready", "coach.py")),
    ],
)
def test_the_button_beside_it_fits_what_comes_next(one: Standing, expected: Way) -> None:
    assert today_says.way_on(one, TODAY) == expected


def test_a_step_without_a_letter_is_only_to_be_seen() -> None:
    one = standing(held_on=day(-1))
    bare = replace(one, actions=(replace(first(one), letter=None),))
    assert today_says.way_on(bare, TODAY) == Way("See the step", "coach.py")


def test_the_other_steps_stand_with_their_days() -> None:
    one = standing(held_on=day(1))
    now = replace(one.actions[0], due=TODAY)
    later, undated = replace(now, do="Rest", due=day(1)), replace(now, do="Wait", due=None)
    dos = [replace(now, do=f"Do {n}") for n in range(6)]
    some = TodayView(
        TodayState.COMING, one, now, steps=tuple((one, action) for action in (now, *dos[:4], later, undated))
    )
    many = replace(some, steps=tuple((one, action) for action in (now, *dos)))
    assert today_says.also_today(some, TODAY) == ("Do 0", "Do 1", "Do 2", "Do 3")
    assert today_says.also_today(many, TODAY) == ("Do 0", "Do 1", "Do 2", "Do 3", "And 2 more, in Coach")
    assert tuple(map(plain, today_says.later_steps(some, TODAY))) == ("Rest: tomorrow, Thursday 26 November", "Wait")
    assert today_says.later_steps(many, TODAY) == ()


@pytest.mark.parametrize(
    ("answer_by", "expected"),
    [
        (None, "You haven’t put down by when they need your answer"),
        (day(-1), "They asked for your answer by yesterday, Tuesday 24 November"),
        (TODAY, "They need your answer by today, Wednesday 25 November"),
        (day(1), "They need your answer by tomorrow, Thursday 26 November"),
        (day(2), "They need your answer by Friday 27 November, in 2 days"),
        (day(40), "They need your answer by Monday 4 January 2027"),
    ],
)
def test_the_day_of_an_answer_is_said_with_its_date(answer_by: date | None, expected: str) -> None:
    assert plain(today_says.answer_by(Offer(answer_by=answer_by), TODAY)) == expected


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (Offer(), "If you have a job, don’t resign yet: it isn’t in writing."),
        (
            Offer(in_writing_on=TODAY, conditions="References"),
            "If you have a job, don’t resign yet: something is still open.",
        ),
        (Offer(in_writing_on=TODAY, conditions="References", conditions_met_on=TODAY), ""),
        (Offer(in_writing_on=TODAY), "If you have a job, don’t resign yet: nobody has said that nothing is open."),
        (Offer(in_writing_on=TODAY, conditions_met_on=TODAY), ""),
    ],
)
def test_nobody_resigns_before_it_is_in_writing_and_nothing_is_open(offer: Offer, expected: str) -> None:
    assert today_says.keep_your_job(offer) == expected


def test_the_other_open_ones_are_named_beside_an_offer() -> None:
    mine = offered().dossier
    other = dossier(id="other", application_id="other", company="Osprey Labs")
    one = agenda.standing(mine, TEXTS, TODAY, ENGLAND, (mine, other))
    assert plain(today_says.also_open(one, TODAY)).startswith("Also open: Osprey Labs")
    assert today_says.also_open(offered(), TODAY) == ""


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.WAITING, "Saved."),
        (Outcome.UNSUCCESSFUL, "Saved with today’s date. What to do next will be here tomorrow."),
        (Outcome.SUCCESSFUL, "Saved with today’s date. What to do next comes when you’re done here."),
    ],
)
def test_what_a_tap_did_is_said_with_when_the_rest_comes(outcome: Outcome, expected: str) -> None:
    assert today_says.saved(outcome) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "One thing came off the list since you were last here"),
        (3, "Three things came off the list since you were last here"),
        (12, "12 things came off the list since you were last here"),
    ],
)
def test_what_came_off_is_counted(number: int, expected: str) -> None:
    assert plain(today_says.came_off_title(number)) == expected


def test_what_came_off_is_named_with_its_last_day() -> None:
    one = standing(held_on=day(-1))
    thanks = first(one)
    assert tuple(map(plain, today_says.came_off(CameOff(one, thanks), TODAY))) == (
        "Acme",
        "Send a short thank-you, until Friday 27 November",
    )
    assert today_says.came_off(CameOff(one, replace(thanks, until=None)), TODAY)[1] == "Send a short thank-you"


def test_feedback_that_was_asked_for_aloud_was_asked_for() -> None:
    no = interview(held_on=day(-12), outcome=Outcome.UNSUCCESSFUL, outcome_on=day(-6), news_at=NOW, debriefed_at=NOW)
    aloud = standing(Dossier(no, feedback=Feedback(asked_by_voice_on=day(-5))))
    assert why(aloud) == "Acme. You asked on Friday 20 November."
