import re
from dataclasses import replace
from datetime import date

import pytest

from coaching import help_lines
from coaching.content import load
from coaching.help_lines import NEEDED, HelpLine, of, problems
from coaching.tree import Advice, HelpKind
from tests.unit import reading

LINES = load().help_lines
EMPLOYMENT, EQUALITY, MONEY, LOW_MOOD, CRISIS = HelpKind
PARTS = ("", "ENG", "NIR", "SCT", "WLS")
DAY = date(2026, 11, 25)
EVERYBODY = HelpLine("A friend", tuple(HelpKind), "Listens.", "https://friend.example", DAY, "its page", ("116 123",))
SOUND = dict.fromkeys(sorted(NEEDED), (EVERYBODY,))


def names(*kinds: HelpKind, country: str = "GB", region: str = "ENG") -> list[str]:
    return [line.name for line in of(LINES, kinds, country, region)]


EVERYWHERE = [(country, region) for country in (*LINES, "JP") for region in (PARTS if country == "GB" else ("",))]
"""Every country of the list, and one that is not on it, each with the parts that matter."""


@pytest.mark.parametrize(("country", "region"), EVERYWHERE)
@pytest.mark.parametrize("kind", HelpKind)
def test_somebody_is_there_for_every_kind_wherever_one_lives(country: str, region: str, kind: HelpKind) -> None:
    assert names(kind, country=country, region=region)


def test_a_crisis_comes_first_and_who_helps_with_two_things_is_named_once() -> None:
    found = names(LOW_MOOD, CRISIS)

    assert found[:3] == ["The emergency services", "Samaritans", "NHS 111, the mental health option"]
    assert found.count("Samaritans") == 1
    assert found[-2:] == ["Relay UK", "NHS talking therapies"]


def test_whom_to_ask_stands_in_the_order_in_which_the_advice_asks_for_them() -> None:
    assert names(EQUALITY, EMPLOYMENT, country="DE")[0] == names(EQUALITY, country="DE")[0]
    assert names(EMPLOYMENT, EQUALITY, country="DE")[0] == names(EMPLOYMENT, country="DE")[0]


def test_where_something_may_not_be_allowed_those_who_know_equality_stand_first() -> None:
    nodes = [node for tree in load().trees.values() for node in tree.nodes.values() if isinstance(node, Advice)]
    asked = [node.help for node in nodes if any(step.key == "get_advice" for step in node.steps)]
    assert {kinds[0] for kinds in asked} == {EQUALITY}


def test_nobody_is_named_who_was_not_asked_for() -> None:
    assert names() == []
    assert names(EQUALITY) == ["Equality Advisory and Support Service", "Relay UK"]


def test_northern_ireland_has_its_own_bodies() -> None:
    here = set(names(*HelpKind, region="NIR"))

    assert {"Labour Relations Agency", "Equality Commission for Northern Ireland", "Lifeline"} <= here
    assert here.isdisjoint({"Acas", "Equality Advisory and Support Service", "NHS 111, the mental health option"})
    assert here & set(names(EMPLOYMENT, EQUALITY)) == {"Relay UK"}


def test_who_lives_somewhere_in_the_united_kingdom_finds_the_bodies_of_all_of_it_each_with_its_place() -> None:
    found = of(LINES, list(HelpKind), "GB", "")
    places = re.compile("England|Scotland|Wales|Northern Ireland|UK")
    assert {"Acas", "Citizens Advice", "Labour Relations Agency", "Lifeline"} <= {line.name for line in found}
    assert [line.name for line in found if (line.only or line.but_not) and not places.search(line.does)] == []


@pytest.mark.parametrize(
    ("country", "first"),
    [("GB", "Citizens Advice"), ("US", "Your state’s unemployment office"), ("DE", "Agentur für Arbeit")],
)
def test_what_an_offer_means_for_benefits_is_asked_of_those_who_know_benefits(country: str, first: str) -> None:
    assert names(MONEY, country=country)[0] == first


@pytest.mark.parametrize(
    ("country", "first"),
    [
        ("IE", "Workplace Relations Commission"),
        ("US", "US Department of Labor"),
        ("DE", "Bürgertelefon"),
        ("FR", "Services de renseignement"),
        ("AU", "Fair Work Ombudsman"),
        ("JP", "A union, or your country’s"),
    ],
)
def test_every_country_has_its_own(country: str, first: str) -> None:
    assert names(EMPLOYMENT, country=country, region="")[0].startswith(first)


def test_where_there_is_no_list_no_number_of_another_country_is_shown() -> None:
    assert [line.phones for line in of(LINES, list(HelpKind), "JP", "13") if line.phones] == []
    assert not help_lines.has_list(LINES, "JP")
    assert not help_lines.has_list(LINES, "elsewhere")
    assert help_lines.has_list(LINES, "DE")


def test_a_list_is_as_old_as_its_oldest_line() -> None:
    lines = {**SOUND, "GB": (EVERYBODY, replace(EVERYBODY, looked_up=date(2025, 1, 2)))}

    assert help_lines.looked_up(lines, "GB") == date(2025, 1, 2)
    assert help_lines.looked_up(lines, "JP") == DAY


def test_what_is_said_is_one_or_two_plain_sentences_that_promise_nothing() -> None:
    for line in (line for there in LINES.values() for line in there):
        assert 1 <= len(re.findall(r"[.:]( |$)", line.does)) <= 3, line.does
        assert not re.search(r"!|\bjust\b|\bfault\b|\balways\b|\bwill help\b", line.does), line.does


def test_what_is_said_reads_easily() -> None:
    said = [line.does for there in LINES.values() for line in there]

    assert [text for text in said if reading.grade(text) > 8] == []


@pytest.mark.parametrize("country", sorted(LINES))
def test_the_same_number_has_one_name_in_a_country(country: str) -> None:
    phones = [phone for line in LINES[country] for phone in line.phones]

    assert len(phones) == len(set(phones))


def test_a_sound_list_has_no_problem() -> None:
    assert problems(SOUND) == ()


@pytest.mark.parametrize(
    ("there", "problem"),
    [
        ((replace(EVERYBODY, name=" "),), "has an empty text"),
        ((replace(EVERYBODY, does=""),), "A friend has an empty text"),
        ((replace(EVERYBODY, seen_at=""),), "A friend has an empty text"),
        ((EVERYBODY, replace(EVERYBODY, kinds=())), "A friend helps with nothing"),
        (
            (replace(EVERYBODY, page="http://friend.example"),),
            "has no page that begins with https: http://friend.example",
        ),
        ((replace(EVERYBODY, page="https://friend example"),), "has no page that begins with https"),
        ((replace(EVERYBODY, phones=("ring me",)),), "has no number in ring me"),
        ((replace(EVERYBODY, phones=("116 123 ",)),), "has no number in 116 123 "),
        (
            (EVERYBODY, replace(EVERYBODY, only=("NIR",), but_not=("ENG",))),
            "says both whom it is for and whom not",
        ),
        ((replace(EVERYBODY, but_not=("NIR",)),), "GB: has nobody for crisis in NIR"),
        (
            (replace(EVERYBODY, only=("NIR",)), replace(EVERYBODY, but_not=("NIR", "SCT"))),
            "GB: has nobody for employment in SCT",
        ),
        ((replace(EVERYBODY, kinds=(CRISIS,)),), "GB: has nobody for low_mood"),
        ((), "GB: has nobody for equality"),
    ],
)
def test_what_is_wrong_with_a_list_is_named(there: tuple[HelpLine, ...], problem: str) -> None:
    found = problems({**SOUND, "GB": there})

    assert any(problem in one for one in found), found
    assert all(one.startswith("data/help_lines.yaml, GB: ") for one in found)


def test_a_country_that_is_needed_and_left_out_is_named() -> None:
    without = {country: there for country, there in SOUND.items() if country != "elsewhere"}

    assert problems(without) == ("data/help_lines.yaml, has no lines for elsewhere",)
