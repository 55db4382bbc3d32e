"""The stream that says that something changed, over real HTTP."""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware

from facilitation import desk
from pages import reception
from pages.routes import routes
from pages.routes.answers import EPOCH
from pages.routes.shell import Shell
from tests.builders import FACILITATOR
from tests.pages.visitor import Browser, Hall


@pytest.fixture
def address(hall: Hall) -> Iterator[str]:
    """The hall behind a real server."""
    app = Starlette(routes=routes(), middleware=[Middleware(Shell)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    reception.signal().close()
    server.should_exit = True
    thread.join(5)
    assert not thread.is_alive()


class Stream:
    """The events of one window, as they arrive."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.lines = response.iter_lines()

    def next(self) -> dict[str, str]:
        """The fields of the next event, whatever it is."""
        event: dict[str, str] = {}
        for line in self.lines:
            if not line and event:
                return event
            name, _, value = line.partition(":")
            event[name] = value.strip()
        raise StopIteration

    def told(self) -> tuple[str, int]:
        """Kind and revision of the next event that says something."""
        while True:
            event = self.next()
            if event.get("event") in ("step", "revision"):
                data = json.loads(event["data"])
                assert data == {"revision": int(event["id"]), "epoch": EPOCH}
                return event["event"], data["revision"]

    def ends(self) -> bool:
        """Whether nothing comes any more."""
        return [line for line in self.lines if line] == []


@contextmanager
def listen(address: str, browser: Browser, **asked: str) -> Iterator[Stream]:
    cookies = {cookie.name: cookie.value or "" for cookie in browser.cookies.jar}
    with (
        httpx.Client(cookies=cookies, timeout=5) as client,
        client.stream("GET", f"{address}/live", params=asked) as response,
    ):
        assert response.status_code == 200
        yield Stream(response)


def of(hall: Hall, role: str) -> dict[str, Any]:
    return {"role": role, "workshop": hall.here.workshop_id}


def test_a_stream_first_says_where_we_stand_and_when_to_come_back(hall: Hall, address: str) -> None:
    hall.open("wall")
    asked_at = monotonic()
    with listen(address, hall.guest(), role="tablet") as stream:
        assert stream.response.headers["content-type"].startswith("text/event-stream")
        assert stream.response.headers["cache-control"] == "no-cache, no-transform"
        assert stream.response.headers["x-accel-buffering"] == "no"
        assert stream.next() == {"retry": "1500"}
        assert stream.told() == ("step", hall.here.workshop.revision)
    assert monotonic() - asked_at < 2


def test_tablets_hear_of_steps_and_not_of_cards(hall: Hall, address: str) -> None:
    guest, neighbour = hall.guest(), hall.guest()
    hall.open("wall")
    with listen(address, guest, role="tablet") as stream:
        stream.told()
        for number in range(3):
            neighbour.write("wall", f"Karte {number}")
        closed = hall.here.close("wall")
        assert closed.state == "closed"
        assert stream.told() == ("step", hall.here.workshop.revision)


@pytest.mark.parametrize(("who", "role"), [("projector", "projector"), ("facilitator", "console")])
def test_projector_and_console_hear_of_every_card(hall: Hall, address: str, who: str, role: str) -> None:
    guest = hall.guest()
    hall.open("wall")
    browser = hall.projector() if who == "projector" else hall.facilitator()
    with listen(address, browser, **of(hall, role)) as stream:
        stream.told()
        for number in range(3):
            guest.write("wall", f"Karte {number}")
            assert stream.told() == ("revision", hall.here.workshop.revision)


def test_nothing_of_another_workshop_is_heard(hall: Hall, address: str) -> None:
    with listen(address, hall.projector(), **of(hall, "projector")) as stream:
        stream.told()
        desk.show(hall.house, FACILITATOR, hall.there.workshop_id, "pause")
        desk.show(hall.house, FACILITATOR, hall.here.workshop_id, "pause")
        assert stream.told() == ("revision", hall.here.workshop.revision)


def test_many_changes_at_once_are_told_in_few_events_and_the_last_always(hall: Hall, address: str) -> None:
    with listen(address, hall.projector(), **of(hall, "projector")) as stream:
        stream.told()
        begun = monotonic()
        for _ in range(40):
            desk.show(hall.house, FACILITATOR, hall.here.workshop_id, "pause")
        seconds = monotonic() - begun
        last, heard = hall.here.workshop.revision, [0]
        while heard[-1] < last:
            heard.append(stream.told()[1])
        assert len(heard) - 1 <= 3 + 10 * seconds
        assert heard == sorted(heard)


def test_a_silent_stream_gives_signs_of_life(hall: Hall, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.signal.SIGN_OF_LIFE", 0.05)
    with listen(address, hall.guest(), role="tablet") as stream:
        stream.told()
        signs = [next(line for line in stream.lines if line) for _ in range(2)]
        assert [line for line in signs if line.startswith(("event: step", "event: revision"))] == []


def test_streams_end_at_once_when_the_house_closes(hall: Hall, address: str) -> None:
    with (
        listen(address, hall.guest(), role="tablet") as tablet,
        listen(address, hall.projector(), **of(hall, "projector")) as projector,
    ):
        tablet.told()
        projector.told()
        begun = monotonic()
        reception.signal().close()
        assert tablet.ends()
        assert projector.ends()
        assert monotonic() - begun < 1


def test_a_window_that_is_closed_is_forgotten(hall: Hall, address: str) -> None:
    for _ in range(3):
        with listen(address, hall.guest(), role="tablet") as stream:
            stream.told()
    waited_until = monotonic() + 3
    while reception.signal().heard() and monotonic() < waited_until:  # type: ignore[attr-defined]
        sleep(0.02)
        gc.collect()
    assert reception.signal().heard() == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("workshop", ["", "nowhere", "😀", "a" * 3000])
def test_a_stream_of_a_workshop_that_does_not_exist_gets_a_sentence(hall: Hall, workshop: str) -> None:
    answer = hall.facilitator().get("/live", params={"role": "console", "workshop": workshop})
    assert answer.status_code in (401, 404)
    assert answer.json()["sentence"].endswith(".")
