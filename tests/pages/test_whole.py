"""What a newer click does to a command that is being carried out."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException, script_runner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

from pages.parts import turns, whole
from pages.parts.turns import Turns


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """What the browser has asked for and Streamlit has not begun with."""
    asked = Turns()
    monkeypatch.setattr(whole, "get_script_run_ctx", lambda: SimpleNamespace(script_requests=asked))
    return asked


def look_into_the_session(requests: Turns) -> None:
    """Break off for a newer click, as Streamlit does then."""
    asked = requests.on_scriptrunner_yield()
    if asked is not None:
        raise RerunException(asked.rerun_data)


def in_their_order(requests: Turns) -> list[str]:
    """What Streamlit would turn to, one after the other."""
    order: list[str] = []
    while (asked := requests.on_scriptrunner_ready()).type is ScriptRequestType.RERUN:
        order.append(asked.rerun_data.query_string)
    return order


def test_a_command_that_a_newer_click_broke_off_is_carried_out_and_the_newer_click_comes_next(
    requests: Turns,
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
    assert in_their_order(requests) == ["first", "second"]


def test_a_click_that_came_while_the_last_words_were_written_stays_the_newest(requests: Turns) -> None:
    requests.request_rerun(RerunData(query_string="newer"))

    @whole.whole
    def command() -> None:
        look_into_the_session(requests)
        requests.request_rerun(RerunData(query_string="newest"))

    command()
    assert in_their_order(requests) == ["newer", "newest"]


def test_a_command_that_nothing_disturbs_is_carried_out_once(requests: Turns) -> None:
    done: list[str] = []
    whole.whole(done.append)("kept")
    assert done == ["kept"]
    assert requests.on_scriptrunner_yield() is None


def test_a_newer_click_does_not_stop_the_older_ones_thread() -> None:
    settings = (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert tomllib.loads(settings)["runner"]["fastReruns"] is False


def test_what_waits_is_not_joined_and_comes_in_its_order(requests: Turns) -> None:
    for line in ("one", "two", "three"):
        requests.request_rerun(RerunData(query_string=line))

    first = requests.on_scriptrunner_ready()
    requests.request_rerun(RerunData(query_string="four"))

    assert first.rerun_data.query_string == "one"
    assert in_their_order(requests) == ["two", "three", "four"]


def test_nothing_comes_between_before_a_run_has_taken_what_the_browser_told(requests: Turns) -> None:
    for line in ("one", "two"):
        requests.request_rerun(RerunData(query_string=line))

    requests.on_scriptrunner_ready()

    assert requests.on_scriptrunner_yield() is None
    between = requests.on_scriptrunner_yield()
    assert between is not None
    assert between.rerun_data.query_string == "two"


def test_a_run_that_is_stopped_turns_to_nothing_more(requests: Turns) -> None:
    for line in ("one", "two"):
        requests.request_rerun(RerunData(query_string=line))
    requests.request_stop()

    assert requests.on_scriptrunner_ready().type is ScriptRequestType.STOP
    assert not requests.request_rerun(RerunData(query_string="three"))


def test_streamlit_gives_everybody_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script_runner, "ScriptRequests", None)
    turns.take_turns()
    assert vars(script_runner)["ScriptRequests"] is Turns
