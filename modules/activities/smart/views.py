"""The traffic lights on the wall, and the desk at which weak sub-goals are sharpened."""

from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data, StepState
from modules.activities.smart.rules import ANSWERS, CRITERIA, TEXT_MAXIMUM, Check, Checked


def picture(scene: Scene) -> dict[str, Any]:
    """Each sub-goal with its light, which of the five criteria is weak, and whether it has been sharpened since."""
    return {
        "kind": "lights",
        "criteria": [one.name for one in CRITERIA.values()],
        "rows": [
            {
                "id": one.option.id,
                "number": one.number,
                "text": one.text,
                "goal": one.option.facts.get("goal"),
                "light": one.light,
                "sharpened": len(one.wordings) > 1,
                "criteria": _criteria(one),
            }
            for one in Check(scene).goals
        ],
    }


def line(data: Data) -> str:
    """What was answered, criterion by criterion."""
    return ", ".join(f"{one.name} {ANSWERS[data[name]].lower()}" for name, one in CRITERIA.items() if name in data)


def bench(scene: Scene) -> dict[str, Any]:
    """Every sub-goal with wording, version, former wordings and figures."""
    return {
        "kind": "sharpening",
        "open": scene.step.state is StepState.OPEN,
        "maximum": TEXT_MAXIMUM,
        "goals": [
            {
                "id": one.option.id,
                "number": one.number,
                "text": one.text,
                "goal": one.option.facts.get("goal"),
                "version": one.version,
                "former": list(one.wordings[:-1]),
                "light": one.light,
                "n": one.n,
                "criteria": _criteria(one),
            }
            for one in Check(scene).goals
        ],
    }


def _criteria(one: Checked) -> list[dict[str, Any]]:
    return [
        {"name": criterion.name, "share": one.shares[name], "weak": name in one.weak} for name, criterion in CRITERIA.items()
    ]
