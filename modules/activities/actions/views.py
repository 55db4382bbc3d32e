"""How complete the profiles are, one of them alone, and the facilitator's bench on which every field can be changed."""

from typing import Any

from facilitation.contract import Scene
from facilitation.days import write_day
from facilitation.document import number
from facilitation.resources import write_resources
from facilitation.workshop import Data
from modules.activities.actions import form, rules


def picture(scene: Scene) -> dict[str, Any]:
    """Every profile with what it says; `has` tells which of the parts the room looks for are there."""
    return {
        "kind": "profiles",
        "tables": list(scene.workshop.tables),
        "actions": [
            {
                **{name: one[name] for name in ("id", "number", "title", "table", "sub_goal", "what", "target_group", "area")},
                "who": who(one),
                "with": one["with"],
                "due": write_day(one["due"]) if one["due"] else None,
                "resources": write_resources(one),
                "indicator": (one["indicator"] or {}).get("name"),
                "change": change(one["indicator"]),
                "first_step": one["first_step"],
                "risk": one["risk"],
                "status": rules.STATUSES[one["status"]],
                "has": {part: rules.has(entry.data, part) for part in rules.PARTS},
                "missing": [rules.MANDATORY[part] for part in one["missing"]],
            }
            for entry, one in zip(rules.profiles(scene), rules.result(scene)["actions"], strict=True)
        ],
    }


def who(action: Data) -> str | None:
    """Institution and role in one line."""
    return ", ".join(part for part in (action["responsible"], action["role"]) if part) or None


def change(indicator: Data | None) -> str | None:
    """From the actual to the target value of an indicator: `12 → 50`."""
    if indicator is None or (indicator["actual"] is None and indicator["target"] is None):
        return None
    return " → ".join(_reading(indicator[name]) for name in ("actual", "target"))


def _reading(value: str | float | None) -> str:
    return value if isinstance(value, str) else number(value)


def line(data: Data) -> str:
    """The title."""
    return str(data.get("title", ""))


def bench(scene: Scene) -> dict[str, Any]:
    """Every profile with all its fields and the revision it was read at; `fields` says how each of them is edited."""
    shown = form.form(scene.step)
    return {
        "kind": "profiles",
        "tables": list(scene.workshop.tables),
        "limit": rules.limit(scene.step),
        "offered": [{"id": one["id"], "text": one["text"]} for one in rules.origins(scene.step)],
        "fields": [
            {
                "name": field.name,
                "kind": field.kind,
                "label": field.label,
                "group": field.group,
                "maximum": field.maximum,
                "unit": field.unit,
                "options": [dict(option) for option in field.options],
            }
            for field in shown.fields
            if field.name != "from"
        ],
        "profiles": [
            {
                "id": entry.id,
                "number": place,
                "revision": entry.revision,
                "redacted": entry.redacted,
                "table": entry.table,
                "data": dict(entry.data),
                "missing": [rules.MANDATORY[part] for part in rules.missing(entry.data)],
            }
            for place, entry in enumerate(rules.profiles(scene), 1)
        ],
    }
