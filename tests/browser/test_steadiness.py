"""Nothing moves under somebody's finger, and what matters lies in the first screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import reduce
from math import inf
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from coaching.records import Outcome
from tests.browser import world
from tests.browser.person import WITHIN, settled
from tests.browser.running import Running
from tests.browser.world import World

OpenPage = Callable[..., Page]

HEIGHT = 844

WATCH_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
"""
NOTE_PLACES = """(control) => {
  const main = document.querySelector('[data-testid=stMain]');
  const top = control.getBoundingClientRect().top;
  const parts = [control, ...main.querySelectorAll('h1, h2, h3, p, label, button, [data-testid=stElementContainer]')];
  window.places = parts.map((part) => [part, part.getBoundingClientRect()])
    .filter(([part, box]) => box.height && box.top <= top);
}"""
MOVED = """() => window.places.map(([part, before]) => [part, before, part.getBoundingClientRect()])
  .filter(([part, before, after]) => part.isConnected && after.height
    && Math.max(Math.abs(before.x - after.x), Math.abs(before.y - after.y)) > 1)
  .map(([part, before, after]) => `${part.innerText.slice(0, 60)}: ${before.x}, ${before.y} to ${after.x}, ${after.y}`)
"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A file in which every page has something to show."""
    with world.begun(tmp_path_factory.mktemp("world")) as begun:
        yield begun


@pytest.fixture
def server(everything: World) -> Running:
    """Its server, with all that it began with."""
    everything.leave_all()
    return everything.server


@pytest.fixture
def fresh(everything: World) -> Iterator[str]:
    """An interview of today of which nothing is written yet."""
    interview_id = str(uuid4())
    everything.store.add_interview(interview_id, "Grebe Garages", held_on=world.TODAY, now=world.NOW)
    yield interview_id
    everything.store.delete_interview(interview_id, now=world.NOW)


def watched(open_page: OpenPage, path: str, **screen: Any) -> Page:  # noqa: ANN401  # open_page's own
    """A page that notes what moves on it."""
    page = open_page("about:blank", **screen)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(path)
    return settled(page)


def shifted(page: Page) -> float:
    """How much has moved since it was last asked, as the browser counts it."""
    settled(page)
    moved: float = page.evaluate("() => window.shifts.splice(0).reduce((sum, one) => sum + one, 0)")
    return moved


def tap(page: Page, control: Locator) -> None:
    """Click a control that stays: neither it nor anything above it moves, nor anything else unasked."""
    control.scroll_into_view_if_needed()
    shifted(page)
    control.evaluate(NOTE_PLACES)
    control.evaluate("(control) => control.click()")  # a real finger would excuse what moves within half a second
    moved = shifted(page)
    assert page.evaluate(MOVED) == []
    assert moved < 0.01


def option(page: Page, group: str, nth: int) -> Locator:
    """One of the answers of a group, counted from 0."""
    return page.get_by_role("main").get_by_role("radiogroup", name=group, exact=True).get_by_role("radio").nth(nth)


def button(page: Page, name: str) -> Locator:
    """A button of the page."""
    return page.get_by_role("main").get_by_role("button", name=name, exact=True).first


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_a_debrief_is_answered(open_page: OpenPage, fresh: str, width: int) -> None:
    page = watched(open_page, f"/debrief?interview={fresh}", width=width, height=HEIGHT)
    line = page.locator(".st-key-evidence-enthusiasm").get_by_text("What makes you say that?")
    tap(page, option(page, "Performance", 1))
    tap(page, option(page, "Enthusiasm", 3))
    tap(page, option(page, "Fit", 2))
    opened_before = line.count()
    tap(page, option(page, "Confidence in you", 0))
    expect(line).to_be_visible()
    assert opened_before == 0
    tap(page, option(page, "Performance", 4))  # what is lowest now gets its line too, right below the answer
    tap(page, option(page, "Fit", 5))
    tap(page, button(page, "Add a line"))
    tap(page, option(page, "Your bet", 2))
    tap(page, option(page, "When will they tell you?", 1))
    page.get_by_label("A question they asked (Enter adds it)").fill("Why us?")
    page.keyboard.press("Enter")
    expect(option(page, "Why us?", 0)).to_be_visible(timeout=WITHIN)
    tap(page, option(page, "Why us?", 0))
    tap(page, option(page, "Why us?", 2))


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_news_are_answered(open_page: OpenPage, everything: World, fresh: str, width: int) -> None:
    everything.store.record_outcome(fresh, Outcome.UNSUCCESSFUL, on=world.TODAY, now=world.NOW)
    page = watched(open_page, f"/news?interview={fresh}", width=width, height=HEIGHT)
    for group, nth in (("Performance", 0), ("Fit", 2), ("Confidence in you", 1), ("How did you hear?", 0)):
        tap(page, option(page, group, nth))
    for nth in (2, 1, 0, 2):
        tap(page, option(page, "Does one of these fit?", nth))
    tap(page, option(page, "How did their words land?", 2))
    tap(page, option(page, "Or nothing at all", 0))
    tap(page, option(page, "Fit", 2))


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_coach_is_answered(open_page: OpenPage, server: Running, width: int) -> None:
    page = watched(open_page, f"{server.url}/coach?interview={world.named('asked')}", width=width, height=HEIGHT)
    tap(page, button(page, "Continue"))
    expect(page.get_by_text("Choose one first")).to_be_visible()
    tap(page, option(page, "Did their feedback arrive?", 2))
    tap(page, option(page, "Did their feedback arrive?", 0))
    page.goto(f"/coach?interview={world.named('second')}")
    settled(page)
    for tick in page.get_by_role("main").get_by_role("checkbox").all():
        tap(page, tick)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_somebody_who_was_away_tells_the_news(
    open_page: OpenPage, everything: World, width: int
) -> None:
    everything.leave("waiting", "silent")
    everything.visit_before(world.LAST_MONTH)
    page = watched(open_page, "/", width=width, height=HEIGHT)
    for group in ("Any news from Tern Travel?", "Any news from Marsh Road School?"):
        for nth in (1, 4, 3, 2, 0):
            tap(page, option(page, group, nth))
    everything.visit_before(world.YESTERDAY)


def test_little_moves_between_pages(open_page: OpenPage, everything: World) -> None:
    everything.leave("waiting", "due")
    page = watched(open_page, "/", width=1280, height=800)
    menu = page.get_by_test_id("stSidebarNav")
    moved: dict[str, float] = {}

    def turn(control: Locator, to: str) -> None:
        shifted(page)
        control.click()
        expect(page).to_have_title(f"{to} · Debrief", timeout=WITHIN)
        moved[to] = min(shifted(page), moved.get(to, inf))  # a busy machine may draw later than a click is said to last

    def once_round() -> None:
        for name in ("Interviews", "Coach", "Trends", "Today"):
            turn(menu.get_by_role("link", name=name, exact=True), name)
        turn(button(page, "I’ve just had an interview"), "Debrief")
        turn(menu.get_by_role("link", name="Today", exact=True), "Today")
        turn(button(page, "I’ve had news"), "News")

    once_round()
    moved.clear()  # from here on it is warm
    once_round()
    once_round()
    assert {name: size for name, size in moved.items() if size >= 0.05} == {}


FIRST_SCREENS = (
    ("/", (), "I’ve just had one"),
    ("/", ("half", "waiting"), "Go on"),
    ("/", ("blank",), "Write it down"),
    ("/", ("due", "waiting", "coming"), "Open the letter"),
    ("/", ("asked", "waiting"), "Answer in Coach"),
    ("/", ("waiting",), "I’ve just had an interview"),
    ("/", ("near", "waiting"), "Open the letter"),
    ("/", ("offer", "waiting"), "Plan my answer"),
    ("/", ("no", "waiting"), "Write down what they said"),
    ("/news", (), "Go on"),
    ("/news", ("waiting", "due"), "Harbour & Finch"),
    ("/news", ("waiting",), "They’ve gone quiet"),
    ("/news?interview=no", ("no",), "Leave it for today"),
    ("/news?interview=told", ("told",), "See what helps now"),
    ("/coach", (), "I’ve just had an interview"),
    ("/coach", ("waiting", "due"), "Harbour & Finch"),
    ("/coach?interview=asked", ("asked",), "Continue"),
    ("/coach?interview=no", ("no",), "Continue"),
    ("/coach?interview=second", ("second",), "I’ll meet the person who decides"),  # the list of ticks begins there
    ("/coach?interview=due", ("due",), "Copy the words"),
    ("/coach?interview=to ask", ("to ask",), "Copy the words"),
    ("/coach?interview=told", ("told",), "Continue"),
    ("/coach?interview=silent", ("silent",), "Copy the words"),
)


def test_the_main_action_lies_in_the_first_screen(open_page: OpenPage, everything: World) -> None:
    page = open_page("about:blank", width=390, height=HEIGHT)
    below: list[tuple[str, str, object]] = []
    for path, there, action in FIRST_SCREENS:
        everything.leave(*there)
        page.goto(re.sub("=(.+)", lambda named: f"={world.named(named[1])}", path))
        settled(page)
        main = page.get_by_role("main")
        named = (main.get_by_role(role, name=action) for role in ("link", "checkbox"))
        control = reduce(Locator.or_, named, main.get_by_role("button", name=action, exact=True)).first
        box = control.bounding_box(timeout=WITHIN)
        if not box or box["y"] + box["height"] > HEIGHT:
            below.append((path, action, box))
    assert below == []
