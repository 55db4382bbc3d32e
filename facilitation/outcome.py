"""The result of a step in its envelope: always computed from the stored input, never stored by hand."""

from typing import Any

from facilitation.contract import Catalogue, Scene, is_counted
from facilitation.figures import participation
from facilitation.ports import Ledger
from facilitation.sight import see
from facilitation.workshop import Step, StepState


def outcome(catalogue: Catalogue, scene: Scene) -> dict[str, Any]:
    """The keys activity, state, held, n, N, participation and, where the step was held, result.

    At facilitator steps n, N and participation are None, and where all was written for no table in particular.
    Where something came from paper, entered_by_facilitator counts it.
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
    return envelope


def outcomes(ledger: Ledger, catalogue: Catalogue, workshop_id: str) -> dict[str, dict[str, Any]]:
    """The outcome of every step that was not left out, by key, in the order of the agenda."""
    steps = ledger.all(Step, workshop_id=workshop_id)
    return {step.key: outcome(catalogue, see(ledger, catalogue, step)) for step in steps if not step.left_out}
