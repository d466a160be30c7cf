"""The parts of the pages in a real browser: what is typed is stored, whatever happens to tab, line or server."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.running import ROOT, Running

OpenPage = Callable[..., Page]
WITHIN = 15
LETTER = "Dear Priya,\n\nThank you for the café and the “numbers” 🙂.\n\nWith best wishes,\nAlex"
LABELS = """() => [...document.querySelectorAll('[class*=st-key-row-]')].map((row) => [
  row.querySelector('[data-testid=stText]').innerText,
  [...row.querySelectorAll('[data-testid=stMarkdownContainer], [data-testid=stHtml]')]
    .map((label) => label.innerText.replaceAll('\u2060', '').trim()),
])"""
MADE_OF_LABELS = """() => [...document.querySelectorAll('[class*=st-key-row-]')].flatMap((row) =>
  [...row.querySelectorAll(
    ':is([data-testid=stMarkdownContainer], [data-testid=stHtml]) :is(a, img, em, strong, del, code, b, svg, span)'
  )].map((made) => made.outerHTML))"""
SMALL = """() => {
  const hosts = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')];
  const shadows = hosts.map((host) => host.shadowRoot);
  const all = [document, ...shadows].flatMap((root) => [...root.querySelectorAll(
    'a, button, summary, textarea, [data-testid=stRadioOption], [data-testid=stTextInputRootElement], ' +
    '[data-testid=stDateInputField], [data-testid=stTimeInputTimeDisplay]')]);
  return all.filter((target) => target.closest('[data-testid=stMain]') || target.getRootNode() !== document)
    .map((target) => [target.tagName, target.innerText || target.ariaLabel, target.getBoundingClientRect()])
    .filter(([, , box]) => box.width && (box.height < 44 || box.width < 44))
    .map(([tag, said, box]) => `${tag} ${said} ${Math.round(box.width)} x ${Math.round(box.height)}`);
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The product's own server around the page of every part."""
    folder = tmp_path_factory.mktemp("parts")
    shutil.copy(ROOT / "app.py", folder)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "pages").mkdir()
    shutil.copy(Path(__file__).with_name("parts_page.py"), folder / "pages" / "frame.py")
    running = Running(folder, app=folder / "app.py", environ={"PYTHONPATH": str(ROOT)}, cwd=folder)
    running.start()
    yield running
    running.kill()


@pytest.fixture(autouse=True)
def log(server: Running) -> Path:
    """What was saved, in the order in which it came; empty at first."""
    if not server.answers():
        server.restart()
    file = server.file.with_name("saved.jsonl")
    file.unlink(missing_ok=True)
    return file


def entries(log: Path) -> list[tuple[str, str | None]]:
    """Every saved value in its order."""
    return [tuple(json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def put(log: Path, **values: str) -> None:
    """Store values before the page is opened."""
    log.write_text("".join(json.dumps(entry) + "\n" for entry in values.items()), encoding="utf-8")


def eventually(log: Path, **expected: str | None) -> None:
    """Wait until the newest values are these."""
    deadline = time.monotonic() + WITHIN
    while {name: dict(entries(log)).get(name, "nothing") for name in expected} != expected:
        assert time.monotonic() < deadline, f"expected {expected}, saved {entries(log)}"
        time.sleep(0.01)


def ready(page: Page) -> Page:
    """The page once every part has loaded its script and the server is at rest."""
    expect(page.get_by_role("heading", name="If they ring")).to_be_visible(timeout=30_000)
    for part in (notes(page), company(page), *day_parts(page), page.get_by_role("radio", name="35 %")):
        expect(part).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return page


@contextlib.contextmanager
def slow_disk(page: Page, log: Path) -> Iterator[None]:
    """Nothing can be written until the server has heard of everything that was done."""
    hold = log.with_name("hold")
    hold.touch()
    try:
        yield
        page.evaluate("fetch('/_debrief/hello').then((answer) => answer.text())")
    finally:
        hold.unlink()


@contextlib.contextmanager
def hung(server: Running) -> Iterator[None]:
    """The server hears nothing for a while, and then is killed."""
    assert server.process
    server.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.kill()


def notes(page: Page) -> Locator:
    """The long text."""
    return page.get_by_label("What makes you say that?")


def company(page: Page) -> Locator:
    """The line of text."""
    return page.get_by_label("Company", exact=True)


def day_parts(page: Page) -> list[Locator]:
    """Day, month and year of the day field."""
    return [page.get_by_role("spinbutton", name=f"{part}, Day") for part in ("day", "month", "year")]


def type_day(page: Page, digits: str) -> None:
    """Type a whole day."""
    day_parts(page)[0].focus()
    page.keyboard.type(digits)
    page.keyboard.press("Escape")


def test_words_are_stored_while_one_types(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    company(page).press_sequentially("Osprey Labs")
    eventually(log, company="Osprey Labs")
    notes(page).press_sequentially("She nodded.\nI did not.")
    eventually(log, notes="She nodded.\nI did not.")
    expect(notes(page)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def test_what_the_browser_has_sent_survives_its_tab(open_page: OpenPage, log: Path) -> None:
    page = open_page()
    sockets: list[WebSocket] = []
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108  # it wants a function of its own
    page.reload()
    ready(page)
    with sockets[-1].expect_event("framesent", lambda frame: b"The last word" in frame):
        notes(page).press_sequentially("The last word")
    page.close()
    eventually(log, notes="The last word")


def test_words_survive_a_reload_right_after_the_last_key(open_page: OpenPage, log: Path) -> None:
    put(log, notes="Some")
    page = ready(open_page())
    notes(page).press("End")
    notes(page).press_sequentially(" words")
    page.reload()
    eventually(log, notes="Some words")
    expect(notes(ready(page))).to_have_value("Some words")


def test_words_survive_a_link_followed_right_after_the_last_key(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    notes(page).press_sequentially("Some")
    company(page).press_sequentially("Osprey")
    page.get_by_role("link", name="Elsewhere").first.click(delay=100)  # as long as a finger takes
    expect(page.get_by_role("heading", name="Somewhere else")).to_be_visible()
    eventually(log, notes="Some", company="Osprey")
    page.get_by_role("link", name="Go back").click()
    expect(notes(page)).to_have_value("Some")
    expect(company(page)).to_have_value("Osprey")


def test_a_line_left_by_a_link_while_the_disk_is_slow_is_kept(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    with slow_disk(page, log):
        notes(page).press_sequentially("Some")
        company(page).press_sequentially("Osprey")
        page.get_by_role("link", name="Elsewhere").first.click(delay=100)
    eventually(log, notes="Some", company="Osprey")
    page.get_by_role("link", name="Go back").click()
    expect(company(page)).to_have_value("Osprey")


def test_words_typed_while_the_server_was_gone_wait_for_their_page(
    open_page: OpenPage, server: Running, log: Path
) -> None:
    page = ready(open_page())
    server.kill()
    notes(page).press_sequentially("Typed alone")
    server.start()
    page.get_by_role("link", name="Elsewhere").first.click(delay=100)
    expect(page.get_by_role("heading", name="Somewhere else")).to_be_visible(timeout=30_000)
    assert entries(log) == []
    page.get_by_role("link", name="Go back").click()
    eventually(log, notes="Typed alone")
    expect(notes(page)).to_have_value("Typed alone")


def test_after_a_killed_server_the_next_click_stores_itself_and_what_was_half_typed(
    open_page: OpenPage, server: Running, log: Path
) -> None:
    page = ready(open_page())
    company(page).press_sequentially("Harbour")
    eventually(log, company="Harbour")
    notes(page).press_sequentially("She des")
    server.kill()
    notes(page).press_sequentially("cribed the team")
    server.start()
    page.get_by_text("The sentence of level 4").click(timeout=30_000)
    eventually(log, notes="She described the team", level="4", company="Harbour")
    expect(notes(page)).to_have_value("She described the team")
    expect(page.get_by_role("radio", name=re.compile("level 4"))).to_be_checked()


def test_a_line_half_typed_at_the_kill_is_stored_by_the_next_click(
    open_page: OpenPage, server: Running, log: Path
) -> None:
    put(log, company="Har")
    page = ready(open_page())
    company(page).press("End")
    company(page).press_sequentially("bour & Finch")
    server.kill()
    server.start()
    page.get_by_role("radio", name="20 %").click(timeout=30_000)
    eventually(log, company="Harbour & Finch", bet="20")


def test_choices_made_while_the_server_hung_are_stored_after_its_restart(
    open_page: OpenPage, server: Running, log: Path
) -> None:
    put(log, bet="35", level="5", day="2026-12-03", via="True")
    page = ready(open_page())
    with hung(server):
        page.get_by_text("The sentence of level 2").click()
        page.get_by_role("radio", name="35 %").click()
        page.get_by_role("radio", name="No", exact=True).click()
        type_day(page, "04122026")
        company(page).press_sequentially("Osprey")
    server.start()
    page.get_by_role("button", name="Change the words").click(timeout=30_000)
    eventually(log, bet=None, level="2", day="2026-12-04", via="False", company="Osprey", clicked="yes")
    expect(page.get_by_role("radio", name="35 %")).not_to_be_checked()
    assert [name for name, _ in entries(log)].count("clicked") == 1


def test_a_line_entered_after_a_restart_is_added_once(open_page: OpenPage, server: Running, log: Path) -> None:
    page = ready(open_page())
    field = page.get_by_label("A question they asked (Enter adds it)")
    field.fill("Why us?")
    server.restart()
    expect(field).to_be_enabled(timeout=30_000)
    field.press("Enter")
    eventually(log, question="Why us?")
    expect(page.get_by_role("listitem").filter(has_text="Why us?")).to_be_visible()
    assert [name for name, _ in entries(log)] == ["question"]


def test_what_changed_elsewhere_reaches_every_field(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    company(page).fill("Osprey")
    notes(page).fill("Later words")
    page.get_by_text("The sentence of level 1").click()
    page.get_by_role("radio", name="20 %").click()
    eventually(log, company="Osprey", notes="Later words", level="1", bet="20")
    page.get_by_role("button", name="Put back").click()
    expect(company(page)).to_have_value("Harbour & Finch")
    expect(notes(page)).to_have_value("Earlier words")
    expect(page.get_by_role("radio", name=re.compile("level 5"))).to_be_checked()
    expect(page.get_by_role("radio", name="20 %")).not_to_be_checked()
    expect(day_parts(page)[0]).to_have_text("03")
    notes(page).press("End")
    notes(page).press_sequentially(", and more")
    eventually(log, notes="Earlier words, and more")


def test_a_refused_value_is_told_under_its_field_and_its_words_stay(open_page: OpenPage, log: Path) -> None:
    put(log, company="Osprey", notes="Good")
    page = ready(open_page())
    company(page).fill("refuse")
    notes(page).fill("please refuse this")
    alerts = page.get_by_role("alert").filter(has_text="We can’t keep that word")
    expect(alerts).to_have_count(2)
    expect(company(page)).to_have_value("refuse")
    expect(notes(page)).to_have_value("please refuse this")
    company(page).fill("Kestrel")
    expect(alerts).to_have_count(1)
    notes(page).fill("please keep this")
    expect(alerts).to_have_count(0)
    eventually(log, company="Kestrel", notes="please keep this")


def test_words_that_could_not_be_saved_outlive_the_session(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    notes(page).fill("Good")
    eventually(log, notes="Good")
    notes(page).fill("please refuse this")
    alert = page.get_by_role("alert").filter(has_text="We can’t keep that word")
    expect(alert).to_be_visible()
    page.get_by_role("radio", name="20 %").click()
    eventually(log, bet="20")
    page.reload()
    ready(page)
    expect(notes(page)).to_have_value("please refuse this")
    expect(alert).to_be_visible()
    notes(page).fill("please keep this")
    eventually(log, notes="please keep this")
    expect(alert).to_have_count(0)
    page.reload()
    expect(notes(ready(page))).to_have_value("please keep this")
    assert page.evaluate("() => sessionStorage.getItem('parts.notes')") is None


def test_five_lines_typed_fast_arrive_in_their_order(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    field = page.get_by_label("A question they asked (Enter adds it)")
    lines = [f"Question number {number} of five" for number in range(1, 6)]
    field.focus()
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")
    eventually(log, question=lines[-1])
    assert [value for name, value in entries(log) if name == "question"] == lines
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_lines_typed_while_the_disk_is_slow_arrive_in_their_order(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    lines = ["First line", "Second line", "Third line"]
    with slow_disk(page, log):
        page.get_by_label("A question they asked (Enter adds it)").focus()
        for line in lines:
            page.keyboard.type(line)
            page.keyboard.press("Enter")
    eventually(log, question=lines[-1])
    assert list(dict.fromkeys(value for name, value in entries(log) if name == "question")) == lines


def test_a_line_that_could_not_be_added_comes_back(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    field = page.get_by_label("A question they asked (Enter adds it)")
    field.fill("Why refuse?")
    field.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="We can’t keep that word")).to_be_visible()
    expect(field).to_have_value("Why refuse?")
    field.fill("Why leave?")
    page.get_by_role("button", name="Add it").click()
    eventually(log, question="Why leave?")
    expect(field).to_have_value("")
    expect(page.get_by_role("alert").filter(has_text="We can’t keep that word")).to_have_count(0)


def test_the_long_text_grows_with_its_words_and_keeps_the_caret(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page(width=390))
    area = notes(page)
    low = area.evaluate("(area) => area.clientHeight")
    area.fill("\n".join(f"Line {number} " + "long " * 20 for number in range(20)))
    eventually(log, notes=area.input_value())
    high, inside = area.evaluate("(area) => [area.clientHeight, area.scrollHeight]")
    assert high > 10 * low
    assert inside == high
    area.evaluate("(area) => area.setSelectionRange(4, 4)")
    area.press_sequentially("X")
    eventually(log, notes=area.input_value())
    page.get_by_role("radio", name="20 %").click()
    eventually(log, bet="20")
    assert area.evaluate("(area) => area.selectionStart") == 5


def test_the_long_text_takes_no_more_than_can_be_kept(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    notes(page).fill("a" * 9_999)
    notes(page).press("End")
    notes(page).press_sequentially("bcd")
    eventually(log, notes="a" * 9_999 + "b")
    expect(page.get_by_text("This field is full")).to_be_visible()


def test_what_is_too_long_for_a_line_is_not_dropped_without_a_word(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    company(page).fill("a" * 356)
    eventually(log, company="a" * 356)  # it is the store that says what there is no room for
    expect(company(page)).to_have_value("a" * 356)


def test_a_half_or_impossible_day_is_never_taken(open_page: OpenPage, log: Path) -> None:
    put(log, day="2026-12-03")
    page = ready(open_page())
    day_parts(page)[0].focus()
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    company(page).focus()
    expect(day_parts(page)[0]).to_have_text("03")
    day_parts(page)[2].focus()
    page.keyboard.type("0020")
    company(page).fill("Osprey")
    eventually(log, company="Osprey")
    assert "day" not in [name for name, _ in entries(log)[1:]]
    expect(page.get_by_text("Something went wrong")).to_have_count(0)


def test_a_day_and_a_time_can_be_typed_and_emptied_again(open_page: OpenPage, log: Path) -> None:
    put(log, day="2026-12-03")
    page = ready(open_page())
    page.get_by_role("button", name="No day").click()
    expect(page.get_by_role("button", name="No day")).to_have_count(0)
    eventually(log, day=None)
    type_day(page, "05012027")
    eventually(log, day="2027-01-05")
    page.get_by_role("spinbutton", name="hour, Time").focus()
    page.keyboard.type("0930")
    page.keyboard.press("Tab")
    eventually(log, time="09:30:00")
    page.get_by_role("button", name="No time").click()
    eventually(log, time=None)


def test_a_second_tap_takes_a_pill_back(open_page: OpenPage, log: Path) -> None:
    page = ready(open_page())
    pill = page.get_by_role("radio", name="20 %")
    pill.click()
    eventually(log, bet="20")
    pill.click()
    eventually(log, bet=None)
    page.get_by_role("radio", name="No", exact=True).click()
    eventually(log, via="False")
    page.get_by_role("radio", name="No", exact=True).click()
    page.get_by_role("radio", name="Yes", exact=True).click()
    eventually(log, via="True")
    assert [value for name, value in entries(log) if name == "via"] == ["False", "True"]


def test_the_letter_is_copied_as_it_stands(open_page: OpenPage) -> None:
    page = ready(open_page())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy the words")
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == LETTER


def test_a_refused_clipboard_leaves_the_words_selected(open_page: OpenPage) -> None:
    page = ready(open_page())
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy the words").click()
    words = page.get_by_label("The words, selected")
    expect(words).to_be_focused()
    assert words.evaluate("(area) => area.value.slice(area.selectionStart, area.selectionEnd)") == LETTER
    expect(page.get_by_role("status").filter(has_text="press Ctrl and C")).to_be_visible()


def test_what_people_type_is_a_label_of_exactly_these_letters(open_page: OpenPage) -> None:
    page = open_page("/labels")
    expect(page.get_by_role("heading", name="The end")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("radiogroup")).to_have_count(2 * page.get_by_test_id("stText").count())
    shown = page.evaluate(LABELS)
    assert len(shown) > 10
    for words, labels in shown:
        assert labels == [words] * len(labels)
        assert len(labels) == 8
    assert page.evaluate(MADE_OF_LABELS) == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_is_accessible(open_page: OpenPage, width: int, scheme: Literal["light", "dark"], log: Path) -> None:
    put(log, company="Osprey", notes="Words", level="4", bet="20", day="2026-12-03", time="09:30:00", via="True")
    page = ready(open_page(width=width, scheme=scheme))
    company(page).fill("refuse")
    expect(page.get_by_role("alert").filter(has_text="We can’t keep that word")).to_be_visible()
    page.get_by_text("Can wait (1)").click()
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found] == []
    assert page.evaluate(SMALL) == []
    overflow = "() => document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate(overflow) <= 0


def test_everything_can_be_reached_with_the_tab_key(open_page: OpenPage) -> None:
    page = ready(open_page(width=390))
    page.get_by_role("heading", level=1).click()
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("""() => {
          let at = document.activeElement;
          while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText || at.tagName;
        }""")
        )
    wanted = [
        "What makes you say that?",
        "Company",
        "Their email",
        "day, Day",
        "hour, Time",
        "A question they asked (Enter adds it)",
        "Add it",
        "Copy the words",
        "Change the words",
        "Put back",
        "Osprey *Labs*",
    ]
    names = [said.replace("\n", " ").strip() for said in reached]
    assert [name for name in wanted if not any(name in said for said in names)] == []
    assert any("Everything" in said for said in names)
