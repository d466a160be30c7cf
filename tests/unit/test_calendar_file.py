import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from coaching import agenda, calendar_file, content, dates
from coaching.agenda import Action, Standing
from coaching.dates import Present, WorkingDays
from coaching.records import Dossier, Feedback, Interview, Letter, Mark, Outcome
from coaching.store import Store
from tests.unit.store_at_work import add, later

NOW = datetime(2026, 10, 20, 6, 30, tzinfo=UTC)
TODAY = date(2026, 10, 20)
"""A Tuesday: on Sunday the clocks of London go back."""

AT_HOME = Present(NOW, TODAY, "Europe/London")
BARE = Interview("i1", "a1", "Harbour & Finch", NOW, NOW)
IN_WINTER, IN_SUMMER = date(2026, 10, 25), date(2027, 3, 28)
IN_NEW_YORK = "America/New_York"
BACK_THERE, FORWARD_THERE = date(2026, 11, 1), date(2027, 3, 14)


def clock(day: date, hour: int, minute: int = 0) -> datetime:
    """What the clock on the wall shows."""
    return datetime.combine(day, time(hour, minute))


def present(day: date, zone: str = "Europe/London") -> Present:
    """Early on a day."""
    return Present(datetime.combine(day, time(5), tzinfo=ZoneInfo(zone)).astimezone(UTC), day, zone)


def stands(dossier: Dossier, *actions: Action, today: date = TODAY) -> Standing:
    """Where an interview stands, with these actions in the place of its own."""
    found = agenda.standing(dossier, content.load(), today, WorkingDays())
    return replace(found, actions=actions)


def coming(held_on: date, at: time | None = None, *, today: date = TODAY, **more: object) -> Standing:
    """An interview on a day, without anything to do for it."""
    return stands(Dossier(replace(BARE, held_on=held_on, held_time=at, **more)), today=today)  # type: ignore[arg-type]


def step(due: date | None, *, key: str = "thank_you", **more: object) -> Action:
    """A step with its day."""
    plain = Action(key, "i1", "Send a short thank-you", due, None, None, "thanks")
    return replace(plain, **more)  # type: ignore[arg-type]


def read(file: bytes) -> dict[str, Event]:
    """The events of a file as another library reads them, each by the part of its UID that says what it is."""
    found = IcsCalendarStream.calendar_from_ics(file.decode()).events
    named = {event.uid.rpartition(".")[0]: event for event in found}
    assert len({event.uid for event in found}) == len(found)
    return named


def written(*standings: Standing, at: Present = AT_HOME, sequence: int = 7) -> dict[str, Event]:
    return read(calendar_file.ics(standings, at, sequence=sequence))


def rings_at(event: Event, zone: str = "Europe/London") -> datetime:
    """When its one alarm rings, by the clock on the wall."""
    (alarm,) = event.alarm
    assert isinstance(alarm.trigger, timedelta)
    starts = event.dtstart
    assert starts is not None
    if not isinstance(starts, datetime):
        starts = datetime.combine(starts, time.min, tzinfo=ZoneInfo(zone))
    return (starts.astimezone(UTC) + alarm.trigger).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def on_the_wall(moment: date | datetime | None, zone: str = "Europe/London") -> datetime:
    assert isinstance(moment, datetime)
    assert moment.tzinfo is not None
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def test_a_step_is_a_quarter_of_an_hour_at_nine_that_takes_nobodys_time() -> None:
    (event,) = written(stands(Dossier(BARE), step(date(2026, 10, 26)))).values()

    assert event.summary == "Send a short thank-you: Harbour & Finch"
    assert on_the_wall(event.dtstart) == rings_at(event) == clock(date(2026, 10, 26), 9)
    assert on_the_wall(event.dtend) == clock(date(2026, 10, 26), 9, 15)
    assert event.transparency == "TRANSPARENT"
    assert event.uid == "step.thank_you.i1@debrief"
    assert (event.sequence, event.dtstamp, event.last_modified) == (7, NOW, NOW)
    assert event.classification == "PRIVATE"


def test_the_file_says_what_it_is() -> None:
    calendar = IcsCalendarStream.calendar_from_ics(calendar_file.ics((), AT_HOME, sequence=1).decode())

    assert (calendar.version, calendar.method) == ("2.0", "PUBLISH")
    assert calendar.prodid == "-//Debrief//Calendar file//EN"


def test_a_step_tells_whom_its_words_are_for_and_until_when_it_is_still_fine() -> None:
    to_priya = Dossier(replace(BARE, contact_name="Priya Raman", recruiter_name="Dana Cole"))
    action = step(date(2026, 12, 30), until=date(2027, 1, 4), letter="thank_you")

    (event,) = written(stands(to_priya, action)).values()

    assert event.description == (
        "Who: Priya Raman\nThe words are ready in Debrief.\nStill fine until Monday 4 January 2027."
    )


def test_a_step_through_an_agency_is_for_the_agency() -> None:
    there = Dossier(replace(BARE, contact_name="Priya Raman", recruiter_name="Dana Cole", via_recruiter=True))

    (event,) = written(stands(there, step(TODAY, letter="thank_you"))).values()

    assert event.description == "Who: Dana Cole, at the agency\nThe words are ready in Debrief."


def test_a_step_for_oneself_has_nobody_in_it_and_its_last_day_needs_no_word() -> None:
    to_priya = Dossier(replace(BARE, contact_name="Priya Raman"))

    (event,) = written(stands(to_priya, step(TODAY, until=TODAY))).values()

    assert event.description is None


def test_the_words_of_a_letter_stay_in_debrief() -> None:
    edited = Letter("l1", "thank_you", {}, "priya@harbour.example", "Thank you", "Dear Priya, the lab.", edited_at=NOW)
    dossier = Dossier(replace(BARE, contact_email="priya@harbour.example", notes="Odd."), letters=(edited,))

    file = calendar_file.ics([stands(dossier, step(TODAY, letter="thank_you"))], AT_HOME, sequence=7).decode()

    assert not [word for word in ("Dear", "lab", "@harbour", "Odd", "http", "mailto") if word in file]


def test_a_company_that_the_step_names_is_not_named_again() -> None:
    action = step(TODAY, do="Agree a day with {{ company }}")

    (event,) = written(stands(Dossier(BARE), action)).values()

    assert event.summary == "Agree a day with Harbour & Finch"


@pytest.mark.parametrize(
    ("day", "zone"),
    [
        (day, zone)
        for around, zone in (
            (IN_WINTER, "Europe/London"),
            (IN_SUMMER, "Europe/London"),
            (BACK_THERE, IN_NEW_YORK),
            (FORWARD_THERE, IN_NEW_YORK),
            (IN_WINTER, "Asia/Kolkata"),
        )
        for day in (around - timedelta(1), around, around + timedelta(1))
    ],
)
def test_nine_is_nine_on_both_sides_of_a_change_of_the_clocks(day: date, zone: str) -> None:
    (event,) = written(stands(Dossier(BARE), step(day)), at=present(TODAY, zone)).values()

    assert on_the_wall(event.dtstart, zone) == rings_at(event, zone) == clock(day, 9)


def test_in_a_zone_that_nobody_knows_it_is_the_machines_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    there = replace(AT_HOME, zone=dates.present("Mars/Olympus_Mons").zone)

    (event,) = written(stands(Dossier(BARE), step(IN_WINTER)), at=there).values()

    assert event.dtstart == datetime(2026, 10, 25, 3, 15, tzinfo=UTC)


def test_an_interview_to_come_takes_an_hour_and_says_where() -> None:
    events = written(
        coming(IN_WINTER, time(10, 30), role="Data analyst", contact_name="Priya Raman", place="12 High St, 2nd floor")
    )

    event = events["interview"]
    assert list(events) == ["interview", "debrief"]
    assert event.summary == "Interview: Harbour & Finch"
    assert on_the_wall(event.dtstart) == clock(date(2026, 10, 25), 10, 30)
    assert on_the_wall(event.dtend) == clock(date(2026, 10, 25), 11, 30)
    assert event.location == "12 High St, 2nd floor"
    assert event.description == "Data analyst\nWho: Priya Raman"
    assert event.transparency == "OPAQUE"


def test_the_check_of_the_way_there_says_where_and_no_other_step_does() -> None:
    one = replace(BARE, held_on=IN_WINTER, place="12 High St")
    steps = (step(TODAY, key="check_the_way", opens="place"), step(TODAY))
    events = written(stands(Dossier(one), *steps))

    assert events["step.check_the_way"].location == "12 High St"
    assert events["step.thank_you"].location is None


def test_an_interview_without_a_time_takes_its_whole_day_and_nobodys_time() -> None:
    events = written(coming(IN_WINTER))

    assert (events["interview"].dtstart, events["interview"].dtend) == (IN_WINTER, IN_WINTER + timedelta(1))
    assert events["interview"].transparency == "TRANSPARENT"
    assert events["interview"].description is events["interview"].location is None
    assert on_the_wall(events["debrief"].dtstart) == clock(date(2026, 10, 25), 18)


@pytest.mark.parametrize("at", [None, time(0, 30), time(9), time(10), time(17, 45), time(19, 30), time(23, 59)])
@pytest.mark.parametrize(
    ("day", "zone"),
    [
        (IN_WINTER, "Europe/London"),
        (IN_SUMMER, "Europe/London"),
        (IN_SUMMER + timedelta(1), "Europe/London"),
        (BACK_THERE, IN_NEW_YORK),
        (FORWARD_THERE, IN_NEW_YORK),
        (date(2027, 4, 4), "America/Santiago"),  # the clocks go back at midnight
        (date(2027, 9, 5), "America/Santiago"),  # and forward at midnight: that day begins at one
    ],
)
def test_an_interview_rings_at_six_the_evening_before_whatever_the_clocks_do_that_night(
    day: date, zone: str, at: time | None
) -> None:
    event = written(coming(day, at), at=present(TODAY, zone))["interview"]

    assert rings_at(event, zone) == clock(day - timedelta(1), 18)


def test_an_alarm_says_minutes_since_a_day_may_have_25_hours() -> None:
    file = calendar_file.ics([coming(IN_WINTER, time(19, 30))], AT_HOME, sequence=7).decode()

    assert "TRIGGER:-PT1590M\r\n" in file


@pytest.mark.parametrize(
    ("at", "sits_down"),
    [
        (time(9), clock(date(2026, 11, 5), 18)),
        (time(16, 30), clock(date(2026, 11, 5), 18)),
        (time(16, 31), clock(date(2026, 11, 5), 18, 1)),
        (time(19), clock(date(2026, 11, 5), 20, 30)),
        (time(23), clock(date(2026, 11, 6), 0, 30)),
    ],
)
def test_the_debrief_is_in_the_evening_and_never_before_one_is_home(at: time, sits_down: datetime) -> None:
    event = written(coming(date(2026, 11, 5), at))["debrief"]

    assert on_the_wall(event.dtstart) == rings_at(event) == sits_down
    assert on_the_wall(event.dtend) == sits_down + timedelta(minutes=15)
    assert event.summary == "Write down what happened: Harbour & Finch"
    assert event.uid == "debrief.i1@debrief"
    assert event.transparency == "TRANSPARENT"


def test_an_interview_at_an_hour_that_there_is_not_is_at_the_next_that_there_is() -> None:
    event = written(coming(IN_SUMMER, time(1, 30)))["interview"]

    assert on_the_wall(event.dtstart) == clock(date(2027, 3, 28), 2, 30)
    assert event.computed_duration == timedelta(hours=1)


def test_an_interview_is_to_come_on_its_own_day_until_its_debrief_is_written() -> None:
    assert list(written(coming(TODAY, time(14)))) == ["interview", "debrief"]
    assert written(coming(TODAY, time(14), debriefed_at=NOW)) == {}


def test_what_has_rung_already_does_not_ring_when_the_file_is_opened() -> None:
    at_ten = replace(AT_HOME, now=datetime(2026, 10, 20, 9, 0, tzinfo=UTC))

    events = written(coming(TODAY, time(14)), stands(Dossier(BARE), step(TODAY)), at=at_ten)

    assert [bool(event.alarm) for event in events.values()] == [False, False, True]
    assert list(events) == ["step.thank_you", "interview", "debrief"]


@pytest.mark.parametrize("outcome", [one for one in Outcome if one.is_news])
def test_news_ends_the_interview_in_the_calendar(outcome: Outcome) -> None:
    assert written(coming(IN_WINTER, time(10), outcome=outcome, outcome_on=TODAY)) == {}


def test_an_interview_whose_next_round_is_behind_has_no_days() -> None:
    dossier = Dossier(replace(BARE, held_on=IN_WINTER), next_round=replace(BARE, id="i2", held_on=TODAY))

    assert written(stands(dossier)) == {}


def test_what_has_no_day_or_one_that_only_a_slip_can_mean_is_not_in_it() -> None:
    far = date(2206, 11, 25)
    nothing = [stands(Dossier(BARE), step(None), step(far)), coming(far), stands(Dossier(BARE))]

    assert written(*nothing) == {}
    assert not calendar_file.has_days(nothing, TODAY)


def test_there_is_something_as_soon_as_one_thing_has_a_day() -> None:
    with_a_step = stands(Dossier(BARE), step(TODAY), step(None, key="agree_day"))

    assert calendar_file.has_days([with_a_step], TODAY)
    assert calendar_file.has_days([coming(IN_WINTER)], TODAY)
    assert calendar_file.has_days([with_a_step], TODAY, step="thank_you")
    assert not calendar_file.has_days([with_a_step], TODAY, step="agree_day")
    assert not calendar_file.has_days([coming(IN_WINTER)], TODAY, step="thank_you")


def test_one_step_is_a_file_of_its_own() -> None:
    standing = stands(Dossier(replace(BARE, held_on=IN_WINTER)), step(TODAY), step(TODAY, key="rehearse"))

    file = calendar_file.ics([standing], AT_HOME, sequence=7, step="rehearse")

    assert list(read(file)) == ["step.rehearse"]
    assert read(file)["step.rehearse"] == written(standing)["step.rehearse"]


def rejected(*marks: Mark) -> Dossier:
    """A no to which everything is said, so that only looking in again is left."""
    interview = replace(BARE, held_on=TODAY - timedelta(9), outcome=Outcome.UNSUCCESSFUL, outcome_on=TODAY)
    said = (Mark("closing", done_on=TODAY), *marks)
    return Dossier(interview, feedback=Feedback(none_will_come=True), marks={mark.step: mark for mark in said})


def walked(*dossiers: Dossier, today: date = TODAY) -> tuple[Standing, ...]:
    return agenda.standings(dossiers, content.load(), today, WorkingDays())


def test_a_look_in_months_ahead_is_in_the_file_until_it_is_done_or_dropped() -> None:
    look_in = written(*walked(rejected()))["step.look_in"]

    assert on_the_wall(look_in.dtstart) == clock(date(2027, 4, 20), 9)
    for mark in (Mark("look_in", done_on=TODAY), Mark("look_in", dropped_on=TODAY)):
        assert "step.look_in" not in written(*walked(rejected(mark)))


def test_a_step_that_is_moved_moves_and_has_a_later_sequence(store: Store) -> None:
    made = add(store, held_on=TODAY)
    before = of_store(store)
    store.mark(made.id, "thank_you", moved_to=TODAY + timedelta(3), now=later(minutes=1))

    after = of_store(store)

    moved, was = after["step.thank_you"], before["step.thank_you"]
    assert moved.uid == was.uid
    assert on_the_wall(moved.dtstart) - on_the_wall(was.dtstart) == timedelta(2)
    assert (moved.sequence or 0) > (was.sequence or 0)
    assert moved.last_modified is not None
    assert was.last_modified is not None
    assert moved.last_modified > was.last_modified


def test_news_takes_the_steps_and_the_interview_out_of_the_next_file(store: Store) -> None:
    made = add(store, held_on=TODAY + timedelta(5))
    assert {"interview", "debrief"} < set(of_store(store))

    store.record_outcome(made.id, Outcome.WITHDRAWN, on=TODAY, now=NOW)

    assert not {"interview", "debrief", "step.rehearse"} & set(of_store(store))


def of_store(store: Store) -> dict[str, Event]:
    """All days of all that is stored."""
    standings = walked(*store.agenda_dossiers(TODAY))
    return written(*standings, sequence=store.meta().change_counter)


def in_one_line(text: str) -> str:
    """What a line of text says, without signs that have no place in a file."""
    return " ".join("".join(" " if one.isspace() else one for one in text if is_a_sign(one)).split())


def is_a_sign(one: str) -> bool:
    return one.isspace() or unicodedata.category(one) not in {"Cc", "Cs"}


ODD = ["a;b,c\\d", "C:\\New\\notes", "one\ntwo\r\nthree", "Müller & Söhne", "شركة النور",
       "👩‍👩‍👧 \U0001f1ec\U0001f1e7",
       "BEGIN:VALARM", ":;=\"'^n", "\x00\x07 bell", "a\u2028b\x85c", "x" * 500, "é" * 200, "😀" * 100,
       "\\", "\\n"]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(ODD), st.text(st.one_of(st.characters(), st.sampled_from('\\;,:"\nNn\u200d')), max_size=120)
)


@settings(deadline=None)
@given(company=TEXTS, place=TEXTS, person=TEXTS)
def test_whatever_was_typed_comes_back_as_it_was_and_nothing_else_comes_of_it(
    company: str, place: str, person: str
) -> None:
    interview = replace(BARE, company=company, place=place, contact_name=person, held_on=IN_WINTER, held_time=time(9))

    file = calendar_file.ics([stands(Dossier(interview))], AT_HOME, sequence=7)

    events = read(file)
    assert list(events) == ["interview", "debrief"]
    assert events["interview"].summary == f"Interview: {in_one_line(company)}"
    assert (events["interview"].location or "") == in_one_line(place)
    assert (events["interview"].description or "") == (f"Who: {in_one_line(person)}" if in_one_line(person) else "")
    lines = file.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)


DAYS = st.one_of(st.none(), st.integers(-40, 400).map(lambda days: TODAY + timedelta(days)))
TIMES = st.one_of(st.none(), st.times())
KEYS = ["thank_you", "note", "rehearse", "check_the_way", "ask_feedback", "look_in"]
MARKS = st.builds(
    Mark, st.sampled_from(KEYS), done_on=st.none() | st.just(TODAY), dropped_on=st.none(), moved_to=DAYS
).map(lambda mark: {mark.step: mark})


@st.composite
def dossiers(draw: st.DrawFn) -> Sequence[Dossier]:
    """Some interviews in any state, each of its own employer."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        outcome = draw(st.sampled_from(Outcome))
        interview = replace(
            BARE,
            id=f"i{number}",
            application_id=f"a{number}",
            held_on=draw(DAYS),
            held_time=draw(TIMES),
            outcome=outcome,
            outcome_on=TODAY - timedelta(draw(st.integers(0, 30))) if outcome.is_news else None,
            decision_due_on=draw(DAYS),
            debriefed_at=draw(st.none() | st.just(NOW)),
        )
        found.append(Dossier(interview, marks=draw(MARKS)))
    return found


@settings(deadline=None)
@given(dossiers(), st.sampled_from(["Europe/London", IN_NEW_YORK, "Pacific/Kiritimati", "Etc/GMT-1"]))
def test_twice_the_same_days_are_the_same_file_but_for_its_stamp(several: Sequence[Dossier], zone: str) -> None:
    first = present(TODAY, zone)
    second = replace(first, now=first.now + timedelta(minutes=1))

    one, other = (calendar_file.ics(walked(*several), at, sequence=7).splitlines() for at in (first, second))

    assert len(one) == len(other)
    assert {(a.partition(b":")[0], b.partition(b":")[0]) for a, b in zip(one, other, strict=True) if a != b} <= {
        (b"DTSTAMP", b"DTSTAMP")
    }


@settings(deadline=None)
@example([Dossier(Interview("i", "a", "Harbour & Finch", NOW, NOW, held_on=TODAY, held_time=time()))])
@given(dossiers())
def test_every_event_is_there_once_with_a_uid_that_stays_and_no_event_lies_behind(several: Sequence[Dossier]) -> None:
    standings = walked(*several)
    found = IcsCalendarStream.calendar_from_ics(calendar_file.ics(standings, AT_HOME, sequence=7).decode()).events

    expected = {
        f"step.{action.key}.{one.dossier.interview.id}@debrief"
        for one in standings
        for action in one.actions
        if action.due
    }
    steps = [event.uid for event in found if event.uid.startswith("step.")]
    assert len({event.uid for event in found}) == len(found)
    assert set(steps) == expected
    midnight = datetime.combine(TODAY, time(), ZoneInfo(AT_HOME.zone))
    assert all(event.start >= (midnight if isinstance(event.start, datetime) else TODAY) for event in found)
    assert bool(found) is calendar_file.has_days(standings, TODAY)


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Harbour & Finch", "debrief-harbour-finch.ics"),
        ("Müller & Söhne", "debrief-muller-sohne.ics"),
        ("Straße", "debrief-strasse.ics"),
        ("../../etc/passwd", "debrief-etc-passwd.ics"),
        ('CON"\r\nX: y', "debrief-con-x-y.ics"),
        ("شركة", "debrief-days.ics"),
        ("👩‍👩‍👧", "debrief-days.ics"),
        ("", "debrief-days.ics"),
        ("x" * 300, f"debrief-{'x' * 40}.ics"),
        ("a" * 39 + " b", f"debrief-{'a' * 39}.ics"),
    ],
)
def test_the_name_of_the_file_is_made_of_the_company(company: str, name: str) -> None:
    assert calendar_file.file_name(company) == name


@given(st.text())
def test_the_name_of_the_file_is_one_that_every_system_can_keep(company: str) -> None:
    name = calendar_file.file_name(company)

    stem = name.removeprefix("debrief-").removesuffix(".ics")
    assert name == f"debrief-{stem}.ics"
    assert stem.replace("-", "").isalnum()
    assert name.isascii()
    assert len(name) <= 60


def test_the_library_is_loaded_when_a_file_is_made_and_not_before() -> None:
    code = """
import sys
from coaching import calendar_file, dates
calendar_file.has_days((), dates.present().today), calendar_file.file_name("Acme")
before = "icalendar" in sys.modules
calendar_file.ics((), dates.present(), sequence=1)
print(before, "icalendar" in sys.modules)
"""
    seen = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)

    assert seen.stdout.split() == ["False", "True"]
