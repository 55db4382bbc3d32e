"""Commitments from a file, and those of a rehearsal: whoever the profile names commits, where nothing is missing."""

from random import Random
from typing import Any

from facilitation.contract import Call, Scene
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.commitments import rules


def calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    """{"action": title, "institution", "role"}; a title that names no action stays and is refused."""
    return (("commit", {**spoken, "action": _find(scene, spoken.get("action"))}),)


def named(spoken: Data) -> tuple[str, ...]:
    """The title of the action."""
    action = spoken.get("action")
    return (action,) if isinstance(action, str) else ()


def arrange(scene: Scene, random: Random) -> tuple[Call, ...]:
    """Every action that lacks nothing is committed to; one without a profile by the town."""
    made: list[Call] = []
    for one in rules.pledges(scene):
        if one.item is None and not one.missing:
            made.append(("commit", {"action": one.option.id}))
        elif one.item is None and one.option.facts.get("level") != rules.ACTION:
            made.append(("commit", {"action": one.option.id, "institution": "Stadtverwaltung", "role": "Amtsleitung"}))
    return tuple(made)


def _find(scene: Scene, action: Any) -> Any:
    """The id of the action of that title; of several that are called the same, the first that is not done yet."""
    if not isinstance(action, str):
        return action
    title = clean(action).strip()
    fitting = sorted((one for one in rules.pledges(scene) if one.option.text == title), key=lambda one: one.item is not None)
    return fitting[0].option.id if fitting else action
