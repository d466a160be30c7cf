"""No answer is lost because the next click comes soon after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.person import WITHIN, Finger, settled
from tests.browser.running import Running

OpenPage = Callable[..., Page]

CLICK_BOTH = """([one, other, pause]) => {
  one.click();
  setTimeout(() => other.click(), pause);
}"""


def ask(server: Running, question: str) -> list[tuple[object, ...]]:
    """What the file says, past all of Debrief."""
    with closing(sqlite3.connect(server.file)) as file:
        return file.execute(question).fetchall()


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
"""Milliseconds in which the first click's command is still being carried out."""
LATER = range(30, 250, 20)
"""Milliseconds in which its page is being drawn."""


@pytest.mark.parametrize(
    ("group", "field", "pauses"),
    [("Your bet", "gut_feel", SOON), ("When will they tell you?", "decision_due_on", LATER)],
    ids=["bet", "day"],
)
def test_a_choice_is_kept_however_soon_the_next_click_follows(
    open_page: OpenPage, server: Running, group: str, field: str, pauses: Sequence[int]
) -> None:
    page = open_page()
    person = begin_a_debrief(page, "Harbour & Finch")
    choices = person.main.get_by_role("radiogroup", name=group).get_by_role("radio")
    known: dict[int, object] = {}
    for number, pause in enumerate(pauses):
        choice = number % choices.count()
        page.evaluate(CLICK_BOTH, [choices.nth(choice).element_handle(), done(person).element_handle(), pause])
        person.arrives("You can put it down now")
        ((kept,),) = ask(server, f"SELECT {field} FROM interview")  # noqa: S608  # one of the two above
        assert kept == known.setdefault(choice, kept), f"lost by a click {pause} ms later"
        assert len(set(known.values()) - {None}) == len(known), f"lost by a click {pause} ms later"
        stop_and_go_on(person)
        expect(choices.nth(choice)).to_be_checked()


def test_words_are_kept_when_the_click_that_leaves_them_turns_the_page(open_page: OpenPage, server: Running) -> None:
    person = begin_a_debrief(open_page(), "Harbour & Finch")
    for number in range(12):
        person.main.get_by_label("One thing I’d do differently").fill(f"Words {number}")
        done(person).click()
        person.arrives("You can put it down now")
        assert ask(server, "SELECT would_change FROM interview") == [(f"Words {number}",)]
        stop_and_go_on(person)
