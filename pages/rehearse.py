"""Workshops played from files: `probelauf` for any scenario, `demo` for the one that ships with the app."""

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.schema import migrate
from data.store import SqlStore
from facilitation import releases
from facilitation.harvest import SCHEMA
from facilitation.house import House
from facilitation.rehearsal import PLAYER, ergebnis, play, read_scenario
from facilitation.workshop import Process, Workshop
from pages import reception, takeaway

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DEMO = EXAMPLES / "musterstadt.json"
BROKEN = 2


def play_file(scenario: Path, out: Path, database: str | None = None) -> int:
    """Play a scenario and write its files into `out`; 2 with a line per fault on stderr, and then nothing is written."""
    given, problem = _read(scenario)
    if problem:
        print(f"{scenario.name}: {problem}", file=sys.stderr)
        return BROKEN
    with tempfile.TemporaryDirectory() as folder:
        address = database or f"sqlite:///{folder}/probelauf.sqlite3"
        migrate(address)
        store = SqlStore(address, reception.signal().publish)
        house = replace(reception.house(), store=store)
        try:
            faults = read_scenario(house, given)
            if faults:
                print("\n".join(f"{scenario.name}: {fault.line()}" for fault in faults), file=sys.stderr)
                return BROKEN
            write_files(house, play(house, given), out, process="workshops" in given)
        finally:
            store.close()
    return 0


def write_files(house: House, workshops: Sequence[str], out: Path, *, process: bool) -> None:
    """`protokoll.docx`, `ergebnis.xlsx`, `transfer.json` and `ergebnis.json` of each workshop.

    Those of a process lie in numbered folders, with one result over all.
    """
    out.mkdir(parents=True, exist_ok=True)
    results = [ergebnis(house, workshop_id) for workshop_id in workshops]
    for number, (workshop_id, result) in enumerate(zip(workshops, results, strict=True), 1):
        folder = out / str(number) if process else out
        folder.mkdir(exist_ok=True)
        (folder / "protokoll.docx").write_bytes(takeaway.minutes_as_word(house, workshop_id))
        (folder / "ergebnis.xlsx").write_bytes(takeaway.results_as_workbook(house, workshop_id))
        (folder / "transfer.json").write_bytes(takeaway.transfer_as_data(house, workshop_id))
        (folder / "ergebnis.json").write_bytes(takeaway.to_json(result))
    if process:
        whole = {"$schema": SCHEMA, "process": _process(house, workshops[0]), "workshops": results}
        (out / "ergebnis.json").write_bytes(takeaway.to_json(whole))


def play_demo() -> int:
    """Put the process "Musterstadt" with its three workshops into the database of this house, once."""
    migrate(reception.settings().database)
    house = reception.house()
    given, _ = _read(DEMO)
    title = given["process"]["title"]
    with house.store.read() as ledger:
        known = ledger.find(Process, title=title)
    if known is not None:
        print(f"Der Beispielprozess „{title}“ ist schon angelegt.")
        return 0
    print(f"Der Beispielprozess „{title}“ wird angelegt …", flush=True)
    for workshop_id in play(house, given):
        releases.release(house, PLAYER, workshop_id)
    print("Fertig: drei Workshops, jeder mit Protokoll. Anzusehen nach der Anmeldung mit make run.")
    return 0


def _read(path: Path) -> tuple[Any, str]:
    """What the file says, or in one sentence why it cannot be read."""
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig")), ""
    except OSError as fault:
        return None, f"Die Datei lässt sich nicht lesen ({fault.strerror})."
    except UnicodeDecodeError:
        return None, "Die Datei ist nicht in UTF-8 geschrieben."
    except json.JSONDecodeError as fault:
        return None, f"Zeile {fault.lineno}, Zeichen {fault.colno}: das ist kein gültiges JSON."
    except RecursionError:
        return None, "Die Datei ist zu tief verschachtelt."


def _process(house: House, workshop_id: str) -> dict[str, Any]:
    with house.store.read() as ledger:
        process = ledger.get(Process, ledger.get(Workshop, workshop_id).process_id)
    return {"title": process.title, "municipality": process.municipality}
