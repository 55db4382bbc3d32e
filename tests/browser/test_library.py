"""The library as a facilitator uses it: looking for entries, reading one, and taking over a town's own list."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.server import Evening
from tests.browser.windows import CONSOLE, Windows, button

LIST = """Titel;Kurzfassung;Kommune;Handlungsfeld;Bemerkung
Lesepaten in Kindergärten;Ältere lesen jede Woche vor.;Stadt Musterstadt;Sprache;x
Werkstatt für Fahrräder;=cmd|' /C calc'!A0 <b>fett</b>;Stadt Musterstadt;Begegnung;
;Ohne Titel geht es nicht.;;;
"""


def enter(windows: Windows, evening: Evening) -> Page:
    page = windows.browse(CONSOLE, cookies=evening.cookies).new_page()
    page.goto(f"{evening.server.url}/bibliothek")
    page.get_by_role("heading", name="Bibliothek", exact=True).wait_for()
    return page


def look_for(page: Page, text: str) -> None:
    page.get_by_label("Suchen").fill(text)
    page.keyboard.press("Enter")


def test_an_entry_is_found_by_another_form_of_its_word_and_read_with_its_source(windows: Windows, evening: Evening) -> None:
    page = enter(windows, evening)
    look_for(page, "Sprachcafés")
    expect(page.get_by_role("status").first).to_have_text("1 Eintrag")
    page.get_by_role("link", name="Deutsch lernen und Nachbarschaft im Stadtteil").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deutsch lernen und Nachbarschaft im Stadtteil")
    expect(page.get_by_text("Quelle: Good-Practice-Sammlung")).to_be_visible()


def test_a_towns_own_list_is_shown_before_it_is_taken_over(windows: Windows, evening: Evening, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes(LIST.encode("cp1252"))
    page = enter(windows, evening)
    page.get_by_role("link", name="Liste einlesen").click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("2 neu, 0 geändert, 0 unverändert, 1 passt nicht.")).to_be_visible()
    expect(page.get_by_text("Nicht übernommen wird die Spalte Bemerkung.")).to_be_visible()
    expect(page.get_by_role("cell", name="=cmd|' /C calc'!A0 <b>fett</b>")).to_be_visible()
    expect(page.get_by_role("row", name="4 Titel: Bitte etwas eingeben.")).to_be_visible()
    button(page, "Übernehmen").click()
    expect(page.get_by_text("2 Einträge übernommen")).to_be_visible()
    expect(page.get_by_text("0 neu, 0 geändert, 2 unverändert, 1 passt nicht.")).to_be_visible()
    page.get_by_role("link", name="Zur Bibliothek").click()
    look_for(page, "Kindergarten")
    page.get_by_role("link", name="Lesepaten in Kindergärten").wait_for()
    look_for(page, "Fahrrad")
    expect(page.get_by_text("=cmd|' /C calc'!A0 <b>fett</b>")).to_be_visible()


def test_an_own_entry_is_written_and_deleted_again(windows: Windows, evening: Evening) -> None:
    page = enter(windows, evening)
    page.get_by_role("link", name="Neuer Eintrag").click()
    page.get_by_label("Titel").fill("Umsonstladen")
    button(page, "Eintrag speichern").click()
    expect(page.get_by_role("alert").first).to_have_text("Bitte etwas eingeben.")
    expect(page.get_by_label("Titel")).to_have_value("Umsonstladen")
    page.get_by_label("Kurzfassung").fill("Wer etwas nicht braucht, gibt es weiter.")
    button(page, "Eintrag speichern").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Umsonstladen")
    button(page, "Löschen").click()
    button(page, "Eintrag löschen").click()
    look_for(page, "Umsonstladen")
    expect(page.get_by_role("heading", name="Nichts gefunden")).to_be_visible()


def test_the_whole_frame_of_a_field_shows_that_it_is_written_in(windows: Windows, evening: Evening) -> None:
    page = enter(windows, evening)
    for frame in (page.get_by_test_id("stTextInputRootElement"), page.locator(".react-aria-ComboBox > [role=group]")):
        frame.first.locator("input").focus()
        expect(frame.first).to_have_css("outline-style", "solid")
        expect(frame.first.locator("input")).to_have_css("box-shadow", "none")
