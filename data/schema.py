"""Brings a database to the tables of this version, one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from data.database import is_no_database, locate, named_refusals
from facilitation.errors import Busy, NoDatabase

_MIGRATIONS = Path(__file__).with_name("migrations")
_WAIT = 120.0
_LOCK = 4_827_193_605
"""The number of the advisory lock on PostgreSQL; any number does, as long as it stays the same."""

_ONE_HERE = Lock()  # Alembic keeps its surroundings in one place per process


def migrate(database: str) -> None:
    """Create or renew all tables; a second process waits for the first. Raises NoDatabase, ReadOnly."""
    try:
        with _ONE_HERE, named_refusals(), _alone(database) as connection:
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
            command.upgrade(config, "head")
    except Busy as error:
        raise NoDatabase("sie ist belegt, nicht erreichbar oder nimmt die Anmeldung nicht an") from error
    except CommandError as error:
        raise NoDatabase("sie gehört zu einer anderen Fassung des Koffers") from error
    except DBAPIError as error:
        if is_no_database(error):
            raise NoDatabase("die Datei ist beschädigt oder keine Datenbank") from error
        raise


@contextmanager
def _alone(database: str) -> Iterator[Connection]:
    """The only connection that may change tables, in one transaction."""
    url = locate(database)
    if url.get_backend_name() == "postgresql":
        with create_engine(url, poolclass=NullPool).begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT:.0f}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection
        return
    if url.database and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": _WAIT, "isolation_level": None})
    with engine.connect() as connection:
        # a table that is rebuilt is dropped first, which would take along the rows that refer to it
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
