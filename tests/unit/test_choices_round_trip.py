from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.store import Store, open_store
from coaching.tree import walk
from tests.unit import trees_strategy
from tests.unit.trees_strategy import UNHURRIED

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("store") / "debrief.db", NOW)
    yield opened
    opened.close()


def interview(store: Store) -> str:
    interview_id = str(uuid4())
    store.add_interview(interview_id, "Northwind", held_on=date(2026, 11, 25), now=NOW)
    return interview_id


@settings(UNHURRIED, max_examples=25)
@given(data=st.data())
def test_what_was_chosen_comes_back_and_is_walked_as_before(store: Store, data: st.DataObject) -> None:
    tree = data.draw(trees_strategy.trees())
    choices, facts = data.draw(trees_strategy.choices(tree)), data.draw(trees_strategy.facts())
    interview_id = interview(store)

    for node, choice in choices.items():
        store.choose(interview_id, node, choice, now=NOW)

    kept = store.dossier(interview_id).choices
    assert kept == choices
    assert walk(tree, kept, facts) == walk(tree, choices, facts)


@settings(UNHURRIED, max_examples=25)
@given(data=st.data())
def test_a_choice_made_anew_replaces_only_itself(store: Store, data: st.DataObject) -> None:
    tree = data.draw(trees_strategy.trees())
    before, after = data.draw(trees_strategy.choices(tree)), data.draw(trees_strategy.choices(tree))
    interview_id = interview(store)

    for node, choice in [*before.items(), *after.items()]:
        store.choose(interview_id, node, choice, now=NOW)
    assert store.dossier(interview_id).choices == before | after
