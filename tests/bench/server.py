"""How long the server takes: `make bench` prints milliseconds, as a person on this computer would wait for them.

Everything goes over the server's own websocket, without a browser: what is drawn in the browser comes on top.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.running import Running

STARTS = 5
RUNS = 100
WARM_AFTER = 4.0
"""Seconds that the imports beside the first page may take."""


@contextmanager
def session(server: Running) -> Iterator[ClientConnection]:
    """A tab of its own."""
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    with connect(address, origin=Origin(server.url), subprotocols=[Subprotocol("streamlit")], max_size=None) as tab:
        yield tab


def run(tab: ClientConnection) -> float:
    """Let the page run once; gives the milliseconds from the click to the end of the run."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    started = time.perf_counter()
    tab.send(asked.SerializeToString())
    heard = ForwardMsg()
    while heard.WhichOneof("type") != "script_finished":
        heard.ParseFromString(bytes(tab.recv(timeout=30)))  # type: ignore[arg-type]  # its frames are binary
    return (time.perf_counter() - started) * 1000


def show(what: str, milliseconds: list[float]) -> None:
    """Print the middle, the slow end and the range of some measurements."""
    slow = statistics.quantiles(milliseconds, n=20)[-1]
    low, high = min(milliseconds), max(milliseconds)
    print(f"{what:<34} p50 {statistics.median(milliseconds):7.1f}   p95 {slow:7.1f}   ({low:.1f} to {high:.1f})")


def main() -> None:
    """Start the server a few times, then click in the last one."""
    ready, first, clicks, ended = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(STARTS):
            server = Running(Path(folder))
            ready.append(server.start() * 1000)
            with session(server) as tab:
                first.append(run(tab))
                time.sleep(WARM_AFTER)
                clicks += [run(tab) for _ in range(RUNS)]
                ended.append(server.interrupt() * 1000)
    show("start to ready", ready)
    show("first page after the start", first)
    show("a click on Today, warm", clicks)
    show("Ctrl+C with an open tab", ended)


if __name__ == "__main__":
    main()
