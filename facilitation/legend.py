"""What is said about a chart wherever it is drawn: on paper and on the screen alike."""

from collections.abc import Sequence

from facilitation.document import Chart

MOST = 20
"""Rows a chart can show legibly; longer ones show the first, and say so."""


def is_drawable(chart: Chart) -> bool:
    """Whether there is anything to see: a row with a figure that is not nothing, or one that takes time."""
    if chart.form == "gantt":
        return bool(_candidates(chart))
    return any(value for header in chart.series for value in chart.table.cells(header))


def drawn_rows(chart: Chart) -> Sequence[int]:
    """The places of the rows that are drawn; of a plan of times those that take time."""
    return _candidates(chart)[:MOST]


def explain(chart: Chart) -> str:
    """What has to be known to read it."""
    said, candidates = [], _candidates(chart)
    if chart.reading:
        said.append(chart.reading)
    if chart.threshold is not None and chart.threshold_name:
        written = chart.table.column(chart.series[0]).write(chart.threshold)
        said.append(f"Schwelle: {written} ({chart.threshold_name}).")
    if chart.form == "scatter":
        said.append("Die Zahlen an den Punkten sind die Nummern in der Tabelle.")
        if chart.marks and any(chart.table.cells(chart.marks)):
            said.append(f"Raute: {chart.marks}.")
    if chart.form == "gantt" and len(candidates) < len(chart.table.rows):
        said.append("Meilensteine stehen in der Tabelle.")
    if len(candidates) > MOST:
        said.append(f"Gezeigt sind die ersten {MOST} von {len(candidates)}.")
    return " ".join(said)


def _candidates(chart: Chart) -> Sequence[int]:
    rows = range(len(chart.table.rows))
    if chart.form != "gantt":
        return rows
    begins, ends = (chart.table.cells(header) for header in chart.series)
    return [row for row in rows if begins[row] and ends[row] and str(begins[row]) < str(ends[row])]
