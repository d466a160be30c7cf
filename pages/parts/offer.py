"""An offer: what they offer, how firm it is, the person's answer, and another one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coaching import offers, sentences
from coaching.records import Offer, OfferAnswer, Outcome
from pages.parts import buttons, fields, house, layout, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coaching.agenda import Standing
    from coaching.records import Dossier


_SAYS = {offers.Depends.YES: "Yes", offers.Depends.NO: "No", offers.Depends.UNKNOWN: "I don’t know"}


@house.callback
def say(interview_id: str, answer: OfferAnswer | None) -> None:
    """Note what the person said to them today, or that it was a mistake; nobody else's interview is changed."""
    house.store().answer_offer(interview_id, answer, on=house.today(), now=house.now())


def saver(interview_id: str, field: str) -> Callable[[object], None]:
    """The command that stores one field of the offer."""

    def save(value: object) -> None:
        house.store().save_offer(interview_id, field, value, now=house.now())

    return save


def _conditions_saver(interview_id: str, offer: Offer) -> Callable[[object], None]:
    """The command that stores what it depends on; what is named only now was not among what was settled."""

    def save(value: object) -> None:
        saver(interview_id, "conditions")(value)
        if offer.conditions_met_on and not offer.conditions.strip() and str(value).strip():
            saver(interview_id, "conditions_met_on")(None)

    return save


def _answer_day_saver(interview_id: str, answer: OfferAnswer) -> Callable[[date | None], None]:
    """The command that stores on which day the person gave their answer."""

    def save(day: date | None) -> None:
        if day is not None:
            house.store().answer_offer(interview_id, answer, on=day, now=house.now())

    return save


def ask_first(page: str, dossier: Dossier) -> None:
    """What cannot wait when they offer: by when they need an answer, whether it is in writing, and what is open."""
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
            text.p("A letter or an email counts. If you have a job, don’t resign before you have it.", soft=True),
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
    with layout.sheet("depends"):
        _ask_what_is_open(page, interview_id, offer)
    st.page_link(
        "interview.py",
        label="Write down the rest: pay, hours, place",
        query_params=house.address(interview=interview_id),
    )


def _ask_what_is_open(page: str, interview_id: str, offer: Offer) -> None:
    """Whether it depends on anything; only a no, said, leaves nothing open."""
    depends, named, today = f"{page}.depends.{interview_id}", f"{page}.conditions.{interview_id}", house.today()
    save_day = saver(interview_id, "conditions_met_on")
    text.html(
        text.h2("Does it depend on anything still to come?", beside=text.status(fields.saved_note(depends, named))),
        text.p(
            "References, a record check, a visa, a medical, a trial. While any of it is open, it isn’t firm.", soft=True
        ),
    )
    fields.pills(
        "Does it depend on anything still to come?",
        depends,
        tuple(offers.Depends),
        offers.depends(offer),
        lambda said: save_day((offer.conditions_met_on or today) if said is offers.Depends.NO else None),
        say=_SAYS.__getitem__,
        label_visible=False,
    )
    said = st.session_state[depends]
    if said is offers.Depends.YES:
        fields.long_text("On what?", named, offer.conditions, _conditions_saver(interview_id, offer), rows=2)
    elif said is offers.Depends.UNKNOWN:
        text.html(text.hint(f"Ask them: {offers.ASKS_WHAT_IS_OPEN}"))


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
    where, so = offers.where_it_stands(offer, said, house.today(), is_taken_back=standing.is_taken_back)
    text.html(text.strong(where), text.p(so))
    if standing.is_taken_back:
        st.page_link("coach.py", label="See what helps now", query_params=house.address(interview=interview_id))
        return
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
    if offer.answer is not None:
        fields.day_field(
            "You said it on",
            f"{_prefix(page, interview_id)}.answered_on",
            offer.answered_on,
            _answer_day_saver(interview_id, offer.answer),
            needed=True,
        )


def _show_fields(page: str, dossier: Dossier, offer: Offer) -> None:
    """All that can be said of an offer; what is still open comes last, as it is settled last."""
    interview = dossier.interview

    def key(field: str) -> str:
        return f"{_prefix(page, interview.id)}.{field}"

    def day(label: str, field: str) -> None:
        fields.day_field(label, key(field), getattr(offer, field), saver(interview.id, field))

    def line(label: str, field: str, hint: str = "") -> None:
        fields.text_field(label, key(field), getattr(offer, field), saver(interview.id, field), help=hint or None)

    def words(label: str, field: str, save: Callable[[object], None]) -> None:
        fields.long_text(label, key(field), getattr(offer, field), save, rows=2)

    day("They need your answer by", "answer_by")
    day("In writing since", "in_writing_on")
    line("Pay", "pay", f"Earlier they named {interview.pay_said}." if interview.pay_said else "")
    line("Hours", "hours")
    line("Place", "place")
    day("You would start on", "starts_on")
    words("Other terms", "other_terms", saver(interview.id, "other_terms"))
    depends_on = "What it depends on, such as references, a check or a visa"
    words(depends_on, "conditions", _conditions_saver(interview.id, offer))
    day("Everything settled on", "conditions_met_on")


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
