"""The quadrants with what lies in them, and every distribution in the annex."""

from facilitation.contract import Scene
from facilitation.document import Block, Cell, Column, Rule, Table, Text, number
from modules.activities.impact_effort import rules

MATRIX = (
    Column("Nr.", 0.6, "right"),
    Column("Idee", 4),
    Column("Aufwand", 1, "right"),
    Column("Wirkung", 1, "right"),
    Column("Feld", 2),
)
NAMES = {"effort": "Aufwand", "impact": "Wirkung"}


def minutes(scene: Scene) -> tuple[Block, ...]:
    """All ideas, quick wins first, and the rule by which they lie where they lie."""
    if not scene.valid:
        return (Text(rules.NO_VALUES),)
    order = (*rules.QUADRANTS, None)
    numbered = sorted(enumerate(rules.weigh(scene), 1), key=lambda pair: order.index(pair[1].quadrant))
    rows = tuple(
        (number_, one.option.text, number(one.effort["mean"]), number(one.impact["mean"]), _place(one))
        for number_, one in numbered
    )
    return (
        Table("Ideen nach Aufwand und Wirkung", MATRIX, rows),
        Rule(
            "Mittelwerte auf Skalen von 1 (wenig) bis 5 (viel), geteilt bei 3,0; wer nicht urteilen kann, zählt dabei nicht. "
            "Quick Win: viel Wirkung, wenig Aufwand. Strategisch: viel von beidem. Füller: wenig von beidem. "
            "Zurückstellen: wenig Wirkung, viel Aufwand. Grenzfall: ein Mittelwert liegt weniger als 0,25 neben der Grenze."
        ),
    )


def annex(scene: Scene) -> tuple[Block, ...]:
    """How often each value was given, and how often nobody could judge."""
    if not scene.valid:
        return ()
    steps = [str(value) for value in range(rules.MINIMUM, rules.MAXIMUM + 1)]
    columns = (
        Column("Idee", 3),
        Column("Frage", 1.2),
        *(Column(step, 0.6, "right") for step in steps),
        Column("Nicht beurteilt", 1.3, "right"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in rules.weigh(scene):
        given = [entry.data for entry in scene.valid if entry.data["item"] == one.option.id]
        for scale, summary in (("effort", one.effort), ("impact", one.impact)):
            counts = (summary["distribution"][step] for step in steps)
            rows.append((one.option.text, NAMES[scale], *counts, sum(data[scale] is None for data in given)))
    return (Table("Verteilung der Werte", columns, tuple(rows)),)


def _place(one: rules.Weighed) -> str:
    if one.quadrant is None:
        return "nicht beurteilt"
    return f"{one.quadrant}, Grenzfall" if one.is_borderline else one.quadrant
