"""The panels „Gremienweg“ and „Kopf des Protokolls“, as the facilitator fills them beside the minutes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from facilitation import bodies, planning
from facilitation.roles import Badges, Guest
from facilitation.workshop import Body, BodyStatus, Process, Record, Workshop
from tests.builders import FACILITATOR, build_workshop
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import Hall

PAGE = "bestandsaufnahme.py"
FEBRUARY, MARCH = date(2027, 2, 3), date(2027, 3, 10)


@pytest.fixture
def minutes(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Screen]:
    def open_minutes(workshop_id: str = hall.here.workshop_id) -> Screen:
        return Screen(PAGE, monkeypatch, signed_in(hall), workshop=workshop_id, ansicht="protokoll")

    return open_minutes


def all_of(hall: Hall, kind: type[Record], **where: object) -> tuple[Any, ...]:
    with hall.house.store.read() as ledger:
        return ledger.all(kind, **where)


def way(hall: Hall) -> list[tuple[str, date | None, BodyStatus]]:
    return [(one.name, one.date, one.status) for one in all_of(hall, Body, workshop_id=hall.here.workshop_id)]


def add(hall: Hall, name: str, **details: Any) -> Body:
    return bodies.add_body(hall.house, FACILITATOR, hall.here.workshop_id, name=name, **details)


def next_workshop(hall: Hall) -> Workshop:
    (process,) = all_of(hall, Process, id=hall.here.workshop.process_id)
    return build_workshop(hall.house, process=process, format="bestandsaufnahme", title="Danach", date=MARCH)


def type_in(screen: Screen, kind: str, label: str, value: object) -> None:
    """Fill a field of a form, which is sent with its button."""
    screen.field(kind, label).set_value(value)


def press(screen: Screen, label: str, place: int = 0) -> None:
    """One of several buttons of that label, counted from the top."""
    screen.draw([one for one in screen.run.button if one.label == label][place].click().run)


def test_a_body_needs_only_a_name(hall: Hall, minutes: Callable[..., Screen]) -> None:
    screen = minutes()
    type_in(screen, "text_input", "Weiteres Gremium", "Sozialausschuss")
    press(screen, "Gremium hinzufügen")
    type_in(screen, "text_input", "Weiteres Gremium", "Stadtrat")
    type_in(screen, "date_input", "Datum, wenn es feststeht", FEBRUARY)
    press(screen, "Gremium hinzufügen")
    assert way(hall) == [("Sozialausschuss", None, BodyStatus.PLANNED), ("Stadtrat", FEBRUARY, BodyStatus.PLANNED)]
    assert "2. Stadtrat" in screen.words
    assert "3. Februar 2027 · vorgesehen" in screen.words
    assert screen.field("text_input", "Weiteres Gremium").value == ""


def test_without_a_name_what_is_typed_stays(hall: Hall, minutes: Callable[..., Screen]) -> None:
    screen = minutes()
    type_in(screen, "date_input", "Datum, wenn es feststeht", FEBRUARY)
    press(screen, "Gremium hinzufügen")
    assert screen.faults == ["Bitte etwas eingeben."]
    assert screen.field("date_input", "Datum, wenn es feststeht").value == FEBRUARY
    assert way(hall) == []


def test_bodies_move_up_and_down_and_off_the_way(hall: Hall, minutes: Callable[..., Screen]) -> None:
    for name in ("Beirat", "Sozialausschuss", "Stadtrat"):
        add(hall, name)
    screen = minutes()
    press(screen, "↑", 2)
    press(screen, "↓", 0)
    assert [name for name, _date, _status in way(hall)] == ["Stadtrat", "Beirat", "Sozialausschuss"]
    press(screen, "Vom Gremienweg nehmen", 1)
    assert [name for name, _date, _status in way(hall)] == ["Stadtrat", "Sozialausschuss"]


def test_name_date_and_status_are_kept_as_they_are_left(hall: Hall, minutes: Callable[..., Screen]) -> None:
    add(hall, "Rat")
    screen = minutes()
    screen.fill("text_input", "Name des Gremiums", "Stadtrat")
    screen.fill("date_input", "Datum der Beratung", FEBRUARY)
    screen.fill("selectbox", "Stand", BodyStatus.POSTPONED)
    assert way(hall) == [("Stadtrat", FEBRUARY, BodyStatus.POSTPONED)]
    assert "als Nächstes" in screen.words


def test_a_day_may_be_open_again(hall: Hall, minutes: Callable[..., Screen]) -> None:
    add(hall, "Stadtrat", date=FEBRUARY)
    screen = minutes()
    screen.press("Datum ist wieder offen")
    assert way(hall) == [("Stadtrat", None, BodyStatus.PLANNED)]
    assert "Datum ist wieder offen" not in [one.label for one in screen.run.button]


def test_what_somebody_else_changed_meanwhile_is_said_and_what_was_typed_stays(
    hall: Hall, minutes: Callable[..., Screen]
) -> None:
    body = add(hall, "Rat")
    screen = minutes()
    bodies.change_body(hall.house, FACILITATOR, body.workshop_id, body.id, version=1, name="Stadtrat")
    screen.fill("text_input", "Name des Gremiums", "Rat der Stadt")
    assert screen.faults == ["Jemand hat das gerade geändert in: „Stadtrat“. Ihr Text bleibt hier stehen, bitte prüfen."]
    assert screen.field("text_input", "Name des Gremiums").value == "Rat der Stadt"
    assert way(hall) == [("Stadtrat", None, BodyStatus.PLANNED)]


def test_a_resolution_is_entered_corrected_and_taken_back(hall: Hall, minutes: Callable[..., Screen]) -> None:
    add(hall, "Beirat")
    add(hall, "Stadtrat", date=FEBRUARY)
    screen = minutes()
    screen.fill("selectbox", "Gremium", all_of(hall, Body)[1].id)
    screen.fill("selectbox", "Ergebnis", BodyStatus.AMENDED)
    press(screen, "Speichern")
    assert screen.faults == ["Bitte etwas eingeben."]
    screen.fill("text_area", "Wortlaut", "Der Rat stimmt <b>mit Änderung</b> zu.")
    press(screen, "Speichern")
    assert way(hall)[1] == ("Stadtrat", FEBRUARY, BodyStatus.AMENDED)
    assert all_of(hall, Body)[1].wording == "Der Rat stimmt <b>mit Änderung</b> zu."
    assert "&lt;b&gt;mit Änderung&lt;/b&gt;" in screen.markup
    screen.fill("date_input", "Datum des Beschlusses", MARCH)
    press(screen, "Speichern")
    assert way(hall)[1] == ("Stadtrat", MARCH, BodyStatus.AMENDED)
    press(screen, "Beschluss zurücknehmen")
    assert way(hall)[1] == ("Stadtrat", MARCH, BodyStatus.DISCUSSED)


def test_the_summary_follows_the_way_until_somebody_words_it_anew(hall: Hall, minutes: Callable[..., Screen]) -> None:
    add(hall, "Stadtrat", date=FEBRUARY)
    screen = minutes()
    screen.fill("selectbox", "Stand", BodyStatus.DISCUSSED)
    assert "Nächste Beratung" not in screen.field("text_area", "Text der Zusammenfassung").value
    screen.fill("selectbox", "Stand", BodyStatus.PLANNED)
    assert "Nächste Beratung: Stadtrat, 3. Februar 2027." in screen.field("text_area", "Text der Zusammenfassung").value
    screen.fill("text_area", "Text der Zusammenfassung", "In eigenen Worten.")
    screen.fill("selectbox", "Stand", BodyStatus.DISCUSSED)
    assert screen.field("text_area", "Text der Zusammenfassung").value == "In eigenen Worten."


def test_a_hostile_name_stays_text(hall: Hall, minutes: Callable[..., Screen]) -> None:
    add(hall, "<img src=x> **fett** {0}")
    markup = minutes().markup
    assert "<img" not in markup
    assert "1. &lt;img src=x&gt; **fett** {0}" in markup


def test_the_next_workshop_shows_the_way_and_takes_over_what_is_open(hall: Hall, minutes: Callable[..., Screen]) -> None:
    add(hall, "Beirat", date=FEBRUARY, status=BodyStatus.NOTED)
    add(hall, "Stadtrat")
    later = next_workshop(hall)
    screen = minutes(later.id)
    assert "Bisher im Prozess" in screen.words
    assert "Beirat, 3. Februar 2027: zur Kenntnis genommen" in screen.words
    screen.press("Offene Gremien übernehmen")
    assert [one.name for one in all_of(hall, Body, workshop_id=later.id)] == ["Stadtrat"]
    assert "Offene Gremien übernehmen" not in [one.label for one in screen.run.button]


def test_the_head_is_kept_field_by_field(hall: Hall, minutes: Callable[..., Screen]) -> None:
    screen = minutes()
    screen.fill("text_input", "Moderation", "Stabsstelle Beteiligung")
    screen.fill("text_area", "Verteiler, eine Stelle je Zeile", "Stadtrat\n\n Beirat ")
    screen.fill("text_input", "Auftraggeber", "Stadtrat")
    screen.fill("text_area", "Steuerungsgruppe, je Zeile: Institution, Rolle", "Jugendamt, Leitung\nCaritas, Beratung")
    workshop = hall.here.workshop
    (process,) = all_of(hall, Process, id=workshop.process_id)
    assert (workshop.moderation, workshop.recipients) == ("Stabsstelle Beteiligung", ("Stadtrat", "Beirat"))
    assert (process.client, process.steering) == ("Stadtrat", ("Jugendamt, Leitung", "Caritas, Beratung"))
    for words in ("Auftraggeber", "Jugendamt, Leitung", "Stabsstelle Beteiligung"):
        assert words in screen.words


def test_the_next_workshop_may_take_the_head_over(hall: Hall, minutes: Callable[..., Screen]) -> None:
    head = {"moderation": "Stabsstelle", "recorder": "Hauptamt", "recipients": ["Rat"], "file_number": "50.1"}
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, **head)
    later = next_workshop(hall)
    screen = minutes(later.id)
    assert "Im letzten Workshop: Stabsstelle; Hauptamt; Rat; 50.1." in screen.words
    screen.press("Aus dem letzten Workshop übernehmen")
    (taken,) = all_of(hall, Workshop, id=later.id)
    assert (taken.moderation, taken.recorder, taken.recipients, taken.file_number) == (
        "Stabsstelle",
        "Hauptamt",
        ("Rat",),
        "50.1",
    )
    assert "Im letzten Workshop" not in screen.words


def test_participants_see_neither_panel(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    add(hall, "Stadtrat")
    badges = Badges(guest=Guest(hall.here.workshop_id, "p"))
    screen = Screen(PAGE, monkeypatch, badges, workshop=hall.here.workshop_id, ansicht="protokoll")
    assert "Gremienweg" not in screen.words
    assert "Stadtrat" not in screen.words
