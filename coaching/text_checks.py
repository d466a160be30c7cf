"""What must hold of the texts: every advice and letter can be filled, for whoever reads it, and shows no hole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from jinja2 import StrictUndefined, TemplateError

from coaching import letters
from coaching.facts import CATALOGUE, texts
from coaching.letters import LetterTemplate
from coaching.records import (
    Answered,
    AskedQuestion,
    Criterion,
    Dossier,
    Feedback,
    Interview,
    NewsBy,
    Offer,
    Outcome,
    Score,
    Stage,
    View,
)
from coaching.tree import Advice, Fact, Tree

DAY = date(2026, 11, 20)
_MOMENT = datetime(2026, 11, 20, 18, tzinfo=UTC)
BARE = Dossier(Interview("bare", "bare", "Northwind", _MOMENT, _MOMENT))
"""An interview of which nothing but the company is known."""

_ROUND = replace(BARE.interview, id="next", held_on=date(2026, 12, 3), stage=Stage.SECOND)
FULL = Dossier(
    replace(
        BARE.interview,
        role="Data analyst",
        contact_name="Dr Priya Raman",
        contact_email="priya.raman@northwind.example",
        held_on=DAY,
        stage=Stage.FIRST,
        decision_due_on=date(2026, 11, 27),
        outcome=Outcome.UNSUCCESSFUL,
        outcome_on=date(2026, 11, 26),
        news_by=NewsBy.PHONE,
    ),
    scores={Criterion.FIT: Score(Criterion.FIT, 2, 2, "I backed off when they asked about budgets")},
    questions=(AskedQuestion("asked", 0, "Why do you want to work here?", answered=Answered.STUMBLED),),
    feedback=Feedback(received_on=date(2026, 11, 30), how=NewsBy.LETTER, words="Good examples."),
    panel_views={Criterion.FIT: View.STRENGTH},
    choices={"what_is_not_right": "pay", "told": "test+presentation"},
    next_round=_ROUND,
    offer=Offer(in_writing_on=date(2026, 11, 26), conditions="two references and a record check"),
)
"""One of which everything is known that a text may speak of."""

THROUGH_AN_AGENCY = replace(
    FULL,
    interview=replace(
        FULL.interview, via_recruiter=True, recruiter_name="Tom Hill", recruiter_email="tom@agency.example"
    ),
)

_SAID = {
    "interview_weekday": "Friday 20 November",
    "interview_time": "10:00",
    "answer_day": "Friday 27 November",
    "other_company": "Harbour & Finch",
    "other_answer_day": "Thursday 3 December",
    "stumbled_question": "Why do you want to work here?",
}
READERS = tuple(
    (replace(dossier, interview=replace(dossier.interview, outcome=outcome)), said, given)
    for dossier, said in ((FULL, _SAID), (BARE, {}), (THROUGH_AN_AGENCY, _SAID))
    for outcome in (dossier.interview.outcome, Outcome.CANCELLED)
    for given in ({}, {"name": "Alex"})
)
"""Whoever may send a letter: all known or nothing, an agency between or not, hiring stopped or not, signed or not."""
_HOLE = re.compile(r"^\s|\s$| {2}|\n{3}| [,.;:?]|[,;:][,.;:?]|[{}]|\(\s*\)|“\s*”|^$")


class _Missing(StrictUndefined):
    """What an interview doesn't know: a template may ask whether it is there, and must not print it."""

    def __bool__(self) -> bool:  # type: ignore[override]  # there it never answers
        return False


def problems_of_advice(trees: Mapping[str, Tree]) -> tuple[str, ...]:
    """Every text of an advice that can't be filled, with its file and node."""
    return tuple(
        f"data/trees/{tree.key}.yaml, {name}: {what}"
        for tree in trees.values()
        for name, node in tree.nodes.items()
        if isinstance(node, Advice)
        for what in _of_advice(node)
    )


def problems_of_letters(templates: Mapping[str, LetterTemplate]) -> tuple[str, ...]:
    """Every letter that can't be filled or has a hole, with its file."""
    return tuple(
        f"data/letters/{key}.yaml: {what}" for key, template in templates.items() for what in _of_letter(template)
    )


def hole(rendered: str, template: str) -> str | None:
    """What is wrong with a filled text: a gap, a brace, or a None that the template's own words don't have."""
    if "None" in rendered and "None" not in template:
        return f'says "None": {rendered!r}'
    return f"has a hole: {rendered!r}" if _HOLE.search(rendered) else None


def _of_advice(node: Advice) -> Iterator[str]:
    full, bare = _context(FULL), _context(BARE)
    strict = {name: text or _Missing(hint=f"{name} is not always known") for name, text in bare.items()}
    always = (node.headline, node.text, *node.checklist, *(step.do for step in node.steps))
    for text in (*always, *(aside.if_unknown for aside in node.asides if aside.if_unknown)):
        yield from _unfilled(text, full, strict)
    for aside in node.asides:
        yield from _unfilled(aside.text, full)


def _unfilled(text: str, full: Mapping[str, object], *others: Mapping[str, object]) -> Iterator[str]:
    """The text must do for every interview; what it asks for is looked up in all of its branches."""
    try:
        unknown = sorted(letters.names_used(text) - full.keys())
        if unknown:
            yield f"speaks of {', '.join(unknown)}, which no interview has: {text!r}"
            return
        found = {hole(letters.render(text, context), text) for context in (full, *others)}
    except TemplateError as error:
        yield f"can’t be filled ({error}): {text!r}"
        return
    yield from sorted(what for what in found if what)


def _of_letter(template: LetterTemplate) -> Iterator[str]:
    asked = {ask.key for ask in template.asks}
    yield from (f"asks for {key}, which every letter knows" for key in sorted(asked & letters.NAMES))
    yield from (f"asks for {ask.key} without a label" for ask in template.asks if not ask.label.strip())
    answers = dict.fromkeys(asked, "the new laboratory")
    try:
        used = letters.names_used(template.subject + template.body)
        unknown = sorted(used - letters.NAMES - asked)
        if unknown:
            yield f"speaks of {', '.join(unknown)}, which no letter knows"
            return
        filled = [
            letters.fill(template, dossier, DAY, {**given, **answers} if given else {}, said)
            for dossier, said, given in READERS
        ]
    except TemplateError as error:
        yield f"can’t be filled ({error})"
        return
    yield from (f"asks for {key} and never says it" for key in sorted(asked - used))
    found = {hole(letter.body, template.body) for letter in filled}
    if template.kind == "phone":
        yield from ("is spoken, and has a subject",) if template.subject else ()
    else:
        found |= {hole(letter.subject, template.subject) for letter in filled}
        if not template.body.rstrip().endswith(letters.CLOSING):
            yield f"does not end with {letters.CLOSING!r}"
    yield from sorted(what for what in found if what)


def _context(dossier: Dossier) -> dict[str, str]:
    since = DAY if dossier.interview.held_on else None
    return texts(dossier, DAY, {name: Fact(kind.values[0], since) for name, kind in CATALOGUE.items()})
