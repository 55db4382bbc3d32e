"""Values from a file, and values of people who are not there."""

from random import Random
from typing import Any

from facilitation.contract import Call, Scene
from facilitation.errors import Empty, NoSuchRound, NotAnOption, Unreadable
from facilitation.rounds import current, name, read_round
from facilitation.text import clean
from facilitation.workshop import Data, StepState
from modules.activities.resistance import rules
from modules.activities.resistance.rules import Weighed, Weighing

REASONS = (
    "Dafür fehlen uns die Leute.",
    "Der Weg dorthin ist für viele zu weit.",
    "Mit einem Probejahr könnte ich leben.",
    "Abends geht es bei uns nicht.",
)
VOICES = ("by", "entered_by")


def spoken(scene: Scene, data: Data) -> Data:
    """An option named by its words in its round; words that name none stay and are refused."""
    one = _saying(scene, data.get("option"))
    rest = {name: value for name, value in data.items() if name != "round"}
    return rest if one is None else {**rest, "option": name(one.option.id, read_round(scene.step, data))}


def calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    """Between two rounds {"round", "reworded": {old: new}}; else the round a value begins.

    Raises NoSuchRound, Unreadable, NotAnOption for words that name no option, Empty where nothing is reworded.
    """
    coming = current(scene.step) + 1
    if (number := read_round(scene.step, spoken)) > coming:
        raise NoSuchRound(round=number)
    if "reworded" not in spoken:
        return (("next_round", {}),) if number == coming and any(name in spoken for name in VOICES) else ()
    reworded = spoken["reworded"]
    if not isinstance(reworded, dict):
        raise Unreadable(field="reworded")
    if not reworded:
        raise Empty(field="reworded")
    made: list[Call] = []
    for old, new in reworded.items():
        one = _saying(scene, old)
        if one is None:
            raise NotAnOption(field="option", value=old)
        made.append(("reword", {"option": one.option.id, "text": new}))
    return tuple(made)


def named(spoken: Data) -> tuple[str, ...]:
    """The words of the option, as they are in the first round."""
    text = spoken.get("option")
    return (text,) if isinstance(text, str) and spoken.get("round", 1) == 1 else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """A value for every option: some meet more resistance than others, and most people would rather change something."""
    number = current(scene.step)
    passive = scene.step.opening.get("passive")
    values: list[dict[str, Any]] = []
    for one in scene.step.opening.get("options", ()):
        middle = 6 if one["id"] == passive else sum(map(ord, one["text"])) % 7
        value = min(rules.MAXIMUM, max(rules.MINIMUM, round(random.gauss(middle, 2))))
        said = {"reason": random.choice(REASONS)} if value > middle + 1 and random.random() < 0.3 else {}
        values.append({"option": name(one["id"], number), "value": value, **said})
    return tuple(values)


def arrange(scene: Scene, random: Random) -> tuple[Call, ...]:
    """After a first round in which the best are almost level there is a second."""
    between = scene.step.state in (StepState.CLOSED, StepState.REVEALED)
    again = between and current(scene.step) == 1 and Weighing(scene).close
    return (("next_round", {}),) if again else ()


def _saying(scene: Scene, text: Any) -> Weighed | None:
    return Weighing(scene).saying(clean(text).strip()) if isinstance(text, str) else None
