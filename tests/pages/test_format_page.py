"""A format's page: what the address asks for, as far as the role allows."""

import json
import re
from random import Random
from typing import Any

import pytest

from facilitation import accounts, desk, planning, reading, rehearsal
from facilitation.contract import Planned
from facilitation.roles import Badges, Guest, Projector
from facilitation.transaction import redraw
from facilitation.workshop import Person, Show, Step, StepState, Workshop, WorkshopState
from modules.ui.console import outline
from pages import links
from tests.builders import FACILITATOR, GROUP
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import Hall

PAGE = "bestandsaufnahme.py"
CONSOLE = [f"koffer-{part}" for part in ("agenda", "basis", "cockpit", "lineage", "notes", "parking", "presence")]


@pytest.fixture
def console(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    """The console of the hall's workshop."""

    def open_console() -> Screen:
        return Screen(PAGE, monkeypatch, signed_in(hall), workshop=hall.here.workshop_id)

    return open_console


def workshop_of(hall: Hall) -> Workshop:
    with hall.house.store.read() as ledger:
        return ledger.get(Workshop, hall.here.workshop_id)


# ── roles ────────────────────────────────────────────────────────────────────


def test_a_stranger_is_told_the_ways_in(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Screen(PAGE, monkeypatch, Badges(), workshop=hall.here.workshop_id)
    assert "href='/beitreten'" in screen.markup
    assert not screen.mounts


def test_a_participant_gets_the_form_of_the_own_workshop(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Screen(PAGE, monkeypatch, Badges(guest=Guest(hall.here.workshop_id, "p")), workshop=hall.there.workshop_id)
    assert list(screen.mounts) == ["koffer-tablet"]
    assert screen.mounts["koffer-tablet"]["attributes"] == {"inset": True}


def test_the_facilitator_gets_the_console(console):
    assert sorted(console().mounts) == CONSOLE


def test_a_facilitator_may_look_at_the_form_of_the_same_browser(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    both = Badges(facilitator=signed_in(hall).facilitator, guest=Guest(hall.here.workshop_id, "p"))
    assert list(Screen(PAGE, monkeypatch, both, ansicht="tablet").mounts) == ["koffer-tablet"]
    assert "koffer-cockpit" in Screen(PAGE, monkeypatch, both, workshop=hall.here.workshop_id).mounts


@pytest.mark.parametrize("named", [True, False])
def test_a_projector_shows_its_own_workshop(hall: Hall, monkeypatch: pytest.MonkeyPatch, named: bool):
    query = {"workshop": hall.here.workshop_id} if named else {}
    screen = Screen(PAGE, monkeypatch, Badges(projector=Projector(hall.here.workshop_id)), ansicht="beamer", **query)
    assert list(screen.mounts) == ["koffer-projector"]
    assert screen.mounts["koffer-projector"]["attributes"]["workshop"] == hall.here.workshop_id


@pytest.mark.parametrize("badges", [Badges(), Badges(guest=Guest("w", "p")), Badges(projector=Projector("another"))])
def test_nobody_else_sees_a_projector(hall: Hall, monkeypatch: pytest.MonkeyPatch, badges: Badges):
    screen = Screen(PAGE, monkeypatch, badges, ansicht="beamer", workshop=hall.here.workshop_id)
    assert not screen.mounts
    assert "Bitte den Link öffnen" in screen.words


def test_a_participant_gets_no_console_whatever_the_address_says(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    badges = Badges(guest=Guest(hall.here.workshop_id, "p"))
    for view in ("konsole", "console", ""):
        screen = Screen(PAGE, monkeypatch, badges, workshop=hall.here.workshop_id, ansicht=view)
        assert list(screen.mounts) == ["koffer-tablet"]


# ── which workshop ───────────────────────────────────────────────────────────


def test_the_only_running_workshop_is_taken(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    hall.open("ideas")
    screen = Screen(PAGE, monkeypatch, signed_in(hall))
    assert screen.query == {"workshop": hall.here.workshop_id}
    assert "koffer-cockpit" in screen.mounts


def test_several_workshops_are_offered(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Screen(PAGE, monkeypatch, signed_in(hall))
    assert "Welcher Workshop?" in screen.words
    assert f"workshop={hall.here.workshop_id}" in screen.markup
    assert f"workshop={hall.there.workshop_id}" in screen.markup


def test_an_unknown_workshop_is_said(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    assert "nicht mehr" in Screen(PAGE, monkeypatch, signed_in(hall), workshop="x").words


# ── console ──────────────────────────────────────────────────────────────────


def test_input_steps_bring_the_queue_and_the_form_for_paper(hall: Hall, console):
    hall.open("ideas")
    screen = console()
    assert screen.mounts["koffer-queue"]["tools"] == [{"label": "Vom Papier", "trigger": "paper", "pressed": False}]
    screen.run.session_state["paper-open"] = True
    screen.draw(screen.run.run)
    paper = screen.mounts["koffer-tablet"]
    assert paper["attributes"] == {"inset": True, "paper": True}
    assert paper["properties"]["state"]["form"]["fields"][0]["kind"] == "card"


def test_a_step_that_is_only_prepared_takes_no_paper(hall: Hall, console):
    desk.go_to(hall.house, FACILITATOR, hall.here.step("ideas").id)
    assert console().mounts["koffer-queue"]["tools"] == []


def test_sorting_gets_the_whole_width_and_steers_there(hall: Hall, console):
    desk.go_to(hall.house, FACILITATOR, hall.here.step("heaps").id)
    mounts = console().mounts
    assert mounts["koffer-board"]["attributes"]["buttons"] is True
    assert mounts["koffer-cockpit"]["attributes"]["buttons"] is False
    assert "koffer-queue" not in mounts


def test_choosing_stands_beside_the_step(hall: Hall, console):
    desk.go_to(hall.house, FACILITATOR, hall.here.step("focus").id)
    assert "koffer-choice" in console().mounts


def test_the_join_screen_is_put_on_the_projector_and_off_again(hall: Hall, console):
    hall.open("ideas")
    screen = console()
    screen.press("Beitreten zeigen")
    assert workshop_of(hall).show is Show.JOIN
    screen.press("Schritt zeigen")
    assert workshop_of(hall).show is Show.STEP


def test_the_projector_link_and_the_minutes_are_at_hand(hall: Hall, console):
    screen = console()
    assert f"href='{links.projector_link(hall.here.workshop_id)}'" in screen.markup
    assert f"href='/protokoll/{hall.here.workshop_id}.docx'" in screen.markup


def test_somebody_without_a_device_is_entered(hall: Hall, console):
    screen = console()
    screen.press("Eintragen")
    assert screen.faults == ["Bitte eine Akteursgruppe aus der Liste wählen."]
    screen.fill("selectbox", "Akteursgruppe", GROUP)
    screen.press("Eintragen")
    assert not screen.faults
    with hall.house.store.read() as ledger:
        assert [one.actor_group for one in ledger.all(Person, workshop_id=hall.here.workshop_id)] == [GROUP]


def test_the_evening_ends_with_next_steps_and_the_release_of_the_minutes(hall: Hall, console):
    screen = console()
    screen.fill("text_area", "Wie es weitergeht", "Der Rat berät im Februar.")
    screen.press("Workshop beenden")
    assert (workshop_of(hall).state, workshop_of(hall).next_steps) == (WorkshopState.FINISHED, "Der Rat berät im Februar.")
    screen.press("Fassung 1 freigeben")
    assert workshop_of(hall).released_at == hall.clock()
    screen.press("Freigabe zurücknehmen")
    assert workshop_of(hall).released_at is None


def test_an_open_question_keeps_the_evening_from_ending(hall: Hall, console):
    hall.open("ideas")
    screen = console()
    screen.press("Workshop beenden")
    assert screen.faults == ["Zuerst „Ideen“ schließen: es kann nur eine Frage offen sein."]


def test_hostile_titles_stay_text(hall: Hall, console):
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, title="<script>x</script> **fett**")
    screen = console()
    assert "&lt;script&gt;x&lt;/script&gt; **fett**" in screen.markup
    assert "<script>" not in screen.markup


def test_a_window_that_is_still_open_after_signing_out_does_nothing_more(hall: Hall, console):
    screen = console()
    accounts.sign_out(hall.house, hall.kept.token)
    screen.press("Workshop beenden")
    assert "Bitte neu anmelden" in screen.words
    assert not screen.mounts
    assert workshop_of(hall).state is WorkshopState.PLANNED


# ── rehearsal ────────────────────────────────────────────────────────────────


@pytest.fixture
def rehearsed(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    """The console of a rehearsal with four virtual people."""
    copy = rehearsal.virtual(hall.house, FACILITATOR, hall.here.workshop_id, 4, Random(1))
    return copy, Screen(PAGE, monkeypatch, signed_in(hall), workshop=copy.id)


def test_a_rehearsal_is_marked_and_leaves_the_real_workshop_alone(hall: Hall, rehearsed):
    copy, screen = rehearsed
    before = workshop_of(hall)
    assert "Probelauf" in screen.words
    screen.press("Bis zum Ende spielen")
    with hall.house.store.read() as ledger:
        states = {step.state for step in ledger.all(Step, workshop_id=copy.id)}
    assert states <= {StepState.CONFIRMED, StepState.PREPARED}
    assert StepState.CONFIRMED in states
    assert workshop_of(hall) == before


def test_virtual_people_answer_the_step_on_show(hall: Hall, rehearsed):
    copy, screen = rehearsed
    with hall.house.store.read() as ledger:
        first = ledger.all(Step, workshop_id=copy.id)[0]
    desk.go_to(hall.house, FACILITATOR, first.id)
    screen.draw(screen.run.run)
    screen.press("Antworten lassen")
    board = reading.board(hall.house, FACILITATOR, copy.id, console=True)
    assert board is not None
    assert (board["step"]["state"], board["step"]["n"]) == ("open", 4)


def test_a_real_workshop_offers_no_virtual_answers(console):
    assert "Antworten lassen" not in [one.label for one in console().run.button]


# ── results ──────────────────────────────────────────────────────────────────


@pytest.fixture
def results(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    """What came out of the hall's workshop."""

    def open_results() -> Screen:
        return Screen(PAGE, monkeypatch, signed_in(hall), workshop=hall.here.workshop_id, ansicht="ergebnis")

    return open_results


def charts_of(screen: Screen) -> list[dict[str, Any]]:
    return [json.loads(one.proto.spec) for one in screen.run.get("plotly_chart")]


def test_before_anything_is_revealed_there_is_no_result(results):
    assert "Noch kein Ergebnis" in results().words


def test_a_result_is_a_chart_and_its_table(hall: Hall, results):
    guest = hall.guest()
    hall.open("mood")
    assert guest.submit("mood", {"value": 4, "word": "<b>gut</b>"}).status_code == 201
    hall.reveal("mood")
    screen = results()
    (chart,) = charts_of(screen)
    assert chart["data"][0]["text"] == ["0", "0", "0", "1", "0"]
    assert "Mittelwert 4,00" in screen.words
    assert "Meinungsbild" in screen.words
    assert f"href='/ergebnis/{hall.here.workshop_id}/mood.csv'" in screen.markup


def test_a_question_that_is_the_heading_is_not_said_again(hall: Hall, results):
    asked = "Wie ist die Stimmung?"
    planning.change_step(hall.house, FACILITATOR, hall.here.step("mood").id, title=asked, question=asked)
    hall.open("mood")
    hall.reveal("mood")
    assert "class='k-question'" not in results().markup
    planning.change_step(hall.house, FACILITATOR, hall.here.step("mood").id, title="Stimmung")
    assert f"<p class='k-question' dir='auto'>{asked}</p>" in results().markup


def test_what_people_wrote_stays_text_beside_the_chart(hall: Hall, results):
    hall.open("ideas")
    hall.guest().write("ideas", "<img src=x>")
    hall.reveal("ideas")
    screen = results()
    assert "<img" not in screen.markup
    assert "&lt;img src=x&gt;" in screen.markup


def test_the_same_asked_twice_is_laid_over_each_other(hall: Hall, results):
    again = planning.add_step(
        hall.house, FACILITATOR, hall.here.workshop_id, Planned("mood", "barometer", "Stimmung am Ende", "Und jetzt?", 5)
    )
    guest = hall.guest()
    for key, value in (("mood", 2), (again.key, 5)):
        hall.open(key)
        assert guest.submit(key, {"value": value}).status_code == 201
        hall.reveal(key)
    screen = results()
    screen.fill("multiselect", "Vergleichen mit", [again.id])
    compared = charts_of(screen)[0]
    assert [one["name"] for one in compared["data"]] == ["Stimmung", "Stimmung am Ende"]


def files_of(screen: Screen) -> list[str]:
    """What the menu "Ergebnis mitnehmen" offers of results, by the ending of its address."""
    return re.findall(r"href='/(?:ergebnis/\w+|schema/ergebnis-1)(\.\w+)'", screen.markup)


def test_files_are_taken_from_console_and_results_and_no_tables_once_raw_input_was_deleted(hall: Hall, console, results):
    assert files_of(console()) == files_of(results()) == [".xlsx", ".zip", ".json", ".json", ".ics"]
    with hall.house.store.write(hall.here.workshop_id) as tx:
        redraw(tx, forgotten_at=hall.clock())
    screen = console()
    assert files_of(screen) == [".json", ".json", ".ics"]
    assert "Tabellen lassen sich daraus nicht mehr bilden." in screen.words


def test_after_raw_input_was_deleted_no_empty_charts_are_drawn(hall: Hall, results):
    hall.open("mood")
    hall.guest().submit("mood", {"value": 4})
    hall.reveal("mood")
    with hall.house.store.write(hall.here.workshop_id) as tx:
        redraw(tx, forgotten_at=hall.clock())
    screen = results()
    assert "Fristgemäß am 21. November 2026." in screen.words
    assert charts_of(screen) == []
    assert [kind for kind in ("xlsx", "zip", "csv") if f".{kind}" in screen.markup] == []


def test_a_participant_gets_no_results_whatever_the_address_says(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    badges = Badges(guest=Guest(hall.here.workshop_id, "p"))
    screen = Screen(PAGE, monkeypatch, badges, workshop=hall.here.workshop_id, ansicht="ergebnis")
    assert list(screen.mounts) == ["koffer-tablet"]


def test_the_console_folds_charts_away_until_somebody_wants_them(hall: Hall, console):
    hall.open("mood")
    assert not console().run.expander
    hall.guest().submit("mood", {"value": 4})
    hall.reveal("mood")
    screen = console()
    assert [fold.label for fold in screen.run.expander] == ["Diagramm und Tabelle"]
    assert not charts_of(screen)


# ── the push ─────────────────────────────────────────────────────────────────


def test_the_outline_changes_with_what_decides_the_build_and_not_with_cards(hall: Hall, console):
    def seen() -> str:
        board = reading.board(hall.house, FACILITATOR, hall.here.workshop_id, console=True)
        assert board is not None
        return outline(json.loads(json.dumps(board)))

    planned = seen()
    hall.open("ideas")
    opened = seen()
    assert opened != planned
    hall.guest().write("ideas", "Bus am Abend")
    assert seen() == opened
    hall.here.close("ideas")
    assert seen() != opened
