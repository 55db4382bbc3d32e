"""Values from a file, and values of people who are not there."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.impact_effort import rules

UNSURE = 0.1


def spoken(scene: Scene, data: Data) -> Data:
    """{"item": text, "effort", "impact"} with the id for the text; a text that names no idea stays and is refused.

    In a file a value that is not given beside the other one means that nobody could judge.
    """
    if any(scale in data for scale in rules.SCALES):
        data = {**dict.fromkeys(rules.SCALES), **data}
    item = data.get("item")
    if not isinstance(item, str):
        return data
    wanted = clean(item).strip()
    return {**data, "item": next((one.id for one in scene.options if one.text == wanted), item)}


def named(spoken: Data) -> tuple[str, ...]:
    """The text of the idea an entry weighs."""
    item = spoken.get("item")
    return (item,) if isinstance(item, str) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """Every idea, around values of its own; now and then without an opinion."""
    return tuple(
        {
            "item": option.id,
            "effort": _value(random, 1 + sum(map(ord, option.text)) % 5),
            "impact": _value(random, 2 + sum(map(ord, option.text[::2])) % 4),
        }
        for option in scene.options
    )


def _value(random: Random, middle: int) -> int | None:
    if random.random() < UNSURE:
        return None
    return min(rules.MAXIMUM, max(rules.MINIMUM, middle + random.choice((-1, 0, 0, 1))))
