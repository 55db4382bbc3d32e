"""Deleting what is no longer needed: six months after the minutes were released, raw input and people go.

Clusters, choices, notes and the agenda stay, so that later workshops can still build on them; nobody can be found in them.
"""

from facilitation.house import House
from facilitation.ports import Ledger
from facilitation.reading import KEPT_FOR
from facilitation.transaction import redraw
from facilitation.workshop import Deed, Entry, Person, Step, Workshop


def forget(house: House) -> tuple[str, ...]:
    """Delete entries, people and what could be undone of every workshop whose time has come; gives their ids."""
    due = []
    with house.store.read() as ledger:
        for workshop in ledger.all(Workshop):
            released = workshop.released_at
            if released is not None and released + KEPT_FOR < house.clock() and _has_any(ledger, workshop.id):
                due.append(workshop.id)
    for workshop_id in due:
        _forget(house, workshop_id)
    return tuple(due)


def _has_any(ledger: Ledger, workshop_id: str) -> bool:
    """Whether something is left to delete: paper cards of nobody in particular need no people."""
    steps = ledger.all(Step, workshop_id=workshop_id)
    return bool(
        ledger.count(Person, workshop_id=workshop_id)
        or ledger.count(Deed, workshop_id=workshop_id)
        or any(ledger.count(Entry, step_id=step.id) for step in steps)
    )


def _forget(house: House, workshop_id: str) -> None:
    with house.store.write(workshop_id) as tx:
        for step in tx.all(Step, workshop_id=workshop_id):
            for entry in tx.all(Entry, step_id=step.id):
                tx.drop(entry)
        for person in tx.all(Person, workshop_id=workshop_id):
            tx.drop(person)
        for deed in tx.all(Deed, workshop_id=workshop_id):
            tx.drop(deed)
        redraw(tx, forgotten_at=house.clock())
