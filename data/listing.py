"""Reads a list that somebody keeps as CSV or in a spreadsheet, as rows of texts under their headings."""

from io import BytesIO
from zipfile import ZipFile

import pandas as pd

from facilitation.errors import TooLarge, UnreadableList

LARGEST = 5_000_000
"""Bytes a list may have."""
UNPACKED = 50_000_000
"""Bytes a spreadsheet may have once it is unpacked."""
MOST = 10_000
"""Rows a list may have."""


def read_list(name: str, content: bytes) -> list[dict[str, str]]:
    """The rows of a .csv or .xlsx file, heading -> text. Raises TooLarge, UnreadableList."""
    if len(content) > LARGEST:
        raise TooLarge
    try:
        table = _spreadsheet(content) if name.lower().endswith(".xlsx") else _values(content)
    except TooLarge:
        raise
    except Exception as fault:
        raise UnreadableList from fault
    if len(table) > MOST:
        raise TooLarge
    table = table.fillna("").astype(str)
    return [{str(heading): str(text) for heading, text in row.items()} for row in table.to_dict("records")]


def _spreadsheet(content: bytes) -> pd.DataFrame:
    with ZipFile(BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > UNPACKED:
            raise TooLarge
    return pd.read_excel(BytesIO(content), dtype=str, engine="openpyxl", nrows=MOST + 1)


def _values(content: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(content), dtype=str, sep=None, engine="python", encoding=_encoding(content), nrows=MOST + 1)


def _encoding(content: bytes) -> str:
    """Spreadsheets of older offices write Windows' own letters."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
