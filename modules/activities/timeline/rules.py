"""When each action begins and ends, its milestones, and how many run at once in each quarter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from facilitation.contract import Change, Due, NewId, Option, Scene, fix_options
from facilitation.days import read_coming_day, write_day
from facilitation.desk import fit
from facilitation.errors import (
    EndsTooEarly,
    NoProposal,
    NotAnOption,
    NothingToChoose,
    NothingToUndo,
    OutsideBar,
    Overtaken,
    TooManyMilestones,
    Unreadable,
)
from facilitation.workshop import Data, Item

BAR = "bar"
ACTION = "action"
MOST = 4
"""Actions that may run at once before a quarter counts as overloaded."""
MILESTONES = 12
TEXT_MAXIMUM = 100
FIRST_STEP = timedelta(days=14)
"""Until when the first step of an action is taken; its bar is proposed from there."""


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year. Its name sorts as it runs: `2027-Q1`."""

    year: int
    number: int

    @property
    def name(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)


@dataclass(frozen=True)
class Milestone:
    """What is reached by a day on the way."""

    day: date
    text: str


@dataclass(frozen=True)
class Bar:
    """An action with its number in the plan, and its time. Without an item it has none yet."""

    option: Option
    number: int
    item: Item | None

    @property
    def start(self) -> date:
        return date.fromisoformat(self.times["start"])

    @property
    def end(self) -> date:
        return date.fromisoformat(self.times["end"])

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        return tuple(Milestone(date.fromisoformat(one["date"]), one["text"]) for one in self.times["milestones"])

    @property
    def times(self) -> Data:
        """Start, end and milestones as they are kept."""
        assert self.item is not None, "asked only of actions that have a time"
        return {name: self.item.data[name] for name in ("start", "end", "milestones")}


def opening(scene: Scene) -> dict[str, Any]:
    """The actions, each once as the first source gives it, in the order of their numbers, and the first day of the plan.

    Raises NothingToChoose.
    """
    if not scene.inputs:
        raise NothingToChoose
    once: dict[str, Option] = {}
    for option in scene.inputs:
        once.setdefault(option.id, option)
    ordered = sorted(once.values(), key=lambda option: numbered(option) or len(once) + 1)
    return {"options": fix_options(tuple(ordered)), "today": scene.workshop.date.isoformat()}


def numbered(option: Option) -> int | None:
    """The number of an action in the plan; what is no action has none."""
    return option.facts.get("number") if option.facts.get("level") == ACTION else None


def bars(scene: Scene) -> tuple[Bar, ...]:
    """All actions in the order of the plan, with their time where they have one."""
    items = {item.data["action"]: item for item in scene.arranged(BAR)}
    return tuple(Bar(option, numbered(option) or place, items.get(option.id)) for place, option in enumerate(scene.options, 1))


def set_bars(scene: Scene) -> tuple[Bar, ...]:
    """The actions that have a time, in the order of the plan."""
    return tuple(bar for bar in bars(scene) if bar.item is not None)


def today(scene: Scene) -> date:
    """The day of the workshop, before which nothing can begin."""
    return date.fromisoformat(scene.step.opening.get("today", scene.workshop.date.isoformat()))


def proposal(scene: Scene, bar: Bar) -> tuple[date, date] | None:
    """From the first step, at most two weeks after the workshop, to the day it is due; None where nothing is due."""
    due = bar.option.facts.get("due")
    if due is None:
        return None
    end = max(date.fromisoformat(due), today(scene))
    return min(today(scene) + FIRST_STEP, end), end


# ── what the facilitator does ────────────────────────────────────────────────


def place(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """{action, start, end, milestones: [{date, text}], version?}: the time of one action. Milestones left out stay.

    Raises NotAnOption, Overtaken when somebody else changed it since that version, NotADay, DayPast, DayTooFar, EndsTooEarly,
    Unreadable, TooManyMilestones, OutsideBar, Empty, TooLong.
    """
    bar = _find(scene, arguments)
    start = read_coming_day(arguments.get("start"), "start", today(scene))
    end = read_coming_day(arguments.get("end"), "end", today(scene))
    if end < start:
        raise EndsTooEarly(field="end", start=write_day(start), end=write_day(end))
    kept = bar.item.data["milestones"] if bar.item else []
    given = arguments.get("milestones")
    milestones = _milestones(scene, kept if given is None else given, start, end)
    standing = bar.item.version if bar.item else 0
    if arguments.get("version", standing) != standing:
        raise Overtaken(text=f"{write_day(bar.start)} bis {write_day(bar.end)}" if bar.item else "ohne Zeitraum")
    data = {"action": bar.option.id, "start": start.isoformat(), "end": end.isoformat(), "milestones": milestones}
    if bar.item is None:
        return (Change(None, Item(new_id(), scene.step.id, BAR, data, float(bar.number))),)
    return (Change(bar.item, replace(bar.item, data=data, version=bar.item.version + 1)),)


def propose(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """{}: every action without a time gets the proposed one. Raises NoProposal."""
    made = []
    for bar in bars(scene):
        proposed = proposal(scene, bar) if bar.item is None else None
        if proposed is not None:
            start, end = proposed
            data = {"action": bar.option.id, "start": start.isoformat(), "end": end.isoformat(), "milestones": []}
            made.append(Change(None, Item(new_id(), scene.step.id, BAR, data, float(bar.number))))
    if not made:
        raise NoProposal
    return tuple(made)


def clear(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """{action}: it has no time any more. Raises NotAnOption, NothingToUndo."""
    bar = _find(scene, arguments)
    if bar.item is None:
        raise NothingToUndo
    return (Change(bar.item, None),)


def _find(scene: Scene, arguments: Data) -> Bar:
    action = arguments.get("action")
    found = next((bar for bar in bars(scene) if bar.option.id == action), None)
    if found is None:
        raise NotAnOption(field="action", value=action if isinstance(action, str) else "")
    return found


def _milestones(scene: Scene, given: Any, start: date, end: date) -> list[dict[str, str]]:
    """The milestones by their days; those of one day in the order in which they were given."""
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Unreadable(field="milestones")
    if len(given) > MILESTONES:
        raise TooManyMilestones(field="milestones", count=len(given), maximum=MILESTONES)
    found = []
    for one in given:
        day = read_coming_day(one.get("date"), "milestones", today(scene))
        if not start <= day <= end:
            raise OutsideBar(field="milestones", day=write_day(day), start=write_day(start), end=write_day(end))
        found.append({"date": day.isoformat(), "text": fit(one.get("text", ""), TEXT_MAXIMUM, "milestones")})
    return sorted(found, key=lambda one: one["date"])


# ── what it gives ────────────────────────────────────────────────────────────


def quarters(spans: Iterable[tuple[date, date]]) -> Iterator[Quarter]:
    """Every quarter from the first start to the last end, empty ones too."""
    known = list(spans)
    if not known:
        return
    quarter, last = Quarter.of(min(start for start, _ in known)), Quarter.of(max(end for _, end in known))
    while quarter <= last:
        yield quarter
        quarter = quarter.next


def load(spans: Iterable[tuple[date, date]]) -> dict[Quarter, int]:
    """How many spans run on at least one day of each quarter, in order from the first start to the last end.

    A span from `start` to `end`, both included, runs in a quarter when `start` is not after its last day and `end` not before
    its first.
    """
    known = list(spans)
    return {quarter: sum(start <= quarter.last and end >= quarter.first for start, end in known) for quarter in quarters(known)}


def result(scene: Scene) -> dict[str, Any]:
    """`bars` in the order of the plan; `load`: the number of actions that run in each quarter, by its name."""
    held = set_bars(scene)
    return {
        "bars": [
            {
                "id": bar.option.id,
                "from": list(bar.option.roots),
                "number": bar.number,
                "action": bar.option.text,
                "start": bar.start.isoformat(),
                "end": bar.end.isoformat(),
                "milestones": [{"date": one.day.isoformat(), "text": one.text} for one in bar.milestones],
            }
            for bar in held
        ],
        "load": {quarter.name: count for quarter, count in load((bar.start, bar.end) for bar in held).items()},
    }


def became(scene: Scene) -> dict[str, str]:
    """From when to when an action runs."""
    return {bar.option.id: f"geplant vom {write_day(bar.start)} bis {write_day(bar.end)}" for bar in set_bars(scene)}


def dates(scene: Scene) -> tuple[Due, ...]:
    """The milestones of every action."""
    return tuple(
        Due(f"{bar.option.id}.{place}", one.day, f"{one.text} ({bar.option.text})")
        for bar in set_bars(scene)
        for place, one in enumerate(bar.milestones, 1)
    )


def options(scene: Scene) -> tuple[Option, ...]:
    """The actions that have a time, with their first and last day and their milestones."""
    return tuple(
        Option(
            bar.option.id,
            bar.option.text,
            bar.option.roots,
            {**bar.option.facts, **bar.times},
        )
        for bar in set_bars(scene)
    )
