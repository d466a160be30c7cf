"""Somebody to talk to, somebody to ask: the services of the person’s country, under an advice or quietly folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import dates, help_lines
from coaching.help_lines import TO_ASK, TO_TALK
from pages.parts import country, house, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coaching.help_lines import HelpLine
    from coaching.tree import HelpKind

FOR = "These numbers are for"
"""What hangs on the country here."""


def is_urgent(kinds: Collection[HelpKind]) -> bool:
    """Whether these are people to talk to: shown openly, and first where there is no step to take."""
    return any(kind in TO_TALK for kind in kinds)


def show(kinds: Collection[HelpKind], *, key: str) -> None:
    """Who can help with this, each on a line of its own: people to talk to, then people to ask."""
    _show_where(key)
    to_talk = [kind for kind in TO_TALK if kind in kinds]
    _show_lines(text.h3("Somebody to talk to"), to_talk)
    _show_lines(text.h3("Somebody to ask"), [kind for kind in kinds if kind in TO_ASK], above=to_talk)
    _show_age()


def show_first(kinds: Collection[HelpKind]) -> None:
    """The first of those who can be asked, beside a step that asks them; all of them stand in Coach."""
    asked, meta = [kind for kind in kinds if kind in TO_ASK], house.store().meta()
    for line in help_lines.of(house.texts().help_lines, asked, meta.country, meta.region)[:1]:
        text.html(text.contact(line.name, line.does, line.phones, line.page))


def show_quietly(*, key: str) -> None:
    """After a no: folded, for whoever wants it, and no louder than that."""
    with st.expander("If it gets heavy", key=key):
        text.html(
            text.p("News like this can weigh a lot, and it can help to talk to somebody who is there for that."),
            text.p(
                "If you feel low on most days for more than two weeks, tell a doctor. "
                "If you don’t want to live, ring one of these now."
            ),
        )
        _show_lines(text.NOTHING, TO_TALK)
        _show_where(f"{key}.country")
        _show_age()


def _show_lines(heading: text.Markup, kinds: Collection[HelpKind], *, above: Collection[HelpKind] = ()) -> None:
    """The lines of these kinds; those that already stand `above` are not said twice."""
    meta, known = house.store().meta(), house.texts().help_lines
    shown = help_lines.of(known, above, meta.country, meta.region)
    lines = [one for one in help_lines.of(known, kinds, meta.country, meta.region) if one not in shown]
    to_ring, others = _contacts(lines, ring=True), _contacts(lines, ring=False)
    apart = [text.p("Without a number to ring:", soft=True)] if to_ring and others else []
    if lines:
        text.html(heading, *to_ring, *apart, *others)


def _contacts(lines: Iterable[HelpLine], *, ring: bool) -> list[text.Markup]:
    """Those that have a number, or those that have none: who is to be rung now stands apart from the rest."""
    return [text.contact(one.name, one.does, one.phones, one.page) for one in lines if bool(one.phones) is ring]


def _show_where(key: str) -> None:
    """Whose numbers they are, with the way to change it: numbers of another country would help nobody."""
    if not help_lines.has_list(house.texts().help_lines, house.store().meta().country):
        said = f"There are no numbers for {country.where()} here yet; these say how to find them."
        text.html(text.p(said, soft=True))
    country.line(key=key, about=FOR)


def _show_age() -> None:
    meta = house.store().meta()
    day = dates.day_month(help_lines.looked_up(house.texts().help_lines, meta.country), house.today())
    text.html(text.p(f"Looked up on {day}. Where a number has changed, its page has the new one.", soft=True))
