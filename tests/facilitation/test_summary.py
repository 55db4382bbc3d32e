"""The summary a council takes note of: its figures are those of the result, its words may be the facilitator's."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from facilitation import planning, rehearsal
from facilitation.document import Bullets, Heading, Item, Text
from facilitation.errors import NotAllowed, Overtaken, TooLong
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.roles import Guest
from facilitation.summary import EDITED, MOST, change_summary, read_summary
from facilitation.workshop import Workshop
from modules.catalogue import load
from tests.builders import FACILITATOR, build_house

EXAMPLE = Path("examples/massnahmenplanung_sonneberg.json")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A Maßnahmenplanung that was held: its database, and its id."""
    file = tmp_path_factory.mktemp("held") / "koffer.db"
    (id,) = rehearsal.play(build_house(file, box=load()), json.loads(EXAMPLE.read_text(encoding="utf-8")))
    return file, id


@pytest.fixture
def house(played: tuple[Path, str], tmp_path: Path) -> House:
    """A house of its own for each test, with a copy of what was held."""
    copy = tmp_path / "koffer.db"
    with sqlite3.connect(played[0]) as held, sqlite3.connect(copy) as own:
        held.backup(own)
    return build_house(copy, box=load())


@pytest.fixture
def evening(played: tuple[Path, str]) -> str:
    return played[1]


def version(house: House, evening: str) -> int:
    with house.store.read() as ledger:
        return ledger.get(Workshop, evening).summary_version


def chapter(house: House, evening: str) -> list[Any]:
    """What stands in the minutes below the heading Zusammenfassung."""
    blocks = list(minutes(house, evening).blocks)
    start = blocks.index(Heading(1, "Zusammenfassung"))
    end = blocks.index(Heading(1, "Teilnehmende"))
    return blocks[start + 1 : end]


def test_every_commitment_is_named_with_its_owner_and_its_day_as_in_the_result(house: House, evening: str) -> None:
    pledged = rehearsal.ergebnis(house, evening)["steps"]["owners"]["result"]["confirmed"]
    items = next(one.items for one in chapter(house, evening) if isinstance(one, Bullets))
    remarks = [one.remark for one in items if isinstance(one, Item)]
    assert [one.text for one in items if isinstance(one, Item)] == [one["action"] for one in pledged]
    assert [remark.partition(", bis")[0] for remark in remarks] == [one["institution"] for one in pledged]
    assert [remark.rsplit(" ", 1)[1] for remark in remarks] == [one["due"][:4] for one in pledged]


def test_priorities_stand_with_the_points_of_the_result(house: House, evening: str) -> None:
    ranking = rehearsal.ergebnis(house, evening)["steps"]["choice"]["result"]["ranking"]
    said = read_summary(house, FACILITATOR, evening)
    points = [f"({row['points']} Punkte" in said for row in ranking[:5]]
    assert points == [True] * 5


def test_it_says_what_follows_and_how_many_took_part(house: House, evening: str) -> None:
    planning.change_workshop(house, FACILITATOR, evening, next_steps="Sozialausschuss am 14. April\nRat")
    choice = rehearsal.ergebnis(house, evening)["steps"]["choice"]
    said = read_summary(house, FACILITATOR, evening)
    assert "Wie es weitergeht: Sozialausschuss am 14. April" in said
    assert f"({choice['n']} von {choice['N']} Personen)" in said
    assert len(said) <= MOST


def test_own_words_take_its_place_and_are_marked(house: House, evening: str) -> None:
    change_summary(house, FACILITATOR, evening, " Der Rat wird gebeten.\n\nKenntnisnahme. ", 0)
    assert chapter(house, evening) == [Text("Der Rat wird gebeten.\n\nKenntnisnahme.", "lead"), Text(EDITED, "note")]
    assert read_summary(house, FACILITATOR, evening) == "Der Rat wird gebeten.\n\nKenntnisnahme."


def test_without_own_words_it_is_composed_again(house: House, evening: str) -> None:
    before = chapter(house, evening)
    change_summary(house, FACILITATOR, evening, "Eigenes", 0)
    change_summary(house, FACILITATOR, evening, "", 1)
    assert (chapter(house, evening), version(house, evening)) == (before, 2)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(house: House, evening: str) -> None:
    change_summary(house, FACILITATOR, evening, "Erste Fassung", 0)
    with pytest.raises(Overtaken, match="Erste Fassung"):
        change_summary(house, FACILITATOR, evening, "Zweite Fassung", 0)
    assert read_summary(house, FACILITATOR, evening) == "Erste Fassung"


def test_a_council_reads_no_more_than_fifteen_hundred_characters(house: House, evening: str) -> None:
    change_summary(house, FACILITATOR, evening, "x" * MOST, 0)
    with pytest.raises(TooLong):
        change_summary(house, FACILITATOR, evening, "x" * (MOST + 1), 1)


def test_long_results_are_shortened_from_what_binds_least(house: House, evening: str) -> None:
    planning.change_workshop(house, FACILITATOR, evening, next_steps="Wir laden ein. " * 60)
    said = read_summary(house, FACILITATOR, evening)
    assert len(said) <= MOST
    assert "Kita-Plätze an einer Stelle melden (Stadt Sonneberg, Kindertagesstätten, bis 1. September 2027)" in said


def test_guests_neither_read_nor_change_it(house: House, evening: str) -> None:
    guest = Guest(evening, "p")
    with pytest.raises(NotAllowed):
        read_summary(house, guest, evening)
    with pytest.raises(NotAllowed):
        change_summary(house, guest, evening, "Eigenes", 0)
