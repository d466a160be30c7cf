import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import streamlit as st
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from streamlit.testing.v1 import AppTest

from coaching.records import Outcome
from coaching.store import Store
from pages.parts.to_calendar import KEEPS
from tests.pages.visit import TODAY, Visit, moment, words_of

ROOT = Path(__file__).parents[2]
PART = """
from pages.parts import house, to_calendar

standing = house.standing({interview_id!r})
for number, action in enumerate(standing.actions):
    to_calendar.action(standing, action, key=f"part.action.{{action.key}}")
to_calendar.interview(standing, key="part.interview")
to_calendar.everything(key="part.everything")
"""

Made = dict[str, Callable[[], bytes]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """What makes the file of each button; without a server nobody asks for it."""
    found: Made = {}
    draw = st.download_button

    def drawn(label: str, data: Any, **more: Any) -> bool:  # noqa: ANN401  # handed on as they came
        found[more["key"]] = data
        return draw(label, data, **more)

    monkeypatch.setattr(st, "download_button", drawn)
    return found


@pytest.fixture
def interview_id(store: Store) -> str:
    return add(store, "Harbour & Finch", TODAY)


def add(store: Store, company: str, held_on: date | None, at: time | None = None) -> str:
    made = str(uuid4())
    store.add_interview(made, company, held_on=held_on, now=moment())
    store.save_field(made, "held_time", at, now=moment())
    return made


def draw(interview_id: str) -> AppTest:
    """The three of them about one interview."""
    app = AppTest.from_string(PART.format(interview_id=interview_id), default_timeout=20)
    app.context = {"timezone": "Europe/London"}
    app.run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def said(app: AppTest) -> str:
    return words_of("".join(element.proto.body for element in app.get("html")))


def read(file: bytes) -> dict[str, Event]:
    events = IcsCalendarStream.calendar_from_ics(file.decode()).events
    return {event.uid.rpartition(".")[0]: event for event in events}


def test_each_is_one_quiet_button_and_more_than_one_step_says_what_a_calendar_keeps(interview_id: str) -> None:
    app = draw(interview_id)

    assert labels(app) == ["Put it in my calendar", "Put these days in my calendar", "All days as a calendar file"]
    assert {button.proto.type for button in app.get("download_button")} == {"tertiary"}
    assert said(app).split("\n") == [KEEPS, KEEPS]


def test_a_click_makes_the_file_of_what_was_drawn(interview_id: str, store: Store, made: Made) -> None:
    other = add(store, "Osprey Labs", TODAY + timedelta(9), time(10))
    draw(interview_id)

    one, these, everything = (
        read(made[key]()) for key in ("part.action.thank_you", "part.interview", "part.everything")
    )

    assert list(one) == ["step.thank_you"]
    assert set(one) < set(these) < set(everything)
    assert {"interview", "debrief"} <= set(everything)
    assert {event.uid.rpartition(".")[2] for event in everything.values()} == {
        f"{interview_id}@debrief",
        f"{other}@debrief",
    }
    assert {event.sequence for event in everything.values()} == {store.meta().change_counter}
    assert everything["interview"].dtstart == datetime.combine(TODAY + timedelta(9), time(10), moment().tzinfo)


def test_the_days_of_an_interview_are_those_of_the_round_before_too_and_no_deed_is_there_twice(
    store: Store, made: Made
) -> None:
    one = add(store, "Harbour & Finch", TODAY - timedelta(5))
    recorded = store.record_outcome(one, Outcome.SECOND_INTERVIEW, on=TODAY, now=moment())
    assert recorded.next_round is not None
    store.save_field(recorded.next_round.id, "held_on", TODAY + timedelta(8), now=moment())
    store.choose(one, "told", "short_list+test", now=moment())
    draw(recorded.next_round.id)

    these, everything = (read(made[key]()) for key in ("part.interview", "part.everything"))

    assert list(these) == list(everything)
    assert {"step.confirm_next", "step.check_the_way", "interview"} <= set(these)
    assert "step.ask_ahead" not in these


def test_what_is_drawn_after_a_move_has_the_moved_day_and_a_later_sequence(
    interview_id: str, store: Store, made: Made
) -> None:
    draw(interview_id)
    before = read(made["part.action.thank_you"]())["step.thank_you"]
    store.mark(interview_id, "thank_you", moved_to=TODAY + timedelta(2), now=moment())
    draw(interview_id)
    after = read(made["part.action.thank_you"]())["step.thank_you"]

    assert (before.start.day, after.start.day) == (26, 27)
    assert after.uid == before.uid
    assert (after.sequence or 0) > (before.sequence or 0)


def test_nothing_is_drawn_where_nothing_has_a_day(store: Store) -> None:
    undated = add(store, "Harbour & Finch", None)
    store.mark(undated, "agree_day", dropped_on=TODAY, now=moment())

    app = draw(undated)

    assert labels(app) == []
    assert said(app) == ""


def test_news_leaves_nothing_of_the_interview_to_come(store: Store, made: Made) -> None:
    coming = add(store, "Harbour & Finch", TODAY + timedelta(3))
    draw(coming)
    assert "interview" in read(made["part.everything"]())
    store.record_outcome(coming, Outcome.WITHDRAWN, on=TODAY, now=moment())
    made.clear()

    draw(coming)

    left = [name for file in made.values() for name in read(file())]
    assert not {"interview", "debrief", "step.rehearse"} & set(left)


def test_the_button_is_there_without_the_library_that_makes_the_file(file: Path, interview_id: str) -> None:
    code = f"""
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_string({PART.format(interview_id=interview_id)!r}, default_timeout=30).run()
assert not app.exception
print(len(app.get("download_button")), "icalendar" in sys.modules)
"""
    told = {**os.environ, "DEBRIEF_FILE": str(file), "PYTHONPATH": str(ROOT)}
    seen = subprocess.run([sys.executable, "-c", code], env=told, cwd=ROOT, capture_output=True, text=True, check=True)

    assert seen.stdout.split() == ["3", "False"]


def test_wherever_a_day_is_offered_first_it_is_said_once_what_a_calendar_keeps(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch", TODAY)
    store.finish_debrief(one, now=moment())
    coming = add(store, "Osprey Labs", TODAY + timedelta(3), time(10))
    assert app.go("debrief.py", interview=one).click("debrief.finish").text.count(KEEPS) == 1
    for page, query in (("coach.py", one), ("coach.py", coming), ("interview.py", coming)):
        assert app.go(page, interview=query).text.count(KEEPS) == 1, page
    assert app.go("today.py").text.count(KEEPS) == 1
