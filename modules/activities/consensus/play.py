"""Votes and work on the wording from a file, and votes of people who are not there."""

from random import Random
from typing import Any

from facilitation.contract import Call, Scene
from facilitation.errors import Empty, NoSuchRound, NotAnOption, Unreadable
from facilitation.rounds import current, name, read_round
from facilitation.text import clean
from facilitation.workshop import Data, StepState
from modules.activities.consensus import rules
from modules.activities.consensus.rules import Agreement

OBJECTIONS = (
    "Das können wir nicht für alle versprechen.",
    "Zu allgemein, das gilt überall.",
    "Es fehlt, wer das tut.",
    "Bitte einfacher sagen.",
    "Die Vereine kommen nicht vor.",
)
REASON = "In der Runde besprochen, der Wortlaut nimmt es auf."
BETWEEN = ("reworded", "resolved")
VOICES = ("by", "entered_by")


def spoken(scene: Scene, data: Data) -> Data:
    """A statement named by its words in its round; words that name none stay and are refused."""
    one = _saying(scene, data.get("statement"))
    rest = {name: value for name, value in data.items() if name != "round"}
    if one is None:
        return rest
    return {**rest, "statement": name(one.option.id, read_round(scene.step, data))}


def calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    """Between two rounds: {"reworded": {old: new}} and {"resolved": [{statement, reason}]}; else the round a vote begins.

    A reason resolves all objections to the statement that stand. Raises NoSuchRound, Unreadable, NotAnOption for words that
    name no statement, Empty where nothing is said between the rounds.
    """
    coming = current(scene.step) + 1
    if (number := read_round(scene.step, spoken)) > coming:
        raise NoSuchRound(round=number)
    if not any(name in spoken for name in BETWEEN):
        return (("next_round", {}),) if number == coming and any(name in spoken for name in VOICES) else ()
    made: list[Call] = []
    reworded = spoken.get("reworded", {})
    resolved = spoken.get("resolved", [])
    if not isinstance(reworded, dict) or not isinstance(resolved, list):
        raise Unreadable(field="reworded" if not isinstance(reworded, dict) else "resolved")
    for one in resolved:
        if not isinstance(one, dict):
            raise Unreadable(field="resolved")
        made += _resolve(scene, one)
    for old, new in reworded.items():
        made.append(("reword", {"statement": _named(scene, old), "text": new}))
    if not made:
        raise Empty(field="reworded")
    return tuple(made)


def named(spoken: Data) -> tuple[str, ...]:
    """The words of the statement, as they are in the first round."""
    text = spoken.get("statement")
    return (text,) if isinstance(text, str) and spoken.get("round", 1) == 1 else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """A verdict on every statement: some are liked more than others, and all of them more in the second round."""
    number = current(scene.step)
    votes = []
    for place, one in enumerate(scene.step.opening.get("options", ())):
        weights = (1, 2, 3, 4 + 3 * number, 5 + 3 * number) if place % 3 else (0, 1, 2, 5 + 2 * number, 8)
        value = random.choices((1, 2, 3, 4, 5), weights)[0]
        vote: dict[str, Any] = {"statement": name(one["id"], number), "value": value}
        if value in rules.OBJECTING:
            vote["objection"] = random.choice(OBJECTIONS)
        votes.append(vote)
    return tuple(votes)


def arrange(scene: Scene, random: Random) -> tuple[Call, ...]:
    """After the first round: objections are settled where enough agree, the least liked wording changes."""
    between = scene.step.state in (StepState.CLOSED, StepState.REVEALED)
    held = [one for one in Agreement(scene).statements if one.rounds]
    if not between or current(scene.step) != 1 or not held:
        return ()
    made: list[Call] = []
    for one in held:
        if one.rounds[-1].agreed:
            made += [("resolve", {"entry": two.id, "reason": REASON}) for two in one.rounds[-1].objections]
    least = min(held, key=lambda one: one.rounds[-1].agreement)
    shorter = least.text.replace("alle Menschen", "Menschen").replace("allen", "vielen")
    if shorter != least.text:
        made.append(("reword", {"statement": least.option.id, "text": shorter}))
    return (*made, ("next_round", {}))


def _resolve(scene: Scene, one: Data) -> list[Call]:
    statement = Agreement(scene).find(_named(scene, one.get("statement")))
    assert statement is not None, "it has just been found"
    standing = [two.id for held in statement.rounds for two in held.objections if two.stands]
    return [("resolve", {"entry": id, "reason": one.get("reason", "")}) for id in standing or [""]]


def _named(scene: Scene, text: Any) -> str:
    one = _saying(scene, text)
    if one is None:
        raise NotAnOption(field="statement", value=text)
    return one.option.id


def _saying(scene: Scene, text: Any) -> rules.Statement | None:
    return Agreement(scene).saying(clean(text).strip()) if isinstance(text, str) else None
