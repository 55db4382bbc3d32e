"""Attendance by actor group as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.arrival import rules

COLUMNS = (Column("Akteursgruppe", 4), Column("Personen", 1, "right"), Column("Hinweis", 1.5))


def table(scene: Scene) -> Table:
    """One row per actor group, those nobody came from last."""
    figures = rules.result(scene)
    here = tuple((group, count, "") for group, count in figures["by_actor_group"].items())
    missing = tuple((group, 0, "niemand da") for group in figures["missing_groups"])
    return Table("Anwesende nach Akteursgruppe", COLUMNS, (*here, *missing))


def charts(scene: Scene) -> tuple[Chart, ...]:
    """How many came from each group."""
    return (
        Chart(
            "bars",
            "Wer da ist",
            table(scene),
            labels="Akteursgruppe",
            series=("Personen",),
            unit="Personen",
            minimum=0,
            marks="Hinweis",
        ),
    )
