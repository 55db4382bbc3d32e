"""Every kind of Word file: whole, with ids of its own, readable by everybody, the workbooks of its charts without formulas."""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from data import pdf, word
from facilitation import desk
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.variants import VARIANT_NAMES, Variant
from facilitation.workshop import Step
from pages import takeaway
from tests.builders import FACILITATOR, build_workshop, new_id, seat_people
from tests.data.word.accessibility import find_barriers
from tests.modules.scenes import EXAMPLES, build_slate, play_example

Made = tuple[str, bytes]


def empty() -> tuple[House, str]:
    """A workshop as it stands once it is planned."""
    house = build_slate()
    return house, build_workshop(house, format="bestandsaufnahme").id


def running() -> tuple[House, str]:
    """A workshop in its third step, with cards nobody else has seen."""
    house, id = empty()
    guests = seat_people(house, id, 3)
    with house.store.read() as ledger:
        steps = {step.key: step.id for step in ledger.all(Step, workshop_id=id)}
    for key, data in (("welcome", None), ("cooperation", {"value": 4}), ("strengths", {"text": "Das Sprachcafé"})):
        desk.open_step(house, FACILITATOR, steps[key])
        for guest in guests if data else ():
            desk.submit(house, guest, id=new_id(), step=key, data=data)
        if key != "strengths":
            desk.close_step(house, FACILITATOR, steps[key])
            desk.reveal_step(house, FACILITATOR, steps[key])
    return house, id


@cache
def minutes_of(path: Path) -> tuple[Made, ...]:
    house, played = play_example(path)
    return tuple((f"{path.stem} {place}", takeaway.minutes_as_word(house, id)) for place, id in enumerate(played, 1))


def variants_of(path: Path) -> Iterator[Made]:
    house, played = play_example(path)
    for variant in (Variant.COUNCIL, Variant.PUBLIC):
        yield f"{path.stem}, {VARIANT_NAMES[variant]}", word.write(minutes(house, played[-1], variant))


def sheet_of(path: Path) -> Iterator[Made]:
    house, played = play_example(path)
    yield f"{path.stem}, Steckbrief", takeaway.transfer_as_word(house, played[-1])


def both_of(build: Callable[[], tuple[House, str]]) -> Iterator[Made]:
    house, id = build()
    yield f"{build.__name__}, Protokoll", takeaway.minutes_as_word(house, id)
    yield f"{build.__name__}, Steckbrief", takeaway.transfer_as_word(house, id)


SHORT = [path for path in EXAMPLES if path.stem in ("bergkamen", "sonneberg", "zielscheibe_leipzig")]
FILES = [
    *(pytest.param(lambda path=path: minutes_of(path), id=path.stem) for path in EXAMPLES),
    *(
        pytest.param(lambda path=path: sheet_of(path), id=f"{path.stem}, Steckbrief")
        for path in EXAMPLES
        if len(path.stem) < 12
    ),
    *(pytest.param(lambda path=path: variants_of(path), id=f"{path.stem}, kürzer") for path in SHORT),
    *(pytest.param(lambda build=build: both_of(build), id=build.__name__) for build in (empty, running)),
]


@pytest.mark.parametrize("write", FILES)
def test_a_file_is_whole_and_everybody_can_read_it(write: Callable[[], Iterable[Made]]) -> None:
    files = list(write())
    assert {name: broken(file) for name, file in files} == {name: [] for name, _ in files}
    assert {name: find_barriers(file) for name, file in files} == {name: [] for name, _ in files}
    assert {name: unreadable(file) for name, file in files} == {name: [] for name, _ in files}


def broken(file: bytes) -> list[tuple[str, str]]:
    """What Word would have to repair."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "file.docx"
        place.write_bytes(file)
        return [(error.part_uri, error.description) for error in OpenXmlValidator().validate(place).errors]


def workbooks(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")}


def unreadable(file: bytes) -> list[str]:
    """The workbooks behind charts in which a cell is empty of words or counts by itself."""
    found = []
    for name, workbook in workbooks(file).items():
        cells = [cell for sheet in load_workbook(io.BytesIO(workbook)) for row in sheet for cell in row]
        if not cells or any(cell.data_type == "f" or cell.hyperlink for cell in cells):
            found.append(name)
    return found


def test_the_files_hold_charts_of_many_kinds_to_look_at() -> None:
    made = [file for path in EXAMPLES if path.stem == "prozess_sonneberg" for _, file in minutes_of(path)]
    assert [len(workbooks(file)) > 3 for file in made] == [True, True, True]


def test_a_workbook_that_counts_by_itself_would_be_seen() -> None:
    counting, written = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(counting) as book:
        book.add_worksheet().write_formula(0, 0, "=1+1")
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/embeddings/one.xlsx", counting.getvalue())
    assert unreadable(written.getvalue()) == ["word/embeddings/one.xlsx"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_office_opens_one_of_them_and_converts_it() -> None:
    house, id = running()
    assert pdf.convert(takeaway.minutes_as_word(house, id)).startswith(b"%PDF-")
