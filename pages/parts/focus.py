"""The focus is never lost: where a click takes its own button away, or turns the page, it goes to what came instead.

Streamlit leaves it on the page's body, so that the next Tab begins at the top of the screen, or in the menu. This
script puts it on the first heading that was not there before the click, which a screen reader then says; where none
came, on the control that is now in the place of the one that went. A field that is still there keeps it.
"""

from __future__ import annotations

import streamlit as st

KEEP = st.components.v2.component(
    "keep_focus",
    js="""
const CONTROLS = "a[href], button, input, textarea, summary, [tabindex='0']";
const PAUSE = 50;

const app = document.querySelector("[data-testid=stApp]");
const main = () => app.querySelector("[data-testid=stMain]");
const headings = () => [...(main()?.querySelectorAll("h1, h2, h3") ?? [])];
let control = null, places = [], known = new Set(), timer;

function remember() {
  const at = document.activeElement;
  control = main()?.contains(at) ? at : null;
  known = new Set(headings().map((heading) => heading.textContent));
  places = [];
  for (let node = control; node && node !== main(); node = node.parentElement) {
    places.push([node.parentElement, [...node.parentElement.children].indexOf(node)]);
  }
}

function controls(node) {
  const below = [...(node.shadowRoot?.children ?? []), ...node.children].flatMap(controls);
  return node.matches(CONTROLS) && node.tabIndex >= 0 && node.checkVisibility() ? [node, ...below] : below;
}

function inItsPlace() {
  const standing = places.filter(([parent]) => parent.isConnected);
  const later = standing.flatMap(([parent, index], level) => [...parent.children].slice(level ? index + 1 : index));
  return later.flatMap(controls)[0];
}

function restore() {
  if (app.dataset.testScriptState !== "notRunning") return;
  const at = document.activeElement;
  const isLost = control && !control.isConnected && at === document.body;
  const hasArrived = at?.matches("a") && headings()[0] && !known.has(headings()[0].textContent);
  if (!isLost && !hasArrived) return;
  const heading = headings().find((heading) => !known.has(heading.textContent));
  if (heading) heading.tabIndex = -1;
  (heading ?? inItsPlace() ?? headings()[0])?.focus();
}

for (const event of ["focusin", "keydown", "click"]) document.addEventListener(event, remember, true);
new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(restore, PAUSE); }).observe(app, {
  attributes: true, attributeFilter: ["data-test-script-state"], childList: true, subtree: true,
});

export default function () {}""",
)


def keep() -> None:
    """Keep it, on every page: the frame says so once."""
    KEEP(key="focus")
