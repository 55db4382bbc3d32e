"""The Word file people take home."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from data import pdf
from facilitation import releases
from tests.builders import FACILITATOR, STRANGER
from tests.pages.visitor import Browser, Hall

HOUSE = Path(__file__).parents[3]
DAY = 24 * 3600
NOT_YET = "Das Protokoll ist noch nicht freigegeben."
NO_LONGER = "Das Protokoll wurde 30 Tage lang angeboten. Bitte bei der Kommune nachfragen."


def fetch(hall: Hall, browser: Browser) -> object:
    return browser.get(f"/protokoll/{hall.here.workshop_id}.docx")


def test_the_facilitator_gets_the_minutes_at_any_time(hall: Hall) -> None:
    facilitator = hall.facilitator()
    statuses = [fetch(hall, facilitator).status_code]
    hall.open("wall")
    hall.guest().write("wall", "Sprachcafé")
    statuses.append(fetch(hall, facilitator).status_code)
    hall.here.close("wall")
    hall.finish(release=True)
    statuses.append(fetch(hall, facilitator).status_code)
    hall.clock.go_on(31 * DAY)
    assert statuses == [200, 200, 200]


def test_the_file_opens_in_word_and_holds_the_cards_as_they_were_written(hall: Hall) -> None:
    written = ["=cmd|'/c calc'!A1", "الجيران يساعدون", "👩‍👩‍👧 Familie", "<b>fett</b> & {title}"]
    hall.open("wall")
    guest = hall.guest()
    for text in written:
        guest.write("wall", text)
    hall.reveal("wall")
    answer = fetch(hall, hall.facilitator())
    document = docx.Document(BytesIO(answer.content))
    text = "\n".join(element.text or "" for element in document.element.iter() if element.tag.endswith("}t"))
    assert [card for card in written if card not in text] == []
    assert document.core_properties.title == "Ergebnisprotokoll: Abend"


def test_the_file_has_a_name_every_system_takes(hall: Hall) -> None:
    answer = fetch(hall, hall.facilitator())
    assert re.fullmatch(
        r'attachment; filename="Protokoll_2026-11-21_[a-z]+_entwurf\.docx"', answer.headers["content-disposition"]
    )
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")
    assert answer.headers["cache-control"] == "no-store"


def test_before_the_release_nobody_else_gets_them(hall: Hall) -> None:
    hall.finish()
    for browser in (hall.browser(), hall.projector()):
        answer = fetch(hall, browser)
        assert (answer.status_code, NOT_YET in answer.text) == (403, True)


def test_after_the_release_everybody_gets_them_for_thirty_days(hall: Hall) -> None:
    guest = hall.guest()
    hall.finish(release=True)
    everybody = (guest, hall.projector(), hall.browser())
    assert guest.state()["minutes"]["url"] == f"/protokoll/{hall.here.workshop_id}.docx"
    hall.clock.go_on(30 * DAY)
    assert [fetch(hall, browser).status_code for browser in everybody] == [200] * 3
    hall.clock.go_on(DAY)
    for browser in everybody:
        answer = fetch(hall, browser)
        assert (answer.status_code, NO_LONGER in answer.text) == (403, True)
    assert guest.state()["minutes"] is None
    assert fetch(hall, hall.browser(cookies=sign_in(hall))).status_code == 200


def sign_in(hall: Hall) -> object:
    """Cookies of a facilitator who signs in now."""
    browser = hall.browser()
    browser.sign_in(hall.kept.password)
    return browser.cookies


def test_taking_the_release_back_closes_them_again(hall: Hall) -> None:
    hall.finish(release=True)
    releases.recall(hall.house, FACILITATOR, hall.here.workshop_id)
    answer = fetch(hall, hall.browser())
    assert (answer.status_code, NOT_YET in answer.text) == (403, True)


@pytest.mark.parametrize("workshop", ["nowhere", STRANGER, "😀", "a" * 3000, "'"])
def test_minutes_of_a_workshop_that_does_not_exist_get_a_sentence(hall: Hall, workshop: str) -> None:
    for browser in (hall.browser(), hall.facilitator()):
        answer = browser.get(f"/protokoll/{workshop}.docx")
        assert (answer.status_code, "Das gibt es hier nicht oder nicht mehr." in answer.text) == (404, True)


# ── results ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("zip", "application/zip"),
        ("json", "application/json"),
        ("ics", "text/calendar; charset=utf-8"),
    ],
)
def test_the_facilitator_takes_results_at_any_time(hall: Hall, ending: str, media_type: str) -> None:
    facilitator, answers = hall.facilitator(), []
    for act in (lambda: None, lambda: hall.open("wall"), lambda: hall.reveal("wall"), lambda: hall.finish(release=True)):
        act()
        answers.append(facilitator.get(f"/ergebnis/{hall.here.workshop_id}.{ending}"))
    assert [answer.status_code for answer in answers] == [200] * 4
    name = f'attachment; filename="Ergebnis_2026-11-21_{hall.here.workshop.format}.{ending}"'
    assert (answers[0].headers["content-type"], answers[0].headers["content-disposition"]) == (media_type, name)
    assert answers[0].headers["cache-control"] == "no-store"


def test_one_step_comes_as_a_table_once_it_is_revealed(hall: Hall) -> None:
    def asked() -> tuple[int, str]:
        answer = hall.facilitator().get(f"/ergebnis/{hall.here.workshop_id}/ideas.csv")
        return answer.status_code, answer.headers.get("content-disposition", "")

    hall.open("ideas")
    hall.guest().write("ideas", "Sprachcafé")
    assert asked() == (404, "")
    hall.reveal("ideas")
    assert asked() == (200, f'attachment; filename="Ergebnis_ideas_2026-11-21_{hall.here.workshop.format}.csv"')


def test_the_release_opens_the_minutes_and_nothing_else(hall: Hall) -> None:
    guest = hall.guest()
    hall.finish(release=True)
    assert fetch(hall, guest).status_code == 200
    places = [f"/ergebnis/{hall.here.workshop_id}.{ending}" for ending in ("xlsx", "zip", "json", "ics")]
    places.append(f"/ergebnis/{hall.here.workshop_id}/ideas.csv")
    assert [guest.get(place).status_code for place in places] == [403] * 5
    assert [hall.browser().get(place).status_code for place in places] == [401] * 5


@pytest.mark.parametrize(
    "place", ["/ergebnis/{id}.exe", "/ergebnis/{id}.docx", "/protokoll/{id}.xlsx", "/ergebnis/nowhere.xlsx"]
)
def test_what_is_not_offered_gets_a_sentence(hall: Hall, place: str) -> None:
    answer = hall.facilitator().get(place.format(id=hall.here.workshop_id))
    assert (answer.status_code, "Das gibt es hier nicht oder nicht mehr." in answer.text) == (404, True)


@pytest.mark.parametrize("name", ["ergebnis-1.json", "transfer-1.json"])
def test_the_schemas_are_public(hall: Hall, name: str) -> None:
    answer = hall.browser().get(f"/schema/{name}")
    assert answer.headers["content-type"] == "application/schema+json"
    assert answer.text == (HOUSE / "docs/schema" / name).read_text(encoding="utf-8")


# ── PDF ──────────────────────────────────────────────────────────────────────


def pdf_of(hall: Hall, browser: Browser) -> object:
    return browser.get(f"/protokoll/{hall.here.workshop_id}.pdf")


def test_the_same_minutes_are_converted_once(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    converted: list[bytes] = []
    monkeypatch.setattr(pdf, "convert", lambda document: converted.append(document) or b"%PDF")
    hall.finish(release=True)
    for browser in (hall.browser(), hall.projector(), hall.facilitator()):
        hall.clock.go_on(60)
        answer = pdf_of(hall, browser)
        assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, b"%PDF", "application/pdf")
    assert len(converted) == 1
    releases.recall(hall.house, FACILITATOR, hall.here.workshop_id)
    assert pdf_of(hall, hall.browser()).status_code == 403
    assert pdf_of(hall, hall.facilitator()).status_code == 200
    assert len(converted) == 2


def test_where_libreoffice_is_missing_a_sentence_says_so(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "program", lambda: None)
    answer = pdf_of(hall, hall.facilitator())
    assert (answer.status_code, "Hier gibt es das Protokoll nicht als PDF." in answer.text) == (409, True)
