"""All sub-goals with their shares and lights, the rule, and what was reworded."""

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Column, Heading, Item, Rule, Table, Text, percent
from modules.activities.smart.rules import CRITERIA, Check, Light

LIGHTS: dict[Light | None, str] = {
    "green": "grün: klar",
    "yellow": "gelb: schärfen",
    "red": "rot: neu fassen",
    None: "nicht geprüft",
}
OVERVIEW = (
    Column("Nr.", 0.6, "right"),
    Column("Teilziel", 4),
    *(Column(one.name.capitalize(), 1.2, "right") for one in CRITERIA.values()),
    Column("Ampel", 1.4),
)
RULE = (
    "Anteil der Ja-Antworten je Frage. Grün: bei allen fünf Fragen mindestens zwei Drittel. Rot: bei mindestens einer "
    "Frage weniger als ein Drittel. Gelb: alles dazwischen."
)


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The table with the lights; where a sub-goal was sharpened, how it read before."""
    goals = Check(scene).goals
    if not goals:
        return (Text("Es gab keine Teilziele zu prüfen."),)
    rows = tuple((one.number, one.text, *(percent(share) for share in one.shares.values()), LIGHTS[one.light]) for one in goals)
    blocks: list[Block] = [Table("Teilziele und ihre Ampeln", OVERVIEW, rows), Rule(RULE)]
    sharpened = tuple(Item(one.text, f"vorher: {_quoted(one.wordings[:-1])}") for one in goals if len(one.wordings) > 1)
    if sharpened:
        blocks += [
            Heading(3, "Neu gefasste Teilziele"),
            Bullets(sharpened),
        ]
    return tuple(blocks)


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join(f"„{text}“" for text in texts)
