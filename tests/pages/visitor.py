"""How tests visit the house: a hall with two workshops in it, and browsers of every role."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal
from argon2 import PasswordHasher
from httpx import Response
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from data.passwords import ArgonPasswords
from data.schema import migrate
from facilitation import accounts, desk, releases
from facilitation.contract import Planned
from facilitation.house import House, digest
from facilitation.roles import Guest
from facilitation.workshop import Entry, Record, Visibility
from modules import catalogue
from pages import identity, reception
from pages.routes import join, routes, sign_in, tablet
from pages.routes.shell import Shell
from tests.builders import FACILITATOR, GROUP, SECRET, START, Clock, Evening, build_house, build_workshop, new_id

OWN = {"X-Koffer": "1"}
NAME = "moderation"
HERE, THERE = "482937", "111222"
AGENDA = (
    Planned("ideas", "cards", "Ideen", "Was fehlt?", 10, settings={"limit": 2, "fields": False}),
    Planned("wall", "cards", "Wand", "Was läuft gut?", 10, settings={"limit": 5}, visibility=Visibility.LIVE),
    Planned("mood", "barometer", "Stimmung", "Wie gut arbeiten wir zusammen?", 5),
    Planned("heaps", "clustering", "Ordnen", "Was gehört zusammen?", 10, sources=("ideas",)),
    Planned("votes", "dots", "Punkte", "Was zuerst?", 5, sources=("ideas",)),
    Planned("focus", "selection", "Schwerpunkte", "Was empfehlen wir?", 5, sources=("votes",)),
    Planned("closing", "flash", "Blitzlicht", "Was nehmen Sie mit?", 5),
)
ELSEWHERE = (Planned("elsewhere", "cards", "Anderswo", "Was fehlt hier?", 10),)
ROLES = ("stranger", "guest", "guest of another", "projector", "projector of another", "facilitator")


class Browser(TestClient):
    """One browser, with its cookies and its address."""

    def say(self, method: str, path: str, given: object = None) -> Response:
        """A request as our own pages send it."""
        return self.request(method, path, content=json.dumps(given), headers=OWN)

    def enter(self, code: str) -> Response:
        return self.get(f"/beitreten/{code}")

    def sit(self, group: str = GROUP) -> Response:
        """The second tap: the actor group."""
        return self.say("POST", "/api/join", {"actor_group": group})

    def submit(self, step: str, data: object, **given: Any) -> Response:
        return self.say("POST", "/api/entries", {"id": new_id(), "step": step, "data": data} | given)

    def write(self, step: str, text: str) -> str:
        """A card that is taken; gives its id."""
        answer = self.submit(step, {"text": text})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def state(self) -> Any:
        return self.get("/api/step").json()

    def sign_in(self, password: str, name: str = NAME) -> Response:
        return self.post("/anmelden", data={"name": name, "password": password})

    def known(self) -> set[str]:
        """The roles this browser has a cookie for."""
        return {cookie.name for cookie in self.cookies.jar}


@dataclass(frozen=True)
class Kept:
    """A hall put aside: what it knows and its database, to open it again as often as wanted."""

    password: str
    token: str
    workshops: tuple[str, str]
    database: bytes
    now: datetime = START


@dataclass
class Hall:
    """A house as browsers reach it. `here` is the workshop tests are about, `there` another one."""

    portal: BlockingPortal
    folder: Path
    clock: Clock
    kept: Kept
    here: Evening
    there: Evening

    @property
    def house(self) -> House:
        return reception.house()

    def browser(self, address: str = "192.0.2.10", **options: Any) -> Browser:
        """Nobody known."""
        app = Starlette(routes=routes(), middleware=[Middleware(Shell)])
        browser = Browser(app, client=(address, 50_000), follow_redirects=False, **options)
        browser.portal = self.portal
        return browser

    def guest(self, code: str = HERE) -> Browser:
        """A participant who has joined."""
        browser = self.browser()
        assert browser.enter(code).status_code == 303
        assert browser.sit().status_code == 201
        return browser

    def projector(self, evening: Evening | None = None) -> Browser:
        browser = self.browser()
        key = identity.projector_key((evening or self.here).workshop_id)
        assert browser.get(f"/beamer/{key}").status_code == 303
        return browser

    def facilitator(self) -> Browser:
        """Signed in earlier."""
        browser = self.browser()
        cookie = str(identity._signer(identity.FACILITATOR).dumps(self.kept.token))
        browser.cookies.set(identity.FACILITATOR, cookie, domain="testserver.local")
        return browser

    def all_roles(self) -> dict[str, Browser]:
        return dict(
            zip(
                ROLES,
                (
                    self.browser(),
                    self.guest(),
                    self.guest(THERE),
                    self.projector(),
                    self.projector(self.there),
                    self.facilitator(),
                ),
                strict=True,
            )
        )

    def do(self, browser: Browser, verb: str, step: str | None = None, /, **arguments: Any) -> Response:
        """One verb of the desk from that browser, at the step of that key."""
        place = self.here.step(step).id if step else None
        asked = {"workshop": self.here.workshop_id, "verb": verb, "step": place, "arguments": arguments}
        return browser.say("POST", "/api/desk", asked)

    def board(self, browser: Browser, role: str = "projector", since: int | None = None) -> Response:
        asked: dict[str, str | int] = {"workshop": self.here.workshop_id, "role": role}
        return browser.get("/api/board", params=asked if since is None else asked | {"since": since})

    def open(self, *keys: str) -> None:
        """Open these steps one after the other, each but the last closed again and revealed."""
        for place, key in enumerate(keys, 1):
            self.here.open(key)
            if place < len(keys):
                self.reveal(key)

    def reveal(self, key: str) -> None:
        self.here.close(key)
        desk.reveal_step(self.house, FACILITATOR, self.here.step(key).id)

    def finish(self, *, release: bool = False) -> None:
        desk.finish(self.house, FACILITATOR, self.here.workshop_id)
        if release:
            releases.release(self.house, FACILITATOR, self.here.workshop_id)

    def records(self, *kinds: type[Record]) -> list[tuple[Record, ...]]:
        """Everything that is stored of these kinds."""
        with self.house.store.read() as ledger:
            return [ledger.all(kind) for kind in kinds]

    def entries(self, key: str) -> tuple[Entry, ...]:
        with self.house.store.read() as ledger:
            return ledger.all(Entry, step_id=self.here.step(key).id)


@contextmanager
def open_hall(folder: Path, patch: pytest.MonkeyPatch, portal: BlockingPortal, kept: Kept | None = None) -> Iterator[Hall]:
    """A hall on a database of its own in that folder; afterwards the process knows nothing of it."""
    kept = kept or furnished()
    (folder / "koffer.sqlite3").write_bytes(kept.database)
    clock = Clock(kept.now)
    patch.setenv("KOFFER_FOLDER", str(folder))
    patch.setenv("KOFFER_SECRET", SECRET.decode())
    for name in ("KOFFER_DATABASE", "KOFFER_ADDRESS"):
        patch.delenv(name, raising=False)
    patch.setattr(reception, "House", partial(House, clock=clock))
    forget()
    house = reception.house()
    hash_quickly(house)
    yield Hall(portal, folder, clock, kept, *(Evening(house, clock, id) for id in kept.workshops))
    reception.signal().close()
    reception.house().store.close()
    forget()


def put_aside(hall: Hall) -> Kept:
    """The hall as it is now. Nothing can be done in it any more."""
    hall.house.store.close()
    return replace(hall.kept, database=(hall.folder / "koffer.sqlite3").read_bytes(), now=hall.clock.now)


def restart(hall: Hall) -> None:
    """The process ends and another begins on the same folder."""
    hall.house.store.close()
    forget()


def forget() -> None:
    """What a process keeps between requests is gone."""
    for kept in (reception.settings, reception.signal, reception.house, identity._signer):
        kept.cache_clear()
    for limit in (join.FAILURES, sign_in.FAILURES, tablet.SUBMISSIONS):
        limit._marks.clear()


def hash_quickly(house: House) -> None:
    """Passwords stay hashed, with the least work argon2 allows."""
    assert isinstance(house.passwords, ArgonPasswords)
    house.passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@cache
def furnished() -> Kept:
    """One facilitator, signed in, and two planned workshops."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "koffer.sqlite3"
        migrate(f"sqlite:///{file}")
        house = build_house(file, box=catalogue.load())
        hash_quickly(house)
        password = accounts.create_first(house, NAME)
        assert password is not None
        token, _ = accounts.sign_in(house, name=NAME, password=password)
        here = build_workshop(replace(house, new_code=partial(str, HERE)), *AGENDA)
        there = build_workshop(replace(house, new_code=partial(str, THERE)), *ELSEWHERE)
        house.store.close()
        return Kept(password, token, (here.id, there.id), file.read_bytes())


def guest_of(browser: Browser) -> Guest:
    """Who the browser's cookie says it is."""
    workshop_id, token = identity._signer(identity.GUEST).loads(browser.cookies[identity.GUEST])
    return Guest(workshop_id, digest(token))
