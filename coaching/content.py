"""Debrief's own texts: data/*.yaml read once, strictly, with every check; `python -m coaching.content` reports."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import TypeAdapter

from coaching import help_lines, reached, text_checks, tree_checks
from coaching.errors import ContentError
from coaching.facts import CATALOGUE, DEEDS
from coaching.help_lines import HelpLine, HelpLines
from coaching.letters import LetterTemplate, american
from coaching.records import SCORES, Answered, Criterion, Format, NewsBy, Outcome, Stage, View
from coaching.tree import Advice, Does, HelpKind, Question, Tree
from coaching.yaml_files import STRICT, Reader

FOLDER = Path(__file__).resolve().parent.parent / "data"
"""Where Debrief's texts lie."""

COMING_UP = "coming_up"
"""The tree of an interview that is not held yet; every other tree is named like its outcome."""

ANCHORS = frozenset(
    {
        "interview",
        "interview_age",
        "interview_near",
        "next_interview",
        "next_near",
        "their_date",
        "their_day",
        "outcome",
        "thank_you",
        "patience",
        "quiet_after_note",
        "feedback",
        "feedback_wait",
        "closing",
        "look_in",
        "asked_ahead",
        "clarified",
        "confirmed",
        "promised",
        "forgotten",
        "trying_again",
        "old_day",
        "day_asked",
        "day_rung",
        "rung_out",
        "asked_frame",
        "trial_asked",
        "pay_answered",
        "referees_told",
        "pressed",
        "withdrawing",
        "dated_note",
        "asked_list",
        "asked_talk",
        "talk_wait",
        "asked_pay",
        "asked_person",
        "other_times",
        "asked_back",
        "offer",
        "offer_terms",
        "offer_in_writing",
        "answer_by",
        "offer_start",
        "reply_awaited",
        "another_offer",
        *DEEDS,
    }
)
"""The facts that can have a day, so that a due date can be counted from it."""

_ROW = re.compile(r"[LS][1-9]\d?")
_Stored = TypeVar("_Stored", bound=str)

Ring = Literal["yes", "again", "no"]
"""What they may say when they ring."""


@dataclass(frozen=True, slots=True)
class CriterionText:
    """The words of one area: its name, what the panel asks, and what one would have seen at each score."""

    name: str
    asks: str
    sentences: Mapping[int, str]
    help: str = ""
    cannot_say: str = "Can’t say"


@dataclass(frozen=True, slots=True)
class Words:
    """The kind words for what is stored, and the readable names of the sources."""

    outcome: Mapping[Outcome, str]
    stage: Mapping[Stage, str]
    format: Mapping[Format, str]
    answered: Mapping[Answered, str]
    view: Mapping[View, str]
    news_by: Mapping[NewsBy, str]
    does: Mapping[Does, str]
    heading: Mapping[str, str]
    ring: Mapping[Ring, str]
    sources: Mapping[str, str]
    american: Mapping[str, str]
    help: Mapping[HelpKind, str]
    criterion: Mapping[Criterion, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """Every text that is not a page's own."""

    trees: Mapping[str, Tree]
    letters: Mapping[str, LetterTemplate]
    criteria: Mapping[Criterion, CriterionText]
    words: Words
    help_lines: HelpLines


@dataclass(frozen=True, slots=True)
class _TreeFile:
    key: str
    title: str
    about: str
    first: str
    questions: Mapping[str, Question]
    advice: Mapping[str, Advice]


@dataclass(frozen=True, slots=True)
class _CriteriaFile:
    performance: CriterionText
    enthusiasm: CriterionText
    fit: CriterionText
    confidence: CriterionText
    cannot_say: str


@lru_cache(maxsize=1)
def load() -> Content:
    """Debrief's texts; a ContentError lists everything that is wrong with them."""
    return read(FOLDER)


def read(folder: Path) -> Content:
    """The texts of one folder, checked; a ContentError lists everything that is wrong in all of its files."""
    reader = Reader(folder)
    tree_files = reader.files("trees", TypeAdapter(dict[str, _TreeFile], config=STRICT))
    letters = reader.files("letters", TypeAdapter(dict[str, LetterTemplate], config=STRICT))
    criteria = reader.file("criteria.yaml", TypeAdapter(dict[str, _CriteriaFile], config=STRICT))
    words = reader.file("words.yaml", TypeAdapter(dict[str, Words], config=STRICT))
    lines = reader.file("help_lines.yaml", TypeAdapter(dict[str, dict[str, tuple[HelpLine, ...]]], config=STRICT))
    trees = {
        key: Tree(file.key, file.title, file.about, file.first, {**file.questions, **file.advice})
        for key, file in sorted(tree_files.items(), key=_in_order)
    }
    if words is not None:
        letters = {key: replace(letter, american=american(letter, words.american)) for key, letter in letters.items()}
    there = {path.stem for path in (folder / "letters").glob("*.yaml")}
    found = [
        *reader.problems,
        *_of_files(tree_files, letters, folder),
        *tree_checks.problems(
            trees,
            facts=CATALOGUE,
            letters=there,
            sources=words.sources if words else _rows_of(trees),
            anchors=ANCHORS,
        ),
        *text_checks.problems_of_advice(trees),
        *text_checks.problems_of_letters(letters),
    ]
    if criteria is not None:
        found += _of_criteria(criteria)
    if words is not None:
        found += _of_words(words, letters)
    if lines is not None:
        found += help_lines.problems(lines)
    if found or criteria is None or words is None or lines is None:
        raise ContentError(tuple(found))
    areas = {area: replace(text, cannot_say=criteria.cannot_say) for area, text in _areas(criteria).items()}
    names = {area: text.name for area, text in areas.items()}
    return Content(trees, letters, areas, replace(words, criterion=names), lines)


def _in_order(named: tuple[str, _TreeFile]) -> int:
    """Trees stand in the order in which things happen."""
    keys = (COMING_UP, *Outcome)
    return keys.index(named[0]) if named[0] in keys else len(keys)


def _areas(criteria: _CriteriaFile) -> dict[Criterion, CriterionText]:
    return {
        Criterion.PERFORMANCE: criteria.performance,
        Criterion.ENTHUSIASM: criteria.enthusiasm,
        Criterion.FIT: criteria.fit,
        Criterion.CONFIDENCE: criteria.confidence,
    }


def _rows_of(trees: Mapping[str, Tree]) -> frozenset[str]:
    nodes = (node for tree in trees.values() for node in tree.nodes.values())
    return frozenset(row for node in nodes if isinstance(node, Advice) for row in node.source)


def _of_files(trees: Mapping[str, _TreeFile], letters: Mapping[str, LetterTemplate], folder: Path) -> Iterator[str]:
    """Every file is named like its key, and there is a tree for every interview."""
    for key in (COMING_UP, *Outcome):
        if not (folder / "trees" / f"{key}.yaml").exists():
            yield f"data/trees/{key}.yaml: is not there"
    for name, tree in trees.items():
        if tree.key != name:
            yield f"data/trees/{name}.yaml, key: is {tree.key}, not the file’s name"
        yield from (
            f"data/trees/{name}.yaml, {both}: is a question and an advice"
            for both in tree.questions.keys() & tree.advice.keys()
        )
    for name, letter in letters.items():
        if letter.key != name:
            yield f"data/letters/{name}.yaml, key: is {letter.key}, not the file’s name"


def _of_criteria(criteria: _CriteriaFile) -> Iterator[str]:
    for area, text in _areas(criteria).items():
        if set(text.sentences) != set(SCORES):
            yield f"data/criteria.yaml, {area}: needs a sentence for each of 5, 4, 3, 2 and 1"
        if not all(words.strip() for words in (text.name, text.asks, *text.sentences.values())):
            yield f"data/criteria.yaml, {area}: has an empty text"


def _of_words(words: Words, letters: Mapping[str, LetterTemplate]) -> Iterator[str]:
    yield from _wordless("outcome", Outcome, words.outcome)
    yield from _wordless("stage", Stage, words.stage)
    yield from _wordless("format", Format, words.format)
    yield from _wordless("answered", Answered, words.answered)
    yield from _wordless("view", View, words.view)
    yield from _wordless("news_by", NewsBy, words.news_by)
    yield from _wordless("does", Does, words.does)
    yield from _wordless("help", HelpKind, words.help)
    yield from _wordless("ring", get_args(Ring), words.ring)
    for key in (COMING_UP, *Outcome):
        if "{company}" not in words.heading.get(key, ""):
            yield f"data/words.yaml, heading: has none with {{company}} for {key}"
    for row, name in words.sources.items():
        if not _ROW.fullmatch(row) or not name.strip():
            yield f"data/words.yaml, sources: {row} is no row with a name"
    for key, letter in letters.items():
        if not letter.source:
            yield f"data/letters/{key}.yaml: names no source"
        yield from (
            f"data/letters/{key}.yaml: names the source {row}, which is not known"
            for row in letter.source
            if row not in words.sources
        )


def _wordless(table: str, values: Iterable[_Stored], said: Mapping[_Stored, str]) -> Iterator[str]:
    for value in values:
        if not said.get(value, "").strip():
            yield f"data/words.yaml, {table}: has no words for {value}"


def main() -> int:
    """Print the report, or every problem; 1 where there is one."""
    try:
        content = load()
    except ContentError as error:
        print("\n".join(error.problems))
        print(f"problems: {len(error.problems)}")
        return 1
    print(reached.report(content.trees, content.letters, content.words.sources))
    print("problems: 0")
    return 0


if __name__ == "__main__":
    sys.exit(main())
