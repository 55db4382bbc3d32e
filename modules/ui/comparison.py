"""The same asked on several evenings, laid over each other."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from facilitation.document import Cell, Chart, Table


def compare(evenings: Sequence[tuple[str, Chart]]) -> Chart | None:
    """Charts of one kind from several evenings, each under its name, as one; None where they cannot be laid over each other."""
    charts = [chart for _, chart in evenings]
    last = charts[-1]
    headers = last.compared or last.series
    alike = all((one.form, one.labels, one.compared or one.series) == (last.form, last.labels, headers) for one in charts)
    if not alike or last.form not in ("columns", "bars", "radar"):
        return None
    columns = [last.table.column(last.labels)]
    rows: dict[Cell, list[Cell]] = {name: [] for name in chain.from_iterable(_in_order(charts))}
    for header in headers:
        for evening, chart in evenings:
            columns.append(replace(chart.table.column(header), header=evening if len(headers) == 1 else f"{header}, {evening}"))
            given = dict(zip(chart.table.cells(chart.labels), chart.table.cells(header), strict=True))
            for name, cells in rows.items():
                cells.append(given.get(name))
    table = Table(f"{last.title} im Vergleich", tuple(columns), tuple((name, *cells) for name, cells in rows.items()))
    return replace(
        last,
        title=table.caption,
        table=table,
        series=tuple(column.header for column in columns[1:]),
        unit=headers[0] if last.compared else last.unit,
        marks="",
        aside="",
        compared=(),
    )


def _in_order(charts: Sequence[Chart]) -> list[tuple[Cell, ...]]:
    """The names of the last evening first, then what only earlier ones had."""
    return [chart.table.cells(chart.labels) for chart in reversed(charts)]
