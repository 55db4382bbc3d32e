"""What a card may say, how many there may be, and what they add up to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from facilitation.contract import Option, Scene, fix_options
from facilitation.desk import DOUBLE, fit
from facilitation.doubles import heads
from facilitation.errors import NotAnOption, Unreadable
from facilitation.goals import sub_goals
from facilitation.language import mark as _
from facilitation.text import clean
from facilitation.workshop import Data, Entry, Origin, Step

LIMIT = 2
CHARACTERS = 80
WORDS = 7
STRENGTH = "Stärke"
PAPER = ("white", "✎", "vom Papier")
ONE_KIND, TWO_KINDS = "eine", "Schatz und Wert"
TREASURE, VALUE = "treasure", "value"
COLOURS: Mapping[str, tuple[str, str]] = {
    STRENGTH: ("yellow", ""),
    "Bedarf": ("yellow", ""),
    "Lücke": ("salmon", "▲"),
    "Idee": ("green", "■"),
    "Frage": ("blue", "◆"),
}


@dataclass(frozen=True)
class Kind:
    """A kind of card of which everybody writes one: how long it may be and how it looks. `label` is what is asked for."""

    label: str
    characters: int
    look: tuple[str, str, str]


KINDS: Mapping[str, Kind] = {
    TREASURE: Kind(_("Ein Schatz: etwas, das bei uns schon gelingt"), 120, ("yellow", "", "Schatz")),
    VALUE: Kind(_("Ein Wert: ein Wort dafür, was Ihnen wichtig ist (höchstens 30 Zeichen)"), 30, ("green", "■", "Wert")),
}


def has_kinds(step: Step) -> bool:
    """Whether everybody writes one card of each kind."""
    return bool(step.setting("kinds", ONE_KIND) == TWO_KINDS)


def limit(step: Step) -> int:
    """Cards one person may have, of each kind where there are several."""
    return 1 if has_kinds(step) else int(step.setting("limit", LIMIT))


def question(data: Data) -> str:
    """Each kind of card is asked for by itself."""
    return str(data.get("kind", ""))


def opening(scene: Scene) -> dict[str, Any]:
    """The fields of action and the sub-goals to choose from, as they are when the step opens."""
    offered = {"fields": list(scene.process.fields) if scene.setting("fields", True) else []}
    goals = sub_goals(scene)
    return {**offered, "options": fix_options(goals)} if goals else offered


def goals(step: Step) -> dict[str, str]:
    """The sub-goals to choose from since the step opened, id -> text."""
    return {one["id"]: one["text"] for one in step.opening.get("options", ())}


def check(step: Step, data: Data) -> dict[str, Any]:
    """A text, its kind where there are several, and the field and the sub-goal if one was chosen.

    Raises Empty, TooLong, Unreadable, NotAnOption.
    """
    kind = data.get("kind") if has_kinds(step) else None
    if has_kinds(step) and kind not in KINDS:
        raise NotAnOption(field="kind", value=kind if isinstance(kind, str) else "")
    characters = KINDS[kind].characters if kind else step.setting("characters", CHARACTERS)
    cleaned = {"text": fit(data.get("text", ""), characters, "text")} | ({"kind": kind} if kind else {})
    offered = {"field": step.opening.get("fields", ()), "sub_goal": goals(step)}
    return cleaned | {name: chosen for name, among in offered.items() if (chosen := _choose(name, data.get(name), among))}


def _choose(name: str, given: Any, among: Iterable[str]) -> str:
    """What was chosen, empty where nothing was."""
    chosen = given or ""
    if not isinstance(chosen, str):
        raise Unreadable(field=name)
    chosen = clean(chosen).strip()
    if chosen and chosen not in among:
        raise NotAnOption(field=name, value=chosen)
    return chosen


def shuffled(scene: Scene) -> tuple[Entry, ...]:
    """The cards in an order that says nothing about who wrote first, the same on every screen."""
    return tuple(sorted(scene.valid, key=lambda entry: sha256(f"{scene.step.id}:{entry.id}".encode()).digest()))


def doubles(scene: Scene) -> dict[str, str]:
    """The card each card is shown under; itself where it is no double."""
    links = {item.data["card"]: item.data["of"] for item in scene.arranged(DOUBLE)}
    return heads(links, (entry.id for entry in scene.valid))


def result(scene: Scene) -> dict[str, Any]:
    """`cards` shuffled, each with the card it doubles; kind and sub-goal where there are some. `by_field` counts by field."""
    shown_under, offered = doubles(scene), goals(scene.step)
    fields = Counter(entry.data["field"] for entry in scene.valid if entry.data.get("field"))
    known = [field for field in scene.process.fields if field in fields]
    return {
        "cards": [
            {
                "id": entry.id,
                "from": list(roots(entry)),
                "text": entry.data["text"],
                "field": entry.data.get("field"),
                **({"sub_goal": offered.get(entry.data.get("sub_goal", ""))} if offered else {}),
                **({"kind": entry.data.get("kind")} if has_kinds(scene.step) else {}),
                "double_of": shown_under[entry.id] if shown_under[entry.id] != entry.id else None,
            }
            for entry in shuffled(scene)
        ],
        "by_field": {field: fields[field] for field in [*known, *sorted(set(fields) - set(known))]},
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """Every card, in the order of the result; its facts say how it looks and what it doubles.

    Where there are several kinds, values are what later steps work on; treasures stay where they are.
    """
    shown_under, offered = doubles(scene), goals(scene.step)
    return tuple(
        Option(
            entry.id,
            entry.data["text"],
            roots(entry),
            look(scene.step, entry)
            | {"field": entry.data.get("field"), "remark": remark(entry)}
            | ({"sub_goal": offered[goal]} if (goal := entry.data.get("sub_goal")) in offered else {})
            | ({"of": shown_under[entry.id]} if shown_under[entry.id] != entry.id else {}),
        )
        for entry in shuffled(scene)
        if entry.data.get("kind") != TREASURE
    )


def roots(entry: Entry) -> tuple[str, ...]:
    """What a card grew out of: above all the sub-goal it serves."""
    chosen = entry.data.get("sub_goal")
    return (*entry.roots, chosen) if chosen else entry.roots


def became(scene: Scene) -> dict[str, str]:
    """What happened to a card on its way, and which one it doubles."""
    texts = {entry.id: entry.data["text"] for entry in scene.valid}
    doubled = {id: head for id, head in doubles(scene).items() if id != head}
    said = {entry.id: [remark(entry)] if remark(entry) else [] for entry in scene.valid}
    for id, head in doubled.items():
        said[id].append(f"doppelt zu „{texts[head]}“")
    return {id: ", ".join(words) for id, words in said.items() if words}


def look(step: Step, entry: Entry) -> dict[str, str]:
    """Colour, sign and word of a card."""
    meaning = step.setting("meaning", STRENGTH)
    colour, sign = COLOURS.get(meaning, COLOURS[STRENGTH])
    if kind := KINDS.get(entry.data.get("kind", "")):
        colour, sign, meaning = kind.look
    if entry.origin is Origin.FACILITATOR:
        colour, sign, meaning = PAPER
    return {"colour": colour, "sign": sign, "label": meaning}


def remark(entry: Entry) -> str:
    """What happened to a card on its way, for the minutes."""
    happened = (
        (entry.origin is Origin.FACILITATOR, "vom Papier"),
        (entry.redacted, "geschwärzt"),
        (entry.late, "verspätet"),
    )
    return ", ".join(words for true, words in happened if true)
