"""The choice as a table."""

from facilitation.contract import Scene
from facilitation.document import Column, Table
from modules.activities.selection import rules

COLUMNS = (
    Column("Rang", 0.7, "right"),
    Column("Möglichkeit", 4),
    Column("Punkte", 0.9, "right"),
    Column("Auswahl", 1.4),
)


def table(scene: Scene) -> Table:
    """One row per option, the chosen first, and below it the rule at the cut."""
    found = rules.result(scene)
    rows = tuple(
        (row["rank"], row["option"], row["points"], word)
        for word, group in (("gewählt", found["selected"]), ("nicht gewählt", found["not_selected"]))
        for row in group
    )
    return Table("Auswahl", COLUMNS, rows, found["rule"] or "")
