"""The cards on the wall and in the queue."""

from collections import Counter
from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data, Entry, Step
from modules.activities.cards import rules


def picture(scene: Scene) -> dict[str, Any]:
    """A wall of cards, loose or under the sub-goals that were offered; doubles hang as one card with their number.

    Sub-goals are whole sentences and stand quieter than the headlines of a cluster.
    """
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
    goals = rules.goals(scene.step)
    return {
        "kind": "wall",
        "clusters": [
            {
                "id": id,
                "number": number,
                "title": text,
                "quiet": True,
                "cards": [one for one in cards if one.get("cluster") == id],
            }
            for number, (id, text) in enumerate(goals.items(), 1)
        ],
        "cards": [one for one in cards if one.get("cluster") not in goals],
        "legend": list(legend.values()) if signed else [],
    }


def card(step: Step, entry: Entry) -> dict[str, Any]:
    """One card as it arrives on a live wall; `cluster` names the sub-goal it hangs under, `table` who wrote it."""
    look = rules.look(step, entry)
    under = {"cluster": entry.data["sub_goal"]} if "sub_goal" in entry.data else {}
    seat = {"table": entry.table} if entry.table else {}
    drawn = {"id": entry.id, "text": entry.data["text"], "colour": look["colour"], "sign": look["sign"], "count": 1}
    return drawn | under | seat


def line(data: Data) -> str:
    """The text of a card."""
    return str(data.get("text", ""))
