"""What steps hand on to each other, in the facilitator's hands: looked through before opening, renewed, decided once more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitation.basis import Basis, compare, renew
from facilitation.contract import Change, Option, Scene
from facilitation.desk import begin, fit, perform
from facilitation.errors import AlreadyRunning, NotAnOption, NothingNew, StillWorkedOn, Unreadable
from facilitation.house import House
from facilitation.ports import Ledger
from facilitation.roles import Who, require_facilitator
from facilitation.sight import CARRIED, offered, see
from facilitation.transaction import on_step, put_step
from facilitation.workshop import Step, StepState

TEXT_MAXIMUM = 200
MOST = 200
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


# ── what the console shows of it ─────────────────────────────────────────────


def describe(ledger: Ledger, house: House, scene: Scene) -> dict[str, Any]:
    """The basis of a step as the console draws it: `rows` to look through before opening, `stale` where it has changed."""
    found = compare(scene)
    return {
        "rows": _rows(ledger, house, scene) if _is_ahead(scene.step) else None,
        "stale": {**found.to_dict(), "open": scene.step.state is StepState.OPEN} if found.stale else None,
    }


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


def stale_steps(ledger: Ledger, house: House, steps: Sequence[Step]) -> Mapping[str, Basis]:
    """The steps of an agenda that stand on something that is no longer so."""
    found = {
        step.id: compare(see(ledger, house.catalogue, step))
        for step in steps
        if step.sources and step.state is not StepState.PREPARED
    }
    return {id: basis for id, basis in found.items() if basis.stale}
