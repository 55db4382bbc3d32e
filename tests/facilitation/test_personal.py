"""What may be personal is found where it stands, and figures of a workshop are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.personal import Kind, spot


@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        ("Bitte an petra.mueller@stadt-musterstadt.de schreiben.", Kind.EMAIL, "petra.mueller@stadt-musterstadt.de"),
        ("petra (at) verein.org", Kind.EMAIL, "petra (at) verein.org"),
        ("Anrufen unter 03675 12 34 56!", Kind.PHONE, "03675 12 34 56"),
        ("Tel. +49 (0)171/2345678", Kind.PHONE, "+49 (0)171/2345678"),
        ("0171-2345678", Kind.PHONE, "0171-2345678"),
        ("Treff in der Bahnhofstraße 12a, hinten", Kind.ADDRESS, "Bahnhofstraße 12a"),
        ("Kommt in die Bahnhofstraße 14 in der Pause", Kind.ADDRESS, "Bahnhofstraße 14"),
        ("Coburger Str. 7", Kind.ADDRESS, "Coburger Str. 7"),
        ("Wohnt in 96515 Sonneberg", Kind.ADDRESS, "96515 Sonneberg"),
        ("Spenden: DE02 1203 0000 0000 2020 51", Kind.IBAN, "DE02 1203 0000 0000 2020 51"),
        ("DE02120300000000202051", Kind.IBAN, "DE02120300000000202051"),
        ("Frau Yılmaz hilft beim Ausfüllen", Kind.NAME, "Yılmaz"),
        ("Karl-Heinz Oberländer hat einen Bus", Kind.NAME, "Karl-Heinz Oberländer"),
        ("Herr Dr. Hans-Peter Neumann-Vogt singt", Kind.NAME, "Hans-Peter Neumann-Vogt"),
        ("Ahmad Said fährt den Bus", Kind.NAME, "Ahmad Said"),
    ],
)
def test_what_may_tell_who_somebody_is_is_found(text: str, kind: Kind, hit: str) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in spot(text)] == [(kind, hit)]


@pytest.mark.parametrize(
    "text",
    [
        "freigegeben, Fassung 2 am 21.11.2026",
        "4 von 5 Personen haben teilgenommen (80 %).",
        "14:00 bis 15:34 Uhr",
        "2026-11-21",
        "3,25 und 0,75 bei 12.500 Einwohnern",
        "10000 Euro für 12345 Menschen",
        "Platz 3: Sprachcafé am Bahnhof",
        "Spielplatz 20 Minuten entfernt",
        "Werte 0 1 2 3 4 5",
        "Bahnhofstraße sanieren",
        "Nächste Schritte, Datenschutz, Themenspeicher, Meinungsbild",
        "0–3 Jahre",
    ],
)
def test_figures_dates_and_words_of_a_workshop_are_left_alone(text: str) -> None:
    assert spot(text) == ()


def test_several_in_one_text_stand_in_order() -> None:
    text = "Herr Müller, 03675 123456, mueller@example.org"
    assert [text[one.start : one.end] for one in spot(text)] == ["Müller", "03675 123456", "mueller@example.org"]


@given(st.text(max_size=200))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = spot(text)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
