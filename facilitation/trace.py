"""Where a result comes from and what became of it: one graph over all workshops of a process.

Whatever has an `id` in what a revealed step gave is a thing of the graph; its `from` are the things it grew out of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from facilitation.agenda import day
from facilitation.contract import Activity, Catalogue, Scene, is_visible
from facilitation.errors import NotSeenYet
from facilitation.house import House
from facilitation.ports import Ledger
from facilitation.roles import Who, require_facilitator
from facilitation.sight import Given, see
from facilitation.workshop import Entry, EntryState, Step, Workshop

HIDDEN = "verborgene Karte"
SHOWN = "trace:"
"""What the wall is turned to begins so where it shows the way of one thing; its id follows."""
_WORDS = ("text", "title", "option", "statement", "item", "goal", "action", "segment", "name")
"""Under which names a row of a result says what it is, in this order."""


@dataclass(frozen=True)
class Station:
    """A step at which something was dealt with, in its words there. `remark`: what happened to it, such as its rank."""

    step_id: str
    step: str
    workshop_id: str
    workshop: str
    date: date
    text: str
    remark: str = ""


@dataclass(frozen=True)
class Thing:
    """A card, a cluster, a statement, a goal, an action: the stations it passed, the first one first."""

    id: str
    stations: tuple[Station, ...]
    roots: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As it read last."""
        return self.stations[-1].text

    @property
    def home(self) -> Station:
        """Where it came into the world."""
        return self.stations[0]


@dataclass(frozen=True)
class Branch:
    """A thing and what lies behind it in one direction. `unknown`: how many more there were whose words are gone."""

    thing: Thing
    branches: tuple["Branch", ...] = ()
    unknown: int = 0

    def leaves(self) -> tuple[Thing, ...]:
        """The things at the ends, each once."""
        if not self.branches:
            return (self.thing,)
        return tuple({leaf.id: leaf for branch in self.branches for leaf in branch.leaves()}.values())

    def levels(self) -> tuple["Level", ...]:
        """What lies behind it, the nearest first: one level for each step it came from, each thing once."""
        found: list[Level] = []
        near, passed = [self], {self.thing.id}
        while near:
            unknown = sum(branch.unknown for branch in near)
            behind = [branch for one in near for branch in one.branches if branch.thing.id not in passed]
            near = list({branch.thing.id: branch for branch in behind}.values())
            passed |= {branch.thing.id for branch in near}
            by_step: dict[str, list[Thing]] = {}
            for branch in near:
                by_step.setdefault(branch.thing.home.step_id, []).append(branch.thing)
            found += [Level(tuple(things)) for things in by_step.values()]
            found += [Level((), unknown)] if unknown else []
        return tuple(found)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "id": self.thing.id,
            "text": self.thing.text,
            "stations": [{**asdict(one), "date": day(one.date)} for one in self.thing.stations],
            "branches": [branch.to_dict() for branch in self.branches],
            "unknown": self.unknown,
        }


@dataclass(frozen=True)
class Level:
    """Things that came from one step; or how many there were whose words are gone."""

    things: tuple[Thing, ...]
    unknown: int = 0


@dataclass(frozen=True)
class Trace:
    """All things by id, in the order in which they came into the world."""

    things: Mapping[str, Thing]
    grown: Mapping[str, tuple[str, ...]]

    def origins(self, id: str) -> Branch | None:
        """What a thing grew out of, down to the first cards; None where nobody may see it or it is not there."""
        return self._branch(id, {one.id: one.roots for one in self.things.values()}, ())

    def descendants(self, id: str) -> Branch | None:
        """What became of a thing; None where nobody may see it or it is not there."""
        return self._branch(id, self.grown, ())

    def _branch(self, id: str, ways: Mapping[str, tuple[str, ...]], passed: tuple[str, ...]) -> Branch | None:
        if id not in self.things or id in passed:
            return None
        behind = [self._branch(one, ways, (*passed, id)) for one in ways.get(id, ())]
        found = tuple(branch for branch in behind if branch is not None)
        return Branch(self.things[id], found, sum(one not in self.things for one in ways.get(id, ())))


@dataclass
class _Found:
    """What is known of a thing while the steps are read."""

    stations: dict[str, Station] = field(default_factory=dict)
    roots: tuple[str, ...] = ()


def trace(ledger: Ledger, catalogue: Catalogue, workshop: Workshop) -> Trace:
    """The graph over the workshop and all others of its process; of a rehearsal it takes the place of what it rehearses.

    Nothing of a step the room has not seen; a card that was hidden or taken back keeps its place and loses its words.
    """
    found: dict[str, _Found] = {}
    unseen: set[str] = set()
    looked: Given = {}
    for one in _workshops(ledger, workshop):
        for step in ledger.all(Step, workshop_id=one.id):
            activity = catalogue.activity(step.activity)
            gone = (entry for entry in ledger.all(Entry, step_id=step.id) if entry.state is not EntryState.VALID)
            unseen.update(entry.id for entry in gone)
            if not step.left_out and is_visible(step, activity):
                _read(found, activity, see(ledger, catalogue, step, looked))
    things = {id: _thing(id, seen, hidden=id.partition(".")[0] in unseen) for id, seen in found.items()}
    grown: dict[str, list[str]] = {}
    for thing in things.values():
        for root in thing.roots:
            grown.setdefault(root, []).append(thing.id)
    return Trace(things, {id: tuple(behind) for id, behind in grown.items()})


def look_up(house: House, who: Who, workshop_id: str, id: str) -> dict[str, Any]:
    """One thing in both directions as plain data: `origins` and `descendants`. Raises NotSeenYet, Missing, NotAllowed."""
    require_facilitator(who)
    with house.store.read() as ledger:
        found = trace(ledger, house.catalogue, ledger.get(Workshop, workshop_id))
    origins, descendants = found.origins(id), found.descendants(id)
    if origins is None or descendants is None:
        raise NotSeenYet
    return {"origins": origins.to_dict(), "descendants": descendants.to_dict()}


def picture(found: Trace, id: str, here: str) -> dict[str, Any] | None:
    """The way of a thing for the wall: its stations, then level by level what it grew out of. None where nothing is known."""
    origins = found.origins(id)
    if origins is None:
        return None
    return {
        "kind": "lineage",
        "text": origins.thing.text,
        "stations": [{"step": one.step, "remark": one.remark} for one in origins.thing.stations],
        "levels": [
            {
                "step": level.things[0].home.step,
                "place": "" if level.things[0].home.workshop_id == here else _place(level.things[0].home),
                "texts": [thing.text for thing in level.things],
            }
            for level in origins.levels()
            if level.things
        ],
    }


def _place(station: Station) -> str:
    return f"{station.workshop}, {day(station.date)}"


def _workshops(ledger: Ledger, here: Workshop) -> list[Workshop]:
    """The workshops of the process in order of time."""
    known = [
        one
        for one in ledger.all(Workshop, process_id=here.process_id)
        if one.id == here.id or (one.rehearsal_of is None and one.id != here.rehearsal_of)
    ]
    return sorted(known, key=lambda one: (one.date, one.starts))


def _thing(id: str, seen: _Found, *, hidden: bool) -> Thing:
    stations = tuple(seen.stations.values())
    if hidden:
        stations = tuple(Station(**{**vars(one), "text": HIDDEN, "remark": ""}) for one in stations)
    return Thing(id, stations, tuple(dict.fromkeys(root for root in seen.roots if root != id)))


def _read(found: dict[str, _Found], activity: Activity, scene: Scene) -> None:
    """Note every thing of a step: first what was fixed when it opened, then what it gave."""
    remarks = activity.became(scene)
    texts = {option.id: option.text for option in (*scene.options, *activity.options(scene))}
    rows = {row["id"]: row for row in rows_of(activity.result(scene))}
    given = {option.id: option.roots for option in activity.options(scene)}
    offered = {option.id: option.roots for option in scene.options if option.id not in found}
    for id in dict.fromkeys([*offered, *rows, *given]):
        seen = found.setdefault(id, _Found())
        roots = tuple(rows[id]["from"]) if id in rows else given.get(id, offered.get(id, ()))
        seen.roots = seen.roots or roots
        seen.stations[scene.step.id] = Station(
            scene.step.id,
            scene.step.title,
            scene.workshop.id,
            scene.workshop.title,
            scene.workshop.date,
            texts.get(id) or words_of(rows.get(id, {})),
            remarks.get(id, ""),
        )


def rows_of(result: Any) -> Iterator[Mapping[str, Any]]:
    """Every row of a result with `id` and `from`; what stands inside a row it grew into is only listed there."""
    if isinstance(result, Mapping):
        whole = "id" in result and "from" in result
        if whole:
            yield result
        inside = set(result["from"]) if whole else set()
        for value in result.values():
            yield from (row for row in rows_of(value) if row["id"] not in inside)
    elif isinstance(result, list | tuple):
        for value in result:
            yield from rows_of(value)


def words_of(row: Mapping[str, Any]) -> str:
    """What a row of a result says it is; empty where it does not."""
    return next((str(row[name]) for name in _WORDS if isinstance(row.get(name), str)), "")
