"""The offers as a table, and how they spread drawn."""

from collections import Counter

from facilitation.contract import Scene
from facilitation.document import Cell, Chart, Column, Table
from modules.activities.inventory import rules

COLUMNS = (
    Column("Tisch", 1),
    Column("Angebot", 2.6),
    Column("Träger", 1.8),
    Column("Zielgruppe", 1.8),
    Column("Feld oder Raum", 1.8),
    Column("Erreicht", 1),
    Column("Stand", 1.2),
    Column("Bedarf", 3),
)
OPEN = "offen"
AREAS = (Column("Feld oder Raum", 3), *(Column(state, 1, "right") for state in (*rules.STATES, OPEN)))
REACHED = (Column("Zielgruppe erreicht", 3), Column("Angebote", 1, "right"))


def table(scene: Scene) -> Table:
    """One row per offer, table by table."""
    rows = tuple((entry.table, *(entry.data.get(column) for column in rules.COLUMNS)) for entry in rules.rows(scene))
    return Table("Bestand der Angebote", COLUMNS, rows)


def charts(scene: Scene) -> tuple[Chart, ...]:
    """Offers of each area by their state, and how well they reach whom they are for."""
    found = rules.result(scene)
    if not found["rows"]:
        return ()
    reached = Table("Angebote nach Erreichbarkeit", REACHED, tuple(found["by_reach"].items()))
    return (
        Chart(
            "stacked",
            "Angebote nach Feld und Stand",
            _by_area(scene),
            labels="Feld oder Raum",
            series=(*rules.STATES, OPEN),
            unit="Angebote",
            minimum=0,
        ),
        Chart(
            "bars",
            "Wie gut die Angebote ihre Zielgruppe erreichen",
            reached,
            labels="Zielgruppe erreicht",
            series=("Angebote",),
            unit="Angebote",
            minimum=0,
        ),
    )


def _by_area(scene: Scene) -> Table:
    areas = [*rules.by_area(scene), None]
    spelt = {area.casefold(): area for area in areas if area}
    counts = Counter(
        (spelt.get((entry.data.get("area") or "").casefold()), entry.data.get("state", OPEN)) for entry in rules.rows(scene)
    )
    words = (*rules.STATES, OPEN)
    rows: list[tuple[Cell, ...]] = [(area or "ohne Angabe", *(counts[area, state] for state in words)) for area in areas]
    return Table("Angebote nach Feld und Stand", AREAS, tuple(row for row in rows if any(row[1:])))
