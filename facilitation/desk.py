"""Every write during a workshop, one verb each. A verb says who may, checks the rule, writes once, and is announced."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from facilitation import memory
from facilitation.basis import PASSED_OVER
from facilitation.contract import Activity, Change, is_by_table
from facilitation.errors import (
    AnotherOpen,
    BadId,
    ClosedCode,
    Empty,
    Finished,
    Missing,
    NoInput,
    NoTable,
    NothingToUndo,
    NotJoined,
    NotYours,
    Overtaken,
    RoundOver,
    SecondEntry,
    StepClosed,
    TooLong,
    TooManyEntries,
    UnknownEntry,
    UnknownGroup,
    UnknownStep,
    UnknownTable,
    UnknownVerb,
    Unreadable,
    WrongState,
)
from facilitation.house import House
from facilitation.language import LANGUAGES
from facilitation.language import language as language_of
from facilitation.ports import Writing
from facilitation.roles import Guest, Who, require_facilitator, require_guest
from facilitation.sight import CARRIED, SOURCES, note_sources, see
from facilitation.text import clean
from facilitation.transaction import keep_deed, on_entry, on_step, put_step, redraw
from facilitation.workshop import (
    STATE_NAMES,
    Data,
    Deed,
    Entry,
    EntryState,
    Item,
    Origin,
    Parked,
    Passage,
    Person,
    Process,
    Show,
    Step,
    StepState,
    Workshop,
    WorkshopState,
)

INSTITUTION_MAXIMUM = 60
NOTES_MAXIMUM = 20_000
PARKED_MAXIMUM = 200
DOUBLE = "double"
HIDDEN_OPTION = "verborgene Karte"
_ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060-\u2064\u3164]")
_GRACE = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(days=30)
_COUNTING = (EntryState.VALID, EntryState.HIDDEN)
PAPER_STATES = (StepState.OPEN, StepState.CLOSED, StepState.REVEALED)


@dataclass(frozen=True)
class Receipt:
    """What became of a submission. `repeated`: the same id had been accepted before."""

    entry: Entry
    repeated: bool = False

    @property
    def late(self) -> bool:
        return self.entry.state is EntryState.LATE


@dataclass(frozen=True)
class Voice:
    """Who speaks at a step: a person, or a table group together. Nobody in particular has no pseudonym."""

    pseudonym: str = ""
    table: str = ""


NOBODY = Voice()


def voice_of(house: House, workshop: Workshop, step: Step, person: Person) -> Voice:
    """The person's own voice, at table steps that of the table. Raises NoTable where the person sits at none."""
    if not is_by_table(house.catalogue.activity(step.activity), step):
        return Voice(house.pseudonym(person.id, step.id))
    if not person.table:
        raise NoTable
    return table_voice(house, workshop, step, person.table)


def table_voice(house: House, workshop: Workshop, step: Step, table: str) -> Voice:
    """The voice of a table at a step. Raises UnknownTable."""
    if table not in workshop.tables:
        raise UnknownTable(field="table")
    return Voice(house.pseudonym(f"table {table}", step.id), table)


# ── participants ─────────────────────────────────────────────────────────────


def join(house: House, who: Who, *, actor_group: str, institution: str = "", language: str = "de") -> Person:
    """The guest belongs to the workshop from now on. Raises UnknownGroup, TooLong, ClosedCode.

    Again: changes the group, and brings back who had left.
    """
    guest = require_guest(who)
    with house.store.write(guest.workshop_id) as tx:
        return seat(house, tx, guest.person_id, actor_group, institution, language, Origin.TABLET)


def seat(
    house: House, tx: Writing, person_id: str, actor_group: str, institution: str, language: str, origin: Origin
) -> Person:
    """Write a person down in the open transaction. Raises as `join` does."""
    if tx.workshop.state is WorkshopState.FINISHED:
        raise ClosedCode
    if actor_group not in tx.get(Process, tx.workshop.process_id).actor_groups:
        raise UnknownGroup(field="actor_group")
    institution = fit(institution, INSTITUTION_MAXIMUM, "institution", required=False)
    now = house.clock()
    person = tx.find(Person, id=person_id) or Person(person_id, tx.workshop.id, "", "", "", now, origin)
    person = replace(person, actor_group=actor_group, institution=institution, language=_known(language))
    person = person if person.is_here else replace(person, away=(*person.away, now))
    tx.put(person)
    redraw(tx)
    return person


def leave(house: House, who: Who) -> None:
    """The guest goes home: what they gave stays, and they count no more. Joining again brings them back. Raises NotJoined."""
    guest = require_guest(who)
    with house.store.write(guest.workshop_id) as tx:
        _let_go(house, tx, person_of(tx, guest))


def speak(house: House, who: Who, *, language: str) -> None:
    """The guest reads in another language from now on."""
    guest = require_guest(who)
    with house.store.write(guest.workshop_id) as tx:
        tx.put(replace(person_of(tx, guest), language=_known(language)))


def submit(house: House, who: Who, *, id: str, step: str, data: Data, waited: float = 0.0) -> Receipt:
    """One input of a participant to the step of that key; the same id counts once.

    `waited`: seconds since the person pressed the button; input sent while the step was open and arriving after it closed
    is kept as late. Raises BadId, NotJoined, UnknownStep, NoInput, StepClosed, SecondEntry, TooManyEntries and what the
    activity's check raises.
    """
    guest = require_guest(who)
    check_id(id)
    with house.store.write(guest.workshop_id) as tx:
        person = person_of(tx, guest)
        place = _step_of_key(tx, step)
        voice = voice_of(house, tx.workshop, place, person)
        known = tx.find(Entry, id=id)
        if known is not None:
            if known.pseudonym != voice.pseudonym:
                raise NotYours
            return Receipt(known, repeated=True)
        state = _state_on_arrival(house, place, waited)
        hear(tx, person, place)
        return Receipt(accept(house, tx, place, id, voice, data, state, Origin.TABLET))


def change(house: House, who: Who, *, id: str, data: Data) -> Entry:
    """Replace an own input while the step is open. Raises UnknownEntry, NotYours, StepClosed and the check's errors."""
    guest = require_guest(who)
    with house.store.write(guest.workshop_id) as tx:
        step, entry = _own_entry(house, tx, guest, id)
        activity = house.catalogue.activity(step.activity)
        cleaned = activity.check(step, _of_participant(activity, data, entry.data))
        _require_asked(activity, step, cleaned)
        others = [one for one in entries_of(tx, step, entry.pseudonym) if one.id != entry.id]
        _refuse_beyond_limit(activity, step, cleaned, others)
        changed = replace(entry, data=cleaned, revision=tx.workshop.revision)
        tx.put(changed)
        _tell_table(tx, changed)
        return changed


def withdraw(house: House, who: Who, *, id: str) -> None:
    """Take an own input back while the step is open; its text is forgotten, its id is not. Raises as `change` does."""
    guest = require_guest(who)
    with house.store.write(guest.workshop_id) as tx:
        step, entry = _own_entry(house, tx, guest, id)
        for deed in tx.all(Deed, step_id=step.id):
            if (left := memory.forget(deed.changes, id)) != deed.changes:
                tx.put(replace(deed, changes=left))
        memory.apply(tx, _turned(house, tx, step, entry, data={}, state=EntryState.WITHDRAWN))
        _tell_table(tx, entry)


# ── steps ────────────────────────────────────────────────────────────────────


def open_step(house: House, who: Who, step_id: str) -> Step:
    """Prepared -> open: fixes options and budget, starts the time, shows it. Raises WrongState, AnotherOpen, Finished."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        _require(step, StepState.PREPARED)
        _require_free(tx)
        now = house.clock()
        opening = step.opening or begin(house, tx, step)
        minutes = step.setting("writing") or step.minutes
        ends_at = now + timedelta(minutes=float(minutes))
        opened = replace(step, opening=opening, opened_at=step.opened_at or now, closed_at=None, ends_at=ends_at)
        redraw(
            tx,
            state=WorkshopState.RUNNING,
            started_at=tx.workshop.started_at or now,
            show=Show.STEP,
            step_id=step.id,
            focus=None,
        )
        return _pass(house, tx, replace(opened, left_out=False, paused_seconds=None), StepState.OPEN)


def close_step(house: House, who: Who, step_id: str) -> Step:
    """Open -> closed: no more input. Raises WrongState."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        _require(step, StepState.OPEN)
        closed = replace(step, closed_at=house.clock(), ends_at=None, paused_seconds=None)
        return _pass(house, tx, closed, StepState.CLOSED)


def reveal_step(house: House, who: Who, step_id: str) -> Step:
    """Closed -> revealed: the wall turns the cards over. Raises WrongState."""
    return _advance(house, who, step_id, StepState.CLOSED, StepState.REVEALED)


def confirm_step(house: House, who: Who, step_id: str) -> Step:
    """Revealed -> confirmed. Raises WrongState."""
    return _advance(house, who, step_id, StepState.REVEALED, StepState.CONFIRMED)


def step_back(house: House, who: Who, step_id: str) -> Step:
    """Back by one state, which is logged. What was fixed at opening stays once there is input.

    Raises WrongState, AnotherOpen, Finished.
    """
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        if step.state is StepState.PREPARED:
            raise WrongState(state=STATE_NAMES[step.state])
        before = list(StepState)[step.state.place - 1]
        if before is StepState.OPEN:
            _require_free(tx)
            step = replace(step, closed_at=None)
        return wait(house, tx, step) if before is StepState.PREPARED else _pass(house, tx, step, before)


def wait(house: House, tx: Writing, step: Step) -> Step:
    """An open step is prepared again, in the open transaction; what was fixed at opening stays once there is input."""
    kept = step.opening if tx.count(Entry, step_id=step.id) else {}
    return _pass(house, tx, replace(step, opening=kept, ends_at=None, paused_seconds=None), StepState.PREPARED)


def shift_time(house: House, who: Who, step_id: str, seconds: float) -> Step:
    """More or less time for an open step, never less than none."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        _require(step, StepState.OPEN)
        if step.paused_seconds is not None:
            step = replace(step, paused_seconds=max(0.0, step.paused_seconds + seconds))
        else:
            now = house.clock()
            step = replace(step, ends_at=max(now, max(step.ends_at or now, now) + timedelta(seconds=seconds)))
        return put_step(tx, step)


def pause_time(house: House, who: Who, step_id: str) -> Step:
    """The clock stands still. Raises WrongState."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        _require(step, StepState.OPEN)
        if step.paused_seconds is None:
            now = house.clock()
            left = max(0.0, ((step.ends_at or now) - now).total_seconds())
            step = replace(step, paused_seconds=left, ends_at=None)
        return put_step(tx, step)


def resume_time(house: House, who: Who, step_id: str) -> Step:
    """The clock goes on. Raises WrongState."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        _require(step, StepState.OPEN)
        if step.paused_seconds is not None:
            ends_at = house.clock() + timedelta(seconds=step.paused_seconds)
            step = replace(step, paused_seconds=None, ends_at=ends_at)
        return put_step(tx, step)


def go_to(house: House, who: Who, step_id: str) -> None:
    """Turn projector, console and tablets to this step, in whatever state it is."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        redraw(tx, step_id=step.id, show=Show.STEP, focus=None)
        tx.announce_step()


def show(house: House, who: Who, workshop_id: str, what: str) -> None:
    """What the projector shows: join, step, pause or thanks. Raises Unreadable."""
    require_facilitator(who)
    if what not in list(Show):
        raise Unreadable
    with house.store.write(workshop_id) as tx:
        redraw(tx, show=Show(what))


def focus(house: House, who: Who, workshop_id: str, cluster: str | None) -> None:
    """Show one cluster alone and large, or the whole wall again."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        redraw(tx, focus=cluster)


def finish(house: House, who: Who, workshop_id: str) -> None:
    """The evening is over: no more joining, thanks on the wall; what could be undone is forgotten. Raises AnotherOpen."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        for step in tx.all(Step, workshop_id=workshop_id):
            if step.state is StepState.OPEN:
                raise AnotherOpen(title=step.title)
        for deed in tx.all(Deed, workshop_id=workshop_id):
            tx.drop(deed)
        finished_at = tx.workshop.finished_at or house.clock()
        redraw(tx, state=WorkshopState.FINISHED, show=Show.THANKS, finished_at=finished_at)
        tx.announce_step()


def resume(house: House, who: Who, workshop_id: str) -> None:
    """Take a finish back."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        redraw(tx, state=WorkshopState.RUNNING, show=Show.STEP if tx.workshop.step_id else Show.JOIN, finished_at=None)
        tx.announce_step()


# ── the facilitator's hands on the input ─────────────────────────────────────


def hide(house: House, who: Who, entry_id: str) -> None:
    """Take an entry out of wall, result and minutes. Raises UnknownEntry."""
    _turn(house, who, entry_id, "hide", "Karte verborgen", state=EntryState.HIDDEN)


def unhide(house: House, who: Who, entry_id: str) -> None:
    """Show a hidden entry again."""
    _turn(house, who, entry_id, "unhide", "Karte wieder gezeigt", state=EntryState.VALID)


def admit(house: House, who: Who, entry_id: str) -> None:
    """Let a late entry count, marked as late. Raises UnknownEntry, and SecondEntry or TooManyEntries as in time."""
    require_facilitator(who)
    with on_entry(house, entry_id) as (tx, step, entry):
        if entry.state is not EntryState.LATE:
            raise UnknownEntry
        _refuse_beyond_limit(house.catalogue.activity(step.activity), step, entry.data, entries_of(tx, step, entry.pseudonym))
        perform(
            house,
            tx,
            step,
            "admit",
            "Verspätete Eingabe zugelassen",
            _turned(house, tx, step, entry, state=EntryState.VALID, late=True),
        )


def redact(house: House, who: Who, entry_id: str, text: str) -> None:
    """Black out part of an entry's first text, for names above all. Raises UnknownEntry and the check's errors."""
    require_facilitator(who)
    with on_entry(house, entry_id) as (tx, step, entry):
        if entry.state is EntryState.WITHDRAWN:
            raise UnknownEntry
        activity = house.catalogue.activity(step.activity)
        data = activity.check(step, {**entry.data, _first_text(activity, step): text})
        perform(house, tx, step, "redact", "Karte geschwärzt", _turned(house, tx, step, entry, data=data, redacted=True))


def merge(house: House, who: Who, entry_id: str, into: str) -> None:
    """Link two entries that say the same; both stay. Raises UnknownEntry."""
    require_facilitator(who)
    with on_entry(house, entry_id) as (tx, step, entry):
        if into == entry.id or tx.find(Entry, id=into, step_id=step.id) is None:
            raise UnknownEntry
        links = {item.data["card"]: item for item in tx.all(Item, step_id=step.id, kind=DOUBLE)}
        while into in links:
            into = links[into].data["of"]
        if into == entry.id:
            raise UnknownEntry
        link = Item(house.new_id(), step.id, DOUBLE, {"card": entry.id, "of": into})
        earlier = [Change(links[entry.id], None)] if entry.id in links else []
        perform(house, tx, step, "merge", "Karten verbunden", [*earlier, Change(None, link)])


def separate(house: House, who: Who, entry_id: str) -> None:
    """Take a link between two entries away. Raises NothingToUndo where there is none."""
    require_facilitator(who)
    with on_entry(house, entry_id) as (tx, step, entry):
        links = [item for item in tx.all(Item, step_id=step.id, kind=DOUBLE) if item.data["card"] == entry.id]
        if not links:
            raise NothingToUndo
        perform(house, tx, step, "separate", "Karten getrennt", [Change(link, None) for link in links])


def enter_paper(house: House, who: Who, step_id: str, data: Data, person_id: str | None = None) -> Entry:
    """An input from paper, marked as entered by the facilitator, during the step or after it closed.

    Without a person it counts as input of nobody in particular. Raises NoInput, StepClosed and the check's errors.
    """
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        if step.state not in PAPER_STATES:
            raise StepClosed
        voice = Voice(house.pseudonym(person_id, step.id)) if person_id else NOBODY
        hear(tx, tx.find(Person, id=person_id) if person_id else None, step)
        entry = accept(house, tx, step, house.new_id(), voice, data, EntryState.VALID, Origin.FACILITATOR)
        keep_deed(house, tx, step, "paper", "Papierkarte eingegeben", [Change(None, entry)])
        redraw(tx)
        return entry


def enter_person(house: House, who: Who, workshop_id: str, *, actor_group: str, institution: str = "") -> Person:
    """Somebody who is here without a device. Raises as `join` does."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        return seat(house, tx, house.new_id(), actor_group, institution, "de", Origin.FACILITATOR)


def mark_gone(house: House, who: Who, workshop_id: str, person_id: str) -> None:
    """Somebody has left: what they gave stays, and steps that close from now on do not count them. Raises Missing."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        _let_go(house, tx, _someone(tx, person_id))


def mark_back(house: House, who: Who, workshop_id: str, person_id: str) -> None:
    """Somebody who was marked as gone is here. Raises Missing."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        person = _someone(tx, person_id)
        tx.put(person if person.is_here else replace(person, away=(*person.away, house.clock())))
        redraw(tx)
        tx.announce_step()


def enter_for_table(house: House, who: Who, step_id: str, table: str, data: Data, origin: Origin = Origin.FACILITATOR) -> Entry:
    """What a table group says, from its paper or its scribe. Raises UnknownTable and what `enter_paper` raises."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        if step.state not in PAPER_STATES:
            raise StepClosed
        voice = table_voice(house, tx.workshop, step, table)
        entry = accept(house, tx, step, house.new_id(), voice, data, EntryState.VALID, origin)
        keep_deed(house, tx, step, "paper", "Eingabe eines Tisches übernommen", [Change(None, entry)])
        redraw(tx)
        return entry


def arrange(house: House, who: Who, step_id: str, verb: str, arguments: Data) -> None:
    """One of the activity's own verbs. Raises UnknownVerb and what the verb raises."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        verbs = house.catalogue.activity(step.activity).verbs
        if verb not in verbs:
            raise UnknownVerb
        if step.state is StepState.CONFIRMED:
            raise WrongState(state=STATE_NAMES[step.state])
        changes = verbs[verb].act(see(tx, house.catalogue, step), _mapping(arguments), house.new_id)
        perform(house, tx, step, verb, verbs[verb].label, changes)


def undo(house: House, who: Who, step_id: str) -> str:
    """Take the last act at this step back; gives its name. Raises NothingToUndo."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        deeds = [deed for deed in tx.all(Deed, step_id=step.id) if not deed.undone]
        if not deeds:
            raise NothingToUndo
        last = deeds[-1]
        memory.revert(tx, _still_due(house, tx, step, last.changes), tx.workshop.revision)
        if any(change["kind"] == Step.__name__ for change in last.changes):
            tx.announce_step()
        tx.put(replace(last, undone=True))
        _pass_along(house, tx, step, tx.get(Step, step.id))
        redraw(tx)
        return last.label


def _still_due(house: House, tx: Writing, step: Step, changes: Iterable[Data]) -> tuple[Data, ...]:
    """What is to be taken back: all but people who came with paper and have been heard at another step meanwhile."""
    others = [other for other in tx.all(Step, workshop_id=step.workshop_id) if other.id != step.id]

    def stays(change: Data) -> bool:
        new = change["kind"] == Person.__name__ and change["before"] is None
        return new and any(entries_of(tx, other, house.pseudonym(change["id"], other.id)) for other in others)

    return tuple(change for change in changes if not stays(change))


def note(house: House, who: Who, step_id: str, text: str, version: int) -> Step:
    """The facilitator's notes on a step. Raises Overtaken when somebody else wrote since `version`, TooLong."""
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        if version != step.notes_version:
            raise Overtaken(text=step.notes)
        text = fit(text, NOTES_MAXIMUM, "text", required=False)
        return put_step(tx, replace(step, notes=text, notes_version=version + 1))


def park(house: House, who: Who, workshop_id: str, text: str, origin: str = "") -> Parked:
    """A new line in the parking lot. Raises Empty, TooLong."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        line = Parked(
            id=house.new_id(),
            workshop_id=workshop_id,
            text=fit(text, PARKED_MAXIMUM, "text"),
            origin=clean(origin),
            position=float(tx.workshop.revision),
        )
        tx.put(line)
        redraw(tx)
        return line


def change_parked(
    house: House, who: Who, workshop_id: str, parked_id: str, *, version: int, text: str, owner: str = "", due: str = ""
) -> Parked:
    """Reword a line or say who takes it and by when. Raises Missing, Overtaken, Empty, TooLong."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        line = _line(tx, parked_id)
        if line.version != version:
            raise Overtaken(text=line.text)
        changed = replace(
            line,
            text=fit(text, PARKED_MAXIMUM, "text"),
            owner=fit(owner, INSTITUTION_MAXIMUM, "owner", required=False),
            due=fit(due, INSTITUTION_MAXIMUM, "due", required=False),
            version=version + 1,
        )
        tx.put(changed)
        redraw(tx)
        return changed


def unpark(house: House, who: Who, workshop_id: str, parked_id: str) -> None:
    """Take a line out of the parking lot. Raises Missing."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        tx.drop(_line(tx, parked_id))
        redraw(tx)


# ── rules shared by the verbs ────────────────────────────────────────────────


def check_id(id: str) -> None:
    """Raises BadId unless it is a UUID, with or without hyphens."""
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise BadId(field="id")


def fit(text: Any, maximum: int, field: str, *, required: bool = True) -> str:
    """The text, cleaned. Raises Unreadable, Empty or TooLong, naming the field."""
    if not isinstance(text, str):
        raise Unreadable(field=field)
    fitted = clean(text).strip()
    if required and not _VISIBLE.search(fitted):
        raise Empty(field=field)
    if len(fitted) > maximum:
        raise TooLong(field=field, length=len(fitted), maximum=maximum)
    return fitted


def _known(language: Any) -> str:
    return language_of(language).code if isinstance(language, str) else LANGUAGES[0].code


def _mapping(data: Any) -> Data:
    if not isinstance(data, dict):
        raise Unreadable(field="data")
    return data


def _of_participant(activity: Activity, data: Any, before: Data) -> Data:
    """What a participant says; what only the facilitator gives stays as it was. Raises Unreadable."""
    said = {name: value for name, value in _mapping(data).items() if name not in activity.reserved}
    return said | {name: before[name] for name in activity.reserved if name in before}


def person_of(tx: Writing, guest: Guest) -> Person:
    person = tx.find(Person, id=guest.person_id, workshop_id=guest.workshop_id)
    if person is None:
        raise NotJoined
    return person


def _someone(tx: Writing, person_id: str) -> Person:
    person = tx.find(Person, id=person_id, workshop_id=tx.workshop.id)
    if person is None:
        raise Missing
    return person


def _let_go(house: House, tx: Writing, person: Person) -> None:
    """The person is gone; at the steps where they were heard they count on, so that n never exceeds N."""
    if person.is_here:
        steps = tx.all(Step, workshop_id=tx.workshop.id)
        heard = (step.id for step in steps if tx.find(Entry, step_id=step.id, pseudonym=house.pseudonym(person.id, step.id)))
        spoke = tuple(dict.fromkeys((*person.spoke, *heard)))
        tx.put(replace(person, away=(*person.away, house.clock()), spoke=spoke))
    redraw(tx)
    tx.announce_step()


def hear(tx: Writing, person: Person | None, step: Step) -> None:
    """Who is heard at a step counts there, even if gone by now or come only after it closed."""
    if person is not None and not person.counts_at(step):
        tx.put(replace(person, spoke=(*person.spoke, step.id)))


def _line(tx: Writing, parked_id: str) -> Parked:
    line = tx.find(Parked, id=parked_id, workshop_id=tx.workshop.id)
    if line is None:
        raise Missing
    return line


def _step_of_key(tx: Writing, key: Any) -> Step:
    step = tx.find(Step, workshop_id=tx.workshop.id, key=key) if isinstance(key, str) else None
    if step is None:
        raise UnknownStep
    return step


def _state_on_arrival(house: House, step: Step, waited: float) -> EntryState:
    if step.state is StepState.OPEN:
        return EntryState.VALID
    if isinstance(waited, bool) or not isinstance(waited, int | float):
        raise Unreadable(field="waited")
    pressed_at = house.clock() - timedelta(seconds=min(max(0.0, waited), _LONGEST_WAIT.total_seconds()))
    if step.opened_at and step.closed_at and step.opened_at - _GRACE <= pressed_at <= step.closed_at:
        return EntryState.LATE
    raise StepClosed


def accept(house: House, tx: Writing, step: Step, id: str, voice: Voice, data: Any, state: EntryState, origin: Origin) -> Entry:
    """Check an input and write it down in the open transaction. Raises NoInput, RoundOver, SecondEntry, TooManyEntries and
    what the activity's check raises.
    """
    activity = house.catalogue.activity(step.activity)
    if activity.form is None:
        raise NoInput
    given = _of_participant(activity, data, {}) if origin is Origin.TABLET else _mapping(data)
    cleaned = activity.check(step, given)
    _require_asked(activity, step, cleaned)
    if voice.pseudonym:
        counted = (*_COUNTING, EntryState.LATE) if state is EntryState.LATE else _COUNTING
        _refuse_beyond_limit(activity, step, cleaned, entries_of(tx, step, voice.pseudonym, counted))
    revision = tx.workshop.revision
    entry = Entry(
        id,
        step.id,
        voice.pseudonym,
        cleaned,
        house.clock(),
        revision,
        state,
        origin,
        table=voice.table,
        revision=revision,
    )
    tx.put(entry)
    _tell_table(tx, entry)
    return entry


def _tell_table(tx: Writing, entry: Entry) -> None:
    """What one of a table writes, the tablets of the others show: they hear of it as of a step."""
    if entry.table:
        tx.announce_step()


def _first_text(activity: Activity, step: Step) -> str:
    fields = activity.form(step).fields if activity.form else ()
    return next((field.name for field in fields if field.kind in ("card", "line", "text")), "text")


def entries_of(tx: Writing, step: Step, pseudonym: str, counted: tuple[EntryState, ...] = _COUNTING) -> list[Entry]:
    mine = tx.all(Entry, step_id=step.id, pseudonym=pseudonym) if pseudonym else ()
    return [entry for entry in mine if entry.state in counted]


def _refuse_beyond_limit(activity: Activity, step: Step, data: Data, others: list[Entry]) -> None:
    question, limit = activity.question(data), activity.limit(step)
    same = [entry for entry in others if activity.question(entry.data) == question]
    if len(same) >= limit:
        raise SecondEntry(same[0].id) if limit == 1 else TooManyEntries(same[0].id, limit)


def _require_asked(activity: Activity, step: Step, data: Data) -> None:
    if not activity.asked(step, data):
        raise RoundOver


def _own_entry(house: House, tx: Writing, guest: Guest, id: str) -> tuple[Step, Entry]:
    person = person_of(tx, guest)
    entry = tx.find(Entry, id=id)
    if entry is None or entry.state is EntryState.WITHDRAWN:
        raise UnknownEntry
    step = tx.get(Step, entry.step_id)
    if entry.pseudonym != voice_of(house, tx.workshop, step, person).pseudonym:
        raise NotYours
    if step.state is not StepState.OPEN:
        raise StepClosed
    _require_asked(house.catalogue.activity(step.activity), step, entry.data)
    return step, entry


# ── writing ──────────────────────────────────────────────────────────────────


def _require(step: Step, state: StepState) -> None:
    if step.state is not state:
        raise WrongState(state=STATE_NAMES[step.state])


def _require_free(tx: Writing) -> None:
    """Raises Finished, and AnotherOpen where a question is open."""
    if tx.workshop.state is WorkshopState.FINISHED:
        raise Finished
    for other in tx.all(Step, workshop_id=tx.workshop.id):
        if other.state is StepState.OPEN:
            raise AnotherOpen(title=other.title)


def begin(house: House, tx: Writing, step: Step) -> dict[str, Any]:
    """What is fixed when a step opens now, where its options come from, and what of theirs it has no use for."""
    scene = see(tx, house.catalogue, replace(step, opening={}))
    opening = dict(house.catalogue.activity(step.activity).opening(scene))
    if "options" not in opening:
        return opening
    taken = {one["id"] for one in opening["options"]}
    noted = {SOURCES: note_sources(tx, step), PASSED_OVER: [one.id for one in scene.inputs if one.id not in taken]}
    return opening | {name: known for name, known in noted.items() if known}


def _advance(house: House, who: Who, step_id: str, before: StepState, after: StepState) -> Step:
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        _require(step, before)
        return _pass(house, tx, step, after)


def _pass(house: House, tx: Writing, step: Step, state: StepState) -> Step:
    tx.put(Passage(house.new_id(), step.workshop_id, step.id, step.state, state, house.clock()))
    tx.announce_step()
    return put_step(tx, replace(step, state=state))


def _turned(house: House, tx: Writing, step: Step, entry: Entry, **changed: Any) -> list[Change]:
    """The entry changed; among the options another step was opened with, of this evening or a later one, it reads the same."""
    turned = replace(entry, revision=tx.workshop.revision, **changed)
    return [Change(entry, turned), *_reworded(house, tx, step, turned)]


def _reworded(house: House, tx: Writing, step: Step, turned: Entry) -> list[Change]:
    activity, scene = house.catalogue.activity(step.activity), see(tx, house.catalogue, step)
    entries = tuple(turned if one.id == turned.id else one for one in scene.entries)
    scenes = scene, replace(scene, entries=entries)
    before, after = ({option.id: option.text for option in activity.options(one)} for one in scenes)
    texts = {id: after.get(id, HIDDEN_OPTION) for id in before | after if before.get(id) != after.get(id)}
    changes = []
    evenings = tx.all(Workshop, process_id=tx.workshop.process_id) if texts else ()
    for other in (one for evening in evenings for one in tx.all(Step, workshop_id=evening.id)):
        changed = replace(other, opening=_told(other.opening, "options", texts), settings=_told(other.settings, CARRIED, texts))
        if changed != other:
            changes.append(Change(other, changed))
            tx.announce_step()
    return changes


def _told(kept: Data, name: str, texts: Mapping[str, str]) -> Data:
    """What a step keeps, with other words for the rows that have these ids."""
    rows = kept.get(name, [])
    told = [
        {**row, **dict.fromkeys({"text", "was"} & row.keys(), texts[row["id"]])} if row["id"] in texts else row for row in rows
    ]
    return {**kept, name: told} if told != rows else kept


def _turn(house: House, who: Who, entry_id: str, verb: str, label: str, **changed: Any) -> None:
    require_facilitator(who)
    with on_entry(house, entry_id) as (tx, step, entry):
        if entry.state in (EntryState.WITHDRAWN, EntryState.LATE):
            raise UnknownEntry
        perform(house, tx, step, verb, label, _turned(house, tx, step, entry, **changed))


def perform(house: House, tx: Writing, step: Step, verb: str, label: str, changes: Iterable[Change]) -> None:
    """Do an act that can be taken back, under its German label, in the open transaction. Raises Finished, AnotherOpen."""
    changes = [_timed(house, tx, change) for change in changes]
    memory.apply(tx, changes)
    keep_deed(house, tx, step, verb, label, changes)
    redraw(tx)
    _pass_along(house, tx, step, tx.get(Step, step.id))


def _timed(house: House, tx: Writing, change: Change) -> Change:
    """A step that an act opens once more gets its time as at the first opening. Raises Finished, AnotherOpen."""
    before, after = change.before, change.after
    if not isinstance(before, Step) or not isinstance(after, Step) or not before.state.place > after.state.place:
        return change
    _require_free(tx)
    redraw(tx, show=Show.STEP, step_id=after.id, focus=None)
    ends_at = house.clock() + timedelta(minutes=float(after.setting("writing") or after.minutes))
    return Change(before, replace(after, closed_at=None, ends_at=ends_at, paused_seconds=None))


def _pass_along(house: House, tx: Writing, before: Step, after: Step) -> None:
    """What an act, or taking it back, changed of the step itself is told to the tablets and, where it moved, logged."""
    if before.state is not after.state:
        tx.put(Passage(house.new_id(), after.workshop_id, after.id, before.state, after.state, house.clock()))
    if before != after:
        tx.announce_step()
