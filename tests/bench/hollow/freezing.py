"""What app.py does once it is warm: hide what is loaded from the collection that follows every run."""

from __future__ import annotations

import gc
from functools import cache
from threading import Timer

SOON = 0.2
"""Seconds after a page was first drawn: its run has ended then, and what it needs is loaded."""


@cache
def freeze_after(page: str) -> Timer:
    """Collect and freeze shortly after the first run of this page."""
    timer = Timer(SOON, _freeze)
    timer.name = f"freeze-{page}"
    timer.start()
    return timer


def _freeze() -> None:
    gc.collect()
    gc.freeze()
