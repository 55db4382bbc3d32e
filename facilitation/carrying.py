"""What steps hand on to each other, in the facilitator's hands: looked through before opening, renewed, decided once more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from facilitation.basis import Basis, compare, renew
from facilitation.contract import Change, Option, Scene, was_held
from facilitation.desk import begin, fit, perform, wait
from facilitation.errors import AlreadyRunning, Finished, NotAnOption, NothingNew, NoTie, StillWorkedOn, Unreadable
from facilitation.house import House
from facilitation.language import mark as _
from facilitation.planning import place_after
from facilitation.ports import Ledger, Store
from facilitation.roles import Who, require_facilitator
from facilitation.sight import CARRIED, Given, given_by, offered, see
from facilitation.transaction import on_step, put_step, redraw
from facilitation.workshop import Show, Step, StepState, Workshop, WorkshopState

TEXT_MAXIMUM = 200
MOST = 200
RUN_OFF_MINUTES = 5.0
QUESTION = _("Stichrunde: Was kommt noch dazu?")
RENEWED = "Neue Grundlage übernommen"


def carry_over(house: House, who: Who, step_id: str, rows: Sequence[Mapping[str, Any]]) -> Step:
    """Say before a step opens what it works with: rows {id or None, text, left_out} in their order; no rows: as it comes.

    A row without an id is new. What comes to its sources later stands behind.
    Raises AlreadyRunning, NotAnOption, Empty, TooLong, Unreadable.
    """
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        if step.state is not StepState.PREPARED or step.opening:
            raise AlreadyRunning
        known = {one.id: one.text for one in offered(tx, house.catalogue, step)}
        own = {row["id"]: row["text"] for row in step.setting(CARRIED, ()) if row["own"]}
        if len(rows) > len(known) + MOST:
            raise Unreadable(field="rows")
        carried = [_carried(house, row, known, own) for row in rows]
        return put_step(tx, replace(step, settings={**step.settings, CARRIED: carried}))


def _carried(house: House, row: Mapping[str, Any], known: Mapping[str, str], own: Mapping[str, str]) -> dict[str, Any]:
    id = row.get("id")
    if id is not None and not isinstance(id, str):
        raise Unreadable(field="rows")
    if id is not None and id not in known and id not in own:
        raise NotAnOption(field="rows", value=str(row.get("text", "")))
    text = fit(row.get("text"), TEXT_MAXIMUM, "rows")
    left_out = bool(row.get("left_out", False))
    if id is None or id in own:
        return {"id": id or house.new_id(), "text": text, "was": text, "left_out": left_out, "own": True}
    return {"id": id, "text": text, "was": known[id], "left_out": left_out, "own": False}


def take_over(house: House, who: Who, step_id: str) -> Step:
    """Open a step once more on what its sources give now. Input on options that stay is kept, that on others stays in the data.

    Raises NothingNew where nothing changed, StillWorkedOn while a source is open, NothingToChoose, AnotherOpen, Finished.
    """
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        found = compare(see(tx, house.catalogue, step))
        if found.unsettled:
            raise StillWorkedOn
        if not found.stale:
            raise NothingNew
        fresh = begin(house, tx, step)
        opening = renew(step.opening, fresh, found) if "options" in fresh else {**fresh, **step.opening}
        state = StepState.PREPARED if step.state is StepState.PREPARED else StepState.OPEN
        perform(house, tx, step, "take_over", RENEWED, [Change(step, replace(step, opening=opening, state=state))])
        return tx.get(Step, step.id)


def run_off(house: House, who: Who, step_id: str, options: Sequence[str], places: int | None = None) -> Step:
    """A run-off with one dot between options that are level, put behind the step that weighed them and shown at once.

    `step_id`: that step, or one that builds on it; the latter waits again if it is open. Raises NoTie, Finished.
    """
    require_facilitator(who)
    with on_step(house, step_id) as (tx, step):
        if tx.workshop.state is WorkshopState.FINISHED:
            raise Finished
        weighed = _weighed(tx, house, step)
        act = house.catalogue.activity(weighed.activity).run_off if weighed else None
        if weighed is None or act is None:
            raise NoTie
        decided = {**act(see(tx, house.catalogue, weighed), options), **({"places": places} if places else {})}
        steps = tx.all(Step, workshop_id=step.workshop_id)
        new = _run_off(tx, house, weighed, steps, options, decided)
        for one in steps:
            if weighed.key in one.sources and one.id != new.id:
                tx.put(replace(one, sources=(*one.sources, new.key)))
        if step.id != weighed.id and step.state is StepState.OPEN:
            wait(house, tx, tx.get(Step, step.id))
        tx.put(new)
        redraw(tx, step_id=new.id, show=Show.STEP, focus=None)
        tx.announce_step()
        return new


def _weighed(ledger: Ledger, house: House, step: Step) -> Step | None:
    """The step itself or the last of its sources that can be decided by a run-off."""
    able = [one for one in (step, *given_by(ledger, step)[::-1]) if house.catalogue.activity(one.activity).run_off]
    return next((one for one in able if was_held(one)), None)


def _run_off(
    ledger: Ledger, house: House, weighed: Step, steps: Sequence[Step], ids: Sequence[str], decided: Mapping[str, Any]
) -> Step:
    known = house.catalogue.activity(weighed.activity).options(see(ledger, house.catalogue, weighed))
    carried = [
        {"id": one.id, "text": one.text, "was": one.text, "left_out": one.id not in ids, "own": False}
        for one in sorted(known, key=lambda one: one.id not in ids)
    ]
    keys = {one.key for one in steps}
    return Step(
        id=house.new_id(),
        workshop_id=weighed.workshop_id,
        key=next(key for key in (f"{weighed.key}_{number}" for number in count(2)) if key not in keys),
        activity=weighed.activity,
        position=place_after(tuple(steps), weighed.id),
        title=f"Stichrunde: {weighed.title.removeprefix('Stichrunde: ')}",
        question=QUESTION,
        minutes=RUN_OFF_MINUTES,
        settings={**weighed.settings, **decided, "writing": None, CARRIED: carried},
        sources=(weighed.key,),
    )


# ── what the console shows of it ─────────────────────────────────────────────


def describe(ledger: Ledger, house: House, scene: Scene) -> dict[str, Any]:
    """The basis of a step as the console draws it: `rows` to look through before opening, `stale` where it has changed."""
    found = compare(scene)
    level = house.catalogue.activity(scene.step.activity).tied(scene) if was_held(scene.step) else ()
    return {
        "tied": [{"id": one.id, "text": one.text} for one in level] if not _is_decided(ledger, scene.step) else [],
        "rows": _rows(ledger, house, scene) if _is_ahead(scene.step) else None,
        "stale": {**found.to_dict(), "open": scene.step.state is StepState.OPEN} if found.stale else None,
    }


def _is_decided(ledger: Ledger, step: Step) -> bool:
    """Whether a run-off was put behind the step already, or the group went on without one."""
    others = [one for one in ledger.all(Step, workshop_id=step.workshop_id) if step.key in one.sources]
    return any(was_held(one) or (one.activity == step.activity and CARRIED in one.settings) for one in others)


def _is_ahead(step: Step) -> bool:
    return step.state is StepState.PREPARED and not step.opening and bool(step.sources or step.options or step.setting(CARRIED))


def _rows(ledger: Ledger, house: House, scene: Scene) -> list[dict[str, Any]]:
    """Every option in its place, those left out too."""
    given = {one.id: one for one in offered(ledger, house.catalogue, scene.step)}
    kept = {one.id: one for one in scene.inputs}
    carried = {row["id"]: row for row in scene.setting(CARRIED, ())}
    rows = [_row(given.get(id), kept.get(id), row) for id, row in carried.items() if id in given or row["own"]]
    return rows + [_row(one, kept[one.id], None) for one in given.values() if one.id not in carried]


def _row(given: Option | None, kept: Option | None, row: Mapping[str, Any] | None) -> dict[str, Any]:
    id = given.id if given else row["id"] if row else ""
    text = kept.text if kept else row["text"] if row else ""
    return {"id": id, "text": text, "was": given.text if given else None, "left_out": kept is None}


_KNOWN: WeakKeyDictionary[Store, dict[str, tuple[tuple[tuple[str, int], ...], Mapping[str, Basis]]]] = WeakKeyDictionary()
"""What was found last about each workshop of a store, and when the workshops of its process had last been arranged."""


def stale_steps(ledger: Ledger, house: House, steps: Sequence[Step]) -> Mapping[str, Basis]:
    """The steps of an agenda that stand on something that is no longer so.

    Input alone changes nothing of it, for what is open feeds no other step: nothing is looked at again for it.
    """
    if not steps:
        return {}
    here = ledger.get(Workshop, steps[0].workshop_id)
    marks = tuple((one.id, one.arranged) for one in ledger.all(Workshop, process_id=here.process_id))
    known = _KNOWN.setdefault(house.store, {})
    if known.get(here.id, (None, {}))[0] != marks:
        looked: Given = {}
        found = {
            step.id: compare(see(ledger, house.catalogue, step, looked))
            for step in steps
            if step.sources and step.state is not StepState.PREPARED
        }
        known[here.id] = marks, {id: basis for id, basis in found.items() if basis.stale}
    return known[here.id][1]
