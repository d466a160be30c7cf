"""They've gone quiet: what is written down of that, and from when it is fair to ask, or to stop waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coaching.agenda import STILL_WAITING

if TYPE_CHECKING:
    from datetime import date

    from coaching.agenda import Standing

_ASKS = frozenset({"note", "second_note", "ring_about_the_day"})
"""The steps that ask where things stand."""

KEPT = "Written down today: nothing from them yet."


def said(standing: Standing, today: date) -> str:
    """What the person wrote down today, and the day that counts next; "" where they wrote down nothing."""
    mark = standing.dossier.marks.get(STILL_WAITING)
    if mark is None or mark.done_on != today or standing.dossier.interview.outcome.is_news:
        return ""
    return f"{KEPT} {_next_day(standing, today)}".strip()


def _next_day(standing: Standing, today: date) -> str:
    facts, texts = standing.facts, standing.texts(today)
    if facts["interview"].value == "coming":
        return "The interview still stands, as far as you know."
    if any(action.key in _ASKS and action.due == today for action in standing.actions):
        return "It’s fair to ask today; the words are below."
    if facts["interview"].value == "undated":
        when = f"on {texts['rung_day']}" if facts["day_rung"].value == "fresh" else "now"
        return f"You’ve rung; {when} you may stop waiting." if texts["rung_day"] else ""
    stop = texts["stop_day"]
    asked, is_fresh = facts["notes_since_their_date"].value, facts["quiet_after_note"].value == "fresh"
    if asked == "two":
        return f"You’ve asked twice; {f'on {stop}' if is_fresh else 'now'} you may stop waiting."
    if asked == "one":
        return f"You’ve asked; one more note is fair from {stop} on." if is_fresh else ""
    is_early = facts["patience"].value == "wait" and texts["fair_day"]
    return f"It’s fair to ask from {texts['fair_day']} on." if is_early else ""
