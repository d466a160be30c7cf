"""Who never opens the Coach still finds the right card on Today, on the right day."""

from datetime import date, timedelta

import pytest

from coaching.records import Criterion, Outcome
from coaching.store import Store
from tests.pages.visit import Visit, moment, new_id

WEDNESDAY = date(2026, 11, 25)


def add(store: Store, company: str, held_on: date, *, is_thanked: bool = True) -> str:
    number = sum(ord(letter) * (place + 1) for place, letter in enumerate(company))
    one = new_id(number)
    store.add_interview(one, company, held_on=held_on, now=moment(held_on))
    store.finish_debrief(one, now=moment(held_on))
    if is_thanked:
        send(store, one, "thank_you", held_on + timedelta(days=1))
    return one


def send(store: Store, interview_id: str, template: str, on: date) -> None:
    store.send_letter(interview_id, template, to="", subject="A note", body="Words", given={}, on=on, now=moment(on))


def on_the_day(app: Visit, day: date) -> Visit:
    app.day = day
    return app.go("today.py")


@pytest.mark.parametrize("quiet", [date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)])
def test_they_promised_friday_and_until_it_has_passed_there_is_nothing_to_do(
    app: Visit, store: Store, quiet: date
) -> None:
    one = add(store, "Harbour & Finch", date(2026, 11, 12))
    store.save_field(one, "decision_due_on", date(2026, 11, 20), now=moment())
    assert on_the_day(app, quiet).title == "Nothing to do today"


def test_they_promised_friday_and_on_monday_a_note_is_fair(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch", date(2026, 11, 12))
    store.save_field(one, "decision_due_on", date(2026, 11, 20), now=moment())
    on_the_day(app, date(2026, 11, 23))
    assert app.title == "One thing for today"
    assert "Ask where things stand" in app.text
    assert "You hoped to decide by 20 November" in app.click("today.open").text


def test_they_named_no_date_and_the_sixth_working_day_comes_after_the_bank_holidays(app: Visit, store: Store) -> None:
    add(store, "Harbour & Finch", date(2026, 12, 18))  # then 21 to 24, 29 and 30 December are worked in England
    on_the_day(app, date(2026, 12, 18))
    assert on_the_day(app, date(2026, 12, 29)).title == "Nothing to do today"
    on_the_day(app, date(2026, 12, 30))
    assert app.title == "One thing for today"
    assert "Ask where things stand" in app.text


def test_a_note_was_sent_and_seven_days_of_silence_make_a_second_one_fair(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch", date(2026, 11, 2))
    send(store, one, "note", date(2026, 11, 18))
    assert on_the_day(app, date(2026, 11, 24)).title == "Nothing to do today"
    on_the_day(app, WEDNESDAY)
    assert app.title == "One thing for today"
    assert "Ask once more where things stand" in app.text


def test_two_notes_were_sent_and_a_week_later_it_is_fair_to_stop_waiting(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch", date(2026, 10, 26))
    send(store, one, "note", date(2026, 11, 11))
    send(store, one, "second_note", date(2026, 11, 18))
    assert on_the_day(app, date(2026, 11, 24)).title == "Nothing to do today"
    on_the_day(app, WEDNESDAY)
    assert app.title == "One thing for today"
    assert "Keep this one open, or close it?" in app.text


def test_rejected_an_hour_ago_nothing_is_asked_for_not_even_the_open_thank_you(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch", date(2026, 11, 24), is_thanked=False)
    assert "Send a short thank-you" in on_the_day(app, WEDNESDAY).text
    app.go("news.py", interview=one).click("answer-unsuccessful").go("today.py")
    assert app.title == "Nothing more today"
    assert "thank-you" not in app.text
    assert app.has("today.said")


def test_feedback_was_asked_for_three_working_days_ago_and_today_asks_whether_it_came(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch", date(2026, 11, 12))
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=date(2026, 11, 19), now=moment(date(2026, 11, 19)))
    send(store, one, "ask_feedback", date(2026, 11, 20))
    assert on_the_day(app, date(2026, 11, 24)).title == "Nothing to do today"
    on_the_day(app, WEDNESDAY)
    assert app.title == "One thing for today"
    assert "Did their feedback arrive?" in app.text


def test_an_offer_waits_for_an_answer_in_two_days_and_the_other_open_interview_is_named(
    app: Visit, store: Store
) -> None:
    offered = add(store, "Harbour & Finch", date(2026, 11, 12))
    add(store, "Osprey Labs", date(2026, 11, 19))
    store.record_outcome(offered, Outcome.SUCCESSFUL, on=date(2026, 11, 20), now=moment())
    store.save_offer(offered, "answer_by", WEDNESDAY + timedelta(days=2), now=moment())
    on_the_day(app, WEDNESDAY)
    assert app.title == "Harbour & Finch want you"
    assert "Friday 27 November" in app.text
    assert "Osprey Labs" in app.text
    assert "resign" in app.text


def test_an_interview_is_in_three_days_and_its_step_comes_first(app: Visit, store: Store) -> None:
    store.add_interview(new_id(1), "Harbour & Finch", held_on=date(2026, 11, 28), now=moment())
    on_the_day(app, WEDNESDAY)
    assert app.title.startswith("Harbour & Finch, Saturday 28 November")
    assert "in 3 days" in app.text
    assert app.has("today.open") or app.has("today.done")


def test_a_debrief_that_was_begun_is_gone_on_with(app: Visit, store: Store) -> None:
    one = new_id(1)
    store.add_interview(one, "Harbour & Finch", held_on=WEDNESDAY, now=moment())
    store.save_score(one, Criterion.PERFORMANCE, 4, now=moment())
    on_the_day(app, WEDNESDAY)
    assert app.title == "Harbour & Finch is half written"
    assert app.click("today.go-on").interview_id == one


def test_back_after_21_days_every_open_interview_is_asked_about(app: Visit, store: Store) -> None:
    companies = ("Alder & Sons", "Curlew Care", "Osprey Labs", "Teal Theatre")
    for company in companies:
        add(store, company, date(2026, 10, 29))
    on_the_day(app, date(2026, 11, 4))
    on_the_day(app, WEDNESDAY)
    assert app.title == "Welcome back. Any news?"
    assert all(company in app.text for company in companies)
