"""One database, SQLite or PostgreSQL: where it is, how it is opened, and what its refusals mean."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from facilitation.errors import Busy, ReadOnly, WorkshopError

PATIENCE = 5.0
"""Seconds to wait for a lock before saying that the database is busy."""

_CONNECTIONS = 10
_BEGIN = "koffer_begin"

_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SQLITE_UNWILLING = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN}
_SQLITE_UNWILLING_WRITE = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE}

_SQLITE_FOREIGN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}

_POSTGRES_BUSY = (
    psycopg.errors.LockNotAvailable,
    psycopg.errors.QueryCanceled,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
    psycopg.errors.TooManyConnections,
    psycopg.errors.AdminShutdown,
    psycopg.errors.CrashShutdown,
    psycopg.errors.CannotConnectNow,
)
_POSTGRES_UNWILLING = (psycopg.errors.ReadOnlySqlTransaction, psycopg.errors.DiskFull)


def locate(database: str) -> URL:
    """The address with its driver: `sqlite:///path`, `postgresql://user:password@host/name`. Raises ArgumentError."""
    url = make_url(database.replace("postgres://", "postgresql://", 1))
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def open_engine(database: str) -> Engine:
    """The connections to a database; `for_reading` and `for_writing` say what for."""
    url = locate(database)
    dump = partial(json.dumps, allow_nan=False)
    if url.get_backend_name() == "postgresql":
        options = [str(url.query.get("options", "")), f"-c lock_timeout={int(PATIENCE * 1000)}", "-c timezone=UTC"]
        return create_engine(
            url,
            json_serializer=dump,
            pool_pre_ping=True,
            pool_size=_CONNECTIONS,
            pool_timeout=PATIENCE,
            connect_args={"options": " ".join(options).strip(), "connect_timeout": int(PATIENCE)},
        )
    engine = create_engine(
        url,
        json_serializer=dump,
        pool_size=_CONNECTIONS,
        pool_timeout=PATIENCE,
        connect_args={"timeout": PATIENCE},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def for_reading(engine: Engine) -> Engine:
    """The same connections, with transactions that see one moment."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same connections, with transactions that may write and, on SQLite, hold the write lock from their start."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="READ COMMITTED")
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


@contextmanager
def named_refusals() -> Iterator[None]:
    """Raises Busy or ReadOnly for what the database says in its own words; everything else passes as it is."""
    try:
        yield
    except NoConnection as error:
        raise Busy from error
    except DBAPIError as error:
        refusal = _name(error)
        if refusal is None:
            raise
        raise refusal from error


def is_no_database(error: DBAPIError) -> bool:
    """Whether SQLite found something else in the file, or only pieces."""
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE_FOREIGN


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin transactions on its own, too late for the lock
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _name(error: DBAPIError) -> type[WorkshopError] | None:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0)
        if code & 0xFF in _SQLITE_BUSY:
            return Busy
        return ReadOnly if code & 0xFF in _SQLITE_UNWILLING or code in _SQLITE_UNWILLING_WRITE else None
    if isinstance(cause, _POSTGRES_UNWILLING):
        return ReadOnly
    if isinstance(cause, _POSTGRES_BUSY) or error.connection_invalidated:
        return Busy
    unreachable = isinstance(cause, psycopg.OperationalError) and cause.sqlstate is None
    return Busy if unreachable else None
