"""A letter or the words for a call: what is missing asked above it, its words, changed when wanted, copied and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import letters
from pages.parts import browser, buttons, fields, house, particulars, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coaching.agenda import Standing
    from coaching.letters import Draft, LetterTemplate, Line
    from coaching.records import Interview

TOO_LONG = (
    "These words are too long for a link. Your mail program opens with the address and the subject: "
    "copy the words first, then paste them there."
)
ALL_TOO_LONG = (
    "These words and their subject are too long for a link. Your mail program opens with the address alone: "
    "copy the words first, then paste them there, and the subject after them."
)


def ready(standing: Standing, template_key: str) -> Draft:
    """The letter of an interview in the words that count now."""
    template, today = house.texts().letters[template_key], house.today()
    signature = house.store().last_given(letters.SIGNATURE)
    return letters.draft(template, standing.dossier, today, signature, standing.texts(today))


def preview(standing: Standing, template_key: str) -> None:
    """The first lines of a letter: whom it greets, and how it begins."""
    text.html(text.letter(letters.beginning(ready(standing, template_key).words)))


def open_label(template_key: str) -> str:
    """What the button says that leads to the whole of it."""
    return "Open the words" if house.texts().letters[template_key].kind == "phone" else "Open the letter"


def sent_label(template_key: str) -> str:
    """What the button says that notes the letter as sent, or the call as made."""
    return "I’ve rung them" if house.texts().letters[template_key].kind == "phone" else "I’ve sent it"


def show(page: str, standing: Standing, template_key: str) -> Draft:
    """Draw the letter of an interview with all that can be done with it, but for noting it as sent."""
    template = house.texts().letters[template_key]
    interview = standing.dossier.interview
    key = f"{page}.letter.{interview.id}.{template_key}"
    shown = ready(standing, template_key)
    is_editing = bool(st.session_state.get(_editing(key)))
    _show_ways(key, template, shown, is_editing=is_editing)
    lines = letters.form(template, interview, shown.given)
    known = st.session_state.setdefault(_known(key), letters.known_already(template, lines))
    stands = shown.is_edited or is_editing
    asked = [line for line in lines if line.name not in known and (line.is_email or not stands)]
    for pair in _side_by_side(asked):
        for column, line in zip(st.columns(len(pair)), pair, strict=True):
            with column:
                _ask(key, interview, template_key, line)
    if template.kind == "mail":
        nobody = "the agency" if interview.via_recruiter else interview.company
        to = shown.words.to or shown.words.to_name or nobody
        subject = "" if is_editing else f"Subject: {shown.words.subject}"
        text.html(text.p(f"To {to}", soft=True), text.p(subject, soft=True))
    if is_editing:
        _edit(key, interview.id, template, shown)
    else:
        body = shown.words.body
        text.html(text.letter(body) if template.kind == "mail" else text.p(body, say=True))
    if shown.is_edited or shown.has_own_subject:
        _offer_first_words(key, interview.id, shown)
    if not stands and letters.SIGNATURE in known:
        buttons.button("Sign with another name", key=f"{key}.rename", type="tertiary", on_click=_rename, args=(key,))
    return shown


def _show_ways(key: str, template: LetterTemplate, shown: Draft, *, is_editing: bool) -> None:
    is_mail, link = template.kind == "mail", letters.mailto(shown.words)
    with st.container(horizontal=True, key=f"{key}.ways"):
        browser.copy_button("Copy the words", shown.words.body, f"{key}.copy", primary=True)
        buttons.button(
            "Done changing" if is_editing else "Change the words",
            key=f"{key}.change",
            on_click=_toggle,
            args=(_editing(key),),
        )
        if is_mail:
            st.link_button("Open in my mail program", link.url, key=f"{key}.mail", type="tertiary")
    if is_mail and not link.has_words:
        text.html(text.p(TOO_LONG if link.has_subject else ALL_TOO_LONG, soft=True))


def _side_by_side(lines: list[Line]) -> list[list[Line]]:
    """What explains itself stands in pairs where it is wide; what has a hint below it stands alone."""
    short = [line for line in lines if not line.hint]
    return [*([line] for line in lines if line.hint), *(short[at : at + 2] for at in range(0, len(short), 2))]


def _ask(key: str, interview: Interview, template_key: str, line: Line) -> None:
    of_interview = line.holder == "interview"
    fields.text_field(
        line.label,
        f"{key}.{line.name}",
        line.stored,
        particulars.saver(interview.id, line.name)
        if of_interview
        else _answer_saver(interview.id, template_key, line.name),
        kind="email" if line.is_email else "default",
        help=line.hint or None,
    )


def _answer_saver(interview_id: str, template_key: str, name: str) -> Callable[[str], None]:
    def save(words: str) -> None:
        house.store().save_given(interview_id, template_key, name, words, now=house.now())

    return save


def _edit(key: str, interview_id: str, template: LetterTemplate, shown: Draft) -> None:
    def save_subject(subject: str) -> None:
        house.store().save_letter(interview_id, template.key, subject=subject, now=house.now())

    def save_body(body: str) -> None:
        house.store().save_letter(
            interview_id, template.key, to=shown.words.to, body=body, given=shown.given, now=house.now()
        )

    if template.kind == "mail":
        fields.text_field("Subject", f"{key}.subject", shown.words.subject, save_subject)
    fields.long_text("Your words", f"{key}.body", shown.words.body, save_body, rows=8)
    text.html(text.status(fields.saved_note(f"{key}.subject", f"{key}.body")))


def _offer_first_words(key: str, interview_id: str, shown: Draft) -> None:
    """Own words stand, whatever becomes known; here is the way back from them."""
    own = "These are your own words" if shown.is_edited else "The subject is in your own words"
    what = "them" if shown.is_edited else "it"
    with st.container(key=f"{key}.own"):
        text.html(text.p(f"{own}. What you note down later doesn’t change {what}.", soft=True))
        buttons.button(
            "Use Debrief’s words again",
            key=f"{key}.refill",
            type="tertiary",
            on_click=_refill,
            args=(key, interview_id, shown.template),
        )


@house.callback
def _refill(key: str, interview_id: str, template_key: str) -> None:
    house.store().refill_letter(interview_id, template_key, now=house.now())
    st.session_state[_editing(key)] = False


def _rename(key: str) -> None:
    st.session_state[_known(key)] = st.session_state[_known(key)] - {letters.SIGNATURE}


def _toggle(editing: str) -> None:
    st.session_state[editing] = not st.session_state.get(editing, False)


def _editing(key: str) -> str:
    return f"{key}.editing"


def _known(key: str) -> str:
    """Where a session keeps what of the form was known at its first look; what was missing stays while one types."""
    return f"{key}.known"


@house.callback
def send(interview_id: str, shown: Draft) -> None:
    """Note that the letter went out today, in the words that count by now; a click that comes again is none."""
    letter = ready(house.standing(interview_id), shown.template)
    if letter.sent > shown.sent:
        return
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
