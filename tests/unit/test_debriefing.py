from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching import debriefing
from coaching.agenda import NextStep
from coaching.content import load
from coaching.records import Answered, AskedQuestion, Criterion, Dossier, Feedback, Score, View
from tests.unit.store_at_work import TODAY as WEDNESDAY
from tests.unit.text_at_work import interview

TEXTS = load()
FIT = TEXTS.criteria[Criterion.FIT]


def scores(*values: int | None) -> dict[Criterion, Score]:
    """The first areas with these values, the rest not looked at."""
    return {area: Score(area, value) for area, value in zip(Criterion, values, strict=False)}


def dossier(**parts: object) -> Dossier:
    return replace(Dossier(interview()), **parts)  # type: ignore[arg-type]  # fields of a Dossier, by name


@pytest.mark.parametrize(
    ("step", "held", "said"),
    [
        (NextStep("action", "Note", WEDNESDAY, "note"), -33, "One short note is fair now; its words are ready."),
        (NextStep("action", "Decide", WEDNESDAY), -33, "One thing is for today."),
        (NextStep("action", "Note", WEDNESDAY + timedelta(1), "note"), -33, "You’ve done all you can today."),
        (NextStep("wait", "Wait"), -2, "You’ve done all you can today."),
        (None, None, "You’ve done all you can today."),
        (
            None,
            -1,
            "You’ve done all you can today, and nobody can judge an interview just after it, not even you.",
        ),
    ],
)
def test_a_finished_debrief_says_that_it_is_enough_or_what_is_for_today(
    step: NextStep | None, held: int | None, said: str
) -> None:
    one = interview(held_on=None if held is None else WEDNESDAY + timedelta(held))
    assert debriefing.put_down(one, step, WEDNESDAY) == f"Acme is written down. {said}"


@pytest.mark.parametrize("score", [5, 4, 3, 2, 1, None])
def test_a_level_goes_into_the_store_and_comes_back_as_it_was(score: int | None) -> None:
    level = debriefing.level_of(Score(Criterion.FIT, score))
    assert level in debriefing.LEVELS
    assert debriefing.score_of(level) == score


def test_an_area_that_was_not_looked_at_has_no_level() -> None:
    assert debriefing.level_of(None) is None


def test_the_best_level_stands_first_and_cannot_say_last_without_a_number() -> None:
    assert [debriefing.number(level) for level in debriefing.LEVELS] == ["5", "4", "3", "2", "1", ""]


def test_every_level_has_its_sentence() -> None:
    assert [debriefing.sentence(FIT, level) for level in debriefing.LEVELS] == [
        *(FIT.sentences[score] for score in (5, 4, 3, 2, 1)),
        "Can’t say",
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param((), None, id="nothing yet"),
        pytest.param((1, 2, 3), None, id="three of four"),
        pytest.param((4, 3, 2, 3), Criterion.FIT, id="one is lowest"),
        pytest.param((4, 2, 2, 2), Criterion.ENTHUSIASM, id="the first of a tie"),
        pytest.param((5, 5, 5, 5), Criterion.PERFORMANCE, id="all alike"),
        pytest.param((None, 5, None, None), Criterion.ENTHUSIASM, id="cannot say is never the lowest"),
        pytest.param((None, None, None, None), None, id="nothing could be said"),
    ],
)
def test_evidence_is_asked_for_the_lowest_once_all_four_are_answered(
    values: tuple[int | None, ...], expected: Criterion | None
) -> None:
    assert debriefing.lowest(scores(*values)) is expected


def test_in_the_middle_of_a_week_their_answer_may_come_in_this_one() -> None:
    assert debriefing.answer_days(WEDNESDAY) == {
        date(2026, 11, 27): "This week",
        date(2026, 12, 4): "Next week",
        date(2026, 12, 11): "In two weeks",
    }


@pytest.mark.parametrize("days", range(14))
def test_an_answer_is_only_promised_for_a_friday_that_is_still_to_come(days: int) -> None:
    today = WEDNESDAY + timedelta(days=days)
    offered = debriefing.answer_days(today)
    assert all(day > today and day.weekday() == debriefing.FRIDAY for day in offered)
    assert ("This week" in offered.values()) is (today.weekday() < debriefing.FRIDAY)
    assert "Next week" in offered.values()


def test_so_far_nothing_is_counted_that_was_skipped() -> None:
    assert debriefing.so_far(dossier(), TEXTS) == ()


@pytest.mark.parametrize(
    ("due", "letter", "expected"),
    [
        (WEDNESDAY + timedelta(days=1), "thank_you", "Thursday 26 November. The words will be ready to copy."),
        (WEDNESDAY, None, "Wednesday 25 November."),
        (WEDNESDAY + timedelta(days=5), "thank_you", "The words will be ready to copy."),
        (WEDNESDAY + timedelta(days=5), None, ""),
        (None, None, ""),
    ],
)
def test_a_day_that_was_only_named_has_its_date_below(due: date | None, letter: str | None, expected: str) -> None:
    step = NextStep("action", "Send a short thank-you", due, letter)
    assert debriefing.ready_on(step, WEDNESDAY).replace("\u00a0", " ") == expected


def test_so_far_names_what_is_there() -> None:
    found = debriefing.so_far(
        dossier(
            interview=interview(gut_feel=65),
            scores={Criterion.FIT: Score(Criterion.FIT, 4), Criterion.CONFIDENCE: Score(Criterion.CONFIDENCE)},
            questions=(AskedQuestion("1", 1, "Why us?"),),
        ),
        TEXTS,
    )
    assert [value.replace("\u00a0", " ") for _, value in found] == ["4", "Can’t say", "65 %", "1"]
    assert [term for term, _ in found] == ["Fit", "Confidence in you", "Your bet", "Questions"]


def test_nothing_written_is_nothing_to_read() -> None:
    assert debriefing.written(dossier(), TEXTS) == ()
    assert debriefing.asked(dossier(), TEXTS) == ()
    assert debriefing.their_view(dossier(), TEXTS) == ()


def test_what_was_written_is_read_with_its_sentences_and_evidence() -> None:
    found = dict(
        debriefing.written(
            dossier(
                interview=interview(
                    gut_feel=20, best_moment="They laughed", would_change="Ask more", notes="Bring the plan"
                ),
                scores={
                    Criterion.FIT: Score(Criterion.FIT, 2, evidence="Rugby"),
                    Criterion.CONFIDENCE: Score(Criterion.CONFIDENCE),
                },
            ),
            TEXTS,
        )
    )
    assert found["Fit 2"] == f"{FIT.sentences[2]}\n“Rugby”"
    assert found["Confidence in you"] == "Can’t say"
    assert found["Your bet"].replace("\u00a0", " ") == "20 %"
    assert list(found)[-3:] == ["A good moment", "One thing you’d do differently", "Notes"]
    assert list(found.values())[-3:] == ["They laughed", "Ask more", "Bring the plan"]


def test_a_question_says_how_it_went_and_what_was_said_and_the_stumbled_one_comes_first() -> None:
    fine = AskedQuestion("1", 1, "Your plan?", criterion=Criterion.FIT)
    stumbled = AskedQuestion("2", 2, "Why us?", "It is near", "Say why", Answered.STUMBLED, Criterion.ENTHUSIASM)
    bare = AskedQuestion("3", 3, "Any questions?")
    assert debriefing.asked(dossier(questions=(fine, stumbled, bare)), TEXTS) == (
        (stumbled, "Stumbled, Enthusiasm\n“It is near”"),
        (fine, "Fit"),
        (bare, ""),
    )


def test_their_view_names_their_words_and_the_areas_that_they_mentioned() -> None:
    found = debriefing.their_view(
        dossier(
            feedback=Feedback(words="Too quiet"),
            panel_views={Criterion.CONFIDENCE: View.CONCERN, Criterion.PERFORMANCE: View.STRENGTH},
        ),
        TEXTS,
    )
    assert found == (
        ("Their words", "Too quiet"),
        ("Performance", "A strength"),
        ("Confidence in you", "A concern"),
    )


def test_that_none_will_come_is_said_plainly() -> None:
    found = debriefing.their_view(dossier(feedback=Feedback(none_will_come=True)), TEXTS)
    assert found == (("Feedback", "They won’t give any."),)
