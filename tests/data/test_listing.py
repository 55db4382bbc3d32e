from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
import pytest

from data.listing import LARGEST, MOST, UNPACKED, read_list
from facilitation.errors import TooLarge, UnreadableList

ROWS = [{"Titel": "Café für Mütter", "Kurzfassung": "=1+1"}, {"Titel": "007", "Kurzfassung": ""}]


@pytest.mark.parametrize(
    "content",
    [
        "Titel;Kurzfassung\nCafé für Mütter;=1+1\n007;\n".encode(),
        "Titel;Kurzfassung\nCafé für Mütter;=1+1\n007;\n".encode("cp1252"),
        b"\xef\xbb\xbf" + "Titel,Kurzfassung\r\nCafé für Mütter,=1+1\r\n007,\r\n".encode(),
        "Titel\tKurzfassung\nCafé für Mütter\t=1+1\n007\t\n".encode(),
    ],
    ids=["utf-8", "windows", "excel", "tabs"],
)
def test_values_are_read_as_texts_however_the_office_wrote_them(content: bytes) -> None:
    assert read_list("liste.csv", content) == ROWS


def test_a_spreadsheet_is_read_as_texts() -> None:
    file = BytesIO()
    table = pd.DataFrame(ROWS)
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs={"options": {"strings_to_formulas": False}}) as writer:
        table.to_excel(writer, index=False)
    assert read_list("Liste.XLSX", file.getvalue()) == ROWS


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"PK\x03\x04 not a zip"), ("a.xlsx", b""), ("a.csv", b"")])
def test_what_is_no_list_gets_a_sentence(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableList):
        read_list(name, content)


def test_lists_that_are_too_large_are_refused_before_they_are_unpacked() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * (UNPACKED + 1))
    with pytest.raises(TooLarge):
        read_list("bombe.xlsx", bomb.getvalue())
    with pytest.raises(TooLarge):
        read_list("liste.csv", b"x" * (LARGEST + 1))
    with pytest.raises(TooLarge):
        read_list("liste.csv", b"Titel;Kurzfassung\n" + b"a;b\n" * (MOST + 1))
