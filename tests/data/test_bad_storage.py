"""Databases that are locked, full, read-only or gone. Nothing that was accepted is lost, nothing is half written."""

import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import psycopg
import pytest
from sqlalchemy import event

from data import database as databases
from data import store as stores
from data.store import SqlStore
from facilitation.errors import Busy, ReadOnly, UnknownStep
from facilitation.roles import Guest
from facilitation.workshop import Entry
from tests.builders import Evening, build_evening, build_house, new_id

NOBODY = 65534


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second instead of five is long enough to find a lock still held."""
    monkeypatch.setattr(databases, "PATIENCE", 0.5)
    monkeypatch.setattr(stores, "PATIENCE", 0.5)


def begin(database: str | Path) -> tuple[Evening, Guest, Entry]:
    """An evening with one accepted input."""
    evening = build_evening(database)
    guest = evening.seat()
    evening.open("ideas")
    return evening, guest, evening.submit(guest, "ideas", "angenommen")


def seen_again(evening: Evening) -> Evening:
    """The same evening through new connections."""
    return Evening(build_house(address_of(evening)), evening.clock, evening.workshop_id)


def address_of(evening: Evening) -> str:
    store = evening.house.store
    assert isinstance(store, SqlStore)
    return store.engine.url.render_as_string(hide_password=False)


def give_back(evening: Evening) -> None:
    assert isinstance(evening.house.store, SqlStore)
    evening.house.store.close()


# ── SQLite ───────────────────────────────────────────────────────────────────


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "koffer.sqlite3"


def test_a_locked_database_is_busy_and_takes_the_same_submission_once_it_is_free(file: Path) -> None:
    evening, guest, accepted = begin(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    id = new_id()
    with pytest.raises(Busy):
        evening.submit(guest, "ideas", "wartet", id=id)
    assert evening.scene("ideas").entries == (accepted,)
    other.execute("ROLLBACK")
    waiting = evening.submit(guest, "ideas", "wartet", id=id)
    assert seen_again(evening).scene("ideas").entries == (accepted, waiting)


def test_who_waits_too_long_behind_another_write_hears_that_the_store_is_busy(file: Path) -> None:
    evening, guest, accepted = begin(file)
    with evening.house.store.write(evening.workshop_id), pytest.raises(Busy):
        evening.submit(guest, "ideas", "wartet")
    assert seen_again(evening).scene("ideas").entries == (accepted,)
    evening.submit(guest, "ideas", "jetzt")


def test_a_database_opened_for_reading_is_read_and_refuses_input(file: Path) -> None:
    evening, guest, accepted = begin(file)
    give_back(evening)
    reading = SqlStore(f"sqlite:///file:{file}?mode=ro&uri=true", evening.notices.append)
    only_reading = Evening(replace(evening.house, store=reading), evening.clock, evening.workshop_id)
    evening.notices.clear()
    with pytest.raises(ReadOnly):
        only_reading.submit(guest, "ideas", "geht nicht")
    assert only_reading.scene("ideas").entries == (accepted,)
    assert evening.notices == []


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """A folder on which this process may only read. Root may always write, so it becomes nobody for the moment."""
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path in (folder, *folder.iterdir()):
            path.chmod(0o755)


def test_a_write_protected_folder_refuses_input_and_keeps_what_was_accepted() -> None:
    folder = Path(mkdtemp(prefix="koffer-"))
    try:
        evening, guest, accepted = begin(folder / "koffer.sqlite3")
        give_back(evening)
        with unwritable(folder):
            for _ in range(2):
                with pytest.raises(ReadOnly):
                    evening.submit(guest, "ideas", "geht nicht")
            give_back(evening)
        later = evening.submit(guest, "ideas", "wieder da")
        assert seen_again(evening).scene("ideas").entries == (accepted, later)
    finally:
        rmtree(folder)


def fill(evening: Evening, guests: list[Guest]) -> list[Entry]:
    """Submit until the storage takes no more; the accepted entries."""
    accepted: list[Entry] = []
    with pytest.raises(ReadOnly):
        accepted.extend(evening.submit(guest, "ideas", "x" * 80) for guest in guests)
    return accepted


def test_a_full_database_refuses_input_and_keeps_what_was_accepted(file: Path) -> None:
    evening, guest, accepted = begin(file)
    guests = [evening.seat() for _ in range(200)]
    store = evening.house.store
    assert isinstance(store, SqlStore)
    give_back(evening)
    limit = [0]

    @event.listens_for(store.engine, "connect")
    def fill_up(connection: sqlite3.Connection, _: object) -> None:
        pages = limit[0] or connection.execute("PRAGMA page_count").fetchone()[0] + 2
        connection.execute(f"PRAGMA max_page_count = {pages}")

    kept = [accepted, *fill(evening, guests)]
    with pytest.raises(ReadOnly):
        evening.submit(guest, "ideas", "y" * 80)
    limit[0] = 1_000_000
    give_back(evening)
    later = evening.submit(guest, "ideas", "wieder Platz")
    assert seen_again(evening).scene("ideas").entries == (*kept, later)


def test_a_disk_that_takes_no_more_bytes_refuses_input_and_keeps_what_was_accepted(file: Path) -> None:
    evening, guest, accepted = begin(file)
    guests = [evening.seat() for _ in range(200)]
    give_back(evening)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 100_000, limits[1]))
    try:
        kept = [accepted, *fill(evening, guests)]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    later = evening.submit(guest, "ideas", "wieder Platz")
    assert seen_again(evening).scene("ideas").entries == (*kept, later)


# ── PostgreSQL ───────────────────────────────────────────────────────────────


@contextmanager
def beside(database: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A second session at the same database."""
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection


@pytest.mark.postgres
def test_a_locked_workshop_is_busy_and_takes_the_same_submission_once_it_is_free(postgres: str) -> None:
    evening, guest, accepted = begin(postgres)
    id = new_id()
    with beside(postgres) as other:
        other.execute("BEGIN")
        other.execute("SELECT 1 FROM workshops FOR UPDATE")
        with pytest.raises(Busy):
            evening.submit(guest, "ideas", "wartet", id=id)
        other.execute("ROLLBACK")
    waiting = evening.submit(guest, "ideas", "wartet", id=id)
    assert seen_again(evening).scene("ideas").entries == (accepted, waiting)


@pytest.mark.postgres
def test_a_server_that_only_reads_refuses_input(postgres: str) -> None:
    evening, guest, accepted = begin(postgres)
    with beside(postgres) as other:
        name = other.info.dbname
        other.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        give_back(evening)
        with pytest.raises(ReadOnly):
            evening.submit(guest, "ideas", "geht nicht")
        assert evening.scene("ideas").entries == (accepted,)
        other.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE")
        other.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
    give_back(evening)
    evening.submit(guest, "ideas", "wieder da")


@pytest.mark.postgres
def test_a_server_whose_disk_is_full_refuses_input(postgres: str) -> None:
    evening, guest, accepted = begin(postgres)
    with beside(postgres) as other:
        other.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$"
        )
        other.execute("CREATE TRIGGER full_disk BEFORE INSERT ON entries EXECUTE FUNCTION refuse()")
    with pytest.raises(ReadOnly):
        evening.submit(guest, "ideas", "geht nicht")
    assert evening.scene("ideas").entries == (accepted,)


def hang_up(postgres: str) -> None:
    with beside(postgres) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.postgres
def test_a_connection_lost_while_writing_is_busy_and_leaves_nothing_half_written(postgres: str) -> None:
    evening, _, accepted = begin(postgres)
    revision = evening.workshop.revision

    def lose() -> None:
        with evening.house.store.write(evening.workshop_id) as tx:
            tx.drop(accepted)
            hang_up(postgres)
            tx.announce_step()

    with pytest.raises(Busy):
        lose()
    assert evening.scene("ideas").entries == (accepted,)
    assert evening.workshop.revision == revision


@pytest.mark.postgres
def test_connections_lost_between_two_writes_are_made_anew_unnoticed(postgres: str) -> None:
    evening, guest, accepted = begin(postgres)
    hang_up(postgres)
    later = evening.submit(guest, "ideas", "gleich danach")
    assert evening.scene("ideas").entries == (accepted, later)


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_busy(server: Callable[[str], str]) -> None:
    store = SqlStore(server("nie_angelegt"), lambda notice: None)
    with pytest.raises(Busy), store.read():
        pass
    with pytest.raises(Busy), store.write("w"):
        pass


# ── both ─────────────────────────────────────────────────────────────────────


def test_more_readers_than_connections_are_told_that_the_store_is_busy(database: str) -> None:
    evening, _, accepted = begin(database)

    def crowd(readers: int) -> None:
        with ExitStack() as views:
            for _ in range(readers):
                views.enter_context(evening.house.store.read())

    with pytest.raises(Busy):
        crowd(100)
    assert evening.scene("ideas").entries == (accepted,)


def test_a_refused_verb_writes_nothing_and_tells_nobody(database: str) -> None:
    evening, guest, accepted = begin(database)
    evening.notices.clear()
    revision = evening.workshop.revision
    with pytest.raises(UnknownStep):
        evening.submit(guest, "gibtsnicht", "")
    assert (evening.workshop.revision, evening.notices) == (revision, [])
    assert evening.scene("ideas").entries == (accepted,)
