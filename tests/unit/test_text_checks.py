from dataclasses import replace

import pytest

from coaching.letters import CLOSING, Ask, LetterTemplate
from coaching.text_checks import hole, problems_of_advice, problems_of_letters
from coaching.tree import Advice, Aside, Option, Question, Step, Tree

ADVICE = Advice(
    "{{ company }} said no",
    "It says little about you{% if role %} as {{ role }}{% endif %}.",
    ("L4",),
    asides=(Aside("their_date=given", "They said {{ their_day }}.", "If they said a day, wait for it."),),
    steps=(Step("rest", "Rest"),),
    checklist=("Write to {{ contact_name or company }}",),
)
ASK = Question("Which?", (Option("a", "A", go="rest"), Option("b", "B", go="rest")))
LETTER = LetterTemplate("note", "A note", "{{ greeting }}\n\nThanks.\n\n" + CLOSING, ("S3",), "About {{ company }}")
LAB = Ask("lab", "What you saw")


def of_advice(advice: Advice) -> tuple[str, ...]:
    return problems_of_advice({"small": Tree("small", "Small", "Small.", "ask", {"ask": ASK, "rest": advice})})


def of_letter(**changes: object) -> tuple[str, ...]:
    return problems_of_letters({"note": replace(LETTER, **changes)})  # type: ignore[arg-type]  # its fields


@pytest.mark.parametrize(
    ("rendered", "template"),
    [
        ("They said None.", "They said {{ day }}."),
        ("We met  on Friday.", ""),
        ("We met , and", ""),
        ("We met on .", ""),
        ("As ( ) there", ""),
        ("We met on Friday,. Then", ""),
        ("They asked “ ” first", ""),
        (" We met", ""),
        ("We met\n", ""),
        ("One\n\n\nTwo", ""),
        ("{{ company }", ""),
        ("", ""),
    ],
)
def test_a_hole_in_a_filled_text_is_seen(rendered: str, template: str) -> None:
    assert hole(rendered, template)


@pytest.mark.parametrize("text", ["None of this is your fault.", "One\n\nTwo (both)", "What’s next?"])
def test_whole_words_are_no_hole(text: str) -> None:
    assert hole(text, text) is None


def test_an_advice_may_say_what_is_always_known_and_ask_for_the_rest() -> None:
    assert of_advice(ADVICE) == ()


@pytest.mark.parametrize(
    ("advice", "problem"),
    [
        (replace(ADVICE, headline="{{ boss }} said no"), "speaks of boss, which no interview has"),
        (replace(ADVICE, text="{% if role %}{{ boss }}{% endif %}"), "speaks of boss, which no interview has"),
        (replace(ADVICE, headline="Wait until {{ fair_day }}"), "can’t be filled (fair_day is not always known)"),
        (replace(ADVICE, text="It was on {{ interview_day }}."), "can’t be filled (interview_day is not always known)"),
        (replace(ADVICE, steps=(Step("write", "Write to {{ contact_name }}"),)), "contact_name is not always known"),
        (replace(ADVICE, checklist=("Read about {{ role }}",)), "role is not always known"),
        (replace(ADVICE, text="As {% if role %}{{ role }}{% endif %} you"), "has a hole: 'As  you'"),
        (replace(ADVICE, text="{% if %}"), "can’t be filled (Expected an expression"),
        (replace(ADVICE, text="{{ company.__class__.mro() }}"), "can’t be filled (access to attribute"),
        (replace(ADVICE, asides=(Aside("contact=known", "Ring {{ boss }}."),)), "speaks of boss"),
        (
            replace(ADVICE, asides=(Aside("contact=known", "Ring.", "If {{ role }}, ring."),)),
            "role is not always known",
        ),
    ],
)
def test_an_advice_that_cannot_be_filled_is_named(advice: Advice, problem: str) -> None:
    (line,) = of_advice(advice)

    assert line.startswith("data/trees/small.yaml, rest: ")
    assert problem in line


def test_a_sound_letter_has_no_problems() -> None:
    assert of_letter() == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"subject": "About {{ boss }}"}, "speaks of boss, which no letter knows"),
        ({"body": "{% if %}" + CLOSING}, "can’t be filled (Expected an expression"),
        ({"body": "{{ greeting.__class__.mro() }}" + CLOSING}, "can’t be filled (access to attribute"),
        ({"body": "{{ greeting }}\n\nThanks.\n\nBye"}, "does not end with 'With best wishes,"),
        ({"body": "We met on {{ interview_day }}.\n\n" + CLOSING}, "has a hole: 'We met on ."),
        ({"body": "As  said.\n\n" + CLOSING}, "has a hole: 'As  said."),
        ({"subject": "{{ role }}"}, "has a hole: ''"),
        ({"body": "On {{ answer_day }}.\n\n" + CLOSING}, "has a hole: 'On ."),
        ({"body": "About {{ lab }}.\n\n" + CLOSING, "asks": (LAB,)}, "has a hole: 'About ."),
        ({"body": "{% if lab %}Oh ,{% endif %}\n\n" + CLOSING, "asks": (LAB,)}, "has a hole: 'Oh ,"),
        ({"asks": (LAB,)}, "asks for lab and never says it"),
        ({"asks": (replace(LAB, key="name"),)}, "asks for name, which every letter knows"),
        ({"asks": (replace(LAB, label=" "),)}, "asks for lab without a label"),
        ({"kind": "phone"}, "is spoken, and has a subject"),
    ],
)
def test_a_letter_that_cannot_be_filled_is_named(changes: dict[str, object], problem: str) -> None:
    lines = of_letter(**changes)

    assert all(line.startswith("data/letters/note.yaml: ") for line in lines)
    assert any(problem in line for line in lines)


def test_a_letter_may_say_what_it_asks_and_words_for_a_call_need_neither_subject_nor_wishes() -> None:
    asks = "{{ greeting }}\n\nThanks{% if lab %} for {{ lab }}{% endif %}.\n\n" + CLOSING

    assert of_letter(body=asks, asks=(LAB,)) == ()
    assert of_letter(body="Hello{% if name %}, this is {{ name }}{% endif %}.", subject="", kind="phone") == ()
