"""Acts that can be taken back: the difference between records before and after, as plain data."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from enum import Enum
from typing import Any

from facilitation.contract import Change, Changed
from facilitation.ports import Ledger
from facilitation.workshop import Data, Entry, EntryState, Item, Origin, Person, Step, StepState, Visibility

_KINDS: dict[str, type[Changed]] = {"Entry": Entry, "Item": Item, "Step": Step, "Person": Person}
_COUNTED = {"revision", "version"}


def _read_moments(texts: Iterable[str]) -> tuple[datetime, ...]:
    return tuple(map(datetime.fromisoformat, texts))


_READ: dict[type[Changed], dict[str, Any]] = {
    Entry: {"at": datetime.fromisoformat, "state": EntryState, "origin": Origin, "roots": tuple},
    Item: {"roots": tuple},
    Person: {"joined_at": datetime.fromisoformat, "origin": Origin, "away": _read_moments, "spoke": tuple},
    Step: {
        "state": StepState,
        "visibility": Visibility,
        "sources": tuple,
        "options": tuple,
        "opened_at": datetime.fromisoformat,
        "closed_at": datetime.fromisoformat,
        "ends_at": datetime.fromisoformat,
    },
}


def remember(changes: Iterable[Change]) -> tuple[Data, ...]:
    """Changes as a deed keeps them: whole records where one came or went, else only the fields that differ."""
    return tuple(_remember(change) for change in changes)


def apply(ledger: Ledger, changes: Iterable[Change]) -> None:
    """Write the records as they are after the changes."""
    for change in changes:
        if change.after is not None:
            ledger.put(change.after)
        elif change.before is not None:
            ledger.drop(change.before)


def revert(ledger: Ledger, changes: Iterable[Data], revision: int) -> None:
    """Write the records as they were before, newest change first.

    Only what the act itself changed goes back, and only where nobody has changed it since: what a participant withdrew
    or reworded meanwhile stays theirs.
    """
    for change in reversed(tuple(changes)):
        kind = _KINDS[change["kind"]]
        if change["before"] is None:
            gone = ledger.find(kind, id=change["id"])
            if gone is not None:
                ledger.drop(gone)
        elif change["after"] is None:
            ledger.put(_count_on(_read(kind, change["before"]), revision))
        else:
            current = ledger.get(kind, change["id"])
            untouched = (name for name, left in change["after"].items() if _plain(getattr(current, name)) == left)
            back = {name: _read_value(kind, name, change["before"][name]) for name in untouched}
            ledger.put(_count_on(replace(current, **back), revision))


def forget(changes: Iterable[Data], id: str) -> tuple[Data, ...]:
    """The changes without what they remember of one record's data."""
    return tuple(_without_data(change) if change["id"] == id else change for change in changes)


def _without_data(change: Data) -> Data:
    sides = {side: change[side] for side in ("before", "after") if change[side] is not None}
    return {**change, **{side: {**kept, "data": {}} for side, kept in sides.items() if "data" in kept}}


def _remember(change: Change) -> Data:
    before, after = change.before, change.after
    some = before or after
    assert some is not None, "a change has at least one side"
    names = [one.name for one in fields(some) if one.name not in _COUNTED]
    if before is not None and after is not None:
        names = [name for name in names if getattr(before, name) != getattr(after, name)]
    return {
        "kind": type(some).__name__,
        "id": some.id,
        "before": _write(before, names),
        "after": _write(after, names),
    }


def _write(record: Changed | None, names: list[str]) -> Data | None:
    return None if record is None else {name: _plain(getattr(record, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _read_value(kind: type[Changed], name: str, value: Any) -> Any:
    return _READ[kind][name](value) if name in _READ[kind] and value is not None else value


def _read(kind: type[Changed], data: Data) -> Changed:
    return kind(**{name: _read_value(kind, name, value) for name, value in data.items()})


def _count_on(record: Changed, revision: int) -> Changed:
    if isinstance(record, Entry):
        return replace(record, revision=revision)
    return replace(record, version=record.version + 1) if isinstance(record, Item) else record
