"""The command line, and the app as a process of its own."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic

import httpx
import pytest

from facilitation import accounts, desk
from facilitation.workshop import Step, User
from modules import catalogue
from pages import command, reception
from tests.builders import FACILITATOR, GROUP, build_house, build_workshop, new_id
from tests.pages.server import HOUSE, Server, free_port, serve
from tests.pages.visitor import AGENDA, NAME, forget

OWN = {"X-Koffer": "1"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for what the house keeps."""
    monkeypatch.setenv("KOFFER_FOLDER", str(tmp_path))
    for name in ("KOFFER_DATABASE", "KOFFER_ADDRESS", "KOFFER_SECRET"):
        monkeypatch.delenv(name, raising=False)
    forget()
    yield tmp_path
    forget()


# ── what does not fit is said in one sentence ────────────────────────────────


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code and what was said on standard error."""
    code = command.main(None, arguments)
    heard = capsys.readouterr()
    assert heard.out == ""
    return code, heard.err


def test_a_taken_port_is_said_in_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        sentence = f"Port {port} ist belegt. Bitte einen anderen wählen, z. B.: make run PORT={port + 1}\n"
        assert run(capsys, "run", "--port", str(port)) == (1, sentence)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("KOFFER_SECRET", "kurz", "Die Einstellung KOFFER_SECRET passt nicht: nötig sind mindestens 32 Zeichen."),
        ("KOFFER_ADDRESS", "koffer", "Die Einstellung KOFFER_ADDRESS passt nicht: gemeint ist etwa https://koffer.example.de."),
        ("KOFFER_FOLDER", "/proc/koffer", "Das lässt sich nicht benutzen: /proc/koffer (No such file or directory)"),
    ],
)
def test_a_setting_that_does_not_fit_is_said_in_one_sentence(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    sentence: str,
) -> None:
    monkeypatch.setenv(name, value)
    assert run(capsys, "run", "--port", "1") == (1, f"{sentence}\n")


def test_a_database_that_takes_nothing_is_said_in_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KOFFER_DATABASE", f"sqlite:///{folder}")
    code, said = run(capsys, "user", "Ada")
    assert (code, said.startswith("Der Speicher nimmt nichts an:"), said.count("\n")) == (1, True, 1)


@pytest.mark.parametrize("how", [("-m", "streamlit", "run", "app.py", "--server.port"), ("-m", "uvicorn", "app:app", "--port")])
def test_a_start_that_fails_for_a_reason_from_outside_says_so_without_a_trace(tmp_path: Path, how: Sequence[str]) -> None:
    (tmp_path / "koffer.sqlite3").write_text("keine Datenbank, sondern ein Brief")
    ended = subprocess.run(
        [sys.executable, *how, str(free_port())],
        cwd=HOUSE,
        env=os.environ | {"KOFFER_FOLDER": str(tmp_path), "KOFFER_DATABASE": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "die Datei ist beschädigt oder keine Datenbank." in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.returncode != 0


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "", "9" * 5000, "²", "80 81"])
def test_a_port_that_is_none_is_refused(folder: Path, capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(None, ["run", f"--port={port}"])
    assert (ended.value.code, "ein Port ist eine Zahl von 1 bis 65535" in capsys.readouterr().err) == (2, True)


# ── accounts ─────────────────────────────────────────────────────────────────


def told(capsys: pytest.CaptureFixture[str], name: str) -> str:
    """The password that is printed for that name."""
    assert command.main(None, ["user", name]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Name {name}   Passwort ")
    return said.split()[-1]


def test_an_account_is_made_on_the_command_line_and_gets_a_new_password_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = told(capsys, "Ada")
    second = told(capsys, "Ada")
    house = reception.house()
    assert not house.passwords.fits(the_user("Ada").password, first)
    assert accounts.sign_in(house, name="Ada", password=second)[1].must_change


def test_the_first_account_may_make_others_and_later_ones_may_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "Ada")
    told(capsys, "Grace")
    assert (the_user("Ada").admin, the_user("Grace").admin) == (True, False)


def the_user(name: str) -> User:
    with reception.house().store.read() as ledger:
        user = ledger.find(User, name=name)
    assert user is not None
    return user


# ── the process ──────────────────────────────────────────────────────────────


@contextmanager
def streams(server: Server, browsers: Sequence[dict[str, str]]) -> Iterator[None]:
    """One window of each browser listening; each has heard its first event."""
    heard = threading.Semaphore(0)

    def listen(cookies: dict[str, str]) -> None:
        with (
            suppress(httpx.TransportError),
            httpx.stream("GET", f"{server.address}/live", cookies=cookies, timeout=20) as response,
        ):
            for line in response.iter_lines():
                if line.startswith("event: step"):
                    heard.release()

    windows = [threading.Thread(target=listen, args=(cookies,)) for cookies in browsers]
    for window in windows:
        window.start()
    assert all(heard.acquire(timeout=10) for _ in windows)
    yield
    for window in windows:
        window.join(10)


def prepare(folder: Path) -> str:
    """A workshop with an open question in the database of a running server; gives its code."""
    house = build_house(folder / "koffer.sqlite3", box=catalogue.load())
    workshop = build_workshop(house, *AGENDA)
    with house.store.read() as ledger:
        step = next(step for step in ledger.all(Step, workshop_id=workshop.id) if step.key == "ideas")
    desk.open_step(house, FACILITATOR, step.id)
    house.store.close()
    return workshop.code


def join(server: Server, code: str) -> dict[str, str]:
    """The cookies of somebody who has joined."""
    with httpx.Client(base_url=server.address) as browser:
        assert browser.get(f"/beitreten/{code}").status_code == 303
        assert browser.post("/api/join", json={"actor_group": GROUP}, headers=OWN).status_code == 201
        return dict(browser.cookies)


def send(server: Server, cookies: dict[str, str], text: str) -> int:
    given = {"id": new_id(), "step": "ideas", "data": {"text": text}}
    return httpx.post(f"{server.address}/api/entries", json=given, cookies=cookies, headers=OWN).status_code


def own(server: Server, cookies: dict[str, str]) -> list[str]:
    state = httpx.get(f"{server.address}/api/step", cookies=cookies).json()
    return [entry["text"] for entry in state["own"]]


@pytest.mark.slow
def test_the_app_stops_at_once_with_streams_open_and_goes_on_where_it_was_however_it_is_started(tmp_path: Path) -> None:
    with serve(tmp_path) as server:
        password = server.first_password()
        assert password is not None
        assert f"http://localhost:{server.port}" in server.said()
        code = prepare(tmp_path)
        browsers = [join(server, code) for _ in range(20)]
        cookies = browsers[0]
        assert send(server, cookies, "eins") == 201
        with ExitStack() as facilitator:
            browser = facilitator.enter_context(httpx.Client(base_url=server.address))
            answer = browser.post("/anmelden", data={"name": NAME, "password": password})
            assert answer.headers["location"] == "/passwort"
            signed_in = dict(browser.cookies)
        with streams(server, browsers):
            assert server.stop() < 2
        assert server.process.returncode in (0, -15)

    how = ("-m", "streamlit", "run", "app.py", "--server.port", "{port}")
    with serve(tmp_path, how) as server:
        assert "Passwort" not in server.said()
        assert own(server, cookies) == ["eins"]
        assert send(server, cookies, "zwei") == 201
        assert httpx.get(f"{server.address}/passwort", cookies=signed_in).status_code == 200
        check_the_whole_app(server, code, cookies)
        with streams(server, browsers):
            assert server.stop() < 2


def check_the_whole_app(server: Server, code: str, cookies: dict[str, str]) -> None:
    """What only the whole app can show: Streamlit behind the shell, and compression that holds no event back."""
    with httpx.Client(base_url=server.address, cookies=cookies, headers={"Accept-Encoding": "gzip"}, timeout=10) as browser:
        assert "sechs Ziffern" in browser.get("/beitreten").text
        page = browser.get("/", headers={"Accept": "text/html"})
        assert ("<title>Modulkoffer</title>" in page.text, "content-security-policy" in page.headers) == (True, True)
        assert browser.get("/_stcore/health").text == "ok"
        assert browser.get("/_stcore/metrics").status_code == 404
        assert browser.get("/_stcore/agent/openapi.json").status_code == 404
        tablet = browser.get("/tablet")
        assert (tablet.status_code, tablet.headers.get("content-encoding")) == (200, "gzip")
        begun = monotonic()
        with browser.stream("GET", "/live") as stream:
            assert next(line for line in stream.iter_lines() if line.startswith("data:"))
        assert monotonic() - begun < 2
        assert browser.get(f"/beitreten/{code}").status_code == 303
