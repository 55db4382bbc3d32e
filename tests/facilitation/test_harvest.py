"""What leaves the house: results once they are revealed, and nobody in particular."""

from pathlib import Path

import pytest

from facilitation import desk
from facilitation.harvest import SCHEMA, Share, ergebnis, gather_in
from facilitation.roles import Guest
from facilitation.workshop import StepState
from tests.builders import FACILITATOR, Evening, build_evening, new_id


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(tmp_path / "koffer.sqlite3")


def seat(evening: Evening, group: str, count: int) -> list[Guest]:
    guests = [Guest(evening.workshop_id, new_id()) for _ in range(count)]
    for guest in guests:
        desk.join(evening.house, guest, actor_group=group)
    return guests


def test_the_file_says_what_workshop_it_is_and_names_its_schema(evening: Evening) -> None:
    told = ergebnis(gather_in(evening.house, evening.workshop_id))
    assert told["$schema"] == SCHEMA
    assert told["workshop"] == {
        "title": "Abend",
        "municipality": "Stadt Musterstadt",
        "date": "2026-11-21",
        "place": "",
        "host": "",
        "format": "abend",
        "fields": list(gather_in(evening.house, evening.workshop_id).process.fields),
    }


@pytest.mark.parametrize("acts", range(4))
def test_a_result_is_in_the_file_from_revealing_on(evening: Evening, acts: int) -> None:
    evening.open("ideas")
    evening.submit(evening.seat(), "ideas", "Sprachcafé")
    for act in (desk.close_step, desk.reveal_step, desk.confirm_step)[:acts]:
        act(evening.house, FACILITATOR, evening.step("ideas").id)
    told = ergebnis(gather_in(evening.house, evening.workshop_id))["steps"]["ideas"]
    state = list(StepState)[acts + 1]
    shown = {"result": {"texts": [("Sprachcafé", False, None)]}} if acts >= 2 else {}
    counts = {"n": 1, "N": 1, "participation": 1.0}
    assert told == {"activity": "note", "state": state.value, "held": True, **counts, **shown}


def test_who_took_part_is_said_of_groups_of_five_or_more_only(evening: Evening) -> None:
    seats = {group: seat(evening, group, count) for group, count in (("Verwaltung", 6), ("Ehrenamt", 4), ("Politik", 1))}
    evening.open("ideas")
    for guest in [*seats["Verwaltung"][:5], *seats["Politik"]]:
        evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    assert gather_in(evening.house, evening.workshop_id).steps[0].shares == ()
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    first, *others = gather_in(evening.house, evening.workshop_id).steps
    assert first.shares == (Share("Verwaltung", 6, 5), Share("übrige", 5, 1))
    assert [one.shares for one in others] == [(), (), ()]


def test_of_few_people_nothing_is_said_by_group(evening: Evening) -> None:
    guests = seat(evening, "Verwaltung", 6) + seat(evening, "Ehrenamt", 3)
    evening.open("ideas")
    evening.submit(guests[0], "ideas", "Sprachcafé")
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    assert gather_in(evening.house, evening.workshop_id).steps[0].shares == ()
