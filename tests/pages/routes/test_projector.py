"""What the projector and the console get to draw, and what nobody gets before it is revealed."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

from facilitation import desk
from pages import identity, reception
from pages.routes import routes
from pages.routes.answers import EPOCH
from pages.routes.downloads import RESULTS
from tests.builders import FACILITATOR, STRANGER
from tests.pages.visitor import HERE, ROLES, Browser, Hall

SECRET = "Wartezeit beim Amt"
CONSOLE_ONLY = {"agenda", "delay_minutes", "ends", "queue", "bench", "undo", "notes", "parked", "present"}


def texts(answer: object) -> list[str]:
    return [card["text"] for card in answer["picture"]["cards"]]  # type: ignore[index]


# ── the picture ──────────────────────────────────────────────────────────────


def test_the_board_says_what_the_contract_says(hall: Hall) -> None:
    hall.open("wall")
    board = hall.board(hall.projector()).json()
    always = {"revision", "epoch", "now", "workshop", "show", "focus", "joined", "step", "picture"}
    assert board.keys() == always | {"languages", "next", "farewell", "plan", "remarks"}
    assert (board["epoch"], board["workshop"]["code"]) == (EPOCH, HERE)
    assert board["workshop"]["join_url"] == f"http://testserver/beitreten/{HERE}"
    assert board["workshop"]["address"] == "testserver"
    assert board["workshop"]["qr"]["size"] > 20
    assert board["workshop"]["colour"].keys() == {"kommune", "accent", "accent_strong", "accent_line", "accent_soft"}
    assert (board["step"]["question"], board["step"]["hidden"], board["picture"]["kind"]) == ("Was läuft gut?", False, "wall")


def test_the_console_gets_its_part_and_the_projector_never(hall: Hall) -> None:
    hall.open("wall")
    hall.guest().write("wall", "Vereine")
    facilitator, projector = hall.facilitator(), hall.projector()
    assert hall.board(facilitator, "console").json().keys() > CONSOLE_ONLY
    for browser, role in ((projector, "console"), (projector, "projector"), (facilitator, "projector"), (projector, "x")):
        assert not CONSOLE_ONLY & hall.board(browser, role).json().keys()


def test_who_has_the_newest_picture_hears_that_nothing_came(hall: Hall) -> None:
    hall.open("wall")
    projector = hall.projector()
    revision = hall.board(projector).json()["revision"]
    answer = hall.board(projector, since=revision)
    assert (answer.status_code, answer.content) == (204, b"")


def test_only_what_came_since_is_sent_on_a_live_wall(hall: Hall) -> None:
    guest = hall.guest()
    hall.open("wall")
    projector = hall.projector()
    first = guest.write("wall", "eins")
    seen = hall.board(projector).json()
    second = guest.write("wall", "zwei")
    guest.say("PUT", f"/api/entries/{first}", {"data": {"text": "eins, besser"}})
    newer = hall.board(projector, since=seen["revision"]).json()
    assert newer.keys() == {"revision", "epoch", "now", "delta", "n", "N", "tables"}
    assert {card["id"]: card["text"] for card in newer["delta"]["cards"]} == {first: "eins, besser", second: "zwei"}
    assert (newer["delta"]["gone"], newer["n"], newer["N"]) == ([], 1, 1)
    guest.delete(f"/api/entries/{second}", headers={"X-Koffer": "1"})
    last = hall.board(projector, since=newer["revision"]).json()
    assert last["delta"] == {"cards": [], "gone": [second]}


def test_the_whole_picture_comes_after_something_was_arranged(hall: Hall) -> None:
    hall.open("wall")
    guest, projector = hall.guest(), hall.projector()
    card = guest.write("wall", "eins")
    since = hall.board(projector).json()["revision"]
    desk.hide(hall.house, FACILITATOR, card)
    board = hall.board(projector, since=since).json()
    assert "delta" not in board
    assert texts(board) == []
    since = board["revision"]
    guest.write("wall", "zwei")
    hall.do(hall.facilitator(), "show", what="pause")
    assert "delta" not in hall.board(projector, since=since).json()


@pytest.mark.parametrize("since", ["", "x", "-1", "²", "٣", "1e3", "9" * 5000, "99999999", "1;2"])
def test_a_revision_that_is_none_gets_the_whole_picture(hall: Hall, since: str) -> None:
    projector = hall.projector()
    answer = projector.get("/api/board", params={"workshop": hall.here.workshop_id, "since": since})
    assert (answer.status_code, "workshop" in answer.json()) == (200, True)


@pytest.mark.parametrize("workshop", ["", "nowhere", STRANGER, "😀", "a" * 3000])
def test_a_workshop_that_does_not_exist_gets_a_sentence(hall: Hall, workshop: str) -> None:
    answer = hall.facilitator().get("/api/board", params={"workshop": workshop})
    assert (answer.status_code, answer.json()["sentence"]) == (404, "Das gibt es hier nicht oder nicht mehr.")


def test_the_link_leads_to_the_projector_view_of_the_format(hall: Hall) -> None:
    answer = hall.browser().get(f"/beamer/{identity.projector_key(hall.here.workshop_id)}")
    place = f"/{hall.here.workshop.format}?ansicht=beamer&workshop={hall.here.workshop_id}"
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    assert "httponly" in answer.headers["set-cookie"].lower()


def test_a_link_cut_short_says_where_the_whole_one_stands(hall: Hall) -> None:
    answer = hall.browser().get("/beamer/" + identity.projector_key(hall.here.workshop_id)[:-4])
    assert (answer.status_code, "In der Konsole steht er unter „Mehr“." in answer.text) == (403, True)


def test_a_link_to_a_workshop_that_is_gone_gets_a_sentence(hall: Hall) -> None:
    answer = hall.browser().get(f"/beamer/{identity.projector_key('gone')}")
    assert (answer.status_code, "Das gibt es hier nicht oder nicht mehr." in answer.text) == (404, True)


# ── what stays hidden ────────────────────────────────────────────────────────


def everything(hall: Hall, browser: Browser) -> bytes:
    """All bytes a browser can get by asking every address it could know, its own input left out."""
    workshop = hall.here.workshop_id
    asked: list[str] = [f"/api/board?workshop={workshop}&role={role}" for role in ("projector", "console")]
    asked += [f"/api/board?workshop={workshop}&role=projector&since={since}" for since in range(hall.here.workshop.revision)]
    asked += [f"/beitreten/{HERE}", f"/protokoll/{workshop}.docx", "/api/step", "/tablet", "/", f"/live?workshop={workshop}"]
    asked += [
        f"/live?role=projector&workshop={workshop}",
        "/gesund",
        "/anmelden",
        "/api/texts/de",
        f"/api/trace?workshop={workshop}",
        f"/api/suggestions?workshop={workshop}&step={hall.here.step('ideas').id}&text=Kita",
    ]
    asked += [f"/transfer/{workshop}.{ending}" for ending in ("json", "docx")]
    asked += [f"/ergebnis/{workshop}.{ending}" for ending in RESULTS]
    asked += ["/briefvorlage/beispiel.docx", "/briefvorlage/built-in/probe.docx"]
    asked += [f"/ergebnis/{workshop}/{key}.csv" for key in ("ideas", "wall", "votes")]
    return b"".join(unpack(browser.get(path).content) for path in asked)


def unpack(content: bytes) -> bytes:
    """What stands in a Word file, which is packed; everything else as it is."""
    if not is_zipfile(BytesIO(content)):
        return content
    with ZipFile(BytesIO(content)) as file:
        return b"".join(file.read(name) for name in file.namelist())


def watchers(hall: Hall) -> dict[str, Browser]:
    return {role: browser for role, browser in hall.all_roles().items() if role != "facilitator"}


def leaks(hall: Hall, *needles: str, browsers: Mapping[str, Browser] | None = None) -> list[str]:
    """Who can get hold of any of these words."""
    browsers = browsers or watchers(hall)
    reception.signal().close()
    found = {role: everything(hall, browser) for role, browser in browsers.items()}
    return [role for role, heard in found.items() if any(word.encode() in heard for word in needles)]


def test_the_search_finds_what_is_shown(hall: Hall) -> None:
    hall.open("wall")
    hall.guest().write("wall", SECRET)
    assert leaks(hall, SECRET) == ["projector"]


@pytest.mark.parametrize("closed", [False, True])
def test_cards_stay_hidden_from_everybody_until_they_are_revealed(hall: Hall, closed: bool) -> None:
    author = hall.guest()
    hall.open("ideas")
    card = author.write("ideas", SECRET)
    if closed:
        hall.here.close("ideas")
    assert leaks(hall, SECRET, card) == []
    assert SECRET in author.get("/api/step").text
    assert SECRET in hall.board(hall.facilitator(), "console").text


def test_revealing_shows_them(hall: Hall) -> None:
    hall.open("ideas")
    hall.guest().write("ideas", SECRET)
    hall.reveal("ideas")
    assert leaks(hall, SECRET) == ["projector"]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_nobody_learns_how_others_vote_before_it_is_revealed(hall: Hall, state: str) -> None:
    voter = hall.guest()
    hall.open("ideas")
    voter.write("ideas", "Sprachcafé")
    hall.reveal("ideas")
    hall.here.open("votes")
    option = voter.state()["form"]["fields"][0]["options"][0]["value"]
    ballot = voter.submit("votes", {"dots": {option: 1}}).json()["id"]
    if state == "closed":
        hall.here.close("votes")
    assert leaks(hall, ballot, '"dots":{', '"points":', '"rows"', '"ranking"') == []
    board = hall.board(hall.projector()).json()
    assert (board["picture"], board["step"]["hidden"], board["step"]["n"]) == (None, True, 1)


def test_a_barometer_shows_its_bars_after_revealing_only(hall: Hall) -> None:
    hall.open("mood")
    hall.guest().submit("mood", {"value": 3, "word": SECRET[:20]})
    assert leaks(hall, SECRET[:20], '"mean"', '"bars"') == []


def test_a_step_back_hides_again(hall: Hall) -> None:
    hall.open("ideas")
    hall.guest().write("ideas", SECRET)
    hall.reveal("ideas")
    desk.step_back(hall.house, FACILITATOR, hall.here.step("ideas").id)
    assert leaks(hall, SECRET) == []


@pytest.mark.parametrize("how", ["hidden", "withdrawn", "late", "redacted"])
def test_what_is_taken_off_a_live_wall_is_gone_from_every_answer(hall: Hall, how: str) -> None:
    author = hall.guest()
    hall.open("wall")
    hall.clock.go_on(60)
    if how == "late":
        hall.here.close("wall")
        hall.clock.go_on(5)
        assert author.submit("wall", {"text": SECRET}, waited=10).status_code == 202
    else:
        card = author.write("wall", SECRET)
    if how == "hidden":
        desk.hide(hall.house, FACILITATOR, card)
    if how == "withdrawn":
        author.delete(f"/api/entries/{card}", headers={"X-Koffer": "1"})
    if how == "redacted":
        desk.redact(hall.house, FACILITATOR, card, "█████ beim Amt")
    assert leaks(hall, SECRET) == []


def test_notes_and_the_parking_lot_are_for_the_console(hall: Hall) -> None:
    hall.open("wall")
    desk.note(hall.house, FACILITATOR, hall.here.step("wall").id, SECRET, 0)
    desk.park(hall.house, FACILITATOR, hall.here.workshop_id, SECRET)
    assert leaks(hall, SECRET) == []
    assert hall.board(hall.facilitator(), "console").text.count(SECRET) == 2


def test_released_minutes_keep_what_was_never_revealed(hall: Hall) -> None:
    hall.open("ideas")
    hall.guest().write("ideas", SECRET)
    browsers = watchers(hall)
    hall.here.close("ideas")
    hall.open("wall")
    hall.guest().write("wall", "Vereine helfen")
    hall.reveal("wall")
    hall.finish(release=True)
    assert leaks(hall, SECRET, browsers=browsers) == []
    assert leaks(hall, "Vereine helfen", browsers=browsers) == list(browsers)


def test_the_search_asks_every_address_that_answers_something() -> None:
    read = {route.path for route in routes() if "GET" in (getattr(route, "methods", None) or ())}
    assert read == {
        *("/gesund", "/web/{path:path}", "/beitreten", "/beitreten/{code}", "/beamer/{key}", "/anmelden", "/passwort"),
        "/api/{path:path}",
        *("/tablet", "/api/step", "/api/texts/{language}", "/api/board", "/api/trace", "/api/suggestions", "/live"),
        *("/protokoll/{workshop}.{ending}", "/transfer/{workshop}.{ending}"),
        *("/ergebnis/{workshop}.{ending}", "/ergebnis/{workshop}/{step}.csv", "/schema/{name}.json"),
        *("/briefvorlage/beispiel.docx", "/briefvorlage/{letterhead}/probe.docx"),
    }
    assert len(ROLES) == 6
