"""`make bench`: files, the library, then joining, idling, and a card's way to the projector over real HTTP and streams."""

import asyncio
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.load import files, library
from tests.load.wire import Stream, Wire

ROOT = Path(__file__).resolve().parents[2]
TABLETS = (30, 100)
CARDS, PER_SECOND = 200, 10
IDLE_SECONDS = 10.0
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    files.main()
    library.main()
    print("Modulkoffer, alles auf einem Rechner; Zeiten in Millisekunden, jeweils Median und 95 %.\n")
    for tablets in TABLETS:
        with tempfile.TemporaryDirectory() as folder:
            ours = measure_app(tablets, Path(folder))
            bare = measure_bare(tablets, Path(folder))
        show(tablets, ours, bare)


def show(tablets: int, ours: dict[str, Any], bare: list[float]) -> None:
    print(f"{tablets} Tablets")
    print(f"  Beitritt aller in       {ours['join']:8.2f} s   ({ours['join_cpu'] / tablets * 1000:.0f} ms CPU je Tablet)")
    print(f"  Leerlauf                {ours['idle'] * 100:8.2f} % eines Kerns")
    print(f"  Karte bis zum Beamer    {middle(ours['cards']):8.1f}   {high(ours['cards']):8.1f}   ({PER_SECOND} je Sekunde)")
    print(f"  Starlette + SQLite bloß {middle(bare):8.1f}   {high(bare):8.1f}")
    print(
        f"  Verhältnis              {middle(ours['cards']) / middle(bare):8.2f}   {high(ours['cards']) / high(bare):8.2f}\n",
        flush=True,
    )


def middle(times: list[float]) -> float:
    return statistics.median(times) * 1000


def high(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] * 1000


# ── the app ──────────────────────────────────────────────────────────────────


def measure_app(tablets: int, folder: Path) -> dict[str, Any]:
    environment = os.environ | {"KOFFER_FOLDER": str(folder / "app")}
    code, workshop, step, token = prepare(environment)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, str(ROOT / "app.py"), "run", "--port", str(port), "--host", "127.0.0.1"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        return asyncio.run(play_app(port, tablets, code, workshop, step, token, server.pid))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def prepare(environment: dict[str, str]) -> tuple[str, str, str, str]:
    """A workshop with one live step; gives its code, id, the step's id and a facilitator's signed cookie."""
    os.environ.update(environment)
    from data.schema import migrate
    from facilitation import accounts, planning
    from facilitation.roles import Facilitator
    from facilitation.workshop import Step, User
    from pages import identity, reception

    for known in (reception.settings, reception.signal, reception.house, identity._signer):
        known.cache_clear()
    migrate(reception.settings().database)
    house = reception.house()
    password = accounts.create_first(house) or ""
    token, user = accounts.sign_in(house, name="moderation", password=password)
    who = Facilitator(user.id, user.name)
    process = planning.create_process(house, who, title="Messung", municipality="Musterstadt")
    workshop = planning.plan_workshop(
        house,
        who,
        process_id=process.id,
        format=next(iter(house.catalogue.formats)),
        title="Messung",
        date=house.clock().date(),
    )
    with house.store.read() as ledger:
        assert ledger.count(User) == 1
        steps = ledger.all(Step, workshop_id=workshop.id)
    step = next(one for one in steps if house.catalogue.activity(one.activity).may_be_live and "meaning" in one.settings)
    planning.change_step(house, who, step.id, visibility="live", settings={"limit": 5})
    return workshop.code, workshop.id, step.id, str(identity._signer(identity.FACILITATOR).dumps(token))


async def play_app(port: int, tablets: int, code: str, workshop: str, step: str, token: str, pid: int) -> dict[str, Any]:
    console = await Wire(port).open()
    console.cookies["koffer_moderation"] = token
    started, busy = time.perf_counter(), cpu(pid)
    devices = await asyncio.gather(*(join(port, code) for _ in range(tablets)))
    joined, joined_busy = time.perf_counter() - started, cpu(pid) - busy
    opened = await console.ask("POST", "/api/desk", {"workshop": workshop, "verb": "open", "step": step})
    assert opened.status == 200, opened.body
    await asyncio.sleep(1)
    busy = cpu(pid)
    await asyncio.sleep(IDLE_SECONDS)
    idle = (cpu(pid) - busy) / IDLE_SECONDS
    cards = await race(console, workshop, devices, await key_of(devices[0][0]))
    for wire, stream in devices:
        stream.close()
        wire.close()
    console.close()
    return {"join": joined, "join_cpu": joined_busy, "idle": idle, "cards": cards}


async def join(port: int, code: str) -> tuple[Wire, Stream]:
    """All that a tablet's browser does from the QR code to its first question, but for drawing."""
    wire = await Wire(port).open()
    await wire.ask("GET", f"/beitreten/{code}")
    await wire.ask("GET", "/tablet")
    group = (await wire.ask("GET", "/api/step")).json()["join"]["actor_groups"][0]["name"]
    answer = await wire.ask("POST", "/api/join", {"actor_group": group})
    assert answer.status == 201, answer.body
    stream = await wire.listen("/live?role=tablet")
    await wire.ask("GET", "/api/step")
    return wire, stream


async def key_of(wire: Wire) -> str:
    return str((await wire.ask("GET", "/api/step")).json()["step"]["key"])


async def race(console: Wire, workshop: str, devices: list[tuple[Wire, Stream]], step: str) -> list[float]:
    """Seconds from sending a card to having its content as the projector gets it."""
    sent: dict[str, float] = {}
    seen: dict[str, float] = {}
    first = (await console.ask("GET", f"/api/board?workshop={workshop}&role=projector")).json()["revision"]
    stream = await console.listen(f"/live?role=projector&workshop={workshop}")

    async def watch() -> None:
        since = first
        async for notice in stream:
            if notice.get("revision", 0) <= since:
                continue
            answer = await console.ask("GET", f"/api/board?workshop={workshop}&role=projector&since={since}")
            if answer.status == 204:
                continue
            board = answer.json()
            since = board["revision"]
            for card in board["delta"]["cards"]:
                seen.setdefault(card["id"], time.perf_counter())

    async def send(wire: Wire, number: int) -> None:
        id = str(uuid4())
        sent[id] = time.perf_counter()
        given = {"id": id, "step": step, "data": {"text": f"Karte {number} mit einem Gedanken"}}
        answer = await wire.ask("POST", "/api/entries", given)
        assert answer.status == 201, answer.body

    watching = asyncio.create_task(watch())
    await send_all(devices, send)
    watching.cancel()
    stream.close()
    return [seen[id] - sent[id] for id in sent]


async def send_all(devices: list[Any], send: Any) -> None:
    sending = []
    for number in range(min(CARDS, 5 * len(devices))):
        sending.append(asyncio.create_task(send(devices[number % len(devices)][0], number)))
        await asyncio.sleep(1 / PER_SECOND)
    await asyncio.gather(*sending)
    await asyncio.sleep(1)


# ── the bare server ──────────────────────────────────────────────────────────


def measure_bare(tablets: int, folder: Path) -> list[float]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "load" / "bare.py"), str(port), str(folder / "bare.sqlite3")]
    )
    try:
        wait_for(port)
        return asyncio.run(play_bare(port, tablets))
    finally:
        server.kill()
        server.wait()


async def play_bare(port: int, tablets: int) -> list[float]:
    sent: dict[str, float] = {}
    seen: dict[str, float] = {}
    devices = [(await Wire(port).open(), None) for _ in range(tablets)]
    streams = [await devices[0][0].listen("/live") for _ in range(tablets + 1)]

    async def watch() -> None:
        async for card in streams[0]:
            seen.setdefault(card["id"], time.perf_counter())

    async def send(wire: Wire, number: int) -> None:
        id = str(uuid4())
        sent[id] = time.perf_counter()
        await wire.ask("POST", "/cards", {"id": id, "text": f"Karte {number} mit einem Gedanken"})

    watching = asyncio.create_task(watch())
    await send_all(devices, send)
    watching.cancel()
    return [seen[id] - sent[id] for id in sent]


# ── the machine ──────────────────────────────────────────────────────────────


def cpu(pid: int) -> float:
    """Seconds of processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("Der Server startet nicht.")


if __name__ == "__main__":
    main()
