"""The page on which minutes are prepared: what will be filed, and beside it what can still be done about it."""

import html
import json
import re
from collections.abc import Callable

import pytest

from facilitation import desk, planning, releases
from facilitation.colour import derive
from facilitation.roles import Badges, Guest, Projector
from facilitation.summary import change_summary
from facilitation.variants import Variant
from facilitation.workshop import Step, Workshop
from tests.builders import FACILITATOR
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


def test_a_result_is_drawn_in_the_municipality_s_colour(hall: Hall, minutes: Callable[[], Screen]) -> None:
    hall.open("mood")
    assert hall.guest().submit("mood", {"value": 4}).status_code == 201
    hall.reveal("mood")
    planning.change_process(hall.house, FACILITATOR, hall.here.workshop.process_id, colour="#8a1c4a")
    screen = minutes()
    (chart,) = (json.loads(one.proto.spec) for one in screen.run.get("plotly_chart"))
    assert chart["data"][0]["marker"]["color"] == derive("#8a1c4a")["accent"]
    assert "Abbildung 1" in screen.words


def test_the_summary_for_the_council_can_be_put_in_own_words(hall: Hall, minutes: Callable[[], Screen]) -> None:
    screen = minutes()
    screen.fill("text_area", "Text der Zusammenfassung", "Der Rat wird um Kenntnisnahme gebeten.")
    assert "38 von 1500 Zeichen" in screen.words
    screen.press("Zusammenfassung speichern")
    assert workshop_of(hall).summary == "Der Rat wird um Kenntnisnahme gebeten."
    assert "in eigenen Worten" in screen.words
    screen.press("Wieder aus den Ergebnissen bilden")
    assert workshop_of(hall).summary == ""


def test_a_summary_somebody_else_changed_meanwhile_is_not_lost_and_neither_is_one_s_own(
    hall: Hall, minutes: Callable[[], Screen]
) -> None:
    screen = minutes()
    screen.fill("text_area", "Text der Zusammenfassung", "Meine Worte.")
    change_summary(hall.house, FACILITATOR, hall.here.workshop_id, "Ihre Worte.", 0)
    screen.press("Zusammenfassung speichern")
    assert screen.faults == ["Jemand hat das gerade geändert in: „Ihre Worte.“. Ihr Text bleibt hier stehen, bitte prüfen."]
    assert screen.field("text_area", "Text der Zusammenfassung").value == "Meine Worte."
    assert workshop_of(hall).summary == "Ihre Worte."
    screen.press("Zusammenfassung speichern")
    assert (screen.faults, workshop_of(hall).summary) == ([], "Meine Worte.")


def test_an_untouched_summary_follows_what_others_write(hall: Hall, minutes: Callable[[], Screen]) -> None:
    screen = minutes()
    change_summary(hall.house, FACILITATOR, hall.here.workshop_id, "Ihre Worte.", 0)
    screen.draw(screen.run.run)
    assert screen.field("text_area", "Text der Zusammenfassung").value == "Ihre Worte."


def notes_of(hall: Hall, step: str) -> str:
    with hall.house.store.read() as ledger:
        return ledger.get(Step, hall.here.step(step).id).notes


def test_notes_are_changed_beside_the_sheet_and_stand_on_it(hall: Hall, minutes: Callable[[], Screen]) -> None:
    for step in ("ideas", "mood"):
        hall.open(step)
        hall.here.close(step)
        desk.reveal_step(hall.house, FACILITATOR, hall.here.step(step).id)
    screen = minutes()

    def open_notes() -> None:
        screen.draw(screen.run.button(key=f"to-notes-{hall.here.step('mood').id}").click().run)

    open_notes()
    screen.fill("text_area", "Notizen der Moderation", "Viele nickten. <b>Alle?</b>")
    assert (notes_of(hall, "ideas"), notes_of(hall, "mood")) == ("", "Viele nickten. <b>Alle?</b>")
    assert "Viele nickten. &lt;b&gt;Alle?&lt;/b&gt;" in screen.markup
    open_notes()
    desk.note(hall.house, FACILITATOR, hall.here.step("mood").id, "Ganz anders.", 1)
    screen.fill("text_area", "Notizen der Moderation", "Noch etwas.")
    open_notes()
    assert len(screen.faults) == 1
    assert screen.field("text_area", "Notizen der Moderation").value == "Noch etwas."
    assert notes_of(hall, "mood") == "Ganz anders."


def test_before_anything_is_held_there_are_no_notes(minutes: Callable[[], Screen]) -> None:
    assert "Notizen" not in [one.label for one in minutes().run.button]


# ── variants and versions ────────────────────────────────────────────────────


def choose(screen: Screen, key: str, value: object) -> None:
    screen.run.session_state[key] = value
    screen.draw(screen.run.run)


@pytest.fixture
def released(hall: Hall) -> Hall:
    """An evening at which a card was written, with notes, released as the first version."""
    hall.open("ideas")
    hall.guest().write("ideas", "Bus am Abend")
    hall.reveal("ideas")
    desk.note(hall.house, FACILITATOR, hall.here.step("ideas").id, "Nur für uns.", 0)
    desk.finish(hall.house, FACILITATOR, hall.here.workshop_id)
    releases.release(hall.house, FACILITATOR, hall.here.workshop_id)
    return hall


def test_a_council_s_variant_has_neither_annex_nor_notes(released: Hall, minutes: Callable[[], Screen]) -> None:
    screen = minutes()
    assert "Nur für uns." in screen.words
    assert "alle Eingaben im Wortlaut" in screen.words
    choose(screen, "minutes-variant", Variant.COUNCIL)
    assert "Ergebnisprotokoll" in screen.words
    assert "Nur für uns." not in screen.words
    assert "alle Eingaben im Wortlaut" not in screen.words


def test_a_version_stays_as_it_was_and_the_draft_beside_it_goes_on(released: Hall, minutes: Callable[[], Screen]) -> None:
    screen = minutes()
    assert screen.field("selectbox", "Stand").options == [f"Fassung 1 vom {released.clock():%d.%m.%Y}"]
    assert "freigegeben, Fassung 1" in screen.words
    desk.note(released.house, FACILITATOR, released.here.step("ideas").id, "Ganz anders.", 1)
    again = minutes()
    assert "Entwurf, Fassung 2" in again.words
    assert "Ganz anders." in again.words
    choose(again, "minutes-stand", 1)
    assert "Nur für uns." in again.words
    assert "Ganz anders." not in again.words
    choose(again, "minutes-stand", 0)
    releases.release(released.house, FACILITATOR, released.here.workshop_id, change="Notizen berichtigt")
    again.draw(again.run.run)
    assert "freigegeben, Fassung 2" in again.words


def test_the_word_file_beside_the_sheet_is_the_one_that_is_shown(released: Hall, minutes: Callable[[], Screen]) -> None:
    screen = minutes()
    choose(screen, "minutes-variant", Variant.COUNCIL)
    (link,) = re.findall(r"href='(/protokoll/[^']*)'[^>]*>Word-Datei", screen.markup)
    answer = released.facilitator().get(html.unescape(link))
    assert "Ratsfassung" in answer.headers["content-disposition"]
    assert "fassung1" in answer.headers["content-disposition"]


def test_what_nobody_has_checked_says_so_and_can_be_read_all_the_same(released: Hall, minutes: Callable[[], Screen]) -> None:
    screen = minutes()
    choose(screen, "minutes-variant", Variant.PUBLIC)
    assert "fehlt die Prüfung" in screen.words
    assert "Ergebnisprotokoll zur Veröffentlichung" in screen.words


def test_the_ways_back_are_at_hand(hall: Hall, minutes: Callable[[], Screen]) -> None:
    id = hall.here.workshop_id
    markup = minutes().markup
    for link in (
        f"/protokoll/{id}.docx?art=protokoll",
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
