"""Coach: what we know, one question now, then what to do and the words for it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from coaching import agenda, doing, letters, picture, sentences, tree
from coaching.agenda import Standing
from coaching.facts import CATALOGUE
from coaching.tree import How, Option, Passed, Position, Question, Tree
from pages.parts import (
    buttons,
    country,
    every_path,
    house,
    in_turn,
    layout,
    links,
    silence,
    somebody,
    step,
    text,
    told_more,
    whole_tree,
)

TREE = "tree"
OPENS = "coach.opens"
CHANGED_ON = frozenset({"news", "debrief", "interview"})


def radio_key(interview_id: str, node: str) -> str:
    """The key of the field that a question is answered in."""
    return f"coach.choice.{interview_id}.{node}"


@house.callback
def answer(interview_id: str, node: str, question: Question) -> None:
    """Continue: keep the answer, or do what it stands for."""
    chosen = chosen_options(interview_id, node, question, house.store().dossier(interview_id).choices.get(node, ""))
    if not chosen:
        st.session_state[f"coach.unanswered.{interview_id}"] = node
        return
    st.session_state.pop(f"coach.unanswered.{interview_id}", None)
    st.session_state.pop(told_more.CHANGING, None)
    does = chosen[0].does
    if does is not None:
        page = doing.carry_out(house.store(), interview_id, does, on=house.today(), now=house.now())
        if page is not None:
            st.session_state[OPENS] = (f"{page}.py", interview_id)
        return
    keys = tree.TICKS_JOINED_BY.join(option.key for option in chosen)
    house.store().choose(interview_id, node, keys, now=house.now())


def chosen_options(interview_id: str, node: str, question: Question, stored: str) -> tuple[Option, ...]:
    """What is ticked or chosen in the question's fields; a tick that came to one that stands alone goes before it."""
    state, key = st.session_state, radio_key(interview_id, node)
    if question.several:
        ticked = [one.key for one in question.choices if state.get(f"{key}.{one.key}")]
        return question.chosen(ticked, stored.split(tree.TICKS_JOINED_BY))
    return question.chosen([state.get(key) or ""])


@house.callback
def untick(key: str, ticked: Option, question: Question) -> None:
    """What stands alone and the others take each other away, as soon as one of them is ticked."""
    if st.session_state.get(f"{key}.{ticked.key}"):
        for other in question.choices:
            if other.alone is not ticked.alone:
                st.session_state[f"{key}.{other.key}"] = False


def change(interview_id: str, node: str) -> None:
    """Ask this question again."""
    st.session_state[told_more.CHANGING] = (interview_id, node)


def show_passed(standing: Standing, path: Tree, passed: Sequence[Passed]) -> None:
    """The questions behind the walk: folded what is known, then each answer with the way to change it."""
    known = [one for one in passed if one.how is How.KNOWN]
    if known:
        with st.expander(f"What we know ({len(known)})", key="coach.known"):
            for one in known:
                show_known(standing, path.question(one.node), one)
    for one in passed:
        if one.how is How.ANSWERED:
            show_answered(standing, path.question(one.node), one)


def show_assumed(standing: Standing, path: Tree, passed: Sequence[Passed]) -> None:
    """What is assumed, open, since another answer is another way; below what to do, which lies in the first screen."""
    assumed = [one for one in passed if one.how is How.ASSUMED]
    if not assumed:
        return
    text.html(text.h2("Is this still right?", small=True))
    with layout.rows("assumed"):
        for one in assumed:
            show_answered(standing, path.question(one.node), one)


def show_known(standing: Standing, question: Question, passed: Passed) -> None:
    """A question that a fact has answered, and the page where that can be changed."""
    with layout.line(f"passed-{passed.node}"):
        text.html(text.p(fill(standing, question.ask), soft=True), text.strong(question.said(passed.answer)))
        page = CATALOGUE[question.known_by or ""].changed_by
        if page in CHANGED_ON:
            st.page_link(
                f"{page}.py", label="Change", query_params=house.address(interview=standing.dossier.interview.id)
            )


def show_answered(standing: Standing, question: Question, passed: Passed) -> None:
    """A question that the person has answered, or that is assumed."""
    with layout.line(f"passed-{passed.node}"):
        text.html(text.p(fill(standing, question.ask), soft=True), text.strong(question.said(passed.answer)))
        buttons.button(
            "Change this answer" if passed.how is How.ANSWERED else "Change this",
            key=f"coach.continue.{standing.dossier.interview.id}.{passed.node}",
            type="tertiary",
            on_click=change,
            args=(standing.dossier.interview.id, passed.node),
        )


def show_question(standing: Standing, question: Question, node: str) -> None:
    """The one question now."""
    interview, key = standing.dossier.interview, radio_key(standing.dossier.interview.id, node)
    stored = standing.dossier.choices.get(node, "").split(tree.TICKS_JOINED_BY)
    with layout.sheet("question"):
        text.html(
            text.h2(fill(standing, question.ask)),
            *([text.p(fill(standing, question.help), soft=True)] if question.help else []),
        )
        if question.several:
            with layout.rows(f"ticks-{node}"):
                for option in question.choices:
                    tick = f"{key}.{option.key}"
                    st.checkbox(
                        text.plain(option.say),
                        value=option.key in stored and tick not in st.session_state,
                        key=tick,
                        on_change=untick,
                        args=(key, option, question),
                    )
        else:
            keys = [option.key for option in question.choices]
            says = {option.key: option.say for option in question.choices}
            index = keys.index(stored[0]) if stored[0] in keys else None
            st.radio(
                text.plain(question.ask),
                keys,
                index=index,
                format_func=lambda key: text.plain(says[key]),
                key=key,
                label_visibility="collapsed",
            )
        buttons.button(
            "Continue",
            key=f"coach.continue.{interview.id}.{node}",
            type="primary",
            width="stretch",
            on_click=answer,
            args=(interview.id, node, question),
        )
        if st.session_state.get(f"coach.unanswered.{interview.id}") == node:
            text.html(text.status("Choose one first; you can change it later."))


def show_advice(standing: Standing, path: Tree, node: str, *, is_open: bool) -> None:
    """What to do: headline, text, the words, when, and why."""
    advice = path.advice(node)
    with layout.sheet(f"advice-{node}"):
        headline = fill(standing, advice.headline)
        text.html(text.h2(headline), text.p(fill(standing, advice.text)))
        if is_first := somebody.is_urgent(advice.help) and not advice.steps:
            somebody.show(advice.help, key=f"coach.help.{node}")
        for action in (one for one in standing.actions if one.node == node):
            step.show(standing, action, fill(standing, action.do), headline, is_open=is_open)
        text.html(
            *(text.p(fill(standing, line)) for line in tree.asides(advice, standing.facts)),
            text.points([fill(standing, line) for line in advice.checklist]),
        )
        if advice.help and not is_first:
            somebody.show(advice.help, key=f"coach.help.{node}")
        with st.expander("Why", key=f"coach.why.{node}"):
            text.html(
                text.p("It isn’t only Debrief’s view. It rests on what these say:", soft=True),
                text.items(sentences.rests_on(advice, standing.facts, words)),
            )


def fill(standing: Standing, template: str) -> str:
    """One of the tree's own sentences with what is known."""
    return letters.render(template, standing.texts(today))


def show_interview(interview_id: str) -> None:
    """One interview's path, growing downward."""
    standing = house.standing(interview_id)
    interview = standing.dossier.interview
    house.turn_from_deleted(interview)
    with main:
        text.page_title(
            sentences.heading(
                interview,
                words,
                today,
                house.clock(),
                is_called_off=standing.dossier.is_called_off,
                is_taken_back=standing.is_taken_back,
                position=standing.position,
            ),
            after=f"{sentences.about(interview, words, today)}.",
        )
        silence.show(standing)
        show_asked_back(interview_id)
        if standing.tree is None or standing.position is None:
            text.html(text.p("The next round there has begun; it has its own path now."))
            if next_round := standing.dossier.next_round:
                links.interview("coach.py", sentences.about(next_round, words, today), next_round.id)
            return
        show_path(standing, standing.tree, standing.position)
    with side:
        with st.container(key="where"):
            lines = (fill(standing, line) for line in sentences.path(standing.tree, standing.position))
            text.html(text.h3("Where you are"), text.items([standing.tree.title, *lines]))
        news = "What they said" if interview.outcome.is_news else "I’ve had news"
        st.page_link("news.py", label=text.plain(news), query_params=house.address(interview=interview_id))
        st.page_link(
            "interview.py", label="All about this interview", query_params=house.address(interview=interview_id)
        )
        whole = house.address(tree=standing.tree.key, interview=interview_id)
        st.page_link("coach.py", label="Read the whole tree", query_params=whole)


def show_asked_back(interview_id: str) -> None:
    """The way from a next round to what it may be for, which its earlier round's path asks."""
    if earlier := agenda.rounds_before(house.standings()).get(interview_id):
        step = agenda.next_step(earlier, today)
        is_to_do = step is not None and step.kind == "action"
        next_line = sentences.next_step(step, today) if step and is_to_do else "Do you know what it is for?"
        with layout.line("asked-back"):
            text.html(text.p("They asked you back."), text.p(next_line))
            if st.button("Prepare for that", key="coach.asked-back"):
                house.go("coach.py", interview=earlier.dossier.interview.id)


def show_path(standing: Standing, path: Tree, position: Position) -> None:
    """What is known and answered, then the question that is asked now, or the advice."""
    owner, changing = st.session_state.get(told_more.CHANGING, ("", ""))
    nodes = [passed.node for passed in position.passed]
    stop = nodes.index(changing) if owner == standing.dossier.interview.id and changing in nodes else len(nodes)
    show_passed(standing, path, position.passed[:stop])
    step.show_done(standing)
    if stop < len(nodes):
        show_question(standing, path.question(nodes[stop]), nodes[stop])
        return
    in_turn.show(standing, partial(show_advice, standing, path))
    if position.question:
        show_question(standing, path.question(position.question), position.question)
    show_assumed(standing, path, position.passed)
    helps = [kind for node in position.advice for kind in path.advice(node).help]
    if doing.counts_working_days(standing) and not helps:
        country.ask(key="coach.country")
    if agenda.just_refused(standing, today) and not somebody.is_urgent(helps):
        somebody.show_quietly(key="coach.heavy")
    whole_tree.show_picture(picture.of_walk(path, position))


def show_tree(key: str, interview_id: str | None) -> None:
    """A tree to read as a whole; from an interview, with its own way marked."""
    chosen, standing = house.texts().trees[key], house.standing(interview_id) if interview_id else None
    position = standing.position if standing and standing.tree is chosen else None
    with main:
        text.page_title(chosen.title, after=chosen.about)
        whole_tree.show_picture(picture.of_walk(chosen, position) if position else picture.of_beginning(chosen))
        whole_tree.show(chosen, position)
    with side:
        if position and interview_id:
            links.interview("coach.py", "Back to this interview", interview_id)
        else:
            st.page_link("coach.py", label="Back to Coach", query_params=house.address())


today = house.today()
words = house.texts().words
main, side = layout.columns()
if (opens := st.session_state.pop(OPENS, None)) is not None:
    page, interview_id = opens
    house.go(page, interview=interview_id)
asked = house.asked_interview()
if st.query_params.get(TREE) in house.texts().trees:
    show_tree(st.query_params[TREE], asked)
elif asked is not None:
    show_interview(asked)
else:
    with main:
        every_path.show()
