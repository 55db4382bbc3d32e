"""The address on the join screen, and its QR code."""

import re
import subprocess
import sys

import pytest
from starlette.datastructures import URL

from pages.routes import address
from tests.pages.visitor import HERE, Hall, restart


@pytest.mark.parametrize(
    ("host", "scheme", "seen"),
    [
        ("192.168.1.5:8501", "http", "http://192.168.1.5:8501"),
        ("koffer.local", "http", "http://koffer.local"),
        ("koffer.example", "https", "https://koffer.example"),
        ("localhost:8501", "http", "http://10.1.2.3:8501"),
        ("127.0.0.1:80", "http", "http://10.1.2.3:80"),
        ("[::1]:8501", "http", "http://10.1.2.3:8501"),
        ("[fe80::1]:8501", "http", "http://[fe80::1]:8501"),
    ],
)
def test_tablets_get_the_address_the_facilitator_came_by_or_the_one_in_the_network(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, host: str, scheme: str, seen: str
) -> None:
    monkeypatch.setattr(address, "network_address", lambda: "10.1.2.3")
    assert address.public_address(URL(f"{scheme}://{host}/")) == seen


def test_an_address_set_from_outside_is_taken(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOFFER_ADDRESS", "https://koffer.example/")
    restart(hall)
    assert address.public_address(URL("http://192.168.1.5:8501/")) == "https://koffer.example"
    shown = hall.board(hall.facilitator()).json()["workshop"]
    assert (shown["address"], shown["join_url"]) == ("koffer.example", f"https://koffer.example/beitreten/{HERE}")


def test_the_code_is_drawn_as_squares_within_a_quiet_zone() -> None:
    drawn = address.draw("http://192.168.1.5:8501/beitreten/482937")
    squares = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn["path"])]
    assert "".join(f"M{x} {y}h1v1h-1z" for x, y in squares) == drawn["path"]
    assert min(min(square) for square in squares) == 4
    assert max(max(square) for square in squares) == drawn["size"] - 5
    corner = {(x, y) for x in range(4, 11) for y in (4, 10)}
    assert corner <= set(squares)


def test_finding_the_address_in_the_network_sends_nothing_and_never_fails() -> None:
    without_network = "import socket; socket.socket.connect = lambda *a: (_ for _ in ()).throw(OSError())"
    code = f"{without_network}; from pages.routes.address import network_address; print(network_address())"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "127.0.0.1\n"
