"""What the texts of trees and letters may name, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from coaching.dates import day_month, with_weekday
from coaching.facts.debriefed import lowest_score, stumbled_question
from coaching.facts.others import Others
from coaching.records import Criterion, Dossier
from coaching.tree import Facts

_AREAS: Mapping[Criterion, str] = {
    Criterion.PERFORMANCE: "performance",
    Criterion.ENTHUSIASM: "enthusiasm",
    Criterion.FIT: "fit",
    Criterion.CONFIDENCE: "confidence in you",
}
_NAMED = 4
"""So many other interviews are named; more are counted."""


def texts(dossier: Dossier, today: date, facts: Facts, others: Sequence[Dossier] | Others = ()) -> dict[str, str]:
    """What the texts of trees may name, in words; "" where it is not known, but for the company.

    `others` are all of the person's interviews, as `known` took them.
    """
    interview = dossier.interview
    lowest, stumbled = lowest_score(dossier), stumbled_question(dossier)
    months = {
        "interview_day": interview.held_on,
        "their_day": interview.decision_due_on,
        "fair_day": facts["patience"].since,
        "next_day": facts["next_interview"].since,
    }
    return {
        "company": interview.company,
        "role": interview.role,
        "contact_name": interview.contact_name,
        "recruiter_name": interview.recruiter_name,
        **{name: day_month(day, today) if day else "" for name, day in months.items()},
        "interview_weekday": _day(interview.held_on, today),
        "interview_time": interview.held_time.strftime("%H:%M") if interview.held_time else "",
        "answer_day": _day(dossier.offer.answer_by if dossier.offer else None, today),
        "stumbled_question": stumbled.text if stumbled else "",
        "lowest_area": _AREAS[lowest.criterion] if lowest else "",
        "lowest_words": lowest.evidence.strip() if lowest else "",
        **_of_others(dossier, today, Others.among(others)),
    }


def _of_others(dossier: Dossier, today: date, others: Others) -> dict[str, str]:
    best = others.best_offer(dossier.interview)
    offer = best.dossier.offer if best and best.fact.value == "open" else None
    return {
        "other_open_names": _names(_open_elsewhere(dossier, others), today),
        "other_company": best.dossier.interview.company if best else "",
        "other_answer_day": _day(offer.answer_by if offer else None, today),
    }


def _open_elsewhere(dossier: Dossier, others: Others) -> list[Dossier]:
    """The open ones of other employers, one for each application."""
    own = dossier.interview.application_id
    found = {one.interview.application_id: one for one in others.open if one.interview.application_id != own}
    return list(found.values())


def _names(dossiers: Sequence[Dossier], today: date) -> str:
    """What comes first first, with its day: "Harbour & Finch (Thursday 3 December) and Osprey Labs"."""
    dated = sorted(((_coming_day(one, today), one) for one in dossiers), key=lambda pair: pair[0] or date.max)
    names = [f"{one.interview.company} ({_day(day, today)})" if day else one.interview.company for day, one in dated]
    if len(names) > _NAMED:
        names[_NAMED - 1 :] = [f"{len(names) - _NAMED + 1} others"]
    *most, last = names or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _coming_day(dossier: Dossier, today: date) -> date | None:
    """The day on which something of it comes: its interview, its last day for an answer, or their decision."""
    interview, offer = dossier.interview, dossier.offer
    if interview.held_on and interview.held_on > today:
        return interview.held_on
    days = (offer.answer_by if offer else None, interview.decision_due_on)
    return min((day for day in days if day and day >= today), default=None)


def _day(day: date | None, today: date) -> str:
    return with_weekday(day, today) if day else ""
