"""What the facilitator does between two rounds: other words, objections settled with a reason, and the next round."""

from dataclasses import replace
from typing import Any

from facilitation.contract import Change, NewId, Scene
from facilitation.desk import fit
from facilitation.errors import (
    NoObjection,
    NotAnOption,
    NothingToUndo,
    Overtaken,
    StillOpen,
    TooManyWords,
    WrongState,
)
from facilitation.text import count_words
from facilitation.workshop import STATE_NAMES, Data, Item, StepState
from modules.activities.consensus import rules
from modules.activities.consensus.rules import RESOLVED, WORDING, Agreement

REASON_MAXIMUM = 200


def reword(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """Another wording {statement, text, version} for the next round; the former one is kept.

    Raises StillOpen while people vote, NotAnOption, Overtaken when somebody else reworded it since that version, Empty,
    TooLong, TooManyWords.
    """
    if scene.step.state is StepState.OPEN:
        raise StillOpen
    agreement = Agreement(scene)
    one = agreement.find(arguments.get("statement"))
    if one is None:
        raise NotAnOption(field="statement", value=arguments.get("statement"))
    if arguments.get("version", one.version) != one.version:
        raise Overtaken(text=one.text)
    text = fit(arguments.get("text", ""), rules.TEXT_MAXIMUM, "text")
    most = int(scene.setting("words", rules.WORDS))
    if (count := count_words(text)) > most:
        raise TooManyWords(field="text", words=count, maximum=most)
    coming = rules.current(scene.step) + 1
    data = {"statement": one.option.id, "text": text, "round": coming}
    before = agreement.change(one.option.id, coming)
    if before is None:
        return (Change(None, Item(new_id(), scene.step.id, WORDING, data, float(coming))),)
    return (Change(before, replace(before, data=data, version=before.version + 1)),)


def resolve(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """An objection is settled {entry, reason}; again: with another reason. Raises NoObjection, Empty, TooLong, Unreadable."""
    entry = _objection(scene, arguments)
    reason = fit(arguments.get("reason", ""), REASON_MAXIMUM, "reason")
    data = {"entry": entry, "reason": reason}
    before = Agreement(scene).reasons.get(entry)
    if before is None:
        return (Change(None, Item(new_id(), scene.step.id, RESOLVED, data)),)
    return (Change(before, replace(before, data=data, version=before.version + 1)),)


def reopen(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """A settled objection {entry} stands again. Raises NoObjection, NothingToUndo where it stands anyway."""
    before = Agreement(scene).reasons.get(_objection(scene, arguments))
    if before is None:
        raise NothingToUndo
    return (Change(before, None),)


def next_round(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """The step opens once more, on the present wordings. Raises WrongState unless the round before is closed."""
    step = scene.step
    if step.state not in (StepState.CLOSED, StepState.REVEALED):
        raise WrongState(state=STATE_NAMES[step.state])
    texts = {one.option.id: one.text for one in Agreement(scene).statements if len(one.wordings) > 1}
    opening = {**step.opening, "round": rules.current(step) + 1, "texts": texts}
    return (Change(step, replace(step, state=StepState.OPEN, opening=opening)),)


def _objection(scene: Scene, arguments: Data) -> str:
    entry: Any = arguments.get("entry")
    found = [held for one in Agreement(scene).statements for held in one.rounds]
    if entry not in [objection.id for held in found for objection in held.objections]:
        raise NoObjection
    return str(entry)
