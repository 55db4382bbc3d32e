"""Values from a file, and values of people who are not there."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data
from modules.activities.assessment import rules

UNSURE = 0.1


def spoken(scene: Scene, data: Data) -> Data:
    """In a file a value that is not given beside the other one means that nobody could judge."""
    if not any(scale in data for scale in rules.SCALES):
        return data
    return {**dict.fromkeys(rules.SCALES), **data}


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """Every field: mostly more important than it stands, now and then without an opinion."""
    return tuple(
        {
            "field": field,
            "status": _value(random, 1 + sum(map(ord, field)) % 4),
            "importance": _value(random, 3 + sum(map(ord, field[::2])) % 3),
        }
        for field in scene.step.opening.get("fields", ())
    )


def _value(random: Random, middle: int) -> int | None:
    if random.random() < UNSURE:
        return None
    return min(rules.MAXIMUM, max(rules.MINIMUM, middle + random.choice((-1, 0, 0, 1))))
