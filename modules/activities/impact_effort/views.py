"""The matrix on the wall."""

from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data
from modules.activities.impact_effort import rules


def picture(scene: Scene) -> dict[str, Any]:
    """Each idea as a numbered point; `spread` is the mean of both standard deviations (0 to 2)."""
    return {
        "kind": "matrix",
        "minimum": rules.MINIMUM,
        "maximum": rules.MAXIMUM,
        "items": [
            {
                "id": one.option.id,
                "number": number,
                "text": one.option.text,
                "effort": one.effort["mean"],
                "impact": one.impact["mean"],
                "spread": ((one.effort["sd"] or 0.0) + (one.impact["sd"] or 0.0)) / 2,
                "quadrant": one.quadrant,
                "borderline": one.is_borderline,
            }
            for number, one in enumerate(rules.weigh(scene), 1)
        ],
    }


def line(data: Data) -> str:
    """Both values in one line."""
    if not data:
        return ""
    effort, impact = (data[scale] if data[scale] is not None else "–" for scale in rules.SCALES)
    return f"Aufwand {effort}, Wirkung {impact}"
