from datetime import date, timedelta

import pytest

from coaching.records import Criterion, Outcome
from coaching.store import Store
from tests.pages.visit import TODAY, Visit, moment

TOMORROW = TODAY + timedelta(days=1)


def add(store: Store, company: str, *, held_on: date | None = TODAY, debriefed: bool = True) -> str:
    one = store.add_interview(new_id(company), company, held_on=held_on, now=moment()).id
    if debriefed:
        store.finish_debrief(one, now=moment())
    return one


def new_id(company: str) -> str:
    return f"00000000-0000-4000-8000-{sum(company.encode()):012}"


def test_an_empty_file_offers_the_ways_in_and_the_example(app: Visit) -> None:
    assert app.title == "Just back from an interview?"
    for key in ("today.just", "today.news", "today.coming", "today.example"):
        assert app.has(key)


def test_an_interview_that_was_begun_is_half_written_and_leads_back_to_its_debrief(app: Visit, store: Store) -> None:
    one = app.click("today.just").enter("Harbour & Finch").interview_id
    app.go("today.py")
    assert app.title == "How did Harbour & Finch go?"
    store.save_gut_feel(one, 35, now=moment())
    assert app.run().title == "Harbour & Finch is half written"
    assert app.click("today.go-on").interview_id == one
    assert app.title == "Harbour & Finch: what happened?"
    assert store.search().everything == 1


def test_from_half_written_it_is_one_tap_to_the_news(app: Visit) -> None:
    one = app.click("today.just").enter("Acme").interview_id
    assert app.go("today.py").click("today.news").title == "What did Acme say?"
    app.click("answer-unsuccessful")
    assert app.interview_id == one


def test_a_debrief_that_was_put_down_leaves_nothing_to_do_today_and_names_tomorrow(app: Visit) -> None:
    app.click("today.just").enter("Acme").click("debrief.finish").go("today.py")
    assert app.title == "Nothing to do today"
    assert "Send a short thank-you: tomorrow" in app.text


def test_the_next_day_the_thank_you_is_the_one_thing_with_its_letter(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    app.day = TOMORROW
    app.run()
    assert app.title == "One thing for today"
    assert "Send a short thank-you" in app.text
    app.click("today.open")
    assert app.interview_id == one
    assert "Thank you for the interview on 25 November" in app.text


def test_a_thank_you_that_was_sent_is_gone_from_today(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    app.day = TOMORROW
    app.run().click("today.sent")
    assert app.title == "Nothing to do today"
    (letter,) = store.dossier(one).letters
    assert letter.template == "thank_you"
    assert letter.sent_on == TOMORROW
    assert "Thank you for the interview on 25 November" in letter.body


def test_a_step_that_is_moved_comes_back_tomorrow_and_can_be_taken_back(app: Visit, store: Store) -> None:
    add(store, "Acme")
    app.day = TOMORROW
    app.run().click("today.tomorrow")
    assert app.title == "Nothing to do today"
    app.click("today.undo.button")
    assert app.title == "One thing for today"
    assert not app.has("today.undo.button")
    app.click("today.tomorrow")
    app.day = TOMORROW + timedelta(days=1)
    assert app.run().title == "One thing for today"


def test_a_step_that_is_dropped_does_not_come_back_and_can_be_taken_back(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    app.day = TOMORROW
    app.run().click("today.drop")
    assert app.title == "Nothing to do today"
    assert store.dossier(one).marks["thank_you"].dropped_on == TOMORROW
    app.click("today.undo.button")
    assert app.title == "One thing for today"
    assert store.dossier(one).marks == {}


def test_a_deed_without_a_letter_is_done_with_one_tap_and_undone_with_another(app: Visit, store: Store) -> None:
    one = add(store, "Acme", held_on=TODAY + timedelta(days=1), debriefed=False)
    store.save_field(one, "stage", "final", now=moment())
    app.run()
    assert app.title == "One thing for today"
    before = app.text
    app.click("today.done")
    assert app.text != before
    app.click("today.undo.button")
    assert "Done." not in app.text
    assert store.dossier(one).marks == {}


def test_what_the_last_click_did_is_offered_for_undo_only_on_its_day(app: Visit, store: Store) -> None:
    add(store, "Acme")
    app.day = TOMORROW
    app.run().click("today.drop")
    app.day = TOMORROW + timedelta(days=1)
    assert not app.run().has("today.undo.button")


def test_on_the_day_of_a_no_there_is_nothing_more_to_do_and_nothing_to_count(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch")
    for criterion in Criterion:
        store.save_score(one, criterion, 2, now=moment())
    store.save_gut_feel(one, 65, now=moment())
    app.go("news.py", interview=one).click("answer-unsuccessful").go("today.py")
    assert app.title == "Nothing more today"
    assert "will be ready tomorrow" in app.text
    said = app.text.replace("Wednesday 25 November", "")
    assert not any(sign.isdigit() for sign in said)
    assert not app.at.get("vega_lite_chart")
    assert app.has("today.said")


def test_on_the_day_of_a_no_the_others_are_folded(app: Visit, store: Store) -> None:
    add(store, "Other & Sons")
    one = add(store, "Harbour & Finch", held_on=TODAY - timedelta(days=3))
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    app.run()
    assert [fold.label for fold in app.at.expander] == ["Can wait (1)"]
    inside = [link.proto.label for link in app.at.expander[0].get("page_link")]
    assert inside == ["Other & Sons"]
    assert "Other" not in app.title


def test_writing_down_what_they_said_is_one_tap_away(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    assert app.run().click("today.said").interview_id == one
    assert app.title == "Acme said no"


def test_the_day_after_a_no_the_note_that_asks_for_feedback_is_ready(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    app.go("news.py", interview=one).click("answer-unsuccessful").go("today.py")
    app.day = TOMORROW
    app.run()
    assert app.title == "One thing for today"
    assert "Ask what you could do better next time" in app.text
    app.click("today.open")
    assert "Thank you for letting me know what you decided" in app.text
    assert app.has("coach.sent.ask_feedback")


def test_on_a_friday_the_note_is_promised_for_monday(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    friday = TODAY + timedelta(days=2)
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=friday, now=moment(friday))
    app.day = friday
    assert "will be ready Monday 30 November" in app.run().text
    app.day = friday + timedelta(days=1)
    assert app.run().title != "One thing for today"
    app.day = friday + timedelta(days=3)
    assert app.run().title == "One thing for today"


def test_every_open_interview_stands_below_with_its_next_step_and_its_news(app: Visit, store: Store) -> None:
    coming = add(store, "Later Ltd", held_on=TODAY + timedelta(days=20), debriefed=False)
    waiting = add(store, "Harbour & Finch")
    app.run()
    assert app.title == "Nothing to do today"
    assert "Send a short thank-you: tomorrow" in app.text
    labels = [link.proto.label for link in app.at.get("page_link")]
    assert labels[:2] == ["Later Ltd", "Harbour & Finch"]
    assert not app.has(f"today.news.{coming}")
    assert app.click(f"today.news.{waiting}").title == "What did Harbour & Finch say?"
    assert app.go("today.py").follow("Later Ltd").interview_id == coming


def test_a_no_comes_before_what_is_due_and_that_before_what_is_half_written(app: Visit, store: Store) -> None:
    add(store, "Half", held_on=TOMORROW, debriefed=False)
    app.day = TOMORROW
    assert app.run().title == "How did Half go?"
    add(store, "Due")
    assert app.run().title == "One thing for today"
    no = add(store, "No")
    store.record_outcome(no, Outcome.UNSUCCESSFUL, on=TOMORROW, now=moment(TOMORROW))
    assert app.run().title == "Nothing more today"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("today.just", "What happened?"),
        ("today.news", "Who have you heard from?"),
        ("today.coming", "Who will you see?"),
    ],
)
def test_each_way_in_leads_to_one_field(app: Visit, key: str, title: str) -> None:
    app.click(key)
    assert app.title == title
    assert [field.label for field in app.at.text_input] == ["Company"]


def test_a_day_is_the_persons_own_and_not_the_servers(app: Visit) -> None:
    app.at.context = {"timezone": "Pacific/Auckland"}
    assert "Thursday 26 November" in app.run().text
