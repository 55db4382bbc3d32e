"""The cards on the wall and in the queue."""

from collections import Counter
from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data, Entry, Step
from modules.activities.cards import rules


def picture(scene: Scene) -> dict[str, Any]:
    """A wall of loose cards; cards linked as doubles hang as one with their number."""
    shown_under = rules.doubles(scene)
    count = Counter(shown_under.values())
    cards, legend = [], {}
    for entry in rules.shuffled(scene):
        if shown_under[entry.id] != entry.id:
            continue
        look = rules.look(scene.step, entry)
        legend[look["label"]] = look
        cards.append(card(scene.step, entry) | {"count": count[entry.id]})
    signed = any(look["sign"] for look in legend.values())
    return {"kind": "wall", "clusters": [], "cards": cards, "legend": list(legend.values()) if signed else []}


def card(step: Step, entry: Entry) -> dict[str, Any]:
    """One card as it arrives on a live wall."""
    look = rules.look(step, entry)
    return {"id": entry.id, "text": entry.data["text"], "colour": look["colour"], "sign": look["sign"], "count": 1}


def line(data: Data) -> str:
    """The text of a card."""
    return str(data.get("text", ""))
