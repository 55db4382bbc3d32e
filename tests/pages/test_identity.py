"""Who a browser is."""

import asyncio
from collections.abc import Callable

import pytest
from itsdangerous import URLSafeSerializer
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from facilitation.roles import Badges, Facilitator, Guest, Projector
from pages import identity
from pages.routes.shell import Shell
from tests.builders import FACILITATOR, SECRET
from tests.pages.visitor import HERE, THERE, Browser, Hall, guest_of, restart

COOKIES = (identity.GUEST, identity.PROJECTOR, identity.FACILITATOR)


def keys_ring(hall: Hall) -> dict[str, str]:
    """A valid cookie of each role."""
    guest, projector, facilitator = hall.guest(), hall.projector(), hall.facilitator()
    return {
        identity.GUEST: guest.cookies[identity.GUEST],
        identity.PROJECTOR: projector.cookies[identity.PROJECTOR],
        identity.FACILITATOR: facilitator.cookies[identity.FACILITATOR],
    }


def rights(hall: Hall, browser: Browser) -> tuple[int, int, int]:
    """What a browser gets as participant, projector and facilitator."""
    board = hall.board(browser).status_code
    return browser.get("/api/step").status_code, board, hall.do(browser, "show", what="pause").status_code


def test_valid_cookies_open_what_they_are_for(hall: Hall) -> None:
    assert rights(hall, hall.browser(cookies=keys_ring(hall))) == (200, 200, 200)


DAMAGES: dict[str, Callable[[str], str]] = {
    "empty": lambda cookie: "",
    "cut off": lambda cookie: cookie[:-1],
    "without its signature": lambda cookie: cookie.rpartition(".")[0],
    "only its signature": lambda cookie: cookie.rpartition(".")[2],
    "first letter changed": lambda cookie: ("A" if cookie[0] != "A" else "B") + cookie[1:],
    "last but one letter changed": lambda cookie: cookie[:-2] + ("A" if cookie[-2] != "A" else "B") + cookie[-1],
    "twice": lambda cookie: cookie + cookie,
    "not ours": lambda cookie: str(URLSafeSerializer(b"another secret that is long enough", salt="x").dumps("1")),
    "of another house": lambda cookie: str(URLSafeSerializer(b"a" * 32, salt=identity.FACILITATOR).dumps("1")),
    "text": lambda cookie: "facilitator",
    "full of dots": lambda cookie: "." * 50,
    "compressed nonsense": lambda cookie: ".eJwLBAAA.x",
    "very long": lambda cookie: "a" * 4000,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cookie_counts_for_nothing(hall: Hall, damage: str) -> None:
    damaged = {name: DAMAGES[damage](cookie) for name, cookie in keys_ring(hall).items()}
    browser = hall.browser(cookies=damaged)
    assert rights(hall, browser) == (401, 401, 401)
    assert browser.get("/tablet").headers["location"] == "/beitreten"


def test_a_cookie_of_one_role_is_none_of_another(hall: Hall) -> None:
    ring = keys_ring(hall)
    for name in COOKIES:
        for other in COOKIES:
            if other != name:
                assert rights(hall, hall.browser(cookies={name: ring[other]})) == (401, 401, 401)


def test_a_projector_link_is_no_cookie_and_a_cookie_no_link(hall: Hall) -> None:
    key = identity.projector_key(hall.here.workshop_id)
    assert rights(hall, hall.browser(cookies={identity.PROJECTOR: key})) == (401, 401, 401)
    cookie = hall.projector().cookies[identity.PROJECTOR]
    assert hall.browser().get(f"/beamer/{cookie}").status_code == 403


@pytest.mark.parametrize("key", ["x", "a.b", "a.", "IjEi.x", "a" * 3000])
def test_a_tampered_projector_link_gets_a_sentence(hall: Hall, key: str) -> None:
    answer = hall.browser().get(f"/beamer/{key}")
    assert (answer.status_code, "Diesen Link für den Beamer gibt es nicht." in answer.text) == (403, True)


def test_cookies_outlive_a_restart(hall: Hall) -> None:
    hall.open("ideas")
    guest, projector, facilitator = hall.guest(), hall.projector(), hall.facilitator()
    card, who = guest.write("ideas", "Sprachcafé"), guest_of(guest)
    restart(hall)
    assert guest_of(guest) == who
    assert [own["id"] for own in guest.state()["own"]] == [card]
    assert hall.board(projector).status_code == 200
    assert hall.do(facilitator, "show", what="pause").status_code == 200
    assert guest.submit("ideas", {"text": "Lotsen"}).status_code == 201


def test_another_secret_knows_nobody(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = keys_ring(hall)
    monkeypatch.setenv("KOFFER_SECRET", "b" * 32)
    restart(hall)
    assert rights(hall, hall.browser(cookies=ring)) == (401, 401, 401)


def test_the_database_holds_only_hashes(hall: Hall) -> None:
    ring = keys_ring(hall)
    _, token = identity._signer(identity.GUEST).loads(ring[identity.GUEST])
    hall.house.store.close()
    stored = b"".join(file.read_bytes() for file in hall.folder.glob("koffer.sqlite3*"))
    assert token.encode() not in stored
    assert hall.kept.token.encode() not in stored
    assert hall.kept.password.encode() not in stored
    assert SECRET not in stored


def test_https_makes_cookies_secure(hall: Hall) -> None:
    browser = hall.browser(base_url="https://koffer.example")
    assert "secure" in browser.enter(HERE).headers["set-cookie"].lower()


def test_behind_a_proxy_the_address_from_outside_makes_cookies_secure(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOFFER_ADDRESS", "https://koffer.example")
    restart(hall)
    assert "secure" in hall.browser().enter(HERE).headers["set-cookie"].lower()


def test_a_guest_of_a_workshop_that_is_gone_gets_a_sentence(hall: Hall) -> None:
    guest = hall.guest(THERE)
    with hall.house.store.register() as ledger:
        ledger.drop(hall.there.workshop)
    answers = [guest.get("/api/step"), guest.sit(), guest.submit("elsewhere", {"text": "a"}), guest.get("/live")]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert {answer.json()["sentence"] for answer in answers} == {"Das gibt es hier nicht oder nicht mehr."}
    assert guest.get("/tablet").status_code == 404
    assert guest.enter(HERE).headers["location"] == "/tablet"
    assert guest.state()["phase"] == "join"


# ── the header that only the server sets ─────────────────────────────────────


def pass_shell(scope: Scope) -> Headers:
    """The headers that arrive behind the shell."""
    arrived: list[Scope] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        arrived.append(scope)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        pass

    asyncio.run(Shell(inner)(scope, receive, send))
    return Headers(scope=arrived[0])


def scope_of(kind: str, *headers: tuple[str, str]) -> Scope:
    return {
        "type": kind,
        "path": "/_stcore/stream",
        "query_string": b"",
        "method": "GET",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }


FORGED = Badges(FACILITATOR, Projector("x"), Guest("x", "y")).to_header()


@pytest.mark.parametrize("name", ["X-Koffer-User", "x-koffer-user", "X-KOFFER-USER"])
def test_nobody_says_himself_who_he_is(hall: Hall, name: str) -> None:
    assert "x-koffer-user" not in pass_shell(scope_of("http", (name, FORGED), (name, FORGED)))
    behind = pass_shell(scope_of("websocket", (name, FORGED), (name, FORGED)))
    assert [Badges.from_header(value) for value in behind.getlist("x-koffer-user")] == [Badges()]


def test_streamlit_hears_who_somebody_is_from_the_cookies(hall: Hall) -> None:
    ring = keys_ring(hall)
    sent = "; ".join(f"{name}={cookie}" for name, cookie in ring.items())
    behind = pass_shell(scope_of("websocket", ("cookie", sent), ("X-Koffer-User", FORGED)))
    badges = [Badges.from_header(value) for value in behind.getlist("x-koffer-user")]
    assert len(badges) == 1
    assert badges[0].facilitator is not None
    assert (badges[0].facilitator.name, badges[0].projector) == ("moderation", Projector(hall.here.workshop_id))
    assert badges[0].guest is not None
    assert badges[0].guest.workshop_id == hall.here.workshop_id


def test_a_name_in_any_script_fits_into_the_header(hall: Hall) -> None:
    badges = Badges(facilitator=Facilitator("1", "Zoë 😀 Дарʼя\r\nSet-Cookie: x"))
    text = badges.to_header()
    assert text.isascii()
    assert "\n" not in text
    assert Badges.from_header(text) == badges
