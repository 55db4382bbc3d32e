"""What tests start from: a house on a real database, a small box of activities, and an evening under way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from data.passwords import ArgonPasswords
from data.schema import migrate
from data.store import SqlStore
from facilitation import desk, planning
from facilitation.contract import Activity, Catalogue, Change, Form, Format, NewId, Option, Planned, Scene, Verb
from facilitation.contract import Field as FormField
from facilitation.errors import BudgetSpent, NotAnOption, Overtaken, UnknownVerb
from facilitation.house import House
from facilitation.outcome import outcome
from facilitation.ports import Notice, R
from facilitation.roles import Facilitator, Guest
from facilitation.sight import see
from facilitation.workshop import Data, Entry, Item, Process, Step, Workshop
from pages.reception import write_word

FACILITATOR = Facilitator("moderation", "Moderation")
SECRET = b"a secret only the tests know: 32+"
START = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
GROUP = "Verwaltung"
STRANGER = "5f0c1d1e-1f5b-4c7e-9a53-0d1c1a2b3c4d"
"""An id that belongs to nothing."""


def new_id() -> str:
    return str(uuid4())


@dataclass
class Clock:
    """A clock that stands still until it is told to go on."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


# ── a small box ──────────────────────────────────────────────────────────────


def _texts(scene: Scene) -> dict[str, Any]:
    links = {item.data["card"]: item.data["of"] for item in scene.arranged(desk.DOUBLE)}
    return {"texts": [(entry.data["text"], entry.late, links.get(entry.id)) for entry in scene.valid]}


def _check_text(step: Step, data: Data) -> Data:
    return {"text": desk.fit(data.get("text"), 80, "text")}


def _note_limit(step: Step) -> int:
    return int(step.setting("limit", 2))


def _note_options(scene: Scene) -> tuple[Option, ...]:
    return tuple(Option(entry.id, entry.data["text"], (entry.id,)) for entry in scene.valid)


NOTE = Activity(
    key="note",
    title="Notizen",
    summary="Kurze Texte, einige je Person",
    unit="person",
    may_be_live=True,
    form=lambda step: Form((FormField("text", "card", maximum=80, required=True),), limit=_note_limit(step)),
    check=_check_text,
    limit=_note_limit,
    options=_note_options,
    line=lambda data: str(data.get("text", "")),
    card=lambda step, entry: {"id": entry.id, "text": entry.data["text"]},
    result=_texts,
    picture=lambda scene: {"kind": "wall", **_texts(scene)},
    minutes=lambda scene: (),
)


def _fix_votes(scene: Scene) -> Data:
    return {"options": [{"id": one.id, "text": one.text, "roots": [], "facts": {}} for one in scene.options], "k": 4}


def _offered(step: Step) -> tuple[Data, ...]:
    return tuple({"value": one["id"], "label": one["text"]} for one in step.opening.get("options", ()))


def _check_vote(step: Step, data: Data) -> Data:
    dots = {key: int(points) for key, points in data["dots"].items()}
    offered = {one["id"] for one in step.opening["options"]}
    for key in dots:
        if key not in offered:
            raise NotAnOption(value=key)
    if sum(dots.values()) > step.opening["k"]:
        raise BudgetSpent(k=step.opening["k"], spent=sum(dots.values()))
    return {"dots": dots}


def _points(scene: Scene) -> dict[str, Any]:
    return {one.text: sum(entry.data["dots"].get(one.id, 0) for entry in scene.valid) for one in scene.options}


VOTE = Activity(
    key="vote",
    title="Abstimmung",
    summary="Vier Punkte je Person",
    unit="person",
    form=lambda step: Form((FormField("dots", "dots", budget=4, maximum=2, required=True, options=_offered(step)),)),
    check=_check_vote,
    opening=_fix_votes,
    result=_points,
    picture=_points,
    minutes=lambda scene: (),
)


def _gather(scene: Scene, arguments: Data, fresh: NewId) -> tuple[Change, ...]:
    """A new heap."""
    heap = Item(fresh(), scene.step.id, "heap", {"title": arguments["title"]}, float(len(scene.items)))
    return (Change(None, heap),)


def _rename(scene: Scene, arguments: Data, fresh: NewId) -> tuple[Change, ...]:
    for heap in scene.arranged("heap"):
        if heap.id == arguments["heap"]:
            if heap.version != arguments["version"]:
                raise Overtaken(text=heap.data["title"])
            renamed = Item(
                heap.id, heap.step_id, heap.kind, {"title": arguments["title"]}, heap.position, heap.version + 1, heap.roots
            )
            return (Change(heap, renamed),)
    raise UnknownVerb


def _scatter(scene: Scene, arguments: Data, fresh: NewId) -> tuple[Change, ...]:
    return tuple(Change(heap, None) for heap in scene.arranged("heap"))


def _heaps(scene: Scene) -> dict[str, Any]:
    return {"heaps": [heap.data["title"] for heap in scene.arranged("heap")]}


HEAP = Activity(
    key="heap",
    title="Haufen",
    summary="Die Moderation ordnet",
    unit="facilitator",
    verbs={
        "gather": Verb("Haufen angelegt", _gather),
        "rename": Verb("Haufen umbenannt", _rename),
        "scatter": Verb("Haufen aufgelöst", _scatter),
    },
    result=_heaps,
    picture=_heaps,
    minutes=lambda scene: (),
)

ABEND = Format(
    key="abend",
    title="Abend",
    summary="Ein Abend für Tests",
    people="2 bis 500",
    steps=(
        Planned("ideas", "note", "Ideen", "Was fehlt?", 10),
        Planned("single", "note", "Ein Wort", "Ein Wort zum Abend?", 5, settings={"limit": 1}),
        Planned("heaps", "heap", "Ordnen", "Was gehört zusammen?", 10),
        Planned("votes", "vote", "Punkte", "Was zuerst?", 5, sources=("ideas",)),
    ),
)

BOX = Catalogue({one.key: one for one in (NOTE, VOTE, HEAP)}, {ABEND.key: ABEND})


# ── a house and an evening in it ─────────────────────────────────────────────


def build_house(
    database: str | Path,
    *,
    box: Catalogue = BOX,
    clock: Callable[[], datetime] | None = None,
    publish: Callable[[Notice], None] = lambda notice: None,
) -> House:
    """A house on a database that is brought up to date; a path means an SQLite file."""
    if isinstance(database, Path) and not database.exists():
        database.write_bytes(_blank())
    address = f"sqlite:///{database}" if isinstance(database, Path) else database
    if not isinstance(database, Path):
        migrate(address)
    return House(SqlStore(address, publish), box, ArgonPasswords(), SECRET, write_word, clock or Clock())


@cache
def _blank() -> bytes:
    """An empty database file; most tests start from one."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "blank.sqlite3"
        migrate(f"sqlite:///{file}")
        return file.read_bytes()


def build_process(house: House, **details: Any) -> Process:
    given = {"title": "Gemeinsam leben in Musterstadt", "municipality": "Stadt Musterstadt"} | details
    return planning.create_process(house, FACILITATOR, **given)


def build_workshop(house: House, *agenda: Planned, process: Process | None = None, **details: Any) -> Workshop:
    """A planned workshop with the steps given, else with those of its format."""
    given: dict[str, Any] = {"format": next(iter(house.catalogue.formats)), "title": "Abend", "date": date(2026, 11, 21)}
    process_id = (process or build_process(house)).id
    return planning.plan_workshop(house, FACILITATOR, process_id=process_id, agenda=agenda or None, **(given | details))


def seat_people(house: House, workshop_id: str, count: int) -> list[Guest]:
    """So many people who have joined, each on a device."""
    guests = [Guest(workshop_id, new_id()) for _ in range(count)]
    for guest in guests:
        desk.join(house, guest, actor_group=GROUP)
    return guests


@dataclass
class Evening:
    """A workshop with its house, its clock and what was told to the browsers."""

    house: House
    clock: Clock
    workshop_id: str
    notices: list[Notice] = field(default_factory=list)

    @property
    def workshop(self) -> Workshop:
        with self.house.store.read() as ledger:
            return ledger.get(Workshop, self.workshop_id)

    def seat(self) -> Guest:
        return seat_people(self.house, self.workshop_id, 1)[0]

    def step(self, key: str) -> Step:
        with self.house.store.read() as ledger:
            found = ledger.find(Step, workshop_id=self.workshop_id, key=key)
        assert found is not None
        return found

    def open(self, key: str) -> Step:
        return desk.open_step(self.house, FACILITATOR, self.step(key).id)

    def close(self, key: str) -> Step:
        return desk.close_step(self.house, FACILITATOR, self.step(key).id)

    def submit(self, guest: Guest, key: str, text: str, **how: Any) -> Entry:
        given = {"id": new_id(), "data": {"text": text}} | how
        return desk.submit(self.house, guest, step=key, **given).entry

    def entry(self, id: str) -> Entry | None:
        with self.house.store.read() as ledger:
            return ledger.find(Entry, id=id)

    def scene(self, key: str) -> Scene:
        with self.house.store.read() as ledger:
            return see(ledger, self.house.catalogue, self.step(key))

    def outcome(self, key: str) -> dict[str, Any]:
        return outcome(self.house.catalogue, self.scene(key))

    def all(self, kind: type[R]) -> tuple[R, ...]:
        with self.house.store.read() as ledger:
            return ledger.all(kind)


def build_evening(database: str | Path, *agenda: Planned, box: Catalogue = BOX) -> Evening:
    """An evening on a fresh database, planned and not yet begun."""
    clock, notices = Clock(), list[Notice]()
    house = build_house(database, box=box, clock=clock, publish=notices.append)
    workshop = build_workshop(house, *agenda)
    notices.clear()
    return Evening(house, clock, workshop.id, notices)
