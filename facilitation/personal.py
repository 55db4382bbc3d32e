"""What in a text may tell who somebody is. Hints for a person who decides; nothing is covered because of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitation.similarity import names


class Kind(StrEnum):
    """What is looked for; the value is what people read."""

    IBAN = "Bankverbindung"
    EMAIL = "E-Mail-Adresse"
    ADDRESS = "Anschrift"
    PHONE = "Telefonnummer"
    NAME = "Name"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span [start, end) in characters of a text."""

    kind: Kind
    start: int
    end: int


_STREET = r"[A-ZÄÖÜ][\w.-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm|steig|markt|hof|berg|chaussee)"
_APART = r"(?:(?i:straße|str\.|weg|platz|allee|gasse|ring|ufer|damm|markt))"
_NUMBER = r"[ \u00a0]{1,2}\d{1,3}(?:[ ]?[a-z])?\b(?![.,:]?\d)(?![ \u00a0]*(?:%|€|Euro|Uhr|Personen|Punkte|Minuten))"
_NO_TOWN = r"(?!Euro|EUR|Personen|Menschen|Einwohner|Karten|Punkte|Stunden|Plätze)"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.IBAN, re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b")),
    (Kind.EMAIL, re.compile(r"[\w.+-]+(?:@|\s?[\[(](?:at|ät)[\])]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    (Kind.ADDRESS, re.compile(rf"\b(?:{_STREET}|[A-ZÄÖÜ][\w-]+(?:er|[-‐])? {_APART}){_NUMBER}")),
    (Kind.ADDRESS, re.compile(rf"(?<![\d.,])\d{{5}}[ \u00a0]{_NO_TOWN}[A-ZÄÖÜ][a-zäöüß]+(?:[- ][A-ZÄÖÜ(][\w)]+)?")),
    (Kind.PHONE, re.compile(r"(?<![\w.,/+-])(?:\+|00|0)(?:[ \u00a0/()–-]{0,2}\d){6,14}(?![\d.]*\d)")),
)


def spot(text: str) -> tuple[Mark, ...]:
    """Where a name, an e-mail address, a phone number, an address or a bank account may stand, in order, never overlapping.

    Names are found as `similarity.names` finds them; a name that is neither addressed nor frequent is missed.
    """
    found: list[Mark] = []
    for one in _candidates(text):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _candidates(text: str) -> Iterator[Mark]:
    """The most particular kinds first: digits of an account are no phone number."""
    for kind, pattern in _PATTERNS:
        yield from (Mark(kind, *match.span()) for match in pattern.finditer(text))
    yield from (Mark(Kind.NAME, start, end) for start, end in names(text))
