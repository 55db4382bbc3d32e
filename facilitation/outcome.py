"""The result of a step in its envelope: always computed from the stored input, never stored by hand."""

from datetime import date
from typing import Any

from facilitation.basis import GONE, compare
from facilitation.contract import Catalogue, Scene, is_counted, is_visible
from facilitation.figures import participation
from facilitation.house import House
from facilitation.ports import Ledger
from facilitation.roles import Who, require_facilitator
from facilitation.sight import see, settle
from facilitation.workshop import Step, StepState, Workshop


def outcome(catalogue: Catalogue, scene: Scene) -> dict[str, Any]:
    """The keys activity, state, held, n, N, participation and, where the step was held, result.

    At facilitator steps n, N and participation are None, and where all was written for no table in particular.
    Where something came from paper, entered_by_facilitator counts it.
    `stale` stands there where what the step was opened with has changed since, `gone` where options went out of it when it
    was opened once more.
    """
    activity = catalogue.activity(scene.step.activity)
    held = scene.step.state is not StepState.PREPARED
    envelope: dict[str, Any] = {"activity": activity.key, "state": scene.step.state.value, "held": held}
    if not held:
        return envelope
    counted = is_counted(activity, scene)
    # Where people enter nothing at the step itself, joining was their input.
    n = scene.n if activity.form is not None else scene.N
    envelope["n"] = n if counted else None
    envelope["N"] = scene.N if counted else None
    envelope["participation"] = participation(n, scene.N) if counted else None
    if scene.from_paper:
        envelope["entered_by_facilitator"] = scene.from_paper
    envelope["result"] = activity.result(scene)
    if (basis := compare(scene)).stale:
        envelope["stale"] = basis.to_dict()
    if left := scene.step.opening.get(GONE):
        envelope["gone"] = left
    return envelope


def shown(house: House, who: Who, workshop_id: str) -> tuple[Scene, ...]:
    """The scenes of all steps whose result may be seen, in the order of the agenda. Raises Unknown, NotAllowed, Missing."""
    require_facilitator(who)
    with house.store.read() as ledger:
        return _shown(ledger, house.catalogue, ledger.get(Workshop, workshop_id))


def alike(house: House, who: Who, scene: Scene) -> tuple[Scene, ...]:
    """The same activity wherever else it was held in the process, by date. What was rehearsed is compared with nothing,
    and nothing with what was deleted since.

    Raises Unknown, NotAllowed.
    """
    require_facilitator(who)
    if scene.workshop.rehearsal_of is not None:
        return ()
    with house.store.read() as ledger:
        held = ledger.all(Workshop, process_id=scene.process.id)
        evenings = [one for one in held if one.rehearsal_of is None and one.forgotten_at is None]
        seen = [one for workshop in sorted(evenings, key=_beginning) for one in _shown(ledger, house.catalogue, workshop)]
    return tuple(one for one in seen if one.step.activity == scene.step.activity and one.step.id != scene.step.id)


def _shown(ledger: Ledger, catalogue: Catalogue, workshop: Workshop) -> tuple[Scene, ...]:
    steps = [step for step in ledger.all(Step, workshop_id=workshop.id) if not step.left_out]
    seen = [see(ledger, catalogue, step) for step in steps if is_visible(step, catalogue.activity(step.activity))]
    return settle(catalogue, seen)


def _beginning(workshop: Workshop) -> tuple[date, str]:
    return workshop.date, workshop.starts
