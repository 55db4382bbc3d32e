"""Refusals and faults: a sentence for people, a status for programs, and nothing lost."""

import inspect
import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from data import database, store
from data.store import SqlStore
from facilitation import desk, errors, reading
from facilitation.workshop import Entry, Person, User, Workshop
from pages import reception
from pages.routes.answers import status_of
from tests.builders import GROUP, new_id
from tests.pages.visitor import HERE, Browser, Hall, restart

BUSY = "Der Speicher ist gerade belegt. Bitte gleich noch einmal versuchen, Ihre Eingabe bleibt hier stehen."
READ_ONLY = "Der Speicher nimmt nichts an: Datenträger voll oder schreibgeschützt. Bitte der Technik Bescheid geben."


def kinds() -> list[type[errors.WorkshopError]]:
    return [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.WorkshopError)]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_status_of_its_kind(kind: type[errors.WorkshopError]) -> None:
    assert status_of(kind.__new__(kind)) in (401, 403, 404, 409, 413, 422, 429, 503, 507)


# ── a store that does not take anything ──────────────────────────────────────


@contextmanager
def locked(hall: Hall) -> Iterator[None]:
    """Another process writes and does not end."""
    other = sqlite3.connect(hall.folder / "koffer.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def connections(order: str, undo: str) -> Iterator[None]:
    """Every connection gets this order first."""
    house_store = reception.house().store
    assert isinstance(house_store, SqlStore)

    def obey(connection: Any, *_: Any) -> None:
        connection.execute(order)

    event.listen(house_store.engine, "checkout", obey)
    yield
    event.remove(house_store.engine, "checkout", obey)
    with house_store.engine.connect() as connection:
        connection.exec_driver_sql(undo)


@pytest.fixture
def stage(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> tuple[Hall, Browser, Browser, str]:
    """An open question, a guest with a card, a facilitator, and little patience."""
    hall.open("ideas")
    guest, facilitator = hall.guest(), hall.facilitator()
    card = guest.write("ideas", "angenommen")
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    restart(hall)
    return hall, guest, facilitator, card


@pytest.mark.parametrize(("trouble", "status", "sentence"), [("locked", 503, BUSY), ("read-only", 507, READ_ONLY)])
def test_a_store_that_takes_nothing_says_so_and_loses_nothing(
    stage: tuple[Hall, Browser, Browser, str], trouble: str, status: int, sentence: str
) -> None:
    hall, guest, facilitator, card = stage
    id, newcomer = new_id(), hall.browser()
    before = hall.records(Workshop, Person, Entry, User)
    with locked(hall) if trouble == "locked" else connections("PRAGMA query_only=ON", "PRAGMA query_only=OFF"):
        newcomer.enter(HERE)
        answers = [
            guest.submit("ideas", {"text": "wartet"}, id=id),
            guest.say("PUT", f"/api/entries/{card}", {"data": {"text": "anders"}}),
            guest.delete(f"/api/entries/{card}", headers={"X-Koffer": "1"}),
            newcomer.sit(),
            hall.do(facilitator, "close", "ideas"),
        ]
        assert [(answer.status_code, answer.json()["sentence"]) for answer in answers] == [(status, sentence)] * 5
        assert sentence in facilitator.post("/abmelden").text
        assert [own["text"] for own in guest.state()["own"]] == ["angenommen"]
        assert hall.board(hall.projector()).status_code == 200
        assert hall.browser().get("/gesund").status_code == 200
        assert hall.records(Workshop, Person, Entry, User) == before
    assert guest.submit("ideas", {"text": "wartet"}, id=id).status_code == 201
    assert [own["text"] for own in guest.state()["own"]] == ["angenommen", "wartet"]


def test_a_full_disk_says_so_and_loses_nothing(stage: tuple[Hall, Browser, Browser, str]) -> None:
    hall, _, facilitator, _ = stage
    note = {"text": "a" * 20_000, "version": 0}
    with connections("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000"):
        answer = hall.do(facilitator, "note", "ideas", **note)
        assert (answer.status_code, answer.json()["sentence"]) == (507, READ_ONLY)
        assert hall.here.step("ideas").notes == ""
    assert hall.do(facilitator, "note", "ideas", **note).status_code == 200
    assert hall.here.step("ideas").notes == note["text"]


def test_a_sign_in_while_the_store_is_locked_gets_a_page_and_does_not_count_as_a_wrong_password(
    stage: tuple[Hall, Browser, Browser, str],
) -> None:
    hall = stage[0]
    browser = hall.browser()
    with locked(hall):
        for _ in range(11):
            answer = browser.sign_in(hall.kept.password)
            assert (answer.status_code, BUSY in answer.text) == (503, True)
    assert browser.sign_in(hall.kept.password).status_code == 303


# ── faults of our own ────────────────────────────────────────────────────────


def damage(*_: Any, **__: Any) -> Any:
    raise RuntimeError("inner secret")


def test_a_fault_is_logged_under_the_reference_people_read(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    guest = hall.guest()
    monkeypatch.setattr(desk, "submit", damage)
    monkeypatch.setattr(reading, "tablet", damage)
    with caplog.at_level(logging.ERROR, logger="koffer"):
        told = guest.submit("ideas", {"text": "gut"})
        page = guest.get("/tablet")
    assert (told.status_code, told.json()["error"], page.status_code) == (500, "Fault", 500)
    for text in (told.json()["sentence"], page.text):
        found = re.search(r"Hier ist ein Fehler passiert\. Bitte der Moderation dieses Kennzeichen nennen: ([0-9a-f]{6})", text)
        assert found is not None
        assert f"fault {found[1]}" in caplog.text
        assert "inner secret" not in text
    assert "inner secret" in caplog.text


def test_a_damaged_database_gets_a_page_with_a_reference(hall: Hall) -> None:
    guest = hall.guest()
    hall.house.store.close()
    for file in hall.folder.glob("koffer.sqlite3*"):
        file.write_bytes(b"x" * 5000)
    browser = hall.browser()
    for answer in (
        browser.enter(HERE),
        guest.get("/api/step"),
        guest.get("/tablet"),
        browser.get("/gesund"),
        guest.get("/live"),
    ):
        assert (answer.status_code, "Hier ist ein Fehler passiert." in answer.text) == (500, True)


def test_a_page_in_another_language_says_so(hall: Hall) -> None:
    browser = hall.browser()
    browser.say("POST", "/api/language", {"language": "ar"})
    assert '<html lang="ar" dir="rtl"' in browser.enter("999999").text


def test_a_sentence_never_carries_markup(hall: Hall) -> None:
    hall.open("ideas")
    told = hall.guest().submit("ideas", {"text": "gut", "field": "<b>{0}</b>"})
    assert told.json()["sentence"] == "Diese Auswahl gibt es nicht: <b>{0}</b>"
    assert told.headers["content-type"] == "application/json"


def test_who_joins_while_the_store_is_locked_joins_afterwards(stage: tuple[Hall, Browser, Browser, str]) -> None:
    hall = stage[0]
    browser = hall.browser()
    with locked(hall):
        assert browser.enter(HERE).status_code == 303
        assert browser.sit().status_code == 503
    assert browser.sit(GROUP).status_code == 201
