"""Versions and the check before publishing, as the page of the minutes shows them and as files come out of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from facilitation import accounts, desk, planning, publication, releases, retention
from facilitation.agenda import clock
from facilitation.publication import Verdict
from facilitation.reading import KEPT_FOR
from facilitation.variants import Variant
from facilitation.workshop import Clearance, Release
from pages import takeaway
from tests.builders import FACILITATOR
from tests.data.word.accessibility import find_barriers
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import Browser, Hall

NAMED, HARMLESS = "Frag Petra Müller", "Bus am Abend"
PARTS = {"protokoll": "Protokoll", "ratsfassung": "Ratsfassung", "veroeffentlichung": "Veroeffentlichung"}


@pytest.fixture
def page(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Screen]:
    def open_page() -> Screen:
        return Screen("bestandsaufnahme.py", monkeypatch, signed_in(hall), workshop=hall.here.workshop_id, ansicht="protokoll")

    return open_page


@pytest.fixture(autouse=True)
def evening(hall: Hall) -> None:
    """An evening that is over; a card in a cluster names somebody."""
    guest = hall.guest()
    hall.open("ideas")
    ids = [guest.write("ideas", text) for text in (NAMED, HARMLESS)]
    hall.reveal("ideas")
    step = hall.here.open("heaps")
    desk.arrange(hall.house, FACILITATOR, step.id, "create", {"title": "Hilfe", "cards": ids})
    hall.here.close("heaps")
    desk.reveal_step(hall.house, FACILITATOR, step.id)
    hall.finish()


def release(hall: Hall, change: str = "", offered: Variant = Variant.FULL) -> Release:
    return releases.release(hall.house, FACILITATOR, hall.here.workshop_id, change=change, offered=offered)


def clear(hall: Hall) -> None:
    id = hall.here.workshop_id
    found = publication.inspect(hall.house, FACILITATOR, id).findings
    publication.clear(hall.house, FACILITATOR, id, {one.key: Verdict.COVER for one in found}, "")


def fetch(hall: Hall, browser: Browser, **asked: str) -> object:
    return browser.get(f"/protokoll/{hall.here.workshop_id}.docx", params=asked)


def words(content: bytes) -> str:
    file = docx.Document(BytesIO(content))
    return "\n".join(one.text or "" for one in file.element.iter() if one.tag.endswith("}t"))


def footer(content: bytes) -> str:
    return str(docx.Document(BytesIO(content)).sections[0].footer.paragraphs[0].text)


# ── on the page ──────────────────────────────────────────────────────────────


def test_versions_are_released_with_a_line_of_what_changed_and_listed_newest_first(
    hall: Hall, page: Callable[[], Screen]
) -> None:
    screen = page()
    assert "Entwurf, Fassung 1" in screen.words
    screen.press("Fassung 1 freigeben")
    assert "Seither hat sich nichts geändert." in screen.words
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, place="Bibliothek")
    screen = page()
    assert "Entwurf zu Fassung 2" in screen.words
    screen.press("Fassung 2 freigeben")
    assert screen.faults == ["Bitte in einer Zeile sagen, was sich seit Fassung 1 geändert hat."]
    screen.fill("text_input", "Was hat sich geändert?", "Ort <b>berichtigt</b>")
    screen.press("Fassung 2 freigeben")
    assert "Geändert: Ort &lt;b&gt;berichtigt&lt;/b&gt;" in screen.markup
    assert screen.markup.index("<b>Fassung 2</b>") < screen.markup.index("<b>Fassung 1</b>")
    assert screen.markup.count("Vollständiges Protokoll: <a ") == screen.markup.count("Ratsfassung: <a ") == 2
    link = f"/protokoll/{hall.here.workshop_id}.docx?art=ratsfassung&amp;fassung=1"
    assert link in screen.markup


def test_two_windows_release_one_version(hall: Hall, page: Callable[[], Screen]) -> None:
    first, second = page(), page()
    first.press("Fassung 1 freigeben")
    second.press("Fassung 1 freigeben")
    assert second.faults[0].startswith("Fassung 1 hat gerade ")
    assert len(hall.records(Release)[0]) == 1


def test_what_is_withdrawn_says_so(hall: Hall, page: Callable[[], Screen]) -> None:
    release(hall)
    screen = page()
    assert "Wieder anbieten lässt sich nur eine neue." in screen.words
    screen.press("Freigabe zurücknehmen")
    assert "Fassung 1 ist zurückgezogen. Angeboten wird keine." in screen.words
    assert "zurückgezogen</span>" in screen.markup


def test_before_the_evening_is_over_nothing_can_be_released(hall: Hall, page: Callable[[], Screen]) -> None:
    desk.resume(hall.house, FACILITATOR, hall.here.workshop_id)
    screen = page()
    assert "Freigeben lässt sich das Protokoll, sobald der Workshop beendet ist." in screen.words
    assert [one for one in screen.run.button if one.label.startswith("Fassung")] == []


def test_after_raw_input_is_deleted_a_version_takes_its_results_over(hall: Hall, page: Callable[[], Screen]) -> None:
    release(hall)
    before = takeaway.minutes_as_word(hall.house, hall.here.workshop_id)
    hall.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    retention.forget(hall.house)
    assert takeaway.minutes_as_word(hall.house, hall.here.workshop_id) == before
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, next_steps="Der Rat hat beschlossen.")
    token, _ = accounts.sign_in(hall.house, name="moderation", password=hall.kept.password)
    hall.kept = replace(hall.kept, token=token)
    screen = page()
    assert "Eine weitere Fassung übernimmt die Ergebnisse aus Fassung 1" in screen.words
    screen.field("text_input", "Was hat sich geändert?").input("Nächste Schritte")
    screen.press("Fassung 2 freigeben")
    assert "die Ergebnisse sind aus Fassung 1 übernommen." in screen.words
    assert HARMLESS in screen.words


def test_each_finding_is_decided_on_the_page_and_recorded_with_date_and_person(hall: Hall, page: Callable[[], Screen]) -> None:
    release(hall)
    screen = page()
    assert "Frag <mark>Petra Müller</mark>" in screen.markup
    assert "Fassung 1 ist freigegeben und wartet" in screen.words
    assert "1 Stelle gefunden." in screen.words
    screen.press("Prüfung abschließen")
    assert screen.faults == ["Bitte zu jeder Stelle sagen, ob sie bleibt oder geschwärzt wird. Es fehlen noch: 1."]
    screen.field("radio", "Petra Müller: bleibt oder schwärzen?").set_value("cover")
    screen.press("Prüfung abschließen")
    assert screen.faults == []
    ((made,),) = hall.records(Clearance)
    assert (made.at, made.by) == (hall.clock(), "moderation")
    assert "geprüft am 21.11.2026" in screen.words
    assert "art=veroeffentlichung&amp;fassung=1" in screen.markup


# ── as files ─────────────────────────────────────────────────────────────────


def test_everybody_gets_the_last_release_and_never_the_draft(hall: Hall) -> None:
    release(hall)
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, place="Bibliothek")
    answer = fetch(hall, hall.browser())
    assert answer.status_code == 200
    assert f"Protokoll_2026-11-21_{hall.here.workshop.format}_fassung1.docx" in answer.headers["content-disposition"]
    assert "Bibliothek" not in words(answer.content)
    assert "freigegeben, Fassung 1 am 21.11.2026 durch Moderation" in footer(answer.content)
    release(hall, "Ort berichtigt")
    assert "Bibliothek" in words(fetch(hall, hall.browser()).content)


def test_everybody_gets_the_published_variant_where_that_was_chosen(hall: Hall) -> None:
    release(hall)
    assert NAMED in words(fetch(hall, hall.browser()).content)
    clear(hall)
    assert NAMED in words(fetch(hall, hall.browser()).content)
    release(hall, "Für alle ohne Namen", offered=Variant.PUBLIC)
    answer = fetch(hall, hall.browser())
    assert f"Veroeffentlichung_2026-11-21_{hall.here.workshop.format}_fassung2.docx" in answer.headers["content-disposition"]
    said = words(answer.content)
    assert ("Petra" in said, "Frag [geschwärzt]" in said) == (False, True)


def test_the_facilitator_takes_any_variant_of_any_version_and_nobody_else_chooses(hall: Hall) -> None:
    release(hall)
    clear(hall)
    release(hall, "Noch einmal")
    facilitator = hall.facilitator()
    for part, name in PARTS.items():
        for number in ("1", "2"):
            answer = fetch(hall, facilitator, art=part, fassung=number)
            assert f"{name}_2026-11-21_" in answer.headers["content-disposition"]
            assert f"_fassung{number}.docx" in answer.headers["content-disposition"]
    others = (hall.browser(), hall.projector())
    for asked in ({"art": "protokoll"}, {"fassung": "1"}, {"art": "ratsfassung", "fassung": "1"}):
        assert [fetch(hall, browser, **asked).status_code for browser in others] == [401, 403]


@pytest.mark.parametrize("asked", [{"art": "alles"}, {"fassung": "7"}, {"fassung": "-1"}, {"fassung": "eins"}])
def test_a_variant_or_version_there_is_not_gets_a_sentence(hall: Hall, asked: dict[str, str]) -> None:
    release(hall)
    answer = fetch(hall, hall.facilitator(), **asked)
    assert (answer.status_code, "Das gibt es hier nicht oder nicht mehr." in answer.text) == (404, True)


def test_what_nobody_has_checked_is_not_published(hall: Hall) -> None:
    for asked in ({"art": "veroeffentlichung"}, {"art": "veroeffentlichung", "fassung": "1"}):
        release(hall, "noch einmal")
        answer = fetch(hall, hall.facilitator(), **asked)
        assert (answer.status_code, "Zum Veröffentlichen fehlt die Prüfung" in answer.text) == (403, True)


def test_the_draft_says_that_it_is_one(hall: Hall) -> None:
    release(hall)
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, place="Bibliothek")
    answer = fetch(hall, hall.facilitator())
    assert "_entwurf.docx" in answer.headers["content-disposition"]
    made = f"{hall.clock():%d.%m.%Y}, {clock(hall.clock())} Uhr"
    assert f"Entwurf, Fassung 2, Stand {made}, erstellt durch moderation" in footer(answer.content)


def test_every_variant_opens_cleanly_in_word_and_bars_nobody(hall: Hall, tmp_path: Path) -> None:
    clear(hall)
    release(hall)
    for variant in Variant:
        content = takeaway.minutes_as_word(hall.house, hall.here.workshop_id, variant)
        file = tmp_path / f"{variant}.docx"
        file.write_bytes(content)
        assert OpenXmlValidator().validate(str(file)).errors == []
        assert find_barriers(content) == []
