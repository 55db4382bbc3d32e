import json
from itertools import chain
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.similarity import names, similar


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Mehr Sprachkurse am Abend", "Sprachkurse abends"),
        ("Sprachcafé ausbauen", "mehr Sprachcafes"),
        ("Kinderbetreuung während der Kurse", "Kinderbetreung bei Kursen"),
        ("Wohnungen fehlen", "Zu wenig bezahlbare Wohnungen"),
        ("Deutschkurse für Mütter", "Deutschkurs fuer Muetter"),
        ("Räume für Treffen", "Ein Raum fürs Treffen"),
        ("Kita-Plätze", "KITAPLÄTZE!"),
        ("Dolmetscher fehlen", "Mehr Dolmetscherinnen"),
        ("دورات لغة مسائية", "دورات اللغة المسائية"),
        ("Мовні курси ввечері", "мовні курси вечорами"),
    ],
)
def test_cards_that_say_the_same_are_similar(one: str, two: str) -> None:
    assert (similar(one, [two]), similar(two, [one])) == (0, 0)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Gute Kitas", "Gute Schulen"),
        ("Sprache", "Sprache im Kindergarten"),
        ("Sport verbindet", "Sportvereine"),
        ("Lange Wartezeiten im Amt", "Kurze Wege im Stadtteil"),
        ("Мало житла", "Мало садків"),
        ("…", "!"),
        ("", ""),
    ],
)
def test_cards_that_only_share_small_words_are_not_similar(one: str, two: str) -> None:
    assert (similar(one, [two]), similar(two, [one])) == (None, None)


def test_the_most_similar_card_wins_and_the_first_of_equals() -> None:
    others = ["Fahrdienst", "Abendkurse Deutsch", "Sprachkurs am Abend", "Sprachkurse am Abend!"]
    assert similar("Sprachkurse am Abend", others) == 2
    assert similar("Sprachkurse am Abend", []) is None


@given(st.text(max_size=120), st.lists(st.text(max_size=120), max_size=8))
def test_any_text_can_be_compared(text: str, others: list[str]) -> None:
    found = similar(text, others)
    assert found is None or 0 <= found < len(others)
    assert found == similar(text, others)


@given(st.text("abcdefghij äöüß", min_size=1).filter(str.strip))
def test_a_card_with_words_is_similar_to_itself(text: str) -> None:
    assert similar(text, [text]) == 0


def test_five_hundred_cards_are_compared_in_no_time() -> None:
    cards = [f"Karte {number}: Sprachkurse und Wohnungen im Stadtteil {number * 7 % 13}" for number in range(500)]
    similar(cards[-1], cards[:-1])
    start = perf_counter()
    similar("Wohnung im Stadtteil", cards)
    assert perf_counter() - start < 0.1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Frau Müller vom Sozialamt hilft immer sofort", ["Müller"]),
        ("Danke an Herrn Dr. Yılmaz", ["Yılmaz"]),
        ("Prof. Dr. Klein fragen", ["Klein"]),
        ("Familie Schmidt hilft", ["Schmidt"]),
        ("Frau M. Kaya", ["M. Kaya"]),
        ("Herr Dr. med. von der Heide", ["von der Heide"]),
        ("Frau Meier-Yılmaz. Kita toll", ["Meier-Yılmaz"]),
        ("Frau Berg und Herr Kaya", ["Berg", "Kaya"]),
        ("Ahmet Bey hilft beim Amt", ["Ahmet"]),
        ("Sabine Müller, Jobcenter", ["Sabine Müller"]),
        ("Danke Ali. Kita toll", ["Ali"]),
        ("Imam Ahmad al Masri einladen", ["Ahmad al Masri"]),
        ("Пані Олена допомагає", ["Олена"]),
        ("السيدة فاطمة تساعد", ["فاطمة"]),
        ("🙂 Frau Müller", ["Müller"]),
    ],
)
def test_what_may_be_a_name_is_found_without_its_form_of_address(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in names(text)] == found


def test_a_span_counts_characters() -> None:
    assert names("Frau Müller vom Sozialamt") == [(5, 11)]


@pytest.mark.parametrize(
    "text",
    [
        "Familie und Beruf",
        "Familie Kita Schule vernetzen",
        "Familien stärken, Familiennachzug erleichtern",
        "Frauen und Männer",
        "Frauentreff am Abend",
        "Frau im Jobcenter ist nett",
        "Herr der Lage bleiben",
        "Anna-Seghers-Schule",
        "Hans Sachs Schule",
        "Karl-Marx-Straße",
        "Kita St. Martin",
        "Di und Fr Sprachcafé",
        "Fr. 18 Uhr Treffen",
        "Stadt Bergkamen und Kreis Unna",
        "Bürgermeister Sprechstunde",
        "Nachbar hilft Nachbar",
        "Frau",
        "Frau Dr.",
        "",
    ],
)
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert names(text) == []


def test_no_card_of_the_examples_is_taken_for_a_name() -> None:
    files = [json.loads(file.read_text("utf-8")) for file in sorted((Path(__file__).parents[2] / "examples").glob("*.json"))]
    workshops = list(chain.from_iterable(file.get("workshops", [file]) for file in files))
    cards = [card["text"] for workshop in workshops for key in ("strengths", "gaps") for card in workshop["steps"].get(key, [])]
    assert [card for card in cards if names(card)] == []
    assert len(cards) > 400


@given(
    st.text()
    | st.lists(st.sampled_from(["Frau", "Herr", "Dr.", "Ali", "von", "der", "Müller", "Bey", ",", "Kita"])).map(" ".join)
)
def test_spans_stand_in_order_within_the_text_and_never_overlap(text: str) -> None:
    edges = [edge for span in names(text) for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(text) for edge in edges)
