"""Whatever people type arrives readable, and only that."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.text import clean, direction, language, shorten

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from("a e \u0301\u0308\r\n\x00\x0b\x85\ud83d\ude00\u202e\ufeff\xad\u2028")
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sprachcafé", "Sprachcafé"),
        ("Cafe\u0301", "Café"),
        ("e\x00\u0301", "é"),
        (
            "eins\r\nzwei\rdrei\x0bvier\x0cfünf\u2028sechs\u2029sieben\x85acht",
            "eins\nzwei\ndrei\nvier\nfünf\nsechs\nsieben\nacht",
        ),
        ("eins\r\x00\nzwei", "eins\n\nzwei"),
        ("Spalte\teins", "Spalte\teins"),
        ("a\x00b\x01c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufffeb\uffffc", "abc"),
        ("\ufeffAnfang", "Anfang"),
        ("Inte\xadgration", "Integration"),
        ("abc\u202ecod.exe\u202c", "abccod.exe"),
        ("a\u2066b\u2069", "ab"),
        ("👩‍🌾 Garten ♻️ 🇺🇦", "👩‍🌾 Garten ♻️ 🇺🇦"),
        ("می‌خواهم", "می‌خواهم"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("<w:p>&amp;</w:p>", "<w:p>&amp;</w:p>"),
        ("", ""),
    ],
)
def test_what_can_be_read_is_kept_and_the_rest_goes(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@settings(max_examples=200)
@given(ANY_TEXT)
def test_clean_text_stays_as_it_is(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@settings(max_examples=200)
@given(ANY_TEXT)
def test_clean_text_can_be_sent_stored_and_composed(typed: str) -> None:
    text = clean(typed)
    assert json.loads(json.dumps(text).encode()) == text
    assert text.encode().decode() == text
    assert unicodedata.is_normalized("NFC", text)
    assert [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sprachcafé", "ltr"),
        ("مقهى اللغة", "rtl"),
        ("שלום", "rtl"),
        ("1. – مقهى", "rtl"),
        ("Café مقهى", "ltr"),
        ("مقهى Café", "rtl"),
        ("🙂 123", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_letter_decides_the_direction(text: str, expected: str) -> None:
    assert direction(text) == expected


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Mehr Sprachkurse", None),
        ("Größere Räume für Fußball", None),
        ("Dil kursu için çocuk bakımı", None),
        ("Ein Wort: мир", None),
        ("123 🙂", None),
        ("", None),
        ("مدرسة جديدة", "ar-SA"),
        ("چای و گفتگو", "fa-IR"),
        ("قاوەخانەی زمان", "ckb-IQ"),
        ("Більше мовних курсів", "uk-UA"),
        ("Больше языковых курсов", "ru-RU"),
        ("ናይ ቋንቋ ካፌ", "ti-ET"),
        ("语言咖啡馆", "zh-CN"),
    ],
)
def test_the_script_tells_the_language(text: str, tag: str | None) -> None:
    assert language(text) == tag


def test_a_long_text_is_cut_behind_a_word() -> None:
    assert shorten("Kurse\n am  Abend", 14) == "Kurse am Abend"
    assert shorten("Kurse am Abend, jede Woche", 18) == "Kurse am Abend …"
    assert shorten("Donaudampfschiff", 10) == "Donaudam …"


@given(ANY_TEXT, st.integers(3, 30))
def test_what_was_shortened_fits(typed: str, maximum: int) -> None:
    assert len(shorten(typed, maximum)) <= maximum
