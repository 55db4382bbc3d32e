"""The target on the wall."""

from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data
from modules.activities.target import rules


def picture(scene: Scene) -> dict[str, Any]:
    """Each segment as an axis with the mean of its rings, numbered as in the table beside it."""
    return {
        "kind": "radar",
        "minimum": rules.MINIMUM,
        "maximum": rules.MAXIMUM,
        "segments": [
            {
                "id": one.option.id,
                "number": one.number,
                "text": one.option.text,
                "n": one.summary["n"],
                "mean": one.summary["mean"],
                "attainment": one.attainment,
                "disputed": one.is_disputed,
            }
            for one in rules.segments(scene)
        ],
    }


def line(data: Data) -> str:
    """The ring, and what was said about it."""
    ring = f"Ring {data['ring']}" if "ring" in data else ""
    return " · ".join(part for part in (ring, data.get("comment", "")) if part)
