"""A municipality's own paper for its Word files, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Report:
    """What became of a letterhead, in German words for its owner.

    `taken`: what of it the minutes show; `styles`: where each kind of paragraph comes from; `removed`: what was left behind;
    `warnings`: what somebody should look at.
    """

    taken: Pairs = ()
    styles: Pairs = ()
    removed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "taken": [list(pair) for pair in self.taken],
            "styles": [list(pair) for pair in self.styles],
            "removed": list(self.removed),
            "warnings": list(self.warnings),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What `to_dict` gave."""
        taken, styles = (tuple((str(one), str(other)) for one, other in data[name]) for name in ("taken", "styles"))
        return cls(taken, styles, tuple(data["removed"]), tuple(data["warnings"]))


@dataclass(frozen=True)
class Reading:
    """A letterhead as it was read: a file that can be trusted, and what became of the one that was sent."""

    content: bytes
    report: Report


@dataclass(frozen=True)
class Letterhead:
    """A letterhead of this installation, sanitised, and the report about it as data. Its content never changes.

    `standard`: processes that choose none are written on it; `fault`: the reference of the failure that kept the last file
    from being written on it, or nothing.
    """

    id: str
    name: str
    content: bytes
    report: Mapping[str, Any]
    at: datetime
    by: str = ""
    standard: bool = False
    fault: str = ""
