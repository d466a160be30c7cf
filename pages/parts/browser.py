"""The only JavaScript: a Copy button, and a long text that is stored while one types.

What people wrote reaches the browser only as `data`, never inside html, css or js. Why there are two components, and
what was tried: docs/decisions/0002-fields-and-browser-parts.md.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.whole import whole

REFUSED = "Your browser won’t let us copy. The words are selected: press Ctrl and C (on a Mac, Cmd and C)."
FULL = "This field is full; nothing more would be kept."

COPY = st.components.v2.component(
    "copy_button",
    html="""
<button type="button"><span id="label"></span><span id="done" aria-hidden="true"></span></button>
<textarea readonly hidden aria-label="The words, selected" rows="6"></textarea>
<span role="status"></span>""",
    css="""
button {
  display: inline-grid; place-items: center; min-height: 2.75rem; padding: .25rem .75rem; box-sizing: border-box;
  font: inherit; font-size: 1rem; color: var(--st-text-color); background: var(--paper); cursor: pointer;
  border: 1px solid var(--rim); border-radius: var(--st-button-radius);
}
button:hover { border-color: var(--st-primary-color); }
button.primary {
  color: var(--on-accent); background: var(--st-primary-color); border-color: var(--st-primary-color); font-weight: 600;
}
button > span { grid-area: 1 / 1; }
#done, .copied #label { visibility: hidden; }
.copied #done { visibility: visible; }
textarea {
  display: block; width: 100%; box-sizing: border-box; margin-top: .5rem; padding: .5rem .75rem; font: inherit;
  font-size: 1rem; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
}
textarea[hidden] { display: none; }
:is(button, textarea):focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
[role="status"] { font-size: .9375rem; color: var(--soft); }
.copied ~ [role="status"] {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
""",
    js="""
export default function ({ parentElement, data }) {
  const [button, area, said] = ["button", "textarea", "[role=status]"].map((part) => parentElement.querySelector(part));
  button.querySelector("#label").textContent = data.label;
  button.querySelector("#done").textContent = data.done;
  button.classList.toggle("primary", data.primary);
  if (area.value !== data.text) { area.value = data.text; area.hidden = true; said.textContent = ""; }
  const copied = (yes) => { button.classList.toggle("copied", yes); said.textContent = yes ? data.done : ""; };
  button.onclick = async () => {
    clearTimeout(button.timer);
    copied(false);
    try {
      await navigator.clipboard.writeText(data.text);
      area.hidden = true;
      copied(true);
      button.timer = setTimeout(copied, 4000, false);
    } catch {
      area.hidden = false;
      area.focus();
      area.select();
      said.textContent = data.refused;
    }
  };
  return () => clearTimeout(button.timer);
}""",
)

LONG_TEXT = st.components.v2.component(
    "long_text",
    html="""
<label for="words"></label>
<div class="grow"><textarea id="words"></textarea></div>
<p role="status"></p>""",
    css="""
label { display: block; margin-bottom: .25rem; font-size: 1rem; color: var(--st-text-color); overflow-wrap: anywhere; }
.grow { display: grid; }
.grow::after { content: attr(data-words) " "; visibility: hidden; }
.grow::after, textarea {
  grid-area: 1 / 1; min-height: 2.75rem; box-sizing: border-box; padding: .5rem .75rem; font: inherit; font-size: 1rem;
  line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--st-border-color);
}
textarea {
  width: 100%; overflow: hidden; resize: none; color: var(--st-text-color);
  background: var(--st-secondary-background-color); border-radius: var(--st-base-radius);
}
textarea:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
p { margin: .25rem 0 0; font-size: .9375rem; color: var(--soft); }
p:empty { display: none; }
""",
    js="""
const PAUSE = 300;

// Words that the server has not heard or could not keep outlive a reload or a change of page in this one tab's storage.
const unheard = {
  get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
  set: (key, words) => { try { sessionStorage.setItem(key, words); } catch { /* the browser keeps nothing */ } },
  drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ } },
};

export default function ({ parentElement, data, setStateValue }) {
  const [label, box, area, said] = ["label", ".grow", "textarea", "p"].map((part) => parentElement.querySelector(part));
  label.textContent = data.label;
  area.rows = data.rows;
  area.maxLength = data.max_chars;
  const fit = () => {
    box.dataset.words = area.value;
    said.textContent = area.value.length < data.max_chars ? "" : data.full;
  };
  const send = () => {
    clearTimeout(area.timer);
    if (!area.typed) return;
    area.typed = false;
    area.sent = area.value;
    setStateValue("value", area.value);
  };
  const isNew = area.given === undefined;
  // What changed elsewhere (an undo, another tab) is shown, unless the server has yet to hear what was typed here.
  const underWay = area.typed || (area.sent !== undefined && area.sent !== data.heard);
  if (data.value !== area.given && !underWay && area.value !== data.value) area.value = data.value;
  area.given = data.value;
  const left = unheard.get(data.key);
  if (left !== null && data.is_kept && (left === data.heard || left === data.value)) unheard.drop(data.key);
  else if (left !== null && isNew) {
    area.value = left;
    area.typed = true;
    send();
  }
  fit();
  area.oninput = () => {
    area.typed = true;
    unheard.set(data.key, area.value);
    fit();
    clearTimeout(area.timer);
    area.timer = setTimeout(send, PAUSE);
  };
  area.onblur = send;
  const leave = () => { if (document.visibilityState === "hidden") send(); };
  area.leave?.();
  addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", leave);
  area.leave = () => {
    removeEventListener("pagehide", send);
    document.removeEventListener("visibilitychange", leave);
  };
  return () => { send(); area.leave(); };
}""",
)


def copy_button(label: str, text: str, key: str, *, primary: bool = False) -> None:
    """A button that copies the text and says so; where the browser refuses, the text is shown, selected."""
    words = {"label": label, "text": text, "done": "Copied", "refused": REFUSED, "primary": primary}
    COPY(key=key, data=words, width="content")


def long_text_area(
    label: str,
    key: str,
    shown: str,
    heard: str | None,
    on_words: Callable[[str], None],
    *,
    is_kept: bool,
    rows: int,
    max_chars: int,
) -> str | None:
    """Draw the field of `fields.long_text`; gives what the browser sent last, None while nobody typed in this tab."""

    @whole
    def hear() -> None:
        on_words(st.session_state[key]["value"])

    result = LONG_TEXT(
        key=key,
        data={
            "key": key,
            "label": label,
            "value": shown,
            "heard": heard,
            "is_kept": is_kept,
            "rows": rows,
            "max_chars": max_chars,
            "full": FULL,
        },
        on_value_change=hear,
    )
    words: str | None = result.value
    return words
