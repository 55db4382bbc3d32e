"""Scenes to try an activity on: put together by hand, or held at a desk whose records are on a slate."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from facilitation import desk, planning, rehearsal
from facilitation.contract import Activity, Catalogue, Option, Planned, Scene, fix_options
from facilitation.house import House
from facilitation.sight import see
from facilitation.slate import Slate
from facilitation.workshop import Data, Entry, Item, Person, Process, Step, StepState, Workshop
from modules.catalogue import load
from pages.reception import write_word
from tests.builders import FACILITATOR, START, Clock

BOX = load()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
DAY = date(2026, 11, 21)
GROUPS = ("Politik", "Verwaltung", "Ehrenamt")
FIELDS = ("Sprache", "Arbeit")


def build_step(activity: Activity, **details: Any) -> Step:
    """An open step of an activity with its default settings; `settings` go on top."""
    settings = {setting.name: setting.default for setting in activity.settings} | details.pop("settings", {})
    step = Step("s", "w", "step", activity.key, 1.0, "Titel", "Frage?", 10.0, settings=settings, state=StepState.OPEN)
    return replace(step, **details)


def build_entry(number: int, data: Data, by: str | None = None, **details: Any) -> Entry:
    return replace(Entry(f"e{number}", "s", by or f"p{number}", data, START, number), **details)


def build_person(number: int, group: str = "Verwaltung", institution: str = "") -> Person:
    return Person(f"p{number}", "w", group, institution, "de", datetime(2026, 11, 21, 12, tzinfo=UTC))


def build_cards(*texts: str, **facts: Any) -> tuple[Option, ...]:
    """Cards to sort or to weigh, with the ids c1, c2, …"""
    return tuple(Option(f"c{number}", text, (f"r{number}",), facts) for number, text in enumerate(texts, 1))


def build_scene(
    activity: Activity,
    given: Iterable[Data] = (),
    *,
    step: Step | None = None,
    people: Sequence[Person] | int = 0,
    inputs: tuple[Option, ...] = (),
    items: tuple[Item, ...] = (),
    entries: tuple[Entry, ...] = (),
    opened: bool = True,
) -> Scene:
    """A scene with one entry per person from `given`; `opened` fixes what opening fixes."""
    persons = tuple(map(build_person, range(people))) if isinstance(people, int) else tuple(people)
    step = step or build_step(activity)
    scene = Scene(
        process=Process("x", "Prozess", "Kommune", fields=FIELDS, actor_groups=GROUPS),
        workshop=Workshop("w", "x", "Abend", "bestandsaufnahme", "482937", DAY),
        step=step,
        people=persons,
        entries=entries or tuple(build_entry(number, data) for number, data in enumerate(given, 1)),
        items=items,
        inputs=inputs,
    )
    if opened and not step.opening:
        scene = replace(scene, step=replace(step, opening=activity.opening(scene)))
    return scene


def offer(step: Step, options: tuple[Option, ...], **opening: Any) -> Step:
    """The step with these options fixed."""
    return replace(step, opening={"options": fix_options(options), **opening})


def act(activity: Activity, scene: Scene, verb: str, arguments: Data) -> Scene:
    """The scene after one of the activity's verbs; new items are called n1, n2, …"""
    numbers = count(len(scene.items) + 1)
    taken = {item.id for item in scene.items}

    def new_id() -> str:
        return next(id for id in (f"n{number}" for number in numbers) if id not in taken)

    items = {item.id: item for item in scene.items}
    for change in activity.verbs[verb].act(scene, arguments, new_id):
        if change.after is not None:
            assert isinstance(change.after, Item)
            items[change.after.id] = change.after
        elif change.before is not None:
            del items[change.before.id]
    return replace(scene, items=tuple(items.values()))


# ── at a desk ────────────────────────────────────────────────────────────────


class NoPasswords:
    """Nobody signs in on a slate."""

    def seal(self, password: str) -> str:
        return password

    def fits(self, sealed: str, password: str) -> bool:
        return False


def build_slate(box: Catalogue = BOX) -> House:
    return House(Slate(), box, NoPasswords(), b"secret", write_word, Clock())


def build_rehearsal(house: House, activity: Activity, options: Sequence[str], people: int = 6) -> Step:
    """The only step of a rehearsal with virtual people, prepared, with typed options."""
    process = planning.create_process(house, FACILITATOR, title="Prozess", municipality="Kommune")
    planned = Planned("step", activity.key, "Titel", "Frage?", 10)
    workshop = planning.plan_workshop(
        house,
        FACILITATOR,
        process_id=process.id,
        format="bestandsaufnahme",
        title="Abend",
        date=DAY,
        agenda=(planned,),
    )
    with house.store.read() as ledger:
        (step,) = ledger.all(Step, workshop_id=workshop.id)
    planning.change_step(house, FACILITATOR, step.id, options=list(options))
    copy = rehearsal.virtual(house, FACILITATOR, workshop.id, people, Random(1))
    with house.store.read() as ledger:
        (step,) = ledger.all(Step, workshop_id=copy.id)
    return step


def look(house: House, step_id: str) -> Scene:
    """The scene as it stands."""
    with house.store.read() as ledger:
        return see(ledger, house.catalogue, ledger.get(Step, step_id))


def undo_all(house: House, step_id: str, times: int) -> None:
    for _deed in range(times):
        desk.undo(house, FACILITATOR, step_id)


@cache
def play_example(path: Path) -> tuple[House, tuple[str, ...]]:
    """An example played to its end, with its workshops; for tests that only look."""
    house = build_slate()
    return house, tuple(rehearsal.play(house, json.loads(path.read_text(encoding="utf-8"))))
