"""Find Chrome, Edge or Chromium for the browser tests, or install one: they never skip for want of it.

`python tests/browser/find_browser.py` prints where it is; with none to be had it says so in one sentence and exits 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

COMMANDS = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
)
ON_A_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
NONE_TO_BE_HAD = (
    "The browser tests need Chrome, Edge or Chromium and could not install one: "
    "install it and run again, or say where it is with CHROME=/path/to/it."
)

Which = Callable[[str], str | None]
Exists = Callable[[Path], bool]


def find_browser(
    environ: Mapping[str, str] = os.environ, which: Which = shutil.which, exists: Exists = Path.is_file
) -> str | None:
    """Where a browser is: the one that CHROME names, else the first in its usual places."""
    if named := environ.get("CHROME"):
        return named
    for command in COMMANDS:
        if found := which(command):
            return found
    return next((str(place) for place in _usual_places(environ) if exists(place)), None)


def _usual_places(environ: Mapping[str, str]) -> Iterator[Path]:
    yield from map(Path, ON_A_MAC)
    for folder in WINDOWS_FOLDERS:
        if folder in environ:
            yield from (Path(environ[folder]) / place for place in ON_WINDOWS)
    yield from _playwrights_own(environ)


def _playwrights_own(environ: Mapping[str, str]) -> Iterator[Path]:
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or ".")
    for cache in (
        home / ".cache/ms-playwright",
        home / "Library/Caches/ms-playwright",
        home / "AppData/Local/ms-playwright",
    ):
        for pattern in ("chromium-*/*/chrome", "chromium-*/*/chrome.exe", "chromium-*/*/*.app/Contents/MacOS/*"):
            yield from sorted(cache.glob(pattern), reverse=True)


def ways_to_install(*, is_root: bool, which: Which = shutil.which) -> list[list[list[str]]]:
    """The commands that may bring a browser, the likeliest way first."""
    playwright = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if is_root and which("apt-get"):
        return [
            [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]],
            playwright,
        ]
    return [playwright]


def install_browser() -> None:
    """Try each way until a browser is there; what they print goes to stderr."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for way in ways_to_install(is_root=is_root):
        done = all(
            subprocess.run(command, env=environ, stdout=sys.stderr, check=False).returncode == 0 for command in way
        )
        if done and find_browser():
            return


def main() -> None:
    """Print where the browser is, after installing one if need be."""
    if not find_browser():
        install_browser()
    found = find_browser()
    if not found:
        sys.exit(NONE_TO_BE_HAD)
    sys.stdout.write(found + "\n")


if __name__ == "__main__":
    main()
