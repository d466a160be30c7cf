"""The enums and the frozen plain values that the store gives and the pure modules take."""

from __future__ import annotations

from coaching.records.dossiers import (
    CALLED_OFF,
    DAY_IS_OUT,
    DOES_IT_HOLD,
    LANDED,
    OLD_DAY,
    STILL_WAITING,
    TAKEN_BACK,
    AskedQuestion,
    Dossier,
    Edit,
    Feedback,
    Letter,
    Mark,
    Score,
)
from coaching.records.interviews import PAGE_SIZE, Interview, InterviewPage, InterviewRow, Recorded, ScorePoint
from coaching.records.kinds import (
    GUT_FEELS,
    SCORES,
    THEIR_ANSWERS,
    Answered,
    Criterion,
    Format,
    NewsBy,
    OfferAnswer,
    Outcome,
    Stage,
    View,
)
from coaching.records.meta import Absence, Meta
from coaching.records.offers import Offer

__all__ = [
    "CALLED_OFF",
    "DAY_IS_OUT",
    "DOES_IT_HOLD",
    "GUT_FEELS",
    "LANDED",
    "OLD_DAY",
    "PAGE_SIZE",
    "SCORES",
    "STILL_WAITING",
    "TAKEN_BACK",
    "THEIR_ANSWERS",
    "Absence",
    "Answered",
    "AskedQuestion",
    "Criterion",
    "Dossier",
    "Edit",
    "Feedback",
    "Format",
    "Interview",
    "InterviewPage",
    "InterviewRow",
    "Letter",
    "Mark",
    "Meta",
    "NewsBy",
    "Offer",
    "OfferAnswer",
    "Outcome",
    "Recorded",
    "Score",
    "ScorePoint",
    "Stage",
    "View",
]
