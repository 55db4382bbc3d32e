"""A choice from a file, and the obvious choice for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Call, Scene
from facilitation.errors import Unreadable
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.selection import rules


def calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    """{"selected": [text], "rule"?}; a text that names no option stays and is refused by name. Raises Unreadable."""
    free: dict[str, list[str]] = {}
    for option in rules.offered(scene):
        free.setdefault(option.text, []).append(option.id)
    ids = []
    for text in _texts(spoken):
        fitting = free.get(clean(text).strip())
        ids.append(fitting.pop(0) if fitting else text)
    arguments: dict[str, Any] = {"selected": ids}
    if "rule" in spoken:
        arguments["rule"] = spoken["rule"]
    return (("choose", arguments),)


def named(spoken: Data) -> tuple[str, ...]:
    """The texts of the options chosen."""
    return tuple(dict.fromkeys(_texts(spoken)))


def arrange(scene: Scene, random: Random) -> tuple[Call, ...]:
    """The first three of the ranking, and who is level with the third."""
    if not rules.offered(scene):
        return ()
    fewest, most = rules.bounds(scene)
    line = rules.offered(scene)[fewest - 1].facts.get("rank")
    level = [option.id for option in rules.offered(scene)[fewest:most] if line and option.facts.get("rank") == line]
    return (("choose", {"selected": [option.id for option in rules.offered(scene)[:fewest]] + level}),)


def _texts(spoken: Data) -> list[str]:
    selected = spoken.get("selected", [])
    if not isinstance(selected, list) or not all(isinstance(text, str) for text in selected):
        raise Unreadable(field="selected")
    return selected
