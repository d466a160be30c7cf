import shutil
from contextlib import closing
from datetime import date, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from streamlit.testing.v1.element_tree import Button

from coaching.agenda import STILL_WAITING
from coaching.records import Criterion, NewsBy, Outcome
from coaching.store import Store, open_store
from tests.pages.visit import TODAY, Visit, moment, words_of

TOMORROW = TODAY + timedelta(days=1)
AWAY = timedelta(days=21)


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def add(
    store: Store, company: str, *, held_on: date | None = TODAY, debriefed: bool = True, made_on: date = TODAY
) -> str:
    one = store.add_interview(new_id(company), company, held_on=held_on, now=moment(made_on)).id
    if debriefed:
        store.finish_debrief(one, now=moment(made_on))
    return one


def new_id(company: str) -> str:
    return str(uuid5(NAMESPACE_URL, company))


def way(app: Visit, thing: str) -> str:
    """The key of a button that says something of the step for today, whichever step that is."""
    return next(str(button.key) for button in app.at.button if str(button.key).startswith(f"today.{thing}."))


def ways(app: Visit) -> set[str]:
    return {button.label for button in app.at.button}


def links(app: Visit) -> list[str]:
    """The companies, and what else is a link on the page, but for what is said when they ring."""
    labels = [link.proto.label for link in app.at.get("page_link")]
    return [label for label in labels if label not in {"They said yes", "They want to see me again", "They said no"}]


def thank(store: Store, interview_id: str, on: date = TODAY) -> None:
    store.send_letter(interview_id, "thank_you", to="", subject="", body="Thank you", given={}, on=on, now=moment(on))


def sent(store: Store, interview_id: str) -> list[str]:
    return [one.template for one in store.dossier(interview_id).letters if one.sent_on]


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
    assert "Send a short thank-you: tomorrow, Thursday 26 November" in app.text


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
    app.run()
    app.click(way(app, "sent"))
    assert app.title == "Nothing to do today"
    (letter,) = store.dossier(one).letters
    assert letter.template == "thank_you"
    assert letter.sent_on == TOMORROW
    assert "Thank you for the interview on 25 November" in letter.body


def test_a_step_that_is_moved_comes_back_tomorrow_and_can_be_taken_back(app: Visit, store: Store) -> None:
    add(store, "Acme")
    app.day = TOMORROW
    app.run()
    app.click(way(app, "tomorrow"))
    assert app.title == "Nothing to do today"
    app.click("today.undo.button")
    assert app.title == "One thing for today"
    assert not app.has("today.undo.button")
    app.click(way(app, "tomorrow"))
    app.day = TOMORROW + timedelta(days=1)
    assert app.run().title == "One thing for today"


def test_a_step_that_is_dropped_does_not_come_back_and_can_be_taken_back(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    app.day = TOMORROW
    app.run()
    app.click(way(app, "drop"))
    assert app.title == "Nothing to do today"
    assert store.dossier(one).marks["thank_you"].dropped_on == TOMORROW
    app.click("today.undo.button")
    assert app.title == "One thing for today"
    assert store.dossier(one).marks == {}


def test_a_deed_without_a_letter_is_done_with_one_tap_and_undone_with_another(app: Visit, store: Store) -> None:
    one = add(store, "Acme", held_on=later(1), debriefed=False)
    store.save_field(one, "stage", "final", now=moment())
    store.choose(one, "do_you_know", "yes", now=moment())
    app.run()
    before = app.text
    app.click(way(app, "done"))
    assert app.text != before
    app.click("today.undo.button")
    assert "Done." not in app.text
    assert store.dossier(one).marks == {}


def test_what_the_last_click_did_is_offered_for_undo_only_on_its_day(app: Visit, store: Store) -> None:
    add(store, "Acme")
    app.day = TOMORROW
    app.run()
    app.click(way(app, "drop"))
    app.day = TOMORROW + timedelta(days=1)
    assert not app.run().has("today.undo.button")


def test_on_the_day_of_a_no_there_is_nothing_more_to_do_and_nothing_to_count(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch")
    for criterion in Criterion:
        store.save_score(one, criterion, 2, now=moment())
    store.save_gut_feel(one, 65, now=moment())
    app.go("news.py", interview=one).click("answer-unsuccessful").go("today.py")
    assert app.title == "Nothing more today"
    assert "a short note asking for feedback is ready tomorrow" in app.text
    assert "‘I got a no today. Have you got ten minutes for me?’" in app.text
    assert "says little" not in app.text
    said, _, whom_to_ring = app.text.replace("Wednesday 25 November", "").partition("If it gets heavy")
    assert not any(sign.isdigit() for sign in said)
    assert "116 123" in whom_to_ring
    assert not app.at.get("vega_lite_chart")
    assert app.has("today.said")


def test_on_the_day_of_a_no_the_others_are_folded(app: Visit, store: Store) -> None:
    add(store, "Other & Sons")
    one = add(store, "Harbour & Finch", held_on=TODAY - timedelta(days=3))
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    app.run()
    assert [fold.label for fold in app.at.expander] == ["Can wait (1)", "If it gets heavy"]
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
    assert "a short note asking for feedback is ready on Monday 30 November" in app.run().text
    app.day = friday + timedelta(days=1)
    assert app.run().title != "One thing for today"
    app.day = friday + timedelta(days=3)
    assert app.run().title == "One thing for today"


def test_every_open_interview_stands_below_with_its_next_step_and_its_news(app: Visit, store: Store) -> None:
    coming = add(store, "Later Ltd", held_on=TODAY + timedelta(days=20), debriefed=False)
    waiting = add(store, "Harbour & Finch")
    app.run()
    assert app.title == "Nothing to do today"
    assert "Send a short thank-you: tomorrow, Thursday 26 November" in app.text
    assert links(app)[:2] == ["Later Ltd", "Harbour & Finch"]
    assert [fold.label for fold in app.at.expander if fold.label.startswith("Can wait")] == ["Can wait (1)"]
    assert not app.has(f"today.news.{coming}")
    assert app.click(f"today.news.{waiting}").title == "What did Harbour & Finch say?"
    assert app.go("today.py").follow("Later Ltd").interview_id == coming


def test_a_no_comes_before_what_is_due_and_that_before_what_is_half_written(app: Visit, store: Store) -> None:
    thank(store, add(store, "Half", debriefed=False))
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


def test_what_to_say_when_they_ring_is_there_while_somebody_may_and_leads_to_the_news(app: Visit, store: Store) -> None:
    assert "If they ring" not in app.text
    coming = add(store, "Later Ltd", held_on=later(20), debriefed=False)
    assert "If they ring" not in app.run().text
    one = add(store, "Acme")
    assert app.run().at.expander[0].label == "If they ring"
    assert "Thank you, I’m delighted. Could you send it to me in writing?" in app.text
    assert "Thank you for telling me. May I ask one thing" in app.text
    assert app.follow("They said yes").interview_id == one
    assert app.title == "What did Acme say?"
    store.delete_interview(coming, now=moment())
    add(store, "Osprey Labs")
    assert app.go("today.py").follow("They said no").title == "Who have you heard from?"


def test_on_the_day_of_a_no_nobody_is_told_what_to_say_on_the_phone(app: Visit, store: Store) -> None:
    add(store, "Other & Sons")
    store.record_outcome(add(store, "Acme"), Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    assert "If they ring" not in app.run().text


def test_two_quick_clicks_say_nothing_of_the_step_that_came_in_place_of_the_first(app: Visit, store: Store) -> None:
    both = [add(store, "Acme"), add(store, "Osprey Labs")]
    app.day = TOMORROW
    assert app.run().title == "One thing first"
    app.click_twice(way(app, "sent"))
    assert sorted(len(sent(store, one)) for one in both) == [0, 1]
    assert app.title == "One thing for today"
    app.click_twice(way(app, "sent"))
    assert [sent(store, one) for one in both] == [["thank_you"], ["thank_you"]]
    assert app.title == "Nothing to do today"


@pytest.mark.parametrize("thing", ["sent", "tomorrow", "drop"])
def test_a_click_that_is_replayed_has_its_effect_once(app: Visit, store: Store, thing: str) -> None:
    one = add(store, "Acme")
    app.day = TOMORROW
    button: Button = app.run().at.button(key=way(app, thing))
    app.press(button)
    before = store.dossier(one)
    app.press(button)
    after = store.dossier(one)
    assert (after.letters, after.marks) == (before.letters, before.marks)
    assert app.title == "Nothing to do today"


@pytest.mark.parametrize("late", ["tomorrow", "drop"])
def test_a_tab_that_has_not_seen_what_was_sent_is_told_so_and_changes_nothing(
    app: Visit, store: Store, file: Path, late: str
) -> None:
    one = add(store, "Acme")
    app.day = TOMORROW
    app.run()
    other = Visit(file.with_name("now")).begin()
    app.click(way(app, "sent"))
    before = store.dossier(one)
    other.click(way(other, late))
    assert "This was already sent on Thursday 26 November, so it stays as it is." in other.text
    assert "Left out." not in other.text
    assert "It will be here" not in other.text
    assert store.dossier(one) == before
    assert other.title == "Nothing to do today"


def test_an_older_copy_of_the_file_is_seen_also_where_as_much_has_changed_in_it(
    app: Visit, store: Store, file: Path
) -> None:
    one = add(store, "Acme")
    app.day = TOMORROW
    app.run()
    copy = Path(shutil.copyfile(file, file.with_name("copy.db")))
    store.mark(one, "thank_you", dropped_on=TOMORROW, now=moment(TOMORROW))
    assert app.run().title == "Nothing to do today"
    counted = store.meta().change_counter
    copy.replace(file)
    with closing(open_store(file, moment(TOMORROW))) as older:
        older.save_field(one, "notes", "They rang", now=moment(TOMORROW))
        assert older.meta().change_counter == counted
    assert app.run().title == "One thing for today"


def test_a_step_that_has_time_can_wait_a_week_and_one_that_has_none_cannot(app: Visit, store: Store) -> None:
    one = add(store, "Acme", held_on=later(-9))
    assert app.run().title == "One thing for today"
    assert "They named no day, and today is the seventh working day since the interview." in app.text
    app.click_twice(way(app, "week"))
    assert "It will be here on Wednesday 2 December." in app.text
    assert store.dossier(one).marks["note"].moved_to == later(7)
    app.day = later(6)
    assert app.run().title == "Nothing to do today"
    app.day = later(7)
    assert app.run().title == "One thing for today"
    thanked = add(store, "Osprey Labs", held_on=later(6))
    assert thanked in way(app.run(), "sent")
    assert "In a week" not in ways(app)


def test_what_was_said_on_the_phone_was_not_sent(app: Visit, store: Store) -> None:
    one = add(store, "Acme", held_on=later(-5))
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=later(-1), now=moment(later(-1)))
    store.save_field(one, "news_by", NewsBy.PHONE, now=moment())
    app.run()
    app.click(way(app, "week"))  # the note stands before the call
    app.click_twice(way(app, "sent"))
    assert sent(store, one) == ["ask_feedback_by_phone"]
    assert app.has("today.unsent")


def test_a_question_that_is_due_is_answered_in_coach(app: Visit, store: Store) -> None:
    one = add(store, "Acme", held_on=later(-12))
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=later(-6), now=moment(later(-6)))
    store.send_letter(one, "ask_feedback", to="", subject="", body="", given={}, on=later(-5), now=moment(later(-5)))
    assert app.run().title == "One thing for today"
    assert "You asked on Friday 20 November." in app.text
    assert app.click("today.open").interview_id == one
    assert "Did their feedback arrive?" in app.text


def test_an_interview_in_three_days_leads_with_its_step_and_names_the_others(app: Visit, store: Store) -> None:
    one = add(store, "Teal Theatre", held_on=later(3), debriefed=False)
    store.save_field(one, "held_time", time(10), now=moment())
    assert app.run().title == "Teal Theatre, Saturday 28 November at 10:00, in 3 days"
    assert "Then, until the day" in app.text
    assert "Check the way there, the link or the phone number: Friday 27 November" in app.text
    assert app.has("today.calendar")
    assert app.click("today.open").interview_id == one


def test_with_nothing_due_for_an_interview_that_is_near_there_is_still_its_advice(app: Visit, store: Store) -> None:
    one = add(store, "Teal Theatre", held_on=later(3), debriefed=False)
    app.run()
    while "I’d rather not" in ways(app):
        app.click(way(app, "drop"))
    assert app.title == "Teal Theatre, Saturday 28 November, in 3 days"
    assert app.click("today.open").interview_id == one


def test_on_its_own_day_an_interview_leads_to_its_debrief(app: Visit, store: Store) -> None:
    one = add(store, "Teal Theatre", debriefed=False, made_on=later(-2))
    store.save_field(one, "held_time", time(17), now=moment())
    add(store, "Acme", held_on=later(-1))
    assert app.run().title == "How did Teal Theatre go?"
    assert app.click("today.go-on").interview_id == one
    assert app.title == "Teal Theatre: what happened?"


def test_on_the_morning_of_an_interview_it_is_still_to_come_until_its_hour(app: Visit, store: Store) -> None:
    one = add(store, "Teal Theatre", debriefed=False, made_on=later(-2))
    store.save_field(one, "held_time", time(9), now=moment())
    assert app.at_hour(time(7, 15)).title == "Teal Theatre, today at 09:00"
    assert "Check the way there" in app.text
    assert "fresh" not in app.text
    assert app.click("today.about").title == "Teal Theatre is coming up"
    assert "Today it is" in app.text
    app.go("interviews.py")
    assert "Coming up" in app.text
    app.go("today.py")
    assert not app.has("today.go-on")
    assert app.at_hour(time(9)).has("today.go-on")
    assert app.title == "How did Teal Theatre go?"
    assert "Write it down while it’s fresh" in app.text
    app.go("interviews.py")
    assert "Coming up" not in app.text


def offer(store: Store, company: str, *, on: date = TODAY, answer_by: date | None = None) -> str:
    one = add(store, company, held_on=later(-9))
    store.record_outcome(one, Outcome.SUCCESSFUL, on=on, now=moment(on))
    if answer_by:
        store.save_offer(one, "answer_by", answer_by, now=moment())
    return one


def test_an_offer_says_its_day_who_else_is_open_and_that_it_is_not_in_writing(app: Visit, store: Store) -> None:
    one = offer(store, "Curlew Care", answer_by=later(2))
    add(store, "Osprey Labs", held_on=later(-1))
    assert app.run().title == "Curlew Care want you"
    assert "They need your answer by Friday 27 November, in 2 days" in app.text
    assert "Also open: Osprey Labs" in app.text
    assert "If you have a job, don’t resign yet: it isn’t in writing." in app.text
    assert app.click("today.answer").interview_id == one
    assert app.go("today.py").click("today.offered").interview_id == one
    assert app.title == "Curlew Care"


def test_nobody_is_told_to_stay_once_an_offer_is_in_writing_with_nothing_open(app: Visit, store: Store) -> None:
    one = offer(store, "Curlew Care")
    store.save_offer(one, "in_writing_on", TODAY, now=moment())
    store.save_offer(one, "conditions", "References", now=moment())
    assert "If you have a job, don’t resign yet: something is still open." in app.run().text
    store.save_offer(one, "conditions_met_on", TODAY, now=moment())
    assert app.run().title == "Curlew Care want you"
    assert "resign" not in app.text


def test_a_second_offer_can_wait_with_its_own_day(app: Visit, store: Store) -> None:
    offer(store, "Curlew Care", answer_by=later(2))
    other = offer(store, "Acme", answer_by=later(6))
    assert app.run().title == "Curlew Care want you"
    assert "They need your answer by Tuesday 1 December, in 6 days" in app.text
    assert app.click(f"today.way.{other}").interview_id == other


def test_an_offer_shows_the_step_where_its_path_ends(app: Visit, store: Store) -> None:
    one = offer(store, "Curlew Care", answer_by=later(5))
    assert "Say that you’re pleased, and ask for it in writing" in app.run().text
    store.choose(one, "your_answer", "came_up", now=moment())
    store.choose(one, "what_has_come_up", "benefits", now=moment())
    assert "Ask what a yes or a no means for your benefits" in app.run().text
    assert app.at.button(key="today.answer").label == "Plan my answer"
    app.click(f"today.done.{one}.ask_about_benefits")
    assert "ask_about_benefits" in store.dossier(one).marks


def test_an_offer_with_something_due_is_in_view_beside_an_interview_that_is_near(app: Visit, store: Store) -> None:
    one = offer(store, "Curlew Care", answer_by=later(6))
    store.choose(one, "your_answer", "need_time", now=moment())
    add(store, "Acme", held_on=later(1))
    assert "Acme" in app.run().title
    folded = [node.proto.body for fold in app.at.expander for node in fold if node.type == "html"]
    assert "About an offer" in app.text
    assert "Ask for more time, and name the day of your answer: today" in app.text
    assert "Ask for more time" not in "".join(folded)
    assert app.click(f"today.way.{one}").interview_id == one


def test_an_offer_whose_day_is_long_past_can_wait_and_leads_to_what_to_say(app: Visit, store: Store) -> None:
    old, no = add(store, "Old Offer", held_on=later(-120)), add(store, "Acme")
    store.record_outcome(old, Outcome.SUCCESSFUL, on=later(-110), now=moment(later(-110)))
    store.save_offer(old, "answer_by", later(-103), now=moment(later(-110)))
    store.record_outcome(no, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    assert app.run().title == "Nothing more today"
    assert "They asked for your answer by Friday 14 August. Is it still open?" in app.text
    assert app.click(f"today.way.{old}").interview_id == old
    assert "does the offer still stand?" in app.text


def test_what_can_wait_has_the_button_that_fits(app: Visit, store: Store) -> None:
    add(store, "Acme", held_on=later(-1))
    half = add(store, "Kestrel Foods", held_on=later(-2), debriefed=False)
    thank(store, half)
    store.save_gut_feel(half, 35, now=moment())
    note = add(store, "City Archive", held_on=later(-9))
    coming = add(store, "Teal Theatre", held_on=later(20), debriefed=False)
    waits = add(store, "Osprey Labs", held_on=later(-1))
    thank(store, waits)
    app.run()
    assert {app.at.button(key=f"today.way.{one}").label for one in (half, note, coming)} == {
        "Go on",
        "Open the words",
        "Get ready",
    }
    assert not app.has(f"today.way.{waits}")
    assert app.click(f"today.way.{half}").title == "Kestrel Foods: what happened?"
    assert app.go("today.py").click(f"today.news.{waits}").title == "What did Osprey Labs say?"


def test_after_two_noes_by_phone_one_leads_with_its_words_and_the_other_can_wait(app: Visit, store: Store) -> None:
    for company in ("Acme", "Osprey Labs"):
        one = add(store, company, held_on=later(-6))
        store.record_outcome(one, Outcome.UNSUCCESSFUL, on=later(-1), now=moment())
        store.save_field(one, "news_by", NewsBy.PHONE, now=moment())
    app.run()
    assert app.title == "One thing first"
    assert app.at.button(key="today.open").label == "Open the letter"
    assert "Can wait (1)" in [fold.label for fold in app.at.expander]
    assert "Acme" in app.text
    assert "Osprey Labs" in app.text


def test_of_many_interviews_ten_stand_there_and_the_others_are_a_link_away(app: Visit, store: Store) -> None:
    for number in range(12):
        thank(store, add(store, f"Waits {number}", held_on=later(-1)))
        add(store, f"Comes {number}", held_on=later(20 + number), debriefed=False)
    app.run()
    assert sum(label.startswith("Waits") for label in links(app)) == 10
    assert sum(label.startswith("Comes") for label in links(app)) == 10
    assert links(app).count("And 2 more") == 2
    assert "Can wait (12)" in app.text


def test_what_has_passed_comes_off_with_one_line_that_says_what_it_was(app: Visit, store: Store) -> None:
    add(store, "Acme", held_on=later(-1))
    add(store, "Osprey Labs", held_on=later(-1))
    assert "came off" not in app.run().text
    app.day = later(6)
    assert "Two things came off the list since you were last here" in app.run().text
    assert "Acme Send a short thank-you, until Friday 27 November" in app.text.replace("\n", " ").replace("  ", " ")
    assert "overdue" not in app.text
    app.day = later(7)
    assert "came off" not in app.run().text


def test_on_the_day_of_a_no_what_has_passed_is_said_in_the_fold(app: Visit, store: Store) -> None:
    for company in ("Acme", "Osprey Labs", "Teal Theatre"):
        add(store, company, held_on=later(-1))
    app.run()
    app.day = later(6)
    store.record_outcome(new_id("Teal Theatre"), Outcome.UNSUCCESSFUL, on=later(6), now=moment(later(6)))
    assert app.run().title == "Nothing more today"
    folded = next(one for one in app.at.expander if one.label == "Can wait (2)")
    said = " ".join(words_of(one.proto.body) for one in folded.get("html")).replace("\n", " ")
    assert "Two things came off the list since you were last here" in said
    assert "Osprey Labs" in said
    assert "Send a short thank-you, until Friday 27 November" in said


def test_what_is_written_down_today_did_not_come_off_a_list(app: Visit) -> None:
    app.day = TOMORROW
    app.run().click("today.just").enter("Acme").go("today.py")
    assert "came off" not in app.text


def test_a_no_that_was_a_mistake_is_taken_back_and_no_other_with_it(app: Visit, store: Store) -> None:
    for company in ("Acme", "Osprey Labs"):
        store.record_outcome(add(store, company), Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    app.run().click_twice(way(app.run(), "reopen"))
    outcomes = sorted(store.dossier(new_id(company)).interview.outcome for company in ("Acme", "Osprey Labs"))
    assert outcomes == [Outcome.UNSUCCESSFUL, Outcome.WAITING]
    assert app.title == "Nothing more today"
    assert app.click(way(app, "reopen")).title == "Nothing to do today"


@pytest.fixture
def back(app: Visit, store: Store) -> Visit:
    """After three weeks, with two interviews that were open."""
    app.day = TODAY - AWAY
    app.run()
    for company in ("Acme", "Osprey Labs"):
        thank(store, add(store, company, held_on=TODAY - AWAY, made_on=TODAY - AWAY), TODAY - AWAY)
    app.day = TODAY
    return app.begin()


def answer(app: Visit, company: str, said: str | None) -> Visit:
    return app.tap(f"today.back.{new_id(company)}", said)


def outcome(store: Store, company: str) -> Outcome:
    return store.dossier(new_id(company)).interview.outcome


def test_who_was_away_is_asked_for_news_of_each_and_stays_so_over_the_clicks_of_the_day(back: Visit) -> None:
    assert back.title == "Welcome back. Any news?"
    assert "Two interviews were open when you were here on Wednesday 4 November." in back.text
    assert back.run().run().title == "Welcome back. Any news?"
    assert back.begin().title == "Welcome back. Any news?"


def test_each_tap_saves_at_once_and_can_be_changed_there_and_then(back: Visit, store: Store) -> None:
    answer(back, "Acme", "unsuccessful")
    assert store.dossier(new_id("Acme")).interview.outcome_on == TODAY
    assert "Saved with today’s date. What to do next will be here tomorrow." in back.text
    assert back.title == "Welcome back. Any news?"
    answer(back, "Acme", "successful")
    assert outcome(store, "Acme") is Outcome.SUCCESSFUL
    answer(back, "Acme", "waiting")
    assert outcome(store, "Acme") is Outcome.WAITING
    assert store.dossier(new_id("Acme")).marks[STILL_WAITING].done_on == TODAY


def test_the_last_answer_can_be_changed_as_well_and_only_the_person_ends_it(back: Visit, store: Store) -> None:
    answer(back, "Acme", "waiting")
    answer(back, "Osprey Labs", "unsuccessful")
    assert back.title == "Welcome back. Any news?"
    answer(back, "Osprey Labs", "waiting")
    assert outcome(store, "Osprey Labs") is Outcome.WAITING
    assert back.click_twice("today.all").title == "One thing first"
    assert back.begin().title == "One thing first"


def test_the_same_tap_again_takes_it_back(back: Visit, store: Store) -> None:
    answer(back, "Acme", "unsuccessful")
    answer(back, "Acme", None)
    assert outcome(store, "Acme") is Outcome.WAITING
    answer(back, "Acme", "waiting")
    answer(back, "Acme", None)
    assert STILL_WAITING not in store.dossier(new_id("Acme")).marks


def test_a_job_that_was_stopped_can_be_said_there_too(back: Visit, store: Store) -> None:
    answer(back, "Acme", "cancelled")
    assert outcome(store, "Acme") is Outcome.CANCELLED


def test_who_has_gone_quiet_stays_open_with_a_way_to_coach(back: Visit, store: Store) -> None:
    answer(back, "Acme", "quiet")
    assert outcome(store, "Acme") is Outcome.WAITING
    assert STILL_WAITING in store.dossier(new_id("Acme")).marks
    assert back.follow("Saved. What helps when they’ve gone quiet").interview_id == new_id("Acme")


def test_that_is_all_i_know_leaves_the_others_as_they_are(back: Visit, store: Store) -> None:
    answer(back, "Acme", "unsuccessful")
    button = back.at.button(key="today.all")
    assert back.press(button).title == "Nothing more today"
    assert (outcome(store, "Acme"), outcome(store, "Osprey Labs")) == (Outcome.UNSUCCESSFUL, Outcome.WAITING)
    back.press(button)
    assert STILL_WAITING not in store.dossier(new_id("Acme")).marks
    assert back.title == "Nothing more today"
    back.day = TOMORROW
    assert back.begin().title == "One thing first"


def test_a_no_of_the_day_goes_before_an_interview_that_is_near_and_any_news_is_asked_once_that_is_held(
    back: Visit, store: Store
) -> None:
    coming = add(store, "Cedar", held_on=later(2), debriefed=False, made_on=later(-2))
    assert back.run().title == "Cedar, Friday 27 November, in 2 days"
    store.record_outcome(new_id("Acme"), Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    assert back.run().title == "Nothing more today"
    store.finish_debrief(coming, now=moment(later(2)))
    back.day = later(3)
    assert back.begin().title == "Welcome back. Any news?"
    assert [pills.key for pills in back.at.pills] == [f"today.back.{new_id('Osprey Labs')}"]
    assert "One interview was open when you were here on Wednesday 4 November." in back.text
    assert back.begin().title == "Welcome back. Any news?"
    assert back.click("today.all").title != "Welcome back. Any news?"
    assert back.begin().title != "Welcome back. Any news?"


def test_a_round_that_somebody_wrote_in_is_not_thrown_away_with_a_mistaken_tap(back: Visit, store: Store) -> None:
    answer(back, "Acme", "second_interview")
    (made,) = [one.id for one in store.open_interviews_at("Acme") if one.id != new_id("Acme")]
    store.save_field(made, "notes", "Bring the folder", now=moment())
    answer(back, "Acme", "unsuccessful")
    assert "Keep the next round?" in back.text
    back.click_twice(f"today.back.{new_id('Acme')}.delete")
    assert store.dossier(made).interview.deleted_at
    assert "Keep the next round?" not in back.text


def test_an_offer_that_presses_goes_before_the_question(back: Visit, store: Store) -> None:
    answer(back, "Acme", "successful")
    answer(back, "Osprey Labs", "waiting")
    assert back.title == "Welcome back. Any news?"
    store.save_offer(new_id("Acme"), "answer_by", TOMORROW, now=moment())
    assert back.run().title == "Acme want you"


def test_of_many_that_were_open_ten_are_asked_about_at_once(app: Visit, store: Store) -> None:
    app.day = TODAY - AWAY
    app.run()
    for number in range(12):
        add(store, f"Company {number}", held_on=TODAY - AWAY, made_on=TODAY - AWAY)
    app.day = TODAY
    assert app.begin().title == "Welcome back. Any news?"
    assert len(app.at.pills) == 10
    assert "And 2 more" in links(app)
    assert app.click("today.all").title != "Welcome back. Any news?"
    assert all(STILL_WAITING in store.dossier(new_id(f"Company {number}")).marks for number in range(12))


def test_nothing_is_held_of_a_question_once_its_day_is_over(back: Visit) -> None:
    answer(back, "Acme", "waiting")
    answer(back, "Osprey Labs", "waiting")
    back.day = TOMORROW
    assert back.run().title == "One thing first"
