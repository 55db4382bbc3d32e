"""A document is read text by text, and written anew without losing its shape."""

from datetime import UTC, datetime

from facilitation.document import Card, Cards, Chart, Column, Document, Facts, Heading, Properties, Stamp, Table, Text
from facilitation.redaction import Passage, passages, reword

TABLE = Table(
    "Fristen", (Column("Was", 2), Column("Bis", measure="date")), (("Bus", "2027-01-31"), (None, None)), "Stand heute"
)
DOCUMENT = Document(
    "Protokoll",
    (
        Facts((("Ort", "Rathaus"),)),
        Heading(1, "Ergebnisse"),
        Heading(2, "1. Karten"),
        Cards("Sprache", (Card("Kurs", "vom Papier", "uk"),)),
        Heading(2, "2. Punkte"),
        Stamp("Meinungsbild", "4 von 5"),
        Chart("bars", "Rangfolge", TABLE, "Was", ("Bis",)),
        Heading(1, "Ausblick"),
        Text("Weiter.", "note"),
    ),
    properties=Properties(author="Stadt", keywords=("Sprache",), created=datetime(2026, 11, 21, tzinfo=UTC)),
)


def test_every_text_is_read_with_the_headings_it_stands_under() -> None:
    assert [*passages(DOCUMENT)] == [
        Passage("Titel", "Protokoll"),
        Passage("Titelblock", "Ort"),
        Passage("Titelblock", "Rathaus"),
        Passage("Ergebnisse", "Ergebnisse"),
        Passage("Ergebnisse › 1. Karten", "1. Karten"),
        *(Passage("Ergebnisse › 1. Karten › Sprache", text) for text in ("Sprache", "Kurs", "vom Papier")),
        Passage("Ergebnisse › 2. Punkte", "2. Punkte"),
        Passage("Ergebnisse › 2. Punkte", "4 von 5"),
        *(
            Passage("Ergebnisse › 2. Punkte", text)
            for text in ("Rangfolge", "Fristen", "Was", "Bis", "Bus", "Stand heute", "Was", "Bis")
        ),
        Passage("Ausblick", "Ausblick"),
        Passage("Ausblick", "Weiter."),
        Passage("Eigenschaften der Datei", "Stadt"),
        Passage("Eigenschaften der Datei", "Sprache"),
    ]


def test_every_text_is_reworded_and_nothing_else() -> None:
    assert reword(DOCUMENT, lambda text: text) == DOCUMENT
    shouted = reword(DOCUMENT, str.upper)
    assert [one.text for one in passages(shouted)] == [one.text.upper() for one in passages(DOCUMENT)]
    assert Document.from_dict(shouted.to_dict()) == shouted
    chart = shouted.blocks[6]
    assert isinstance(chart, Chart)
    assert chart.table.cells(chart.series[0]) == ("2027-01-31", None)
