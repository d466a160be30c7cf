"""The grid of a page: main column, side column, sheets, rows, and the row of links at the foot.

main, side = layout.columns()
with main, layout.sheet("lead"):
    ...
with side:  # comes into being here: fill main first
    ...
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def columns() -> tuple[DeltaGenerator, AbstractContextManager[DeltaGenerator]]:
    """The main column, and a side one that is made only when entered: made before main is full, it would travel."""
    cols = st.container(key="cols")
    return cols.container(key="main", gap="medium"), _side(cols)


@contextmanager
def _side(cols: DeltaGenerator) -> Iterator[DeltaGenerator]:
    side = cols.container(key="side")
    with side:
        yield side


def sheet(key: str) -> DeltaGenerator:
    """The warm paper that what matters now lies on."""
    return st.container(key=f"sheet-{key}")


def line(key: str) -> DeltaGenerator:
    """A text and its button on one line, below a hairline."""
    return st.container(key=f"line-{key}", horizontal=True, wrap=False, vertical_alignment="center")


def row(key: str) -> DeltaGenerator:
    """An entry of a list that is one link as a whole: a page_link, then its text."""
    return st.container(key=f"row-{key}", gap=None)


def rows(key: str) -> DeltaGenerator:
    """A list of rows or lines that stand close below each other."""
    return st.container(key=f"list-{key}", gap=None)


def foot(pages: Sequence[st.Page], query: Mapping[str, str] | None = None) -> None:
    """The row of links that ends every page where the menu is hidden; the frame draws it last."""
    with st.container(key="foot"):
        for page in pages:
            st.page_link(page, width="stretch", query_params=query)
