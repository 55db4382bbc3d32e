"""Asking about several things in rounds: between two rounds each may be worded anew, and every wording is kept.

A ballot names its thing and the round, as `<id>.<round>` under the key of an activity's subject. `Step.opening` keeps the round
that runs as `round` and the present wordings as `texts`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from facilitation.contract import Act, Change, NewId, Option, Scene
from facilitation.desk import fit
from facilitation.errors import NotAnOption, Overtaken, StillOpen, Unreadable, WrongState
from facilitation.workshop import STATE_NAMES, Data, Entry, Item, Step, StepState

WORDING = "wording"


# ── ballots ──────────────────────────────────────────────────────────────────


def current(step: Step) -> int:
    """The round that runs or ran last; 0 before the first."""
    return int(step.opening.get("round", 0))


def name(id: str, number: int) -> str:
    """How a ballot calls a thing in a round."""
    return f"{id}.{number}"


def split(given: Any, subject: str) -> tuple[str, int]:
    """Id and round of such a name. Raises NotAnOption."""
    id, _dot, number = given.rpartition(".") if isinstance(given, str) else ("", "", "")
    if not id or not number.isdecimal():
        raise NotAnOption(field=subject, value=given if isinstance(given, str) else "")
    return id, int(number)


def read_name(step: Step, data: Data, subject: str) -> str:
    """The name under which a ballot asks for something offered in one of the rounds so far. Raises NotAnOption."""
    id, number = split(data.get(subject), subject)
    if id not in [one["id"] for one in step.opening.get("options", ())] or not 1 <= number <= current(step):
        raise NotAnOption(field=subject, value=data[subject])
    return name(id, number)


def subjects(step: Step) -> tuple[Data, ...]:
    """What a tablet asks one after the other: everything offered, in its present wording, in the round that runs."""
    texts = step.opening.get("texts", {})
    return tuple(
        {"value": name(one["id"], current(step)), "label": texts.get(one["id"], one["text"])}
        for one in step.opening.get("options", ())
    )


def read_round(step: Step, spoken: Data) -> int:
    """The round a scenario names, else the one that runs. Raises Unreadable."""
    number = spoken.get("round", max(1, current(step)))
    if not isinstance(number, int) or isinstance(number, bool):
        raise Unreadable(field="round")
    return number


# ── what was said ────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Rounds:
    """The rounds of a scene; `subject`: the key under which a ballot names its thing."""

    scene: Scene
    subject: str

    @cached_property
    def votes(self) -> Mapping[tuple[str, int], tuple[Entry, ...]]:
        """The ballots by thing and round; those of a round that was taken back wait."""
        votes: dict[tuple[str, int], list[Entry]] = {}
        for entry in self.scene.valid:
            id, number = split(entry.data[self.subject], self.subject)
            if number <= current(self.scene.step):
                votes.setdefault((id, number), []).append(entry)
        return {place: tuple(entries) for place, entries in votes.items()}

    @cached_property
    def last(self) -> int:
        """The last round in which anything was said; 0 before the first."""
        return max((number for _id, number in self.votes), default=0)

    def held(self, option: Option) -> tuple[int, ...]:
        """The rounds in which somebody said something about it."""
        return tuple(number for number in range(1, self.last + 1) if (option.id, number) in self.votes)

    def wordings(self, option: Option) -> tuple[str, ...]:
        """How it read, the first wording first."""
        texts = [option.text]
        for item in self._changes(option):
            if item.data["text"] != texts[-1]:
                texts.append(item.data["text"])
        return tuple(texts)

    def version(self, option: Option) -> int:
        """Counts its changes, so that of two made at once the second is noticed."""
        return sum(item.version for item in self._changes(option))

    def text_in(self, option: Option, number: int) -> str:
        """How it read in a round."""
        texts = [item.data["text"] for item in self._changes(option) if item.data["round"] <= number]
        return str(texts[-1]) if texts else option.text

    def change(self, option: Option, number: int) -> Item | None:
        """The wording made for a round, if there is one."""
        return next((item for item in self._changes(option) if item.data["round"] == number), None)

    @property
    def texts(self) -> dict[str, str]:
        """The present wording of what does not read as it did at first, by id."""
        told = {option.id: self.wordings(option) for option in self.scene.options}
        return {id: texts[-1] for id, texts in told.items() if len(texts) > 1}

    def shuffle(self, entries: Iterable[Entry]) -> list[Entry]:
        """An order that says nothing about who wrote first."""
        return sorted(entries, key=lambda entry: sha256(f"{self.scene.step.id}:{entry.id}".encode()).digest())

    def _changes(self, option: Option) -> list[Item]:
        found = [item for item in self.scene.arranged(WORDING) if item.data[self.subject] == option.id]
        return sorted(found, key=lambda item: item.data["round"])


# ── between two rounds ───────────────────────────────────────────────────────


def rewording(subject: str, maximum: int, check: Callable[[Scene, str], None] = lambda scene, text: None) -> Act:
    """The act {subject, text, version}: another wording for the next round; the former one is kept.

    The act raises StillOpen while people answer, NotAnOption, Overtaken when somebody else reworded it since that version,
    Empty, TooLong, and what `check` raises.
    """

    def reword(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
        if scene.step.state is StepState.OPEN:
            raise StillOpen
        rounds = Rounds(scene, subject)
        option = next((one for one in scene.options if one.id == arguments.get(subject)), None)
        if option is None:
            raise NotAnOption(field=subject, value=arguments.get(subject))
        if arguments.get("version", rounds.version(option)) != rounds.version(option):
            raise Overtaken(text=rounds.wordings(option)[-1])
        text = fit(arguments.get("text", ""), maximum, "text")
        check(scene, text)
        coming = current(scene.step) + 1
        data = {subject: option.id, "text": text, "round": coming}
        before = rounds.change(option, coming)
        if before is None:
            return (Change(None, Item(new_id(), scene.step.id, WORDING, data, float(coming))),)
        return (Change(before, replace(before, data=data, version=before.version + 1)),)

    return reword


def opening_again(subject: str) -> Act:
    """The act {}: the step opens once more, on the present wordings. It raises WrongState unless the round before is closed."""

    def next_round(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
        step = scene.step
        if step.state not in (StepState.CLOSED, StepState.REVEALED):
            raise WrongState(state=STATE_NAMES[step.state])
        opening = {**step.opening, "round": current(step) + 1, "texts": Rounds(scene, subject).texts}
        return (Change(step, replace(step, state=StepState.OPEN, opening=opening)),)

    return next_round
