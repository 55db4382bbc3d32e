"""Bars on the wall."""

from typing import Any

from facilitation.contract import Scene
from facilitation.figures import consensus_reading
from facilitation.workshop import Data
from modules.activities.barometer import form, rules

READINGS = {"hoch": "hohe Einigkeit", "mittel": "mittlere Einigkeit", "strittig": "strittig"}


def picture(scene: Scene) -> dict[str, Any]:
    """One bar per value with its share, the figures, and the words."""
    figures = rules.result(scene)
    n = figures["n"]
    return {
        "kind": "bars",
        "bars": [
            {"label": label, "count": count, "share": count / n if n else 0.0}
            for label, count in figures["distribution"].items()
        ],
        "low": scene.setting("low", form.LOW),
        "high": scene.setting("high", form.HIGH),
        "mean": figures["mean"],
        "median": figures["median"],
        "reading": reading(figures["consensus"]) if n > 1 else None,
        "consensus": figures["consensus"],
        "polarised": figures["polarised"],
        "words": figures["words"],
    }


def reading(consensus: float | None) -> str | None:
    """The consensus in a word; None without any."""
    word = consensus_reading(consensus)
    return READINGS[word] if word else None


def line(data: Data) -> str:
    """Value and word in one line."""
    return " · ".join(str(data[name]) for name in ("value", "word") if data.get(name))
