import asyncio
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from data.signal import open_signal
from data.store import SqlStore
from data.tables import ORDERS, TABLES
from facilitation.errors import Missing
from facilitation.letterhead import Letterhead
from facilitation.library import shelve
from facilitation.ports import Ledger, Notice
from facilitation.practice import Practice, Size
from facilitation.variants import Variant
from facilitation.workshop import (
    Adoption,
    Body,
    BodyStatus,
    Clearance,
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
    Record,
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

NOON = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)
HOSTILE = "Robert'); DROP TABLE entries;-- \U0001f468‍\U0001f469‍\U0001f467 مرحبا {0} %s :name \\ \" =cmd|' /C calc'!A0"

PROCESS = Process("p", "Prozess", "Musterstadt", ("Stadt", "Kreis"), (), ("Sprache",), ("Ämter",), ("?",), "#14607a", NOON)
PROCESS = replace(PROCESS, client="Stadtrat", steering=("Jugendamt, Leitung", HOSTILE), letterhead="l")
WORKSHOP = Workshop("w", "p", "Abend", "abend", "482937", date(2026, 11, 21), created_at=NOON)
STEP = Step("s", "w", "ideas", "note", 1.5, "Ideen", "Was fehlt?", 10.0)
USER = User("u", "moderation", "$argon2id$…", created_at=NOON)

RECORDS: tuple[Record, ...] = (
    PROCESS,
    WORKSHOP,
    replace(
        WORKSHOP,
        id="w2",
        code="482938",
        starts="09:30",
        place=HOSTILE,
        host="VHS",
        format_version=2,
        moderation=HOSTILE,
        recorder="Hauptamt",
        recipients=("Rat", HOSTILE),
        file_number="50.1/2026",
        next_steps="weiter",
        summary=HOSTILE,
        summary_version=3,
        state=WorkshopState.FINISHED,
        show=Show.THANKS,
        step_id="s",
        focus="c",
        started_at=NOON,
        finished_at=NOON,
        released_at=NOON,
        rehearsal_of="w",
        revision=7,
        arranged=6,
    ),
    STEP,
    replace(
        STEP,
        id="s2",
        key="needs",
        help=HOSTILE,
        settings={"zuletzt": 1, "anfangs": [None, True, 0.1, {"b": 1, "a": "ä"}]},
        sources=("ideas", "bestandsaufnahme.focus"),
        options=("eins", "zwei"),
        visibility=Visibility.LIVE,
        left_out=True,
        state=StepState.REVEALED,
        opening={"k": 3},
        opened_at=NOON,
        closed_at=NOON,
        ends_at=NOON,
        paused_seconds=0.1,
        notes=HOSTILE,
        notes_version=3,
    ),
    Person("person", "w", "Ämter", HOSTILE, "ar", NOON, Origin.FACILITATOR),
    Entry("e", "s", "pseudonym", {"text": HOSTILE}, NOON),
    Entry(
        "e2",
        "s",
        "",
        {"dots": {"z": 1, "a": 2}},
        NOON,
        9,
        EntryState.LATE,
        Origin.FACILITATOR,
        late=True,
        redacted=True,
        table="3",
        revision=9,
        roots=("e",),
    ),
    Item("i", "s", "heap", {"title": "Sprache"}, 0.5, 2, ("e", "e2")),
    Parked("k", "w", HOSTILE, "Ideen", "Sportamt", "bis März", 2, 7.0),
    Body("b", "w", HOSTILE),
    Body("b2", "w", "Stadtrat", date(2027, 2, 3), BodyStatus.AMENDED, HOSTILE, 1.5, 4),
    Deed("d", "w", "s", "hide", "Karte verborgen", ({"kind": "Entry", "before": None},), NOON, 4, undone=True),
    Passage("g", "w", "s", StepState.OPEN, StepState.CLOSED, NOON),
    USER,
    SignIn("a", "u", NOON),
    shelve(Practice("k", HOSTILE, HOSTILE, size=Size.SMALL, fields=("Sprache",), added_at=NOON)),
    Practice("k2", "Titel", "Text"),
    Sheet("b", "w", {"title": HOSTILE}, {"step:s": "core"}, NOON),
    Adoption("a", "w", {"format": 1, "words": HOSTILE}, {"step:s": None}, NOON),
    Release("r", "w", 1, NOON, HOSTILE),
    Release("r2", "w", 2, NOON, "Moderation", HOSTILE, Variant.COUNCIL, NOON, "Vertretung", NOON, "Moderation"),
    Clearance("c", "w"),
    Clearance("c2", "w2", {"f": "keep"}, (HOSTILE,), ("m",), NOON, HOSTILE),
    Results("e", "r", {"gaps": {"text": HOSTILE}}),
    Edition("v", "r", Variant.PUBLIC, {"title": HOSTILE}),
    Edition("v2", "r2", Variant.FULL, {}, b"PK\x03\x04\x00\xff", "0" * 64),
    Letterhead("l", HOSTILE, b"PK\x00\xff", {"taken": [["Seite", HOSTILE]]}, NOON, "Moderation", standard=True, fault="a1b2c3"),
)


@pytest.fixture
def full(store: SqlStore) -> SqlStore:
    """A store with two records of most kinds."""
    with store.register() as ledger:
        for record in RECORDS:
            ledger.put(record)
    return store


@pytest.fixture
def view(full: SqlStore) -> Iterator[Ledger]:
    with full.read() as ledger:
        yield ledger


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_has_a_column_for_each_field_in_the_same_order(kind: type[Any]) -> None:
    assert [column.name for column in TABLES[kind].c] == [field.name for field in fields(kind)]
    assert TABLES[kind] in ORDERS


def test_every_kind_of_record_is_tried_here() -> None:
    assert {type(record) for record in RECORDS} == set(TABLES)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{type(record).__name__} {record.id}")
def test_a_record_comes_back_as_it_was_put(view: Ledger, record: Record) -> None:
    back = view.get(type(record), record.id)
    assert back == record
    for field in fields(record):
        assert type(getattr(back, field.name)) is type(getattr(record, field.name))


def test_plain_data_keeps_the_order_of_its_keys(view: Ledger) -> None:
    assert list(view.get(Entry, "e2").data["dots"]) == ["z", "a"]
    assert list(view.get(Step, "s2").settings) == ["zuletzt", "anfangs"]


def test_a_moment_comes_back_in_utc(store: SqlStore) -> None:
    with store.register() as ledger:
        ledger.put(replace(PROCESS, created_at=NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))))
        assert str(ledger.get(Process, "p").created_at) == "2026-11-21 12:00:00.123456+00:00"


def test_a_moment_that_does_not_say_where_it_holds_is_refused(store: SqlStore) -> None:
    with pytest.raises(StatementError), store.register() as ledger:
        ledger.put(replace(PROCESS, created_at=NOON.replace(tzinfo=None)))


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_json_is_refused(full: SqlStore, number: float) -> None:
    with pytest.raises((StatementError, ValueError)), full.write("w") as tx:
        tx.put(Entry("e3", "s", "x", {"value": number}, NOON))


def test_what_is_not_there_is_missing_or_none(view: Ledger) -> None:
    with pytest.raises(Missing):
        view.get(Workshop, "nie gesehen")
    assert view.find(Workshop, id="nie gesehen") is None
    assert view.all(Entry, step_id="nie gesehen") == ()
    assert view.count(Entry, step_id="nie gesehen") == 0


def test_records_are_found_by_any_columns_also_empty_ones(view: Ledger) -> None:
    assert view.find(Step, workshop_id="w", key="needs") == RECORDS[4]
    assert view.all(Workshop, rehearsal_of=None) == (WORKSHOP,)
    assert view.find(Workshop, rehearsal_of=None, state=WorkshopState.PLANNED) == WORKSHOP
    assert view.count(Workshop, process_id="p") == 2
    assert view.find(Item, step_id="s", kind="heap") is not None


def test_each_kind_has_its_own_order(store: SqlStore) -> None:
    later = NOON + timedelta(hours=1)
    step, entry = STEP, Entry("e", "s", "x", {}, NOON)
    rows: tuple[tuple[Record, ...], ...] = (
        (PROCESS, replace(PROCESS, id="a", created_at=later)),
        (
            WORKSHOP,
            replace(WORKSHOP, id="a", code="1", created_at=later),
            replace(WORKSHOP, id="0", code="2", date=date(2027, 1, 1)),
        ),
        (step, replace(step, id="a", key="b", position=1.75), replace(step, id="0", key="a", position=10.0)),
        (Person("p", "w", "Ä", "", "de", NOON), Person("a", "w", "Ä", "", "de", later)),
        (replace(entry, id="z", number=1), replace(entry, id="a", number=2), replace(entry, id="b", number=2)),
        (Item("z", "s", "heap", {}, 1.0), Item("a", "s", "heap", {}, 2.0)),
        (Parked("z", "w", "x", position=1.0), Parked("a", "w", "x", position=2.0)),
        (Deed("z", "w", "s", "hide", "", (), later, 1), Deed("a", "w", "s", "hide", "", (), NOON, 2)),
        (
            Passage("z", "w", "s", StepState.OPEN, StepState.CLOSED, NOON),
            Passage("a", "w", "s", StepState.CLOSED, StepState.OPEN, later),
        ),
        (User("z", "anna", ""), User("a", "berta", "")),
    )
    with store.register() as ledger:
        for row in rows:
            for record in (row[0], *row[:0:-1]):
                ledger.put(record)
        for row in rows:
            assert ledger.all(type(row[0])) == row


def test_putting_again_replaces(full: SqlStore) -> None:
    with full.write("w") as tx:
        tx.put(Entry("e", "s", "pseudonym", {"text": "anders"}, NOON, state=EntryState.HIDDEN))
    with full.read() as ledger:
        assert ledger.get(Entry, "e") == Entry("e", "s", "pseudonym", {"text": "anders"}, NOON, state=EntryState.HIDDEN)
        assert ledger.count(Entry) == 2


def test_what_is_dropped_is_gone_with_all_that_belongs_to_it(full: SqlStore) -> None:
    with full.register() as ledger:
        ledger.drop(STEP)
        assert [ledger.count(kind) for kind in (Step, Entry, Item, Deed, Passage)] == [1, 0, 0, 0, 0]
        ledger.drop(PROCESS)
        assert [ledger.count(kind) for kind in (Process, Workshop, Step, Person, Parked, Body)] == [0, 0, 0, 0, 0, 0]
        ledger.drop(USER)
        assert ledger.count(SignIn) == 0


def test_a_rehearsal_goes_with_its_workshop(full: SqlStore) -> None:
    with full.register() as ledger:
        ledger.drop(WORKSHOP)
        assert ledger.all(Workshop) == ()


@pytest.mark.parametrize(
    "record",
    [
        replace(STEP, id="x", workshop_id="nie gesehen"),
        replace(STEP, id="x"),
        replace(WORKSHOP, id="x"),
        replace(USER, id="x"),
        Entry("x", "nie gesehen", "", {}, NOON),
    ],
    ids=["step of no workshop", "second step of a key", "second workshop of a code", "second user", "entry of no step"],
)
def test_what_does_not_belong_is_refused(full: SqlStore, record: Record) -> None:
    with pytest.raises(IntegrityError), full.register() as ledger:
        ledger.put(record)


def test_entries_since_a_revision(full: SqlStore) -> None:
    with full.write("w") as tx:
        for number in (3, 1, 2):
            tx.put(Entry(f"n{number}", "s2", "x", {}, NOON, number=number, revision=10 + number))
        assert [entry.id for entry in tx.since("s2", 11)] == ["n2", "n3"]
        assert tx.since("s2", 13) == ()


def test_voices_are_people_with_a_valid_entry_and_nobody_in_particular_is_none(full: SqlStore) -> None:
    with full.write("w") as tx:
        for number, (pseudonym, state) in enumerate(
            [
                ("a", EntryState.VALID),
                ("a", EntryState.VALID),
                ("b", EntryState.VALID),
                ("c", EntryState.HIDDEN),
                ("", EntryState.VALID),
            ]
        ):
            tx.put(Entry(f"v{number}", "s2", pseudonym, {}, NOON, state=state))
        assert tx.voices("s2") == 2


# ── transactions ─────────────────────────────────────────────────────────────


def test_writing_raises_the_revision_first(full: SqlStore) -> None:
    with full.write("w") as tx:
        assert tx.workshop == replace(WORKSHOP, revision=1)
        assert tx.get(Workshop, "w").revision == 1
    with full.write("w") as tx:
        assert tx.workshop.revision == 2


def test_writing_to_an_unknown_workshop_is_refused(full: SqlStore) -> None:
    with pytest.raises(Missing), full.write("nie gesehen"):
        pass


def test_a_workshop_read_earlier_does_not_turn_the_revision_back(full: SqlStore) -> None:
    with full.write("w"):
        pass
    with full.write("w") as tx:
        tx.put(replace(WORKSHOP, title="Neu"))
        assert tx.workshop == replace(WORKSHOP, title="Neu", revision=2)
    with full.register() as ledger:
        ledger.put(replace(WORKSHOP, title="Neuer"))
    with full.read() as ledger:
        assert ledger.get(Workshop, "w") == replace(WORKSHOP, title="Neuer", revision=2)


def test_another_workshop_put_meanwhile_is_not_taken_for_this_one(full: SqlStore) -> None:
    with full.write("w") as tx:
        tx.put(replace(tx.get(Workshop, "w2"), title="Probe"))
        assert tx.workshop == replace(WORKSHOP, revision=1)


def test_a_failing_transaction_leaves_nothing_behind(full: SqlStore) -> None:
    def fail(transaction: AbstractContextManager[Ledger]) -> None:
        with transaction as tx:
            tx.put(replace(PROCESS, title="halb"))
            tx.drop(STEP)
            raise ZeroDivisionError

    for transaction in (full.register(), full.write("w")):
        with pytest.raises(ZeroDivisionError):
            fail(transaction)
    with full.read() as ledger:
        assert ledger.get(Process, "p") == PROCESS
        assert ledger.get(Workshop, "w").revision == 0
        assert ledger.count(Step) == 2


def test_a_view_sees_one_moment_whatever_is_written_meanwhile(full: SqlStore) -> None:
    with full.read() as ledger:
        before = ledger.get(Workshop, "w")
        with full.write("w") as tx:
            tx.put(Entry("x", "s", "x", {}, NOON))
        assert ledger.get(Workshop, "w") == before
        assert ledger.count(Entry) == 2
    with full.read() as ledger:
        assert ledger.count(Entry) == 3


def test_a_view_cannot_write(full: SqlStore) -> None:
    with full.read() as ledger:
        with pytest.raises(TypeError):
            ledger.put(PROCESS)
        with pytest.raises(TypeError):
            ledger.drop(PROCESS)


# ── notices ──────────────────────────────────────────────────────────────────


def test_a_write_is_told_after_its_commit_and_only_then(database: str) -> None:
    async def listen() -> list[Notice | None]:
        signal = open_signal(database)
        store = SqlStore(database, signal.publish)
        with store.register() as ledger:
            ledger.put(PROCESS)
            ledger.put(WORKSHOP)
        await asyncio.sleep(0.5)  # PostgreSQL's listener has to be there
        heard: list[Notice | None] = []
        notices = signal.listen("w")
        hearing = asyncio.ensure_future(anext(notices))
        with store.write("w") as tx:
            tx.announce_step()
            await asyncio.sleep(0.3)
            assert not hearing.done()
        heard.append(await asyncio.wait_for(hearing, 2))
        with pytest.raises(Missing), store.write("w"):
            raise Missing
        hearing = asyncio.ensure_future(anext(notices))
        await asyncio.sleep(0.3)
        assert not hearing.done()
        with store.write("w"):
            pass
        heard.append(await asyncio.wait_for(hearing, 2))
        with store.read() as ledger:
            assert ledger.get(Workshop, "w").revision == 2
        signal.close()
        store.close()
        return heard

    assert asyncio.run(listen()) == [Notice("w", 1, step=True), Notice("w", 2, step=False)]
