"""Table groups: who sits where, and what a table says together."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitation import desk, seating
from facilitation.contract import Catalogue, Planned
from facilitation.errors import NoTable, SecondEntry, TableTaken, UnknownTable
from facilitation.outcome import outcome
from facilitation.roles import Facilitator
from facilitation.sight import see
from facilitation.workshop import Person
from tests.builders import BOX, Evening, build_evening

WHO = Facilitator("moderation")
TABLE_NOTE = replace(BOX.activities["note"], key="table_note", unit="table")
WITH_TABLES = Catalogue({**BOX.activities, "table_note": TABLE_NOTE}, BOX.formats)
TABLES = ["Tisch 1", "Tisch 2", "Tisch 3"]


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    step = Planned("raster", "table_note", "Angebote", "Was gibt es?", 30, settings={"limit": 1})
    evening = build_evening(tmp_path / "koffer.sqlite3", step, box=WITH_TABLES)
    seating.set_tables(evening.house, WHO, evening.workshop_id, TABLES)
    return evening


def people(evening: Evening) -> list[Person]:
    return list(evening.all(Person))


def test_a_person_at_no_table_is_asked_for_it_first(evening: Evening) -> None:
    guest = evening.seat()
    evening.open("raster")
    with pytest.raises(NoTable):
        evening.submit(guest, "raster", "Sprachcafé")
    seating.sit(evening.house, guest, table="Tisch 2")
    assert evening.submit(guest, "raster", "Sprachcafé").table == "Tisch 2"


def test_a_table_that_is_not_in_the_room_is_refused(evening: Evening) -> None:
    with pytest.raises(UnknownTable):
        seating.sit(evening.house, evening.seat(), table="Tisch 9")


def test_two_people_of_one_table_have_one_entry_between_them_and_both_may_change_it(evening: Evening) -> None:
    scribe, neighbour, other = evening.seat(), evening.seat(), evening.seat()
    for guest, table in ((scribe, "Tisch 1"), (neighbour, "Tisch 1"), (other, "Tisch 2")):
        seating.sit(evening.house, guest, table=table)
    evening.open("raster")
    first = evening.submit(scribe, "raster", "Sprachcafé")
    with pytest.raises(SecondEntry) as refused:
        evening.submit(neighbour, "raster", "Lotsen")
    assert refused.value.first == first.id
    changed = desk.change(evening.house, neighbour, id=first.id, data={"text": "Sprachcafé am Abend"})
    assert changed.data["text"] == "Sprachcafé am Abend"
    assert evening.submit(other, "raster", "Lotsen").table == "Tisch 2"


def test_n_and_big_n_count_tables(evening: Evening) -> None:
    guests = [evening.seat() for _ in range(5)]
    seating.mix_tables(evening.house, WHO, evening.workshop_id)
    evening.open("raster")
    evening.submit(guests[0], "raster", "Sprachcafé")
    with evening.house.store.read() as ledger:
        told = outcome(evening.house.catalogue, see(ledger, evening.house.catalogue, evening.step("raster")))
    assert (told["n"], told["N"], told["participation"]) == (1, 3, 1 / 3)


def test_mixing_fills_tables_equally_and_leaves_the_seated_where_they_are(evening: Evening) -> None:
    first = evening.seat()
    seating.sit(evening.house, first, table="Tisch 3")
    for _ in range(7):
        evening.seat()
    seating.mix_tables(evening.house, WHO, evening.workshop_id)
    seated = [person.table for person in people(evening)]
    assert sorted(seated.count(table) for table in TABLES) == [2, 3, 3]
    assert next(one.table for one in people(evening) if one.id == first.person_id) == "Tisch 3"


def test_a_table_that_is_taken_away_leaves_its_people_standing(evening: Evening) -> None:
    guest = evening.seat()
    seating.sit(evening.house, guest, table="Tisch 3")
    seating.set_tables(evening.house, WHO, evening.workshop_id, TABLES[:2])
    assert [person.table for person in people(evening)] == [""]


def test_what_a_table_wrote_on_paper_counts_for_the_table(evening: Evening) -> None:
    evening.open("raster")
    desk.enter_for_table(evening.house, WHO, evening.step("raster").id, "Tisch 1", {"text": "Sprachcafé"})
    with pytest.raises(SecondEntry):
        desk.enter_for_table(evening.house, WHO, evening.step("raster").id, "Tisch 1", {"text": "Lotsen"})


def test_the_tablets_of_a_table_hear_what_it_writes(evening: Evening) -> None:
    guest = evening.seat()
    seating.sit(evening.house, guest, table="Tisch 1")
    evening.open("raster")
    evening.notices.clear()
    entry = evening.submit(guest, "raster", "Sprachcafé")
    desk.change(evening.house, guest, id=entry.id, data={"text": "Lotsen"})
    desk.withdraw(evening.house, guest, id=entry.id)
    assert [notice.step for notice in evening.notices] == [True, True, True]


def test_a_table_that_is_renamed_keeps_its_people_and_what_it_has_handed_in(evening: Evening) -> None:
    guest = evening.seat()
    seating.sit(evening.house, guest, table="Tisch 2")
    evening.open("raster")
    entry = evening.submit(guest, "raster", "Sprachcafé")
    seating.rename_table(evening.house, WHO, evening.workshop_id, "Tisch 2", "Fenster")
    assert evening.workshop.tables == ("Tisch 1", "Fenster", "Tisch 3")
    assert [person.table for person in people(evening)] == ["Fenster"]
    assert desk.change(evening.house, guest, id=entry.id, data={"text": "Lotsen"}).table == "Fenster"
    with pytest.raises(SecondEntry):
        evening.submit(guest, "raster", "Treff")


@pytest.mark.parametrize(("table", "name", "refusal"), [("Mond", "Fenster", UnknownTable), ("Tisch 1", "Tisch 2", TableTaken)])
def test_a_table_is_not_renamed_where_there_is_none_or_where_the_name_is_taken(
    evening: Evening, table: str, name: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        seating.rename_table(evening.house, WHO, evening.workshop_id, table, name)
    assert evening.workshop.tables == tuple(TABLES)


def test_there_is_a_way_back_from_mixing_anew(evening: Evening) -> None:
    for _ in range(8):
        evening.seat()
    seating.mix_tables(evening.house, WHO, evening.workshop_id)
    for person in people(evening)[:3]:
        seating.move_to_table(evening.house, WHO, evening.workshop_id, person.id, "Tisch 1")
    before = people(evening)
    seating.set_tables(evening.house, WHO, evening.workshop_id, ["Tisch 1", "Tisch 4"])
    seating.mix_tables(evening.house, WHO, evening.workshop_id, all_anew=True)
    seats = {person.id: person.table for person in before}
    seating.take_seats(evening.house, WHO, evening.workshop_id, TABLES, seats)
    assert (people(evening), evening.workshop.tables) == (before, tuple(TABLES))


def test_a_table_that_was_taken_away_counts_where_it_has_handed_something_in(evening: Evening) -> None:
    guest = evening.seat()
    seating.sit(evening.house, guest, table="Tisch 3")
    evening.open("raster")
    evening.submit(guest, "raster", "Sprachcafé")
    seating.set_tables(evening.house, WHO, evening.workshop_id, [])
    told = evening.outcome("raster")
    assert (told["n"], told["N"]) == (1, 1)


def test_whoever_has_left_is_not_seated_when_tables_are_mixed(evening: Evening) -> None:
    guest = evening.seat()
    desk.leave(evening.house, guest)
    seating.mix_tables(evening.house, WHO, evening.workshop_id)
    assert [person.table for person in people(evening)] == [""]
