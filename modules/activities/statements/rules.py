"""What a statement says and where it comes from; in the order of the tables they are numbered."""

from typing import Any

from facilitation.contract import Option, Scene, fix_options
from facilitation.desk import fit
from facilitation.errors import NotAnOption, TooManyWords, Unreadable
from facilitation.roots import read_roots
from facilitation.text import clean, count_words
from facilitation.workshop import Data, Entry, Step

LIMIT = 2
WORDS = 30
TEXT_MAXIMUM = 500
LIKED = 12
"""So many of what came before are offered in the menu; a file may name any of it."""


def limit(step: Step) -> int:
    """Statements one table may have."""
    return int(step.setting("limit", LIMIT))


def words(step: Step) -> int:
    """Words one statement may have."""
    return int(step.setting("words", WORDS))


def opening(scene: Scene) -> dict[str, Any]:
    """Fields of action and, where something came before, what a statement can grow out of: each once, fixed from now on."""
    once: dict[str, Option] = {}
    for option in scene.inputs:
        once.setdefault(option.id, option)
    fields: dict[str, Any] = {"fields": list(scene.process.fields)}
    return {**fields, "options": fix_options(tuple(once.values()))} if once else fields


def liked(step: Step) -> list[Data]:
    """What the menu offers: what got points, the most first; where nothing was weighed, what comes first."""
    offered = step.opening.get("options", [])
    pointed = sorted((one for one in offered if one["facts"].get("points")), key=lambda one: -one["facts"]["points"])
    return (pointed or offered)[:LIKED]


def check(step: Step, data: Data) -> dict[str, Any]:
    """A text, a field of action and the ids of what it grew out of, the last two if they were given.

    Raises Empty, TooLong, TooManyWords, Unreadable, NotAnOption.
    """
    text = fit(data.get("text", ""), TEXT_MAXIMUM, "text")
    if (count := count_words(text)) > words(step):
        raise TooManyWords(field="text", words=count, maximum=words(step))
    cleaned: dict[str, Any] = {"text": text}
    field = data.get("field") or ""
    if not isinstance(field, str):
        raise Unreadable(field="field")
    if field := clean(field).strip():
        if field not in step.opening.get("fields", ()):
            raise NotAnOption(field="field", value=field)
        cleaned["field"] = field
    if roots := read_roots(step, data.get("from")):
        cleaned["from"] = roots
    return cleaned


def statements(scene: Scene) -> tuple[Entry, ...]:
    """The statements table by table, each in the order in which the table wrote them."""
    places = {table: place for place, table in enumerate(scene.workshop.tables)}
    return tuple(sorted(scene.valid, key=lambda entry: places.get(entry.table, len(places))))


def roots(entry: Entry) -> tuple[str, ...]:
    """The ids of what a statement grew out of."""
    return (*entry.roots, *entry.data.get("from", ()))


def result(scene: Scene) -> dict[str, Any]:
    """`statements` with their numbers."""
    return {
        "statements": [
            {
                "id": entry.id,
                "from": list(roots(entry)),
                "number": number,
                "text": entry.data["text"],
                "field": entry.data.get("field"),
                "table": entry.table,
            }
            for number, entry in enumerate(statements(scene), 1)
        ]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """Every statement; its facts say number, field of action and in `origin` the words of what it grew out of."""
    texts = {option.id: option.text for option in scene.options}
    return tuple(
        Option(
            entry.id,
            entry.data["text"],
            roots(entry),
            {
                "number": number,
                "field": entry.data.get("field"),
                "origin": [texts[id] for id in entry.data.get("from", ()) if id in texts],
            },
        )
        for number, entry in enumerate(statements(scene), 1)
    )
