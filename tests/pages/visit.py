"""A visit to Debrief without a browser: begun at the frame, read as text, clicked by key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"
TODAY = date(2026, 11, 25)
"""A Wednesday; the working days around it have no holiday among them."""

WORDS_OF_A_NODE = ("label", "placeholder", "help", "body", "text")
"""What of an element Streamlit shows, most of it as Markdown."""


def moment(day: date = TODAY, at: time = time(18, 30)) -> datetime:
    """A moment of a day, in UTC, which is London's time in November."""
    return datetime.combine(day, at, tzinfo=UTC)


def new_id(number: int) -> str:
    """The id of the interview of this number."""
    return f"00000000-0000-4000-8000-{number:012}"


class _Reader(HTMLParser):
    """The words of a piece of HTML, its tags, and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words.append(data)


def words_of(html: str) -> str:
    """What a piece of HTML says, each element on a line, with plain spaces; a word kept whole stays in its line."""
    return "\n".join(_Reader(re.sub(r'<span class="whole">(.*?)</span>', r"\1", html)).words).replace("\u00a0", " ")


def tags_of(html: str) -> tuple[set[str], set[str]]:
    """The tags of a piece of HTML, and the names of their attributes."""
    reader = _Reader(html)
    return reader.tags, reader.attributes


class Visit:
    """One tab on a file of its own, on a day that the test tells; no run of it may end in an exception."""

    def __init__(self, clock: Path) -> None:
        self._clock = clock

    @property
    def day(self) -> date:
        """What day it is."""
        return datetime.fromisoformat(self._clock.read_text(encoding="utf-8")).date()

    @day.setter
    def day(self, day: date) -> None:
        self._clock.write_text(moment(day).isoformat(), encoding="utf-8")

    def at_hour(self, hour: time) -> Visit:
        """Look again at this hour of the day."""
        self._clock.write_text(moment(self.day, hour).isoformat(), encoding="utf-8")
        return self.run()

    def begin(self, page: str = "today.py", **query: str) -> Visit:
        """Open an address in a new tab."""
        self.at = AppTest.from_file(FRAME, default_timeout=20)
        self.at.context = {"timezone": "Europe/London"}
        return self.go(page, **query)

    def go(self, page: str, **query: str) -> Visit:
        """Open an address in this tab."""
        self.at.switch_page(page)
        self.at.query_params.clear()
        self.at.query_params.update(query)
        return self.run()

    def run(self) -> Visit:
        """Run the page again, as any click does."""
        self.at.run()
        return self._look()

    def click(self, key: str) -> Visit:
        """Click the button of this key."""
        self.at.button(key=key).click()
        return self.run()

    def click_twice(self, key: str) -> Visit:
        """Click the button of this key again before the tab has heard what came of the first click."""
        button, query = self.at.button(key=key), dict(self.at.query_params)
        heard = self._heard_with(button)
        self.click(key)
        self.at.query_params = query
        self.at._run(heard)  # noqa: SLF001  # AppTest would click what is there now
        return self._look()

    def press(self, button: Button) -> Visit:
        """Click a button of an earlier run, as a tab does that has not heard of the last one."""
        self.at._run(self._heard_with(button))  # noqa: SLF001
        return self._look()

    def follow(self, label: str) -> Visit:
        """Click the link of this label."""
        found = next(link for link in self.at.get("page_link") if link.proto.label == label)
        query = {name: values[0] for name, values in parse_qs(found.proto.query_string).items()}
        return self.go(f"{found.proto.page or 'today'}.py", **query)

    def tap(self, key: str, value: object) -> Visit:
        """Choose one of the pills or radio buttons of this key; with None, take the choice back."""
        kinds = (self.at.radio, self.at.pills)
        field = next(field for kind in kinds for field in kind if field.key == key)
        field.set_value(value)
        return self.run()

    def tick(self, key: str) -> Visit:
        """Tick the box of this key, or take the tick away."""
        box = self.at.checkbox(key=key)
        box.set_value(not box.value)
        return self.run()

    def type(self, key: str, words: str) -> Visit:
        """Type into the one line of this key."""
        self.at.text_input(key=key).set_value(words)
        return self.run()

    def write(self, key: str, words: str) -> Visit:
        """Type into the long text of this key, whose words its own JavaScript sends."""
        field = self.at.get_by_key(key)
        states = self.at._tree.get_widget_states()  # noqa: SLF001  # AppTest reads components, and types into none
        states.widgets.add(id=field.proto.id, json_value=json.dumps({"value": words}))
        self.at._run(states)  # noqa: SLF001
        return self._look()

    def set_day(self, key: str, day: date | None) -> Visit:
        """Choose a day in the field of this key."""
        self.at.date_input(key=key).set_value(day)
        return self.run()

    def enter(self, company: str, *, page: str = "debrief") -> Visit:
        """Type a company where one is asked for, and press Enter."""
        self.company_field(page).set_value(company)
        return self.click(f"{page}.start")

    def company_field(self, page: str = "debrief") -> Any:  # noqa: ANN401  # the field's class is AppTest's own
        """The one field that makes an interview."""
        return next(field for field in self.at.text_input if str(field.key).startswith(f"{page}.company."))

    def has(self, key: str) -> bool:
        """Whether anything of this key is on the page."""
        with suppress(KeyError):
            self.at.get_by_key(key)
            return True
        return False

    def shown_in(self, key: str) -> str:
        """The words in the long text of this key."""
        return str(json.loads(self.at.get_by_key(key).proto.json)["value"])

    @property
    def interview_id(self) -> str:
        """Which interview the address names."""
        return str(self.at.query_params["interview"])

    @property
    def html(self) -> str:
        """All HTML of the page as it is sent."""
        return "\n".join(node.proto.body for node in self._nodes() if node.type == "html")

    @property
    def title(self) -> str:
        """The page's h1."""
        return words_of(self.html.partition("<h1>")[2].partition("</h1>")[0])

    @property
    def captions(self) -> tuple[str, ...]:
        """Everything that Streamlit shows as Markdown: labels, options, help."""
        return tuple(caption for node in self._nodes() if node.type != "html" for caption in _captions(node))

    @property
    def text(self) -> str:
        """Everything that can be read on the page, with plain spaces."""
        parts = (
            words_of(node.proto.body) if node.type == "html" else "\n".join(_captions(node)) for node in self._nodes()
        )
        return "\n".join(parts).replace("\u00a0", " ")

    def _nodes(self) -> Iterator[Any]:
        return iter(self.at.main)

    def _heard_with(self, button: Button) -> WidgetStates:
        """What the server hears with a click: the fields of forms, since of the others it had heard before."""
        states = [field._widget_state for field in self.at.text_input if field.form_id]  # noqa: SLF001
        return WidgetStates(widgets=[*states, WidgetState(id=button.id, trigger_value=True)])

    def _look(self) -> Visit:
        assert not self.at.exception, self.at.exception
        self.at._page_hash = ""  # noqa: SLF001  # a run stays where it ended; AppTest would go back to where it began
        return self


def _captions(node: Any) -> Iterator[str]:  # noqa: ANN401  # AppTest's nodes have no common class
    proto = node.proto
    for name in WORDS_OF_A_NODE:
        found = getattr(proto, name, "")
        if isinstance(found, str) and found:
            yield found
    for option in getattr(proto, "options", ()):
        yield option if isinstance(option, str) else option.content
    if node.type == "bidi_component":
        yield json.loads(proto.json or "{}").get("label", "")
