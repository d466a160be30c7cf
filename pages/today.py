"""Today: what to do now, one state at a time."""

import streamlit as st

from coaching import agenda, dates, debriefing, letters, sentences
from coaching.agenda import Standing, TodayState
from pages.parts import buttons, house, layout, letter, links, text

UNDO = "today.undo"


@house.callback
def mark_done(interview_id: str, step: str) -> None:
    """The step is done."""
    house.store().mark(interview_id, step, done_on=house.today(), now=house.now())
    st.session_state[UNDO] = (house.today(), interview_id, step, "Done.")


@house.callback
def move_to_tomorrow(interview_id: str, step: str) -> None:
    """The step can wait until tomorrow."""
    house.store().mark(interview_id, step, moved_to=dates.day_after(house.today()), now=house.now())
    st.session_state[UNDO] = (house.today(), interview_id, step, "It will be here tomorrow.")


@house.callback
def drop(interview_id: str, step: str) -> None:
    """The person will not do this step."""
    house.store().mark(interview_id, step, dropped_on=house.today(), now=house.now())
    st.session_state[UNDO] = (house.today(), interview_id, step, "Dropped.")


@house.callback
def take_back(interview_id: str, step: str) -> None:
    """The mark was a mistake."""
    house.store().unmark(interview_id, step, now=house.now())
    st.session_state.pop(UNDO, None)


@house.callback
def send(interview_id: str, ready: letters.Draft) -> None:
    """Note that the letter went out today."""
    letter.send(interview_id, ready)
    st.session_state[UNDO] = (house.today(), interview_id, "", "Noted: sent today.")


def start_buttons(*, main: bool) -> None:
    """The three ways in."""
    with st.container(key="today-start"):
        if st.button("I’ve just had one", key="today.just", type="primary" if main else "secondary", width="stretch"):
            house.go("debrief.py")
        if st.button("I’ve had news", key="today.news", width="stretch"):
            house.go("news.py")
        if st.button("I have one coming up", key="today.coming", width="stretch"):
            house.go("interview.py")


def show_step(standing: Standing, action: agenda.Action | None) -> None:
    """The one thing for today, with what the person may do about it."""
    interview = standing.dossier.interview
    step = agenda.next_step(standing, today)
    with layout.sheet("today"):
        text.html(
            text.h2(step.sentence if step else interview.company),
            text.p(f"{interview.company}. {sentences.about(interview, words, today)}.", soft=True),
        )
        if action and action.letter:
            letter.preview(standing, action.letter)
        if action is None or action.letter:
            label = "Open the letter" if action else "Answer in Coach"
            if st.button(text.plain(label), key="today.open", type="primary", width="stretch"):
                house.go("coach.py", interview=interview.id)
        if action:
            show_ways(standing, action)
        if action and not action.letter and st.button("What this is about", key="today.about", type="tertiary"):
            house.go("coach.py", interview=interview.id)


def show_ways(standing: Standing, action: agenda.Action) -> None:
    """Done, another day, or not at all."""
    args = (standing.dossier.interview.id, action.key)
    if action.opens and st.button(
        text.plain(layout.OPENS[action.opens]), key="today.opens", type="primary", width="stretch"
    ):
        house.go(f"{action.opens}.py", interview=args[0])
    with st.container(horizontal=True, key="today-answers"):
        if action.letter:
            sent = (args[0], letter.ready(standing, action.letter))
            buttons.button("I’ve sent it", key="today.sent", on_click=send, args=sent)
        else:
            buttons.button(
                "Done",
                key="today.done",
                type="secondary" if action.opens else "primary",
                on_click=mark_done,
                args=args,
            )
        if action.can_wait(today):
            buttons.button("Tomorrow", key="today.tomorrow", type="tertiary", on_click=move_to_tomorrow, args=args)
        buttons.button("Drop it", key="today.drop", type="tertiary", on_click=drop, args=args)


def show_undo() -> None:
    """What the last click did, and the way back; tomorrow it is no longer the last."""
    day, interview_id, step, said = st.session_state.get(UNDO, (None, "", "", ""))
    if day != today:
        return
    with layout.line("undo"):
        text.html(text.status(said))
        if step:
            args = (interview_id, step)
            buttons.button("Undo", key="today.undo.button", type="tertiary", on_click=take_back, args=args)
        elif st.button("It wasn’t sent", key="today.unsent", type="tertiary"):
            house.go("coach.py", interview=interview_id)


def show_rows(title: str, rows: list[Standing]) -> None:
    """Open interviews, each with its next step."""
    if not rows:
        return
    text.html(text.h2(title))
    with layout.rows(title):
        for standing in rows:
            show_row(standing)


def show_row(standing: Standing) -> None:
    """One open interview, its next step, and the button that fits it."""
    interview = standing.dossier.interview
    step = agenda.next_step(standing, today)
    with layout.line(interview.id):
        with st.container(key=f"named-{interview.id}"):
            links.interview("coach.py", interview.company, interview.id)
            text.html(
                text.p(sentences.about(interview, words, today), soft=True),
                text.p(sentences.next_step(step, today) if step else ""),
            )
        if step and step.kind == "debrief":
            if st.button("Go on", key=f"today.go-on.{interview.id}"):
                house.go("debrief.py", interview=interview.id)
        elif interview.outcome.is_news:
            if st.button("Plan my answer", key=f"today.answer.{interview.id}"):
                house.go("coach.py", interview=interview.id)
        elif (
            interview.is_held(today)
            and not is_only_one
            and st.button("I’ve had news", key=f"today.news.{interview.id}")
        ):
            house.go("news.py", interview=interview.id)


def show_empty() -> None:
    """What Debrief is for, and the ways in."""
    text.html(
        text.p(
            "Write down what happened while it’s fresh. It takes about five minutes. "
            "Then you’ll see what to do next, and on which day."
        )
    )
    start_buttons(main=True)
    if not house.is_example():
        buttons.button(
            "Look round an example",
            key="today.example",
            type="tertiary",
            icon=":material/visibility:",
            on_click=house.open_example,
        )


def show_no(lead: Standing) -> None:
    """The day of a no: nothing to do, and one thing that may be done."""
    interview = lead.dossier.interview
    said = f"{interview.company} said no. That is hard, and it says little about what you can do."
    if lead.facts["feedback"].value == "not_asked":
        ready_on = dates.in_words(house.working_days().after(today, 1), today)
        said += f" A note that asks what you could do better will be ready {ready_on}, if you want it."
    text.html(text.p(said))
    kept = lead.facts["feedback"].value == "came"
    with layout.sheet("no"):
        text.html(
            text.h2("You’ve kept their words" if kept else "Only if you want to"),
            text.p("All the rest can wait." if kept else "Their words fade quickly. All the rest can wait."),
        )
        label = "See what you wrote" if kept else "Write down what they said"
        if st.button(text.plain(label), key="today.said", width="stretch"):
            house.go("news.py", interview=interview.id)
    with st.expander(f"Can wait ({len(view.rest)})" if view.rest else "Something else", key="today.wait"):
        show_rows("Other interviews", list(view.rest))
        start_buttons(main=False)


def show_half(lead: Standing) -> None:
    """A debrief that was begun, or not yet."""
    interview = lead.dossier.interview
    is_begun = debriefing.is_begun(lead.dossier)
    with layout.sheet("half"):
        text.html(
            text.h2("Go on where you were" if is_begun else "Write it down while it’s fresh"),
            text.p(f"{sentences.about(interview, words, today)}.", soft=True),
            text.p("What you wrote is saved." if is_begun else "It takes about five minutes.", soft=True),
        )
        if st.button("Go on" if is_begun else "Write it down", key="today.go-on", type="primary", width="stretch"):
            house.go("debrief.py", interview=interview.id)


def show_side() -> None:
    """What helps beside it: at the start whose data it is, after a no the evening."""
    if view.state is TodayState.EMPTY:
        with layout.sheet("private"):
            text.html(
                text.h2("It stays with you", small=True),
                text.p("No account and no internet. What you write is one file on this computer."),
            )
        text.html(
            text.h2("After a few interviews", small=True),
            text.p("Trends will show what went well, which area is lowest so far, and how each of them moves."),
        )
    if view.state is TodayState.SAID_NO:
        text.html(
            text.h3("For the rest of today"),
            text.items(["Eat something, and go outside for a while.", "Ring somebody who likes you."]),
        )


today = house.today()
words = house.texts().words
view = agenda.today(house.standings(), today)
is_only_one = len(view.rest) + (view.lead is not None) == 1
main, side = layout.columns()
with main:
    text.page_title(sentences.today_heading(view, today), before=dates.in_full(today))
    show_undo()
    if view.state is TodayState.EMPTY:
        show_empty()
    elif view.state is TodayState.SAID_NO and view.lead:
        show_no(view.lead)
    else:
        if view.state is TodayState.HALF_WRITTEN and view.lead:
            show_half(view.lead)
        if view.state is TodayState.DUE and view.lead:
            show_step(view.lead, view.action)
        offers = [one for one in view.rest if one.dossier.interview.outcome.is_news]
        others = [one for one in view.rest if not one.dossier.interview.outcome.is_news]
        show_rows("An offer to answer", offers)
        show_rows("Coming up", [one for one in others if not one.dossier.interview.is_held(today)])
        show_rows("Waiting to hear", [one for one in others if one.dossier.interview.is_held(today)])
        start_buttons(main=view.state is TodayState.WAITING)
if view.state in {TodayState.EMPTY, TodayState.SAID_NO}:
    with side:
        show_side()
