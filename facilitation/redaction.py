"""The words of a document: reading them one after the other with their place, and writing others in their stead."""

import dataclasses
import re
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from facilitation.document import Block, Cards, Document, Heading

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_WORDS = {"language", "word", "created"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a document and where it stands, as headings one below the other."""

    place: str
    text: str


def passages(document: Document) -> Iterator[Passage]:
    """Everything that can be read in a document, also in its properties; nothing that is empty or only a date."""
    for text in _texts((document.title, document.subtitle)):
        yield Passage("Titel", text)
    trail: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            trail = [*trail[: block.level - 1], block.text]
        for text in _texts(block):
            yield Passage(_place(trail, block), text)
    for text in _texts(document.properties):
        yield Passage("Eigenschaften der Datei", text)


def reword(document: Document, change: Callable[[str], str]) -> Document:
    """The document with every text as `change` puts it. Dates in cells, languages and kinds of result stay."""
    reworded: Document = _reword(document, change)
    return reworded


def _place(trail: list[str], block: Block) -> str:
    return " › ".join([*trail, block.title] if isinstance(block, Cards) else trail) or "Titelblock"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip() and not _DAY.fullmatch(value):
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for name in _told(type(value)):
            yield from _texts(getattr(value, name))


def _reword(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if _DAY.fullmatch(value) else change(value)
    if isinstance(value, tuple):
        return tuple(_reword(one, change) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{name: _reword(getattr(value, name), change) for name in _told(type(value))})
    return value


@cache
def _told(kind: type) -> tuple[str, ...]:
    """The fields whose words people read."""
    hints = typing.get_type_hints(kind)
    return tuple(name for name, hint in hints.items() if typing.get_origin(hint) is not Literal and name not in _NO_WORDS)
