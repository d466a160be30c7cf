"""Every page in each of its states, light and dark, wide and narrow: for any eye, finger and screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import world
from tests.browser.person import WITHIN, settled
from tests.browser.running import Running
from tests.browser.world import World

OpenPage = Callable[..., Page]

SIGHT = """() => {
  const hosts = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')];
  const shadows = hosts.map((host) => host.shadowRoot);
  const all = (selector) => [document, ...shadows].flatMap((root) => [...root.querySelectorAll(selector)])
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1);
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const notOurs = '[data-testid=stToolbar], [data-testid=stMainMenu], [data-testid=stSidebarHeader], '
    + '[data-testid=stExpandSidebarButton], [data-testid=stElementToolbar], .vega-embed';
  const isPartOfField = (control) => control.tabIndex < 0
    && control.closest('[data-testid=stSelectbox], [data-testid=stTextInputRootElement] > *');
  const controls = all('a, button, summary, textarea, [role=combobox], [data-testid=stRadioOption], '
    + '[data-testid=stCheckbox] label, [data-testid=stTextInputRootElement], [data-testid=stDateInputField], '
    + '[data-testid=stTimeInputTimeDisplay]')
    .filter((control) => !control.closest(notOurs) && !isPartOfField(control));
  const target = (control) => control.matches('[role=combobox]') ? control.closest('[role=group]') : control;
  return {
    titles: all('h1').map((title) => [title.innerText, size(title)]),
    small: controls.map((control) => [control, target(control).getBoundingClientRect().height])
      .filter(([, height]) => height < 43.9)
      .map(([control, height]) => `${height}: ${control.outerHTML.slice(0, 150)}`),
    fine: all('input, textarea, [role=spinbutton]').filter((field) => size(field) < 16)
      .map((field) => `${size(field)}: ${field.outerHTML.slice(0, 150)}`),
  };
}"""
SIDEWAYS = """() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')]
  .map((part) => part.scrollWidth - part.clientWidth)"""


def stay(_page: Page) -> None:
    """Do nothing more."""


def press(name: str) -> Callable[[Page], None]:
    """Press a button once there."""
    return lambda page: page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def unfold(words: str) -> Callable[[Page], None]:
    """Open what is folded, once there."""
    return lambda page: page.get_by_role("main").get_by_text(words).first.click()


def find_nothing(page: Page) -> None:
    """Search for what is not there."""
    page.get_by_label("Find a company or role").fill("zzz")
    expect(page.get_by_text("Nothing matches.")).to_be_visible(timeout=WITHIN)


def enter_nothing(page: Page) -> None:
    """Start without a company."""
    press("Start")(page)
    expect(page.get_by_role("main").get_by_role("alert")).to_be_visible(timeout=WITHIN)


def ring(page: Page) -> None:
    """Open what to say when they ring, where it does not stand there already."""
    opener = page.get_by_role("main").locator("summary", has_text="If they ring")
    if opener.is_visible():
        opener.click()


def tell_news(page: Page) -> None:
    """On Welcome back, that one of them said no and another has gone quiet."""
    page.get_by_role("radio", name="They’ve gone quiet").last.click()
    settled(page)
    page.get_by_role("radio", name="They said no").first.click()


@dataclass(frozen=True, slots=True)
class View:
    """A page in one of its states: who is there, its address, and what is done once there."""

    name: str
    path: str
    title: str
    then: Callable[[Page], None] = stay
    away: bool = False
    there: tuple[str, ...] | None = None
    shows: str = ""


def of(page: str, name: str) -> str:
    """The address of a page about one interview."""
    return f"/{page}?interview={world.named(name)}"


VIEWS = (
    View("today, empty", "/", "Today", there=(), shows="Just back from an interview?"),
    View("today, begun", "/", "Today", there=("half", "waiting"), shows="Go on where you were"),
    View("today, waiting", "/", "Today", there=("waiting",), shows="Waiting to hear"),
    View("today, due", "/", "Today", there=("due", "waiting", "coming"), then=unfold("Can wait"), shows="Get ready"),
    View("today, an offer", "/", "Today", there=("offer", "waiting", "due"), shows="Plan my answer"),
    View("today, near", "/", "Today", there=("near", "waiting"), shows="Then, until the day"),
    View("today, back", "/", "Today", there=("waiting", "silent"), away=True, then=tell_news, shows="Saved with today"),
    View("today, a no", "/", "Today", there=("no", "waiting"), then=unfold("Can wait"), shows="Only if you want to"),
    View("today, they ring", "/", "Today", there=("due", "waiting"), then=ring, shows="They said yes"),
    View("today, put off", "/", "Today", there=("due",), then=press("Tomorrow"), shows="It will be here tomorrow,"),
    View("today, example", "/?example=1", "Today", shows="This is an example."),
    View("debrief, new", "/debrief", "Debrief", shows="What happened?"),
    View("debrief, no company", "/debrief", "Debrief", then=enter_nothing),
    View("debrief, blank", of("debrief", "blank"), "Debrief", then=unfold("Not today?"), shows="Which round"),
    View("debrief, begun", of("debrief", "half"), "Debrief", shows="What makes you say that?"),
    View("debrief, answered", of("debrief", "due"), "Debrief", then=unfold("More about this"), shows="What you said"),
    View("debrief, done", of("debrief", "due") + "&done=1", "Debrief", shows="You can put it down now"),
    View("debrief, to come", of("debrief", "coming"), "Debrief", shows="See this interview"),
    View("news, of whom", "/news", "News", then=unfold("Somebody else"), shows="Go on"),
    View("news, asked", of("news", "silent"), "News", then=unfold("Something else"), shows="They’ve gone quiet"),
    View("news, a no", of("news", "no"), "News", shows="Leave it for today"),
    View("news, a no with words", of("news", "told"), "News", then=unfold("That was a mistake"), shows="Choose what"),
    View("news, again", of("news", "second"), "News", shows="When is the next one?"),
    View("news, an offer", of("news", "offer"), "News", shows="Congratulations."),
    View("coach, all", "/coach", "Coach", shows="What next, for each of them"),
    View("coach, none", "/coach", "Coach", there=(), shows="What next"),
    View("coach, asked", of("coach", "asked"), "Coach", then=unfold("What we know"), shows="Did their feedback"),
    View("coach, letter due", of("coach", "to ask"), "Coach", then=unfold("Why"), shows="Your name, to sign with"),
    View("coach, own words", of("coach", "due"), "Coach", then=press("Change the words"), shows="Your words"),
    View("coach, other answer", of("coach", "told"), "Coach", then=press("Change this"), shows="Continue"),
    View("coach, several", of("coach", "second"), "Coach", shows="Tick all that apply."),
    View("coach, to come", of("coach", "coming"), "Coach", then=unfold("The words are ready"), shows="Copy the words"),
    View("coach, a tree", "/coach?tree=unsuccessful", "Coach", then=unfold("The picture"), shows="Who else can help"),
    View("interviews", "/interviews", "Interviews", then=unfold("Deleted (1)"), shows="Take it back"),
    View("interviews, nothing found", "/interviews", "Interviews", then=find_nothing),
    View("interviews, none", "/interviews", "Interviews", there=(), shows="No interviews yet"),
    View("interview, full", of("interview", "told"), "Interview", then=unfold("Change facts"), shows="Pay they named"),
    View("interview, to come", of("interview", "coming"), "Interview", shows="When and where is it?"),
    View("interview, deleted", of("interview", "deleted"), "Interview", shows="It’s deleted"),
    View("interview, new", "/interview", "Interview", shows="Who will you see?"),
    View("trends, empty", "/trends", "Trends", there=(), shows="I’ve just had an interview"),
    View("trends, few", "/trends", "Trends", shows="How to read this"),
    View("trends, example", "/trends?example=1", "Trends", shows="How to read this"),
    View("an address of nothing", "/interview?interview=unknown", "Interview", shows="Let’s go back a step"),
)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A file in which every page has something to show."""
    with world.begun(tmp_path_factory.mktemp("world")) as begun:
        yield begun


@pytest.fixture(scope="module")
def server(everything: World) -> Running:
    """Its server."""
    return everything.server


def visit(page: Page, everything: World, view: View) -> None:
    """Go there, and wait until all is drawn."""
    if view.there is None:
        everything.leave_all()
    else:
        everything.leave(*view.there)
    everything.store.unmark(world.named("due"), "thank_you", now=world.NOW)
    everything.visit_before(world.LAST_MONTH if view.away else world.YESTERDAY)
    page.goto(view.path)
    if view.then is not stay:
        settled(page)
        view.then(page)
    if view.shows:
        shown = page.get_by_role("main").get_by_text(view.shows).or_(page.get_by_label(view.shows))
        expect(shown.locator("visible=true").first, view.name).to_be_visible(timeout=WITHIN)
    settled(page)


def faults(page: Page, view: View, width: int) -> Iterator[object]:
    """All that somebody would stumble over."""
    if not page.title().startswith(view.title):
        yield f"the tab says {page.title()}"
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    for violation in found:
        yield violation["id"], [node["html"][:200] for node in violation["nodes"]]
    sight = page.evaluate(SIGHT)
    if len(sight["titles"]) != 1:
        yield f"titles: {sight['titles']}"
    if width < 1100 and any(size > 28 for _, size in sight["titles"]):
        yield f"a title that is too large: {sight['titles']}"
    yield from sight["small"]
    yield from sight["fine"]
    if max(page.evaluate(SIDEWAYS)) > 0:
        yield f"goes {page.evaluate(SIDEWAYS)} px sideways at {width}"


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_for_everybody(
    open_page: OpenPage, everything: World, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = open_page("about:blank", width=width, height=900, scheme=scheme)
    stumbled: dict[str, list[object]] = {}
    for view in VIEWS:
        visit(page, everything, view)
        found = list(faults(page, view, width))
        if width < 600:
            page.set_viewport_size({"width": 320, "height": 900})
            settled(page)  # a chart takes its new width a moment later
            if max(page.evaluate(SIDEWAYS)) > 0:
                found.append(f"goes {page.evaluate(SIDEWAYS)} px sideways at 320")
            page.set_viewport_size({"width": width, "height": 900})
        if found:
            stumbled[view.name] = found
    assert stumbled == {}
