"""The envelope of a result: what was held, by how many, computed anew each time."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitation import desk, planning, seating
from facilitation.contract import Catalogue, Planned
from facilitation.errors import WorkshopError
from facilitation.harvest import ergebnis, gather_in
from facilitation.outcome import alike, shown
from facilitation.transaction import redraw
from facilitation.workshop import Step, StepState
from tests.builders import BOX, FACILITATOR, NOTE, Evening, build_evening

JOINING = replace(NOTE, key="joining", form=None, result=lambda scene: {"joined": len(scene.people)})
TABLE_NOTE = replace(NOTE, key="table_note", unit="table")
BOX_OF_ALL = Catalogue({**BOX.activities, "joining": JOINING, "table_note": TABLE_NOTE}, BOX.formats)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(
        tmp_path / "koffer.sqlite3",
        Planned("welcome", "joining", "Willkommen", "Wer ist da?", 5),
        Planned("ideas", "note", "Ideen", "Was fehlt?", 5),
        Planned("left", "note", "Weggelassen", "Nie gefragt", 5, left_out=True),
        Planned("heaps", "heap", "Ordnen", "Was gehört zusammen?", 5),
        Planned("offers", "table_note", "Angebote", "Was gibt es?", 5),
        box=BOX_OF_ALL,
    )


def test_a_step_that_was_not_held_says_so_and_has_no_result(evening: Evening) -> None:
    assert evening.outcome("ideas") == {"activity": "note", "state": "prepared", "held": False}


@pytest.mark.parametrize("state", list(StepState)[1:])
def test_a_step_that_was_held_has_the_keys_of_the_contract_in_every_state(evening: Evening, state: StepState) -> None:
    guests = [evening.seat() for _ in range(4)]
    evening.open("ideas")
    for guest in guests[:3]:
        evening.submit(guest, "ideas", "Sprachcafé")
    evening.submit(guests[0], "ideas", "Lotsen")
    for go_on in (desk.close_step, desk.reveal_step, desk.confirm_step)[: list(StepState).index(state) - 1]:
        go_on(evening.house, FACILITATOR, evening.step("ideas").id)
    assert evening.outcome("ideas") == {
        "activity": "note",
        "state": state.value,
        "held": True,
        "n": 3,
        "N": 4,
        "participation": 0.75,
        "result": {"texts": [("Sprachcafé", False, None)] * 3 + [("Lotsen", False, None)]},
    }


def test_without_people_there_is_no_participation(evening: Evening) -> None:
    evening.open("ideas")
    desk.enter_paper(evening.house, FACILITATOR, evening.step("ideas").id, {"text": "vom Papier"})
    seen = evening.outcome("ideas")
    assert (seen["n"], seen["N"], seen["participation"]) == (0, 0, None)
    assert seen["result"] == {"texts": [("vom Papier", False, None)]}


def counted(evening: Evening, key: str) -> tuple[Any, ...]:
    seen = evening.outcome(key)
    return seen["n"], seen["N"], seen["participation"]


def test_at_a_step_of_the_facilitator_nobody_is_counted(evening: Evening) -> None:
    evening.seat()
    evening.open("heaps")
    assert counted(evening, "heaps") == (None, None, None)
    assert evening.outcome("heaps")["result"] == {"heaps": []}


def test_where_nothing_is_entered_joining_was_the_input(evening: Evening) -> None:
    evening.seat()
    evening.seat()
    evening.open("welcome")
    assert counted(evening, "welcome") == (2, 2, 1.0)


def test_at_table_steps_tables_are_counted(evening: Evening) -> None:
    seating.set_tables(evening.house, FACILITATOR, evening.workshop_id, ["Tisch 1", "Tisch 2"])
    for _ in range(3):
        guest = evening.seat()
        seating.sit(evening.house, guest, table="Tisch 2")
    evening.open("offers")
    evening.submit(guest, "offers", "Sprachcafé")
    assert counted(evening, "offers") == (1, 2, 0.5)


def test_hidden_late_and_withdrawn_input_is_in_no_result(evening: Evening) -> None:
    guests = [evening.seat() for _ in range(4)]
    evening.open("ideas")
    hidden, withdrawn, _ = [evening.submit(guest, "ideas", text) for guest, text in zip(guests, "abc", strict=False)]
    desk.hide(evening.house, FACILITATOR, hidden.id)
    desk.withdraw(evening.house, guests[1], id=withdrawn.id)
    evening.clock.go_on(60)
    evening.close("ideas")
    evening.clock.go_on(60)
    late = evening.submit(guests[3], "ideas", "d", waited=90)
    assert (counted(evening, "ideas"), evening.outcome("ideas")["result"]) == ((1, 4, 0.25), {"texts": [("c", False, None)]})
    desk.admit(evening.house, FACILITATOR, late.id)
    assert (counted(evening, "ideas"), evening.outcome("ideas")["result"]) == (
        (2, 4, 0.5),
        {"texts": [("c", False, None), ("d", True, None)]},
    )


def test_all_steps_that_are_not_left_out_stand_in_the_order_of_the_agenda(evening: Evening) -> None:
    evening.open("ideas")
    planning.move_step(evening.house, FACILITATOR, evening.workshop_id, evening.step("heaps").id, -9)
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    seen = ergebnis(gather_in(evening.house, evening.workshop_id))["steps"]
    assert [(key, one["held"]) for key, one in seen.items()] == [
        ("heaps", False),
        ("welcome", False),
        ("ideas", True),
        ("offers", False),
    ]
    assert seen["ideas"] == evening.outcome("ideas")


# ── what may be looked at ────────────────────────────────────────────────────


def test_only_what_was_revealed_is_shown_in_the_order_of_the_agenda(evening: Evening) -> None:
    evening.open("welcome")
    evening.close("welcome")
    guest = evening.seat()
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    assert [scene.step.key for scene in shown(evening.house, FACILITATOR, evening.workshop_id)] == ["welcome"]
    desk.close_step(evening.house, FACILITATOR, evening.step("ideas").id)
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    assert [scene.step.key for scene in shown(evening.house, FACILITATOR, evening.workshop_id)] == ["welcome", "ideas"]


def test_results_are_for_facilitators(evening: Evening) -> None:
    with pytest.raises(WorkshopError):
        shown(evening.house, evening.seat(), evening.workshop_id)


def test_the_same_activity_is_found_elsewhere_in_the_process_and_no_rehearsal(evening: Evening) -> None:
    house = evening.house
    again = Planned("once_more", "joining", "Noch einmal", "Wer ist da?", 5)
    for rehearsal_of in (None, evening.workshop_id):
        workshop = planning.plan_workshop(
            house,
            FACILITATOR,
            process_id=evening.workshop.process_id,
            format=evening.workshop.format,
            title="Später",
            date=evening.workshop.date,
            agenda=(again,),
            rehearsal_of=rehearsal_of,
        )
        with house.store.read() as ledger:
            desk.open_step(house, FACILITATOR, ledger.all(Step, workshop_id=workshop.id)[0].id)
    (found,) = alike(house, FACILITATOR, evening.scene("welcome"))
    assert found.step.title == "Noch einmal"
    with house.store.write(found.workshop.id) as tx:
        redraw(tx, forgotten_at=evening.clock())
    assert alike(house, FACILITATOR, evening.scene("welcome")) == ()
