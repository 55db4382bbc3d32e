"""Dates and clock times in words."""

import datetime

from facilitation.agenda import HERE, day

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def today() -> datetime.date:
    """The day in the room."""
    return datetime.datetime.now(HERE).date()


def long_day(when: datetime.date) -> str:
    """`Samstag, 21. November 2026`."""
    return f"{_WEEKDAYS[when.weekday()]}, {day(when)}"


def short_day(when: datetime.date) -> str:
    """`21.11.2026`, or `heute`."""
    return "heute" if when == today() else f"{when:%d.%m.%Y}"


def greeting(now: datetime.datetime) -> str:
    """What one says at this hour."""
    if now.hour < 11:
        return "Guten Morgen"
    return "Guten Tag" if now.hour < 18 else "Guten Abend"
