"""What a person does with Debrief from the first evening on, with the real server and a real file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream
from playwright.sync_api import Page, expect

from tests.browser.person import WITHIN, Clock, Finger, Keys, Person, settled
from tests.browser.running import Running, asked, kept

OpenPage = Callable[..., Page]

EVENING = "2026-11-25T18:30"  # a Wednesday
THREE_WORKING_DAYS_ON = "2026-11-30T09:00"
SIX_MONTHS_ON = "2027-05-26T09:00"
NOTICED = "I backed off when they asked about budgets"
A_MOMENT = "She laughed about the bakery’s rota"
A_CHANGE = "Ask what they’d want from me in the first three months"
THEIR_WORDS = "You were clear. We missed examples of work with data."
QUESTIONS = ("Why do you want to work here?", "Tell us about a time when you disagreed")


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


def debrief(person: Person, company: str) -> None:
    """From Today, all that a debrief asks for; what can be left out is left out."""
    person.press("I’ve just had one")
    person.arrives("What happened?")
    person.write("Company", company)
    person.page.keyboard.press("Enter")
    person.arrives(f"{company}: what happened?")
    person.choose("Performance", "Most answers showed")
    person.choose("Enthusiasm", "I gave a reason, but")
    person.choose("Fit", "I linked one or two")
    person.choose("Confidence in you", "I stood by a few")
    person.pick("Your bet", "35 %")
    person.pick("When will they tell you?", "Next week")
    person.press("Done for today")
    person.arrives("You can put it down now")
    expect(person.page.get_by_text("Send a short thank-you: tomorrow")).to_be_visible()


def add_questions(person: Person) -> None:
    """Two questions, typed fast, and how one of them went."""
    person.write("A question they asked (Enter adds it)", QUESTIONS[0])
    person.page.keyboard.press("Enter")
    person.page.keyboard.type(QUESTIONS[1], delay=20)  # nobody types faster
    person.page.keyboard.press("Enter")
    person.pick(QUESTIONS[1], "Stumbled")
    person.pick(QUESTIONS[0], "Strong")


def ask_for_feedback(person: Person) -> None:
    """From the saved no to the note that asks what could have been better."""
    person.press("See what helps now")
    person.sees("Shall we look at this now, or another day?")
    person.choose("Shall we look at this now, or another day?", "Let’s look now")
    person.press("Continue")
    person.sees("Ask what you could do better next time")
    person.unfold("The words are ready")
    person.write("Your name, to sign with", "Alex Morgan")
    expect(person.page.get_by_text("With best wishes, Alex Morgan")).to_be_visible(timeout=WITHIN)
    person.press("I’ve sent it")
    person.sees("You’ve asked; give them three working days")


def write_down_their_feedback(person: Person) -> None:
    """From Today, three working days on, to the advice that follows from what they said."""
    person.press("Answer in Coach")
    person.sees("Did their feedback arrive?")
    person.choose("Did their feedback arrive?", "Yes, it came")
    person.press("Continue")
    person.sees("What did they say about why?")
    person.write("Their words", THEIR_WORDS)
    person.pick("Performance", "A concern")
    person.pick("Fit", "A strength")
    person.pick("How did their words land?", "Useful")
    person.press("See what helps now")
    person.sees("Thank them, and leave on a good note")
    person.unfold("The words are ready")  # on the day on which their words come, nothing is due


def send(person: Person, then: str) -> None:
    """Send the letter that Coach has ready."""
    expect(person.page.get_by_text("With best wishes, Alex Morgan")).to_be_visible(timeout=WITHIN)
    person.press("I’ve sent it")
    person.sees(then)


def come_back(person: Person, clock: Clock, moment: str, *, title: str = "One thing for today") -> None:
    """Open Debrief again on a later day, on which there is something to do."""
    clock.tell(moment)
    person.page.goto("/")
    expect(settled(person.page).get_by_role("heading", level=1)).to_have_text(title)


def find_and_delete_and_take_back(person: Person) -> None:
    """Among several interviews: search, filter, open, delete, undo."""
    person.turn_to("Interviews")
    person.arrives("2\u00a0interviews")
    person.write("Find a company or role", "harb")
    rows = person.page.get_by_role("main").get_by_role("link", name=re.compile("Harbour|Osprey"))
    expect(rows).to_have_text(["Harbour & Finch"], timeout=WITHIN)
    person.select("Show", "An offer")
    expect(person.page.get_by_text("Nothing matches.")).to_be_visible(timeout=WITHIN)
    person.select("Show", "They said no")
    person.follow("Harbour & Finch")
    person.arrives("Harbour & Finch")
    for said in ("Performance 4", NOTICED, QUESTIONS[1], THEIR_WORDS, A_MOMENT, A_CHANGE):
        expect(person.page.get_by_text(said).first).to_be_visible()
    person.press("Delete this interview")
    person.arrives("It’s deleted")
    person.press("Take it back")
    person.arrives("Harbour & Finch")


def test_from_the_first_evening_to_looking_in_again(open_page: OpenPage, server: Running, clock: Clock) -> None:
    person = Finger(settled(open_page(width=390, height=844)))
    person.arrives("Just back from an interview?")
    debrief(person, "Harbour & Finch")
    assert person.taps <= 9

    # The server is killed behind the open tab, with a field half typed.
    person.press("Go on writing")
    person.write("What makes you say that?", NOTICED)
    person.write("A good moment", A_MOMENT[:12])
    server.kill()
    person.page.keyboard.type(A_MOMENT[12:])
    server.start()
    person.pick("Your bet", "50 %")
    kept(server, "SELECT best_moment, gut_feel FROM interview", A_MOMENT, 50)

    # The tab is closed 0.9 s after the last key, and the server is killed once the words are in the file.
    add_questions(person)
    person.write("One thing I’d do differently", A_CHANGE)
    person.page.wait_for_timeout(900)
    person.page.close()
    kept(server, "SELECT would_change FROM interview", A_CHANGE)
    server.restart()
    assert asked(server, "SELECT would_change FROM interview") == [(A_CHANGE,)]

    person = Finger(settled(open_page(width=390, height=844)))
    person.arrives("Nothing to do today")
    before = person.taps
    person.press("I’ve had news", nth=-1)
    person.press("They said no")
    assert person.taps - before == 2
    person.arrives("Harbour & Finch said no")
    expect(person.page.get_by_text("Saved.")).to_be_visible()
    person.pick("How did you hear?", "By email or letter")
    person.turn_to("Today")
    person.arrives("Nothing more today")
    person.press("Write down what they said")
    person.arrives("Harbour & Finch said no")
    ask_for_feedback(person)

    come_back(person, clock, THREE_WORKING_DAYS_ON)
    write_down_their_feedback(person)
    send(person, "Look in again after six months")
    come_back(person, clock, SIX_MONTHS_ON)
    person.press("Open the letter")
    send(person, "This one is done")
    go_on_with_another(person)


def test_the_example_is_opened_and_left_and_nothing_of_it_touches_the_persons_file(
    open_page: OpenPage, server: Running
) -> None:
    person = Finger(settled(open_page()))
    before = server.file.read_bytes()
    person.press("Look round an example")
    line = person.main.get_by_text("This is an example.")
    expect(line).to_be_visible(timeout=WITHIN)
    person.turn_to("Interviews")
    person.arrives(re.compile(r"^14\sinterviews"))
    person.page.reload()
    person.arrives(re.compile(r"^14\sinterviews"))
    person.select("Show", "They said no")
    expect(person.main.get_by_text("They want to see me again")).to_have_count(0, timeout=WITHIN)
    person.main.get_by_role("link").first.click()
    expect(person.main.get_by_text("They said no").first).to_be_visible(timeout=WITHIN)
    person.follow("Change what you wrote")
    person.arrives(re.compile(": what happened"))
    person.write("One thing I’d do differently", "Something that is nobody’s")
    person.press("Done for today")
    person.arrives("You can put it down now")
    for page in ("Trends", "Coach", "Today"):
        person.turn_to(page)
        expect(line).to_be_visible(timeout=WITHIN)
        settled(person.page)
    person.press("Back to my own")
    person.arrives("Just back from an interview?")
    expect(line).to_have_count(0)
    person.turn_to("Interviews")
    person.arrives("No interviews yet")
    assert server.file.read_bytes() == before


def test_the_whole_of_it_goes_without_a_mouse(open_page: OpenPage, clock: Clock) -> None:
    person = Keys(settled(open_page()))
    debrief(person, "Harbour & Finch")
    person.press("Go on writing")
    person.arrives("Harbour & Finch: what happened?")
    person.write("What makes you say that?", NOTICED, nth=-1)  # the arrow made others lowest on its way
    add_questions(person)
    person.write("A good moment", A_MOMENT)
    person.write("One thing I’d do differently", A_CHANGE)
    person.press("Done for today")
    person.arrives("You can put it down now")
    person.press("Back to Today")
    person.arrives("Nothing to do today")
    person.press("I’ve had news", nth=-1)
    person.arrives("What did Harbour & Finch say?")
    person.press("They said no")
    person.arrives("Harbour & Finch said no")
    ask_for_feedback(person)
    come_back(person, clock, THREE_WORKING_DAYS_ON)
    write_down_their_feedback(person)
    send(person, "Look in again after six months")
    go_on_with_another(person)


def write_down(person: Finger, company: str) -> None:
    """An interview of today, with nothing but its company."""
    person.press("I’ve just had one")
    person.arrives("What happened?")
    person.write("Company", company)
    person.page.keyboard.press("Enter")
    person.arrives(f"{company}: what happened?")
    person.press("Done for today")
    person.arrives("You can put it down now")


def go_on_with_another(person: Person) -> None:
    """Nothing is left to do for the first: one to come is noted, and Trends and the list are looked at."""
    person.turn_to("Today")
    person.arrives("Nothing to do today")
    person.press("I have one coming up")
    person.arrives("Who will you see?")
    person.write("Company", "Osprey Labs")
    person.page.keyboard.press("Enter")
    person.arrives("Osprey Labs")
    person.turn_to("Trends")
    person.arrives(re.compile(r"^1\sinterview"))
    find_and_delete_and_take_back(person)


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

    come_back(person, clock, "2026-11-26T09:00")
    person.press("Open the letter")
    person.arrives("Harbour & Finch said no")
    person.sees("Ask what you could do better next time")
    person.press("I’ve sent it")
    person.sees("You’ve asked; give them three working days")

    come_back(person, clock, "2026-12-01T09:00")
    expect(person.main.get_by_text("Did their feedback arrive?")).to_be_visible(timeout=WITHIN)
    write_down_their_feedback(person)
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
    person.write("Where, or the link", "Mill Lane 4")
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

    come_back(person, clock, "2026-11-30T09:00", title="Osprey Labs, Thursday 3\u00a0December, in 3 days")
    person.turn_to("Coach")
    person.arrives("What next, for each of them")
    days = calendar(person, tmp_path)
    assert date(2026, 12, 3) in days.values()
    assert any("Osprey Labs" in said for said in days)


def test_an_interview_tapped_on_coach_stays_open_while_it_is_answered(open_page: OpenPage) -> None:
    person = Finger(settled(open_page(width=390, height=844)))
    write_down(person, "Osprey Labs")
    person.turn_to("Coach")
    person.arrives("What next, for each of them")
    settled(person.page)
    person.main.get_by_role("link", name="Osprey Labs").click()
    person.arrives("Waiting to hear from Osprey Labs")
    settled(person.page)
    person.page.get_by_role("button", name="Change this").locator("visible=true").first.click()
    expect(person.main.get_by_role("button", name="Continue")).to_be_visible(timeout=WITHIN)
    person.arrives("Waiting to hear from Osprey Labs")
    person.page.go_back()
    person.arrives("What next, for each of them")
