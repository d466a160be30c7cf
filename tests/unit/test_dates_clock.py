import os
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
from coaching.dates import present
from coaching.dates.clock import _machine_zone


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
    assert _machine_zone() == "Asia/Tokyo"  # by itself, since tempfile asks realpath too
