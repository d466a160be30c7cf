"""One path of each kind in each tree, from what has happened to its end, answered and read on the Coach page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from coaching import help_lines
from coaching.content import load
from coaching.records import NewsBy, Outcome
from coaching.store import Store
from coaching.tree import TICKS_JOINED_BY
from tests.pages.visit import TODAY, Visit, moment, new_id

ONE = new_id(1)
TEXTS = load()
TREES = TEXTS.trees
NO, AGAIN, OFFER = Outcome.UNSUCCESSFUL, Outcome.SECOND_INTERVIEW, Outcome.SUCCESSFUL

Happened = Callable[[Store], object]
"""Something that has happened to the interview."""


@dataclass(frozen=True)
class Path:
    """What has happened since the interview, what is answered on the page, and where that must lead.

    `answers` is "node=choice", several joined by a semicolon, ticks by a plus; `end` names the advice, or the question
    that it waits at; `offers` the letter or the step that stands there.
    """

    tree: str
    happened: tuple[Happened, ...] = ()
    answers: str = ""
    end: str = ""
    offers: str = ""
    held: int | None = -7


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def told(outcome: Outcome, number: int = 0, by: NewsBy | None = None) -> Happened:
    def tell(store: Store) -> None:
        store.record_outcome(ONE, outcome, on=day(number), now=moment(day(number)))
        store.save_field(ONE, "news_by", by, now=moment(day(number)))

    return tell


def sent(template: str, number: int) -> Happened:
    return lambda store: store.send_letter(
        ONE, template, to="", subject="A note", body="Words", given={}, on=day(number), now=moment(day(number))
    )


def dropped(step: str) -> Happened:
    return lambda store: store.mark(ONE, step, dropped_on=TODAY, now=moment())


def field(name: str, value: object) -> Happened:
    return lambda store: store.save_field(ONE, name, value, now=moment())


def feedback(name: str, value: object) -> Happened:
    return lambda store: store.save_feedback(ONE, name, value, on=day(-1), now=moment())


def offered(name: str, value: object) -> Happened:
    return lambda store: store.save_offer(ONE, name, value, now=moment())


TWICE_ASKED = (sent("thank_you", -27), sent("note", -14), sent("second_note", -7))

LETTERS = {
    "no day is agreed": Path("coming_up", held=None, end="agree_a_day", offers="agree_day"),
    "what awaits is not known": Path("coming_up", held=10, end="find_out", offers="ask_ahead"),
    "the day after": Path("waiting", held=-1, end="thank_you", offers="thank_you"),
    "something was promised": Path(
        "waiting",
        (sent("thank_you", -6),),
        "something_changed=promised_something",
        "send_promised",
        "send_promised",
    ),
    "a no, looked at now": Path("unsuccessful", (told(NO),), "shall_we_look=now", "ask_feedback", "ask_feedback"),
    "a no by phone": Path("unsuccessful", (told(NO, -1, NewsBy.PHONE),), "", "ring_back", "ask_feedback_by_phone"),
    "a reserve list": Path("unsuccessful", (told(NO),), "reserve_list=listed", "on_their_list", "ask_list_life"),
    "silence for good": Path("no_answer", (told(Outcome.NO_ANSWER),), "", "leave_it_quiet", "look_in"),
    "the job is frozen": Path(
        "cancelled", (told(Outcome.CANCELLED),), "what_stopped=whole_job", "stopped_hiring", "ask_time_frame"
    ),
    "pulled out": Path("withdrawn", (told(Outcome.WITHDRAWN),), "", "tell_them", "withdraw_kindly"),
    "nothing was said": Path("second_interview", (told(AGAIN),), "told=nothing", "clarify_purpose", "clarify_next"),
    "an offer below the advert": Path(
        "successful", (told(OFFER),), "your_answer=not_right; what_is_not_right=pay", "below_the_figure", "negotiate"
    ),
    "an offer that is not wanted": Path(
        "successful", (told(OFFER),), "your_answer=no_thanks", "offer_declined", "decline_offer"
    ),
}
DEEDS = {
    "what awaits is known": Path("coming_up", (), "do_you_know=yes", "get_ready", "rehearse", held=10),
    "kept open after two notes": Path(
        "waiting", TWICE_ASKED, "keep_or_close=keep_open", "kept_open", "decide_again", held=-28
    ),
    "they said what was missing": Path(
        "unsuccessful",
        (told(NO, -1), feedback("words", "Short on budgets.")),
        "what_was_it_like=useful",
        "place_feedback",
        "place_feedback",
    ),
    "their reason may not be allowed": Path(
        "unsuccessful",
        (told(NO, -1), feedback("words", "Too old.")),
        "what_was_it_like=unlawful",
        "keep_their_words",
        "keep_dated_note",
    ),
    "a yes that is firm": Path(
        "successful",
        (
            told(OFFER),
            offered("in_writing_on", day(-1)),
            offered("conditions_met_on", day(-1)),
            sent("say_yes", 0),
        ),
        "",
        "offer_accepted",
        "hand_in_notice",
    ),
}
CHECKLISTS = {
    "asked, and a week to wait": Path("waiting", (sent("thank_you", -8), sent("note", -1)), "", "wait_a_week", held=-9),
    "a no, written down on its day": Path(
        "unsuccessful", (told(NO), feedback("words", "Short on budgets.")), "", "kept_their_words"
    ),
    "silence, and nothing more": Path("no_answer", (told(Outcome.NO_ANSWER), dropped("look_in")), "", "quiet_done"),
    "the job frozen, and nothing more": Path(
        "cancelled", (told(Outcome.CANCELLED), dropped("look_in")), "what_stopped=whole_job", "stopped_done"
    ),
    "pulled out, and they know": Path("withdrawn", (told(Outcome.WITHDRAWN),), "do_they_know=told", "withdrawn_done"),
    "an offer declined": Path("successful", (told(OFFER), sent("decline_offer", 0)), "", "offer_left"),
}
QUESTIONS = {
    "a no of today": Path("unsuccessful", (told(NO),), "", "shall_we_look"),
    "feedback that may have come": Path("unsuccessful", (told(NO, -8), sent("ask_feedback", -7)), "", "has_it_come"),
    "asked back": Path("second_interview", (told(AGAIN),), "", "told"),
    "more is wanted while nothing comes": Path("waiting", (), "something_changed=they_want_more", "what_more"),
    "something about the offer is not right": Path(
        "successful", (told(OFFER),), "your_answer=not_right", "what_is_not_right"
    ),
}
JOINS = {
    "a test, and the one who decides": Path(
        "second_interview",
        (told(AGAIN),),
        "told=decision_maker+test",
        "before_next+for_decision_maker+for_test+say_you_come",
    ),
    "more time is needed, and the fare is dear": Path(
        "coming_up",
        (),
        "what_they_need=adjustments+costly",
        "say_what_you_need+ask_about_the_fare+find_out",
        held=10,
    ),
    "low, while nothing comes": Path(
        "waiting",
        TWICE_ASKED,
        "something_changed=hard_on_me; how_hard=low",
        "talk_to_somebody",
        held=-28,
    ),
}
HELPED = {
    "money for the kit": Path("coming_up", (), "does_it_hold=money", "check_them_first", held=10),
    "they asked what they may not": Path("waiting", (), "something_changed=asked_the_forbidden", "keep_a_note"),
    "low on most days": Path("waiting", (), "something_changed=hard_on_me; how_hard=low", "talk_to_somebody"),
    "a health question, and a no": Path("unsuccessful", (told(NO),), "reserve_list=forbidden", "keep_their_words"),
    "work that nobody paid": Path("no_answer", (told(Outcome.NO_ANSWER),), "quiet_special=worked_for_it", "quiet_work"),
    "stopped after something was told": Path(
        "cancelled", (told(Outcome.CANCELLED),), "what_stopped=after_i_told", "stopped_words"
    ),
    "benefits, and pulling out": Path(
        "withdrawn", (told(Outcome.WITHDRAWN),), "second_thoughts=benefits", "benefits_before_telling"
    ),
    "an unpaid trial day": Path("second_interview", (told(AGAIN),), "told=trial", "for_trial"),
}
DONE_BY_AN_ANSWER = {
    "they never answered": (
        Path("waiting", TWICE_ASKED, "keep_or_close=close", "leave_it_quiet", held=-28),
        "no_answer",
    ),
    "no feedback will come": (
        Path("unsuccessful", (told(NO, -8), sent("ask_feedback", -7)), "has_it_come=none", "look_back_yourself"),
        "unsuccessful",
    ),
    "they have a yes": (Path("successful", (told(OFFER),), "your_answer=said_yes", "yes_unwritten"), "successful"),
    "they have a no": (Path("successful", (told(OFFER),), "your_answer=said_no", "offer_left"), "successful"),
}


def walked(app: Visit, store: Store, path: Path) -> Visit:
    """The Coach page of this interview once all is answered."""
    held_on = None if path.held is None else day(path.held)
    store.add_interview(ONE, "Acme", held_on=held_on, now=moment(day(-30)))
    for happened in path.happened:
        happened(store)
    app.go("coach.py", interview=ONE)
    for answer in filter(None, path.answers.split("; ")):
        node, _, choice = answer.partition("=")
        say(app, node, choice)
    return app


def say(app: Visit, node: str, choice: str) -> None:
    """Answer one question, which is asked again where something is assumed."""
    key = f"coach.choice.{ONE}.{node}"
    ticks = [f"{key}.{tick}" for tick in choice.split(TICKS_JOINED_BY)]
    if not app.has(key) and not app.has(ticks[0]):
        app.click(f"coach.continue.{ONE}.{node}")
    if app.has(key):
        app.tap(key, choice)
    else:
        for tick in ticks:
            app.tick(tick)
    app.click(f"coach.continue.{ONE}.{node}")


def reads(app: Visit, tree: str, advice: str) -> bool:
    """Whether the advice can be read, as far as its headline is the same for everybody."""
    words = TREES[tree].advice(advice).headline.partition("{")[0].strip()
    return bool(words) and words in app.text


CALLED_OFF = {
    "ahead": Path("coming_up", (), "does_it_hold=called_off", "they_moved_it", held=1),
    "today": Path("waiting", (), "something_changed=went_wrong; what_went_wrong=called_off", "they_moved_it", held=0),
    "taken for a stop": Path("cancelled", (told(Outcome.CANCELLED),), "what_stopped=my_day", "they_moved_it", held=1),
}


@pytest.mark.parametrize("name", CALLED_OFF)
def test_a_day_that_they_called_off_has_one_path_wherever_it_is_said(app: Visit, store: Store, name: str) -> None:
    walked(app, store, CALLED_OFF[name])
    assert app.title == "Acme: called off"
    assert reads(app, "coming_up", "they_moved_it")
    assert store.dossier(ONE).interview.held_on is None
    app.click("coach.undo.take_day_out")
    assert store.dossier(ONE).interview.held_on == day(CALLED_OFF[name].held or 0)
    assert "something_changed" not in store.dossier(ONE).choices


@pytest.mark.parametrize("name", LETTERS)
def test_a_path_that_ends_in_a_letter_has_its_words(app: Visit, store: Store, name: str) -> None:
    path = LETTERS[name]
    walked(app, store, path)
    assert reads(app, path.tree, path.end)
    assert app.has(f"coach.letter.{ONE}.{path.offers}.copy")


@pytest.mark.parametrize("name", DEEDS)
def test_a_path_that_ends_in_a_deed_lets_it_be_done(app: Visit, store: Store, name: str) -> None:
    path = DEEDS[name]
    walked(app, store, path)
    assert reads(app, path.tree, path.end)
    app.click(f"coach.done.{path.offers}")
    assert not app.has(f"coach.done.{path.offers}")
    assert app.has("coach.did")


@pytest.mark.parametrize("name", CHECKLISTS)
def test_a_path_that_ends_in_a_checklist_asks_for_nothing(app: Visit, store: Store, name: str) -> None:
    path = CHECKLISTS[name]
    advice = TREES[path.tree].advice(path.end)
    walked(app, store, path)
    assert reads(app, path.tree, path.end)
    assert advice.checklist[0] in app.text
    assert not [button for button in app.at.button if str(button.key).startswith(("coach.done.", "coach.sent."))]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_path_that_waits_for_an_answer_asks_for_it_and_for_nothing_else(app: Visit, store: Store, name: str) -> None:
    path = QUESTIONS[name]
    walked(app, store, path)
    question = TREES[path.tree].question(path.end)
    assert question.ask.partition("{")[0] in app.text
    assert all(option.say in app.text for option in question.choices)
    assert app.at.button(key=f"coach.continue.{ONE}.{path.end}").label == "Continue"
    assert "Why" not in [fold.label for fold in app.at.expander]


@pytest.mark.parametrize("name", JOINS)
def test_ticks_that_are_joined_are_each_read(app: Visit, store: Store, name: str) -> None:
    path = JOINS[name]
    walked(app, store, path)
    assert all(reads(app, path.tree, advice) for advice in path.end.split(TICKS_JOINED_BY))


@pytest.mark.parametrize("name", HELPED)
def test_a_path_on_which_others_can_help_names_them(app: Visit, store: Store, name: str) -> None:
    path = HELPED[name]
    advice = TREES[path.tree].advice(path.end)
    lines = help_lines.of(TEXTS.help_lines, advice.help, "GB", "ENG")
    walked(app, store, path)
    assert reads(app, path.tree, path.end)
    assert lines
    assert all(line.name in app.text for line in lines)


@pytest.mark.parametrize("name", DONE_BY_AN_ANSWER)
def test_an_answer_that_does_something_is_not_asked_again_and_the_path_goes_on(
    app: Visit, store: Store, name: str
) -> None:
    path, tree = DONE_BY_AN_ANSWER[name]
    walked(app, store, path)
    asked = path.answers.partition("=")[0]
    assert reads(app, tree, path.end)
    assert not app.has(f"coach.choice.{ONE}.{asked}")
    assert asked not in store.dossier(ONE).choices
