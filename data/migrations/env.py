"""What Alembic runs: on the connection `data.schema.migrate` hands over, or alone for `alembic revision`."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, TypeDecorator, create_engine

from data.database import locate
from data.settings import Settings
from data.tables import metadata


def render(kind: str, thing: Any, _: Any) -> str | Literal[False]:
    """Own types are written down as what the database knows: a migration must not change with them."""
    return f"sa.{thing.impl!r}" if kind == "type" and isinstance(thing, TypeDecorator) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(locate(Settings.read().database)).connect() as own:
        run(own)
