"""The Transfer-Steckbrief as the facilitator of one town fills it in, and as that of another reads it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import streamlit
from openxml_audit import OpenXmlValidator

from facilitation import adopting, desk, releases
from facilitation.document import Heading
from facilitation.practice import Practice, Provenance
from facilitation.transfer import describe
from facilitation.workshop import Adoption, Process, Sheet, Step, Workshop
from pages import takeaway
from tests.builders import FACILITATOR
from tests.data.word.accessibility import find_barriers
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import Hall


class Upload(BytesIO):
    """A file as Streamlit gives it to a page."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        super().__init__(content)


@pytest.fixture
def form(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Screen]:
    def open_form() -> Screen:
        return Screen("bestandsaufnahme.py", monkeypatch, signed_in(hall), workshop=hall.here.workshop_id, ansicht="transfer")

    return open_form


@pytest.fixture
def reader(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], Screen]:
    def read(name: str, content: bytes) -> Screen:
        monkeypatch.setattr(streamlit, "file_uploader", lambda *given, **named: Upload(name, content))
        return Screen("planung.py", monkeypatch, signed_in(hall), paket="1")

    return read


@pytest.fixture
def released(hall: Hall) -> Hall:
    """An evening of which two steps were held and one card was written."""
    guest = hall.guest()
    hall.open("ideas")
    guest.write("ideas", "Sprachcafé am Abend")
    hall.here.close("ideas")
    desk.reveal_step(hall.house, FACILITATOR, hall.here.step("ideas").id)
    releases.release(hall.house, FACILITATOR, hall.here.workshop_id)
    return hall


def records(hall: Hall, kind: Any, **where: object) -> tuple[Any, ...]:
    with hall.house.store.read() as ledger:
        return ledger.all(kind, **where)


def test_before_the_release_there_is_nothing_to_fill_in(form: Callable[[], Screen]) -> None:
    screen = form()
    assert "Erst das Protokoll freigeben" in screen.words
    assert [one.label for one in screen.run.button] == []


def test_what_is_filled_in_stands_in_the_package(released: Hall, form: Callable[[], Screen]) -> None:
    screen = form()
    screen.fill("text_area", "Stolpersteine", "Zu wenig Zeit für <b>Pausen</b>")
    screen.fill("selectbox", "Evidenzgrad", "evaluiert")
    screen.press("Steckbrief speichern")
    assert "Gespeichert" in screen.words
    assert screen.faults == []
    package = adopting.pack(released.house, released.here.workshop_id)
    assert package.words["hurdles"] == "Zu wenig Zeit für <b>Pausen</b>"
    assert package.words["evidence"] == "evaluiert"


def test_the_sheet_can_be_seen_before_it_goes_out(released: Hall, form: Callable[[], Screen]) -> None:
    screen = form()
    assert "s-title" not in screen.markup
    screen.run.session_state["transfer-preview"] = True
    screen.draw(screen.run.run)
    document = describe(adopting.pack(released.house, released.here.workshop_id))
    assert document.title in screen.words
    assert all(block.text in screen.words for block in document.blocks if isinstance(block, Heading))


def test_a_person_as_contact_is_refused_and_what_was_typed_stays(released: Hall, form: Callable[[], Screen]) -> None:
    screen = form()
    screen.fill("text_input", "Kontakt (eine Stelle, keine Person)", "Frau Petra Müller")
    screen.press("Steckbrief speichern")
    assert len(screen.faults) == 1
    assert screen.field("text_input", "Kontakt (eine Stelle, keine Person)").value == "Frau Petra Müller"
    assert records(released, Sheet) == ()


@pytest.mark.parametrize("ending", ["json", "docx"])
def test_a_package_is_shown_before_anything_is_taken_over(
    released: Hall, reader: Callable[[str, bytes], Screen], ending: str
) -> None:
    write = {"json": takeaway.transfer_as_data, "docx": takeaway.transfer_as_word}[ending]
    before = records(released, Workshop)
    screen = reader(f"paket.{ending}", write(released.house, released.here.workshop_id))
    package = adopting.pack(released.house, released.here.workshop_id)
    assert package.words["title"] in screen.words
    assert all(question in screen.words for question in package.words["questions"])
    assert [one.label for one in screen.run.button] == ["Workshop anlegen", "In die Bibliothek legen"]
    assert records(released, Workshop) == before


def test_the_word_file_opens_cleanly_and_bars_nobody(released: Hall, tmp_path: Path) -> None:
    file = tmp_path / "steckbrief.docx"
    file.write_bytes(takeaway.transfer_as_word(released.house, released.here.workshop_id))
    assert [(error.part_uri, error.description) for error in OpenXmlValidator().validate(file).errors] == []
    assert find_barriers(file.read_bytes()) == []


def test_a_workshop_is_started_from_a_package(released: Hall, reader: Callable[[str, bytes], Screen]) -> None:
    screen = reader("paket.json", takeaway.transfer_as_data(released.house, released.here.workshop_id))
    screen.press("Workshop anlegen")
    assert len(screen.faults) == 1  # the municipality is missing
    screen.fill("text_input", "Ihre Kommune", "Stadt Bergen")
    screen.press("Workshop anlegen")
    (adoption,) = records(released, Adoption)
    assert [one.key for one in records(released, Step, workshop_id=adoption.workshop_id)] == ["ideas"]
    assert "Stadt Bergen" in {one.municipality for one in records(released, Process)}
    assert screen.query == {"workshop": adoption.workshop_id}


def test_a_package_is_kept_in_the_library(released: Hall, reader: Callable[[str, bytes], Screen]) -> None:
    screen = reader("paket.json", takeaway.transfer_as_data(released.house, released.here.workshop_id))
    screen.press("In die Bibliothek legen")
    assert "In der Bibliothek" in screen.words
    assert len(records(released, Practice, provenance=Provenance.PACKAGE)) == 1


def test_a_package_a_workshop_is_started_from_lies_in_the_library_too(
    released: Hall, reader: Callable[[str, bytes], Screen]
) -> None:
    screen = reader("paket.json", takeaway.transfer_as_data(released.house, released.here.workshop_id))
    screen.press("In die Bibliothek legen")
    screen.fill("text_input", "Ihre Kommune", "Stadt Bergen")
    screen.press("Workshop anlegen")
    assert len(records(released, Practice, provenance=Provenance.PACKAGE)) == 1


def test_an_own_result_goes_into_the_library_once_its_sheet_is_kept(released: Hall, form: Callable[[], Screen]) -> None:
    screen = form()
    assert "Dazu bitte zuerst den Steckbrief speichern" in screen.words
    screen.press("Steckbrief speichern")
    screen.press("In die Bibliothek aufnehmen")
    assert "In der Bibliothek, wie zuletzt gespeichert" in screen.words
    assert [one.label for one in screen.run.button] == ["Steckbrief speichern"]
    screen.fill("text_area", "Stolpersteine", "Zu wenig Zeit")
    screen.press("Steckbrief speichern")
    assert "Der Steckbrief wurde seitdem geändert" in screen.words
    screen.press("Eintrag erneuern")
    (entry,) = records(released, Practice, provenance=Provenance.OWN)
    assert (entry.id, entry.hurdles) == (released.here.workshop_id, "Zu wenig Zeit")


def test_a_hostile_package_is_refused_with_a_sentence(released: Hall, reader: Callable[[str, bytes], Screen]) -> None:
    screen = reader("paket.json", b"[" * 100_000)
    assert len(screen.faults) == 1
    assert list(screen.run.button) == []


def test_what_a_package_says_is_shown_as_text(released: Hall, reader: Callable[[str, bytes], Screen]) -> None:
    words = adopting.pack(released.house, released.here.workshop_id).words
    given = {**words, "title": "<script>alert(1)</script> {0}", "requirements": ["[Klick](http://x)"]}
    adopting.keep_sheet(released.house, FACILITATOR, released.here.workshop_id, given, {})
    screen = reader("paket.json", takeaway.transfer_as_data(released.house, released.here.workshop_id))
    assert "<script>" not in screen.markup
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {0}" in screen.markup
    assert r"\[Klick\]\(http\:" in next(one.label for one in screen.run.checkbox if "Klick" in one.label)
