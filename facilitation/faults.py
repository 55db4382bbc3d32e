"""What is wrong in a file, collected completely, so that it is put right in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from facilitation.errors import WorkshopError

PARTS = ("workshop", "participants", "process", "agenda", "bodies")


@dataclass(frozen=True)
class Fault:
    """One fault. `step` is a step's key or the part of the file; `entry` and `workshop` count from 1."""

    step: str
    reason: str
    entry: int | None = None
    workshop: int | None = None

    def line(self) -> str:
        """The fault on one line: `Schritt priorities, Eintrag 3: …`."""
        place = [f"Workshop {self.workshop}"] if self.workshop else []
        if self.step:
            place.append(self.step if self.step in PARTS else f"Schritt {self.step}")
        if self.entry:
            place.append(f"Eintrag {self.entry}")
        return " ".join(f"{', '.join(place)}: {self.reason}".removeprefix(": ").split())


class BrokenScenario(Exception):
    """Das Szenario ist nicht spielbar; `faults` sagt, warum."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.line() for fault in faults))


class Faults:
    """The faults found so far. A strict one collects nothing: the first fault stops everything."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.found: list[Fault] = []
        self.workshop: int | None = None

    def at(self, step: str, entry: int | None = None) -> "Place":
        """Whatever is refused inside `with faults.at(…)` is a fault of this place."""
        return Place(self, step, entry)

    def note(self, step: str, reason: str, entry: int | None = None) -> None:
        """Write a fault down. Raises BrokenScenario if strict."""
        fault = Fault(step, reason, entry, self.workshop)
        if self.strict:
            raise BrokenScenario([fault])
        self.found.append(fault)

    def mapping(self, value: object, step: str, entry: int | None = None) -> dict[str, Any]:
        """The value if it is an object; else a fault, and an empty one."""
        if isinstance(value, dict):
            return value
        self.note(step, "Hier wird ein Objekt erwartet.", entry)
        return {}

    def sequence(self, value: object, step: str) -> list[Any]:
        """The value if it is a list; else a fault, and an empty one."""
        if isinstance(value, list):
            return value
        self.note(step, "Hier wird eine Liste erwartet.")
        return []


@dataclass(frozen=True)
class Place:
    """A place in the file while it is played."""

    faults: Faults
    step: str
    entry: int | None

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, refused: BaseException | None, trace: TracebackType | None) -> bool:
        if self.faults.strict or not isinstance(refused, WorkshopError):
            return False
        self.faults.note(self.step, refused.sentence(), self.entry)
        return True
