"""Every next step comes by itself: from a no by mail to the look-in months ahead, and from one round to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream
from playwright.sync_api import Page, expect

from tests.browser.person import WITHIN, Clock, Finger, settled
from tests.browser.running import Running, asked, kept

OpenPage = Callable[..., Page]

EVENING = "2026-11-25T18:30"  # a Wednesday
THEIR_WORDS = "You were clear. We missed examples of work with data."


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """The evening after an interview."""
    return Clock(tmp_path, EVENING)


@pytest.fixture
def server(tmp_path: Path, clock: Clock) -> Iterator[Running]:
    """Debrief with a fresh file and a clock of its own."""
    running = Running(tmp_path, environ=clock.environ)
    running.start()
    yield running
    running.kill()


def write_down(person: Finger, company: str) -> None:
    """An interview of today, with nothing but its company."""
    person.press("I’ve just had one")
    person.arrives("What happened?")
    person.write("Company", company)
    person.page.keyboard.press("Enter")
    person.arrives(f"{company}: what happened?")
    person.press("Done for today")
    person.arrives("You can put it down now")


def come_back(person: Finger, clock: Clock, moment: str, title: str) -> None:
    """Open Debrief again on another day."""
    clock.tell(moment)
    person.page.goto("/")
    settled(person.page)
    person.arrives(title)


def calendar(person: Finger, folder: Path) -> dict[str, date]:
    """What a click on the calendar file brings: what is to be done, and on which day, read by another library."""
    with person.page.expect_download(timeout=WITHIN) as download:
        person.press("All days as a calendar file")
    file = folder / "days.ics"
    download.value.save_as(file)
    read = IcsCalendarStream.calendar_from_ics(file.read_text(encoding="utf-8"))
    return {str(event.summary): event.start.date() for event in read.events if isinstance(event.start, datetime)}


def test_rejected_by_mail_every_next_step_comes_by_itself(
    open_page: OpenPage, server: Running, clock: Clock, tmp_path: Path
) -> None:
    person = Finger(settled(open_page(width=390, height=844)))
    write_down(person, "Harbour & Finch")
    person.press("Back to Today")
    person.arrives("Nothing to do today")
    person.press("I’ve had news", nth=-1)
    person.press("They said no")
    person.arrives("Harbour & Finch said no")
    person.pick("How did you hear?", "By email or letter")
    person.turn_to("Today")
    person.arrives("Nothing more today")

    come_back(person, clock, "2026-11-26T09:00", "One thing for today")
    person.press("Open the letter")
    person.sees("Ask what you could do better next time")
    person.press("I’ve sent it")
    person.sees("You’ve asked; give them three working days")

    come_back(person, clock, "2026-12-01T09:00", "One thing for today")
    expect(person.main.get_by_text("Did their feedback arrive?")).to_be_visible(timeout=WITHIN)
    person.press("Answer in Coach")
    person.choose("Did their feedback arrive?", "Yes, it came")
    person.press("Continue")
    person.sees("What did they say about why?")
    person.write("Their words", THEIR_WORDS)
    person.pick("Performance", "A concern")
    person.pick("Fit", "A strength")
    person.press("See what helps now")
    person.sees("Thank them, and leave on a good note")
    person.press("I’ve sent it")
    person.sees("Look in again after six months")
    assert asked(server, "SELECT template, sent_on FROM letter WHERE sent_on IS NOT NULL ORDER BY sent_on") == [
        ("ask_feedback", "2026-11-26"),
        ("closing", "2026-12-01"),
    ]

    person.turn_to("Coach")
    person.arrives("What next, for each of them")
    days = calendar(person, tmp_path)
    assert days == {"Look in with a short note: Harbour & Finch": date(2027, 5, 25)}


def test_a_second_round_makes_the_next_interview_and_nothing_is_typed_twice(
    open_page: OpenPage, server: Running, clock: Clock, tmp_path: Path
) -> None:
    person = Finger(settled(open_page(width=390, height=844)))
    write_down(person, "Osprey Labs")
    page = person.page
    ((first,),) = asked(server, "SELECT id FROM interview")
    page.goto(f"/interview?interview={first}")
    settled(page)
    person.unfold("Change facts")
    person.write("Role", "Data analyst")
    person.write("Contact", "Priya Nair")
    person.write("Place or link", "Mill Lane 4")
    person.pick("In person, by video or by phone", "In person")
    person.turn_to("Today")
    person.arrives("Nothing to do today")
    person.press("I’ve had news", nth=-1)
    person.press("They want to see me again")
    person.sees("When is the next one?")
    page.get_by_role("spinbutton", name="day, Day").first.focus()
    page.keyboard.type("03122026")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    kept(server, "SELECT held_on FROM interview WHERE outcome = 'waiting'", "2026-12-03")
    person.turn_to("Today")
    settled(page)
    rounds = (
        "SELECT a.company, a.role, a.contact_name, i.place, i.format, i.held_on FROM interview i"
        " JOIN application a ON a.id = i.application_id WHERE i.outcome = 'waiting'"
    )
    assert asked(server, rounds) == [
        ("Osprey Labs", "Data analyst", "Priya Nair", "Mill Lane 4", "in_person", "2026-12-03")
    ]

    come_back(person, clock, "2026-11-30T09:00", "Osprey Labs, Thursday 3\u00a0December, in 3 days")
    person.turn_to("Coach")
    person.arrives("What next, for each of them")
    days = calendar(person, tmp_path)
    assert date(2026, 12, 3) in days.values()
    assert any("Osprey Labs" in said for said in days)
