"""News: what they said, saved by one tap; then, when wanted, how and why."""

from collections.abc import Callable

import streamlit as st

from coaching import agenda, sentences
from coaching.agenda import Standing
from coaching.records import TAKEN_BACK, Criterion, Dossier, Interview, NewsBy, Outcome, Stage, View
from pages.parts import (
    after_no,
    buttons,
    ended,
    fields,
    house,
    layout,
    links,
    offer,
    outcome,
    particulars,
    silence,
    somebody,
    text,
    to_calendar,
    told_more,
)
from pages.parts.new_interview import company_form

LARGE = (Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL)
QUIET = Outcome.NO_ANSWER  # behind "They’ve gone quiet", which closes nothing
FOLDED = tuple(news for news in Outcome if news.is_news and news not in {*LARGE, QUIET})
SAID = {
    Outcome.UNSUCCESSFUL: "What did they say about why?",
    Outcome.SECOND_INTERVIEW: "What did they say about you?",
    Outcome.SUCCESSFUL: "What did they say about you?",
}
WHEN = {Outcome.WITHDRAWN: "When was that?", Outcome.NO_ANSWER: "When did you close it?"}
"""What is asked about news that nobody told the person."""
REOPENED = "news.reopened"
LEADS = "news.leads"
"""The page that an answer leads to, and for which interview."""
GONE = "They took their offer back"
LESS_PAY = "It’s a little below what I had in mind. May I look at it in writing and come back to you?"


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
    st.session_state[LEADS] = ("coach.py", interview_id)


@house.callback
def take_offer_back(interview_id: str) -> None:
    """They took their offer back: Coach says what helps today."""
    house.store().take_offer_back(interview_id, on=house.today(), now=house.now())
    st.session_state[LEADS] = ("coach.py", interview_id)


@house.callback
def offer_stands(interview_id: str) -> None:
    """They did not take it back after all."""
    house.store().unmark(interview_id, TAKEN_BACK, now=house.now())


def gone_quiet(interview_id: str) -> None:
    """Nothing from them by today: that is kept, and Coach says from when it is fair to ask, with the words."""
    silence.keep(interview_id)
    st.session_state[LEADS] = ("coach.py", interview_id)


def tell_more(interview_id: str) -> None:
    """What they told is written down on the interview's own page."""
    st.session_state[LEADS] = ("interview.py", interview_id)


def choose_interview(interviews: list[Interview]) -> None:
    """Which of the open ones it is about."""
    text.page_title("Who have you heard from?")
    if not interviews:
        if ended.show_list():
            text.html(text.h2("Somebody else", small=True))
        company_form("news", button="Go on", is_held=False)
        return
    with layout.rows("news"):
        for interview in interviews:
            with layout.row(interview.id):
                links.interview("news.py", interview.company, interview.id)
                text.html(text.p(sentences.about(interview, words, today), soft=True))
    show_somebody_else()


def show_somebody_else() -> None:
    """News from one that had ended, or from a company that was never written down."""
    with st.expander("Somebody else", key="news.else"):
        ended.show_list()
        company_form("news", button="Go on", is_held=False)


def ask_outcome(interview: Interview, *, has_offer: bool) -> None:
    """The four large answers, and all others folded; where there was an offer, that it is gone comes first."""
    text.page_title(
        f"What did {interview.company} say?",
        after=f"{sentences.about(interview, words, today)}. One tap saves it; you can change it afterwards.",
    )
    if st.session_state.pop(REOPENED, "") == interview.id:
        text.html(text.status("It’s open again: nothing yet."))
    outcome.ask_about_round("news", interview.id)
    with st.container(key="news-answers"):
        show_of_one_to_come(interview)
        if has_offer:
            say_gone(interview)
        for news in LARGE:
            answer(interview, news)
        outcome.large("They’ve gone quiet", key="answer-quiet", on_click=gone_quiet, args=(interview.id,))
    with st.expander("Something else", key="news.more"):
        for news in FOLDED:
            answer(interview, news)
        if not has_offer:
            say_gone(interview)
    show_when_it_was(interview)


def show_of_one_to_come(interview: Interview) -> None:
    """What they say of an interview to come is no news of it: its own page keeps when, where, who and what for."""
    args, is_next = (interview.id,), interview.id in agenda.rounds_before(house.standings())
    if not interview.is_held(today, house.clock()) and (interview.held_on or is_next):
        outcome.large("They told me more about it", key="answer-told", on_click=tell_more, args=args)
    if interview.held_on is None and not is_next and house.standing(interview.id).dossier.is_called_off:
        outcome.large("They named a new day", key="answer-new-day", on_click=tell_more, args=args)
    if interview.held_on is not None and interview.held_on >= today:
        outcome.large("They called it off, or want to move it", key="answer-called-off", on_click=call_off, args=args)


def show_when_it_was(interview: Interview) -> None:
    """The day of an interview that was never written down before."""
    if interview.held_on is not None:
        return
    with layout.sheet("held"):
        hint = "A guess is fine." if interview.outcome.is_news else "A guess is fine. Leave it empty if it is to come."
        text.html(text.h2("When was the interview?"), text.p(hint, soft=True))
        particulars.day_and_time("news.held", interview)


def say_gone(interview: Interview) -> None:
    """One tap says that they took their offer back."""
    outcome.large(GONE, key="answer-gone", on_click=take_offer_back, args=(interview.id,))


def answer(interview: Interview, news: Outcome) -> None:
    """One large answer."""
    outcome.large(words.outcome[news], key=f"answer-{news}", on_click=record, args=(interview.id, news))


def show_next_round(interview: Interview) -> None:
    """When and where the next round is, who will be there, and what they said it is for."""
    names = ("held_on", "held_time", "place", "others_there", "stage", "format")
    saved = particulars.saved_note("news.next", interview, *names)
    with layout.sheet("next"):
        text.html(
            text.h2("When is the next one?", beside=text.status(saved)),
            text.p("What you know about them is already copied. No date yet is fine.", soft=True),
        )
        particulars.day_and_time("news.next", interview)
        particulars.where("news.next", interview)
        particulars.round_and_format("news.next", interview)
        told_more.show(interview.id, key="news.told")
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


def how_saver(interview_id: str) -> Callable[[NewsBy | None], None]:
    """The command that stores how it came; what came through an agency has one standing between."""

    def save(by: NewsBy | None) -> None:
        particulars.saver(interview_id, "news_by")(by)
        if by is NewsBy.RECRUITER:
            particulars.saver(interview_id, "via_recruiter")(True)

    return save


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
                how_saver(interview.id),
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


def show_title(standing: Standing) -> None:
    """What the news comes to, and that it is saved."""
    interview = standing.dossier.interview
    text.page_title(
        sentences.heading(
            interview,
            words,
            today,
            house.clock(),
            is_taken_back=standing.is_taken_back,
        ),
        after=f"{'Saved. ' if is_recorded_today(interview) else ''}{sentences.about(interview, words, today)}.",
    )
    outcome.ask_about_round("news", interview.id)


def show_saved(standing: Standing) -> None:
    """The news is saved; the rest is offered."""
    dossier = standing.dossier
    interview = dossier.interview
    is_new = is_recorded_today(interview)
    show_title(standing)
    if interview.outcome is Outcome.SECOND_INTERVIEW and dossier.next_round:
        show_next_round(dossier.next_round)
    is_new_offer = interview.outcome is Outcome.SUCCESSFUL and is_new
    if is_new_offer:
        show_if_on_the_phone()
    elif standing.may_be_taken_back:
        say_gone(interview)
    show_first(interview, is_new=is_new)
    if interview.outcome is Outcome.SUCCESSFUL:
        offer.ask_first("news.offer", dossier)
    if interview.outcome in SAID:
        show_words(dossier)
    show_how(interview)
    show_when_it_was(interview)
    if agenda.just_refused(standing, today):
        somebody.show_quietly(key="news.heavy")
    if is_new_offer and standing.may_be_taken_back:
        say_gone(interview)
    show_mistake(interview)


def show_first(interview: Interview, *, is_new: bool) -> None:
    """On the day of a no its rest, else what helps; from the day after the news, that they came back."""
    if interview.outcome is Outcome.UNSUCCESSFUL and is_new:
        show_rest(interview.id)
        return
    if st.button("See what helps now", key="news.coach", type="primary", width="stretch"):
        house.go("coach.py", interview=interview.id)
    if not is_new:
        ended.came_back(interview, record)


def is_recorded_today(interview: Interview) -> bool:
    """Whether the news was written down today, whichever day it came on: what hangs on it moves nothing meanwhile."""
    return interview.news_at is not None and sentences.day_of(interview.news_at, house.zone()) == today


def show_if_on_the_phone() -> None:
    """The very first thing about an offer: what to say while they are still on the line."""
    with layout.sheet("on-the-phone"):
        text.html(
            text.h2("Still on the phone? Say:"),
            text.p(words.ring["yes"], say=True),
            text.p("That binds you to nothing. Listen, and note what they say.", soft=True),
            text.p("Less pay than you hoped for? Say:"),
            text.p(LESS_PAY, say=True),
        )
    text.html(text.p("Congratulations. Enjoy it first; the rest can wait a moment."))


def show_gone(standing: Standing) -> None:
    """Their offer is taken back: the way to what helps today, and nothing that is glad."""
    interview = standing.dossier.interview
    show_title(standing)
    text.html(text.p("That is a hard thing to hear. What helps today is ready, with the words for it."))
    if st.button("See what helps now", key="news.coach", type="primary", width="stretch"):
        house.go("coach.py", interview=interview.id)
    buttons.button(
        "That was a mistake: the offer stands",
        key="news.stands",
        type="tertiary",
        on_click=offer_stands,
        args=(interview.id,),
    )
    somebody.show_quietly(key="news.heavy")
    show_mistake(interview)


def show_mistake(interview: Interview) -> None:
    """Other news than the one that was saved."""
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
if (leads := st.session_state.pop(LEADS, None)) is not None:
    house.go(leads[0], interview=leads[1])
main, side = layout.columns()
with main:
    if asked is None:
        opened = [one.dossier for one in house.standings() if one.is_open or one.may_be_taken_back]
        if len(opened) == 1 and not opened[0].interview.outcome.is_news:
            ask_outcome(opened[0].interview, has_offer=opened[0].offer is not None)
            show_somebody_else()
        else:
            choose_interview([one.interview for one in opened])
    else:
        dossier = house.store().dossier(asked)
        house.turn_from_deleted(dossier.interview)
        standing = house.standing(asked)
        if standing.is_taken_back:
            show_gone(standing)
        elif dossier.interview.outcome.is_news:
            show_saved(standing)
        else:
            ask_outcome(dossier.interview, has_offer=dossier.offer is not None)
