"""Rings from a file, and rings of people who are not there."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.target import rules

COMMENTS = (
    "Die Treffen sind verlässlich.",
    "Davon merkt man im Ortsteil noch wenig.",
    "Hier sind wir weiter als gedacht.",
    "Es hängt an wenigen Personen.",
)


def spoken(scene: Scene, data: Data) -> Data:
    """{"segment": text, "ring", "comment"} with the id for the text; a text that names no segment stays and is refused."""
    segment = data.get("segment")
    if not isinstance(segment, str):
        return data
    wanted = clean(segment).strip()
    return {**data, "segment": next((one["id"] for one in rules.offered(scene.step) if one["text"] == wanted), segment)}


def named(spoken: Data) -> tuple[str, ...]:
    """The text of the segment an entry is about."""
    segment = spoken.get("segment")
    return (segment,) if isinstance(segment, str) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """A ring in every segment, around one of its own; now and then with a comment."""
    rings: list[dict[str, Any]] = []
    for one in rules.offered(scene.step):
        middle = 2 + sum(map(ord, one["text"])) % 3
        ring = min(rules.MAXIMUM, max(rules.MINIMUM, middle + random.choice((-1, 0, 0, 1))))
        said = {"comment": random.choice(COMMENTS)} if random.random() < 0.2 else {}
        rings.append({"segment": one["id"], "ring": ring, **said})
    return tuple(rings)
