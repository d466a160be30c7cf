from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import facts
from coaching.dates import WorkingDays
from coaching.facts import CATALOGUE, Others, is_over, known, texts
from coaching.records import (
    Answered,
    AskedQuestion,
    Criterion,
    Dossier,
    Feedback,
    Interview,
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
from coaching.tree import UNKNOWN, Fact

MOMENT = datetime(2026, 11, 20, 18, tzinfo=UTC)
FRIDAY = date(2026, 11, 20)
SATURDAY, SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (FRIDAY + timedelta(n) for n in range(1, 7))
ENGLAND = WorkingDays()
BARE = Interview("i1", "a1", "Northwind", MOMENT, MOMENT)
HELD = replace(BARE, held_on=FRIDAY)


def sent(template: str, *days: date | None) -> tuple[Letter, ...]:
    return tuple(Letter(f"{template}{day}", template, {}, "", "", "", sent_on=day) for day in days)


def marks(*made: Mark) -> Mapping[str, Mark]:
    return MappingProxyType({mark.step: mark for mark in made})


def fact(name: str, dossier: Dossier, today: date = FRIDAY, others: Iterable[Dossier] = ()) -> Fact:
    found = known(dossier, today, ENGLAND, tuple(others))[name]
    assert found.value in CATALOGUE[name].values
    return found


def test_the_catalogue_says_of_each_fact_its_values_its_meaning_and_what_changes_it() -> None:
    for name, kind in CATALOGUE.items():
        assert name.replace("_", "").isalpha()
        assert len(set(kind.values)) == len(kind.values) > 1
        assert kind.meaning
        assert kind.changed_by in {"interview", "interviews", "debrief", "news", "coach", facts.TIME}


def test_every_fact_is_known_of_a_nearly_empty_interview() -> None:
    assert known(Dossier(BARE), FRIDAY, ENGLAND) == {
        "interview": Fact("undated"),
        "called_off": Fact("no"),
        "interview_age": Fact("none"),
        "interview_near": Fact("none"),
        "next_interview": Fact("none"),
        "next_near": Fact("none"),
        "their_date": Fact("none"),
        "their_day": Fact("none"),
        "outcome": Fact("waiting"),
        "thank_you": Fact("open"),
        "notes_since_their_date": Fact("none"),
        "patience": Fact("wait"),
        "quiet_after_note": Fact("fresh"),
        "news_age": Fact("later"),
        "news_by": Fact("unknown"),
        "feedback": Fact("not_asked"),
        "feedback_wait": Fact("fresh"),
        "since_the_no": Fact("fresh"),
        "talk_wait": Fact("fresh"),
        "feedback_repeats": Fact("none"),
        "feedback_placed": Fact("no"),
        "closing": Fact("open"),
        "look_in": Fact("open"),
        "asked_ahead": Fact("open"),
        "clarified": Fact("open"),
        "confirmed": Fact("open"),
        "promised": Fact("open"),
        "forgotten": Fact("open"),
        "trying_again": Fact("open"),
        "old_day": Fact("open"),
        "day_asked": Fact("open"),
        "day_rung": Fact("open"),
        "rung_out": Fact("none"),
        "keeps_going": Fact("open"),
        "trial_asked": Fact("open"),
        "pay_answered": Fact("open"),
        "referees_told": Fact("open"),
        "pressed": Fact("open"),
        "withdrawing": Fact("open"),
        "dated_note": Fact("open"),
        "remark": Fact("no"),
        "asked_frame": Fact("open"),
        "note_and_advice": Fact("open"),
        "words_hurt": Fact("no"),
        "asked_list": Fact("open"),
        "asked_talk": Fact("open"),
        "asked_pay": Fact("open"),
        "asked_person": Fact("open"),
        "other_times": Fact("open"),
        "asked_back": Fact("open"),
        "offer": Fact("open"),
        "taken_back": Fact("no"),
        "offer_terms": Fact("spoken"),
        "offer_in_writing": Fact("no"),
        "conditions_open": Fact(UNKNOWN),
        "answer_by": Fact("none"),
        "via_recruiter": Fact("no"),
        "contact": Fact("unknown"),
        "late_round": Fact("unknown"),
        "debriefed": Fact("no"),
        "lowest": Fact("unknown"),
        "stage": Fact("unknown"),
        "others_there": Fact("no"),
        "evidence": Fact("no"),
        "stumbled": Fact("no"),
        "said_yes": Fact("no"),
        "offer_start": Fact("none"),
        "reply_awaited": Fact("no"),
        **dict.fromkeys(facts.DEEDS, Fact("open")),
        "other_open": Fact("none"),
        "another_offer": Fact("none"),
        "country": Fact("GB"),
    }


def test_an_interview_is_held_from_its_own_day_on() -> None:
    dossier = Dossier(HELD)
    assert fact("interview", dossier, FRIDAY) == Fact("held", FRIDAY)
    assert fact("interview", dossier, MONDAY) == Fact("held", FRIDAY)
    assert fact("interview", dossier, FRIDAY - timedelta(1)) == Fact("coming", FRIDAY)
    assert fact("interview", Dossier(BARE)) == Fact("undated")


def test_the_next_interview_is_known_with_or_without_its_day() -> None:
    assert fact("next_interview", Dossier(HELD)) == Fact("none")
    assert fact("next_interview", Dossier(HELD, next_round=BARE)) == Fact("undated")
    assert fact("next_interview", Dossier(HELD, next_round=replace(BARE, held_on=MONDAY))) == Fact("dated", MONDAY)


def test_their_date_is_the_day_that_they_promised() -> None:
    assert fact("their_date", Dossier(HELD)) == Fact("none")
    assert fact("their_date", Dossier(replace(HELD, decision_due_on=MONDAY))) == Fact("given", MONDAY)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_outcome_is_a_fact_since_the_day_of_the_news(outcome: Outcome) -> None:
    dossier = Dossier(replace(HELD, outcome=outcome, outcome_on=MONDAY))
    assert fact("outcome", dossier) == Fact(outcome.value, MONDAY)


def test_a_thank_you_is_open_until_three_working_days_have_passed() -> None:
    assert fact("thank_you", Dossier(HELD), FRIDAY) == Fact("open")
    assert fact("thank_you", Dossier(HELD), WEDNESDAY) == Fact("open")
    assert fact("thank_you", Dossier(HELD), THURSDAY) == Fact("past")


def test_a_thank_you_has_longer_over_a_bank_holiday() -> None:
    before_august = Dossier(replace(BARE, held_on=date(2026, 8, 28)))
    assert fact("thank_you", before_august, date(2026, 9, 3)) == Fact("open")
    assert fact("thank_you", before_august, date(2026, 9, 4)) == Fact("past")


def test_a_thank_you_is_sent_by_its_letter_or_its_mark_however_long_ago() -> None:
    by_letter = Dossier(HELD, letters=sent("thank_you", MONDAY))
    by_mark = Dossier(HELD, marks=marks(Mark("thank_you", done_on=TUESDAY)))
    assert fact("thank_you", by_letter, MONDAY + timedelta(60)) == Fact("sent", MONDAY)
    assert fact("thank_you", by_mark, MONDAY + timedelta(60)) == Fact("sent", TUESDAY)


def test_a_thank_you_counts_only_as_a_letter_that_was_sent() -> None:
    assert fact("thank_you", Dossier(HELD, letters=sent("thank_you", None)), MONDAY) == Fact("open")
    assert fact("thank_you", Dossier(HELD, letters=sent("note", MONDAY)), MONDAY) == Fact("open")


def test_a_thank_you_sent_and_marked_as_done_is_sent_since_the_first_of_them() -> None:
    both = Dossier(HELD, letters=sent("thank_you", TUESDAY), marks=marks(Mark("thank_you", done_on=MONDAY)))
    assert fact("thank_you", both, FRIDAY) == Fact("sent", MONDAY)


def test_a_thank_you_dropped_is_unwanted_and_moved_is_still_open() -> None:
    dropped = Dossier(HELD, marks=marks(Mark("thank_you", dropped_on=MONDAY)))
    moved = Dossier(HELD, marks=marks(Mark("thank_you", moved_to=TUESDAY)))
    assert fact("thank_you", dropped, THURSDAY) == Fact("unwanted", MONDAY)
    assert fact("thank_you", moved, MONDAY) == Fact("open")


def test_a_thank_you_dropped_and_then_sent_is_sent() -> None:
    changed = Dossier(HELD, letters=sent("thank_you", TUESDAY), marks=marks(Mark("thank_you", dropped_on=MONDAY)))
    assert fact("thank_you", changed, TUESDAY) == Fact("sent", TUESDAY)


PROMISED = Dossier(replace(HELD, decision_due_on=date(2026, 11, 27)))


def test_notes_are_none_one_and_two_however_many_more() -> None:
    first, second, third = date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14)
    one = replace(PROMISED, letters=sent("note", first))
    two = replace(PROMISED, letters=(*sent("note", first), *sent("second_note", second)))
    three = replace(PROMISED, letters=(*sent("note", first), *sent("second_note", second, third)))
    assert fact("notes_since_their_date", PROMISED) == Fact("none")
    assert fact("notes_since_their_date", one) == Fact("one")
    assert fact("notes_since_their_date", two) == Fact("two")
    assert fact("notes_since_their_date", three) == Fact("two")


def test_notes_do_not_count_up_to_their_date() -> None:
    early = replace(PROMISED, letters=sent("note", date(2026, 11, 26), date(2026, 11, 27)))
    assert fact("notes_since_their_date", early) == Fact("none")


def test_notes_do_not_count_any_longer_once_they_name_a_new_date() -> None:
    asked = replace(PROMISED, letters=sent("note", date(2026, 11, 30)))
    new_date = replace(asked, interview=replace(HELD, decision_due_on=date(2026, 12, 11)))
    assert fact("notes_since_their_date", new_date) == Fact("none")


def test_notes_count_from_the_interview_where_no_date_was_given() -> None:
    on_the_day = Dossier(HELD, letters=sent("note", FRIDAY))
    next_day = Dossier(HELD, letters=sent("note", SATURDAY))
    assert fact("notes_since_their_date", on_the_day) == Fact("none")
    assert fact("notes_since_their_date", next_day) == Fact("one")


def test_notes_all_count_where_neither_day_is_known() -> None:
    assert fact("notes_since_their_date", Dossier(BARE, letters=sent("note", FRIDAY))) == Fact("one")


def test_notes_made_without_the_letter_count_too_and_sent_and_marked_are_one() -> None:
    rang = replace(PROMISED, marks=marks(Mark("note", done_on=date(2026, 11, 30))))
    both = replace(rang, letters=sent("note", date(2026, 12, 1)))
    unsent = replace(PROMISED, letters=sent("note", None))
    assert fact("notes_since_their_date", rang) == Fact("one")
    assert fact("notes_since_their_date", both) == Fact("one")
    assert fact("notes_since_their_date", unsent) == Fact("none")


def test_promised_friday_a_note_is_fair_on_monday() -> None:
    dossier = Dossier(replace(HELD, held_on=date(2026, 11, 10), decision_due_on=FRIDAY))
    assert fact("patience", dossier, FRIDAY) == Fact("wait", MONDAY)
    assert fact("patience", dossier, SUNDAY) == Fact("wait", MONDAY)
    assert fact("patience", dossier, MONDAY) == Fact("fair_to_ask", MONDAY)
    assert fact("patience", dossier, TUESDAY) == Fact("fair_to_ask", MONDAY)


def test_a_promise_before_a_bank_holiday_lasts_until_after_it() -> None:
    dossier = Dossier(replace(HELD, held_on=date(2026, 8, 20), decision_due_on=date(2026, 8, 28)))
    assert fact("patience", dossier, date(2026, 8, 31)) == Fact("wait", date(2026, 9, 1))


def test_without_a_date_patience_lasts_until_the_sixth_working_day() -> None:
    assert fact("patience", Dossier(HELD), date(2026, 11, 29)) == Fact("wait", date(2026, 11, 30))
    assert fact("patience", Dossier(HELD), date(2026, 11, 30)) == Fact("fair_to_ask", date(2026, 11, 30))


def test_the_sixth_working_day_comes_later_over_a_bank_holiday() -> None:
    dossier = Dossier(replace(BARE, held_on=date(2026, 8, 26)))
    assert fact("patience", dossier, date(2026, 9, 3)) == Fact("wait", date(2026, 9, 4))
    assert fact("patience", dossier, date(2026, 9, 4)) == Fact("fair_to_ask", date(2026, 9, 4))


def test_two_weeks_after_a_note_became_fair_the_time_for_it_is_weeks_past_with_a_date_and_without() -> None:
    named = Dossier(replace(HELD, decision_due_on=FRIDAY))
    for dossier, fair, last in (
        (named, MONDAY, date(2026, 12, 4)),
        (Dossier(HELD), date(2026, 11, 30), date(2026, 12, 11)),
    ):
        assert fact("patience", dossier, last) == Fact("fair_to_ask", fair)
        assert fact("patience", dossier, last + timedelta(3)) == Fact("weeks", fair)
        assert fact("patience", dossier, last + timedelta(300)) == Fact("weeks", fair)


def test_patience_is_counted_in_the_persons_own_country() -> None:
    thanksgiving = Dossier(replace(HELD, decision_due_on=date(2026, 11, 25)))
    found = known(thanksgiving, date(2026, 11, 26), WorkingDays("US", ""))["patience"]
    assert found == Fact("wait", date(2026, 11, 27))


def test_an_interview_without_any_day_waits() -> None:
    assert fact("patience", Dossier(BARE)) == Fact("wait")


def test_seven_days_after_the_last_note_the_quiet_is_long() -> None:
    first = Dossier(HELD, letters=sent("note", date(2026, 11, 30)))
    second = replace(first, letters=(*sent("second_note", date(2026, 12, 7)), *first.letters))
    assert fact("quiet_after_note", Dossier(HELD)) == Fact("fresh")
    assert fact("quiet_after_note", first, date(2026, 11, 30)) == Fact("fresh", date(2026, 11, 30))
    assert fact("quiet_after_note", first, date(2026, 12, 6)) == Fact("fresh", date(2026, 11, 30))
    assert fact("quiet_after_note", first, date(2026, 12, 7)) == Fact("long", date(2026, 11, 30))
    assert fact("quiet_after_note", second, date(2026, 12, 7)) == Fact("fresh", date(2026, 12, 7))
    assert fact("quiet_after_note", second, date(2026, 12, 14)) == Fact("long", date(2026, 12, 7))


def test_news_is_of_today_until_midnight_and_still_after_a_journey_west() -> None:
    no = Dossier(replace(HELD, outcome=Outcome.UNSUCCESSFUL, outcome_on=MONDAY))
    assert fact("news_age", no, MONDAY) == Fact("today")
    assert fact("news_age", no, SUNDAY) == Fact("today")
    assert fact("news_age", no, TUESDAY) == Fact("later")
    assert fact("news_age", Dossier(HELD), MONDAY) == Fact("later")


def test_how_the_news_came_is_known_when_it_was_said() -> None:
    assert fact("news_by", Dossier(HELD)) == Fact("unknown")
    for way in NewsBy:
        assert fact("news_by", Dossier(replace(HELD, news_by=way))) == Fact(way.value)


ASKED = Dossier(HELD, letters=sent("ask_feedback", TUESDAY))


def test_feedback_is_not_asked_until_it_is() -> None:
    assert fact("feedback", Dossier(HELD)) == Fact("not_asked")
    assert fact("feedback", Dossier(HELD, letters=sent("ask_feedback", None))) == Fact("not_asked")


def test_a_month_after_the_no_the_time_to_ask_for_feedback_is_past() -> None:
    no = replace(HELD, outcome=Outcome.UNSUCCESSFUL, outcome_on=MONDAY)
    assert fact("feedback", Dossier(no), date(2026, 12, 23)) == Fact("not_asked")
    assert fact("feedback", Dossier(no), date(2026, 12, 24)) == Fact("past")
    assert fact("feedback", Dossier(no, letters=sent("ask_feedback", TUESDAY)), date(2026, 12, 24)).value == "asked"


def test_feedback_is_asked_by_letter_by_mark_or_by_voice_since_the_first_time() -> None:
    by_mark = Dossier(HELD, marks=marks(Mark("ask_feedback", done_on=WEDNESDAY)))
    by_voice = Dossier(HELD, feedback=Feedback(asked_by_voice_on=MONDAY))
    assert fact("feedback", ASKED) == Fact("asked", TUESDAY)
    assert fact("feedback", by_mark) == Fact("asked", WEDNESDAY)
    assert fact("feedback", by_voice) == Fact("asked", MONDAY)
    assert fact("feedback", replace(ASKED, feedback=by_voice.feedback)) == Fact("asked", MONDAY)
    assert fact("feedback", Dossier(HELD, letters=sent("ask_feedback_by_phone", MONDAY))) == Fact("asked", MONDAY)


def test_feedback_came_with_a_day_with_words_or_with_a_view() -> None:
    assert fact("feedback", replace(ASKED, feedback=Feedback(received_on=THURSDAY))) == Fact("came", THURSDAY)
    assert fact("feedback", replace(ASKED, feedback=Feedback(words="Good examples"))) == Fact("came")
    assert fact("feedback", replace(ASKED, panel_views={Criterion.FIT: View.FINE})) == Fact("came")
    assert fact("feedback", replace(ASKED, feedback=Feedback(words=" \n"))) == Fact("asked", TUESDAY)


def test_words_that_came_with_the_news_have_its_day() -> None:
    told = Dossier(replace(HELD, outcome=Outcome.UNSUCCESSFUL, outcome_on=MONDAY), feedback=Feedback(words="Too short"))
    assert fact("feedback", told) == Fact("came", MONDAY)


def test_feedback_is_refused_when_none_will_come_asked_or_not() -> None:
    refused = Feedback(none_will_come=True)
    assert fact("feedback", replace(ASKED, feedback=refused)) == Fact("refused")
    assert fact("feedback", Dossier(HELD, feedback=refused)) == Fact("refused")


def test_feedback_is_unwanted_when_the_person_let_it_go() -> None:
    dropped = marks(Mark("ask_feedback", dropped_on=MONDAY))
    assert fact("feedback", Dossier(HELD, marks=dropped)) == Fact("unwanted", MONDAY)
    moved = marks(Mark("ask_feedback", moved_to=MONDAY))
    assert fact("feedback", Dossier(HELD, marks=moved)) == Fact("not_asked")


def test_feedback_that_came_goes_before_refused_before_asked_before_unwanted() -> None:
    all_of_it = replace(
        ASKED,
        feedback=Feedback(received_on=THURSDAY, none_will_come=True),
        marks=marks(Mark("ask_feedback", dropped_on=MONDAY)),
    )
    not_come = replace(all_of_it, feedback=Feedback(none_will_come=True))
    not_refused = replace(all_of_it, feedback=Feedback())
    assert fact("feedback", all_of_it) == Fact("came", THURSDAY)
    assert fact("feedback", not_come) == Fact("refused")
    assert fact("feedback", not_refused) == Fact("asked", TUESDAY)


def test_feedback_asked_on_tuesday_the_wait_is_long_on_friday() -> None:
    friday = date(2026, 11, 27)
    assert fact("feedback_wait", Dossier(HELD)) == Fact("fresh")
    assert fact("feedback_wait", ASKED, THURSDAY) == Fact("fresh", TUESDAY)
    assert fact("feedback_wait", ASKED, friday) == Fact("long", TUESDAY)


def test_four_weeks_after_asking_for_feedback_nobody_asks_whether_it_came() -> None:
    assert fact("feedback_wait", ASKED, TUESDAY + timedelta(27)) == Fact("long", TUESDAY)
    assert fact("feedback_wait", ASKED, TUESDAY + timedelta(28)) == Fact("lapsed", TUESDAY)


def test_two_weeks_after_asking_for_a_talk_it_may_be_behind() -> None:
    asked = Dossier(HELD, letters=sent("ask_talk", TUESDAY))
    assert fact("talk_wait", Dossier(HELD)) == Fact("fresh")
    assert fact("talk_wait", asked, TUESDAY + timedelta(13)) == Fact("fresh", TUESDAY)
    assert fact("talk_wait", asked, TUESDAY + timedelta(14)) == Fact("long", TUESDAY)


def test_that_their_words_hurt_is_known_once_it_is_said() -> None:
    for answer, hurt in (("hurt", "yes"), ("useful", "no")):
        assert fact("words_hurt", Dossier(HELD, choices={"what_was_it_like": answer})) == Fact(hurt)


def test_a_note_and_then_advice_put_what_may_not_be_allowed_behind_one() -> None:
    note, advice = Mark("keep_dated_note", done_on=TUESDAY), Mark("get_advice", dropped_on=TUESDAY)
    for done, far in (((), "open"), ((advice,), "open"), ((note,), "noted"), ((note, advice), "done")):
        assert fact("note_and_advice", Dossier(HELD, marks=marks(*done))) == Fact(far)


def test_three_months_after_the_no_and_after_what_was_done_about_it_only_the_look_in_is_left() -> None:
    no = Dossier(replace(HELD, outcome=Outcome.UNSUCCESSFUL, outcome_on=TUESDAY))
    past = TUESDAY + timedelta(93)
    assert fact("since_the_no", no, past - timedelta(1)) == Fact("fresh")
    assert fact("since_the_no", no, past) == Fact("long")
    done_since = (
        replace(no, feedback=Feedback(received_on=THURSDAY)),
        replace(no, feedback=Feedback(asked_by_voice_on=THURSDAY)),
        replace(no, marks={"closing": Mark("closing", dropped_on=THURSDAY)}),
        replace(no, letters=(Letter("l1", "closing", {}, "", "", "", sent_on=THURSDAY),)),
        replace(no, choices={"what_was_it_like": "unlawful"}),
    )
    assert [fact("since_the_no", one, past).value for one in done_since] == ["fresh"] * 5
    looked_in = replace(no, letters=(Letter("l1", "look_in", {}, "", "", "", sent_on=past),))
    assert fact("since_the_no", looked_in, past) == Fact("long")
    before = replace(no, marks={"thank_you": Mark("thank_you", done_on=TUESDAY - timedelta(9))})
    assert fact("since_the_no", before, past) == Fact("long")


def test_asking_for_feedback_again_starts_the_wait_anew() -> None:
    friday = date(2026, 11, 27)
    again = replace(ASKED, letters=(*sent("ask_feedback_again", friday), *ASKED.letters))
    by_mark = replace(ASKED, marks=marks(Mark("ask_feedback_again", done_on=friday)))
    for dossier in (again, by_mark):
        assert fact("feedback", dossier, friday) == Fact("asked", TUESDAY)
        assert fact("feedback_wait", dossier, friday + timedelta(4)) == Fact("fresh", friday)
        assert fact("feedback_wait", dossier, friday + timedelta(5)) == Fact("long", friday)
        assert fact("feedback_repeats", dossier) == Fact("once")


def test_asking_again_is_over_when_it_was_done_or_let_go() -> None:
    dropped = replace(ASKED, marks=marks(Mark("ask_feedback_again", dropped_on=FRIDAY)))
    assert fact("feedback_repeats", ASKED) == Fact("none")
    assert fact("feedback_repeats", dropped) == Fact("once")


def test_feedback_is_placed_with_the_first_view() -> None:
    assert fact("feedback_placed", ASKED) == Fact("no")
    placed = replace(ASKED, panel_views={Criterion.CONFIDENCE: View.CONCERN})
    assert fact("feedback_placed", placed) == Fact("yes")


@pytest.mark.parametrize("deed", ["closing", "look_in"])
def test_a_last_letter_is_open_sent_or_unwanted(deed: str) -> None:
    assert fact(deed, Dossier(HELD)) == Fact("open")
    assert fact(deed, Dossier(HELD, letters=sent(deed, None))) == Fact("open")
    assert fact(deed, Dossier(HELD, letters=sent(deed, MONDAY))) == Fact("sent", MONDAY)
    assert fact(deed, Dossier(HELD, marks=marks(Mark(deed, done_on=TUESDAY)))) == Fact("sent", TUESDAY)
    assert fact(deed, Dossier(HELD, marks=marks(Mark(deed, dropped_on=TUESDAY)))) == Fact("unwanted", TUESDAY)
    assert fact(deed, Dossier(HELD, marks=marks(Mark(deed, moved_to=TUESDAY)))) == Fact("open")


def test_a_recruiter_stands_between_or_not() -> None:
    assert fact("via_recruiter", Dossier(HELD)) == Fact("no")
    assert fact("via_recruiter", Dossier(replace(HELD, via_recruiter=True))) == Fact("yes")


def test_a_contact_is_known_by_name() -> None:
    assert fact("contact", Dossier(HELD)) == Fact("unknown")
    assert fact("contact", Dossier(replace(HELD, contact_name="  "))) == Fact("unknown")
    assert fact("contact", Dossier(replace(HELD, contact_name="Priya"))) == Fact("known")


@pytest.mark.parametrize(
    ("stage", "value"),
    [
        (None, "unknown"),
        (Stage.SCREENING, "no"),
        (Stage.FIRST, "no"),
        (Stage.SECOND, "yes"),
        (Stage.FINAL, "yes"),
        (Stage.ASSESSMENT, "yes"),
    ],
)
def test_a_later_round_is_one_after_the_first(stage: Stage | None, value: str) -> None:
    assert fact("late_round", Dossier(replace(HELD, stage=stage))) == Fact(value)


def test_debriefed_is_who_finished_or_scored() -> None:
    assert fact("debriefed", Dossier(HELD)) == Fact("no")
    assert fact("debriefed", Dossier(replace(HELD, debriefed_at=MOMENT))) == Fact("yes")
    cannot_say = Dossier(HELD, scores={Criterion.FIT: Score(Criterion.FIT)})
    assert fact("debriefed", cannot_say) == Fact("yes")


def lowest_of(*scores: Score) -> Fact:
    return fact("lowest", Dossier(HELD, scores={score.criterion: score for score in scores}))


@pytest.mark.parametrize("lowest", Criterion)
def test_the_lowest_is_the_area_with_the_lowest_score(lowest: Criterion) -> None:
    scores = [Score(criterion, 2 if criterion is lowest else 4) for criterion in Criterion]
    assert lowest_of(*scores) == Fact(lowest.value)


def test_of_a_tie_none_is_called_the_lowest() -> None:
    assert lowest_of(Score(Criterion.CONFIDENCE, 2), Score(Criterion.ENTHUSIASM, 2)) == Fact("unknown")


def test_the_lowest_is_what_was_said_before_the_news() -> None:
    said = lowest_of(Score(Criterion.FIT, 1, before_news=4), Score(Criterion.CONFIDENCE, 5, before_news=3))
    assert said == Fact("confidence")
    assert lowest_of(Score(Criterion.FIT, 1), Score(Criterion.CONFIDENCE, 5, before_news=3)) == Fact("fit")


def test_the_lowest_is_unknown_where_nothing_was_scored() -> None:
    assert lowest_of() == Fact("unknown")
    assert lowest_of(Score(Criterion.FIT)) == Fact("unknown")
    assert lowest_of(Score(Criterion.FIT), Score(Criterion.CONFIDENCE, 5)) == Fact("confidence")


OTHER = replace(HELD, id="i2", application_id="a2")


def test_other_open_is_some_while_another_employers_answer_is_open() -> None:
    offer = replace(OTHER, outcome=Outcome.SUCCESSFUL)
    assert fact("other_open", Dossier(HELD), others=[Dossier(HELD), Dossier(OTHER)]) == Fact("some")
    assert fact("other_open", Dossier(HELD), others=[Dossier(offer)]) == Fact("some")


def test_other_open_is_none_for_itself_and_for_another_round_of_the_same_application() -> None:
    assert fact("other_open", Dossier(HELD), others=[Dossier(HELD), Dossier(replace(HELD, id="i3"))]) == Fact("none")


def test_other_open_is_none_when_the_others_are_closed_or_deleted() -> None:
    closed = [Dossier(replace(OTHER, outcome=outcome)) for outcome in Outcome if outcome not in facts.OPEN]
    deleted = Dossier(replace(OTHER, deleted_at=MOMENT))
    assert fact("other_open", Dossier(HELD), others=[*closed, deleted]) == Fact("none")


@pytest.mark.parametrize("answer", ["say_yes", "decline_offer"])
def test_other_open_is_none_once_the_other_offer_is_answered(answer: str) -> None:
    offer = Dossier(replace(OTHER, outcome=Outcome.SUCCESSFUL), marks=marks(Mark(answer, done_on=FRIDAY)))
    assert fact("other_open", Dossier(HELD), others=[offer]) == Fact("none")


def test_texts_name_what_is_known_and_leave_empty_what_is_not() -> None:
    dossier = Dossier(BARE)
    assert texts(dossier, FRIDAY, known(dossier, FRIDAY, ENGLAND)) == {
        "company": "Northwind",
        "role": "",
        "contact_name": "",
        "recruiter_name": "",
        "interview_day": "",
        "their_day": "",
        "fair_day": "",
        "next_day": "",
        "old_day": "",
        "rung_day": "",
        "stop_day": "",
        "remark": "",
        "interview_weekday": "",
        "interview_time": "",
        "answer_day": "",
        "stumbled_question": "",
        "lowest_area": "",
        "lowest_words": "",
        "their_words": "",
        "other_open_names": "",
        "other_company": "",
        "other_answer_day": "",
        "country": "GB",
    }


def test_their_words_are_quoted_on_one_line_and_cut_between_two_words() -> None:
    def quoted(words: str) -> str:
        dossier = Dossier(BARE, feedback=Feedback(words=words))
        return texts(dossier, FRIDAY, known(dossier, FRIDAY, ENGLAND))["their_words"]

    assert quoted(" Good,\n but  short ") == "Good, but short"
    assert quoted("good " * 60) == f"{'good ' * 32}…"
    assert quoted("x" * 200) == f"{'x' * 160} …"


def test_texts_say_days_in_words_and_a_year_where_it_is_another() -> None:
    interview = replace(
        HELD,
        role="Data analyst",
        contact_name="Dr Priya Raman",
        recruiter_name="Tom Hill",
        decision_due_on=date(2026, 12, 31),
        held_time=time(9, 5),
    )
    dossier = Dossier(
        interview,
        scores={Criterion.CONFIDENCE: Score(Criterion.CONFIDENCE, 2, evidence=" They frowned\n")},
        questions=(
            AskedQuestion("q1", 1, "Why us?", answered=Answered.FINE),
            AskedQuestion("q2", 2, "What do you do when plans change?", answered=Answered.STUMBLED),
            AskedQuestion("q3", 3, "Why did you leave?", answered=Answered.STUMBLED),
        ),
        next_round=replace(BARE, held_on=date(2027, 1, 15)),
        offer=Offer(answer_by=date(2027, 1, 20)),
    )
    offer = Dossier(
        replace(OTHER, outcome=Outcome.SUCCESSFUL, company="Osprey Labs"), offer=Offer(answer_by=date(2026, 12, 3))
    )
    assert texts(dossier, FRIDAY, known(dossier, FRIDAY, ENGLAND), [offer]) == {
        "company": "Northwind",
        "role": "Data analyst",
        "contact_name": "Dr Priya Raman",
        "recruiter_name": "Tom Hill",
        "interview_day": "20\u00a0November",
        "their_day": "31\u00a0December",
        "fair_day": "4\u00a0January 2027",
        "next_day": "15\u00a0January 2027",
        "old_day": "",
        "rung_day": "",
        "stop_day": "",
        "remark": "",
        "interview_weekday": "Friday 20\u00a0November",
        "interview_time": "09:05",
        "answer_day": "Wednesday 20\u00a0January 2027",
        "stumbled_question": "What do you do when plans change?",
        "lowest_area": "confidence in you",
        "lowest_words": "They frowned",
        "their_words": "",
        "other_open_names": "Osprey Labs (Thursday 3\u00a0December)",
        "other_company": "Osprey Labs",
        "other_answer_day": "Thursday 3\u00a0December",
        "country": "GB",
    }


def texts_beside(others: Iterable[Dossier], today: date = FRIDAY) -> Mapping[str, str]:
    dossier = Dossier(HELD)
    return texts(dossier, today, known(dossier, today, ENGLAND), tuple(others))


def other(number: int, company: str, **interview: object) -> Dossier:
    named = replace(OTHER, id=f"other {number}", application_id=f"other {number}", company=company)
    return Dossier(replace(named, **interview))  # type: ignore[arg-type]  # any field


def test_other_open_interviews_are_named_the_next_day_first_and_the_undated_last() -> None:
    waits = other(1, "Teal Theatre", held_on=TUESDAY - timedelta(30))
    promised = other(2, "Osprey Labs", decision_due_on=MONDAY)
    passed = other(3, "Alder & Sons", decision_due_on=FRIDAY - timedelta(1), held_on=FRIDAY - timedelta(9))
    coming = other(4, "Harbour & Finch", held_on=SATURDAY, decision_due_on=TUESDAY)
    assert texts_beside([promised])["other_open_names"] == "Osprey Labs (Monday 23\u00a0November)"
    assert texts_beside([waits, passed])["other_open_names"] == "Teal Theatre and Alder & Sons"
    assert texts_beside([waits, promised, passed, coming])["other_open_names"] == (
        "Harbour & Finch (Saturday 21\u00a0November), Osprey Labs (Monday 23\u00a0November), "
        "Teal Theatre and Alder & Sons"
    )


def test_four_others_are_named_and_more_are_counted() -> None:
    five = [other(number, company, held_on=MONDAY - timedelta(30)) for number, company in enumerate("ABCDE")]
    assert texts_beside(five[:4])["other_open_names"] == "A, B, C and D"
    assert texts_beside(five)["other_open_names"] == "A, B, C and 2 others"
    assert texts_beside([Dossier(HELD), *five[:4]])["other_open_names"] == "A, B, C and D"
    assert texts_beside([five[0], Dossier(HELD), *five[1:]])["other_open_names"] == "A, B, C and 2 others"


def test_other_open_names_leave_out_its_own_application_and_name_each_other_once() -> None:
    rounds = [other(1, "Osprey Labs"), replace(other(1, "Osprey Labs"), next_round=HELD)]
    assert texts_beside([Dossier(HELD), *rounds], MONDAY)["other_open_names"] == "Osprey Labs"


def test_a_best_offer_that_is_accepted_is_named_and_has_no_last_day() -> None:
    said = texts_beside([offered(Offer(answer_by=MONDAY), letters=sent("say_yes", SATURDAY))], SUNDAY)
    assert (said["other_company"], said["other_answer_day"], said["other_open_names"]) == ("Northwind", "", "")
    open_offer = texts_beside([offered(Offer())])
    assert (open_offer["other_company"], open_offer["other_answer_day"]) == ("Northwind", "")


def test_over_is_a_step_that_was_done_dropped_or_whose_letter_was_sent() -> None:
    assert not is_over(Dossier(HELD), "thank_you", "thank_you")
    assert is_over(Dossier(HELD, marks=marks(Mark("rehearse", done_on=FRIDAY))), "rehearse")
    assert is_over(Dossier(HELD, marks=marks(Mark("rehearse", dropped_on=FRIDAY))), "rehearse")
    assert is_over(Dossier(HELD, letters=sent("thank_you", FRIDAY)), "thank_you", "thank_you")
    assert is_over(Dossier(HELD, letters=sent("withdraw", FRIDAY)), "withdraw_kindly", "withdraw")


def test_over_is_not_a_step_that_was_moved_or_whose_letter_is_only_written() -> None:
    assert not is_over(Dossier(HELD, marks=marks(Mark("rehearse", moved_to=MONDAY))), "rehearse")
    assert not is_over(Dossier(HELD, letters=sent("thank_you", None)), "thank_you", "thank_you")
    assert not is_over(Dossier(HELD, letters=sent("note", FRIDAY)), "thank_you", "thank_you")


@pytest.mark.parametrize(("step", "letter"), [("note", "note"), ("second_note", None), ("ask", "note")])
def test_over_is_not_a_note_from_before_their_new_date(step: str, letter: str | None) -> None:
    done = Dossier(
        replace(HELD, decision_due_on=FRIDAY),
        letters=sent(letter, MONDAY) if letter else (),
        marks={} if letter else marks(Mark(step, done_on=MONDAY)),
    )
    new_date = replace(done, interview=replace(HELD, decision_due_on=TUESDAY))
    assert is_over(done, step, letter)
    assert not is_over(new_date, step, letter)


def test_a_note_dropped_before_their_new_date_is_offered_again() -> None:
    dropped = Dossier(replace(HELD, decision_due_on=FRIDAY), marks=marks(Mark("note", dropped_on=MONDAY)))
    assert is_over(dropped, "note", "note")
    assert not is_over(replace(dropped, interview=replace(HELD, decision_due_on=TUESDAY)), "note", "note")


def test_how_long_ago_the_interview_was_is_none_before_it_then_days_then_weeks() -> None:
    ages = {n: fact("interview_age", Dossier(HELD), FRIDAY + timedelta(n)) for n in (-1, 0, 1, 13, 14, 400)}
    assert {n: age.value for n, age in ages.items()} == {
        -1: "none",
        0: "today",
        1: "days",
        13: "days",
        14: "weeks",
        400: "weeks",
    }
    assert {age.since for age in ages.values()} == {FRIDAY}


def test_how_near_the_interview_is_is_far_then_near_then_tomorrow_and_none_on_its_day() -> None:
    nears = {n: fact("interview_near", Dossier(HELD), FRIDAY - timedelta(n)) for n in (30, 4, 3, 2, 1, 0, -1)}
    assert {n: near.value for n, near in nears.items()} == {
        30: "far",
        4: "far",
        3: "near",
        2: "near",
        1: "tomorrow",
        0: "none",
        -1: "none",
    }
    assert {near.since for near in nears.values()} == {FRIDAY}


def test_how_near_the_next_round_is_counts_from_its_own_day() -> None:
    dossier = Dossier(HELD, next_round=replace(BARE, held_on=THURSDAY))
    assert [fact("next_near", dossier, day).value for day in (FRIDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY)] == [
        *("far", "near", "near", "last_day", "none")
    ]
    monday = Dossier(HELD, next_round=replace(BARE, held_on=MONDAY))
    assert [fact("next_near", monday, day).value for day in (FRIDAY, SATURDAY, SUNDAY)] == ["last_day", "near", "near"]
    assert fact("next_near", dossier) == Fact("far", THURSDAY)
    assert fact("next_near", Dossier(HELD, next_round=BARE)) == fact("next_near", Dossier(HELD)) == Fact("none")


def test_what_it_is_for_is_asked_once_by_a_note_or_on_the_phone() -> None:
    both = Dossier(HELD, letters=(*sent("clarify_by_phone", TUESDAY), *sent("clarify_next", MONDAY)))
    dropped = marks(Mark("clarify_next", dropped_on=TUESDAY), Mark("clarify_by_phone", dropped_on=MONDAY))
    rang = Dossier(
        HELD, letters=sent("clarify_by_phone", TUESDAY), marks=marks(Mark("clarify_next", dropped_on=MONDAY))
    )
    assert fact("clarified", both) == Fact("sent", MONDAY)
    assert fact("clarified", Dossier(HELD, marks=dropped)) == Fact("unwanted", MONDAY)
    assert fact("clarified", rang) == Fact("sent", TUESDAY)


@pytest.mark.parametrize(
    ("today", "value"),
    [
        (THURSDAY - timedelta(7), "to_come"),
        (FRIDAY, "reached"),
        (SUNDAY, "reached"),
        (MONDAY, "days"),
        (date(2026, 12, 3), "days"),  # the ninth working day
        (date(2026, 12, 4), "weeks"),
        (date(2036, 12, 4), "weeks"),
    ],
)
def test_their_day_is_to_come_reached_days_past_or_weeks_past(today: date, value: str) -> None:
    assert fact("their_day", Dossier(replace(HELD, decision_due_on=FRIDAY)), today) == Fact(value, FRIDAY)


def test_their_day_is_none_where_they_named_none() -> None:
    assert fact("their_day", Dossier(HELD)) == Fact("none")


def test_their_day_passes_later_over_the_bank_holidays_at_the_end_of_the_year() -> None:
    promised = Dossier(replace(HELD, decision_due_on=date(2026, 12, 24)))
    assert fact("their_day", promised, date(2026, 12, 28)) == Fact("reached", date(2026, 12, 24))
    assert fact("their_day", promised, date(2026, 12, 29)) == Fact("days", date(2026, 12, 24))


def patience_after(waits: list[int], interview: Interview = HELD, today: date = FRIDAY) -> Fact:
    return known(Dossier(interview), today, ENGLAND, waits=waits)["patience"]


def test_patience_ends_on_the_day_by_which_nine_in_ten_of_ones_own_answers_had_come() -> None:
    assert patience_after([3] * 9 + [40]) == Fact("wait", MONDAY)
    assert patience_after([3] * 8 + [4, 40], today=TUESDAY) == Fact("fair_to_ask", TUESDAY)
    assert patience_after([40, 4, *[3] * 9], today=TUESDAY) == Fact("fair_to_ask", TUESDAY)
    assert patience_after([5] * 18 + [6, 40]).since == WEDNESDAY


def test_patience_takes_the_earlier_of_ones_own_answers_and_the_sixth_working_day() -> None:
    assert patience_after([30] * 20).since == date(2026, 11, 30)
    assert patience_after([10] * 20).since == date(2026, 11, 30)
    assert patience_after([9] * 20).since == date(2026, 11, 30)
    assert patience_after([6] * 20).since == THURSDAY


def test_patience_knows_ones_own_answers_from_the_tenth_on_and_not_where_they_named_a_day() -> None:
    assert patience_after([3] * 9).since == date(2026, 11, 30)
    assert patience_after([3] * 10).since == MONDAY
    assert patience_after([3] * 10, replace(HELD, decision_due_on=date(2026, 12, 11))).since == date(2026, 12, 14)
    assert patience_after([3] * 10, BARE) == Fact("wait")


@pytest.mark.parametrize("wait", [0, 1, 2])
def test_nobody_asks_at_a_weekend_or_on_the_day_of_the_interview(wait: int) -> None:
    assert patience_after([wait] * 10).since == MONDAY


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("asked_ahead", "ask_ahead"),
        ("clarified", "clarify_next"),
        ("clarified", "clarify_by_phone"),
        ("confirmed", "confirm_next"),
        ("promised", "send_promised"),
        ("forgotten", "forgotten"),
        ("trying_again", "try_again"),
        ("old_day", "take_day_out"),
        ("day_asked", "agree_day"),
        ("day_asked", "other_times"),
        ("day_asked", "move_day"),
        ("day_asked", "try_again"),
        ("trial_asked", "ask_about_task"),
        ("pay_answered", "say_on_pay"),
        ("referees_told", "warn_referees"),
        ("pressed", "press_kindly"),
        ("withdrawing", "withdraw_kindly"),
        ("dated_note", "keep_dated_note"),
        ("asked_frame", "ask_time_frame"),
        ("asked_talk", "ask_talk"),
        ("asked_pay", "ask_work_pay"),
        ("asked_person", "ask_for_person"),
        ("other_times", "other_times"),
        ("asked_back", "ask_back"),
    ],
)
def test_a_deed_is_open_sent_or_unwanted_by_its_letter_or_its_mark(name: str, step: str) -> None:
    assert fact(name, Dossier(HELD, letters=sent(step, None))) == Fact("open")
    assert fact(name, Dossier(HELD, letters=sent(step, MONDAY))) == Fact("sent", MONDAY)
    assert fact(name, Dossier(HELD, marks=marks(Mark(step, done_on=TUESDAY)))) == Fact("sent", TUESDAY)
    assert fact(name, Dossier(HELD, marks=marks(Mark(step, dropped_on=TUESDAY)))) == Fact("unwanted", TUESDAY)


@pytest.mark.parametrize("step", ["other_times", "move_day", "try_again"])
def test_an_interview_that_was_held_after_another_day_was_asked_for_had_a_new_day(step: str) -> None:
    asked = Dossier(HELD, letters=sent(step, FRIDAY))
    assert fact("old_day", asked, FRIDAY) == Fact("open")
    moved = replace(asked, interview=replace(HELD, held_on=WEDNESDAY))
    assert fact("old_day", moved, TUESDAY) == Fact("open")
    assert fact("old_day", moved, WEDNESDAY) == Fact("sent", FRIDAY)
    assert fact("old_day", replace(asked, interview=BARE), WEDNESDAY) == Fact("sent", FRIDAY)
    assert fact("old_day", Dossier(BARE), WEDNESDAY) == Fact("open")
    let_go = marks(Mark(step, dropped_on=FRIDAY))
    assert fact("old_day", replace(moved, letters=(), marks=let_go), WEDNESDAY) == Fact("open")


@pytest.mark.parametrize(
    ("name", "step"), [("trying_again", "try_again"), ("other_times", "other_times"), ("old_day", "take_day_out")]
)
@pytest.mark.parametrize("node", ["does_it_hold", "something_changed"])
def test_what_was_done_about_a_day_counts_from_when_the_person_last_spoke_of_it(
    name: str, step: str, node: str
) -> None:
    spoke = {node: datetime(2026, 11, 25, 1, tzinfo=UTC)}
    # Where it is still Tuesday evening UTC may say Wednesday already.
    for day, counts in ((MONDAY, False), (TUESDAY, True), (WEDNESDAY, True)):
        for mark in (Mark(step, done_on=day), Mark(step, dropped_on=day)):
            found = fact(name, Dossier(HELD, marks=marks(mark), chosen_at=spoke))
            assert (found.value != "open") is counts
            assert facts.is_over(Dossier(HELD, marks=marks(mark), chosen_at=spoke), step) is counts
    letters = Dossier(HELD, letters=sent(step, MONDAY), chosen_at=spoke)
    assert fact(name, letters) == Fact("open")
    assert not facts.is_over(letters, step, step)


def test_what_was_done_about_anything_else_counts_whenever_the_person_spoke_of_the_day() -> None:
    spoke = {"does_it_hold": datetime(2026, 11, 27, 1, tzinfo=UTC)}
    assert fact("thank_you", Dossier(HELD, letters=sent("thank_you", MONDAY), chosen_at=spoke)).value == "sent"


def test_of_several_notes_about_a_day_the_last_one_sent_counts_before_one_that_was_let_go() -> None:
    asked = Dossier(HELD, letters=(*sent("agree_day", FRIDAY), *sent("move_day", MONDAY)))
    assert fact("day_asked", asked) == Fact("sent", MONDAY)
    assert fact("day_asked", replace(asked, letters=sent("move_day", FRIDAY, TUESDAY))) == Fact("sent", TUESDAY)
    let_go = replace(asked, marks=marks(Mark("other_times", dropped_on=TUESDAY)))
    assert fact("day_asked", let_go) == Fact("sent", MONDAY)
    assert fact("day_asked", replace(let_go, letters=())) == Fact("unwanted", TUESDAY)


def test_evidence_is_a_line_on_the_lowest_area_and_on_no_other() -> None:
    low, high = Score(Criterion.FIT, 2), Score(Criterion.PERFORMANCE, 4, evidence="They nodded")
    without = Dossier(HELD, scores={Criterion.FIT: low, Criterion.PERFORMANCE: high})
    blank = replace(without, scores={Criterion.FIT: replace(low, evidence=" ")})
    written = replace(without, scores={Criterion.FIT: replace(low, evidence="Too formal")})
    assert fact("evidence", without) == fact("evidence", blank) == Fact("no")
    assert fact("evidence", written) == Fact("yes")


def test_stumbled_is_one_question_that_was_answered_so() -> None:
    fine = AskedQuestion("q1", 1, "Why us?", answered=Answered.FINE)
    assert fact("stumbled", Dossier(HELD, questions=(fine,))) == Fact("no")
    assert fact("stumbled", Dossier(HELD, questions=(fine, replace(fine, answered=Answered.STUMBLED)))) == Fact("yes")


def test_the_stage_and_who_was_there_are_known_when_they_were_said() -> None:
    for stage in Stage:
        assert fact("stage", Dossier(replace(HELD, stage=stage))) == Fact(stage.value)
    assert fact("stage", Dossier(HELD)) == Fact("unknown")
    assert fact("others_there", Dossier(replace(HELD, others_there="Ana and Tom"))) == Fact("yes")
    assert fact("others_there", Dossier(replace(HELD, others_there=" \n"))) == Fact("no")


@pytest.mark.parametrize(
    ("country", "value"),
    [("GB", "GB"), ("IE", "IE"), ("US", "US"), ("DE", "DE"), ("FR", "elsewhere"), ("elsewhere", "elsewhere")],
)
def test_the_country_is_one_that_the_trees_know_or_elsewhere(country: str, value: str) -> None:
    assert known(Dossier(HELD), FRIDAY, WorkingDays(country, ""))["country"] == Fact(value)


# Offers


def offered(offer: Offer | None = None, **what: object) -> Dossier:
    """Another employer's offer."""
    made = Dossier(replace(OTHER, outcome=Outcome.SUCCESSFUL, outcome_on=FRIDAY), offer=offer)
    return replace(made, **what)  # type: ignore[arg-type]  # any field


def test_an_offer_is_answered_beside_its_terms_too_and_the_later_day_counts() -> None:
    no = Offer(answer=OfferAnswer.DECLINED, answered_on=TUESDAY)
    assert fact("offer", offered(Offer())) == Fact("open")
    assert fact("offer", offered(no)) == Fact("declined", TUESDAY)
    assert fact("offer", offered(no, letters=sent("say_yes", MONDAY))) == Fact("declined", TUESDAY)
    assert fact("offer", offered(no, letters=sent("say_yes", WEDNESDAY))) == Fact("accepted", WEDNESDAY)
    yes = replace(no, answer=OfferAnswer.ACCEPTED)
    assert fact("offer", offered(yes, letters=sent("decline_offer", TUESDAY))) == Fact("accepted", TUESDAY)


def test_who_goes_back_on_a_yes_has_said_no_whatever_was_said_on_the_same_day() -> None:
    yes = Offer(answer=OfferAnswer.ACCEPTED, answered_on=TUESDAY)
    assert fact("offer", offered(yes, letters=sent("go_back_on_yes", TUESDAY))) == Fact("declined", TUESDAY)
    again = offered(yes, letters=sent("go_back_on_yes", MONDAY))
    assert fact("offer", again) == Fact("accepted", TUESDAY)
    assert fact("said_yes", again) == Fact("yes")
    assert fact("said_yes", offered(replace(yes, answer=OfferAnswer.DECLINED))) == Fact("no")


@pytest.mark.parametrize("name", facts.DEEDS)
def test_what_can_be_done_about_an_offer_is_open_then_done_or_left_out(name: str) -> None:
    steps = facts.DEEDS[name]
    first, last = steps[0], steps[-1]
    assert fact(name, offered()) == Fact("open")
    assert fact(name, offered(marks=marks(Mark(last, done_on=MONDAY)))) == Fact("sent", MONDAY)
    assert fact(name, offered(letters=sent(first, TUESDAY), marks=marks(Mark(last, done_on=MONDAY)))) == Fact(
        "sent", MONDAY
    )
    left_out = marks(*(Mark(step, dropped_on=TUESDAY) for step in steps))
    assert fact(name, offered(marks=left_out)) == Fact("unwanted", TUESDAY)
    assert fact(name, offered(letters=sent(last, MONDAY), marks=left_out)) == Fact("sent", MONDAY)


def test_thanks_for_an_offer_count_when_their_letter_is_sent() -> None:
    assert fact("acknowledged", offered(letters=sent("accept", TUESDAY))) == Fact("sent", TUESDAY)


@pytest.mark.parametrize("letter", ["ask_time", "negotiate", "negotiate_by_phone", "ask_new_role", "ask_visa"])
def test_a_letter_that_asks_something_thanks_for_the_offer_as_well(letter: str) -> None:
    asked = offered(letters=sent(letter, TUESDAY), marks=marks(Mark("acknowledge_offer", dropped_on=MONDAY)))
    assert fact("acknowledged", asked) == Fact("sent", TUESDAY)
    both = replace(asked, letters=(*asked.letters, *sent("accept", WEDNESDAY)))
    assert fact("acknowledged", both) == Fact("sent", WEDNESDAY)


def test_asking_by_phone_stays_open_while_only_the_letter_is_left_out() -> None:
    assert fact("negotiated", offered(marks=marks(Mark("negotiate", dropped_on=MONDAY)))) == Fact("open")


def test_the_last_question_to_them_is_the_one_that_holds_up_the_answer() -> None:
    asked = offered(letters=(*sent("ask_start_day", TUESDAY), *sent("negotiate", MONDAY)))
    assert fact("reply_awaited", asked) == Fact("yes", FRIDAY + timedelta(7))


@pytest.mark.parametrize("reply", [{"done_on": WEDNESDAY}, {"dropped_on": WEDNESDAY}])
def test_their_answer_is_awaited_until_it_is_noted_or_given_up_and_again_after_the_next_question(
    reply: Mapping[str, date],
) -> None:
    answered = offered(letters=sent("negotiate", TUESDAY), marks=marks(Mark("note_their_reply", **reply)))
    assert fact("reply_awaited", answered) == Fact("no")
    assert is_over(answered, "note_their_reply")
    again = replace(answered, letters=(*answered.letters, *sent("ask_start_day", THURSDAY)))
    assert fact("reply_awaited", again).value == "yes"
    assert not is_over(again, "note_their_reply")


@pytest.mark.parametrize(
    ("answer_by", "look"),
    [(None, THURSDAY), (WEDNESDAY, TUESDAY), (TUESDAY, MONDAY), (MONDAY, MONDAY), (FRIDAY, MONDAY)],
)
def test_their_answer_is_looked_for_the_day_before_the_own_one_where_that_comes_first(
    answer_by: date | None, look: date
) -> None:
    asked = offered(Offer(answer_by=answer_by), letters=sent("negotiate", MONDAY))
    assert fact("reply_awaited", asked).since == look
    yes = offered(Offer(answer_by=answer_by, answer=OfferAnswer.ACCEPTED), letters=sent("negotiate", MONDAY))
    assert fact("reply_awaited", yes).since == THURSDAY


@pytest.mark.parametrize(("today", "value"), [(MONDAY, "to_come"), (TUESDAY, "begun"), (WEDNESDAY, "begun")])
def test_a_start_is_to_come_until_its_day(today: date, value: str) -> None:
    assert fact("offer_start", offered(Offer(starts_on=TUESDAY)), today) == Fact(value, TUESDAY)


def test_an_answer_without_a_day_counts_and_has_none() -> None:
    assert fact("offer", offered(Offer(answer=OfferAnswer.ACCEPTED))) == Fact("accepted")


def test_an_offer_is_spoken_then_in_writing_with_conditions_and_then_firm() -> None:
    spoken = offered(Offer(conditions="References"))
    written = offered(Offer(in_writing_on=MONDAY, conditions="References"))
    unasked = offered(Offer(in_writing_on=MONDAY))
    met = offered(Offer(in_writing_on=MONDAY, conditions="References", conditions_met_on=TUESDAY))
    none = offered(Offer(in_writing_on=MONDAY, conditions_met_on=MONDAY))
    stages = (spoken, written, unasked, met, none)
    told = [(fact("offer_terms", one), fact("offer_in_writing", one)) for one in stages]
    assert told == [
        (Fact("spoken"), Fact("no")),
        (Fact("conditions", MONDAY), Fact("yes", MONDAY)),
        (Fact("conditions", MONDAY), Fact("yes", MONDAY)),
        (Fact("firm", MONDAY), Fact("yes", MONDAY)),
        (Fact("firm", MONDAY), Fact("yes", MONDAY)),
    ]
    assert [fact("conditions_open", one).value for one in stages] == ["yes", "yes", "unknown", "no", "no"]


def test_the_last_day_for_an_answer_is_near_from_two_working_days_before_and_then_past() -> None:
    assert fact("answer_by", offered(Offer())) == Fact("none")
    one = offered(Offer(answer_by=WEDNESDAY))
    days = (SUNDAY, MONDAY, WEDNESDAY, THURSDAY)
    assert [fact("answer_by", one, day).value for day in days] == ["given", "near", "near", "past"]
    over_a_weekend = offered(Offer(answer_by=MONDAY))
    assert [fact("answer_by", over_a_weekend, day).value for day in (date(2026, 11, 18), FRIDAY, SUNDAY)] == [
        *("given", "near", "near")
    ]
    assert {fact("answer_by", one, day).since for day in days} == {WEDNESDAY}


@pytest.mark.parametrize("answer", OfferAnswer)
def test_no_day_presses_for_an_answer_that_is_given(answer: OfferAnswer) -> None:
    one = offered(Offer(answer_by=WEDNESDAY, answer=answer, answered_on=MONDAY))
    assert {fact("answer_by", one, day) for day in (SUNDAY, WEDNESDAY, THURSDAY)} == {Fact("none")}


YES = Offer(answer=OfferAnswer.ACCEPTED, answered_on=TUESDAY)
FIRM = replace(YES, in_writing_on=MONDAY, conditions_met_on=MONDAY)


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (None, Fact("open")),
        (Offer(answer_by=THURSDAY), Fact("open", THURSDAY)),
        (YES, Fact("accepted", TUESDAY)),
        (replace(FIRM, conditions_met_on=None), Fact("accepted", TUESDAY)),
        (FIRM, Fact("firm", TUESDAY)),
        (replace(YES, answer=OfferAnswer.DECLINED), Fact("none")),
    ],
)
def test_another_offer_is_open_accepted_firm_or_none(offer: Offer | None, expected: Fact) -> None:
    assert fact("another_offer", Dossier(HELD), others=[Dossier(HELD), offered(offer)]) == expected


def test_the_best_of_other_offers_counts_and_of_two_open_ones_the_one_that_presses() -> None:
    first, second, third = (
        replace(offered(offer), interview=replace(offered().interview, application_id=f"a{number}"))
        for number, offer in enumerate((Offer(answer_by=THURSDAY), Offer(answer_by=WEDNESDAY), FIRM), 2)
    )
    assert fact("another_offer", Dossier(HELD), others=[first, second]) == Fact("open", WEDNESDAY)
    assert fact("another_offer", Dossier(HELD), others=[first, second, third]) == Fact("firm", TUESDAY)


def test_another_offer_is_not_its_own_nor_one_that_is_deleted_or_no_offer_any_more() -> None:
    own = replace(offered(FIRM), interview=replace(HELD, id="i3", outcome=Outcome.SUCCESSFUL))
    deleted = replace(offered(FIRM), interview=replace(offered().interview, deleted_at=MOMENT))
    corrected = replace(offered(FIRM), interview=OTHER)
    assert fact("another_offer", Dossier(HELD), others=[own, deleted, corrected]) == Fact("none")


def test_a_yes_counts_for_what_was_there_when_it_was_said_and_not_for_what_was_begun_after_it() -> None:
    later = datetime(2027, 6, 1, tzinfo=UTC)
    begun_after = replace(HELD, created_at=later, held_on=later.date())
    written_down_after = replace(HELD, created_at=later)
    agreed_before = replace(HELD, held_on=later.date())
    assert fact("another_offer", Dossier(begun_after), later.date(), [offered(FIRM)]) == Fact("none")
    assert fact("another_offer", Dossier(begun_after), later.date(), [offered()]) == Fact("open")
    for there in (written_down_after, agreed_before):
        assert fact("another_offer", Dossier(there), later.date(), [offered(FIRM)]) == Fact("firm", TUESDAY)


def test_an_interview_is_open_while_it_waits_whatever_became_of_an_earlier_offer() -> None:
    corrected = replace(offered(FIRM), interview=OTHER)
    assert fact("other_open", Dossier(HELD), others=[corrected]) == Fact("some")
    assert fact("other_open", Dossier(HELD), others=[offered(FIRM)]) == Fact("none")


def test_others_looked_through_before_say_the_same() -> None:
    dossiers = (Dossier(HELD), offered(FIRM), other(7, "Osprey Labs"))
    once = Others(dossiers)
    for dossier in dossiers:
        found = known(dossier, MONDAY, ENGLAND, once)
        assert found == known(dossier, MONDAY, ENGLAND, dossiers)
        assert texts(dossier, MONDAY, found, once) == texts(dossier, MONDAY, found, dossiers)


DAYS = st.none() | st.dates(date(2026, 10, 1), date(2027, 2, 28))
DEEDS = ("thank_you", "note", "second_note", "ask_feedback", "ask_feedback_again", "closing", "look_in")
INTERVIEWS = st.builds(
    Interview,
    id=st.just("i1"),
    company=st.just("Northwind"),
    created_at=st.just(MOMENT),
    updated_at=st.just(MOMENT),
    held_on=DAYS,
    decision_due_on=DAYS,
    outcome=st.sampled_from(Outcome),
    outcome_on=DAYS,
    stage=st.none() | st.sampled_from(Stage),
    news_by=st.none() | st.sampled_from(NewsBy),
    via_recruiter=st.booleans(),
    application_id=st.sampled_from(["a1", "a2", "a3"]),
)
SCORES = st.builds(Score, st.sampled_from(Criterion), st.none() | st.integers(1, 5), st.none() | st.integers(1, 5))
DOSSIERS = st.builds(
    Dossier,
    INTERVIEWS,
    scores=st.lists(SCORES).map(lambda scores: {score.criterion: score for score in scores}),
    feedback=st.builds(Feedback, received_on=DAYS, none_will_come=st.booleans(), asked_by_voice_on=DAYS),
    panel_views=st.dictionaries(st.sampled_from(Criterion), st.sampled_from(View), max_size=2),
    marks=st.lists(st.builds(Mark, st.sampled_from(DEEDS), DAYS, DAYS, DAYS), max_size=4).map(
        lambda made: {mark.step: mark for mark in made}
    ),
    letters=st.lists(st.tuples(st.sampled_from(DEEDS), DAYS), max_size=5).map(
        lambda made: tuple(letter for template, day in made for letter in sent(template, day))
    ),
    next_round=st.none() | INTERVIEWS,
    offer=st.none()
    | st.builds(
        Offer,
        in_writing_on=DAYS,
        conditions=st.sampled_from(["", "References"]),
        answer_by=DAYS,
        answer=st.none() | st.sampled_from(OfferAnswer),
        answered_on=DAYS,
    ),
)


WAITS = st.integers(0, 400)


@given(
    DOSSIERS,
    st.dates(date(2026, 10, 1), date(2027, 2, 28)),
    st.lists(DOSSIERS, max_size=3),
    st.lists(WAITS, max_size=12),
)
@settings(deadline=None)
def test_whatever_is_stored_every_fact_has_one_of_its_values(
    dossier: Dossier, today: date, others: list[Dossier], waits: list[int]
) -> None:
    found = known(dossier, today, ENGLAND, others, waits)
    assert found.keys() == CATALOGUE.keys()
    assert all(fact.value in CATALOGUE[name].values for name, fact in found.items())
    assert all(isinstance(text, str) for text in texts(dossier, today, found, others).values())


def test_an_offer_is_open_until_it_is_answered_and_the_later_answer_counts() -> None:
    offered = Dossier(replace(HELD, outcome=Outcome.SUCCESSFUL, outcome_on=MONDAY))
    assert fact("offer", offered) == Fact("open")
    assert fact("offer", replace(offered, letters=sent("say_yes", TUESDAY))) == Fact("accepted", TUESDAY)
    assert fact("offer", replace(offered, marks=marks(Mark("decline_offer", done_on=MONDAY)))) == Fact(
        "declined", MONDAY
    )
    both = replace(offered, letters=(*sent("say_yes", TUESDAY), *sent("decline_offer", WEDNESDAY)))
    assert fact("offer", both) == Fact("declined", WEDNESDAY)
