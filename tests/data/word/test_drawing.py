"""Charts in Word: native, with the figures of the result in a workbook of their own, and never by colour alone."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from data.word import write
from data.word.drawing import draw, palette
from data.word.styles import Accent
from facilitation.colour import contrast
from facilitation.document import Chart, ChartForm, Column, Document, Heading, Table
from tests.data.word.accessibility import find_barriers

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RANKING = Table(
    "Rangfolge",
    (Column("Rang", 0.7, "right"), Column("Bedarf", 4), Column("Punkte"), Column("Anteil", measure="share"), Column("Hinweis")),
    ((1, "Wegweiser", 31, 0.5, ""), (2, "=HYPERLINK(0)", 28, 0.25, "gleichauf"), (2, "مقهى", 28, 0.25, "gleichauf")),
)
IDEAS = Table(
    "Ideen",
    (Column("Nr."), Column("Idee"), Column("Aufwand"), Column("Wirkung"), Column("Grenzfall")),
    ((1, "Lotsen", 2.0, 4.5, ""), (2, "Bus", 2.9, 4.0, "Grenzfall"), (3, "Fest", None, None, "")),
)
TIMES = Table(
    "Zeitplan",
    (Column("Nr."), Column("Maßnahme"), Column("Beginn", measure="date"), Column("Ende", measure="date")),
    (
        (1, "Lotsen", "2027-03-15", "2027-09-01"),
        (1, "Lotsen", "2027-04-30", "2027-04-30"),
        (2, "Bus", "2027-04-01", "2027-12-17"),
    ),
)
VOTES = Table(
    "Stimmen", (Column("Satz"), *(Column(str(value)) for value in range(1, 6))), (("A", 0, 1, 2, 10, 17), ("B", 3, 3, 3, 3, 3))
)


def chart(form: ChartForm) -> Chart:
    """One chart of each form."""
    table, labels, series, more = {
        "columns": (RANKING, "Bedarf", ("Punkte",), {"unit": "Punkte", "threshold": 30, "threshold_name": "genug"}),
        "bars": (RANKING, "Bedarf", ("Punkte", "Anteil"), {"marks": "Hinweis", "minimum": 0}),
        "stacked": (VOTES, "Satz", ("1", "2", "3", "4", "5"), {"unit": "Personen"}),
        "radar": (IDEAS, "Idee", ("Aufwand",), {"minimum": 1, "maximum": 5, "reading": "Außen ist gut."}),
        "scatter": (
            IDEAS,
            "Idee",
            ("Aufwand", "Wirkung"),
            {"minimum": 1, "maximum": 5, "middle": 3.0, "marks": "Grenzfall", "quadrants": ("a", "b", "c", "d")},
        ),
        "gantt": (TIMES, "Maßnahme", ("Beginn", "Ende"), {}),
    }[form]
    settings: Any = more
    return Chart(form, f"Bild {form}", table, labels=labels, series=series, **settings)


FORMS: tuple[ChartForm, ...] = ("columns", "bars", "stacked", "radar", "scatter", "gantt")
ALL = Document("Bilder", (Heading(1, "Bilder"), *map(chart, FORMS)))


def points(form: ChartForm) -> list[list[str]]:
    """The figures the chart draws from its sheet, series by series; those of both axes of a scatter."""
    root = etree.fromstring(draw(chart(form), Accent()).xml)
    return [[point.text for point in cache.iter(C + "v")] for cache in root.iter(C + "numCache")]


def sheet(form: ChartForm) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(draw(chart(form), Accent()).workbook))
    return list(book["Daten"].iter_rows(values_only=True))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("columns", [["31", "28", "28"]]),
        ("bars", [["31", "28", "28"], ["0.5", "0.25", "0.25"]]),
        ("stacked", [["0", "3"], ["1", "3"], ["2", "3"], ["10", "3"], ["17", "3"]]),
        ("radar", [["2.0", "2.9"]]),
        ("scatter", [["2.0", "2.9"], ["4.5", "4.0"]]),
        ("gantt", [["46461", "46478"], ["170", "260"]]),
    ],
)
def test_the_chart_shows_the_figures_of_the_result(form: ChartForm, expected: list[list[str]]) -> None:
    assert points(form) == expected


def test_the_workbook_holds_what_the_chart_shows_and_nothing_else() -> None:
    assert sheet("columns") == [
        ("Bedarf", "Punkte"),
        ("1. Wegweiser", 31),
        ("2. =HYPERLINK(0)", 28),
        ("2. مقهى", 28),
    ]
    assert [row[1:] for row in sheet("scatter")[1:]] == [(2, 4.5), (2.9, 4), (None, None)]
    assert [str(row[1])[:10] for row in sheet("gantt")[1:]] == ["2027-03-15", "2027-04-01"]


def test_a_share_reads_as_in_the_table_below_it() -> None:
    shares = draw(replace(chart("bars"), series=("Anteil",)), Accent())
    forms = {one.get("formatCode") for one in etree.fromstring(shares.xml).iter(C + "numFmt")} - {"General"}
    book = openpyxl.load_workbook(io.BytesIO(shares.workbook))
    assert (forms, book["Daten"]["B2"].number_format) == ({'0" "%'}, '0" "%')


def test_no_label_becomes_a_formula() -> None:
    table = Table("T", (Column("Was"), Column("Wert")), (("=1+1", 1), ("@SUM(1)", 2)))
    made = draw(Chart("bars", "T", table, labels="Was", series=("Wert",)), Accent())
    with zipfile.ZipFile(io.BytesIO(made.workbook)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_what_stands_out_is_said_in_words() -> None:
    assert [row[0] for row in sheet("bars")[2:]] == ["2. =HYPERLINK(0) (gleichauf)", "2. مقهى (gleichauf)"]


def test_series_differ_in_more_than_colour() -> None:
    root = etree.fromstring(draw(chart("stacked"), Accent()).xml)
    looks = [etree.tostring(one.find(C + "spPr")) for one in root.iter(C + "ser")]
    patterns = [re.findall(rb'prst="(\w+)"', look) for look in looks]
    assert patterns == [[], [b"wdUpDiag"], [b"pct25"], [b"wdDnDiag"], []]
    assert len(set(looks)) == 5


@pytest.mark.parametrize("colour", ["FFFF00", "105E78", "8FC0D3", "C7361B", "FFFFFF"])
def test_colours_stand_out_from_the_paper(colour: str) -> None:
    assert min(contrast(one, "FFFFFF") for one in palette(Accent(colour, colour, colour))) >= 4.5


def test_the_alternative_text_tells_every_figure() -> None:
    assert draw(chart("columns"), Accent()).alt == (
        "Säulendiagramm: Bild columns, Punkte. 1. Wegweiser: 31; 2. =HYPERLINK(0): 28; 2. مقهى: 28. "
        "Alle Werte stehen in einer Tabelle daneben."
    )


def test_notes_say_how_to_read_it() -> None:
    notes = {form: draw(chart(form), Accent()).note for form in FORMS}
    assert notes == {
        "columns": "Schwelle: 30 (genug).",
        "bars": "",
        "stacked": "",
        "radar": "Außen ist gut.",
        "scatter": "Die Zahlen an den Punkten sind die Nummern in der Tabelle. Raute: Grenzfall.",
        "gantt": "Meilensteine stehen in der Tabelle.",
    }


def test_of_many_rows_the_first_are_drawn() -> None:
    rows = tuple((f"Thema {place}", place + 1) for place in range(60))
    made = draw(Chart("bars", "T", Table("T", (Column("Was"), Column("n")), rows), labels="Was", series=("n",)), Accent())
    assert made.note == "Gezeigt sind die ersten 20 von 60."


def test_word_opens_every_form_and_everybody_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "bilder.docx"
    file.write_bytes(write(ALL))
    assert [(error.part_uri, error.path, error.description) for error in OpenXmlValidator().validate(file).errors] == []
    assert find_barriers(file.read_bytes()) == []
    with zipfile.ZipFile(file) as archive:
        ids = re.findall(r'<wp:docPr id="(\d+)"', archive.read("word/document.xml").decode())
        names = archive.namelist()
    assert ids == [str(number) for number in range(1, len(FORMS) + 1)]
    assert [names.count(f"word/charts/chart{number}.xml") for number in range(1, 7)] == [1] * 6
    assert len([name for name in names if name.startswith("word/embeddings/")]) == 6


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice is not installed")
def test_another_office_draws_them(tmp_path: Path) -> None:
    (tmp_path / "bilder.docx").write_bytes(write(ALL))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "bilder.docx"], cwd=tmp_path, check=True, timeout=100
    )
    shown = subprocess.run(["pdftotext", "bilder.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert [f"Abbildung {number}" in shown for number in range(1, 7)] == [True] * 6
    assert "1. Wegweiser" in shown
