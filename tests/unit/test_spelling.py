"""Letters are British, and American in the United States: Debrief's own words and days, never what a person typed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching import content, letters, text_checks
from coaching.facts import CATALOGUE
from coaching.letters import AMERICAN_IN, Ask, Filled, LetterTemplate, american, american_moment, draft, fill
from coaching.records import Dossier, Interview, Letter

TABLE = content.load().words.american
ANY_BRITISH = re.compile(rf"\b(?:{'|'.join(map(re.escape, TABLE))})\b", re.IGNORECASE)
TODAY = date(2026, 11, 25)
MOMENT = datetime(2026, 11, 25, 9, tzinfo=UTC)
BARE = Interview("one", "one", "Northwind", MOMENT, MOMENT)
PLAIN = LetterTemplate(
    "note",
    "A note",
    "{{ greeting }}\n\nPlease ring about my CV{% if role %}, my ring or {{ role }}{% endif %}: {{ thing }}. "
    "Ring {{ company }} by post.\n\nWith best wishes,\n{{ name }}",
    ("S3",),
    "My CV and {{ company }}",
    asks=(Ask("thing", "One thing"),),
)
NOTE = replace(PLAIN, american=american(PLAIN, TABLE))
US, GB = {"country": "US"}, {"country": "GB"}

typed = st.lists(st.sampled_from([*TABLE, "Colour", "CV", "{{ ring }}", "3 December", "14:30"]), min_size=1).map(
    " ".join
)


@given(company=typed, role=typed, name=typed, contact=typed, thing=typed.map("{} it".format))
def test_what_the_person_typed_comes_through_in_both(
    company: str, role: str, name: str, contact: str, thing: str
) -> None:
    known = Dossier(replace(BARE, company=company, role=role, contact_name=contact))
    answers = {"name": name, "thing": thing}

    for said, ring, cv, post in ((GB, "ring", "CV", "by post"), (US, "call", "résumé", "by mail")):
        assert fill(NOTE, known, TODAY, answers, said) == Filled(
            "",
            contact,
            f"My {cv} and {company}",
            f"Dear {letters.first_name(contact)},\n\nPlease {ring} about my {cv}, my {ring} or {role}: "
            f"{letters.phrase(thing)}. {ring.capitalize()} {company} {post}.\n\nWith best wishes,\n{name}",
        )


@pytest.mark.parametrize("key", content.load().letters)
def test_a_letter_of_debriefs_own_has_no_british_word_in_the_united_states(key: str) -> None:
    template = content.load().letters[key]
    answers = {ask.key: "the new laboratory" for ask in template.asks}

    for dossier, said, signed in text_checks.READERS:
        filled = fill(template, dossier, TODAY, {**signed, **answers}, {**said, **US})
        assert not ANY_BRITISH.search(filled.subject + "\n" + filled.body)


def test_some_letter_differs_in_the_united_states() -> None:
    assert any(letter.american and letter.american.body != letter.body for letter in content.load().letters.values())


@pytest.mark.parametrize("key", content.load().letters)
def test_an_employer_is_never_one_or_many_in_a_letter(key: str) -> None:
    """British readers say "Northwind want", Americans "Northwind wants": a letter says neither."""
    verb = r"\b(want|wants|are|is|have|has|were|was|do|does|need|needs|hope|hopes|offer|offers)\b"

    assert not re.search(r"\{\{ company \}\} " + verb, content.load().letters[key].body)


@pytest.mark.parametrize(("british", "said"), TABLE.items())
def test_an_american_word_is_not_itself_made_american(british: str, said: str) -> None:
    assert british.strip() == british
    assert said.strip()
    assert not ANY_BRITISH.search(said)


@pytest.mark.parametrize(
    ("british", "said"),
    [
        ("Ring me on my mobile number.", "Call me on my cell phone number."),
        ("An organisation, ORGANISATION and Organisations", "An organization, Organization and Organizations"),
        ("spring, string, during", "spring, string, during"),
        (
            "My CVs ({{ 'CV' }}){% if ring %} by post{% endif %}",
            "My résumés ({{ 'CV' }}){% if ring %} by mail{% endif %}",
        ),
    ],
)
def test_whole_words_become_american_and_what_is_filled_in_stays(british: str, said: str) -> None:
    assert american(replace(PLAIN, body=british), TABLE).body == said


@pytest.mark.parametrize(
    ("british", "said"),
    [
        ("Thursday 3 December", "Thursday, December 3"),
        ("3 December", "December 3"),
        ("Thursday 3 December 2027", "Thursday, December 3, 2027"),
        ("14:30", "2:30 p.m."),
        ("12:05", "12:05 p.m."),
        ("00:10", "12:10 a.m."),
        ("09:00", "9:00 a.m."),
        ("", ""),
    ],
)
def test_days_and_times_are_written_as_there(british: str, said: str) -> None:
    assert american_moment(british) == said


def test_the_days_of_a_letter_are_american_in_the_united_states_only() -> None:
    body = "{{ interview_day }}; {{ answer_day }}; {{ interview_time }}"
    template = replace(PLAIN, subject="", body=body)
    template = replace(template, american=american(template, TABLE))
    known = Dossier(replace(BARE, held_on=date(2025, 12, 3)))
    said = {"answer_day": "Thursday 3\u00a0December", "interview_time": "14:30"}

    assert fill(template, known, TODAY, {}, {**said, **US}).body == "December 3, 2025; Thursday, December 3; 2:30 p.m."
    for country in {*CATALOGUE["country"].values} - AMERICAN_IN:
        filled = fill(template, known, TODAY, {}, {**said, "country": country})
        assert filled.body == "3 December 2025; Thursday 3 December; 14:30"


def test_own_words_stay_as_they_are_wherever_one_lives() -> None:
    own = Letter("one", "note", {}, "", "My CV", "I’ll ring on 3 December.", edited_at=MOMENT)
    found = draft(NOTE, Dossier(BARE, letters=(own,)), TODAY, "Alex", US)

    assert found.is_edited
    assert (found.words.subject, found.words.body) == ("My CV", "I’ll ring on 3 December.")
