"""Paired bars on the wall."""

from typing import Any

from facilitation.contract import Scene
from facilitation.figures import ScaleSummary
from facilitation.workshop import Data
from modules.activities.assessment import rules


def picture(scene: Scene) -> dict[str, Any]:
    """One pair of bars per field, the largest gap first, with what is disputed and how often nobody could judge."""
    return {
        "kind": "pairs",
        "minimum": rules.MINIMUM,
        "maximum": rules.MAXIMUM,
        "rows": [
            {
                "text": one.field,
                "status": _bar(one.status),
                "importance": _bar(one.importance),
                "gap": float(one.gap) if one.gap is not None else None,
                "nulls": one.nulls,
            }
            for one in rules.judge(scene)
        ],
    }


def line(data: Data) -> str:
    """Field and both values in one line."""
    if not data:
        return ""
    status, importance = (data[scale] if data[scale] is not None else "–" for scale in rules.SCALES)
    return f"{data['field']}: Stand {status}, Wichtigkeit {importance}"


def _bar(summary: ScaleSummary) -> dict[str, Any]:
    return {"mean": summary["mean"], "n": summary["n"], "disputed": rules.is_disputed(summary)}
