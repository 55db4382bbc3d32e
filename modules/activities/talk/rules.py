"""What remains of a talk: the facilitator's notes."""

from typing import Any

from facilitation.contract import Scene


def result(scene: Scene) -> dict[str, Any]:
    """The notes as they stand."""
    return {"notes": scene.step.notes}
