"""Acceptance on the wall, and the desk at which options are made more acceptable."""

from typing import Any

from facilitation.contract import Scene
from facilitation.rounds import current
from facilitation.workshop import Data, StepState
from modules.activities.resistance import rules
from modules.activities.resistance.rules import Weighed, Weighing


def picture(scene: Scene) -> dict[str, Any]:
    """Each option with its acceptance, now and before, the strongest resistance and the reasons, which bear no names."""
    weighing = Weighing(scene)
    return {
        "kind": "acceptance",
        "round": weighing.rounds.last,
        "strong": rules.STRONG,
        "top": rules.MAXIMUM,
        "rows": [
            {
                "id": one.option.id,
                "rank": one.rank,
                "tied": one.tied,
                "text": one.text,
                "passive": one.passive,
                "recommended": one.recommended,
                "acceptance": float(one.now.acceptance) if one.now else None,
                "before": float(one.before.acceptance) if one.before else None,
                "maximum": one.now.maximum if one.now else None,
                "strong": one.now.strong if one.now else 0,
                "n": one.now.n if one.now else 0,
                "reasons": [reason.text for reason in one.now.reasons] if one.now else [],
            }
            for one in weighing.rows
        ],
        "hint": rules.hint(scene),
        "asked": rules.LOWER if weighing.close else "",
    }


def line(data: Data) -> str:
    """The value, and the reason behind it."""
    return " · ".join(str(data[part]) for part in ("value", "reason") if data.get(part) is not None)


def bench(scene: Scene) -> dict[str, Any]:
    """Every option in rank order with wording, version, figures and reasons, the strongest resistance first."""
    weighing = Weighing(scene)
    return {
        "kind": "weighing",
        "round": current(scene.step),
        "between": scene.step.state in (StepState.CLOSED, StepState.REVEALED),
        "maximum": rules.TEXT_MAXIMUM,
        "hint": rules.hint(scene),
        "asked": rules.LOWER if weighing.close else "",
        "options": [_drawn(one) for one in weighing.rows],
    }


def _drawn(one: Weighed) -> dict[str, Any]:
    reasons = one.now.reasons if one.now else ()
    return {
        "id": one.option.id,
        "rank": one.rank,
        "tied": one.tied,
        "text": one.text,
        "version": one.version,
        "former": list(one.wordings[:-1]),
        "passive": one.passive,
        "recommended": one.recommended,
        "maximum": one.now.maximum if one.now else None,
        "strong": one.now.strong if one.now else 0,
        "rounds": [{"round": held.number, "acceptance": float(held.acceptance), "n": held.n} for held in one.rounds],
        "reasons": [
            {"entry": reason.id, "value": reason.value, "text": reason.text}
            for reason in sorted(reasons, key=lambda reason: -reason.value)
        ],
    }
