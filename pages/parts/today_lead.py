"""What leads Today, by its state: a debrief to write, an interview that is near, a no, an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from coaching import today_says
from coaching.records import Offer, Outcome
from pages.parts import buttons, house, layout, outcome, text, to_calendar, today_step

if TYPE_CHECKING:
    from coaching.agenda import Action, Standing, TodayView


def half_written(lead: Standing, about: str) -> None:
    """A debrief that was begun, or not yet."""
    interview, is_begun = lead.dossier.interview, lead.dossier.is_begun
    with layout.sheet("half"):
        text.html(
            text.h2("Go on where you were" if is_begun else "Write it down while it’s fresh"),
            text.p(about, soft=True),
            text.p("What you wrote is saved." if is_begun else "It takes about five minutes.", soft=True),
        )
        if st.button("Go on" if is_begun else "Write it down", key="today.go-on", type="primary", width="stretch"):
            house.go("debrief.py", interview=interview.id)


def due(lead: Standing, action: Action | None) -> None:
    """One thing for today."""
    today_step.show(lead, action, today_says.why(lead, action, house.today(), house.working_days()))


def coming(lead: Standing, view: TodayView) -> None:
    """What there is to do for it today, and then until its day; once it has taken place its debrief."""
    today, action, owner = house.today(), view.action, view.owner or lead
    if not lead.is_coming:
        half_written(lead, "")
        return
    if action or (lead.position and lead.position.question):
        today_step.show(owner, action, today_says.headline(owner, action, today) if action else "")
    elif st.button("Get ready", key="today.open", type="primary", width="stretch"):
        house.go("coach.py", interview=lead.dossier.interview.id)
    if others := today_says.also_today(view, today):
        text.html(text.h2("Also today", small=True), text.points(others))
    if later := today_says.later_steps(view, today):
        text.html(text.h2("Then, until the day", small=True), text.points(later))
    to_calendar.interview(lead, key="today.calendar")


def said_no(lead: Standing, action: Action | None) -> None:
    """The day of a no: nothing to do, and one thing that may be done; their words, where the law has a clock."""
    today, interview = house.today(), lead.dossier.interview
    ready_on = house.working_days().after(today, 1)
    text.html(text.p(today_says.said_no(lead, action, today, ready_on)))
    kept = bool(lead.dossier.feedback.words.strip())
    with layout.sheet("no"):
        hurts = lead.facts["words_hurt"].value == "yes"
        text.html(*_about_words(kept=kept, must_keep=today_says.keeps_words(action), hurts=hurts))
        label = "See what you wrote" if kept else "Write down what they said"
        if st.button(text.plain(label), key="today.said", width="stretch"):
            house.go("news.py", interview=interview.id)
    buttons.button(
        "That was a mistake: no news yet",
        key=f"today.reopen.{interview.id}",
        type="tertiary",
        on_click=_reopen,
        args=(interview.id,),
    )


def _about_words(*, kept: bool, must_keep: bool, hurts: bool) -> tuple[text.Markup, text.Markup]:
    if must_keep:
        return text.h2("Their words, and who told you"), text.p("Whom to ask about it stands in Coach.")
    if kept:
        return text.h2("You’ve kept their words"), text.p("All the rest can wait.")
    if hurts:
        return text.h2("Only if you want to"), text.p("You needn’t write down words that hurt. All the rest can wait.")
    return text.h2("Only if you want to"), text.p("Their words fade quickly. All the rest can wait.")


def offer(lead: Standing, action: Action | None) -> None:
    """By when they need an answer, what it still hangs on, who else is open, and what there is to do about it today."""
    today, interview_id = house.today(), lead.dossier.interview.id
    offered = lead.dossier.offer or Offer()
    with layout.sheet("offer"):
        text.html(
            text.h2(today_says.answer_by(offered, today)),
            text.p(today_says.also_open(lead, today), soft=True),
            text.strong(today_says.keep_your_job(offered)),
        )
        kind: Literal["primary", "secondary"] = "secondary" if action else "primary"
        if st.button("Plan my answer", key="today.answer", type=kind, width="stretch"):
            house.go("coach.py", interview=interview_id)
        if st.button("Add what they offered", key="today.offered", width="stretch"):
            house.go("interview.py", interview=interview_id)
    if action:
        today_step.show(lead, action, today_says.headline(lead, action, today))


@house.callback
def _reopen(interview_id: str) -> None:
    """There was no news after all."""
    outcome.record(interview_id, Outcome.WAITING)
