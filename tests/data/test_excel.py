"""Workbooks, opened again: every cell is what it was, and none of them acts."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from data import excel
from facilitation.text import clean

HOSTILE = [
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://example.org")',
    "+1",
    "-1",
    "-2+3",
    "@x",
    "@SUM(1+1)",
    "\t=1+1",
    "'=1",
    "{=1}",
    "http://example.org",
    "mailto:a@example.org",
    "1.5",
    "1E5",
    "01",
    "2026-11-21",
    "TRUE",
    "#NAME?",
    "_x0041_",
    "<b>&amp;</b>",
    "الجيران يساعدون",
    "👩‍👩‍👧 Familie",
    "zwei\nZeilen",
]


def table(*cells: Any) -> pd.DataFrame:
    return pd.DataFrame([[cell] for cell in cells], columns=["Spalte"], dtype=object)


def opened(*tables: pd.DataFrame, names: list[str] | None = None) -> Workbook:
    named = dict(zip(names or [f"Blatt {n}" for n in range(len(tables))], tables, strict=True))
    return openpyxl.load_workbook(BytesIO(excel.write(named, title="Ergebnis")))


def cells(book: Workbook) -> list[tuple[Any, str]]:
    """Value and type of each cell below the header."""
    return [(row[0].value, row[0].data_type) for row in book.worksheets[0].iter_rows(min_row=2)]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_type_stays_text(text: str) -> None:
    written = excel.write({"Blatt": table(text)}, title="Ergebnis")
    assert cells(openpyxl.load_workbook(BytesIO(written))) == [(text, "s")]
    with ZipFile(BytesIO(written)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<f\b|<hyperlink\b", sheet) == []


def test_text_stays_text_when_somebody_edits_it() -> None:
    book = opened(table("=1+1"))
    assert book.worksheets[0]["A2"].quotePrefix
    assert book.worksheets[0]["A2"].number_format == "@"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_any_text_comes_back_as_it_is_kept(texts: list[str]) -> None:
    book = opened(table(*texts, "Ende"))
    assert [value or "" for value, _ in cells(book)] == [*map(clean, texts), "Ende"]


def test_control_characters_are_left_out() -> None:
    assert cells(opened(table("a\x00b\x07c\x1fd\ufffee"))) == [("abcde", "s")]


def test_forty_thousand_characters_are_cut_at_what_a_cell_holds() -> None:
    ((value, _),) = cells(opened(table("x" * 40_000)))
    assert value == "x" * 32_766 + "…"


def test_emoji_count_twice_as_excel_counts_them() -> None:
    ((value, _),) = cells(opened(table("👋" * 20_000)))
    assert value == "👋" * 16_383 + "…"


def test_numbers_are_numbers_dates_are_dates_and_nothing_is_empty() -> None:
    book = opened(table(3, 2.9375, -1, date(2026, 11, 21), None, "", "3"))
    column = [(cell.value, cell.is_date) for (cell,) in book.worksheets[0].iter_rows(min_row=2)]
    assert [(value.date() if is_date else value) for value, is_date in column] == [
        *(3, 2.9375, -1, date(2026, 11, 21), None, None, "3")
    ]
    assert book.worksheets[0]["A5"].number_format == "dd.mm.yyyy"


def test_the_header_stands_still_and_columns_are_as_wide_as_their_text() -> None:
    words = pd.DataFrame([["kurz", "x" * 30, "y" * 500]], columns=["A", "Mittel", "Lang"], dtype=object)
    sheet = opened(words).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:C2", "$1:$1")
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert [round(width) for width in widths] == [9, 33, 61]


def test_a_table_without_rows_still_says_what_would_stand_there() -> None:
    empty = pd.DataFrame([], columns=["Thema", "Wer"], dtype=object)
    assert [cell.value for cell in opened(empty).worksheets[0][1]] == ["Thema", "Wer"]


@pytest.mark.parametrize(
    ("names", "sheets"),
    [
        (["1 Wer ist da? Wer fehlt?"], ["1 Wer ist da Wer fehlt"]),
        (["a/b:c*[d]\\e"], ["a b c d e"]),
        (["'Zitat'"], ["Zitat"]),
        (["", "  ", "???"], ["Tabelle", "Tabelle (2)", "Tabelle (3)"]),
        (["Straße", "STRASSE", "straße"], ["Straße", "STRASSE (2)", "straße (3)"]),
        (
            ["9 Grundstücksverkehrsgenehmigungen im Landkreis"] * 2,
            ["9 Grundstücksverkehrsgenehmigun", "9 Grundstücksverkehrsgenehm (2)"],
        ),
        (["👋" * 20], ["👋" * 15]),
        (["a\x00\nb"], ["a b"]),
    ],
)
def test_sheets_have_names_excel_takes(names: list[str], sheets: list[str]) -> None:
    assert excel.sheet_names(names) == sheets


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=50), min_size=1, max_size=6))
def test_any_title_makes_a_sheet(names: list[str]) -> None:
    sheets = excel.sheet_names(names)
    assert openpyxl.load_workbook(BytesIO(excel.write(dict.fromkeys(sheets, table()), title=""))).sheetnames == sheets
    assert len({sheet.casefold() for sheet in sheets}) == len(names)
    assert [
        sheet for sheet in sheets if not 0 < len(sheet.encode("utf-16-le")) <= 62 or re.search(r"[\[\]:*?/\\]", sheet)
    ] == []
