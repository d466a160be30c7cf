"""Every fact of the catalogue, read from what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from coaching.dates import WorkingDays, parse_when, resolve
from coaching.facts import offers, rounds, waiting
from coaching.facts.catalogue import CATALOGUE
from coaching.facts.debriefed import lowest_score, stumbled_question
from coaching.facts.deeds import ASKS_FOR_ANOTHER_DAY, asks, deed, done, is_over, last_deed, notes
from coaching.facts.others import Others
from coaching.records import LANDED, Dossier, Stage
from coaching.tree import UNKNOWN, Fact

_LONG_WAIT = 3
"""So many working days after asking for feedback the wait is long."""
_ASK_UNTIL = parse_when("+1 month after outcome")
"""The last day on which feedback is asked for, as the steps of the tree have it."""
_LAPSED = 28
"""So many days after asking for feedback nobody asks any more whether it came."""
_TALK_WAIT = 14
"""So many days after asking for a talk it may well be behind."""
_LATE = frozenset({Stage.SECOND, Stage.FINAL, Stage.ASSESSMENT})


def known(
    dossier: Dossier,
    today: date,
    working_days: WorkingDays,
    others: Sequence[Dossier] | Others = (),
    waits: Sequence[int] = (),
    *,
    clock: time | None = None,
) -> dict[str, Fact]:
    """Every fact of the catalogue as it is on a day.

    `others` are the person's interviews, itself among them or not; given as `Others` they are looked through once for
    all that ask. `waits` are the days that answers to the person's interviews took, and `clock`
    is the hour where they are.
    """
    elsewhere = Others.among(others)
    return {
        **_of_time(dossier, today, working_days, waits, clock),
        **_of_news(dossier, today, working_days),
        **_of_deeds(dossier, elsewhere.rounds(dossier.interview)),
        **_of_the_interview(dossier),
        **offers.known(dossier, today, working_days),
        "other_open": elsewhere.other_open(dossier.interview),
        "another_offer": elsewhere.another_offer(dossier.interview),
        "country": _country(working_days),
    }


def _of_time(
    dossier: Dossier, today: date, working_days: WorkingDays, waits: Sequence[int], clock: time | None
) -> dict[str, Fact]:
    interview, noted = dossier.interview, notes(dossier)
    return {
        "interview": waiting.held(interview, today, clock),
        "called_off": waiting.called_off(dossier),
        "interview_age": waiting.age(interview, today),
        "interview_near": waiting.near(interview, today, clock),
        "next_interview": waiting.next_interview(dossier.next_round),
        "next_near": waiting.next_near(dossier.next_round, today, working_days),
        "their_date": Fact("given" if interview.decision_due_on else "none", interview.decision_due_on),
        "their_day": waiting.their_day(interview, today, working_days),
        "thank_you": waiting.thank_you(dossier, today, working_days),
        "old_day": waiting.old_day(dossier, today),
        "day_rung": waiting.day_rung(dossier, today, working_days),
        "rung_out": waiting.rung_out(dossier, working_days),
        "notes_since_their_date": Fact(("none", "one", "two")[min(len(noted), 2)]),
        "patience": waiting.patience(interview, today, working_days, waits),
        "quiet_after_note": waiting.wait(noted, long=bool(noted) and (today - noted[-1]).days >= waiting.WEEK_OF_QUIET),
    }


def _of_news(dossier: Dossier, today: date, working_days: WorkingDays) -> dict[str, Fact]:
    interview, asked, talk = dossier.interview, asks(dossier), done(dossier, "ask_talk")
    is_of_today = interview.outcome_on is not None and interview.outcome_on >= today
    return {
        "outcome": Fact(interview.outcome, interview.outcome_on),
        "news_age": Fact("today" if is_of_today else "later"),
        "news_by": Fact(interview.news_by or UNKNOWN),
        "feedback": _feedback(dossier, asked, today, working_days),
        "feedback_wait": _feedback_wait(asked, today, working_days),
        "since_the_no": waiting.since_the_no(dossier, today),
        "talk_wait": waiting.wait(talk, long=bool(talk) and (today - talk[-1]).days >= _TALK_WAIT),
        "feedback_repeats": Fact("once" if is_over(dossier, "ask_feedback_again", "ask_feedback_again") else "none"),
        "feedback_placed": _yes_no(dossier.panel_views),
        "words_hurt": _yes_no(dossier.choices.get(LANDED) == "hurt"),
    }


def _of_deeds(dossier: Dossier, all_rounds: Sequence[Dossier]) -> dict[str, Fact]:
    return {
        "closing": deed(dossier, "closing"),
        "look_in": deed(dossier, "look_in"),
        "asked_ahead": rounds.asked_ahead(dossier, all_rounds),
        "clarified": deed(dossier, "clarify_next", "clarify_by_phone"),
        "confirmed": deed(dossier, "confirm_next"),
        "promised": deed(dossier, "send_promised"),
        "forgotten": deed(dossier, "forgotten"),
        "trying_again": deed(dossier, "try_again"),
        "day_asked": last_deed(dossier, ("agree_day", *ASKS_FOR_ANOTHER_DAY)),
        "trial_asked": deed(dossier, "ask_about_task"),
        "pay_answered": deed(dossier, "say_on_pay"),
        "referees_told": deed(dossier, "warn_referees"),
        "pressed": deed(dossier, "press_kindly"),
        "withdrawing": rounds.withdrawing(dossier, all_rounds),
        "dated_note": deed(dossier, "keep_dated_note"),
        "keeps_going": rounds.keeps_going(dossier, all_rounds),
        "remark": rounds.remark(dossier, all_rounds),
        "asked_frame": deed(dossier, "ask_time_frame"),
        "note_and_advice": _note_and_advice(dossier),
        "asked_list": deed(dossier, "ask_list_life"),
        "asked_talk": deed(dossier, "ask_talk"),
        "asked_pay": deed(dossier, "ask_work_pay"),
        "asked_person": deed(dossier, "ask_for_person"),
        "other_times": deed(dossier, "other_times"),
        "asked_back": deed(dossier, "ask_back"),
    }


def _of_the_interview(dossier: Dossier) -> dict[str, Fact]:
    interview, lowest = dossier.interview, lowest_score(dossier)
    return {
        "via_recruiter": _yes_no(interview.via_recruiter),
        "contact": Fact("known" if interview.contact_name.strip() else UNKNOWN),
        "late_round": Fact(UNKNOWN) if interview.stage is None else _yes_no(interview.stage in _LATE),
        "stage": Fact(interview.stage or UNKNOWN),
        "others_there": _yes_no(interview.others_there.strip()),
        "debriefed": _yes_no(interview.debriefed_at or dossier.scores),
        "lowest": Fact(lowest.criterion if lowest else UNKNOWN),
        "evidence": _yes_no(lowest and lowest.evidence.strip()),
        "stumbled": _yes_no(stumbled_question(dossier)),
    }


def _feedback(dossier: Dossier, asked: Sequence[date], today: date, working_days: WorkingDays) -> Fact:
    """What became of their feedback; nobody who has not asked within a month is told to ask any more."""
    feedback, mark = dossier.feedback, dossier.marks.get("ask_feedback")
    if dossier.feedback_came:
        # Words that came with the news have its day.
        return Fact("came", feedback.received_on or dossier.interview.outcome_on)
    if feedback.none_will_come:
        return Fact("refused")
    if asked:
        return Fact("asked", asked[0])
    if mark and mark.dropped_on:
        return Fact("unwanted", mark.dropped_on)
    until = resolve(_ASK_UNTIL, {"outcome": Fact("", dossier.interview.outcome_on)}, working_days)
    return Fact("past" if until and until < today else "not_asked")


def _feedback_wait(asked: Sequence[date], today: date, working_days: WorkingDays) -> Fact:
    if asked and (today - asked[-1]).days >= _LAPSED:
        return Fact("lapsed", asked[-1])
    return waiting.wait(asked, long=bool(asked) and working_days.after(asked[-1], _LONG_WAIT) <= today)


def _note_and_advice(dossier: Dossier) -> Fact:
    if not is_over(dossier, "keep_dated_note"):
        return Fact("open")
    return Fact("done" if is_over(dossier, "get_advice") else "noted")


def _country(working_days: WorkingDays) -> Fact:
    named = working_days.country in CATALOGUE["country"].values
    return Fact(working_days.country if named else "elsewhere")


def _yes_no(is_so: object) -> Fact:
    return Fact("yes" if is_so else "no")
