"""The inventory of offers in the minutes, and each table's rows with their needs in the annex."""

from collections.abc import Mapping

from facilitation import turnout
from facilitation.contract import Scene
from facilitation.document import Block, Column, Section, Table, Text
from modules.activities.inventory import rules

GRID = (
    Column("Angebot", 2.6),
    Column("Träger", 1.8),
    Column("Zielgruppe", 1.8),
    Column("Feld oder Raum", 1.8),
    Column("Erreicht", 1),
    Column("Stand", 1.2),
    Column("Bedarf", 3),
)


def minutes(scene: Scene) -> tuple[Block, ...]:
    """How many offers there are, by state, reach and area, and the gaps and doubled offers by name."""
    found = rules.result(scene)
    if not found["rows"]:
        return (Text("Es wurden keine Angebote eingetragen."),)
    blocks: list[Block] = [
        Text(f"{_offers(len(found['rows']))}."),
        _counts("Angebote nach Stand", "Stand", found["by_state"]),
        _counts("Angebote nach Erreichbarkeit der Zielgruppe", "Zielgruppe erreicht", found["by_reach"]),
    ]
    if found["by_field"]:
        blocks.append(_counts("Angebote nach Feld oder Raum", "Feld oder Raum", found["by_field"]))
    noted = tuple(
        (row["state"], row["name"], row["provider"], row["need"]) for row in found["rows"] if row["state"] in rules.STATES[1:]
    )
    if noted:
        columns = (Column("Stand", 1), Column("Angebot", 2.5), Column("Träger", 2), Column("Bedarf", 3))
        blocks.append(Table("Lücken und Doppelungen", columns, noted))
    return tuple(blocks)


def annex(scene: Scene) -> tuple[Block, ...]:
    """Every row, table by table, on wide pages."""
    found = rules.result(scene)["rows"]
    tables = dict.fromkeys(row["table"] for row in found)
    grids = [
        Table(
            f"{table} ({_offers(len(mine))})" if table else f"Ohne Tisch ({_offers(len(mine))})",
            GRID,
            tuple(tuple(row[column] for column in rules.COLUMNS) for row in mine),
        )
        for table in tables
        for mine in ([row for row in found if row["table"] == table],)
    ]
    return (Section(landscape=True), *grids, Section(landscape=False)) if grids else ()


def _counts(title: str, header: str, counts: Mapping[str, int]) -> Table:
    return Table(title, (Column(header, 4), Column("Angebote", 1, "right")), tuple(counts.items()))


def _offers(count: int) -> str:
    return turnout.count(count, "Angebot", "Angebote")
