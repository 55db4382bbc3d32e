"""CSV files, read again as a German spreadsheet reads them."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.csv import pack, write

MARK = b"\xef\xbb\xbf"


def table(*cells: Any) -> pd.DataFrame:
    return pd.DataFrame([[cell] for cell in cells], columns=["Spalte"], dtype=object)


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(MARK)
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_file_is_what_german_spreadsheets_expect() -> None:
    rows = pd.DataFrame([["Straße; Platz", 3, 2.5, date(2027, 1, 5), None]], columns=list("abcde"), dtype=object)
    assert write(rows) == MARK + 'a;b;c;d;e\r\n"Straße; Platz";3;2,5;05.01.2027;\r\n'.encode()


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", " =1", "\n=1", "\t=1", "＝1+1", "-2+3+cmd|' /C calc'!A0", "=cmd|'/c calc'!A1", "-"]
)
def test_what_looks_like_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    assert read(write(table(text))) == [["Spalte"], [f"'{text}"]]


@pytest.mark.parametrize("text", ["3 = drei", "a-b", "1+1", "E-Mail@Amt", "'zitiert'", "–1", "الجيران", '„"“;', "zwei\nZeilen"])
def test_all_other_text_stays_as_it_is(text: str) -> None:
    assert read(write(table(text))) == [["Spalte"], [text]]


def test_numbers_may_be_negative() -> None:
    assert read(write(table(-1, -0.25))) == [["Spalte"], ["-1"], ["-0,25"]]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_no_cell_of_any_text_begins_a_formula(texts: list[str]) -> None:
    rows = read(write(table(*texts)))[1:]
    cells = [row[0] if row else "" for row in rows]
    assert len(cells) == len(texts)
    assert [cell for cell in cells if cell.strip()[:1] in tuple("=+-@") and cell.strip()] == []


def test_an_archive_keeps_order_and_has_names_every_system_takes() -> None:
    tables = {"Überblick": table("a"), "1 Wer ist da? Wer/fehlt: alle": table("b"), "../../etc": table("c"), "👋": table("d")}
    with ZipFile(BytesIO(pack(tables))) as files:
        assert files.namelist() == ["01_Überblick.csv", "02_1_Wer_ist_da_Wer_fehlt_alle.csv", "03_etc.csv", "04_.csv"]
        assert read(files.read("04_.csv")) == [["Spalte"], ["d"]]
