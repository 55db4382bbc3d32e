"""The facilitator's sign-in, and three roles in one browser."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from facilitation import accounts
from facilitation.workshop import SignIn, User
from pages import identity
from pages.routes import routes
from pages.routes.shell import Shell
from tests.pages.visitor import HERE, NAME, Browser, Hall

WRONG = "Name oder Passwort stimmt nicht."
MANY = "Zu viele Versuche. Bitte in 5 Minuten noch einmal versuchen."
FOREIGN = "Dafür fehlt hier die Berechtigung."


def may_run(hall: Hall, browser: Browser) -> bool:
    return hall.do(browser, "show", what="pause").status_code == 200


def test_name_and_password_open_the_console(hall: Hall) -> None:
    browser = hall.browser()
    answer = browser.sign_in(hall.kept.password)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303
    assert all(word in cookie for word in (identity.FACILITATOR, "httponly", "samesite=lax"))
    assert may_run(hall, browser)


def test_the_first_password_has_to_be_changed(hall: Hall) -> None:
    browser = hall.browser()
    assert browser.sign_in(hall.kept.password).headers["location"] == "/passwort"
    assert "Bitte jetzt ein eigenes Passwort wählen." in browser.get("/passwort").text
    changed = browser.post("/passwort", data={"old": hall.kept.password, "new": "Kastanie am Fluss"})
    assert (changed.status_code, changed.headers["location"]) == (303, "/")
    assert may_run(hall, browser)
    assert hall.browser().sign_in(hall.kept.password).status_code == 403
    assert hall.browser().sign_in("Kastanie am Fluss").headers["location"] == "/"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("falsch", "Kastanie am Fluss", WRONG),
        (None, "kurz", "Das Passwort braucht mindestens 10 Zeichen."),
        (None, "", "Das Passwort braucht mindestens 10 Zeichen."),
    ],
)
def test_a_change_that_does_not_fit_changes_nothing(hall: Hall, old: str | None, new: str, sentence: str) -> None:
    browser = hall.facilitator()
    answer = browser.post("/passwort", data={"old": old or hall.kept.password, "new": new})
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert hall.browser().sign_in(hall.kept.password).status_code == 303


@pytest.mark.parametrize("name", [NAME, "niemand", "", "moderation\0", "ä" * 5000, "' OR 1=1 --"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(hall: Hall, name: str) -> None:
    browser = hall.browser()
    answer = browser.sign_in("falsch", name=name)
    assert (answer.status_code, WRONG in answer.text) == (403, True)
    assert browser.known() == set()


def test_what_no_database_takes_is_left_out_of_a_name(hall: Hall) -> None:
    assert hall.browser().sign_in(hall.kept.password, name="mode\0ration\0").status_code == 303


def test_the_name_that_was_typed_stands_in_the_form_as_text(hall: Hall) -> None:
    answer = hall.browser().sign_in("falsch", name='"><script>alert(1)</script>')
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_the_eleventh_wrong_password_from_an_address_is_too_many(hall: Hall) -> None:
    browser, inside = hall.browser(), hall.facilitator()
    assert {browser.sign_in("falsch").status_code for _ in range(10)} == {403}
    answer = browser.sign_in(hall.kept.password)
    assert (answer.status_code, MANY in answer.text) == (429, True)
    assert may_run(hall, inside)
    assert hall.browser(address="192.0.2.99").sign_in(hall.kept.password).status_code == 303


def test_trying_again_too_early_does_not_make_the_wait_longer(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("pages.routes.limits.time.monotonic", lambda: now[0])
    browser = hall.browser()
    for _ in range(10):
        browser.sign_in("falsch")
    for _ in range(4):
        now[0] += 70
        assert browser.sign_in(hall.kept.password).status_code == 429
    now[0] += 70
    assert browser.sign_in(hall.kept.password).status_code == 303


def test_many_passwords_at_the_same_moment_are_no_way_around_the_limit(hall: Hall) -> None:
    async def guess() -> list[int]:
        app = Starlette(routes=routes(), middleware=[Middleware(Shell)])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hall") as wire:
            tries = (wire.post("/anmelden", data={"name": NAME, "password": f"{number}"}) for number in range(40))
            return [answer.status_code for answer in await asyncio.gather(*tries)]

    statuses = asyncio.run(guess())
    assert (statuses.count(403), statuses.count(429)) == (10, 30)


def test_signing_out_ends_it_on_this_browser_and_for_whoever_copied_its_cookie(hall: Hall) -> None:
    browser = hall.browser()
    browser.sign_in(hall.kept.password)
    copied = hall.browser(cookies=browser.cookies)
    assert browser.post("/abmelden").headers["location"] == "/anmelden"
    assert identity.FACILITATOR not in browser.known()
    assert not may_run(hall, browser)
    assert not may_run(hall, copied)


def test_a_sign_in_lasts_two_weeks(hall: Hall) -> None:
    browser = hall.facilitator()
    hall.clock.go_on(14 * 24 * 3600 - 1)
    assert may_run(hall, browser)
    hall.clock.go_on(2)
    assert not may_run(hall, browser)


def test_a_new_password_from_the_command_line_ends_every_sign_in(hall: Hall) -> None:
    browser = hall.facilitator()
    accounts.reset_password(hall.house, NAME)
    assert not may_run(hall, browser)


@pytest.mark.parametrize("path", ["/anmelden", "/abmelden", "/passwort"])
@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver.evil.example", "null", "http://testserver:81"])
def test_a_form_of_another_site_is_refused(hall: Hall, path: str, origin: str) -> None:
    browser = hall.facilitator()
    fields = {"name": NAME, "password": hall.kept.password, "old": hall.kept.password, "new": "Kastanie am Fluss"}
    before = hall.records(User, SignIn)
    answer = browser.post(path, data=fields, headers={"Origin": origin})
    assert (answer.status_code, FOREIGN in answer.text, "set-cookie" in answer.headers) == (403, True, False)
    assert hall.records(User, SignIn) == before


def test_our_own_form_is_taken(hall: Hall) -> None:
    fields = {"name": NAME, "password": hall.kept.password}
    assert hall.browser().post("/anmelden", data=fields, headers={"Origin": "http://testserver"}).status_code == 303


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"name=%00&password=%ff", b"=&&=;%", b"name=" + b"a" * 60_000, b"[]"])
def test_a_damaged_form_gets_a_page(hall: Hall, body: bytes) -> None:
    answer = hall.browser().post("/anmelden", content=body)
    assert (answer.status_code, WRONG in answer.text) == (403, True)


def test_a_huge_form_is_refused(hall: Hall) -> None:
    answer = hall.browser().post("/anmelden", content=b"name=" + b"a" * 70_000)
    assert (answer.status_code, "Das ist zu groß." in answer.text) == (413, True)


# ── three roles in one browser ───────────────────────────────────────────────


def test_three_roles_in_one_browser_do_not_disturb_each_other(hall: Hall) -> None:
    hall.open("ideas")
    browser = hall.facilitator()
    browser.get(f"/beamer/{identity.projector_key(hall.here.workshop_id)}")
    browser.enter(HERE)
    browser.sit()
    assert browser.known() == {identity.FACILITATOR, identity.PROJECTOR, identity.GUEST}
    card = browser.write("ideas", "Sprachcafé")
    assert [own["id"] for own in browser.state()["own"]] == [card]
    assert may_run(hall, browser)
    assert "queue" in hall.board(browser, "console").json()
    assert "queue" not in hall.board(browser, "projector").json()


def test_leaving_one_role_keeps_the_others(hall: Hall) -> None:
    browser = hall.facilitator()
    browser.get(f"/beamer/{identity.projector_key(hall.here.workshop_id)}")
    browser.enter(HERE)
    browser.sit()
    browser.post("/abmelden")
    assert browser.known() == {identity.PROJECTOR, identity.GUEST}
    assert (hall.board(browser).status_code, browser.get("/api/step").status_code) == (200, 200)
    assert "queue" not in hall.board(browser, "console").json()
    browser.say("POST", "/neue-person")
    assert browser.known() == {identity.PROJECTOR}
    assert hall.board(browser).status_code == 200


def test_a_projector_window_of_another_workshop_takes_nothing_from_the_facilitator(hall: Hall) -> None:
    browser = hall.facilitator()
    browser.get(f"/beamer/{identity.projector_key(hall.there.workshop_id)}")
    assert "queue" in hall.board(browser, "console").json()
