"""What the facilitator does with a sub-goal that is not clear yet: say it more sharply, with the room."""

from dataclasses import replace

from facilitation.contract import Change, NewId, Scene
from facilitation.desk import fit
from facilitation.errors import NotAnOption, Overtaken, StillOpen
from facilitation.workshop import Data, Item, StepState
from modules.activities.smart.rules import TEXT_MAXIMUM, WORDING, Check


def sharpen(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """Another wording {goal, text, version}; all former ones are kept. Nothing happens where it reads so already.

    Raises StillOpen while people answer, NotAnOption, Overtaken when somebody else reworded it since that version, Empty,
    TooLong.
    """
    if scene.step.state is StepState.OPEN:
        raise StillOpen
    now = Check(scene)
    one = now.find(arguments.get("goal"))
    if one is None:
        raise NotAnOption(field="goal", value=arguments.get("goal"))
    if arguments.get("version", one.version) != one.version:
        raise Overtaken(text=one.text)
    text = fit(arguments.get("text", ""), max(TEXT_MAXIMUM, len(one.option.text)), "text")
    if text == one.text:
        return ()
    before = now.changes.get(one.option.id)
    data = {"goal": one.option.id, "texts": [*one.wordings[1:], text]}
    after = replace(before, data=data, version=before.version + 1) if before else Item(new_id(), scene.step.id, WORDING, data)
    return (Change(before, after), *_told(scene, one.option.id, text))


def _told(scene: Scene, id: str, text: str) -> tuple[Change, ...]:
    """Should the step open once more, the tablets ask about the new wording."""
    step = scene.step
    if not step.opening:
        return ()
    opening = {**step.opening, "texts": {**step.opening.get("texts", {}), id: text}}
    return (Change(step, replace(step, opening=opening)),)
