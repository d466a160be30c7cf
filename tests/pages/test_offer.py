from datetime import date, timedelta

import pytest

from coaching.records import OfferAnswer, Outcome
from coaching.store import Store
from tests.pages.visit import TODAY, Visit, moment, new_id, tags_of, words_of

EARLIER = TODAY - timedelta(days=2)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
FRIDAY = date(2026, 11, 27)


def add(store: Store, company: str = "Acme", *, number: int = 1, outcome: Outcome = Outcome.SUCCESSFUL) -> str:
    """An interview of yesterday, with news of today."""
    one = new_id(number)
    store.add_interview(one, company, held_on=YESTERDAY, now=moment(YESTERDAY))
    store.record_outcome(one, outcome, on=TODAY, now=moment())
    return one


@pytest.fixture
def one(app: Visit, store: Store) -> str:
    """An offer of today, its page open."""
    made = add(store)
    app.go("interview.py", interview=made)
    return made


def test_every_term_saves_itself_and_is_there_in_a_new_tab(app: Visit, store: Store, one: str) -> None:
    def key(field: str) -> str:
        return f"interview.offer.{one}.{field}"

    assert "What they offer" in app.text
    assert "They made it today." in app.text
    app.set_day(key("answer_by"), FRIDAY).set_day(key("in_writing_on"), TODAY).set_day(
        key("starts_on"), date(2027, 1, 4)
    )
    app.type(key("pay"), "£31,000").type(key("hours"), "37 a week").type(key("place"), "Leeds")
    app.write(key("other_terms"), "25 days of leave").write(key("conditions"), "Two references")
    app.set_day(key("conditions_met_on"), TODAY)
    assert "Saved 18:30" in app.text
    kept = store.dossier(one).offer
    assert kept is not None
    assert (kept.answer_by, kept.in_writing_on, kept.starts_on) == (FRIDAY, TODAY, date(2027, 1, 4))
    assert (kept.pay, kept.hours, kept.place) == ("£31,000", "37 a week", "Leeds")
    assert (kept.other_terms, kept.conditions, kept.conditions_met_on) == ("25 days of leave", "Two references", TODAY)
    assert kept.answer is None
    app.begin("interview.py", interview=one)
    assert app.at.text_input(key=key("pay")).value == "£31,000"
    assert app.shown_in(key("conditions")) == "Two references"
    assert "Saved 18:30" not in app.text


def test_without_a_named_condition_too_somebody_has_to_say_that_nothing_is_open(app: Visit, one: str) -> None:
    key = f"interview.offer.{one}"
    app.set_day(f"{key}.in_writing_on", TODAY).click(f"{key}.accepted")
    assert "Something may still be open" in app.text
    assert "‘Does the offer depend on anything still to come?’" in app.text
    app.set_day(f"{key}.conditions_met_on", TODAY)
    assert "It’s firm" in app.text


def test_a_condition_that_is_named_afterwards_is_open_again(app: Visit, store: Store, one: str) -> None:
    key = f"interview.offer.{one}"
    app.set_day(f"{key}.in_writing_on", TODAY).set_day(f"{key}.conditions_met_on", TODAY)
    app.write(f"{key}.conditions", "A check")
    assert "Something is still open" in app.text
    offer = store.dossier(one).offer
    assert offer is not None
    assert offer.conditions_met_on is None


def test_saved_belongs_to_this_offer_and_to_no_other(app: Visit, store: Store, one: str) -> None:
    other = add(store, "Teal", number=2)
    app.type(f"interview.offer.{one}.pay", "£31,000")
    assert "Saved 18:30" in app.text
    assert "Saved 18:30" not in app.go("interview.py", interview=other).text


def test_the_pay_that_they_named_before_is_not_typed_again(app: Visit, store: Store, one: str) -> None:
    store.save_field(one, "pay_said", "£30,000", now=moment())
    assert "Earlier they named £30,000." in app.run().text


@pytest.mark.parametrize("outcome", [one for one in Outcome if one not in {Outcome.SUCCESSFUL, Outcome.WAITING}])
def test_without_an_offer_there_is_no_sheet_for_it(app: Visit, store: Store, outcome: Outcome) -> None:
    app.go("interview.py", interview=add(store, outcome=outcome))
    assert "What they offer" not in app.text


def test_it_says_where_it_stands_and_not_to_resign_until_it_is_firm(app: Visit, one: str) -> None:
    assert "Not in writing yet" in app.text
    app.set_day(f"interview.offer.{one}.in_writing_on", TODAY).write(f"interview.offer.{one}.conditions", "A check")
    assert "Something is still open" in app.text
    app.click(f"interview.offer.{one}.accepted")
    assert "Something is still open" in app.text
    assert "If you have a job, don’t resign yet" in app.text
    app.set_day(f"interview.offer.{one}.conditions_met_on", TODAY)
    assert "It’s firm" in app.text
    assert "If you have a job, don’t resign yet" not in app.text


def answer_of(store: Store, one: str) -> tuple[OfferAnswer | None, date | None]:
    """What is kept of the person's answer."""
    offer = store.dossier(one).offer
    return (offer.answer, offer.answered_on) if offer else (None, None)


@pytest.mark.parametrize(
    ("answer", "said"), [(OfferAnswer.ACCEPTED, "You said yes today."), (OfferAnswer.DECLINED, "You said no today.")]
)
def test_a_yes_or_a_no_is_one_tap_and_can_be_taken_back(
    app: Visit, store: Store, one: str, answer: OfferAnswer, said: str
) -> None:
    app.click(f"interview.offer.{one}.{answer}")
    assert answer_of(store, one) == (answer, TODAY)
    assert said in app.text
    assert not app.has(f"interview.offer.{one}.accepted")
    app.click(f"interview.offer.{one}.undo")
    assert answer_of(store, one) == (None, None)
    assert said not in app.text
    assert app.has(f"interview.offer.{one}.accepted")


def test_the_day_of_an_answer_can_be_an_earlier_one(app: Visit, store: Store, one: str) -> None:
    app.click(f"interview.offer.{one}.accepted").set_day(f"interview.offer.{one}.answered_on", EARLIER)
    assert answer_of(store, one) == (OfferAnswer.ACCEPTED, EARLIER)
    assert "You said yes on Monday 23 November." in app.text


def test_an_answer_that_is_clicked_twice_or_replayed_the_next_day_is_one(app: Visit, store: Store, one: str) -> None:
    yes = app.at.button(key=f"interview.offer.{one}.accepted")
    app.click_twice(f"interview.offer.{one}.accepted")
    assert answer_of(store, one) == (OfferAnswer.ACCEPTED, TODAY)
    app.press(yes)
    assert answer_of(store, one) == (OfferAnswer.ACCEPTED, TODAY)
    app.click_twice(f"interview.offer.{one}.undo")
    assert answer_of(store, one) == (None, None)


def test_an_answer_that_was_sent_as_a_letter_is_known_here_and_taken_back_there(
    app: Visit, store: Store, one: str
) -> None:
    store.send_letter(one, "say_yes", to="", subject="s", body="b", given={}, on=TODAY, now=moment())
    app.run()
    assert "You said yes today." in app.text
    assert not app.has(f"interview.offer.{one}.undo")
    assert app.follow("See your letter").interview_id == one


def table_of(app: Visit) -> list[str]:
    """What stands side by side, cell by cell."""
    return words_of(app.html.partition("<table")[2].partition("</table>")[0]).splitlines()[1:]


def test_two_open_offers_stand_side_by_side(app: Visit, store: Store, one: str) -> None:
    assert "Your offers compared" not in app.text
    other = add(store, "Teal", number=2)
    store.save_offer(one, "pay", "£31,000", now=moment())
    store.save_offer(other, "pay", "£29,500", now=moment())
    store.save_offer(other, "answer_by", FRIDAY, now=moment())
    app.run()
    assert "Your offers compared" in app.text
    assert table_of(app)[:7] == ["Acme", "Teal", "Pay", "Acme", "£31,000", "Teal", "£29,500"]
    assert table_of(app)[-5:] == ["Your answer by", "Acme", "Not said yet", "Teal", "Friday 27 November"]


def test_what_people_typed_stays_text_where_it_is_compared(app: Visit, store: Store, one: str) -> None:
    add(store, "<img src=x>", number=2)
    store.save_offer(one, "pay", "**<b>a lot</b>**", now=moment())
    app.run()
    assert {"<img src=x>", "**<b>a lot</b>**"} <= set(table_of(app))
    assert not tags_of(app.html)[0] & {"img", "b"}


def test_an_answer_changes_nothing_of_the_other_offer(app: Visit, store: Store, one: str) -> None:
    other = add(store, "Teal", number=2)
    store.save_offer(other, "pay", "£29,500", now=moment())
    before = store.dossier(other)
    app.run().click(f"interview.offer.{one}.accepted")
    assert store.dossier(other) == before
    assert "Your offers compared" in app.text
    app.go("interview.py", interview=other)
    assert "Not in writing yet" in app.text
    assert table_of(app)[-1] == "You’ve said yes"
    for field in ("in_writing_on", "conditions_met_on"):
        store.save_offer(one, field, TODAY, now=moment())
    assert "Your offers compared" not in app.run().text


def test_a_round_that_led_to_the_offer_does_not_show_it_again(app: Visit, store: Store) -> None:
    first = add(store, outcome=Outcome.SECOND_INTERVIEW)
    second = store.dossier(first).next_round
    assert second is not None
    store.record_outcome(second.id, Outcome.SUCCESSFUL, on=TODAY, now=moment())
    store.save_offer(second.id, "pay", "£31,000", now=moment())
    assert "What they offer" in app.go("interview.py", interview=second.id).text
    assert "What they offer" not in app.go("interview.py", interview=first).text


def test_its_words_are_kept_when_the_news_is_corrected(app: Visit, store: Store, one: str) -> None:
    store.save_offer(one, "pay", "£31,000", now=moment())
    app.go("news.py", interview=one).click("news.correct.waiting")
    app.go("interview.py", interview=one)
    assert "What they had offered" in app.text
    assert app.at.text_input(key=f"interview.offer.{one}.pay").value == "£31,000"
    assert not app.has(f"interview.offer.{one}.accepted")
    app.go("news.py", interview=one).click("answer-successful")
    app.go("interview.py", interview=one)
    assert "What they offer" in app.text
    assert app.at.text_input(key=f"interview.offer.{one}.pay").value == "£31,000"


def test_words_of_an_offer_that_were_overwritten_are_put_back(app: Visit, store: Store, one: str) -> None:
    store.save_offer(one, "pay", "£31,000", now=moment(YESTERDAY))
    store.save_offer(one, "pay", "£29,500", now=moment())
    app.run()
    assert "Pay they offer, until today" in app.text
    (earlier,) = store.dossier(one).earlier_words
    app.click(f"interview.back.{earlier.id}")
    offer = store.dossier(one).offer
    assert offer is not None
    assert offer.pay == "£31,000"
