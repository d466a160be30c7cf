import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from coaching import content, facts, reached
from coaching.content import ANCHORS, Content, load, read
from coaching.dates import WorkingDays
from coaching.errors import ContentError
from coaching.help_lines import NEEDED
from coaching.letters import american
from coaching.records import (
    SCORES,
    Answered,
    Criterion,
    Dossier,
    Format,
    Interview,
    Letter,
    NewsBy,
    Offer,
    Outcome,
    Stage,
    View,
)
from coaching.tree import Advice, Does, HelpKind, Question, paths

Files = dict[str, Any]  # YAML's own shape, on purpose broken by the tests

LETTER = {
    "key": "note",
    "name": "A note",
    "subject": "About {{ company }}",
    "body": "{{ greeting }}\n\nThanks.\n\nWith best wishes,\n{{ name }}\n",
    "source": ["S3"],
}
ANYBODY = {
    "name": "A friend",
    "kinds": [str(kind) for kind in HelpKind],
    "does": "Listens.",
    "page": "https://friend.example",
    "looked_up": "2026-11-25",
    "seen_at": "Its own page",
}
AREA = {"name": "Area", "asks": "Is it so?", "sentences": {score: f"Seen {score}" for score in SCORES}}


def files() -> Files:
    """The least that holds together, as YAML would give it."""
    trees = {f"trees/{key}.yaml": small_tree(str(key)) for key in ("coming_up", *Outcome)}
    words = {
        table: {str(value): "Words" for value in values}
        for table, values in {
            "outcome": Outcome,
            "stage": Stage,
            "format": Format,
            "answered": Answered,
            "view": View,
            "news_by": NewsBy,
            "does": Does,
            "help": HelpKind,
        }.items()
    }
    return {
        **trees,
        "letters/note.yaml": dict(LETTER),
        "criteria.yaml": {"cannot_say": "No idea", **{str(criterion): deepcopy(AREA) for criterion in Criterion}},
        "words.yaml": {
            **words,
            "heading": dict.fromkeys(("coming_up", *map(str, Outcome)), "{company}"),
            "ring": {"yes": "Thank you", "again": "Who will be there?", "no": "Thank you for telling me"},
            "sources": {"L1": "A lecture", "S3": "An adviser"},
            "american": {"ring": "call"},
        },
        "help_lines.yaml": {country: [dict(ANYBODY)] for country in sorted(NEEDED)},
    }


def small_tree(key: str) -> Files:
    choices = [{"key": "no", "say": "No", "go": f"{key}_rest"}, {"key": "yes", "say": "Yes", "does": "open_news"}]
    step = {"key": "note", "do": "Write", "letter": "note"}
    return {
        "key": key,
        "title": "A tree",
        "about": "It is small.",
        "first": f"{key}_ask",
        "questions": {f"{key}_ask": {"ask": "Any news?", "choices": choices}},
        "advice": {f"{key}_rest": {"headline": "Rest", "text": "Go home.", "steps": [step], "source": ["L1"]}},
    }


def write(folder: Path, texts: Files) -> Path:
    for name, data in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(data), encoding="utf-8")
    return folder


def test_the_texts_of_debrief_have_no_problem_and_are_read_once() -> None:
    assert load() is load()


def test_every_node_lies_on_a_path_that_the_facts_allow() -> None:
    for tree in load().trees.values():
        walked = {name for path in paths(tree) for name in (*path.advice, *(step.node for step in path.passed))}
        assert walked == tree.nodes.keys()


def test_every_letter_is_sent_by_some_step() -> None:
    steps = [
        step
        for tree in load().trees.values()
        for node in tree.nodes.values()
        if isinstance(node, Advice)
        for step in node.steps
    ]

    assert {step.letter for step in steps} - {None} == load().letters.keys()


def test_a_note_letter_counts_under_the_key_that_the_facts_look_for() -> None:
    assert {"thank_you", "note", "second_note", "ask_feedback", "ask_feedback_again", "closing", "look_in"} <= (
        load().letters.keys()
    )


def every_text(texts: Content) -> Iterator[str]:
    """All that a person may read of Debrief's own texts."""
    for tree in texts.trees.values():
        yield from (tree.title, tree.about)
        for node in tree.nodes.values():
            if isinstance(node, Question):
                yield from (node.ask, node.help, *(option.say for option in node.choices))
            else:
                yield from (node.headline, node.text, *node.checklist, *(step.do for step in node.steps))
                yield from (text for aside in node.asides for text in (aside.text, aside.if_unknown))
    for letter in texts.letters.values():
        yield from (letter.name, letter.subject, letter.body)
        yield from (text for ask in letter.asks for text in (ask.label, ask.hint))
    for area in texts.criteria.values():
        yield from (area.name, area.asks, area.help, area.cannot_say, *area.sentences.values())
    words = texts.words
    for table in (words.outcome, words.stage, words.format, words.answered, words.view, words.news_by, words.does):
        yield from table.values()
    yield from words.sources.values()
    for there in texts.help_lines.values():
        yield from (text for line in there for text in (line.name, line.does))


@pytest.mark.parametrize("word", ["!", r"\boverdue\b", r"\blate\b", r"\bunsuccessful\b", r"\b[LS]\d{1,2}\b", r"\w_\w"])
def test_no_text_says_what_debrief_never_says(word: str) -> None:
    said = [re.sub(r"{[{%].*?[%}]}", "", text) for text in every_text(load())]

    assert [text for text in said if re.search(word, text, re.IGNORECASE)] == []


def test_due_dates_count_only_from_facts_that_can_have_a_day() -> None:
    moment, day = datetime(2026, 11, 25, 9, tzinfo=UTC), date(2026, 11, 25)
    interview = Interview("one", "one", "Northwind", moment, moment, held_on=day, decision_due_on=day, outcome_on=day)
    letters = ["thank_you", "note", "ask_feedback", "closing", "look_in", "ask_ahead", "send_promised"]
    letters += ["clarify_next", "confirm_next", "press_kindly", "withdraw_kindly", "keep_dated_note", "say_yes"]
    letters += ["forgotten", "try_again", "take_day_out", "ask_about_task", "say_on_pay", "warn_referees"]
    letters += [step for steps in facts.DEEDS.values() for step in steps]
    letters += ["ask_list_life", "ask_talk", "ask_work_pay", "ask_for_person", "other_times", "ask_back"]
    letters += ["ask_time_frame", "ring_about_the_day"]
    sent = tuple(Letter(key, key, {}, "", "", "", sent_on=date(2026, 11, 26)) for key in letters)
    dossier = Dossier(
        interview, letters=sent, next_round=interview, offer=Offer(in_writing_on=day, answer_by=day, starts_on=day)
    )
    other = replace(dossier.interview, application_id="two", outcome=Outcome.SUCCESSFUL)

    others = [Dossier(other, offer=dossier.offer)]
    # The day for an answer is one only until the answer is given.
    known = [facts.known(one, day, WorkingDays(), others) for one in (dossier, replace(dossier, letters=()))]

    assert {name for found in known for name, fact in found.items() if fact.since} == ANCHORS


def test_what_is_done_in_debrief_names_its_page() -> None:
    steps = [step for tree in load().trees.values() for step in tree.steps()]

    assert {step.key: step.opens for step in steps if step.opens} == {
        "write_new_day": "interview",
        "place_feedback": "news",
        "keep_one_thing": "news",
        "keep_dated_note": "news",
        "write_their_words": "news",
        "look_back_yourself": "debrief",
        "read_first_notes": "interview",
        "better_answers": "interview",
        "check_the_way": "place",
        "record_withdrawal": "news",
        "take_day_out": "interview",
        "record_call": "news",
        "take_back_news": "news",
        "write_down_the_work": "interview",
        "note_offer": "interview",
        "note_new_day": "interview",
        "note_writing": "interview",
        "note_conditions_met": "interview",
        "note_their_reply": "interview",
        "note_condition": "interview",
        "compare_two": "interview",
        "note_the_no": "interview",
        "keep_what_worked": "interview",
    }


def test_the_least_that_holds_together_is_read(tmp_path: Path) -> None:
    texts = read(write(tmp_path, files()))

    assert texts.trees["waiting"].nodes.keys() == {"waiting_ask", "waiting_rest"}
    assert texts.letters["note"].source == ("S3",)
    assert texts.letters["note"].american == american(texts.letters["note"], {"ring": "call"})
    assert texts.criteria[Criterion.FIT].cannot_say == "No idea"
    assert texts.words.criterion == dict.fromkeys(Criterion, "Area")
    assert {country: line.looked_up for country, (line,) in texts.help_lines.items()} == dict.fromkeys(
        NEEDED, date(2026, 11, 25)
    )


def change(name: str, *keys: str | int, to: object) -> Callable[[Files], None]:
    """Sets one value deep in a file."""

    def do(texts: Files) -> None:
        *above, last = keys
        place = texts[name]
        for key in above:
            place = place[key]
        place[last] = to

    return do


def without(*names: str) -> Callable[[Files], None]:
    """Leaves files out."""

    def do(texts: Files) -> None:
        for name in names:
            del texts[name]

    return do


WAITING, NOTE, WORDS, CRITERIA = "trees/waiting.yaml", "letters/note.yaml", "words.yaml", "criteria.yaml"
HELP_LINES = "help_lines.yaml"
CHOICES = ("questions", "waiting_ask", "choices")
REST = ("advice", "waiting_rest")


@pytest.mark.parametrize(
    ("breaks", "problem"),
    [
        (
            change(WAITING, *CHOICES, 0, "say", to=False),
            "waiting.yaml, questions > waiting_ask > choices > 0 > say: Input",
        ),
        (
            change(WAITING, *CHOICES, 1, "does", to="sing"),
            "questions > waiting_ask > choices > 1 > does: Input should be",
        ),
        (change(WAITING, "mood", to="low"), "data/trees/waiting.yaml, mood: Unexpected keyword argument"),
        (change(WAITING, *REST, "steps", 0, "letter", to="gone"), "waiting_rest: step note: names the letter gone"),
        (
            change(WAITING, *REST, "steps", 0, "opens", to="trends"),
            "steps > 0 > opens: Input should be 'news', 'debrief'",
        ),
        (change(WAITING, *REST, "source", to=["S9"]), "waiting_rest: names the source S9, which is not known"),
        (change(WAITING, *REST, "text", to="{{ boss }}"), "waiting_rest: speaks of boss, which no interview has"),
        (change(WAITING, "key", to="other"), "data/trees/waiting.yaml, key: is other, not the file’s name"),
        (
            change(WAITING, "advice", "waiting_ask", to={"headline": "A", "text": "B", "source": []}),
            "data/trees/waiting.yaml, waiting_ask: is a question and an advice",
        ),
        (without(WAITING), "data/trees/waiting.yaml: is not there"),
        (without("trees/coming_up.yaml"), "data/trees/coming_up.yaml: is not there"),
        (change(NOTE, "body", to="Hello"), "data/letters/note.yaml: does not end with"),
        (change(NOTE, "key", to="other"), "data/letters/note.yaml, key: is other, not the file’s name"),
        (change(NOTE, "source", to=[]), "data/letters/note.yaml: names no source"),
        (change(NOTE, "source", to=["S9"]), "data/letters/note.yaml: names the source S9, which is not known"),
        (without(WORDS), "data/words.yaml: is not there or can’t be read"),
        (
            change(WORDS, "outcome", to={"waiting": "Nothing yet"}),
            "data/words.yaml, outcome: has no words for successful",
        ),
        (change(WORDS, "stage", "first", to=" "), "data/words.yaml, stage: has no words for first"),
        (change(WORDS, "ring", "no", to=""), "data/words.yaml, ring: has no words for no"),
        (change(WORDS, "view", "good", to="Good"), "data/words.yaml, view > good > [key]: Input should be 'strength'"),
        (
            change(WORDS, "heading", "waiting", to="No name"),
            "data/words.yaml, heading: has none with {company} for waiting",
        ),
        (change(WORDS, "sources", "X1", to="A book"), "data/words.yaml, sources: X1 is no row with a name"),
        (change(WORDS, "sources", "L1", to=""), "data/words.yaml, sources: L1 is no row with a name"),
        (without(CRITERIA), "data/criteria.yaml: is not there or can’t be read"),
        (
            change(CRITERIA, "fit", "sentences", to={5: "Yes"}),
            "data/criteria.yaml, fit: needs a sentence for each of 5",
        ),
        (change(CRITERIA, "fit", "sentences", 3, to=""), "data/criteria.yaml, fit: has an empty text"),
        (change(CRITERIA, "luck", to=AREA), "data/criteria.yaml, luck: Unexpected keyword argument"),
        (without(HELP_LINES), "data/help_lines.yaml: is not there or can’t be read"),
        (
            change(HELP_LINES, "GB", 0, "looked_up", to="soon"),
            "data/help_lines.yaml, GB > 0 > looked_up: Input should be a valid date",
        ),
        (change(HELP_LINES, "GB", 0, "phone", to="1"), "help_lines.yaml, GB > 0 > phone: Unexpected keyword argument"),
        (change(HELP_LINES, "GB", 0, "kinds", to=["crisis"]), "data/help_lines.yaml, GB: has nobody for low_mood"),
        (
            change(HELP_LINES, "US", 0, "phones", to=["soon"]),
            "data/help_lines.yaml, US: A friend has no number in soon",
        ),
    ],
)
def test_whatever_is_wrong_is_named_with_its_file(
    tmp_path: Path, breaks: Callable[[Files], None], problem: str
) -> None:
    texts = files()
    breaks(texts)

    with pytest.raises(ContentError) as error:
        read(write(tmp_path, texts))

    assert any(problem in line for line in error.value.problems), error.value.problems


def test_the_problems_of_all_files_are_listed_at_once(tmp_path: Path) -> None:
    texts = files()
    change(WAITING, *CHOICES, 0, "say", to=False)(texts)
    change("trees/cancelled.yaml", "about", to="")(texts)
    change(CRITERIA, "fit", "name", to="")(texts)
    folder = write(tmp_path, texts)
    (folder / NOTE).write_text("key: [", encoding="utf-8")
    (folder / WORDS).write_text((folder / WORDS).read_text() + "sources: {L1: A, L1: B}\n", encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read(folder)

    assert {line.split(":")[0].split(",")[0] for line in error.value.problems} == {
        "data/trees/waiting.yaml",
        "data/trees/cancelled.yaml",
        "data/criteria.yaml",
        "data/letters/note.yaml",
        "data/words.yaml",
    }


def test_a_letter_that_is_damaged_is_not_also_missed(tmp_path: Path) -> None:
    texts = files()
    change(NOTE, "subject", to=5)(texts)

    with pytest.raises(ContentError) as error:
        read(write(tmp_path, texts))

    assert error.value.problems == ("data/letters/note.yaml, subject: Input should be a valid string",)


def test_the_report_says_what_the_trees_come_to(tmp_path: Path) -> None:
    texts, trees = read(write(tmp_path, files())), len(Outcome) + 1

    assert reached.report(texts.trees, texts.letters, {"L1", "S3", "S12"}).splitlines()[:2] == [
        "coming_up: 2 nodes, 1 path, longest path 1 question, at most 1 that nothing answers",
        "  rows: L1, S3",
    ]
    assert reached.report(texts.trees, texts.letters, {"L1", "S3", "S12"}).splitlines()[-4:] == [
        f"all: {trees} trees, {2 * trees} nodes, {trees} paths",
        f"L: 1 of 1 row reached: L1 {trees}",
        f"S: 1 of 2 rows reached: S3 {trees}",
        "not reached: S12",
    ]
    assert reached.rows_reached(texts.trees, texts.letters) == {"L1": trees, "S3": trees}


def test_the_report_of_sound_texts_ends_with_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert content.main() == 0
    assert capsys.readouterr().out.endswith("\nproblems: 0\n")


def test_the_report_of_damaged_texts_lists_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = files()
    change(WAITING, "about", to="")(texts)
    change(CRITERIA, "fit", "name", to="")(texts)
    write(tmp_path, texts)
    monkeypatch.setattr(content, "load", lambda: read(tmp_path))

    assert content.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "data/trees/waiting.yaml, title, about: has no words",
        "data/criteria.yaml, fit: has an empty text",
        "problems: 2",
    ]
