"""What belongs into calendars after a workshop: the evening, what is due, and what follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from facilitation.agenda import MONTHS, beginning, duration
from facilitation.harvest import Harvest
from facilitation.house import digest
from facilitation.workshop import BODY_STATUS_NAMES, Workshop

_NUMBERED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:(\s?\d{4}|\d{2})(?!\d)|(?!\d))")
_NAMED = re.compile(rf"(?<![\d.])(\d{{1,2}})\.\s?({'|'.join(MONTHS)})(?:\s(\d{{4}})(?!\d))?")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


@dataclass(frozen=True)
class Appointment:
    """An entry of a calendar: a whole day, or from one moment to another. `id` stays the same when words or day change."""

    id: str
    begins: date | datetime
    ends: datetime | None
    title: str
    text: str = ""
    place: str = ""


def appointments(harvest: Harvest) -> tuple[Appointment, ...]:
    """Itself, what its steps and the parking lot say is due, next steps, the days of the bodies, later workshops."""
    return (
        _evening(harvest.workshop, sum((duration([one.step]) for one in harvest.steps), duration([]))),
        *_due(harvest),
        *_follow_ups(harvest),
        *_sessions(harvest),
        *(_evening(workshop, lasting) for workshop, lasting in harvest.later),
    )


def find_days(text: str, after: date) -> list[date]:
    """The days named in a text, in their order: `12.1.2027`, `12. Januar 2027`, `2027-01-12`.

    A day without a year is the next one after `after`; what is no day of any calendar is left alone.
    """
    found: dict[int, date] = {}
    for pattern in (_ISO, _NAMED, _NUMBERED):
        for match in pattern.finditer(text):
            day = _read(match, after)
            if day is not None:
                found.setdefault(match.start(), day)
    return [found[place] for place in sorted(found)]


def _read(match: re.Match[str], after: date) -> date | None:
    first, second, third = match.groups()
    try:
        if len(first) == 4:
            return date(int(first), int(second), int(third))
        month = MONTHS.index(second) + 1 if second in MONTHS else int(second)
        if third:
            return date(int(third) + (2000 if len(third) == 2 else 0), month, int(first))
        this_year = date(after.year, month, int(first))
        return this_year if this_year > after else date(after.year + 1, month, int(first))
    except ValueError:
        return None


def _evening(workshop: Workshop, lasting: timedelta) -> Appointment:
    begins = beginning(workshop)
    return Appointment(f"workshop-{workshop.id}", begins, begins + lasting, workshop.title, place=workshop.place)


def _due(harvest: Harvest) -> Iterator[Appointment]:
    for one in harvest.steps:
        if one.is_revealed:
            for due in one.activity.dates(one.scene):
                yield Appointment(f"due-{due.id}", due.day, None, f"Fällig: {due.text}", due.who)
    for line in harvest.lines:
        for day in find_days(line.due, harvest.workshop.date)[:1]:
            yield Appointment(f"parked-{line.id}", day, None, f"Offener Punkt: {line.text}", line.owner)


def _follow_ups(harvest: Harvest) -> Iterator[Appointment]:
    """A line of the next steps on each day it names. The rest of its words tell it from the others."""
    for line in harvest.workshop.next_steps.splitlines():
        words = re.sub(r"[\d.\s-]+", " ", line).strip()
        for number, day in enumerate(find_days(line, harvest.workshop.date), 1):
            mark = digest(f"{harvest.workshop.id} {words} {number}")
            yield Appointment(f"next-{mark}", day, None, line.strip(), harvest.workshop.title)


def _sessions(harvest: Harvest) -> Iterator[Appointment]:
    for body in harvest.bodies:
        if body.date is not None:
            words = f"{harvest.workshop.title}: {BODY_STATUS_NAMES[body.status]}"
            yield Appointment(f"body-{body.id}", body.date, None, f"Beratung: {body.name}", words)
