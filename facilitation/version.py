"""Which version of the minutes a document is, and how it says so."""

from dataclasses import dataclass
from datetime import datetime

from facilitation.agenda import local
from facilitation.ports import Ledger
from facilitation.variants import Variant
from facilitation.workshop import Release


@dataclass(frozen=True)
class Version:
    """A version by its number; a draft has no moment `at`. `replaces`: when the version before was released."""

    number: int = 1
    at: datetime | None = None
    by: str = ""
    change: str = ""
    replaces: datetime | None = None

    def status(self, variant: Variant) -> str:
        """`Entwurf, Fassung 2`, or when and by whom it was released; what is published names nobody."""
        if self.at is None:
            return f"Entwurf, Fassung {self.number}"
        said = f"freigegeben, Fassung {self.number} am {short(self.at)}"
        return said if variant is Variant.PUBLIC else f"{said} durch {self.by}"

    @property
    def predecessor(self) -> str:
        """`Fassung 1 vom 21.11.2026` where this one took its place, else nothing."""
        if self.at is None or self.replaces is None:
            return ""
        return f"Fassung {self.number - 1} vom {short(self.replaces)}"


def short(moment: datetime) -> str:
    """The day in the room: `21.11.2026`."""
    return f"{local(moment):%d.%m.%Y}"


def draft(ledger: Ledger, workshop_id: str) -> Version:
    """The version that would be released next."""
    return Version(ledger.count(Release, workshop_id=workshop_id) + 1)


def latest(ledger: Ledger, workshop_id: str) -> Release | None:
    """The release with the highest number, also when it was withdrawn; None before the first."""
    return next(reversed(ledger.all(Release, workshop_id=workshop_id)), None)


def version_of(ledger: Ledger, release: Release) -> Version:
    """The version a release is."""
    before = ledger.find(Release, workshop_id=release.workshop_id, number=release.number - 1)
    return Version(release.number, release.at, release.by, release.change, before.at if before else None)
