"""The countries and regions whose holidays are known, with their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=1)
def countries() -> tuple[tuple[str, str], ...]:
    """Every country whose holidays are known: its code (ISO 3166-1) and its name, in the order of names."""
    from holidays.registry import COUNTRIES

    return tuple((codes[1], _country_name(name)) for name, codes in sorted(COUNTRIES.items()))


@lru_cache(maxsize=256)
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """The parts of a country with holidays of their own: code (ISO 3166-2) and name, in the order of names.

    What has no such code, such as a single city, is left out; an unknown country has no parts.
    """
    from holidays import country_holidays

    try:
        known = country_holidays(country)
    except NotImplementedError:
        return ()
    named = known.get_subdivision_aliases()
    found = (
        (code, _region_name(code, named.get(code) or [])) for code in known.subdivisions if _REGION.fullmatch(code)
    )
    return tuple(sorted(found, key=lambda pair: pair[1]))


_REGION = re.compile(r"[A-Z0-9]{1,3}")
_SMALL_WORDS = {"and", "da", "of", "the"}
_NAMES = {
    "aland_islands": "Åland Islands",
    "bonaire_sint_eustatius_and_saba": "Bonaire, Sint Eustatius and Saba",
    "curacao": "Curaçao",
    "dr_congo": "DR Congo",
    "guinea_bissau": "Guinea-Bissau",
    "heard_island_and_mcdonald_islands": "Heard Island and McDonald Islands",
    "hongkong": "Hong Kong",
    "reunion": "Réunion",
    "saint_barthelemy": "Saint Barthélemy",
    "saint_helena_ascension_and_tristan_da_cunha": "Saint Helena, Ascension and Tristan da Cunha",
    "sao_tome_and_principe": "São Tomé and Príncipe",
    "syrian_arab_republic": "Syria",
    "timor_leste": "Timor-Leste",
}
"""The countries that the library's own names do not spell."""


def _country_name(name: str) -> str:
    words = (word if word in _SMALL_WORDS else word.capitalize() for word in name.split("_"))
    return _NAMES.get(name) or " ".join(words)


def _region_name(code: str, names: Sequence[str]) -> str:
    """The first of its names that is more than another code."""
    return next((name.replace("'", "’") for name in names if not _REGION.fullmatch(name)), code)
