"""News: what they said, saved by one tap; then, when wanted, how and why."""

from collections.abc import Callable

import streamlit as st

from coaching import agenda, sentences
from coaching.records import Criterion, Dossier, Interview, NewsBy, Outcome, Stage, View
from pages.parts import (
    after_no,
    buttons,
    fields,
    house,
    layout,
    links,
    offer,
    outcome,
    particulars,
    somebody,
    text,
    to_calendar,
)
from pages.parts.new_interview import company_form

LARGE = (Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL)
QUIET = Outcome.NO_ANSWER  # behind "They’ve gone quiet", which saves nothing
FOLDED = tuple(news for news in Outcome if news.is_news and news not in {*LARGE, QUIET})
SAID = {
    Outcome.UNSUCCESSFUL: "What did they say about why?",
    Outcome.SECOND_INTERVIEW: "What did they say about you?",
    Outcome.SUCCESSFUL: "What did they say about you?",
}
WHEN = {Outcome.WITHDRAWN: "When was that?", Outcome.NO_ANSWER: "When did you close it?"}
"""What is asked about news that nobody told the person."""
REOPENED = "news.reopened"
CALLED_OFF = "news.called-off"


@house.callback
def record(interview_id: str, news: Outcome) -> None:
    """Save the news with today's date."""
    outcome.record(interview_id, news)
    if not news.is_news:
        st.session_state[REOPENED] = interview_id
    st.query_params[house.INTERVIEW] = interview_id


@house.callback
def call_off(interview_id: str) -> None:
    """They called off a day that is still to come: it is out, and Coach says what helps."""
    house.store().call_off(interview_id, on=house.today(), now=house.now())
    st.session_state[CALLED_OFF] = interview_id


def choose_interview(interviews: list[Interview]) -> None:
    """Which of the open ones it is about."""
    text.page_title("Who have you heard from?")
    if not interviews:
        company_form("news", button="Go on", is_held=False)
        return
    with layout.rows("news"):
        for interview in interviews:
            with layout.row(interview.id):
                links.interview("news.py", interview.company, interview.id)
                text.html(text.p(sentences.about(interview, words, today), soft=True))
    show_somebody_else()


def show_somebody_else() -> None:
    """News from a company that was never written down."""
    with st.expander("Somebody else", key="news.else"):
        company_form("news", button="Go on", is_held=False)


def ask_outcome(interview: Interview) -> None:
    """The four large answers, and all others folded."""
    text.page_title(
        f"What did {interview.company} say?",
        after=f"{sentences.about(interview, words, today)}. One tap saves it; you can change it afterwards.",
    )
    if st.session_state.pop(REOPENED, "") == interview.id:
        text.html(text.status("It’s open again: nothing yet."))
    outcome.ask_about_round("news", interview.id)
    with st.container(key="news-answers"):
        show_told_more(interview)
        for news in LARGE:
            answer(interview, news)
        if st.button(
            "They’ve gone quiet",
            key="answer-quiet",
            width="stretch",
            icon=":material/chevron_right:",
            icon_position="right",
        ):
            house.go("coach.py", interview=interview.id)
    with st.expander("Something else", key="news.more"):
        if interview.held_on is not None and interview.held_on >= today:
            buttons.button(
                "They called it off, or want to move it",
                key="answer-called-off",
                width="stretch",
                icon=":material/chevron_right:",
                icon_position="right",
                on_click=call_off,
                args=(interview.id,),
            )
        for news in FOLDED:
            answer(interview, news)
    show_when_it_was(interview)


def show_told_more(interview: Interview) -> None:
    """What they say of a next round is no news of it: the round before asks what it is for, and prepares."""
    earlier = agenda.rounds_before(house.standings()).get(interview.id)
    if earlier and st.button(
        "They told me more about this interview",
        key="answer-told",
        width="stretch",
        icon=":material/chevron_right:",
        icon_position="right",
    ):
        house.go("coach.py", interview=earlier.dossier.interview.id)


def show_when_it_was(interview: Interview) -> None:
    """The day of an interview that was never written down before."""
    if interview.held_on is not None:
        return
    with layout.sheet("held"):
        hint = "A guess is fine." if interview.outcome.is_news else "A guess is fine. Leave it empty if it is to come."
        text.html(text.h2("When was the interview?"), text.p(hint, soft=True))
        particulars.day_and_time("news.held", interview)


def answer(interview: Interview, news: Outcome) -> None:
    """One large answer."""
    buttons.button(
        words.outcome[news],
        key=f"answer-{news}",
        width="stretch",
        icon=":material/chevron_right:",
        icon_position="right",
        on_click=record,
        args=(interview.id, news),
    )


def show_next_round(interview: Interview) -> None:
    """When the next round is, and who will be there."""
    saved = particulars.saved_note("news.next", interview, "held_on", "held_time", "stage", "format")
    with layout.sheet("next"):
        text.html(
            text.h2("When is the next one?", beside=text.status(saved)),
            text.p("What you know about them is already copied. No date yet is fine.", soft=True),
        )
        particulars.day_and_time("news.next", interview)
        particulars.round_and_format("news.next", interview)
        if interview.held_on is not None:
            to_calendar.interview(house.standing(interview.id), key="news.calendar")


def view_saver(interview_id: str, criterion: Criterion) -> Callable[[View | None], None]:
    """The command that stores what the panel said about one area."""

    def save(view: View | None) -> None:
        house.store().save_panel_view(interview_id, criterion, view, now=house.now(), on=house.today())

    return save


def show_words(dossier: Dossier) -> None:
    """Their words, and each area in three words; all of it can be left out."""
    interview, feedback = dossier.interview, dossier.feedback

    def save(field: str) -> Callable[[object], None]:
        return lambda value: house.store().save_feedback(interview.id, field, value, now=house.now(), on=house.today())

    with layout.sheet("words"):
        text.html(
            text.h2(SAID[interview.outcome], beside=text.status(fields.saved_note(f"news.words.{interview.id}"))),
            text.p("Their words, as you remember them. Leave out what they didn’t mention.", soft=True),
        )
        fields.long_text("Their words", f"news.words.{interview.id}.words", feedback.words, save("words"))
        if interview.outcome is Outcome.UNSUCCESSFUL:
            after_no.ask_special(dossier)
        for criterion in Criterion:
            fields.pills(
                texts.criteria[criterion].name,
                f"news.words.{interview.id}.{criterion}",
                tuple(View),
                dossier.panel_views.get(criterion),
                view_saver(interview.id, criterion),
                say=lambda view: words.view[view],
            )
        if interview.outcome is Outcome.UNSUCCESSFUL:
            fields.pills(
                "Or nothing at all",
                f"news.words.{interview.id}.none",
                (True,),
                feedback.none_will_come or None,
                lambda none: save("none_will_come")(none is not None),
                say=lambda _none: "They won’t give any feedback",
            )
            after_no.ask_landed(dossier)


def show_how(interview: Interview) -> None:
    """How and when it came."""
    with layout.sheet("how"):
        text.html(
            text.h2(
                WHEN.get(interview.outcome, "How did you hear?"),
                beside=text.status(fields.saved_note(f"news.how.{interview.id}")),
            )
        )
        if interview.outcome not in WHEN:
            fields.pills(
                "How did you hear?",
                f"news.how.{interview.id}.by",
                tuple(NewsBy),
                interview.news_by,
                particulars.saver(interview.id, "news_by"),
                say=lambda by: words.news_by[by],
                label_visible=False,
            )
        fields.day_field(
            "On which day?",
            f"news.how.{interview.id}.on",
            interview.outcome_on,
            particulars.saver(interview.id, "outcome_on"),
            needed=True,
        )
        if interview.outcome is Outcome.UNSUCCESSFUL:
            fields.pills(
                "Which round was it?",
                f"news.how.{interview.id}.stage",
                tuple(Stage),
                interview.stage,
                particulars.saver(interview.id, "stage"),
                say=lambda stage: words.stage[stage],
            )


def show_saved(dossier: Dossier) -> None:
    """The news is saved; the rest is offered."""
    interview = dossier.interview
    is_fresh = interview.outcome_on == today
    text.page_title(
        sentences.heading(interview, words, today, house.clock()),
        after=f"{'Saved. ' if is_fresh else ''}{sentences.about(interview, words, today)}.",
    )
    outcome.ask_about_round("news", interview.id)
    if interview.outcome is Outcome.SECOND_INTERVIEW and dossier.next_round:
        show_next_round(dossier.next_round)
    if interview.outcome is Outcome.SUCCESSFUL and is_fresh:
        text.html(text.p("Congratulations. Enjoy it first; the next step can wait a moment."))
    if interview.outcome is Outcome.UNSUCCESSFUL and is_fresh:
        show_rest(interview.id)
    elif st.button("See what helps now", key="news.coach", type="primary", width="stretch"):
        house.go("coach.py", interview=interview.id)
    if interview.outcome is Outcome.SUCCESSFUL:
        offer.ask_first("news.offer", dossier)
    if interview.outcome in SAID:
        show_words(dossier)
    show_how(interview)
    show_when_it_was(interview)
    if agenda.just_refused(house.standing(interview.id), today):
        somebody.show_quietly(key="news.heavy")
    with st.expander("That was a mistake", key="news.mistake"):
        text.html(text.p("Choose what is true. Nothing that you wrote is lost.", soft=True))
        for news in Outcome:
            if news is not interview.outcome:
                buttons.button(
                    words.outcome[news],
                    key=f"news.correct.{news}",
                    width="stretch",
                    on_click=record,
                    args=(interview.id, news),
                )


def show_rest(interview_id: str) -> None:
    """The day of a no: leaving it is the main thing to do. It says the same whatever is tapped further down."""
    text.html(
        text.p("That is hard, and it says little about what you can do. What follows is only for when you want to.")
    )
    if st.button("Leave it for today", key="news.leave", type="primary", width="stretch"):
        house.go("today.py")
    if st.button("See what helps now", key="news.coach", type="tertiary"):
        house.go("coach.py", interview=interview_id)


texts = house.texts()
words = texts.words
today = house.today()
asked = house.asked_interview()
if (called_off := st.session_state.pop(CALLED_OFF, None)) is not None:
    house.go("coach.py", interview=called_off)
main, side = layout.columns()
with main:
    if asked is None:
        opened = [standing.dossier.interview for standing in house.standings() if standing.is_open]
        if len(opened) == 1 and not opened[0].outcome.is_news:
            ask_outcome(opened[0])
            show_somebody_else()
        else:
            choose_interview(opened)
    else:
        dossier = house.store().dossier(asked)
        house.turn_from_deleted(dossier.interview)
        if dossier.interview.outcome.is_news:
            show_saved(dossier)
        else:
            ask_outcome(dossier.interview)
