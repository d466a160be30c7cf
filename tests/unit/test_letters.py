from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError

from coaching import content, text_checks
from coaching.letters import (
    NAMES,
    Ask,
    Filled,
    LetterTemplate,
    beginning,
    draft,
    fill,
    first_name,
    mailto,
    names_used,
    phrase,
    read_alone,
    render,
)
from coaching.records import Criterion, Dossier, Feedback, Interview, Letter, View
from coaching.tree import Advice
from tests.unit.trees_strategy import UNHURRIED

TODAY = date(2026, 11, 25)
MOMENT = datetime(2026, 11, 25, 9, tzinfo=UTC)
BARE = Interview("one", "one", "Northwind", MOMENT, MOMENT)
FULL = Dossier(replace(BARE, contact_name="Priya Raman", contact_email="priya@n.example"))
ROUND = replace(BARE, id="two", held_on=date(2026, 12, 3))
TEMPLATE = LetterTemplate(
    "thank_you",
    "Thank them",
    "{{ greeting }}\n\n{% if interview_day %}\nThank you for {{ interview_day }}.\n{% endif %}\n\n"
    "{% if to_recruiter %}\nPlease pass it on.\n{% endif %}\n\nWith best wishes,\n{{ name }}\n",
    ("L2",),
    "Thank you{% if role %} ({{ role }}){% endif %}",
)


def filled(interview: Interview = BARE, body: str = TEMPLATE.body, name: str = "Alex Kim") -> Filled:
    return fill(replace(TEMPLATE, body=body), Dossier(interview), TODAY, {"name": name})


def test_a_letter_without_what_is_not_known_has_no_gap() -> None:
    assert filled() == Filled("", "", "Thank you", "Hello,\n\nWith best wishes,\nAlex Kim")


def test_a_letter_says_what_is_known() -> None:
    known = replace(
        BARE, role="Analyst", contact_name="Priya Raman", contact_email=" priya@n.example ", held_on=date(2026, 11, 20)
    )

    assert filled(known) == Filled(
        "priya@n.example",
        "Priya Raman",
        "Thank you (Analyst)",
        "Dear Priya,\n\nThank you for 20 November.\n\nWith best wishes,\nAlex Kim",
    )


def test_where_a_recruiter_stands_between_the_letter_goes_to_the_recruiter() -> None:
    known = replace(
        BARE, contact_name="Priya", via_recruiter=True, recruiter_name="Tom Hill", recruiter_email="tom@agency.example"
    )

    letter = filled(known)

    assert (letter.to, letter.to_name) == ("tom@agency.example", "Tom Hill")
    assert letter.body.startswith("Dear Tom,\n\nPlease pass it on.")


def test_a_recruiter_without_a_name_is_not_greeted_with_the_employers() -> None:
    assert filled(replace(BARE, contact_name="Priya", via_recruiter=True)).body.startswith("Hello,")


def test_a_letter_without_the_persons_name_ends_with_the_wishes() -> None:
    assert fill(TEMPLATE, Dossier(BARE), TODAY, {}).body.endswith("With best wishes,")


def test_the_days_in_a_letter_are_said_with_a_plain_space() -> None:
    dossier = Dossier(
        replace(BARE, held_on=date(2025, 12, 30), outcome_on=TODAY, decision_due_on=date(2026, 12, 1)), next_round=ROUND
    )
    days = replace(TEMPLATE, body="{{ interview_day }}, {{ outcome_day }}, {{ their_day }}, {{ next_day }}")

    assert fill(days, dossier, TODAY, {}).body == "30 December 2025, 25 November, 1 December, 3 December"


@pytest.mark.parametrize(
    ("dossier", "came"),
    [
        (Dossier(BARE), "no"),
        (Dossier(BARE, feedback=Feedback(words=" ")), "no"),
        (Dossier(BARE, feedback=Feedback(words="Good examples.")), "yes"),
        (Dossier(BARE, feedback=Feedback(received_on=TODAY)), "yes"),
        (Dossier(BARE, panel_views={Criterion.FIT: View.CONCERN}), "yes"),
    ],
)
def test_a_letter_knows_whether_feedback_came(dossier: Dossier, came: str) -> None:
    asks = replace(TEMPLATE, body="{% if feedback_came %}yes{% else %}no{% endif %}")

    assert fill(asks, dossier, TODAY, {}).body == came


def test_what_the_person_wrote_is_never_read_as_a_template() -> None:
    known = replace(BARE, company="{{ 7 * 7 }} {% if %}", role="<b>&")

    assert fill(replace(TEMPLATE, body="{{ company }} {{ role }}"), Dossier(known), TODAY, {}).body == (
        "{{ 7 * 7 }} {% if %} <b>&"
    )


def test_a_subject_is_one_line() -> None:
    two_lines = replace(TEMPLATE, subject="About\n{{ company }} \n")

    assert fill(two_lines, Dossier(replace(BARE, company="North\r\nwind")), TODAY, {}).subject == "About North wind"


@pytest.mark.parametrize("text", ["{{ boss }}", "{% if %}", "{{ company.__class__.__mro__ }}"])
def test_a_template_that_asks_for_what_it_may_not_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        render(text, {"company": "Northwind"})


def test_the_names_of_all_branches_are_found() -> None:
    assert names_used("{% if a %}{{ b }}{% else %}{{ c or d }}{% endif %}") == {"a", "b", "c", "d"}


def test_a_text_can_be_read_without_an_interview() -> None:
    assert read_alone("{{ company }} want you{% if next_day %} on {{ next_day }}{% endif %}") == "The employer want you"


def test_every_headline_can_be_read_without_an_interview() -> None:
    nodes = [node for tree in content.load().trees.values() for node in tree.nodes.values()]
    headlines = [node.headline for node in nodes if isinstance(node, Advice)]

    assert [text for text in headlines if text_checks.hole(read_alone(text), text)] == []


@pytest.mark.parametrize(
    ("full", "called"),
    [
        ("Priya Raman", "Priya"),
        ("Priya", "Priya"),
        ("  Priya   Raman ", "Priya"),
        ("Dr Priya Raman", "Priya"),
        ("Prof. Dr. Klaus Weber", "Klaus"),
        ("Mr. Tom Hill", "Tom"),
        ("Anne-Marie O’Neill", "Anne-Marie"),
        ("D'Arcy Jones", "D'Arcy"),
        ("Priya Raman (HR)", "Priya"),
        ("Priya Raman <priya@n.example>", "Priya"),
        ("Żaneta Łoś", "Żaneta"),
        ("محمد علي", "محمد"),
        ("山田太郎", "山田太郎"),
        ("Dr Raman", "Dr Raman"),
        ("Mrs Smith", "Mrs Smith"),
        ("Sir Keir", "Sir Keir"),
        ("Herr Weber", "Herr Weber"),
        ("Dr", "Dr"),
        ("P. Raman", "P. Raman"),
        ("JP Raman", "JP Raman"),
        ("J Raman", "J Raman"),
        ("the boss", "the boss"),
        ("Priya Raman and Tom Hill", "Priya Raman and Tom Hill"),
        ("Priya & Tom", "Priya & Tom"),
        ("Raman, Priya", "Raman, Priya"),
        ("Hiring Team", "Hiring Team"),
        ("priya@n.example", "priya@n.example"),
        ("(Priya)", "(Priya)"),
        ("", ""),
    ],
)
def test_somebody_is_called_by_a_plain_first_name_or_as_they_are_written(full: str, called: str) -> None:
    assert first_name(full) == called


@pytest.mark.parametrize(
    ("answer", "within"),
    [
        ("the new lab", "the new lab"),
        ("The new lab.", "the new lab"),
        (" How you train people! ", "how you train people"),
        ("We talked about the new lab", "the new lab"),
        ("I really enjoyed hearing about Kubernetes…", "Kubernetes"),
        ("talking about dogs", "dogs"),
        ("I liked that everybody may choose", "that everybody may choose"),
        ("- your plans\nfor\u00a02027", "your plans for 2027"),
        ("A/B tests", "A/B tests"),
        ("WHO and its data", "WHO and its data"),
        ("Learning and development", "Learning and development"),
        (".NET", ".NET"),
        ("C++", "C++"),
        ("About", ""),
        ("We talked about", ""),
        ("“Atlas”, your plan", "“Atlas”, your plan"),
        ("…", ""),
        (" ", ""),
    ],
)
def test_an_answer_goes_on_within_a_sentence(answer: str, within: str) -> None:
    assert phrase(answer) == within


def test_a_letter_says_what_it_asked_and_what_the_facts_say_with_plain_spaces() -> None:
    asks = replace(
        TEMPLATE,
        body="{{ greeting }} {{ lab }}, {{ answer_day }}{% if other_company %} {{ other_company }}{% endif %}",
        asks=(Ask("lab", "What you saw"),),
    )

    letter = fill(asks, Dossier(BARE), TODAY, {"lab": "The lab."}, {"answer_day": "Friday\u00a04 December", "x": "y"})

    assert letter.body == "Hello, the lab, Friday 4 December"


@UNHURRIED
@given(full=st.text())
def test_nobody_is_called_what_is_not_written(full: str) -> None:
    assert first_name(full) in " ".join(full.split()) or "(" in full or "<" in full


def test_a_mail_link_is_percent_encoded_with_lines_that_end_as_mail_does() -> None:
    letter = Filled("a+b@n.example", "Ann", "Thanks & more", "Hello,\nÅsa 👋")

    assert mailto(letter) == (
        "mailto:a%2Bb@n.example?subject=Thanks%20%26%20more&body=Hello%2C%0D%0A%C3%85sa%20%F0%9F%91%8B"
    )


def test_a_mail_link_may_have_nobody_or_several_to_write_to() -> None:
    assert mailto(Filled("", "", "S", "B")) == "mailto:?subject=S&body=B"
    assert mailto(Filled("a@n.example; b@n.example", "", "S", "B")) == "mailto:a@n.example,b@n.example?subject=S&body=B"


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@UNHURRIED
@given(subject=TEXT, body=TEXT, local=st.text("abc.+%?&#/=!'é", min_size=1))
def test_a_mail_link_says_what_the_letter_says(subject: str, body: str, local: str) -> None:
    parts = urlsplit(mailto(Filled(f"{local}@n.example", "", subject, body)))

    assert (parts.scheme, unquote(parts.path), parts.fragment) == ("mailto", f"{local}@n.example", "")
    assert parse_qs(parts.query, keep_blank_values=True) == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}


def every_interview() -> Iterator[Dossier]:
    """Everything known and everything not, in every mixture."""
    days, feedbacks = (None, TODAY), (Feedback(), Feedback(words="Good examples."))
    for role, held_on, outcome_on, due_on, next_round, via, feedback in product(
        ("", "Analyst"), days, days, days, (None, ROUND), (False, True), feedbacks
    ):
        known = replace(
            BARE, role=role, held_on=held_on, outcome_on=outcome_on, decision_due_on=due_on, via_recruiter=via
        )
        yield Dossier(known, feedback=feedback, next_round=next_round)


def test_every_letter_is_whole_whatever_is_known() -> None:
    for template in content.load().letters.values():
        for dossier, name in product(every_interview(), ("", "Alex")):
            letter = fill(template, dossier, TODAY, {"name": name})
            assert text_checks.hole(letter.body, template.body) is None
            assert text_checks.hole(letter.subject, template.subject) is None
            assert letter.body.startswith("Hello,\n\n")
            assert letter.body.endswith(f"\n\nWith best wishes,\n{name}".rstrip())


def test_no_letter_speaks_of_what_no_interview_knows() -> None:
    for template in content.load().letters.values():
        assert names_used(template.subject + template.body) <= NAMES | {ask.key for ask in template.asks}


def test_a_letter_that_nobody_changed_is_filled_and_signed_as_the_last_one_was() -> None:
    found = draft(TEMPLATE, FULL, TODAY, "Alex")
    assert not found.is_edited
    assert found.name == "Alex"
    assert found.words == fill(TEMPLATE, FULL, TODAY, {"name": "Alex"})


def test_a_letter_signed_on_purpose_with_nothing_stays_so() -> None:
    unsigned = replace(FULL, letters=(kept(given={"name": ""}),))
    assert draft(TEMPLATE, unsigned, TODAY, "Alex").name == ""


def test_changed_words_stay_and_find_the_address_that_is_known_by_now() -> None:
    changed = replace(FULL, letters=(kept(edited_at=MOMENT, to=""), kept(sent_on=TODAY)))
    found = draft(TEMPLATE, changed, TODAY, "Alex")
    assert found.is_edited
    assert (found.words.subject, found.words.body) == ("Mine", "My words")
    assert found.words.to == FULL.interview.contact_email


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hello,\n\nShort.\n\nWith best wishes,\nAlex", "Hello,\nShort. …"),
        ("Hello,", "Hello,\n …"),
        ("Hello,\n\n" + "word " * 60, "Hello,\n" + ("word " * 36).strip() + " …"),
    ],
)
def test_a_beginning_is_the_greeting_and_whole_words_of_the_first_paragraph(body: str, expected: str) -> None:
    assert beginning(Filled("", "", "", body)) == expected


def kept(**fields: object) -> Letter:
    """A letter as the store keeps it."""
    return replace(Letter("one", TEMPLATE.key, {"name": "Alex"}, "", "Mine", "My words"), **fields)  # type: ignore[arg-type]
