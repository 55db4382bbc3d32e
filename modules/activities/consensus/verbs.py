"""What the facilitator does between two rounds: words that stay short, and objections settled with a reason."""

from dataclasses import replace
from typing import Any

from facilitation.contract import Change, NewId, Scene
from facilitation.desk import fit
from facilitation.errors import (
    NoObjection,
    NothingToUndo,
    TooManyWords,
)
from facilitation.text import count_words
from facilitation.workshop import Data, Item
from modules.activities.consensus import rules
from modules.activities.consensus.rules import RESOLVED, Agreement

REASON_MAXIMUM = 200


def check_words(scene: Scene, text: str) -> None:
    """Raises TooManyWords."""
    most = int(scene.setting("words", rules.WORDS))
    if (count := count_words(text)) > most:
        raise TooManyWords(field="text", words=count, maximum=most)


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


def _objection(scene: Scene, arguments: Data) -> str:
    entry: Any = arguments.get("entry")
    found = [held for one in Agreement(scene).statements for held in one.rounds]
    if entry not in [objection.id for held in found for objection in held.objections]:
        raise NoObjection
    return str(entry)
