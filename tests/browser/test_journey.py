"""What a person does with Debrief from the first evening on, with the real server and a real file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
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
    person.press("See what helps now")
    person.sees("Thank them, and leave on a good note")


def send(person: Person, then: str) -> None:
    """Send the letter that Coach has ready."""
    expect(person.page.get_by_text("With best wishes, Alex Morgan")).to_be_visible(timeout=WITHIN)
    person.press("I’ve sent it")
    person.sees(then)


def come_back(person: Person, clock: Clock, moment: str) -> None:
    """Open Debrief again on a later day, on which there is something to do."""
    clock.tell(moment)
    person.page.goto("/")
    expect(settled(person.page).get_by_role("heading", level=1)).to_have_text("One thing for today")


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

    # The tab is closed 0.9 s after the last key, and the server is killed at once.
    add_questions(person)
    person.write("One thing I’d do differently", A_CHANGE)
    person.page.wait_for_timeout(900)
    person.page.close()
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

    person.turn_to("Today")
    person.arrives("Nothing to do today")
    person.press("I have one coming up")
    person.write("Company", "Osprey Labs")
    person.page.keyboard.press("Enter")
    person.arrives("Osprey Labs")
    person.turn_to("Trends")
    person.arrives(re.compile(r"^1\sinterview"))
    find_and_delete_and_take_back(person)


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
