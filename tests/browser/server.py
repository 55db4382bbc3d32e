"""The app as a process of its own, and a facilitator who reaches it over HTTP like every browser does."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import httpx

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Ahorn-Birke-Buche-1234"
HEADERS = {"X-Koffer": "1"}


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
            [sys.executable, str(ROOT / "app.py"), "run", "--port", str(self.port), "--host", self.host],
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


def plan(server: Server, *, format: str = "bestandsaufnahme", live: bool = False, limit: int | None = None) -> Evening:
    """Prepare an evening in the server's database and sign its facilitator in. The server must be running."""
    script = Path(__file__).parent / "plan.py"
    wanted = {"format": format, "live": live, "limit": limit, "password": PASSWORD}
    done = subprocess.run(
        [sys.executable, str(script), json.dumps(wanted)],
        cwd=ROOT,
        env=server.environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    planned = json.loads(done.stdout.splitlines()[-1])
    client = httpx.Client(base_url=server.url, headers=HEADERS, timeout=20)
    client.post("/anmelden", data={"name": planned["name"], "password": PASSWORD})
    return Evening(server, planned["workshop"], planned["code"], planned["steps"], client)
