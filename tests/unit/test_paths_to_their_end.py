"""Every path of every tree, walked to its end: it comes to an advice that can be read, sent, dated and believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import pytest

from coaching import content, facts, letters
from coaching.agenda.action import Calendar
from coaching.dates import WorkingDays
from coaching.records import Dossier, Interview, Offer, Outcome
from coaching.text_checks import BARE, FULL, THROUGH_AN_AGENCY, hole
from coaching.tree import TICKS_JOINED_BY, Advice, Fact, How, Position, Tree, fact_said, paths, walk

TODAY = date(2026, 11, 25)
MOMENT = datetime(2026, 11, 25, 9, tzinfo=UTC)
ENGLAND = WorkingDays()
TEXTS = content.load()
ROWS = (*(f"L{number}" for number in range(1, 24)), *(f"S{number}" for number in range(1, 59)))

ELSEWHERE = Dossier(
    Interview("three", "three", "Osprey Labs", MOMENT, MOMENT, outcome=Outcome.SUCCESSFUL),
    offer=Offer(answer_by=date(2026, 12, 1)),
)
READERS = {"full": FULL, "bare": BARE, "agency": THROUGH_AN_AGENCY}


def known(dossier: Dossier) -> dict[str, Fact]:
    return facts.known(dossier, TODAY, ENGLAND, (ELSEWHERE,))


KNOWN = {name: known(dossier) for name, dossier in READERS.items()}
DATED = Calendar({name: Fact(kind.values[0], TODAY) for name, kind in facts.CATALOGUE.items()}, TODAY, ENGLAND)
UNDATED = Calendar({name: Fact(kind.values[0]) for name, kind in facts.CATALOGUE.items()}, TODAY, ENGLAND)
SAID = {name: facts.texts(dossier, TODAY, KNOWN[name], (ELSEWHERE,)) for name, dossier in READERS.items()}


def what_makes(path: Position, tree: Tree) -> tuple[dict[str, str], dict[str, str]]:
    """The facts and the choices that lead down a path; what is assumed needs neither."""
    of_facts: dict[str, str] = {}
    choices: dict[str, str] = {}
    for step in path.passed:
        fact = tree.question(step.node).known_by
        if fact is not None:
            of_facts[fact] = step.answer[0]
        elif step.how is How.ANSWERED:
            choices[step.node] = TICKS_JOINED_BY.join(step.answer)
    return of_facts, choices


PATHS = {key: tuple(paths(tree)) for key, tree in TEXTS.trees.items()}
ADVICE = {
    name: TEXTS.trees[key].advice(name)
    for key, ways in PATHS.items()
    for name in dict.fromkeys(name for path in ways for name in path.advice)
}
"""Each advice at which some path ends, or which it passes: what holds of it holds of every path that meets it."""


@pytest.mark.parametrize("key", TEXTS.trees)
def test_every_path_is_walked_to_its_advice(key: str) -> None:
    tree = TEXTS.trees[key]
    for path in PATHS[key]:
        of_facts, choices = what_makes(path, tree)
        overlaid = {name: Fact(value) for name, value in of_facts.items()}

        position = walk(tree, choices, {**KNOWN["full"], **overlaid})

        assert position == path
        assert position.advice


@pytest.mark.parametrize("name", ADVICE)
def test_every_step_on_a_path_falls_on_a_day_or_waits_for_one(name: str) -> None:
    for step in ADVICE[name].steps:
        due, until = DATED.day(step.due), DATED.day(step.until)

        assert (due is None) is (step.due is None)
        assert (until is None) is (step.until is None)
        assert due is None or until is None or due <= until
        assert UNDATED.day(step.due) is None


@pytest.mark.parametrize("name", ADVICE)
def test_every_text_on_a_path_can_be_filled_for_whoever_reads_it(name: str) -> None:
    for reader, said in SAID.items():
        for text in texts_of(ADVICE[name], KNOWN[reader]):
            assert hole(letters.render(text, said), text) is None


@pytest.mark.parametrize("name", ADVICE)
def test_every_letter_on_a_path_can_be_filled_for_whoever_sends_it(name: str) -> None:
    for key in {step.letter for step in ADVICE[name].steps if step.letter}:
        template = TEXTS.letters[key]
        for reader, dossier in READERS.items():
            for given in ({}, {"name": "Alex", **{ask.key: "the new laboratory" for ask in template.asks}}):
                filled = letters.fill(template, dossier, TODAY, given, SAID[reader])
                assert hole(filled.body, template.body) is None


@pytest.mark.parametrize("name", ADVICE)
def test_every_advice_on_a_path_rests_on_sources_with_readable_names(name: str) -> None:
    advice = ADVICE[name]
    rows = [*advice.source, *(row for step in advice.steps if step.letter for row in TEXTS.letters[step.letter].source)]

    assert rows
    for row in rows:
        assert len(TEXTS.words.sources[row]) > len(row)
        assert not re.fullmatch(r"[LS]\d+", TEXTS.words.sources[row])


def test_every_row_of_what_the_coach_must_know_is_reached_by_a_path() -> None:
    reached = nodes_by_row()

    assert [row for row in ROWS if row not in reached] == [], "\n".join(
        f"{row}: {', '.join(reached.get(row, ['nowhere']))}" for row in ROWS
    )


def test_no_source_is_named_that_stands_in_no_row() -> None:
    assert set(TEXTS.words.sources) == set(ROWS)
    assert set(nodes_by_row()) <= set(ROWS)


def texts_of(advice: Advice, found: Mapping[str, Fact]) -> Iterator[str]:
    """What is read of an advice, by somebody of whom this is known; every line for some, whoever it is for."""
    yield from (advice.headline, advice.text, *advice.checklist)
    yield from (step.do for step in advice.steps)
    for aside in advice.asides:
        name, value = fact_said(aside.when)
        if found[name].value == value:
            yield aside.text
        if aside.if_unknown:
            yield aside.if_unknown


def nodes_by_row() -> dict[str, list[str]]:
    """Where each row is the source: the advice that paths meet, and the letters of their steps."""
    found: dict[str, list[str]] = {}
    for name, advice in ADVICE.items():
        for row in advice.source:
            found.setdefault(row, []).append(name)
        for step in advice.steps:
            for row in TEXTS.letters[step.letter].source if step.letter else ():
                found.setdefault(row, []).append(f"{name} ({step.letter})")
    return found
