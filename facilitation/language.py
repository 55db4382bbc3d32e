"""German is the source language: sentences are marked here and translated where they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Translate = Callable[[str], str]


def mark(sentence: str) -> str:
    """Mark a German sentence that participants read, for the catalogues; the sentence itself is returned."""
    return sentence


def german(sentence: str) -> str:
    """The translation into the source language: the sentence as it stands."""
    return sentence


@dataclass(frozen=True)
class Language:
    """A language participants can choose: BCP 47 code, its own name, writing direction 'ltr' or 'rtl'."""

    code: str
    name: str
    direction: str = "ltr"


LANGUAGES: tuple[Language, ...] = (
    Language("de", "Deutsch"),
    Language("de-simple", "Einfache Sprache"),
    Language("en", "English"),
    Language("ar", "العربية", "rtl"),
    Language("fa", "فارسی", "rtl"),
    Language("uk", "Українська"),
    Language("ru", "Русский"),
    Language("tr", "Türkçe"),
    Language("fr", "Français"),
    Language("ro", "Română"),
)


def language(code: str) -> Language:
    """The language of a code; German where the code is not one of ours."""
    return _BY_CODE.get(code, LANGUAGES[0])


_BY_CODE: Mapping[str, Language] = {one.code: one for one in LANGUAGES}
