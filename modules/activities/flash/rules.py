"""One statement each; passing is a statement of its own and says nothing."""

from hashlib import sha256
from typing import Any

from facilitation.contract import Option, Scene
from facilitation.desk import fit
from facilitation.workshop import Data, Entry, Step

TEXT_MAXIMUM = 120


def check(step: Step, data: Data) -> dict[str, Any]:
    """A text, or that somebody passes. Raises Empty, TooLong, Unreadable."""
    if data.get("passed") is True:
        return {"passed": True}
    return {"text": fit(data.get("text", ""), TEXT_MAXIMUM, "text")}


def statements(scene: Scene) -> tuple[Entry, ...]:
    """What was said, in an order that says nothing about who spoke first."""
    said = [entry for entry in scene.valid if "text" in entry.data]
    return tuple(sorted(said, key=lambda entry: sha256(f"{scene.step.id}:{entry.id}".encode()).digest()))


def result(scene: Scene) -> dict[str, Any]:
    """The statements as they were made."""
    return {
        "statements": [{"id": entry.id, "from": list(entry.roots), "text": entry.data["text"]} for entry in statements(scene)]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """The statements, for a later step that works on them."""
    return tuple(Option(entry.id, entry.data["text"], entry.roots) for entry in statements(scene))
