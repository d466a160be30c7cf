"""How somebody is called in a letter, and how what the person typed goes on within a sentence."""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"(dr|prof|professor|mr|ms|mrs|miss|mx|sir|dame|lord|lady|revd?|herr|frau|madame|mme|monsieur)\.?", re.IGNORECASE
)
_NOT_ONE_PERSON = re.compile(r"[,&/;+@]|\b(and|team|department|office|panel|recruitment|hiring|hr)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)|<[^>]*>")
_ON_FIRST_NAMES = frozenset({"", "GB", "IE", "US"})
"""The countries, as facts know them, where somebody not met before is called by the first name; "" is not known."""
_AFTER, _BEFORE = " .,;:!?…-–—·", " -–—·"
_LEAD = re.compile(
    r"(?:(?:i|we)\s+(?:(?:really|most|especially)\s+)?(?:enjoyed|liked|loved|talked|spoke|discussed)\s+)?"
    r"(?:(?:(?:talking|speaking|hearing|learning|chatting)\s+)?about(?:\s+|$))?",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(
    r"an?|another|more|extra|th(e|is|at|ese|ose)|my|our|your|their|h(is|er|ow)|its?|there|wh(at|y|en|ere|ich|o|ether)"
    r"|all|some|every|each|both|(be|gett|hav|see|meet|work)ing|to|in|on|of|with|for",
    re.IGNORECASE,
)


_WISHED = re.compile(
    r"(?:please\W+)?(?:i(?:[’']d|\s+would)\s+(?:(?:also|really)\s+)?(?:like|need|love)"
    r"|(?:i|we)\s+(?:also\s+|really\s+)?(?:need|want)|(?:could|can|may)\s+i\s+(?:please\s+)?have)(?:\s+|$)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|on|from)\s+", re.IGNORECASE)
_A_DATE = re.compile(r"(?:the\s+)?\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
"""How a day begins that "I gave notice" needs an "on" before, unlike "yesterday"."""
_SAID_BEFORE = {"need": _WISHED, "wish": _WISHED, "day": _BY, "last_day": _BY, "start": _BY, "notice": _BY}
"""What a letter itself says before the answer to what it asks, by the key of the question."""


def answered(key: str, answer: str) -> str:
    """An answer as it goes on within its letter, which says the first words itself: "I need a break" is "a break"."""
    before = _SAID_BEFORE.get(key)
    words = phrase(_without(before, one_line(answer)) if before else answer)
    return f"on {words}" if key == "notice" and _A_DATE.match(words) else words


def phrase(answer: str) -> str:
    """An answer as it goes on within a sentence: both "The lab." and "We talked about the lab" become "the lab".

    A capital stays where it may belong to a name.
    """
    words = one_line(answer).rstrip(_AFTER).lstrip(_BEFORE)
    words = _LEAD.sub("", words, count=1)
    first = words.partition(" ")[0]
    is_small = _SMALL_WORD.fullmatch(first) and first == first.capitalize()
    return words[:1].lower() + words[1:] if is_small else words


def greeted(full: str, country: str) -> str:
    """What to call somebody at the head of a letter: by the first name where that is usual, else by the whole name."""
    return first_name(full) if country in _ON_FIRST_NAMES else _whole_name(full)


def first_name(full: str) -> str:
    """What to call somebody: "Priya" for "Dr Priya Raman"; the whole name as written where no first name is plain.

    "Dr Raman" stays "Dr Raman", two people stay two, initials stay initials; nobody becomes Mr or Ms.
    """
    whole = _whole_name(full)
    words = whole.split()
    untitled = [word for word in words if not _TITLE.fullmatch(word)]
    only_surname = len(untitled) < len(words) and len(untitled) == 1
    if not untitled or only_surname or _NOT_ONE_PERSON.search(whole):
        return whole
    first = untitled[0]
    letters = re.sub("[-'’]", "", first)
    plain = len(letters) > 1 and letters.isalpha() and not first.isupper() and not first.islower()
    return first if plain else whole


def _whole_name(full: str) -> str:
    return " ".join(_IN_BRACKETS.sub(" ", full).split() or full.split())


def _without(lead: re.Pattern[str], words: str) -> str:
    """Words without those that lead to them."""
    found = lead.match(words)
    return words[found.end() :] if found else words


def one_line(text: str) -> str:
    """The text on one line with plain spaces: a letter goes through mail programs that know no other."""
    return " ".join(text.split())
