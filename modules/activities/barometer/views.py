"""Bars on the wall."""

from collections.abc import Mapping
from typing import Any

from facilitation.contract import Scene
from facilitation.document import NO_VALUE, number
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
        "reading": reading(figures),
        "consensus": figures["consensus"],
        "polarised": figures["polarised"],
        "words": figures["words"],
    }


def reading(figures: Mapping[str, Any]) -> str | None:
    """The consensus in a word; None without any, and of a single voice."""
    word = consensus_reading(figures["consensus"]) if figures["n"] > 1 else None
    return READINGS[word] if word else None


def agreement(figures: Mapping[str, Any]) -> str:
    """The consensus as a figure and in a word: `0,77 (hohe Einigkeit)`; `–` of a single voice."""
    word = reading(figures)
    return f"{number(figures['consensus'])} ({word})" if word else NO_VALUE


def line(data: Data) -> str:
    """Value and word in one line."""
    return " · ".join(str(data[name]) for name in ("value", "word") if data.get(name))
