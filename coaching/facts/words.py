"""What the texts of trees and letters may name, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from coaching.dates import day_month, days_later, with_weekday
from coaching.facts.debriefed import lowest_score, stumbled_question
from coaching.facts.others import Others
from coaching.facts.waiting import WEEK_OF_QUIET
from coaching.records import Criterion, Dossier
from coaching.tree import Facts

_AREAS: Mapping[Criterion, str] = {
    Criterion.PERFORMANCE: "performance",
    Criterion.ENTHUSIASM: "enthusiasm",
    Criterion.FIT: "fit",
    Criterion.CONFIDENCE: "confidence in you",
}
_QUOTED = 160
"""So many letters of what they said are quoted at most."""
_NAMED = 4
"""So many other interviews are named; more are counted."""


def texts(dossier: Dossier, today: date, facts: Facts, others: Sequence[Dossier] | Others = ()) -> dict[str, str]:
    """What the texts of trees may name, in words; "" where it is not known, but for the company.

    `others` are all of the person's interviews, as `known` took them.
    """
    interview = dossier.interview
    lowest, stumbled = lowest_score(dossier), stumbled_question(dossier)
    noted_on = facts["quiet_after_note"].since
    months = {
        "interview_day": interview.held_on,
        "their_day": interview.decision_due_on,
        "fair_day": facts["patience"].since,
        "next_day": facts["next_interview"].since,
        "old_day": dossier.old_day,
        "rung_day": facts["rung_out"].since,
        "stop_day": days_later(noted_on, WEEK_OF_QUIET) if noted_on else None,
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
        "country": facts["country"].value,
        "remark": "yes" if facts["remark"].value == "yes" else "",
        "their_words": _quoted(dossier.feedback.words),
        **_of_others(dossier, today, Others.among(others)),
    }


def _quoted(words: str) -> str:
    """What somebody said on one line, cut between two words where it is long."""
    line = " ".join(words.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rpartition(' ')[0] or line[:_QUOTED]} …"


def _of_others(dossier: Dossier, today: date, others: Others) -> dict[str, str]:
    best = others.best_offer(dossier.interview)
    offer = best.dossier.offer if best and best.fact.value == "open" else None
    return {
        "other_open_names": _names(dossier, today, others),
        "other_company": best.dossier.interview.company if best else "",
        "other_answer_day": _day(offer.answer_by if offer else None, today),
    }


def _names(dossier: Dossier, today: date, others: Others) -> str:
    """What comes first first, with its day: "Harbour & Finch (Thursday 3 December) and Osprey Labs"."""
    own = dossier.interview.application_id
    ahead = others.ahead(today)
    elsewhere = [one for one in ahead[: _NAMED + 1] if one.dossier.interview.application_id != own]
    names = [f"{one.dossier.interview.company}{_beside(one.day, today)}" for one in elsewhere]
    number = len(ahead) - others.has_open(own)
    if number > _NAMED:
        names[_NAMED - 1 :] = [f"{number - _NAMED + 1} others"]
    *most, last = names or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _beside(day: date | None, today: date) -> str:
    return f" ({_day(day, today)})" if day else ""


def _day(day: date | None, today: date) -> str:
    return with_weekday(day, today) if day else ""
