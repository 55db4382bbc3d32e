"""The commitments as one table."""

from facilitation.contract import Scene
from facilitation.document import Column, Table
from modules.activities.commitments import rules

COLUMNS = (
    Column("Nr.", 0.5, "right"),
    Column("Maßnahme", 3),
    Column("Zusage", 1.2),
    Column("Institution", 2),
    Column("Funktion", 1.8),
    Column("Bis wann", 1.2, measure="date"),
    Column("Stunden", 1, "right"),
    Column("Euro", 1, "right"),
    Column("Mittel aus", 1.5),
)


def table(scene: Scene) -> Table:
    """One row per action in the order of the plan, committed to or not."""
    rows = tuple(
        (
            one.number,
            one.option.text,
            "zugesagt" if one.item else "Themenspeicher",
            one.institution,
            one.role,
            *(one.facts.get(name) for name in ("due", "hours", "euros", "source")),
        )
        for one in rules.pledges(scene)
    )
    return Table("Zusagen", COLUMNS, rows)
