"""Appointments as a calendar file (RFC 5545) that Outlook, Thunderbird and phones read.

What is due is an event of the whole day in which one is free, not a task: most calendars leave tasks out when they import.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from facilitation.appointments import Appointment
from facilitation.text import clean

_PRODUCT = "-//Modulkoffer//DE"


def write(appointments: Iterable[Appointment], *, title: str, revision: int, now: datetime) -> bytes:
    """The bytes of an .ics file. `revision` lets calendars see that an entry they know has changed."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(title))
    for one in appointments:
        calendar.add_component(_event(one, revision, now))
    return bytes(calendar.to_ical())


def _event(one: Appointment, revision: int, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.id}@modulkoffer")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", revision)
    event.add("dtstart", _moment(one.begins))
    event.add("dtend", _moment(one.ends) if one.ends else one.begins + timedelta(days=1))
    event.add("summary", clean(one.title))
    event.add("transp", "OPAQUE" if one.ends else "TRANSPARENT")
    for name, text in (("description", one.text), ("location", one.place)):
        if text:
            event.add(name, clean(text))
    return event


def _moment(when: date | datetime) -> date | datetime:
    """Moments in UTC, so that no time zone has to be described; days as they are."""
    return when.astimezone(UTC) if isinstance(when, datetime) else when
