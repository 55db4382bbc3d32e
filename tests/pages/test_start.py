"""The start page, as each role sees it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from facilitation import accounts, desk, planning, releases
from facilitation.agenda import local
from facilitation.roles import Badges, Guest, Projector
from facilitation.workshop import Process, Workshop
from modules.ui.dates import today
from tests.builders import FACILITATOR
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import NAME, Hall


def test_a_stranger_is_shown_the_two_ways_in(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Screen("start.py", monkeypatch, Badges())
    assert "href='/beitreten'" in screen.markup
    assert "href='/anmelden'" in screen.markup
    assert "Prozess" not in screen.words


@pytest.mark.parametrize("badges", [Badges(guest=Guest("w", "p")), Badges(projector=Projector("w"))])
def test_only_facilitators_see_processes(hall: Hall, monkeypatch: pytest.MonkeyPatch, badges: Badges):
    assert "Prozess öffnen" not in Screen("start.py", monkeypatch, badges).words


def test_todays_workshop_can_be_opened(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, date=today(), title="Heute im Rathaus")
    screen = Screen("start.py", monkeypatch, signed_in(hall))
    assert "Heute im Rathaus" in screen.words
    assert "Workshop eröffnen" in screen.words
    assert f"workshop={hall.here.workshop_id}" in screen.markup


def test_minutes_and_open_points_wait_for_the_facilitator(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    desk.park(hall.house, FACILITATOR, hall.here.workshop_id, "Wer bezahlt das?")
    hall.finish()
    words = Screen("start.py", monkeypatch, signed_in(hall)).words
    assert "Protokoll freigeben" in words
    assert "Themenspeicher: 1 offener Punkt" in words
    releases.release(hall.house, FACILITATOR, hall.here.workshop_id)
    assert "Protokoll freigeben" not in Screen("start.py", monkeypatch, signed_in(hall)).words


def test_a_planned_workshop_whose_day_is_over_asks_for_a_new_date(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, date=today() - timedelta(days=3))
    assert "Neues Datum" in Screen("start.py", monkeypatch, signed_in(hall)).words


def test_hostile_titles_stay_text(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    with hall.house.store.read() as ledger:
        process = ledger.all(Process)[0]
    planning.change_process(hall.house, FACILITATOR, process.id, title="<img src=x> **fett** {x}")
    markup = Screen("start.py", monkeypatch, signed_in(hall)).markup
    assert "&lt;img src=x&gt; **fett** {x}" in markup
    assert "<img" not in markup


def test_rehearsals_are_not_shown_among_the_workshops(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    with hall.house.store.read() as ledger:
        real = ledger.get(Workshop, hall.here.workshop_id)
    copy = planning.plan_workshop(
        hall.house,
        FACILITATOR,
        process_id=real.process_id,
        format=real.format,
        title="Nur geübt",
        date=local(hall.clock()).date(),
        rehearsal_of=real.id,
    )
    screen = Screen("start.py", monkeypatch, signed_in(hall))
    assert "Nur geübt" not in screen.words
    assert copy.id not in screen.markup


# ── the account corner ───────────────────────────────────────────────────────


def test_an_admin_creates_a_further_facilitator_and_reads_the_password_once(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Screen("start.py", monkeypatch, signed_in(hall))
    screen.field("text_input", "Name").set_value(" Bo ")
    screen.press("Anlegen")
    told = re.search(r"Name <b>Bo</b><br>Passwort <b>([A-Za-z-]+-\d{4})</b>", screen.markup)
    assert told is not None
    made = accounts.sign_in(hall.house, name="Bo", password=told[1])[1]
    assert (made.name, made.admin, made.must_change) == ("Bo", False, True)
    screen.draw(screen.run.run)
    assert told[1] not in screen.markup


def test_a_name_that_is_taken_or_empty_is_said_there(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Screen("start.py", monkeypatch, signed_in(hall))
    screen.press("Anlegen")
    assert "Bitte etwas eingeben." in screen.words
    screen.field("text_input", "Name").set_value(NAME)
    screen.press("Anlegen")
    assert "Diesen Namen gibt es schon." in screen.words


def test_who_is_no_admin_creates_nobody(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    facilitator = signed_in(hall).facilitator
    assert facilitator is not None
    screen = Screen("start.py", monkeypatch, Badges(facilitator=replace(facilitator, admin=False)))
    assert "Angemeldet als" in screen.words
    assert "Weitere Moderation" not in screen.words
