"""Every click and every line has its turn.

While a run is under way Streamlit joins all that the browser sends into one request, and of the older ones it keeps the
clicks alone, without the words that came with them. Tried: a line left by a click on a link was lost, for a link's
request tells nothing of the page that it leaves; and of five questions typed fast, each with its Enter, two were lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TypeVar

from streamlit.runtime.scriptrunner import RerunData, script_runner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests, ScriptRequestType

Asked = TypeVar("Asked", ScriptRequest, ScriptRequest | None)


class Turns(ScriptRequests):
    """What the browser has asked for and Streamlit has not begun with, in the order in which it came.

    An older request's callbacks are called, and its page is not drawn where a newer one waits: so nobody waits longer.
    """

    def __init__(self) -> None:
        super().__init__()
        self._later: deque[RerunData] = deque()
        self._is_beginning = False

    def on_scriptrunner_yield(self) -> ScriptRequest | None:
        """What comes between, if anything.

        Nothing does at a run's very first look, at which Streamlit has not yet taken what the browser told it.
        """
        if self._is_beginning:
            self._is_beginning = False
            return None
        return self._taken(super().on_scriptrunner_yield())

    def on_scriptrunner_ready(self) -> ScriptRequest:
        """What comes after a run, or that Streamlit may stop."""
        return self._taken(super().on_scriptrunner_ready())

    def come_first(self, broken_off: Iterable[RerunData]) -> None:
        """Put back what was taken too early, before all that waits."""
        with self._lock:
            pending = [self._rerun_data] if self._state is ScriptRequestType.RERUN else []
            self._later = deque([*broken_off, *pending, *self._later])
            if pending:
                self._state = ScriptRequestType.CONTINUE
            self._call_the_next()

    def _request_rerun_locked(self, new_data: RerunData) -> bool:
        if self._state is ScriptRequestType.RERUN:
            self._later.append(new_data)
            return True
        return super()._request_rerun_locked(new_data)

    def _taken(self, asked: Asked) -> Asked:
        if asked is not None and asked.type is ScriptRequestType.RERUN:
            self._is_beginning = True
            with self._lock:
                self._call_the_next()
        return asked

    def _call_the_next(self) -> None:
        if self._later and self._state is ScriptRequestType.CONTINUE:
            super()._request_rerun_locked(self._later.popleft())


def take_turns() -> None:
    """Let Streamlit keep what the browser asks for so, in every session that begins from now on."""
    script_runner.ScriptRequests = Turns  # type: ignore[attr-defined]  # it offers no other way in
