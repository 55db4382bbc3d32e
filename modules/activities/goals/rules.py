"""The tree from statements to goals and sub-goals."""

from typing import Any

from facilitation.contract import Option, Scene, fix_options
from facilitation.desk import fit
from facilitation.errors import NotAnOption, NothingToChoose, TooManyGoals, Unreadable
from facilitation.goals import GOAL, SUB_GOAL
from facilitation.text import clean
from facilitation.workshop import Data, Entry, Step

LIMIT = 12
TEXT_MAXIMUM = 140
OFFERED = 3
MOST = 8
"""Sub-goals the tablet asks for, and as many as there may be."""


def limit(step: Step) -> int:
    """Goals one table may have."""
    return int(step.setting("limit", LIMIT))


def opening(scene: Scene) -> dict[str, Any]:
    """The statements goals come from and the fields of action, fixed from now on. Raises NothingToChoose."""
    if not scene.inputs:
        raise NothingToChoose
    return {"options": fix_options(scene.inputs), "fields": list(scene.process.fields)}


def check(step: Step, data: Data) -> dict[str, Any]:
    """A statement, a goal, and the field and sub-goals that were given.

    Raises NotAnOption, Empty, TooLong, TooManyGoals, Unreadable.
    """
    statement = data.get("statement")
    if statement not in [one["id"] for one in step.opening.get("options", ())]:
        raise NotAnOption(field="statement", value=statement if isinstance(statement, str) else "")
    text = fit(data.get("text", ""), TEXT_MAXIMUM, "text")
    given = data.get("sub_goals") or []
    if not isinstance(given, list):
        raise Unreadable(field="sub_goals")
    sub_goals = [goal for goal in (fit(one, TEXT_MAXIMUM, "sub_goals", required=False) for one in given) if goal]
    if len(sub_goals) > MOST:
        raise TooManyGoals(field="sub_goals", count=len(sub_goals), maximum=MOST)
    return {"statement": statement, "text": text, "sub_goals": sub_goals, **_field(step, data.get("field"))}


def _field(step: Step, given: Any) -> dict[str, str]:
    if given is None or given == "":
        return {}
    if not isinstance(given, str):
        raise Unreadable(field="field")
    field = clean(given).strip()
    if field not in step.opening.get("fields", ()):
        raise NotAnOption(field="field", value=field)
    return {"field": field}


def goals(scene: Scene) -> tuple[Entry, ...]:
    """The goals in the order of the statements, those of one statement in the order of the tables."""
    statements = {option.id: place for place, option in enumerate(scene.options)}
    tables = {table: place for place, table in enumerate(scene.workshop.tables)}

    def place(entry: Entry) -> tuple[int, int]:
        return statements.get(entry.data["statement"], len(statements)), tables.get(entry.table, len(tables))

    return tuple(sorted(scene.valid, key=place))


def field(scene: Scene, entry: Entry) -> str | None:
    """The field of action of a goal: its own, else that of its statement."""
    facts = next((option.facts for option in scene.options if option.id == entry.data["statement"]), {})
    return entry.data.get("field") or facts.get("field")


def result(scene: Scene) -> dict[str, Any]:
    """`goals`: each goal with what it comes from and its sub-goals, numbered 1, 1.1, 1.2, 2, …"""
    texts = {option.id: option.text for option in scene.options}
    return {
        "goals": [
            {
                "id": entry.id,
                "from": [*entry.roots, entry.data["statement"]],
                "number": str(number),
                "text": entry.data["text"],
                "statement": texts.get(entry.data["statement"]),
                "field": field(scene, entry),
                "table": entry.table,
                "sub_goals": [
                    {"id": f"{entry.id}.{place}", "from": [entry.id], "number": f"{number}.{place}", "text": text}
                    for place, text in enumerate(entry.data["sub_goals"], 1)
                ],
            }
            for number, entry in enumerate(goals(scene), 1)
        ]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """Every goal, followed by its sub-goals; the fact `level` tells them apart, `goal` names what a sub-goal serves."""
    found: list[Option] = []
    for goal in result(scene)["goals"]:
        facts = {"level": GOAL, "number": goal["number"], "field": goal["field"]}
        found.append(Option(goal["id"], goal["text"], tuple(goal["from"]), facts))
        for one in goal["sub_goals"]:
            facts = {"level": SUB_GOAL, "number": one["number"], "field": goal["field"], "goal": goal["text"]}
            found.append(Option(one["id"], one["text"], tuple(one["from"]), facts))
    return tuple(found)
