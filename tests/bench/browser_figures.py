"""The same pages in a browser: until the heading is there, and from a click to "Saved"."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Browser, sync_playwright

from coaching.content import load
from tests.bench.figures import DEBRIEF, Table
from tests.bench.measuring import BEST, CLICKED, SECOND, Case, Page, turned
from tests.browser.conftest import FLAGS
from tests.browser.find_browser import find_browser

WATCH_FOR_HEADING = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("h1")) return;
  window.headingAt = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
CLICK_AND_WATCH_FOR_SAVED = """radio => new Promise(done => {
  const started = performance.now();
  const isSaved = () => [...document.querySelectorAll("[role=status]")].some(
    status => status.textContent.startsWith("Saved"));
  new MutationObserver((_, observer) => {
    if (!isSaved()) return;
    observer.disconnect();
    done(performance.now() - started);
  }).observe(document, { childList: true, subtree: true, characterData: true });
  radio.click();
})"""


def measure_browser(cases: Sequence[Case], rounds: int) -> Table | None:
    """Load the pages in turn in fresh windows; None, and a line that says so, without a browser."""
    where = find_browser()
    if where is None:
        print("No Chrome, Edge or Chromium found: nothing was measured in a browser.")
        return None
    table = Table("In a browser, with an empty cache")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=FLAGS)
        for number in range(rounds):
            for case in cases:
                for page in turned(case.pages, number):
                    _measure(browser, table, case, page, number)
        browser.close()
    return table


def _measure(browser: Browser, table: Table, case: Case, page: Page, number: int) -> None:
    context = browser.new_context(base_url=page.server.url, viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.add_init_script(WATCH_FOR_HEADING)
    window = context.new_page()
    window.goto(f"/{page.address}?{page.query}")
    window.locator("h1").first.wait_for(state="attached")
    table.add(f"{case.table.title}: its heading, ms", page.column, float(window.evaluate("window.headingAt")))
    if page.radio and page.column == DEBRIEF:
        choices = window.get_by_role("radiogroup", name=load().criteria[CLICKED].name).get_by_role("radio")
        took = choices.nth((BEST, SECOND)[number % 2]).evaluate(CLICK_AND_WATCH_FOR_SAVED)
        table.add(f'{case.table.title}: click to "Saved", ms', page.column, float(took))
    context.close()
