"""Transfer as verbs: keeping what is said about a workshop, packing it, and starting a workshop from a package."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitation import library, planning, transfer
from facilitation.contract import Planned
from facilitation.desk import PARKED_MAXIMUM
from facilitation.document import Block
from facilitation.errors import NotAnOffice, NotReleased, UnknownFormat
from facilitation.harvest import Harvest, gather_in
from facilitation.house import House
from facilitation.ports import Ledger, Writing
from facilitation.practice import Practice, Provenance
from facilitation.roles import Who, require_facilitator
from facilitation.sight import CARRIED
from facilitation.similarity import names
from facilitation.transfer import Comparison, Element, Package, Portability
from facilitation.workshop import Adoption, Parked, Sheet, Step, Workshop

# ── giving ───────────────────────────────────────────────────────────────────


def look_at(house: House, who: Who, workshop_id: str) -> tuple[Package, bool]:
    """The package as it would be written now, and whether somebody has kept words for it. Raises NotAllowed, Missing."""
    require_facilitator(who)
    with house.store.read() as ledger:
        kept = ledger.find(Sheet, workshop_id=workshop_id) is not None
    return pack(house, workshop_id), kept


def keep_sheet(house: House, who: Who, workshop_id: str, details: Mapping[str, Any], marks: Mapping[str, str]) -> Sheet:
    """Keep what is said about a released workshop. Raises NotReleased, NotAnOffice, Unreadable, TooLong, NotAnOption."""
    require_facilitator(who)
    words = transfer.compose(details)
    if names(words["contact"]):
        raise NotAnOffice(field="contact")
    known = set(Portability)
    told = {id: Portability(mark).value for id, mark in marks.items() if mark in known}
    with house.store.write(workshop_id) as tx:
        if tx.workshop.released_at is None:
            raise NotReleased
        before = tx.find(Sheet, workshop_id=workshop_id)
        sheet = Sheet(before.id if before else house.new_id(), workshop_id, words, told, house.clock())
        tx.put(sheet)
        return sheet


def pack(house: House, workshop_id: str) -> Package:
    """The package of a workshop as it stands. Raises Missing."""
    harvest: Harvest = gather_in(house, workshop_id)
    with house.store.read() as ledger:
        sheet = ledger.find(Sheet, workshop_id=workshop_id)
        adoption = ledger.find(Adoption, workshop_id=workshop_id)
    return transfer.build(harvest, house.catalogue, sheet, adoption)


# ── taking ───────────────────────────────────────────────────────────────────


def usual(package: Package) -> tuple[str, ...]:
    """The elements one takes over unless one says otherwise: all that fit here but what is local."""
    return tuple(one.id for one in package.elements if not one.problem and one.portability is not Portability.LOCAL)


def start(
    house: House,
    who: Who,
    package: Package,
    *,
    chosen: Collection[str],
    title: str,
    date: datetime.date,
    process_id: str | None = None,
    municipality: str = "",
    place: str = "",
    starts: str = "17:00",
) -> Workshop:
    """A workshop from a package, in a process or, without one, in a new one of the municipality.

    `chosen`: ids of the elements taken over; results become proposals, the questions for adapting lie in the parking lot.
    Raises NotAllowed, UnknownFormat, NoTitle, NoMunicipality, NoDate, Missing.
    """
    require_facilitator(who)
    if not package.can_start:
        raise UnknownFormat
    if process_id is None:
        fields = {"fields": package.fields} if package.fields else {}
        process_id = planning.create_process(house, who, title=title, municipality=municipality, **fields).id
    taken = [one for one in package.elements if one.id in chosen and not one.problem]
    workshop = planning.plan_workshop(
        house,
        who,
        process_id=process_id,
        format=package.format.step,
        title=title,
        date=date,
        place=place,
        starts=starts,
        agenda=_agenda(house, [one.planned for one in taken if one.planned]) or None,
    )
    with house.store.write(workshop.id) as tx:
        places = {one.id: _propose(house, tx, one, package) if one in taken else None for one in package.of_kind("result")}
        for question in package.words["questions"]:
            _park(house, tx, question, package)
        tx.put(Adoption(house.new_id(), workshop.id, transfer.dump(package), places, house.clock()))
        return tx.workshop


def to_library(house: House, who: Who, package: Package) -> Practice:
    """An entry of the library made of a package. Raises NotAllowed, TooLong, Empty."""
    words = package.words
    approach = "\n".join(words["steps"])
    details = {
        **{name: words[name] for name in ("title", "municipality", "land", "size", "resources", "success", "hurdles")},
        "summary": words["summary"] or words["title"],
        "evidence": words["evidence"],
        "fields": package.fields,
        "target_groups": [transfer.shorten(words["target_group"], library.LINE_MAXIMUM)] if words["target_group"] else (),
        "approach": transfer.shorten(approach, library.TEXT_MAXIMUM),
        "partners": transfer.shorten("\n".join(words["participants"]), library.TEXT_MAXIMUM),
        "results": transfer.shorten("\n".join(words["results"]), library.TEXT_MAXIMUM),
        "source": transfer.shorten(f"Transfer-Paket vom {package.written}, {words['contact']}", library.LINE_MAXIMUM),
    }
    return library.keep(house, who, details, provenance=Provenance.PACKAGE)


def compare(house: House, who: Who, workshop_id: str) -> Comparison | None:
    """A workshop beside the package it was started from; None where it was not. Raises NotAllowed, Missing."""
    require_facilitator(who)
    with house.store.read() as ledger:
        return _compared(house, ledger, ledger.get(Workshop, workshop_id))


def account(house: House, ledger: Ledger, workshop: Workshop) -> Sequence[Block]:
    """What the minutes say about the package a workshop was started from; nothing where it was not."""
    found = _compared(house, ledger, workshop)
    return transfer.report(found) if found else ()


def _compared(house: House, ledger: Ledger, workshop: Workshop) -> Comparison | None:
    adoption = ledger.find(Adoption, workshop_id=workshop.id)
    if adoption is None:
        return None
    package = transfer.unpack(adoption.package, house.catalogue)
    steps = ledger.all(Step, workshop_id=workshop.id)
    return transfer.compare(package, adoption, workshop, steps, ledger.all(Parked, workshop_id=workshop.id))


def _agenda(house: House, steps: Sequence[Planned]) -> tuple[Planned, ...]:
    """The chosen steps, each fed by those before it and by formats there are."""
    known = set[str]()
    agenda = []
    for step in steps:
        sources = [name for name in step.sources if name in known or name.partition(".")[0] in house.catalogue.formats]
        agenda.append(replace(step, sources=tuple(sources)))
        known.add(step.key)
    return tuple(agenda)


def _propose(house: House, tx: Writing, one: Element, package: Package) -> dict[str, Any]:
    """Put a result to the step that worked it out there, or else to the one that works with it; or into the parking lot."""
    steps = [step for step in tx.all(Step, workshop_id=tx.workshop.id) if house.catalogue.activity(step.activity).fed]
    named = [step for step in steps if step.key == one.step]
    home = next(iter([*named, *(step for step in steps if one.step in step.sources)]), None)
    if home is None:
        return {"parked": _park(house, tx, f"Vorschlag: {one.text}", package).id}
    if not home.sources:
        tx.put(replace(home, options=tuple(dict.fromkeys((*home.options, one.text)))))
        return {"step": home.id, "option": None}
    row = {"id": house.new_id(), "text": one.text, "was": one.text, "left_out": False, "own": True}
    tx.put(replace(home, settings={**home.settings, CARRIED: [*home.setting(CARRIED, ()), row]}))
    return {"step": home.id, "option": row["id"]}


def _park(house: House, tx: Writing, text: str, package: Package) -> Parked:
    line = Parked(
        id=house.new_id(),
        workshop_id=tx.workshop.id,
        text=transfer.shorten(text, PARKED_MAXIMUM),
        origin=transfer.shorten(f"Paket „{package.words['title']}“", PARKED_MAXIMUM),
        position=float(tx.count(Parked, workshop_id=tx.workshop.id) + 1),
    )
    tx.put(line)
    return line
