"""What the outside must offer: a store with transactions, a signal, and whatever writes files."""

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from facilitation.practice import Practice, Quest
from facilitation.workshop import Entry, Record, Workshop

R = TypeVar("R", bound=Record)


class Ledger(Protocol):
    """The records as one transaction sees them."""

    def get(self, kind: type[R], id: str, /) -> R:
        """The record of that id. Raises Missing."""
        ...

    def find(self, kind: type[R], /, **where: object) -> R | None:
        """The first record whose columns equal `where`, or None."""
        ...

    def all(self, kind: type[R], /, **where: object) -> tuple[R, ...]:
        """All records whose columns equal `where`, in their own order (position, number or time)."""
        ...

    def since(self, step_id: str, revision: int) -> tuple[Entry, ...]:
        """The entries of a step that were written after a revision."""
        ...

    def count(self, kind: type[R], /, **where: object) -> int:
        """How many records `all` would give."""
        ...

    def voices(self, step_id: str) -> int:
        """How many different pseudonyms have a valid entry at the step."""
        ...

    def put(self, record: Record) -> None:
        """Insert the record or replace the one with its id."""
        ...

    def drop(self, record: Record) -> None:
        """Remove the record."""
        ...


class Writing(Ledger, Protocol):
    """A writing transaction on one workshop, whose revision it has already raised and thereby locked."""

    @property
    def workshop(self) -> Workshop:
        """The workshop with its new revision, as last put."""
        ...

    def announce_step(self) -> None:
        """Also tell the tablets: the step or its state changed."""
        ...


class Store(Protocol):
    def read(self) -> AbstractContextManager[Ledger]:
        """A consistent view. Raises Busy when the database stays locked."""
        ...

    def write(self, workshop_id: str) -> AbstractContextManager[Writing]:
        """One transaction whose first statement raises the workshop's revision; announced after the commit.

        Raises Missing for an unknown workshop, Busy, ReadOnly.
        """
        ...

    def register(self) -> AbstractContextManager[Ledger]:
        """A writing transaction on what belongs to no running workshop: processes, new workshops, users."""
        ...


class Books(Store, Protocol):
    """A store with a library that can be searched."""

    def seek(self, quest: Quest, *, limit: int, offset: int = 0) -> tuple[Practice, ...]:
        """The entries of the library a quest finds: those first in whose title its words occur, then the newest."""
        ...

    def tally(self, quest: Quest) -> int:
        """How many entries `seek` would find without a limit."""
        ...

    def marks(self) -> tuple[str, ...]:
        """The different marks that entries of the library bear."""
        ...


@dataclass(frozen=True)
class Notice:
    """Says *that* a workshop changed, never what. `step`: its step or the step's state changed."""

    workshop_id: str
    revision: int
    step: bool


class Signal(Protocol):
    """Tells every open browser that something changed, after the commit and only then."""

    def publish(self, notice: Notice) -> None: ...

    def listen(self, workshop_id: str, *, steps_only: bool = False) -> AsyncIterator[Notice | None]:
        """Notices of one workshop, coalesced: the newest only; None now and then as a sign of life."""
        ...

    def close(self) -> None:
        """End all listening at once, so that the server can stop."""
        ...
