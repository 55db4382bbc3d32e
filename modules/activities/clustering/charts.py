"""The sorted cards as a table, and the size of the clusters drawn."""

from facilitation.contract import Scene
from facilitation.document import Cell, Chart, Column, Table
from modules.activities.clustering.rules import PARKED, TRAY, Board

COLUMNS = (Column("Nr.", 0.6, "right"), Column("Thema", 2), Column("Karte", 4))
SIZES = (Column("Thema", 4), Column("Karten", 1, "right"))


def table(scene: Scene) -> Table:
    """One row per card and place; an empty cluster has a row without a card."""
    board = Board(scene)
    rows: list[tuple[Cell, ...]] = []
    for number, cluster in enumerate(board.clusters, 1):
        inside = board.inside(cluster.id)
        rows += [(number, cluster.data["title"], board.cards[id].text) for id in inside]
        if not inside:
            rows.append((number, cluster.data["title"], None))
    for place, title in ((TRAY, "keinem Thema zugeordnet"), (PARKED, "im Themenspeicher")):
        rows += [(None, title, board.cards[id].text) for id in board.inside(place)]
    return Table("Themen und ihre Karten", COLUMNS, tuple(rows))


def charts(scene: Scene) -> tuple[Chart, ...]:
    """How many cards each cluster holds."""
    board = Board(scene)
    if not board.clusters:
        return ()
    rows = tuple((cluster.data["title"], len(board.inside(cluster.id))) for cluster in board.clusters)
    return (
        Chart(
            "bars",
            "Karten je Thema",
            Table("Karten je Thema", SIZES, rows),
            labels="Thema",
            series=("Karten",),
            unit="Karten",
            minimum=0,
        ),
    )
