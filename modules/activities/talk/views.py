"""A quiet picture: what is on now, and until when."""

from typing import Any

from facilitation.contract import Scene


def picture(scene: Scene) -> dict[str, Any]:
    """Title and question; the time runs in the frame around it."""
    return {"kind": "talk", "title": scene.step.title, "text": scene.step.question}
