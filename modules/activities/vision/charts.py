"""The visions as a table."""

from facilitation.contract import Scene
from facilitation.document import Column, Table
from modules.activities.vision import rules

COLUMNS = (Column("Tisch", 1), Column("Titel", 2), *(Column(f"Satz {number}", 3) for number in range(1, rules.SENTENCES + 1)))


def table(scene: Scene) -> Table:
    """One row per table."""
    rows = tuple((row["table"], row["title"], *row["sentences"]) for row in rules.result(scene)["visions"])
    return Table("Visionen der Tische", COLUMNS, rows)
