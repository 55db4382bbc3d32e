"""The result of a step as one pandas DataFrame: what screens draw from and spreadsheets are written from."""

from collections.abc import Sequence
from typing import Any

import pandas

from facilitation.contract import Activity, Scene
from facilitation.document import Cell, Column, Table


def result(activity: Activity, scene: Scene) -> pandas.DataFrame | None:
    """What came out of a step, unrounded; None where its activity has nothing tabular to say, such as a talk."""
    table = activity.table(scene)
    return None if table is None else frame(table)


def frame(table: Table) -> pandas.DataFrame:
    """The table with a column for each header, in order.

    Whole numbers stay whole beside gaps (Int64), other numbers are Float64, dates datetime64, everything else is text (string).
    """
    columns = {column.header: _series(column, table.cells(column.header)) for column in table.columns}
    return pandas.DataFrame(columns, columns=list(columns))


def _series(column: Column, cells: Sequence[Cell]) -> pandas.Series:
    if column.measure == "date":
        days = [str(cell) if cell is not None else None for cell in cells]
        return pandas.to_datetime(pandas.Series(days, dtype="string"), format="ISO8601")
    values: list[Any] = list(cells)
    return pandas.Series(values, dtype=_dtype(column, cells))


def _dtype(column: Column, cells: Sequence[Cell]) -> Any:
    given = [cell for cell in cells if cell is not None]
    if any(isinstance(cell, str) for cell in given):
        return "object" if any(not isinstance(cell, str) for cell in given) else "string"
    if column.measure == "share" or any(isinstance(cell, float) for cell in given):
        return "Float64"
    return "Int64" if given else "string" if column.align == "left" else "Float64"
