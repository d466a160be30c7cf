"""The server itself, around pages of its own: app.py is copied beside them, so that it is what the person starts."""

from __future__ import annotations

import http.client
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.browser.running import ROOT, Running

OpenPage = Callable[..., Page]
WORDS = "she said my answers were thin"
FRAME = """
import gc

import streamlit as st

st.set_page_config(page_icon="🎓")


def broken_click():
    raise ValueError("WORDS")


@st.fragment(run_every=0.3)
def memory():
    st.text("All is warm" if gc.get_freeze_count() > 100_000 else "Warming up")


st.title("Page", anchor=False)
if "memory" in st.query_params:
    memory()
st.session_state.setdefault("taps", 0)
if st.button("Tap"):
    st.session_state.taps += 1
st.text(f"Tapped {st.session_state.taps}")
if st.button("Break"):
    raise ValueError("WORDS")
st.button("Break in the click", on_click=broken_click)
""".replace("WORDS", WORDS)
LISTENING_IN = """
import runpy, sys

def hear(event, args):
    if event == "socket.connect" and isinstance(args[1], tuple) and args[1][0] not in ("127.0.0.1", "::1"):
        print("ASKED OUTSIDE", args[1], flush=True)
    if event == "socket.getaddrinfo" and args[0] not in (None, "127.0.0.1", "::1", "localhost"):
        print("ASKED OUTSIDE", args[0], flush=True)

sys.addaudithook(hear)
sys.path.insert(0, sys.argv[1].rpartition("/")[0])
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of app.py with one page of its own."""
    folder = tmp_path_factory.mktemp("app")
    shutil.copy(ROOT / "app.py", folder)
    for part in ("coaching", "data", ".streamlit", "pages/parts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.db*"))
    (folder / "pages" / "frame.py").write_text(FRAME, encoding="utf-8")
    return folder / "app.py"


@pytest.fixture(scope="module")
def server(app: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Started from the top of the disk, as a shortcut would; it tells when it asks another computer."""
    folder = tmp_path_factory.mktemp("server")
    with Running(folder, app=app, before=["-c", LISTENING_IN], cwd=Path(folder.anchor)) as running:
        yield running


def test_from_another_folder_it_finds_its_pages_and_its_settings(server: Running, open_page: OpenPage) -> None:
    page = open_page()
    expect(page.get_by_role("heading", name="Page")).to_be_visible()
    colour = page.get_by_role("main").evaluate(
        "e => { while (e && getComputedStyle(e).backgroundColor === 'rgba(0, 0, 0, 0)') e = e.parentElement;"
        " return getComputedStyle(e).backgroundColor }"
    )
    assert colour == "rgb(239, 243, 242)"
    assert server.said().count("Debrief is open at") == 1


@pytest.mark.parametrize("path", ["/interviews", "/debrief?interview=none", "/trends"])
def test_a_deep_link_on_a_cold_server_comes_with_its_frame(path: str, tmp_path: Path, browser: Browser) -> None:
    with Running(tmp_path) as running, browser.new_page() as page:
        page.goto(running.url + path)
        expect(page.get_by_role("link", name="Today").first).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)


def test_what_charts_need_is_soon_out_of_the_collectors_sight(open_page: OpenPage) -> None:
    expect(open_page("/?memory").get_by_text("All is warm")).to_be_visible(timeout=20_000)


def test_a_page_that_breaks_says_one_sentence_and_nobodys_words(server: Running, open_page: OpenPage) -> None:
    page = open_page()
    for button in ("Break", "Break in the click"):
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("alert")).to_have_text(
            "Something went wrong on this page. Everything saved so far is still there; reload the page to go on."
        )
        assert WORDS not in page.content()
        assert "Traceback" not in page.content()
        page.reload()
        expect(page.get_by_text("Tapped 0")).to_be_visible()
    assert WORDS not in server.said()
    assert "ValueError < frame.py:" in server.said()


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "file://",
        "http://evil.example",
        "http://localhost:9999",
        "http://127.0.0.1:9999",
        "https://127.0.0.1:{port}",
    ],
)
def test_a_foreign_origin_gets_no_connection(server: Running, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as refused:
        hold(server, origin.format(port=server.port) if origin else None)
    assert refused.value.response.status_code == 403


def test_a_name_that_was_rebound_gets_no_connection(server: Running) -> None:
    with pytest.raises(InvalidStatus) as refused:
        hold(server, "http://evil.example:8501", "evil.example:8501")
    assert refused.value.response.status_code == 403


def test_its_own_page_gets_a_connection(server: Running) -> None:
    hold(server, server.url)


def hold(server: Running, origin: str | None, host: str | None = None) -> None:
    """Open a websocket as a page of that origin would, and close it."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        claimed = Origin(origin) if origin else None
        with connect(
            f"ws://{host or server.url[7:]}/_stcore/stream",
            sock=line,
            origin=claimed,
            subprotocols=[Subprotocol("streamlit")],
        ):
            pass


def test_every_answer_carries_the_policy_even_a_missing_page(server: Running) -> None:
    for path, status in (
        ("/", 200),
        ("/_stcore/health", 200),
        ("/media/nothing.html", 404),
        ("/_stcore/agent/mcp", 404),
    ):
        asking = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        asking.request("GET", path)
        answer = asking.getresponse()
        assert answer.status == status
        assert str(answer.headers["content-security-policy"]).startswith(
            "default-src 'none'; script-src 'self' 'sha256-"
        )
        assert answer.headers["x-frame-options"] == "DENY"
        asking.close()


def test_nothing_is_asked_of_another_computer(server: Running, open_page: OpenPage) -> None:
    page = open_page("/?any=thing")
    page.get_by_role("button", name="Tap").click()
    expect(page.get_by_text("Tapped 1")).to_be_visible()
    for origin in ("http://evil.example", "http://localhost:9999"):
        with pytest.raises(InvalidStatus):
            hold(server, origin)
    assert "ASKED OUTSIDE" not in server.said()


def test_its_log_holds_no_addresses(server: Running, open_page: OpenPage) -> None:
    expect(open_page("/?interview=hers").get_by_role("heading", name="Page")).to_be_visible()
    assert "hers" not in server.said()


def test_ctrl_c_ends_it_within_two_seconds_with_a_tab_open(app: Path, tmp_path: Path, browser: Browser) -> None:
    def ending() -> float:
        with Running(tmp_path, app=app) as running, browser.new_page() as page:
            page.goto(running.url)
            expect(page.get_by_role("heading", name="Page")).to_be_visible()
            seconds = running.interrupt()
            assert running.process is not None
            assert running.process.returncode == 0
            assert "Traceback" not in running.said()
            return seconds

    assert any(ending() < 2 for _ in range(3))  # a machine busy with other things may need another try


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_example_goes_with_the_server_that_made_it(sign: signal.Signals, tmp_path: Path, browser: Browser) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with Running(tmp_path, environ={"TMPDIR": str(temporary)}) as server:
        page = browser.new_page()
        page.goto(f"{server.url}/?example=1")
        expect(page.get_by_text("This is an example")).to_be_visible()
        assert list(temporary.glob("debrief-example-*"))
        page.close()
        server.end_by(sign)
    assert list(temporary.glob("debrief-example-*")) == []


def test_the_browser_opens_as_soon_as_it_answers(app: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    with Running(tmp_path, app=app, environ=a_browser_that_writes_down(tmp_path)) as running:
        for _ in range(500):
            if opened.exists() and opened.read_text(encoding="utf-8"):
                break
            running.answers()
    assert opened.read_text(encoding="utf-8") == running.url


def test_a_second_start_shows_the_debrief_that_is_open(server: Running, app: Path, tmp_path: Path) -> None:
    second = start_once(app, server.port, **a_browser_that_writes_down(tmp_path))
    assert second.returncode == 0
    assert second.stdout.strip() == f"Debrief is open already, at {server.url}."
    assert second.stderr == ""
    assert (tmp_path / "opened").read_text(encoding="utf-8") == server.url


def test_a_port_that_another_program_has_is_told_in_one_sentence(app: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        second = start_once(app, port)
    assert second.returncode == 1
    assert second.stdout == ""
    assert second.stderr.strip() == (
        f"Port {port} is taken by another program. Set DEBRIEF_PORT to another number, say {port + 1}."
    )


@pytest.mark.parametrize("port", ["", "eight", "0", "70000"])
def test_a_port_that_is_none_is_told_in_one_sentence(app: Path, port: str) -> None:
    started = start_once(app, port)
    assert started.returncode == 1
    assert started.stderr.strip() == "DEBRIEF_PORT must be a number from 1 to 65535."


def test_a_relative_file_is_meant_from_where_it_is_started(app: Path, tmp_path: Path) -> None:
    tell = "import app, os; print(os.environ['DEBRIEF_FILE'])"
    asked = subprocess.run(
        [sys.executable, "-c", tell],
        cwd=tmp_path,
        env={"DEBRIEF_FILE": "mine.db", "PYTHONPATH": str(app.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.strip() == str(tmp_path / "mine.db")


def start_once(app: Path, port: object, **environ: str) -> subprocess.CompletedProcess[str]:
    """Start it where it ends by itself."""
    return subprocess.run(
        [sys.executable, str(app)],
        env={"DEBRIEF_PORT": str(port), "DEBRIEF_NO_BROWSER": "1", **environ},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def a_browser_that_writes_down(folder: Path) -> dict[str, str]:
    """A browser which only writes the address into `opened`."""
    script = folder / "browser.py"
    script.write_text(
        f"import pathlib, sys; pathlib.Path({str(folder / 'opened')!r}).write_text(sys.argv[1])", encoding="utf-8"
    )
    return {"BROWSER": f"{sys.executable} {script} %s", "DEBRIEF_NO_BROWSER": ""}
