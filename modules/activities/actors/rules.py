"""Who is named, in which actor group, as present or as missing; doubles are linked by the facilitator, never merged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitation.contract import Option, Scene
from facilitation.desk import DOUBLE, fit
from facilitation.doubles import heads
from facilitation.errors import UnknownGroup, Unreadable
from facilitation.text import clean
from facilitation.workshop import Data, Entry, Step

LIMIT = 2
NAME_MAXIMUM = 60


@dataclass(frozen=True)
class Actor:
    """One actor as it was named first, with the other entries that say the same."""

    entry: Entry
    doubles: tuple[Entry, ...] = ()

    @property
    def name(self) -> str:
        return str(self.entry.data["name"])

    @property
    def group(self) -> str:
        return str(self.entry.data["actor_group"])

    @property
    def missing(self) -> bool:
        return bool(self.entry.data["missing"])


def limit(step: Step) -> int:
    """Actors one person may name."""
    return int(step.setting("limit", LIMIT))


def opening(scene: Scene) -> dict[str, Any]:
    """The actor groups to choose from, as they are when the step opens."""
    return {"groups": list(scene.process.actor_groups)}


def check(step: Step, data: Data) -> dict[str, Any]:
    """A name, an actor group of the process, and whether the actor is missing.

    Raises Empty, TooLong, Unreadable, UnknownGroup.
    """
    name = fit(data.get("name", ""), NAME_MAXIMUM, "name")
    group = data.get("actor_group")
    if not isinstance(group, str) or clean(group).strip() not in step.opening.get("groups", ()):
        raise UnknownGroup(field="actor_group")
    missing = data.get("missing", False)
    if not isinstance(missing, bool):
        raise Unreadable(field="missing")
    return {"name": name, "actor_group": clean(group).strip(), "missing": missing}


def actors(scene: Scene) -> tuple[Actor, ...]:
    """All actors by the order of their groups, then by the alphabet, which says nothing about who named them first."""
    links = {item.data["card"]: item.data["of"] for item in scene.arranged(DOUBLE)}
    shown_under = heads(links, (entry.id for entry in scene.valid))
    under: dict[str, list[Entry]] = {}
    for entry in scene.valid:
        if shown_under[entry.id] != entry.id:
            under.setdefault(shown_under[entry.id], []).append(entry)
    found = [Actor(entry, tuple(under.get(entry.id, ()))) for entry in scene.valid if shown_under[entry.id] == entry.id]
    places = {group: place for place, group in enumerate(groups(scene))}
    return tuple(sorted(found, key=lambda one: (places[one.group], one.name.casefold(), one.entry.id)))


def groups(scene: Scene) -> tuple[str, ...]:
    """The actor groups of the process; behind them those that are named or here and no longer belong to it."""
    named = [entry.data["actor_group"] for entry in scene.valid]
    here = [person.actor_group for person in scene.people]
    return tuple(dict.fromkeys([*scene.process.actor_groups, *sorted({*named, *here})]))


def here(scene: Scene) -> Mapping[str, int]:
    """How many people of each group have joined."""
    return {group: sum(person.actor_group == group for person in scene.people) for group in groups(scene)}


def result(scene: Scene) -> dict[str, Any]:
    """`present` and `missing`: each actor with its group, how often it was named, and the entries linked to it in `from`."""
    found = actors(scene)
    return {
        "present": [_row(one) for one in found if not one.missing],
        "missing": [_row(one) for one in found if one.missing],
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """Every actor once, to weigh or to connect later."""
    return tuple(
        Option(one.entry.id, one.name, _roots(one), {"actor_group": one.group, "missing": one.missing}) for one in actors(scene)
    )


def _row(one: Actor) -> dict[str, Any]:
    return {
        "id": one.entry.id,
        "from": list(_roots(one)),
        "name": one.name,
        "actor_group": one.group,
        "count": 1 + len(one.doubles),
    }


def _roots(one: Actor) -> tuple[str, ...]:
    return (*one.entry.roots, *(double.id for double in one.doubles))
