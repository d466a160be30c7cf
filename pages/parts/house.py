"""Whose store a page works on, what day it is for the person, and where its links lead."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from functools import wraps
from typing import TYPE_CHECKING, Literal, NoReturn, ParamSpec

import streamlit as st

from coaching import content, database_file, dates, example
from coaching.errors import Error
from coaching.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coaching.agenda import CameOff, Standing
    from coaching.content import Content
    from coaching.records import Absence, Interview, Meta

EXAMPLE = "example"
ADDRESS = "house.address"
INTERVIEW = "interview"
TROUBLE = "house.trouble"
TURN = "house.turn"
PASSING = ("today.undo", "coach.changing", "country.changing", "news.left-over", "news.reopened")
"""What a session keeps from click to click that belongs to one file."""
VISITED = "house.visited"
Version = tuple[str, int, str]
"""The file's id, its counter of changes, and which opening of it this is."""
Args = ParamSpec("Args")


@st.cache_resource(show_spinner=False, max_entries=4, validate=Store.is_current, on_release=Store.close)
def _opened(path: Path) -> Store:
    return open_store(path, dates.present().now)


def store() -> Store:
    """The person's own store, or the example's while they look round in it; raises `FileError`."""
    return _opened(example.example_file(today()) if is_example() else database_file.path())


def texts() -> Content:
    """Trees, letters, areas and words, read once."""
    return content.load()


def today() -> date:
    """The date in the person's own time zone."""
    return dates.present(st.context.timezone).today


def zone() -> str:
    """The name of the person's own time zone."""
    return dates.present(st.context.timezone).zone


def clock() -> time:
    """What the clock shows where the person is."""
    return dates.present(st.context.timezone).clock


def now() -> datetime:
    """The present moment, in UTC."""
    return dates.present(st.context.timezone).now


def scheme() -> Literal["light", "dark"]:
    """The colour scheme that the browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def working_days() -> dates.WorkingDays:
    """The working days where the person lives."""
    meta = store().meta()
    return dates.WorkingDays(meta.country, meta.region)


def standings() -> tuple[Standing, ...]:
    """Where every interview stands that is walked today."""
    dawn = _standings_at(time.min)
    hours = (one.dossier.interview.held_time for one in dawn if one.dossier.interview.held_on == today())
    # Where everything stands changes at these hours and at no other, so it is worked out once for each.
    return _standings_at(max((hour for hour in hours if hour and hour <= clock()), default=time.min))


def version() -> Version:
    """What tells the present state of the present file from every other: the key of all that is kept of it."""
    return _version(store().meta())


def _version(meta: Meta) -> Version:
    return meta.file_id, meta.change_counter, store().opening


def _standings_at(hour: time) -> tuple[Standing, ...]:
    meta = store().meta()
    return _standings(store(), today(), hour, meta.country, meta.region, _version(meta))


@st.cache_resource(show_spinner=False, max_entries=8)
def _standings(
    _store: Store,
    today: date,
    hour: time,
    country: str,
    region: str,
    version: Version,
    /,
) -> tuple[Standing, ...]:
    from coaching import agenda

    dossiers = _store.agenda_dossiers(today)
    days = dates.WorkingDays(country, region)
    return agenda.standings(dossiers, texts(), today, days, waits=_waits(_store, version), clock=hour)


@st.cache_resource(show_spinner=False, max_entries=8)
def _waits(
    _store: Store,
    version: Version,  # noqa: ARG001 - the cache's key
    /,
) -> tuple[int, ...]:
    return _store.answer_waits()


def standing(interview_id: str) -> Standing:
    """Where one interview stands; raises `NotFoundError`."""
    from coaching import agenda

    others, waits = tuple(one.dossier for one in standings()), _waits(store(), version())
    return agenda.standing(
        store().dossier(interview_id), texts(), today(), working_days(), others, waits=waits, clock=clock()
    )


def absence() -> Absence | None:
    """The weeks away from which the person is back; None else."""
    return store().meta().absence(today())


def came_off() -> tuple[CameOff, ...]:
    """What passed since the previous visit without being done."""
    meta, day = store().meta(), today()
    return _came_off(standings(), store(), day, zone(), working_days(), meta.previous_visit(day), _version(meta))


@st.cache_resource(show_spinner=False, max_entries=8)
def _came_off(
    _standings: tuple[Standing, ...],
    _store: Store,
    today: date,
    zone: str,
    days: dates.WorkingDays,
    previous_visit: date | None,
    version: Version,
    /,
) -> tuple[CameOff, ...]:
    from coaching import agenda

    dossiers = [one.dossier for one in _standings]
    waits = _waits(_store, version)
    return agenda.came_off(dossiers, texts(), today, days, previous_visit, waits=waits, zone=zone)


def turn_from_deleted(interview: Interview) -> None:
    """An old link to an interview in the trash leads to the page that can take it back."""
    if interview.deleted_at is not None:
        go("interview.py", interview=interview.id)


def is_example() -> bool:
    """Whether this session looks round the example: address and session both hold the flag, each keeps the other's."""
    if EXAMPLE in st.query_params:
        st.session_state[EXAMPLE] = True
    elif st.session_state.get(EXAMPLE):
        st.query_params[EXAMPLE] = "1"
    return bool(st.session_state.get(EXAMPLE))


def open_example() -> None:
    """Look round the example from the next run on."""
    st.session_state[EXAMPLE] = True
    st.query_params[EXAMPLE] = "1"
    begin_anew()


def leave_example() -> None:
    """Go back to the person's own file, and to its Today."""
    st.session_state.pop(EXAMPLE, None)
    st.query_params.clear()
    begin_anew()


def begin_anew() -> None:
    """What the session knew of the other file is forgotten, and the next run turns to Today."""
    for name in [name for name in st.session_state if str(name).startswith(PASSING)]:
        del st.session_state[name]
    st.session_state[TURN] = True


def turn() -> None:
    """Turn to Today where a click has asked for that."""
    if st.session_state.pop(TURN, False):
        go("today.py")


def address(**more: str) -> dict[str, str]:
    """The query of a link inside this house: what is given, and the example's flag while it is open."""
    return {**more, EXAMPLE: "1"} if is_example() else more


def go(page: str, **more: str) -> NoReturn:
    """Turn to another page, say `go("news.py", interview=id)`."""
    st.switch_page(page, query_params=address(**more))


def asked_interview() -> str | None:
    """The id in the address of a page that is about one interview."""
    return st.query_params.get(INTERVIEW)


def keep_address(page: str) -> None:
    """Tell the browser its address where a link led to another place on the same page.

    Streamlit tells it only with another page: the next click then came from the old address, and led back there.
    """
    before, here = st.session_state.get(ADDRESS), (page, st.query_params.to_dict())
    st.session_state[ADDRESS] = here
    if before is not None and before != here and before[0] == page:
        st.query_params.from_dict(here[1])


def callback(command: Callable[Args, None]) -> Callable[Args, None]:
    """Make a command safe as a widget's callback: what Debrief has a sentence for is said on the page, not raised."""

    @wraps(command)
    def safely(*args: Args.args, **kwargs: Args.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Error as problem:
            st.session_state[TROUBLE] = str(problem)

    return safely


def note_visit() -> None:
    """Once a day note that the person was here, and make a backup; a file that cannot be written is no trouble."""
    if st.session_state.get(VISITED) == today() or is_example():
        return
    st.session_state[VISITED] = today()
    with suppress(Error):
        store().keep_daily(now())
        store().touch_opened(today(), now=now())


def trouble() -> str:
    """What the last click could not do, said once."""
    return str(st.session_state.pop(TROUBLE, ""))
