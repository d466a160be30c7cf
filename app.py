"""Serve Debrief on this computer: `python app.py` from any folder (`streamlit run app.py` works too, more slowly)."""

import contextlib
import gc
import http.client
import logging
import os
import signal
import socket
import sys
import threading
import time
import traceback
import webbrowser
from collections.abc import AsyncIterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
if chosen := os.environ.get("DEBRIEF_FILE"):
    os.environ["DEBRIEF_FILE"] = str(Path(chosen).expanduser().absolute())
os.chdir(ROOT)  # before Streamlit: it takes its settings from the folder it is in

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from coaching.guard import Guard, content_policy
from pages.parts import turns

VERSION = "0.1.0"
SCRIPT = ROOT / "pages" / "frame.py"
HELLO = "/_debrief/hello"
HOST = "127.0.0.1"
PORTS = range(1, 65536)
HEAD_START = 1.0
"""Seconds for the first page to be drawn in, before the charts' libraries take turns with it."""


def told(error: BaseException) -> str:
    """An error's type and place, without its message: that may hold the person's own words."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    return " < ".join([type(error).__name__, *reversed(places[-6:])])


class Record(logging.LogRecord):
    """A line for the log in which an error is only told, whoever writes it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        if self.exc_info and self.exc_info[1]:
            self.msg, self.args = "%s: %s", (self.msg, told(self.exc_info[1]))
            self.exc_info = None


def say_sorry(_error: Exception) -> bool:
    """Say one calm sentence where the page broke off."""
    # Neither st.error, which is an alarm in pink, nor pages.parts, which may be what broke.
    said = "Something went wrong on this page. Everything saved so far is still there; reload the page to go on."
    st.html(f'<p class="problem" role="alert">{said}</p>')
    return True


def warm() -> None:
    """Import what the screens need, the first screen's first, then hide it all from the garbage collector.

    Streamlit collects after every run: with these libraries loaded that costs 90 ms a click.
    """
    from coaching import agenda, calendar_file, content, dates, store  # noqa: F401

    content.load()
    dates.WorkingDays().after(dates.present().today, 1)
    time.sleep(HEAD_START)

    import altair as alt
    import pandas as pd
    import pyarrow as pa

    frame = pd.DataFrame({"day": ["x"], "score": [1]})
    alt.Chart(frame).mark_bar().encode(x="day:N", y="score:Q").to_dict()
    pa.Table.from_pandas(frame)
    calendar_file.ics((), dates.present(), sequence=0)
    gc.collect()
    gc.freeze()


@contextlib.asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up beside the first page, not before it."""
    threading.Thread(target=warm, name="warm", daemon=True).start()
    yield


async def hello(_request: Request) -> JSONResponse:
    """Tell a second Debrief that the first is here."""
    return JSONResponse({"name": "Debrief", "version": VERSION})


logging.setLogRecordFactory(Record)
turns.take_turns()
page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
app = st.App(
    SCRIPT,
    lifespan=lifespan,
    routes=[Route(HELLO, hello)],
    middleware=[Middleware(Guard, policy=content_policy(page))],
    on_script_error=say_sorry,
)


class Server(uvicorn.Server):
    """Uvicorn, which says where Debrief is and opens the browser there as soon as it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then tell."""
        await super().startup(sockets)
        print(f"Debrief is open at {address(self.config.port)} (Ctrl+C ends it).", flush=True)
        threading.Thread(target=show, args=(self.config.port,), daemon=True).start()


def address(port: int) -> str:
    """Where a browser finds Debrief."""
    return f"http://{HOST}:{port}"


def show(port: int) -> None:
    """Open Debrief in the browser, unless DEBRIEF_NO_BROWSER says not to."""
    if not os.environ.get("DEBRIEF_NO_BROWSER"):
        webbrowser.open(address(port))


def is_free(port: int) -> bool:
    """Whether we may listen there."""
    with socket.socket() as probe:
        if os.name != "nt":  # Windows would share the port with whoever has it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            probe.bind((HOST, port))
            return True
    return False


def is_debrief(port: int) -> bool:
    """Whether it is Debrief that answers there."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", HELLO)
        return b'"name":"Debrief"' in connection.getresponse().read(200)
    return False


def main() -> None:
    """Serve until Ctrl+C; where Debrief is open already, show that one."""
    wanted = os.environ.get("DEBRIEF_PORT", "8501")
    if not wanted.isdecimal() or int(wanted) not in PORTS:
        sys.exit(f"DEBRIEF_PORT must be a number from {PORTS[0]} to {PORTS[-1]}.")
    port = int(wanted)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # uvicorn ends first; then what was made for this run goes
    if is_free(port):
        # Host and port, not a socket of our own: asyncio then sends every answer at once (TCP_NODELAY).
        with contextlib.suppress(KeyboardInterrupt):
            Server(
                uvicorn.Config(
                    app,
                    host=HOST,
                    port=port,
                    log_level="warning",
                    access_log=False,
                    server_header=False,
                    proxy_headers=False,
                    ws="websockets-sansio",
                    ws_max_size=2**25,
                    timeout_graceful_shutdown=1,
                )
            ).run()
    elif is_debrief(port):
        print(f"Debrief is open already, at {address(port)}.", flush=True)
        show(port)
    else:
        sys.exit(f"Port {port} is taken by another program. Set DEBRIEF_PORT to another number, say {port + 1}.")


if __name__ == "__main__":
    main()
