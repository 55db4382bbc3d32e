"""The letterheads of this installation: taking one in, choosing one, and writing on it."""

import logging
import secrets
from contextlib import suppress
from dataclasses import replace

from facilitation.desk import fit
from facilitation.document import Document
from facilitation.errors import WorkshopError
from facilitation.house import House
from facilitation.letterhead import Letterhead, Reading
from facilitation.ports import Ledger
from facilitation.roles import Who, name_of, require_admin
from facilitation.specimen import SPECIMEN
from facilitation.workshop import Process

log = logging.getLogger("koffer")

NAME_MAXIMUM = 60
STANDARD, BUILT_IN = "", "built-in"
"""What a process can choose besides the id of a letterhead: whatever is standard here, or the template of the Modulkoffer."""


def take_in(house: House, who: Who, reading: Reading, *, name: str) -> Letterhead:
    """Keep a letterhead that was read; the first one becomes the standard. Raises NotAllowed unless an admin asks, Empty."""
    admin = require_admin(who)
    name = fit(name, NAME_MAXIMUM, "name")
    with house.store.register() as ledger:
        letterhead = Letterhead(
            house.new_id(),
            name,
            reading.content,
            reading.report.to_dict(),
            house.clock(),
            name_of(admin),
            standard=not ledger.count(Letterhead),
        )
        ledger.put(letterhead)
    return letterhead


def make_standard(house: House, who: Who, letterhead_id: str) -> None:
    """Processes that choose nothing are written on this letterhead, or on BUILT_IN. Raises NotAllowed, Missing."""
    require_admin(who)
    with house.store.register() as ledger:
        if letterhead_id != BUILT_IN:
            ledger.get(Letterhead, letterhead_id)
        for one in ledger.all(Letterhead):
            if one.standard != (one.id == letterhead_id):
                ledger.put(replace(one, standard=one.id == letterhead_id))


def remove(house: House, who: Who, letterhead_id: str) -> None:
    """Keep a letterhead no longer; processes that chose it get the standard. Raises NotAllowed, Missing."""
    require_admin(who)
    with house.store.register() as ledger:
        letterhead = ledger.get(Letterhead, letterhead_id)
        for process in ledger.all(Process, letterhead=letterhead_id):
            ledger.put(replace(process, letterhead=STANDARD))
        ledger.drop(letterhead)


def try_out(house: House, who: Who, letterhead_id: str) -> bytes:
    """Invented minutes as a Word file on a letterhead, or on BUILT_IN. Raises NotAllowed, Missing."""
    require_admin(who)
    if letterhead_id == BUILT_IN:
        return house.write_word(SPECIMEN, Process.colour, None)
    with house.store.read() as ledger:
        letterhead = ledger.get(Letterhead, letterhead_id)
    return house.write_word(SPECIMEN, Process.colour, letterhead.content)


def require_known(ledger: Ledger, chosen: str) -> None:
    """Raises Missing for what no process can choose."""
    if chosen not in (STANDARD, BUILT_IN):
        ledger.get(Letterhead, chosen)


def letterhead_of(ledger: Ledger, process: Process) -> Letterhead | None:
    """The letterhead for the files of a process; None for the built-in template."""
    if process.letterhead == STANDARD:
        return ledger.find(Letterhead, standard=True)
    return None if process.letterhead == BUILT_IN else ledger.find(Letterhead, id=process.letterhead)


def write(house: House, document: Document, process: Process) -> bytes:
    """The document as a Word file on the paper of its process.

    Whatever goes wrong with a letterhead, the built-in template takes its place; the failure is logged under a reference, and
    the letterhead bears it until a file succeeds.
    """
    with house.store.read() as ledger:
        letterhead = letterhead_of(ledger, process)
    if letterhead is None:
        return house.write_word(document, process.colour, None)
    try:
        written = house.write_word(document, process.colour, letterhead.content)
    except Exception:
        reference = secrets.token_hex(3)
        log.exception("letterhead %s: fault %s", letterhead.id, reference)
        _mark(house, letterhead, reference)
        return house.write_word(document, process.colour, None)
    if letterhead.fault:
        _mark(house, letterhead, "")
    return written


def _mark(house: House, letterhead: Letterhead, fault: str) -> None:
    # the file matters more than the note about it
    with suppress(WorkshopError), house.store.register() as ledger:
        ledger.put(replace(ledger.get(Letterhead, letterhead.id), fault=fault))
