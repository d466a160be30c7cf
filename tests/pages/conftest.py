import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

from coaching.store import Store, open_store
from tests.pages.visit import Visit, moment


@pytest.fixture(scope="session", autouse=True)
def _no_search_for_components() -> Iterator[None]:
    """Every AppTest would read what each installed package says of itself, which takes longer than most pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", list)
        yield


@pytest.fixture(scope="session")
def _fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "debrief.db"
    open_store(path, moment()).close()
    return path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _fresh_file: Path) -> Iterator[Path]:
    """The person's file with nothing in it, on a day that the test tells."""
    path, clock = tmp_path / "debrief.db", tmp_path / "now"
    clock.write_text(moment().isoformat(), encoding="utf-8")
    monkeypatch.setenv("DEBRIEF_FILE", str(path))
    monkeypatch.setenv("DEBRIEF_NOW", str(clock))
    yield Path(shutil.copyfile(_fresh_file, path))
    st.cache_resource.clear()


@pytest.fixture
def app(file: Path) -> Visit:
    """Debrief, just opened: Today of an empty file."""
    return Visit(file.with_name("now")).begin()


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """The file past the pages: what stands in it already, and what a page has stored."""
    opened = open_store(file, moment())
    yield opened
    opened.close()
