"""A Debrief server in a process of its own, as a person starts it, that a test can kill and start again."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
READY_WITHIN = 30
ENDS_WITHIN = 10
KEPT_WITHIN = 15


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """One server with its own file, port and log; `app` may be a copy of app.py beside other pages."""

    def __init__(
        self,
        folder: Path,
        *,
        app: Path = ROOT / "app.py",
        before: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.file = folder / "debrief.db"
        self.log = folder / "server.log"
        self.command = [sys.executable, *before, str(app)]
        self.cwd = cwd
        self.environ = {
            **os.environ,
            "DEBRIEF_FILE": str(self.file),
            "DEBRIEF_PORT": str(self.port),
            "DEBRIEF_NO_BROWSER": "1",
            **(environ or {}),
        }
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> float:
        """Start it and wait until it answers; gives the seconds that took."""
        started = time.perf_counter()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.cwd, env=self.environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        while not self.answers():
            if self.process.poll() is not None or time.perf_counter() - started > READY_WITHIN:
                self.kill()
                raise AssertionError("The server did not start:\n" + self.said())
            time.sleep(0.01)
        return time.perf_counter() - started

    def answers(self) -> bool:
        """Whether its health page can be had."""
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """End it as a power cut would; harmless when it has ended."""
        if self.process:
            self.process.kill()
            self.process.wait(ENDS_WITHIN)

    def restart(self) -> None:
        """Start it again on the same port with the same file."""
        self.kill()
        self.start()

    def interrupt(self) -> float:
        """Press Ctrl+C; gives the seconds until it had ended."""
        return self.end_by(signal.SIGINT)

    def end_by(self, sign: signal.Signals) -> float:
        """Send it a signal; gives the seconds until it had ended."""
        assert self.process
        pressed = time.perf_counter()
        self.process.send_signal(sign)
        self.process.wait(ENDS_WITHIN)
        return time.perf_counter() - pressed

    def said(self) -> str:
        """What it wrote to the terminal."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def asked(server: Running, question: str) -> list[tuple[object, ...]]:
    """What the server's file says, past all of Debrief."""
    with closing(sqlite3.connect(server.file)) as file:
        return file.execute(question).fetchall()


def kept(server: Running, question: str, *expected: object) -> None:
    """Wait until the file gives just this row."""
    deadline = time.monotonic() + KEPT_WITHIN
    while asked(server, question) != [expected]:
        assert time.monotonic() < deadline, f"{question}: {asked(server, question)}, not {expected}"
        time.sleep(0.01)
