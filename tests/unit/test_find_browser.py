from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.browser import find_browser as finder
from tests.browser.find_browser import find_browser, ways_to_install


def nothing(_: object) -> None:
    return None


def test_the_browser_that_chrome_names_wins() -> None:
    assert find_browser({"CHROME": "/opt/mine"}, which=lambda name: f"/usr/bin/{name}") == "/opt/mine"


@pytest.mark.parametrize("name", ["google-chrome", "chromium", "chromium-browser", "microsoft-edge"])
def test_a_browser_on_the_path_is_found(name: str) -> None:
    assert find_browser({}, which=lambda asked: f"/usr/bin/{name}" if asked == name else None) == f"/usr/bin/{name}"


@pytest.mark.parametrize(
    "place",
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    ],
)
def test_a_browser_in_its_usual_place_is_found(place: str) -> None:
    environ = {"PROGRAMFILES": "C:/Program Files", "PROGRAMFILES(X86)": "C:/Program Files (x86)"}
    assert find_browser(environ, which=nothing, exists=lambda path: path == Path(place)) == str(Path(place))


def test_the_browser_that_playwright_installed_is_found(tmp_path: Path) -> None:
    chrome = tmp_path / ".cache/ms-playwright/chromium-1234/chrome-linux64/chrome"
    chrome.parent.mkdir(parents=True)
    chrome.touch()
    assert find_browser({"HOME": str(tmp_path)}, which=nothing, exists=lambda path: path == chrome) == str(chrome)


def test_with_no_browser_there_is_none() -> None:
    assert find_browser({"HOME": "/nowhere"}, which=nothing, exists=lambda _: False) is None


def test_root_with_apt_tries_apt_and_everybody_tries_playwright() -> None:
    playwright = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    apt, then = ways_to_install(is_root=True, which=lambda _: "/usr/bin/apt-get")
    assert apt[-1][:2] == ["apt-get", "install"]
    assert then == playwright
    assert ways_to_install(is_root=True, which=nothing) == [playwright]
    assert ways_to_install(is_root=False, which=lambda _: "/usr/bin/apt-get") == [playwright]


def test_without_a_browser_it_ends_with_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "find_browser", lambda: None)
    monkeypatch.setattr(finder, "install_browser", lambda: None)
    with pytest.raises(SystemExit) as ended:
        finder.main()
    assert ended.value.code == finder.NONE_TO_BE_HAD
