"""The agenda against the clock: when each step was planned, when it really began and how long it took."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from facilitation.workshop import Passage, Step, StepState, Workshop

HERE = ZoneInfo("Europe/Berlin")
ANOTHER_TIME = timedelta(hours=2)
MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905 - a list of words
)


@dataclass(frozen=True)
class Slot:
    """A step in the agenda. Times are local; `number` counts the steps that are held, `taken` is in minutes."""

    step: Step
    number: int
    planned: datetime
    began: datetime | None
    taken: float | None


def local(moment: datetime) -> datetime:
    """The moment on the clock in the room."""
    return moment.astimezone(HERE)


def clock(moment: datetime | None) -> str:
    """Hours and minutes on the clock in the room: `13:05`; empty for None."""
    return f"{local(moment):%H:%M}" if moment else ""


def day(when: date) -> str:
    """A date as people write it: `21. November 2026`."""
    return f"{when.day}. {MONTHS[when.month - 1]} {when.year}"


def beginning(workshop: Workshop) -> datetime:
    """When the workshop is planned to begin."""
    hour, minute = map(int, workshop.starts.split(":"))
    return datetime(workshop.date.year, workshop.date.month, workshop.date.day, hour, minute, tzinfo=HERE)


def duration(steps: Iterable[Step]) -> timedelta:
    """How long the steps are planned to take together."""
    return timedelta(minutes=sum(step.minutes for step in steps if not step.left_out))


def lay_out(
    workshop: Workshop, steps: Iterable[Step], passages: Iterable[Passage] = (), now: datetime | None = None
) -> list[Slot]:
    """The slots in order. A step left out takes no time and has number 0. A step still open has taken until `now`."""
    steps, left = list(steps), _ends(passages)
    planned, number, slots = _counted_from(workshop, steps), 0, []
    for step in steps:
        number += not step.left_out
        ended = left.get(step.id) or (now if step.opened_at else None)
        taken = (ended - step.opened_at).total_seconds() / 60 if ended and step.opened_at else None
        slots.append(Slot(step, 0 if step.left_out else number, planned, step.opened_at, taken))
        planned += timedelta(minutes=0 if step.left_out else step.minutes)
    return slots


def too_early(steps: Iterable[Step]) -> list[tuple[Step, Step]]:
    """Each step that comes before a step it builds on, with that step."""
    held = [step for step in steps if not step.left_out]
    return [
        (step, source)
        for place, step in enumerate(held)
        for source in held[place + 1 :]
        if source.key in step.sources and not step.options
    ]


def unfed(steps: Iterable[Step], needy: Container[str] = (), missing: Container[str] = ()) -> list[Step]:
    """Steps without options of their own for which nothing comes.

    Either they build on steps of this workshop none of which is held, or their activity is one of the `needy`, which have
    nothing to do without options, and they name no source but such as are `missing` in other workshops.
    """
    held = [step for step in steps if not step.left_out]
    keys = {step.key for step in held}

    def comes(step: Step, name: str) -> bool:
        return name in keys or ("." in name and not (step.activity in needy and name in missing))

    return [
        step
        for step in held
        if (step.sources or step.activity in needy) and not step.options and not any(comes(step, name) for name in step.sources)
    ]


def delay(slots: Iterable[Slot]) -> int:
    """Minutes by which the last step that began was late; negative when early."""
    begun = [slot for slot in slots if slot.began]
    if not begun:
        return 0
    last = max(begun, key=lambda slot: slot.began or slot.planned)
    return round(((last.began or last.planned) - last.planned).total_seconds() / 60)


def ending(slots: list[Slot]) -> datetime | None:
    """When the last step will end if the rest goes as planned."""
    held = [slot for slot in slots if not slot.step.left_out]
    if not held:
        return None
    return held[-1].planned + timedelta(minutes=held[-1].step.minutes + delay(slots))


def _counted_from(workshop: Workshop, steps: Iterable[Step]) -> datetime:
    """The planned beginning; where the evening really began at quite another time, the plan counts from there."""
    planned = beginning(workshop)
    begun = min((step.opened_at for step in steps if step.opened_at), default=planned)
    return planned if abs(begun - planned) <= ANOTHER_TIME else local(begun)


def _ends(passages: Iterable[Passage]) -> dict[str, datetime]:
    """When each step was last closed, revealed or confirmed."""
    after = (StepState.CLOSED, StepState.REVEALED, StepState.CONFIRMED)
    return {one.step_id: one.at for one in passages if one.after in after and one.before.place < one.after.place}
