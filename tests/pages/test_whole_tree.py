import re
from datetime import timedelta

import pytest

from coaching.content import load
from coaching.outline import entries, outline
from coaching.records import Outcome
from coaching.store import Store
from coaching.tree import Advice, Question
from tests.pages.visit import TODAY, Visit, moment, new_id, tags_of

ONE = new_id(1)
TREES, WORDS = load().trees, load().words
MOST_ELEMENTS = 1500
"""Tags of the largest tree: one piece of HTML that a browser draws at once."""


@pytest.fixture
def no(store: Store) -> str:
    """An interview whose company has a name of signs; they said no today."""
    store.add_interview(ONE, 'Acme"] --> <b>', held_on=TODAY - timedelta(days=1), now=moment())
    store.finish_debrief(ONE, now=moment())
    store.record_outcome(ONE, Outcome.UNSUCCESSFUL, on=TODAY, now=moment())
    return ONE


def picture_of(app: Visit) -> str:
    """What the one picture of the page is drawn from."""
    (drawn,) = [caption for caption in app.captions if "flowchart" in caption]
    return drawn


@pytest.mark.parametrize("key", TREES)
def test_every_node_of_a_tree_can_be_read_with_all_that_it_says(app: Visit, key: str) -> None:
    app.go("coach.py", tree=key)

    for entry in entries(outline(TREES[key])):
        assert f"{entry.number}. " in app.text
    for node in TREES[key].nodes.values():
        if isinstance(node, Question):
            says = [option.say for option in node.choices]
        else:
            says = [f"Why: {'; '.join(dict.fromkeys(WORDS.sources[row] for row in node.source))}"]
            says += [load().letters[step.letter].name for step in node.steps if step.letter]
            says += [WORDS.help[kind] for kind in node.help]
        for words in says:
            assert words in app.text
    assert "“”" not in app.text
    assert not re.search(r"\b[LS]\d{1,2}\b", app.text)


@pytest.mark.parametrize("key", TREES)
def test_a_tree_is_one_piece_that_is_drawn_at_once(app: Visit, key: str) -> None:
    html = app.go("coach.py", tree=key).html

    assert tags_of(html)[0] <= {"h1", "h2", "h3", "p", "ul", "li", "span", "strong", "details", "summary", "div"}
    assert html.count("<") - html.count("</") <= MOST_ELEMENTS


def test_without_an_interview_nothing_is_marked_and_the_picture_shows_the_beginning(app: Visit) -> None:
    app.go("coach.py", tree="unsuccessful")

    assert "(your path)" not in app.text
    assert "<details open" not in app.html
    assert "class n0" not in picture_of(app)


def test_from_an_interview_the_whole_tree_is_read_with_its_way_marked(app: Visit, no: str) -> None:
    app.go("coach.py", interview=no).follow("Read the whole tree")

    assert app.title == TREES["unsuccessful"].title
    marked = re.findall(r"<strong>(.*?)</strong><span class=\"soft\"> \(your path\)", app.html)
    assert any("Shall we look at this now" in words for words in marked)
    assert "<details open" in app.html
    assert "met" in picture_of(app)
    app.follow("Back to this interview")
    assert app.interview_id == no


def test_a_tree_that_is_not_the_interviews_own_is_read_unmarked(app: Visit, no: str) -> None:
    app.go("coach.py", tree="successful", interview=no)

    assert app.title == TREES["successful"].title
    assert "(your path)" not in app.text
    assert app.follow("Back to Coach").title.startswith("What next")


def test_the_picture_of_a_path_has_no_word_of_the_persons(app: Visit, no: str) -> None:
    drawn = picture_of(app.go("coach.py", interview=no))

    assert "Shall we look at this now" in drawn
    assert "Acme" not in drawn
    assert "The picture" in [fold.label for fold in app.at.expander]


def test_who_else_can_help_stands_once_below_the_tree_that_sends_one_there(app: Visit) -> None:
    helping = [key for key, tree in TREES.items() if any(isinstance(n, Advice) and n.help for n in tree.nodes.values())]
    for key in TREES:
        app.go("coach.py", tree=key)
        assert app.has("coach.tree.help") == (key in helping)
