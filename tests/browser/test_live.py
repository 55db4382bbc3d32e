"""Live means live: what one window changes the others show at once, and whatever happens to a window, nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from pages.routes.address import network_address
from tests.browser.server import Evening, Server, plan
from tests.browser.windows import PROJECTOR, TABLET, Device, Windows, button

QUESTION = "Was läuft gut beim Ankommen und Zusammenleben?"
SOON = 12_000  # milliseconds in which a window that has no stream has looked by itself


def console_of(evening: Evening) -> str:
    return f"{evening.server.url}/bestandsaufnahme?workshop={evening.workshop}"


def wall_of(evening: Evening) -> str:
    return f"{console_of(evening)}&ansicht=beamer"


def tablet_of(evening: Evening) -> str:
    return f"{evening.server.url}/beitreten/{evening.code}"


POLLED = 4.0
"""Seconds after which a window looks by itself where nothing is pushed."""


def seconds_until(act: Callable[[], object], seen: Locator) -> float:
    """From the act to what it changes elsewhere."""
    started = monotonic()
    act()
    seen.wait_for()
    return monotonic() - started


def requests_to(page: Page, path: str) -> list[Request]:
    """Every request to that path from now on."""
    heard: list[Request] = []
    page.on("request", lambda request: heard.append(request) if path in request.url else None)
    return heard


@contextmanager
def streams_blocked(page: Page) -> Iterator[None]:
    """A network that lets no stream through."""
    page.context.route("**/live?**", lambda route: route.abort())
    yield
    page.context.unroute("**/live?**")


@pytest.fixture
def sorting(server: Server) -> Evening:
    """An evening at which two topics are being sorted."""
    evening = plan(server)
    guest = evening.join()
    evening.act("open", "gaps")
    for text in ("Bus am Abend", "Kurs am Wochenende"):
        assert guest.send("gaps", text=text).status_code == 201
    evening.through("gaps", "close", "reveal", "confirm")
    evening.act("open", "needs")
    evening.act("arrange", "needs", verb="create", arguments={"title": "Unterwegs"})
    evening.act("arrange", "needs", verb="create", arguments={"title": "Lernen"})
    return evening


# ── two facilitators ─────────────────────────────────────────────────────────


def test_what_one_facilitator_does_is_pushed_to_the_other(evening: Evening, windows: Windows):
    one, other = (windows.open(console_of(evening), cookies=evening.cookies) for _ in range(2))
    for page in (one, other):
        button(page, "Beginnen: Willkommen und Spielregeln").wait_for()
        expect(button(page, "Schritt zeigen")).to_have_count(0)
    guest = evening.join()
    took = {
        "person": seconds_until(evening.join, other.get_by_text("2 Personen sind beigetreten.")),
        "step": seconds_until(lambda: evening.act("open", "strengths"), other.locator("koffer-cockpit .is", has_text="offen")),
        "streamlit": seconds_until(lambda: evening.act("show", what="join"), button(other, "Schritt zeigen")),
        "card": seconds_until(lambda: guest.send("strengths", text="Kitas ziehen mit"), other.get_by_text("Kitas ziehen mit")),
        "parking": seconds_until(
            lambda: one.locator("koffer-parking form.add").evaluate(
                """form => {
                    const input = form.querySelector("input");
                    input.value = "Busverkehr";
                    input.dispatchEvent(new Event("input"));
                    form.requestSubmit();
                }"""
            ),
            other.locator("koffer-parking li", has_text="Busverkehr"),
        ),
        "column": seconds_until(lambda: evening.act("go", "needs"), other.locator("koffer-board")),
    }
    assert {name: seconds for name, seconds in took.items() if seconds >= POLLED} == {}


def test_of_two_edits_of_one_headline_the_second_gets_a_sentence_and_both_texts_stay(sorting: Evening, windows: Windows):
    one, other = (windows.open(console_of(sorting), cookies=sorting.cookies) for _ in range(2))
    for page in (one, other):
        button(page, "Unterwegs").click()
    one.locator(".renaming textarea").fill("Bus und Bahn")
    other.locator(".renaming textarea").fill("Wege am Abend")
    one.keyboard.press("Enter")
    expect(button(one, "Bus und Bahn")).to_be_visible()
    expect(other.locator(".renaming textarea")).to_have_value("Wege am Abend")
    other.keyboard.press("Enter")
    expect(other.get_by_role("alert")).to_contain_text("geändert")
    expect(other.get_by_text("Dort steht jetzt: „Bus und Bahn“")).to_be_visible()
    expect(other.locator(".renaming textarea")).to_have_value("Wege am Abend")
    button(other, "Meine Fassung speichern").click()
    expect(button(one, "Wege am Abend")).to_be_visible()


def test_a_note_that_could_not_be_saved_outlives_a_reload(evening: Evening, windows: Windows):
    evening.act("open", "strengths")
    one, other = (windows.open(console_of(evening), cookies=evening.cookies) for _ in range(2))
    note, theirs = (page.locator("koffer-notes textarea") for page in (one, other))
    note.wait_for()
    with one.expect_request("**/api/desk"):
        one.route("**/api/desk", lambda route: route.abort(), times=1)
        note.fill("Nicht gespeichert")
    one.reload()
    expect(note).to_have_value("Nicht gespeichert")
    expect(theirs).to_have_value("Nicht gespeichert")


# ── push and polling ─────────────────────────────────────────────────────────


def test_a_card_stands_on_the_live_wall_without_any_polling(server: Server, windows: Windows):
    evening = plan(server, live=True)
    evening.act("open", "strengths")
    guest = evening.join()
    page = windows.browse(PROJECTOR, cookies=evening.cookies).new_page()
    page.clock.install()
    page.goto(wall_of(evening))
    page.locator("koffer-projector h1").wait_for()
    expect(page.locator("koffer-projector")).to_contain_text("0 von 1")
    asked = requests_to(page, "/api/board")
    page.clock.run_for(12_000)
    assert [one.url for one in asked] == [], "nothing is asked while nothing happens"
    took = seconds_until(lambda: guest.send("strengths", text="Kitas ziehen mit"), page.locator(".wall-card"))
    assert took < 1
    assert len(asked) == 1
    assert "since=" in asked[0].url
    page.clock.run_for(12_000)
    assert len(asked) == 1


@pytest.mark.parametrize("role", ["projector", "console", "tablet"])
def test_where_streams_are_blocked_every_window_looks_by_itself(evening: Evening, windows: Windows, role: str):
    sizes = {"projector": PROJECTOR, "console": PROJECTOR, "tablet": TABLET}
    page = windows.browse(sizes[role], cookies=evening.cookies if role != "tablet" else []).new_page()
    with streams_blocked(page):
        if role == "tablet":
            page.goto(tablet_of(evening))
            Device(page).join("Politik")
        else:
            page.goto(wall_of(evening) if role == "projector" else console_of(evening))
            page.locator(f"koffer-{'projector' if role == 'projector' else 'cockpit'} :is(h1, h2)").wait_for()
        evening.act("open", "strengths")
        expect(page.get_by_text(QUESTION).first).to_be_visible(timeout=SOON)


def test_six_windows_of_one_browser_and_the_last_still_works(server: Server, windows: Windows):
    evening = plan(server, live=True)
    evening.act("open", "strengths")
    context = windows.browse(TABLET, cookies=evening.cookies)
    for address in (console_of(evening), console_of(evening), wall_of(evening), wall_of(evening)):
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_text(QUESTION).first).to_be_visible()
    for number in range(2):
        page = context.new_page()
        page.goto(tablet_of(evening))
        if not number:
            Device(page).join("Politik")
        expect(Device(page).question).to_have_text(QUESTION)
    Device(page).hand_in("Aus dem sechsten Fenster")
    evening.act("close", "strengths")
    expect(page.get_by_text("Die Eingabe ist beendet.").first).to_be_visible(timeout=SOON)
    expect(context.pages[2].locator(".wall-card")).to_have_text("Aus dem sechsten Fenster")


# ── nothing is lost ──────────────────────────────────────────────────────────


def test_reload_and_a_second_tab_lose_nothing_and_double_nothing(evening: Evening, windows: Windows):
    evening.act("open", "strengths")
    context = windows.browse(TABLET)
    one = Device(context.new_page())
    one.page.goto(tablet_of(evening))
    one.join("Politik")
    one.hand_in("Kitas ziehen mit")
    one.write("Halb geschr")
    one.page.reload()
    expect(one.page.locator(".write textarea")).to_have_value("Halb geschr")
    other = Device(context.new_page())
    other.page.goto(tablet_of(evening))
    expect(other.page.locator(".write textarea")).to_have_value("Halb geschr")
    other.hand_in("Fertig geschrieben")
    for tablet in (one, other):
        expect(tablet.own).to_have_count(2)
        expect(tablet.page.locator(".write")).to_have_count(0)
    assert [one["text"] for one in evening.board()["queue"]] == ["Fertig geschrieben", "Kitas ziehen mit"]


def test_three_roles_in_one_browser_do_not_disturb_each_other(evening: Evening, windows: Windows):
    context = windows.browse(cookies=evening.cookies)
    console = context.new_page()
    console.goto(console_of(evening))
    with context.expect_page() as opened:
        console.get_by_role("link", name="Beamer öffnen").click()
    wall = opened.value
    expect(wall.locator("koffer-projector h1")).to_have_text("Machen Sie mit!")
    tablet = Device(context.new_page())
    tablet.page.goto(tablet_of(evening))
    tablet.join("Politik")
    evening.act("open", "strengths")
    tablet.hand_in("Kitas ziehen mit")
    expect(console.locator("koffer-queue")).to_contain_text("Kitas ziehen mit")
    expect(wall.locator(".p-count .n")).to_have_text("1")
    for page in (console, wall, tablet.page):
        page.reload()
    expect(console.locator("koffer-cockpit .is")).to_have_text("offen")
    expect(wall.locator("koffer-projector h1")).to_have_text(QUESTION)
    expect(tablet.own).to_contain_text("Kitas ziehen mit")


def test_a_participant_finds_the_same_input_on_the_page_of_the_format(evening: Evening, windows: Windows):
    page = windows.open(tablet_of(evening), TABLET)
    Device(page).join("Politik")
    evening.act("open", "strengths")
    Device(page).hand_in("Von der schlanken Seite")
    page.goto(f"{evening.server.url}/bestandsaufnahme")
    inside = Device(page)
    expect(inside.own).to_contain_text("Von der schlanken Seite")
    inside.hand_in("Von der Seite des Formats")
    expect(page.locator("koffer-cockpit, koffer-queue, koffer-projector")).to_have_count(0)
    page.goto(f"{evening.server.url}/tablet")
    expect(inside.own).to_have_count(2)


def test_a_tablet_hands_in_over_http_at_an_address_of_the_local_network(tmp_path: Path, windows: Windows):
    host = network_address()
    assert not host.startswith("127."), "this machine has no network"
    server = Server(tmp_path, host=host).start()
    try:
        evening = plan(server)
        evening.act("open", "strengths")
        page = windows.open(tablet_of(evening), TABLET)
        assert page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [False, "undefined"]
        Device(page).join("Politik")
        Device(page).hand_in("Aus dem Saal")
        wall = windows.open(wall_of(evening), PROJECTOR, cookies=evening.cookies)
        expect(wall.locator(".p-count .n")).to_have_text("1")
        expect(wall.locator(".p-code")).to_contain_text(f"{host}:{server.port}")
    finally:
        server.stop()
