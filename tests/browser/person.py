"""A person at the screen: finds things by their role and their words, and taps, or uses nothing but the keyboard."""

from __future__ import annotations

import re
from math import dist
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

WITHIN = 20_000
NEAR = 40
"""Pixels within which a tap is on the same spot as the last one."""
AT_REST = """async () => {
  const page = () => document.querySelector('[data-testid=stApp]');
  const main = () => document.querySelector('[data-testid=stMain]');
  const look = () => [page()?.dataset.testScriptState, main()?.innerHTML.length, main()?.scrollHeight].join();
  const isDone = () => page()?.dataset.testScriptState === 'notRunning' && main()?.querySelector('h1')
    && !main().querySelector('[data-stale=true], [data-testid=stSkeleton]') && document.fonts.status === 'loaded';
  let before = '';
  for (let calm = 0; calm < 12; ) {
    await new Promise(requestAnimationFrame);
    calm = isDone() && look() === before ? calm + 1 : 0;
    before = look();
  }
}"""
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}"""
HAS_FOCUS = f"""(target) => {{
  const at = ({FOCUSED})();
  const control = target.closest('a, button, input, textarea, summary, [role=spinbutton]') ?? target;
  return at === control || (control === target && at !== document.body && target.contains(at));
}}"""
IS_ON_FIRST_CONTROL = f"""() => {{
  const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const first = all(document.querySelector('[data-testid=stMain]')).find((e) =>
    e.matches('a[href], button, input, textarea, summary, [tabindex]') && e.tabIndex >= 0 && !e.disabled
    && e.checkVisibility());
  const at = ({FOCUSED})();
  return at === first || (at.type === 'radio' && at.name === first.name);
}}"""
A_MOMENT = "() => new Promise((go) => setTimeout(go, 800))"
"""After it a tap on the same spot is no second half of a double click."""
DESCRIBE = f"() => (({FOCUSED})()).outerHTML.slice(0, 200)"


class Clock:
    """The time that the server goes by, told in a file."""

    def __init__(self, folder: Path, moment: str) -> None:
        self.file = folder / "now"
        self.environ = {"DEBRIEF_NOW": str(self.file)}
        self.tell(moment)

    def tell(self, moment: str) -> None:
        """Set it, say to "2026-11-25T18:30"; pages hear of it at their next run."""
        written = self.file.with_suffix(".new")
        written.write_text(moment, encoding="utf-8")
        written.replace(self.file)


def settled(page: Page) -> Page:
    """The page once its script has run, its fonts are there and nothing has changed for a fifth of a second."""
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]')", timeout=WITHIN)
    page.evaluate(AT_REST)
    return page


class Person(Protocol):
    """What somebody can do in Debrief."""

    page: Page

    def press(self, name: str, *, nth: int = 0) -> None:
        """Press a button."""

    def follow(self, name: str) -> None:
        """Follow a link of the page."""

    def turn_to(self, name: str) -> None:
        """Go to a page of the menu."""

    def unfold(self, words: str) -> None:
        """Open what is folded below these words."""

    def choose(self, group: str, words: str) -> None:
        """Choose one of several sentences."""

    def pick(self, group: str, words: str) -> None:
        """Choose one of a few words."""

    def select(self, label: str, option: str) -> None:
        """Choose from a list that opens."""

    def write(self, label: str, words: str, *, nth: int = 0) -> None:
        """Go into a field and type."""

    def arrives(self, title: str | re.Pattern[str]) -> None:
        """Be on the page of that title."""

    def sees(self, heading: str) -> None:
        """Read a heading that has come on the page."""


class Finger:
    """Somebody who taps; the taps are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.main = page.get_by_role("main")
        self.taps = 0
        self._spot = (0.0, 0.0)

    def press(self, name: str, *, nth: int = 0) -> None:
        """Tap a button; `nth` of those with that name."""
        self._tap(self.main.get_by_role("button", name=name, exact=True).nth(nth))

    def follow(self, name: str) -> None:
        """Tap a link of the page."""
        self._tap(self.main.get_by_role("link", name=name, exact=True).first)

    def turn_to(self, name: str) -> None:
        """Tap a page of the menu: on a narrow screen in the row at the foot, on a wide one at the side."""
        self._tap(self.page.get_by_role("link", name=name, exact=True).locator("visible=true").last)

    def unfold(self, words: str) -> None:
        """Tap what is folded."""
        self._tap(self.main.get_by_text(words).first)

    def choose(self, group: str, words: str) -> None:
        """Tap a sentence."""
        self._tap(self.main.get_by_role("radiogroup", name=group, exact=True).get_by_text(words))

    def pick(self, group: str, words: str) -> None:
        """Tap a word."""
        self._tap(self.main.get_by_role("radiogroup", name=group, exact=True).get_by_role("radio", name=words))

    def select(self, label: str, option: str) -> None:
        """Tap the list, then what is wanted."""
        self._tap(self.main.get_by_role("combobox", name=label))
        self._tap(self.page.get_by_role("option", name=option, exact=True))

    def write(self, label: str, words: str, *, nth: int = 0) -> None:
        """Tap into a field and type at its end."""
        field = self.main.get_by_label(label, exact=True).nth(nth)
        self._tap(field)
        field.press("Control+End")
        field.press_sequentially(words)

    def arrives(self, title: str | re.Pattern[str]) -> None:
        """See the title."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title, timeout=WITHIN)

    def sees(self, heading: str) -> None:
        """Read a heading."""
        expect(self.main.get_by_role("heading", level=2, name=heading, exact=True)).to_be_visible(timeout=WITHIN)

    def _tap(self, target: Locator) -> None:
        self.taps += 1
        target.hover(timeout=WITHIN)  # goes there again when the page is drawn anew meanwhile
        before, box = self._spot, target.bounding_box(timeout=WITHIN)
        if box:
            self._spot = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        if not box or dist(before, self._spot) < NEAR:
            self.page.evaluate(A_MOMENT)
        target.click(timeout=WITHIN)


class Keys:
    """Somebody with Tab, Enter, Space and arrows alone; wherever the focus is lost, the test fails."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.main = page.get_by_role("main")

    def press(self, name: str, *, nth: int = 0) -> None:
        """Tab to a button and press Enter."""
        self._reach(self.main.get_by_role("button", name=name, exact=True).nth(nth))
        self.page.keyboard.press("Enter")

    def follow(self, name: str) -> None:
        """Tab to a link of the page and press Enter."""
        self._reach(self.main.get_by_role("link", name=name, exact=True).first)
        self.page.keyboard.press("Enter")

    def turn_to(self, name: str) -> None:
        """Tab to the menu and press Enter there."""
        self._reach(self.page.get_by_role("link", name=name, exact=True).locator("visible=true").last)
        self.page.keyboard.press("Enter")

    def unfold(self, words: str) -> None:
        """Tab to what is folded and press Enter."""
        self._reach(self.main.get_by_text(words).first)
        self.page.keyboard.press("Enter")
        self._keeps_the_focus()

    def choose(self, group: str, words: str) -> None:
        """Tab into the sentences, go down with the arrow and press Space."""
        self._within(group, words, "ArrowDown")

    def pick(self, group: str, words: str) -> None:
        """Tab into the words, go on with the arrow and press Space."""
        self._within(group, words, "ArrowRight")

    def select(self, label: str, option: str) -> None:
        """Tab to the list, go down or up with the arrow and press Enter."""
        field = self.main.get_by_role("combobox", name=label)
        self._reach(field)
        wanted = self.page.get_by_role("option", name=option, exact=True)
        self.page.keyboard.press("ArrowDown")
        expect(wanted).to_be_visible(timeout=WITHIN)
        options = self.page.get_by_role("option").count()
        for arrow in ["ArrowDown"] * options + ["ArrowUp"] * options:
            if field.get_attribute("aria-activedescendant") == wanted.get_attribute("id"):
                break
            self.page.keyboard.press(arrow)
        self.page.keyboard.press("Enter")
        self._keeps_the_focus()

    def write(self, label: str, words: str, *, nth: int = 0) -> None:
        """Tab to a field and type."""
        self._reach(self.main.get_by_label(label, exact=True).nth(nth))
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)
        self._keeps_the_focus()

    def arrives(self, title: str | re.Pattern[str]) -> None:
        """See the title; the next Tab reaches the page's first control."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title, timeout=WITHIN)
        settled(self.page)
        self.page.keyboard.press("Tab")
        assert self.page.evaluate(IS_ON_FIRST_CONTROL), f"{title}: Tab reached {self.page.evaluate(DESCRIBE)}"

    def sees(self, heading: str) -> None:
        """Read a heading; the focus is on it, or where it was."""
        expect(self.main.get_by_role("heading", level=2, name=heading, exact=True)).to_be_visible(timeout=WITHIN)
        self._keeps_the_focus()

    def _within(self, group: str, words: str, arrow: str) -> None:
        choices = self.main.get_by_role("radiogroup", name=group, exact=True)
        self._reach(choices)
        wanted = choices.get_by_role("radio", name=words)
        for _ in range(choices.get_by_role("radio").count()):
            if wanted.evaluate(HAS_FOCUS):
                break
            self.page.keyboard.press(arrow)
            self._keeps_the_focus()
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        expect(wanted).to_be_checked()
        self._keeps_the_focus()

    def _reach(self, target: Locator) -> None:
        expect(target).to_be_visible(timeout=WITHIN)
        for _ in range(200):
            if target.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {target}")

    def _keeps_the_focus(self) -> None:
        settled(self.page)
        assert self.page.evaluate("() => document.activeElement.tagName") != "BODY"
