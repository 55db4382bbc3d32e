"""What a step is made of, and what earlier steps and earlier workshops give it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facilitation import desk, planning, rehearsal
from facilitation.contract import Catalogue, Option, Planned
from facilitation.house import House
from facilitation.roles import Guest
from facilitation.sight import find_source, gather, see, settle
from facilitation.workshop import Process, Step, StepState, Workshop
from tests.builders import (
    ABEND,
    BOX,
    FACILITATOR,
    Evening,
    build_evening,
    build_house,
    build_process,
    build_workshop,
    new_id,
    seat_people,
)

LATER = replace(ABEND, key="spaeter", steps=(Planned("ideas", "note", "Ideen", "Was fehlt?", 10),))
TWO_FORMATS = Catalogue(BOX.activities, {ABEND.key: ABEND, LATER.key: LATER})
DAY = date(2026, 11, 21)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(tmp_path / "koffer.sqlite3")


def given(evening: Evening, key: str) -> list[str]:
    with evening.house.store.read() as ledger:
        return [option.text for option in gather(ledger, evening.house.catalogue, evening.step(key))]


# ── what was agreed later ────────────────────────────────────────────────────


def test_what_a_later_step_agreed_holds_for_earlier_ones_once_it_may_be_seen(evening: Evening) -> None:
    note = replace(BOX.activities["note"], agreed=lambda scene: {"a": {"said": [entry.data["text"] for entry in scene.valid]}})
    box = Catalogue({**BOX.activities, "note": note}, BOX.formats)
    guest = evening.seat()

    def agreed() -> list[Any]:
        scenes = [evening.scene(key) for key in ("ideas", "single", "heaps")]
        return [dict(scene.agreed) for scene in settle(box, scenes)]

    evening.open("single")
    evening.submit(guest, "single", "Ja")
    assert agreed() == [{}, {}, {}]
    evening.close("single")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("single").id)
    assert agreed() == [{"a": {"said": ["Ja"]}}, {}, {}]


# ── the scene ────────────────────────────────────────────────────────────────


def test_a_scene_holds_everything_that_belongs_to_its_step_and_nothing_else(evening: Evening) -> None:
    guest = evening.seat()
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    desk.arrange(evening.house, FACILITATOR, evening.step("heaps").id, "gather", {"title": "Sprache"})
    elsewhere = build_workshop(evening.house)
    seat_people(evening.house, elsewhere.id, 2)
    ideas, heaps = evening.scene("ideas"), evening.scene("heaps")
    assert (ideas.step, ideas.workshop, ideas.process.id) == (
        evening.step("ideas"),
        evening.workshop,
        evening.workshop.process_id,
    )
    assert ([person.id for person in ideas.people], ideas.entries, ideas.items) == ([guest.person_id], (entry,), ())
    assert (heaps.entries, [item.data["title"] for item in heaps.items]) == ((), ["Sprache"])


def test_who_joined_before_a_step_closed_was_there_and_who_came_later_was_not(evening: Evening) -> None:
    first = evening.seat()
    evening.open("ideas")
    evening.clock.go_on(60)
    last = evening.seat()
    evening.close("ideas")
    evening.clock.go_on(1)
    evening.seat()
    assert {person.id for person in evening.scene("ideas").people} == {first.person_id, last.person_id}
    assert (evening.scene("ideas").N, evening.scene("single").N) == (2, 3)


# ── within a workshop ────────────────────────────────────────────────────────


@pytest.mark.parametrize("state", StepState)
def test_a_step_feeds_the_next_once_it_is_revealed(evening: Evening, state: StepState) -> None:
    guest = evening.seat()
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    with evening.house.store.write(evening.workshop_id) as tx:
        tx.put(replace(evening.step("ideas"), state=state))
    held = state in (StepState.REVEALED, StepState.CONFIRMED)
    assert given(evening, "votes") == (["Sprachcafé"] if held else [])


def test_typed_options_take_the_place_of_whatever_the_sources_give(evening: Evening) -> None:
    evening.open("ideas")
    evening.submit(evening.seat(), "ideas", "Sprachcafé")
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    step = planning.change_step(evening.house, FACILITATOR, evening.step("votes").id, options=["Kita", "Schule"])
    with evening.house.store.read() as ledger:
        options = gather(ledger, evening.house.catalogue, step)
    assert options == (Option(f"{step.id}.1", "Kita"), Option(f"{step.id}.2", "Schule"))


def test_several_sources_are_put_together_in_their_order_whichever_was_held(evening: Evening) -> None:
    guest = evening.seat()
    planning.change_step(evening.house, FACILITATOR, evening.step("votes").id, sources=["single", "heaps", "ideas"])
    for key, text in (("ideas", "Sprachcafé"), ("single", "Mut")):
        evening.open(key)
        evening.submit(guest, key, text)
        evening.close(key)
        desk.reveal_step(evening.house, FACILITATOR, evening.step(key).id)
    assert given(evening, "votes") == ["Mut", "Sprachcafé"]


def test_what_two_sources_give_under_one_id_comes_once(evening: Evening) -> None:
    evening.open("ideas")
    evening.submit(evening.seat(), "ideas", "Sprachcafé")
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    fed = replace(evening.step("votes"), sources=("ideas", "heaps", "ideas"))
    with evening.house.store.read() as ledger:
        assert [option.text for option in gather(ledger, evening.house.catalogue, fed)] == ["Sprachcafé"]


def test_what_is_offered_at_opening_stays_offered_and_knows_what_it_grew_out_of(evening: Evening) -> None:
    guest = evening.seat()
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    evening.open("votes")
    desk.enter_paper(evening.house, FACILITATOR, evening.step("ideas").id, {"text": "zu spät"})
    scene = evening.scene("votes")
    assert [(one.id, one.text) for one in scene.options] == [(entry.id, "Sprachcafé")]
    assert [(one.text, one.roots) for one in scene.inputs][:1] == [("Sprachcafé", (entry.id,))]


def test_a_source_that_was_removed_gives_nothing(evening: Evening) -> None:
    planning.remove_step(evening.house, FACILITATOR, evening.workshop_id, evening.step("ideas").id)
    assert given(evening, "votes") == []


def test_a_key_is_looked_for_in_this_workshop_only(evening: Evening) -> None:
    process = evening.scene("ideas").process
    elsewhere = build_workshop(evening.house, process=process)
    with evening.house.store.read() as ledger:
        found = find_source(ledger, evening.step("votes"), "ideas")
    assert found == evening.step("ideas")
    assert elsewhere.id != evening.workshop_id


# ── across the workshops of a process ────────────────────────────────────────


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path / "koffer.sqlite3", box=TWO_FORMATS)


@pytest.fixture
def process(house: House) -> Process:
    return build_process(house)


def plan(house: House, process: Process, day: date = DAY, **details: Any) -> Workshop:
    return build_workshop(house, process=process, date=day, **details)


def find(house: House, workshop: Workshop, name: str = "abend.ideas") -> str | None:
    """The id of the workshop in which the source of a step of `workshop` was found."""
    with house.store.read() as ledger:
        step = ledger.all(Step, workshop_id=workshop.id)[0]
        found = find_source(ledger, step, name)
        return found.workshop_id if found else None


def test_a_source_may_lie_in_an_earlier_workshop_of_the_process(house: House, process: Process) -> None:
    first = plan(house, process, date(2026, 10, 1))
    second = plan(house, process, format="spaeter")
    guest: Guest = seat_people(house, first.id, 1)[0]
    with house.store.read() as ledger:
        source = ledger.all(Step, workshop_id=first.id)[0]
    desk.open_step(house, FACILITATOR, source.id)
    desk.submit(house, guest, id=new_id(), step="ideas", data={"text": "Sprachcafé"})
    desk.close_step(house, FACILITATOR, source.id)
    desk.reveal_step(house, FACILITATOR, source.id)
    with house.store.read() as ledger:
        step = replace(ledger.all(Step, workshop_id=second.id)[0], sources=("abend.ideas", "abend.erfunden"))
        assert [option.text for option in see(ledger, house.catalogue, step).inputs] == ["Sprachcafé"]


def test_the_latest_earlier_workshop_of_that_format_is_asked(house: House, process: Process) -> None:
    last = plan(house, process, date(2026, 11, 1))
    plan(house, process, date(2026, 10, 1))
    plan(house, process, date(2026, 12, 1))
    plan(house, process, date(2026, 11, 20), format="spaeter")
    assert find(house, plan(house, process, format="spaeter")) == last.id


def test_on_the_same_day_the_hour_says_which_is_earlier(house: House, process: Process) -> None:
    plan(house, process, starts="09:00")
    before = plan(house, process, starts="14:00")
    plan(house, process, starts="19:00")
    assert find(house, plan(house, process, format="spaeter", starts="17:00")) == before.id


def test_a_workshop_that_begins_at_the_same_hour_may_feed_one_of_another_format_and_none_of_its_own(
    house: House, process: Process
) -> None:
    one, other = plan(house, process), plan(house, process)
    assert find(house, plan(house, process, format="spaeter")) in (one.id, other.id)
    assert (find(house, one), find(house, other)) == (None, None)


def other_process(house: House, process: Process) -> None:
    plan(house, build_process(house), date(2026, 10, 1))


def later(house: House, process: Process) -> None:
    plan(house, process, date(2026, 12, 1))


def other_format(house: House, process: Process) -> None:
    plan(house, process, date(2026, 10, 1), format="spaeter")


def only_a_rehearsal(house: House, process: Process) -> None:
    planned = plan(house, process, date(2026, 10, 1))
    rehearsal.virtual(house, FACILITATOR, planned.id, 1, Random(1))
    with house.store.register() as ledger:
        copy = next(one for one in ledger.all(Workshop) if one.rehearsal_of)
        ledger.put(replace(copy, date=date(2026, 11, 1)))
        ledger.put(replace(planned, date=date(2026, 12, 1)))


@pytest.mark.parametrize("planned", [other_process, later, other_format, only_a_rehearsal])
def test_nothing_else_is_taken_for_an_earlier_workshop(
    house: House, process: Process, planned: Callable[[House, Process], None]
) -> None:
    planned(house, process)
    assert find(house, plan(house, process)) is None


def test_a_rehearsal_is_fed_by_the_real_workshops_before_it(house: House, process: Process) -> None:
    before = plan(house, process, date(2026, 10, 1))
    copy = rehearsal.virtual(house, FACILITATOR, plan(house, process).id, 1, Random(1))
    assert find(house, copy) == before.id


def test_two_workshops_that_name_each_other_do_not_go_round_in_circles(house: House, process: Process) -> None:
    both = [plan(house, process), plan(house, process)]
    for workshop in both:
        with house.store.write(workshop.id) as tx:
            step = tx.all(Step, workshop_id=workshop.id)[0]
            tx.put(replace(step, sources=("abend.ideas",), state=StepState.REVEALED))
    with house.store.read() as ledger:
        step = ledger.all(Step, workshop_id=both[0].id)[0]
        assert see(ledger, house.catalogue, step).inputs == ()
