"""Tells every open browser that a workshop changed: within one process, and between processes by PostgreSQL."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from threading import Event, Lock, Thread
from typing import Self
from weakref import WeakSet

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from data.database import locate
from facilitation.ports import Notice, Signal

CHANNEL = "koffer"
INTERVAL = 0.1
"""Seconds between two notices to the same listener, on average."""
SLACK = INTERVAL / 2
"""Seconds a notice may be early: without it, cards that come ten a second would each wait for the one before."""
SIGN_OF_LIFE = 15.0
"""Seconds of silence after which a listener hears that nothing happened."""

_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0
_LOOK_UP = 0.25
_KEEP_ALIVE = "application_name=koffer-signal keepalives_idle=15 keepalives_interval=5 keepalives_count=3 connect_timeout=5"


def write_notice(notice: Notice) -> str:
    return json.dumps([notice.workshop_id, notice.revision, notice.step])


def read_notice(text: str) -> Notice:
    """What `write_notice` wrote. Raises ValueError or TypeError for anything else."""
    workshop_id, revision, step = json.loads(text)
    return Notice(str(workshop_id), int(revision), bool(step))


def open_signal(database: str) -> Signal:
    """The signal that fits the database: SQLite serves one process, PostgreSQL any number."""
    return PostgresSignal(database) if locate(database).get_backend_name() == "postgresql" else LocalSignal()


class LocalSignal:
    """Listeners of one process; `publish` and `close` may be called from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: dict[str, WeakSet[_Listener]] = {}
        self._closed = False

    def publish(self, notice: Notice) -> None:
        with self._lock:
            listeners = list(self._listeners.get(notice.workshop_id, ()))
        _wake([one for one in listeners if one.hear(notice)])

    def listen(self, workshop_id: str, *, steps_only: bool = False) -> AsyncIterator[Notice | None]:
        """Notices from this call on: the first at once, then at most ten a second, the newest always; None in silence.

        `steps_only`: only what concerns tablets, a step or its state having changed.
        """
        listener = _Listener(asyncio.get_running_loop(), steps_only)
        with self._lock:
            if self._closed:
                listener.end()
            else:
                self._listeners.setdefault(workshop_id, WeakSet()).add(listener)
        return listener

    def close(self) -> None:
        with self._lock:
            self._closed = True
            listeners = [one for some in self._listeners.values() for one in some]
        for listener in listeners:
            listener.end()
        _wake(listeners)

    def heard(self) -> list[str]:
        """The ids of the workshops somebody listens to; forgets those nobody listens to any more."""
        with self._lock:
            self._listeners = {id: some for id, some in self._listeners.items() if len(some)}
            return list(self._listeners)


class _Listener:
    """One open stream. It is forgotten with the stream that holds it."""

    def __init__(self, loop: asyncio.AbstractEventLoop, steps_only: bool) -> None:
        self.loop = loop
        self.steps_only = steps_only
        self._lock = Lock()
        self._news: Notice | None = None
        self._woken = asyncio.Event()
        self._ended = False
        self._due = 0.0

    def hear(self, notice: Notice) -> bool:
        """Remember the notice together with what was not told yet; whether the listener has to be woken for it."""
        if self.steps_only and not notice.step:
            return False
        with self._lock:
            waiting, self._news = self._news, _newest(self._news, notice)
        return waiting is None

    def end(self) -> None:
        self._ended = True

    def wake(self) -> None:
        self._woken.set()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Notice | None:
        await self._rest()
        quiet = False
        while not (self._ended or self._news or quiet):
            self._woken.clear()
            quiet = not await self._wait(SIGN_OF_LIFE)
        if self._ended:
            raise StopAsyncIteration
        with self._lock:
            news, self._news = self._news, None
        if news is not None:
            self._due = max(self._due, self.loop.time()) + INTERVAL
        return news

    async def _rest(self) -> None:
        while not self._ended and (left := self._due - SLACK - self.loop.time()) > 0:
            self._woken.clear()
            await self._wait(left)

    async def _wait(self, seconds: float) -> bool:
        """Whether something woke the listener in time."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return False
        return True


def _newest(one: Notice | None, other: Notice) -> Notice:
    if one is None:
        return other
    return replace(max(one, other, key=_revision), step=one.step or other.step)


def _revision(notice: Notice) -> int:
    return notice.revision


def _wake(listeners: list[_Listener]) -> None:
    """Wake listeners in their own loops, one call per loop however many they are."""
    loops: dict[asyncio.AbstractEventLoop, list[_Listener]] = {}
    for listener in listeners:
        loops.setdefault(listener.loop, []).append(listener)
    for loop, some in loops.items():
        try:
            loop.call_soon_threadsafe(_wake_all, some)
        except RuntimeError:  # that loop has ended, and its streams with it
            continue


def _wake_all(listeners: list[_Listener]) -> None:
    for listener in listeners:
        listener.wake()


class PostgresSignal:
    """Listens to PostgreSQL on one connection of its own and passes on to the listeners of this process.

    A store on PostgreSQL notifies within its transaction, so that notices come after the commit and reach all processes.
    """

    def __init__(self, database: str) -> None:
        url = locate(database).set(drivername="postgresql")
        self._address = make_conninfo(_KEEP_ALIVE, **conninfo_to_dict(url.render_as_string(hide_password=False)))
        self._local = LocalSignal()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="koffer-signal", daemon=True)
        self._thread.start()

    def publish(self, notice: Notice) -> None:
        """Tell this process alone; what is written to the database is told by the database."""
        self._local.publish(notice)

    def listen(self, workshop_id: str, *, steps_only: bool = False) -> AsyncIterator[Notice | None]:
        """As LocalSignal.listen."""
        return self._local.listen(workshop_id, steps_only=steps_only)

    def close(self) -> None:
        self._stopping.set()
        self._local.close()
        self._thread.join(timeout=1.0)

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._catch_up(connection)
                    pause = _FIRST_PAUSE
                    self._pass_on(connection)
            except psycopg.Error:
                self._stopping.wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _catch_up(self, connection: "psycopg.Connection[tuple[str, int]]") -> None:
        """Tell everybody how things stand: something may have happened while nobody listened here."""
        query = "SELECT id, revision FROM workshops WHERE id = ANY(%s)"
        for workshop_id, revision in connection.execute(query, [self._local.heard()]):
            self._local.publish(Notice(workshop_id, revision, step=True))

    def _pass_on(self, connection: "psycopg.Connection[tuple[str, int]]") -> None:
        while not self._stopping.is_set():
            for heard in connection.notifies(timeout=_LOOK_UP):
                with suppress(ValueError, TypeError):  # somebody else's words on our channel
                    self._local.publish(read_notice(heard.payload))
