"""Where the charts of a step stand in the minutes, each beside the table of its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitation.document import NUMBERS, Block, Chart, Table

_NO_MARKS = str.maketrans(dict.fromkeys(";:", " "))


def illustrate(said: Sequence[Block], charts: Sequence[Chart], *, weighed: bool) -> list[Block]:
    """Every chart before the table that has its figures; where something was weighed, the others with their own behind all.

    Bars that only count cards are left to the table: the number is no weight.
    """
    blocks: list[Block] = list(said)
    for chart in charts:
        place = next((at for at, one in enumerate(blocks) if isinstance(one, Table) and _covers(one, chart)), None)
        if place is not None and (weighed or chart.form != "bars"):
            blocks.insert(place, replace(chart, tabled=False))
        elif place is None and weighed:
            blocks.append(_narrow(chart))
    return blocks


def _narrow(chart: Chart) -> Chart:
    """The chart with a table of what it shows, and the numbers of its rows."""
    headers = [column.header for column in chart.table.columns]
    shown = {chart.labels, *chart.series, chart.marks, chart.aside, chart.size, *NUMBERS}
    kept = [place for place, header in enumerate(headers) if header in shown]
    columns = tuple(chart.table.columns[place] for place in kept)
    rows = tuple(tuple(row[place] for place in kept) for row in chart.table.rows)
    return replace(chart, table=replace(chart.table, columns=columns, rows=rows), compared=())


def _covers(table: Table, chart: Chart) -> bool:
    """Whether every row of the chart stands in the table with the same figures."""
    rows = [_told(column.write(cell) for column, cell in zip(table.columns, row, strict=True)) for row in table.rows]
    names = (chart.labels, *chart.series)
    wanted = zip(*([chart.table.column(name).write(cell) for cell in chart.table.cells(name)] for name in names), strict=True)
    return all(any(all(_told([word]) in row for word in words) for row in rows) for words in wanted)


def _told(words: Iterable[str]) -> str:
    """Cells as one text in which whole words can be looked up."""
    return f" {' '.join(' '.join(words).translate(_NO_MARKS).split())} "
