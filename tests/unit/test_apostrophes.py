"""Whatever a person may read has curly apostrophes: a straight one between letters is a slip."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "coaching").rglob("*.py"))
TEXTS = sorted((ROOT / "data").rglob("*.yaml"))
STRAIGHT = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])|^'s\b")
"""Also at the start of what follows a placeholder ("{name}'s")."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sentences(source: str) -> Iterator[str]:
    """The strings of a module, without docstrings."""
    module = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_sentence_of_ours_has_a_straight_apostrophe(path: Path) -> None:
    assert [said for said in sentences(path.read_text(encoding="utf-8")) if STRAIGHT.search(said)] == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_no_text_of_ours_has_a_straight_apostrophe(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if STRAIGHT.search(line) and not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("source", ['x = "It isn\'t here"', 'x = f"{name}\'s day"', 'x = f"{thing} isn\'t here"'])
def test_a_straight_apostrophe_is_found(source: str) -> None:
    assert any(STRAIGHT.search(said) for said in sentences(source))
