"""What somebody wrote is shown as it is on every page, and makes the browser ask for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import world
from tests.browser.person import settled
from tests.browser.running import Running

OpenPage = Callable[..., Page]

HOSTILE = "![x](http://127.0.0.1:9/x) <img src=http://127.0.0.1:9/x> $x$ www.x.y *a*"
PATHS = (
    *("/", "/news", "/coach", "/interviews", "/trends"),
    *(
        f"/{page}?interview={world.named(name)}"
        for page in ("debrief", "news", "coach", "interview")
        for name in ("told", "due", "coming")
    ),
)
MADE_OF_WORDS = """() => {
  const hosts = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')];
  return [document.querySelector('[data-testid=stMain]'), ...hosts.map((host) => host.shadowRoot)]
    .flatMap((root) => [...root.querySelectorAll(
      'img:not([data-testid=stMermaidChart] *), em, .katex, a[href^="http://127.0.0.1:9/"], a[href*="//www.x.y"]')])
    .map((made) => made.outerHTML.slice(0, 200));
}"""
SHOWN = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const hosts = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')];
  const roots = [document, ...hosts.map((host) => host.shadowRoot)];
  const typed = roots.flatMap((root) => [...root.querySelectorAll('input, textarea')]).map((field) => field.value);
  return [main.innerText, ...typed].join('\\n').replaceAll('\\u2060', '');
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose file has it in every text; `open_page` complains of all that is asked of anybody else."""
    with world.begun(tmp_path_factory.mktemp("hostile"), words=HOSTILE) as begun:
        begun.leave_all()
        yield begun.server


@pytest.mark.parametrize("is_strict", [True, False])
def test_words_stay_words_on_every_page(open_page: OpenPage, *, is_strict: bool) -> None:
    page = open_page("about:blank")
    if not is_strict:  # Past the policy that would keep the browser from asking others, whatever is on the page.
        page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    for path in PATHS:
        page.goto(path)
        settled(page)
        for folded in page.get_by_role("main").locator("summary").all():
            folded.press("Enter")
        settled(page)
        assert page.evaluate(MADE_OF_WORDS) == [], path
        assert path == "/trends" or HOSTILE in page.evaluate(SHOWN), path
