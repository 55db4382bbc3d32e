"""Choosing what Word files are written on, and what happens when that fails."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitation import letterheads, planning
from facilitation.document import Document, Text
from facilitation.errors import Empty, Missing, NotAllowed, Unknown
from facilitation.house import House
from facilitation.letterhead import Letterhead, Reading, Report
from facilitation.letterheads import BUILT_IN, STANDARD
from facilitation.roles import Facilitator, Guest, Projector, Stranger, Who
from facilitation.workshop import Process
from tests.builders import FACILITATOR, START, build_house, build_process

ADMIN = Facilitator("verwaltung", "Verwaltung", admin=True)
REPORT = Report((("Seite", "A4 hoch"),), (("Titel", "ergänzt"),), ("Makros",), ("Zu blass.",))
DOCUMENT = Document("Protokoll", (Text("a"),))


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose Word files say what they were written on, and which cannot write on b"kaputt"."""

    def write_word(document: Document, colour: str, letterhead: bytes | None) -> bytes:
        if letterhead == b"kaputt":
            raise ValueError("no such style")
        return f"{document.title} {colour} ".encode() + (letterhead or b"eingebaut")

    return replace(build_house(tmp_path / "koffer.sqlite3"), write_word=write_word)


def keep(house: House, content: bytes, name: str = "Amt") -> Letterhead:
    return letterheads.take_in(house, ADMIN, Reading(content, REPORT), name=name)


def kept(house: House) -> dict[bytes, Letterhead]:
    with house.store.read() as ledger:
        return {one.content: one for one in ledger.all(Letterhead)}


def written(house: House, process: Process) -> str:
    with house.store.read() as ledger:
        process = ledger.get(Process, process.id)
    return letterheads.write(house, DOCUMENT, process).decode()


def test_a_letterhead_is_kept_with_its_report(house: House) -> None:
    given = keep(house, b"amt", " Amt ")
    assert kept(house)[b"amt"] == given
    assert (given.name, given.by, given.at, given.standard, given.fault) == ("Amt", "Verwaltung", START, True, "")
    assert Report.from_dict(given.report) == REPORT


def test_the_first_is_the_standard_until_another_is_made_one(house: House) -> None:
    amt, rat = keep(house, b"amt"), keep(house, b"rat")
    process = build_process(house)
    assert written(house, process) == "Protokoll #14607a amt"
    letterheads.make_standard(house, ADMIN, rat.id)
    assert written(house, process) == "Protokoll #14607a rat"
    letterheads.make_standard(house, ADMIN, BUILT_IN)
    assert written(house, process) == "Protokoll #14607a eingebaut"
    letterheads.make_standard(house, ADMIN, amt.id)
    assert {content: one.standard for content, one in kept(house).items()} == {b"amt": True, b"rat": False}


def test_a_process_may_choose_another_one_or_none(house: House) -> None:
    keep(house, b"amt")
    rat, process = keep(house, b"rat"), build_process(house)
    for chosen, expected in ((rat.id, "rat"), (BUILT_IN, "eingebaut"), (STANDARD, "amt")):
        planning.change_process(house, FACILITATOR, process.id, letterhead=chosen)
        assert written(house, process) == f"Protokoll #14607a {expected}"


def test_a_process_chooses_only_what_there_is(house: House) -> None:
    process = build_process(house)
    with pytest.raises(Missing):
        planning.change_process(house, FACILITATOR, process.id, letterhead="gibt es nicht")


def test_what_is_removed_leaves_the_standard_to_those_who_chose_it(house: House) -> None:
    keep(house, b"amt")
    rat, process = keep(house, b"rat"), build_process(house)
    planning.change_process(house, FACILITATOR, process.id, letterhead=rat.id)
    letterheads.remove(house, ADMIN, rat.id)
    assert (written(house, process), list(kept(house))) == ("Protokoll #14607a amt", [b"amt"])


def test_a_letterhead_that_fails_gives_way_and_bears_the_reference(house: House, caplog: pytest.LogCaptureFixture) -> None:
    broken, process = keep(house, b"kaputt"), build_process(house)
    with caplog.at_level(logging.ERROR, "koffer"):
        assert written(house, process) == "Protokoll #14607a eingebaut"
    fault = kept(house)[b"kaputt"].fault
    assert [record.getMessage() for record in caplog.records] == [f"letterhead {broken.id}: fault {fault}"]
    assert caplog.records[0].exc_info is not None
    assert len(fault) == 6


def test_a_letterhead_that_works_again_bears_no_fault(house: House) -> None:
    given, process = keep(house, b"amt"), build_process(house)
    with house.store.register() as ledger:
        ledger.put(replace(given, fault="a1b2c3"))
    assert written(house, process) == "Protokoll #14607a amt"
    assert kept(house)[b"amt"] == given


def test_a_letterhead_has_a_name(house: House) -> None:
    with pytest.raises(Empty):
        keep(house, b"amt", "  ")


def test_it_can_be_tried_out(house: House) -> None:
    given = keep(house, b"amt")
    for chosen, expected in ((given.id, "amt"), (BUILT_IN, "eingebaut")):
        assert letterheads.try_out(house, ADMIN, chosen).decode().endswith(f" {expected}")
    with pytest.raises(Missing):
        letterheads.try_out(house, ADMIN, "gibt es nicht")


VERBS: dict[str, Callable[[House, Who], Any]] = {
    "take_in": lambda house, who: letterheads.take_in(house, who, Reading(b"x", REPORT), name="x"),
    "make_standard": lambda house, who: letterheads.make_standard(house, who, BUILT_IN),
    "remove": lambda house, who: letterheads.remove(house, who, next(iter(kept(house).values())).id),
    "try_out": lambda house, who: letterheads.try_out(house, who, BUILT_IN),
}


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_but_an_admin_changes_letterheads(house: House, verb: str) -> None:
    keep(house, b"amt")
    before = kept(house)
    for who, refusal in (
        (Stranger(), Unknown),
        (Projector("w"), NotAllowed),
        (Guest("w", "p"), NotAllowed),
        (FACILITATOR, NotAllowed),
    ):
        with pytest.raises(refusal):
            VERBS[verb](house, who)
    assert kept(house) == before
