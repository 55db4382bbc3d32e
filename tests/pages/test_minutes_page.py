"""The page on which minutes are prepared: what will be filed, and beside it what can still be done about it."""

from collections.abc import Callable

import pytest

from facilitation.roles import Badges, Guest, Projector
from facilitation.workshop import Workshop
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import Hall

PAGE = "bestandsaufnahme.py"


@pytest.fixture
def minutes(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Screen]:
    def open_minutes() -> Screen:
        return Screen(PAGE, monkeypatch, signed_in(hall), workshop=hall.here.workshop_id, ansicht="protokoll")

    return open_minutes


def workshop_of(hall: Hall) -> Workshop:
    with hall.house.store.read() as ledger:
        return ledger.get(Workshop, hall.here.workshop_id)


def test_before_anything_is_held_the_sheet_says_so(minutes: Callable[[], Screen]) -> None:
    words = minutes().words
    assert "Noch kein Schritt wurde eröffnet." in words
    assert "Es ist niemand beigetreten." in words


def test_what_is_revealed_stands_on_the_sheet_and_what_is_hidden_does_not(hall: Hall, minutes: Callable[[], Screen]) -> None:
    hall.open("ideas")
    hall.guest().write("ideas", "Bus am Abend")
    assert "Bus am Abend" not in minutes().words
    hall.reveal("ideas")
    assert "Bus am Abend" in minutes().words


def test_people_s_words_stay_text_on_the_sheet(hall: Hall, minutes: Callable[[], Screen]) -> None:
    hall.open("ideas")
    hall.guest().write("ideas", "<img src=x> **fett** $x$ :tada:")
    hall.reveal("ideas")
    markup = minutes().markup
    assert "<img" not in markup
    assert "&lt;img src=x&gt; **fett** $x$ :tada:" in markup


def test_a_result_is_drawn_and_its_table_stands_below(hall: Hall, minutes: Callable[[], Screen]) -> None:
    hall.open("mood")
    assert hall.guest().submit("mood", {"value": 4}).status_code == 201
    hall.reveal("mood")
    screen = minutes()
    assert len(screen.run.get("plotly_chart")) == 1
    assert "Abbildung 1" in screen.words


def test_the_summary_for_the_council_can_be_put_in_own_words(hall: Hall, minutes: Callable[[], Screen]) -> None:
    screen = minutes()
    screen.fill("text_area", "Text der Zusammenfassung", "Der Rat wird um Kenntnisnahme gebeten.")
    assert "38 von 1.500 Zeichen" in screen.words
    screen.press("Zusammenfassung speichern")
    assert workshop_of(hall).summary == "Der Rat wird um Kenntnisnahme gebeten."
    assert "in eigenen Worten" in screen.words
    screen.press("Wieder aus den Ergebnissen bilden")
    assert workshop_of(hall).summary == ""


def test_the_ways_back_are_at_hand(hall: Hall, minutes: Callable[[], Screen]) -> None:
    id = hall.here.workshop_id
    markup = minutes().markup
    for link in (
        f"/protokoll/{id}.docx",
        f"/bestandsaufnahme?workshop={id}",
        f"/bestandsaufnahme?workshop={id}&amp;ansicht=ergebnis",
    ):
        assert f"href='{link}'" in markup


@pytest.mark.parametrize("role", ["participant", "projector"])
def test_nobody_else_sees_what_is_prepared(hall: Hall, monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    here = hall.here.workshop_id
    badges = Badges(guest=Guest(here, "p")) if role == "participant" else Badges(projector=Projector(here))
    screen = Screen(PAGE, monkeypatch, badges, workshop=here, ansicht="protokoll")
    assert "Ergebnisprotokoll" not in screen.words
    assert "Zusammenfassung für den Rat" not in screen.words
