"""Who is here, on the wall."""

from typing import Any

from facilitation.contract import Scene
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.arrival import rules


def picture(scene: Scene) -> dict[str, Any]:
    """Groups with their counts, the largest first, and groups nobody came from."""
    figures = rules.result(scene)
    groups = sorted(figures["by_actor_group"].items(), key=lambda pair: -pair[1])
    return {
        "kind": "groups",
        "groups": [{"name": name, "count": count} for name, count in groups],
        "joined": figures["joined"],
        "missing": figures["missing_groups"],
    }


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Akteursgruppe wählen · kein Name"))
