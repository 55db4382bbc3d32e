"""Who has committed to what, and what waits for somebody."""

from facilitation.contract import Scene
from facilitation.document import Block, Column, Heading, Rule, Table, Text
from facilitation.resources import write_resources
from facilitation.workshop import Data
from modules.activities.commitments import rules

CONFIRMED = (
    Column("Nr.", 0.6, "right"),
    Column("Maßnahme", 3),
    Column("Institution", 2),
    Column("Funktion", 1.8),
    Column("Bis wann", 1.5, measure="date"),
    Column("Ressourcen", 1.8),
)
PARKED = (Column("Nr.", 0.6, "right"), Column("Maßnahme", 4), Column("Es fehlt noch", 4))
RULE = (
    "Zugesagt ist eine Maßnahme, wenn eine Institution mit einer Funktion sie übernimmt und Termin und Ressourcen feststehen. "
    "Alle anderen kommen in den Themenspeicher."
)


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The commitments, the rule, and the actions without one."""
    found = rules.result(scene)
    blocks: list[Block] = []
    if found["confirmed"]:
        blocks.append(Table("Zusagen", CONFIRMED, tuple(map(_row, found["confirmed"]))))
    else:
        blocks.append(Text("Es wurde noch nichts zugesagt."))
    blocks.append(Rule(RULE))
    if found["parked"]:
        rows = tuple((one["number"], one["action"], _named(one["missing"])) for one in found["parked"])
        blocks += [Heading(3, "Im Themenspeicher"), Table("Maßnahmen ohne Zusage", PARKED, rows)]
    return tuple(blocks)


def _row(one: Data) -> tuple[int | str | None, ...]:
    return (
        one["number"],
        one["action"],
        one["institution"],
        one["role"],
        one["due"],
        write_resources(one),
    )


def _named(missing: list[str]) -> str:
    return ", ".join(rules.NEEDED[name] for name in missing) or "die Zusage"
