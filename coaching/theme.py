"""The colours that a chart is drawn in, by day and by night; the same as the page's own (style.css)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Scheme = Literal["light", "dark"]

FONT = '"Source Sans", sans-serif'
"""The page's own font, bundled with it."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one scheme: the sheet a chart lies on, what went further, labels, grid, and all other marks."""

    sheet: str
    ink: str
    soft: str
    line: str
    mark: str


INKS: Mapping[Scheme, Ink] = MappingProxyType(
    {
        "light": Ink(sheet="#FFFDF9", ink="#17211F", soft="#414F4B", line="#D2DBD8", mark="#5F6C68"),
        "dark": Ink(sheet="#22201C", ink="#E9ECE7", soft="#B4BDB8", line="#343B3C", mark="#A3AFAA"),
    }
)
