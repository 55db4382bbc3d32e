"""One table per record of a workshop, one column per field, in the same order."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from facilitation.letterhead import Letterhead
from facilitation.practice import Evidence, Practice, Provenance, Size
from facilitation.variants import Variant
from facilitation.workshop import (
    Adoption,
    Body,
    BodyStatus,
    Clearance,
    Data,
    Deed,
    Edition,
    Entry,
    EntryState,
    Item,
    Origin,
    Parked,
    Passage,
    Person,
    Process,
    Release,
    Results,
    Sheet,
    Show,
    SignIn,
    Step,
    StepState,
    User,
    Visibility,
    Workshop,
    WorkshopState,
)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept and given back in UTC; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Raises ValueError for a time that does not say where it holds."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs its time zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """One of the words of an enumeration."""

    impl = String(20)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class Facts(TypeDecorator[Data]):
    """Plain data; keys keep their order, which is why PostgreSQL gets JSON and not JSONB."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Data | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else dict(value)


class Row(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts or of plain data."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> list[Any] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[Any] | None, dialect: Dialect) -> tuple[Any, ...] | None:
        return None if value is None else tuple(value)


class Moments(TypeDecorator[tuple[datetime, ...]]):
    """A few points in time, kept as ISO texts in UTC."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Sequence[datetime] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else [one.astimezone(UTC).isoformat() for one in value]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[datetime, ...] | None:
        return None if value is None else tuple(map(datetime.fromisoformat, value))


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> Column[str]:
    return Column("id", String(64), primary_key=True)


def _of(name: str, table: str, *, null: bool = False) -> Column[str]:
    return Column(name, String(64), ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=null)


def _must(name: str, kind: Any) -> Column[Any]:
    return Column(name, kind, nullable=False)


processes = Table(
    "processes",
    metadata,
    _key(),
    _must("title", Text),
    _must("municipality", Text),
    _must("hosts", Row),
    _must("partners", Row),
    _must("fields", Row),
    _must("actor_groups", Row),
    _must("guiding_questions", Row),
    _must("colour", Text),
    Column("created_at", Moment),
    _must("client", Text),
    _must("steering", Row),
    _must("letterhead", Text),
)

workshops = Table(
    "workshops",
    metadata,
    _key(),
    _of("process_id", "processes"),
    _must("title", Text),
    _must("format", Text),
    _must("code", String(12)),
    _must("date", Date),
    _must("starts", Text),
    _must("place", Text),
    _must("host", Text),
    _must("format_version", Integer),
    _must("moderation", Text),
    _must("recorder", Text),
    _must("recipients", Row),
    _must("file_number", Text),
    _must("next_steps", Text),
    _must("summary", Text),
    _must("summary_version", Integer),
    _must("state", Word(WorkshopState)),
    _must("show", Word(Show)),
    Column("step_id", String(64)),
    Column("focus", Text),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("released_at", Moment),
    Column("forgotten_at", Moment),
    _of("rehearsal_of", "workshops", null=True),
    _must("tables", Row),
    _must("revision", Integer),
    _must("arranged", Integer),
    Column("created_at", Moment),
    Index(None, "process_id"),
    Index(None, "rehearsal_of"),
    Index("uq_workshops_code", "code", unique=True),
)

steps = Table(
    "steps",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("key", Text),
    _must("activity", Text),
    _must("position", Double),
    _must("title", Text),
    _must("question", Text),
    _must("minutes", Double),
    _must("help", Text),
    _must("settings", Facts),
    _must("sources", Row),
    _must("options", Row),
    _must("visibility", Word(Visibility)),
    _must("left_out", Boolean),
    _must("state", Word(StepState)),
    _must("opening", Facts),
    Column("opened_at", Moment),
    Column("closed_at", Moment),
    Column("ends_at", Moment),
    Column("paused_seconds", Double),
    _must("notes", Text),
    _must("notes_version", Integer),
    Index("uq_steps_workshop_id_key", "workshop_id", "key", unique=True),
)

persons = Table(
    "persons",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("actor_group", Text),
    _must("institution", Text),
    _must("language", Text),
    _must("joined_at", Moment),
    _must("origin", Word(Origin)),
    _must("table", Text),
    _must("away", Moments),
    _must("spoke", Row),
    Index(None, "workshop_id"),
)

entries = Table(
    "entries",
    metadata,
    _key(),
    _of("step_id", "steps"),
    _must("pseudonym", String(64)),
    _must("data", Facts),
    _must("at", Moment),
    _must("number", Integer),
    _must("state", Word(EntryState)),
    _must("origin", Word(Origin)),
    _must("late", Boolean),
    _must("redacted", Boolean),
    _must("table", Text),
    _must("revision", Integer),
    _must("roots", Row),
    Index(None, "step_id", "pseudonym"),
    Index(None, "step_id", "revision"),
)

items = Table(
    "items",
    metadata,
    _key(),
    _of("step_id", "steps"),
    _must("kind", Text),
    _must("data", Facts),
    _must("position", Double),
    _must("version", Integer),
    _must("roots", Row),
    Index(None, "step_id", "kind"),
)

parked = Table(
    "parked",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("text", Text),
    _must("origin", Text),
    _must("owner", Text),
    _must("due", Text),
    _must("version", Integer),
    _must("position", Double),
    Index(None, "workshop_id"),
)

bodies = Table(
    "bodies",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("name", Text),
    Column("date", Date),
    _must("status", Word(BodyStatus)),
    _must("wording", Text),
    _must("position", Double),
    _must("version", Integer),
    Index(None, "workshop_id"),
)

deeds = Table(
    "deeds",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _of("step_id", "steps"),
    _must("verb", Text),
    _must("label", Text),
    _must("changes", Row),
    _must("at", Moment),
    _must("number", Integer),
    _must("undone", Boolean),
    Index(None, "workshop_id"),
    Index(None, "step_id"),
)

passages = Table(
    "passages",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _of("step_id", "steps"),
    _must("before", Word(StepState)),
    _must("after", Word(StepState)),
    _must("at", Moment),
    Index(None, "workshop_id"),
    Index(None, "step_id"),
)

users = Table(
    "users",
    metadata,
    _key(),
    _must("name", Text),
    _must("password", Text),
    _must("admin", Boolean),
    _must("must_change", Boolean),
    Column("created_at", Moment),
    Index("uq_users_name", "name", unique=True),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    _key(),
    _of("user_id", "users"),
    _must("until", Moment),
    Index(None, "user_id"),
)

practices = Table(
    "practices",
    metadata,
    _key(),
    _must("title", Text),
    _must("summary", Text),
    _must("municipality", Text),
    _must("land", Text),
    Column("size", Word(Size)),
    _must("fields", Row),
    _must("target_groups", Row),
    _must("approach", Text),
    _must("partners", Text),
    _must("resources", Text),
    _must("results", Text),
    _must("success", Text),
    _must("hurdles", Text),
    _must("evidence", Word(Evidence)),
    _must("source", Text),
    _must("link", Text),
    _must("provenance", Word(Provenance)),
    Column("added_at", Moment),
    _must("heading", Text),
    _must("words", Text),
    _must("marks", Text),
    Index(None, "provenance"),
)

sheets = Table(
    "sheets",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("words", Facts),
    _must("marks", Facts),
    _must("at", Moment),
    Index(None, "workshop_id"),
)

adoptions = Table(
    "adoptions",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("package", Facts),
    _must("places", Facts),
    _must("at", Moment),
    Index(None, "workshop_id"),
)

releases = Table(
    "releases",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("number", Integer),
    _must("at", Moment),
    _must("by", Text),
    _must("change", Text),
    _must("offered", Word(Variant)),
    Column("withdrawn_at", Moment),
    _must("withdrawn_by", Text),
    Column("cleared_at", Moment),
    _must("cleared_by", Text),
    Index("uq_releases_workshop_id_number", "workshop_id", "number", unique=True),
)

editions = Table(
    "editions",
    metadata,
    _key(),
    _of("release_id", "releases"),
    _must("variant", Word(Variant)),
    _must("document", Facts),
    _must("file", LargeBinary),
    _must("checksum", String(64)),
    Index("uq_editions_release_id_variant", "release_id", "variant", unique=True),
)

results = Table(
    "results",
    metadata,
    _key(),
    _of("release_id", "releases"),
    _must("steps", Facts),
    Index("uq_results_release_id", "release_id", unique=True),
)

clearances = Table(
    "clearances",
    metadata,
    _key(),
    _of("workshop_id", "workshops"),
    _must("verdicts", Facts),
    _must("words", Row),
    _must("seen", Row),
    Column("at", Moment),
    _must("by", Text),
    Index("uq_clearances_workshop_id", "workshop_id", unique=True),
)

letterheads = Table(
    "letterheads",
    metadata,
    _key(),
    _must("name", Text),
    _must("content", LargeBinary),
    _must("report", Facts),
    _must("at", Moment),
    _must("by", Text),
    _must("standard", Boolean),
    _must("fault", Text),
)

TABLES: Mapping[type, Table] = {
    Process: processes,
    Workshop: workshops,
    Step: steps,
    Person: persons,
    Entry: entries,
    Item: items,
    Parked: parked,
    Body: bodies,
    Deed: deeds,
    Passage: passages,
    User: users,
    SignIn: sign_ins,
    Practice: practices,
    Sheet: sheets,
    Adoption: adoptions,
    Release: releases,
    Edition: editions,
    Results: results,
    Clearance: clearances,
    Letterhead: letterheads,
}

ORDERS: Mapping[Table, tuple[Column[Any], ...]] = {
    processes: (processes.c.created_at, processes.c.id),
    workshops: (workshops.c.date, workshops.c.created_at, workshops.c.id),
    steps: (steps.c.position, steps.c.id),
    persons: (persons.c.joined_at, persons.c.id),
    entries: (entries.c.number, entries.c.id),
    items: (items.c.position, items.c.id),
    parked: (parked.c.position, parked.c.id),
    bodies: (bodies.c.position, bodies.c.id),
    deeds: (deeds.c.number, deeds.c.id),
    passages: (passages.c.at, passages.c.id),
    users: (users.c.name, users.c.id),
    sign_ins: (sign_ins.c.until, sign_ins.c.id),
    practices: (practices.c.added_at, practices.c.id),
    sheets: (sheets.c.at, sheets.c.id),
    adoptions: (adoptions.c.at, adoptions.c.id),
    releases: (releases.c.number, releases.c.id),
    editions: (editions.c.id,),
    results: (results.c.id,),
    clearances: (clearances.c.id,),
    letterheads: (letterheads.c.at, letterheads.c.id),
}
