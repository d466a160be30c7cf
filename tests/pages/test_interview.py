from datetime import date, time, timedelta

import pytest

from coaching.records import Answered, Criterion, Edit, Outcome, Stage, View
from coaching.store import Store
from tests.pages.visit import TODAY, Visit, moment, new_id

YESTERDAY, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=8)
ONE = new_id(1)


@pytest.fixture
def one(store: Store) -> str:
    """An interview of yesterday."""
    return store.add_interview(ONE, "Acme", held_on=YESTERDAY, now=moment(YESTERDAY)).id


def test_one_coming_up_is_made_by_its_company_and_asks_when(app: Visit, store: Store) -> None:
    app.click("today.coming").enter("Harbour & Finch", page="interview")
    one = app.interview_id
    assert store.dossier(one).interview.held_on is None
    assert app.title == "Harbour & Finch"
    assert "When and where is it?" in app.text
    app.set_day(f"interview.when.held_on.{one}", LATER)
    assert store.dossier(one).interview.held_on == LATER
    assert app.go("today.py").title == "Nothing to do today"
    assert "Thursday 3 December" in app.text


def test_an_interview_to_come_can_be_put_in_the_calendar_once_it_has_a_day(app: Visit, store: Store) -> None:
    one = store.add_interview(ONE, "Acme", held_on=None, now=moment()).id
    assert not app.go("interview.py", interview=one).has("interview.calendar")
    app.set_day(f"interview.when.held_on.{one}", LATER)
    assert app.at.get_by_key("interview.calendar").proto.label == "Put these days in my calendar"
    app.set_day(f"interview.when.held_on.{one}", YESTERDAY)
    assert not app.has("interview.calendar")


def test_the_check_of_the_way_there_has_a_place_to_write_down_where_it_is(app: Visit, store: Store) -> None:
    one = store.add_interview(ONE, "Acme", held_on=TODAY + timedelta(days=1), now=moment()).id
    store.mark(one, "ask_ahead", done_on=TODAY, now=moment())
    app.go("today.py")
    assert "Check the way there, the link or the phone number" in app.text
    assert "No address, link or number is written down here yet." in app.text
    app.click("today.opens")
    app.type(f"interview.when.place.{one}", "Mill Lane 4")
    assert "Where: Mill Lane 4" in app.go("today.py").text
    assert "Where: Mill Lane 4" in app.go("coach.py", interview=one).text
    assert "Change where it is" in [button.label for button in app.at.button]


def test_a_coming_one_without_a_company_says_one_sentence(app: Visit, store: Store) -> None:
    app.click("today.coming").enter("", page="interview")
    assert app.text.count("Type the name of the company; nothing else is needed.") == 1
    assert store.search().everything == 0


def test_another_round_can_be_coming_up_too(app: Visit, store: Store, one: str) -> None:
    app.go("interview.py").enter("acme", page="interview")
    assert "Another round there, or another job?" in app.text
    app.click("interview.round")
    made = store.dossier(app.interview_id).interview
    assert made.application_id == store.dossier(one).interview.application_id
    assert made.held_on is None


def test_on_its_day_the_debrief_opens_by_itself_on_today(app: Visit, store: Store) -> None:
    app.click("today.coming").enter("Acme", page="interview")
    store.save_field(app.interview_id, "held_on", LATER, now=moment())
    app.day = LATER
    assert app.go("today.py").title == "How did Acme go?"


def full(store: Store, one: str) -> None:
    for field, value in {
        "role": "Baker",
        "contact_name": "Priya Raman",
        "place": "Mill Lane",
        "others_there": "Sam Hill",
        "pay_said": "30,000",
        "best_moment": "They laughed",
        "would_change": "Ask about the team",
        "notes": "Bring the plan",
        "stage": Stage.FINAL,
        "held_time": time(10, 30),
        "decision_due_on": date(2026, 11, 30),
    }.items():
        store.save_field(one, field, value, now=moment())
    store.save_score(one, Criterion.FIT, 2, now=moment())
    store.save_evidence(one, Criterion.FIT, "Rugby", now=moment())
    store.save_gut_feel(one, 65, now=moment())
    question = store.add_question(one, "Why us?", now=moment())
    store.save_question(question, "answered", Answered.STUMBLED, now=moment())
    store.save_question(question, "my_answer", "It is near", now=moment())
    store.finish_debrief(one, now=moment())
    store.send_letter(one, "thank_you", to="", subject="s", body="b", given={}, on=TODAY, now=moment())
    store.mark(one, "rehearse", done_on=YESTERDAY, now=moment())
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    store.save_feedback(one, "words", "Too quiet", now=moment())
    store.save_panel_view(one, Criterion.PERFORMANCE, View.STRENGTH, now=moment())


def test_everything_about_one_stands_on_one_screen(app: Visit, store: Store, one: str) -> None:
    full(store, one)
    app.go("interview.py", interview=one)
    for words in (
        "Baker",
        "Priya Raman",
        "Mill Lane",
        "Sam Hill",
        "30,000",
        "They laughed",
        "Ask about the team",
        "Bring the plan",
        "inal interview",
        "10:30",
        "Monday 30 November",
        "They told me about the team; I didn’t link it to me.",
        "“Rugby”",
        "65 %",
        "Why us?",
        "Stumbled",
        "It is near",
        "They said no",
        "Too quiet",
        "A strength",
        "Debrief written",
        "Say a short thank-you: sent",
        "Say your answers on the four areas out loud, once: done",
    ):
        assert words in app.text, words


def next_time(one: str, question: str) -> str:
    """The key of the field for a better answer."""
    return f"interview.next_time.{one}.{question}"


def test_a_better_answer_is_written_where_they_asked_the_stumbled_ones_first(
    app: Visit, store: Store, one: str
) -> None:
    fine, stumbled = (store.add_question(one, words, now=moment()) for words in ("Your plan?", "Why us?"))
    store.save_question(stumbled, "answered", Answered.STUMBLED, now=moment())
    app.go("interview.py", interview=one)
    assert app.text.index("Why us?") < app.text.index("Your plan?")
    assert not app.has(next_time(one, fine))
    app.write(next_time(one, stumbled), "Their rota, and why I like it")
    assert "Saved 18:30" in app.text
    app.click(f"{next_time(one, fine)}.add").write(next_time(one, fine), "Shorter")
    app.write(next_time(one, fine), "")
    assert app.has(next_time(one, fine))
    kept = {question.id: question.next_time for question in store.dossier(one).questions}
    assert kept == {fine: "", stumbled: "Their rota, and why I like it"}
    app.begin("interview.py", interview=one)
    assert app.shown_in(next_time(one, stumbled)) == "Their rota, and why I like it"
    assert not app.has(next_time(one, fine))


def test_saved_belongs_to_this_interview_and_to_no_other(app: Visit, store: Store) -> None:
    made = [
        store.add_interview(ONE.replace("1", number), f"Acme {number}", held_on=None, now=moment()).id
        for number in ("2", "3")
    ]
    app.go("interview.py", interview=made[0]).set_day(f"interview.when.held_on.{made[0]}", LATER)
    assert "Saved 18:30" in app.text
    assert "Saved 18:30" not in app.go("interview.py", interview=made[1]).text


@pytest.mark.parametrize("field", ["company", "role", "recruiter_name", "pay_said"])
def test_a_changed_fact_is_said_to_be_saved(app: Visit, store: Store, one: str, field: str) -> None:
    store.save_field(one, "via_recruiter", True, now=moment())
    app.go("interview.py", interview=one).type(f"interview.{field}.{one}", "Baker")
    assert app.text.count("Saved 18:30") == 1


def test_what_is_too_long_for_a_line_is_kept_whole_or_said_below_it_and_stays_there(
    app: Visit, store: Store, one: str
) -> None:
    pay, role = f"interview.pay_said.{one}", f"interview.role.{one}"
    app.go("interview.py", interview=one).type(pay, "p" * 356).type(role, "r" * 356)
    assert store.dossier(one).interview.pay_said == "p" * 356
    assert "That is 356 characters, and there is room for 200; shorten it." in app.text
    assert app.at.text_input(key=role).value == "r" * 356
    assert store.dossier(one).interview.role == ""
    assert "shorten it" not in app.type(role, "Baker").text
    assert store.dossier(one).interview.role == "Baker"


def test_a_young_interview_shows_nothing_empty(app: Visit, one: str) -> None:
    app.go("interview.py", interview=one)
    for heading in ("What you wrote", "What they asked", "What they said", "Facts"):
        assert heading not in app.html
    assert not any(fold.label == "Earlier words" for fold in app.at.expander)


@pytest.mark.parametrize(
    ("key", "title"), [("interview.news", "What did Acme say?"), ("interview.debrief", "Acme: what happened?")]
)
def test_what_is_next_is_one_tap_away(app: Visit, one: str, key: str, title: str) -> None:
    assert app.go("interview.py", interview=one).click(key).title == title
    assert app.interview_id == one


def test_after_the_news_the_coach_and_what_they_said_are_one_tap_away(app: Visit, store: Store, one: str) -> None:
    store.record_outcome(one, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    assert app.go("interview.py", interview=one).click("interview.coach").title == "Acme said no"
    assert app.go("interview.py", interview=one).click("interview.said").title == "Acme said no"


def test_facts_are_changed_where_they_stand(app: Visit, store: Store, one: str) -> None:
    app.go("interview.py", interview=one)
    app.type(f"interview.company.{one}", "Acme & Sons").type(f"interview.pay_said.{one}", "30k")
    app.write(f"interview.notes.{one}", "Bring the plan")
    kept = store.dossier(one).interview
    assert (kept.company, kept.pay_said, kept.notes) == ("Acme & Sons", "30k", "Bring the plan")
    assert app.title == "Acme & Sons"


def test_a_company_that_is_emptied_is_refused_and_the_old_one_stays(app: Visit, store: Store, one: str) -> None:
    app.go("interview.py", interview=one).type(f"interview.company.{one}", "")
    assert app.text.count("Type the name of the company") == 1
    assert app.at.text_input(key=f"interview.company.{one}").value == ""
    assert store.dossier(one).interview.company == "Acme"
    app.type(f"interview.company.{one}", "Beta")
    assert "Type the name of the company" not in app.text
    assert app.title == "Beta"


def test_a_renamed_company_renames_every_round_there_and_joins_nothing(app: Visit, store: Store, one: str) -> None:
    other = store.add_interview(ONE.replace("1", "2"), "Beta", held_on=YESTERDAY, now=moment()).id
    app.go("interview.py", interview=one).type(f"interview.company.{one}", "Beta")
    first, second = store.dossier(one).interview, store.dossier(other).interview
    assert (first.company, second.company) == ("Beta", "Beta")
    assert first.application_id != second.application_id


def test_words_that_were_overwritten_are_put_back_and_can_be_overwritten_again(
    app: Visit, store: Store, one: str
) -> None:
    store.save_field(one, "best_moment", "They laughed", now=moment(YESTERDAY))
    store.save_field(one, "best_moment", "Nothing", now=moment())
    app.go("interview.py", interview=one)
    assert "Earlier words" in [fold.label for fold in app.at.expander]
    assert "A good moment, until today" in app.text
    (earlier,) = store.dossier(one).earlier_words
    app.click(put_back(earlier))
    assert store.dossier(one).interview.best_moment == "They laughed"
    assert "Nothing" in {edit.before for edit in store.dossier(one).earlier_words}
    assert "Nothing" in app.text


def test_a_question_that_was_taken_off_is_put_back(app: Visit, store: Store, one: str) -> None:
    store.remove_question(store.add_question(one, "Why us?", now=moment()), now=moment())
    app.go("interview.py", interview=one)
    assert "A question they asked, until today" in app.text
    (earlier,) = store.dossier(one).earlier_words
    app.click(put_back(earlier))
    assert [question.text for question in store.dossier(one).questions] == ["Why us?"]


def test_every_earlier_word_says_in_plain_words_where_it_stood(app: Visit, store: Store, one: str) -> None:
    for words in ("before", "after"):
        now = moment(YESTERDAY if words == "before" else TODAY)
        for field in (
            "role",
            "contact_name",
            "contact_email",
            "recruiter_name",
            "recruiter_email",
            "pay_said",
            "place",
        ):
            store.save_field(one, field, words, now=now)
        for field in ("others_there", "best_moment", "would_change", "notes"):
            store.save_field(one, field, words, now=now)
        store.save_evidence(one, Criterion.FIT, words, now=now)
        store.save_feedback(one, "words", words, now=now)
        store.save_letter(one, "thank_you", to=words, subject=words, body=words, given={}, now=now)
    question = store.add_question(one, "Why us?", now=moment(YESTERDAY))
    for words in ("before", "after"):
        now = moment(YESTERDAY if words == "before" else TODAY)
        for field in ("my_answer", "next_time"):
            store.save_question(question, field, words, now=now)
    app.go("interview.py", interview=one)
    lines = [line for line in app.text.splitlines() if line.endswith(", until today")]
    assert len(lines) == 18
    for line in lines:
        assert line[0].isupper()
        assert "_" not in line


def test_it_is_deleted_and_taken_back_where_it_was(app: Visit, store: Store, one: str) -> None:
    full(store, one)
    before = store.dossier(one)
    app.go("interview.py", interview=one).click("interview.delete")
    assert app.title == "It’s deleted"
    assert store.search().everything == 0
    assert app.go("today.py").title == "Just back from an interview?"
    app.go("interview.py", interview=one).click("interview.restore")
    assert app.title == "Acme"
    assert store.dossier(one) == before


def test_a_deleted_one_says_so_in_every_tab_and_can_be_taken_back_there(app: Visit, store: Store, one: str) -> None:
    store.delete_interview(one, now=moment())
    app.begin("interview.py", interview=one)
    assert app.title == "It’s deleted"
    app.click("interview.restore")
    assert app.title == "Acme"
    app.go("interviews.py").follow("Acme")
    assert app.title == "Acme"


def test_what_was_written_in_the_evening_is_dated_by_the_persons_own_day(app: Visit, store: Store, one: str) -> None:
    store.finish_debrief(one, now=moment(YESTERDAY, time(23, 30)))
    app.at.context = {"timezone": "America/New_York"}
    app.go("interview.py", interview=one)
    assert "24 November Debrief written" in " ".join(app.text.split())
    app.at.context = {"timezone": "Pacific/Auckland"}
    assert "25 November Debrief written" in " ".join(app.run().text.split())


@pytest.mark.parametrize("page", ["debrief.py", "news.py", "coach.py"])
def test_an_old_link_to_a_deleted_interview_leads_to_where_it_can_be_taken_back(
    app: Visit, store: Store, page: str
) -> None:
    one = app.click("today.just").enter("Acme").interview_id
    store.delete_interview(one, now=moment())
    assert app.go(page, interview=one).title == "It’s deleted"


def put_back(earlier: Edit) -> str:
    """The key of the button that puts these words back."""
    return f"interview.back.{earlier.id}"
