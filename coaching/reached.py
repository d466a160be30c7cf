"""What the trees come to: their nodes and paths, and which rows of the sources somebody can reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from coaching import tree_checks
from coaching.letters import LetterTemplate
from coaching.tree import Position, Tree, paths

Letters = Mapping[str, LetterTemplate]


def report(trees: Mapping[str, Tree], letters: Letters, rows: Collection[str]) -> str:
    """For each tree its nodes, paths, longest path and rows, then all rows with the number of paths that rest on them.

    `rows` are those of the sources that something must rest on.
    """
    lines = [line for tree in trees.values() for line in _of_tree(tree, letters)]
    reached = rows_reached(trees, letters)
    nodes = sum(len(tree.nodes) for tree in trees.values())
    ways = sum(1 for tree in trees.values() for _ in paths(tree))
    lines.append(f"all: {_count(len(trees), 'tree')}, {_count(nodes, 'node')}, {_count(ways, 'path')}")
    for source in ("L", "S"):
        there = in_order(row for row in rows if row.startswith(source))
        met = ", ".join(f"{row} {reached[row]}" for row in there if reached[row])
        lines.append(
            f"{source}: {sum(reached[row] > 0 for row in there)} of {_count(len(there), 'row')} reached: {met}"
        )
    missing = in_order(row for row in rows if not reached[row])
    lines.append(f"not reached: {', '.join(missing) or 'none'}")
    return "\n".join(lines)


def rows_reached(trees: Mapping[str, Tree], letters: Letters) -> Counter[str]:
    """The rows that some path rests on, by its advice or by a letter of a step, with the number of such paths."""
    found: Counter[str] = Counter()
    for tree in trees.values():
        found += _rows_of(tree, letters)
    return found


def in_order(rows: Iterable[str]) -> list[str]:
    """Rows as one counts them: L2 before L10, the lecture before what others say."""
    return sorted(rows, key=lambda row: (row[0], int(row[1:])))


def _of_tree(tree: Tree, letters: Letters) -> Iterator[str]:
    every = list(paths(tree))
    longest = max(len(path.passed) for path in every)
    yield (
        f"{tree.key}: {_count(len(tree.nodes), 'node')}, {_count(len(every), 'path')}, "
        f"longest path {_count(longest, 'question')}, at most {tree_checks.asked_at_most(tree)} that nothing answers"
    )
    yield f"  rows: {', '.join(in_order(_rows_of(tree, letters)))}"


def _rows_of(tree: Tree, letters: Letters) -> Counter[str]:
    return Counter(row for path in paths(tree) for row in set(_rows_on(path, tree, letters)))


def _rows_on(path: Position, tree: Tree, letters: Letters) -> Iterator[str]:
    for advice in map(tree.advice, path.advice):
        yield from advice.source
        for step in advice.steps:
            yield from letters[step.letter].source if step.letter else ()


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
