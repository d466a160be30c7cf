"""Letters: a template filled with what is known, and the link that opens it in a mail program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Literal
from urllib.parse import quote

from jinja2 import StrictUndefined, Template, meta
from jinja2.sandbox import SandboxedEnvironment

from coaching import dates
from coaching.records import Dossier

OF_FACTS = frozenset(
    {
        "company",
        "role",
        "contact_name",
        "recruiter_name",
        "interview_weekday",
        "interview_time",
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
    "to_recruiter",
    "feedback_came",
    "name",
}
"""What every letter may speak of; beside it, a letter knows the answers to what it asks."""

CLOSING = "With best wishes,\n{{ name }}"
"""How every letter ends that is written, not spoken."""

BEGINNING = 180
"""So many letters of its first paragraph does a beginning have at most."""

LONGEST_LINK = 2_000
"""What every browser and mail program takes over from a link."""

_TITLE = re.compile(
    r"(dr|prof|professor|mr|ms|mrs|miss|mx|sir|dame|lord|lady|revd?|herr|frau|madame|mme|monsieur)\.?", re.IGNORECASE
)
_NOT_ONE_PERSON = re.compile(r"[,&/;+@]|\b(and|team|department|office|panel|recruitment|hiring|hr)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)|<[^>]*>")
_ADDRESS = re.compile(r"<\s*([^<>]*@[^<>]*)>|([^\s,;<>]*@[^\s,;<>]*)")
_AFTER, _BEFORE = " .,;:!?…-–—·", " -–—·"
_LEAD = re.compile(
    r"(?:(?:i|we)\s+(?:(?:really|most|especially)\s+)?(?:enjoyed|liked|loved|talked|spoke|discussed)\s+)?"
    r"(?:(?:(?:talking|speaking|hearing|learning|chatting)\s+)?about(?:\s+|$))?",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(
    r"an?|th(e|is|at|ese|ose)|my|our|your|their|h(is|er|ow)|its|wh(at|y|en|ere|ich|o|ether)|all|some|every|each|both"
    r"|(be|gett|hav|see|meet|work)ing|to|in|on|of|with|for",
    re.IGNORECASE,
)
_ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,  # a letter is plain text, and pages show text as text
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a letter asks the person before it goes out; the answer is a short phrase, or nothing."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter, or the words for a call, before it is filled; `source` names the rows that it rests on."""

    key: str
    name: str
    body: str
    source: tuple[str, ...]
    subject: str = ""
    kind: Literal["mail", "phone"] = "mail"
    asks: tuple[Ask, ...] = ()


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


def fill(
    template: LetterTemplate,
    dossier: Dossier,
    today: date,
    given: Mapping[str, str],
    said: Mapping[str, str] = MappingProxyType({}),
) -> Filled:
    """The letter about this interview.

    `given` is what its small form asked for: the person's own name ("name"), and the answers to what the template
    asks. `said` is facts.texts(...); what it does not have is not known.
    """
    interview = dossier.interview
    to, to_name = interview.contact_email, interview.contact_name
    if interview.via_recruiter:
        to, to_name = interview.recruiter_email, interview.recruiter_name
    context = {
        **{name: _one_line(said.get(name, "")) for name in OF_FACTS},
        **{ask.key: phrase(given.get(ask.key, "")) for ask in template.asks},
        "greeting": f"Dear {first_name(to_name)}," if to_name.strip() else "Hello,",
        "company": interview.company,
        "role": interview.role,
        "interview_day": _day(interview.held_on, today),
        "outcome_day": _day(interview.outcome_on, today),
        "their_day": _day(interview.decision_due_on, today),
        "next_day": _day(dossier.next_round.held_on if dossier.next_round else None, today),
        "to_recruiter": interview.via_recruiter,
        "feedback_came": dossier.feedback_came,
        "name": _one_line(given.get("name", "")),
    }
    subject = _one_line(render(template.subject, context))
    return Filled(to.strip(), to_name.strip(), subject, _body(render(template.body, context)))


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that was not sent yet, in the words that count now, and what its small form was told.

    `sent` says how many of its kind went out before, so that a click which comes again is known as one.
    """

    template: str
    words: Filled
    given: Mapping[str, str]
    is_edited: bool
    sent: int


def draft(
    template: LetterTemplate,
    dossier: Dossier,
    today: date,
    signature: str,
    said: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """The letter as it stands: its own words where somebody changed them, else filled and signed as the last one was.

    A letter in own words still goes where the interview says by now.
    """
    same = [letter for letter in dossier.letters if letter.template == template.key]
    kept = next((letter for letter in same if letter.sent_on is None), None)
    given = {"name": signature, **(kept.given if kept else {})}
    words = fill(template, dossier, today, given, said)
    sent = sum(letter.sent_on is not None for letter in same)
    if kept is None or not kept.body.strip():
        return Draft(template.key, words, given, is_edited=False, sent=sent)
    own = Filled(words.to or kept.to, words.to_name, kept.subject, kept.body)
    return Draft(template.key, own, given, is_edited=True, sent=sent)


def beginning(words: Filled) -> str:
    """The greeting and how the letter begins, for a place where there is no room for all of it."""
    paragraphs = words.body.split("\n\n")
    begins = paragraphs[1] if len(paragraphs) > 1 else ""
    if len(begins) > BEGINNING:
        begins = begins[:BEGINNING].rpartition(" ")[0]
    return f"{paragraphs[0]}\n{begins} …"


def phrase(answer: str) -> str:
    """An answer as it goes on within a sentence: both "The lab." and "We talked about the lab" become "the lab".

    A capital stays where it may belong to a name.
    """
    words = _one_line(answer).rstrip(_AFTER).lstrip(_BEFORE)
    words = _LEAD.sub("", words, count=1)
    first = words.partition(" ")[0]
    is_small = _SMALL_WORD.fullmatch(first) and first == first.capitalize()
    return words[:1].lower() + words[1:] if is_small else words


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


@dataclass(frozen=True, slots=True)
class MailLink:
    """A link that opens a mail program; without the words where they are too long for any link."""

    url: str
    has_words: bool


def mailto(filled: Filled) -> MailLink:
    """The link that opens the letter in the person's own mail program (RFC 6068), with as much of it as fits."""
    link = f"mailto:{','.join(quote(address, safe='@') for address in _addresses(filled.to))}"
    subject = f"{link}?subject={quote(filled.subject, safe='')}"
    body = re.sub(r"\r\n?|\n", "\r\n", filled.body)
    whole = f"{subject}&body={quote(body, safe='')}"
    if len(whole) <= LONGEST_LINK:
        return MailLink(whole, has_words=True)
    return MailLink(subject if len(subject) <= LONGEST_LINK else link, has_words=False)


def _addresses(to: str) -> list[str]:
    """The bare addresses in what somebody typed or pasted: "Priya <priya@n.example>; tom@n.example" has two."""
    found = [bracketed or bare for bracketed, bare in _ADDRESS.findall(to)]
    return list(dict.fromkeys(address.strip() for address in found))


@lru_cache(maxsize=512)
def _template(text: str) -> Template:
    return _ENVIRONMENT.from_string(text)


def _one_line(text: str) -> str:
    """The text on one line with plain spaces: a letter goes through mail programs that know no other."""
    return " ".join(text.split())


def _day(day: date | None, today: date) -> str:
    return _one_line(dates.day_month(day, today)) if day else ""


def _body(text: str) -> str:
    """What was left out leaves no gap: no space at a line's end, never two empty lines."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
