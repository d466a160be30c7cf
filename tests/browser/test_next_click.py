"""No answer is lost because the next click comes soon after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.person import WITHIN, Clock, Finger, settled
from tests.browser.running import Running, kept

OpenPage = Callable[..., Page]

CLICK_ALL = """async ([clicks, pause]) => {
  for (const one of clicks) {
    one.click();
    await new Promise((go) => setTimeout(go, pause));
  }
}"""
CLICK_BOTH = """([one, other, pause]) => {
  one.click();
  setTimeout(() => other.click(), pause);
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """Debrief with a fresh file on a Wednesday."""
    with Running(tmp_path, environ=Clock(tmp_path, "2026-11-25T18:30").environ) as running:
        yield running


def begin_a_debrief(page: Page, company: str) -> Finger:
    """Somebody on the page of a new debrief."""
    person = Finger(settled(page))
    person.press("I’ve just had one")
    person.arrives("What happened?")
    person.write("Company", company)
    page.keyboard.press("Enter")
    person.arrives(f"{company}: what happened?")
    settled(page)
    return person


def done(person: Finger) -> Locator:
    """The button that ends a debrief."""
    return person.main.get_by_role("button", name="Done for today")


def stop_and_go_on(person: Finger) -> None:
    """From the end of a debrief back into it."""
    person.press("Go on writing")
    expect(person.main.get_by_role("button", name="Done for today")).to_be_visible(timeout=WITHIN)
    settled(person.page)


SOON = [*range(1, 7), *range(1, 7)]
"""Milliseconds in which the first click's command is still being carried out, as where a click leaves a field."""
LATER = range(30, 250, 20)
"""Milliseconds in which its page is being drawn."""
BETS = {f"{bet} %": bet for bet in (5, 20, 35, 50, 65, 80, 95)}
DAYS = {"This week": "2026-11-27", "Next week": "2026-12-04", "In two weeks": "2026-12-11"}


@pytest.mark.parametrize(
    ("field", "choices", "pauses"),
    [(("Your bet", "gut_feel"), BETS, SOON), (("When will they tell you?", "decision_due_on"), DAYS, LATER)],
    ids=["bet", "day"],
)
def test_a_choice_is_kept_however_soon_the_next_click_follows(
    open_page: OpenPage,
    server: Running,
    field: tuple[str, str],
    choices: Mapping[str, object],
    pauses: Sequence[int],
) -> None:
    group, column = field
    page = open_page()
    person = begin_a_debrief(page, "Harbour & Finch")
    for said, pause in zip(cycle(choices), pauses, strict=False):
        choice = person.main.get_by_role("radiogroup", name=group).get_by_role("radio", name=said, exact=True)
        page.evaluate(CLICK_BOTH, [choice.element_handle(), done(person).element_handle(), pause])
        person.arrives("You can put it down now")
        kept(server, f"SELECT {column} FROM interview", choices[said])  # noqa: S608  # one of the two above
        stop_and_go_on(person)
        expect(choice).to_be_checked()


@pytest.mark.parametrize("pause", [2, 20, 80])
def test_a_debrief_that_is_answered_in_a_rush_is_kept(open_page: OpenPage, server: Running, pause: int) -> None:
    page = open_page()
    person = begin_a_debrief(page, "Harbour & Finch")
    wanted = [("Performance", "4 ·"), ("Enthusiasm", "3 ·"), ("Fit", "3 ·"), ("Confidence in you", "2 ·")]
    wanted += [("Your bet", "35 %"), ("When will they tell you?", "Next week")]
    clicks = [
        person.main.get_by_role("radiogroup", name=group).get_by_role("radio", name=said).element_handle()
        for group, said in wanted
    ]
    page.evaluate(CLICK_ALL, [[*clicks, done(person).element_handle()], pause])
    person.arrives("You can put it down now")
    scores = "(SELECT group_concat(value) FROM (SELECT value FROM score ORDER BY criterion))"
    kept(server, f"SELECT {scores}, gut_feel, decision_due_on FROM interview", "2,3,3,4", 35, DAYS["Next week"])  # noqa: S608  # ours


def test_words_are_kept_when_the_click_that_leaves_them_turns_the_page(open_page: OpenPage, server: Running) -> None:
    person = begin_a_debrief(open_page(), "Harbour & Finch")
    for number in range(12):
        person.main.get_by_label("One thing I’d do differently").fill(f"Words {number}")
        done(person).click()
        person.arrives("You can put it down now")
        kept(server, "SELECT would_change FROM interview", f"Words {number}")
        stop_and_go_on(person)
