"""A table as a CSV file as German spreadsheets read it: semicolons, decimal commas, UTF-8 with its mark at the beginning."""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from facilitation.text import clean

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
"""What a spreadsheet takes for the beginning of a formula."""
_UNFIT = re.compile(r"[^\w.-]+")
_NAME_MOST = 60


def write(table: pd.DataFrame) -> bytes:
    """The bytes of the file. Text that looks like a formula stands behind an apostrophe; numbers stay numbers."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(str(heading)) for heading in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.itertuples(index=False, name=None))
    return file.getvalue().encode("utf-8-sig")


def pack(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """A zip archive with a file for each table, numbered so that they stay in order."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        for number, (name, table) in enumerate(tables.items(), 1):
            plain = _UNFIT.sub("_", clean(name)).strip("_.")[:_NAME_MOST].rstrip("_.")
            files.writestr(f"{number:02d}_{plain}.csv", write(table))
    return archive.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, str):
        text = clean(value)
        return f"'{text}" if _FORMULA.match(text) else text
    if pd.isna(value):
        return ""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value).replace(".", ",")
