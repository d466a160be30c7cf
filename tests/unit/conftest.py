import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coaching.store import Store, open_store
from tests.unit.store_at_work import NOW


@pytest.fixture(scope="session")
def _fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "debrief.db"
    open_store(path, NOW).close()
    return path


@pytest.fixture
def path(tmp_path: Path, _fresh_file: Path) -> Path:
    """A file of this version with nothing in it."""
    return Path(shutil.copyfile(_fresh_file, tmp_path / "debrief.db"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """The store on that file."""
    opened = open_store(path, NOW)
    yield opened
    opened.close()
