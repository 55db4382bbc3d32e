"""PDF by LibreOffice, and what is said where it is missing, slow or fails."""

import stat
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from pypdf import PdfReader

from data import pdf, word
from facilitation.document import Chart, Column, Document, Heading, Table, Text
from facilitation.errors import NoPdf, PdfFailed

MINUTES = Document("Ergebnisprotokoll", (Heading(1, "Zusammenfassung"), Text("Straße, Ärger, الجيران")))


def put_in_place(patch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """A program in the place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    patch.setattr(pdf, "program", lambda: str(program))


@pytest.mark.slow
@pytest.mark.skipif(pdf.program() is None, reason="LibreOffice is not installed")
def test_the_minutes_come_as_a_tagged_pdf_with_title_and_language() -> None:
    reader = PdfReader(BytesIO(pdf.convert(word.write(MINUTES))))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert [part for part in ("Ergebnisprotokoll", "Zusammenfassung", "Straße, Ärger") if part not in text] == []
    root = reader.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"]), reader.metadata.title) == ("de-DE", True, "Ergebnisprotokoll")


@pytest.mark.slow
@pytest.mark.skipif(pdf.program() is None, reason="LibreOffice is not installed")
def test_figures_in_a_chart_read_as_in_the_table_below_it() -> None:
    table = Table("Werte", (Column("Feld"), Column("Mittelwert", align="right")), (("Sprache", 1.95), ("Arbeit", 3.5)))
    chart = Chart("bars", "Werte", table, labels="Feld", series=("Mittelwert",))
    text = PdfReader(BytesIO(pdf.convert(word.write(Document("Ergebnisprotokoll", (chart,)))))).pages[0].extract_text()
    assert (text.count("1,95"), text.count("1.95")) == (2, 0)


def test_without_libreoffice_a_sentence_leads_to_the_word_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "program", lambda: None)
    with pytest.raises(NoPdf, match="Bitte die Word-Datei laden"):
        pdf.convert(b"")


def test_what_takes_too_long_is_ended_with_all_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_in_place(monkeypatch, tmp_path, f"(sleep 3; touch {tmp_path}/late) & sleep 60")
    begun = monotonic()
    with pytest.raises(PdfFailed):
        pdf.convert(b"", patience=0.3)
    assert monotonic() - begun < 2.5
    assert not (tmp_path / "late").exists()


def test_a_failure_is_said_and_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_in_place(monkeypatch, tmp_path, f'echo "$HOME" > {tmp_path}/place; exit 1')
    with pytest.raises(PdfFailed):
        pdf.convert(b"")
    assert not Path((tmp_path / "place").read_text().strip()).exists()
