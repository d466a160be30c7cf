"""The country where the person lives: asked for once, quietly, where the first thing hangs on it."""

from __future__ import annotations

import streamlit as st

from coaching import dates
from coaching.records import Meta
from pages.parts import buttons, fields, house, layout, text

CHANGING = "country.changing"
DAYS = "Days are counted as working days in"
"""What hangs on the country almost everywhere."""
MEANT = {"GB": "ENG"}
"""What a country means until a part of it is chosen, as dates.WorkingDays counts."""
NAMED_WITH_THE = frozenset(
    {"AE", "BS", "CD", "CF", "CK", "DO", "FK", "FO", "GM", "IM", "KM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "SC"}
    | {"TC", "US", "VG", "VI"}
)
"""Countries that are said with "the" in front, by code."""


@house.callback
def confirm() -> None:
    """The country that was guessed is the right one, or the one that was chosen is."""
    st.session_state.pop(CHANGING, None)
    meta = house.store().meta()
    _save(meta.country, meta.region)


@house.callback
def change(key: str) -> None:
    """Let another country be chosen."""
    st.session_state[CHANGING] = key


def ask(*, key: str, about: str = DAYS) -> None:
    """Say once in a quiet line what hangs on the country, until the person has said that it is right."""
    meta = house.store().meta()
    if meta.country_said_on is None or _is_changing(key):
        _show(meta, key, about)


def line(*, key: str, about: str = DAYS) -> None:
    """Say what hangs on the country, with the way to change it, whoever has said already that it is right."""
    _show(house.store().meta(), key, about)


def where() -> str:
    """Where the person lives, as one says it: "England", "the United States"."""
    return _where(house.store().meta())


def _show(meta: Meta, key: str, about: str) -> None:
    is_changing = _is_changing(key)
    with layout.line(f"country-{key}"):
        text.html(text.p(f"{about} {_where(meta)}.", soft=True))
        if not is_changing:
            buttons.button("Change", key=f"{key}.change", type="tertiary", on_click=change, args=(key,))
        if not is_changing and meta.country_said_on is None:
            buttons.button("That’s right", key=f"{key}.right", type="tertiary", on_click=confirm)
    if is_changing:
        _choose(meta, key)


def _choose(meta: Meta, key: str) -> None:
    countries, regions = dict(dates.countries()), _regions(meta.country)
    fields.select(
        "Country",
        f"{key}.country",
        tuple(countries),
        meta.country,
        lambda country: _save(country, MEANT.get(country, "")),
        say=countries.__getitem__,
    )
    if len(regions) > 1:
        fields.select(
            "Which part of it",
            f"{key}.region.{meta.country}",
            tuple(regions),
            _region(meta),
            lambda region: _save(meta.country, region),
            say=regions.__getitem__,
        )
    buttons.button("Done", key=f"{key}.done", on_click=confirm)


def _regions(country: str) -> dict[str, str]:
    """The parts of a country that can be chosen, by code."""
    whole = {} if country in MEANT else {"": "The whole country"}
    return {**whole, **dict(dates.regions(country))}


def _region(meta: Meta) -> str:
    """The part that is counted by; what is no part any more counts as the whole."""
    meant = MEANT.get(meta.country, "")
    return meta.region if meta.region in _regions(meta.country) else meant


def _where(meta: Meta) -> str:
    if region := _region(meta):
        return _regions(meta.country)[region]
    name = dict(dates.countries())[meta.country]
    return f"the {name}" if meta.country in NAMED_WITH_THE else name


def _save(country: str, region: str) -> None:
    house.store().set_country(country, region, on=house.today(), now=house.now())


def _is_changing(key: str) -> bool:
    return bool(st.session_state.get(CHANGING) == key)
