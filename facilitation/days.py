"""Days people agree upon: read as they write them, and never before the workshop that speaks of them."""

import re
from datetime import date
from typing import Any

from facilitation.errors import DayPast, DayTooFar, NotADay
from facilitation.text import clean

HORIZON = 20
"""Years from the workshop within which a day must lie; beyond it somebody mistyped."""
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def read_day(given: Any, field: str) -> date:
    """A day as `2027-03-31` or `31.03.2027`. Raises NotADay."""
    if not isinstance(given, str):
        raise NotADay(field=field)
    text = clean(given).strip()
    try:
        if german := _GERMAN.fullmatch(text):
            number, month, year = map(int, german.groups())
            return date(year, month, number)
        return date.fromisoformat(text)
    except ValueError as fault:
        raise NotADay(field=field) from fault


def read_coming_day(given: Any, field: str, today: date) -> date:
    """A day not before `today`, the day of the workshop, and within the horizon. Raises NotADay, DayPast, DayTooFar."""
    found = read_day(given, field)
    if found < today:
        raise DayPast(field=field, day=write_day(found), today=write_day(today))
    last = date(today.year + HORIZON, 12, 31)
    if found > last:
        raise DayTooFar(field=field, day=write_day(found), last=write_day(last))
    return found


def write_day(when: date | str) -> str:
    """A day in figures, as everybody in the room reads it: `31.03.2027`; also from its ISO form."""
    return f"{date.fromisoformat(when) if isinstance(when, str) else when:%d.%m.%Y}"
