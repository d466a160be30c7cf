"""The servers that are measured beside each other: an empty page, the hollow twins, and Debrief."""

from __future__ import annotations

import time
from pathlib import Path

import psutil

from tests.browser.running import ROOT, Running

HOLLOW = ROOT / "tests" / "bench" / "hollow"
MB = 2**20
A_MOMENT = 0.4
QUIET = 4
"""So many moments without work: app.py rests for a second before it warms up what the first page can do without."""

HARDLY_ANY = 20
IDLE_WITHIN = 30


def empty_server(folder: Path) -> Running:
    """An empty Streamlit page, served as Debrief is."""
    return _hollow(folder, "empty.py")


def twin_server(folder: Path) -> Running:
    """The twins of the pages that were recorded into this folder."""
    return _hollow(folder, "twin.py")


def _hollow(folder: Path, script: str) -> Running:
    environ = {"PYTHONPATH": str(ROOT), "BENCH_SCRIPT": str(HOLLOW / script), "BENCH_RECORDED": str(folder)}
    return Running(folder, app=HOLLOW / "serve.py", environ=environ)


def memory(server: Running) -> float:
    """What a server holds in memory, in MB."""
    return float(_process(server).memory_info().rss) / MB


def worked(server: Running) -> float:
    """The milliseconds of processor time that a server has used since its start."""
    times = _process(server).cpu_times()
    return float(times.user + times.system) * 1000


def wait_until_idle(server: Running) -> None:
    """Wait until a server has warmed up: for a while it has done nothing."""
    latest = time.monotonic() + IDLE_WITHIN
    before, quiet = worked(server), 0
    while quiet < QUIET and time.monotonic() < latest:
        time.sleep(A_MOMENT)
        now = worked(server)
        quiet = quiet + 1 if now - before <= HARDLY_ANY else 0
        before = now


def _process(server: Running) -> psutil.Process:
    if server.process is None:
        raise RuntimeError("The server was not started.")
    return psutil.Process(server.process.pid)
