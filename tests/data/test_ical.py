"""Calendar files, read again."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from data import ical
from facilitation.appointments import Appointment
from facilitation.text import clean

NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)
BEGINS = datetime(2027, 2, 6, 10, tzinfo=ZoneInfo("Europe/Berlin"))
EVENING = Appointment("workshop-w", BEGINS, BEGINS + timedelta(hours=3), "Leitbild; Teil 1, neu", place="Rathaus\nSaal")
DUE = Appointment("due-a", date(2027, 3, 1), None, "Fällig: Lotsen schulen", "Volkshochschule")


def written(*appointments: Appointment, revision: int = 7) -> bytes:
    return ical.write(appointments, title="Abend", revision=revision, now=NOW)


def test_evenings_have_hours_and_what_is_due_fills_a_day_without_blocking_it() -> None:
    evening, due = Calendar.from_ical(written(EVENING, DUE)).walk("VEVENT")
    assert (evening.decoded("dtstart"), evening.decoded("dtend")) == (BEGINS, BEGINS + timedelta(hours=3))
    assert (due.decoded("dtstart"), due.decoded("dtend")) == (date(2027, 3, 1), date(2027, 3, 2))
    assert [str(event["transp"]) for event in (evening, due)] == ["OPAQUE", "TRANSPARENT"]
    assert (str(evening["summary"]), str(evening["location"])) == ("Leitbild; Teil 1, neu", "Rathaus\nSaal")
    assert (str(due["summary"]), str(due["description"])) == ("Fällig: Lotsen schulen", "Volkshochschule")


def test_a_later_file_names_the_same_entries_as_changed() -> None:
    first, second = (Calendar.from_ical(written(DUE, revision=revision)).walk("VEVENT")[0] for revision in (7, 9))
    assert (first["uid"], first["sequence"]) == ("due-a@modulkoffer", 7)
    assert (second["uid"], second["sequence"]) == ("due-a@modulkoffer", 9)


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_wants() -> None:
    lines = written(Appointment("x", date(2027, 1, 1), None, "Grundstücksverkehrsgenehmigung " * 20)).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    hostile = Appointment("x", date(2027, 1, 1), None, f"{text}\r\nEND:VEVENT\r\nBEGIN:VALARM", f"{text}\nATTACH:x")
    calendar = Calendar.from_ical(written(hostile, DUE))
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT", "VEVENT"]
    assert str(calendar.walk("VEVENT")[0]["summary"]) == clean(hostile.title)


def test_without_appointments_the_file_is_still_a_calendar() -> None:
    assert [part.name for part in Calendar.from_ical(written()).walk()] == ["VCALENDAR"]
