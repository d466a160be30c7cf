"""A double click is one click: its second half does nothing, whatever the first has put under the finger.

Why it is the browser that looks, and by what: docs/decisions/0015-a-double-click-is-one-click.md.
"""

from __future__ import annotations

import streamlit as st

IGNORE = st.components.v2.component(
    "ignore_second_half",
    js="""
const TOO_SOON = 700;  // milliseconds
const SAME_SPOT = 24;  // pixels, half of what a target measures
const CONTROLS = "button, a, summary, label, input[type=radio], input[type=checkbox]";

let last = { at: -Infinity, x: 0, y: 0, control: null, scrolled: 0 }, isSecondHalf = false;

const scrolled = () => document.querySelector("[data-testid=stMain]")?.scrollTop ?? 0;

function hasGoneOn(control) {  // the person moved the page, and taps the next thing at the same spot
  return last.control?.isConnected && control !== last.control && Math.abs(scrolled() - last.scrolled) > SAME_SPOT;
}

function isAgain(event, control) {
  const distance = Math.hypot(event.clientX - last.x, event.clientY - last.y);
  return event.timeStamp - last.at < TOO_SOON && distance < SAME_SPOT && !hasGoneOn(control);
}

function look(event) {
  const control = event.target.closest(CONTROLS);
  if (event.type === "pointerdown") {
    isSecondHalf = Boolean(control?.closest("[data-testid=stMain]")) && isAgain(event, control);
  }
  const isClick = event.type === "click";
  if (isClick && !event.detail) return;  // by keyboard, or by a program that reads the screen
  if (isSecondHalf) {
    event.stopImmediatePropagation();
    if (isClick) event.preventDefault();
  }
  if (!isClick) return;
  last = { at: event.timeStamp, x: event.clientX, y: event.clientY, control, scrolled: scrolled() };
  isSecondHalf = false;
}

for (const event of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
  document.addEventListener(event, look, true);
}

export default function () {}""",
)


def ignore() -> None:
    """Ignore it, on every page: the frame says so once."""
    IGNORE(key="double-click")
