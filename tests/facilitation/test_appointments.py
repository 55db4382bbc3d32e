"""What goes into calendars: days people named, in words or in figures."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk, planning
from facilitation.appointments import Appointment, appointments, find_days
from facilitation.contract import Catalogue, Due
from facilitation.harvest import gather_in
from tests.builders import ABEND, BOX, FACILITATOR, NOTE, Evening, build_evening, build_workshop

HERE = ZoneInfo("Europe/Berlin")
EVENING = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Steuerungsgruppe am 12.1.2027", ["2027-01-12"]),
        ("Steuerungsgruppe am 12. 1. 2027, 18 Uhr", ["2027-01-12"]),
        ("12.01.27: Entwurf", ["2027-01-12"]),
        ("bis 2027-01-12", ["2027-01-12"]),
        ("am 3. März 2027 im Rat", ["2027-03-03"]),
        ("am 3. März im Rat", ["2027-03-03"]),
        ("am 1.12. im Ausschuss, am 12.1. im Rat", ["2026-12-01", "2027-01-12"]),
        ("am 12.1. 18 Uhr", ["2027-01-12"]),
        ("21.11.", ["2027-11-21"]),
        ("29.2.2028 und 29.2.2027", ["2028-02-29"]),
        ("am 31.2. nie, am 45.13.2027 auch nicht", []),
        ("Raum 3.12, Fassung 1.2.3, 5.000 Euro", []),
        ("Ende März", []),
        ("", []),
    ],
)
def test_days_are_found_as_people_write_them(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in find_days(text, EVENING)] == days


@given(st.text())
def test_any_text_may_be_searched(text: str) -> None:
    assert all(isinstance(day, date) for day in find_days(text, EVENING))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_found_however_it_is_written(day: date) -> None:
    for written in (f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day:%d.%m.%y}"):
        assert find_days(f"bis {written}.", EVENING) == [day]


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    due = replace(
        NOTE, dates=lambda scene: tuple(Due(one.id, date(2027, 3, 1), one.data["text"], "VHS") for one in scene.valid)
    )
    return build_evening(tmp_path / "koffer.sqlite3", box=Catalogue({**BOX.activities, "note": due}, BOX.formats))


def found(evening: Evening) -> tuple[Appointment, ...]:
    return appointments(gather_in(evening.house, evening.workshop_id))


def test_the_evening_itself_comes_first_with_its_planned_end(evening: Evening) -> None:
    begins = datetime(2026, 11, 21, 17, tzinfo=HERE)
    assert found(evening) == (Appointment(f"workshop-{evening.workshop_id}", begins, begins + timedelta(minutes=30), "Abend"),)


def test_what_is_due_comes_once_it_is_revealed(evening: Evening) -> None:
    evening.open("ideas")
    entry = evening.submit(evening.seat(), "ideas", "Lotsen schulen")
    assert len(found(evening)) == 1
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    assert found(evening)[1:] == (Appointment(f"due-{entry.id}", date(2027, 3, 1), None, "Fällig: Lotsen schulen", "VHS"),)


def test_next_steps_and_open_points_come_on_the_days_they_name(evening: Evening) -> None:
    lines = "Entwurf bis 4.12.2026 an alle\nOhne Termin\nAm 12.1.2027 Steuerungsgruppe, am 3.2.2027 Rat"
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps=lines)
    desk.park(evening.house, FACILITATOR, evening.workshop_id, "Beleuchtung am Bahnhof")
    (parked,) = gather_in(evening.house, evening.workshop_id).lines
    desk.change_parked(
        evening.house,
        FACILITATOR,
        evening.workshop_id,
        parked.id,
        version=parked.version,
        text=parked.text,
        owner="Bauamt",
        due="15. Januar",
    )
    assert [(one.begins, one.title, one.text) for one in found(evening)[1:]] == [
        (date(2027, 1, 15), "Offener Punkt: Beleuchtung am Bahnhof", "Bauamt"),
        (date(2026, 12, 4), "Entwurf bis 4.12.2026 an alle", "Abend"),
        (date(2027, 1, 12), "Am 12.1.2027 Steuerungsgruppe, am 3.2.2027 Rat", "Abend"),
        (date(2027, 2, 3), "Am 12.1.2027 Steuerungsgruppe, am 3.2.2027 Rat", "Abend"),
    ]


def test_a_next_step_that_is_put_off_stays_the_same_appointment(evening: Evening) -> None:
    ids = []
    for line in ("Rat berät am 3.2.2027", "Rat berät am 10.3.2027", "Am 3.2.2027 Ausschuss"):
        planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps=line)
        ids.append(found(evening)[1].id)
    assert ids[0] == ids[1]
    assert ids[0] != ids[2]


def test_later_workshops_of_the_process_follow(evening: Evening) -> None:
    process = gather_in(evening.house, evening.workshop_id).process
    later = build_workshop(
        evening.house, process=process, title="Leitbild", date=date(2027, 2, 6), place="Rathaus", starts="10:00"
    )
    build_workshop(evening.house, process=process, title="Davor", date=date(2026, 9, 1))
    begins = datetime(2027, 2, 6, 10, tzinfo=HERE)
    lasting = timedelta(minutes=sum(step.minutes for step in ABEND.steps))
    assert found(evening)[1:] == (Appointment(f"workshop-{later.id}", begins, begins + lasting, "Leitbild", place="Rathaus"),)
