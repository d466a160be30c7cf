from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from coaching.yaml_files import STRICT, Reader


class Colour(StrEnum):
    """What a flower may look like."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Flower:
    """What a file holds here."""

    name: str
    petals: tuple[str, ...] = ()
    colour: Colour = Colour.RED


FLOWERS = TypeAdapter(dict[str, Flower], config=STRICT)


def read(folder: Path, text: str | bytes) -> tuple[Flower | None, list[str]]:
    (folder / "rose.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    reader = Reader(folder)
    return reader.file("rose.yaml", FLOWERS), reader.problems


def test_a_sound_file_becomes_a_value(tmp_path: Path) -> None:
    flower, problems = read(tmp_path, "name: Rose\npetals: [soft, 'no']\ncolour: red\n")

    assert flower == Flower("Rose", ("soft", "no"), Colour.RED)
    assert problems == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: No", "data/rose.yaml, name: Input should be a valid string"),
        ("name: 5", "data/rose.yaml, name: Input should be a valid string"),
        ("name:", "data/rose.yaml, name: Input should be a valid string"),
        ("name: Rose\npetals: [soft, No]", "data/rose.yaml, petals > 1: Input should be a valid string"),
        ("name: Rose\ncolour: blue", "data/rose.yaml, colour: Input should be 'red'"),
        ("name: Rose\nsmell: sweet", "data/rose.yaml, smell: Unexpected keyword argument"),
        ("petals: []", "data/rose.yaml, name: Field required"),
        ("", "data/rose.yaml, all of it: Input should be an object"),
        ("name: Rose\nname: Lily", "data/rose.yaml, line 2: the key name stands there twice"),
        ("name: Rose\nNo: Lily", "data/rose.yaml, line 2: a key reads as False, so quote it"),
        ("name: Rose\n[a]: b", "data/rose.yaml, line 2: a key reads as ['a'], so quote it"),
        ("name: [", "data/rose.yaml: while parsing a flow node"),
        ("name: !!python/name:os.system ''", "data/rose.yaml: could not determine a constructor"),
        ("name: !!set {a}", "data/rose.yaml: Object of type set is not JSON serializable"),
        (b"name: \xff", "data/rose.yaml: "),
    ],
)
def test_whatever_is_wrong_is_named_with_its_place(tmp_path: Path, text: str | bytes, problem: str) -> None:
    _, problems = read(tmp_path, text)

    assert any(line.startswith(problem) for line in problems), problems


def test_a_date_stays_the_words_that_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, "name: 2026-11-25") == (Flower("2026-11-25"), [])


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    reader = Reader(tmp_path)

    assert reader.file("rose.yaml", FLOWERS) is None
    assert reader.problems == ["data/rose.yaml: is not there or can’t be read"]


def test_the_sound_files_of_a_folder_are_read_though_others_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "flowers"
    folder.mkdir()
    (folder / "rose.yaml").write_text("name: Rose")
    (folder / "lily.yaml").write_text("name: No")
    (folder / "weed.yaml").write_text("name: [")
    reader = Reader(tmp_path)

    assert reader.files("flowers", FLOWERS) == {"rose": Flower("Rose")}
    assert len(reader.problems) == 2
