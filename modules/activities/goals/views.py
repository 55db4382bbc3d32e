"""The tree on the wall, and the facilitator's list of goals."""

from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data, Entry
from modules.activities.goals import rules


def picture(scene: Scene) -> dict[str, Any]:
    """Statements with their goals, goals with their sub-goals; a statement without a goal stands there too."""
    found = rules.result(scene)["goals"]
    return {
        "kind": "tree",
        "trunks": [
            {
                "id": option.id,
                "text": option.text,
                "goals": [_goal(goal) for goal in found if option.id in goal["from"]],
            }
            for option in scene.options
        ],
    }


def line(data: Data) -> str:
    """The goal."""
    return str(data.get("text", ""))


def bench(scene: Scene) -> dict[str, Any]:
    """What each table has handed in, with the revision it was read at, to be reworded."""
    found = rules.goals(scene)
    texts = {option.id: option.text for option in scene.options}
    tables = dict.fromkeys([*scene.workshop.tables, *(entry.table for entry in found)])
    return {
        "kind": "drafts",
        "limit": rules.limit(scene.step),
        "tables": [
            {
                "name": table,
                "drafts": [_draft(entry, texts.get(entry.data["statement"], "")) for entry in found if entry.table == table],
            }
            for table in tables
        ],
    }


def _goal(goal: dict[str, Any]) -> dict[str, Any]:
    sub_goals = [{name: one[name] for name in ("id", "number", "text")} for one in goal["sub_goals"]]
    return {**{name: goal[name] for name in ("id", "number", "text", "field")}, "sub_goals": sub_goals}


def _draft(entry: Entry, statement: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "revision": entry.revision,
        "redacted": entry.redacted,
        "remark": statement,
        "fields": [
            {"name": "text", "label": "Leitziel", "maximum": rules.TEXT_MAXIMUM, "texts": [entry.data["text"]], "list": False},
            {
                "name": "sub_goals",
                "label": "Teilziel",
                "maximum": rules.TEXT_MAXIMUM,
                "texts": list(entry.data["sub_goals"]),
                "list": True,
            },
        ],
    }
