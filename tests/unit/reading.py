"""How hard a text is to read, and the texts that trees and letters have: what the tests of the words share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyphen import Pyphen

from coaching import letters
from coaching.letters import LetterTemplate
from coaching.tree import Advice, Node

_WORD = re.compile(r"[^\W_][\w’'-]*")
_AFTER_SENTENCE = re.compile(r"(?<=[.?!…])[”’)]*\s+")
_VOWELS = re.compile(r"[aeiouy]+")
_MUTE = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeioutdy])ed$|(?<=[^aeiouscgxzhy])es$")
_TAG = re.compile(r"\{%.*?%\}")
_HOLDER = re.compile(r"\{\{.*?\}\}")
_QUOTED = re.compile(r"‘((?:[^‘’]|’(?=\w))+)’|“([^“”]+)”")
_HYPHENS = Pyphen(lang="en_US")


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; one without a mark at its end is one as well."""
    return [part for part in _AFTER_SENTENCE.split(text.strip()) if part]


def syllables(word: str) -> int:
    """The syllables of a word: where it may be divided, or its groups of vowels, whichever are more."""
    small = word.lower()
    spoken = len(_VOWELS.findall(_MUTE.sub("", small.removesuffix("’s"))))
    return max(1, spoken, len(_HYPHENS.positions(small)) + 1)


def grade(*texts: str) -> float:
    """The Flesch-Kincaid grade of texts that have words: the years of school that reading them takes."""
    count = sum(len(words(text)) for text in texts)
    spoken = sum(syllables(word) for text in texts for word in words(text))
    return 0.39 * count / sum(len(sentences(text)) for text in texts) + 11.8 * spoken / count - 15.59


def own_words(template: str) -> str:
    """A template's own words in all of its branches, with one word where something is filled in."""
    return " ".join(_HOLDER.sub("it", _TAG.sub(" ", template)).split())


def versions(template: str) -> tuple[str, str]:
    """A text as it reads with nothing known and with everything."""
    return letters.read_alone(template), letters.render(template, dict.fromkeys(letters.names_used(template), "it"))


def of_node(node: Node) -> Iterator[str]:
    """Every text of a node, as it stands in its file."""
    if isinstance(node, Advice):
        yield from (node.headline, node.text, *node.checklist, *(step.do for step in node.steps))
        for aside in node.asides:
            yield from filter(None, (aside.text, aside.if_unknown))
        return
    yield from filter(None, (node.ask, node.help))
    yield from (option.say for option in node.choices)


def of_letter(letter: LetterTemplate) -> Iterator[str]:
    """Every text of a letter, as it stands in its file."""
    yield from filter(None, (letter.name, letter.subject, letter.body))
    for ask in letter.asks:
        yield from filter(None, (ask.label, ask.hint))


def quoted(template: str) -> list[str]:
    """What a text gives to be said word for word: what stands in quotes and has at least three words."""
    found = [single or double for single, double in _QUOTED.findall(own_words(template))]
    return [said for said in found if len(words(said)) > 2]
