from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coaching.records import Criterion, Outcome
from coaching.store import Store, open_store
from tests.pages.visit import new_id

FRAME = str(Path(__file__).parents[2] / "pages" / "frame.py")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The file that the page opens, on a day that the test knows."""
    path, clock = tmp_path / "debrief.db", tmp_path / "now"
    clock.write_text(NOW.isoformat(), encoding="utf-8")
    monkeypatch.setenv("DEBRIEF_FILE", str(path))
    monkeypatch.setenv("DEBRIEF_NOW", str(clock))
    store = open_store(path, NOW)
    yield store
    store.close()
    st.cache_resource.clear()


def trends(**query: str) -> AppTest:
    """The page, reached through the frame."""
    at = AppTest.from_file(FRAME, default_timeout=20)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    at.switch_page("trends.py").run()
    assert not at.exception
    return at


def told(at: AppTest) -> str:
    """All that the page's own HTML says, with plain spaces."""
    return " ".join(element.proto.body for element in at.get("html")).replace("\u00a0", " ")


def pictures(at: AppTest) -> list[Any]:
    return [element.proto for element in at.get("vega_lite_chart")]


def held(store: Store, number: int, company: str = "Aldermoor", *, scores: bool = True) -> str:
    interview_id = new_id(number)
    store.add_interview(interview_id, company, held_on=date(2026, 11, number), now=NOW)
    for criterion in Criterion if scores else ():
        value = 2 if criterion is Criterion.CONFIDENCE else 4
        store.save_score(interview_id, criterion, value, now=NOW)
    return interview_id


@pytest.mark.usefixtures("store")
def test_an_empty_diary_says_what_will_appear_and_leads_to_the_first_step() -> None:
    at = trends()
    assert "<h1>Nothing to count yet</h1>" in told(at)
    assert "After your first debrief the four areas appear here" in told(at)
    assert pictures(at) == []
    assert at.button(key="trends.just").label == "I’ve just had an interview"
    at.button(key="trends.just").click().run()
    assert not at.exception
    assert "Nothing to count yet" not in told(at)


def test_interviews_without_scores_are_counted_and_lead_to_a_debrief(store: Store) -> None:
    held(store, 20, scores=False)
    at = trends()
    assert "<h1>1 interview so far, no news yet</h1>" in told(at)
    assert "Your four areas appear here once" in told(at)
    at.button(key="trends.choose").click().run()
    assert not at.exception


def test_an_interview_still_to_come_is_not_counted(store: Store) -> None:
    held(store, 28, scores=False)
    assert "<h1>Nothing to count yet</h1>" in told(trends())


def test_one_interview_shows_its_areas_and_names_no_lowest(store: Store) -> None:
    held(store, 20)
    at = trends()
    assert "One more interview with all four areas" in told(at)
    assert "lowest so far, from" not in told(at)
    assert len(pictures(at)) == 4


def test_the_lowest_area_is_named_with_its_number_of_interviews(store: Store) -> None:
    store.record_outcome(held(store, 10), Outcome.SUCCESSFUL, on=date(2026, 11, 12), now=NOW)
    held(store, 20, "Tern & Tide")
    at = trends()
    assert "<h1>1 interview went further, 1 is still open</h1>" in told(at)
    assert "<h2>Confidence in you is lowest so far, from 2 interviews</h2>" in told(at)
    assert "From 10 November to 20 November, by what you wrote before you knew the result." in told(at)


def test_every_picture_has_its_text_alternative_and_what_its_marks_mean(store: Store) -> None:
    held(store, 20)
    at = trends()
    names = [picture.alt.partition(":")[0] for picture in pictures(at)]
    assert names == ["Performance", "Enthusiasm", "Fit", "Confidence in you"]
    assert told(at).count("Dashed square: still open.") == 4
    assert [expander.label for expander in at.expander] == ["The picture"] * 4
    assert all("title" not in json.loads(picture.spec) for picture in pictures(at))


def test_an_area_that_was_left_out_has_no_picture_and_says_so(store: Store) -> None:
    interview_id = held(store, 20, scores=False)
    store.save_score(interview_id, Criterion.FIT, 3, now=NOW)
    at = trends()
    assert len(pictures(at)) == 1
    assert told(at).count("Nothing written down for this area yet.") == 3


def test_a_new_score_is_in_the_picture_at_once(store: Store) -> None:
    interview_id = held(store, 20)
    at = trends()
    assert "Fit: 4" in told(at)
    store.save_score(interview_id, Criterion.FIT, 1, now=NOW)
    at.run()
    assert "Fit: 1" in told(at)
    assert "In order: 1." in pictures(at)[2].alt


def test_what_a_person_typed_stays_out_of_the_pages_words(store: Store) -> None:
    held(store, 20, "<img src=x> ![x](http://127.0.0.1:9/x) $x$")
    at = trends()
    assert "127.0.0.1" not in told(at)
    assert all("127.0.0.1" not in picture.alt + picture.spec for picture in pictures(at))


def test_the_example_has_a_finding_for_everything(store: Store) -> None:
    at = trends(example="1")
    assert "4 of 11 interviews went further, 2 are still open" in told(at)
    assert "Confidence in you is lowest so far, from 11 interviews" in told(at)
    assert "1 more was written after the news: shown, not counted." in told(at)
    assert len(pictures(at)) == 4
    assert store.search().everything == 0
