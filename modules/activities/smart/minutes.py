"""All sub-goals with their shares and lights, the rule, and what was reworded."""

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Cell, Column, Heading, Item, Rule, Table, Text, percent
from modules.activities.smart.rules import CRITERIA, Check, Checked, Light

LIGHTS: dict[Light | None, str] = {
    "green": "grün: klar",
    "yellow": "gelb: schärfen",
    "red": "rot: neu fassen",
    None: "nicht geprüft",
}
OVERVIEW = (Column("Nr.", 0.8, "right"), Column("Teilziel", 5), Column("Ampel", 2), Column("Noch schwach", 2.6))
SHARES = (
    Column("Nr.", 0.8, "right"),
    Column("Teilziel", 3.4),
    *(Column(one.name.capitalize()[0], 1.1, "right") for one in CRITERIA.values()),
    Column("Antworten", 1.3, "right"),
)
RULE = (
    "Fünf Fragen je Teilziel: spezifisch, messbar, akzeptiert, realistisch, terminiert. Grün: bei allen fünf sagen "
    "mindestens zwei Drittel Ja. Rot: bei mindestens einer sagt weniger als ein Drittel Ja. Gelb: alles dazwischen."
)


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The lights and what is still weak, with its share of yes; where a sub-goal was sharpened, how it read before."""
    goals = Check(scene).goals
    if not goals:
        return (Text("Es gab keine Teilziele zu prüfen."),)
    rows = tuple((one.number, one.text, LIGHTS[one.light], _weak(one)) for one in goals)
    blocks: list[Block] = [Table("Teilziele und ihre Ampeln", OVERVIEW, rows), Rule(RULE)]
    sharpened = tuple(Item(one.text, f"vorher: {_quoted(one.wordings[:-1])}") for one in goals if len(one.wordings) > 1)
    if sharpened:
        blocks += [Heading(3, "Neu gefasste Teilziele"), Bullets(sharpened)]
    return tuple(blocks)


def annex(scene: Scene) -> tuple[Block, ...]:
    """Every share of yes."""
    if not scene.valid:
        return ()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.number, one.text, *(percent(share) for share in one.shares.values()), one.n) for one in Check(scene).goals
    )
    names = ", ".join(f"{one.name.capitalize()[0]} {one.name}" for one in CRITERIA.values())
    return (Table("Anteil der Ja-Antworten", SHARES, rows, f"{names}."),)


def _weak(one: Checked) -> str:
    return ", ".join(f"{CRITERIA[name].name} {percent(one.shares[name])}" for name in one.weak)


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join(f"„{text}“" for text in texts)
