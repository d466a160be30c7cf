"""How long Debrief takes, and what that is beside an empty page: `make bench` (docs/bench.md says how it measures).

`python -m tests.bench --seed 50` makes a file with 50 interviews to try Debrief with, and measures nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from coaching import dates
from tests.bench.browser_figures import measure_browser
from tests.bench.measuring import Bench, open_beside_one
from tests.bench.seeding import seed

ROUNDS = 5
WHAT_IT_IS = (
    "Middles of one run in which all took turns; the range is Debrief's. Milliseconds change with whatever else the\n"
    "machine does: only the ratios can be compared, and between two runs a quarter more or less means nothing."
)


def main() -> None:
    """Do as told on the command line."""
    told = _told()
    if told.seed:
        _seed(told.seed, told.file or Path(tempfile.gettempdir()) / f"debrief-{told.seed}.db")
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        bench = Bench(Path(folder), told.rounds, stack)
        bench.fill()
        bench.measure_starts()
        cases = bench.start_pages()
        bench.measure_pages(cases)
        in_browser = (
            None if told.no_browser else measure_browser([case for case in cases if case.is_usual], told.rounds)
        )
    print(WHAT_IT_IS)
    bench.starts.show()
    for case in cases:
        case.table.show()
        print(f"  ({case.alike})")
    print(f"\n{open_beside_one(cases)}")
    if in_browser:
        in_browser.show()


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=_at_least_one, default=ROUNDS, help="how often everything is measured")
    parser.add_argument("--no-browser", action="store_true", help="leave out what a browser is needed for")
    parser.add_argument("--seed", type=_at_least_one, metavar="N", help="only make a file with N interviews")
    parser.add_argument("--file", type=Path, help="where --seed makes it")
    return parser.parse_args()


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be 1 or more")
    return number


def _seed(n: int, path: Path) -> None:
    try:
        seed(path, n, today=dates.present().today)
    except FileExistsError:
        sys.exit(f"{path} is there already; name another place with --file.")
    print(f"{path} has {n} interviews. Look at them with: DEBRIEF_FILE={path} make run")


if __name__ == "__main__":
    main()
