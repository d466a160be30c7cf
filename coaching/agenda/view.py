"""What Today shows: one state wins, and the rest waits below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from coaching.agenda.action import Action, by_day
from coaching.agenda.back import CameOff, asked_about, is_answered, own_day
from coaching.agenda.next_step import asks_now, due_now, is_half_written, is_no
from coaching.agenda.offered import is_long_past
from coaching.agenda.standing import Standing
from coaching.agenda.together import Owned, rounds_before, together
from coaching.records import Absence


class TodayState(StrEnum):
    """What Today shows; of several the first that holds.

    An offer that was taken back today goes before everything, then one that presses; a no, an interview within three
    days and who was away go before any other offer. Empty is for who has written nothing down yet, or nothing for a
    long time. An offer whose day is long past never leads: it can wait.
    """

    OFFER = "offer"
    SAID_NO = "said_no"
    COMING = "coming"
    BACK = "back"
    DUE = "due"
    HALF_WRITTEN = "half_written"
    WAITING = "waiting"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class TodayView:
    """The state that wins, whose it is, and its action (none where a question is due).

    Of the others, `offers` have something due about an offer, `can_wait` have something to do, open or not, and
    `waiting` are open with nothing to do now. `back` are those that "Any news?" asks about, the answered ones too;
    `came_off` is what passed while the person was away. For an interview that is near, `before` is the round that led
    to it, where its path still prepares for this one, and `steps` are those of both.
    """

    state: TodayState
    lead: Standing | None
    action: Action | None
    offers: tuple[Standing, ...] = ()
    can_wait: tuple[Standing, ...] = ()
    waiting: tuple[Standing, ...] = ()
    back: tuple[Standing, ...] = ()
    came_off: tuple[CameOff, ...] = ()
    before: Standing | None = None
    steps: tuple[Owned, ...] = ()

    @property
    def owner(self) -> Standing | None:
        """Whose the action is: the lead's, or that of the round before."""
        before, action = self.before, self.action
        is_before = before and action and action.interview_id == before.dossier.interview.id
        return before if is_before else self.lead

    @property
    def rest(self) -> tuple[Standing, ...]:
        """All others that go on."""
        return self.offers + self.can_wait + self.waiting

    @property
    def dated(self) -> tuple[Standing, ...]:
        """The interviews of which it says days; while it asks for news of them it says none."""
        leading = () if self.back else (self.lead, self.before, *self.rest)
        return tuple(one for one in leading if one is not None)


def today(
    standings: Sequence[Standing],
    today: date,
    *,
    absence: Absence | None = None,
    came_off: Sequence[CameOff] = (),
    zone: str = "UTC",
) -> TodayView:
    """What Today shows; `absence` is the one from which the person is back, in their own time zone."""
    view = (_away(standings, today, absence, zone) if absence else None) or _first(standings, today)
    shown = {id(one) for one in (view.lead, view.before, *view.back)}
    others = sorted((one for one in standings if _goes_on(one, today) and id(one) not in shown), key=_next_first)
    offers = () if view.state is TodayState.SAID_NO else tuple(one for one in others if _is_offer_due(one, today))
    others = [one for one in others if one not in offers]
    return replace(
        view,
        offers=offers,
        can_wait=tuple(one for one in others if _is_busy(one, today)),
        waiting=tuple(one for one in others if not _is_busy(one, today)),
        came_off=tuple(came_off),
    )


def _away(standings: Sequence[Standing], today: date, absence: Absence, zone: str) -> TodayView | None:
    """Who was away is asked for news of all that wait: only what was there before, and presses, goes before that.

    News that the person records meanwhile does not interrupt it; but a no of today goes before an interview that is
    near.
    """
    back = asked_about(standings, today, absence, zone)
    if all(is_answered(one, absence) for one in back):
        return None
    before = [one for one in standings if own_day(one.dossier.interview.created_at, zone) < today]
    coming = _coming(before, standings, today)
    return (
        _taken_back_today(standings, today)
        or _pressing_offer(standings, today)
        or (coming and (_no_today(standings, today) or coming))
        or TodayView(TodayState.BACK, None, None, back=tuple(sorted(back, key=_place)))
    )


def _first(standings: Sequence[Standing], today: date) -> TodayView:
    return (
        _taken_back_today(standings, today)
        or _pressing_offer(standings, today)
        or _no_today(standings, today)
        or _coming(standings, standings, today)
        or _any_offer(standings, today)
        or _due(standings, today)
        or _half_written(standings, today)
        or TodayView(TodayState.WAITING if standings else TodayState.EMPTY, None, None)
    )


def _pressing_offer(standings: Sequence[Standing], today: date) -> TodayView | None:
    return _any_offer([one for one in standings if _presses(one)], today)


def _taken_back_today(standings: Sequence[Standing], today: date) -> TodayView | None:
    """On the day an offer is taken back the old job can still be asked for: nothing else goes before that."""
    found = [one for one in standings if one.facts["taken_back"].since == today and due_now(one, today)]
    return TodayView(TodayState.DUE, found[0], due_now(found[0], today)) if found else None


def _no_today(standings: Sequence[Standing], today: date) -> TodayView | None:
    found = [one for one in standings if is_no(one) and one.facts["news_age"].value == "today"]
    if not found:
        return None
    lead = max(found, key=_latest_news)
    return TodayView(TodayState.SAID_NO, lead, due_now(lead, today))


def _coming(candidates: Sequence[Standing], standings: Sequence[Standing], today: date) -> TodayView | None:
    found = [one for one in candidates if _is_near(one, today)]
    if not found:
        return None
    lead = min(found, key=_place)
    before = rounds_before(standings).get(lead.dossier.interview.id)
    steps = together(lead, before)
    first = next((action for _, action in steps if action.due and action.due <= today), None)
    return TodayView(TodayState.COMING, lead, first, before=before, steps=steps)


def _any_offer(standings: Sequence[Standing], today: date) -> TodayView | None:
    found = [one for one in standings if one.has_open_offer and not is_long_past(one, today)]
    if not found:
        return None
    lead = min(found, key=_answered_first)
    return TodayView(TodayState.OFFER, lead, due_now(lead, today))


def _due(standings: Sequence[Standing], today: date) -> TodayView | None:
    pressing = [one for one in standings if not is_long_past(one, today)]
    found = [one for one in pressing if due_now(one, today) or asks_now(one, today)]
    if not found:
        return None
    lead = min(found, key=lambda one: _urgency(one, today))
    return TodayView(TodayState.DUE, lead, due_now(lead, today))


def _half_written(standings: Sequence[Standing], today: date) -> TodayView | None:
    found = [one for one in standings if is_half_written(one, today)]
    return TodayView(TodayState.HALF_WRITTEN, max(found, key=_latest_held), None) if found else None


def _presses(standing: Standing) -> bool:
    return standing.has_open_offer and standing.facts["answer_by"].value in {"near", "past"}


def _is_near(standing: Standing, today: date) -> bool:
    """Within three days; on its own day, once it has taken place, until something of its debrief is written down."""
    if standing.is_coming:
        return standing.facts["interview_near"].value in {"near", "tomorrow", "today"}
    is_of_today = standing.dossier.interview.held_on == today
    return is_of_today and is_half_written(standing, today) and not standing.dossier.is_begun


def _goes_on(standing: Standing, today: date) -> bool:
    """After an answer too there may be something to do, which is no less there because another interview leads."""
    return standing.is_open or due_now(standing, today) is not None or asks_now(standing, today)


def _is_busy(standing: Standing, today: date) -> bool:
    """Whether there is something to do for it, or something ahead that is more than to wait."""
    is_due = due_now(standing, today) is not None or is_half_written(standing, today)
    return is_due or asks_now(standing, today) or standing.is_coming or standing.has_open_offer


def _is_offer_due(standing: Standing, today: date) -> bool:
    """Whether something is due now about an offer that is open, or was taken back: that is in view whoever leads."""
    is_there = standing.has_open_offer or standing.is_taken_back
    return is_there and due_now(standing, today) is not None and not is_long_past(standing, today)


def _urgency(standing: Standing, today: date) -> tuple[bool, date, int]:
    """What can't be done much longer comes first, then what belongs to the later interview; a question comes last."""
    action = due_now(standing, today)
    until = action.until if action else None
    return action is None, until or date.max, -_latest_held(standing)[0].toordinal()


def _latest_held(standing: Standing) -> tuple[date, datetime]:
    interview = standing.dossier.interview
    return interview.held_on or date.min, interview.created_at


def _latest_news(standing: Standing) -> datetime:
    return standing.dossier.interview.news_at or standing.dossier.interview.created_at


def _answered_first(standing: Standing) -> tuple[date, float]:
    """The offer to answer first comes first, then the newer one."""
    return standing.facts["answer_by"].since or date.max, -_latest_news(standing).timestamp()


def _place(standing: Standing) -> tuple[date, time, datetime]:
    """The earlier interview first; of the same day one without a time comes last."""
    interview = standing.dossier.interview
    return interview.held_on or date.max, interview.held_time or time.max, interview.created_at


def _next_first(standing: Standing) -> tuple[date, date, datetime]:
    """The next step first, then the earlier interview."""
    interview = standing.dossier.interview
    due = by_day(standing.actions[0]) if standing.actions else date.max
    return due, interview.held_on or date.max, interview.created_at
