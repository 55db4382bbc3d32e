"""Examples from the library, asked for by the facilitator's window."""

from facilitation import library
from tests.builders import FACILITATOR
from tests.pages.visitor import Browser, Hall

CAFE = {
    "title": "Sprachcafé im Quartier",
    "summary": "Nachbarinnen und Mütter üben zusammen Deutsch.",
    "municipality": "Magdeburg",
    "source": "Sammlung 2019",
    "fields": "Sprache",
}


def ask(hall: Hall, browser: Browser, step: str, **asked: str) -> list[dict[str, object]]:
    place = {"workshop": hall.here.workshop_id, "step": hall.here.step(step).id}
    answer = browser.get("/api/suggestions", params=place | asked)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    found: list[dict[str, object]] = answer.json()["examples"]
    return found


def test_a_step_that_takes_nothing_from_the_library_gets_no_examples(hall: Hall) -> None:
    library.keep(hall.house, FACILITATOR, CAFE)
    assert ask(hall, hall.facilitator(), "ideas", text="Sprachcafé für Mütter") == []


def test_only_the_facilitator_asks_and_only_at_a_step_of_the_workshop(hall: Hall) -> None:
    path = f"/api/suggestions?workshop={hall.here.workshop_id}&step={hall.here.step('ideas').id}"
    browsers = (hall.browser(), hall.guest(), hall.projector(), hall.facilitator())
    assert [browser.get(path).status_code for browser in browsers] == [401, 403, 403, 200]
    elsewhere = f"/api/suggestions?workshop={hall.there.workshop_id}&step={hall.here.step('ideas').id}"
    assert [hall.facilitator().get(one).status_code for one in (elsewhere, "/api/suggestions")] == [404, 404]
