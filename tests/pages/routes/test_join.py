"""The way in."""

import asyncio
import re
from dataclasses import replace
from urllib.parse import quote

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from facilitation import releases
from facilitation.workshop import Person
from pages import identity
from pages.routes import join, routes
from pages.routes.shell import Shell
from tests.builders import FACILITATOR, GROUP
from tests.pages.visitor import HERE, Browser, Hall, guest_of

UNKNOWN = "Diesen Code gibt es nicht. Bitte die sechs Ziffern vom Beamer abschreiben."
CLOSED = "Dieser Workshop ist beendet. Ein Beitritt ist nicht mehr möglich."
MANY = "Zu viele Versuche. Bitte in 10 Minuten noch einmal versuchen."
WRONG = [str(100_000 + number) for number in range(20)]


def fail_often(browser: Browser) -> None:
    assert {browser.enter(code).status_code for code in WRONG} == {404}


def test_the_right_code_leads_to_the_tablet_page_with_a_cookie_scripts_cannot_read(hall: Hall) -> None:
    answer = hall.browser().enter(HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/tablet")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(identity.GUEST)
    assert all(word in cookie for word in ("httponly", "samesite=lax", "path=/"))
    assert "secure" not in cookie


def test_two_taps_lead_from_the_code_to_the_first_question(hall: Hall) -> None:
    hall.open("ideas")
    browser = hall.browser()
    browser.enter(HERE)
    assert browser.state()["phase"] == "join"
    assert browser.sit().status_code == 201
    assert (browser.state()["phase"], browser.state()["step"]["question"]) == ("input", "Was fehlt?")


def test_typing_the_code_leads_to_the_same_place(hall: Hall) -> None:
    answer = hall.browser().get("/beitreten", params={"code": " 482 937 "})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/beitreten/{HERE}")


@pytest.mark.parametrize("code", ["999999", "48293", "4829370", "abcdef", "12 34 56", "😀", "٤٨٢٩٣٧", "' OR 1=1", "<b>x"])
def test_a_code_nobody_has_gets_a_sentence_and_the_field_again(hall: Hall, code: str) -> None:
    browser = hall.browser()
    answer = browser.enter(quote(code))
    assert answer.status_code == 404
    assert UNKNOWN in answer.text
    assert 'name="code"' in answer.text
    assert "<b>x" not in answer.text
    assert browser.known() == set()


@pytest.mark.parametrize("typed", ["", "   ", "abc"])
def test_typing_no_digits_asks_again(hall: Hall, typed: str) -> None:
    answer = hall.browser().get("/beitreten", params={"code": typed})
    assert (answer.status_code, 'name="code"' in answer.text) == (200, True)


def test_an_old_code_says_that_the_evening_is_over(hall: Hall) -> None:
    hall.finish()
    browser = hall.browser()
    answer = browser.enter(HERE)
    assert (answer.status_code, CLOSED in answer.text) == (409, True)
    assert browser.known() == set()


@pytest.mark.parametrize(("offers_pdf", "endings"), [(False, ["docx"]), (True, ["docx", "pdf"])])
def test_after_the_release_the_code_leads_to_the_minutes(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, offers_pdf: bool, endings: list[str]
) -> None:
    monkeypatch.setattr(join, "house", lambda: replace(hall.house, offers_pdf=offers_pdf))
    hall.finish(release=True)
    browser = hall.browser()
    answer = browser.enter(HERE)
    assert answer.status_code == 200
    assert re.findall(rf'href="/protokoll/{hall.here.workshop_id}\.(\w+)"', answer.text) == endings
    assert browser.known() == set()


def test_thirty_days_later_the_code_leads_nowhere_any_more(hall: Hall) -> None:
    hall.finish(release=True)
    hall.clock.go_on(31 * 24 * 3600)
    assert hall.browser().enter(HERE).status_code == 409


def test_minutes_released_during_the_evening_do_not_keep_anybody_out(hall: Hall) -> None:
    releases.release(hall.house, FACILITATOR, hall.here.workshop_id)
    assert hall.browser().enter(HERE).headers["location"] == "/tablet"


def test_the_same_device_stays_the_same_person(hall: Hall) -> None:
    hall.open("ideas")
    browser = hall.guest()
    card = browser.write("ideas", "Sprachcafé")
    who = guest_of(browser)
    browser.enter(HERE)
    assert guest_of(browser) == who
    assert browser.state()["own"] == [{"id": card, "data": {"text": "Sprachcafé"}, "text": "Sprachcafé", "state": "valid"}]
    assert len(hall.here.all(Person)) == 1


def test_the_next_person_takes_the_device_and_knows_nothing_of_the_last(hall: Hall) -> None:
    hall.open("ideas")
    browser = hall.guest()
    browser.write("ideas", "Sprachcafé")
    browser.say("POST", "/neue-person")
    assert browser.get("/tablet").headers["location"] == "/beitreten"
    browser.enter(HERE)
    browser.sit()
    assert browser.state()["own"] == []
    assert len(hall.here.all(Person)) == 2


def test_five_hundred_people_join_from_one_address(hall: Hall) -> None:
    fail_often_but_once = WRONG[1:]
    browser = hall.browser()
    assert {browser.enter(code).status_code for code in fail_often_but_once} == {404}

    async def everybody() -> list[int]:
        app = Starlette(routes=routes(), middleware=[Middleware(Shell)])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hall") as wire:
            answers = await asyncio.gather(*(wire.get(f"/beitreten/{HERE}") for _ in range(500)))
            return [answer.status_code for answer in answers]

    assert asyncio.run(everybody()) == [303] * 500
    assert browser.enter(WRONG[0]).status_code == 404


def test_the_twenty_first_wrong_code_from_an_address_is_too_many(hall: Hall) -> None:
    browser = hall.browser()
    fail_often(browser)
    answer = browser.enter("999999")
    assert (answer.status_code, MANY in answer.text) == (429, True)


def test_after_too_many_wrong_codes_a_right_one_tells_nothing_either(hall: Hall) -> None:
    browser = hall.browser()
    fail_often(browser)
    assert browser.enter(HERE).status_code == 429
    assert browser.known() == set()


def test_too_many_wrong_codes_disturb_nobody_inside_and_nobody_elsewhere(hall: Hall) -> None:
    hall.open("ideas")
    inside = hall.guest()
    fail_often(hall.browser())
    assert hall.browser().enter(HERE).status_code == 429
    assert inside.get("/tablet").status_code == 200
    assert inside.submit("ideas", {"text": "Lotsen"}).status_code == 201
    assert inside.enter(HERE).headers["location"] == "/tablet"
    assert hall.browser(address="192.0.2.99").enter(HERE).status_code == 303


def test_many_guesses_at_the_same_moment_are_no_way_around_the_limit(hall: Hall) -> None:
    async def guess() -> list[int]:
        app = Starlette(routes=routes(), middleware=[Middleware(Shell)])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hall") as wire:
            answers = await asyncio.gather(*(wire.get(f"/beitreten/{code}") for code in range(200_000, 200_100)))
            return [answer.status_code for answer in answers]

    statuses = asyncio.run(guess())
    assert (statuses.count(404), statuses.count(429)) == (20, 80)


def test_guessing_is_hopeless(hall: Hall) -> None:
    """Whoever guesses as fast as he may, day and night for a week, finds one of 900 000 codes with a chance below 3 %."""
    per_week = join.FAILURES.times * 7 * 24 * 3600 / join.FAILURES.seconds
    assert per_week / 900_000 < 0.03


def test_an_ipv6_network_counts_as_one_address(hall: Hall) -> None:
    for number, code in enumerate(WRONG):
        assert hall.browser(address=f"2001:db8:1:2::{number:x}").enter(code).status_code == 404
    assert hall.browser(address="2001:db8:1:2:ffff::1").enter(HERE).status_code == 429
    assert hall.browser(address="2001:db8:1:3::1").enter(HERE).status_code == 303


@pytest.mark.parametrize(
    ("given", "error", "field"),
    [
        ({"actor_group": "Adel"}, "UnknownGroup", "actor_group"),
        ({}, "UnknownGroup", "actor_group"),
        ({"actor_group": ["Verwaltung"]}, "UnknownGroup", "actor_group"),
        ({"actor_group": {"a": 1}}, "UnknownGroup", "actor_group"),
        ({"actor_group": GROUP, "institution": "a" * 61}, "TooLong", "institution"),
        ({"actor_group": GROUP, "institution": 7}, "Unreadable", "institution"),
    ],
)
def test_a_joining_that_does_not_fit_names_the_field(hall: Hall, given: object, error: str, field: str) -> None:
    browser = hall.browser()
    browser.enter(HERE)
    answer = browser.say("POST", "/api/join", given)
    assert (answer.status_code, answer.json()["error"], answer.json()["field"]) == (422, error, field)
    assert hall.here.all(Person) == ()


@pytest.mark.parametrize("language", ["xx", 7, None, ["de"], {"code": "de"}])
def test_an_unknown_language_means_german(hall: Hall, language: object) -> None:
    browser = hall.browser()
    browser.enter(HERE)
    browser.say("POST", "/api/join", {"actor_group": GROUP, "language": language})
    assert [person.language for person in hall.here.all(Person)] == ["de"]


def test_joining_after_the_end_is_refused(hall: Hall) -> None:
    browser = hall.browser()
    browser.enter(HERE)
    hall.finish()
    answer = browser.sit()
    assert (answer.status_code, answer.json()["sentence"]) == (409, CLOSED)
