"""A quiet picture: what is on now, and until when."""

from typing import Any

from facilitation.bodies import described
from facilitation.contract import Scene


def picture(scene: Scene) -> dict[str, Any]:
    """Title, question, what was carried over and, where asked for, the way it will go; the time runs in the frame around it."""
    return {
        "kind": "talk",
        "title": scene.step.title,
        "text": scene.step.question,
        "lines": [option.text for option in scene.options],
        **({"way": [described(body) for body in scene.way]} if scene.way else {}),
    }
