"""The Word file people take home."""

import re
from io import BytesIO

import docx
import pytest

from facilitation import desk
from tests.builders import FACILITATOR, new_id
from tests.pages.visitor import Browser, Hall

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
    assert re.fullmatch(r'attachment; filename="Protokoll_2026-11-21_[a-z_]+\.docx"', answer.headers["content-disposition"])
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
    desk.recall(hall.house, FACILITATOR, hall.here.workshop_id)
    answer = fetch(hall, hall.browser())
    assert (answer.status_code, NOT_YET in answer.text) == (403, True)


@pytest.mark.parametrize("workshop", ["nowhere", new_id(), "😀", "a" * 3000, "'"])
def test_minutes_of_a_workshop_that_does_not_exist_get_a_sentence(hall: Hall, workshop: str) -> None:
    for browser in (hall.browser(), hall.facilitator()):
        answer = browser.get(f"/protokoll/{workshop}.docx")
        assert (answer.status_code, "Das gibt es hier nicht oder nicht mehr." in answer.text) == (404, True)
