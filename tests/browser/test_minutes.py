"""The minutes as the facilitator prepares them: the sheet, the way to a section, the notes beside it, the printed pages."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Evening
from tests.browser.windows import CONSOLE, Windows, button

CARD = "مقهى اللغة في المساء"


@pytest.fixture
def page(windows: Windows, evening: Evening) -> Page:
    """The page of an evening at which people rated, wrote cards and heard the result."""
    guest = evening.join()
    evening.act("open", "cooperation")
    assert guest.send("cooperation", value=4, word="zäh").status_code == 201
    evening.through("cooperation", "close", "reveal")
    evening.act("open", "strengths")
    assert guest.send("strengths", text=CARD).status_code == 201
    evening.through("strengths", "close", "reveal")
    opened = windows.browse(CONSOLE, cookies=evening.cookies, color_scheme="dark").new_page()
    opened.goto(f"{evening.server.url}/bestandsaufnahme?workshop={evening.workshop}&ansicht=protokoll")
    opened.locator(".s-title").wait_for()
    return opened


def background(place: Locator) -> str:
    return str(place.evaluate("sheet => getComputedStyle(sheet).backgroundColor"))


def test_the_sheet_is_read_changed_and_printed(page: Page, evening: Evening) -> None:
    sheets = page.locator("[class*='st-key-sheet-']")
    expect(sheets).to_have_count(2)
    assert background(sheets.first) == "rgb(255, 255, 255)"
    chart = page.locator(".js-plotly-plot")
    expect(chart).to_have_count(1)

    heading = page.get_by_role("heading", name="Anhang: alle Eingaben im Wortlaut")
    expect(heading).not_to_be_in_viewport()
    page.locator(".s-contents").get_by_role("link", name="Anhang: alle Eingaben im Wortlaut").click()
    expect(heading).to_be_in_viewport()
    card = page.locator("li", has_text=CARD)
    assert [card.get_attribute(name) for name in ("dir", "lang")] == ["rtl", "ar-SA"]

    page.get_by_role("heading", name="Wie gut arbeiten wir").first.scroll_into_view_if_needed()
    page.locator(f".st-key-to-notes-{evening.steps['cooperation']} button").click()
    page.get_by_label("Notizen der Moderation").fill("Es wurde lange geschwiegen.")
    button(page, "Fertig").click()
    expect(sheets.first).to_contain_text("Es wurde lange geschwiegen.")
    expect(page.get_by_role("dialog")).to_have_count(0)

    expect(page.get_by_role("link", name="Bibliothek")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".st-key-minutes-panels")).to_be_hidden()
    expect(page.get_by_role("link", name="Bibliothek")).to_be_hidden()
    expect(button(page, "Konto")).to_be_hidden()
    expect(button(page, "Notizen")).to_have_count(0)
    expect(heading).to_be_visible()


def test_a_resolution_is_entered_in_a_low_window_with_all_of_its_form_in_sight(page: Page) -> None:
    panel = page.locator(".st-key-panel-bodies")
    panel.get_by_label("Weiteres Gremium").fill("Sozialausschuss")
    button(panel, "Gremium hinzufügen").click()
    button(panel, "Beschluss eintragen").click()
    form = page.get_by_test_id("stPopoverBody")
    form.get_by_label("Wortlaut").wait_for()
    for part in (form.get_by_label("Gremium"), form.get_by_label("Wortlaut"), button(form, "Speichern")):
        expect(part).to_be_in_viewport(ratio=1)
