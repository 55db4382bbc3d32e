"""The short list on the wall, and the list to choose from."""

from collections import Counter
from typing import Any

from facilitation.contract import Scene
from modules.activities.selection import rules


def picture(scene: Scene) -> dict[str, Any]:
    """What was chosen, large, and the rest."""
    return {
        "kind": "selection",
        "selected": [
            {"id": option.id, "text": option.text, "points": option.facts.get("points")} for option in rules.selected(scene)
        ],
        "others": [option.text for option in rules.others(scene)],
        "rule": rules.rule(scene) or "",
    }


def bench(scene: Scene) -> dict[str, Any]:
    """The ranking with what is chosen so far; `version` counts the choices."""
    item = rules.chosen(scene)
    ranks = Counter(option.facts.get("rank") for option in rules.offered(scene))
    fewest, most = rules.bounds(scene)
    return {
        "kind": "choice",
        "ranking": [
            {
                "id": option.id,
                "text": option.text,
                "points": option.facts.get("points"),
                "rank": option.facts.get("rank"),
                "run_off": option.facts.get(rules.RUN_OFF),
                "tied": option.facts.get("rank") is not None and ranks[option.facts["rank"]] > 1,
            }
            for option in rules.offered(scene)
        ],
        "selected": [option.id for option in rules.selected(scene)],
        "rule": item.data["rule"] if item else "",
        "minimum": fewest,
        "maximum": most,
        "version": item.version if item else 0,
    }
