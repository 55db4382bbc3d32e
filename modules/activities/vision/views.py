"""The visions on the wall, and the facilitator's list of them."""

from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data, Entry, Step
from modules.activities.vision import rules


def picture(scene: Scene) -> dict[str, Any]:
    """All visions; the projector numbers their sentences in the order of the tables."""
    return {
        "kind": "visions",
        "tables": list(scene.workshop.tables),
        "cards": [card(scene.step, entry) for entry in rules.visions(scene)],
    }


def card(step: Step, entry: Entry) -> dict[str, Any]:
    """One vision as it arrives on a live wall."""
    return {
        "id": entry.id,
        "table": entry.table,
        "title": entry.data["title"],
        "sentences": list(entry.data["sentences"]),
    }


def line(data: Data) -> str:
    """The title."""
    return str(data.get("title", ""))


def bench(scene: Scene) -> dict[str, Any]:
    """What each table has handed in, with the revision it was read at, to be reworded."""
    found = rules.visions(scene)
    tables = dict.fromkeys([*scene.workshop.tables, *(entry.table for entry in found)])
    return {
        "kind": "drafts",
        "limit": 1,
        "tables": [{"name": table, "drafts": [_draft(entry) for entry in found if entry.table == table]} for table in tables],
    }


def _draft(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "revision": entry.revision,
        "redacted": entry.redacted,
        "fields": [
            {"name": "title", "label": "Titel", "maximum": rules.TITLE_MAXIMUM, "texts": [entry.data["title"]], "list": False},
            {
                "name": "sentences",
                "label": "Sätze",
                "maximum": rules.SENTENCE_MAXIMUM,
                "texts": list(entry.data["sentences"]),
                "list": True,
            },
        ],
    }
