"""Who sits at which table: every write to tables and seats, one verb each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from facilitation.desk import fit, person_of
from facilitation.errors import Missing, TableTaken, UnknownTable
from facilitation.house import House
from facilitation.ports import Writing
from facilitation.roles import Who, require_facilitator, require_guest
from facilitation.transaction import redraw
from facilitation.workshop import Entry, Person, Step

TABLE_MAXIMUM = 30


def set_tables(house: House, who: Who, workshop_id: str, tables: Iterable[str]) -> None:
    """The tables in the room, by name. Whoever sat at one that is gone sits at none. Raises TooLong, Unreadable."""
    require_facilitator(who)
    names = _named(tables)
    with house.store.write(workshop_id) as tx:
        _furnish(tx, names)


def rename_table(house: House, who: Who, workshop_id: str, table: str, name: str) -> None:
    """Another name for a table; who sits there and what it has handed in stay with it.

    Raises UnknownTable, TableTaken, Empty, TooLong.
    """
    require_facilitator(who)
    name = fit(name, TABLE_MAXIMUM, "name")
    with house.store.write(workshop_id) as tx:
        if table not in tx.workshop.tables:
            raise UnknownTable(field="table")
        if name != table and name in tx.workshop.tables:
            raise TableTaken(field="name", name=name)
        for person in tx.all(Person, workshop_id=workshop_id, table=table):
            tx.put(replace(person, table=name))
        for step in tx.all(Step, workshop_id=workshop_id):
            for entry in tx.all(Entry, step_id=step.id, table=table):
                voice = house.pseudonym(f"table {name}", step.id)
                tx.put(replace(entry, table=name, pseudonym=voice, revision=tx.workshop.revision))
        focus = name if tx.workshop.focus == table else tx.workshop.focus
        redraw(tx, tables=tuple(name if one == table else one for one in tx.workshop.tables), focus=focus)
        tx.announce_step()


def sit(house: House, who: Who, *, table: str) -> None:
    """The guest sits at this table from now on. Raises UnknownTable, NotJoined."""
    guest = require_guest(who)
    with house.store.write(guest.workshop_id) as tx:
        if table not in tx.workshop.tables:
            raise UnknownTable(field="table")
        tx.put(replace(person_of(tx, guest), table=table))
        redraw(tx)


def move_to_table(house: House, who: Who, workshop_id: str, person_id: str, table: str) -> None:
    """Seat one person at a table, or at none. Raises UnknownTable, Missing."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        _seat(tx, {person_id: table})
        redraw(tx)
        tx.announce_step()


def take_seats(house: House, who: Who, workshop_id: str, tables: Iterable[str], seats: Mapping[str, str]) -> None:
    """These tables, and everybody named at theirs: the way back to an earlier seating.

    `seats`: the table by the id of the person, empty for none. Raises UnknownTable, Missing, TooLong, Unreadable.
    """
    require_facilitator(who)
    names = _named(tables)
    with house.store.write(workshop_id) as tx:
        _furnish(tx, names)
        _seat(tx, seats)


def mix_tables(house: House, who: Who, workshop_id: str, *, all_anew: bool = False) -> None:
    """Seat everybody who is here and has no table, or everybody, so that tables are equally full and actor groups mixed."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        people = [person for person in tx.all(Person, workshop_id=workshop_id) if person.is_here]
        if all_anew:
            people = [replace(person, table="") for person in people]
        full = {table: [one for one in people if one.table == table] for table in tx.workshop.tables}
        for person in sorted((one for one in people if not one.table), key=lambda one: (one.actor_group, one.joined_at)):
            if not full:
                break
            table = min(full, key=lambda name: (len(full[name]), sum(o.actor_group == person.actor_group for o in full[name])))
            full[table].append(replace(person, table=table))
        for seated in full.values():
            for person in seated:
                tx.put(person)
        redraw(tx)
        tx.announce_step()


def _named(tables: Iterable[str]) -> tuple[str, ...]:
    """Each name once, without those left empty."""
    names = (fit(one, TABLE_MAXIMUM, "tables", required=False) for one in tables)
    return tuple(dict.fromkeys(name for name in names if name))


def _furnish(tx: Writing, names: tuple[str, ...]) -> None:
    for person in tx.all(Person, workshop_id=tx.workshop.id):
        if person.table and person.table not in names:
            tx.put(replace(person, table=""))
    redraw(tx, tables=names)
    tx.announce_step()


def _seat(tx: Writing, seats: Mapping[str, str]) -> None:
    for person_id, table in seats.items():
        person = tx.find(Person, id=person_id, workshop_id=tx.workshop.id)
        if person is None:
            raise Missing
        if table and table not in tx.workshop.tables:
            raise UnknownTable(field="table")
        tx.put(replace(person, table=table))
