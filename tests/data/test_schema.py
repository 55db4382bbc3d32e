import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, NullPool, create_engine, inspect
from sqlalchemy.exc import OperationalError, ProgrammingError

from data import schema
from data.database import locate
from data.schema import migrate
from data.tables import metadata
from facilitation.errors import NoDatabase
from tests.builders import build_house, build_workshop


def plain_engine(database: str) -> Engine:
    return create_engine(locate(database), poolclass=NullPool)


def differences(database: str) -> list[Any]:
    with plain_engine(database).connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))


def tables(database: str) -> set[str]:
    return set(inspect(plain_engine(database)).get_table_names())


def test_migrations_lead_to_the_tables_the_store_uses(empty: str) -> None:
    migrate(empty)
    assert differences(empty) == []


def test_a_difference_between_migrations_and_tables_would_be_seen(database: str) -> None:
    with plain_engine(database).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE users DROP COLUMN must_change")
    assert [one[0] for one in differences(database)] == ["add_column"]


def test_migrating_again_keeps_what_is_there(empty: str) -> None:
    migrate(empty)
    house = build_house(empty)
    workshop = build_workshop(house)
    migrate(empty)
    with house.store.read() as ledger:
        assert ledger.get(type(workshop), workshop.id) == workshop


def test_what_was_released_before_it_was_chosen_is_offered_as_it_was(tmp_path: Path) -> None:
    file = f"sqlite:///{tmp_path / 'koffer.sqlite3'}"
    upgrade(file, "0010")
    with plain_engine(file).begin() as connection:
        for id, cleared_at in (("a", "NULL"), ("b", "'2026-11-21'")):
            connection.exec_driver_sql(
                "INSERT INTO releases (id, workshop_id, number, at, by, change, withdrawn_by, cleared_at, cleared_by) "
                f"VALUES ('{id}', '{id}', 1, '2026-11-21', 'Moderation', '', '', {cleared_at}, '')"
            )
    migrate(file)
    with plain_engine(file).connect() as connection:
        offered = connection.exec_driver_sql("SELECT id, offered FROM releases ORDER BY id").all()
    assert [tuple(one) for one in offered] == [("a", "council"), ("b", "public")]


def upgrade(database: str, revision: str) -> None:
    """Only so far as a version of that day knew."""
    with plain_engine(database).begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(schema.__file__).with_name("migrations")))
        command.upgrade(config, revision)


def test_processes_starting_at_the_same_moment_migrate_one_after_the_other(empty: str) -> None:
    command = [sys.executable, "-c", "import sys; from data.schema import migrate; migrate(sys.argv[1])", empty]
    starts = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(one.communicate()[1], one.returncode) for one in starts] == [("", 0)] * 3
    assert differences(empty) == []


def test_a_migration_that_fails_leaves_everything_as_it_was(empty: str) -> None:
    with plain_engine(empty).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE steps (somebody_elses INTEGER)")
    with pytest.raises((OperationalError, ProgrammingError)):
        migrate(empty)
    assert tables(empty) - {"alembic_version"} == {"steps"}


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    file = tmp_path / "var" / "tief" / "koffer.sqlite3"
    migrate(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT count(*) FROM workshops").fetchone() == (0,)


# ── what is no database of ours is said in one sentence ──────────────────────


def said(database: str) -> str:
    with pytest.raises(NoDatabase) as refused:
        migrate(database)
    return refused.value.sentence()


def test_a_file_that_is_no_database_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "brief.sqlite3"
    file.write_text("Liebe Kolleginnen und Kollegen, " * 40)
    sentence = "Die Datenbank lässt sich nicht öffnen: die Datei ist beschädigt oder keine Datenbank."
    assert said(f"sqlite:///{file}") == sentence


def test_a_database_of_a_later_version_is_not_touched(empty: str) -> None:
    migrate(empty)
    with plain_engine(empty).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert said(empty) == "Die Datenbank lässt sich nicht öffnen: sie gehört zu einer anderen Fassung des Koffers."


def test_a_database_server_that_does_not_answer_is_named() -> None:
    sentence = "Die Datenbank lässt sich nicht öffnen: sie ist belegt, nicht erreichbar oder nimmt die Anmeldung nicht an."
    assert said("postgresql://niemand@127.0.0.1:1/koffer") == sentence
