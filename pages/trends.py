"""Trends: what the interviews say so far, counted, each area with its picture."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from coaching import charts, findings
from coaching.records import Criterion, ScorePoint
from coaching.theme import Scheme
from pages.parts import house, layout, text


@st.cache_data(show_spinner=False, max_entries=16)
def draw_areas(
    _points: tuple[ScorePoint, ...],
    _names: Mapping[Criterion, str],
    scheme: Scheme,
    today: date,
    version: house.Version,  # noqa: ARG001 - the cache's key
) -> dict[Criterion, tuple[dict[str, Any], str]]:
    """Every area's spec and text alternative, kept until the file changes."""
    return {
        criterion: charts.area_dots(_points, scheme, criterion=criterion, name=name, today=today)
        for criterion, name in _names.items()
    }


def show_first_step() -> None:
    """What will appear here, and the way to it."""
    with layout.sheet("empty"):
        text.html(text.p(findings.NO_SCORES_TEXT if any(outcomes.values()) else findings.EMPTY_TEXT))
        if any(outcomes.values()):
            if st.button("Choose an interview", key="trends.choose", type="primary", width="stretch"):
                house.go("interviews.py")
        elif st.button("I’ve just had an interview", key="trends.just", type="primary", width="stretch"):
            house.go("debrief.py")


def show_lowest() -> None:
    """The area that is lowest so far, where one can be named."""
    lowest = findings.lowest_so_far(points, names)
    with layout.sheet("lowest"):
        if lowest is None:
            text.html(text.p(findings.NOT_YET))
        else:
            text.html(text.h2(lowest), text.p(findings.LOWEST_NOTE))


def show_area(criterion: Criterion, spec: dict[str, Any], alt: str) -> None:
    """One area: its counted fact, its picture, and what the marks mean."""
    mine = [point for point in points if point.criterion is criterion]
    with layout.sheet(criterion):
        text.html(text.h2(findings.area_heading(mine, names[criterion])), text.p(findings.area_note(mine), soft=True))
        if mine:
            with st.expander("The picture", expanded=len(mine) >= findings.FEWEST):
                st.vega_lite_chart(spec, theme=None, alt=alt, key=f"trends.picture.{criterion}")
                text.html(text.p(charts.key_to_marks(mine), soft=True))


store, today = house.store(), house.today()
points, outcomes = store.score_points(), store.outcome_counts(today)
names = {criterion: house.texts().criteria[criterion].name for criterion in Criterion}
main, side = layout.columns()
with main:
    text.page_title(findings.counted(outcomes), after=findings.period(points, today))
    if points:
        show_lowest()
        pictures = draw_areas(points, names, house.scheme(), today, house.version())
        for criterion in Criterion:
            show_area(criterion, *pictures[criterion])
    else:
        show_first_step()
if points:
    with side:
        text.html(text.h3("How to read this"), text.items(findings.HOW_TO_READ))
