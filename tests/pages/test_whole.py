"""What a newer click does to a command that is being carried out."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests

from pages.parts import whole


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> ScriptRequests:
    """What the browser has asked for and Streamlit has not begun with."""
    asked = ScriptRequests()
    monkeypatch.setattr(whole, "get_script_run_ctx", lambda: SimpleNamespace(script_requests=asked))
    return asked


def look_into_the_session(requests: ScriptRequests) -> None:
    """Break off for a newer click, as Streamlit does then."""
    asked = requests.on_scriptrunner_yield()
    if asked is not None:
        raise RerunException(asked.rerun_data)


def test_a_command_that_a_newer_click_broke_off_is_carried_out_and_the_newer_click_comes_next(
    requests: ScriptRequests,
) -> None:
    done: list[str] = []
    clicks: Iterator[str] = iter(["first", "second"])

    @whole.whole
    def command(what: str) -> None:
        if (newer := next(clicks, None)) is not None:
            requests.request_rerun(RerunData(query_string=newer))
        look_into_the_session(requests)
        done.append(what)

    command("kept")
    assert done == ["kept"]
    asked = requests.on_scriptrunner_yield()
    assert asked is not None
    assert asked.rerun_data.query_string == "second"


def test_a_click_that_came_while_the_last_words_were_written_stays_the_newest(requests: ScriptRequests) -> None:
    requests.request_rerun(RerunData(query_string="newer"))

    @whole.whole
    def command() -> None:
        look_into_the_session(requests)
        requests.request_rerun(RerunData(query_string="newest"))

    command()
    asked = requests.on_scriptrunner_yield()
    assert asked is not None
    assert asked.rerun_data.query_string == "newest"


def test_a_command_that_nothing_disturbs_is_carried_out_once(requests: ScriptRequests) -> None:
    done: list[str] = []
    whole.whole(done.append)("kept")
    assert done == ["kept"]
    assert requests.on_scriptrunner_yield() is None


def test_a_newer_click_does_not_stop_the_older_ones_thread() -> None:
    settings = (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert tomllib.loads(settings)["runner"]["fastReruns"] is False
