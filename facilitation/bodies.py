"""The way through the bodies (Gremienweg): who deals with what a workshop gave, when, and what was resolved in the end.

A resolution (Beschluss) is never a result of the workshop: it is entered afterwards, in the words of the body.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitation.agenda import day
from facilitation.desk import fit
from facilitation.errors import Missing, NoDate, NotAnOption, Overtaken, Resolved, UnknownStatus
from facilitation.house import House
from facilitation.ports import Ledger, Writing
from facilitation.roles import Who, require_facilitator
from facilitation.sight import before
from facilitation.transaction import redraw
from facilitation.workshop import BODY_STATUS_NAMES, OUTCOMES, Body, BodyStatus, Resolution, Workshop

NAME_MAXIMUM = 120
WORDING_MAXIMUM = 2_000
TAKEN_NOTE = "Kenntnisnahme"
EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)

Way = tuple[Body, ...]


# ── what a facilitator enters ────────────────────────────────────────────────


def add_body(
    house: House,
    who: Who,
    workshop_id: str,
    *,
    name: str,
    date: datetime.date | None = None,
    status: BodyStatus | str = BodyStatus.PLANNED,
) -> Body:
    """A further body at the end of the way. Raises Empty, TooLong, NoDate, UnknownStatus, Missing."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        new = Body(house.new_id(), workshop_id, "", position=_end(tx))
        return _put(tx, _describe(new, name=name, date=date, status=status))


def change_body(house: House, who: Who, workshop_id: str, body_id: str, *, version: int, **details: Any) -> Body:
    """Change name, date (None: none yet) or status of a body.

    Raises Missing, Overtaken when somebody else changed it since `version`, Empty, TooLong, NoDate, UnknownStatus; Resolved
    where a resolution would lose its date or its outcome.
    """
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        body = _describe(_current(tx, body_id, version), **details)
        if body.wording and body.status not in OUTCOMES:
            raise Resolved(field="status")
        if body.wording and body.date is None:
            raise Resolved(field="date")
        return _put(tx, replace(body, version=version + 1))


def move_body(house: House, who: Who, workshop_id: str, body_id: str, by: int, *, version: int) -> None:
    """Move a body up (negative) or down the way. Raises Missing, Overtaken."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        body = _current(tx, body_id, version)
        order = list(way(tx, workshop_id))
        here = order.index(body)
        there = min(max(here + by, 0), len(order) - 1)
        if here == there:
            return
        order.insert(there, order.pop(here))
        for position, one in enumerate(order, 1):
            tx.put(replace(one, position=float(position), version=one.version + (one == body)))
        redraw(tx)


def remove_body(house: House, who: Who, workshop_id: str, body_id: str, *, version: int) -> None:
    """Take a body off the way. Raises Missing, Overtaken, Resolved where its resolution stands."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        body = _current(tx, body_id, version)
        if body.wording:
            raise Resolved
        tx.drop(body)
        redraw(tx)


def resolve(
    house: House,
    who: Who,
    workshop_id: str,
    body_id: str,
    *,
    version: int,
    date: datetime.date | None,
    outcome: BodyStatus | str,
    wording: str,
) -> Body:
    """Enter what a body resolved, or correct it. Taking note needs no words of its own.

    Raises Missing, Overtaken, NoDate, NotAnOption for a status that is no outcome, Empty, TooLong beyond 2,000 characters.
    """
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        body = _current(tx, body_id, version)
        status = _status(outcome)
        if status not in OUTCOMES:
            raise NotAnOption(field="outcome", value=BODY_STATUS_NAMES[status])
        if date is None:
            raise NoDate(field="date")
        said = fit(wording, WORDING_MAXIMUM, "wording", required=status is not BodyStatus.NOTED) or TAKEN_NOTE
        return _put(tx, replace(body, date=_day(date), status=status, wording=said, version=version + 1))


def withdraw_resolution(house: House, who: Who, workshop_id: str, body_id: str, *, version: int) -> Body:
    """Take a resolution out that was entered by mistake; the body has then dealt with it. Raises Missing, Overtaken."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        body = _current(tx, body_id, version)
        return _put(tx, replace(body, status=BodyStatus.DISCUSSED, wording="", version=version + 1))


def take_over(house: House, who: Who, workshop_id: str) -> Way:
    """Put the bodies still open on the way of the workshop before on this one; gives the new ones. Raises Missing."""
    require_facilitator(who)
    with house.store.write(workshop_id) as tx:
        return tuple(
            _put(tx, replace(one, id=house.new_id(), workshop_id=workshop_id, position=_end(tx), version=1))
            for one in proposed(tx, tx.workshop)
        )


# ── what is known of the way ─────────────────────────────────────────────────


def way(ledger: Ledger, workshop_id: str) -> Way:
    """The bodies of a workshop in their order."""
    return ledger.all(Body, workshop_id=workshop_id)


def way_so_far(ledger: Ledger, workshop: Workshop) -> tuple[tuple[Workshop, Way], ...]:
    """The ways of the workshops before this one in its process, the earliest first; those without bodies are not named."""
    ways = ((one, way(ledger, one.id)) for one in before(ledger, workshop))
    return tuple((one, bodies) for one, bodies in ways if bodies)


def proposed(ledger: Ledger, workshop: Workshop) -> Way:
    """The bodies still open on the last way before, but for those that stand on this workshop's way already."""
    known = {one.name for one in way(ledger, workshop.id)}
    last = [bodies for _workshop, bodies in way_so_far(ledger, workshop)][-1:]
    return tuple(one for bodies in last for one in bodies if one.is_open and one.name not in known)


def next_body(bodies: Sequence[Body]) -> Body | None:
    """The first body that still has to deal with it."""
    return next((one for one in bodies if one.is_open), None)


def last_resolution(bodies: Sequence[Body]) -> Resolution | None:
    """The resolution of the latest day; of one day, that of the body further along the way."""
    return max((one.resolution for one in reversed(bodies) if one.resolution), key=lambda one: one.date, default=None)


def described(body: Body) -> str:
    """The body with its day: `Sozialausschuss, 12. Januar 2027`."""
    return f"{body.name}, {day(body.date)}" if body.date else body.name


def told(resolution: Resolution) -> str:
    """Who resolved it, when, and what it came to: `Stadtrat, 3. Februar 2027: geändert beschlossen`."""
    return f"{resolution.body}, {day(resolution.date)}: {BODY_STATUS_NAMES[resolution.outcome]}"


def _describe(body: Body, **details: Any) -> Body:
    changed: dict[str, Any] = {}
    for name, value in details.items():
        if name == "name":
            changed[name] = fit(value, NAME_MAXIMUM, name)
        elif name == "date":
            changed[name] = None if value is None else _day(value)
        elif name == "status":
            changed[name] = _status(value)
    return replace(body, **changed)


def _day(value: Any) -> datetime.date:
    if not isinstance(value, datetime.date) or not EARLIEST <= value <= LATEST:
        raise NoDate(field="date")
    return value


def _status(value: Any) -> BodyStatus:
    if value not in list(BodyStatus):
        raise UnknownStatus(field="status", value=f"{value!s:.40}", known=", ".join(BodyStatus))
    return BodyStatus(value)


def _current(tx: Writing, body_id: str, version: int) -> Body:
    body = tx.find(Body, id=body_id)
    if body is None or body.workshop_id != tx.workshop.id:
        raise Missing
    if body.version != version:
        raise Overtaken(text=described(body))
    return body


def _end(tx: Writing) -> float:
    return max((one.position for one in way(tx, tx.workshop.id)), default=0.0) + 1.0


def _put(tx: Writing, body: Body) -> Body:
    tx.put(body)
    redraw(tx)
    return body
