from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from coaching.records import Criterion, Outcome, ScorePoint

FIRST_DAY = date(2026, 1, 14)


def point(
    number: int,
    value: int,
    criterion: Criterion = Criterion.FIT,
    outcome: Outcome = Outcome.UNSUCCESSFUL,
    *,
    counted: bool = True,
    company: str = "Aldermoor",
) -> ScorePoint:
    held_on = FIRST_DAY + timedelta(days=10 * (number - 1))
    return ScorePoint(f"id-{number}", number, held_on, company, criterion, value, counted, outcome)


@st.composite
def score_points(draw: st.DrawFn, most: int = 80) -> tuple[ScorePoint, ...]:
    """Diaries of up to `most` interviews, with areas that were left out, in any order."""
    points: list[ScorePoint] = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        outcome = draw(st.sampled_from(list(Outcome)))
        company = draw(st.text(max_size=12))
        for criterion in draw(st.sets(st.sampled_from(list(Criterion)))):
            value, counted = draw(st.integers(1, 5)), draw(st.booleans())
            points.append(point(number, value, criterion, outcome, counted=counted, company=company))
    return tuple(draw(st.permutations(points))) if len(points) < 20 else tuple(reversed(points))
