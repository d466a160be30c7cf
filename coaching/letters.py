"""Letters: a template filled with what is known, and the link that opens it in a mail program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from jinja2 import StrictUndefined, Template, meta
from jinja2.sandbox import SandboxedEnvironment

from coaching import dates
from coaching.records import Dossier

NAMES = frozenset(
    {
        "greeting",
        "company",
        "role",
        "interview_day",
        "outcome_day",
        "their_day",
        "next_day",
        "to_recruiter",
        "feedback_came",
        "name",
    }
)
"""What a letter may speak of."""

CLOSING = "With best wishes,\n{{ name }}"
"""How every letter ends."""

BEGINNING = 180
"""So many letters of its first paragraph does a beginning have at most."""

_TITLE = re.compile(
    r"(dr|prof|professor|mr|ms|mrs|miss|mx|sir|dame|lord|lady|revd?|herr|frau|madame|mme|monsieur)\.?", re.IGNORECASE
)
_NOT_ONE_PERSON = re.compile(r"[,&/;+@]|\b(and|team|department|office|panel|recruitment|hiring|hr)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)|<[^>]*>")
_ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,  # a letter is plain text, and pages show text as text
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter before it is filled; `source` names the rows that it rests on."""

    key: str
    name: str
    subject: str
    body: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter as it can be sent; parts that are not known are "" or left out."""

    to: str
    to_name: str
    subject: str
    body: str


def render(text: str, context: Mapping[str, object]) -> str:
    """The text with its `{{ ... }}` filled; a name that the context does not have raises jinja2.TemplateError."""
    return _template(text).render(context)


def names_used(text: str) -> frozenset[str]:
    """Every name that a text asks its context for, in all of its branches; raises jinja2.TemplateError."""
    return frozenset(meta.find_undeclared_variables(_ENVIRONMENT.parse(text)))


def read_alone(text: str) -> str:
    """The text as it reads in a tree that nobody walks: without an interview nothing is known."""
    words = render(text, {**dict.fromkeys(names_used(text), ""), "company": "the employer"})
    return words[:1].upper() + words[1:]


def fill(template: LetterTemplate, dossier: Dossier, today: date, given: Mapping[str, str]) -> Filled:
    """The letter about this interview; `given` is what its small form asked for (the person's own name)."""
    interview = dossier.interview
    to, to_name = interview.contact_email, interview.contact_name
    if interview.via_recruiter:
        to, to_name = interview.recruiter_email, interview.recruiter_name
    context = {
        "greeting": f"Dear {first_name(to_name)}," if to_name.strip() else "Hello,",
        "company": interview.company,
        "role": interview.role,
        "interview_day": _day(interview.held_on, today),
        "outcome_day": _day(interview.outcome_on, today),
        "their_day": _day(interview.decision_due_on, today),
        "next_day": _day(dossier.next_round.held_on if dossier.next_round else None, today),
        "to_recruiter": interview.via_recruiter,
        "feedback_came": dossier.feedback_came,
        "name": given.get("name", "").strip(),
    }
    subject = " ".join(render(template.subject, context).split())
    return Filled(to.strip(), to_name.strip(), subject, _body(render(template.body, context)))


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that was not sent yet, in the words that count now, with the name it is signed with."""

    template: str
    words: Filled
    name: str
    is_edited: bool


def draft(template: LetterTemplate, dossier: Dossier, today: date, signature: str) -> Draft:
    """The letter as it stands: its kept words where somebody changed them, else filled and signed as the last one was.

    A kept letter without an address still goes where the interview says by now.
    """
    kept = next((one for one in dossier.letters if one.template == template.key and one.sent_on is None), None)
    name = kept.given["name"] if kept and "name" in kept.given else signature
    words = fill(template, dossier, today, {"name": name})
    if kept is None or kept.edited_at is None:
        return Draft(template.key, words, name, is_edited=False)
    own = Filled(kept.to or words.to, words.to_name, kept.subject, kept.body)
    return Draft(template.key, own, name, is_edited=True)


def beginning(words: Filled) -> str:
    """The greeting and how the letter begins, for a place where there is no room for all of it."""
    paragraphs = words.body.split("\n\n")
    begins = paragraphs[1] if len(paragraphs) > 1 else ""
    if len(begins) > BEGINNING:
        begins = begins[:BEGINNING].rpartition(" ")[0]
    return f"{paragraphs[0]}\n{begins} …"


def first_name(full: str) -> str:
    """What to call somebody: "Priya" for "Dr Priya Raman"; the whole name as written where no first name is plain.

    "Dr Raman" stays "Dr Raman", two people stay two, initials stay initials; nobody becomes Mr or Ms.
    """
    words = _IN_BRACKETS.sub(" ", full).split() or full.split()
    whole = " ".join(words)
    untitled = [word for word in words if not _TITLE.fullmatch(word)]
    only_surname = len(untitled) < len(words) and len(untitled) == 1
    if not untitled or only_surname or _NOT_ONE_PERSON.search(whole):
        return whole
    first = untitled[0]
    letters = re.sub("[-'’]", "", first)
    plain = len(letters) > 1 and letters.isalpha() and not first.isupper() and not first.islower()
    return first if plain else whole


def mailto(filled: Filled) -> str:
    """The link that opens the letter in the person's own mail program (RFC 6068)."""
    to = ",".join(quote(address.strip(), safe="@") for address in re.split("[,;]", filled.to) if address.strip())
    body = filled.body.replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(filled.subject, safe='')}&body={quote(body, safe='')}"


@lru_cache(maxsize=512)
def _template(text: str) -> Template:
    return _ENVIRONMENT.from_string(text)


def _day(day: date | None, today: date) -> str:
    """A day with a plain space in it: a letter goes through mail programs that know no other."""
    return dates.day_month(day, today).replace("\u00a0", " ") if day else ""


def _body(text: str) -> str:
    """What was left out leaves no gap: no space at a line's end, never two empty lines."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
