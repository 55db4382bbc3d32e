"""The statements on the wall."""

from typing import Any

from facilitation.contract import Scene
from facilitation.language import mark as _
from facilitation.workshop import Data, Entry, Step
from modules.activities.flash import rules

PASSED = _("nichts gesagt")


def picture(scene: Scene) -> dict[str, Any]:
    """A wall of the statements."""
    cards = [card(scene.step, entry) for entry in rules.statements(scene)]
    return {"kind": "wall", "clusters": [], "cards": cards, "legend": []}


def card(step: Step, entry: Entry) -> dict[str, Any] | None:
    """One statement as it arrives; who passes leaves the wall as it is."""
    if "text" not in entry.data:
        return None
    return {"id": entry.id, "text": entry.data["text"], "colour": "white", "sign": "", "count": 1}


def line(data: Data) -> str:
    """The statement in a line."""
    return str(data.get("text", PASSED))
