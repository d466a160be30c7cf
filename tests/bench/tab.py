"""A browser tab without a browser: it asks over the server's own websocket and keeps what the page drew."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Radio_pb2 import Radio
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.running import Running

WITHIN = 60
SAID = 2000
"""So much of the end of what a server has said is shown when a page breaks off."""

WELL = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
BROKEN = ("exception", "alert")
"""Elements that stand where a page broke off."""


@dataclass(slots=True)
class Tab:
    """One session; `drawn` is what its last run has drawn, by place, in the order in which it came."""

    url: str
    line: ClientConnection
    drawn: dict[tuple[int, ...], Delta] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    page_hash: str = ""
    query: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    runs: int = 0

    def load(self, page: str, query: str = "") -> float:
        """Begin the session with the page of this address; gives the milliseconds until its script has ended."""
        self.query = query
        return self._run(page_name=page)

    def turn_to(self, page: str, query: str = "") -> float:
        """Turn to another page, as a click on a link does."""
        self.page_hash, self.query, self.chosen = self.pages[page], query, {}
        return self._run()

    def rerun(self) -> float:
        """Let the page run once more."""
        return self._run()

    def choose(self, key: str, place: int) -> float:
        """Click the choice at this place of the radio with this key."""
        radio = self.radio(key)
        self.chosen[radio.id] = radio.options[place]
        return self._run()

    def radio(self, key: str) -> Radio:
        """The radio with this key."""
        radios = (delta.new_element.radio for delta in self.drawn.values() if kind(delta) == "radio")
        return next(radio for radio in radios if radio.id.endswith(key))

    def _run(self, page_name: str = "") -> float:
        asked = BackMsg()
        state = asked.rerun_script
        state.page_script_hash, state.page_name, state.query_string = self.page_hash, page_name, self.query
        state.context_info.timezone, state.context_info.locale = "Europe/London", "en-GB"
        state.context_info.url, state.context_info.color_scheme = f"{self.url}/{page_name}", "light"
        for widget_id, value in self.chosen.items():
            state.widget_states.widgets.add(id=widget_id, string_value=value)
        heard: list[ForwardMsg] = []
        started = time.perf_counter()
        self.line.send(asked.SerializeToString())
        while not heard or not _is_end(heard[-1]):
            heard.append(ForwardMsg.FromString(bytes(self.line.recv(timeout=WITHIN))))  # type: ignore[arg-type]  # binary
        took = (time.perf_counter() - started) * 1000
        self._take(heard)
        return took

    def _take(self, heard: list[ForwardMsg]) -> None:
        self.runs = 0
        for message in heard:
            match message.WhichOneof("type"):
                case "new_session":
                    self.drawn, self.page_hash = {}, message.new_session.page_script_hash
                    self.runs += 1
                case "navigation":
                    self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
                    self.page_hash = message.navigation.page_script_hash
                case "delta":
                    self.drawn[tuple(message.metadata.delta_path)] = message.delta
        broken = [str(delta.new_element) for delta in self.drawn.values() if kind(delta) in BROKEN]
        if heard[-1].script_finished not in WELL or broken:
            address = next((name for name, known in self.pages.items() if known == self.page_hash), "?")
            raise RuntimeError(f"The page /{address} did not run well: {broken or heard[-1].script_finished}")


def kind(delta: Delta) -> str:
    """What was drawn: an element's name, or a block's."""
    if delta.WhichOneof("type") == "add_block":
        return str(delta.add_block.WhichOneof("type"))
    return str(delta.new_element.WhichOneof("type"))


def _is_end(message: ForwardMsg) -> bool:
    """A run that ends early begins again at once; the person waits for that one too."""
    if message.WhichOneof("type") != "script_finished":
        return False
    return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


@contextmanager
def open_tab(server: Running) -> Iterator[Tab]:
    """Open a tab at a server, and close it in the end."""
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    with connect(address, origin=Origin(server.url), subprotocols=[Subprotocol("streamlit")], max_size=None) as line:
        try:
            yield Tab(server.url, line)
        except RuntimeError as error:
            error.add_note(server.said()[-SAID:])
            raise
