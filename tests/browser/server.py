"""The app as a process of its own, and a facilitator who reaches it over HTTP like every browser does."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Self
from uuid import uuid4

import httpx

from data.passwords import ArgonPasswords
from data.settings import Settings
from data.store import SqlStore
from facilitation import planning
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Step, User
from modules import catalogue
from pages.reception import write_word

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Ahorn-Birke-Buche-1234"
HEADERS = {"X-Koffer": "1"}
PROCESS: Mapping[str, Any] = {
    "title": "Gemeinsam leben in Sonneberg",
    "municipality": "Stadt Sonneberg",
    "hosts": ["Stadt Sonneberg", "Landkreis Sonneberg"],
}
PLANNER = Facilitator("planung", "Planung", admin=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """The app on a free port, on a database of its own in `folder`."""

    folder: Path
    host: str = "127.0.0.1"
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    entry: ClassVar[Path] = ROOT / "app.py"

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"KOFFER_FOLDER": str(self.folder), "KOFFER_ADDRESS": self.url}

    def start(self) -> Self:
        """Start and wait until it answers."""
        log = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, str(self.entry), "run", "--port", str(self.port), "--host", self.host],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
        )
        for _ in range(300):
            try:
                if httpx.get(f"{self.url}/gesund", timeout=5).status_code == 200:
                    return self
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text())

    def stop(self) -> float:
        """Ask it to stop as a service manager does; gives the seconds it took."""
        assert self.process is not None
        asked = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        return time.monotonic() - asked


@dataclass
class Evening:
    """A planned workshop on a server, and the facilitator's hands on it."""

    server: Server
    workshop: str
    code: str
    steps: Mapping[str, str]
    client: httpx.Client

    @property
    def cookies(self) -> list[dict[str, str]]:
        """The facilitator's cookie, for a browser."""
        return [{"name": one.name, "value": one.value or "", "url": self.server.url} for one in self.client.cookies.jar]

    def act(self, verb: str, step: str | None = None, /, **arguments: Any) -> None:
        """One verb of the desk; `step` by its key."""
        given = {"workshop": self.workshop, "verb": verb, "step": self.steps[step] if step else None, "arguments": arguments}
        answer = self.client.post("/api/desk", json=given)
        assert answer.status_code == 200, (verb, step, answer.text)

    def board(self) -> dict[str, Any]:
        """The console's picture."""
        answer = self.client.get("/api/board", params={"workshop": self.workshop, "role": "console"})
        assert answer.status_code == 200, answer.text
        board: dict[str, Any] = answer.json()
        return board

    def join(self, actor_group: str = "Verwaltung", *, institution: str = "") -> "Tablet":
        """A participant without a browser."""
        client = httpx.Client(base_url=self.server.url, headers=HEADERS, follow_redirects=True, timeout=20)
        client.get(f"/beitreten/{self.code}")
        answer = client.post("/api/join", json={"actor_group": actor_group, "institution": institution})
        assert answer.status_code == 201, answer.text
        return Tablet(client)

    def through(self, step: str, *verbs: str) -> None:
        """Several verbs at one step, one after the other."""
        for verb in verbs:
            self.act(verb, step)


@dataclass
class Tablet:
    """A participant's device as HTTP sees it."""

    client: httpx.Client

    def send(self, step: str, **data: Any) -> httpx.Response:
        return self.client.post("/api/entries", json={"id": str(uuid4()), "step": step, "data": data})


def open_house(server: Server) -> House:
    """The server's own records, beside it: what is written here nobody is told of."""
    settings = Settings.read(server.environment)
    return House(
        SqlStore(settings.database, lambda notice: None), catalogue.load(), ArgonPasswords(), settings.secret, write_word
    )


def sign_in(server: Server) -> httpx.Client:
    """A new facilitator, signed in through the form."""
    house = open_house(server)
    name = f"moderation-{uuid4().hex[:6]}"
    user = User(house.new_id(), name, house.passwords.seal(PASSWORD), admin=True, created_at=house.clock())
    with house.store.register() as ledger:
        ledger.put(user)
    client = httpx.Client(base_url=server.url, headers=HEADERS, timeout=20)
    answer = client.post("/anmelden", data={"name": name, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    return client


def plan(
    server: Server,
    *,
    format: str = "bestandsaufnahme",
    live: bool = False,
    limit: int | None = None,
    client: httpx.Client | None = None,
    process: Mapping[str, Any] = PROCESS,
    title: str = "Bestandsaufnahme",
    short: bool = True,
) -> Evening:
    """Prepare an evening in the server's database. `live`: cards are shown as they arrive; `limit`: cards per person.

    The server must be running; without a `client` a new facilitator is signed in.
    """
    house = open_house(server)
    made = planning.create_process(house, PLANNER, **process)
    workshop = planning.plan_workshop(
        house,
        PLANNER,
        process_id=made.id,
        format=format,
        title=title,
        date=date.today(),  # noqa: DTZ011 - the day in the room
        place="Rathaus, Großer Saal",
        host="Stadt Sonneberg",
        short=short,
    )
    with house.store.read() as ledger:
        steps = ledger.all(Step, workshop_id=workshop.id)
    for step in steps:
        if live and house.catalogue.activity(step.activity).may_be_live:
            planning.change_step(house, PLANNER, step.id, visibility="live")
        if limit and "limit" in step.settings:
            with house.store.write(workshop.id) as tx:
                current = tx.get(Step, step.id)
                tx.put(replace(current, settings={**current.settings, "limit": limit}))
    return Evening(server, workshop.id, workshop.code, {one.key: one.id for one in steps}, client or sign_in(server))
