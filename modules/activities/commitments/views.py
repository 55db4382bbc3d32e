"""The plan on the wall with its commitments, and the facilitator's list on which they are recorded."""

from typing import Any

from facilitation.contract import Scene
from facilitation.days import write_day
from facilitation.workshop import Data, Step
from modules.activities.commitments import rules

FIELDS = ("institution", "role", "due", "hours", "euros", "source")


def picture(scene: Scene) -> dict[str, Any]:
    """Every action with who does it by when, and whether they have committed to it."""
    return {
        "kind": "plan",
        "rows": [
            {
                "id": one.option.id,
                "number": one.number,
                "text": one.option.text,
                "aim": aim(one.option.facts),
                "institution": one.institution,
                "role": one.role,
                "due": write_day(one.facts["due"]) if one.facts.get("due") else None,
                "committed": one.item is not None,
            }
            for one in rules.pledges(scene)
        ],
    }


def aim(facts: Data) -> str | None:
    """What the action is measured by: `50 betreute Plätze`; None without an indicator."""
    indicator = facts.get("indicator")
    if not indicator:
        return None
    return " ".join(str(part) for part in (indicator.get("target"), indicator.get("name")) if part is not None) or None


def foot(step: Step) -> str:
    """How the plan is read."""
    return "Ohne Zusage kommt eine Maßnahme in den Themenspeicher." if step.opening else ""


def bench(scene: Scene) -> dict[str, Any]:
    """Every action with what the profile or the commitment says; `version` counts the changes of a commitment, 0: none yet."""
    return {
        "kind": "commitments",
        "maxima": rules.MAXIMA,
        "today": scene.step.opening.get("today", scene.workshop.date.isoformat()),
        "rows": [
            {
                "id": one.option.id,
                "number": one.number,
                "text": one.option.text,
                "committed": one.item is not None,
                "version": one.item.version if one.item else 0,
                "profiled": one.option.facts.get("level") == rules.ACTION,
                "missing": [rules.NEEDED[name] for name in one.missing],
                "data": {**{name: one.facts.get(name) for name in FIELDS}, "institution": one.institution, "role": one.role},
            }
            for one in rules.pledges(scene)
        ],
    }
