"""Somebody to talk to and somebody to ask: where they stand on the pages, and for which country."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching import content
from coaching.content import Content, load
from coaching.records import Outcome
from coaching.store import Store
from coaching.tree import Advice, HelpKind, Step, Tree
from tests.pages.visit import TODAY, Visit, moment, new_id

YESTERDAY = TODAY - timedelta(days=1)
ONE = new_id(1)
OTHER = new_id(2)
NORTHERN_IRELAND, UNSAID = "Labour Relations Agency", "These numbers are for England."
TALK, ASK, HEAVY = "Somebody to talk to", "Somebody to ask", "If it gets heavy"


@pytest.fixture
def no(store: Store) -> str:
    """An interview of yesterday, and they said no today."""
    store.add_interview(ONE, "Acme", held_on=YESTERDAY, now=moment(YESTERDAY))
    store.finish_debrief(ONE, now=moment(YESTERDAY))
    store.record_outcome(ONE, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    return ONE


@pytest.fixture
def said(store: Store) -> None:
    """The person has said that England is right."""
    store.set_country("GB", "ENG", on=TODAY, now=moment())


def ends_in(monkeypatch: pytest.MonkeyPatch, *kinds: HelpKind, steps: tuple[Step, ...] = ()) -> None:
    """After a no the tree says one thing, and these can help with it."""
    text = "Ask one of the services below."
    advice = Advice("Get advice this week", text, ("S34",), steps=steps, checklist=("One.",), help=kinds)
    tree = Tree("unsuccessful", "They said no", "It is small.", "get_advice", {"get_advice": advice})
    texts: Content = replace(load(), trees={**load().trees, "unsuccessful": tree})
    monkeypatch.setattr(content, "load", lambda: texts)


def before(app: Visit, first: str, second: str) -> bool:
    """Whether both are on the page, in this order."""
    there = app.text
    return -1 < there.find(first) < there.find(second)


def headings(app: Visit) -> set[str]:
    """Which of the two lists are on the page."""
    return {heading for heading in (TALK, ASK) if heading in app.text}


@pytest.mark.usefixtures("said")
def test_an_advice_names_whom_to_ask_below_what_there_is_to_do(
    app: Visit, no: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends_in(monkeypatch, HelpKind.EMPLOYMENT, HelpKind.EQUALITY)
    app.go("coach.py", interview=no)

    assert headings(app) == {ASK}
    for shown in ("Acas", "0300 123 1100", "acas.org.uk/contact", "0808 800 0082"):
        assert shown in app.text
    assert NORTHERN_IRELAND not in app.text
    assert before(app, "One.", ASK)
    assert UNSAID in app.text
    assert "Looked up on 25 November." in app.text
    assert "<a " not in app.html


@pytest.mark.usefixtures("said")
def test_where_there_is_no_step_whom_to_talk_to_stands_first_and_never_folded(
    app: Visit, no: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends_in(monkeypatch, HelpKind.LOW_MOOD, HelpKind.CRISIS)
    app.go("coach.py", interview=no)

    assert headings(app) == {TALK}
    assert before(app, TALK, "One.")
    assert before(app, "999", "116 123")
    assert not app.has("coach.heavy")
    folded = [node.proto.body for one in app.at.expander for node in one if node.type == "html"]
    assert folded
    assert "116 123" not in "".join(folded)


@pytest.mark.usefixtures("said")
def test_where_there_is_a_step_to_take_they_stand_below_it_and_are_as_open(
    app: Visit, no: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends_in(monkeypatch, HelpKind.CRISIS, steps=(Step("sleep_on_it", "Sleep on it"),))
    app.go("coach.py", interview=no)

    assert before(app, "Sleep on it", TALK)
    assert before(app, "One.", TALK)
    folded = [node.proto.body for one in app.at.expander for node in one if node.type == "html"]
    assert "116 123" not in "".join(folded)


@pytest.mark.usefixtures("said")
def test_whom_to_talk_to_stands_before_whom_to_ask(app: Visit, no: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ends_in(monkeypatch, *HelpKind)
    app.go("coach.py", interview=no)

    assert before(app, TALK, ASK)


def test_while_the_country_is_a_guess_it_says_so_and_can_be_put_right_there(
    app: Visit, store: Store, no: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends_in(monkeypatch, HelpKind.EMPLOYMENT)
    app.go("coach.py", interview=no)
    assert UNSAID in app.text
    assert "Days are counted" not in app.text

    app.click("coach.help.get_advice.change")
    app.at.selectbox(key="coach.help.get_advice.region.GB").set_value("NIR")
    app.run().click("coach.help.get_advice.done")

    assert store.meta().region == "NIR"
    assert NORTHERN_IRELAND in app.text
    assert "Acas" not in app.text
    assert UNSAID not in app.text
    assert "These numbers are for Northern Ireland." in app.text
    assert app.has("coach.help.get_advice.change")


@pytest.mark.parametrize(
    ("country", "named", "where"),
    [
        ("US", "1-866-487-2365", "These numbers are for the United States."),
        ("JP", "labour office", "There are no numbers for Japan here yet; these say how to find them."),
    ],
)
def test_it_says_which_country_they_are_for_and_where_there_is_no_list_how_to_find_them(
    app: Visit, store: Store, no: str, monkeypatch: pytest.MonkeyPatch, *, country: str, named: str, where: str
) -> None:
    store.set_country(country, "", on=TODAY, now=moment())
    ends_in(monkeypatch, HelpKind.EMPLOYMENT)
    app.go("coach.py", interview=no)

    assert named in app.text
    assert where in app.text
    assert "0300 123 1100" not in app.text


def test_whoever_reads_the_tree_alone_finds_them_too(app: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    ends_in(monkeypatch, HelpKind.EMPLOYMENT)
    app.go("coach.py", tree="unsuccessful")

    assert before(app, "Ask one of the services below.", "Acas")


def heavy(app: Visit, page: str) -> bool:
    """Whether the quiet line is there, folded, with somebody to ring."""
    if not app.has(f"{page}.heavy"):
        return False
    found = next(one for one in app.at.expander if one.label == HEAVY)
    assert not found.proto.expanded
    assert "116 123" in app.text
    return True


@pytest.mark.parametrize(("days", "there"), [(0, True), (20, True), (21, False)])
def test_for_three_weeks_after_a_no_a_quiet_line_is_there(app: Visit, no: str, *, days: int, there: bool) -> None:
    app.day = TODAY + timedelta(days=days)
    assert heavy(app.go("coach.py", interview=no), "coach") is there
    assert heavy(app.go("news.py", interview=no), "news") is there


def test_on_the_day_of_a_no_it_is_the_last_thing_on_today(app: Visit, no: str) -> None:
    app.go("today.py")
    assert app.title == "Nothing more today"
    assert heavy(app, "today")
    assert before(app, "Something else", HEAVY)
    assert no


@pytest.mark.usefixtures("no")
@pytest.mark.parametrize(("days", "there"), [(2, True), (9, True), (20, True), (21, False)])
def test_today_has_it_for_three_weeks_whatever_else_it_is_about(
    app: Visit, store: Store, *, days: int, there: bool
) -> None:
    app.day = day = TODAY + timedelta(days=days)
    store.add_interview(OTHER, "Beta", held_on=day + timedelta(days=1), now=moment(day))
    app.go("today.py")
    assert "Beta" in app.title
    assert heavy(app, "today") is there


@pytest.mark.parametrize(
    ("outcome", "there"),
    [
        (Outcome.NO_ANSWER, True),
        (Outcome.CANCELLED, True),
        (Outcome.WITHDRAWN, False),
        (Outcome.SECOND_INTERVIEW, False),
        (Outcome.SUCCESSFUL, False),
    ],
)
def test_it_is_there_after_a_silence_and_a_stop_but_not_after_a_yes(
    app: Visit, store: Store, no: str, outcome: Outcome, *, there: bool
) -> None:
    store.record_outcome(no, outcome, on=TODAY, now=moment())
    assert heavy(app.go("coach.py", interview=no), "coach") is there


def test_without_any_no_it_is_nowhere(app: Visit, store: Store) -> None:
    store.add_interview(ONE, "Acme", held_on=date(2026, 11, 20), now=moment(YESTERDAY))
    for page in ("today.py", "coach.py", "news.py"):
        app.go(page, interview=ONE)
        assert HEAVY not in app.text


def test_its_country_can_be_put_right_inside_it(app: Visit, store: Store, no: str) -> None:
    app.go("today.py")
    assert UNSAID in app.text
    app.click("today.heavy.country.right")
    assert store.meta().country_said_on == TODAY
    assert not app.has("today.heavy.country.right")
    assert app.has("today.heavy.country.change")
    assert heavy(app, "today")
    assert no


@pytest.mark.usefixtures("said")
def test_a_service_for_both_lists_is_named_once(app: Visit, no: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ends_in(monkeypatch, HelpKind.CRISIS, HelpKind.LOW_MOOD, HelpKind.EMPLOYMENT, HelpKind.EQUALITY)
    app.go("coach.py", interview=no)

    assert headings(app) == {TALK, ASK}
    assert app.text.count("Relay UK") == 1
