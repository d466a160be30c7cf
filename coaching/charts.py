"""The pictures of Trends: scores in, a Vega-Lite spec and its text alternative out, both from the same rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coaching import dates
from coaching.records import SCORES, Criterion, Outcome, ScorePoint
from coaching.theme import FONT, INKS, Ink, Scheme

if TYPE_CHECKING:
    import altair as alt

LATEST = 60
"""A picture shows so many interviews, the latest; more are specks, and their names need not leave the file."""

HEIGHT = 230
LABEL = 14
"""Pixels: the height of a picture (Streamlit leaves the last 20 of it empty) and the size of its labels."""


class Mark(StrEnum):
    """What became of an interview, as far as its mark in a picture tells it."""

    OFFER = "offer"
    SECOND = "second"
    ENDED = "ended"
    OPEN = "open"


_MARK_OF: Mapping[Outcome, Mark] = {
    Outcome.SUCCESSFUL: Mark.OFFER,
    Outcome.SECOND_INTERVIEW: Mark.SECOND,
    Outcome.WAITING: Mark.OPEN,
}

SHAPES: Mapping[Mark, str] = {
    Mark.OFFER: "diamond",
    Mark.SECOND: "triangle-up",
    Mark.ENDED: "circle",
    Mark.OPEN: "square",
}
SIZES: Mapping[Mark, int] = {Mark.OFFER: 190, Mark.SECOND: 150, Mark.ENDED: 130, Mark.OPEN: 120}
"""Areas in square pixels, chosen so that the shapes look equally large."""

SAID_OF_A_MARK = "datum.Company + ', ' + datum.Day + ': ' + datum.Score + ', ' + datum.Result"
"""What a screen reader says of one mark; no person's words are in the expression itself."""

SOLID, DASHED, DOTTED = (1, 0), (3, 2), (1.5, 2.5)

COUNT_WORDS: Mapping[Mark, tuple[str, str]] = {
    Mark.OFFER: ("1 offer", "{} offers"),
    Mark.SECOND: ("1 second interview", "{} second interviews"),
    Mark.ENDED: ("1 that went no further", "{} that went no further"),
    Mark.OPEN: ("1 still open", "{} still open"),
}
RESULT_WORDS: Mapping[Mark, str] = {
    Mark.OFFER: "an offer",
    Mark.SECOND: "a second interview",
    Mark.ENDED: "it went no further",
    Mark.OPEN: "still open",
}
KEY_WORDS: Mapping[Mark, str] = {
    Mark.OFFER: "Diamond: an offer",
    Mark.SECOND: "Triangle: a second interview",
    Mark.ENDED: "Ring: it went no further",
    Mark.OPEN: "Dashed square: still open",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark: where it stands, what it looks like, and what it says when one points at it."""

    number: int
    value: int
    mark: Mark
    counted: bool
    company: str
    day: str


@dataclass(frozen=True, slots=True)
class Span:
    """The interviews that a picture's width stands for, the same for all pictures of a page, with its two dates."""

    first: int
    last: int
    first_day: str
    last_day: str
    left_out: int


def mark_of(outcome: Outcome) -> Mark:
    """What an outcome looks like, here and wherever a page names it; every one that is not said above is an end."""
    return _MARK_OF.get(outcome, Mark.ENDED)


def area_dots(
    points: Collection[ScorePoint], scheme: Scheme, *, criterion: Criterion, name: str, today: date
) -> tuple[dict[str, Any], str]:
    """One area over the interviews in order: a Vega-Lite spec, and the same in words.

    `points` are those of all areas (not empty), so that the pictures of a page share their width; `name` is the
    area's name in the text alternative.
    """
    span = _span(points, today)
    dots = _dots(points, criterion, span.first, today)
    # The rows are put in last: Altair would lay them aside under a hash.
    spec = _picture(span, INKS[scheme]).to_dict() | {"data": {"values": [_row(dot) for dot in dots]}}
    return spec, _in_words(dots, span, name)


def key_to_marks(points: Collection[ScorePoint]) -> str:
    """What the shapes mean that are there, and no others."""
    marks = {mark_of(point.outcome) for point in points}
    words = [KEY_WORDS[mark] for mark in Mark if mark in marks]
    if not all(point.counted for point in points):
        words.append("Dotted: written after the news")
    return "".join(f"{word}. " for word in words).rstrip()


def _span(points: Collection[ScorePoint], today: date) -> Span:
    days = {point.number: point.held_on for point in points}
    shown = sorted(days)[-LATEST:]
    return Span(
        first=shown[0],
        last=shown[-1],
        first_day=dates.day_month(days[shown[0]], today),
        last_day=dates.day_month(days[shown[-1]], today),
        left_out=len(days) - len(shown),
    )


def _dots(points: Collection[ScorePoint], criterion: Criterion, first: int, today: date) -> tuple[Dot, ...]:
    mine = (point for point in points if point.criterion is criterion and point.number >= first)
    return tuple(
        Dot(
            number=point.number,
            value=point.value,
            mark=mark_of(point.outcome),
            counted=point.counted,
            company=point.company,
            day=dates.day_month(point.held_on, today),
        )
        for point in sorted(mine, key=lambda point: point.number)
    )


def _picture(span: Span, ink: Ink) -> alt.Chart:
    """The picture without its rows, and without a title: the page says the finding above it."""
    import pandas  # noqa: F401, ICN001  # waits for the warm thread: altair would take a half-imported one

    import altair as alt  # isort: skip

    looks = [(mark, counted) for mark in Mark for counted in (True, False)]
    results = [_result(mark, counted=counted) for mark, counted in looks]

    def by_result(values: Sequence[object], kind: str = "nominal") -> dict[str, Any]:
        return {"field": "Result", "type": kind, "legend": None, "scale": {"domain": results, "range": list(values)}}

    chart = alt.Chart(alt.NamedData("dots"), width="container", height=HEIGHT)
    picture: alt.Chart = (
        chart.mark_point(strokeWidth=2, opacity=1, description=alt.ExprRef(SAID_OF_A_MARK))
        .encode(
            x=alt.X("Interview:Q", axis=_dates_axis(span), title=None, scale=_x_scale(span)),
            y=alt.Y("Score:Q", axis=_scores_axis(), title=None, scale=alt.Scale(domain=[0.6, 5.4], nice=False)),
            shape=alt.Shape(**by_result([SHAPES[mark] for mark, _ in looks])),
            size=alt.Size(**by_result([SIZES[mark] for mark, _ in looks], "ordinal")),
            fill=alt.Fill(**by_result([ink.ink if _is_filled(*look) else ink.sheet for look in looks])),
            stroke=alt.Stroke(**by_result([ink.ink if _is_filled(*look) else ink.mark for look in looks])),
            strokeDash=alt.StrokeDash(**by_result([_outline(*look) for look in looks])),
            tooltip=[f"{field}:N" for field in ("Company", "Day", "Score", "Result")],
        )
        .configure(background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_axis(labelColor=ink.soft, labelFontSize=LABEL, gridColor=ink.line, domain=False, ticks=False)
    )
    return picture


def _row(dot: Dot) -> dict[str, str | int]:
    """One mark as a person reads it: the picture's own "Show data" shows the same."""
    result = _result(dot.mark, counted=dot.counted)
    return {"Interview": dot.number, "Company": dot.company, "Day": dot.day, "Score": dot.value, "Result": result}


def _result(mark: Mark, *, counted: bool) -> str:
    return RESULT_WORDS[mark] if counted else f"{RESULT_WORDS[mark]}; written after the news, not counted"


def _is_filled(mark: Mark, counted: bool) -> bool:  # noqa: FBT001 - a pair from the table of looks
    return counted and mark in {Mark.OFFER, Mark.SECOND}


def _outline(mark: Mark, counted: bool) -> tuple[float, float]:  # noqa: FBT001 - a pair from the table of looks
    if not counted:
        return DOTTED
    return DASHED if mark is Mark.OPEN else SOLID


def _scores_axis() -> alt.Axis:
    import altair as alt

    return alt.Axis(values=sorted(SCORES), format="d", labelPadding=10)


def _x_scale(span: Span) -> alt.Scale:
    import altair as alt

    return alt.Scale(domain=[span.first - 0.6, span.last + 0.6], nice=False, zero=False)


def _dates_axis(span: Span) -> alt.Axis:
    """The first and the last date, each at its end; one interview has its date in the middle."""
    import altair as alt

    if span.first == span.last:
        return alt.Axis(values=[span.first], labelExpr=f"'{span.first_day}'", grid=False, labelPadding=8)
    at_first = f"datum.value == {span.first}"
    return alt.Axis(
        values=[span.first, span.last],
        labelExpr=f"{at_first} ? '{span.first_day}' : '{span.last_day}'",
        labelAlign={"condition": {"test": at_first, "value": "left"}, "value": "right"},
        labelOverlap=False,
        labelPadding=8,
        grid=False,
    )


def _in_words(dots: Sequence[Dot], span: Span, name: str) -> str:
    """The same rows for who does not see the picture: how many of what, then every number in order."""
    if not dots:
        return f"{name}: nothing written down for this area yet."
    scores = Counter(dot.value for dot in dots)
    marks = Counter(dot.mark for dot in dots)
    after = sum(not dot.counted for dot in dots)
    many = len(dots) != 1
    sentences = [
        f"{name}: {len(dots)} {'marks, one for each interview' if many else 'mark, for one interview'}",
        f"From {dots[0].day} to {dots[-1].day}" if many else f"On {dots[0].day}",
        "How often: " + ", ".join(f"{score}: {_times(scores[score])}" for score in SCORES),
        "Results: " + ", ".join(_counted(mark, marks[mark]) for mark in Mark if marks[mark]),
        "In order: " + ", ".join(str(dot.value) for dot in dots),
    ]
    if after:
        sentences.append(f"{after} written after the news: shown, not counted")
    if span.left_out:
        sentences.append(f"Only the latest {LATEST} interviews are shown")
    return ". ".join(sentences) + "."


def _times(count: int) -> str:
    return {0: "never", 1: "once"}.get(count, f"{count} times")


def _counted(mark: Mark, count: int) -> str:
    one, more = COUNT_WORDS[mark]
    return one if count == 1 else more.format(count)
