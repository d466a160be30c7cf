"""What no tool holds of the words: plain enough to read, kind, short, none of them twice, and each with its source."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest

from coaching import content, letters, text_checks
from coaching.letters import LetterTemplate
from coaching.reached import rows_reached
from coaching.records import Outcome
from coaching.tree import Advice, HelpKind, Position, Step, paths
from tests.unit import reading

TREES = content.load().trees
LETTERS = content.load().letters
NODES = {name: node for tree in TREES.values() for name, node in tree.nodes.items()}
ADVICE = {name: node for name, node in NODES.items() if isinstance(node, Advice)}
TEXTS = [
    *((f"{tree.key}, about", text) for tree in TREES.values() for text in (tree.title, tree.about)),
    *((name, text) for name, node in NODES.items() for text in reading.of_node(node)),
    *((f"letter {key}", text) for key, letter in LETTERS.items() for text in reading.of_letter(letter)),
]
SAID = [
    *((f"letter {key}", text) for key, letter in LETTERS.items() for text in reading.of_letter(letter)),
    *((name, said) for name, node in ADVICE.items() for text in reading.of_node(node) for said in reading.quoted(text)),
]
"""What an employer hears or reads: the letters, and what an advice gives to be said."""

ROWS = {f"L{number}" for number in range(1, 24)} | {f"S{number}" for number in range(1, 59)}

HARDEST_FILE, HARDEST_TEXT, LONG_ENOUGH = 8, 10, 8
MOST_SENTENCES = 4
MOST_WORDS = {"thank_you": 120}
MOST_WORDS_ELSE = 150

NOWHERE = {
    "an exclamation mark": r"!",
    "just": r"\bjust\b",
    "blame": r"\bfaults?\b|\bblame|\b(you|they) failed\b|\byou(’ve| have) failed|\byou should(n’t| not)? have\b"
    r"|\byour (own )?mistakes?\b|\byou were wrong\b",
    "what hurries": r"\boverdue\b|\byou(’re| are) (too )?late\b",
    "a proverb": r"every cloud|silver lining|meant to be|plenty more|fish in the sea|chin up|when one door"
    r"|happens for a reason|time heals|rome was|no pain|practice makes|try, try|better luck"
    r"|their loss|blessing in disguise"
    r"|stay positive|think positive|look on the bright|what doesn’t kill|keep smiling|early bird|leave no stone",
    "to pay": r"(^|[.?:] )pay (?!is\b|was\b|and\b|or\b)(?=\w)",
    "a promise of what an employer will do": r"\bthey (will|’ll) (surely|certainly|definitely|of course)\b"
    r"|\byou (will|’ll) (surely|certainly|definitely|of course) (get|hear|be)\b|\bguarantee",
}
NOT_TO_AN_EMPLOYER = {
    "a guess at Mr or Ms": r"\b(mr|ms|mrs|miss)\b|\bdear (sir|madam)\b|\bsir or madam\b|whom it may concern",
    "the person who was chosen": r"(person|candidate|applicant|one) (that |whom? )?(you|they) (chose|picked|hired)"
    r"|who (was|were|has been|did you|you) (chosen|chose|choose|picked|pick|hired|hire)\b|successful candidate"
    r"|the other candidate",
    "arguing": r"\bunfair|\bdisagree|\breconsider|\bchange your mind|\bwrong decision|\bprotest\b|\bmust insist",
    "begging": r"\bi beg\b|\bplease give me\b|\bdesperate|\blast chance|\bi promise\b|\bi really need\b",
}


@pytest.mark.parametrize("key", TREES)
def test_a_tree_reads_as_plainly_as_a_child_of_thirteen_can_read(key: str) -> None:
    tree = TREES[key]
    texts = [tree.title, tree.about, *itertools.chain(*map(reading.of_node, tree.nodes.values()))]

    for read in zip(*map(reading.versions, texts), strict=True):
        assert reading.grade(*read) <= HARDEST_FILE


@pytest.mark.parametrize("key", LETTERS)
def test_a_letter_reads_as_plainly_as_a_child_of_thirteen_can_read(key: str) -> None:
    texts = list(reading.of_letter(LETTERS[key]))

    for read in zip(*map(reading.versions, texts), strict=True):
        assert reading.grade(*filter(reading.words, read)) <= HARDEST_FILE


def test_no_single_text_is_hard_to_read() -> None:
    hard = {
        (place, read)
        for place, text in TEXTS
        for read in reading.versions(text)
        if len(reading.words(read)) >= LONG_ENOUGH and reading.grade(read) > HARDEST_TEXT
    }

    assert hard == set()


@pytest.mark.parametrize("what", NOWHERE)
def test_no_text_has(what: str) -> None:
    assert matching(NOWHERE[what], TEXTS) == []


@pytest.mark.parametrize("what", NOT_TO_AN_EMPLOYER)
def test_nothing_that_an_employer_reads_or_hears_has(what: str) -> None:
    assert matching(NOT_TO_AN_EMPLOYER[what], SAID) == []


@pytest.mark.parametrize("name", ADVICE)
def test_an_advice_has_a_short_headline_and_at_most_four_sentences(name: str) -> None:
    for text in reading.versions(ADVICE[name].text):
        assert len(reading.sentences(text)) <= MOST_SENTENCES
    for headline in reading.versions(ADVICE[name].headline):
        assert len(reading.words(headline)) <= 10


def test_no_two_advice_share_more_than_half_of_their_sentences() -> None:
    has = {name: sentences_of(node) for name, node in ADVICE.items()}

    alike = [
        (one, other)
        for one, other in itertools.combinations(has, 2)
        if 2 * len(has[one] & has[other]) > min(len(has[one]), len(has[other]))
    ]

    assert alike == []


def test_every_advice_names_something_to_say_or_to_send_word_for_word() -> None:
    assert [name for name, advice in ADVICE.items() if not has_words(advice)] == []


def test_who_gets_benefits_or_has_debts_is_sent_to_those_who_know_about_money() -> None:
    elsewhere = [
        name
        for name, advice in ADVICE.items()
        if advice.help and HelpKind.MONEY not in advice.help
        if matching(r"\b(get|which|your) benefits\b|\bdebts\b", [(name, text) for text in reading.of_node(advice)])
    ]

    assert elsewhere == []


def test_every_advice_and_every_letter_names_its_source() -> None:
    assert [name for name, advice in ADVICE.items() if not advice.source] == []
    assert [key for key, letter in LETTERS.items() if not letter.source] == []


def test_every_row_is_the_source_of_something_that_is_reached() -> None:
    assert set(rows_reached(TREES, LETTERS)) == ROWS
    assert set(content.load().words.sources) == ROWS


@pytest.mark.parametrize("key", LETTERS)
def test_a_letter_is_short_however_much_is_known(key: str) -> None:
    letter = LETTERS[key]
    answers = {ask.key: "the plans for the new laboratory" for ask in letter.asks}

    longest = max(len(body.split()) for body in bodies(letter, answers))

    assert longest <= MOST_WORDS.get(key, MOST_WORDS_ELSE)


def test_a_note_goes_out_only_when_it_is_fair_to_ask() -> None:
    early = [way for way, step in steps_on_paths() if step.letter in {"note", "second_note"} and not fair(way)]

    assert early == []


def test_a_second_note_goes_out_only_a_week_after_the_first() -> None:
    early = [
        way
        for way, step in steps_on_paths()
        if step.letter == "second_note" and ("quiet_after_note", "long") not in known(way)
    ]

    assert early == []


def test_the_last_letters_go_out_only_after_the_news() -> None:
    ended = set(Outcome) - {Outcome.WAITING}
    at = {(tree.key, step.key, step.due) for tree in TREES.values() for step in tree.steps() if is_last(step)}

    assert [(tree, key) for tree, key, _ in at if tree not in ended] == []
    assert [(tree, key) for tree, key, due in at if (due or "").startswith("-")] == []


def test_the_measure_knows_plain_from_hard() -> None:
    assert reading.grade("Write to them. Ask how it went.") < 2
    assert reading.grade("Organisational considerations necessitate immediate clarification of responsibilities.") > 12
    assert [reading.syllables(word) for word in ("ask", "idea", "asked", "wanted", "table", "changes", "it’s")] == [
        *(1, 2, 1, 2, 2, 2, 1)
    ]
    assert reading.sentences("Say ‘Thank you.’ Then ask. Why") == ["Say ‘Thank you.", "Then ask.", "Why"]
    assert reading.quoted("Say ‘I’d like it in writing.’ or “Why?”, ‘not this’.") == ["I’d like it in writing."]


def test_the_lists_of_what_is_not_wanted_find_it() -> None:
    for what, pattern in {**NOWHERE, **NOT_TO_AN_EMPLOYER}.items():
        assert matching(pattern, [("here", UNWANTED[what])]), what


UNWANTED = {
    "an exclamation mark": "Well done!",
    "just": "Just ring them.",
    "blame": "It’s your fault.",
    "what hurries": "This is overdue.",
    "a proverb": "Chin up.",
    "to pay": "Ring them. Pay the fee.",
    "a promise of what an employer will do": "They will surely ring.",
    "a guess at Mr or Ms": "Dear Mr Hill,",
    "the person who was chosen": "What did the person you chose do better?",
    "arguing": "I disagree.",
    "begging": "Please give me another try.",
}


def matching(pattern: str, texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts whose own words have this, each with its place."""
    return [(place, text) for place, text in texts if re.search(pattern, reading.own_words(text), re.IGNORECASE)]


def sentences_of(advice: Advice) -> set[str]:
    """What an advice says, sentence by sentence, whatever its marks and capitals."""
    return {" ".join(reading.words(one)).lower() for one in reading.sentences(letters.read_alone(advice.text))}


def has_words(advice: Advice) -> bool:
    """Whether it has a letter, or something to say in quotes."""
    return any(step.letter for step in advice.steps) or any(map(reading.quoted, reading.of_node(advice)))


def bodies(letter: LetterTemplate, answers: dict[str, str]) -> Iterator[str]:
    """The letter as everybody would send it."""
    for dossier, said, given in text_checks.READERS:
        yield letters.fill(letter, dossier, text_checks.DAY, {**given, **answers}, said).body


def steps_on_paths() -> Iterator[tuple[Position, Step]]:
    """Every step of every advice, with each way there."""
    for tree in TREES.values():
        for way in paths(tree):
            for name in way.advice:
                yield from ((way, step) for step in tree.advice(name).steps)


def known(way: Position) -> set[tuple[str, str]]:
    """The facts that a way has met, with their values."""
    nodes = ((NODES[step.node], step.answer) for step in way.passed)
    return {(node.known_by, answer[0]) for node, answer in nodes if not isinstance(node, Advice) and node.known_by}


def fair(way: Position) -> bool:
    """Whether the way has met that their day has passed, or that enough days have without one."""
    met = known(way)
    notes = {("notes_since_their_date", "none"), ("quiet_after_note", "long")}
    days = {
        ("patience", "fair_to_ask"),
        ("patience", "weeks"),
        ("their_day", "days"),
        ("their_day", "weeks"),
        ("quiet_after_note", "long"),
    }
    return bool(met & notes) and bool(met & days)


def is_last(step: Step) -> bool:
    """Whether it sends a letter that closes, or that looks in again."""
    return step.letter in {"closing", "look_in"}
