"""What the facilitator may change in what others wrote: a name that must not stand there, a slip of the pen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from facilitation.contract import Act, Change, NewId, Scene
from facilitation.errors import Overtaken, UnknownEntry, Unreadable
from facilitation.workshop import Data, Step


def rewording(check: Callable[[Step, Data], dict[str, Any]], line: Callable[[Data], str]) -> Act:
    """The act {entry, data, revision}: other words in an entry; only what `data` names changes, and `check` must accept it.

    The act raises UnknownEntry, Unreadable, Overtaken when the entry has changed since that revision, and what the check
    raises.
    """

    def reword(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
        entry = next((one for one in scene.valid if one.id == arguments.get("entry")), None)
        if entry is None:
            raise UnknownEntry
        words = arguments.get("data")
        if not isinstance(words, dict):
            raise Unreadable(field="data")
        if arguments.get("revision", entry.revision) != entry.revision:
            raise Overtaken(text=line(entry.data))
        data = check(scene.step, {**entry.data, **words})
        return (Change(entry, replace(entry, data=data, redacted=True, revision=scene.workshop.revision)),)

    return reword
