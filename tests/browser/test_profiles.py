"""A long form on a table's tablet, and two facilitators at the same action."""

import re

import pytest
from playwright.sync_api import Locator, expect

from facilitation import planning
from tests.browser.server import PLANNER, Evening, Server, open_house, plan
from tests.browser.windows import CONSOLE, TABLET, Device, Windows, button

TABLES = ["Tisch 1", "Tisch 2"]


@pytest.fixture
def evening(server: Server) -> Evening:
    """Tables write profiles."""
    planned = plan(server, format="massnahmenplanung", title="Maßnahmenplanung", short=False)
    planned.act("tables", tables=TABLES)
    planned.act("go", "profiles")
    planned.act("open", "profiles")
    return planned


@pytest.fixture
def tablet(evening: Evening, windows: Windows) -> Device:
    device = Device(windows.open(f"{evening.server.url}/beitreten/{evening.code}", TABLET))
    device.join("Verwaltung")
    button(device.page, TABLES[1]).click()
    return device


def part(device: Device, words: str) -> Locator:
    return device.page.locator(".part h2").filter(has_text=words)


def test_a_long_form_is_filled_in_part_by_part_and_nothing_typed_is_lost(tablet: Device, evening: Evening):
    page = tablet.page
    page.get_by_label("Titel der Maßnahme").fill("Lotsennetz")
    button(page, "Weiter: Wer und mit wem").click()
    page.get_by_label("Verantwortliche Institution").fill("Ehrenamt")
    page.reload()
    expect(part(tablet, "Worum es geht")).to_contain_text("1/5")
    expect(part(tablet, "Wer und mit wem")).to_contain_text("1/3")
    button(page, "Bis wann und womit").click()
    page.get_by_label("Bis wann?").fill("2020-01-01")
    page.get_by_label("Arbeitszeit").fill("1.200")
    button(page, "Wie es beginnt").click()
    tablet.send()
    expect(page.locator(".part.open .fault")).to_contain_text("liegt vor dem Tag dieses Workshops")
    page.get_by_label("Bis wann?").fill("2040-01-01")
    tablet.send()
    expect(tablet.own).to_contain_text("angekommen")
    (profile,) = evening.board()["bench"]["profiles"]
    assert profile["data"] == {
        "title": "Lotsennetz",
        "responsible": "Ehrenamt",
        "due": "2040-01-01",
        "hours": 1200,
        "status": "planned",
    }
    button(tablet.own, "Ändern").click()
    page.get_by_label("Titel der Maßnahme").fill("Lotsennetz im Rathaus")
    tablet.send()
    expect(tablet.own).to_contain_text("Lotsennetz im Rathaus")


def test_a_profile_sent_empty_leaves_nothing_behind(server: Server, windows: Windows):
    evening = plan(server, format="massnahmenplanung", title="Maßnahmenplanung", short=False)
    planning.change_step(open_house(server), PLANNER, evening.steps["profiles"], options=["Lotsennetz"])
    evening.act("tables", tables=TABLES)
    evening.act("go", "profiles")
    evening.act("open", "profiles")
    tablet = Device(windows.open(f"{server.url}/beitreten/{evening.code}", TABLET))
    tablet.join("Verwaltung")
    button(tablet.page, TABLES[1]).click()
    tablet.send()
    expect(tablet.page.locator(".fault")).to_contain_text("Bitte etwas eingeben")
    evening.act("close", "profiles")
    evening.act("go", "presentation")
    evening.act("open", "presentation")
    expect(tablet.page.get_by_role("heading", level=1)).to_contain_text("Was möchten Sie")
    expect(tablet.page.get_by_text("Aus einer anderen Frage")).to_have_count(0)


def test_two_facilitators_at_the_same_action_keep_both_texts(evening: Evening, windows: Windows):
    evening.act("table_paper", "profiles", table=TABLES[0], data={"title": "Garten", "what": "Beete"})
    address = f"{evening.server.url}/massnahmenplanung?workshop={evening.workshop}"
    bench = windows.open(address, CONSOLE, cookies=evening.cookies).locator("koffer-profiles")
    button(bench, "Bearbeiten: Garten").click()
    bench.get_by_label("Was tun wir genau?").fill("Hochbeete vor der Schule")
    (read,) = evening.board()["bench"]["profiles"]
    change = {"entry": read["id"], "revision": read["revision"], "data": {"title": "Gärten"}}
    evening.act("arrange", "profiles", verb="reword", arguments=change)
    button(bench, "Speichern").click()
    expect(bench.locator(".alert")).to_contain_text("Jemand hat das gerade geändert")
    expect(bench.locator(".theirs")).to_contain_text("Gärten")
    expect(bench.get_by_label("Was tun wir genau?")).to_have_value("Hochbeete vor der Schule")
    button(bench, "Meine Fassung speichern").click()
    expect(bench.locator(".editing")).to_have_count(0)
    (kept,) = evening.board()["bench"]["profiles"]
    assert (kept["data"]["title"], kept["data"]["what"]) == ("Gärten", "Hochbeete vor der Schule")


def test_an_example_from_the_library_fills_what_is_empty_and_its_source_is_kept(evening: Evening, windows: Windows):
    address = f"{evening.server.url}/massnahmenplanung?workshop={evening.workshop}"
    bench = windows.open(address, CONSOLE, cookies=evening.cookies).locator("koffer-profiles")
    button(bench, "Neue Maßnahme").click()
    bench.get_by_label("Titel der Maßnahme").fill("Sprachcafé in jedem Stadtteil")
    button(bench, "Beispiele aus der Bibliothek").click()
    entry = bench.locator(".examples li").filter(has_text="Deutsch lernen und Nachbarschaft im Stadtteil")
    expect(entry).to_contain_text("gemeinsame Wörter: Sprachcafé")
    expect(entry).to_contain_text("Landeshauptstadt Magdeburg")
    button(entry, "Übernehmen").click()
    expect(bench.get_by_label("Titel der Maßnahme")).to_have_value("Sprachcafé in jedem Stadtteil")
    expect(bench.get_by_label("Mit wem zusammen?")).to_have_value(re.compile("^Verein Blickwechsel"))
    expect(bench.locator(".inspired")).to_contain_text("Angeregt durch: Deutsch lernen und Nachbarschaft im Stadtteil")
    assert evening.board()["bench"]["profiles"] == []
    button(bench, "Eintragen").click()
    expect(bench.locator(".editing")).to_have_count(0)
    (kept,) = evening.board()["bench"]["profiles"]
    assert kept["data"]["example"]["source"].startswith("Good-Practice-Sammlung Integration")
    assert len(kept["data"]["what"]) <= 400
    button(bench, "Bearbeiten: Sprachcafé in jedem Stadtteil").click()
    bench.get_by_label("Was kann schiefgehen?").fill("Räume")
    button(bench, "Speichern").click()
    expect(bench.locator(".editing")).to_have_count(0)
    (later,) = evening.board()["bench"]["profiles"]
    assert later["data"] == {**kept["data"], "risk": "Räume"}
