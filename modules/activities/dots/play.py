"""Dots from a file, and dots of people who are not there."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.dots import rules


def spoken(scene: Scene, data: Data) -> Data:
    """{"dots": {text of the option: count}} with ids for texts; a text that names no option stays and is refused."""
    given = data.get("dots")
    if not isinstance(given, dict):
        return data
    ids: dict[str, str] = {}
    for option in scene.options:
        ids.setdefault(option.text, option.id)
    dots: dict[str, Any] = {}
    for text, count in given.items():
        named = ids.get(clean(text).strip())
        dots[named or text] = count
    return {**data, "dots": dots}


def named(spoken: Data) -> tuple[str, ...]:
    """The texts of the options a ballot names."""
    given = spoken.get("dots")
    return tuple(given) if isinstance(given, dict) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """One ballot: people tend towards the same few options, and some keep a dot."""
    options = [option.id for option in scene.options]
    k = scene.step.opening.get("k", 1)
    maximum = scene.step.opening.get("maximum", rules.MAXIMUM)
    spent = k if random.random() < 0.9 else random.randint(1, k)
    dots: dict[str, int] = {}
    for _dot in range(spent):
        free = [option for option in options if dots.get(option, 0) < maximum]
        if not free:
            break
        chosen = random.choices(free, [_appeal(option) for option in free])[0]
        dots[chosen] = dots.get(chosen, 0) + 1
    return ({"dots": dots},) if dots else ()


def _appeal(option: str) -> int:
    """How much an option is liked in a rehearsal: anything between 1 and 6, but the same for everybody."""
    return 1 + sum(map(ord, option)) % 6
