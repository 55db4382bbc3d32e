"""A good-practice entry of the library: what somebody did, under which conditions, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Size(StrEnum):
    """How large the municipality is. The value is what people read."""

    SMALL = "unter 20.000"
    MIDDLE = "20.000 bis 100.000"
    LARGE = "über 100.000"
    COUNTY = "Landkreis"


class Evidence(StrEnum):
    """How well it is known that it works. The value is what people read."""

    IDEA = "Idee"
    TRIED = "erprobt"
    EVALUATED = "evaluiert"


class Provenance(StrEnum):
    """How an entry came into this library. The value is what people read."""

    SHIPPED = "mitgeliefert"
    LISTED = "aus einer Liste"
    PACKAGE = "aus einem Paket"
    OWN = "eigenes Ergebnis"
    WRITTEN = "selbst eingetragen"


@dataclass(frozen=True)
class Practice:
    """One entry. `words` and `marks` are what the search looks at; `facilitation.library.shelve` fills them.

    `heading` and `words`: stems of the title and of everything, each between blanks. `marks`: what it can be filtered by.
    """

    id: str
    title: str
    summary: str
    municipality: str = ""
    land: str = ""
    size: Size | None = None
    fields: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    approach: str = ""
    partners: str = ""
    resources: str = ""
    results: str = ""
    success: str = ""
    hurdles: str = ""
    evidence: Evidence = Evidence.IDEA
    source: str = ""
    link: str = ""
    provenance: Provenance = Provenance.WRITTEN
    added_at: datetime | None = None
    heading: str = ""
    words: str = ""
    marks: str = ""


@dataclass(frozen=True)
class Quest:
    """What somebody looks for: stems that must occur, or of which one must (`some`), and marks that must stand there."""

    stems: Sequence[str] = ()
    marks: Sequence[str] = ()
    some: bool = False
