"""A server of its own for each test, one browser for all, and pages that complain when anything asks the outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.find_browser import NONE_TO_BE_HAD, find_browser
from tests.browser.running import Running

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HARMLESS = (
    "/_stcore/health",  # on a deep link Streamlit looks for the server under the page's own address first
    "/_stcore/host-config",
    "ERR_CONNECTION",  # a test took the server away
    "WebSocket connection to",
    "Streamlit server is not responding",
    "Cannot send rerun backMessage when disconnected",
)
OpenPage = Callable[..., Page]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    """A running Debrief with an empty file; a module may override this with one for all its tests."""
    with Running(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    where = find_browser() or pytest.fail(NONE_TO_BE_HAD)
    expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, server: Running) -> Iterator[OpenPage]:
    """Open an address of the server in a window of its own; what it asks of others, and its errors, fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        told = f"{message.text} ({message.location.get('url', '')})"
        if message.type == "error" and not any(harmless in told for harmless in HARMLESS):
            complaints.append(f"console: {told}")

    def asked(url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in {"data", "blob"} and address.netloc != f"127.0.0.1:{server.port}":
            complaints.append(f"asked outside: {url}")

    def open_page(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="en-GB",
            has_touch=width < 600,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("websocket", lambda socket: asked(socket.url))
        context.on("request", lambda request: asked(request.url))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
