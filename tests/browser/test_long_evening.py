"""The steps only the long Bestandsaufnahme has: who is missing, one field after the other, and offers table by table."""

import pytest
from playwright.sync_api import Page, expect

from facilitation import seating
from tests.browser.server import PLANNER, Evening, Server, open_house, plan
from tests.browser.windows import PROJECTOR, TABLET, Console, Device, Windows, button

TABLES = ("Tisch 1", "Tisch 2")
PRESENT, MISSING = "Helferkreis", "Moscheeverein"
OFFER, NEED, REWORDED = "Sprachcafé von Frau M.", "Kinderbetreuung am Abend", "Sprachcafé im Rathaus"


@pytest.fixture
def evening(server: Server) -> Evening:
    planned = plan(server, short=False)
    seating.set_tables(open_house(server), PLANNER, planned.workshop, TABLES)
    return planned


@pytest.mark.timeout(200)
def test_who_is_missing_where_the_gap_is_and_what_tables_need(evening: Evening, windows: Windows):
    server = evening.server
    address = f"{server.url}/bestandsaufnahme?workshop={evening.workshop}"
    console = Console(windows.open(address, cookies=evening.cookies))
    wall = windows.open(f"{address}&ansicht=beamer", PROJECTOR, cookies=evening.cookies)
    first, second = tablets = [Device(windows.open(f"{server.url}/beitreten/{evening.code}", TABLET)) for _ in range(2)]
    for device, group in zip(tablets, ("Verwaltung", "Politik"), strict=True):
        device.join(group)

    # who is here, who is missing
    evening.act("go", "who_is_missing")
    console.press("Eingabe öffnen")
    name_actor(first.page, PRESENT, "Ehrenamt", missing=False)
    name_actor(second.page, MISSING, "Religionsgemeinschaften", missing=True)
    for device in tablets:
        device.send()
        expect(device.own).to_contain_text("angekommen")
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    expect(wall.locator(".wall-card", has_text=PRESENT)).to_have_count(1)
    expect(wall.locator(".wall-card", has_text=MISSING).locator(".sign")).to_have_count(1)
    console.press("Ergebnis bestätigen")

    # one field after the other; the largest gap stands first
    evening.act("open", "fields")
    for device in tablets:
        for field, values in {"Sprache": (2, 5), "Bildung und Betreuung": (3, 4)}.items():
            expect(device.question).to_have_text(field)
            for place, value in enumerate(values):
                device.page.locator("fieldset.scale").nth(place).locator(".scale-row .pick").nth(value - 1).click()
            button(device.page, "Weiter").click()
        skip_to_the_end(device)
        expect(device.question).to_have_text("2 von 8 beantwortet")
    evening.through("fields", "close", "reveal")
    rows = wall.locator("koffer-picture-pairs .pairs > li")
    expect(rows.first).to_contain_text("Sprache")
    expect(rows.first).to_contain_text("+3,00")
    for device in tablets:
        expect(device.own.filter(has_text="Sprache")).to_contain_text("Stand heute")
    evening.act("confirm", "fields")

    # offers, table by table; the facilitator takes a name out
    evening.act("open", "offers")
    for device, table in zip(tablets, TABLES, strict=True):
        button(device.page, table).click()
        expect(device.page.locator(".t-where")).to_contain_text(table)
    page = first.page
    page.get_by_label("Angebot", exact=True).fill(OFFER)
    page.get_by_label("Träger (freiwillig)").fill(PRESENT)
    for word in ("mittel", "Lücke"):
        page.locator(".choices .pick").filter(has_text=word).click()
    page.get_by_label("Was wird gebraucht? (freiwillig)").fill(NEED)
    first.send()
    expect(first.own).to_contain_text(OFFER)
    expect(second.own).to_have_count(0)
    drafts = console.page.locator("koffer-drafts")
    button(drafts, f"Bearbeiten: {OFFER}").click()
    drafts.get_by_label("Angebot").fill(REWORDED)
    button(drafts, "Speichern").click()
    expect(drafts).to_contain_text(REWORDED)
    evening.through("offers", "close", "reveal")
    expect(wall.locator("koffer-picture-raster .sr tbody")).to_contain_text(REWORDED)
    evening.act("confirm", "offers")

    # what is needed becomes a card to sort
    evening.act("open", "needs")
    expect(console.card(NEED)).to_be_visible()
    expect(wall.locator(".wall-card")).to_contain_text(NEED[:6])


def name_actor(page: Page, name: str, group: str, *, missing: bool) -> None:
    page.get_by_label("Einrichtung oder Gruppe").fill(name)
    page.get_by_label("Akteursgruppe").select_option(group)
    if missing:
        page.locator(".pick.switch").click()


def skip_to_the_end(device: Device) -> None:
    """What nobody has an opinion on is left open."""
    for _ in range(6):
        device.page.locator(".turn .btn-primary").click()
