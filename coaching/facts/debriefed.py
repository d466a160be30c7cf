"""What the person's own debrief of it says."""

from __future__ import annotations

from coaching.records import Answered, AskedQuestion, Criterion, Dossier, Score


def lowest_score(dossier: Dossier) -> Score | None:
    """The lowest score, as it was before the news where that is known; none of a tie, since naming one misleads."""
    said = {
        criterion: score.value if score.before_news is None else score.before_news
        for criterion, score in dossier.scores.items()
    }
    valued = [(value, criterion) for criterion in Criterion if (value := said.get(criterion)) is not None]
    lowest = min((value for value, _ in valued), default=None)
    areas = [criterion for value, criterion in valued if value == lowest]
    return dossier.scores[areas[0]] if len(areas) == 1 else None


def stumbled_question(dossier: Dossier) -> AskedQuestion | None:
    """The first question that made the person stumble."""
    return next((one for one in dossier.questions if one.answered is Answered.STUMBLED), None)
