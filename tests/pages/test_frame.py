import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit as st

from coaching.records import Criterion, Outcome
from coaching.store import Store
from pages.parts import house
from pages.parts.text import plain
from tests.pages.visit import TODAY, Visit, moment, tags_of, words_of

PAGES = ("today.py", "interviews.py", "coach.py", "trends.py", "debrief.py", "news.py", "interview.py")
OF_ONE = ("debrief.py", "news.py", "coach.py", "interview.py")
NOBODY = "00000000-0000-4000-8000-00000000dead"

ADDRESS = "http://127.0.0.1:9/x"
EVIL = f"![x]({ADDRESS}) <img src={ADDRESS}> $x$ www.x.y *a* :red[b] <script>x</script>"
OWN_TAGS = {"h1", "h2", "h3", "p", "div", "span", "strong", "ul", "li", "dl", "dt", "dd"}
OWN_ATTRIBUTES = {"class", "role", "aria-hidden"}


def fill_with(store: Store, words: str) -> str:
    """An interview whose every text is these words, so far as each has room."""
    one = store.add_interview(NOBODY.replace("dead", "0001"), words, held_on=TODAY, now=moment()).id
    for field in ("contact_email", "recruiter_email"):
        store.save_field(one, field, words, now=moment())
    for field in ("role", "contact_name", "recruiter_name", "others_there", "place", "pay_said"):
        store.save_field(one, field, words, now=moment())
    for field in ("best_moment", "would_change", "notes"):
        store.save_field(one, field, words + " before", now=moment())
        store.save_field(one, field, words, now=moment(TODAY.replace(day=26)))
    for criterion in Criterion:
        store.save_score(one, criterion, 2, now=moment())
        store.save_evidence(one, criterion, words, now=moment())
    question = store.add_question(one, words, now=moment())
    store.save_question(question, "my_answer", words, now=moment())
    store.save_feedback(one, "words", words, now=moment())
    store.save_letter(one, "thank_you", to=words, subject=words, body=words, given={"name": words}, now=moment())
    return one


def fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_the_menu_ends_every_page_where_it_is_hidden(app: Visit) -> None:
    for page in PAGES:
        app.go(page)
        foot = [link.proto.label for link in app.at.get("page_link")][-4:]
        assert foot == ["Today", "Interviews", "Coach", "Trends"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_by_its_address_on_a_cold_server_with_its_one_title(file: Path, page: str) -> None:
    cold = Visit(file.with_name("now")).begin(page)
    assert cold.html.count("<h1>") == 1
    assert cold.title


@pytest.mark.parametrize("page", OF_ONE)
def test_a_link_to_an_interview_that_nobody_knows_says_one_sentence_and_leads_back(app: Visit, page: str) -> None:
    app.go(page, interview=NOBODY)
    assert app.html.count("<h1>") == 1
    assert app.text.count("isn’t here any more") == 1
    assert not app.at.button
    app.follow("Go to Today")
    assert app.title == "Just back from an interview?"


@pytest.mark.parametrize("odd", ["", "../../etc", "<img src=x>", "a" * 3_000])
def test_an_odd_address_is_no_interview_either(app: Visit, odd: str) -> None:
    app.go("debrief.py", interview=odd)
    assert "<img" not in app.html
    assert app.title in {"Let’s go back a step", "Let's go back a step", "What happened?"}


def broken(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=9999")


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def not_ours(path: Path) -> None:
    path.write_bytes(b"Dear diary,\n" * 400)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("spoil", [broken, newer, emptied, not_ours])
def test_a_file_that_cannot_be_opened_gets_its_sentence_and_stays_as_it_is(
    file: Path, spoil: Callable[[Path], None], page: str
) -> None:
    spoil(file)
    before = fingerprint(file)
    visit = Visit(file.with_name("now")).begin(page)
    assert visit.title.replace("’", "'") == "Your file can't be opened"
    said = words_of(visit.html).strip().splitlines()
    assert len([line for line in said if line.strip()]) == 2
    assert not visit.at.button
    assert not visit.at.text_input
    assert fingerprint(file) == before


def test_a_file_that_is_spoiled_while_debrief_runs_is_said_on_the_next_click(app: Visit, file: Path) -> None:
    file.unlink()
    emptied(file)
    app.run()
    assert app.title.replace("’", "'") == "Your file can't be opened"


def test_an_error_of_ours_shows_no_traceback(app: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("what somebody wrote")

    monkeypatch.setattr(house, "standings", fail)
    assert st.get_option("client.showErrorDetails") == "none"
    app.at.run()
    (shown,) = app.at.exception
    assert "somebody wrote" not in str(shown.proto)
    assert not shown.proto.stack_trace


def test_what_a_click_could_not_do_is_said_once(app: Visit) -> None:
    app.click("today.just").enter("")
    assert app.html.count("Type the name of the company") == 1
    app.run()
    assert "Type the name of the company" not in app.html


def test_the_example_is_opened_and_left_by_its_flag_and_the_own_file_stays_as_it_is(app: Visit, file: Path) -> None:
    before = fingerprint(file)
    app.click("today.example")
    assert "This is an example" in app.text
    assert app.at.query_params["example"] == "1"
    app.follow("Interviews")
    assert app.at.query_params["example"] == "1"
    assert app.title.startswith("14 interviews")
    app.go("trends.py")
    assert "This is an example" in app.text
    app.click("frame.leave")
    assert "example" not in app.at.query_params
    assert "This is an example" not in app.text
    assert app.go("interviews.py").title == "No interviews yet"
    assert fingerprint(file) == before


def test_a_link_into_the_example_opens_it(app: Visit) -> None:
    app.go("interviews.py", example="1")
    assert app.title.startswith("14 interviews")
    app.click("frame.leave")
    assert app.title == "Just back from an interview?"
    assert app.go("interviews.py").title == "No interviews yet"


def test_what_is_done_in_the_example_stays_there(app: Visit, file: Path) -> None:
    app.day = TODAY + timedelta(days=7)  # every day has an example of its own: no other test meets what is done here
    app.run()  # the file keeps the day of a visit
    before = fingerprint(file)
    app.go("debrief.py", example="1").enter("A try")
    example_id = app.interview_id
    app.tap(f"debrief.score.{example_id}.fit", "4").click("debrief.finish")
    app.go("news.py", interview=example_id).click(f"answer-{Outcome.UNSUCCESSFUL}")
    app.go("today.py")
    assert app.title == "Nothing more today"
    app.click("frame.leave")
    assert app.go("today.py").title == "Just back from an interview?"
    app.go("interview.py", interview=example_id)
    assert app.text.count("isn’t here any more") == 1
    assert fingerprint(file) == before


def test_every_page_of_the_example_has_kind_words_only(app: Visit) -> None:
    app.go("interviews.py", example="1")
    links = [link.proto for link in app.at.get("page_link") if "interview=" in link.proto.query_string]
    ids = [link.query_string.partition("interview=")[2].partition("&")[0] for link in links]
    assert len(ids) == 14
    visits = [(page, {"interview": one}) for page in OF_ONE for one in ids] + [(page, {}) for page in PAGES]
    for page, query in visits:
        app.go(page, example="1", **query)
        shown = app.text
        assert "unsuccessful" not in shown.lower()
        for name in ("no_answer", "second_interview", "in_person", "waiting_", "{{", "{%", "None", "  ,"):
            assert name not in shown, (page, name)


def assert_words_stay_words(visit: Visit) -> None:
    tags, attributes = tags_of(visit.html)
    assert tags <= OWN_TAGS
    assert attributes <= OWN_ATTRIBUTES
    for caption in visit.captions:
        rest = caption.replace(plain(EVIL), "")
        assert not any(sign in rest for sign in ("127.0.0.1", "<img", "$x$", "*a*", "www.x", ":red")), caption


@pytest.mark.parametrize("page", PAGES)
def test_what_people_write_stands_as_text_on_every_page(file: Path, store: Store, page: str) -> None:
    fill_with(store, EVIL)
    assert_words_stay_words(Visit(file.with_name("now")).begin(page))


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("page", ["today.py", *OF_ONE])
def test_what_people_write_stands_as_text_whatever_the_news(
    file: Path, store: Store, page: str, outcome: Outcome
) -> None:
    one = fill_with(store, EVIL)
    store.record_outcome(one, outcome, on=TODAY, now=moment())
    visit = Visit(file.with_name("now")).begin(page, **({"interview": one} if page in OF_ONE else {}))
    assert_words_stay_words(visit)
    assert EVIL in visit.text or page == "today.py"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("ß" * 10_000, id="10,000 characters"),
        pytest.param("🙂👩‍💻🏳️‍🌈", id="emoji"),
        pytest.param("مرحبا، كيف كانت المقابلة؟ שלום", id="right to left"),
        pytest.param("a\u202eb\u2066c", id="turned around"),
        pytest.param("one\n\ntwo", id="lines"),
    ],
)
def test_any_words_are_kept_as_they_are(app: Visit, store: Store, words: str) -> None:
    app.click("today.just").enter("Acme")
    field = f"debrief.lines.{app.interview_id}.best"
    app.write(field, words)
    assert store.dossier(app.interview_id).interview.best_moment == words
    assert app.go("debrief.py", interview=app.interview_id).shown_in(field) == words
    app.go("interview.py", interview=app.interview_id)
    assert words in words_of(app.html)


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\0b", "ab"), ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\ud800b", "a\ufffdb")]
)
def test_signs_that_no_screen_can_show_are_put_in_order(app: Visit, store: Store, typed: str, kept: str) -> None:
    app.click("today.just").enter("Acme")
    app.write(f"debrief.lines.{app.interview_id}.best", typed)
    assert store.dossier(app.interview_id).interview.best_moment == kept
    app.go("interview.py", interview=app.interview_id)
    assert kept in words_of(app.html)


def test_more_than_there_is_room_for_is_refused_with_one_sentence_and_stays_in_the_field(
    app: Visit, store: Store
) -> None:
    app.click("today.just").enter("Acme")
    field, words = f"debrief.lines.{app.interview_id}.best", "x" * 10_001
    app.write(field, words)
    assert app.text.count("there is room for 10,000") == 1
    assert app.shown_in(field) == words
    assert store.dossier(app.interview_id).interview.best_moment == ""
    app.write(field, words[:-1])
    assert "there is room for" not in app.text
    assert store.dossier(app.interview_id).interview.best_moment == words[:-1]


@pytest.mark.parametrize("company", ["🙂", "مرحبا", "a\0b", "a\rb", "x" * 200, "   Acme   ", "<b>&amp;"])
def test_any_company_makes_an_interview(app: Visit, store: Store, company: str) -> None:
    app.click("today.just").enter(company)
    (row,) = store.search().rows
    assert app.title == f"{row.company}: what happened?"
    assert row.company == " ".join(company.replace("\0", "").split())


@pytest.mark.parametrize("company", ["", "   ", "\0", "\u2003"])
def test_a_company_without_a_letter_is_refused_with_one_sentence(app: Visit, store: Store, company: str) -> None:
    app.click("today.just").enter(company)
    assert app.html.count("Type the name of the company") == 1
    assert store.search().everything == 0
    assert app.company_field().value == company
