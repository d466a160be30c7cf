from datetime import date

import pytest

from coaching.dates import Unit, When, WorkingDays, parse_when, resolve
from coaching.tree import Fact

ENGLAND = WorkingDays()


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
