"""Debrief: what happened, written in five minutes; nothing but the company is required."""

from collections.abc import Callable

import streamlit as st

from coaching import agenda, debriefing, sentences
from coaching.records import GUT_FEELS, Answered, AskedQuestion, Criterion, Dossier, Score
from pages.parts import buttons, country, fields, house, layout, particulars, text, to_calendar
from pages.parts.new_interview import company_form

DONE = "done"


@house.callback
def finish(interview_id: str) -> None:
    """Put it down for today."""
    house.store().finish_debrief(interview_id, now=house.now())
    st.query_params[DONE] = "1"


def open_line(criterion: Criterion, interview_id: str) -> None:
    """Show the evidence field of an area."""
    st.session_state[f"debrief.line.{criterion}.{interview_id}"] = True


@house.callback
def remove_question(question_id: str) -> None:
    """A mistyped question goes away."""
    house.store().remove_question(question_id, now=house.now())


def go_on() -> None:
    """Back to writing."""
    st.query_params.pop(DONE, None)


def show_area(dossier: Dossier, criterion: Criterion, lowest: Criterion | None) -> None:
    """One area: what the panel asks, five sentences, and a line of evidence."""
    interview_id = dossier.interview.id
    area = house.texts().criteria[criterion]
    key = f"debrief.score.{interview_id}.{criterion}"
    score = dossier.scores.get(criterion)
    with layout.sheet(f"area-{criterion}"):
        text.html(
            text.h2(
                area.name,
                beside=text.status(fields.saved_note(key, f"debrief.evidence.{interview_id}.{criterion}")),
            ),
            text.p(f"The panel asks: {area.asks} {area.help}".strip(), soft=True),
        )
        fields.choose_one(
            area.name,
            key,
            debriefing.LEVELS,
            debriefing.level_of(score),
            lambda level: house.store().save_score(
                interview_id, criterion, debriefing.score_of(level), now=house.now()
            ),
            say=lambda level: debriefing.sentence(area, level),
            lead=debriefing.number,
            label_visible=False,
        )
        show_evidence(interview_id, criterion, score, is_lowest=criterion is lowest)


def show_evidence(interview_id: str, criterion: Criterion, score: Score | None, *, is_lowest: bool) -> None:
    """The line of an area, or the way to it; its place is there from the start, so that nothing below moves."""
    words = score.evidence if score else ""
    line = f"debrief.line.{criterion}.{interview_id}"
    with st.container(key=f"evidence-{criterion}"):
        if is_lowest or words or st.session_state.get(line):
            st.session_state[line] = True  # A line that was opened stays, whatever becomes the lowest.
            fields.long_text(
                "What makes you say that?",
                f"debrief.evidence.{interview_id}.{criterion}",
                words,
                lambda said: house.store().save_evidence(interview_id, criterion, said, now=house.now()),
                rows=1,
            )
        elif score:
            buttons.button(
                "Add a line",
                key=f"debrief.add.{interview_id}.{criterion}",
                type="tertiary",
                icon=":material/add:",
                on_click=open_line,
                args=(criterion, interview_id),
            )
        else:
            text.html(text.p("Choose one, and there is room here for a line on why.", soft=True))


def show_question(question: AskedQuestion) -> None:
    """One question they asked: how it went, and folded: its area, its words, away with it."""
    words = house.texts().words

    def save(field: str) -> Callable[[object], None]:
        return lambda value: house.store().save_question(question.id, field, value, now=house.now())

    fields.pills(
        question.text,
        f"debrief.answered.{question.id}",
        tuple(Answered),
        question.answered,
        save("answered"),
        say=lambda how: words.answered[how],
    )
    with st.expander("More about this question", key=f"debrief.more.{question.id}"):
        fields.pills(
            "Which area was it about?",
            f"debrief.area.{question.id}",
            tuple(Criterion),
            question.criterion,
            save("criterion"),
            say=lambda criterion: house.texts().criteria[criterion].name,
        )
        fields.long_text("What you said", f"debrief.mine.{question.id}", question.my_answer, save("my_answer"), rows=2)
        buttons.button(
            "Take it off the list",
            key=f"debrief.remove.{question.id}",
            type="tertiary",
            on_click=remove_question,
            args=(question.id,),
        )


def show_done(dossier: Dossier) -> None:
    """Nothing more today; what comes next by name and day, and the way into the calendar."""
    interview, today = dossier.interview, house.today()
    standing = house.standing(interview.id)
    step = agenda.next_step(standing, today)
    text.page_title(
        "You can put it down now",
        after=debriefing.put_down(interview, step, today),
    )
    with layout.sheet("done"):
        if step:
            text.html(text.h2(sentences.next_step(step, today)), text.p(debriefing.ready_on(step, today), soft=True))
            if debriefing.is_due(step, today) and st.button(
                "Open the words" if step.letter else "See the step", key="debrief.step", width="stretch"
            ):
                house.go("coach.py", interview=interview.id)
        to_calendar.interview(standing, key="debrief.calendar")
        if any(action.counts_working_days for action in standing.actions):
            country.ask(key="debrief.country")
        if st.button("Back to Today", key="debrief.today", type="primary", width="stretch"):
            house.go("today.py")
        buttons.button("Go on writing", key="debrief.go-on", type="tertiary", on_click=go_on)


def show_debrief(dossier: Dossier) -> None:
    """All of the page, top to bottom."""
    interview = dossier.interview
    save = particulars.saver
    about = sentences.about(interview, house.texts().words, house.today())
    text.page_title(
        f"{interview.company}: what happened?", after=f"{about}. About five minutes; leave out what you like."
    )
    if dossier.interview.outcome.is_news:
        text.html(text.p("You know the result, so scores and bets from now on are shown, not counted.", soft=True))
    with st.expander("Not today? Role, day, round and people", key=f"debrief.particulars.{interview.id}"):
        particulars.role("debrief", interview)
        particulars.day_and_time("debrief", interview)
        particulars.round_and_format("debrief", interview)
        particulars.people("debrief", interview)
        text.html(text.status(particulars.saved_note("debrief", interview, *particulars.NAMES)))
    lowest = debriefing.lowest(dossier.scores)
    for criterion in Criterion:
        show_area(dossier, criterion, lowest)
    with layout.sheet("bet"):
        text.html(
            text.h2("Your bet", beside=text.status(fields.saved_note(f"debrief.bet.{interview.id}"))),
            text.p("How likely is an offer? Later you’ll see how good your bets are.", soft=True),
        )
        fields.pills(
            "Your bet",
            f"debrief.bet.{interview.id}",
            GUT_FEELS,
            interview.gut_feel,
            lambda bet: house.store().save_gut_feel(interview.id, bet, now=house.now()),
            say=lambda bet: f"{bet} %",
            label_visible=False,
        )
    with layout.sheet("questions"):
        text.html(text.h2("What they asked"), text.p("In your words; next time you’ll have an answer.", soft=True))
        with st.container(key="debrief-asked"):  # Keeps the form below in its place, and the focus in it.
            for question in dossier.questions:
                show_question(question)
        fields.add_line(
            "A question they asked (Enter adds it)",
            f"debrief.ask.{interview.id}",
            lambda words: house.store().add_question(interview.id, words, now=house.now()),
        )
    with layout.sheet("lines"):
        text.html(
            text.h2("Two lines", beside=text.status(fields.saved_note(f"debrief.lines.{interview.id}"))),
        )
        fields.long_text(
            "A good moment",
            f"debrief.lines.{interview.id}.best",
            interview.best_moment,
            save(interview.id, "best_moment"),
            rows=2,
        )
        fields.long_text(
            "One thing I’d do differently",
            f"debrief.lines.{interview.id}.change",
            interview.would_change,
            save(interview.id, "would_change"),
            rows=2,
        )
    with layout.sheet("when"):
        days = debriefing.answer_days(house.today())
        saved = fields.saved_note(f"debrief.when.{interview.id}", f"debrief.decision_due_on.{interview.id}")
        text.html(
            text.h2("When will they tell you?", beside=text.status(saved)),
            text.p("Leave it empty if they didn’t say.", soft=True),
        )
        fields.pills(
            "When will they tell you?",
            f"debrief.when.{interview.id}",
            tuple(days),
            interview.decision_due_on,
            save(interview.id, "decision_due_on"),
            say=days.__getitem__,
            label_visible=False,
        )
        particulars.answer_day("debrief", interview, label="Or on this day")
    buttons.button(
        "Done for today", key="debrief.finish", type="primary", width="stretch", on_click=finish, args=(interview.id,)
    )


def show_so_far(dossier: Dossier) -> None:
    """What is on the sheet by now."""
    with st.container(key="sofar"):
        text.html(
            text.h3("So far"),
            text.pairs(debriefing.so_far(dossier, house.texts())),
            text.p("Everything is saved as you go. Close this any time and go on later.", soft=True),
        )


main, side = layout.columns()
asked = house.asked_interview()
if asked is None:
    with main:
        text.page_title("What happened?", after="About five minutes. Leave out what you like; everything is saved.")
        company_form("debrief", button="Start", is_held=True)
else:
    dossier = house.store().dossier(asked)
    house.turn_from_deleted(dossier.interview)
    coming = not dossier.interview.is_held(house.today())
    with main:
        if coming:
            text.page_title(dossier.interview.company, after="You can write about it from the day of the interview on.")
            if st.button("See this interview", key="debrief.see", type="primary"):
                house.go("interview.py", interview=asked)
        elif DONE in st.query_params:
            show_done(dossier)
        else:
            show_debrief(dossier)
    if not coming and DONE not in st.query_params:
        with side:
            show_so_far(dossier)
