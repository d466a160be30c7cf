from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching import offers
from coaching.agenda import Standing
from coaching.content import load
from coaching.facts import offers as facts
from coaching.offers import Comparison, Term
from coaching.records import TAKEN_BACK, Dossier, Letter, Mark, Offer, OfferAnswer, Outcome
from coaching.tree import Fact
from tests.unit.store_at_work import TODAY as WEDNESDAY
from tests.unit.store_at_work import day
from tests.unit.text_at_work import interview

TREES = load().trees
FULL = Offer(
    in_writing_on=day(-1),
    conditions="Two references",
    pay="£31,000",
    hours="37 a week",
    place="Leeds",
    starts_on=date(2027, 1, 4),
    other_terms="25 days of leave",
    answer_by=day(2),
)


SETTLED = replace(FULL, conditions_met_on=WEDNESDAY)


def dossier(company: str = "Acme", offer: Offer | None = None, **fields: object) -> Dossier:
    """One with an offer of today, each company another application."""
    made = {"company": company, "application_id": company, "outcome": Outcome.SUCCESSFUL, "outcome_on": WEDNESDAY}
    return replace(Dossier(interview(**{**made, **fields})), offer=offer)


def standing(one: Dossier, said: str = "open", *, start: str = "none") -> Standing:
    """Where it stands, with what the person said to the offer."""
    known = {"offer": Fact(said), "offer_start": Fact(start), "taken_back": facts.taken_back(one)}
    return Standing(one, TREES[one.interview.outcome], known, None, ())


def test_an_offer_is_there_once_they_made_one_and_while_its_words_are_kept() -> None:
    assert offers.is_there(dossier())
    assert not offers.is_there(dossier(outcome=Outcome.WAITING))
    assert offers.is_there(dossier(offer=Offer(pay="£1"), outcome=Outcome.WAITING))


def test_on_an_earlier_round_the_offer_of_a_later_one_is_not_shown_again() -> None:
    earlier = dossier(offer=Offer(pay="£1"), outcome=Outcome.SECOND_INTERVIEW)
    assert not offers.is_there(replace(earlier, next_round=interview(id="two")))


@pytest.mark.parametrize(
    ("offer", "outcome", "expected"),
    [
        (None, Outcome.SUCCESSFUL, WEDNESDAY),
        (Offer(), Outcome.SUCCESSFUL, WEDNESDAY),
        (Offer(offered_on=day(-3)), Outcome.SUCCESSFUL, day(-3)),
        (Offer(offered_on=day(-3)), Outcome.UNSUCCESSFUL, day(-3)),
        (Offer(), Outcome.UNSUCCESSFUL, None),
    ],
)
def test_an_offer_is_of_the_day_of_the_news_unless_another_was_said(
    offer: Offer | None, outcome: Outcome, expected: date | None
) -> None:
    assert offers.offered_on(dossier(offer=offer, outcome=outcome)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [("open", None), ("accepted", OfferAnswer.ACCEPTED), ("declined", OfferAnswer.DECLINED)],
)
def test_what_the_person_said_to_it_is_known_by_a_fact(said: str, expected: OfferAnswer | None) -> None:
    assert offers.answer(standing(dossier(), said)) is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(WEDNESDAY, ["Tomorrow", "This week", "Next week", "In two weeks"], id="Wednesday"),
        pytest.param(day(1), ["Tomorrow", "Next week", "In two weeks"], id="Thursday, whose tomorrow is Friday"),
        pytest.param(day(2), ["Tomorrow", "Next week", "In two weeks"], id="Friday"),
        pytest.param(day(4), ["Tomorrow", "Next week", "In two weeks"], id="Sunday"),
    ],
)
def test_the_days_for_an_answer_are_to_come_and_none_is_named_twice(today: date, expected: list[str]) -> None:
    days = offers.answer_days(today)
    assert list(days.values()) == expected
    assert list(days) == sorted(days)
    assert min(days) == today + timedelta(days=1)
    assert {one.weekday() for one, said in days.items() if said != "Tomorrow"} == {4}


@pytest.mark.parametrize(
    ("offer", "said", "expected"),
    [
        (Offer(), None, "Not in writing yet"),
        (Offer(), OfferAnswer.ACCEPTED, "Not in writing yet"),
        (Offer(in_writing_on=WEDNESDAY, conditions="A check"), None, "Something is still open"),
        (Offer(in_writing_on=WEDNESDAY, conditions="A check"), OfferAnswer.ACCEPTED, "Something is still open"),
        (Offer(in_writing_on=WEDNESDAY), None, "Something may still be open"),
        (Offer(in_writing_on=WEDNESDAY), OfferAnswer.ACCEPTED, "Something may still be open"),
        (Offer(in_writing_on=WEDNESDAY, conditions_met_on=WEDNESDAY), None, "In writing, with nothing left open"),
        (
            Offer(in_writing_on=WEDNESDAY, conditions="A check", conditions_met_on=WEDNESDAY),
            None,
            "In writing, with nothing left open",
        ),
        (Offer(in_writing_on=WEDNESDAY, conditions_met_on=WEDNESDAY), OfferAnswer.ACCEPTED, "It’s firm"),
        (Offer(in_writing_on=WEDNESDAY), OfferAnswer.DECLINED, ""),
        (Offer(), OfferAnswer.DECLINED, ""),
    ],
)
def test_nobody_is_told_to_resign_before_it_is_firm(offer: Offer, said: OfferAnswer | None, expected: str) -> None:
    where, so = offers.where_it_stands(offer, said, WEDNESDAY)
    assert where == expected
    assert ("If you have a job, don’t resign yet" in so) is (expected not in {"It’s firm", ""})
    assert bool(so) is bool(where)


@pytest.mark.parametrize("offer", [Offer(), Offer(in_writing_on=WEDNESDAY), FULL], ids=["spoken", "written", "full"])
@pytest.mark.parametrize(("starts_on", "keeps"), [(WEDNESDAY, False), (day(1), True), (None, True)])
def test_who_has_started_is_told_no_more_to_keep_another_job(
    offer: Offer, starts_on: date | None, *, keeps: bool
) -> None:
    begins = replace(offer, starts_on=starts_on, conditions_met_on=None)
    _, so = offers.where_it_stands(begins, OfferAnswer.ACCEPTED, WEDNESDAY)
    assert ("don’t resign" in so) is keeps
    assert ("Your first day is here" in so) is not keeps
    assert "don’t resign" in offers.where_it_stands(begins, None, WEDNESDAY)[1]


@pytest.mark.parametrize("said", [None, *OfferAnswer])
def test_of_an_offer_that_is_taken_back_it_is_not_said_how_firm_it_is(said: OfferAnswer | None) -> None:
    firm = Offer(in_writing_on=WEDNESDAY, conditions_met_on=WEDNESDAY)
    where, so = offers.where_it_stands(firm, said, WEDNESDAY, is_taken_back=True)
    assert where == "They took it back"
    assert "Agree to nothing" in so


def test_open_offers_of_others_stand_beside_it_whichever_needs_an_answer_first() -> None:
    mine = dossier()
    undated, later, sooner = dossier("Wren"), dossier("Osprey", Offer(answer_by=day(5))), dossier("Teal", FULL)
    walked = [standing(one) for one in (undated, mine, later, sooner)]
    assert offers.beside(standing(mine), walked) == (sooner, later, undated)


def test_what_is_answered_or_no_offer_stands_beside_nothing() -> None:
    mine, other = standing(dossier()), standing(dossier("Teal"))
    waiting = standing(dossier("Wren", outcome=Outcome.WAITING))
    answered, firm = standing(dossier("Osprey"), "declined"), standing(dossier("Heron", SETTLED), "accepted")
    another_round = standing(dossier(id="two"))
    gone = standing(replace(dossier("Swift"), marks={TAKEN_BACK: Mark(TAKEN_BACK, done_on=WEDNESDAY)}))
    assert offers.beside(mine, [mine, waiting, answered, firm, another_round, gone]) == ()
    assert offers.beside(firm, [other]) == ()
    assert offers.beside(standing(dossier(), "declined"), [other]) == ()
    assert offers.beside(waiting, [other]) == ()


def test_offers_stay_side_by_side_while_a_yes_is_not_firm_and_what_needs_an_answer_comes_first() -> None:
    said_yes, written = dossier(), dossier("Heron", FULL)
    sooner, undated = dossier("Teal", Offer(answer_by=day(5))), dossier("Wren")
    walked = [
        standing(said_yes, "accepted"),
        standing(written, "accepted"),
        standing(undated),
        standing(sooner),
    ]
    assert offers.beside(walked[0], walked) == (sooner, undated, written)
    assert offers.beside(walked[3], walked) == (undated, written, said_yes)


def test_who_has_started_has_nothing_left_to_choose() -> None:
    begun = standing(dossier(), "accepted", start="begun")
    assert offers.beside(begun, [standing(dossier("Teal"))]) == ()
    assert offers.beside(standing(dossier("Teal")), [begun]) == ()


def test_a_yes_stands_in_the_place_of_the_day_for_an_answer() -> None:
    by_letter = replace(dossier(), letters=(Letter("l", "say_yes", {}, "", "", "", sent_on=WEDNESDAY),))
    by_hand = dossier("Teal", Offer(answer_by=day(5), answer=OfferAnswer.ACCEPTED, answered_on=WEDNESDAY))
    found = offers.comparison(by_letter, [by_hand, dossier("Wren", Offer(answer_by=day(1)))], WEDNESDAY)
    assert found.terms[-1] == Term(
        "Your answer by", ("You’ve said yes", "You’ve said yes", "Tomorrow, Thursday 26\u00a0November")
    )


def test_two_offers_are_compared_term_by_term() -> None:
    met = replace(FULL, conditions_met_on=WEDNESDAY, pay="", answer_by=None)
    assert offers.comparison(dossier(offer=FULL), [dossier("Teal", met)], WEDNESDAY) == Comparison(
        ("Acme", "Teal"),
        (
            Term("Pay", ("£31,000", "Not said yet")),
            Term("Hours", ("37 a week", "37 a week")),
            Term("Place", ("Leeds", "Leeds")),
            Term("Start", ("Monday 4\u00a0January 2027", "Monday 4\u00a0January 2027")),
            Term("Other terms", ("25 days of leave", "25 days of leave")),
            Term("In writing", ("Since yesterday", "Since yesterday")),
            Term("Conditions", ("Two references\nStill open", "Two references\nMet today")),
            Term("Your answer by", ("Friday 27\u00a0November", "Not said yet")),
        ),
    )


def test_what_nobody_has_said_is_left_out() -> None:
    other = Offer(answer_by=day(1), conditions_met_on=WEDNESDAY)
    found = offers.comparison(dossier(), [dossier("Teal", other)], WEDNESDAY)
    assert found.terms == (
        Term("In writing", ("Not yet", "Not yet")),
        Term("Conditions", ("Not said yet", "None")),
        Term("Your answer by", ("Not said yet", "Tomorrow, Thursday 26\u00a0November")),
    )


def test_two_jobs_at_one_company_are_told_apart_by_the_role() -> None:
    found = offers.comparison(dossier(role="Baker"), [dossier(application_id="two")], WEDNESDAY)
    assert found.names == ("Acme, Baker", "Acme")
