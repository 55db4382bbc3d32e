"""What a letterhead may ask for in double square brackets: where the minutes go, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from data.word.namespaces import XML, W
from data.word.package import Element

PLACE = "[[Protokoll]]"
NAMES = ("Titel", "Datum", "Ort")
_PLACE = re.compile(r"\s*\[\[\s*protokoll\s*\]\]\s*", re.IGNORECASE)
_TOKEN = re.compile(r"\[\[\s*([^\W\d]{1,20})\s*\]\]")


def find_place(body: Element) -> Element | None:
    """The paragraph that stands for the minutes; Word may have cut it into any number of runs."""
    return next((one for one in body.iterchildren(W + "p") if _PLACE.fullmatch("".join(_words(one)))), None)


def names(root: Element) -> Iterator[str]:
    """What stands in double brackets, as it is written there."""
    for paragraph in root.iter(W + "p"):
        yield from _TOKEN.findall("".join(_words(paragraph)))


def fill(root: Element, values: Mapping[str, str]) -> None:
    """Put values in place of their names, in the type of the first letter; what is unknown stays."""
    known = {name.lower(): value for name, value in values.items()}
    for paragraph in root.iter(W + "p"):
        found = list(_TOKEN.finditer("".join(_words(paragraph))))
        for match in reversed(found):
            if match[1].lower() in known:
                _replace(paragraph, match.span(), known[match[1].lower()])


def _replace(paragraph: Element, span: tuple[int, int], value: str) -> None:
    begin, end = span
    at = 0
    for text in _texts(paragraph):
        words = text.text or ""
        first, last = max(begin - at, 0), min(end - at, len(words))
        at += len(words)
        if first < last:
            text.text = words[:first] + value + words[last:]
            text.set(XML + "space", "preserve")
            value = ""


def _words(paragraph: Element) -> Iterator[str]:
    return (text.text or "" for text in _texts(paragraph))


def _texts(paragraph: Element) -> Iterator[Element]:
    """The texts of a paragraph, not of those in text boxes anchored to it."""
    for text in paragraph.iter(W + "t"):
        if next(text.iterancestors(W + "p")) is paragraph:
            yield text
