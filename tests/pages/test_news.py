from datetime import date, time, timedelta

import pytest

from coaching import offers
from coaching.agenda import STILL_WAITING
from coaching.records import Criterion, Format, NewsBy, Offer, OfferAnswer, Outcome, Stage, View
from coaching.store import Store
from tests.pages.visit import TODAY, Visit, moment, new_id

YESTERDAY = TODAY - timedelta(days=1)
TITLES = {
    Outcome.UNSUCCESSFUL: "Acme said no",
    Outcome.SECOND_INTERVIEW: "Acme want to see you again",
    Outcome.SUCCESSFUL: "Acme made you an offer",
    Outcome.CANCELLED: "Acme stopped hiring",
    Outcome.WITHDRAWN: "You pulled out at Acme",
}


def add(store: Store, company: str = "Acme", *, number: int = 1) -> str:
    return store.add_interview(new_id(number), company, held_on=YESTERDAY, now=moment(YESTERDAY)).id


def test_from_today_it_is_two_taps_to_a_saved_no_where_one_is_open(app: Visit, store: Store) -> None:
    one = add(store)
    app.run().click("today.news").click("answer-unsuccessful")
    found = store.dossier(one).interview
    assert (found.outcome, found.outcome_on) == (Outcome.UNSUCCESSFUL, TODAY)
    assert app.title == "Acme said no"


def test_where_several_are_open_a_third_tap_names_it(app: Visit, store: Store) -> None:
    add(store)
    beta = add(store, "Beta", number=2)
    app.run().click("today.news")
    assert app.title == "Who have you heard from?"
    app.follow("Beta").click("answer-unsuccessful")
    assert store.dossier(beta).interview.outcome is Outcome.UNSUCCESSFUL
    assert store.dossier(new_id(1)).interview.outcome is Outcome.WAITING


def test_news_of_an_interview_that_was_never_written_down_begin_with_its_company(app: Visit, store: Store) -> None:
    app.click("today.news").enter("Acme", page="news")
    assert app.title == "What did Acme say?"
    app.click("answer-successful")
    assert store.dossier(app.interview_id).interview.outcome is Outcome.SUCCESSFUL


@pytest.mark.parametrize("others", [1, 2])
def test_news_of_somebody_else_can_be_written_down_while_others_are_open(app: Visit, store: Store, others: int) -> None:
    for number in range(others):
        add(store, f"Other {number}", number=number)
    app.run().click("today.news").enter("Acme", page="news")
    assert app.title == "What did Acme say?"


@pytest.mark.parametrize("outcome", TITLES)
def test_each_answer_is_saved_by_its_tap_with_todays_date(app: Visit, store: Store, outcome: Outcome) -> None:
    one = add(store)
    app.go("news.py", interview=one).click(f"answer-{outcome}")
    found = store.dossier(one).interview
    assert (found.outcome, found.outcome_on, found.news_by) == (outcome, TODAY, None)
    assert app.title == TITLES[outcome]
    assert "Saved" in app.text
    app.begin("news.py", interview=one)
    assert app.title == TITLES[outcome]


def test_the_rare_answers_are_folded(app: Visit, store: Store) -> None:
    app.go("news.py", interview=add(store))
    (fold,) = app.at.expander
    assert [button.label for button in fold.button][:2] == ["They stopped hiring, or put it on hold", "I pulled out"]


@pytest.mark.parametrize("days", [0, 1])
def test_a_day_that_they_called_off_is_out_by_one_tap_and_comes_back_by_another(
    app: Visit, store: Store, days: int
) -> None:
    one, day = add(store), TODAY + timedelta(days=days)
    store.save_field(one, "held_on", day, now=moment(YESTERDAY))
    store.save_field(one, "held_time", time(14), now=moment(YESTERDAY))
    app.go("news.py", interview=one).click("answer-called-off")
    assert app.title == "Acme: called off"
    assert "Answer today, with times on other days" in app.text
    found = store.dossier(one).interview
    assert (found.held_on, found.held_time, found.outcome) == (None, None, Outcome.WAITING)
    assert "What happened (1)" in [fold.label for fold in app.at.expander]
    app.click("coach.undo.take_day_out")
    back = store.dossier(one).interview
    assert (back.held_on, back.held_time) == (day, time(14))


def test_the_new_day_after_one_that_was_called_off_is_the_first_answer(app: Visit, store: Store) -> None:
    one = add(store)
    store.save_field(one, "held_on", TODAY + timedelta(days=1), now=moment(YESTERDAY))
    assert not app.go("news.py", interview=one).has("answer-new-day")
    app.click("answer-called-off").go("news.py", interview=one)
    answers = [button.label for button in app.at.button if (button.key or "").startswith("answer-")]
    assert answers[0] == "They named a new day"
    app.click("answer-new-day")
    assert app.title == "Acme"


def test_what_has_taken_place_cannot_be_called_off(app: Visit, store: Store) -> None:
    app.go("news.py", interview=add(store))
    assert "They called it off, or want to move it" not in [button.label for button in app.at.button]


def test_an_offer_begins_with_what_to_say_while_they_are_on_the_phone(app: Visit, store: Store) -> None:
    app.go("news.py", interview=add(store)).click("answer-successful")
    words = app.text.split("Saved.")[1]
    assert "Still on the phone? Say:\nThank you, I’m delighted." in words
    assert "Less pay than you hoped for? Say:\nIt’s a little below what I had in mind." in words
    assert words.index("Still on the phone?") < words.index("Congratulations") < words.index("By when do they need")
    app.day = TODAY + timedelta(days=1)
    assert "Still on the phone?" not in app.run().text
    assert "Congratulations" not in app.text


def test_that_they_took_their_offer_back_is_news_and_leads_to_what_helps_today(app: Visit, store: Store) -> None:
    one = add(store)
    store.record_outcome(one, Outcome.SUCCESSFUL, on=YESTERDAY, now=moment(YESTERDAY))
    store.answer_offer(one, OfferAnswer.ACCEPTED, on=YESTERDAY, now=moment(YESTERDAY))
    app.run().click("today.news").follow("Acme")
    assert "Congratulations" not in app.text
    app.click("answer-gone")
    assert app.title == "Acme took their offer back"
    assert "Your old job first, today" in app.text
    assert app.go("news.py", interview=one).title == "Acme took their offer back"
    assert "Congratulations" not in app.text
    assert not app.has("answer-gone")
    assert "If it gets heavy" in [fold.label for fold in app.at.expander]
    assert "took their offer back" in app.go("interview.py", interview=one).text
    assert "They took it back" in app.text
    app.go("news.py", interview=one).click("news.stands")
    assert app.title == "Acme made you an offer"


def test_an_offer_that_nobody_wrote_down_can_be_taken_back_all_the_same(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one)
    (fold,) = app.at.expander
    assert fold.button[-1].label == "They took their offer back"
    app.click("answer-gone")
    assert app.title == "Acme took their offer back"
    assert app.go("news.py", interview=one).click("news.coach").title == "Acme took their offer back"


def test_where_words_of_an_offer_are_kept_that_it_is_gone_stands_first(app: Visit, store: Store) -> None:
    one = add(store)
    store.save_offer(one, "pay", "£30,000", now=moment())
    app.go("news.py", interview=one)
    keys = [button.key for button in app.at.button if button.key and button.key.startswith("answer-")]
    assert keys[0] == "answer-gone"


@pytest.mark.parametrize(
    ("field", "value", "listed"),
    [("answer_by", TODAY, True), ("starts_on", TODAY, False), ("starts_on", TODAY + timedelta(days=9), True)],
)
def test_who_has_said_yes_finds_that_offer_among_those_they_may_hear_from(
    app: Visit, store: Store, field: str, value: date, *, listed: bool
) -> None:
    one = add(store)
    add(store, "Beta", number=2)
    store.record_outcome(one, Outcome.SUCCESSFUL, on=YESTERDAY, now=moment(YESTERDAY))
    store.answer_offer(one, OfferAnswer.ACCEPTED, on=YESTERDAY, now=moment(YESTERDAY))
    store.save_offer(one, field, value, now=moment(YESTERDAY))
    assert ("Acme" in app.go("news.py").text) is listed


def test_what_came_through_the_agency_has_one_standing_between(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-successful")
    app.tap(f"news.how.{one}.by", NewsBy.PHONE)
    assert not store.dossier(one).interview.via_recruiter
    app.tap(f"news.how.{one}.by", NewsBy.RECRUITER)
    assert store.dossier(one).interview.via_recruiter
    assert "To the agency" in app.click("news.coach").text


def test_gone_quiet_is_kept_with_its_day_and_says_from_when_it_is_fair_to_ask(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-quiet")
    assert app.title == "Waiting to hear from Acme"
    assert app.interview_id == one
    assert "Written down today: nothing from them yet. It’s fair to ask from 2 December on." in app.text
    found = store.dossier(one)
    assert (found.interview.outcome, found.marks[STILL_WAITING].done_on) == (Outcome.WAITING, TODAY)
    assert "Nothing from them yet" in app.go("interview.py", interview=one).text
    app.go("coach.py", interview=one).click("coach.quiet.undo")
    assert "Written down today" not in app.text
    assert STILL_WAITING not in store.dossier(one).marks


def test_who_has_waited_long_enough_has_the_words_at_once(app: Visit, store: Store) -> None:
    one = add(store)
    store.save_field(one, "held_on", TODAY - timedelta(days=12), now=moment(YESTERDAY))
    app.go("news.py", interview=one).click("answer-quiet")
    assert "nothing from them yet. It’s fair to ask today; the words are below." in app.text
    assert app.has("coach.sent.note")


def test_what_they_say_of_a_next_round_is_written_on_its_page_and_makes_no_third(app: Visit, store: Store) -> None:
    one = add(store)
    made = store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=YESTERDAY, now=moment()).next_round
    assert made is not None
    store.save_field(made.id, "held_on", TODAY + timedelta(days=6), now=moment())
    app.go("news.py", interview=made.id).click("answer-told")
    assert app.interview_id == made.id
    assert "When and where is it?" in app.text
    app.type(f"interview.when.place.{made.id}", "Mill Lane 4, second floor")
    app.type(f"interview.when.others_there.{made.id}", "Priya Nair, Tom Hale")
    found = store.dossier(made.id).interview
    assert (found.place, found.others_there) == ("Mill Lane 4, second floor", "Priya Nair, Tom Hale")
    app.click("interview.told")
    assert app.interview_id == one
    assert "What did they say about the next interview?" in app.text
    assert store.dossier(made.id).next_round is None
    assert not app.go("news.py", interview=add(store, "Beta")).has("answer-told")


def test_the_next_round_is_made_with_what_is_known_and_asks_only_when(app: Visit, store: Store) -> None:
    one = add(store)
    for field, value in {
        "role": "Baker",
        "contact_name": "Priya Raman",
        "place": "Leeds",
        "others_there": "Sam",
        "stage": Stage.FIRST,
        "format": Format.VIDEO,
        "notes": "Only about the first",
    }.items():
        store.save_field(one, field, value, now=moment(YESTERDAY))
    app.go("news.py", interview=one).click("answer-second_interview")
    made = store.dossier(one).next_round
    assert made is not None
    assert (made.company, made.role, made.contact_name) == ("Acme", "Baker", "Priya Raman")
    assert (made.place, made.others_there, made.format) == ("Leeds", "Sam", Format.VIDEO)
    assert (made.stage, made.held_on, made.notes) == (Stage.SECOND, None, "")
    assert "When is the next one?" in app.text
    app.set_day(f"news.next.held_on.{made.id}", date(2026, 12, 3))
    app.at.time_input(key=f"news.next.held_time.{made.id}").set_value(time(10, 0))
    app.run()
    dated = store.dossier(made.id).interview
    assert (dated.held_on, dated.held_time) == (date(2026, 12, 3), time(10, 0))
    app.go("today.py")
    assert "Thursday 3 December" in app.text


def test_a_second_interview_that_is_said_twice_makes_one_round(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click_twice("answer-second_interview")
    assert store.search().everything == 2


def test_how_and_when_it_came_can_be_said_or_left_out(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful")
    app.tap(f"news.how.{one}.by", NewsBy.PHONE).set_day(f"news.how.{one}.on", YESTERDAY)
    found = store.dossier(one).interview
    assert (found.news_by, found.outcome_on) == (NewsBy.PHONE, YESTERDAY)
    app.tap(f"news.how.{one}.by", None)
    assert store.dossier(one).interview.news_by is None


def test_the_day_of_the_news_cannot_be_emptied_and_one_sentence_says_so(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful").set_day(f"news.how.{one}.on", None)
    assert app.text.count("Choose the day on which they told you.") == 1
    assert store.dossier(one).interview.outcome_on == TODAY


def test_their_words_and_each_area_are_kept(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful")
    app.write(f"news.words.{one}.words", "Good examples, but quiet.")
    app.tap(f"news.words.{one}.performance", View.STRENGTH).tap(f"news.words.{one}.confidence", View.CONCERN)
    found = store.dossier(one)
    assert found.feedback.words == "Good examples, but quiet."
    assert found.panel_views == {Criterion.PERFORMANCE: View.STRENGTH, Criterion.CONFIDENCE: View.CONCERN}
    app.tap(f"news.words.{one}.performance", None)
    assert store.dossier(one).panel_views == {Criterion.CONFIDENCE: View.CONCERN}


def test_that_no_feedback_will_come_is_a_fact_and_can_be_taken_back(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful").tap(f"news.words.{one}.none", True)
    assert store.dossier(one).feedback.none_will_come
    app.tap(f"news.words.{one}.none", None)
    assert not store.dossier(one).feedback.none_will_come


@pytest.mark.parametrize("wrong", TITLES)
@pytest.mark.parametrize("right", [Outcome.UNSUCCESSFUL, Outcome.NO_ANSWER])
def test_a_mistaken_outcome_is_corrected_with_one_tap(app: Visit, store: Store, wrong: Outcome, right: Outcome) -> None:
    one = add(store)
    app.go("news.py", interview=one).click(f"answer-{wrong}")
    if wrong is right:
        assert not app.has(f"news.correct.{right}")
        return
    app.click(f"news.correct.{right}")
    assert store.dossier(one).interview.outcome is right


def test_back_to_waiting_the_question_is_open_again(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful").click("news.correct.waiting")
    found = store.dossier(one).interview
    assert (found.outcome, found.outcome_on, found.news_at) == (Outcome.WAITING, None, None)
    assert app.title == "What did Acme say?"


def test_a_corrected_round_that_nobody_touched_goes_to_the_trash_without_a_question(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-second_interview").click("news.correct.unsuccessful")
    assert "Keep the next round?" not in app.text
    assert store.search().everything == 1
    assert len(store.deleted()) == 1


def written_round(app: Visit, store: Store, one: str) -> str:
    app.go("news.py", interview=one).click("answer-second_interview")
    made = store.dossier(one).next_round
    assert made is not None
    store.save_field(made.id, "notes", "Ask about pay", now=moment() + timedelta(minutes=1))
    return made.id


@pytest.mark.parametrize("right", [Outcome.UNSUCCESSFUL, Outcome.WAITING])
def test_a_corrected_round_with_words_in_it_is_asked_about(app: Visit, store: Store, right: Outcome) -> None:
    one = add(store)
    made = written_round(app, store, one)
    app.click(f"news.correct.{right}")
    assert "Keep the next round?" in app.text
    assert store.search().everything == 2
    app.click("news.delete")
    assert "Keep the next round?" not in app.text
    assert store.search().everything == 1
    assert store.dossier(made).interview.notes == "Ask about pay"


def test_the_question_about_a_round_is_asked_also_after_a_second_click(app: Visit, store: Store) -> None:
    one = add(store)
    written_round(app, store, one)
    app.click_twice("news.correct.unsuccessful")
    assert "Keep the next round?" in app.text
    app.click("news.correct.second_interview")
    assert "Keep the next round?" not in app.text


def test_a_corrected_round_can_be_kept(app: Visit, store: Store) -> None:
    one = add(store)
    written_round(app, store, one)
    app.click("news.correct.unsuccessful").click("news.keep")
    assert "Keep the next round?" not in app.text
    assert store.search().everything == 2


def test_the_question_about_a_round_stays_with_its_interview(app: Visit, store: Store) -> None:
    one, beta = add(store), add(store, "Beta", number=2)
    written_round(app, store, one)
    app.click("news.correct.unsuccessful")
    app.go("news.py", interview=beta).click("answer-unsuccessful")
    assert "Keep the next round?" not in app.text
    app.go("news.py", interview=one)
    assert "Keep the next round?" in app.text


def test_under_their_words_what_is_special_is_one_tap_that_the_tree_knows(app: Visit, store: Store) -> None:
    one = add(store)
    special = f"news.words.{one}.special"
    app.go("news.py", interview=one).click("answer-unsuccessful")
    app.tap(special, "works_there")
    assert store.dossier(one).choices["reserve_list"] == "works_there"
    assert "Rest today, and say little at work" in app.go("coach.py", interview=one).text
    app.go("news.py", interview=one).tap(special, None)
    assert store.dossier(one).choices["reserve_list"] == "not_listed"


def test_that_their_words_hurt_is_one_tap_also_for_who_would_rather_not_write_them_down(
    app: Visit, store: Store
) -> None:
    one = add(store)
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=YESTERDAY, now=moment())
    landed, special = f"news.words.{one}.landed", f"news.words.{one}.special"
    app.go("news.py", interview=one).tap(landed, "hurt")
    assert "Let it rest first" in app.go("coach.py", interview=one).text
    app.go("news.py", interview=one).tap(special, "works_there")
    assert "Let their words rest before you act" in app.go("coach.py", interview=one).text
    app.go("news.py", interview=one).tap(landed, None).tap(special, None)
    assert "Have you asked them for feedback?" in app.go("coach.py", interview=one).text
    assert "Not asked yet" in app.text


def test_how_their_words_landed_is_one_tap_and_can_be_taken_back(app: Visit, store: Store) -> None:
    one = add(store)
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=YESTERDAY, now=moment())
    store.save_feedback(one, "words", "Not leadership material", now=moment(), on=YESTERDAY)
    landed = f"news.words.{one}.landed"
    app.go("news.py", interview=one).tap(landed, "hurt")
    assert "Let it rest first" in app.go("coach.py", interview=one).text
    app.go("news.py", interview=one).tap(landed, None)
    assert "How did their words land?" in app.go("coach.py", interview=one).text
    app.go("news.py", interview=one).tap(landed, "hurt").tap(f"news.words.{one}.special", "works_there")
    assert "Let their words rest before you act" in app.go("coach.py", interview=one).text


def test_a_reason_that_may_not_be_allowed_is_the_one_small_thing_on_its_day(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful").tap(f"news.words.{one}.special", "forbidden")
    assert "Write down their words, who told you and when. Ask for advice this week" in app.text
    assert "Say so here: time limits are short." not in app.text
    assert "needs doing" not in app.text
    app.go("today.py")
    assert app.title == "One small thing today"
    assert "ring somebody this week" in app.text
    app.day = TODAY + timedelta(days=1)
    store.mark(one, "keep_dated_note", done_on=TODAY, now=moment())
    app.go("today.py")
    assert "Ask an advice service this week what you can do" in app.text
    assert "0808 800 0082" in app.text  # who is asked about such a reason first, not who is asked about work
    assert not any(button.label == "In a week" for button in app.at.button)


def test_who_would_rather_not_write_down_words_that_hurt_need_not(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful").tap(f"news.words.{one}.landed", "hurt")
    assert "You needn’t write down words that hurt." in app.go("today.py").text


def test_called_back_months_later_it_is_found_from_today_and_its_news_is_one_tap(app: Visit, store: Store) -> None:
    one = add(store)
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    assert not app.go("news.py", interview=one).has("news.back")
    store.save_field(one, "outcome_on", YESTERDAY, now=moment())
    assert "What follows is only for when you want to." in app.go("news.py", interview=one).text  # nothing above moves
    assert not app.has("news.back")
    app.day = TODAY + timedelta(days=98)
    app.go("today.py").click("today.news")
    assert "One that had ended? Tap it." in app.text
    app.follow("Acme").click("news.back.unknown")
    assert app.interview_id == one
    app.go("news.py", interview=one).click("news.back.second_interview")
    found = store.dossier(one)
    assert (found.interview.outcome, found.interview.outcome_on) == (Outcome.SECOND_INTERVIEW, app.day)
    assert found.next_round is not None
    assert not app.has("news.back")


def test_while_others_are_open_those_that_had_ended_are_under_somebody_else_and_of_many_ten(
    app: Visit, store: Store
) -> None:
    add(store, "Open")
    for number in range(2, 14):
        one = add(store, f"Ended {number}", number=number)
        store.record_outcome(one, Outcome.NO_ANSWER, on=TODAY - timedelta(days=number), now=moment())
    app.go("news.py")
    assert app.title == "What did Open say?"
    assert "Ended 11" in app.text
    assert "Ended 12" not in app.text
    assert "And 2 more" in app.text


def test_who_is_on_their_list_reads_that_below_the_tap_and_on_every_other_page(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful").tap(f"news.words.{one}.special", "listed")
    assert "they can still call you" in app.text
    assert app.title == "Acme said no"  # above a tap nothing changes
    assert app.go("coach.py", interview=one).title == "You’re on Acme’s list"
    assert "You’re on Acme’s list: it wasn’t a yes today" in app.go("today.py").text


def test_the_round_can_be_said_after_a_no(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful").tap(f"news.how.{one}.stage", Stage.FINAL)
    assert store.dossier(one).interview.stage is Stage.FINAL


def test_who_never_answered_told_nobody_anything(app: Visit, store: Store) -> None:
    one = add(store)
    store.record_outcome(one, Outcome.NO_ANSWER, on=YESTERDAY, now=moment())
    assert "When did you close it?" in app.go("news.py", interview=one).text
    assert not app.has(f"news.how.{one}.by")


def test_after_a_no_nothing_more_has_to_be_done(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-unsuccessful")
    assert "What follows is only for when you want to." in app.text
    assert app.click("news.leave").title == "Nothing more today"
    app.go("news.py", interview=one).click("news.coach")
    assert app.interview_id == one
    assert app.title == "Acme said no"


def test_after_an_offer_the_three_things_that_cannot_wait_are_asked_and_saved(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-successful")
    lines = app.text.splitlines()
    questions = ("By when do they need your answer?", "Is it in writing?", "Does it depend on anything still to come?")
    asked = [lines.index(line) for line in questions]
    assert asked == sorted(asked)
    assert asked[2] < lines.index("What did they say about you?")
    key = f"news.offer.answer_by.{one}.pill"
    assert app.at.pills(key=key).options == ["Tomorrow", "This week", "Next week", "In two weeks"]
    app.tap(key, date(2026, 11, 27)).tap(f"news.offer.in_writing.{one}", True)
    offer = offer_of(store, one)
    assert (offer.answer_by, offer.in_writing_on) == (date(2026, 11, 27), TODAY)
    assert app.at.date_input(key=f"news.offer.answer_by.{one}.day").value == date(2026, 11, 27)
    app.set_day(f"news.offer.answer_by.{one}.day", date(2026, 11, 30)).tap(f"news.offer.in_writing.{one}", False)
    offer = offer_of(store, one)
    assert (offer.answer_by, offer.in_writing_on) == (date(2026, 11, 30), None)
    assert app.follow("Write down the rest: pay, hours, place").interview_id == one
    assert "What they offer" in app.text


def test_yes_it_is_in_writing_keeps_the_day_since_which_it_is(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-successful")
    key = f"news.offer.in_writing.{one}"
    app.tap(key, True)
    store.save_offer(one, "in_writing_on", YESTERDAY, now=moment())
    app.begin("news.py", interview=one)
    assert app.at.pills(key=key).value is True
    app.tap(key, None)
    assert offer_of(store, one).in_writing_on is None


def test_an_offer_is_not_firm_before_somebody_says_that_nothing_is_open(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-successful").tap(f"news.offer.in_writing.{one}", True)
    store.answer_offer(one, OfferAnswer.ACCEPTED, on=TODAY, now=moment())
    assert not offer_of(store, one).is_firm
    key, words = f"news.offer.depends.{one}", f"news.offer.conditions.{one}"
    assert app.at.pills(key=key).options == ["Yes", "No", "I don’t know"]
    assert not app.has(words)
    app.tap(key, offers.Depends.YES).write(words, "A record check")
    assert offer_of(store, one).conditions == "A record check"
    assert app.begin("news.py", interview=one).at.pills(key=key).value is offers.Depends.YES
    app.tap(key, offers.Depends.NO)
    assert offer_of(store, one).is_firm
    assert not app.has(words)
    app.tap(key, offers.Depends.UNKNOWN)
    assert not offer_of(store, one).is_firm
    assert "‘Does the offer depend on anything still to come?’" in app.text
    app.tap(key, offers.Depends.NO).tap(key, offers.Depends.YES)
    assert not offer_of(store, one).is_firm


def test_no_nothing_is_open_keeps_the_day_since_which_it_is_so(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-successful")
    store.save_offer(one, "conditions_met_on", YESTERDAY, now=moment())
    app.begin("news.py", interview=one)
    key = f"news.offer.depends.{one}"
    assert app.at.pills(key=key).value is offers.Depends.NO
    app.tap(key, None)
    assert offer_of(store, one).conditions_met_on is None


@pytest.mark.parametrize("wrong", [Outcome.UNSUCCESSFUL, Outcome.WAITING])
def test_a_corrected_offer_keeps_its_words(app: Visit, store: Store, wrong: Outcome) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-successful").tap(f"news.offer.in_writing.{one}", True)
    app.click(f"news.correct.{wrong}")
    assert offer_of(store, one).in_writing_on == TODAY
    app.click("answer-successful" if wrong is Outcome.WAITING else "news.correct.successful")
    assert app.at.pills(key=f"news.offer.in_writing.{one}").value is True


def test_an_offer_is_of_the_day_of_the_news(app: Visit, store: Store) -> None:
    one = add(store)
    app.go("news.py", interview=one).click("answer-successful").set_day(f"news.how.{one}.on", YESTERDAY)
    assert "They made it yesterday, Tuesday 24 November." in app.go("interview.py", interview=one).text


def test_other_news_asks_nothing_about_an_offer(app: Visit, store: Store) -> None:
    app.go("news.py", interview=add(store)).click("answer-unsuccessful")
    assert "By when do they need your answer?" not in app.text


def test_nothing_is_typed_twice_for_the_round_that_follows(app: Visit, store: Store) -> None:
    one = add(store)
    known = {
        "role": "Baker",
        "contact_name": "Priya Raman",
        "contact_email": "priya@acme.example",
        "via_recruiter": True,
        "recruiter_name": "Sam Hill",
        "recruiter_email": "sam@agency.example",
        "pay_said": "£30,000",
        "place": "Leeds",
        "others_there": "The head of stock",
        "format": Format.VIDEO,
    }
    for field, value in known.items():
        store.save_field(one, field, value, now=moment(YESTERDAY))
    app.go("news.py", interview=one).click("answer-second_interview")
    made = store.dossier(one).next_round
    assert made is not None
    assert {field: getattr(made, field) for field in known} == known
    asked = {str(field.key) for field in (*app.at.text_input, *app.at.date_input) if made.id in str(field.key)}
    assert asked == {f"news.next.{field}.{made.id}" for field in ("held_on", "place", "others_there")}
    assert [field.value for field in app.at.text_input if made.id in str(field.key)] == ["Leeds", "The head of stock"]
    assert not app.has("news.calendar")
    app.set_day(f"news.next.held_on.{made.id}", date(2026, 12, 3))
    assert "Saved 18:30" in app.text
    assert app.has("news.calendar")
    app.go("interview.py", interview=made.id)
    assert app.title == "Acme"
    for words in ("Baker", "Priya Raman", "Sam Hill", "Leeds", "By video", "Thursday 3 December"):
        assert words in app.text, words


def test_saved_belongs_to_this_round_and_to_no_other(app: Visit, store: Store) -> None:
    one, beta = add(store), add(store, "Beta", number=2)
    for interview in (one, beta):
        app.go("news.py", interview=interview).click("answer-second_interview")
    app.go("news.py", interview=one)
    made = store.dossier(one).next_round
    assert made is not None
    app.set_day(f"news.next.held_on.{made.id}", date(2026, 12, 3))
    assert "Saved 18:30" in app.text
    assert "Saved 18:30" not in app.go("news.py", interview=beta).text


def offer_of(store: Store, one: str) -> Offer:
    """What is kept of their offer."""
    offer = store.dossier(one).offer
    assert offer is not None
    return offer


def test_news_can_be_recorded_on_one_that_was_closed_long_ago(app: Visit, store: Store) -> None:
    one = add(store)
    store.record_outcome(one, Outcome.NO_ANSWER, on=YESTERDAY, now=moment(YESTERDAY))
    app.day = TODAY + timedelta(days=120)
    app.go("news.py", interview=one).click("news.correct.successful")
    found = store.dossier(one).interview
    assert (found.outcome, found.outcome_on) == (Outcome.SUCCESSFUL, TODAY + timedelta(days=120))
