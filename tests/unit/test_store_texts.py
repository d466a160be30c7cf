"""Texts: what is stored is what is read, after the one order that coaching.store.values describes."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coaching.errors import InvalidInputError
from coaching.models import LINE, QUESTION, TEXT
from coaching.records import Criterion, Offer
from coaching.store import Store, open_store, values
from tests.unit.store_at_work import NOW, TODAY, add, later

ODD = (
    "👩🏽‍🚀 and 🇬🇧",
    "\u202eright to left\u202c and שלום",
    "\0in\0side\0",
    "one\rtwo\r\nthree\n\rfour",
    "\r\0\n",
    "e\u0301 is not \u00e9",
    "half a pair \ud83d and a whole \ud83d\ude00",
    "'; DROP TABLE interview; --",
    "%_/\\ [a-z]",
    "\ufeff\u2028\u2029\x0b\x1f\x7f",
    " leading and trailing ",
    "{{ name }} {% if %} ${x}",
)
LONG = tuple(sign * TEXT for sign in ("x", "é", "👩", "\n", " "))

texts = st.text(st.characters(codec=None, exclude_categories=[]), max_size=300)
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

Keep = Callable[[Store, str, str], None]
Read = Callable[[Store, str], str]

SEVERAL_LINES: dict[str, tuple[Keep, Read]] = {
    "notes": (
        lambda store, key, text: store.save_field(key, "notes", text, now=NOW),
        lambda store, key: store.dossier(key).interview.notes,
    ),
    "evidence": (
        lambda store, key, text: store.save_evidence(key, Criterion.FIT, text, now=NOW),
        lambda store, key: store.dossier(key).scores[Criterion.FIT].evidence,
    ),
    "their words": (
        lambda store, key, text: store.save_feedback(key, "words", text, now=NOW),
        lambda store, key: store.dossier(key).feedback.words,
    ),
    "the terms of an offer": (
        lambda store, key, text: store.save_offer(key, "other_terms", text, now=NOW),
        lambda store, key: (store.dossier(key).offer or Offer()).other_terms,
    ),
    "a letter": (
        lambda store, key, text: store.save_letter(key, "note", to="", subject="", body=text, given={}, now=NOW),
        lambda store, key: store.dossier(key).letters[0].body,
    ),
    "an answer": (
        lambda store, key, text: store.save_question(
            store.add_question(key, "Why us?", now=NOW), "my_answer", text, now=NOW
        ),
        lambda store, key: store.dossier(key).questions[0].my_answer,
    ),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(tmp_path_factory.mktemp("texts") / "debrief.db", NOW)
    yield store
    store.close()


@pytest.mark.parametrize("place", SEVERAL_LINES)
@pytest.mark.parametrize("text", [*ODD, *LONG], ids=lambda text: repr(text[:12]))
def test_odd_and_long_texts_come_back_everywhere(kept: Store, place: str, text: str) -> None:
    keep, read = SEVERAL_LINES[place]
    interview = add(kept)
    keep(kept, interview.id, text)
    assert read(kept, interview.id) == values.plain(text)


@unhurried
@given(text=texts, place=st.sampled_from(sorted(SEVERAL_LINES)))
def test_any_text_comes_back(kept: Store, text: str, place: str) -> None:
    keep, read = SEVERAL_LINES[place]
    interview = add(kept)
    keep(kept, interview.id, text)
    assert read(kept, interview.id) == values.plain(text)


@unhurried
@given(text=texts)
@example("".join(ODD))
def test_putting_a_text_in_order_leaves_all_else_as_it_came(text: str) -> None:
    plain = values.plain(text)
    assert values.plain(plain) == plain
    assert not {"\0", "\r"} & set(plain)
    assert plain.encode("utf-8").decode("utf-8") == plain
    if not any(sign in "\0\r" or "\ud800" <= sign <= "\udfff" for sign in text):
        assert plain == text


def test_the_order_itself() -> None:
    assert values.plain("a\0b\r\nc\rd\n") == "ab\nc\nd\n"
    assert values.plain("\ud83d\ude00 \ud83d!") == "😀 \ufffd!"


@unhurried
@given(text=texts.filter(lambda text: values.plain(text).split()))
def test_any_company_comes_back_and_is_found_by_its_name(kept: Store, text: str) -> None:
    try:
        interview = add(kept, text)
    except InvalidInputError:
        assert len(" ".join(values.plain(text).split())) > LINE
        return
    assert interview.company == " ".join(values.plain(text).split())
    assert interview.id in {one.id for one in kept.open_interviews_at(text)}
    kept.delete_interview(interview.id, now=NOW)


@unhurried
@given(text=texts)
def test_any_search_finds_only_what_has_its_words(kept: Store, text: str) -> None:
    found = kept.search(text)
    assert found.matching <= found.everything
    assert all(
        word in values.comparable(f"{row.company} {row.role}")
        for row in found.rows
        for word in values.comparable(text).split()
    )


@pytest.mark.parametrize("field", ["role", "contact_name", "contact_email", "recruiter_name", "recruiter_email"])
def test_a_text_of_one_line_has_one_line(kept: Store, field: str) -> None:
    interview = add(kept)
    kept.save_field(interview.id, field, " one\r\ntwo\rthree ", now=NOW)
    assert getattr(kept.dossier(interview.id).interview, field) == " one two three "


@pytest.mark.parametrize(
    ("field", "most"),
    [
        *((field, LINE) for field in ("company", "role", "contact_name", "contact_email")),
        *((field, TEXT) for field in ("pay_said", "place", "others_there", "best_moment", "would_change", "notes")),
    ],
)
def test_the_longest_text_is_kept_and_a_longer_one_refused_in_one_sentence(kept: Store, field: str, most: int) -> None:
    interview = add(kept)
    kept.save_field(interview.id, field, "é" * most, now=later(hours=1))
    with pytest.raises(InvalidInputError, match=f"room for {most:,}") as caught:
        kept.save_field(interview.id, field, "x" * (most + 1), now=later(hours=1))
    assert caught.value.field == field
    assert "xx" not in str(caught.value)
    assert getattr(kept.dossier(interview.id).interview, field) == "é" * most


def test_the_longest_question_is_kept_and_a_longer_one_refused(kept: Store) -> None:
    interview = add(kept, held_on=TODAY)
    kept.add_question(interview.id, "é" * QUESTION, now=NOW)
    with pytest.raises(InvalidInputError, match=f"room for {QUESTION}"):
        kept.add_question(interview.id, "x" * (QUESTION + 1), now=NOW)
    assert [question.text for question in kept.dossier(interview.id).questions] == ["é" * QUESTION]
