from datetime import date, time, timedelta

import pytest

from coaching.errors import NotSavedError
from coaching.records import Answered, Criterion, Format, Outcome, Stage
from coaching.store import Store
from tests.pages.visit import TODAY, Visit, moment, words_of

LATER = TODAY + timedelta(days=7)


@pytest.fixture
def acme(app: Visit) -> str:
    """An interview of today, its debrief open."""
    return app.click("today.just").enter("Acme").interview_id


def score(app: Visit, interview_id: str, **levels: str) -> None:
    for area, level in levels.items():
        app.tap(f"debrief.score.{interview_id}.{area}", level)


def evidence(interview_id: str, area: str) -> str:
    return f"debrief.evidence.{interview_id}.{area}"


def lines_shown(app: Visit, interview_id: str) -> list[str]:
    return [area for area in Criterion if app.has(evidence(interview_id, area))]


def test_a_company_alone_makes_an_interview_of_today_and_its_debrief_opens(app: Visit, store: Store) -> None:
    app.click("today.just").enter("Harbour & Finch")
    assert app.title == "Harbour & Finch: what happened?"
    interview = store.dossier(app.interview_id).interview
    assert (interview.company, interview.held_on, interview.outcome) == ("Harbour & Finch", TODAY, Outcome.WAITING)


def test_enter_without_a_company_says_one_sentence_and_the_next_enter_works(app: Visit, store: Store) -> None:
    app.click("today.just").enter("")
    assert app.text.count("Type the name of the company; nothing else is needed.") == 1
    assert store.search().everything == 0
    app.enter("Acme")
    assert app.title == "Acme: what happened?"
    assert "Type the name" not in app.text


def test_the_same_enter_heard_twice_makes_one_interview_and_opens_it(app: Visit, store: Store) -> None:
    app.click("today.just")
    app.company_field().set_value("Acme")
    app.click_twice("debrief.start")
    assert store.search().everything == 1
    assert app.title == "Acme: what happened?"


def test_a_second_interview_at_an_open_company_asks_whether_it_is_another_round_or_job(
    app: Visit, store: Store, acme: str
) -> None:
    app.go("debrief.py").enter("  ACME ")
    assert "Another round there, or another job?" in app.text
    assert store.search().everything == 1
    app.click("debrief.round")
    assert app.interview_id != acme
    first, second = store.dossier(acme).interview, store.dossier(app.interview_id).interview
    assert second.application_id == first.application_id
    assert (second.company, second.held_on) == ("Acme", TODAY)
    assert app.title == "Acme: what happened?"


def test_another_job_at_the_same_company_has_its_own_facts(app: Visit, store: Store, acme: str) -> None:
    store.save_field(acme, "role", "Baker", now=moment())
    app.go("debrief.py").enter("Acme").click("debrief.job")
    assert app.interview_id != acme
    second = store.dossier(app.interview_id).interview
    assert second.application_id != store.dossier(acme).interview.application_id
    assert second.role == ""


def test_another_round_knows_who_and_where_from_the_first(app: Visit, store: Store, acme: str) -> None:
    store.save_field(acme, "contact_name", "Priya Raman", now=moment())
    store.save_field(acme, "stage", Stage.FIRST, now=moment())
    app.go("debrief.py").enter("Acme").click("debrief.round")
    second = store.dossier(app.interview_id).interview
    assert (second.contact_name, second.stage) == ("Priya Raman", Stage.SECOND)


def test_a_company_that_said_no_is_begun_anew_without_a_question(app: Visit, store: Store, acme: str) -> None:
    store.record_outcome(acme, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    app.go("debrief.py").enter("Acme")
    assert app.interview_id != acme
    assert app.title == "Acme: what happened?"


def test_after_the_question_another_company_can_be_typed_instead(app: Visit, store: Store, acme: str) -> None:
    app.go("debrief.py").enter("Acme").enter("Beta")
    assert app.title == "Beta: what happened?"
    assert app.interview_id != acme
    assert {row.company for row in store.search().rows} == {"Acme", "Beta"}
    app.go("debrief.py")
    assert "Another round there" not in app.text


def test_nothing_is_chosen_before_the_person_chooses(app: Visit, acme: str) -> None:
    assert [field.value for field in app.at.radio] == [None] * 4
    assert all(field.value is None for field in app.at.pills if field.key and "via_recruiter" not in field.key)
    assert all(field.value is None for field in app.at.date_input if field.key and "decision" in field.key)
    assert acme


def test_every_area_has_its_five_sentences_with_the_best_first_and_cannot_say_last(app: Visit, acme: str) -> None:
    for field in app.at.radio:
        assert [option[:6] for option in field.options[:5]] == [f"**{number}** " for number in (5, 4, 3, 2, 1)]
        assert field.options[5:] == ["Can’t say"]
    assert acme


def test_an_answer_is_stored_at_its_click_also_as_said_before_the_news(app: Visit, store: Store, acme: str) -> None:
    score(app, acme, fit="4")
    found = store.dossier(acme).scores
    assert list(found) == [Criterion.FIT]
    assert (found[Criterion.FIT].value, found[Criterion.FIT].before_news) == (4, 4)
    assert "Saved 18:30" in app.text


@pytest.mark.parametrize("field", ["role", "contact_name", "others_there"])
def test_what_is_noted_of_role_and_people_is_said_to_be_saved(app: Visit, acme: str, field: str) -> None:
    assert "Saved" not in app.text
    app.type(f"debrief.{field}.{acme}", "Baker")
    assert app.text.count("Saved 18:30") == 1


def test_cannot_say_is_kept_as_such_and_what_is_skipped_stays_empty(app: Visit, store: Store, acme: str) -> None:
    score(app, acme, fit="cannot_say")
    (kept,) = store.dossier(acme).scores.values()
    assert (kept.criterion, kept.value) == (Criterion.FIT, None)
    app.begin("debrief.py", interview=acme)
    chosen = {str(field.key).rsplit(".", 1)[1]: field.value for field in app.at.radio}
    assert chosen == {"performance": None, "enthusiasm": None, "fit": "cannot_say", "confidence": None}


def test_after_the_news_an_answer_changes_only_what_is_shown(app: Visit, store: Store, acme: str) -> None:
    score(app, acme, fit="4")
    store.record_outcome(acme, Outcome.SUCCESSFUL, on=TODAY, now=moment())
    app.run()
    assert "shown, not counted" in app.text
    score(app, acme, fit="5", performance="5")
    found = store.dossier(acme).scores
    assert (found[Criterion.FIT].value, found[Criterion.FIT].before_news) == (5, 4)
    assert (found[Criterion.PERFORMANCE].value, found[Criterion.PERFORMANCE].before_news) == (5, None)


def test_evidence_opens_under_the_lowest_once_all_four_are_answered(app: Visit, acme: str) -> None:
    score(app, acme, performance="4", enthusiasm="3", fit="2")
    assert lines_shown(app, acme) == []
    score(app, acme, confidence="3")
    assert lines_shown(app, acme) == [Criterion.FIT]


def test_of_a_tie_the_first_opens(app: Visit, acme: str) -> None:
    score(app, acme, performance="4", enthusiasm="2", fit="2", confidence="2")
    assert lines_shown(app, acme) == [Criterion.ENTHUSIASM]


def test_cannot_say_counts_as_answered_and_is_never_the_lowest(app: Visit, acme: str) -> None:
    score(app, acme, performance="cannot_say", enthusiasm="5", fit="cannot_say", confidence="cannot_say")
    assert lines_shown(app, acme) == [Criterion.ENTHUSIASM]
    score(app, acme, enthusiasm="cannot_say")
    assert Criterion.PERFORMANCE not in lines_shown(app, acme)


def test_a_line_can_be_added_to_any_answered_area(app: Visit, store: Store, acme: str) -> None:
    score(app, acme, performance="4")
    assert not app.has(f"debrief.add.{acme}.fit")
    app.click(f"debrief.add.{acme}.performance")
    app.write(evidence(acme, "performance"), "Told the rota story.")
    assert store.dossier(acme).scores[Criterion.PERFORMANCE].evidence == "Told the rota story."


def test_a_line_with_words_never_closes(app: Visit, acme: str) -> None:
    score(app, acme, performance="4", enthusiasm="3", fit="2", confidence="3")
    app.write(evidence(acme, "fit"), "They talked about rugby.")
    score(app, acme, enthusiasm="1")
    assert lines_shown(app, acme) == [Criterion.ENTHUSIASM, Criterion.FIT]
    app.begin("debrief.py", interview=acme)
    assert lines_shown(app, acme) == [Criterion.ENTHUSIASM, Criterion.FIT]
    assert app.shown_in(evidence(acme, "fit")) == "They talked about rugby."


def test_the_bet_is_one_of_seven_and_a_second_tap_takes_it_back(app: Visit, store: Store, acme: str) -> None:
    field = app.at.pills(key=f"debrief.bet.{acme}")
    assert field.options == ["5 %", "20 %", "35 %", "50 %", "65 %", "80 %", "95 %"]
    app.tap(f"debrief.bet.{acme}", 65)
    found = store.dossier(acme).interview
    assert (found.gut_feel, found.gut_feel_before_news) == (65, 65)
    app.tap(f"debrief.bet.{acme}", None)
    assert store.dossier(acme).interview.gut_feel is None


def ask(app: Visit, interview_id: str, words: str) -> None:
    app.at.text_input(key=f"debrief.ask.{interview_id}").set_value(words)
    app.click(f"debrief.ask.{interview_id}.add")


def test_questions_are_added_by_enter_one_after_the_other(app: Visit, store: Store, acme: str) -> None:
    ask(app, acme, "Why us?")
    ask(app, acme, "What is your greatest weakness?")
    assert [one.text for one in store.dossier(acme).questions] == ["Why us?", "What is your greatest weakness?"]
    assert "Why us?" in app.text


def test_a_question_asked_twice_is_on_the_list_once_and_an_empty_one_not_at_all(
    app: Visit, store: Store, acme: str
) -> None:
    for words in ("Why us?", "Why us?", "", "   "):
        ask(app, acme, words)
    assert len(store.dossier(acme).questions) == 1


def test_a_question_that_cannot_be_kept_says_why_and_its_words_come_back(
    app: Visit, store: Store, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotSavedError("The disk is full.")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(Store, "add_question", refuse)
        ask(app, acme, "Why us?")
    assert app.text.count("The disk is full.") == 1
    assert app.at.text_input(key=f"debrief.ask.{acme}").value == "Why us?"
    ask(app, acme, "Why us?")
    assert "The disk is full." not in app.text
    assert len(store.dossier(acme).questions) == 1


def test_a_click_that_cannot_be_kept_says_so_and_what_is_typed_is_not_lost(
    app: Visit, store: Store, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotSavedError("The disk is full.")

    field = f"debrief.lines.{acme}.best"
    with monkeypatch.context() as full_disk:
        full_disk.setattr(Store, "save_field", refuse)
        full_disk.setattr(Store, "finish_debrief", refuse)
        app.write(field, "They laughed")
        assert app.shown_in(field) == "They laughed"
        app.click("debrief.finish")
        assert "The disk is full." in app.text
        assert app.title == "Acme: what happened?"
        assert app.shown_in(field) == "They laughed"
    app.write(field, "They laughed.")
    assert store.dossier(acme).interview.best_moment == "They laughed."


def test_a_question_is_rated_placed_and_answered_again(app: Visit, store: Store, acme: str) -> None:
    ask(app, acme, "Why us?")
    (question,) = store.dossier(acme).questions
    app.tap(f"debrief.answered.{question.id}", Answered.STUMBLED)
    app.tap(f"debrief.area.{question.id}", Criterion.ENTHUSIASM)
    app.write(f"debrief.mine.{question.id}", "Because it is near.")
    (kept,) = store.dossier(acme).questions
    assert (kept.answered, kept.criterion) == (Answered.STUMBLED, Criterion.ENTHUSIASM)
    assert kept.my_answer == "Because it is near."
    app.tap(f"debrief.answered.{question.id}", None)
    assert store.dossier(acme).questions[0].answered is None


def test_a_mistyped_question_is_taken_off_the_list(app: Visit, store: Store, acme: str) -> None:
    ask(app, acme, "Wy us")
    (question,) = store.dossier(acme).questions
    app.click(f"debrief.remove.{question.id}")
    assert store.dossier(acme).questions == ()
    assert "Wy us" not in app.text


def test_words_are_stored_while_one_types_and_are_there_in_a_new_tab(app: Visit, store: Store, acme: str) -> None:
    app.write(f"debrief.lines.{acme}.best", "They laugh")
    app.write(f"debrief.lines.{acme}.best", "They laughed.")
    app.write(f"debrief.lines.{acme}.change", "Ask about the team")
    kept = store.dossier(acme).interview
    assert (kept.best_moment, kept.would_change) == ("They laughed.", "Ask about the team")
    app.begin("debrief.py", interview=acme)
    assert app.shown_in(f"debrief.lines.{acme}.best") == "They laughed."


@pytest.mark.parametrize(
    ("today", "offered"),
    [
        (TODAY, ["This week", "Next week", "In two weeks"]),
        (date(2026, 11, 27), ["Next week", "In two weeks"]),
        (date(2026, 11, 28), ["Next week", "In two weeks"]),
    ],
)
def test_the_day_of_their_answer_is_named_in_words_or_by_date(
    app: Visit, store: Store, acme: str, today: date, offered: list[str]
) -> None:
    app.day = today
    app.run()
    field = app.at.pills(key=f"debrief.when.{acme}")
    assert field.options == offered
    app.tap(f"debrief.when.{acme}", date(2026, 12, 4))
    assert store.dossier(acme).interview.decision_due_on == date(2026, 12, 4)
    assert app.at.date_input(key=f"debrief.decision_due_on.{acme}").value == date(2026, 12, 4)
    app.set_day(f"debrief.decision_due_on.{acme}", date(2026, 12, 9))
    assert store.dossier(acme).interview.decision_due_on == date(2026, 12, 9)
    assert app.at.pills(key=f"debrief.when.{acme}").value is None


def test_what_can_wait_is_stored_field_by_field(app: Visit, store: Store, acme: str) -> None:
    app.type(f"debrief.role.{acme}", "Baker")
    app.set_day(f"debrief.held_on.{acme}", TODAY - timedelta(days=1))
    app.at.time_input(key=f"debrief.held_time.{acme}").set_value(time(10, 30))
    app.run()
    app.tap(f"debrief.stage.{acme}", Stage.FINAL).tap(f"debrief.format.{acme}", Format.VIDEO)
    app.type(f"debrief.contact_name.{acme}", "Priya Raman").type(f"debrief.contact_email.{acme}", "priya@acme.example")
    app.tap(f"debrief.via_recruiter.{acme}", True)
    app.type(f"debrief.recruiter_name.{acme}", "Sam Hill")
    kept = store.dossier(acme).interview
    assert (kept.role, kept.held_on, kept.held_time) == ("Baker", TODAY - timedelta(days=1), time(10, 30))
    assert (kept.stage, kept.format, kept.contact_name) == (Stage.FINAL, Format.VIDEO, "Priya Raman")
    assert (kept.contact_email, kept.via_recruiter, kept.recruiter_name) == ("priya@acme.example", True, "Sam Hill")


def test_a_half_typed_address_is_kept_and_not_refused(app: Visit, store: Store, acme: str) -> None:
    app.type(f"debrief.contact_email.{acme}", "priya@")
    assert store.dossier(acme).interview.contact_email == "priya@"


def test_done_says_put_it_down_and_names_tomorrows_thank_you(app: Visit, store: Store, acme: str) -> None:
    app.click("debrief.finish")
    assert app.title == "You can put it down now"
    assert "Acme is written down." in app.text
    assert "Send a short thank-you: tomorrow, Thursday 26 November" in app.text
    assert "Thursday 26 November. The words will be ready to copy." in app.text
    assert store.dossier(acme).interview.debriefed_at is not None
    assert app.click("debrief.today").title == "Nothing to do today"


def test_done_with_an_old_one_names_what_is_for_today(app: Visit, store: Store, acme: str) -> None:
    store.save_field(acme, "held_on", TODAY - timedelta(days=33), now=moment())
    app.go("debrief.py", interview=acme).click("debrief.finish")
    assert "Acme is written down. One short note is fair now; its words are ready." in app.text
    assert "just after it" not in app.text
    assert app.click("debrief.step").has("coach.sent.note")


@pytest.mark.usefixtures("acme")
def test_done_offers_the_days_for_the_calendar_there_and_then(app: Visit) -> None:
    app.click("debrief.finish")
    assert app.at.get_by_key("debrief.calendar").proto.label == "Put these days in my calendar"
    keys = [str(getattr(node, "key", "")) for node in app.at.main]
    assert keys.index("debrief.calendar") < keys.index("debrief.today")


def test_done_that_is_clicked_twice_is_done_once(app: Visit, store: Store, acme: str) -> None:
    app.click_twice("debrief.finish")
    assert app.title == "You can put it down now"
    first = store.dossier(acme)
    app.click("debrief.go-on").click("debrief.finish")
    assert store.dossier(acme) == first


def test_after_done_the_writing_can_go_on(app: Visit, acme: str) -> None:
    app.click("debrief.finish").click("debrief.go-on")
    assert app.title == "Acme: what happened?"
    assert app.interview_id == acme


def test_on_a_friday_the_thank_you_is_named_for_monday(app: Visit) -> None:
    app.day = date(2026, 11, 27)
    app.click("today.just").enter("Acme").click("debrief.finish")
    assert "Send a short thank-you: Monday 30 November\nThe words will be ready to copy." in app.text


def test_so_far_stands_beside_it_with_nothing_counted_that_was_skipped(app: Visit, acme: str) -> None:
    score(app, acme, fit="cannot_say", performance="4")
    app.tap(f"debrief.bet.{acme}", 20)
    beside = " ".join(words_of(app.html.partition("So far")[2]).split())
    for line in ("Performance 4", "Fit Can’t say", "Your bet 20 %"):
        assert line in beside
    assert "Enthusiasm" not in beside


def test_before_its_day_an_interview_has_no_debrief_yet(app: Visit, store: Store) -> None:
    app.click("today.coming").enter("Acme", page="interview")
    one = app.interview_id
    store.save_field(one, "held_on", LATER, now=moment())
    app.go("debrief.py", interview=one)
    assert not app.at.radio
    assert app.click("debrief.see").interview_id == one
    app.day = LATER
    app.go("debrief.py", interview=one)
    assert app.title == "Acme: what happened?"


def test_a_first_draw_with_words_of_its_own_overwrites_nothing(app: Visit, store: Store, acme: str) -> None:
    score(app, acme, performance="4", enthusiasm="3", fit="2", confidence="1")
    app.write(evidence(acme, "confidence"), "Backed off on pay.")
    before = store.dossier(acme)
    app.begin("debrief.py", interview=acme).run()
    assert store.dossier(acme) == before
