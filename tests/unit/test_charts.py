from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import charts
from coaching.charts import DASHED, DOTTED, LATEST, SOLID
from coaching.records import Criterion, Outcome, ScorePoint
from coaching.theme import INKS, Scheme
from tests.unit.scores_strategy import point, score_points

TODAY = date(2026, 11, 25)
LIGHT, DARK = INKS["light"], INKS["dark"]
ROOT = Path(__file__).parents[2]


def drawn(points: list[ScorePoint], scheme: Scheme = "light") -> tuple[dict[str, Any], str]:
    return charts.area_dots(points, scheme, criterion=Criterion.FIT, name="Fit", today=TODAY)


def looks(spec: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """What the scales of a spec make of one of its rows."""
    found = {}
    for channel in ("shape", "size", "fill", "stroke", "strokeDash"):
        encoding = spec["encoding"][channel]
        scale = encoding["scale"]
        found[channel] = scale["range"][scale["domain"].index(row[encoding["field"]])]
    assert found.pop("size") > 100
    return found


def rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    values = spec["data"]["values"]
    assert isinstance(values, list)
    return values


@pytest.mark.parametrize(
    ("outcome", "look"),
    [
        (Outcome.SUCCESSFUL, ("diamond", "ink", "ink", SOLID)),
        (Outcome.SECOND_INTERVIEW, ("triangle-up", "ink", "ink", SOLID)),
        (Outcome.UNSUCCESSFUL, ("circle", "sheet", "mark", SOLID)),
        (Outcome.NO_ANSWER, ("circle", "sheet", "mark", SOLID)),
        (Outcome.CANCELLED, ("circle", "sheet", "mark", SOLID)),
        (Outcome.WITHDRAWN, ("circle", "sheet", "mark", SOLID)),
        (Outcome.WAITING, ("square", "sheet", "mark", DASHED)),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_outcome_is_told_by_shape_filling_and_outline(
    outcome: Outcome, look: tuple[str, str, str, tuple[float, float]], scheme: Scheme
) -> None:
    shape, fill, stroke, outline = look
    spec, _ = drawn([point(1, 3, outcome=outcome)], scheme)
    assert looks(spec, rows(spec)[0]) == {
        "shape": shape,
        "fill": getattr(INKS[scheme], fill),
        "stroke": getattr(INKS[scheme], stroke),
        "strokeDash": list(outline),
    }


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_was_written_after_the_news_is_hollow_and_dotted_in_its_own_shape(outcome: Outcome) -> None:
    spec, _ = drawn([point(1, 3, outcome=outcome), point(2, 3, outcome=outcome, counted=False)])
    before, after = (looks(spec, row) for row in rows(spec))
    assert after == before | {"fill": LIGHT.sheet, "stroke": LIGHT.mark, "strokeDash": list(DOTTED)}


def test_the_pictures_of_a_page_share_their_width_and_the_scale_from_1_to_5() -> None:
    points = [point(1, 3, Criterion.PERFORMANCE), point(4, 2), point(9, 3, Criterion.CONFIDENCE)]
    spec, _ = drawn(points)
    assert spec["encoding"]["x"]["scale"]["domain"] == [0.4, 9.6]
    assert spec["encoding"]["y"]["axis"]["values"] == [1, 2, 3, 4, 5]
    assert [(row["Interview"], row["Score"]) for row in rows(spec)] == [(4, 2)]


def test_the_axis_names_the_first_and_the_last_date() -> None:
    spec, _ = drawn([point(1, 3), point(2, 3), point(5, 3)])
    axis = spec["encoding"]["x"]["axis"]
    assert axis["values"] == [1, 5]
    assert axis["labelExpr"] == "datum.value == 1 ? '14\u00a0January' : '23\u00a0February'"


def test_a_single_interview_has_its_date_in_the_middle() -> None:
    spec, alt = drawn([point(1, 3)])
    axis = spec["encoding"]["x"]["axis"]
    assert axis["values"] == [1]
    assert axis["labelExpr"] == "'14\u00a0January'"
    assert "labelAlign" not in axis
    assert alt.replace("\u00a0", " ").startswith("Fit: 1 mark, for one interview. On 14 January. ")


def test_a_picture_has_labels_of_14_px_in_soft_ink_no_title_and_the_width_of_its_place() -> None:
    spec, _ = drawn([point(1, 3)], "dark")
    assert spec["config"]["axis"]["labelFontSize"] == 14
    assert spec["config"]["axis"]["labelColor"] == DARK.soft
    assert spec["config"]["background"] == "transparent"
    assert spec["width"] == "container"
    assert "title" not in spec
    assert spec["encoding"]["x"]["title"] is None
    assert spec["encoding"]["y"]["title"] is None


def test_the_text_alternative_names_every_count() -> None:
    points = [
        point(1, 2),
        point(2, 3, outcome=Outcome.NO_ANSWER),
        point(3, 4, outcome=Outcome.SECOND_INTERVIEW),
        point(4, 4, outcome=Outcome.SUCCESSFUL),
        point(5, 5, outcome=Outcome.SUCCESSFUL, counted=False),
        point(6, 4, outcome=Outcome.WAITING),
        point(6, 1, Criterion.PERFORMANCE),
    ]
    _, alt = drawn(points)
    assert alt.replace("\u00a0", " ") == (
        "Fit: 6 marks, one for each interview. From 14 January to 5 March. "
        "How often: 5: once, 4: 3 times, 3: once, 2: once, 1: never. "
        "Results: 2 offers, 1 second interview, 2 that went no further, 1 still open. "
        "In order: 2, 3, 4, 4, 5, 4. 1 written after the news: shown, not counted."
    )


def test_an_area_without_scores_is_an_empty_picture_that_says_so() -> None:
    spec, alt = drawn([point(1, 3, Criterion.CONFIDENCE)])
    assert rows(spec) == []
    assert alt == "Fit: nothing written down for this area yet."


def test_a_mark_says_whose_it_is_and_what_it_means() -> None:
    spec, _ = drawn([point(1, 4, outcome=Outcome.SUCCESSFUL), point(2, 2, counted=False)])
    assert rows(spec) == [
        {"Interview": 1, "Company": "Aldermoor", "Day": "14\u00a0January", "Score": 4, "Result": "an offer"},
        {
            "Interview": 2,
            "Company": "Aldermoor",
            "Day": "24\u00a0January",
            "Score": 2,
            "Result": "it went no further; written after the news, not counted",
        },
    ]
    assert [shown["field"] for shown in spec["encoding"]["tooltip"]] == ["Company", "Day", "Score", "Result"]
    assert all(f"datum.{field}" in spec["mark"]["description"]["expr"] for field in ("Company", "Score", "Result"))


def test_what_a_person_typed_is_data_and_never_part_of_an_expression() -> None:
    company = "'); alert(1); ('<img src=x onerror=alert(1)> datum['x']"
    spec, alt = drawn([point(1, 4, company=company)])
    assert company not in alt
    data = spec.pop("data")
    assert company in json.dumps(data, ensure_ascii=False)
    assert "alert" not in json.dumps(spec)


def test_only_the_latest_interviews_are_shown_and_the_words_say_so() -> None:
    spec, alt = drawn([point(number, 3) for number in range(1, LATEST + 16)])
    assert [row["Interview"] for row in rows(spec)] == list(range(16, LATEST + 16))
    assert spec["encoding"]["x"]["scale"]["domain"] == [15.4, LATEST + 15.6]
    assert alt.endswith(f"Only the latest {LATEST} interviews are shown.")


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([], ""),
        ([point(1, 3)], "Ring: it went no further."),
        (
            [point(1, 3, outcome=Outcome.WAITING), point(2, 3, outcome=Outcome.SUCCESSFUL)],
            "Diamond: an offer. Dashed square: still open.",
        ),
        (
            [point(1, 3, outcome=Outcome.SECOND_INTERVIEW, counted=False)],
            "Triangle: a second interview. Dotted: written after the news.",
        ),
    ],
)
def test_the_key_explains_the_shapes_that_are_there_and_no_others(points: list[ScorePoint], sentence: str) -> None:
    assert charts.key_to_marks(points) == sentence


@settings(deadline=None, max_examples=40)
@given(score_points(), st.sampled_from(list(Criterion)), st.sampled_from(["light", "dark"]))
def test_any_diary_gives_a_whole_picture_and_words_that_agree_with_it(
    points: tuple[ScorePoint, ...], criterion: Criterion, scheme: Scheme
) -> None:
    if not points:
        return
    spec, alt = charts.area_dots(points, scheme, criterion=criterion, name="Area", today=TODAY)
    shown = rows(json.loads(json.dumps(spec, allow_nan=False)))
    assert [row["Interview"] for row in shown] == sorted(row["Interview"] for row in shown)
    assert {row["Interview"] for row in shown} <= {one.number for one in points if one.criterion is criterion}
    times = Counter(row["Score"] for row in shown)
    if shown:
        said = dict(re.findall(r"(\d): (never|once|\d+ times)", alt.partition("How often: ")[2]))
        words = {0: "never", 1: "once"}
        assert said == {str(score): words.get(times[score], f"{times[score]} times") for score in range(1, 6)}
        order = re.findall(r"In order: ([\d, ]+)", alt)
        assert order == [", ".join(str(row["Score"]) for row in shown)]
    for row in shown:
        assert looks(spec, row)["shape"] in {"diamond", "triangle-up", "circle", "square"}


def test_the_colours_are_those_of_the_style_sheet() -> None:
    style = (ROOT / "pages" / "parts" / "style.css").read_text(encoding="utf-8").lower()
    for name, token in (("paper", "sheet"), ("ink", "ink"), ("soft", "soft"), ("line", "line")):
        pair = f"--{name}: light-dark({getattr(LIGHT, token)}, {getattr(DARK, token)})".lower()
        assert pair in style


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_labels_stand_out_from_the_sheet(scheme: Scheme) -> None:
    ink = INKS[scheme]
    assert contrast(ink.mark, ink.sheet) >= 4.5
    assert contrast(ink.ink, ink.sheet) >= 7
    assert contrast(ink.soft, ink.sheet) >= 7


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
