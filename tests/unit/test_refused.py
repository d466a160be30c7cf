from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coaching import agenda
from coaching.agenda import Standing, just_refused, was_refused
from coaching.content import load
from coaching.dates import WorkingDays
from coaching.records import TAKEN_BACK, Dossier, Interview, Mark, Outcome

DAY = date(2026, 11, 25)
MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)
NOS = (Outcome.UNSUCCESSFUL, Outcome.NO_ANSWER, Outcome.CANCELLED)


def dossier(outcome: Outcome, *, days_ago: int = 0) -> Dossier:
    on = None if outcome is Outcome.WAITING else DAY - timedelta(days_ago)
    return Dossier(
        Interview(f"{outcome} {days_ago}", "one", "Acme", MOMENT, MOMENT, held_on=DAY, outcome=outcome, outcome_on=on)
    )


def stands(one: Dossier) -> Standing:
    return agenda.standing(one, load(), DAY, WorkingDays())


@pytest.mark.parametrize("outcome", NOS)
def test_a_no_a_silence_and_a_stop_are_fresh_for_three_weeks(outcome: Outcome) -> None:
    fresh = [just_refused(stands(dossier(outcome, days_ago=days)), DAY) for days in (-1, 0, 20, 21, 30)]

    assert fresh == [True, True, True, False, False]


@pytest.mark.parametrize("outcome", [one for one in Outcome if one not in NOS])
def test_who_waits_was_asked_back_was_chosen_or_pulled_out_was_not_turned_down(outcome: Outcome) -> None:
    assert not just_refused(stands(dossier(outcome)), DAY)


def test_a_no_without_a_day_is_an_old_one() -> None:
    one = dossier(Outcome.UNSUCCESSFUL)

    assert not just_refused(stands(replace(one, interview=replace(one.interview, outcome_on=None))), DAY)


def test_an_offer_that_was_taken_back_is_one_too() -> None:
    gone = {TAKEN_BACK: Mark(TAKEN_BACK, done_on=DAY)}

    assert just_refused(stands(replace(dossier(Outcome.SUCCESSFUL), marks=gone)), DAY)
    assert not just_refused(stands(replace(dossier(Outcome.WAITING), marks=gone)), DAY)


def test_an_offer_whose_next_round_has_begun_is_none() -> None:
    one = dossier(Outcome.SUCCESSFUL)
    gone = replace(one, next_round=replace(one.interview, id="next", outcome=Outcome.WAITING))

    assert stands(gone).tree is None
    assert not just_refused(stands(gone), DAY)


@pytest.mark.parametrize(
    ("outcomes", "there"),
    [
        ((Outcome.UNSUCCESSFUL,), True),
        ((Outcome.WAITING, Outcome.UNSUCCESSFUL), True),
        ((Outcome.WAITING, Outcome.WITHDRAWN), False),
        ((), False),
    ],
)
def test_today_has_it_while_one_of_all_was_just_turned_down(outcomes: tuple[Outcome, ...], *, there: bool) -> None:
    assert was_refused([stands(dossier(one)) for one in outcomes], DAY) is there
