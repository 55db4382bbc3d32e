"""Which version of the minutes a document is, and how it says so."""

from dataclasses import dataclass
from datetime import datetime

from facilitation.agenda import clock, local
from facilitation.house import House
from facilitation.ports import Ledger
from facilitation.variants import Variant
from facilitation.workshop import Release, Workshop


@dataclass(frozen=True)
class Version:
    """A version by its number: when and by whom it was released, or where it is a draft, made.

    `by` is empty where nobody asked in person. `replaces`: when the version before was released; `forgotten_at`: when the raw
    input was deleted, since when a new version takes its results over from the one before.
    """

    number: int
    at: datetime
    by: str = ""
    change: str = ""
    replaces: datetime | None = None
    forgotten_at: datetime | None = None
    is_draft: bool = False

    def status(self, variant: Variant) -> str:
        """Number, day and person, of a draft also the time; what is published names nobody."""
        by = f"durch {self.by}" if self.by and variant is not Variant.PUBLIC else ""
        if not self.is_draft:
            return f"freigegeben, Fassung {self.number} am {short(self.at)} {by}".rstrip()
        made = f"Stand {short(self.at)}, {clock(self.at)} Uhr"
        return ", ".join(filter(None, ("Entwurf", f"Fassung {self.number}", made, by and f"erstellt {by}")))

    @property
    def predecessor(self) -> str:
        """`Fassung 1 vom 21.11.2026` where this one took its place, else nothing."""
        if self.is_draft or self.replaces is None:
            return ""
        return f"Fassung {self.number - 1} vom {short(self.replaces)}"


def short(moment: datetime) -> str:
    """The day in the room: `21.11.2026`."""
    return f"{local(moment):%d.%m.%Y}"


def draft(house: House, ledger: Ledger, workshop_id: str, by: str = "") -> Version:
    """The version that would be released next, as somebody sees it now. Raises Missing."""
    forgotten = ledger.get(Workshop, workshop_id).forgotten_at
    number = ledger.count(Release, workshop_id=workshop_id) + 1
    return Version(number, house.clock(), by, forgotten_at=forgotten, is_draft=True)


def latest(ledger: Ledger, workshop_id: str) -> Release | None:
    """The release with the highest number, also when it was withdrawn; None before the first."""
    return next(reversed(ledger.all(Release, workshop_id=workshop_id)), None)


def version_of(ledger: Ledger, release: Release) -> Version:
    """The version a release is."""
    before = ledger.find(Release, workshop_id=release.workshop_id, number=release.number - 1)
    return Version(release.number, release.at, release.by, release.change, before.at if before else None)
