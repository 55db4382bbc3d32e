"""A store in memory, wiped when nobody holds it any more: to try out what a file says before anything is written."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter
from typing import Any, cast

from facilitation.errors import Missing
from facilitation.letterhead import Letterhead
from facilitation.ports import Ledger, R, Writing
from facilitation.practice import Practice
from facilitation.workshop import (
    Adoption,
    Body,
    Clearance,
    Deed,
    Edition,
    Entry,
    EntryState,
    Item,
    Parked,
    Passage,
    Person,
    Process,
    Record,
    Release,
    Results,
    Sheet,
    SignIn,
    Step,
    User,
    Workshop,
)

Records = dict[type, dict[str, Record]]
_ORDERS: Mapping[type, Callable[[Any], Any]] = {
    Process: attrgetter("created_at", "id"),
    Workshop: attrgetter("date", "created_at", "id"),
    Step: attrgetter("position", "id"),
    Person: attrgetter("joined_at", "id"),
    Entry: attrgetter("number", "id"),
    Item: attrgetter("position", "id"),
    Parked: attrgetter("position", "id"),
    Body: attrgetter("position", "id"),
    Deed: attrgetter("number", "id"),
    Passage: attrgetter("at", "id"),
    User: attrgetter("name", "id"),
    Sheet: attrgetter("at", "id"),
    Adoption: attrgetter("at", "id"),
    Release: attrgetter("number", "id"),
    Edition: attrgetter("id"),
    Results: attrgetter("id"),
    Clearance: attrgetter("id"),
    SignIn: attrgetter("until", "id"),
    Practice: attrgetter("title", "id"),
    Letterhead: attrgetter("name", "id"),
}


class Slate:
    """Implements facilitation.ports.Store for one thread. A transaction that fails leaves no trace."""

    def __init__(self) -> None:
        self._records: Records = {kind: {} for kind in _ORDERS}

    @contextmanager
    def read(self) -> Iterator[Ledger]:
        yield _Chalk(self._records)

    @contextmanager
    def register(self) -> Iterator[Ledger]:
        draft = {kind: dict(records) for kind, records in self._records.items()}
        yield _Chalk(draft)
        self._records = draft

    @contextmanager
    def write(self, workshop_id: str) -> Iterator[Writing]:
        with self.register() as ledger:
            workshop = ledger.get(Workshop, workshop_id)
            ledger.put(replace(workshop, revision=workshop.revision + 1))
            yield _WorkshopChalk(cast(_Chalk, ledger).records, workshop_id)


class _Chalk:
    """A Ledger on a slate."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def get(self, kind: type[R], /, id: str) -> R:
        if id not in self.records[kind]:
            raise Missing
        return cast(R, self.records[kind][id])

    def find(self, kind: type[R], /, **where: object) -> R | None:
        return next(iter(self.all(kind, **where)), None)

    def all(self, kind: type[R], /, **where: object) -> tuple[R, ...]:
        records = self.records[kind]
        found = [records[id] for id in (where["id"],) if id in records] if "id" in where else list(records.values())
        for name, value in where.items():
            told = attrgetter(name)
            found = [record for record in found if told(record) == value]
        return tuple(sorted(cast(list[R], found), key=_ORDERS[kind]))

    def since(self, step_id: str, revision: int) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.all(Entry, step_id=step_id) if entry.revision > revision)

    def count(self, kind: type[R], /, **where: object) -> int:
        return len(self.all(kind, **where))

    def voices(self, step_id: str) -> int:
        valid = self.all(Entry, step_id=step_id, state=EntryState.VALID)
        return len({entry.pseudonym for entry in valid if entry.pseudonym})

    def put(self, record: Record) -> None:
        self.records[type(record)][record.id] = record

    def drop(self, record: Record) -> None:
        self.records[type(record)].pop(record.id, None)


class _WorkshopChalk(_Chalk):
    """The Writing of one workshop; there is nobody to tell."""

    def __init__(self, records: Records, workshop_id: str) -> None:
        super().__init__(records)
        self._workshop_id = workshop_id

    @property
    def workshop(self) -> Workshop:
        return self.get(Workshop, self._workshop_id)

    def announce_step(self) -> None:
        return None
