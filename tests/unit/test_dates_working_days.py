import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import dates
from coaching.dates import WorkingDays

ENGLAND = WorkingDays()
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


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
