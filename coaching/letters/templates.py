"""Letters before they are filled: what they may speak of, what they ask, and how their texts are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jinja2 import StrictUndefined, Template, meta
from jinja2.sandbox import SandboxedEnvironment

OF_FACTS = frozenset(
    {
        "company",
        "role",
        "contact_name",
        "recruiter_name",
        "interview_weekday",
        "interview_time",
        "old_day",
        "remark",
        "answer_day",
        "other_company",
        "other_answer_day",
        "stumbled_question",
    }
)
"""The texts of facts.py that a letter may speak of; each is "" where it is not known, but for the company."""

NAMES = OF_FACTS | {
    "greeting",
    "interview_day",
    "outcome_day",
    "their_day",
    "next_day",
    "next_weekday",
    "next_time",
    "next_is_tomorrow",
    "next_format",
    "coming_day",
    "asks_where",
    "need_asked",
    "test_told",
    "talk_told",
    "asked_before",
    "to_recruiter",
    "note_day",
    "feedback_asked_day",
    "feedback_came",
    "several_there",
    "met_before",
    "stopped",
    "never_met",
    "missed",
    "unwritten",
    "unsettled",
    "about_pay",
    "pay_named",
    "conditions",
    "name",
}
"""What every letter may speak of; beside it, a letter knows the answers to what it asks."""

MOMENTS = frozenset(name for name in NAMES if name.endswith(("_day", "_weekday", "_time")))
"""Those of them that are a day or a time."""

CLOSING = "With best wishes,\n{{ name }}"
"""How every letter ends that is written, not spoken."""

_ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,  # a letter is plain text, and pages show text as text
    trim_blocks=True,
    lstrip_blocks=True,
)


_ENDS_WITH_A_TAG = re.compile(r"(?!\s*\{%(?:(?!%\}).)*%\}\s*$).*%\}")
"""A line whose end the environment would take away with its last tag, so that it would run into the next."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a letter asks the person before it goes out; the answer is a short phrase, or nothing."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A letter's words before they are filled."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter, or the words for a call, before it is filled; `source` names the rows that it rests on.

    `american` are its words for the United States, made from the others when Debrief's texts are loaded.
    """

    key: str
    name: str
    body: str
    source: tuple[str, ...]
    subject: str = ""
    kind: Literal["mail", "phone"] = "mail"
    asks: tuple[Ask, ...] = ()
    american: Wording | None = None


def render(text: str, context: Mapping[str, object]) -> str:
    """The text with its `{{ ... }}` filled; a name that the context does not have raises jinja2.TemplateError."""
    return _template(text).render(context)


def names_used(text: str) -> frozenset[str]:
    """Every name that a text asks its context for, in all of its branches; raises jinja2.TemplateError."""
    return frozenset(meta.find_undeclared_variables(_ENVIRONMENT.parse(text)))


@lru_cache(maxsize=4096)
def read_alone(text: str) -> str:
    """The text as it reads in a tree that nobody walks: without an interview nothing is known."""
    words = render(text, {**dict.fromkeys(names_used(text), ""), "company": "the employer"})
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=4096)
def _template(text: str) -> Template:
    """A line that is a tag and nothing else leaves no line; one that ends with a tag keeps its end."""
    lines = (f"{line}\n" if _ENDS_WITH_A_TAG.fullmatch(line) else line for line in text.split("\n"))
    return _ENVIRONMENT.from_string("\n".join(lines))
