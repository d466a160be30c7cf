"""A double click is one click, whatever the first half has put under the finger; a second tap a moment later counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import time

import pytest
from playwright.sync_api import Locator, Page, expect

from coaching.records import Outcome
from coaching.store import open_store
from tests.browser import world
from tests.browser.person import WITHIN, Clock, Finger, settled
from tests.browser.running import Running, asked, kept
from tests.browser.world import NOW, TODAY, YESTERDAY, named

OpenPage = Callable[..., Page]

COMPANIES = ("Harbour & Finch", "Osprey Labs", "Teal Theatre", "Wren Energy")
LATER = 1.2
"""Seconds after which somebody taps again because they mean it."""
BEGINS = time() + 3_600
"""When a hand's presses begin, by a clock that the test tells: no machine is too slow for a double click."""

SENT = "SELECT count(*) FROM letter WHERE sent_on IS NOT NULL"
DROPPED = "SELECT count(*) FROM mark WHERE dropped_on IS NOT NULL"
MOVED = "SELECT count(*) FROM mark WHERE moved_to IS NOT NULL"
NEWS = "SELECT outcome FROM interview ORDER BY outcome = 'waiting' LIMIT 1"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """Debrief on a Wednesday, after four interviews of the day before."""
    running = Running(tmp_path, environ=Clock(tmp_path, world.EVENING).environ)
    with closing(open_store(running.file, NOW)) as store:
        for company in COMPANIES:
            store.add_interview(named(company), company, held_on=YESTERDAY, now=NOW)
            world.debrief(store, named(company), "")
    with running:
        yield running


class Hand:
    """Presses one spot at moments that the test tells: the page sees no other clock."""

    def __init__(self, page: Page, spot: Locator) -> None:
        settled(page)
        spot.scroll_into_view_if_needed()
        box = spot.bounding_box()
        assert box
        self._page = page
        self._at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        self._browser = page.context.new_cdp_session(page)

    def click(self, moment: float) -> None:
        """Click there with a mouse, and wait until what comes of it stands."""
        for kind in ("mousePressed", "mouseReleased"):
            press = {"type": kind, **self._at, "button": "left", "clickCount": 1, "timestamp": BEGINS + moment}
            self._browser.send("Input.dispatchMouseEvent", press)
        settled(self._page)

    def move_under(self, spot: Locator) -> None:
        """Move the page until that lies where the hand is."""
        box = spot.bounding_box()
        assert box
        spot.evaluate(
            "(_, by) => document.querySelector('[data-testid=stMain]').scrollBy({ top: by, behavior: 'instant' })",
            box["y"] + box["height"] / 2 - self._at["y"],
        )
        settled(self._page)

    def tap(self, moment: float) -> None:
        """Tap there with a finger, and wait until what comes of it stands."""
        for kind, points, at in (("touchStart", [self._at], moment), ("touchEnd", [], moment + 0.05)):
            self._browser.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points, "timestamp": BEGINS + at}
            )
        settled(self._page)


def button(page: Page, name: str) -> Locator:
    """The first button of that name."""
    return page.get_by_role("main").get_by_role("button", name=name, exact=True).first


def chip(page: Page, group: str, name: str) -> Locator:
    """One of a few words."""
    groups = page.get_by_role("main").get_by_role("radiogroup", name=group, exact=True)
    return groups.get_by_role("radio", name=name, exact=True)


@pytest.mark.parametrize(
    ("name", "count", "gap"), [("I’ve sent it", SENT, 0.3), ("I’d rather not", DROPPED, 0.5), ("Tomorrow", MOVED, 0.65)]
)
def test_a_double_click_says_nothing_of_the_step_that_came_in_place_of_the_first(
    open_page: OpenPage, server: Running, name: str, count: str, gap: float
) -> None:
    page = settled(open_page())
    button(page, name).click()
    kept(server, count, 1)
    expect(page.get_by_role("main").get_by_role("status").first).to_be_visible(timeout=WITHIN)  # the line of the undo
    hand = Hand(page, button(page, name))
    hand.click(0)
    kept(server, count, 2)
    settled(page)
    hand.click(gap)
    hand.click(gap + LATER)
    Finger(page).arrives("One thing for today")
    assert asked(server, count) == [(3,)]


@pytest.mark.parametrize("gap", [0.15, 0.65])
def test_a_double_click_on_welcome_back_keeps_the_news_and_a_tap_a_moment_later_takes_it_back(
    open_page: OpenPage, server: Running, gap: float
) -> None:
    with closing(open_store(server.file, NOW)) as store:
        store.touch_opened(world.LAST_MONTH, now=NOW)
    page = open_page()
    Finger(page).arrives("Welcome back. Any news?")
    answer = chip(page, f"Any news from {COMPANIES[0]}?", "They said no")
    hand = Hand(page, answer)
    hand.click(0)
    hand.click(gap)
    expect(answer).to_be_checked()
    kept(server, NEWS, "unsuccessful")
    hand.click(gap + LATER)
    expect(answer).not_to_be_checked()
    kept(server, NEWS, "waiting")


@pytest.mark.parametrize("way", [Hand.click, Hand.tap], ids=["mouse", "finger"])
def test_a_double_click_on_a_chip_of_news_keeps_what_it_says(
    open_page: OpenPage, server: Running, way: Callable[[Hand, float], None]
) -> None:
    with closing(open_store(server.file, NOW)) as store:
        store.record_outcome(named(COMPANIES[0]), Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    page = open_page(f"/news?interview={named(COMPANIES[0])}", width=390)
    told = f"SELECT news_by FROM interview WHERE id = '{named(COMPANIES[0])}'"  # noqa: S608  # an id of ours
    first, other = (chip(page, "How did you hear?", name) for name in ("By phone", "By email or letter"))
    hand, beside = Hand(page, first), Hand(page, other)
    for moment in (0, 0.2, 0.5):
        way(hand, moment)
        expect(first).to_be_checked()
    way(beside, 0.7)
    expect(other).to_be_checked()
    kept(server, told, "letter")
    way(hand, 0.9)
    expect(first).to_be_checked()
    way(hand, 0.9 + LATER)
    expect(first).not_to_be_checked()
    kept(server, told, None)


def test_who_moves_the_page_and_taps_the_next_area_at_the_same_spot_has_said_both(
    open_page: OpenPage, server: Running
) -> None:
    with closing(open_store(server.file, NOW)) as store:
        store.add_interview(named("Wide & Sons"), "Wide & Sons", held_on=YESTERDAY, now=NOW)
    page = open_page(f"/debrief?interview={named('Wide & Sons')}", width=390)
    areas = ("Performance", "Enthusiasm", "Fit", "Confidence in you")
    levels = [page.get_by_role("radiogroup", name=area, exact=True).get_by_text("4 ·") for area in areas]
    hand = Hand(page, levels[0])
    for number, level in enumerate(levels):
        hand.move_under(level)
        hand.click(number * 0.3)
        expect(page.get_by_role("radiogroup", name=areas[number]).get_by_role("radio", checked=True)).to_have_count(1)
    kept(server, f"SELECT count(*) FROM score WHERE interview_id = '{named('Wide & Sons')}'", 4)  # noqa: S608


def test_the_keyboard_is_never_taken_for_a_double_click(open_page: OpenPage, server: Running) -> None:
    with closing(open_store(server.file, NOW)) as store:
        store.record_outcome(named(COMPANIES[0]), Outcome.UNSUCCESSFUL, on=TODAY, now=NOW)
    page = open_page(f"/news?interview={named(COMPANIES[0])}")
    first = chip(page, "How did you hear?", "By phone")
    settled(page)
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("Space")
    expect(first).not_to_be_checked()


def test_what_a_double_click_unfolds_stays_unfolded(open_page: OpenPage) -> None:
    page = open_page()
    folded = page.get_by_role("main").get_by_text("Can wait")
    hand = Hand(page, folded)
    hand.click(0)
    hand.click(0.3)
    expect(page.get_by_role("main").get_by_text("Osprey Labs").first).to_be_visible()
    hand.click(0.3 + LATER)
    expect(page.get_by_role("main").get_by_text("Osprey Labs").first).to_be_hidden()
