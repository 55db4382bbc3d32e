"""A quiet picture: what is on now, and until when."""

from typing import Any

from facilitation.contract import Scene


def picture(scene: Scene) -> dict[str, Any]:
    """Title, question and what was carried over; the time runs in the frame around it."""
    return {
        "kind": "talk",
        "title": scene.step.title,
        "text": scene.step.question,
        "lines": [option.text for option in scene.options],
    }
