"""What the facilitator does between two rounds: options are changed to meet less resistance, then people rate them again."""

from dataclasses import replace

from facilitation.contract import Change, NewId, Scene
from facilitation.desk import fit
from facilitation.errors import NotAnOption, Overtaken, StillOpen, WrongState
from facilitation.workshop import STATE_NAMES, Data, Item, StepState
from modules.activities.resistance import rules
from modules.activities.resistance.rules import WORDING, Weighing


def reword(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """Another wording {option, text, version} for the next round; the former one is kept.

    Raises StillOpen while people rate, NotAnOption, Overtaken when somebody else reworded it since that version, Empty,
    TooLong.
    """
    if scene.step.state is StepState.OPEN:
        raise StillOpen
    weighing = Weighing(scene)
    one = weighing.find(arguments.get("option"))
    if one is None:
        raise NotAnOption(field="option", value=arguments.get("option"))
    if arguments.get("version", one.version) != one.version:
        raise Overtaken(text=one.text)
    text = fit(arguments.get("text", ""), rules.TEXT_MAXIMUM, "text")
    coming = rules.current(scene.step) + 1
    data = {"option": one.option.id, "text": text, "round": coming}
    before = weighing.change(one.option.id, coming)
    if before is None:
        return (Change(None, Item(new_id(), scene.step.id, WORDING, data, float(coming))),)
    return (Change(before, replace(before, data=data, version=before.version + 1)),)


def next_round(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """The step opens once more, on the present wordings. Raises WrongState unless the round before is closed."""
    step = scene.step
    if step.state not in (StepState.CLOSED, StepState.REVEALED):
        raise WrongState(state=STATE_NAMES[step.state])
    texts = {one.option.id: one.text for one in Weighing(scene).rows if len(one.wordings) > 1}
    opening = {**step.opening, "round": rules.current(step) + 1, "texts": texts}
    return (Change(step, replace(step, state=StepState.OPEN, opening=opening)),)
