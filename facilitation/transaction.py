"""One write to a workshop: the transaction a verb works in, and what it leaves behind for pictures, tablets and undoing."""

from dataclasses import replace
from typing import Any

from facilitation import memory
from facilitation.contract import Change
from facilitation.errors import UnknownEntry, UnknownStep
from facilitation.house import House
from facilitation.ports import Writing
from facilitation.workshop import Deed, Entry, Step


class on_step:  # noqa: N801 - reads as a phrase: with on_step(...)
    """A transaction on the workshop of a step. Raises UnknownStep."""

    def __init__(self, house: House, step_id: str) -> None:
        with house.store.read() as ledger:
            step = ledger.find(Step, id=step_id)
        if step is None:
            raise UnknownStep
        self.step_id = step_id
        self.transaction = house.store.write(step.workshop_id)

    def __enter__(self) -> tuple[Writing, Step]:
        tx = self.transaction.__enter__()
        return tx, tx.get(Step, self.step_id)

    def __exit__(self, *failure: Any) -> None:
        self.transaction.__exit__(*failure)


class on_entry:  # noqa: N801 - reads as a phrase: with on_entry(...)
    """A transaction on the workshop of an entry. Raises UnknownEntry."""

    def __init__(self, house: House, entry_id: str) -> None:
        with house.store.read() as ledger:
            entry = ledger.find(Entry, id=entry_id)
        if entry is None:
            raise UnknownEntry
        self.entry_id = entry_id
        self.step = on_step(house, entry.step_id)

    def __enter__(self) -> tuple[Writing, Step, Entry]:
        tx, step = self.step.__enter__()
        return tx, step, tx.get(Entry, self.entry_id)

    def __exit__(self, *failure: Any) -> None:
        self.step.__exit__(*failure)


def put_step(tx: Writing, step: Step) -> Step:
    tx.put(step)
    redraw(tx)
    tx.announce_step()
    return step


def redraw(tx: Writing, **changed: Any) -> None:
    """More than input has changed: pictures are drawn anew from here."""
    tx.put(replace(tx.workshop, arranged=tx.workshop.revision, **changed))


def keep_deed(house: House, tx: Writing, step: Step, verb: str, label: str, changes: list[Change]) -> None:
    remembered = memory.remember(changes)
    number = tx.workshop.revision
    tx.put(Deed(house.new_id(), step.workshop_id, step.id, verb, label, remembered, house.clock(), number))
