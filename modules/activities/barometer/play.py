"""Values of people who are not there, for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Scene

WORDS = {
    1: ("zäh", "nebeneinander"),
    2: ("mühsam", "unübersichtlich"),
    3: ("ausbaufähig", "unterwegs", "gemischt"),
    4: ("verlässlich", "offen", "im Gespräch"),
    5: ("herzlich", "stark", "eingespielt"),
}


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """A value around the middle, from every second person with a word."""
    value = random.choices((1, 2, 3, 4, 5), (1, 3, 6, 6, 2))[0]
    return ({"value": value, "word": random.choice(WORDS[value])} if random.random() < 0.5 else {"value": value},)
