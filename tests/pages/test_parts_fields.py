from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coaching.errors import InvalidInputError
from pages.parts import buttons, fields, first_look, text

LEVELS = (5, 4, None)


class Kept:
    """A store of one value a name, that can be made to refuse."""

    def __init__(self, **values: object) -> None:
        self.values = values
        self.saves: list[object] = []
        self.refuses = False

    def save(self, name: str) -> Callable[[object], None]:
        """The command that keeps a value under this name."""

        def save(value: object) -> None:
            if self.refuses:
                raise InvalidInputError(name, "We can’t keep <that>.")
            self.saves.append(value)
            self.values[name] = value

        return save


def page(draw: "Callable[[], None]") -> None:
    """What AppTest runs: its source is taken, so it may name nothing from outside."""
    draw()


def opened(draw: Callable[[], None]) -> AppTest:
    return visited(AppTest.from_function(page, kwargs={"draw": draw}, default_timeout=20))


def visited(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def company(kept: Kept) -> Callable[[], None]:
    return lambda: fields.text_field(
        "Company", "test.company", str(kept.values["company"]), kept.save("company"), help="As *they* write it."
    )


def area(kept: Kept) -> Callable[[], None]:
    return lambda: fields.choose_one(
        "Fit",
        "test.fit",
        LEVELS,
        kept.values.get("fit", "nothing"),
        kept.save("fit"),
        say=lambda level: f"The *sentence* of {level}" if level else "Can’t say",
        lead=lambda level: str(level or ""),
    )


def bet(kept: Kept) -> Callable[[], None]:
    return lambda: fields.pills(
        "Your bet", "test.bet", (5, 20), kept.values.get("bet"), kept.save("bet"), say=lambda bet: f"{bet} %"
    )


def test_a_line_of_text_shows_what_is_stored_and_saves_what_is_typed() -> None:
    kept = Kept(company="Osprey")
    app = opened(company(kept))
    assert app.text_input(key="test.company").value == "Osprey"
    app.text_input(key="test.company").input("Kestrel")
    visited(app)
    assert kept.saves == ["Kestrel"]
    assert app.text_input(key="test.company").value == "Kestrel"


def test_opening_a_page_saves_nothing() -> None:
    kept = Kept(company="Osprey", fit=4, bet=20)

    def draw() -> None:
        company(kept)()
        area(kept)()
        bet(kept)()
        fields.day_field("Day", "test.day", date(2026, 12, 3), kept.save("day"))
        fields.time_field("Time", "test.time", time(9, 30), kept.save("time"))
        fields.yes_no("Through a recruiter", "test.via", stored=False, save=kept.save("via"))
        fields.long_text("Notes", "test.notes", "Some", kept.save("notes"))
        first_look.settle()

    app = visited(opened(draw))
    assert kept.saves == []
    assert app.radio(key="test.fit").value == 4
    assert app.pills(key="test.bet").value == 20
    assert app.date_input(key="test.day").value == date(2026, 12, 3)
    assert app.time_input(key="test.time").value == time(9, 30)
    assert app.pills(key="test.via").value is False


def test_a_hint_stands_below_its_field_as_text() -> None:
    assert '<p class="soft hint">As *they* write it.</p>' in shown(opened(company(Kept(company=""))))


def test_what_is_refused_is_told_below_the_field_and_stays_in_it() -> None:
    kept = Kept(company="Osprey")
    app = opened(company(kept))
    kept.refuses = True
    app.text_input(key="test.company").input("Kestrel")
    visited(app)
    assert '<p class="problem" role="alert">We can’t keep &lt;that&gt;.</p>' in shown(app)
    assert app.text_input(key="test.company").value == "Kestrel"
    assert kept.values["company"] == "Osprey"
    kept.refuses = False
    app.text_input(key="test.company").input("Kestrels")
    visited(app)
    assert 'role="alert"' not in shown(app)
    assert kept.saves == ["Kestrels"]


def test_what_changed_elsewhere_is_shown() -> None:
    kept = Kept(company="Osprey", fit=4, bet=20)

    def draw() -> None:
        company(kept)()
        area(kept)()
        bet(kept)()

    app = opened(draw)
    app.text_input(key="test.company").input("Kestrel")
    visited(app)
    kept.values |= {"company": "Lime", "fit": None, "bet": None}
    visited(app)
    assert app.text_input(key="test.company").value == "Lime"
    assert app.radio(key="test.fit").value is None
    assert app.pills(key="test.bet").value is None
    assert kept.saves == ["Kestrel"]


def test_what_the_store_tidied_does_not_come_back_into_a_field_that_is_typed_in() -> None:
    kept = Kept(company="")

    def save(words: str) -> None:
        kept.values["company"] = words.strip()

    app = opened(lambda: fields.text_field("Company", "test.company", str(kept.values["company"]), save))
    app.text_input(key="test.company").input("Harbour ")
    visited(visited(app))
    assert app.text_input(key="test.company").value == "Harbour "
    kept.values["company"] = "Lime"
    assert visited(app).text_input(key="test.company").value == "Lime"


def test_nothing_is_chosen_before_and_each_sentence_is_led_by_its_number() -> None:
    kept = Kept()
    app = opened(area(kept))
    assert app.radio(key="test.fit").value is None
    assert app.radio(key="test.fit").options == [
        r"**5** · The \*sentence\* of 5",
        r"**4** · The \*sentence\* of 4",
        "Can’t say",
    ]
    app.radio(key="test.fit").set_value(4)
    visited(app)
    assert kept.saves == [4]


def test_a_value_that_is_no_longer_offered_leaves_the_choice_open() -> None:
    assert opened(area(Kept(fit=3))).radio(key="test.fit").value is None
    assert opened(bet(Kept(bet=99))).pills(key="test.bet").value is None


def test_a_second_tap_takes_a_pill_back() -> None:
    kept = Kept(bet=20)
    app = opened(bet(kept))
    app.pills(key="test.bet").unselect(20)
    visited(app)
    assert kept.saves == [None]


def test_yes_and_no_are_saved_as_such() -> None:
    kept = Kept()
    app = opened(lambda: fields.yes_no("By phone", "test.via", None, kept.save("via")))
    assert app.pills(key="test.via").value is None
    app.pills(key="test.via").select(True)
    visited(app)
    assert kept.saves == [True]


def test_one_of_many_is_saved_at_its_click_and_taken_over_when_it_changes_elsewhere() -> None:
    kept = Kept(country="DE")
    countries = ("GB", "DE", "IE")

    def draw() -> None:
        stored = str(kept.values["country"])
        fields.select("Country", "test.country", countries, stored, kept.save("country"), say="<*{}*>".format)

    app = opened(draw)
    box = app.selectbox(key="test.country")
    assert (box.value, box.options[0]) == ("DE", "\\<\\*GB\\*>")
    box.set_value("IE")
    visited(visited(app))
    assert kept.saves == ["IE"]
    for elsewhere in ("GB", "DE"):
        kept.values["country"] = elsewhere
        assert visited(app).selectbox(key="test.country").value == elsewhere
    assert kept.saves == ["IE"]


def test_a_day_before_all_others_is_no_error() -> None:
    app = opened(lambda: fields.day_field("Day", "test.day", date(1970, 1, 1), print))
    assert app.date_input(key="test.day").value == date(1970, 1, 1)


def test_a_day_can_be_taken_away() -> None:
    kept = Kept(day=date(2026, 12, 3))
    app = opened(lambda: fields.day_field("Day", "test.day", kept.values["day"], kept.save("day")))  # type: ignore[arg-type]
    app.button(key="test.day.none").click()
    visited(app)
    assert kept.saves == [None]
    assert app.date_input(key="test.day").value is None
    assert labels(app) == []


def test_a_day_that_the_store_needs_cannot_be_taken_away() -> None:
    app = opened(lambda: fields.day_field("Day", "test.day", date(2026, 12, 3), print, needed=True))
    assert app.date_input(key="test.day").value == date(2026, 12, 3)
    assert labels(app) == []


def test_a_day_that_could_not_be_taken_away_stays_on_the_screen() -> None:
    kept = Kept(day=date(2026, 12, 3))
    app = opened(lambda: fields.day_field("Day", "test.day", kept.values["day"], kept.save("day")))  # type: ignore[arg-type]
    kept.refuses = True
    app.button(key="test.day.none").click()
    visited(visited(app))
    assert "We can’t keep &lt;that&gt;." in shown(app)
    assert app.date_input(key="test.day").value == date(2026, 12, 3)
    kept.refuses = False
    app.button(key="test.day.none").click()
    visited(app)
    assert kept.saves == [None]
    assert app.date_input(key="test.day").value is None


def week(kept: Kept) -> Callable[[], None]:
    """A pill for the day that the field below it shows too."""
    day = date(2026, 11, 27)

    def draw() -> None:
        stored = kept.values.get("day")
        fields.pills("When?", "test.when", (day,), stored, kept.save("day"), say=lambda _: "This week")
        fields.day_field("Day", "test.day", stored, kept.save("day"))  # type: ignore[arg-type]
        buttons.button("Done", key="test.done", on_click=kept.save("done"), args=("yes",))

    return draw


def test_a_pill_that_is_tapped_right_after_it_was_emptied_is_stored() -> None:
    kept = Kept()
    app = opened(week(kept))
    day = date(2026, 11, 27)
    for _ in range(2):
        app.pills(key="test.when").select(day)
        visited(app)
        assert app.date_input(key="test.day").value == day
        app.button(key="test.day.none").click()
        visited(app)
        assert app.pills(key="test.when").value is None
    assert kept.saves == [day, None, day, None]


def test_what_a_click_brings_along_from_before_a_push_is_not_stored() -> None:
    kept = Kept()
    app = opened(week(kept))
    day = date(2026, 11, 27)
    app.pills(key="test.when").select(day)
    visited(app)
    for _ in range(2):  # nor when the browser is slow to draw it
        app.date_input(key="test.day").set_value(None)
        app.button(key="test.done").click()
        visited(app)
        assert app.date_input(key="test.day").value == day
    assert kept.saves == [day, "yes", "yes"]
    app.date_input(key="test.day").set_value(None)
    visited(app)
    assert kept.saves == [day, "yes", "yes", None]


def test_a_line_is_added_and_an_empty_one_is_not() -> None:
    kept = Kept()
    app = opened(lambda: fields.add_line("A question", "test.question", kept.save("question")))
    assert labels(app) == ["Add it"]
    for words in ("Why us?", "  "):
        app.text_input(key="test.question").input(words)
        app.button(key="test.question.add").click()
        visited(app)
    assert kept.saves == ["Why us?"]


def test_a_line_that_could_not_be_added_comes_back() -> None:
    kept = Kept()
    kept.refuses = True
    app = opened(lambda: fields.add_line("A question", "test.question", kept.save("question")))
    app.text_input(key="test.question").input("Why us?")
    app.button(key="test.question.add").click()
    visited(app)
    assert app.text_input(key="test.question").value == "Why us?"
    assert "We can’t keep &lt;that&gt;." in shown(app)


def test_the_hour_of_the_newest_save_is_told_in_the_persons_own_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = tmp_path / "now"
    clock.write_text("2026-11-25T18:32:00+00:00", encoding="utf-8")
    monkeypatch.setenv("DEBRIEF_FILE", str(tmp_path / "debrief.db"))
    monkeypatch.setenv("DEBRIEF_NOW", str(clock))
    kept = Kept(company="")

    def draw() -> None:
        text.html(*(text.p(f"{prefix}: {fields.saved_note(prefix)}") for prefix in ("test.", "other.")))
        company(kept)()

    app = AppTest.from_function(page, kwargs={"draw": draw}, default_timeout=20)
    app.context["timezone"] = "Asia/Tokyo"
    visited(app)
    assert "<p>test.: </p>" in shown(app)
    app.text_input(key="test.company").input("Kestrel")
    visited(app)
    assert "<p>test.: Saved 03:32</p><p>other.: </p>" in shown(app)


def test_the_hour_of_yesterdays_save_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = tmp_path / "now"
    clock.write_text("2026-11-25T18:32:00+00:00", encoding="utf-8")
    monkeypatch.setenv("DEBRIEF_FILE", str(tmp_path / "debrief.db"))
    monkeypatch.setenv("DEBRIEF_NOW", str(clock))

    def draw() -> None:
        text.html(text.p(f"now: {fields.saved_note('test.')}"))
        company(Kept(company=""))()

    app = AppTest.from_function(page, kwargs={"draw": draw}, default_timeout=20)
    app.context["timezone"] = "Europe/London"
    visited(app).text_input(key="test.company").input("Kestrel")
    assert "<p>now: Saved 18:32</p>" in shown(visited(app))
    clock.write_text("2026-11-26T08:00:00+00:00", encoding="utf-8")
    assert "<p>now: </p>" in shown(visited(app))


def test_a_button_calls_once_a_click_and_shows_its_label_as_text() -> None:
    kept = Kept()
    app = opened(lambda: buttons.button("*Osprey*", key="test.button", on_click=kept.save("click"), args=("once",)))
    assert labels(app) == [r"\*Osprey\*"]
    app.button(key="test.button").click()
    visited(visited(app))
    assert kept.saves == ["once"]
