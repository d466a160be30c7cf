"""What was measured, and the tables that show it: middles, and each as a ratio, since machines differ."""

from __future__ import annotations

import statistics
from collections import defaultdict

EMPTY, TWIN, DEBRIEF = "empty", "twin", "Debrief"
COLUMNS = (EMPTY, TWIN, DEBRIEF)


class Table:
    """One table: its rows in the order in which they were first measured."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._measured: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))

    def add(self, row: str, column: str, value: float) -> None:
        """One more measurement."""
        self._measured[row][column].append(value)

    def middle(self, row: str, column: str) -> float:
        """The middle of what was measured in a row for one column."""
        return statistics.median(self._measured[row][column])

    def show(self) -> None:
        """Print it; a dash where there is nothing to measure."""
        print(f"\n{self.title:<42}{'':>8}{EMPTY:>9}{TWIN:>9}{DEBRIEF:>9}{'range':>16}{'/ twin':>8}{'/ empty':>9}")
        for row, measured in self._measured.items():
            middles = {column: statistics.median(measured[column]) for column in COLUMNS if measured[column]}
            cells = "".join(f"{_number(middles.get(column)):>9}" for column in COLUMNS)
            own = measured[DEBRIEF]
            reach = f"{_number(min(own))} to {_number(max(own))}"
            rounds = f"{len(own)} x"
            print(f"  {row:<40}{rounds:>8}{cells}{reach:>16}{_ratio(middles, TWIN):>8}{_ratio(middles, EMPTY):>9}")


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def _ratio(middles: dict[str, float], other: str) -> str:
    return f"{middles[DEBRIEF] / middles[other]:.2f}" if middles.get(other) else "-"
