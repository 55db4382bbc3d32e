"""The statements on the wall, and the facilitator's list of them."""

from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data, Entry, Step
from modules.activities.statements import rules


def picture(scene: Scene) -> dict[str, Any]:
    """All statements; the projector numbers them in the order of the tables."""
    return {
        "kind": "statements",
        "tables": list(scene.workshop.tables),
        "cards": [card(scene.step, entry) for entry in rules.statements(scene)],
    }


def card(step: Step, entry: Entry) -> dict[str, Any]:
    """One statement as it arrives on a live wall."""
    return {"id": entry.id, "table": entry.table, "text": entry.data["text"], "field": entry.data.get("field")}


def line(data: Data) -> str:
    """The sentence."""
    return str(data.get("text", ""))


def bench(scene: Scene) -> dict[str, Any]:
    """What each table has handed in, with the revision it was read at, to be reworded."""
    found = rules.statements(scene)
    tables = dict.fromkeys([*scene.workshop.tables, *(entry.table for entry in found)])
    return {
        "kind": "drafts",
        "limit": rules.limit(scene.step),
        "tables": [
            {"name": table, "drafts": [_draft(scene.step, entry) for entry in found if entry.table == table]}
            for table in tables
        ],
    }


def _draft(step: Step, entry: Entry) -> dict[str, Any]:
    text = {
        "name": "text",
        "label": "Leitsatz",
        "maximum": rules.TEXT_MAXIMUM,
        "words": rules.words(step),
        "texts": [entry.data["text"]],
        "list": False,
    }
    return {
        "id": entry.id,
        "revision": entry.revision,
        "redacted": entry.redacted,
        "remark": entry.data.get("field") or "",
        "fields": [text],
    }
