"""The tree of goals as a table."""

from facilitation.contract import Scene
from facilitation.document import Cell, Column, Table
from modules.activities.goals import rules

COLUMNS = (Column("Nr.", 0.6), Column("Ziel", 4), Column("Ebene", 1.2), Column("Handlungsfeld", 1.6), Column("Leitsatz", 3))


def table(scene: Scene) -> Table:
    """One row per goal, its sub-goals below it."""
    rows: list[tuple[Cell, ...]] = []
    for goal in rules.result(scene)["goals"]:
        rows.append((goal["number"], goal["text"], "Leitziel", goal["field"], goal["statement"]))
        rows += [(one["number"], one["text"], "Teilziel", goal["field"], None) for one in goal["sub_goals"]]
    return Table("Leitziele und Teilziele", COLUMNS, tuple(rows))
