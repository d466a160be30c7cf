from datetime import date, timedelta

import pytest

from coaching.records import Meta, Outcome
from coaching.store import Store
from tests.pages.visit import TODAY, Visit, moment

ASKED = "Days are counted as working days in England."
SCOTTISH_FRIDAY = date(2026, 11, 27)
"""Before St Andrew's Day, on which Scotland does not work."""


@pytest.fixture
def acme(app: Visit) -> str:
    """A debrief of today that was just put down."""
    one = app.click("today.just").enter("Acme").interview_id
    app.click("debrief.finish")
    return one


def known(store: Store) -> tuple[str, str, date | None]:
    """What the file knows about where the person works."""
    meta: Meta = store.meta()
    return meta.country, meta.region, meta.country_said_on


@pytest.mark.usefixtures("acme")
def test_the_country_is_asked_for_in_one_line_at_the_first_day_that_is_counted(app: Visit, store: Store) -> None:
    assert app.text.count(ASKED) == 1
    assert not app.at.selectbox
    app.click("debrief.country.right")
    assert known(store) == ("GB", "ENG", TODAY)
    assert ASKED not in app.text
    app.click("debrief.today").click("today.just").enter("Beta").click("debrief.finish")
    assert app.title == "You can put it down now"
    assert ASKED not in app.text


@pytest.mark.usefixtures("acme")
def test_another_country_moves_the_days_at_once_and_nothing_is_asked_any_more(app: Visit, store: Store) -> None:
    assert "Send a short thank-you: tomorrow, Thursday 26 November" in app.text
    app.click("debrief.country.change")
    app.at.selectbox(key="debrief.country.country").set_value("US")
    app.run()
    assert known(store) == ("US", "", TODAY)
    assert "Send a short thank-you: Friday 27 November" in app.text  # after Thanksgiving
    app.click("debrief.country.done")
    assert "Days are counted" not in app.text
    assert "Send a short thank-you: Friday 27 November" in app.text
    assert not app.at.selectbox


def test_a_part_of_a_country_is_chosen_where_its_parts_differ(app: Visit, store: Store) -> None:
    app.day = SCOTTISH_FRIDAY
    app.click("today.just").enter("Acme").click("debrief.finish")
    assert "Send a short thank-you: Monday 30 November" in app.text
    app.click("debrief.country.change")
    box = app.at.selectbox(key="debrief.country.region.GB")
    assert box.value == "ENG"
    assert "The whole country" not in box.options
    box.set_value("SCT")
    app.run()
    assert known(store) == ("GB", "SCT", SCOTTISH_FRIDAY)
    assert "Days are counted as working days in Scotland." in app.text
    assert "Send a short thank-you: Tuesday 1 December" in app.text


@pytest.mark.usefixtures("acme")
def test_a_new_country_begins_with_all_of_it_and_the_united_kingdom_with_england(app: Visit, store: Store) -> None:
    app.click("debrief.country.change")
    for country, region in (("DE", ""), ("GB", "ENG")):
        app.at.selectbox(key="debrief.country.country").set_value(country)
        app.run()
        assert known(store)[:2] == (country, region)
        assert app.at.selectbox(key=f"debrief.country.region.{country}").value == region


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("key", ["debrief.country.right", "debrief.country.change"])
def test_two_quick_clicks_are_one(app: Visit, store: Store, key: str) -> None:
    app.click_twice(key)
    assert app.has("debrief.country.country") is (key == "debrief.country.change")
    assert known(store)[:2] == ("GB", "ENG")


@pytest.mark.usefixtures("acme")
def test_a_replayed_click_keeps_the_country_that_was_chosen_since(app: Visit, store: Store) -> None:
    right = app.at.button(key="debrief.country.right")
    store.set_country("IE", "", on=TODAY, now=moment())
    app.press(right)
    assert known(store) == ("IE", "", TODAY)
    assert "Days are counted" not in app.text


def test_it_can_be_changed_later_beside_the_facts_of_any_interview(app: Visit, store: Store, acme: str) -> None:
    store.set_country("GB", "", on=TODAY - timedelta(days=9), now=moment())
    app.go("interview.py", interview=acme)
    assert ASKED in app.text
    assert not app.has("interview.country.right")
    app.click("interview.country.change")
    app.at.selectbox(key="interview.country.country").set_value("IE")
    app.run().click("interview.country.done")
    assert known(store)[:2] == ("IE", "")
    assert "Days are counted as working days in Ireland." in app.text


@pytest.mark.usefixtures("acme")
def test_who_only_opens_today_is_asked_there_and_once(app: Visit, store: Store) -> None:
    app.day = TODAY + timedelta(days=1)
    app.go("today.py")
    assert "Send a short thank-you" in app.text
    assert app.text.count(ASKED) == 1
    app.click("today.country.change")
    app.at.selectbox(key="today.country.country").set_value("IE")
    app.run().click("today.country.done")
    assert known(store)[:2] == ("IE", "")
    assert "Days are counted" not in app.text


def test_on_the_day_of_a_no_nobody_is_asked_for_a_country(app: Visit, store: Store, acme: str) -> None:
    store.record_outcome(acme, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    app.go("today.py")
    assert app.title == "Nothing more today"
    assert "Days are counted" not in app.text


def test_where_no_working_day_is_counted_nothing_is_asked(app: Visit, store: Store, acme: str) -> None:
    store.mark(acme, "thank_you", dropped_on=TODAY, now=moment())
    app.run()
    assert app.title == "You can put it down now"
    assert "Days are counted" not in app.text
