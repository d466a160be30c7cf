"""Today: what to do now, one state at a time."""

import streamlit as st

from coaching import agenda, dates, doing, sentences, today_says
from coaching.agenda import Standing, TodayState
from pages.parts import (
    country,
    house,
    layout,
    ring,
    somebody,
    text,
    to_calendar,
    today_lead,
    today_rows,
    today_step,
    today_ways,
    welcome_back,
)


def show_folded() -> None:
    """On the day of a no all the others, what came off the list, and the ways in."""
    with st.expander(f"Can wait ({len(view.rest)})" if view.rest else "Something else", key="today.wait"):
        today_rows.busy(view.can_wait)
        today_rows.waiting(view.waiting, is_only_one=is_only_one)
        today_rows.list_came_off(view.came_off)
        today_ways.quiet()


def show_lead(lead: Standing) -> None:
    """Whose turn it is."""
    match view.state:
        case TodayState.OFFER:
            today_lead.offer(lead, view.action)
        case TodayState.SAID_NO:
            today_lead.said_no(lead, view.action)
        case TodayState.COMING:
            today_lead.coming(lead, view)
        case TodayState.HALF_WRITTEN:
            today_lead.half_written(lead, f"{sentences.about(lead.dossier.interview, words, today)}.")
        case _:
            today_lead.due(lead, view.action)


def show_side() -> None:
    """What helps beside it."""
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
            text.items(["Eat something, and go outside for a while.", today_says.whom_to_ring(view.lead)]),
        )
    if view.state is TodayState.BACK:
        welcome_back.show_side()
    if callers:
        ring.card(callers)


today = house.today()
words = house.texts().words
standings = house.standings()
absence = house.absence()
view = agenda.today(standings, today, absence=absence, came_off=house.came_off(), zone=house.zone())
view = welcome_back.hold(view, standings)
is_only_one = len(view.rest) + (view.lead is not None) == 1
is_quiet = view.state in {TodayState.EMPTY, TodayState.SAID_NO}
callers = () if is_quiet else today_says.may_ring(standings, today)
main, side = layout.columns()
with main:
    below = today_says.below_title(view, words, today, absence)
    if callers:
        ring.opener(dates.in_full(today), callers)
    text.page_title(today_says.heading(view, today), before="" if callers else dates.in_full(today), after=below)
    today_step.show_undo()
    if view.lead:
        show_lead(view.lead)
    elif view.state is TodayState.BACK:
        welcome_back.show(view.back)
    elif view.state is TodayState.EMPTY:
        today_ways.empty()
    else:
        today_ways.first("I’ve just had an interview")
    if view.state is TodayState.SAID_NO:
        show_folded()
    else:
        today_rows.offers(view.offers)
        today_rows.can_wait(view.can_wait)
        today_rows.waiting(view.waiting, is_only_one=is_only_one)
        today_rows.came_off(view.came_off)
        if view.state is TodayState.WAITING:
            to_calendar.everything(key="today.calendar")
        if view.lead or view.back:
            today_ways.quiet()
        if any(doing.counts_working_days(one) for one in view.dated):
            country.ask(key="today.country")
    if agenda.was_refused(standings, today):
        somebody.show_quietly(key="today.heavy")
if callers or is_quiet or view.back:
    with side:
        show_side()
