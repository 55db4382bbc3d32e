"""One device for several people, and one table for several devices."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal
from httpx import Response

from facilitation import ballots, desk, seating
from facilitation.workshop import Person
from pages import identity
from tests.builders import FACILITATOR, GROUP, new_id
from tests.pages.visitor import OWN, Browser, Hall, open_hall

TABLES = ["Tisch 1", "Tisch 2"]


def hand(browser: Browser, to: object) -> dict[str, int]:
    """The device goes to somebody else; gives whose turn it is of how many."""
    answer = browser.say("POST", "/api/pass", {"to": to})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    return {"ballot": told["ballot"], "ballots": told["ballots"]}


def shared(hall: Hall, people: int) -> Browser:
    """A device on which so many have joined; the last one holds it."""
    browser = hall.guest()
    for _ in range(people - 1):
        hand(browser, "new")
        assert browser.sit().status_code == 201
    return browser


def told(browser: Browser, to: object) -> tuple[int, str]:
    answer = browser.say("POST", "/api/pass", {"to": to})
    return answer.status_code, answer.json()["error"]


# ── several people on one device ─────────────────────────────────────────────


def test_each_person_of_a_device_joins_and_counts(hall: Hall) -> None:
    browser = hall.guest()
    assert browser.state()["device"] == {"ballot": 0, "ballots": 1}
    assert hand(browser, "new") == {"ballot": 1, "ballots": 2}
    assert browser.state()["phase"] == "join"
    assert browser.sit("Politik").status_code == 201
    assert browser.state()["phase"] == "wait"
    assert sorted(one.actor_group for one in hall.here.all(Person)) == ["Politik", GROUP]
    assert hall.board(hall.projector()).json()["joined"] == 2


def test_a_device_that_is_not_shared_stays_who_it_was(hall: Hall) -> None:
    browser = hall.guest()
    cookie, mark = browser.cookies[identity.GUEST], browser.state()["person"]
    hand(browser, "new")
    assert browser.state()["person"] == mark, "what waits on the device is found again whoever holds it"
    assert hand(browser, "next") == {"ballot": 0, "ballots": 1}, "nobody joined: it is not shared"
    assert browser.cookies[identity.GUEST] == cookie


def test_one_after_the_other_hands_in_and_nobody_sees_the_one_before(hall: Hall) -> None:
    browser = shared(hall, 3)
    hall.open("mood")
    assert hand(browser, 0) == {"ballot": 0, "ballots": 3}
    for ballot, value in enumerate((2, 4, 5)):
        state = browser.state()
        assert (state["phase"], state["own"], state["device"]["ballot"]) == ("input", [], ballot)
        assert browser.submit("mood", {"value": value}).status_code == 201
        assert [own["data"]["value"] for own in browser.state()["own"]] == [value], "their own, as long as they hold it"
        hand(browser, "next")
    state = browser.state()
    assert (state["phase"], state["own"], state["form"]) == ("passed", [], None)
    assert sorted(entry.data["value"] for entry in hall.entries("mood")) == [2, 4, 5]
    assert len({entry.pseudonym for entry in hall.entries("mood")}) == 3
    hall.here.close("mood")
    assert (browser.state()["phase"], browser.state()["own"]) == ("closed", [])


@pytest.mark.parametrize("to", [0, 1])
def test_whoever_has_handed_in_does_not_get_the_device_again_at_this_question(hall: Hall, to: int) -> None:
    browser = shared(hall, 2)
    hall.open("mood")
    for ballot in (0, 1):
        hand(browser, ballot)
        browser.submit("mood", {"value": 3})
    before = browser.cookies[identity.GUEST]
    assert told(browser, to) == (409, "HandedIn")
    assert browser.cookies[identity.GUEST] == before
    hall.here.close("mood")
    hall.open("closing")
    assert hand(browser, 0) == {"ballot": 0, "ballots": 2}, "at the next question it begins anew"
    assert browser.state()["phase"] == "input"


def test_whoever_was_away_has_their_turn_later(hall: Hall) -> None:
    browser = shared(hall, 3)
    hall.open("mood")
    hand(browser, 0)
    browser.submit("mood", {"value": 1})
    assert hand(browser, "next")["ballot"] == 1
    assert hand(browser, "next")["ballot"] == 2, "the second is not in the room"
    browser.submit("mood", {"value": 3})
    assert hand(browser, "next")["ballot"] == 1
    browser.submit("mood", {"value": 2})
    assert hand(browser, "next")["ballot"] == 1
    assert browser.state()["phase"] == "passed"


def test_what_was_withdrawn_leaves_the_turn_open(hall: Hall) -> None:
    browser = shared(hall, 2)
    hall.open("ideas")
    hand(browser, 0)
    card = browser.write("ideas", "Sprachcafé")
    browser.delete(f"/api/entries/{card}", headers=OWN)
    hand(browser, 1)
    assert hand(browser, 0)["ballot"] == 0


def test_each_person_has_a_budget_of_their_own(hall: Hall) -> None:
    browser = shared(hall, 3)
    hall.here.open("ideas")
    hand(browser, 0)
    for text in ("eins", "zwei"):
        browser.write("ideas", text)
    for text in ("drei", "vier"):
        desk.enter_paper(hall.house, FACILITATOR, hall.here.step("ideas").id, {"text": text})
    hall.reveal("ideas")
    hall.open("votes")
    for ballot in range(3):
        hand(browser, ballot)
        field = browser.state()["form"]["fields"][0]
        option = field["options"][ballot]["value"]
        too_many = {one["value"]: 1 for one in field["options"][: field["budget"] + 1]}
        if len(too_many) > field["budget"]:
            assert browser.submit("votes", {"dots": too_many}).json()["error"] == "BudgetSpent"
        assert browser.submit("votes", {"dots": {option: 1}}).status_code == 201
        assert browser.submit("votes", {"dots": {option: 1}}).json()["error"] == "SecondEntry"
    assert len(hall.entries("votes")) == 3


def send(browser: Browser, ballot: str, **given: object) -> Response:
    """A card of the person whose ballot it names."""
    body = {"id": new_id(), "step": "ideas", "data": {"text": "Lotsen"}} | given
    return browser.post("/api/entries", content=json.dumps(body), headers=OWN | {"X-Koffer-Ballot": ballot})


def test_what_waited_on_the_device_goes_to_the_one_who_wrote_it(hall: Hall) -> None:
    browser = shared(hall, 2)
    hall.open("ideas")
    hand(browser, 0)
    hand(browser, 1)
    late, own = new_id(), new_id()
    assert send(browser, "0", id=late).status_code == 201
    assert send(browser, "1", id=own).status_code == 201
    assert [one["id"] for one in browser.state()["own"]] == [own]
    assert browser.say("PUT", f"/api/entries/{late}", {"data": {"text": "x"}}).json()["error"] == "NotYours"
    assert browser.delete(f"/api/entries/{late}", headers=OWN | {"X-Koffer-Ballot": "0"}).status_code == 200


@pytest.mark.parametrize("ballot", ["2", "-1", "", "x", "01x", "9999", "\u00b2"])
def test_a_ballot_that_is_not_on_this_device_is_refused(hall: Hall, ballot: str) -> None:
    browser = shared(hall, 2)
    hall.open("ideas")
    answer = send(browser, ballot.encode("latin-1"))  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["error"], answer.json()["field"]) == (422, "Unreadable", "ballot")
    assert hall.entries("ideas") == ()


@pytest.mark.parametrize("to", [None, -1, 2, 1.0, "1", "first", True, [], {}, 10**30])
def test_nobody_is_there_of_that_number(hall: Hall, to: object) -> None:
    browser = shared(hall, 2)
    assert told(browser, to) == (422, "Unreadable")


def test_a_device_has_room_for_so_many(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballots, "MOST", 3)
    browser = shared(hall, 3)
    answer = browser.say("POST", "/api/pass", {"to": "new"})
    assert (answer.status_code, answer.json()["error"]) == (409, "TooManyPeople")
    assert answer.json()["sentence"] == "An einem Gerät haben höchstens 3 Personen Platz."


def test_the_language_goes_with_the_person(hall: Hall) -> None:
    browser = shared(hall, 2)
    browser.say("POST", "/api/language", {"language": "ar"})
    assert browser.state()["language"] == "ar"
    hand(browser, 0)
    assert browser.state()["language"] == "de"
    hand(browser, "next")
    assert browser.state()["language"] == "ar"


def test_the_pages_for_a_shared_device_say_nothing_of_the_one_before(hall: Hall) -> None:
    browser = shared(hall, 2)
    hall.open("ideas")
    hand(browser, 0)
    browser.write("ideas", "Geheimes Anliegen")
    assert "Geheimes Anliegen" in browser.get("/tablet").text
    hand(browser, "next")
    assert "Geheimes Anliegen" not in browser.get("/tablet").text


# ── table groups ─────────────────────────────────────────────────────────────


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, portal: BlockingPortal) -> Iterator[Hall]:
    """At the question `ideas` tables speak."""
    with open_hall(tmp_path, monkeypatch, portal) as hall:
        with hall.house.store.write(hall.here.workshop_id) as tx:
            step = hall.here.step("ideas")
            tx.put(type(step)(**{**step.__dict__, "settings": {**step.settings, "by": "table"}}))
        seating.set_tables(hall.house, FACILITATOR, hall.here.workshop_id, TABLES)
        yield hall


def test_a_table_step_asks_for_the_table_first(tables: Hall) -> None:
    guest = tables.guest()
    tables.open("ideas")
    assert (guest.state()["phase"], guest.state()["tables"], guest.state()["table"]) == ("table", TABLES, "")
    assert guest.say("POST", "/api/table", {"table": "Tisch 2"}).json() == {"table": "Tisch 2"}
    state = guest.state()
    assert (state["phase"], state["table"], state["step"]["by_table"]) == ("input", "Tisch 2", True)
    assert guest.say("POST", "/api/table", {"table": "Tisch 9"}).json()["error"] == "UnknownTable"


def test_a_table_sees_what_it_said_on_all_its_devices(tables: Hall) -> None:
    scribe, neighbour, other = (tables.guest() for _ in range(3))
    for guest, table in ((scribe, "Tisch 1"), (neighbour, "Tisch 1"), (other, "Tisch 2")):
        guest.say("POST", "/api/table", {"table": table})
    tables.open("ideas")
    tag = neighbour.get("/api/step").headers["etag"]
    card = scribe.write("ideas", "Sprachcafé")
    assert [own["id"] for own in neighbour.state()["own"]] == [card]
    assert neighbour.get("/api/step").headers["etag"] != tag
    assert other.state()["own"] == []
    assert neighbour.say("PUT", f"/api/entries/{card}", {"data": {"text": "Sprachcafé am Abend"}}).status_code == 200
    assert other.say("PUT", f"/api/entries/{card}", {"data": {"text": "x"}}).json()["error"] == "NotYours"
    assert [own["text"] for own in scribe.state()["own"]] == ["Sprachcafé am Abend"]


def test_a_shared_device_speaks_for_its_table_without_being_handed_round(tables: Hall) -> None:
    browser = shared(tables, 2)
    for ballot in (0, 1):
        hand(browser, ballot)
        browser.say("POST", "/api/table", {"table": "Tisch 1"})
    tables.open("ideas")
    card = browser.write("ideas", "Sprachcafé")
    assert hand(browser, 0)["ballot"] == 0, "a table keeps no secrets from itself"
    assert [own["id"] for own in browser.state()["own"]] == [card]
    tables.here.close("ideas")
    assert [own["id"] for own in browser.state()["own"]] == [card]
    assert [entry.table for entry in tables.entries("ideas")] == ["Tisch 1"]
