from datetime import timedelta

import pytest

from coaching.records import Outcome
from coaching.store import Store
from tests.pages.visit import TODAY, Visit, moment, new_id

LINKS_OF_THE_FRAME = 4


def add(store: Store, company: str, *, days_ago: int = 1, role: str = "", outcome: Outcome = Outcome.WAITING) -> str:
    day = TODAY - timedelta(days=days_ago)
    number = sum(company.encode()) + 10_000 * (days_ago + 100)
    one = store.add_interview(new_id(number), company, held_on=day, now=moment(day)).id
    if role:
        store.save_field(one, "role", role, now=moment(day))
    if outcome.is_news:
        store.record_outcome(one, outcome, on=TODAY, now=moment())
    return one


def listed(app: Visit) -> list[str]:
    return [link.proto.label for link in app.at.get("page_link")][:-LINKS_OF_THE_FRAME]


def find(app: Visit, words: str) -> list[str]:
    return listed(app.type("interviews.search", words))


def show(app: Visit, outcome: Outcome | None) -> list[str]:
    app.at.selectbox(key="interviews.outcome").set_value(outcome)
    return listed(app.run())


def test_an_empty_list_says_what_will_stand_there_and_offers_the_first_step(app: Visit) -> None:
    app.go("interviews.py")
    assert app.title == "No interviews yet"
    assert not app.has("interviews.search")
    assert app.click("interviews.just").title == "What happened?"
    assert app.go("interviews.py").click("interviews.coming").title == "Who will you see?"


def test_the_newest_stand_first_and_the_title_counts(app: Visit, store: Store) -> None:
    add(store, "Old", days_ago=9, outcome=Outcome.UNSUCCESSFUL)
    add(store, "New", days_ago=1)
    add(store, "Coming", days_ago=-9)
    app.go("interviews.py")
    assert listed(app) == ["Coming", "New", "Old"]
    assert app.title == "3 interviews, 1 waiting to hear"


def test_a_search_finds_words_in_company_and_role_whatever_their_capitals(app: Visit, store: Store) -> None:
    add(store, "Harbour & Finch", role="Data analyst")
    add(store, "Straße 9", days_ago=2)
    add(store, "100 % Oats", days_ago=3)
    app.go("interviews.py")
    assert find(app, "HARB") == ["Harbour & Finch"]
    assert find(app, "analyst finch") == ["Harbour & Finch"]
    assert find(app, "strasse") == ["Straße 9"]
    assert find(app, "%") == ["100 % Oats"]
    assert find(app, "_") == []
    assert "Nothing matches." in app.text
    assert len(find(app, "")) == 3


def test_a_filter_shows_one_outcome_in_kind_words(app: Visit, store: Store) -> None:
    add(store, "No & Sons", outcome=Outcome.UNSUCCESSFUL)
    add(store, "Waiting", days_ago=2)
    app.go("interviews.py")
    options = app.at.selectbox(key="interviews.outcome").options
    assert "They said no" in options
    assert "unsuccessful" not in " ".join(options)
    assert show(app, Outcome.UNSUCCESSFUL) == ["No & Sons"]
    assert find(app, "wait") == []
    assert show(app, None) == ["Waiting"]


def test_twenty_five_stand_on_a_page(app: Visit, store: Store) -> None:
    for number in range(1, 61):
        add(store, f"Company {number:02}", days_ago=number)
    app.go("interviews.py")
    assert len(listed(app)) == 25
    assert listed(app)[0] == "Company 01"
    app.at.pagination(key="interviews.page").set_value(3)
    app.run()
    assert listed(app) == [f"Company {number}" for number in range(51, 61)]


@pytest.mark.parametrize("words", ["Company 0", "Company", "Company 5"])
def test_a_search_on_a_later_page_shows_what_it_finds(app: Visit, store: Store, words: str) -> None:
    for number in range(1, 61):
        add(store, f"Company {number:02}", days_ago=number, role="Baker" if number < 30 else "")
    app.go("interviews.py")
    app.at.pagination(key="interviews.page").set_value(3)
    app.run()
    assert find(app, words)
    assert find(app, "baker")[0] == "Company 01"


def test_a_click_opens_everything_about_it(app: Visit, store: Store) -> None:
    one = add(store, "Harbour & Finch")
    app.go("interviews.py").follow("Harbour & Finch")
    assert app.interview_id == one
    assert app.title == "Harbour & Finch"


def test_a_deleted_one_can_be_taken_back_for_thirty_days(app: Visit, store: Store) -> None:
    one = add(store, "Acme")
    store.delete_interview(one, now=moment())
    app.go("interviews.py")
    assert app.title == "No interviews yet"
    app.click(f"interviews.restore.{one}")
    assert listed(app) == ["Acme"]
    assert "Deleted (" not in app.text
    store.delete_interview(one, now=moment())
    app.day = TODAY + timedelta(days=29)
    assert app.run().has(f"interviews.restore.{one}")
    app.day = TODAY + timedelta(days=31)
    assert not app.run().has(f"interviews.restore.{one}")


def test_two_interviews_on_one_day_stand_with_the_later_first(app: Visit, store: Store) -> None:
    add(store, "First")
    add(store, "Second")
    assert set(listed(app.go("interviews.py"))) == {"First", "Second"}
