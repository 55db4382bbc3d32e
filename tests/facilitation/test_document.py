"""Minutes are plain data: written out as JSON and read back, nothing is lost and nothing wrong gets in."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from facilitation.contract import Standing
from facilitation.document import (
    NO_BREAK_SPACE,
    STAMPS,
    Bullets,
    Card,
    Cards,
    Chart,
    Column,
    Document,
    DocumentError,
    Facts,
    Heading,
    Item,
    PageBreak,
    Properties,
    Rule,
    Section,
    Stamp,
    Table,
    Text,
    number,
    percent,
)

RANKING = Table("Rangfolge", (Column("Bedarf", 3), Column("Anteil", 1, "right", 1, "share")), (("Sprachcafé", 0.25),))
EVERY_BLOCK = (
    Facts((("Kommune", "Stadt Musterstadt"), ("Ort", "Bürgerhaus"))),
    Heading(1, "Ergebnisse"),
    Text("Ein Absatz."),
    Text("Was läuft gut?", "quote"),
    Bullets(("eins", Item("zwei", "vom Papier", ("darunter",))), numbered=True),
    Table("Rangfolge", (Column("Bedarf", 3), Column("Anteil", 1, "right", 1)), (("Sprachcafé", 0.25), ("Bus", None))),
    Chart("bars", "Rangfolge", RANKING, "Bedarf", ("Anteil",), minimum=0.0, maximum=1.0, threshold=0.5),
    Cards("Begegnung", (Card("Sprachcafé"), Card("مقهى اللغة", "übersetzt", "ar"))),
    Stamp("Meinungsbild", "27 von 30 haben gepunktet."),
    Rule("Je 4 Punkte, höchstens 2 auf einen Bedarf."),
    Section(landscape=True),
    PageBreak(),
)
MINUTES = Document(
    "Gemeinsam leben in Musterstadt",
    EVERY_BLOCK,
    "Ergebnisprotokoll",
    properties=Properties(
        "Stadt Musterstadt", "Bestandsaufnahme", ("Integration",), "Entwurf", datetime(2026, 11, 21, tzinfo=UTC)
    ),
)


def test_a_document_survives_json_unchanged() -> None:
    assert Document.from_dict(json.loads(json.dumps(MINUTES.to_dict()))) == MINUTES


def test_a_block_says_its_kind() -> None:
    assert Document("Titel", (Rule("Mehrheit"),)).to_dict()["blocks"] == [{"kind": "rule", "text": "Mehrheit"}]


def test_what_has_a_default_may_be_left_out() -> None:
    read = Document.from_dict({"title": "Titel", "blocks": [{"kind": "text", "text": "Satz"}]})
    assert read == Document("Titel", (Text("Satz"),))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "document: not a Document"),
        ({"title": "Titel"}, "document: Document.__init__() missing 1 required positional argument: 'blocks'"),
        ({"title": 1, "blocks": []}, "document.title: expected str, found int"),
        ({"title": "Titel", "blocks": "Text"}, "document.blocks: expected a list"),
        ({"title": "Titel", "blocks": [{"kind": "song"}]}, "document.blocks[0]: unknown kind 'song'"),
        ({"title": "Titel", "blocks": [{"kind": ["text"]}]}, "document.blocks[0]: unknown kind ['text']"),
        ({"title": "Titel", "blocks": [{"text": "ohne Art"}]}, "document.blocks[0]: not a Heading"),
        ({"title": "Titel", "blocks": [], "macro": "x"}, "document: not a Document"),
        (
            {"title": "Titel", "blocks": [{"kind": "stamp", "kind_": "x"}]},
            "document.blocks[0]: not a Stamp",
        ),
        (
            {"title": "Titel", "blocks": [{"kind": "facts", "pairs": [["Ort"]]}]},
            "document.blocks[0].pairs[0]: expected 2 entries",
        ),
        (
            {"title": "Titel", "blocks": [], "properties": {"created": "gestern"}},
            "document.properties.created: expected a date and time",
        ),
    ],
)
def test_what_cannot_be_read_is_named(data: object, sentence: str) -> None:
    with pytest.raises(DocumentError) as fault:
        Document.from_dict(data)
    assert str(fault.value) == sentence


def test_a_row_has_as_many_cells_as_the_table_has_columns() -> None:
    with pytest.raises(ValueError, match="does not have 1 cells") as fault:
        Table("Rangfolge", (Column("Bedarf"),), (("Bus", 3),))
    assert str(fault.value) == "a row of the table “Rangfolge” does not have 1 cells"


def test_the_stamps_are_the_four_kinds_of_result() -> None:
    assert tuple(Standing) == STAMPS
    assert [Stamp(standing) for standing in Standing] == [Stamp(word) for word in STAMPS]
    with pytest.raises(ValueError, match="is none of the four kinds of result"):
        Stamp("Mehrheit")


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (3.14159, 2, "3,14"),
        (2.675, 2, "2,68"),
        (0.125, 2, "0,13"),
        (3.0, 2, "3,00"),
        (3, 2, "3"),
        (0.7257, 4, "0,7257"),
        (2.5, 0, "3"),
        (-1.5, 1, "−1,5"),
        (-0.001, 2, "0,00"),
        (1234, 2, "1234"),
        (12500, 2, "12.500"),
        (1234567.891, 2, "1.234.567,89"),
        (1e-9, 2, "0,00"),
        (None, 2, "–"),
        (float("nan"), 2, "–"),
        (float("inf"), 2, "–"),
    ],
)
def test_figures_are_written_the_german_way(value: float | None, places: int, written: str) -> None:
    assert number(value, places) == written


@pytest.mark.parametrize(
    ("share", "places", "written"),
    [
        (0.9, 0, "90\u00a0%"),
        (1.0, 0, "100\u00a0%"),
        (0.285, 0, "29\u00a0%"),
        (0.1234, 1, "12,3\u00a0%"),
        (None, 0, "–"),
    ],
)
def test_shares_are_written_as_per_cent(share: float | None, places: int, written: str) -> None:
    assert percent(share, places) == written


# ── charts ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        (Column("Anteil", measure="share"), 0.9, f"90{NO_BREAK_SPACE}%"),
        (Column("Anteil", measure="share"), None, "–"),
        (Column("Beginn", measure="date"), "2026-11-21", "21.11.2026"),
        (Column("Beginn", measure="date"), None, "–"),
        (Column("Mittelwert"), 3.14159, "3,14"),
        (Column("Personen"), 12, "12"),
        (Column("Karte"), "=1+1", "=1+1"),
    ],
)
def test_a_column_knows_how_its_cells_are_written(column: Column, cell: str | float | None, shown: str) -> None:
    assert column.write(cell) == shown


def test_the_cells_of_a_column_are_found_by_its_header() -> None:
    assert RANKING.cells("Anteil") == (0.25,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"series": ("Punkte",)},
        {"labels": "Maßnahme"},
        {"marks": "Strittig"},
        {"form": "scatter"},
        {"quadrants": ("oben", "unten")},
    ],
)
def test_a_chart_names_columns_of_its_table(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="Rangfolge"):
        Chart(**{"form": "bars", "title": "Rangfolge", "table": RANKING, "labels": "Bedarf", "series": ("Anteil",)} | wrong)
