import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from itertools import product
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError

from coaching import content, text_checks
from coaching.letters import (
    LONGEST_LINK,
    NAMES,
    Ask,
    Draft,
    Filled,
    LetterTemplate,
    MailLink,
    answered,
    beginning,
    draft,
    fill,
    first_name,
    form,
    known_already,
    mailto,
    names_used,
    phrase,
    read_alone,
    render,
)
from coaching.records import (
    Criterion,
    Dossier,
    Feedback,
    Format,
    Interview,
    Letter,
    Offer,
    OfferAnswer,
    Outcome,
    Stage,
    View,
)
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
    assert fill(TEMPLATE, Dossier(BARE), TODAY, {}).body.endswith("With best wishes")


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


@pytest.mark.parametrize(
    ("full", "country", "greeting"),
    [
        ("Anna Schmidt", "DE", "Dear Anna Schmidt,"),
        ("Dr. Anna Schmidt (Personal)", "DE", "Dear Dr. Anna Schmidt,"),
        ("Anna Gruber", "elsewhere", "Dear Anna Gruber,"),
        ("Anna Schmidt", "GB", "Dear Anna,"),
        ("Anna Schmidt", "US", "Dear Anna,"),
        ("Anna Schmidt", "", "Dear Anna,"),
    ],
)
def test_where_first_names_would_be_too_close_a_letter_begins_with_the_whole_name(
    full: str, country: str, greeting: str
) -> None:
    dossier = Dossier(replace(BARE, contact_name=full))

    assert fill(TEMPLATE, dossier, TODAY, {}, {"country": country} if country else {}).body.startswith(greeting)


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
        ("It is too far from here.", "it is too far from here"),
        ("IT is not what I do", "IT is not what I do"),
        (" How you train people! ", "how you train people"),
        ("We talked about the new lab", "the new lab"),
        ("I really enjoyed hearing about Kubernetes…", "Kubernetes"),
        ("talking about dogs", "dogs"),
        ("I liked that everybody may choose", "that everybody may choose"),
        ("- your plans\nfor\u00a02027", "your plans for 2027"),
        ("More time in the test", "more time in the test"),
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

    assert mailto(letter) == MailLink(
        "mailto:a%2Bb@n.example?subject=Thanks%20%26%20more&body=Hello%2C%0D%0A%C3%85sa%20%F0%9F%91%8B", has_words=True
    )


@pytest.mark.parametrize(
    ("to", "found"),
    [
        ("", ""),
        ("Priya, whose address I lost", ""),
        ("a@n.example; b@n.example", "a@n.example,b@n.example"),
        ("a@n.example b@n.example,a@n.example", "a@n.example,b@n.example"),
        ("Raman, Priya <priya@n.example>; Tom <tom@n.example>", "priya@n.example,tom@n.example"),
    ],
)
def test_a_mail_link_may_have_nobody_or_several_to_write_to(to: str, found: str) -> None:
    assert mailto(Filled(to, "", "S", "B")).url == f"mailto:{found}?subject=S&body=B"


def read_link(url: str) -> tuple[str, dict[str, str]]:
    """What a mail program reads in a link: to whom, and what it is told of the letter."""
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("mailto", "", "")
    told = dict(field.split("=") for field in parts.query.split("&")) if parts.query else {}
    return unquote(parts.path, errors="strict"), {name: unquote(text, errors="strict") for name, text in told.items()}


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@UNHURRIED
@given(subject=TEXT, body=TEXT, local=st.text("abc.+%?&#/=!'é", min_size=1))
def test_a_mail_link_says_what_the_letter_says(subject: str, body: str, local: str) -> None:
    link = mailto(Filled(f"{local}@n.example", "", subject, body))

    to, told = read_link(link.url)

    assert to == f"{local}@n.example"
    assert link.url.isascii()
    assert len(link.url) <= LONGEST_LINK or not told
    assert told.get("subject", subject) == subject
    assert told.get("body") == (body.replace("\n", "\r\n") if link.has_words else None)


@UNHURRIED
@given(typed=TEXT)
def test_words_that_somebody_typed_arrive_in_the_mail_as_they_stand_in_the_letter(typed: str) -> None:
    asks = replace(TEMPLATE, body="{{ greeting }}\n\n{{ company }}: {{ lab }}\n\n{{ name }}", asks=(Ask("lab", "Lab"),))
    known = replace(BARE, company=f"North{typed}wind")

    letter = fill(asks, Dossier(known), TODAY, {"name": typed, "lab": typed})
    link = mailto(letter)

    assert letter.body.startswith("Hello,\n\nNorth")
    assert not link.has_words or read_link(link.url)[1]["body"].replace("\r\n", "\n") == letter.body


ODD = "Zoë & Søren: 50 % + #1? “Größe” 'a=b' <x@y> 👩🏽‍🔬 日本 \\ \"q\"\nline two;\n\n.\nFrom here"


def test_a_mail_that_was_begun_by_the_link_arrives_with_every_odd_sign() -> None:
    to, told = read_link(mailto(Filled("Zoë <zoe+jobs@n.example>, b@n.example", "", ODD.splitlines()[0], ODD)).url)
    mail = EmailMessage()
    mail["To"], mail["Subject"] = to, told["subject"]
    mail.set_content(told["body"])

    arrived = message_from_bytes(mail.as_bytes(policy=SMTP), policy=default)

    assert arrived["To"] == "zoe+jobs@n.example, b@n.example"
    assert arrived["Subject"] == ODD.splitlines()[0]
    assert isinstance(arrived, EmailMessage)
    assert arrived.get_content().rstrip("\n") == ODD


@pytest.mark.parametrize(
    ("subject", "letters", "link"),
    [
        ("S", 1_966, MailLink(f"mailto:a@n.example?subject=S&body={'b' * 1_966}", has_words=True)),
        ("S", 1_967, MailLink("mailto:a@n.example?subject=S", has_words=False)),
        ("ü" * 400, 1, MailLink("mailto:a@n.example", has_words=False, has_subject=False)),
    ],
)
def test_a_link_that_would_be_too_long_leaves_the_words_to_the_person(
    subject: str, letters: int, link: MailLink
) -> None:
    assert mailto(Filled("a@n.example", "", subject, "b" * letters)) == link
    assert len(link.url) <= LONGEST_LINK


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


SAID = {
    "interview_weekday": "Friday 20 November",
    "interview_time": "10:00",
    "answer_day": "Friday 27 November",
    "other_company": "Harbour & Finch",
    "other_answer_day": "Thursday 3 December",
    "stumbled_question": "Why us?",
}


def every_knowledge(template: LetterTemplate) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """What the facts may say beside the interview, and what the small form may have been told, in every mixture."""
    used = names_used(template.subject + template.body)
    says = [((name, ""), (name, text)) for name, text in SAID.items() if name in used]
    asks = [(("name", ""), ("name", "Alex")), *(((ask.key, ""), (ask.key, "the lab")) for ask in template.asks)]
    for said, told in product(product(*says), product(*asks)):
        yield dict(said), dict(told)


def test_every_letter_is_whole_whatever_is_known() -> None:
    for template in content.load().letters.values():
        for dossier, (said, told) in product(every_interview(), every_knowledge(template)):
            letter = fill(template, dossier, TODAY, told, said)
            assert text_checks.hole(letter.body, template.body) is None
            if template.kind == "mail":
                assert text_checks.hole(letter.subject, template.subject) is None
                assert letter.body.startswith("Hello,\n\n")
                assert letter.body.endswith(f"\n\nWith best wishes,\n{told['name']}".rstrip(",\n"))


ENJOYED = {
    "The plans for the new laboratory.": "the plans for the new laboratory",
    "how you train people": "how you train people",
    "We talked about Kubernetes": "Kubernetes",
    "that everybody may choose their own project": "that everybody may choose their own project",
    "When you showed me the workshop!": "when you showed me the workshop",
}


@pytest.mark.parametrize("answer", ENJOYED)
@pytest.mark.parametrize("via", [False, True])
def test_a_thank_you_says_the_thing_they_enjoyed_within_its_sentence(answer: str, *, via: bool) -> None:
    template = content.load().letters["thank_you"]
    asked_by = Dossier(replace(BARE, via_recruiter=via))

    said = fill(template, asked_by, TODAY, {"enjoyed": answer}).body
    unsaid = fill(template, asked_by, TODAY, {"enjoyed": ""}).body

    assert f", especially {ENJOYED[answer]}. I am very interested in the job." in said
    assert said.replace(f", especially {ENJOYED[answer]}", "") == unsaid


STOPPED = replace(BARE, outcome=Outcome.CANCELLED, outcome_on=TODAY, held_on=date(2026, 11, 20))


@pytest.mark.parametrize("between", [False, True])
@pytest.mark.parametrize(("what", "on_hold"), [("whole_job", True), ("inside", False)])
def test_who_looks_in_after_a_job_went_to_one_of_theirs_says_nothing_of_a_stop(
    what: str, *, on_hold: bool, between: bool
) -> None:
    one = Dossier(replace(STOPPED, via_recruiter=between), choices={"what_stopped": what})

    assert ("on hold" in fill(content.load().letters["look_in"], one, TODAY, {}).body) is on_hold


@pytest.mark.parametrize("between", [False, True])
@pytest.mark.parametrize("held_on", [None, TODAY + timedelta(1), TODAY])
@pytest.mark.parametrize("key", ["look_in", "closing", "ask_feedback"])
def test_whom_they_never_saw_speaks_of_no_meeting(key: str, held_on: date | None, *, between: bool) -> None:
    was_met = held_on == TODAY
    one = Dossier(replace(STOPPED, held_on=held_on, via_recruiter=between), choices={"what_stopped": "inside"})

    body = fill(content.load().letters[key], one, TODAY, {}).body

    assert bool(re.search(r"meet you|people I met|my answers|(?<!next )interview", body)) is was_met


def test_who_could_not_be_there_says_so_and_not_that_it_went_otherwise_than_planned() -> None:
    went_wrong = {"something_changed": "went_wrong"}
    for between, choices in product((False, True), ({"what_went_wrong": "broke"}, {"what_went_wrong": "missed"}, {})):
        one = Dossier(replace(BARE, via_recruiter=between), choices={**went_wrong, **choices})
        body = fill(content.load().letters["try_again"], one, TODAY, {}).body
        was_missed = choices.get("what_went_wrong") == "missed"
        assert ("I was not there for" in body) is was_missed
        assert ("did not go as planned" in body) is not was_missed


@pytest.mark.parametrize("via", [False, True])
@pytest.mark.parametrize("others", ["", "Tom and Ann"])
def test_after_a_remark_that_may_not_be_allowed_a_thank_you_invites_no_further_question(
    others: str, *, via: bool
) -> None:
    one = Dossier(replace(BARE, via_recruiter=via, others_there=others))
    template = content.load().letters["thank_you"]
    assert "further question" in fill(template, one, TODAY, {}).body
    assert "question" not in fill(template, one, TODAY, {}, {"remark": "yes"}).body


def letter_of(key: str, interview: Interview = BARE, **told: str) -> str:
    """What one of Debrief's own letters says about this interview."""
    return fill(content.load().letters[key], Dossier(interview), TODAY, told).body


@pytest.mark.parametrize("stage", [Stage.SECOND, Stage.FINAL])
@pytest.mark.parametrize("via", [False, True])
def test_the_thank_you_after_a_later_round_is_not_the_first_one_again(stage: Stage, *, via: bool) -> None:
    first = letter_of("thank_you", replace(BARE, via_recruiter=via, stage=Stage.FIRST), enjoyed="the new lab")
    later = letter_of("thank_you", replace(BARE, via_recruiter=via, stage=stage), enjoyed="the new lab")

    assert ("asking me back" in later) is not via
    assert ("my further interview" in later) is via
    assert "I enjoyed hearing about the new lab. I am still very interested" in later
    shared = {line for line in later.split(". ") if line in first}
    assert not any("interested" in line or "enjoyed" in line for line in shared)


@pytest.mark.parametrize("stage", [None, Stage.SCREENING, Stage.FIRST, Stage.ASSESSMENT])
def test_who_may_not_have_met_them_before_is_not_asked_back(stage: Stage | None) -> None:
    assert letter_of("thank_you", replace(BARE, stage=stage)) == letter_of("thank_you")


def test_one_thank_you_goes_to_everybody_through_the_one_it_is_sent_to() -> None:
    several = replace(BARE, others_there="Tom and Ann, from finance")

    assert "Please pass this on to everybody who was there." in letter_of("thank_you", several)
    assert "pass this on" not in letter_of("thank_you", replace(several, others_there=" "))
    between = letter_of("thank_you", replace(several, via_recruiter=True))
    assert between.count("pass this on") == 1


@pytest.mark.parametrize("key", ["ask_ahead", "agree_day"])
@pytest.mark.parametrize("via", [False, True])
def test_what_is_needed_on_the_day_is_asked_for_in_the_same_note_and_only_where_it_is_named(
    key: str, *, via: bool
) -> None:
    asked_by = replace(BARE, via_recruiter=via)

    said = letter_of(key, asked_by, need="A quiet room and more time.")
    unsaid = letter_of(key, asked_by)

    assert "\n\nSo that I can show what I can do, I need a quiet room and more time. Could you tell " in said
    assert "I need" not in unsaid


@pytest.mark.parametrize(
    ("key", "answer", "with_it", "without"),
    [
        (
            "forgotten",
            {"thing": "My certificate in first aid"},
            "left one thing out: my certificate",
            "left one thing out.",
        ),
        ("try_again", {"reason": "My line went dead."}, "as planned: my line went dead.", "did not go as planned."),
        ("try_again", {"times": "Tuesday after two"}, "would suit me: Tuesday after two.", "fit in with you as well"),
        ("move_day", {"reason": "I am ill"}, "to the interview: I am ill.", "to the interview. I would still"),
        ("move_day", {"times": "Tuesday after two"}, "would suit me: Tuesday after two.", "fit in with you as well"),
        (
            "agree_day",
            {"times": "Tuesday after two"},
            "would suit me: Tuesday after two.",
            "two or three days and times",
        ),
        (
            "ask_adjustments",
            {"need": "More time"},
            "I need more time. If there is a test",
            "May I tell you on the phone",
        ),
        ("ask_travel_costs", {"start": "Leeds"}, "I would travel from Leeds. Before", "interview. Before I book"),
        (
            "say_on_pay",
            {"wanted": "28,000 to 31,000 a year"},
            "looking for 28,000 to 31,000 a year.",
            "earn now. Could",
        ),
    ],
)
def test_a_letter_says_what_its_form_was_told_and_reads_whole_without_it(
    key: str, answer: dict[str, str], with_it: str, without: str
) -> None:
    assert with_it in letter_of(key, BARE, **answer)
    assert without in letter_of(key)
    assert without not in letter_of(key, BARE, **answer) or with_it in without


def test_no_paragraph_and_no_line_runs_into_the_next_whatever_is_filled() -> None:
    for template in content.load().letters.values():
        marked = replace(template, body=template.body.replace("\n\n", "\n¶\n"), american=None)
        keys = [ask.key for ask in template.asks]
        for told in product(("", "a plan"), repeat=len(keys)):
            for dossier, said, signed in text_checks.READERS:
                body = fill(marked, dossier, TODAY, {**signed, **dict(zip(keys, told, strict=True))}, said).body
                assert {line for line in body.splitlines() if "¶" in line} <= {"¶"}, template.key
                assert not re.search(r"[.?!”][A-Z“]", body), template.key


def test_a_line_that_ends_with_a_tag_keeps_its_end_and_a_tag_alone_leaves_no_line() -> None:
    text = "{% if a %}\nOne.{% if b %} Two.{% endif %}\n{% endif %}\n\nThree."

    assert render(text, {"a": True, "b": True}) == "One. Two.\n\nThree."
    assert render(text, {"a": True, "b": False}) == "One.\n\nThree."
    assert render(text, {"a": False, "b": True}) == "\nThree."


@pytest.mark.parametrize(
    ("key", "answer", "within"),
    [
        ("wish", "I would like one day a week at home", "one day a week at home"),
        ("wish", "I’d like to work from home on Fridays.", "to work from home on Fridays"),
        ("wish", "Could I have £33,000?", "£33,000"),
        ("need", "I need the questions beforehand", "the questions beforehand"),
        ("need", "Please, I'd need a quiet room", "a quiet room"),
        ("need", "I need", ""),
        ("day", "by Thursday", "Thursday"),
        ("day", "Thursday", "Thursday"),
        ("start", "From Leeds", "Leeds"),
        ("reason", "I would like to be nearer home", "I would like to be nearer home"),
        ("need", "Iceland in winter", "Iceland in winter"),
    ],
)
def test_what_a_letter_says_itself_is_not_said_twice(key: str, answer: str, within: str) -> None:
    assert answered(key, answer) == within


@pytest.mark.parametrize("via", [False, True])
def test_the_one_wish_is_asked_for_however_it_was_typed_and_pay_is_asked_about_only_where_it_is_meant(
    *, via: bool
) -> None:
    one = replace(BARE, via_recruiter=via)
    pay = Dossier(one, choices={"what_is_not_right": "pay"})
    hours = Dossier(one, choices={"what_is_not_right": "one_change"})
    template = content.load().letters["negotiate"]

    def body(dossier: Dossier, **told: str) -> str:
        return fill(template, dossier, TODAY, told).body

    assert "What I would like is one day a week at home." in body(hours, wish="I would like one day a week at home")
    assert "May I ring you about it" in body(hours)
    assert "pay" not in body(hours)
    assert "range" not in body(hours)
    assert "room to move" in body(pay)
    assert "may I ask what the range is for this role?" in body(pay)
    assert "may I ask what the range is for this role?" in body(pay, wish="£33,000")
    assert "the range" not in body(pay, wish="£33,000", reason="the advert named up to £35,000")
    assert "the range" not in body(replace(pay, interview=replace(one, pay_said="£31,000")))


@pytest.mark.parametrize("via", [False, True])
def test_a_yes_to_an_offer_of_which_nobody_said_that_nothing_is_open_asks_what_is(*, via: bool) -> None:
    template = content.load().letters["say_yes"]

    def body(offer: Offer) -> str:
        return fill(template, Dossier(replace(BARE, via_recruiter=via), offer=offer), TODAY, {}).body

    written = Offer(in_writing_on=TODAY)
    assert "If anything is still open on" in body(written)
    assert "before" in body(written).partition("my present employer")[0]
    assert "it still depends on this: Two references." in body(replace(written, conditions="Two references"))
    assert "still open" not in body(replace(written, conditions="Two references"))
    settled = body(replace(written, conditions_met_on=TODAY))
    assert "open" not in settled
    assert "present employer" not in settled


@pytest.mark.parametrize("via", [False, True])
def test_who_is_asked_back_can_say_that_the_day_does_not_suit(*, via: bool) -> None:
    template = content.load().letters["confirm_next"]

    def body(next_round: Interview | None, times: str = "") -> str:
        coming = Dossier(replace(BARE, via_recruiter=via), next_round=next_round)
        return fill(template, coming, TODAY, {"times": times}).body

    assert "Thursday 3 December suits me well" in body(ROUND)
    assert "Thursday 3 December at 09:30 suits me well" in body(replace(ROUND, held_time=time(9, 30)))
    assert "3 December is hard for me." in body(ROUND, "Tuesday after two")
    assert "one of these instead: Tuesday after two?" in body(ROUND, "Tuesday after two")
    assert "suits me well" not in body(ROUND, "Tuesday after two")
    assert "would suit me: Tuesday after two." in body(None, "Tuesday after two")
    assert "hich day" in body(None)


@pytest.mark.parametrize("via", [False, True])
@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({}, "here it takes place"),
        ({"format": Format.IN_PERSON}, "here it takes place"),
        ({"format": Format.VIDEO}, "the link"),
        ({"format": Format.PHONE}, ""),
        ({"place": "Elm Court"}, ""),
    ],
)
def test_who_has_no_address_written_down_asks_for_it(known: dict[str, Any], asked: str, *, via: bool) -> None:
    letters = content.load().letters
    coming = Dossier(replace(BARE, via_recruiter=via), next_round=replace(ROUND, **known))
    once = replace(coming, letters=(Letter("note", "clarify_next", {}, "", "", "", sent_on=TODAY),))
    first = Dossier(replace(BARE, via_recruiter=via, **known))
    for words in (
        fill(letters["confirm_next"], coming, TODAY, {}).body,
        fill(letters["confirm_next"], once, TODAY, {}).body,
        fill(letters["ask_ahead"], first, TODAY, {}).body.replace("Where does it take place", "where it takes place"),
    ):
        assert asked in words
        assert ("here it takes place" in words, "the link" in words) == ("here" in asked, "link" in asked)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Friday 4 December", "on Friday 4 December"), ("on 4 December", "on 4 December"), ("yesterday", "yesterday")],
)
def test_the_day_of_a_notice_is_said_as_one_says_it(typed: str, said: str) -> None:
    assert answered("notice", typed) == said


@pytest.mark.parametrize(
    ("country", "offered", "accepted"),
    [("GB", "Friday 20 November", "Monday 23 November"), ("US", "Friday, November 20", "Monday, November 23")],
)
def test_why_it_was_taken_back_is_asked_with_the_days_that_are_known(country: str, offered: str, accepted: str) -> None:
    template = content.load().letters["ask_why_withdrawn"]
    made = replace(BARE, outcome=Outcome.SUCCESSFUL, outcome_on=date(2026, 11, 20))
    said_yes = Offer(answer=OfferAnswer.ACCEPTED, answered_on=date(2026, 11, 23))
    found = draft(template, Dossier(made, offer=said_yes), TODAY, "Alex", {"country": country})
    assert (found.given["offered"], found.given["accepted"]) == (offered, accepted)
    assert f"You made it on {offered}. I accepted it on {accepted}." in found.words.body
    own = replace(said_yes, offered_on=TODAY, answer=None)
    assert dict(draft(template, Dossier(made, offer=own), TODAY, "Alex").given) == {
        "name": "Alex",
        "offered": "Wednesday 25 November",
    }
    assert "offered" not in draft(template, Dossier(BARE), TODAY, "Alex").given


def test_no_letter_speaks_of_what_no_interview_knows() -> None:
    for template in content.load().letters.values():
        assert names_used(template.subject + template.body) <= NAMES | {ask.key for ask in template.asks}


def test_a_letter_that_nobody_changed_is_filled_and_signed_as_the_last_one_was() -> None:
    found = draft(TEMPLATE, FULL, TODAY, "Alex")
    assert (found.is_edited, found.sent) == (False, 0)
    assert found.given == {"name": "Alex"}
    assert found.words == fill(TEMPLATE, FULL, TODAY, {"name": "Alex"})


def test_what_the_small_form_was_told_is_said_until_the_words_are_changed() -> None:
    asks = replace(TEMPLATE, body="{{ lab }} {{ answer_day }}", asks=(Ask("lab", "Lab"),))
    told = replace(FULL, letters=(kept(given={"lab": "The lab"}, subject="", body=""), kept(sent_on=TODAY)))

    found = draft(asks, told, TODAY, "Alex", {"answer_day": "on Friday"})

    assert found == Draft("thank_you", found.words, {"name": "Alex", "lab": "The lab"}, is_edited=False, sent=1)
    assert found.words.body == "the lab on Friday"


def test_a_letter_signed_on_purpose_with_nothing_stays_so() -> None:
    unsigned = replace(FULL, letters=(kept(given={"name": ""}),))
    assert draft(TEMPLATE, unsigned, TODAY, "Alex").given["name"] == ""


def test_changed_words_stay_and_go_where_the_interview_says_by_now() -> None:
    changed = replace(FULL, letters=(kept(edited_at=MOMENT, to="old@n.example"), kept(sent_on=TODAY)))
    found = draft(TEMPLATE, changed, TODAY, "Alex")
    assert (found.is_edited, found.has_own_subject) == (True, True)
    assert (found.words.subject, found.words.body) == ("Mine", "My words")
    assert found.words.to == FULL.interview.contact_email


@pytest.mark.parametrize(
    "now",
    [BARE, replace(FULL.interview, via_recruiter=True), replace(BARE, via_recruiter=True)],
    ids=["the email was deleted", "an agency stands between by now", "an agency, and no email at all"],
)
def test_changed_words_never_go_back_to_an_address_that_no_longer_holds(now: Interview) -> None:
    changed = Dossier(now, letters=(kept(edited_at=MOMENT, to="priya@n.example"),))
    found = draft(TEMPLATE, changed, TODAY, "Alex")
    assert (found.words.to, found.words.body) == ("", "My words")
    assert mailto(found.words).url.startswith("mailto:?")


def test_changed_words_go_to_the_agency_once_one_stands_between() -> None:
    agency = replace(FULL.interview, via_recruiter=True, recruiter_name="Tom", recruiter_email="tom@agency.example")
    changed = Dossier(agency, letters=(kept(edited_at=MOMENT, to="priya@n.example"),))
    found = draft(TEMPLATE, changed, TODAY, "Alex")
    assert (found.words.to, found.words.to_name) == ("tom@agency.example", "Tom")


def test_a_letter_emptied_by_hand_is_filled_again() -> None:
    emptied = replace(FULL, letters=(kept(edited_at=MOMENT, body=" \n"),))
    found = draft(TEMPLATE, emptied, TODAY, "Alex")
    assert (found.is_edited, found.words.body) == (False, "Dear Priya,\n\nWith best wishes,\nAlex")
    assert (found.has_own_subject, found.words.subject) == (True, "Mine")


def test_a_subject_that_nobody_changed_is_filled_beside_own_words() -> None:
    changed = replace(FULL, letters=(kept(edited_at=MOMENT, subject=" "),))
    found = draft(TEMPLATE, changed, TODAY, "Alex")
    assert (found.is_edited, found.has_own_subject) == (True, False)
    assert (found.words.subject, found.words.body) == (fill(TEMPLATE, FULL, TODAY, {}).subject, "My words")


LAB = Ask("lab", "What you saw", "Such as: the lab")


def form_of(interview: Interview, template: LetterTemplate = TEMPLATE, **told: str) -> dict[str, tuple[str, str, str]]:
    lines = form(template, interview, told)
    assert [line.name for line in lines if line.is_email] == [line.name for line in lines if "mail" in line.name]
    return {line.name: (line.label, line.stored, line.holder) for line in lines}


def test_the_form_asks_what_the_letter_asks_then_who_it_goes_to_then_who_signs() -> None:
    asks = replace(TEMPLATE, asks=(LAB,))

    assert list(form_of(FULL.interview, asks, lab="the lab", name="Alex").items()) == [
        ("lab", ("What you saw", "the lab", "letter")),
        ("contact_name", ("Their name, if you know it", "Priya Raman", "interview")),
        ("contact_email", ("Their email, if you know it", "priya@n.example", "interview")),
        ("name", ("Your name, to sign with", "Alex", "letter")),
    ]
    assert form(asks, BARE, {})[0].hint == "Such as: the lab"


def test_where_a_recruiter_stands_between_the_form_asks_for_the_recruiter() -> None:
    assert form_of(replace(BARE, via_recruiter=True, recruiter_name="Tom")) == {
        "recruiter_name": ("Name at the agency, if you know it", "Tom", "interview"),
        "recruiter_email": ("Email at the agency, if you know it", "", "interview"),
        "name": ("Your name, to sign with", "", "letter"),
    }


def test_words_for_a_call_need_no_address_and_ask_only_for_the_names_that_they_say() -> None:
    spoken = replace(
        TEMPLATE, kind="phone", subject="", body="Hello{% if contact_name %} {{ contact_name }}{% endif %}."
    )

    assert list(form_of(BARE, spoken)) == ["contact_name"]
    assert form(replace(spoken, body="Hello."), BARE, {}) == ()


def test_what_is_known_is_not_asked_but_for_what_this_letter_alone_asks() -> None:
    asks = replace(TEMPLATE, asks=(LAB,))

    assert known_already(asks, form(asks, FULL.interview, {"lab": "the lab", "name": " "})) == {
        "contact_name",
        "contact_email",
    }


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


def test_words_for_a_call_to_an_employer_are_known_by_their_name() -> None:
    # The agenda, which sees no letters, puts off a call from a weekend by it.
    spoken = {key for key, letter in content.load().letters.items() if letter.kind == "phone"}
    assert {key for key in content.load().letters if key.endswith("_by_phone")} <= spoken


def test_who_knows_how_long_the_list_stays_open_asks_something_else() -> None:
    template = content.load().letters["ask_list_life"]
    for told, asked in (({}, "How long does the list stay open?"), ({"list_end": "30 May"}, "Where do I stand")):
        body = fill(template, FULL, TODAY, told).body
        assert asked in body
        assert ("until 30 May" in body) is bool(told)


def test_a_second_question_names_the_day_of_the_first() -> None:
    met, tuesday = replace(BARE, held_on=date(2026, 11, 17)), date(2026, 11, 24)
    letters = tuple(Letter(key, key, {}, "", "", "", sent_on=tuesday) for key in ("note", "ask_feedback"))
    asked, aloud = Dossier(met, letters=letters), Dossier(met, feedback=Feedback(asked_by_voice_on=tuesday))
    again, note = (content.load().letters[key] for key in ("ask_feedback_again", "second_note"))
    day, first = "24 November", "17 November"
    assert f"I wrote to you on {day} about my interview on {first}. May I" in fill(note, asked, TODAY, {}).body
    for one in (asked, aloud):
        said = fill(again, one, TODAY, {}).body
        assert f"On {day} I asked you what I could do better after my interview on {first}. My" in said
    assert f"After my interview on {first} I asked you" in fill(again, Dossier(met), TODAY, {}).body
