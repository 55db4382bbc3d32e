"""What people type, made fit to be stored and shown: nothing visible is lost, nothing invisible gets through."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]

_PARAGRAPHS = re.compile("\n\\s*\n")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, surrogates and noncharacters break XML; overrides and isolates make text read as something else than it is;
# byte order marks and soft hyphens are left over from copying and show up where nobody put them.
_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\xad\u202a-\u202e\u2066-\u2069\ufeff]")

_FIRST_RIGHT_TO_LEFT = "\u0590"
_FIRST_BEYOND_LATIN = "\u0370"
_LANGUAGE_OF_SCRIPT = {
    "ARABIC": "ar-SA",
    "CYRILLIC": "ru-RU",
    "ETHIOPIC": "ti-ET",
    "GREEK": "el-GR",
    "HEBREW": "he-IL",
    "ARMENIAN": "hy-AM",
    "GEORGIAN": "ka-GE",
    "DEVANAGARI": "hi-IN",
    "TAMIL": "ta-IN",
    "THAI": "th-TH",
    "CJK": "zh-CN",
    "HIRAGANA": "ja-JP",
    "KATAKANA": "ja-JP",
    "HANGUL": "ko-KR",
}
_TELLING_LETTERS = {
    "ARABIC": (("ckb-IQ", "ڕڵۆێە"), ("fa-IR", "پچژگکی")),
    "CYRILLIC": (("uk-UA", "іїєґ"),),
}


def shorten(text: str, maximum: int) -> str:
    """The text in one line of at most `maximum` characters, cut behind a word where that is too few."""
    line = " ".join(text.split())
    if len(line) <= maximum:
        return line
    whole, _, cut = line[: maximum - 1].rpartition(" ")
    return f"{(whole or cut[: maximum - 2]).rstrip(',;:')} …"


def clean(text: str) -> str:
    """The text in NFC with plain line ends, without control characters, lone surrogates and bidi overrides.

    Letters of any script, emoji and their joiners stay. Cleaning twice changes nothing.
    """
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", _UNFIT.sub("", _LINE_ENDS.sub("\n", text))))


def direction(text: str) -> Direction:
    """The direction of the first letter that has one, as HTML's `dir="auto"` does; left to right if none has."""
    if not text or max(text) < _FIRST_RIGHT_TO_LEFT:
        return "ltr"
    classes = (unicodedata.bidirectional(character) for character in text)
    first = next((name for name in classes if name in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def language(text: str) -> str | None:
    """The language tag of a text in another script, guessed from its letters: `ar-SA`, `uk-UA`; None for Latin.

    Enough to let a screen reader choose its voice and Word its spelling; Latin letters tell too little.
    """
    if not text or max(text) < _FIRST_BEYOND_LATIN:
        return None
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    script = max(scripts, key=scripts.__getitem__, default="")
    for tag, letters in _TELLING_LETTERS.get(script, ()):
        if not set(letters).isdisjoint(text.lower()):
            return tag
    return _LANGUAGE_OF_SCRIPT.get(script)


def count_words(text: str) -> int:
    """How many words there are between the blanks, as the tablet counts them."""
    return len(text.split())


def paragraphs(text: str) -> list[str]:
    """A text cut where a line is left empty, each part cleaned."""
    return _PARAGRAPHS.split(clean(text))
