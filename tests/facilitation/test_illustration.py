"""A chart stands beside the table of its figures, and no figure stands twice for it."""

from collections.abc import Sequence

from facilitation.document import Block, Chart, Column, Table
from facilitation.illustration import illustrate


def drawn(said: Sequence[Block], chart: Chart, *, weighed: bool = True) -> list[tuple[str, bool | None]]:
    """What stands where: the kind of block, and of a chart whether its table stands below it."""
    blocks = illustrate(said, (chart,), weighed=weighed)
    return [(type(one).__name__, one.tabled if isinstance(one, Chart) else None) for one in blocks]


def test_a_chart_stands_before_the_table_of_its_figures_or_brings_its_own() -> None:
    columns = (Column("Was"), Column("Punkte"))
    whole, other = Table("A", columns, (("Bus", 3), ("Fest", 1))), Table("B", columns, (("Bus", 4), ("Fest", 13)))
    chart = Chart("bars", "Bild", whole, labels="Was", series=("Punkte",))
    assert drawn((other, whole), chart) == [("Table", None), ("Chart", False), ("Table", None)]
    assert drawn((other,), chart) == [("Table", None), ("Chart", True)]
    assert drawn((other,), chart, weighed=False) == [("Table", None)]
    assert drawn((whole,), chart, weighed=False) == [("Table", None)]


def test_the_table_a_chart_brings_holds_what_it_shows() -> None:
    columns = (Column("Nr."), Column("Was"), Column("Punkte"), Column("Anteil"), Column("Hinweis"))
    table = Table("A", columns, ((1, "Bus", 3, 0.5, "gleichauf"),))
    (chart,) = illustrate((), (Chart("bars", "Bild", table, labels="Was", series=("Punkte",), marks="Hinweis"),), weighed=True)
    assert isinstance(chart, Chart)
    assert chart.table.rows == ((1, "Bus", 3, "gleichauf"),)
