"""A letter: its words, changed when wanted and then kept, copied, and noted as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import letters
from pages.parts import browser, buttons, fields, house, text

if TYPE_CHECKING:
    from coaching.letters import Draft
    from coaching.records import Dossier


def ready(dossier: Dossier, template_key: str) -> Draft:
    """The letter of an interview in the words that count now."""
    template = house.texts().letters[template_key]
    return letters.draft(template, dossier, house.today(), house.store().last_signature())


def preview(dossier: Dossier, template_key: str) -> None:
    """The first lines of a letter: whom it greets, and how it begins."""
    text.html(text.letter(letters.beginning(ready(dossier, template_key).words)))


def show(page: str, dossier: Dossier, template_key: str) -> Draft:
    """Draw the letter of an interview with all that can be done with it, but for noting it as sent."""
    interview = dossier.interview
    key = f"{page}.letter.{interview.id}.{template_key}"
    shown = ready(dossier, template_key)
    words = shown.words
    editing = f"{key}.editing"
    is_editing = bool(st.session_state.get(editing))
    with st.container(horizontal=True, key=f"letter-{interview.id}-{template_key}"):
        browser.copy_button("Copy the words", words.body, f"{key}.copy", primary=True)
        buttons.button(
            "Done changing" if is_editing else "Change the words",
            key=f"{key}.change",
            on_click=_toggle,
            args=(editing,),
        )
        st.link_button("Open in my mail", letters.mailto(words).url, key=f"{key}.mail", type="tertiary")
    text.html(
        text.p(f"To {words.to or words.to_name or interview.company}", soft=True),
        text.p(f"Subject: {words.subject}", soft=True),
        *(() if is_editing else (text.letter(words.body),)),
    )
    if is_editing:
        _edit(key, interview.id, shown)
    elif not shown.is_edited:
        _sign(key, interview.id, shown)
    return shown


def _edit(key: str, interview_id: str, shown: Draft) -> None:
    def save(body: str) -> None:
        house.store().save_letter(
            interview_id,
            shown.template,
            to=shown.words.to,
            subject=shown.words.subject,
            body=body,
            given=shown.given,
            now=house.now(),
        )

    fields.long_text("Your words", f"{key}.body", shown.words.body, save, rows=8)
    text.html(text.status(fields.saved_note(f"{key}.body")))


def _sign(key: str, interview_id: str, shown: Draft) -> None:
    def save(name: str) -> None:
        house.store().sign_letter(interview_id, shown.template, name, now=house.now())

    fields.text_field("Your name, to sign with", f"{key}.name", shown.given["name"], save)


def _toggle(editing: str) -> None:
    st.session_state[editing] = not st.session_state.get(editing, False)


@house.callback
def send(interview_id: str, letter: Draft) -> None:
    """Note that the letter went out today, in the words that were shown or were typed since."""
    dossier = house.store().dossier(interview_id)
    if any(one.template == letter.template and one.sent_on is None for one in dossier.letters):
        letter = ready(dossier, letter.template)
    house.store().send_letter(
        interview_id,
        letter.template,
        to=letter.words.to,
        subject=letter.words.subject,
        body=letter.words.body,
        given=letter.given,
        on=house.today(),
        now=house.now(),
    )
