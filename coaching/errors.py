"""One tree of errors; each says in one plain sentence what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path


class Error(Exception):
    """Anything Debrief has a sentence for; `str()` gives the sentence."""


class InvalidInputError(Error):
    """What was typed or chosen cannot be kept; the sentence says what to change."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class NotFoundError(Error):
    """The interview is not there, or no longer."""

    def __init__(self, thing: str, row_id: str) -> None:
        super().__init__(f"This {thing} isn’t here any more. Go back to Today; nothing else has changed.")
        self.row_id = row_id


class AlreadyDoneError(Error):
    """A step that somebody wants to put off or leave out is behind them: another tab has done it or sent its letter."""

    def __init__(self, what: str, day: str) -> None:
        super().__init__(f"This was already {what} on {day}, so it stays as it is.")


class NotSavedError(Error):
    """A write did not reach the disk."""


class FileError(Error):
    """The database file cannot be used as it is; it is left as it stands."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


class ContentError(Error):
    """The texts under data/ break their rules; lists every problem with its file and node."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("Debrief’s own texts are damaged: " + "; ".join(problems))
        self.problems = problems
