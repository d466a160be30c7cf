"""Reads the YAML files under data/ strictly: no key twice, nothing that turned into something else, no word unknown."""

from __future__ import annotations

import json
from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

STRICT = ConfigDict(extra="forbid", strict=True)
"""No key that the dataclass does not have, and no value read as another type."""

_T = TypeVar("_T")


class Reader:
    """Reads file after file from one folder and keeps every problem that it meets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []

    def files(self, folder: str, adapter: TypeAdapter[dict[str, _T]]) -> dict[str, _T]:
        """Every sound file of a folder by its name without ".yaml"; `adapter` reads {name: what it holds}."""
        paths = sorted((self.folder / folder).glob("*.yaml"))
        read = ((path.stem, self.file(f"{folder}/{path.name}", adapter)) for path in paths)
        return {name: value for name, value in read if value is not None}

    def file(self, name: str, adapter: TypeAdapter[dict[str, _T]]) -> _T | None:
        """What one file holds, or None where it has a problem."""
        at = f"data/{name}"
        try:
            data = _Loader((self.folder / name).read_bytes(), at, self.problems).get_single_data()
            # as JSON, where a list may become a tuple and a text an enum, and nothing else may become anything else
            return adapter.validate_json(json.dumps({name: data}))[name]
        except ValidationError as error:
            for problem in error.errors():
                where = " > ".join(str(part) for part in problem["loc"][1:])
                self.problems.append(f"{at}, {where or 'all of it'}: {problem['msg']}")
        except OSError:
            self.problems.append(f"{at}: is not there or can’t be read")
        except (yaml.YAMLError, TypeError) as error:
            self.problems.append(f"{at}: {' '.join(str(error).split())}")
        return None


if TYPE_CHECKING:
    from yaml import SafeLoader as _Safe
else:
    # The one in C reads our texts several times as fast; PyYAML has it wherever libyaml was there to build with.
    _Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):
    """YAML's own types less the dates, and no key twice."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- PyYAML's own way
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def __init__(self, stream: bytes, at: str, problems: list[str]) -> None:
        super().__init__(stream)
        self.at = at
        self.problems = problems

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 -- PyYAML's
        keys: set[str | int] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            line = key_node.start_mark.line + 1
            if isinstance(key, bool) or not isinstance(key, str | int):
                self.problems.append(f"{self.at}, line {line}: a key reads as {key!r}, so quote it")
            elif key in keys:
                self.problems.append(f"{self.at}, line {line}: the key {key} stands there twice")
            else:
                keys.add(key)
        return super().construct_mapping(node, deep)
