"""Where something comes from, asked by the facilitator's window."""

from tests.pages.visitor import Hall


def test_a_revealed_card_has_its_story_and_only_for_the_facilitator(hall: Hall) -> None:
    hall.open("ideas")
    id = hall.guest().write("ideas", "Sprachcafé")
    path = f"/api/trace?workshop={hall.here.workshop_id}&id={id}"
    early = hall.facilitator().get(path)
    hall.reveal("ideas")
    told = hall.facilitator().get(path)
    assert (early.status_code, early.json()["error"]) == (404, "NotSeenYet")
    assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")
    assert (told.json()["origins"]["text"], told.json()["descendants"]["branches"]) == ("Sprachcafé", [])
    assert [hall.projector().get(path).status_code, hall.guest().get(path).status_code] == [403, 403]
    assert hall.browser().get(path).status_code == 401


def test_an_unknown_workshop_or_thing_is_a_clear_answer(hall: Hall) -> None:
    facilitator = hall.facilitator()
    answers = [facilitator.get(path) for path in ("/api/trace", f"/api/trace?workshop={hall.here.workshop_id}&id=x")]
    assert [answer.status_code for answer in answers] == [404, 404]
