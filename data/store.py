"""Records in SQLite or PostgreSQL: one transaction per verb, whose first statement takes its turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from threading import Lock
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Delete,
    Row,
    Select,
    Table,
    bindparam,
    case,
    delete,
    distinct,
    func,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from data.database import PATIENCE, for_reading, for_writing, named_refusals, open_engine
from data.signal import CHANNEL, write_notice
from data.tables import ORDERS, TABLES, entries, practices, workshops
from facilitation.errors import Busy, Missing
from facilitation.library import WHOLE
from facilitation.ports import Ledger, Notice, R, Writing
from facilitation.practice import Practice, Quest
from facilitation.workshop import Entry, EntryState, Record, Workshop

Insert = sqlite.Insert | postgresql.Insert


class SqlStore:
    """The records of one database. `publish` hears of every write after its commit.

    On PostgreSQL the database itself tells all processes, this one too, and `publish` is not called.
    """

    def __init__(self, database: str, publish: Callable[[Notice], None]) -> None:
        self.engine = open_engine(database)
        self._reading = for_reading(self.engine)
        self._writing = for_writing(self.engine)
        self._publish = publish
        self._postgres = self.engine.dialect.name == "postgresql"
        self._turn = Lock()

    @contextmanager
    def read(self) -> Iterator[Ledger]:
        """A consistent view that cannot write. Raises Busy."""
        with named_refusals(), self._reading.begin() as connection:
            yield _View(connection)

    @contextmanager
    def register(self) -> Iterator[Ledger]:
        """A writing transaction on what belongs to no running workshop; nobody is told. Raises Busy, ReadOnly."""
        with self._take_turn(), named_refusals(), self._writing.begin() as connection:
            yield _Draft(connection)

    @contextmanager
    def write(self, workshop_id: str) -> Iterator[Writing]:
        """A transaction that first raises the workshop's revision; told after the commit. Raises Missing, Busy, ReadOnly."""
        with self._take_turn(), named_refusals(), self._writing.begin() as connection:
            raised = connection.execute(_RAISE, {"workshop": workshop_id}).one_or_none()
            if raised is None:
                raise Missing
            draft = _WorkshopDraft(connection, Workshop(*raised))
            yield draft
            notice = draft.notice
            if self._postgres:
                connection.execute(_NOTIFY, {"channel": CHANNEL, "notice": write_notice(notice)})
        if not self._postgres:
            self._publish(notice)

    def seek(self, quest: Quest, *, limit: int, offset: int = 0) -> tuple[Practice, ...]:
        """The entries of the library a quest finds: those first in whose title its words occur, then the newest."""
        order = (_weight(quest).desc(), practices.c.added_at.desc(), practices.c.id)
        ids = _wanted(select(practices.c.id), quest).order_by(*order).limit(limit).offset(offset)
        # sorted by their ids alone: whole entries are long
        ranked = select(practices).where(practices.c.id.in_(ids)).order_by(*order)
        with named_refusals(), self._reading.begin() as connection:
            return tuple(_record(Practice, row) for row in connection.execute(ranked))

    def tally(self, quest: Quest) -> int:
        """How many entries `seek` would find without a limit."""
        with named_refusals(), self._reading.begin() as connection:
            return connection.execute(_wanted(select(func.count()).select_from(practices), quest)).scalar_one()

    def marks(self) -> tuple[str, ...]:
        """The different marks that entries of the library bear."""
        with named_refusals(), self._reading.begin() as connection:
            return tuple(connection.execute(select(practices.c.marks).distinct()).scalars())

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def _take_turn(self) -> Iterator[None]:
        """SQLite has one writer; waiting here is fairer and quicker than asking for its lock again and again."""
        if self._postgres:
            yield
            return
        if not self._turn.acquire(timeout=PATIENCE):
            raise Busy
        try:
            yield
        finally:
            self._turn.release()


class _View:
    """A Ledger for reading."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, kind: type[R], /, id: str) -> R:
        record = self.find(kind, id=id)
        if record is None:
            raise Missing
        return record

    def find(self, kind: type[R], /, **where: object) -> R | None:
        row = self._connection.execute(_first(TABLES[kind], _names(where)), where).one_or_none()
        return None if row is None else _record(kind, row)

    def all(self, kind: type[R], /, **where: object) -> tuple[R, ...]:
        rows = self._connection.execute(_select(TABLES[kind], _names(where)), where)
        return tuple(_record(kind, row) for row in rows)

    def since(self, step_id: str, revision: int) -> tuple[Entry, ...]:
        rows = self._connection.execute(_SINCE, {"step": step_id, "after": revision})
        return tuple(Entry(*row) for row in rows)

    def count(self, kind: type[R], /, **where: object) -> int:
        statement = _count(TABLES[kind], _names(where))
        return self._connection.execute(statement, where).scalar_one()

    def voices(self, step_id: str) -> int:
        return self._connection.execute(_VOICES, {"step": step_id}).scalar_one()

    def put(self, record: Record) -> None:
        """Raises TypeError: what only looks at the records changes none."""
        raise TypeError("this view of the records is for reading; write(), or register(), gives one for writing")

    drop = put


class _Draft(_View):
    """A Ledger for reading and writing."""

    def put(self, record: Record) -> None:
        self._connection.execute(_upsert(TABLES[type(record)], self._connection.dialect.name), vars(record))

    def drop(self, record: Record) -> None:
        self._connection.execute(_delete(TABLES[type(record)]), {"id": record.id})


class _WorkshopDraft(_Draft):
    """The Writing of one workshop."""

    def __init__(self, connection: Connection, workshop: Workshop) -> None:
        super().__init__(connection)
        self._workshop = workshop
        self._step = False

    @property
    def workshop(self) -> Workshop:
        return self._workshop

    @property
    def notice(self) -> Notice:
        return Notice(self._workshop.id, self._workshop.revision, self._step)

    def announce_step(self) -> None:
        self._step = True

    def put(self, record: Record) -> None:
        """As in any draft; this workshop keeps the revision that was raised for it."""
        super().put(record)
        if isinstance(record, Workshop) and record.id == self._workshop.id:
            self._workshop = replace(record, revision=self._workshop.revision)


# ── statements, each built once ──────────────────────────────────────────────

S = TypeVar("S", bound=Select[Any])
_Names = tuple[tuple[str, bool], ...]


def _record(kind: type[R], row: Row[Any]) -> R:
    """Columns stand in the order of the fields."""
    return cast(Callable[..., R], kind)(*row)


def _names(where: dict[str, object]) -> _Names:
    """The columns asked for, and whether each is asked to be empty."""
    return tuple((name, value is None) for name, value in where.items())


def _matching(statement: S, table: Table, names: _Names) -> S:
    given = (table.c[name].is_(None) if empty else table.c[name] == bindparam(name) for name, empty in names)
    return statement.where(*given)


@cache
def _select(table: Table, names: _Names) -> Select[Any]:
    return _matching(select(table), table, names).order_by(*ORDERS[table])


@cache
def _first(table: Table, names: _Names) -> Select[Any]:
    return _select(table, names).limit(1)


@cache
def _count(table: Table, names: _Names) -> Select[int]:
    return _matching(select(func.count()).select_from(table), table, names)


@cache
def _delete(table: Table) -> Delete:
    return delete(table).where(table.c.id == bindparam("id"))


@cache
def _upsert(table: Table, dialect: str) -> Insert:
    """A workshop's revision is only ever raised, so that a record read earlier cannot turn it back."""
    insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    fixed = ("id", "revision") if table is workshops else ("id",)
    changed = {column.name: insert.excluded[column.name] for column in table.c if column.name not in fixed}
    return insert.on_conflict_do_update(index_elements=[table.c.id], set_=changed)


def _wanted(statement: S, quest: Quest) -> S:
    occurring = [_occurs(practices.c.words, stem) for stem in quest.stems]
    told = [or_(*occurring)] if quest.some and occurring else occurring
    return statement.where(*told, *(practices.c.marks.contains(mark, autoescape=True) for mark in quest.marks))


def _weight(quest: Quest) -> ColumnElement[int]:
    """How many of the words stand in the title, and before that, where one is enough, how many occur at all."""
    title = sum((_number(_occurs(practices.c.heading, stem)) for stem in quest.stems), literal(0))
    told = sum((_number(_occurs(practices.c.words, stem)) for stem in quest.stems), literal(0)) if quest.some else literal(0)
    return told * 100 + title


def _occurs(column: Column[Any], stem: str) -> ColumnElement[bool]:
    return column.contains(stem if len(stem) >= WHOLE else f" {stem} ", autoescape=True)


def _number(told: ColumnElement[bool]) -> ColumnElement[int]:
    return case((told, 1), else_=0)


_RAISE = (
    update(workshops)
    .where(workshops.c.id == bindparam("workshop"))
    .values(revision=workshops.c.revision + 1)
    .returning(*workshops.c)
)
_SINCE = (
    select(entries)
    .where(entries.c.step_id == bindparam("step"), entries.c.revision > bindparam("after"))
    .order_by(*ORDERS[entries])
)
_VOICES = select(func.count(distinct(entries.c.pseudonym))).where(
    entries.c.step_id == bindparam("step"), entries.c.state == EntryState.VALID, entries.c.pseudonym != ""
)
_NOTIFY = text("SELECT pg_notify(:channel, :notice)")
