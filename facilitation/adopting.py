"""Transfer as verbs: keeping what is said about a workshop, packing it, and starting a workshop from a package."""

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitation import library, planning, transfer
from facilitation.agenda import day
from facilitation.contract import Planned
from facilitation.desk import PARKED_MAXIMUM
from facilitation.document import Block
from facilitation.errors import NoSheet, NotAnOffice, NotReleased, UnknownFormat
from facilitation.harvest import Harvest, gather_in
from facilitation.house import House
from facilitation.ports import Ledger, Writing
from facilitation.practice import Practice, Provenance
from facilitation.roles import Who, require_facilitator
from facilitation.sight import CARRIED
from facilitation.similarity import names
from facilitation.transfer import Comparison, Element, Package, Portability
from facilitation.workshop import Adoption, Parked, Sheet, Step, Workshop

GROUP_MAXIMUM = 60
"""Characters of a target group that can be filtered by; what is longer tells how people were reached."""

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

    `chosen`: ids of the elements taken over; results become proposals, the questions for adapting lie in the parking lot,
    and the package itself in the library.
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
    to_library(house, who, package)
    with house.store.write(workshop.id) as tx:
        places = {one.id: _propose(house, tx, one, package) if one in taken else None for one in package.of_kind("result")}
        for question in package.words["questions"]:
            _park(house, tx, question, package)
        tx.put(Adoption(house.new_id(), workshop.id, transfer.dump(package), places, house.clock()))
        return tx.workshop


def to_library(house: House, who: Who, package: Package) -> Practice:
    """An entry of the library made of a package; the same package again renews it. Raises NotAllowed, TooLong."""
    require_facilitator(who)
    id = entry_of(package)
    source = f"Transfer-Paket vom {day(datetime.date.fromisoformat(package.written))}, {package.words['contact']}"
    with house.store.read() as ledger:
        entry = _make_entry(package, ledger.find(Practice, id=id), id=id, source=source, provenance=Provenance.PACKAGE)
    return library.renew(house, who, entry)


def entry_of(package: Package) -> str:
    """The id a package bears in the library."""
    return f"paket-{package.checksum.rpartition('-')[2][:40]}"


def keep_own(house: House, who: Who, workshop_id: str) -> Practice:
    """What was learnt in a workshop of one's own as an entry of the library; again, after the sheet was changed, renews it.

    Raises NotAllowed, Missing, NotReleased, NoSheet, TooLong.
    """
    require_facilitator(who)
    _, entry = _own_practice(house, workshop_id)
    return library.renew(house, who, entry)


def own_entry(house: House, who: Who, workshop_id: str) -> tuple[Practice | None, bool]:
    """The entry of a workshop of one's own, None where there is none, and whether it says what the sheet says now.

    Raises NotAllowed, Missing, NotReleased, NoSheet, TooLong.
    """
    require_facilitator(who)
    before, entry = _own_practice(house, workshop_id)
    return before, before == entry


def _own_practice(house: House, workshop_id: str) -> tuple[Practice | None, Practice]:
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        before = ledger.find(Practice, id=workshop_id)
        kept = ledger.find(Sheet, workshop_id=workshop_id) is not None
    if workshop.released_at is None:
        raise NotReleased
    if not kept:
        raise NoSheet
    source = f"Eigener Workshop „{workshop.title}“ am {day(workshop.date)}"
    package = pack(house, workshop_id)
    return before, _make_entry(package, before, id=workshop_id, source=source, provenance=Provenance.OWN)


def _make_entry(package: Package, before: Practice | None, *, id: str, source: str, provenance: Provenance) -> Practice:
    """An entry with the words of a package. What only the library knows stays as somebody may have changed it there."""
    words = package.words
    result = "\n".join(one.text for one in package.of_kind("result"))
    told = "\n".join(map(str, (words["title"], words["summary"], words["aim"], words["target_group"], result)))
    named = [part for part in map(str.strip, re.split(r"[,;\n]", words["target_group"])) if part]
    groups = named if all(len(one) <= GROUP_MAXIMUM for one in named) else ()
    reached = () if groups or not words["target_group"] else (f"Zielgruppe: {words['target_group']}",)
    details = {
        **{name: words[name] for name in ("title", "municipality", "land", "size", "resources", "success", "hurdles")},
        "summary": words["summary"] or words["title"],
        "evidence": words["evidence"],
        "fields": before.fields if before else library.named_in(told, package.fields),
        "target_groups": before.target_groups if before else groups,
        "approach": transfer.shorten("\n".join((*reached, *words["steps"])), library.TEXT_MAXIMUM),
        "partners": transfer.shorten("\n".join(words["participants"]), library.TEXT_MAXIMUM),
        "results": transfer.shorten("\n".join(words["results"]), library.TEXT_MAXIMUM),
        "source": transfer.shorten(source, library.LINE_MAXIMUM),
        "link": before.link if before else "",
    }
    return replace(library.compose(details, id=id, provenance=provenance), added_at=before.added_at if before else None)


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
