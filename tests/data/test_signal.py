import asyncio
import gc
import time
from collections.abc import AsyncIterator, Callable, Iterator
from threading import Event, Thread
from typing import Any

import psycopg
import pytest

from data import signal as signals
from data.schema import migrate
from data.signal import LocalSignal, PostgresSignal, open_signal, read_notice, write_notice
from data.store import SqlStore
from facilitation.ports import Notice
from tests.builders import build_house, build_workshop

pytestmark = pytest.mark.anyio
Notices = AsyncIterator[Notice | None]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def notice(revision: int, *, step: bool = False, workshop: str = "w") -> Notice:
    return Notice(workshop, revision, step)


async def soon(notices: Notices, seconds: float = 2.0) -> Notice | None:
    """The next thing heard. Raises TimeoutError when nothing is."""
    return await asyncio.wait_for(anext(notices), seconds)


async def silence(notices: Notices, seconds: float = 0.25) -> bool:
    try:
        await soon(notices, seconds)
    except TimeoutError:
        return True
    return False


# ── within one process ───────────────────────────────────────────────────────


async def test_the_first_notice_is_heard_at_once_and_then_the_newest_only() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    began = time.monotonic()
    signal.publish(notice(1))
    assert await soon(notices) == notice(1)
    assert time.monotonic() - began < signals.INTERVAL / 2
    for revision in (2, 3, 4):
        signal.publish(notice(revision))
    assert await soon(notices) == notice(4)
    assert time.monotonic() - began >= signals.INTERVAL - signals.SLACK
    assert await silence(notices)


async def test_notices_that_come_ten_a_second_do_not_wait_for_one_another() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    waits = []
    for revision in range(1, 13):
        signal.publish(notice(revision))
        published = time.monotonic()
        assert await soon(notices) == notice(revision)
        waits.append(time.monotonic() - published)
        await asyncio.sleep(signals.INTERVAL * (0.75 if revision % 2 else 1.25))
    assert max(waits) < signals.SLACK


async def test_a_changed_step_is_not_lost_among_later_notices() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    signal.publish(notice(1, step=True))
    signal.publish(notice(2))
    assert await soon(notices) == notice(2, step=True)
    signal.publish(notice(3))
    assert await soon(notices) == notice(3)


async def test_notices_that_overtake_each_other_never_turn_the_revision_back() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    signal.publish(notice(8))
    signal.publish(notice(7, step=True))
    assert await soon(notices) == notice(8, step=True)


async def test_a_storm_is_told_ten_times_a_second_and_its_last_notice_always() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    heard: list[Notice | None] = []

    def storm() -> None:
        for revision in range(1, 501):
            signal.publish(notice(revision))
            time.sleep(0.002)

    began = time.monotonic()
    thread = Thread(target=storm)
    thread.start()
    while notice(500) not in heard:
        heard.append(await soon(notices))
    thread.join()
    assert len(heard) <= (time.monotonic() - began) / signals.INTERVAL + 2
    assert [one.revision for one in heard if one] == sorted({one.revision for one in heard if one})


async def test_what_happens_before_the_first_look_is_heard() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    signal.publish(notice(1))
    await asyncio.sleep(0.05)
    assert await soon(notices) == notice(1)


async def test_nobody_hears_of_another_workshop() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    signal.publish(notice(1, workshop="anderer"))
    assert await silence(notices)


async def test_tablets_may_listen_to_steps_only() -> None:
    signal = LocalSignal()
    notices = signal.listen("w", steps_only=True)
    signal.publish(notice(1))
    assert await silence(notices)
    signal.publish(notice(2, step=True))
    assert await soon(notices) == notice(2, step=True)


async def test_silence_is_interrupted_by_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "SIGN_OF_LIFE", 0.05)
    signal = LocalSignal()
    notices = signal.listen("w")
    assert await soon(notices) is None
    assert await soon(notices) is None
    signal.publish(notice(1))
    assert await soon(notices) == notice(1)


async def test_closing_ends_all_listening_at_once_also_while_resting() -> None:
    signal = LocalSignal()
    waiting, resting = signal.listen("w"), signal.listen("w")
    signal.publish(notice(1))
    await soon(resting)
    await soon(waiting)
    await asyncio.sleep(signals.INTERVAL)
    signal.publish(notice(2))
    await soon(resting)
    ends = [asyncio.ensure_future(collect(one)) for one in (waiting, resting)]
    await asyncio.sleep(0)
    began = time.monotonic()
    Thread(target=signal.close).start()
    await asyncio.wait_for(asyncio.gather(*ends), 1)
    assert time.monotonic() - began < signals.INTERVAL
    assert await collect(signal.listen("w")) == []


async def collect(notices: Notices) -> list[Notice | None]:
    return [one async for one in notices]


async def test_a_listener_is_forgotten_with_its_stream() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    listening = asyncio.ensure_future(anext(notices))
    await asyncio.sleep(0)
    listening.cancel()
    await asyncio.wait([listening])
    assert signal.heard() == ["w"]
    del notices, listening
    gc.collect()
    assert signal.heard() == []


async def test_every_loop_is_told_and_one_that_has_ended_disturbs_nobody() -> None:
    signal = LocalSignal()
    notices = signal.listen("w")
    listening = Event()
    left: list[Any] = []

    def elsewhere() -> None:
        async def listen() -> None:
            other = signal.listen("w")
            listening.set()
            left.extend([other, await soon(other)])

        asyncio.run(listen())

    thread = Thread(target=elsewhere)
    thread.start()
    await asyncio.to_thread(listening.wait)
    signal.publish(notice(1))
    assert await soon(notices) == notice(1)
    await asyncio.to_thread(thread.join)
    assert left[1] == notice(1)
    signal.publish(notice(2))
    assert await soon(notices) == notice(2)


def test_a_notice_travels_as_text() -> None:
    assert read_notice(write_notice(notice(7, step=True))) == notice(7, step=True)


# ── between processes ────────────────────────────────────────────────────────


@pytest.fixture
def signal(postgres: str) -> Iterator[PostgresSignal]:
    signal = open_signal(postgres)
    assert isinstance(signal, PostgresSignal)
    yield signal
    signal.close()


def plan(database: str) -> tuple[str, SqlStore]:
    """A workshop and a store as another process has it."""
    house = build_house(database)
    return build_workshop(house).id, SqlStore(database, lambda notice: None)


async def write_until_heard(store: SqlStore, workshop_id: str, notices: Notices) -> Notice:
    """Write again and again, for the listener needs a moment to be there; the notice that came."""
    hearing = asyncio.ensure_future(soon(notices, 5.0))
    while not hearing.done():
        with store.write(workshop_id) as tx:
            tx.announce_step()
        await asyncio.wait([hearing], timeout=0.05)
    heard = hearing.result()
    assert heard is not None
    return heard


@pytest.mark.postgres
async def test_what_one_process_writes_every_other_hears(postgres: str, signal: PostgresSignal) -> None:
    workshop_id, store = plan(postgres)
    notices = signal.listen(workshop_id)
    await write_until_heard(store, workshop_id, notices)
    await asyncio.sleep(0.3)
    began = time.monotonic()
    with store.write(workshop_id) as tx:
        revision = tx.workshop.revision
    heard = await soon(notices)
    while heard is not None and heard.revision < revision:
        heard = await soon(notices)
    assert heard is not None
    assert heard.revision == revision
    assert time.monotonic() - began < 1


@pytest.mark.postgres
async def test_after_a_lost_connection_everybody_is_told_how_things_stand(postgres: str, signal: PostgresSignal) -> None:
    workshop_id, store = plan(postgres)
    notices = signal.listen(workshop_id)
    await write_until_heard(store, workshop_id, notices)
    while not await silence(notices):
        pass
    with psycopg.connect(postgres, autocommit=True) as other:
        other.execute("UPDATE workshops SET revision = 1000")  # as if written while nobody listened here
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'koffer-signal' AND datname = current_database()"
        )
    assert await soon(notices, 5.0) == Notice(workshop_id, 1000, step=True)
    with store.write(workshop_id):
        pass
    assert await soon(notices, 5.0) == Notice(workshop_id, 1001, step=False)


@pytest.mark.postgres
async def test_other_words_on_the_channel_disturb_nobody(postgres: str, signal: PostgresSignal) -> None:
    workshop_id, store = plan(postgres)
    notices = signal.listen(workshop_id)
    await write_until_heard(store, workshop_id, notices)
    with psycopg.connect(postgres, autocommit=True) as other:
        for words in ("", "hallo", "[]", "7", '{"a": 1}', '["w", "x", true]'):
            other.execute("SELECT pg_notify('koffer', %s)", [words])
    await asyncio.sleep(0.2)
    await write_until_heard(store, workshop_id, notices)


@pytest.mark.postgres
async def test_a_signal_waits_for_its_database(server: Callable[[str], str]) -> None:
    address = server("erst_spaeter")
    signal = PostgresSignal(address)
    with psycopg.connect(server("postgres"), autocommit=True) as connection:
        await asyncio.sleep(0.3)
        connection.execute("CREATE DATABASE erst_spaeter")
        await asyncio.to_thread(migrate, address)
        workshop_id, store = plan(address)
        await write_until_heard(store, workshop_id, signal.listen(workshop_id))
        signal.close()
        connection.execute("DROP DATABASE erst_spaeter WITH (FORCE)")


@pytest.mark.postgres
async def test_a_signal_stops_within_a_second(signal: PostgresSignal) -> None:
    ending = asyncio.ensure_future(collect(signal.listen("w")))
    await asyncio.sleep(0.3)
    began = time.monotonic()
    await asyncio.to_thread(signal.close)
    assert await asyncio.wait_for(ending, 1) == []
    assert time.monotonic() - began < 1
