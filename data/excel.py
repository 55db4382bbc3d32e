"""Tables as an Excel workbook. Whatever people typed stays text: no cell becomes a formula, a link or a number."""

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from facilitation.text import clean

MOST_CHARACTERS = 32_767
"""What a cell of Excel can hold."""
NARROWEST, WIDEST = 8, 60
_NAME_UNITS = 31
_MEASURED = 500
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t]+")
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def write(tables: Mapping[str, pd.DataFrame], *, title: str, author: str = "") -> bytes:
    """The bytes of an .xlsx file with a sheet for each table, named after it as far as Excel allows.

    Header rows stand still, columns are as wide as their text; text is cut at what a cell can hold.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _SAFE) as book:
        book.set_properties({"title": clean(title), "author": clean(author)})
        styles = _Styles(book)
        for name, table in zip(sheet_names(tables), tables.values(), strict=True):
            _fill(book.add_worksheet(name), table, styles)
    return file.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Names Excel takes: at most 31 characters, no brackets, slashes, colons or wildcards, each name only once."""
    found: list[str] = []
    for name in names:
        plain = " ".join(_FORBIDDEN.sub(" ", clean(name)).split()).strip("' ") or "Tabelle"
        taken = {one.casefold() for one in found}
        fitting = (_cut(plain, ending) for ending in _endings())
        found.append(next(one for one in fitting if one.casefold() not in taken))
    return found


def _endings() -> Iterable[str]:
    yield ""
    number = 2
    while True:
        yield f" ({number})"
        number += 1


def _cut(name: str, ending: str) -> str:
    """The name with its ending, in as many UTF-16 units as Excel counts."""
    room = 2 * (_NAME_UNITS - len(ending))
    return name.encode("utf-16-le")[:room].decode("utf-16-le", "ignore").strip("' ") + ending


class _Styles:
    """How cells look. Text carries the mark that keeps it text when somebody edits it in Excel."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.header: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#E8EEF1", **top})
        self.text: Format = book.add_format({"text_wrap": True, "num_format": "@", "quote_prefix": True, **top})
        self.number: Format = book.add_format(top)
        self.figure: Format = book.add_format({"num_format": "0.00", **top})
        self.date: Format = book.add_format({"num_format": "dd.mm.yyyy", "align": "left", **top})


def _fill(sheet: Worksheet, table: pd.DataFrame, styles: _Styles) -> None:
    for column, heading in enumerate(table.columns):
        sheet.write_string(0, column, _fit(str(heading)), styles.header)
        sheet.set_column(column, column, _width(str(heading), table.iloc[:_MEASURED, column]))
    for number, row in enumerate(table.itertuples(index=False, name=None), 1):
        for column, value in enumerate(row):
            _put(sheet, number, column, value, styles)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if len(table.columns) and len(table):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _put(sheet: Worksheet, row: int, column: int, value: Any, styles: _Styles) -> None:
    if isinstance(value, str):
        if text := _fit(value):
            sheet.write_string(row, column, text, styles.text)
    elif pd.isna(value):
        return
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles.date)
    else:
        sheet.write_number(row, column, value, styles.number if isinstance(value, int) else styles.figure)


def _fit(text: str) -> str:
    """The text without what no file may hold, in as many UTF-16 units as a cell takes; an ellipsis says what is missing."""
    text = clean(text)
    units = text.encode("utf-16-le") if len(text) > MOST_CHARACTERS // 2 else b""
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _width(heading: str, cells: "pd.Series[Any]") -> float:
    """Wide enough for nine cells of ten, and for the longest word of the heading."""
    lengths = sorted(max(map(len, str(cell).splitlines()), default=0) for cell in cells if not pd.isna(cell))
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return min(WIDEST, max(NARROWEST, usual + 2, *(len(word) + 3 for word in heading.split())))
