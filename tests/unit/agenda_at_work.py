"""What the tests of the agenda share: days, small trees, and what may become of an interview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from coaching import agenda
from coaching.agenda import Standing, TodayView, standing
from coaching.dates import WorkingDays
from coaching.records import Dossier, Interview, Outcome
from coaching.tree import TICKS_JOINED_BY, Advice, Does, Node, Option, Question, Step, Tree

MOMENT = datetime(2026, 11, 20, 18, tzinfo=UTC)
ENGLAND = WorkingDays()
FRIDAY = date(2026, 11, 20)
SATURDAY, SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, NEXT_FRIDAY = (FRIDAY + timedelta(n) for n in range(1, 8))
BARE = Interview("i1", "a1", "Northwind", MOMENT, MOMENT, debriefed_at=MOMENT)
HELD = Dossier(replace(BARE, held_on=FRIDAY))


@dataclass(frozen=True)
class Texts:
    """Content, as far as the agenda reads it."""

    trees: Mapping[str, Tree]


def a_tree(key: str, first: str, **nodes: Node) -> Tree:
    return Tree(key, key, key, first, nodes)


def known_by(fact: str, **goes: str) -> Question:
    return Question(f"{fact}?", tuple(Option(key, key, go) for key, go in goes.items()), known_by=fact)


def advice(headline: str, *steps: Step) -> Advice:
    return Advice(headline, "Text.", ("L1",), steps=steps)


COMING_UP = a_tree(
    "coming_up",
    "day_known",
    day_known=known_by("interview", held="get_ready", coming="get_ready", undated="agree"),
    agree=advice("Agree a day", Step("agree_day", "Agree a day with {{ company }}", letter="agree_day")),
    get_ready=advice(
        "Get ready",
        Step("rehearse", "Rehearse", "-3 days before interview"),
        Step("check_the_way", "Check the way", "-1 day before interview"),
    ),
)
WAITING = a_tree(
    "waiting",
    "changed",
    changed=Question(
        "Has anything changed?",
        (Option("nothing", "No", "thanks"), Option("left", "I left", "withdraw")),
        assume="nothing",
    ),
    thanks=known_by("thank_you", open="thank", sent="notes", past="notes", unwanted="notes"),
    notes=known_by("notes_since_their_date", none="patience", one="quiet", two="quiet_again"),
    patience=known_by("patience", wait="wait", fair_to_ask="first_note", weeks="first_note"),
    quiet=known_by("quiet_after_note", fresh="wait_a_week", long="second_note"),
    quiet_again=known_by("quiet_after_note", fresh="wait_a_week", long="stop_waiting"),
    withdraw=advice("Withdraw kindly", Step("withdraw", "Write to {{ company }}", letter="withdraw_kindly")),
    thank=advice(
        "Thank them",
        Step(
            "thank_you",
            "Send a thank-you",
            "+1 working day after interview",
            "+3 working days after interview",
            "thank_you",
        ),
    ),
    wait=advice("Nothing to do until {{ fair_day }}", Step("note", "Ask {{ company }}", "+0 days after patience")),
    first_note=advice("A note is fair", Step("note", "Ask {{ company }}", letter="note")),
    wait_a_week=advice("Give them a week"),
    second_note=advice("One more note", Step("second_note", "Ask once more", letter="second_note")),
    stop_waiting=advice("It’s fair to stop waiting"),
)
UNSUCCESSFUL = a_tree(
    "unsuccessful",
    "feedback",
    feedback=known_by(
        "feedback", not_asked="ask", asked="asked", came="placed", refused="closing", unwanted="closing", past="closing"
    ),
    asked=known_by("feedback_wait", fresh="give_them_time", long="did_it_arrive"),
    did_it_arrive=Question(
        "Did {{ company }}’s feedback arrive?",
        (
            Option("arrived", "Yes", does=Does.RECORD_FEEDBACK),
            Option("none", "They give none", does=Does.NONE_WILL_COME),
            Option("not_yet", "Not yet", "repeats"),
        ),
    ),
    repeats=known_by("feedback_repeats", none="ask_again", once="closing"),
    placed=known_by("feedback_placed", no="place", yes="closing"),
    closing=known_by("closing", open="close", sent="look", unwanted="look"),
    look=known_by("look_in", open="look_in", sent="all_done", unwanted="all_done"),
    ask=advice("Ask", Step("ask_feedback", "Ask for feedback", "+1 working day after outcome", letter="ask_feedback")),
    give_them_time=advice("Give them three days"),
    ask_again=advice("Ask again", Step("ask_feedback_again", "Ask once more", letter="ask_feedback_again")),
    place=advice("Place it", Step("place_feedback", "Put it on the areas", opens="news")),
    close=advice("Close", Step("closing", "Send a last note", "+1 day after outcome", letter="closing")),
    look_in=advice(
        "Look in later", Step("look_in", "Look in", "+6 months after closing", "+9 months after closing", "look_in")
    ),
    all_done=advice("This one is done"),
)
REASONS = ("decision_maker", "short_list", "tests", "profile")
SECOND_INTERVIEW = a_tree(
    "second_interview",
    "reasons",
    reasons=Question(
        "What is it for?",
        (*(Option(reason, reason, reason) for reason in REASONS), Option("unclear", "Unclear", "ask_them", alone=True)),
        several=True,
        then="prepare",
    ),
    decision_maker=advice(
        "Their aims",
        Step("find_aims", "Find their aims", "-5 days before next_interview"),
        Step("two_sentences", "Say your value", "-1 day before next_interview"),
    ),
    short_list=advice("Why you", Step("two_sentences", "Say your value", "-2 days before next_interview")),
    tests=advice("Practise", Step("practise", "Practise the kind", "-5 days before next_interview")),
    profile=advice("Be rested", Step("early_night", "Go to bed early", "-1 day before next_interview")),
    ask_them=advice("Ask what it is for", Step("clarify", "Ask what it is for", letter="clarify_next")),
    prepare=advice("Prepare", Step("read_notes", "Read the first one", "-4 days before next_interview")),
)
SUCCESSFUL = a_tree("successful", "pleased", pleased=advice("Say that you’re pleased", Step("say_so", "Say so")))
NO_ANSWER = a_tree("no_answer", "keep", keep=advice("Keep the door open"))
TEXTS = Texts({tree.key: tree for tree in (COMING_UP, WAITING, UNSUCCESSFUL, SECOND_INTERVIEW, SUCCESSFUL, NO_ANSWER)})


def on(day: date, dossier: Dossier) -> Standing:
    return standing(dossier, TEXTS, day, ENGLAND)


def keys(found: Standing) -> list[str]:
    return [action.key for action in found.actions]


def view(day: date, *dossiers: Dossier) -> TodayView:
    return agenda.today([on(day, dossier) for dossier in dossiers], day)


def changed(dossier: Dossier, **interview: object) -> Dossier:
    return replace(dossier, interview=replace(dossier.interview, **interview))  # type: ignore[arg-type]  # any field


def said_no(day: date, dossier: Dossier = HELD) -> Dossier:
    return changed(dossier, outcome=Outcome.UNSUCCESSFUL, outcome_on=day)


def four_ticks(day: date | None, *ticks: str) -> Dossier:
    return replace(
        changed(HELD, outcome=Outcome.SECOND_INTERVIEW, outcome_on=MONDAY),
        next_round=replace(BARE, id="i2", held_on=day),
        choices={"reasons": TICKS_JOINED_BY.join(ticks)},
    )


OTHER = Dossier(replace(BARE, id="i2", application_id="a2", company="Osprey Labs", held_on=WEDNESDAY))
HALF_WRITTEN = changed(OTHER, debriefed_at=None, held_on=MONDAY, gut_feel=50)


def lead(found: TodayView) -> str | None:
    return found.lead.dossier.interview.id if found.lead else None
