"""An offer: what they offer, how firm it is, the person's answer, and another one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import offers, sentences
from coaching.records import Offer, OfferAnswer, Outcome
from pages.parts import buttons, fields, house, layout, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from coaching.agenda import Standing
    from coaching.records import Dossier


@house.callback
def say(interview_id: str, answer: OfferAnswer | None) -> None:
    """Note what the person said to them today, or that it was a mistake; nobody else's interview is changed."""
    house.store().answer_offer(interview_id, answer, on=house.today(), now=house.now())


def saver(interview_id: str, field: str) -> Callable[[object], None]:
    """The command that stores one field of the offer."""

    def save(value: object) -> None:
        house.store().save_offer(interview_id, field, value, now=house.now())

    return save


def ask_first(page: str, dossier: Dossier) -> None:
    """What cannot wait when they offer: by when they need an answer, and whether it is in writing."""
    interview_id, offer, today = dossier.interview.id, dossier.offer or Offer(), house.today()
    by, in_writing = f"{page}.answer_by.{interview_id}", f"{page}.in_writing.{interview_id}"
    days = offers.answer_days(today)
    with layout.sheet("answer-by"):
        text.html(
            text.h2("By when do they need your answer?", beside=text.status(fields.saved_note(by))),
            text.p("Leave it empty if they didn’t say, and ask them.", soft=True),
        )
        save = saver(interview_id, "answer_by")
        fields.pills(
            "By when do they need your answer?",
            f"{by}.pill",
            tuple(days),
            offer.answer_by,
            save,
            say=days.__getitem__,
            label_visible=False,
        )
        fields.day_field("Or by this day", f"{by}.day", offer.answer_by, save)
    with layout.sheet("in-writing"):
        text.html(
            text.h2("Is it in writing?", beside=text.status(fields.saved_note(in_writing))),
            text.p("A letter or an email counts. Don’t resign before you have it.", soft=True),
        )
        save_day = saver(interview_id, "in_writing_on")
        fields.pills(
            "Is it in writing?",
            in_writing,
            (True, False),
            True if offer.in_writing_on else None,
            lambda yes: save_day((offer.in_writing_on or today) if yes else None),
            say=lambda yes: "Yes" if yes else "Not yet",
            label_visible=False,
        )
    st.page_link(
        "interview.py",
        label="Write down the rest: pay, hours, conditions",
        query_params=house.address(interview=interview_id),
    )


def show(page: str, standing: Standing) -> None:
    """The sheet of an offer, and the one of another employer beside it."""
    dossier = standing.dossier
    offer = dossier.offer or Offer()
    is_made = dossier.interview.outcome is Outcome.SUCCESSFUL
    with layout.sheet("offer"):
        made_on = offers.offered_on(dossier)
        text.html(
            text.h2(
                "What they offer" if is_made else "What they had offered",
                beside=text.status(fields.saved_note(_prefix(page, dossier.interview.id))),
            ),
            text.p(f"They made it {sentences.on(made_on, house.today())}." if made_on else "", soft=True),
        )
        if is_made:
            _show_answer(page, standing, offer)
        _show_fields(page, dossier, offer)
    _show_beside(standing)


def _show_answer(page: str, standing: Standing, offer: Offer) -> None:
    interview_id, said = standing.dossier.interview.id, offers.answer(standing)
    where, so = offers.where_it_stands(offer, said)
    text.html(text.strong(where), text.p(so))
    if said is None:
        with st.container(horizontal=True, key=f"offer-answers-{interview_id}"):
            for answer, label in ((OfferAnswer.ACCEPTED, "I’ve said yes"), (OfferAnswer.DECLINED, "I’ve said no")):
                buttons.button(
                    label, key=f"{_prefix(page, interview_id)}.{answer}", on_click=say, args=(interview_id, answer)
                )
        return
    with layout.line(f"said-{interview_id}"):
        since = standing.facts["offer"].since
        when = f" {sentences.on(since, house.today())}" if since else ""
        text.html(text.status(f"You said {'yes' if said is OfferAnswer.ACCEPTED else 'no'}{when}."))
        if offer.answer is not None:
            buttons.button(
                "Undo",
                key=f"{_prefix(page, interview_id)}.undo",
                type="tertiary",
                on_click=say,
                args=(interview_id, None),
            )
        else:
            st.page_link("coach.py", label="See your letter", query_params=house.address(interview=interview_id))


def _show_fields(page: str, dossier: Dossier, offer: Offer) -> None:
    """All that can be said of an offer; the conditions come last, since one more field grows below them."""
    interview = dossier.interview

    def key(field: str) -> str:
        return f"{_prefix(page, interview.id)}.{field}"

    def day(label: str, field: str) -> None:
        fields.day_field(label, key(field), getattr(offer, field), saver(interview.id, field))

    def line(label: str, field: str, hint: str = "") -> None:
        fields.text_field(label, key(field), getattr(offer, field), saver(interview.id, field), help=hint or None)

    def words(label: str, field: str) -> None:
        fields.long_text(label, key(field), getattr(offer, field), saver(interview.id, field), rows=2)

    day("They need your answer by", "answer_by")
    day("In writing since", "in_writing_on")
    line("Pay", "pay", f"Earlier they named {interview.pay_said}." if interview.pay_said else "")
    line("Hours", "hours")
    line("Place", "place")
    day("You would start on", "starts_on")
    words("Other terms", "other_terms")
    words("Conditions, such as references or a check; leave it empty if there are none", "conditions")
    if offer.conditions.strip():
        day("Conditions met on", "conditions_met_on")


def _prefix(page: str, interview_id: str) -> str:
    return f"{page}.offer.{interview_id}"


def _show_beside(standing: Standing) -> None:
    others = offers.beside(standing, house.standings())
    if not others:
        return
    with layout.sheet("beside"):
        found = offers.comparison(standing.dossier, others, house.today())
        text.html(
            text.h2("Your offers compared"),
            text.p("Answering one changes nothing about the other.", soft=True),
            text.compared(found.names, [(term.name, term.said) for term in found.terms]),
        )
