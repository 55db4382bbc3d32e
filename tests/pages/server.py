"""The whole app as a process of its own, as it runs in a hall."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx

HOUSE = Path(__file__).parents[2]


class Server:
    """A running app on a port of its own; what it prints is kept."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log
        self.address = f"http://127.0.0.1:{port}"

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def first_password(self) -> str | None:
        """The password printed at the very first start."""
        found = re.search(r"Passwort (\S+)", self.said())
        return found and found[1]

    def stop(self) -> float:
        """Ask the server to stop; gives the seconds it took."""
        begun = monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        return monotonic() - begun


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(folder: Path, command: Sequence[str] = ("app.py", "run", "--port", "{port}")) -> Iterator[Server]:
    """Start the app with its data in that folder, wait until it answers, and end it afterwards."""
    port, log = free_port(), folder / "server.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KOFFER_")}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in command)],
            cwd=HOUSE,
            env=environment | {"KOFFER_FOLDER": str(folder)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        server = Server(process, port, log)
        try:
            _wait(server)
            yield server
        finally:
            process.kill()
            process.wait()


def _wait(server: Server) -> None:
    deadline = monotonic() + 60
    while monotonic() < deadline:
        assert server.process.poll() is None, server.said()
        try:
            if httpx.get(f"{server.address}/gesund", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            sleep(0.05)
    raise TimeoutError(server.said())
