"""What `probelauf` leaves behind: files that open, and nothing at all where the scenario has a fault."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from pages.rehearse import play_file
from tests.modules.test_schema import faults

FILES = {"protokoll.docx", "ergebnis.json", "ergebnis.xlsx", "transfer.json"}


def evening(title: str, day: str, *cards: str) -> dict[str, Any]:
    return {
        "workshop": {"title": title, "municipality": "Musterstadt", "date": day, "format": "bestandsaufnahme"},
        "participants": [{"id": "p1", "actor_group": "Verwaltung"}],
        "steps": {"strengths": [{"by": "p1", "text": text} for text in cards]},
    }


def play(folder: Path, scenario: Any) -> tuple[int, Path]:
    file, out = folder / "szenario.json", folder / "out"
    file.write_text(json.dumps(scenario), encoding="utf-8")
    return play_file(file, out), out


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_workshop_leaves_minutes_workbook_and_data(tmp_path: Path) -> None:
    code, out = play(tmp_path, evening("Abend", "2026-11-21", "=1+1", "Vereine helfen"))
    assert (code, names(out)) == (0, FILES)
    book = openpyxl.load_workbook(BytesIO((out / "ergebnis.xlsx").read_bytes()))
    (sheet,) = [sheet for sheet in book if sheet.title.endswith("Was läuft gut")]
    assert {(cell.value, cell.data_type) for cell in sheet["A"][1:]} == {("=1+1", "s"), ("Vereine helfen", "s")}
    assert docx.Document(str(out / "protokoll.docx")).core_properties.title == "Ergebnisprotokoll: Abend"
    told = json.loads((out / "ergebnis.json").read_text(encoding="utf-8"))
    assert {card["text"] for card in told["steps"]["strengths"]["result"]["cards"]} == {"=1+1", "Vereine helfen"}
    assert faults(told) == []


def test_a_process_leaves_a_folder_for_each_workshop_and_one_result_over_all(tmp_path: Path) -> None:
    evenings = [evening("Erster Abend", "2026-11-21", "Vereine helfen"), evening("Zweiter Abend", "2027-02-06")]
    code, out = play(tmp_path, {"process": {"title": "Gemeinsam"}, "workshops": evenings})
    assert (code, names(out), names(out / "1"), names(out / "2")) == (0, {"1", "2", "ergebnis.json"}, FILES, FILES)
    whole = json.loads((out / "ergebnis.json").read_text(encoding="utf-8"))
    assert whole["process"] == {"title": "Gemeinsam", "municipality": "Musterstadt"}
    assert whole["workshops"] == [json.loads((out / number / "ergebnis.json").read_text(encoding="utf-8")) for number in "12"]
    assert faults(whole) == []


def test_a_fault_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = play(tmp_path, evening("Abend", "2026-11-21", ""))
    assert (code, out.exists()) == (2, False)
    assert capsys.readouterr().err.startswith("szenario.json: ")
