"""The evening as it is meant: planned, played to its end in front of a projector and three tablets, and written down."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from playwright.sync_api import Page, expect

from facilitation.municipality import ACTOR_GROUPS
from pages.routes.address import draw
from tests.browser.server import PASSWORD, Server
from tests.browser.windows import PROJECTOR, TABLET, Console, Device, Projector, Windows, button

GROUPS = ("Verwaltung", "Sprachkursträger", "Politik")
STRENGTHS = ("Sprachcafé läuft seit Jahren", "Kitas ziehen mit", "Vereine öffnen ihre Türen")
GAPS = (
    "Briefe in einfacher Sprache",
    "Bus am Abend",
    "Sprachkurs mit Kinderbetreuung",
    "Kurs am Wochenende",
    "Letzter Bus nach 20 Uhr",
)
LETTERS, COURSES, BUS = "Verständliche Schreiben", "Sprachkurse, die passen", "Abends nach Hause kommen"


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own: empty, and free to be stopped."""
    started = Server(tmp_path).start()
    yield started
    started.stop()


@pytest.mark.timeout(400)
def test_a_bestandsaufnahme_from_the_first_sign_in_to_the_minutes_on_a_tablet(own_server: Server, windows: Windows):
    console = Console(sign_in_and_plan(own_server, windows))
    workshop = re.search(r"workshop=(\w+)", console.page.url)[1]
    link = console.page.locator("a.screen").get_attribute("href")
    wall = Projector(windows.open(link, PROJECTOR))
    code = re.sub(r"\D", "", wall.page.locator(".p-joiner .code").inner_text())
    address = f"{own_server.url}/beitreten/{code}"
    assert wall.page.locator(".qr path").get_attribute("d") == draw(address)["path"], "the picture code is of this address"

    # three people join: by the picture code, by the address with the number, by typing it
    tablets = [Device(windows.open(address, TABLET)), Device(windows.open(address, TABLET))]
    typed = Device(windows.open(f"{own_server.url}/beitreten", TABLET))
    typed.page.get_by_label("Code").fill(f"{code[:3]} {code[3:]}")
    button(typed.page, "Beitreten").click()
    tablets.append(typed)
    first, second, third = tablets
    for tablet, group in zip(tablets, GROUPS, strict=True):
        tablet.join(group)
        expect(tablet.question).to_have_text("Gleich geht es los")
    expect(wall.page.locator(".p-head .p-code")).to_contain_text("3")

    # who is here
    console.press("Beginnen: Willkommen und Spielregeln")
    console.press("Beginnen")
    for group in GROUPS:
        expect(wall.page.locator("koffer-projector")).to_contain_text(group)
    console.press("Beenden")

    # one value each
    console.press("Weiter: Wie gut arbeiten wir zusammen?")
    console.press("Eingabe öffnen")
    for tablet, value in zip(tablets, (2, 4, 4), strict=True):
        expect(tablet.question).to_have_text("Wie gut arbeiten wir bei der Integration zusammen?")
        tablet.rate(value)
        tablet.send()
        expect(tablet.own).to_contain_text("angekommen")
    expect(wall.page.locator(".p-count .n")).to_have_text("3")
    console.press("Eingabe schließen")
    expect(wall.page.locator(".ended")).to_have_text("Eingabe beendet")
    console.press("Ergebnis aufdecken")
    expect(wall.page.locator("koffer-picture-bars")).to_contain_text("3,3")
    console.press("Ergebnis bestätigen")

    # cards, and a tablet that loses its network while one is written
    console.press("Weiter: Was läuft gut?")
    console.press("Eingabe öffnen")
    first.hand_in(STRENGTHS[0])
    second.hand_in(STRENGTHS[1])
    lose_network_while_writing(third, STRENGTHS[2])
    expect(wall.page.locator(".p-count .n")).to_have_text("3")
    assert wall.texts() == [], "nothing of it is seen before it is uncovered"
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    expect(wall.cards).to_have_count(3)
    assert sorted(wall.texts()) == sorted(STRENGTHS)
    console.press("Ergebnis bestätigen")

    # the break, in which the server is started anew: nobody signs in again
    console.press("Weiter: Pause")
    console.press("Beginnen")
    expect(wall.page.locator("koffer-projector")).to_contain_text("Pause")
    expect(console.acting).to_contain_text("Beenden")
    own_server.stop()
    own_server.start()
    console.press("Beenden")

    # what is missing; the same tablet loses its network a second time, while it sends
    console.press("Weiter: Was fehlt?")
    console.press("Eingabe öffnen")
    expect(third.question).to_have_text("Was fehlt Menschen, die zu uns kommen?")
    lose_network_while_sending(third, GAPS[1])
    third.hand_in(GAPS[4])
    first.hand_in(GAPS[0])
    first.hand_in(GAPS[2])
    second.hand_in(GAPS[3])
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    expect(wall.cards).to_have_count(5)
    console.press("Ergebnis bestätigen")

    # sorting: by keyboard and by hand
    console.press("Weiter: Bedarfe sortieren")
    console.press("Beginnen")
    console.name_cluster(GAPS[0], LETTERS)
    console.name_cluster(GAPS[2], COURSES)
    console.send_card(GAPS[3], 2, COURSES)
    console.name_cluster(GAPS[1], BUS)
    console.drag(console.card(GAPS[4]), console.column(BUS).locator("ul.cards"))
    expect(console.column(BUS).locator("button.kcard")).to_have_count(2)
    expect(console.board.get_by_text("Alle Karten sind zugeordnet.")).to_be_visible()
    for number, title in enumerate((LETTERS, COURSES, BUS), 1):
        expect(wall.page.locator(".strip").filter(has_text=title)).to_contain_text(str(number))
    expect(wall.cards).to_have_count(5)
    console.press("Abschließen")
    console.press("Ergebnis aufdecken")
    console.press("Ergebnis bestätigen")

    # dots: one for each of three options
    console.press("Weiter: Punkte vergeben")
    console.press("Eingabe öffnen")
    for tablet, option in zip(tablets, (BUS, BUS, LETTERS), strict=True):
        expect(tablet.page.locator(".budget")).to_contain_text("Noch 1 von 1 Punkten")
        tablet.dot(option, 1)
        tablet.send()
        expect(tablet.own).to_contain_text("angekommen")
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    expect(wall.page.locator("koffer-picture-ranking")).to_contain_text(BUS)
    console.press("Ergebnis bestätigen")

    # three of the ranking are kept
    console.press("Weiter: Schwerpunkte festhalten")
    console.press("Beginnen")
    expect(console.page.locator(".thumb")).to_contain_text("Die Frage.")
    expect(console.page.locator(".agenda-foot")).to_contain_text("Uhrzeit: geplant, darunter wirklich.")
    for title in (LETTERS, COURSES, BUS):
        console.page.locator("koffer-choice").get_by_role("checkbox", name=title).check()
    button(console.page, "Auswahl festhalten").click()
    expect(console.page.locator("koffer-choice").get_by_text("Festgehalten.", exact=True)).to_be_visible()
    expect(wall.page.locator("koffer-picture-selection")).to_contain_text(BUS)
    expect(console.page.locator(".thumb")).to_contain_text("Die Auswahl der Gruppe.")
    console.press("Abschließen")
    console.press("Ergebnis aufdecken")
    console.press("Ergebnis bestätigen")

    # the last word
    console.press("Weiter: Blitzlicht")
    console.press("Eingabe öffnen")
    first.hand_in("Viele gute Leute in einem Raum.")
    third.hand_in("Jetzt muss der Bus auch fahren.")
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    expect(wall.cards).to_have_count(2)
    console.press("Ergebnis bestätigen")

    # the end
    console.page.get_by_label("Wie es weitergeht").fill("Nächstes Treffen im Januar.")
    console.press("Workshop beenden")
    expect(wall.page.locator("h1")).to_have_text("Vielen Dank!")
    button(console.page, "Fassung 1 freigeben").click()
    expect(console.page.get_by_text("Protokoll freigegeben")).to_be_visible()
    says_what_was_said(download(third))
    assert own_server.stop() < 2, "streams do not keep the server from stopping"
    own_server.start()
    expect(third.page.locator(".t-points")).to_contain_text(BUS)
    assert workshop in console.page.url


def sign_in_and_plan(server: Server, windows: Windows) -> Page:
    """From the password in the server's log to the console of a planned workshop, all by hand."""
    name, password = re.search(r"Name (\w+)\s+Passwort (\S+)", (server.folder / "server.log").read_text()).groups()
    page = windows.open(server.url)
    page.get_by_role("link", name="Anmelden").first.click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Passwort").fill(password)
    button(page, "Anmelden").click()
    page.get_by_label("Bisheriges Passwort").fill(password)
    page.get_by_label("Neues Passwort").fill(PASSWORD)
    button(page, "Passwort ändern").click()

    page.get_by_role("link", name="Ersten Prozess anlegen").click()
    page.get_by_label("Titel des Prozesses").fill("Gemeinsam leben in Sonneberg")
    page.get_by_label("Kommune", exact=True).fill("Stadt Sonneberg")
    page.get_by_label("Gastgeber, einer je Zeile").fill("Stadt Sonneberg\nLandkreis Sonneberg")
    button(page, "Prozess anlegen").click()

    expect(page.get_by_label("Ort")).to_be_visible()
    assert page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollTop") == 0, "a new page begins at its top"
    page.get_by_label("Ort").fill("Rathaus, Großer Saal")
    expect(page.get_by_label("Kurzform")).to_be_checked()
    button(page, "Workshop anlegen").click()
    plan = page.locator("koffer-plan")
    expect(plan.locator("tbody tr")).to_have_count(9)
    page.get_by_role("link", name="Workshop eröffnen").click()
    expect(page.locator("koffer-cockpit")).to_contain_text("Gleich geht es los.")
    return page


def lose_network_while_writing(tablet: Device, text: str) -> None:
    """Half a card stands there when the network goes; a reload on the way loses nothing of it."""
    tablet.write(text[:10])
    tablet.page.context.set_offline(True)
    expect(tablet.page.locator(".net")).to_contain_text("Keine Verbindung")
    tablet.write(text)
    tablet.send()
    expect(tablet.own).to_contain_text("wartet hier")
    tablet.write("Noch ein Gedanke")
    tablet.page.context.set_offline(False)
    expect(tablet.own).to_contain_text("angekommen")
    tablet.page.reload()
    expect(tablet.page.locator(".write textarea")).to_have_value("Noch ein Gedanke")
    tablet.write("")
    expect(tablet.own).to_have_count(1)


def lose_network_while_sending(tablet: Device, text: str) -> None:
    """The card reaches the server, its answer does not reach the tablet: it is sent again and counts once."""
    page = tablet.page

    def swallow(route):
        route.fetch()
        page.context.set_offline(True)
        route.abort("connectionreset")

    page.route("**/api/entries", swallow, times=1)
    tablet.write(text)
    tablet.send()
    expect(tablet.own).to_contain_text("wartet hier")
    page.context.set_offline(False)
    expect(tablet.own).to_contain_text("angekommen")
    expect(tablet.own).to_have_count(1)


def download(tablet: Device) -> Word:
    with tablet.page.expect_download() as started:
        tablet.page.get_by_role("link", name="Protokoll herunterladen").click()
    return Document(io.BytesIO(started.value.path().read_bytes()))


def says_what_was_said(minutes: Word) -> None:
    """Cards word by word and once each, the ranking with its points, the counts; never a name."""
    paragraphs = [one.text for one in minutes.paragraphs]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in minutes.tables]
    cells = [cell for table in tables for row in table for cell in row]
    whole = "\n".join([*paragraphs, *cells])
    assert {card: whole.count(card) for card in STRENGTHS} == dict.fromkeys(STRENGTHS, 1)
    assert {card: whole.count(card) for card in GAPS} == dict.fromkeys(GAPS, 3), (
        "as written, as sorted, and as what a priority grew from"
    )
    for line in ("Viele gute Leute in einem Raum.", "Jetzt muss der Bus auch fahren.", "Nächstes Treffen im Januar."):
        assert line in whole
    groups = next(table for table in tables if table[0][0] == "Akteursgruppe")
    assert groups[1:] == [*([group, "1"] for group in ACTOR_GROUPS if group in GROUPS), ["Zusammen", "3"]]
    ranking = next(table for table in tables if any("Punkte" in cell for cell in table[0]))
    assert [row[:3] for row in ranking[1:]] == [["1", BUS, "2"], ["2", LETTERS, "1"], ["3", COURSES, "0"]]
