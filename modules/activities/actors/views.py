"""The landscape of actors on the wall, and the facilitator's list of doubles."""

from typing import Any

from facilitation.contract import Scene
from facilitation.similarity import similar
from facilitation.workshop import Data, Entry, Step
from modules.activities.actors import rules
from modules.activities.actors.rules import Actor

SUGGESTIONS = 12


def picture(scene: Scene) -> dict[str, Any]:
    """Every actor under its group, with how many people of that group are here; linked actors hang once with their number."""
    return {
        "kind": "landscape",
        "groups": [{"id": group, "name": group, "here": count} for group, count in rules.here(scene).items()],
        "cards": [card(scene.step, one.entry) | {"count": 1 + len(one.doubles)} for one in rules.actors(scene)],
    }


def card(step: Step, entry: Entry) -> dict[str, Any]:
    """One actor as it arrives on a live wall."""
    return {
        "id": entry.id,
        "text": entry.data["name"],
        "group": entry.data["actor_group"],
        "missing": entry.data["missing"],
        "count": 1,
    }


def line(data: Data) -> str:
    """The name."""
    return str(data.get("name", ""))


def bench(scene: Scene) -> dict[str, Any]:
    """The actors by group with their doubles, and hints which may be the same. Nothing is linked by itself."""
    found = rules.actors(scene)
    return {
        "kind": "actors",
        "groups": [
            {"id": group, "name": group, "here": count, "actors": [_drawn(one) for one in found if one.group == group]}
            for group, count in rules.here(scene).items()
        ],
        "suggestions": _suggest(found),
    }


def _drawn(one: Actor) -> dict[str, Any]:
    return {
        "id": one.entry.id,
        "text": one.name,
        "missing": one.missing,
        "doubles": [{"id": double.id, "text": double.data["name"]} for double in one.doubles],
    }


def _suggest(found: tuple[Actor, ...]) -> list[dict[str, str]]:
    """Pairs of actors whose names read alike: {entry, text, into, like}."""
    pairs = []
    for place, one in enumerate(found):
        alike = similar(one.name, [other.name for other in found[:place]])
        if alike is not None:
            other = found[alike]
            pairs.append({"entry": one.entry.id, "text": one.name, "into": other.entry.id, "like": other.name})
    return pairs[:SUGGESTIONS]
