"""What the diary can say so far: counted facts in plain sentences, and nothing called better or worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction

from coaching import dates
from coaching.records import THEIR_ANSWERS, Criterion, Outcome, ScorePoint

WENT_FURTHER = frozenset({Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL})
"""The outcomes that are a step on; all others but `waiting` are an end."""

FEWEST = 2
"""So many interviews an area needs before it is compared with another."""

EMPTY_TITLE = "Nothing to count yet"
EMPTY_TEXT = (
    "After your first debrief the four areas appear here, with a mark for each interview. "
    "From two interviews on you see which area is lowest so far."
)
NO_SCORES_TEXT = "Your four areas appear here once you have written down how an interview went."
NOT_YET = "One more interview with all four areas, and the one that is lowest so far is named here."
HOW_TO_READ = (
    "1 to 5 are the sentences you chose. 5 is always the one at the top.",
    "Each mark is one interview, the first on the left. Its shape says what came of it.",
    "Only what you wrote before you knew the result is counted. A no makes everything look worse, and a yes better.",
)
LOWEST_NOTE = (
    "By the plain average of what you chose. With few interviews this can be chance, "
    "and it may be another area next time."
)

NBSP = "\u00a0"
"""Keeps a count and its word on one line."""


def counted(outcomes: Mapping[Outcome, int]) -> str:
    """How many interviews went further, of those with a result; the open ones are said apart.

    Where none did, no verdict is counted, only how many have come to their end.
    """
    waiting = outcomes.get(Outcome.WAITING, 0)
    decided = sum(outcomes.values()) - waiting
    further = sum(outcomes.get(outcome, 0) for outcome in WENT_FURTHER)
    if not decided:
        return f"{_interviews(waiting)} so far, no news yet" if waiting else EMPTY_TITLE
    open_ones = f", {waiting}{NBSP}{'is' if waiting == 1 else 'are'} still open" if waiting else ""
    if not further:
        answered = sum(outcomes.get(outcome, 0) for outcome in THEIR_ANSWERS)
        return f"{_interviews(decided)} {'answered' if answered == decided else 'closed'} so far{open_ones}"
    return _went_further(further, decided) + open_ones


def _went_further(further: int, decided: int) -> str:
    if further == decided:
        return f"{_interviews(1)} went further" if decided == 1 else f"All {_interviews(decided)} went further"
    return f"{further}{NBSP}of{NBSP}{_interviews(decided)} went further"


def period(points: Collection[ScorePoint], today: date) -> str:
    """From when to when the marks on the page go, and what they are counted by."""
    if not points:
        return ""
    first, last = min(point.held_on for point in points), max(point.held_on for point in points)
    when = f"From {dates.day_month(first, today)} to {dates.day_month(last, today)}"
    if first == last:
        when = f"On {dates.day_month(first, today)}"
    if any(point.counted for point in points):
        return f"{when}, by what you wrote before you knew the result."
    return f"{when}. All of it was written after the news, so it is shown and not counted."


def lowest_so_far(points: Collection[ScorePoint], names: Mapping[Criterion, str]) -> str | None:
    """The area or areas with the lowest plain mean of what was said before the news; None while that is too little."""
    values = {criterion: [point.value for point in points if _counts(point, criterion)] for criterion in Criterion}
    means = {key: Fraction(sum(found), len(found)) for key, found in values.items() if len(found) >= FEWEST}
    if len(means) < FEWEST:
        return None
    lowest = [criterion for criterion, mean in means.items() if mean == min(means.values())]
    who = _who_is_lowest([names[criterion] for criterion in lowest], compared=len(means))
    counts = sorted({len(values[criterion]) for criterion in lowest})
    return f"{who} so far, from {_listed([str(count) for count in counts])}{NBSP}interviews"


def _counts(point: ScorePoint, criterion: Criterion) -> bool:
    return point.criterion is criterion and point.counted


def _who_is_lowest(names: Sequence[str], *, compared: int) -> str:
    if len(names) == len(Criterion):
        return "All four areas are level"
    who = _listed([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])
    if len(names) == compared:
        return f"{who} are level"
    return f"{who} {'is' if len(names) == 1 else 'are'} lowest"


def area_heading(points: Collection[ScorePoint], name: str) -> str:
    """An area with the number that was chosen most often ("Fit: most often 3"); of several, from where to where.

    `points` are those of this area, here and in `area_note`.
    """
    often = Counter(point.value for point in points if point.counted)
    if not often:
        return name
    most = [value for value, times in often.items() if times == max(often.values())]
    if len(most) > 1:
        return f"{name}: from {min(often)} to {max(often)}"
    if len(often) > 1:
        return f"{name}: most often {most[0]}"
    return f"{name}: {most[0]}" if often.total() == 1 else f"{name}: always {most[0]}"


def area_note(points: Collection[ScorePoint]) -> str:
    """How many interviews an area is counted from, and how many are shown but not counted."""
    if not points:
        return "Nothing written down for this area yet."
    before = sum(point.counted for point in points)
    after = len(points) - before
    counted_from = f"Counted from {_interviews(before)}." if before else "Nothing counted yet."
    if not after:
        return counted_from
    more = f"{after} more" if before else f"{after}"
    return f"{counted_from} {more} {'was' if after == 1 else 'were'} written after the news: shown, not counted."


def _interviews(count: int) -> str:
    return f"{count}{NBSP}{'interview' if count == 1 else 'interviews'}"


def _listed(words: Sequence[str]) -> str:
    """The words with commas between them, and "and" before the last."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
