"""Frozen files: one variant of a release as it was made, and whether it still is that."""

import hashlib
from dataclasses import replace

from facilitation import letterheads
from facilitation.document import Document
from facilitation.errors import DamagedEdition, Missing
from facilitation.house import House
from facilitation.ports import Ledger
from facilitation.variants import Variant
from facilitation.version import latest
from facilitation.workshop import Edition, Process, Release, Workshop


def freeze(house: House, edition: Edition, process: Process) -> Edition:
    """The edition with the Word file of its document."""
    file = letterheads.write(house, Document.from_dict(edition.document), process)
    return replace(edition, file=file, checksum=_checksum(file))


def frozen(ledger: Ledger, release: Release, variant: Variant) -> Edition:
    """A variant of a release, with or without a file. Raises Missing."""
    edition = ledger.find(Edition, release_id=release.id, variant=variant)
    if edition is None:
        raise Missing
    return edition


def taken_over(ledger: Ledger, workshop: Workshop, variant: Variant) -> Document | None:
    """What the next version takes its results over from, once the raw input was deleted; None as long as it is there."""
    last = latest(ledger, workshop.id) if workshop.forgotten_at else None
    return Document.from_dict(frozen(ledger, last, variant).document) if last else None


def intact(edition: Edition) -> Edition:
    """The edition, whose file is what was frozen. Raises DamagedEdition."""
    if _checksum(edition.file) != edition.checksum:
        raise DamagedEdition
    return edition


def _checksum(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()
