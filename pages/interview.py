"""Interview: everything about one on a screen."""

import streamlit as st

from coaching import agenda, dates, debriefing, offers, sentences
from coaching.agenda import Standing
from coaching.records import Answered, AskedQuestion, Dossier, Edit
from pages.parts import buttons, country, fields, house, layout, links, offer, particulars, text, to_calendar, told_more
from pages.parts.new_interview import company_form


@house.callback
def delete(interview_id: str) -> None:
    """Put it in the trash; for 30 days it can be taken back."""
    house.store().delete_interview(interview_id, now=house.now())


@house.callback
def restore(interview_id: str) -> None:
    """Take it back."""
    house.store().restore_interview(interview_id, now=house.now())


@house.callback
def put_back(interview_id: str, edit: Edit) -> None:
    """Earlier words come back; the ones they replace become earlier words."""
    house.store().put_back(interview_id, edit, now=house.now())


def open_next_time(opened: str) -> None:
    """Show the field for a better answer."""
    st.session_state[opened] = True


def show_when(standing: Standing) -> None:
    """Day and place of an interview to come, who will be there, and the way into the calendar."""
    interview = standing.dossier.interview
    with layout.sheet("when"):
        names = ("held_on", "held_time", "place", "others_there")
        beside = text.status(particulars.saved_note("interview.when", interview, *names))
        text.html(text.h2("When and where is it?", beside=beside), text.p("No date yet is fine.", soft=True))
        particulars.day_and_time("interview.when", interview)
        particulars.where("interview.when", interview)
        told_more.show(interview.id, key="interview.told")
        if interview.held_on is not None:
            to_calendar.interview(standing, key="interview.calendar")


def show_standing(standing: Standing) -> None:
    """Where it stands, and its one action."""
    interview = standing.dossier.interview
    step = agenda.next_step(standing, today)
    with layout.sheet("stands"):
        text.html(
            text.h2(sentences.outcome(interview, words, today, house.clock())),
            text.p(sentences.heard(interview, today), soft=True),
            text.p(sentences.next_step(step, today) if step else "", soft=True),
        )
        held = interview.is_held(today, house.clock())
        if held and not interview.outcome.is_news:
            if st.button("I’ve had news", key="interview.news", type="primary", width="stretch"):
                house.go("news.py", interview=interview.id)
        elif standing.tree and st.button("See what helps now", key="interview.coach", type="primary", width="stretch"):
            house.go("coach.py", interview=interview.id)
        if held and not interview.debriefed_at:
            label = "Write what you still know" if interview.outcome.is_news else "Write the debrief"
            if st.button(text.plain(label), key="interview.debrief", width="stretch"):
                house.go("debrief.py", interview=interview.id)
        if interview.outcome.is_news and st.button("What they said", key="interview.said", width="stretch"):
            house.go("news.py", interview=interview.id)
        if next_round := standing.dossier.next_round:
            text.html(text.p("There is a next round:", soft=True))
            links.interview("interview.py", sentences.about(next_round, words, today), next_round.id)


def show_written(dossier: Dossier) -> None:
    """The debrief as it stands."""
    interview, texts = dossier.interview, house.texts()
    lines = debriefing.written(dossier, texts)
    if not lines:
        return
    with layout.sheet("written"):
        text.html(text.h2("What you wrote"), text.facts(lines))
        st.page_link("debrief.py", label="Change what you wrote", query_params=house.address(interview=interview.id))


def show_questions(dossier: Dossier) -> None:
    """What they asked, how it went, and a better answer for the next time; the stumbled ones first."""
    if not dossier.questions:
        return
    with layout.sheet("asked"):
        beside = text.status(fields.saved_note(f"interview.next_time.{dossier.interview.id}"))
        text.html(text.h2("What they asked", beside=beside))
        for question, said in debriefing.asked(dossier, house.texts()):
            text.html(text.facts([(question.text, said)]))
            show_next_time(dossier.interview.id, question)


def show_next_time(interview_id: str, question: AskedQuestion) -> None:
    """The field for a better answer, or the way to it where the first one was good enough."""
    key = f"interview.next_time.{interview_id}.{question.id}"
    opened = f"{key}.open"
    if question.answered is Answered.STUMBLED or question.next_time or st.session_state.get(opened):
        st.session_state[opened] = True  # A field that was opened stays, also when its words are taken out.
        fields.long_text(
            "A better answer next time",
            key,
            question.next_time,
            lambda words: house.store().save_question(question.id, "next_time", words, now=house.now()),
            rows=2,
        )
    else:
        buttons.button(
            "Add a better answer",
            key=f"{key}.add",
            type="tertiary",
            icon=":material/add:",
            on_click=open_next_time,
            args=(opened,),
        )


def show_feedback(dossier: Dossier) -> None:
    """What they said about why."""
    lines = debriefing.their_view(dossier, house.texts())
    if not lines:
        return
    with layout.sheet("feedback"):
        text.html(text.h2("What they said"), text.facts(lines))


def show_history(dossier: Dossier) -> None:
    """What happened when."""
    events = sentences.history(dossier, house.texts(), today, house.zone())
    if events:
        text.html(
            text.h2("What happened when"),
            text.pairs([(dates.day_month(event.on, today), event.what) for event in events]),
        )


def show_earlier_words(dossier: Dossier) -> None:
    """Words that stood here before, for 30 days."""
    if not dossier.earlier_words:
        return
    with st.expander("Earlier words", key="interview.earlier"):
        for edit in dossier.earlier_words:
            text.html(text.p(sentences.edit_line(edit, today, house.zone()), soft=True), text.p(edit.before))
            buttons.button(
                "Put these back",
                key=f"interview.back.{edit.id}",
                type="tertiary",
                on_click=put_back,
                args=(dossier.interview.id, edit),
            )


def show_deleted(interview_id: str) -> None:
    """It lies in the trash, and can be taken back."""
    text.page_title("It’s deleted", after="You can take it back for 30 days, here or under Interviews.")
    buttons.button("Take it back", key="interview.restore", type="primary", on_click=restore, args=(interview_id,))


def show_interview(interview_id: str) -> None:
    """Everything about one interview."""
    standing = house.standing(interview_id)
    dossier = standing.dossier
    if dossier.interview.deleted_at:
        with main:
            show_deleted(interview_id)
        return
    with main:
        text.page_title(dossier.interview.company, after=sentences.about(dossier.interview, words, today))
        if not dossier.interview.is_held(today, house.clock()):
            show_when(standing)
        show_standing(standing)
        if offers.is_there(dossier):
            offer.show("interview", standing)
        show_written(dossier)
        show_questions(dossier)
        show_feedback(dossier)
        show_history(dossier)
        with st.expander("Change facts", key="interview.facts"):
            particulars.everything("interview", dossier.interview)
            country.line(key="interview.country")
        show_earlier_words(dossier)
    with side:
        if known := sentences.facts(dossier.interview, words, today):
            text.html(text.h3("Facts"), text.facts(known))
        buttons.button(
            "Delete this interview", key="interview.delete", type="tertiary", on_click=delete, args=(interview_id,)
        )


today = house.today()
words = house.texts().words
main, side = layout.columns()
asked = house.asked_interview()
if asked is not None:
    show_interview(asked)
else:
    with main:
        text.page_title("Who will you see?", after="The rest can wait. On the day, your debrief opens by itself.")
        company_form("interview", button="Write it down", is_held=False)
