"""What a page has drawn, written down so that its hollow twin can draw the same without store, texts or rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.DateInput_pb2 import DateInput
from streamlit.proto.Html_pb2 import Html
from streamlit.proto.PageLink_pb2 import PageLink
from streamlit.proto.Radio_pb2 import Radio
from streamlit.proto.TextInput_pb2 import TextInput
from streamlit.proto.TimeInput_pb2 import TimeInput

from tests.bench.tab import Tab, kind

Said = tuple[str, dict[str, object]]
"""The method of Streamlit that draws something, and what it is told."""

HASH = len("$$ID-") + 32 + len("-")
"""So much of a widget's id goes before the key that its page gave it."""


def record(tab: Tab, path: Path) -> None:
    """Write down what the tab shows."""
    pieces = []
    for place, delta in tab.drawn.items():
        if delta.WhichOneof("type") == "add_block":
            method, told = _block(delta.add_block)
        else:
            name = kind(delta)
            method, told = ELEMENTS.get(name, _unknown)(getattr(delta.new_element, name))
        pieces.append((place, method, told))
    path.write_text(json.dumps(pieces), encoding="utf-8")


def shape(tab: Tab) -> list[tuple[tuple[int, ...], str]]:
    """What is where, whatever its words."""
    return [(place, kind(delta)) for place, delta in tab.drawn.items()]


def _block(block: Block) -> Said:
    match block.WhichOneof("type"):
        case "form":
            form = block.form
            return "form", {"key": form.form_id, "clear_on_submit": form.clear_on_submit, "border": form.border}
        case "expandable":
            told = {"label": block.expandable.label, "expanded": block.expandable.expanded}
            return "expander", {**told, "key": _key(block.id)}
        case _:
            is_row = block.flex_container.direction == Block.FlexContainer.HORIZONTAL
            return "container", {"key": _key(block.id), "horizontal": is_row}


def _html(html: Html) -> Said:
    return "html", {"body": html.body}


def _button(button: Button) -> Said:
    method = "form_submit_button" if button.is_form_submitter else "button"
    return method, {"label": button.label, "key": _key(button.id), "type": button.type, "icon": button.icon or None}


def _radio(radio: Radio) -> Said:
    index = radio.default if radio.HasField("default") else None
    return "radio", {"label": radio.label, "options": list(radio.options), "index": index, "key": _key(radio.id)}


def _pills(group: ButtonGroup) -> Said:
    options = [option.content for option in group.options]
    default = options[group.default[0]] if group.default else None
    return "pills", {"label": group.label, "options": options, "default": default, "key": _key(group.id)}


def _text_input(field: TextInput) -> Said:
    told = {"label": field.label, "value": field.default, "max_chars": field.max_chars or None}
    in_form = {"on_change": None} if field.form_id else {}  # there Streamlit lets a field have no callback
    return "text_input", {**told, **in_form, "key": _key(field.id), "live": bool(field.live_debounce_ms)}


def _date_input(field: DateInput) -> Said:
    told = {"label": field.label, "value": field.default[0] if field.default else None, "key": _key(field.id)}
    return "date_input", {**told, "min_value": field.min, "max_value": field.max, "format": field.format}


def _time_input(field: TimeInput) -> Said:
    return "time_input", {"label": field.label, "value": field.default or None, "key": _key(field.id)}


def _page_link(link: PageLink) -> Said:
    return "page_link", {"label": link.label, "icon": link.icon or None}


def _component(component: BidiComponent) -> Said:
    data = component.json or component.mixed.json
    told = {"name": component.component_name, "key": _key(component.id), "data": json.loads(data) if data else None}
    code = {"html": component.html_content, "css": component.css_content, "js": component.js_content}
    return "component", {**told, **code}


def _unknown(_element: object) -> Said:
    """A kind that no page had when this was written: its place is taken, and the report says so."""
    return "html", {"body": "<p>?</p>"}


def _key(widget_id: str) -> str | None:
    key = widget_id[HASH:]
    return None if key in {"", "None"} else key


ELEMENTS: Mapping[str, Callable[..., Said]] = {
    "html": _html,
    "button": _button,
    "radio": _radio,
    "button_group": _pills,
    "text_input": _text_input,
    "date_input": _date_input,
    "time_input": _time_input,
    "page_link": _page_link,
    "bidi_component": _component,
}
