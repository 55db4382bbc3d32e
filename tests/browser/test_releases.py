"""A version goes out to the tablets, a correction becomes the next one, and the page says which is which."""

from playwright.sync_api import expect

from tests.browser.server import Evening
from tests.browser.windows import TABLET, Device, Windows, button


def test_a_tablet_gets_the_released_version_and_after_a_correction_the_next(evening: Evening, windows: Windows) -> None:
    address = f"{evening.server.url}/bestandsaufnahme?workshop={evening.workshop}&ansicht=protokoll"
    tablet = Device(windows.open(f"{evening.server.url}/beitreten/{evening.code}", TABLET))
    tablet.join("Verwaltung")
    evening.act("finish")
    page = windows.open(address, (1440, 900), cookies=evening.cookies)
    panel = page.locator(".st-key-panel-releases")
    button(panel, "Fassung 1 freigeben").click()
    button(page.get_by_test_id("stPopoverBody"), "Fassung 1 freigeben").click()
    expect(panel).to_contain_text("Seither hat sich nichts geändert.")
    assert fetched(tablet).endswith("_fassung1.docx")

    evening.act("park", text="Hallenzeiten am Abend")
    page.goto(address)
    expect(panel).to_contain_text("Entwurf zu Fassung 2")
    assert fetched(tablet).endswith("_fassung1.docx")
    button(panel, "Fassung 2 freigeben").click()
    asked = page.get_by_test_id("stPopoverBody")
    asked.get_by_label("Was hat sich geändert?").fill("Themenspeicher ergänzt")
    button(asked, "Fassung 2 freigeben").click()
    expect(panel).to_contain_text("Geändert: Themenspeicher ergänzt")
    assert fetched(tablet).endswith("_fassung2.docx")


def fetched(tablet: Device) -> str:
    """The name of the Word file a participant gets."""
    with tablet.page.expect_download() as started:
        tablet.page.get_by_role("link", name="Protokoll herunterladen").first.click()
    return started.value.suggested_filename
