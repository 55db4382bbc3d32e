"""Versions of the minutes: releasing one, withdrawing it, and what is offered to whom.

A version is frozen in all its variants, as data and as files. Whatever happens afterwards to the workshop, its raw input or a
template, those bytes stay.
"""

from dataclasses import replace

from facilitation import publication
from facilitation.desk import fit
from facilitation.document import Document
from facilitation.editions import freeze, frozen, intact
from facilitation.errors import AlreadyReleased, ChangedMeanwhile, Missing, NoChangeTold, NotChecked, NotReleased
from facilitation.harvest import results
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.ports import Ledger
from facilitation.roles import Facilitator, Who, name_of, require_facilitator
from facilitation.transaction import redraw
from facilitation.variants import Variant
from facilitation.version import Version, latest, version_of
from facilitation.workshop import Clearance, Edition, Process, Release, Results, Workshop

CHANGE_MAXIMUM = 200


# ── what a facilitator does ──────────────────────────────────────────────────


def release(
    house: House,
    who: Who,
    workshop_id: str,
    *,
    change: str = "",
    offered: Variant = Variant.FULL,
    number: int | None = None,
) -> Release:
    """Freeze the minutes as the next version and offer it to every tablet and under the join link.

    `change`: what is new in it, in a line; only the first version needs none. `offered`: what people take home; `number`: the
    version that was meant. Raises AlreadyReleased where somebody released it meanwhile, ChangedMeanwhile where the workshop
    was written to while the files were made, NotChecked where the public variant is to be offered and nobody has cleared it,
    NoChangeTold, TooLong, Unknown, NotAllowed, Missing.
    """
    facilitator = require_facilitator(who)
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        process = ledger.get(Process, workshop.process_id)
        last = latest(ledger, workshop_id)
        clearance = ledger.find(Clearance, workshop_id=workshop_id)
    if number is not None:
        _require_next(number, last)
    version = _next(house, facilitator, change, last, workshop)
    release = Release(house.new_id(), workshop_id, version.number, version.at, version.by, version.change, offered)
    full, council, public = (
        Edition(house.new_id(), release.id, variant, minutes(house, workshop_id, variant, version).to_dict())
        for variant in (Variant.FULL, Variant.COUNCIL, Variant.PUBLIC)
    )
    kept = Results(house.new_id(), release.id, results(house, workshop_id)["steps"])
    release, public = publication.finish(house, clearance, release, version, public, process)
    if offered is Variant.PUBLIC and release.cleared_at is None:
        raise NotChecked
    editions = freeze(house, full, process), freeze(house, council, process), public
    with house.store.write(workshop_id) as tx:
        if tx.workshop.revision != workshop.revision + 1:
            _require_next(version.number, latest(tx, workshop_id))
            raise ChangedMeanwhile
        for record in (release, kept, *editions):
            tx.put(record)
        redraw(tx, released_at=release.at)
        tx.announce_step()
    return release


def recall(house: House, who: Who, workshop_id: str) -> None:
    """Offer the minutes no longer. The version stays on record, as withdrawn. Raises Unknown, NotAllowed, Missing."""
    facilitator = require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        last = latest(tx, workshop_id)
        if last is not None and last.withdrawn_at is None:
            tx.put(replace(last, withdrawn_at=house.clock(), withdrawn_by=name_of(facilitator)))
        redraw(tx, released_at=None)
        tx.announce_step()


def _require_next(number: int, last: Release | None) -> None:
    if last is not None and last.number >= number:
        raise AlreadyReleased(number=last.number, by=last.by)


def _next(house: House, who: Facilitator, change: str, last: Release | None, workshop: Workshop) -> Version:
    change = fit(change, CHANGE_MAXIMUM, "change", required=False)
    if last is None:
        return Version(1, house.clock(), name_of(who))
    if not change:
        raise NoChangeTold(field="change", number=last.number)
    return Version(last.number + 1, house.clock(), name_of(who), change, last.at, workshop.forgotten_at)


# ── what there is ────────────────────────────────────────────────────────────


def is_current(house: House, release: Release) -> bool:
    """Whether nothing of what the minutes say has changed since. Raises Missing."""
    with house.store.read() as ledger:
        version = version_of(ledger, release)
        edition = frozen(ledger, release, Variant.FULL)
    return minutes(house, release.workshop_id, Variant.FULL, version).to_dict() == edition.document


def still_stands(house: House, last: Release | None) -> bool:
    """Whether the last version is offered and says what the next would say. Raises Missing."""
    return last is not None and last.withdrawn_at is None and is_current(house, last)


def standing(house: House, workshop_id: str, variant: Variant) -> tuple[Release, Edition] | None:
    """A variant of the last version, where it is neither withdrawn nor outdated. Raises Missing, NotChecked, DamagedEdition."""
    with house.store.read() as ledger:
        last = latest(ledger, workshop_id)
    if last is None or not still_stands(house, last):
        return None
    with house.store.read() as ledger:
        return last, _hand_out(ledger, last, variant)


def for_everybody(house: House, workshop_id: str) -> tuple[Release, Edition]:
    """What everybody gets while minutes are offered: the variant of the last release that was chosen for them.

    Raises NotReleased, DamagedEdition.
    """
    with house.store.read() as ledger:
        last = latest(ledger, workshop_id)
        if last is None or last.withdrawn_at is not None:
            raise NotReleased
        return last, _hand_out(ledger, last, last.offered)


def released(house: House, workshop_id: str, number: int, variant: Variant) -> tuple[Release, Edition]:
    """A variant of the version of that number, also of a withdrawn one.

    Raises Missing, NotChecked for a public variant nobody has cleared, DamagedEdition.
    """
    with house.store.read() as ledger:
        release = ledger.find(Release, workshop_id=workshop_id, number=number)
        if release is None:
            raise Missing
        return release, _hand_out(ledger, release, variant)


def as_frozen(house: House, workshop_id: str, number: int, variant: Variant) -> Document:
    """A variant of a version to look at, with or without a file. Raises Missing."""
    with house.store.read() as ledger:
        release = ledger.find(Release, workshop_id=workshop_id, number=number)
        if release is None:
            raise Missing
        return Document.from_dict(frozen(ledger, release, variant).document)


def _hand_out(ledger: Ledger, release: Release, variant: Variant) -> Edition:
    edition = frozen(ledger, release, variant)
    if not edition.file:
        raise NotChecked
    return intact(edition)
