"""A quiet picture: what is on now, and until when."""

from typing import Any

from facilitation.bodies import described
from facilitation.contract import Scene
from facilitation.text import shorten

MOST, NAME_MOST = 5, 60


def picture(scene: Scene) -> dict[str, Any]:
    """Title, question, what was carried over and, where asked for, the way it will go; the time runs in the frame around it."""
    return {
        "kind": "talk",
        "title": scene.step.title,
        "text": scene.step.question,
        "lines": [option.text for option in scene.options],
        **({"way": _way(scene)} if scene.way else {}),
    }


def _way(scene: Scene) -> list[str]:
    """As much of the way as can be read from the back of the room; who decides in the end is always named."""
    names = [shorten(described(body), NAME_MOST) for body in scene.way]
    return names if len(names) <= MOST else [*names[: MOST - 2], "…", names[-1]]
