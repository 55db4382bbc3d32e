"""The drafts as a table."""

from facilitation.contract import Scene
from facilitation.document import Column, Table
from modules.activities.statements import rules

COLUMNS = (Column("Nr.", 0.5, "right"), Column("Leitsatz", 4.5), Column("Handlungsfeld", 1.6), Column("Tisch", 1.2))


def table(scene: Scene) -> Table:
    """One row per statement."""
    rows = tuple((row["number"], row["text"], row["field"], row["table"]) for row in rules.result(scene)["statements"])
    return Table("Leitsätze im Entwurf", COLUMNS, rows)
