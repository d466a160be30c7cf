"""The paths of an offer: nobody resigns too soon, nobody asks twice, and whatever comes up there is a next step."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coaching import agenda, content, facts
from coaching.letters import draft, fill
from coaching.records import TAKEN_BACK, Dossier, Interview, Letter, Mark, Offer, OfferAnswer, Outcome
from coaching.tree import Advice, Does, Fact, HelpKind, Position, Question, asides, paths
from tests.unit.paths_at_work import on

MOMENT = datetime(2026, 11, 9, 18, tzinfo=UTC)
HELD_ON = date(2026, 11, 11)
FRIDAY, MONDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
WEEK = timedelta(7)
OPEN, NEXT_WEEK = Offer(), Offer(answer_by=MONDAY + WEEK)
SAID_YES = Offer(answer=OfferAnswer.ACCEPTED, answered_on=MONDAY)
FIRM = replace(SAID_YES, in_writing_on=MONDAY, conditions_met_on=MONDAY)
TREE = content.load().trees["successful"]
ADVICE = {name: node for name, node in TREE.nodes.items() if isinstance(node, Advice)}
MAY_RESIGN = {"offer_accepted", "before_you_start", "first_weeks"}
SAYS_NO = {"offer_declined", "offer_left"}


def offered(offer: Offer | None = None, **choices: str) -> Dossier:
    one = Interview(
        "i1",
        "a1",
        "Northwind",
        MOMENT,
        MOMENT,
        held_on=HELD_ON,
        outcome=Outcome.SUCCESSFUL,
        outcome_on=FRIDAY,
    )
    return Dossier(one, offer=offer, choices=choices)


def sent(dossier: Dossier, template: str, day: date = MONDAY) -> Dossier:
    letter = Letter(f"{template}-{day}", template, {}, "", "", "", sent_on=day)
    return replace(dossier, letters=(*dossier.letters, letter))


def marked(dossier: Dossier, *made: Mark) -> Dossier:
    return replace(dossier, marks={**dossier.marks, **{mark.step: mark for mark in made}})


def advice_of(dossier: Dossier, day: date = MONDAY) -> str:
    position = on(day, dossier).position
    assert position is not None
    return position.question or "+".join(position.advice)


def dues(dossier: Dossier, day: date = MONDAY) -> dict[str, date | None]:
    return {action.key: action.due for action in on(day, dossier).actions}


def words(node: Advice) -> str:
    """What everybody reads of it, whatever is known."""
    return " ".join((node.headline, node.text, *node.checklist))


# Until it is firm


@pytest.mark.parametrize("name", sorted(ADVICE.keys() - MAY_RESIGN - SAYS_NO - {"no_not_told", "started_unsettled"}))
def test_until_it_is_firm_every_advice_says_not_to_resign(name: str) -> None:
    assert re.search(
        "[Dd]on’t (start there and don’t )?resign|No start and no notice|leave your present job as", words(ADVICE[name])
    )


def test_nobody_is_told_to_resign_but_after_a_firm_yes() -> None:
    told = {name for name, node in ADVICE.items() if "you can resign" in words(node) or "hand_in_notice" in steps(node)}

    assert told == {"offer_accepted"}


def steps(node: Advice) -> set[str]:
    return {step.key for step in node.steps}


WORRIES = {"since_your_yes": "checks", "your_answer": "came_up", "what_has_come_up": "checks"}
CHECKS = ("right_to_work", "visa", "record", "reference", "bad_reference", "health")


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("offer", [FIRM, replace(FIRM, answer=None, answered_on=None)], ids=["a yes", "no yes"])
def test_beside_a_check_that_is_open_nobody_resigns_even_when_all_else_is_firm(check: str, offer: Offer) -> None:
    worried = offered(offer, **WORRIES, which_check=check)
    assert {"note_condition"} <= dues(worried).keys()
    assert "hand_in_notice" not in dues(worried)
    done = replace(worried, choices={**worried.choices, "which_check": "done"})
    assert advice_of(done) == ("offer_accepted" if offer.answer else "offer_firm")


def test_several_checks_at_once_are_worked_on_at_once_and_the_day_for_the_answer_is_named() -> None:
    worried = offered(written(NEXT_WEEK), **WORRIES, which_check="+".join(CHECKS))
    assert {"ask_visa", "ask_check", "ask_referee", "ask_about_health", "say_yes"} <= dues(worried).keys()
    said = asides(ADVICE["checks_first"], on(MONDAY, worried).facts)
    assert any("You can say yes on condition that the checks come out well" in line for line in said)


# Nobody asks twice

NOT_RIGHT, CAME_UP = {"your_answer": "not_right"}, {"your_answer": "came_up"}
WAYS: Sequence[tuple[Mapping[str, str], str, str, str, str]] = (
    ({"your_answer": "need_time"}, "ask_for_time", "ask_time", "offer_promised", "offer_spoken"),
    ({**NOT_RIGHT, "what_is_not_right": "pay"}, "below_the_figure", "negotiate", "question_asked", "below_the_figure"),
    (
        {**NOT_RIGHT, "what_is_not_right": "one_change"},
        "ask_one_change",
        "negotiate",
        "question_asked",
        "ask_one_change",
    ),
    (
        {**NOT_RIGHT, "what_is_not_right": "another_role"},
        "another_role",
        "ask_new_role",
        "question_asked",
        "offer_spoken",
    ),
    ({**NOT_RIGHT, "what_is_not_right": "not_as_said"}, "not_as_told", "ask_to_mend", "question_asked", "offer_spoken"),
    ({**NOT_RIGHT, "what_is_not_right": "start"}, "start_clash", "ask_start_day", "question_asked", "offer_spoken"),
    (
        {**NOT_RIGHT, "what_is_not_right": "odd"},
        "check_who_they_are",
        "ring_the_firm",
        "offer_spoken",
        "check_who_they_are",
    ),
    ({**CAME_UP, "what_has_come_up": "another_offer"}, "two_offers", "ask_time", "offer_promised", "offer_spoken"),
    (
        {**CAME_UP, "what_has_come_up": "counter_offer"},
        "counter_offer",
        "weigh_counter_offer",
        "offer_spoken",
        "offer_spoken",
    ),
    (
        {**CAME_UP, "what_has_come_up": "benefits"},
        "benefits_first",
        "ask_about_benefits",
        "offer_spoken",
        "offer_spoken",
    ),
    (
        {**CAME_UP, "what_has_come_up": "said_no_before"},
        "second_choice",
        "ask_what_changed",
        "offer_spoken",
        "offer_spoken",
    ),
    (
        {**CAME_UP, "what_has_come_up": "another_interview"},
        "one_may_come",
        "ask_time",
        "offer_promised",
        "offer_spoken",
    ),
    (
        {"your_answer": "no_thanks", "benefits_or_not": "some"},
        "benefits_before_the_no",
        "ask_about_benefits",
        "offer_declined",
        "offer_declined",
    ),
)


@pytest.mark.parametrize(("choices", "advice", "step", "then", "left_out"), WAYS)
def test_what_comes_up_holds_the_path_until_it_is_done_or_left_out(
    choices: Mapping[str, str], advice: str, step: str, then: str, left_out: str
) -> None:
    came_up = offered(NEXT_WEEK, **choices)
    assert advice_of(came_up) == advice
    assert dues(came_up)[step] == MONDAY

    assert advice_of(marked(came_up, Mark(step, done_on=MONDAY))) == then
    assert step not in dues(marked(came_up, Mark(step, done_on=MONDAY)))
    assert advice_of(marked(came_up, Mark(step, dropped_on=MONDAY))) == left_out
    if step in content.load().letters:
        assert advice_of(sent(came_up, step)) == then


def written(offer: Offer, on_day: date = FRIDAY) -> Offer:
    return replace(offer, in_writing_on=on_day)


def test_asked_once_their_answer_is_awaited_for_three_working_days_and_then_written_down() -> None:
    asked = sent(offered(NEXT_WEEK, **NOT_RIGHT, what_is_not_right="pay"), "negotiate_by_phone")
    assert dues(asked) == {"compare_offer": MONDAY, "note_their_reply": MONDAY + timedelta(3)}
    assert advice_of(asked, MONDAY + WEEK) == "question_asked"
    assert advice_of(asked, MONDAY + WEEK + timedelta(1)) == "offer_day_passed"


@pytest.mark.parametrize(
    ("way", "step"), [("pay", "negotiate"), ("one_change", "negotiate"), ("start", "ask_start_day")]
)
def test_nobody_is_told_to_say_yes_while_their_answer_is_awaited(way: str, step: str) -> None:
    asked = sent(offered(written(NEXT_WEEK), **NOT_RIGHT, what_is_not_right=way), step)
    assert "say_yes" not in dues(asked)
    assert "say_yes" not in dues(asked, MONDAY + WEEK)
    for mark in (Mark("note_their_reply", done_on=TUESDAY), Mark("note_their_reply", dropped_on=TUESDAY)):
        assert dues(marked(asked, mark), TUESDAY)["say_yes"] == FRIDAY + WEEK


@pytest.mark.parametrize("days", range(1, 5))
def test_their_answer_is_looked_for_before_the_own_one_is_due(days: int) -> None:
    soon = Offer(answer_by=MONDAY + timedelta(days))
    asked = sent(offered(written(soon), **NOT_RIGHT, what_is_not_right="pay"), "negotiate")
    assert dues(asked)["note_their_reply"] == MONDAY + timedelta(min(days - 1, 3))


@pytest.mark.parametrize(
    "choices", [{"your_answer": "need_time"}, {**CAME_UP, "what_has_come_up": "another_offer"}], ids=str
)
@pytest.mark.parametrize("mark", [Mark("ask_time", done_on=MONDAY), Mark("ask_time", dropped_on=MONDAY)], ids=str)
def test_a_yes_in_writing_is_offered_only_for_an_offer_in_writing(choices: Mapping[str, str], mark: Mark) -> None:
    spoken = marked(offered(NEXT_WEEK, **choices), mark)
    assert "say_yes" not in dues(spoken)
    assert {"acknowledge_offer", "ask_for_writing"} & dues(spoken).keys()
    assert "say_yes" in dues(replace(spoken, offer=written(NEXT_WEEK)))


def test_no_advice_for_an_offer_only_said_has_the_letter_that_says_yes_to_it() -> None:
    has_yes = {name for name, node in ADVICE.items() if "say_yes" in steps(node)}
    met = {name for way in paths(TREE) for name in way.advice if is_spoken(way)}

    assert has_yes & met == set()
    assert all(knows_terms(way) for way in paths(TREE) if has_yes & {*way.advice})


def is_spoken(way: Position) -> bool:
    return any(TREE.question(step.node).known_by == "offer_terms" and "spoken" in step.answer for step in way.passed)


def knows_terms(way: Position) -> bool:
    return any(TREE.question(step.node).known_by == "offer_terms" for step in way.passed)


@pytest.mark.parametrize(("choice", "template"), [("not_as_said", "ask_to_mend"), ("start", "ask_start_day")])
def test_nobody_resigns_while_what_they_asked_after_their_yes_is_open(choice: str, template: str) -> None:
    asked = sent(offered(FIRM, since_your_yes=choice), template)
    assert advice_of(asked) == "yes_in_question"
    assert dues(asked) == {"note_their_reply": MONDAY + timedelta(3)}
    answered = marked(asked, Mark("note_their_reply", done_on=TUESDAY))
    assert dues(answered, TUESDAY) == {"hand_in_notice": TUESDAY}


def test_no_line_asks_for_an_answer_that_is_given() -> None:
    pressed = replace(FIRM, answer_by=MONDAY)
    for choices in ({"since_your_yes": "start"}, {"since_your_yes": "counter_offer"}, WORRIES):
        stands = on(TUESDAY, offered(pressed, **choices, which_check="visa"))
        assert stands.position is not None
        said = " ".join(line for name in stands.position.advice for line in asides(ADVICE[name], stands.facts))
        assert "need your answer" not in said
        assert "still stands" not in said


def test_the_other_offer_is_never_refused_before_the_one_taken_is_firm() -> None:
    both = marked(
        offered(written(NEXT_WEEK), **CAME_UP, what_has_come_up="another_offer"), Mark("ask_time", done_on=MONDAY)
    )
    assert advice_of(both) == "decide_between"
    assert "Say no to the other only once the one you took is firm" in ADVICE["decide_between"].text


def test_who_has_a_firm_job_elsewhere_may_still_rather_have_this_one() -> None:
    here = offered(replace(written(NEXT_WEEK), conditions_met_on=FRIDAY))
    other = replace(here, interview=replace(here.interview, id="i2", application_id="a2"), offer=FIRM)
    assert on(MONDAY, here, [here, other]).actions[0].key == "decline_offer"
    rather = on(MONDAY, replace(here, choices={"firm_elsewhere": "rather_this"}), [here, other])
    assert rather.position is not None
    assert rather.position.advice == ("offer_firm",)
    assert "Keep it until this one is firm" in " ".join(asides(ADVICE["offer_firm"], rather.facts))


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        (SAID_YES, SAID_YES, "Let go of neither before one is firm"),
        (SAID_YES, FIRM, "Keep it until this one is firm too"),
        (FIRM, SAID_YES, "Tell them today that you won’t come"),
        (FIRM, FIRM, "Choose today, and tell the other"),
    ],
)
def test_who_has_said_yes_twice_reads_which_one_to_keep(mine: Offer, theirs: Offer, said: str) -> None:
    here = offered(mine)
    other = replace(here, interview=replace(here.interview, id="i2", application_id="a2"), offer=theirs)
    stands = on(MONDAY, here, [here, other])
    assert stands.position is not None
    assert said in " ".join(asides(ADVICE[stands.position.advice[0]], stands.facts))


def test_who_would_rather_not_ring_a_firm_that_seems_odd_is_still_told_to_give_nothing() -> None:
    odd = marked(offered(OPEN, **NOT_RIGHT, what_is_not_right="odd"), Mark("ring_the_firm", dropped_on=MONDAY))
    assert advice_of(odd) == "check_who_they_are"
    assert dues(odd) == {}


def test_who_has_no_job_to_leave_says_so_at_the_step_itself() -> None:
    assert "if you have none, say so at that step" in ADVICE["offer_accepted"].text
    (notice,) = on(MONDAY, offered(FIRM)).actions
    assert (notice.key, notice.rather_not) == ("hand_in_notice", "I have no job to leave")
    left_out = marked(offered(FIRM), Mark("hand_in_notice", dropped_on=MONDAY))
    assert advice_of(left_out) == "before_you_start"
    assert "If you leave a job for it" in ADVICE["before_you_start"].text


@pytest.mark.parametrize("months", [4, 11])
def test_however_long_a_visa_or_a_check_takes_what_comes_next_stays(months: int) -> None:
    day = MONDAY + timedelta(30 * months)
    assert dues(offered(FIRM), day) == {"hand_in_notice": day}
    assert {"ask_for_writing", "note_writing"} <= dues(offered(SAID_YES), day).keys()
    waits = offered(replace(SAID_YES, in_writing_on=MONDAY, conditions="A visa"))
    assert {"conditions_in_writing", "note_conditions_met"} <= dues(waits, day).keys()


def test_where_their_day_has_passed_they_are_rung_when_somebody_is_there() -> None:
    passed = offered(Offer(answer_by=FRIDAY))
    saturday = FRIDAY + timedelta(1)
    assert advice_of(passed, saturday) == "offer_day_passed"
    assert dues(passed, saturday) == {"ring_about_offer": MONDAY, "note_new_day": MONDAY}
    assert dues(passed, TUESDAY)["ring_about_offer"] == TUESDAY


@pytest.mark.parametrize(("country", "said"), [("DE", "signed by hand"), ("US", "confirm your first day"), ("GB", "")])
def test_where_notice_or_an_offer_means_something_else_that_is_said_before_anybody_resigns(
    country: str, said: str
) -> None:
    known = {**on(MONDAY, offered(FIRM)).facts, "country": Fact(country)}
    shown = " ".join(asides(ADVICE["offer_accepted"], known))
    assert said in shown
    assert bool(shown) == bool(said)


def test_who_leaves_out_the_letter_may_still_ask_by_phone() -> None:
    one = offered(OPEN, **NOT_RIGHT, what_is_not_right="pay")
    assert dues(marked(one, Mark("negotiate", dropped_on=MONDAY))).keys() == {"negotiate_by_phone"}
    neither = marked(one, Mark("negotiate", dropped_on=MONDAY), Mark("negotiate_by_phone", dropped_on=MONDAY))
    assert advice_of(neither) == "offer_spoken"


@pytest.mark.parametrize("template", ["ask_to_mend", "ask_start_day"])
def test_a_question_after_the_yes_goes_on_to_how_firm_it_is(template: str) -> None:
    choice = {"ask_to_mend": "not_as_said", "ask_start_day": "start"}[template]
    asked = sent(offered(SAID_YES, since_your_yes=choice), template)
    assert advice_of(asked) == "yes_in_question"
    assert advice_of(marked(asked, Mark("note_their_reply", done_on=TUESDAY))) == "yes_unwritten"


def test_the_offer_is_asked_for_in_writing_by_one_letter_at_a_time() -> None:
    assert list(dues(offered(), MONDAY + WEEK)) == ["acknowledge_offer", "note_offer"]


def test_thanked_for_an_offer_it_is_asked_for_in_writing_three_working_days_on() -> None:
    thanked = sent(offered(), "accept")
    assert advice_of(thanked) == "offer_promised"
    assert dues(thanked)["ask_for_writing"] == MONDAY + timedelta(3)
    assert "ask_for_writing" not in dues(sent(thanked, "ask_writing"))


# A no, a yes taken back, an offer taken back


@pytest.mark.parametrize(
    ("offer", "choices", "step"),
    [
        (OPEN, {"your_answer": "no_thanks"}, "decline_offer"),
        (FIRM, {"since_your_yes": "going_back"}, "go_back_on_yes"),
    ],
)
def test_who_leaves_out_the_letter_that_says_no_notes_it_another_way(
    offer: Offer, choices: Mapping[str, str], step: str
) -> None:
    left_out = marked(offered(offer, **choices), Mark(step, dropped_on=MONDAY))
    assert advice_of(left_out) == "no_not_told"
    assert dues(left_out) == {"note_the_no": MONDAY}
    no = replace(left_out, offer=replace(offer, answer=OfferAnswer.DECLINED, answered_on=TUESDAY))
    assert advice_of(no, TUESDAY) == "offer_left"


def test_a_no_can_be_noted_on_the_path_before_a_yes_and_after_it() -> None:
    asked = (TREE.nodes["your_answer"], TREE.nodes["since_your_yes"])
    does = [{option.does for option in node.choices} for node in asked if isinstance(node, Question)]
    assert [Does.DECLINE in one for one in does] == [True, True]


def test_going_back_is_said_first_then_written_and_then_it_is_done() -> None:
    back = offered(FIRM, since_your_yes="going_back")
    assert [action.key for action in on(TUESDAY, back).actions] == ["ring_to_go_back", "go_back_on_yes"]
    assert advice_of(sent(back, "go_back_by_phone", TUESDAY), TUESDAY) == "go_back"
    assert advice_of(sent(back, "go_back_on_yes", TUESDAY), TUESDAY) == "offer_left"


@pytest.mark.parametrize("offer", [OPEN, NEXT_WEEK, SAID_YES, FIRM])
def test_taken_back_the_old_job_is_asked_for_and_advice_sought_whatever_was_answered(offer: Offer) -> None:
    gone = marked(offered(offer, your_answer="need_time"), Mark(TAKEN_BACK, done_on=MONDAY))
    assert advice_of(gone) == "offer_taken_back"
    assert list(dues(gone)) == ["ask_to_stay", "ask_why_withdrawn", "get_advice_now"]
    asked = sent(gone, "ask_why_withdrawn")
    assert advice_of(asked) == "after_taken_back"
    assert list(dues(asked)) == ["ask_to_stay", "get_advice_now"]
    left_out = marked(gone, Mark("ask_why_withdrawn", dropped_on=MONDAY))
    assert advice_of(left_out) == "after_taken_back"
    for name in ("offer_taken_back", "after_taken_back"):
        assert set(ADVICE[name].help) == {HelpKind.EMPLOYMENT, HelpKind.EQUALITY, HelpKind.MONEY}


def test_wherever_one_is_with_an_offer_one_can_say_that_it_is_gone() -> None:
    asks = {name for name, node in TREE.nodes.items() if isinstance(node, Question) and _does(node, Does.TAKEN_BACK)}
    assert asks == {"this_one_too", "what_has_come_up", "since_your_yes"}


def _does(question: Question, does: Does) -> bool:
    return any(option.does is does for option in question.choices)


@pytest.mark.parametrize("offer", [NEXT_WEEK, FIRM])
def test_an_offer_that_is_gone_is_none_beside_another_and_presses_nobody(offer: Offer) -> None:
    gone = marked(offered(offer), Mark(TAKEN_BACK, done_on=MONDAY))
    other = replace(gone, interview=replace(gone.interview, id="i2", application_id="a2"), marks={})
    found = on(MONDAY, gone, [gone, other])
    assert (found.is_open, found.has_open_offer, found.may_be_taken_back) == (False, False, False)
    assert found.facts["answer_by"].value == "none"
    assert on(MONDAY, other, [gone, other]).facts["another_offer"].value == "none"
    assert on(MONDAY, other, [gone, other]).facts["other_open"].value == "none"


def test_today_the_old_job_is_asked_for_before_another_offer_is_answered() -> None:
    gone = marked(offered(FIRM), Mark(TAKEN_BACK, done_on=MONDAY))
    interview = replace(gone.interview, id="i2", application_id="a2")
    pressing = Dossier(interview, offer=Offer(answer_by=MONDAY))

    def first(day: date) -> tuple[str, str]:
        found = agenda.today([on(day, one, [gone, pressing]) for one in (pressing, gone)], day)
        assert found.lead is not None
        return found.state, found.lead.dossier.interview.id

    assert [first(MONDAY), first(TUESDAY)] == [("due", "i1"), ("offer", "i2")]


def test_after_a_firm_yes_comes_the_notice_then_the_start_and_then_the_first_weeks() -> None:
    firm = offered(replace(FIRM, starts_on=date(2027, 1, 4)))
    assert list(dues(firm)) == ["hand_in_notice"]
    left = marked(firm, Mark("hand_in_notice", done_on=MONDAY))
    assert dues(left)["ask_first_day"] == date(2026, 12, 23)
    assert advice_of(left, date(2027, 1, 4)) == "first_weeks"


@pytest.mark.parametrize("terms", [Offer(), Offer(in_writing_on=MONDAY, conditions="References")])
def test_who_has_started_with_something_open_has_it_settled_and_is_not_told_to_keep_another_job(terms: Offer) -> None:
    first = date(2026, 11, 30)
    yes = replace(terms, answer=OfferAnswer.ACCEPTED, answered_on=MONDAY, starts_on=first)
    before = advice_of(offered(yes), first - timedelta(1))
    assert before in {"yes_unwritten", "yes_with_conditions"}
    assert advice_of(offered(yes), first) == "started_unsettled"
    advice = ADVICE["started_unsettled"]
    assert "resign" not in " ".join((advice.headline, advice.text, *advice.checklist))
    settled = offered(replace(yes, in_writing_on=MONDAY, conditions_met_on=first))
    assert advice_of(settled, first) == "first_weeks"


def test_every_letter_about_an_offer_goes_to_the_recruiter_who_stands_between() -> None:
    one = offered(OPEN)
    one = replace(one, interview=replace(one.interview, via_recruiter=True))
    between = replace(one, interview=replace(one.interview, recruiter_name="Tom Hill", recruiter_email="tom@a.example"))
    own = {step.letter for step in TREE.steps() if step.letter}
    for key in own:
        template = content.load().letters[key]
        said = facts.texts(between, MONDAY, on(MONDAY, between).facts)
        filled = fill(template, between, MONDAY, {"name": "Alex"}, said)
        assert filled.to == "tom@a.example"
        assert template.kind == "phone" or "Dear Tom," in filled.body
        # An old employer needs no name of a rival.
        assert ("Northwind" in filled.body + filled.subject) == (key != "ask_to_stay")


def stored() -> Iterator[dict[str, str]]:
    """Every single answer that a person can leave behind."""
    for name, node in TREE.nodes.items():
        if isinstance(node, Question) and node.known_by is None:
            yield from ({name: option.key} for option in node.choices if option.does is None)


@pytest.mark.parametrize("choices", [*stored()], ids=str)
@pytest.mark.parametrize("offer", [OPEN, NEXT_WEEK, Offer(answer_by=FRIDAY), SAID_YES, FIRM], ids=range(5))
def test_after_each_single_answer_there_is_something_to_do_or_to_say(offer: Offer, choices: Mapping[str, str]) -> None:
    stands = on(MONDAY, offered(offer, **choices))
    assert stands.position is not None
    assert stands.position.question or stands.actions


def test_what_was_typed_for_the_call_stands_in_the_letter_about_the_same_thing() -> None:
    call = Letter("c", "negotiate_by_phone", {"wish": "33,000 pounds", "reason": "the advert"}, "", "", "")
    one = replace(offered(OPEN), letters=(call,))
    template = content.load().letters["negotiate"]

    assert "What I would like is 33,000 pounds." in draft(template, one, MONDAY, "Alex").words.body
    own = Letter("l", "negotiate", {"wish": "34,000 pounds"}, "", "", "")
    both = draft(template, replace(one, letters=(call, own)), MONDAY, "Alex")
    assert both.given == {"name": "Alex", "wish": "34,000 pounds", "reason": "the advert"}


@pytest.mark.parametrize("met_on", [None, MONDAY])
def test_a_yes_names_what_it_still_depends_on(met_on: date | None) -> None:
    offer = replace(written(OPEN), conditions="two references", conditions_met_on=met_on)
    words = fill(content.load().letters["say_yes"], offered(offer), MONDAY, {"name": "Alex"}).body

    assert ("depends on this: two references" in words) is (met_on is None)
    assert ("before you write to my present employer" in words) is (met_on is None)
