"""The named actors as a table, and by their groups drawn."""

from collections import Counter

from facilitation.contract import Scene
from facilitation.document import Chart, Column, Table
from modules.activities.actors import rules

COLUMNS = (Column("Akteur", 4), Column("Akteursgruppe", 3), Column("Stand", 1.2), Column("Nennungen", 1, "right"))
PRESENT, MISSING = "dabei", "fehlt"
GROUPS = (Column("Akteursgruppe", 4), Column(PRESENT, 1, "right"), Column(MISSING, 1, "right"))


def table(scene: Scene) -> Table:
    """One row per actor, group by group."""
    rows = tuple(
        (one.name, one.group, MISSING if one.missing else PRESENT, 1 + len(one.doubles)) for one in rules.actors(scene)
    )
    return Table("Genannte Akteure", COLUMNS, rows)


def charts(scene: Scene) -> tuple[Chart, ...]:
    """How many actors of each group were named as present and as missing."""
    counts = Counter((one.group, one.missing) for one in rules.actors(scene))
    if not counts:
        return ()
    rows = tuple((group, counts[group, False], counts[group, True]) for group in rules.groups(scene))
    return (
        Chart(
            "stacked",
            "Akteure nach Akteursgruppe",
            Table("Akteure nach Akteursgruppe", GROUPS, rows),
            labels="Akteursgruppe",
            series=(PRESENT, MISSING),
            unit="Akteure",
            minimum=0,
        ),
    )
