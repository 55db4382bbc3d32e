"""What remains of a talk: the facilitator's notes. What earlier steps gave can lie on the table meanwhile."""

from typing import Any

from facilitation.contract import Scene, fix_options


def opening(scene: Scene) -> dict[str, Any]:
    """What is talked about, where earlier steps gave something or the facilitator typed it, fixed from now on."""
    return {"options": fix_options(scene.inputs)} if scene.inputs else {}


def result(scene: Scene) -> dict[str, Any]:
    """The notes as they stand."""
    return {"notes": scene.step.notes}
