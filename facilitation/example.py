"""Examples from the library for what is being written at a step, and what of them an empty input may take over."""

from collections.abc import Collection
from typing import Any

from facilitation.contract import Option
from facilitation.errors import UnknownStep
from facilitation.house import House
from facilitation.library import suggest
from facilitation.ports import Books
from facilitation.roles import Who, require_facilitator
from facilitation.sight import see
from facilitation.workshop import Step

LOOKED_AT = 12
"""So many of the options speak for a step at which nothing has been written yet."""


def look_up(
    house: House, books: Books, who: Who, workshop_id: str, step_id: str, *, text: str = "", chosen: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Entries as {"id", "title", "municipality", "source", "fields", "words", "offer"}: fields and words they share, offer
    what the step's activity takes over from them.

    They fit the text and the options `chosen`, named by their ids; where there is neither, what the step works on.
    Raises NotAllowed, UnknownStep.
    """
    require_facilitator(who)
    with house.store.read() as ledger:
        step = ledger.find(Step, id=step_id, workshop_id=workshop_id)
        if step is None:
            raise UnknownStep
        options = see(ledger, house.catalogue, step).options
    borrow = house.catalogue.activity(step.activity).borrow
    if borrow is None:
        return []
    named = [one for one in options if one.id in chosen] if text.strip() or chosen else _foremost(options)
    words = " ".join((text, *(one.text for one in named)))
    return [
        {
            "id": hint.practice.id,
            "title": hint.practice.title,
            "municipality": hint.practice.municipality,
            "source": hint.practice.source,
            "fields": list(hint.fields),
            "words": list(hint.words),
            "offer": dict(borrow(hint.practice)),
        }
        for hint in suggest(books, who, words, _fields(named))
    ]


def _foremost(options: tuple[Option, ...]) -> list[Option]:
    """What got points, the most first; where nothing was weighed, what comes first."""
    return sorted(options, key=lambda one: -(one.facts.get("points") or 0))[:LOOKED_AT]


def _fields(options: list[Option]) -> tuple[str, ...]:
    """The fields of action the options belong to, each once."""
    return tuple(dict.fromkeys(field for one in options if (field := one.facts.get("field"))))
