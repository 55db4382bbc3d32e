"""Goals from a file, and goals of tables at which nobody sits."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.text import clean
from facilitation.workshop import Data

GOALS = (
    ("Alle Kinder besuchen eine Kita in ihrer Nähe.", "Freie Plätze früh bekannt machen", "Eltern mehrsprachig beraten"),
    ("Jugendliche finden einen Ausbildungsplatz.", "Betriebe und Schulen zusammenbringen", "Praktika anbieten"),
    ("Neuzugewanderte lernen in sechs Monaten Deutsch.", "Kurse am Abend einrichten", "Kinderbetreuung sichern"),
    ("Ämter beraten verständlich und mehrsprachig.", "Briefe vereinfachen", "Sprachmittlung am Telefon nutzen"),
    ("Zugewanderte entscheiden in Gremien mit.", "Beirat einrichten", "Sitzungen in einfacher Sprache vorbereiten"),
    ("Nachbarschaften treffen sich regelmäßig.", "Räume öffnen", "Feste gemeinsam planen"),
)


def spoken(scene: Scene, data: Data) -> Data:
    """The statement by its words as an id; words that name none stay and are refused."""
    given = data.get("statement")
    if not isinstance(given, str):
        return data
    wanted = clean(given).strip()
    found = next((option.id for option in scene.options if option.text == wanted), given)
    return {**data, "statement": found}


def named(spoken: Data) -> tuple[str, ...]:
    """The words of the statement."""
    text = spoken.get("statement")
    return (text,) if isinstance(text, str) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """One or two goals of one table."""
    statements = [one["id"] for one in scene.step.opening.get("options", ())]
    if not statements:
        return ()
    chosen = random.sample(GOALS, k=random.randint(1, 2))
    return tuple(
        {"statement": random.choice(statements), "text": text, "sub_goals": list(sub_goals)} for text, *sub_goals in chosen
    )
