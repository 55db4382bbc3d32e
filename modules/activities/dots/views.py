"""The ranking on the wall."""

from collections import Counter
from typing import Any

from facilitation.contract import Scene
from facilitation.workshop import Data
from modules.activities.dots import rules

NUMBERS = {1: "einen Platz", 2: "zwei Plätze", 3: "drei Plätze", 4: "vier Plätze", 5: "fünf Plätze"}


def picture(scene: Scene) -> dict[str, Any]:
    """Ranking with its cut; a tie stays a tie and asks the room. Without any dot nothing is cut.

    Options without a dot are level too, which is worth a word only where the cut runs through them.
    """
    rows = rules.ranking(scene)
    texts = {option.id: option.text for option in scene.options}
    people = Counter(option for entry in scene.valid for option, count in entry.data["dots"].items() if count)
    ranks = Counter(row["rank"] for row in rows)
    places = int(scene.setting("places", rules.PLACES))
    cut = rules.the_cut(scene, rows)
    counted = any(row["points"] for row in rows)
    return {
        "kind": "ranking",
        "rows": [
            {
                "id": row["option"],
                "rank": row["rank"],
                "text": texts[row["option"]],
                "points": row["points"],
                "people": people[row["option"]],
                "share": row["share"],
                "tied": counted and ranks[row["rank"]] > 1 and (row["points"] > 0 or row["option"] in cut["tied"]),
            }
            for row in rows
        ],
        "cut": places if counted and places < len(rows) else None,
        "question_cut": question(places, len(cut["tied"])) if counted and cut["tied"] else None,
    }


def question(places: int, tied: int) -> str:
    """What the room is asked where a tie stands at the cut."""
    both = "Beide nehmen" if tied == 2 else f"Alle {tied} nehmen"
    return f"Grenze für {NUMBERS.get(places, f'{places} Plätze')}. {both}, Stichrunde oder besprechen?"


def line(data: Data) -> str:
    """A ballot in short."""
    dots = data.get("dots", {})
    points = sum(dots.values())
    return f"{points} {'Punkt' if points == 1 else 'Punkte'} auf {len(dots)}"
