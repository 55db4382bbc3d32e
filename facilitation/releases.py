"""Versions of the minutes: releasing one, withdrawing it, and what is offered to whom.

A version is frozen in all its variants, as data and as files. Whatever happens afterwards to the workshop, its raw input or a
template, those bytes stay.
"""

import hashlib
from dataclasses import replace

from facilitation.desk import fit
from facilitation.document import Document
from facilitation.errors import (
    AlreadyReleased,
    ChangedMeanwhile,
    DamagedEdition,
    Missing,
    NoChangeTold,
    NotChecked,
    NotReleased,
)
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.ports import Ledger
from facilitation.roles import Facilitator, Who, require_facilitator
from facilitation.transaction import redraw
from facilitation.variants import Variant
from facilitation.version import Version, version_of
from facilitation.workshop import Edition, Process, Release, Workshop

CHANGE_MAXIMUM = 200


# ── what a facilitator does ──────────────────────────────────────────────────


def release(house: House, who: Who, workshop_id: str, *, change: str = "", number: int | None = None) -> Release:
    """Freeze the minutes as the next version and offer it to every tablet and under the join link.

    `change`: what is new in it, in a line; only the first version needs none. `number`: the version that was meant.
    Raises AlreadyReleased where somebody released it meanwhile, ChangedMeanwhile where the workshop was written to while
    the files were made, NoChangeTold, TooLong, Unknown, NotAllowed, Missing.
    """
    facilitator = require_facilitator(who)
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        process = ledger.get(Process, workshop.process_id)
        last = latest(ledger, workshop_id)
    if number is not None:
        _require_next(number, last)
    version = _next(house, facilitator, change, last)
    release = Release(house.new_id(), workshop_id, version.number, house.clock(), version.by, version.change)
    editions = [
        _freeze(house, release, process, variant, minutes(house, workshop_id, variant, replace(version, at=release.at)))
        for variant in Variant
    ]
    with house.store.write(workshop_id) as tx:
        if tx.workshop.revision != workshop.revision + 1:
            _require_next(version.number, latest(tx, workshop_id))
            raise ChangedMeanwhile
        tx.put(release)
        for edition in editions:
            tx.put(edition)
        redraw(tx, released_at=release.at)
        tx.announce_step()
    return release


def recall(house: House, who: Who, workshop_id: str) -> None:
    """Offer the minutes no longer. The version stays on record, as withdrawn. Raises Unknown, NotAllowed, Missing."""
    facilitator = require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        last = latest(tx, workshop_id)
        if last is not None and last.withdrawn_at is None:
            tx.put(replace(last, withdrawn_at=house.clock(), withdrawn_by=_name(facilitator)))
        redraw(tx, released_at=None)
        tx.announce_step()


def _require_next(number: int, last: Release | None) -> None:
    if last is not None and last.number >= number:
        raise AlreadyReleased(number=last.number, by=last.by)


def _next(house: House, who: Facilitator, change: str, last: Release | None) -> Version:
    change = fit(change, CHANGE_MAXIMUM, "change", required=False)
    if last is None:
        return Version(1, by=_name(who))
    if not change:
        raise NoChangeTold(field="change", number=last.number)
    return Version(last.number + 1, by=_name(who), change=change, replaces=last.at)


def _name(who: Facilitator) -> str:
    return who.name or who.user_id


def _freeze(house: House, release: Release, process: Process, variant: Variant, document: Document) -> Edition:
    """What is to be published gets its file once it is cleared."""
    edition = Edition(house.new_id(), release.id, variant, document.to_dict())
    return edition if variant is Variant.PUBLIC else _print(house, edition, process)


def _print(house: House, edition: Edition, process: Process) -> Edition:
    file = house.write_word(Document.from_dict(edition.document), process)
    return replace(edition, file=file, checksum=_checksum(file))


def _checksum(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()


# ── what there is ────────────────────────────────────────────────────────────


def latest(ledger: Ledger, workshop_id: str) -> Release | None:
    """The release with the highest number, also when it was withdrawn; None before the first."""
    return next(reversed(ledger.all(Release, workshop_id=workshop_id)), None)


def is_current(house: House, release: Release) -> bool:
    """Whether releasing again would say the same: nothing in the workshop has changed since. Raises Missing."""
    with house.store.read() as ledger:
        version = version_of(ledger, release)
        frozen = _edition(ledger, release, Variant.FULL)
    return minutes(house, release.workshop_id, Variant.FULL, version).to_dict() == frozen.document


def standing(house: House, workshop_id: str, variant: Variant) -> tuple[Release, Edition] | None:
    """A variant of the last version, where it is neither withdrawn nor outdated. Raises Missing, NotChecked, DamagedEdition."""
    with house.store.read() as ledger:
        last = latest(ledger, workshop_id)
    if last is None or last.withdrawn_at is not None or not is_current(house, last):
        return None
    with house.store.read() as ledger:
        return last, _hand_out(ledger, last, variant)


def for_everybody(house: House, workshop_id: str) -> tuple[Release, Edition]:
    """What everybody gets while minutes are offered: the published variant of the last release, else the one for the council.

    Raises NotReleased, DamagedEdition.
    """
    with house.store.read() as ledger:
        last = latest(ledger, workshop_id)
        if last is None or last.withdrawn_at is not None:
            raise NotReleased
        return last, _hand_out(ledger, last, Variant.PUBLIC if last.cleared_at else Variant.COUNCIL)


def released(house: House, workshop_id: str, number: int, variant: Variant) -> tuple[Release, Edition]:
    """A variant of the version of that number, also of a withdrawn one.

    Raises Missing, NotChecked for a public variant nobody has cleared, DamagedEdition.
    """
    with house.store.read() as ledger:
        release = ledger.find(Release, workshop_id=workshop_id, number=number)
        if release is None:
            raise Missing
        return release, _hand_out(ledger, release, variant)


def _hand_out(ledger: Ledger, release: Release, variant: Variant) -> Edition:
    edition = _edition(ledger, release, variant)
    if not edition.file:
        raise NotChecked
    return _checked(edition)


def _edition(ledger: Ledger, release: Release, variant: Variant) -> Edition:
    edition = ledger.find(Edition, release_id=release.id, variant=variant)
    if edition is None:
        raise Missing
    return edition


def _checked(edition: Edition) -> Edition:
    if _checksum(edition.file) != edition.checksum:
        raise DamagedEdition
    return edition
