"""The statements as a table."""

from facilitation.contract import Scene
from facilitation.document import Column, Table
from modules.activities.flash import rules


def table(scene: Scene) -> Table:
    """One row per statement, in an order that says nothing about who spoke first."""
    rows = tuple((entry.data["text"],) for entry in rules.statements(scene))
    return Table("Stimmen", (Column("Stimme"),), rows)
