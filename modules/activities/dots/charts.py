"""The ranking as a table, and drawn."""

from collections import Counter

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.dots import form, rules

COLUMNS = (
    Column("Rang", 0.7, "right"),
    Column("Möglichkeit", 4),
    Column("Punkte", 0.9, "right"),
    Column("Anteil", 0.9, "right", measure="share"),
    Column("Personen", 1, "right"),
    Column("Breite", 0.9, "right", measure="share"),
    Column("Gleichstand", 1.2),
)


def table(scene: Scene) -> Table:
    """One row per option in rank order; equal ranks say so."""
    rows = rules.ranking(scene)
    texts = {option.id: option.text for option in scene.options}
    people = Counter(option for entry in scene.valid for option, count in entry.data["dots"].items() if count)
    ranks = Counter(row["rank"] for row in rows)
    return Table(
        "Rangfolge",
        COLUMNS,
        tuple(
            (
                row["rank"],
                texts[row["option"]],
                row["points"],
                row["share"],
                people[row["option"]],
                row["breadth"],
                "gleichauf" if row["rank"] is not None and ranks[row["rank"]] > 1 else "",
            )
            for row in rows
        ),
        form.foot(scene.step),
    )


def charts(scene: Scene) -> tuple[Chart, ...]:
    """Points in rank order; evenings are compared by shares, for the dots are not as many."""
    ranking = table(scene)
    if not ranking.rows:
        return ()
    return (
        Chart(
            "bars",
            "Rangfolge nach Punkten",
            ranking,
            labels="Möglichkeit",
            series=("Punkte",),
            unit="Punkte",
            minimum=0,
            marks="Gleichstand",
            compared=("Anteil",),
        ),
    )
