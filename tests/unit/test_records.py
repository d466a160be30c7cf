from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from coaching.records import (
    Absence,
    Criterion,
    Dossier,
    Feedback,
    Interview,
    InterviewRow,
    Meta,
    Offer,
    OfferAnswer,
    Outcome,
    View,
)

MOMENT = datetime(2026, 11, 25, 9, tzinfo=UTC)
TODAY = date(2026, 11, 25)
BARE = Interview("one", "one", "Northwind", MOMENT, MOMENT)
LINE = InterviewRow("one", "Northwind", "", None, None, Outcome.WAITING)


@pytest.mark.parametrize("one", [BARE, LINE], ids=["interview", "line"])
def test_an_interview_is_held_from_its_own_day_on(one: Interview | InterviewRow) -> None:
    assert replace(one, held_on=TODAY).is_held(TODAY)
    assert replace(one, held_on=TODAY - timedelta(1)).is_held(TODAY)
    assert not replace(one, held_on=TODAY + timedelta(1)).is_held(TODAY)
    assert not replace(one, held_on=TODAY + timedelta(1), outcome=Outcome.CANCELLED).is_held(TODAY)


@pytest.mark.parametrize("one", [BARE, LINE], ids=["interview", "line"])
def test_on_its_own_day_an_interview_is_held_from_its_hour_on(one: Interview | InterviewRow) -> None:
    at_nine = replace(one, held_on=TODAY, held_time=time(9))
    assert [at_nine.is_held(TODAY, time(*clock)) for clock in ((0, 0), (8, 59), (9, 0), (23, 0))] == [False] * 2 + [
        True
    ] * 2
    assert replace(one, held_on=TODAY).is_held(TODAY, time(8))
    assert replace(at_nine, outcome=Outcome.UNSUCCESSFUL).is_held(TODAY, time(8))
    assert at_nine.is_held(TODAY + timedelta(1), time(8))
    assert not at_nine.is_held(TODAY - timedelta(1), time(10))
    assert replace(BARE, held_on=TODAY, held_time=time(9), debriefed_at=MOMENT).is_held(TODAY, time(8))


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("one", [BARE, LINE], ids=["interview", "line"])
def test_without_a_day_an_interview_is_held_once_there_is_news(one: Interview | InterviewRow, outcome: Outcome) -> None:
    assert replace(one, outcome=outcome).is_held(TODAY) is outcome.is_news


@pytest.mark.parametrize(
    ("dossier", "came"),
    [
        (Dossier(BARE), False),
        (Dossier(BARE, feedback=Feedback(words=" \n", none_will_come=True, asked_by_voice_on=TODAY)), False),
        (Dossier(BARE, feedback=Feedback(words="Warm")), True),
        (Dossier(BARE, feedback=Feedback(received_on=TODAY)), True),
        (Dossier(BARE, panel_views={Criterion.FIT: View.FINE}), True),
    ],
)
def test_feedback_came_with_a_day_with_words_or_with_a_view(dossier: Dossier, *, came: bool) -> None:
    assert dossier.feedback_came is came


@pytest.mark.parametrize(
    ("offer", "is_firm"),
    [
        (Offer(), False),
        (Offer(in_writing_on=TODAY), False),
        (Offer(answer=OfferAnswer.ACCEPTED), False),
        (Offer(answer=OfferAnswer.DECLINED, in_writing_on=TODAY), False),
        (Offer(answer=OfferAnswer.ACCEPTED, in_writing_on=TODAY), False),
        (Offer(answer=OfferAnswer.ACCEPTED, conditions_met_on=TODAY), False),
        (Offer(in_writing_on=TODAY, conditions_met_on=TODAY), False),
        (Offer(answer=OfferAnswer.ACCEPTED, in_writing_on=TODAY, conditions_met_on=TODAY), True),
        (Offer(answer=OfferAnswer.ACCEPTED, in_writing_on=TODAY, conditions="References"), False),
        (
            Offer(answer=OfferAnswer.ACCEPTED, in_writing_on=TODAY, conditions="References", conditions_met_on=TODAY),
            True,
        ),
    ],
)
def test_an_offer_is_firm_when_accepted_in_writing_and_somebody_has_said_that_nothing_is_open(
    offer: Offer, *, is_firm: bool
) -> None:
    assert offer.is_firm is is_firm


def test_the_previous_visit_is_the_last_day_before_today() -> None:
    earlier, yesterday = TODAY - timedelta(days=30), TODAY - timedelta(days=1)
    assert Meta("id", 1).previous_visit(TODAY) is None
    assert Meta("id", 1, last_opened_on=TODAY).previous_visit(TODAY) is None
    assert Meta("id", 1, last_opened_on=yesterday, opened_before_on=earlier).previous_visit(TODAY) == yesterday
    assert Meta("id", 1, last_opened_on=TODAY, opened_before_on=earlier).previous_visit(TODAY) == earlier


def test_who_comes_back_after_fourteen_days_is_back_for_that_day_and_four_more() -> None:
    since, until = TODAY - timedelta(14), TODAY
    opened = Meta("id", 1, last_opened_on=since, opened_before_on=since - timedelta(1))
    noted = Meta("id", 1, last_opened_on=until, opened_before_on=since)
    assert opened.absence(TODAY) == noted.absence(TODAY) == Absence(since, until)
    assert opened.absence(TODAY - timedelta(1)) is None
    assert noted.absence(TODAY + timedelta(4)) == Absence(since, until)
    assert noted.absence(TODAY + timedelta(5)) is None
    assert noted.absence(TODAY + timedelta(14)) == Absence(TODAY, TODAY + timedelta(14))


def test_who_was_never_away_for_fourteen_days_has_no_absence() -> None:
    yesterday = TODAY - timedelta(1)
    for meta in (
        Meta("id", 1),
        Meta("id", 1, last_opened_on=TODAY),
        Meta("id", 1, last_opened_on=yesterday, opened_before_on=TODAY - timedelta(14)),
        Meta("id", 1, last_opened_on=TODAY + timedelta(30), opened_before_on=yesterday),
    ):
        assert meta.absence(TODAY) is None
