"""Many devices at the same moment, on two stores of one database as two processes would have them."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Barrier
from typing import Any

import pytest

from data.store import SqlStore
from facilitation import bodies, desk, releases
from facilitation.contract import Planned
from facilitation.errors import WorkshopError
from facilitation.roles import Guest
from facilitation.variants import Variant
from facilitation.workshop import Body, Edition, Entry, EntryState, Release, StepState
from modules.catalogue import load
from tests.builders import FACILITATOR, Clock, Evening, build_house, build_workshop, new_id

DEVICES = 4
ROUNDS = 30
AGENDA = (
    Planned("ideas", "cards", "Ideen", "Was fehlt?", 10, settings={"limit": 2}),
    Planned("mood", "flash", "Blitzlicht", "Wie war der Abend?", 5),
    Planned("points", "dots", "Punkte", "Was zuerst?", 5, sources=("ideas",)),
)


@pytest.fixture
def evenings(database: str) -> Iterator[tuple[Evening, Evening]]:
    """One evening with the activities of the box, seen by two processes."""
    first = build_house(database, box=load())
    workshop = build_workshop(first, *AGENDA)
    second = replace(first, store=SqlStore(database, lambda notice: None))
    yield Evening(first, Clock(), workshop.id), Evening(second, Clock(), workshop.id)
    for house in (first, second):
        house.store.close()  # type: ignore[attr-defined]


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call gives or raises, all of them let go at the same moment."""
    gate = Barrier(len(calls))

    def go(call: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return call()
        except WorkshopError as refusal:
            return type(refusal).__name__

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(go, calls))


def offer_dots(evening: Evening) -> tuple[int, list[str]]:
    """Eight ideas to weigh: the budget of each person and the ids of the ideas."""
    evening.open("ideas")
    for number in range(4):
        guest = evening.seat()
        for text in (f"Idee {number}", f"Einfall {number}"):
            evening.submit(guest, "ideas", text)
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    opening = evening.open("points").opening
    return opening["k"], [one["id"] for one in opening["options"]]


def give(evening: Evening, guest: Guest, dots: dict[str, int], id: str) -> Callable[[], Any]:
    return partial(desk.submit, evening.house, guest, id=id, step="points", data={"dots": dots})


def points(evening: Evening) -> dict[str, int]:
    return {row["id"]: row["points"] for row in evening.outcome("points")["result"]["ranking"]}


def test_two_devices_of_one_person_never_spend_more_than_the_budget(evenings: tuple[Evening, Evening]) -> None:
    budget, options = offer_dots(evenings[0])
    for _ in range(ROUNDS):
        guest = evenings[0].seat()
        ballots = [dict.fromkeys((options[n:] + options[:n])[:budget], 1) for n in range(DEVICES)]
        answers = at_once(*(give(evenings[n % 2], guest, dots, new_id()) for n, dots in enumerate(ballots)))
        assert Counter(type(one).__name__ if isinstance(one, desk.Receipt) else one for one in answers) == {
            "Receipt": 1,
            "SecondEntry": DEVICES - 1,
        }
    assert sum(points(evenings[0]).values()) == budget * ROUNDS
    assert evenings[0].scene("points").n == ROUNDS


def test_one_submission_sent_by_many_connections_counts_once(evenings: tuple[Evening, Evening]) -> None:
    _, options = offer_dots(evenings[0])
    for _ in range(ROUNDS):
        guest, id = evenings[0].seat(), new_id()
        receipts = at_once(*(give(evenings[n % 2], guest, {options[0]: 1}, id) for n in range(DEVICES)))
        assert sorted(receipt.repeated for receipt in receipts) == [False] + [True] * (DEVICES - 1)
        assert len({receipt.entry.revision for receipt in receipts}) == 1
    assert points(evenings[0])[options[0]] == ROUNDS


def test_a_limit_of_two_cards_holds_for_any_number_of_devices(evenings: tuple[Evening, Evening]) -> None:
    evenings[0].open("ideas")
    for _ in range(ROUNDS):
        guest = evenings[0].seat()
        answers = at_once(*(partial(evenings[n % 2].submit, guest, "ideas", f"Idee {n}") for n in range(DEVICES)))
        assert Counter(type(one).__name__ if isinstance(one, Entry) else one for one in answers) == {
            "Entry": 2,
            "TooManyEntries": DEVICES - 2,
        }


def test_of_two_facilitators_opening_two_steps_one_is_refused(evenings: tuple[Evening, Evening]) -> None:
    for _ in range(ROUNDS):
        at_once(partial(evenings[0].open, "ideas"), partial(evenings[1].open, "mood"))
        opened = [key for key in ("ideas", "mood") if evenings[0].step(key).state is StepState.OPEN]
        assert len(opened) == 1
        desk.step_back(evenings[0].house, FACILITATOR, evenings[0].step(opened[0]).id)


def test_of_two_facilitators_writing_notes_one_is_overtaken(evenings: tuple[Evening, Evening]) -> None:
    id = evenings[0].step("ideas").id
    for version in range(ROUNDS):
        answers = at_once(*(partial(desk.note, one.house, FACILITATOR, id, "Notiz", version) for one in evenings))
        assert Counter(getattr(one, "notes_version", one) for one in answers) == {version + 1: 1, "Overtaken": 1}


def test_what_is_sent_while_the_step_closes_counts_or_is_kept_as_late(evenings: tuple[Evening, Evening]) -> None:
    for _ in range(ROUNDS):
        step = evenings[0].open("mood")
        before = evenings[0].scene("mood").n
        guests = [evenings[0].seat() for _ in range(DEVICES)]
        *entries, _ = at_once(
            *(partial(evenings[1].submit, guest, "mood", "Mut") for guest in guests),
            partial(evenings[0].close, "mood"),
        )
        assert {entry.state for entry in entries} <= {EntryState.VALID, EntryState.LATE}
        counted = sum(entry.state is EntryState.VALID for entry in entries)
        assert evenings[0].scene("mood").n == before + counted
        desk.step_back(evenings[0].house, FACILITATOR, step.id)
        desk.step_back(evenings[0].house, FACILITATOR, step.id)


def test_revisions_rise_without_gap_and_without_double(evenings: tuple[Evening, Evening]) -> None:
    writes = 25
    start = evenings[0].workshop.revision

    def write(evening: Evening) -> list[int]:
        seen = []
        for _ in range(writes):
            with evening.house.store.write(evening.workshop_id) as tx:
                seen.append(tx.workshop.revision)
        return seen

    rows = at_once(*(partial(write, evenings[n % 2]) for n in range(DEVICES)))
    for row in rows:
        assert row == sorted(row)
    assert sorted(revision for row in rows for revision in row) == list(range(start + 1, start + 1 + DEVICES * writes))


def test_thirty_people_joining_at_once_are_thirty(evenings: tuple[Evening, Evening]) -> None:
    at_once(*(evenings[n % 2].seat for n in range(30)))
    assert evenings[0].scene("ideas").N == 30


def stations(evening: Evening) -> tuple[Body, ...]:
    with evening.house.store.read() as ledger:
        return bodies.way(ledger, evening.workshop_id)


def test_of_editors_who_change_the_same_body_one_comes_through(evenings: tuple[Evening, Evening]) -> None:
    here = evenings[0]
    body = bodies.add_body(here.house, FACILITATOR, here.workshop_id, name="Stadtrat")
    for turn in range(1, 11):
        answers = at_once(
            *(
                partial(
                    bodies.change_body,
                    evenings[n % 2].house,
                    FACILITATOR,
                    here.workshop_id,
                    body.id,
                    version=turn,
                    name=f"Rat {turn}.{n}",
                )
                for n in range(DEVICES)
            )
        )
        (changed,) = (one for one in answers if isinstance(one, Body))
        assert answers.count("Overtaken") == DEVICES - 1
        assert stations(here) == (changed,)


def test_bodies_moved_by_several_editors_all_stay_on_the_way(evenings: tuple[Evening, Evening]) -> None:
    here = evenings[0]
    known = {bodies.add_body(here.house, FACILITATOR, here.workshop_id, name=f"Gremium {number}").id for number in range(6)}
    for turn in range(10):
        at_once(
            *(
                partial(
                    bodies.move_body,
                    evenings[n % 2].house,
                    FACILITATOR,
                    here.workshop_id,
                    body.id,
                    (-1, 1, -3, 2)[(n + turn) % 4],
                    version=body.version,
                )
                for n, body in enumerate(stations(here)[:DEVICES])
            )
        )
        way = stations(here)
        assert ({one.id for one in way}, [one.position for one in way]) == (known, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])


def test_of_two_facilitators_releasing_at_once_each_version_is_released_once(evenings: tuple[Evening, Evening]) -> None:
    id = evenings[0].workshop_id
    numbers: list[int] = []
    for _ in range(ROUNDS // 3):
        answers = at_once(*(partial(releases.release, one.house, FACILITATOR, id, change="Neu") for one in evenings))
        refused = [one for one in answers if isinstance(one, str)]
        numbers += [one.number for one in answers if isinstance(one, Release)]
        assert set(refused) <= {"AlreadyReleased", "ChangedMeanwhile"}
        assert len(refused) < len(evenings)
    assert sorted(numbers) == list(range(1, len(numbers) + 1)) == [one.number for one in evenings[0].all(Release)]
    assert len(evenings[0].all(Edition)) == len(numbers) * len(Variant)


def test_the_version_both_meant_is_released_by_one_of_them(evenings: tuple[Evening, Evening]) -> None:
    id = evenings[0].workshop_id
    for number in range(1, ROUNDS // 3):
        answers = at_once(
            *(partial(releases.release, one.house, FACILITATOR, id, change="Neu", number=number) for one in evenings)
        )
        assert Counter(getattr(one, "number", one) for one in answers) == {number: 1, "AlreadyReleased": 1}
