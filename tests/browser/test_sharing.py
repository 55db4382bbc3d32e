"""Three people on one tablet: each in secret, each counted, each with dots of their own."""

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.server import Evening
from tests.browser.windows import TABLET, Device, Windows, button

GROUPS = ("Verwaltung", "Politik", "Sprachkursträger")
TOPICS = ("Sprachkurse, die passen", "Abends nach Hause kommen", "Verständliche Schreiben", "Treffpunkte im Quartier")


@pytest.fixture
def tablet(evening: Evening, windows: Windows) -> Device:
    """A tablet at which three people have joined."""
    device = Device(windows.open(f"{evening.server.url}/beitreten/{evening.code}", TABLET))
    device.join(GROUPS[0])
    for number, group in enumerate(GROUPS[1:], 2):
        button(device.page, "Gerät teilen" if number == 2 else "Weitere Person an diesem Gerät").click()
        button(device.page, "Weitere Person").click()
        expect(cover(device)).to_contain_text(f"Person {number} von {number}")
        begin(device, number)
        device.join(group)
        expect(device.question).to_have_text("Gleich geht es los")
    return device


def cover(device: Device) -> Locator:
    """What lies over the page until the next person takes the device."""
    expect(device.question).to_have_text("Bitte weitergeben")
    expect(device.page.locator(".mine, .write, .t-q")).to_have_count(0)
    return device.page.locator("main")


def begin(device: Device, number: int) -> None:
    button(device.page, f"Ich bin Person {number}").click()


def context_of(device: Device) -> BrowserContext:
    return device.page.context


def test_one_after_the_other_rates_and_nobody_sees_the_one_before(tablet: Device, evening: Evening):
    evening.act("open", "cooperation")
    for number, value in enumerate((2, 4, 4), 1):
        expect(cover(tablet)).to_contain_text(f"Person {number} von 3")
        begin(tablet, number)
        expect(tablet.page.locator(".t-where")).to_contain_text(f"Person {number} von 3")
        expect(tablet.page.locator(".scale-row input:checked")).to_have_count(0)
        tablet.rate(value)
        tablet.send()
    expect(tablet.question).to_have_text("Alle 3 haben abgegeben")
    told = evening.board()["step"]
    assert (told["n"], told["N"]) == (3, 3)
    tablet.page.reload()
    expect(tablet.question).to_have_text("Alle 3 haben abgegeben")
    evening.through("cooperation", "close", "reveal")
    expect(tablet.page.locator("main")).to_contain_text("Das Ergebnis ist vorn zu sehen.")
    expect(tablet.own).to_have_count(0)
    assert [bar["count"] for bar in evening.board()["picture"]["bars"]] == [0, 1, 0, 2, 0]


def test_what_one_began_stays_theirs_and_comes_back_with_their_turn(tablet: Device, evening: Evening):
    evening.act("open", "strengths")
    begin(tablet, 1)
    tablet.write("Halb getippt und geheim")
    tablet.page.reload()
    expect(tablet.page.locator(".write textarea")).to_have_value("Halb getippt und geheim")
    button(tablet.page, "Fertig, weitergeben").click()
    expect(cover(tablet)).to_contain_text("Person 2 von 3")
    begin(tablet, 2)
    expect(tablet.page.locator(".write textarea")).to_have_value("")
    tablet.hand_in("Von der zweiten")
    button(tablet.page, "Fertig, weitergeben").click()
    expect(cover(tablet)).to_contain_text("Person 3 von 3")
    button(tablet.page, "Person 3 ist nicht da").click()
    expect(cover(tablet)).to_contain_text("Person 1 von 3")
    begin(tablet, 1)
    expect(tablet.page.locator(".write textarea")).to_have_value("Halb getippt und geheim")
    expect(tablet.own).to_have_count(0)


def test_without_network_the_device_waits_with_what_was_handed_in(tablet: Device, evening: Evening):
    evening.act("open", "cooperation")
    begin(tablet, 1)
    tablet.rate(1)
    context_of(tablet).set_offline(True)
    tablet.send()
    expect(tablet.page.locator("main")).to_contain_text("Weitergeben können Sie, sobald die Verbindung zurück ist.")
    expect(tablet.own).to_have_count(0)
    context_of(tablet).set_offline(False)
    expect(cover(tablet)).to_contain_text("Person 2 von 3")
    assert evening.board()["step"]["n"] == 1


def test_each_of_them_has_dots_of_their_own(tablet: Device, evening: Evening):
    evening.through("needs", "open")
    for title in TOPICS:
        evening.act("arrange", "needs", verb="create", arguments={"title": title})
    evening.through("needs", "close", "reveal", "confirm")
    evening.act("open", "priorities")
    for number, title in enumerate(TOPICS[:3], 1):
        expect(cover(tablet)).to_contain_text(f"Person {number} von 3")
        begin(tablet, number)
        expect(tablet.page.locator(".budget b")).to_have_text("Noch 2 von 2 Punkten")
        tablet.dot(title, 2)
        expect(tablet.page.locator(".budget b")).to_have_text("Noch 0 von 2 Punkten")
        tablet.send()
    expect(tablet.question).to_have_text("Alle 3 haben abgegeben")
    evening.through("priorities", "close", "reveal")
    rows = evening.board()["picture"]["rows"]
    assert {row["text"]: (row["points"], row["people"]) for row in rows} == dict.fromkeys(TOPICS[:3], (2, 1)) | {
        TOPICS[3]: (0, 0)
    }
