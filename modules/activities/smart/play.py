"""Answers from a file, and answers of people who are not there."""

from random import Random
from typing import Any

from facilitation.contract import Call, Scene
from facilitation.errors import NotAnOption, Unreadable
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.smart.rules import CRITERIA, Check, Checked


def spoken(scene: Scene, data: Data) -> Data:
    """A sub-goal by its words, as it reads or once read; words that name none stay and are refused."""
    goal = data.get("goal")
    if not isinstance(goal, str):
        return data
    found = _saying(scene, goal)
    return {**data, "goal": found.option.id if found else goal}


def calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    """After the answers {"reworded": {old: new}}. Raises Unreadable, and NotAnOption for words that name no sub-goal."""
    reworded = spoken.get("reworded", {})
    if not isinstance(reworded, dict):
        raise Unreadable(field="reworded")
    made = []
    for old, new in reworded.items():
        found = _saying(scene, old)
        if found is None:
            raise NotAnOption(field="reworded", value=old)
        made.append(("sharpen", {"goal": found.option.id, "text": new}))
    return tuple(made)


def named(spoken: Data) -> tuple[str, ...]:
    """The words of the sub-goal an answer is about."""
    goal = spoken.get("goal")
    return (goal,) if isinstance(goal, str) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """Every sub-goal: mostly yes, to some criteria of some sub-goals mostly no."""
    return tuple(
        {"goal": option.id, **{name: random.random() < _liking(option.text, place) for place, name in enumerate(CRITERIA)}}
        for option in Check(scene).options
    )


def _saying(scene: Scene, text: str) -> Checked | None:
    wanted = clean(text).strip()
    return next((one for one in Check(scene).goals if wanted in one.wordings), None)


def _liking(text: str, place: int) -> float:
    return (0.95, 0.85, 0.75, 0.55, 0.25)[(sum(map(ord, text)) + place * 3) % 5]
