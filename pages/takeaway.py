"""What people take home from a workshop, as the bytes of files; here the rule book, the box and the world outside meet."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data import csv, excel, ical, pdf, transfer
from facilitation import adopting, letterheads, publication, releases
from facilitation.appointments import appointments
from facilitation.document import Document
from facilitation.errors import Missing
from facilitation.harvest import gather_in, require_raw, results
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.transfer import describe, dump
from facilitation.variants import Variant
from facilitation.workshop import Edition, Process, Release, Workshop
from modules.tables import table, tables

_KEPT = 4
_converted: OrderedDict[str, bytes] = OrderedDict()


@dataclass(frozen=True)
class Paper:
    """A file of the minutes that is made when it is asked for. `version` tells which, `mark` one state of it from another."""

    variant: Variant
    version: str
    mark: str
    word: Callable[[], bytes]

    def as_word(self) -> bytes:
        return self.word()

    def as_pdf(self) -> bytes:
        """Whoever asks for the same a second time gets it at once. Raises NoPdf, PdfFailed."""
        made = _converted.get(self.mark) or pdf.convert(self.word())
        _converted[self.mark] = made
        while len(_converted) > _KEPT:
            _converted.popitem(last=False)
        return made


def as_it_stands(house: House, workshop_id: str, variant: Variant = Variant.FULL, by: str = "") -> Paper:
    """The last version where nothing has changed since, else the draft of the next, which says who asked for it.

    Raises Missing, NotChecked, DamagedEdition.
    """
    standing = releases.standing(house, workshop_id, variant)
    if standing is not None:
        return _frozen(*standing)
    public = variant is Variant.PUBLIC
    document = publication.cleared(house, workshop_id) if public else minutes(house, workshop_id, variant, by=by)
    with house.store.read() as ledger:
        process = ledger.get(Process, ledger.get(Workshop, workshop_id).process_id)
        letterhead = letterheads.letterhead_of(ledger, process)
    looks = process.colour, letterhead.id if letterhead else ""
    return Paper(variant, "entwurf", _mark(document, looks), lambda: letterheads.write(house, document, process))


def as_offered(house: House, workshop_id: str) -> Paper:
    """What everybody gets of the released version. Raises NotReleased, DamagedEdition."""
    return _frozen(*releases.for_everybody(house, workshop_id))


def as_released(house: House, workshop_id: str, number: int, variant: Variant) -> Paper:
    """A variant of a version. Raises Missing, NotChecked, DamagedEdition."""
    return _frozen(*releases.released(house, workshop_id, number, variant))


def minutes_as_word(house: House, workshop_id: str, variant: Variant = Variant.FULL) -> bytes:
    """The minutes as they stand, as a .docx file. Raises Missing, NotChecked."""
    return as_it_stands(house, workshop_id, variant).as_word()


def minutes_as_pdf(house: House, workshop_id: str, variant: Variant = Variant.FULL) -> bytes:
    """The minutes as they stand, as PDF. Raises Missing, NotChecked, NoPdf, PdfFailed."""
    return as_it_stands(house, workshop_id, variant).as_pdf()


def _frozen(release: Release, edition: Edition) -> Paper:
    return Paper(edition.variant, f"fassung{release.number}", edition.checksum, lambda: edition.file)


def results_as_workbook(house: House, workshop_id: str) -> bytes:
    """All results as an .xlsx file. Raises Missing, RawInputGone."""
    require_raw(house, workshop_id)
    harvest = gather_in(house, workshop_id)
    return excel.write(tables(harvest), title=harvest.workshop.title, author=harvest.process.municipality)


def results_as_tables(house: House, workshop_id: str) -> bytes:
    """All results as .csv files in an archive. Raises Missing, RawInputGone."""
    require_raw(house, workshop_id)
    return csv.pack(tables(gather_in(house, workshop_id)))


def result_as_table(house: House, workshop_id: str, step_key: str) -> bytes:
    """The result of one step as a .csv file. Raises RawInputGone, Missing, also where it is not revealed or is no table."""
    require_raw(house, workshop_id)
    revealed = (one for one in gather_in(house, workshop_id).steps if one.step.key == step_key and one.is_revealed)
    shown = next(map(table, revealed), None)
    if shown is None:
        raise Missing
    return csv.write(shown)


def results_as_data(house: House, workshop_id: str) -> bytes:
    """All results as JSON, as its published schema says. Raises Missing."""
    return to_json(results(house, workshop_id))


def dates_as_calendar(house: House, workshop_id: str) -> bytes:
    """What is due and what follows, as an .ics file. Raises Missing."""
    harvest = gather_in(house, workshop_id)
    workshop = harvest.workshop
    return ical.write(appointments(harvest), title=workshop.title, revision=workshop.revision, now=house.clock())


def transfer_as_data(house: House, workshop_id: str) -> bytes:
    """The transfer package as JSON. Raises Missing."""
    return transfer.write(dump(adopting.pack(house, workshop_id)))


def transfer_as_word(house: House, workshop_id: str) -> bytes:
    """The Steckbrief as a .docx file with the package in it. Raises Missing."""
    package = adopting.pack(house, workshop_id)
    with house.store.read() as ledger:
        process = ledger.get(Process, ledger.get(Workshop, workshop_id).process_id)
    return transfer.enclose(letterheads.write(house, describe(package), process), dump(package))


def to_json(data: Any) -> bytes:
    """JSON as people can read it."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _mark(document: Document, looks: tuple[str, str]) -> str:
    """What tells one state of the minutes from another: all of it, and its looks, but not the moment it was written."""
    plain = document.to_dict()
    plain["properties"]["created"] = None
    return hashlib.sha256(json.dumps([plain, *looks], sort_keys=True).encode()).hexdigest()
