"""What a workshop gave so far, as far as the room may see it: the one thing every file but the minutes is made of.

Hidden and withdrawn input is in no result, what is redacted is gone, votes not yet revealed have none, nobody's mark is
passed on, and groups so small that one could be recognised in them are summed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from facilitation.agenda import day, duration, lay_out, local
from facilitation.bodies import Way, way
from facilitation.contract import Activity, Scene, is_visible
from facilitation.errors import RawInputGone
from facilitation.figures import shield
from facilitation.house import House
from facilitation.outcome import outcome
from facilitation.sight import Given, see, settle
from facilitation.version import latest
from facilitation.workshop import Body, Parked, Process, Results, Step, Workshop

SCHEMA = "urn:modulkoffer:ergebnis:1"
"""Names the published schema of `ergebnis`: docs/schema/ergebnis-1.json."""


@dataclass(frozen=True)
class Share:
    """How many of an actor group were there, and how many of them took part."""

    group: str
    present: int
    took_part: int


@dataclass(frozen=True)
class Yield:
    """What one step gave. `number`: its place in the agenda; `outcome` has a result only where `is_revealed`."""

    number: int
    scene: Scene
    activity: Activity
    outcome: Mapping[str, Any]
    is_revealed: bool
    shares: tuple[Share, ...]

    @property
    def step(self) -> Step:
        return self.scene.step


@dataclass(frozen=True)
class Harvest:
    """A workshop with what each of its steps gave, but for those left out."""

    process: Process
    workshop: Workshop
    steps: tuple[Yield, ...]
    lines: tuple[Parked, ...]
    bodies: Way
    later: tuple[tuple[Workshop, timedelta], ...]
    """Workshops of the process planned for a later day, with how long they are to take."""


def gather_in(house: House, workshop_id: str) -> Harvest:
    """The harvest as it stands now. Raises Missing."""
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        steps = ledger.all(Step, workshop_id=workshop_id)
        numbers = {slot.step.id: slot.number for slot in lay_out(workshop, steps)}
        planned = ledger.all(Workshop, process_id=workshop.process_id)
        given: Given = {}
        scenes = [see(ledger, house.catalogue, step, given) for step in steps if not step.left_out]
        return Harvest(
            process=ledger.get(Process, workshop.process_id),
            workshop=workshop,
            steps=tuple(_yield(house, numbers[scene.step.id], scene) for scene in settle(house.catalogue, scenes)),
            lines=ledger.all(Parked, workshop_id=workshop_id),
            bodies=way(ledger, workshop_id),
            later=tuple(
                (one, duration(ledger.all(Step, workshop_id=one.id)))
                for one in planned
                if one.rehearsal_of is None and one.date > workshop.date
            ),
        )


def ergebnis(harvest: Harvest) -> dict[str, Any]:
    """The file `ergebnis.json` of a workshop: what it was, and the outcome of each of its steps."""
    workshop, process = harvest.workshop, harvest.process
    return {
        "$schema": SCHEMA,
        "workshop": {
            "title": workshop.title,
            "municipality": process.municipality,
            "date": workshop.date.isoformat(),
            "place": workshop.place,
            "host": workshop.host,
            "format": workshop.format,
            "fields": list(process.fields),
            **{name: value for name, value in _filed(harvest).items() if value},
        },
        "steps": {one.step.key: dict(one.outcome) for one in harvest.steps},
    }


def results(house: House, workshop_id: str) -> dict[str, Any]:
    """The file `ergebnis.json` of a workshop; once its raw input was deleted, with what the last version kept of each step.

    Raises Missing.
    """
    harvest = gather_in(house, workshop_id)
    told = ergebnis(harvest)
    if harvest.workshop.forgotten_at is None:
        return told
    with house.store.read() as ledger:
        last = latest(ledger, workshop_id)
        kept = ledger.find(Results, release_id=last.id) if last else None
    return told | {"steps": kept.steps} if kept else told


def require_raw(house: House, workshop_id: str) -> None:
    """Raises RawInputGone where figures could only be formed of what was deleted, Missing."""
    with house.store.read() as ledger:
        gone = ledger.get(Workshop, workshop_id).forgotten_at
    if gone is not None:
        raise RawInputGone(date=day(local(gone).date()))


def _filed(harvest: Harvest) -> dict[str, Any]:
    """The rest of the head, and the way through the bodies: in the file where they are known."""
    workshop, process = harvest.workshop, harvest.process
    return {
        "client": process.client,
        "steering": list(process.steering),
        "moderation": workshop.moderation,
        "recorder": workshop.recorder,
        "recipients": list(workshop.recipients),
        "file_number": workshop.file_number,
        "bodies": [_body(one) for one in harvest.bodies],
    }


def _body(body: Body) -> dict[str, Any]:
    told = {"name": body.name, "date": body.date.isoformat() if body.date else None, "status": body.status.value}
    return told | ({"resolution": body.wording} if body.resolution else {})


def _yield(house: House, number: int, scene: Scene) -> Yield:
    activity = house.catalogue.activity(scene.step.activity)
    is_revealed = is_visible(scene.step, activity)
    given = outcome(house.catalogue, scene)
    if not is_revealed:
        given.pop("result", None)
    shares = _shares(house, scene) if is_revealed and activity.form is not None and not scene.by_table else ()
    return Yield(number, scene, activity, given, is_revealed, shares)


def _shares(house: House, scene: Scene) -> tuple[Share, ...]:
    """Who took part, by actor group; groups of fewer than five people are summed."""
    spoke = {entry.pseudonym for entry in scene.valid}
    groups: dict[str, list[bool]] = {}
    for person in scene.people:
        groups.setdefault(person.actor_group, []).append(house.pseudonym(person.id, scene.step.id) in spoke)
    return tuple(Share(group, len(given), sum(given)) for group, given in shield(groups).items())
