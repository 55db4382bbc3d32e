"""What a step was opened with against what the steps it builds on give now: what is new, gone or changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from facilitation.contract import Option, Scene, was_held
from facilitation.workshop import Data, StepState

CHANGED = "Grundlage geändert"
GONE = "gone"
PASSED_OVER = "passed_over"
HIDDEN = "verborgene Karte"
_WEIGHED = ("points", "rank")


@dataclass(frozen=True)
class Basis:
    """How what was fixed differs from what is given now.

    `changed`: pairs of before and now, other words or another weight. `again`: a step it builds on was opened once more and
    nothing was fixed here that could be compared. `lost`: where options came from that is no longer there.
    """

    new: tuple[Option, ...] = ()
    gone: tuple[Option, ...] = ()
    changed: tuple[tuple[Option, Option], ...] = ()
    unsettled: bool = False
    again: bool = False
    lost: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether the step stands on something that is no longer so."""
        return bool(self.new or self.gone or self.changed or self.unsettled or self.again)

    @property
    def sentence(self) -> str:
        """What has happened, in one sentence; empty where nothing has."""
        if self.unsettled:
            return f"{CHANGED}: ein Schritt, auf dem dieser aufbaut, ist wieder offen."
        if self.again:
            return f"{CHANGED}: ein Schritt, auf dem dieser aufbaut, wurde danach noch einmal geöffnet."
        parts = [
            *_named("neu", [one.text for one in self.new]),
            *_named("entfallen", [one.text for one in self.gone]),
            *_named("geändert", [_turned(was, now) for was, now in self.changed]),
        ]
        return f"{CHANGED}: {'; '.join(parts)}." if parts else ""

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return {
            "sentence": self.sentence,
            "new": [{"id": one.id, "text": one.text} for one in self.new],
            "gone": [{"id": one.id, "text": one.text} for one in self.gone],
            "changed": [{"id": now.id, "was": was.text, "text": now.text} for was, now in self.changed],
            "unsettled": self.unsettled,
        }


def compare(scene: Scene) -> Basis:
    """The basis of a step as it is now; nothing is said of a step that was never opened."""
    lost = tuple(_place(one) for one in scene.lost)
    if scene.step.state is StepState.PREPARED and not scene.step.opening:
        return Basis()
    if "options" not in scene.step.opening:
        return Basis(unsettled=scene.unsettled and was_held(scene.step), again=scene.again)
    if scene.unsettled or scene.forgotten:
        return Basis(unsettled=scene.unsettled, lost=lost)
    own = scene.step.opening.get("own")
    fixed = {one.id: one for one in scene.options if one.id != own and one.text != HIDDEN}
    given = {one.id: one for one in scene.inputs}
    known = {*(one.id for one in scene.options), *scene.step.opening.get(PASSED_OVER, ())}
    return Basis(
        new=tuple(one for one in given.values() if one.id not in known),
        gone=() if scene.lost else tuple(one for one in fixed.values() if one.id not in given),
        changed=tuple((was, given[was.id]) for was in fixed.values() if was.id in given and _differs(was, given[was.id])),
        lost=lost,
    )


def remarks(scene: Scene) -> tuple[str, ...]:
    """What has to be said beside a result: that its basis changed, what went out of it, which source is gone."""
    found = compare(scene)
    left = [str(one["text"]) for one in scene.step.opening.get(GONE, ())]
    said = [found.sentence] if found.stale else []
    if left:
        verb = "steht" if len(left) == 1 else "stehen"
        words = ", ".join(f"„{text}“" for text in left)
        said.append(f"{words} {verb} nicht mehr zur Wahl. Was dazu abgegeben wurde, bleibt gespeichert und zählt hier nicht.")
    said += [
        f"Übernommen aus {place}. Diese Quelle ist nicht mehr da; hier gilt, was beim Öffnen übernommen war."
        for place in found.lost
    ]
    return tuple(said)


def renew(opening: Data, fresh: Data, found: Basis) -> dict[str, Any]:
    """What was fixed, with the options as they are given now. What else was fixed stays; what is said of an option that
    is new or changed is taken from `fresh`. What went out stands under `gone`.
    """
    stay = {one["id"] for one in fresh["options"]} - {now.id for _was, now in found.changed} - {one.id for one in found.new}
    kept = {name: _merged(value, fresh.get(name), stay) for name, value in opening.items()}
    given = {one["id"] for one in fresh["options"]}
    left = {one["id"]: one for one in opening.get(GONE, ()) if one["id"] not in given}
    left |= {one.id: {"id": one.id, "text": one.text} for one in found.gone}
    passed = fresh.get(PASSED_OVER, [])
    return {**fresh, **kept, "options": fresh["options"], GONE: list(left.values()), PASSED_OVER: passed}


def _merged(kept: Any, fresh: Any, stay: set[str]) -> Any:
    if not isinstance(kept, dict) or not isinstance(fresh, dict):
        return kept
    return {id: kept[id] if id in stay and id in kept else value for id, value in fresh.items()}


def _differs(was: Option, now: Option) -> bool:
    return was.text != now.text or any(was.facts.get(name) != now.facts.get(name) for name in _WEIGHED)


def _turned(was: Option, now: Option) -> str:
    return was.text if was.text == now.text else f"{was.text}“ in „{now.text}"


def _named(word: str, texts: Sequence[str]) -> list[str]:
    return [f"{word} {', '.join(f'„{text}“' for text in texts)}"] if texts else []


def _place(source: dict[str, Any]) -> str:
    return f"„{source['title']}“ ({source['workshop']}, {source['date']})"
