import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st

from coaching.content import load
from coaching.records import Criterion, OfferAnswer, Outcome, View
from coaching.store import Store
from pages.parts import house
from tests.pages.visit import TODAY, Visit, moment, new_id

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ONE = new_id(1)
OTHER = new_id(2)
LETTER = f"coach.letter.{ONE}.ask_feedback"
TREES = load().trees


@pytest.fixture
def one(store: Store) -> str:
    """An interview of yesterday, its debrief put down."""
    store.add_interview(ONE, "Acme", held_on=YESTERDAY, now=moment(YESTERDAY))
    store.finish_debrief(ONE, now=moment(YESTERDAY))
    return ONE


@pytest.fixture
def no(store: Store, one: str) -> str:
    """The same, and they said no today."""
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    return one


def say(app: Visit, node: str, answer: str) -> Visit:
    """Choose an answer and go on."""
    return app.tap(f"coach.choice.{ONE}.{node}", answer).click(f"coach.continue.{ONE}.{node}")


def ticked(app: Visit) -> set[str]:
    """The ticks that are set."""
    return {str(box.key).rpartition(".")[2] for box in app.at.checkbox if box.value}


def question_of(app: Visit) -> str:
    """The question that is open now."""
    keys = " ".join(str(field.key) for field in [*app.at.radio, *app.at.checkbox])
    found = re.search(r"coach\.choice\.[^.]+\.(\w+)", keys)
    return found[1] if found else ""


def test_without_an_interview_the_first_step_and_all_trees_are_offered(app: Visit) -> None:
    app.go("coach.py")
    labels = {link.proto.label for link in app.at.get("page_link")}
    assert {tree.title for tree in TREES.values()} <= labels
    assert app.click("coach.just").title == "What happened?"


@pytest.mark.parametrize("key", TREES)
def test_a_tree_is_read_without_an_interview_and_shows_no_template(app: Visit, key: str) -> None:
    app.go("coach.py").follow(TREES[key].title)
    assert app.title == TREES[key].title
    for sign in ("{{", "{%", "}}", "%}"):
        assert sign not in app.text
    for node in TREES[key].nodes.values():
        words = getattr(node, "ask", "") or getattr(node, "headline", "")
        assert words.partition("{")[0].strip() in app.text
    app.follow("Back to Coach")
    assert app.title == "What next"


def test_a_tree_that_nobody_knows_shows_the_list(app: Visit) -> None:
    assert app.go("coach.py", tree="<img>").title == "What next"


def test_every_open_interview_stands_there_with_its_next_step(app: Visit, store: Store, one: str) -> None:
    store.add_interview(ONE.replace("1", "2"), "Beta & Sons", held_on=None, now=moment())
    app.go("coach.py")
    assert app.title == "What next, for each of them"
    assert "Send a short thank-you" in app.text
    assert "Agree a day for the interview" in app.text
    assert app.follow("Acme").interview_id == one


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_path_with_a_why_and_without_a_code(
    app: Visit, store: Store, one: str, outcome: Outcome
) -> None:
    store.record_outcome(one, outcome, on=TODAY, now=moment())
    app.go("coach.py", interview=one)
    while node := question_of(app):
        question = TREES[outcome].question(node)
        first = next(option for option in question.choices if option.does is None)
        if question.several:
            app.tick(f"coach.choice.{one}.{node}.{first.key}").click(f"coach.continue.{one}.{node}")
        else:
            say(app, node, first.key)
    assert "Why" in [fold.label for fold in app.at.expander]
    assert not re.search(r"\b[LS]\d{1,2}\b", app.text)
    assert "{{" not in app.text


def test_what_is_known_is_shown_and_leads_to_where_it_can_be_changed(app: Visit, no: str) -> None:
    app.go("coach.py", interview=no)
    known = next(fold for fold in app.at.expander if fold.label.startswith("What we know"))
    assert "I heard today" in app.text
    assert known.get("page_link")
    app.follow("Change")
    assert app.interview_id == no


def test_after_a_no_it_asks_first_whether_to_look_now(app: Visit, no: str) -> None:
    app.go("coach.py", interview=no)
    assert question_of(app) == "shall_we_look"
    assert app.at.radio(key=f"coach.choice.{no}.shall_we_look").value is None
    assert not app.has(f"{LETTER}.copy")


def test_not_now_is_a_full_answer(app: Visit, store: Store, no: str) -> None:
    app.go("coach.py", interview=no)
    say(app, "shall_we_look", "not_now")
    assert question_of(app) == ""
    assert "Nothing needs doing today" in app.text
    assert store.dossier(no).choices == {"shall_we_look": "not_now"}
    assert "Why" in [fold.label for fold in app.at.expander]


def test_continue_without_a_choice_asks_kindly_and_stores_nothing(app: Visit, store: Store, no: str) -> None:
    app.go("coach.py", interview=no).click(f"coach.continue.{no}.shall_we_look")
    assert app.text.count("Choose one first; you can change it later.") == 1
    assert store.dossier(no).choices == {}
    say(app, "shall_we_look", "now")
    assert "Choose one first" not in app.text


def test_an_answer_is_changed_where_it_stands_and_the_walk_follows(app: Visit, store: Store, no: str) -> None:
    app.go("coach.py", interview=no)
    say(app, "shall_we_look", "not_now")
    app.click(f"coach.continue.{no}.shall_we_look")
    assert question_of(app) == "shall_we_look"
    assert app.at.radio(key=f"coach.choice.{no}.shall_we_look").value == "not_now"
    say(app, "shall_we_look", "now")
    assert store.dossier(no).choices == {"shall_we_look": "now"}
    assert app.has(f"{LETTER}.copy")


def test_to_change_an_answer_of_one_interview_asks_nothing_of_another(app: Visit, store: Store, no: str) -> None:
    other = ONE.replace("1", "2")
    store.add_interview(other, "Beta", held_on=YESTERDAY, now=moment())
    store.record_outcome(other, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    for each in (no, other):
        store.choose(each, "shall_we_look", "not_now", now=moment())
    app.go("coach.py", interview=no).click(f"coach.continue.{no}.shall_we_look")
    app.go("coach.py", interview=other)
    assert question_of(app) == ""


def test_what_was_assumed_can_be_said_otherwise(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click(f"coach.continue.{no}.want_feedback")
    say(app, "want_feedback", "rather_not")
    assert "Leave on a good note" in app.text
    assert store.dossier(no).choices == {"want_feedback": "rather_not"}


def test_what_is_assumed_stands_open_below_what_to_do(app: Visit, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no)
    assert [button.label for button in app.at.button].count("Change this") > 1
    assert not [fold for fold in app.at.expander if "Change this" in {button.label for button in fold.button}]
    assert app.text.index("Ask what you could do better") < app.text.index("Is this still right?")


def test_several_reasons_are_ticked_and_each_adds_its_advice(app: Visit, store: Store, one: str) -> None:
    store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment())
    app.go("coach.py", interview=one).click(f"coach.continue.{one}.told")
    assert "Choose one first" in app.text
    for tick in ("decision_maker", "test"):
        app.tick(f"coach.choice.{one}.told.{tick}")
    app.click(f"coach.continue.{one}.told")
    assert store.dossier(one).choices == {"told": "decision_maker+test"}
    for words in ("Meet the person who decides", "Practise the kind of test they use", "Look back before you go back"):
        assert words in app.text
    assert "Give them one clear reason" not in app.text
    assert "Once there is a date." in app.text


def test_they_did_not_say_stands_alone(app: Visit, store: Store, one: str) -> None:
    store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment())
    app.go("coach.py", interview=one)
    for tick in ("test", "nothing"):
        app.tick(f"coach.choice.{one}.told.{tick}")
    assert ticked(app) == {"nothing"}
    app.click(f"coach.continue.{one}.told")
    assert store.dossier(one).choices == {"told": "nothing"}


def test_what_they_said_later_takes_they_did_not_say_away(app: Visit, store: Store, one: str) -> None:
    store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment())
    store.choose(one, "told", "nothing", now=moment())
    app.go("coach.py", interview=one).click(f"coach.continue.{one}.told")
    assert ticked(app) == {"nothing"}
    for tick in ("test", "presentation"):
        app.tick(f"coach.choice.{one}.told.{tick}")
    assert ticked(app) == {"test", "presentation"}
    app.tick(f"coach.choice.{one}.told.test").tick(f"coach.choice.{one}.told.on_site")
    app.click(f"coach.continue.{one}.told")
    assert store.dossier(one).choices == {"told": "presentation+on_site"}
    assert "default value" not in app.text


def test_a_round_to_come_and_the_one_before_stand_in_the_list_as_one(app: Visit, store: Store, one: str) -> None:
    made = store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment()).next_round
    assert made is not None
    store.save_field(made.id, "held_on", TOMORROW, now=moment())
    store.choose(one, "told", "nothing", now=moment())
    app.go("coach.py")
    assert [link.proto.label for link in app.at.get("page_link")].count("Acme") == 1
    assert "Ring, and ask what it is for: today" in app.text
    assert app.follow("Acme").interview_id == made.id
    assert "They asked you back.\nRing, and ask what it is for: today" in app.text
    assert app.click("coach.asked-back").interview_id == one
    app.go("today.py")
    assert "Ring, and ask what it is for" in app.text
    assert "Can wait" not in app.text
    assert app.click("today.open").interview_id == one


def test_they_said_nothing_and_it_is_tomorrow_so_the_words_for_a_call_come_first(
    app: Visit, store: Store, one: str
) -> None:
    made = store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment()).next_round
    assert made is not None
    store.save_field(made.id, "held_on", TOMORROW, now=moment())
    store.choose(one, "told", "nothing", now=moment())
    app.go("coach.py", interview=one)
    assert "“What will tomorrow’s interview be about?”" in app.text
    assert "Look back before you go back" not in app.text
    app.click("coach.sent.clarify_by_phone")
    assert "You’ve asked, and it’s the next working day" in app.text
    assert "“What will tomorrow’s interview be about?”" not in app.text
    app.click(f"coach.continue.{one}.told").tick(f"coach.choice.{one}.told.video")
    assert ticked(app) == {"video"}
    app.click(f"coach.continue.{one}.told")
    assert app.text.index("Look back before you go back") < app.text.index("By video: try it out the day before")


def test_a_tick_is_taken_away_and_what_was_done_stays_done(app: Visit, store: Store, one: str) -> None:
    store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment())
    store.choose(one, "told", "decision_maker+test", now=moment())
    app.go("coach.py", interview=one).click("coach.done.find_the_aims")
    app.click(f"coach.continue.{one}.told").tick(f"coach.choice.{one}.told.decision_maker")
    app.click(f"coach.continue.{one}.told")
    assert store.dossier(one).choices == {"told": "test"}
    assert store.dossier(one).marks["find_the_aims"].done_on == TODAY


def test_a_letter_is_filled_with_what_is_known_and_leaves_no_hole(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no)
    assert "Hello," in app.text
    assert "Thank you for letting me know what you decided, and for the time you gave me on 24 November." in app.text
    store.save_field(no, "contact_name", "Dr Priya Raman", now=moment())
    store.save_field(no, "contact_email", "priya@acme.example", now=moment())
    app.run()
    assert "Dear Priya," in app.text
    assert "To priya@acme.example" in app.text
    mail = next(link.proto.url for link in app.at.get("link_button"))
    assert mail.startswith("mailto:priya@acme.example?subject=")


def test_a_letter_is_signed_and_the_next_one_knows_the_name(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).type(f"{LETTER}.name", "A")
    app.type(f"{LETTER}.name", "Alex")
    assert "With best wishes,\nAlex" in app.text
    app.click("coach.sent.ask_feedback")
    store.save_feedback(no, "none_will_come", value=True, now=moment(TOMORROW))
    app.run()
    assert "With best wishes,\nAlex" in app.text


THANKS = f"coach.letter.{ONE}.thank_you"


def test_what_a_letter_asks_stands_in_its_words_at_once(app: Visit, store: Store, one: str) -> None:
    app.go("coach.py", interview=one).type(f"{THANKS}.enjoyed", "The plans for the new lab.")
    assert "the work at Acme, especially the plans for the new lab. I am very interested in the job." in app.text
    assert store.dossier(one).letters[0].given["enjoyed"] == "The plans for the new lab."
    app.begin("coach.py", interview=one).type(f"{THANKS}.enjoyed", "")
    assert "the work at Acme. I am very interested in the job." in app.text


def test_whom_it_goes_to_is_asked_while_nobody_knows_and_kept_with_the_interview(
    app: Visit, store: Store, one: str
) -> None:
    app.go("coach.py", interview=one)
    assert "Hello,\n\nThank you for the interview" in app.text
    app.type(f"{THANKS}.contact_name", "Dr Priya Raman").type(f"{THANKS}.contact_email", "priya@acme.example")
    assert "Dear Priya,\n\nThank you for the interview" in app.text
    assert "To priya@acme.example" in app.text
    assert app.has(f"{THANKS}.contact_name")
    found = store.dossier(one).interview
    assert (found.contact_name, found.contact_email) == ("Dr Priya Raman", "priya@acme.example")
    app.begin("coach.py", interview=one)
    assert app.has(f"{THANKS}.enjoyed")
    assert not app.has(f"{THANKS}.contact_name")
    assert not app.has(f"{THANKS}.contact_email")


def test_where_a_recruiter_stands_between_the_recruiter_is_asked_for(app: Visit, store: Store, one: str) -> None:
    store.save_field(one, "via_recruiter", True, now=moment())
    app.go("coach.py", interview=one).type(f"{THANKS}.recruiter_name", "Tom Hill")
    assert "Dear Tom,\n\nThank you for arranging my interview at Acme" in app.text
    assert store.dossier(one).interview.recruiter_name == "Tom Hill"
    assert not app.has(f"{THANKS}.contact_name")


def test_a_name_that_is_known_is_not_asked_again_and_can_be_another(app: Visit, store: Store, one: str) -> None:
    store.save_given(one, "note", "name", "Alex", now=moment())
    app.go("coach.py", interview=one)
    assert not app.has(f"{THANKS}.name")
    app.click(f"{THANKS}.rename").type(f"{THANKS}.name", "Al")
    assert "With best wishes,\nAl" in app.text
    assert not app.has(f"{THANKS}.rename")


def test_a_letter_too_long_for_a_link_asks_to_be_pasted(app: Visit, one: str) -> None:
    app.go("coach.py", interview=one).type(f"{THANKS}.contact_email", "priya@acme.example")
    assert "too long for a link" not in app.text
    app.click(f"{THANKS}.change").write(f"{THANKS}.body", "Words & more. " * 150)
    assert "Your mail program opens with the address and the subject: copy the words first" in app.text
    (link,) = app.at.get("link_button")
    assert link.proto.url == "mailto:priya@acme.example?subject=Thank%20you%20for%20the%20interview"
    app.type(f"{THANKS}.subject", "ü" * 400)
    assert "with the address and the subject" not in app.text
    assert "Your mail program opens with the address alone: copy the words first" in app.text


def test_own_words_stand_and_there_is_a_way_back_from_them(app: Visit, store: Store, one: str) -> None:
    app.go("coach.py", interview=one).click(f"{THANKS}.change").write(f"{THANKS}.body", "My own words")
    assert "These are your own words." in app.text
    assert not app.has(f"{THANKS}.enjoyed")
    assert app.has(f"{THANKS}.contact_email")
    app.click(f"{THANKS}.refill")
    assert "Hello,\n\nThank you for the interview" in app.text
    assert "My own words" not in app.text
    assert app.has(f"{THANKS}.enjoyed")
    assert [edit.before for edit in store.dossier(one).earlier_words] == ["My own words"]


def test_the_subject_is_changed_beside_the_words_and_each_is_kept_by_itself(app: Visit, store: Store, one: str) -> None:
    app.go("coach.py", interview=one)
    assert "Subject: Thank you for the interview" in app.text
    app.click(f"{THANKS}.change")
    assert "Subject: " not in app.text
    assert app.at.text_input(key=f"{THANKS}.subject").value == "Thank you for the interview"
    app.type(f"{THANKS}.subject", "About Wednesday")
    assert "The subject is in your own words." in app.text
    (letter,) = store.dossier(one).letters
    assert (letter.subject, letter.body) == ("About Wednesday", "")
    app.write(f"{THANKS}.body", "My own words")
    (link,) = app.at.get("link_button")
    assert link.proto.url == "mailto:?subject=About%20Wednesday&body=My%20own%20words"
    app.click(f"{THANKS}.change")
    assert "Subject: About Wednesday" in app.text
    app.click("coach.sent.thank_you")
    (letter,) = store.dossier(one).letters
    assert (letter.subject, letter.body, letter.sent_on) == ("About Wednesday", "My own words", TODAY)


def test_an_own_subject_leaves_the_small_form_and_goes_back_with_the_words(app: Visit, store: Store, one: str) -> None:
    app.go("coach.py", interview=one).click(f"{THANKS}.change").type(f"{THANKS}.subject", "About Wednesday")
    app.click(f"{THANKS}.change").type(f"{THANKS}.enjoyed", "the lab")
    assert "especially the lab" in app.text
    assert "Subject: About Wednesday" in app.text
    app.click(f"{THANKS}.refill")
    assert "Subject: Thank you for the interview" in app.text
    assert "especially the lab" in app.text
    assert not app.has(f"{THANKS}.refill")
    assert [edit.before for edit in store.dossier(one).earlier_words] == ["About Wednesday"]
    app.click(f"{THANKS}.change")
    assert app.at.text_input(key=f"{THANKS}.subject").value == "Thank you for the interview"


def test_a_subject_that_was_emptied_is_debriefs_again(app: Visit, one: str) -> None:
    app.go("coach.py", interview=one).click(f"{THANKS}.change").type(f"{THANKS}.subject", "About Wednesday")
    app.type(f"{THANKS}.subject", "").click(f"{THANKS}.change")
    assert "Subject: Thank you for the interview" in app.text


def test_subject_and_words_typed_at_once_are_both_kept(app: Visit, store: Store, one: str) -> None:
    app.go("coach.py", interview=one).click(f"{THANKS}.change")
    app.at.text_input(key=f"{THANKS}.subject").set_value("About Wednesday")
    app.write(f"{THANKS}.body", "My own words")
    (letter,) = store.dossier(one).letters
    assert (letter.subject, letter.body) == ("About Wednesday", "My own words")


def test_words_for_a_call_have_no_address_and_are_said(app: Visit, store: Store, no: str) -> None:
    store.save_field(no, "contact_name", "Priya Raman", now=moment())
    spoken = f"coach.letter.{no}.ask_feedback_by_phone"
    app.go("coach.py", interview=no)
    say(app, "shall_we_look", "on_the_phone")
    assert app.has(f"{spoken}.copy")
    assert not app.has(f"{spoken}.mail")
    app.click(f"{spoken}.change")
    assert not app.has(f"{spoken}.subject")
    app.click(f"{spoken}.change")
    assert '<p class="say">' in app.html
    for words in ("Subject:", "To Priya", "I’ve sent it"):
        assert words not in app.text
    assert app.at.button(key="coach.sent.ask_feedback_by_phone").label == "I’ve rung them"
    app.click_twice("coach.sent.ask_feedback_by_phone")
    (letter,) = store.dossier(no).letters
    assert (letter.template, letter.to, letter.subject, letter.sent_on) == ("ask_feedback_by_phone", "", "", TODAY)
    assert letter.body.startswith("If they are on the phone now: “Thank you for telling me.")
    assert "If you ring them: “Hello. We met on 24 November, and you rang me on 25 November." in letter.body
    assert "A call for feedback: done today" in app.text


def test_edited_words_are_kept_whatever_becomes_known_later(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click(f"{LETTER}.change")
    assert app.shown_in(f"{LETTER}.body").startswith("Hello,")
    app.write(f"{LETTER}.body", "Dear all,\n\nwhat could I do better?")
    store.save_field(no, "contact_name", "Priya Raman", now=moment())
    app.click(f"{LETTER}.change")
    assert "Dear all,\n\nwhat could I do better?" in app.text
    app.begin("coach.py", interview=no)
    assert "Dear all,\n\nwhat could I do better?" in app.text
    assert "Dear Priya" not in app.text


def test_sent_is_a_fact_and_the_walk_ends_elsewhere(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click("coach.sent.ask_feedback")
    (letter,) = store.dossier(no).letters
    assert (letter.template, letter.sent_on) == ("ask_feedback", TOMORROW)
    assert "You’ve asked; give them three working days" in app.text
    assert not app.has("coach.sent.ask_feedback")
    assert "What you did (1)" in [fold.label for fold in app.at.expander]


def test_a_letter_that_was_not_sent_after_all_is_there_again_in_its_words(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click(f"{LETTER}.change").write(f"{LETTER}.body", "My own words")
    app.click("coach.sent.ask_feedback")
    (letter,) = store.dossier(no).letters
    app.click(f"coach.undo.{letter.id}")
    assert store.dossier(no).letters[0].sent_on is None
    assert app.shown_in(f"{LETTER}.body") == "My own words"


def test_sent_twice_is_one_letter(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click_twice("coach.sent.ask_feedback")
    assert len(store.dossier(no).letters) == 1


def test_two_tabs_send_one_letter_and_so_does_a_click_that_comes_again_days_later(
    app: Visit, file: Path, store: Store, one: str
) -> None:
    other = Visit(file.with_name("now")).begin("coach.py", interview=one)
    app.go("coach.py", interview=one).type(f"{THANKS}.enjoyed", "the lab")
    sent = app.at.button(key="coach.sent.thank_you")
    app.click("coach.sent.thank_you")
    other.click("coach.sent.thank_you")
    app.day = TOMORROW
    app.press(sent)
    (letter,) = store.dossier(one).letters
    assert (letter.sent_on, letter.given["enjoyed"]) == (TODAY, "the lab")


def test_words_typed_just_before_the_click_are_the_ones_that_were_sent(
    app: Visit, store: Store, no: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click(f"{LETTER}.change")
    sent = app.at.button(key="coach.sent.ask_feedback")
    with monkeypatch.context() as cut_off_by_the_click:
        cut_off_by_the_click.setattr(house, "standing", lambda _: st.stop())
        app.write(f"{LETTER}.body", "To the last word")
    app.press(sent)
    (letter,) = store.dossier(no).letters
    assert (letter.body, letter.sent_on) == ("To the last word", TOMORROW)


def test_a_name_typed_just_before_the_click_stands_under_the_letter(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no)
    app.at.text_input(key=f"{LETTER}.name").set_value("Alex")
    app.click("coach.sent.ask_feedback")
    assert store.dossier(no).letters[0].body.endswith("With best wishes,\nAlex")


def test_a_step_is_left_out_and_taken_up_again(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click("coach.drop.ask_feedback")
    assert store.dossier(no).marks["ask_feedback"].dropped_on == TOMORROW
    assert "Leave on a good note" in app.text
    app.click("coach.undo.ask_feedback")
    assert store.dossier(no).marks == {}
    assert app.has("coach.sent.ask_feedback")


def test_a_deed_is_done_and_undone(app: Visit, store: Store) -> None:
    store.add_interview(ONE, "Acme", held_on=TOMORROW, now=moment())
    app.go("coach.py", interview=ONE).click("coach.done.rehearse")
    assert store.dossier(ONE).marks["rehearse"].done_on == TODAY
    assert not app.has("coach.done.rehearse")
    app.click("coach.undo.rehearse")
    assert app.has("coach.done.rehearse")


def test_a_step_of_today_is_put_off_by_a_week_and_is_there_again_when_that_is_taken_back(
    app: Visit, store: Store, no: str
) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no)
    assert app.at.button(key="coach.move.ask_feedback.1").label == "In a week"
    app.click("coach.move.ask_feedback.1")
    assert store.dossier(no).marks["ask_feedback"].moved_to == TOMORROW + timedelta(days=7)
    assert "put off until Thursday 3 December" in app.text
    assert "In 7 days, Thursday 3 December." in app.text
    assert not app.has("coach.move.ask_feedback.0")
    app.click("coach.undo.ask_feedback")
    assert store.dossier(no).marks == {}
    assert app.has("coach.move.ask_feedback.0")


@pytest.mark.parametrize("late", ["coach.move.ask_feedback.0", "coach.drop.ask_feedback"])
def test_a_tab_that_has_not_seen_what_was_done_is_told_so_and_changes_nothing(
    app: Visit, store: Store, no: str, file: Path, late: str
) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no)
    other = Visit(file.with_name("now")).begin("coach.py", interview=no)
    app.click("coach.done.ask_feedback")
    before = store.dossier(no)
    other.click(late)
    assert "This was already done on Thursday 26 November, so it stays as it is." in other.text
    assert store.dossier(no) == before


def test_a_step_can_wait_until_tomorrow_and_not_beyond_its_last_day(app: Visit, store: Store, one: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=one)
    assert app.at.button(key="coach.move.thank_you.0").label == "Tomorrow"
    assert not app.has("coach.move.thank_you.1")
    app.click_twice("coach.move.thank_you.0")
    assert store.dossier(one).marks["thank_you"].moved_to == TOMORROW + timedelta(days=1)
    assert "Tomorrow, Friday 27 November." in app.text


def test_a_day_to_come_goes_into_the_calendar_and_today_needs_none(app: Visit, store: Store, one: str) -> None:
    store.add_interview(OTHER, "Beta", held_on=TODAY + timedelta(days=4), now=moment())
    app.go("coach.py", interview=one)
    assert not app.has("coach.calendar.thank_you")
    app.go("coach.py", interview=OTHER)
    assert app.has("coach.calendar.rehearse")
    store.save_field(one, "held_on", TODAY, now=moment())
    app.go("coach.py", interview=one)
    assert "Tomorrow, Thursday 26 November." in app.text
    assert app.has("coach.calendar.thank_you")
    assert app.go("coach.py").has("coach.calendar")
    assert "If a day changes here, add the file again." in app.text


def test_asked_aloud_is_asked_and_can_be_taken_back(app: Visit, store: Store, no: str) -> None:
    app.day = TOMORROW
    app.go("coach.py", interview=no).click("coach.done.ask_feedback")
    assert store.dossier(no).feedback.asked_by_voice_on == TOMORROW
    assert store.dossier(no).marks == {}
    assert "Asked for feedback today" in app.text
    assert not app.has("coach.done.ask_feedback")
    app.click("coach.undo.ask_feedback")
    assert store.dossier(no).feedback.asked_by_voice_on is None
    assert app.has("coach.done.ask_feedback")


def test_whose_working_days_are_counted_is_asked_where_they_are_and_once(app: Visit, store: Store, one: str) -> None:
    app.go("coach.py", interview=one)
    assert "Days are counted as working days in England." in app.text
    app.click("coach.country.right")
    assert "working days in England" not in app.text
    assert store.meta().country_said_on == TODAY


def test_where_nothing_counts_working_days_no_country_is_asked(app: Visit, store: Store) -> None:
    store.add_interview(ONE, "Acme", held_on=TOMORROW, now=moment())
    assert "working days in" not in app.go("coach.py", interview=ONE).text


def asked_on(store: Store, day: date) -> None:
    store.send_letter(ONE, "ask_feedback", to="", subject="s", body="b", given={}, on=day, now=moment(day))


def test_feedback_that_came_is_written_down_where_their_words_belong(app: Visit, store: Store, no: str) -> None:
    asked_on(store, TODAY)
    app.day = date(2026, 11, 30)
    app.go("coach.py", interview=no)
    assert question_of(app) == "has_it_come"
    say(app, "has_it_come", "arrived")
    assert app.interview_id == no
    assert app.has(f"news.words.{no}.words")
    assert store.dossier(no).choices == {}


def test_feedback_that_will_not_come_is_a_fact_and_the_closing_note_is_next(app: Visit, store: Store, no: str) -> None:
    asked_on(store, TODAY)
    app.day = date(2026, 11, 30)
    app.go("coach.py", interview=no)
    say(app, "has_it_come", "none")
    assert store.dossier(no).feedback.none_will_come
    assert "Leave on a good note" in app.text


def test_no_reply_is_asked_once_more_and_then_let_be(app: Visit, store: Store, no: str) -> None:
    asked_on(store, TODAY)
    app.day = date(2026, 11, 30)
    app.go("coach.py", interview=no)
    say(app, "has_it_come", "not_yet")
    assert "Ask once more, then let it rest" in app.text
    app.click("coach.sent.ask_feedback_again")
    assert "give them three working days" in app.text


def test_from_their_feedback_over_the_areas_and_the_closing_note_to_the_day_of_looking_in(
    app: Visit, store: Store, no: str
) -> None:
    store.save_feedback(no, "words", "Too quiet", now=moment())
    store.save_feedback(no, "received_on", TODAY, now=moment())
    app.go("coach.py", interview=no)
    assert "That is enough for today" in app.text
    app.day = TOMORROW
    app.go("coach.py", interview=no)
    say(app, "what_was_it_like", "useful")
    assert "Put what they said on the four areas" in app.text
    store.save_panel_view(no, Criterion.CONFIDENCE, View.CONCERN, now=moment())
    app.run().click("coach.sent.closing")
    assert "Look in again after six months" in app.text
    assert "Tuesday 25 May 2027" in app.text
    app.day = date(2027, 5, 25)
    assert app.go("today.py").title == "One thing for today"
    app.go("coach.py", interview=no).click("coach.sent.look_in")
    assert "This one is done" in app.text


def test_they_never_answered_closes_it_where_waiting_is_asked(app: Visit, store: Store, one: str) -> None:
    app.day = TODAY + timedelta(days=20)
    app.go("coach.py", interview=one).click(f"coach.continue.{one}.ask_or_close")
    say(app, "ask_or_close", "close")
    found = store.dossier(one).interview
    assert (found.outcome, found.outcome_on) == (Outcome.NO_ANSWER, app.day)
    assert app.title == "Acme never answered"


def test_once_the_next_round_is_held_the_first_leads_to_it(app: Visit, store: Store, one: str) -> None:
    store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment())
    made = store.dossier(one).next_round
    assert made is not None
    store.save_field(made.id, "held_on", TODAY, now=moment())
    app.go("coach.py", interview=one)
    assert app.follow("Second interview, today").interview_id == made.id


def test_the_whole_tree_and_the_news_are_one_link_away(app: Visit, no: str) -> None:
    app.go("coach.py", interview=no).follow("Read the whole tree")
    assert app.title == "They said no"
    assert app.go("coach.py", interview=no).follow("All about this interview").interview_id == no
    assert app.go("coach.py", interview=no).follow("What they said").interview_id == no


def test_beside_a_firm_job_today_asks_what_becomes_of_this_one_and_both_ways_go_on(
    app: Visit, store: Store, one: str
) -> None:
    store.add_interview(OTHER, "Beta", held_on=YESTERDAY, now=moment(YESTERDAY))
    store.finish_debrief(OTHER, now=moment(YESTERDAY))
    store.record_outcome(OTHER, Outcome.SUCCESSFUL, on=TODAY, now=moment())
    for field in ("in_writing_on", "conditions_met_on"):
        store.save_offer(OTHER, field, TODAY, now=moment())
    store.answer_offer(OTHER, OfferAnswer.ACCEPTED, on=TODAY, now=moment())
    assert "Your job elsewhere is firm. What about this one?" in app.go("today.py").text
    app.go("coach.py", interview=one)
    assert "Tell them that you are pulling out" not in app.text
    say(app, "firm_while_waiting", "keep_going")
    assert "short thank-you" in app.text
    app.click(f"coach.continue.{one}.firm_while_waiting")
    say(app, "firm_while_waiting", "pull_out")
    assert "Tell them that you are pulling out" in app.text


def test_of_many_ticks_the_first_words_stand_open_and_what_is_for_later_unfolds_under_its_day(
    app: Visit, store: Store, one: str
) -> None:
    made = store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment()).next_round
    assert made is not None
    store.save_field(made.id, "held_on", TODAY + timedelta(days=9), now=moment())
    store.choose(one, "told", "presentation+test+long_way", now=moment())
    app.go("coach.py", interview=one)
    assert [fold.label for fold in app.at.expander if fold.label != "Why"][1:] == [
        "The words are ready",
        "Look back before you go back",
        "A talk: one message, and a clock",
        "Practise the kind of test they use",
        "The picture",
    ]
    assert "From Sunday 29 November" in app.text
    assert app.text.index("Say that you’ll come") < app.text.index("A long way: ask about the fare first")
    assert app.has("coach.done.practise_the_kind")
    app.click("coach.done.practise_the_kind")
    assert "Nothing left to do" in app.text
