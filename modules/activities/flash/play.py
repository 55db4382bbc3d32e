"""Statements of people who are not there, for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Scene

STATEMENTS = (
    "Ich nehme mit, dass wir mehr Angebote haben, als ich dachte.",
    "Gut, dass so viele verschiedene Stellen am Tisch saßen.",
    "Jetzt muss es weitergehen.",
    "Ich habe zwei neue Telefonnummern im Handy.",
    "Beim nächsten Mal bitte auch die Betriebe einladen.",
    "Mir ist klar geworden, wie wichtig die Busse sind.",
    "Ich war skeptisch, jetzt bin ich gespannt.",
    "Die Punkte haben mich überrascht.",
    "Danke, dass meine Erfahrung gefragt war.",
    "Viele Wünsche, wenig Zeit. Lasst uns klein anfangen.",
    "Ich erzähle in der Schule davon.",
    "Für die Sprachkurse habe ich eine Idee.",
    "Ein guter Abend.",
    "Ich wünsche mir, dass wir die Ergebnisse im Rat hören.",
    "Es war gut, dass nicht nur geredet wurde.",
    "Дякую, мені було легко брати участь.",
)


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """One statement; now and then somebody passes."""
    return ({"passed": True} if random.random() < 0.1 else {"text": random.choice(STATEMENTS)},)
