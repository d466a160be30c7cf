"""Who else can help, by country: the services that an advice sends a person to, and what must hold of their list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coaching.tree import HelpKind

ELSEWHERE = "elsewhere"
"""The country of whoever lives where Debrief has no list: how to find somebody there."""

NEEDED = frozenset({"GB", "IE", "US", "DE", ELSEWHERE})
"""The countries that are never left out: lines of one country only would send all others to a wrong number."""

TO_TALK = (HelpKind.CRISIS, HelpKind.LOW_MOOD)
"""Somebody to talk to; what can't wait stands first."""

TO_ASK = (HelpKind.EMPLOYMENT, HelpKind.EQUALITY, HelpKind.MONEY)
"""Somebody to ask."""

_PHONE = re.compile(r"\d[\d -]{1,16}\d")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One service: what it is for, in one sentence, and how to reach it; without a number nobody could be found.

    `seen_at` says where its number was truly seen on the day it was looked up. `only` and `but_not` name the parts of
    the country (ISO 3166-2) that it is, or is not, for; without them it is for all of it.
    """

    name: str
    kinds: tuple[HelpKind, ...]
    does: str
    page: str
    looked_up: date
    seen_at: str
    phones: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()

    def serves(self, region: str) -> bool:
        """Whether it is for this part of its country; who lives somewhere in all of it ("") may live in any part."""
        return not region or (region not in self.but_not and (not self.only or region in self.only))


HelpLines = Mapping[str, tuple[HelpLine, ...]]
"""The lines of each country (ISO 3166-1), and of "elsewhere"."""


def has_list(lines: HelpLines, country: str) -> bool:
    """Whether this country has lines of its own."""
    return country in lines and country != ELSEWHERE


def looked_up(lines: HelpLines, country: str) -> date:
    """The day since which nobody looked whether all of them are still true."""
    return min(line.looked_up for line in _there(lines, country))


def of(lines: HelpLines, kinds: Collection[HelpKind], country: str, region: str) -> tuple[HelpLine, ...]:
    """The lines of these kinds where a person lives, each once: a crisis first, whom to ask in the order asked for."""
    there = [line for line in _there(lines, country) if line.serves(region)]
    wanted = [*(kind for kind in TO_TALK if kind in kinds), *(kind for kind in kinds if kind in TO_ASK)]
    return tuple(dict.fromkeys(line for kind in wanted for line in there if kind in line.kinds))


def _there(lines: HelpLines, country: str) -> tuple[HelpLine, ...]:
    return lines[country if has_list(lines, country) else ELSEWHERE]


def problems(lines: HelpLines) -> tuple[str, ...]:
    """Every line that can't be used, and every country or part of one where somebody would find nobody."""
    found = [f"has no lines for {country}" for country in sorted(NEEDED - lines.keys())]
    for country, there in lines.items():
        found += [f"{country}: {line.name or 'a line'} {what}" for line in there for what in _of_line(line)]
        found += [
            f"{country}: has nobody for {kind}{f' in {region}' if region else ''}"
            for region in sorted({"", *(part for line in there for part in (*line.only, *line.but_not))})
            for kind in HelpKind
            if not of(lines, [kind], country, region)
        ]
    return tuple(f"data/help_lines.yaml, {what}" for what in found)


def _of_line(line: HelpLine) -> Iterator[str]:
    if not all(words.strip() for words in (line.name, line.does, line.seen_at)):
        yield "has an empty text"
    if not line.kinds:
        yield "helps with nothing"
    if line.only and line.but_not:
        yield "says both whom it is for and whom not"
    if not re.fullmatch(r"https://[a-z0-9.-]+(/\S*)?", line.page):
        yield f"has no page that begins with https: {line.page}"
    yield from (f"has no number in {phone}" for phone in line.phones if not _PHONE.fullmatch(phone))
