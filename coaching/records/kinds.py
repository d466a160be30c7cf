"""The closed lists that records choose from."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of an interview; `waiting` is no news."""

    WAITING = "waiting"
    UNSUCCESSFUL = "unsuccessful"
    SECOND_INTERVIEW = "second_interview"
    SUCCESSFUL = "successful"
    NO_ANSWER = "no_answer"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"

    @property
    def is_news(self) -> bool:
        """Whether something is known: waiting is no news."""
        return self is not Outcome.WAITING


THEIR_ANSWERS = frozenset({Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL, Outcome.CANCELLED})
"""The outcomes that the employer gave; all others are the person's own, or silence."""


class Criterion(StrEnum):
    """The four areas a panel decides by, in the order in which they are asked."""

    PERFORMANCE = "performance"
    ENTHUSIASM = "enthusiasm"
    FIT = "fit"
    CONFIDENCE = "confidence"


class Stage(StrEnum):
    """Which round an interview was."""

    SCREENING = "screening"
    FIRST = "first"
    SECOND = "second"
    FINAL = "final"
    ASSESSMENT = "assessment"


class Format(StrEnum):
    """How they met."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class Answered(StrEnum):
    """How one of their questions was answered, in the person's own judgement."""

    STRONG = "strong"
    FINE = "fine"
    STUMBLED = "stumbled"


class View(StrEnum):
    """What the panel said about one area; an area that was not mentioned has none."""

    STRENGTH = "strength"
    FINE = "fine"
    CONCERN = "concern"


class NewsBy(StrEnum):
    """How the news or the feedback came."""

    PHONE = "phone"
    LETTER = "letter"
    RECRUITER = "recruiter"
    IN_PERSON = "in_person"


class OfferAnswer(StrEnum):
    """What the person said to an offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


GUT_FEELS = (5, 20, 35, 50, 65, 80, 95)
"""The seven bets, in percent."""

SCORES = (5, 4, 3, 2, 1)
"""The five sentences of an area, the best first."""
