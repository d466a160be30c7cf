import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import dates
from coaching.dates import Unit, When, WorkingDays, parse_when, present, resolve
from coaching.tree import Fact

ENGLAND = WorkingDays()
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """A clock that a test sets, as `present` hears it: through a file, beside a database in the temporary folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("DEBRIEF_FILE", str(tmp_path / "debrief.db"))
    monkeypatch.setenv("DEBRIEF_NOW", str(tmp_path / "now"))

    def set_clock(moment: str) -> None:
        (tmp_path / "now").write_text(f"{moment}\n", encoding="utf-8")

    return set_clock


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """The machine's own time zone, as TZ gives it."""

    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


def test_the_clock_is_the_one_where_the_person_is() -> None:
    late = dates.Present(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), date(2026, 11, 21), "Asia/Tokyo")
    assert late.clock.isoformat() == "08:30:00"


def test_the_present_is_the_clock_in_utc_and_the_date_where_the_person_is() -> None:
    before = datetime.now(UTC)
    now = present("Pacific/Kiritimati")
    assert before <= now.now <= datetime.now(UTC)
    assert now.now.utcoffset() == timedelta(0)
    assert now.today == now.now.astimezone(ZoneInfo("Pacific/Kiritimati")).date()
    assert now.zone == "Pacific/Kiritimati"


def test_a_changed_time_zone_changes_the_date_and_not_the_moment(clock: Callable[[str], None]) -> None:
    clock("2026-11-20T23:30:00+00:00")
    london, tokyo, honolulu = present("Europe/London"), present("Asia/Tokyo"), present("Pacific/Honolulu")
    assert (london.today, tokyo.today, honolulu.today) == (
        date(2026, 11, 20),
        date(2026, 11, 21),
        date(2026, 11, 20),
    )
    assert london.now == tokyo.now == honolulu.now == datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


def test_the_clock_is_read_again_at_every_call(clock: Callable[[str], None]) -> None:
    clock("2026-11-20T09:00:00Z")
    assert present("UTC").today == date(2026, 11, 20)
    clock("2027-01-01T09:00:00Z")
    assert present("UTC").today == date(2027, 1, 1)


def test_a_told_time_without_an_offset_is_utc_and_one_with_an_offset_is_turned_into_utc(
    clock: Callable[[str], None],
) -> None:
    clock("2026-11-20T09:00:00")
    assert present("UTC").now == datetime(2026, 11, 20, 9, tzinfo=UTC)
    clock("2026-11-20T09:00:00+05:30")
    assert present("UTC").now.isoformat() == "2026-11-20T03:30:00+00:00"


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        ("2026-03-29T00:59:59Z", date(2026, 3, 29)),  # the hour before the clocks go forward
        ("2026-03-29T22:59:59Z", date(2026, 3, 29)),
        ("2026-03-29T23:00:00Z", date(2026, 3, 30)),  # midnight comes an hour earlier in UTC
        ("2026-10-24T23:00:00Z", date(2026, 10, 25)),
        ("2026-10-25T01:30:00Z", date(2026, 10, 25)),  # the hour that comes twice
        ("2026-10-25T23:59:59Z", date(2026, 10, 25)),
        ("2026-10-26T00:00:00Z", date(2026, 10, 26)),
    ],
)
def test_the_date_is_right_around_daylight_saving(clock: Callable[[str], None], moment: str, today: date) -> None:
    clock(moment)
    assert present("Europe/London").today == today


def test_a_persons_own_file_is_never_told_another_time(
    clock: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clock("2001-01-01T00:00:00Z")
    monkeypatch.setenv("DEBRIEF_FILE", str(tmp_path.parent / "debrief.db"))
    assert present().now.year > 2001
    monkeypatch.delenv("DEBRIEF_FILE")
    assert present().now.year > 2001


def test_a_temporary_file_without_a_told_time_has_the_clocks(
    clock: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock("2001-01-01T00:00:00Z")
    monkeypatch.delenv("DEBRIEF_NOW")
    assert present().now.year > 2001


@pytest.mark.parametrize("zone", [None, "", "Etc/Unknown", "Mars/Olympus", "../etc/passwd", "/etc", "Europe", "a\0b"])
def test_no_zone_or_an_unknown_one_is_the_machines(
    clock: Callable[[str], None], machine: Callable[[str], None], zone: str | None
) -> None:
    machine(":Asia/Tokyo")
    clock("2026-11-20T23:30:00Z")
    assert present(zone) == dates.Present(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), date(2026, 11, 21), "Asia/Tokyo")


@given(st.text() | st.text("./ABCacet", max_size=9) | st.just("x" * 5000))
@settings(deadline=None)
def test_no_zone_name_raises(zone: str) -> None:
    assert ZoneInfo(present(zone).zone)


@pytest.mark.parametrize(
    ("zone", "nearest", "today"),
    [("XST-5:30", "Etc/GMT-5", date(2026, 11, 21)), ("XST+3", "Etc/GMT+3", date(2026, 11, 20))],
)
def test_a_machine_whose_zone_has_no_name_still_has_its_own_date(
    clock: Callable[[str], None], machine: Callable[[str], None], zone: str, nearest: str, today: date
) -> None:
    machine(zone)
    clock("2026-11-20T23:30:00Z")
    assert present() == dates.Present(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), today, nearest)
    assert ZoneInfo(nearest)


def test_the_machines_zone_is_read_from_its_link_where_nothing_names_it(
    clock: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock("2026-11-20T23:30:00Z")
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(os.path, "realpath", lambda _path, **_how: "/var/db/timezone/zoneinfo/Asia/Tokyo")
    assert dates._machine_zone() == "Asia/Tokyo"  # noqa: SLF001 -- tempfile asks realpath too


def test_days_nearby_have_names_and_others_their_weekday() -> None:
    today = date(2026, 11, 30)
    assert dates.in_words(today, today) == "today"
    assert dates.in_words(date(2026, 12, 1), today) == "tomorrow"
    assert dates.in_words(date(2026, 11, 29), today) == "yesterday"
    assert dates.in_words(date(2026, 12, 3), today) == "Thursday 3\u00a0December"
    assert dates.in_words(date(2026, 11, 28), today) == "Saturday 28\u00a0November"


def test_another_year_is_named_and_tomorrow_needs_no_year() -> None:
    today = date(2026, 12, 31)
    assert dates.in_words(date(2027, 1, 1), today) == "tomorrow"
    assert dates.in_words(date(2027, 1, 4), today) == "Monday 4\u00a0January 2027"
    assert dates.day_month(date(2027, 1, 4), today) == "4\u00a0January 2027"
    assert dates.day_month(date(2026, 1, 4), today) == "4\u00a0January"
    assert dates.in_full(date(2027, 1, 4)) == "Monday 4\u00a0January"


def test_a_day_can_have_its_weekday_even_when_it_is_near() -> None:
    today = date(2026, 12, 31)
    assert dates.with_weekday(today, today) == "Thursday 31\u00a0December"
    assert dates.with_weekday(date(2027, 1, 1), today) == "Friday 1\u00a0January 2027"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [(-2, ""), (0, ""), (1, ""), (2, "in 2 days"), (3, "in 3 days"), (13, "in 13 days"), (14, ""), (400, "")],
)
def test_a_day_within_two_weeks_is_also_said_by_how_far_it_is(ahead: int, said: str) -> None:
    over_the_clock_change = date(2026, 10, 20)
    assert dates.near_words(over_the_clock_change + timedelta(ahead), over_the_clock_change) == said
    assert dates.near_words(date(2028, 2, 25) + timedelta(ahead), date(2028, 2, 25)) == said


def test_days_around_the_end_of_february_are_counted_one_by_one() -> None:
    assert dates.near_words(date(2028, 3, 1), date(2028, 2, 28)) == "in 2 days"
    assert dates.near_words(date(2027, 3, 2), date(2027, 2, 28)) == "in 2 days"
    assert dates.in_words(date(2028, 2, 29), date(2028, 2, 28)) == "tomorrow"
    assert dates.in_words(date(2028, 2, 29), date(2028, 3, 1)) == "yesterday"


def test_words_do_not_depend_on_the_machines_language() -> None:
    said = [dates.in_full(date(2026, month, 1)) for month in range(1, 13)]
    assert said == [
        "Thursday 1\u00a0January",
        "Sunday 1\u00a0February",
        "Sunday 1\u00a0March",
        "Wednesday 1\u00a0April",
        "Friday 1\u00a0May",
        "Monday 1\u00a0June",
        "Wednesday 1\u00a0July",
        "Saturday 1\u00a0August",
        "Tuesday 1\u00a0September",
        "Thursday 1\u00a0October",
        "Sunday 1\u00a0November",
        "Tuesday 1\u00a0December",
    ]


def test_the_day_after_the_last_there_is_is_the_last() -> None:
    assert dates.day_after(date(2024, 2, 28)) == date(2024, 2, 29)
    assert dates.day_after(date.max) == date.max


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 4),
        date(2026, 5, 25),
        date(2026, 8, 31),  # the August bank holiday
        date(2026, 12, 25),
        date(2026, 12, 28),  # for Boxing Day, a Saturday
        date(2027, 1, 1),
        date(2028, 1, 3),  # for New Year's Day, a Saturday
        date(2026, 11, 21),
        date(2026, 11, 22),
    ],
)
def test_offices_are_closed_in_england(day: date) -> None:
    assert not ENGLAND.is_working(day)


def test_the_united_kingdom_means_england_until_a_region_is_named() -> None:
    august, easter, andrew = date(2026, 8, 31), date(2026, 4, 6), date(2026, 11, 30)
    assert not WorkingDays("GB", "").is_working(august)
    assert not WorkingDays("GB", "").is_working(easter)
    assert WorkingDays("GB", "").is_working(andrew)
    assert WorkingDays("GB", "SCT").is_working(august)
    assert WorkingDays("GB", "SCT").is_working(easter)
    assert not WorkingDays("GB", "SCT").is_working(andrew)


def test_other_countries_have_their_own_days() -> None:
    assert not WorkingDays("US", "CA").is_working(date(2026, 11, 26))
    assert not WorkingDays("US", "").is_working(date(2021, 12, 31))  # for New Year's Day of the next year
    assert not WorkingDays("DE", "BY").is_working(date(2026, 11, 1))
    assert not WorkingDays("SA", "").is_working(date(2026, 11, 20))  # a Friday
    assert WorkingDays("SA", "").is_working(date(2026, 11, 22))  # a Sunday


def test_an_unknown_region_is_the_country_and_an_unknown_country_works_from_monday_to_friday() -> None:
    assert not WorkingDays("US", "ENG").is_working(date(2026, 7, 3))
    nowhere = WorkingDays("XX", "YY")
    assert [nowhere.is_working(date(2026, 12, day)) for day in range(21, 28)] == [True] * 5 + [False] * 2


def test_every_country_has_its_code_and_a_name_and_stands_in_the_order_of_names() -> None:
    found = dict(dates.countries())
    assert {"GB": "United Kingdom", "IE": "Ireland", "US": "United States", "DE": "Germany"}.items() <= found.items()
    assert (found["BA"], found["HK"], found["CI"]) == ("Bosnia and Herzegovina", "Hong Kong", "Ivory Coast")
    assert len(found) == len(dates.countries()) == len(set(found.values())) > 200
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in found)
    assert all(name[0].isupper() and "_" not in name for name in found.values())
    assert [name for name in found.values() if name[0] == "J"] == ["Jamaica", "Japan", "Jersey", "Jordan"]


def test_a_country_has_parts_with_names_or_none() -> None:
    assert dates.regions("GB") == (
        ("ENG", "England"),
        ("NIR", "Northern Ireland"),
        ("SCT", "Scotland"),
        ("WLS", "Wales"),
    )
    assert ("BY", "Bayern") in dates.regions("DE")
    assert ("971", "Guadeloupe") in dates.regions("FR")
    assert ("AQ", "L’Aquila") in dates.regions("IT")
    assert dates.regions("IE") == ()
    assert dates.regions("XX") == ()


def test_a_part_without_a_code_of_its_own_is_left_out() -> None:
    assert "Augsburg" not in [name for _, name in dates.regions("DE")]
    for country, _ in dates.countries():
        for code, name in dates.regions(country):
            assert 1 <= len(code) <= 3
            assert code == code.upper()
            assert len(name) > 2


@pytest.mark.parametrize("country", ["GB", "US", "DE", "CA", "AU", "CH", "ES", "IN", "BR", "NZ"])
def test_every_part_that_can_be_chosen_has_its_working_days(country: str) -> None:
    for code, _ in dates.regions(country):
        there = WorkingDays(country, code)
        assert not there.is_working(date(2026, 12, 25))
        assert date(2026, 12, 24) < there.after(date(2026, 12, 24), 1) <= date(2026, 12, 29)


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday: Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 3, date(2026, 11, 26)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 8, 26), 6, date(2026, 9, 4)),  # over the August bank holiday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 30), 2, date(2027, 1, 4)),  # into the next year
        (date(2026, 12, 18), 6, date(2026, 12, 30)),  # over Christmas
        (date(2027, 12, 24), 3, date(2027, 12, 31)),  # both holidays fall on a weekend and are made up for
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 1, date(2028, 3, 1)),
        (date(2026, 3, 27), 1, date(2026, 3, 30)),  # over the night when the clocks go forward
        (date(2026, 10, 23), 1, date(2026, 10, 26)),  # and back
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 4, 7), -2, date(2026, 4, 1)),
    ],
)
def test_working_days_are_counted_over_weekends_and_holidays(start: date, n: int, expected: date) -> None:
    assert ENGLAND.after(start, n) == expected


def test_working_days_between_leave_out_the_start_and_count_the_end() -> None:
    tuesday, friday = date(2026, 11, 24), date(2026, 11, 27)
    assert ENGLAND.between(tuesday, friday) == 3
    assert ENGLAND.between(friday, date(2026, 11, 29)) == 0
    assert ENGLAND.between(friday, date(2026, 11, 30)) == 1
    assert ENGLAND.between(friday, friday) == 0
    assert ENGLAND.between(friday, tuesday) == 0


@given(DAYS, st.integers(1, 30), st.sampled_from([ENGLAND, WorkingDays("US", "CA"), WorkingDays("SA", "")]))
@settings(deadline=None)
def test_counting_forward_and_counting_between_agree(day: date, n: int, working_days: WorkingDays) -> None:
    end = working_days.after(day, n)
    assert working_days.is_working(end)
    assert working_days.between(day, end) == n
    assert working_days.after(end, -n) <= day


def test_a_mistyped_year_does_not_raise() -> None:
    facts = {"interview": Fact("held", date(9999, 12, 30)), "outcome": Fact("waiting", date(1, 1, 2))}
    for unit in Unit:
        late = resolve(When(900, unit, "interview"), facts, ENGLAND)
        early = resolve(When(-900, unit, "outcome"), facts, ENGLAND)
        assert late is not None
        assert early is not None
        assert late >= date(9999, 12, 30)
        assert early <= date(1, 1, 2)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("+1 working day after interview", When(1, Unit.WORKING_DAY, "interview")),
        ("+3 working days after interview", When(3, Unit.WORKING_DAY, "interview")),
        ("-3 days before next_interview", When(-3, Unit.DAY, "next_interview")),
        ("+1 day after outcome", When(1, Unit.DAY, "outcome")),
        ("+0 days after patience", When(0, Unit.DAY, "patience")),
        ("+1 week after quiet_after_note", When(1, Unit.WEEK, "quiet_after_note")),
        ("+2 weeks after interview", When(2, Unit.WEEK, "interview")),
        ("+6 months after outcome", When(6, Unit.MONTH, "outcome")),
        ("-1 month before interview", When(-1, Unit.MONTH, "interview")),
        ("+1 year after outcome", When(1, Unit.YEAR, "outcome")),
        ("+2 years after outcome", When(2, Unit.YEAR, "outcome")),
    ],
)
def test_a_due_date_is_read(text: str, when: When) -> None:
    assert parse_when(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+10 minutes",
        "+10 minutes after interview",
        "+1 day",
        "1 day after interview",
        "-1 day after interview",
        "+1 day before interview",
        "+1 day after Interview",
        "+1 day after interview ",
        " +1 day after interview",
        "+1 day after interview\n",
        "+1.5 days after interview",
        "+1000 days after interview",
        "+\u0661 day after interview",
        "+1  day after interview",
        "+1 working week after interview",
        "tomorrow",
    ],
)
def test_anything_else_is_no_due_date(text: str) -> None:
    with pytest.raises(ValueError, match="is no day: say"):
        parse_when(text)


def test_a_due_date_is_read_once() -> None:
    assert parse_when("+4 days after interview") is parse_when("+4 days after interview")


@pytest.mark.parametrize(
    ("since", "text", "expected"),
    [
        (date(2026, 11, 20), "+1 working day after interview", date(2026, 11, 23)),
        (date(2026, 11, 20), "-1 working day before interview", date(2026, 11, 19)),
        (date(2026, 11, 20), "+1 day after interview", date(2026, 11, 21)),
        (date(2026, 11, 20), "-3 days before interview", date(2026, 11, 17)),
        (date(2026, 11, 20), "+2 weeks after interview", date(2026, 12, 4)),
        (date(2026, 11, 20), "+6 months after interview", date(2027, 5, 20)),
        (date(2026, 11, 20), "-11 months before interview", date(2025, 12, 20)),
        (date(2026, 8, 31), "+6 months after interview", date(2027, 2, 28)),
        (date(2027, 8, 31), "+6 months after interview", date(2028, 2, 29)),
        (date(2026, 10, 31), "+1 month after interview", date(2026, 11, 30)),
        (date(2026, 12, 31), "+1 month after interview", date(2027, 1, 31)),
        (date(2027, 1, 31), "-1 month before interview", date(2026, 12, 31)),
        (date(2028, 2, 29), "+1 month after interview", date(2028, 3, 29)),
        (date(2028, 2, 29), "+1 year after interview", date(2029, 2, 28)),
        (date(2028, 2, 29), "+4 years after interview", date(2032, 2, 29)),
        (date(2028, 2, 29), "-1 year before interview", date(2027, 2, 28)),
        (date(2028, 2, 28), "+1 day after interview", date(2028, 2, 29)),
    ],
)
def test_a_due_date_is_counted_from_its_fact(since: date, text: str, expected: date) -> None:
    assert resolve(parse_when(text), {"interview": Fact("held", since)}, ENGLAND) == expected


def test_a_fact_without_a_date_gives_none() -> None:
    assert resolve(parse_when("+1 day after interview"), {"interview": Fact("undated")}, ENGLAND) is None


def test_the_holidays_are_loaded_only_when_a_working_day_is_first_needed() -> None:
    script = (
        "import sys, datetime\n"
        "from coaching import agenda, dates, facts\n"
        "days = dates.WorkingDays()\n"
        "dates.in_words(dates.present().today, datetime.date(2026, 1, 1))\n"
        "dates.parse_when('+1 working day after interview')\n"
        "assert 'holidays' not in sys.modules\n"
        "days.is_working(datetime.date(2026, 1, 1))\n"
        "assert 'holidays' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
