"""The rules of the debrief: the levels of an area, and where evidence is asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coaching import dates
from coaching.records import SCORES, Answered, Criterion, Score

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coaching.agenda import NextStep
    from coaching.content import Content, CriterionText
    from coaching.records import AskedQuestion, Dossier, Interview

FRIDAY = 4
CANNOT_SAY = "cannot_say"
LEVELS = (*(str(score) for score in SCORES), CANNOT_SAY)
"""What can be chosen for an area: the five sentences, the best first, and "Can't say" last."""


def level_of(score: Score | None) -> str | None:
    """The level that a stored score shows; None where the area was not looked at."""
    if score is None:
        return None
    return CANNOT_SAY if score.value is None else str(score.value)


def score_of(level: str) -> int | None:
    """The score that a level stores: 1 to 5, or None for "Can't say"."""
    return None if level == CANNOT_SAY else int(level)


def number(level: str) -> str:
    """The number that leads a level's sentence; "Can't say" has none."""
    return "" if level == CANNOT_SAY else level


def sentence(area: CriterionText, level: str) -> str:
    """What one would have seen at a level."""
    return area.cannot_say if level == CANNOT_SAY else area.sentences[int(level)]


def answer_days(today: date) -> dict[date, str]:
    """The days that people name when they say when they will tell, with how they say it; always still to come."""
    friday = today + timedelta(days=FRIDAY - today.weekday())
    days = {friday: "This week", friday + timedelta(weeks=1): "Next week", friday + timedelta(weeks=2): "In two weeks"}
    return {day: said for day, said in days.items() if day > today}


def lowest(scores: Mapping[Criterion, Score]) -> Criterion | None:
    """The area that evidence is asked for: the lowest once all four are answered, the first of a tie."""
    answered = [scores.get(criterion) for criterion in Criterion]
    if None in answered:
        return None
    valued = [(score.value, score.criterion) for score in answered if score is not None and score.value is not None]
    return min(valued, key=lambda pair: pair[0])[1] if valued else None


def ready_on(step: NextStep, today: date) -> str:
    """What is said below the next step: the date of a day that was only named, and that its words will be there."""
    is_near = step.due is not None and abs((step.due - today).days) <= 1
    day = f"{dates.with_weekday(step.due, today)}." if step.due and is_near else ""
    words = "The words will be ready to copy." if step.letter else ""
    return " ".join(filter(None, (day, words)))


def so_far(dossier: Dossier, texts: Content) -> tuple[tuple[str, str], ...]:
    """What is on the sheet by now, as terms and values; an area that was not looked at is left out."""
    interview = dossier.interview
    lines = [
        (
            texts.criteria[criterion].name,
            texts.criteria[criterion].cannot_say if score.value is None else str(score.value),
        )
        for criterion in Criterion
        if (score := dossier.scores.get(criterion)) is not None
    ]
    if interview.gut_feel is not None:
        lines.append(("Your bet", f"{interview.gut_feel} %"))
    if dossier.questions:
        lines.append(("Questions", str(len(dossier.questions))))
    return tuple(lines)


def put_down(interview: Interview, step: NextStep | None, today: date) -> str:
    """What is said when a debrief is finished: that it is enough, or what is for today all the same."""
    said = f"{interview.company} is written down."
    if step is not None and is_due(step, today):
        return (
            f"{said} {'One short note is fair now; its words are ready.' if step.letter else 'One thing is for today.'}"
        )
    said += " You’ve done all you can today"
    if interview.held_on is not None and (today - interview.held_on).days <= 1:
        return f"{said}, and nobody can judge an interview just after it, not even you."
    return f"{said}."


def is_due(step: NextStep, today: date) -> bool:
    """Whether the next step is something to do today."""
    return step.kind == "action" and step.due is not None and step.due <= today


def written(dossier: Dossier, texts: Content) -> tuple[tuple[str, str], ...]:
    """The debrief as terms and what was said: areas with their sentence and evidence, the bet, the two lines."""
    interview = dossier.interview
    lines = [
        (
            _named(texts.criteria[criterion], score),
            "\n".join(filter(None, (_said(texts.criteria[criterion], score), _quoted(score.evidence)))),
        )
        for criterion in Criterion
        if (score := dossier.scores.get(criterion)) is not None
    ]
    if interview.gut_feel is not None:
        lines.append(("Your bet", f"{interview.gut_feel} %"))
    if interview.best_moment:
        lines.append(("A good moment", interview.best_moment))
    if interview.would_change:
        lines.append(("One thing you’d do differently", interview.would_change))
    if interview.notes:
        lines.append(("Notes", interview.notes))
    return tuple(lines)


def asked(dossier: Dossier, texts: Content) -> tuple[tuple[AskedQuestion, str], ...]:
    """What they asked, the stumbled ones first, and of each how it went, its area, and what was said."""
    ordered = sorted(dossier.questions, key=lambda question: question.answered is not Answered.STUMBLED)
    return tuple((question, "\n".join(filter(None, _about(question, texts)))) for question in ordered)


def their_view(dossier: Dossier, texts: Content) -> tuple[tuple[str, str], ...]:
    """What they said about why: their words, and each area that they mentioned."""
    feedback = dossier.feedback
    lines = [("Their words", feedback.words)] if feedback.words else []
    lines += [
        (texts.criteria[criterion].name, texts.words.view[view])
        for criterion in Criterion
        if (view := dossier.panel_views.get(criterion)) is not None
    ]
    if feedback.none_will_come:
        lines.append(("Feedback", "They won’t give any."))
    return tuple(lines)


def _about(question: AskedQuestion, texts: Content) -> tuple[str, ...]:
    how = texts.words.answered[question.answered] if question.answered else ""
    area = texts.criteria[question.criterion].name if question.criterion else ""
    return ", ".join(filter(None, (how, area))), _quoted(question.my_answer)


def _named(area: CriterionText, score: Score) -> str:
    return area.name if score.value is None else f"{area.name} {score.value}"


def _said(area: CriterionText, score: Score) -> str:
    return area.cannot_say if score.value is None else area.sentences[score.value]


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""
