"""The grid on the wall, table by table, and the facilitator's list of rows."""

from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data, Entry, Step
from modules.activities.inventory import form, rules


def picture(scene: Scene) -> dict[str, Any]:
    """All rows with the table they come from; the projector sums them up and shows one table after the other."""
    return {
        "kind": "raster",
        "tables": list(scene.workshop.tables),
        "fields": list(rules.by_area(scene)),
        "cards": [card(scene.step, entry) for entry in rules.rows(scene)],
    }


def card(step: Step, entry: Entry) -> dict[str, Any]:
    """One row as it arrives on a live wall."""
    return {"id": entry.id, "table": entry.table} | {column: entry.data.get(column) for column in rules.COLUMNS}


def line(data: Data) -> str:
    """The name of the offer."""
    return str(data.get("name", ""))


def bench(scene: Scene) -> dict[str, Any]:
    """The rows of each table, with the revision they were read at, to be reworded."""
    found = rules.rows(scene)
    tables = dict.fromkeys([*scene.workshop.tables, *(entry.table for entry in found)])
    return {
        "kind": "drafts",
        "limit": rules.limit(scene.step),
        "tables": [{"name": table, "drafts": [_draft(entry) for entry in found if entry.table == table]} for table in tables],
    }


def _draft(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "revision": entry.revision,
        "redacted": entry.redacted,
        "remark": " · ".join(f"{form.CHOSEN[name]}: {entry.data[name]}" for name in rules.CHOICES if entry.data.get(name)),
        "fields": [
            {"name": name, "label": form.WRITTEN[name], "maximum": most, "texts": [entry.data.get(name, "")], "list": False}
            for name, most in rules.MAXIMA.items()
        ],
    }
