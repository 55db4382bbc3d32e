"""Before and after on the wall, and the desk at which wordings and objections are worked on."""

from typing import Any

from facilitation.contract import Scene
from facilitation.figures import consensus_reading
from facilitation.rounds import current
from facilitation.workshop import Data, StepState
from modules.activities.consensus import rules, verbs
from modules.activities.consensus.rules import Agreement, Objection, Round, Statement

THRESHOLD = 2 / 3
DISPUTED = "strittig"


def picture(scene: Scene) -> dict[str, Any]:
    """Each statement with the share that carries it round by round, and how it stands now."""
    return {
        "kind": "consensus",
        "round": current(scene.step),
        "threshold": THRESHOLD,
        "rows": [
            {
                "id": one.option.id,
                "number": one.number,
                "text": one.text,
                "rounds": [{"round": held.number, "agreement": held.agreement, "n": held.summary["n"]} for held in one.rounds],
                "state": one.state,
                "standing": one.rounds[-1].standing if one.rounds else 0,
                "resolved": _resolved(one),
            }
            for one in Agreement(scene).statements
        ],
    }


def line(data: Data) -> str:
    """The value, and what would have to change."""
    return " · ".join(str(data[part]) for part in ("value", "objection") if data.get(part))


def bench(scene: Scene) -> dict[str, Any]:
    """Every statement with wording, version, figures and objections, those that stand first."""
    return {
        "kind": "consensus",
        "round": current(scene.step),
        "between": scene.step.state in (StepState.CLOSED, StepState.REVEALED),
        "words": int(scene.setting("words", rules.WORDS)),
        "maximum": rules.TEXT_MAXIMUM,
        "reason_maximum": verbs.REASON_MAXIMUM,
        "statements": [_drawn(one) for one in Agreement(scene).statements],
    }


def _drawn(one: Statement) -> dict[str, Any]:
    objections = [objection for held in reversed(one.rounds) for objection in held.objections]
    return {
        "id": one.option.id,
        "number": one.number,
        "text": one.text,
        "version": one.version,
        "former": list(one.wordings[:-1]),
        "state": one.state,
        "rounds": [_figures(held) for held in one.rounds],
        "objections": [_said(one) for one in sorted(objections, key=lambda one: not one.stands)],
    }


def _figures(held: Round) -> dict[str, Any]:
    summary = held.summary
    return {
        "round": held.number,
        "n": summary["n"],
        "agreement": held.agreement,
        "distribution": summary["distribution"],
        "disputed": summary["polarised"] or consensus_reading(summary["consensus"]) == DISPUTED,
    }


def _said(objection: Objection) -> dict[str, Any]:
    return {
        "entry": objection.id,
        "round": objection.round,
        "value": objection.value,
        "text": objection.text,
        "reason": objection.reason,
    }


def _resolved(one: Statement) -> int:
    return sum(1 for objection in one.rounds[-1].objections if not objection.stands) if one.rounds else 0
