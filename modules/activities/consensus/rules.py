"""What carries a statement: agreement in its last round, and no objection left. Wordings and rounds are all kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from facilitation.caution import one_voice, removed
from facilitation.contract import Option, Scene, fix_options
from facilitation.errors import NotAnOption, NothingToChoose, ObjectionMissing
from facilitation.figures import ScaleSummary, summarise
from facilitation.language import mark as _
from facilitation.values import read_remark, read_value
from facilitation.workshop import Data, Entry, Item, Step

MINIMUM, MAXIMUM = 1, 5
CARRYING = 4
OBJECTING = (1, 2)
VERDICTS: Mapping[int, str] = {
    5: _("Ich stimme voll zu"),
    4: _("Ich stimme zu"),
    3: _("Ich kann damit leben"),
    2: _("Ich habe Bedenken"),
    1: _("Ich bin dagegen"),
}
OBJECTION_MAXIMUM = 200
TEXT_MAXIMUM = 500
WORDS = 30
WORDING, RESOLVED = "wording", "resolved"
NO_VOTES = "Niemand hat abgestimmt: Kein Satz ist angenommen."
NO_VOTES_YET = "In Runde {round} hat niemand abgestimmt. Es gilt, was davor gesagt wurde."

State = Literal["accepted", "open", "missed", "none"]


@dataclass(frozen=True)
class Objection:
    """What somebody had against a statement; `reason` says why it is resolved, None while it stands."""

    id: str
    round: int
    value: int
    text: str
    reason: str | None

    @property
    def stands(self) -> bool:
        return self.reason is None


@dataclass(frozen=True)
class Round:
    """The votes on one statement in one round, and the wording they were given on."""

    number: int
    text: str
    summary: ScaleSummary
    objections: tuple[Objection, ...]

    @property
    def carrying(self) -> int:
        """How many gave 4 or 5."""
        return sum(count for value, count in self.summary["distribution"].items() if int(value) >= CARRYING)

    @property
    def agreement(self) -> float:
        return self.carrying / self.summary["n"]

    @property
    def agreed(self) -> bool:
        """Whether at least two thirds carry it, without rounding."""
        return 3 * self.carrying >= 2 * self.summary["n"]

    @property
    def standing(self) -> int:
        """Objections nobody has resolved."""
        return sum(1 for one in self.objections if one.stands)


@dataclass(frozen=True)
class Statement:
    """A statement with its wordings, the first one first, and the rounds in which people voted on it."""

    option: Option
    number: int
    wordings: tuple[str, ...]
    version: int
    rounds: tuple[Round, ...]

    @property
    def text(self) -> str:
        return self.wordings[-1]

    @property
    def state(self) -> State:
        """As the last held round says: carried, carried with objections that stand, not carried, or never voted on."""
        if not self.rounds:
            return "none"
        last = self.rounds[-1]
        if not last.agreed:
            return "missed"
        return "open" if last.standing else "accepted"

    @property
    def accepted(self) -> bool:
        return self.state == "accepted"


@dataclass(frozen=True)
class Agreement:
    """All statements of a scene as they stand."""

    scene: Scene

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(self._statement(option, number) for number, option in enumerate(self.scene.options, 1))

    def find(self, id: Any) -> Statement | None:
        return next((one for one in self.statements if one.option.id == id), None)

    def saying(self, text: str) -> Statement | None:
        """The statement that reads so now, or once read so."""
        now = next((one for one in self.statements if one.text == text), None)
        return now or next((one for one in self.statements if text in one.wordings), None)

    def text_in(self, option: Option, number: int) -> str:
        """How a statement reads in a round."""
        texts = [item.data["text"] for item in self._changes(option) if item.data["round"] <= number]
        return str(texts[-1]) if texts else option.text

    def change(self, id: str, number: int) -> Item | None:
        """The wording made for a round, if there is one."""
        wordings = self.scene.arranged(WORDING)
        return next((one for one in wordings if (one.data["statement"], one.data["round"]) == (id, number)), None)

    @cached_property
    def reasons(self) -> Mapping[str, Item]:
        """Why objections are resolved, by the id of the entry."""
        return {item.data["entry"]: item for item in self.scene.arranged(RESOLVED)}

    @cached_property
    def _votes(self) -> Mapping[tuple[str, int], tuple[Entry, ...]]:
        votes: dict[tuple[str, int], list[Entry]] = {}
        for entry in self.scene.valid:
            id, number = split(entry.data["statement"])
            if number <= current(self.scene.step):
                votes.setdefault((id, number), []).append(entry)
        return {place: tuple(entries) for place, entries in votes.items()}

    def _changes(self, option: Option) -> list[Item]:
        found = [item for item in self.scene.arranged(WORDING) if item.data["statement"] == option.id]
        return sorted(found, key=lambda item: item.data["round"])

    def _statement(self, option: Option, number: int) -> Statement:
        changes = self._changes(option)
        wordings = [option.text]
        for item in changes:
            if item.data["text"] != wordings[-1]:
                wordings.append(item.data["text"])
        rounds = tuple(
            self._round(option, held, self._votes[option.id, held])
            for held in range(1, current(self.scene.step) + 1)
            if (option.id, held) in self._votes
        )
        return Statement(option, number, tuple(wordings), sum(item.version for item in changes), rounds)

    def _round(self, option: Option, number: int, votes: tuple[Entry, ...]) -> Round:
        summary = summarise((entry.data["value"] for entry in votes), MINIMUM, MAXIMUM)
        said = sorted((entry for entry in votes if entry.data.get("objection")), key=self._anywhere)
        return Round(number, self.text_in(option, number), summary, tuple(self._objection(entry, number) for entry in said))

    def _objection(self, entry: Entry, number: int) -> Objection:
        reason = self.reasons.get(entry.id)
        words = reason.data["reason"] if reason else None
        return Objection(entry.id, number, entry.data["value"], entry.data["objection"], words)

    def _anywhere(self, entry: Entry) -> bytes:
        """An order that says nothing about who objected first."""
        return sha256(f"{self.scene.step.id}:{entry.id}".encode()).digest()


def current(step: Step) -> int:
    """The round that runs or ran last; 0 before the first."""
    return int(step.opening.get("round", 0))


def name(id: str, number: int) -> str:
    """How a ballot calls a statement in a round."""
    return f"{id}.{number}"


def split(statement: Any) -> tuple[str, int]:
    """Statement and round of such a name. Raises NotAnOption."""
    id, _dot, number = statement.rpartition(".") if isinstance(statement, str) else ("", "", "")
    if not id or not number.isdecimal():
        raise NotAnOption(field="statement", value=statement)
    return id, int(number)


def opening(scene: Scene) -> dict[str, Any]:
    """The statements of the first round, fixed from now on. Raises NothingToChoose."""
    if not scene.inputs:
        raise NothingToChoose
    agreement = Agreement(scene)
    texts = {one.option.id: one.text for one in agreement.statements if len(one.wordings) > 1}
    return {"round": 1, "options": fix_options(scene.inputs), "texts": texts}


def check(step: Step, data: Data) -> dict[str, Any]:
    """A statement in one of the rounds so far, a value, and an objection, which 1 and 2 need.

    Raises NotAnOption, NotANumber, ObjectionMissing, TooLong, Unreadable.
    """
    id, number = split(data.get("statement"))
    if id not in [one["id"] for one in step.opening.get("options", ())] or not 1 <= number <= current(step):
        raise NotAnOption(field="statement", value=data["statement"])
    value = read_value(data.get("value"), MINIMUM, MAXIMUM, "value")
    objection = read_remark(data.get("objection"), OBJECTION_MAXIMUM, "objection")
    if value in OBJECTING and not objection:
        raise ObjectionMissing(field="objection")
    cleaned = {"statement": name(id, number), "value": value}
    return {**cleaned, "objection": objection} if objection else cleaned


def question(data: Data) -> str:
    """Each statement is asked once in each round."""
    return str(data["statement"])


def asked(step: Step, data: Data) -> bool:
    """Whether a vote belongs to the round that runs."""
    return split(data.get("statement"))[1] == current(step)


def result(scene: Scene) -> dict[str, Any]:
    """`statements` in their order, each with its former wordings, the oldest first, and the rounds in which it was voted on.

    `agreement` is the share of 4 and 5; `accepted` says that in the last of these rounds at least two thirds agreed and no
    objection of it stands.
    """
    return {
        "statements": [
            {
                "id": one.option.id,
                "from": list(one.option.roots),
                "statement": one.text,
                "former": list(one.wordings[:-1]),
                "rounds": [
                    {
                        "round": held.number,
                        "summary": held.summary,
                        "agreement": held.agreement,
                        "objections": [
                            {"id": two.id, "text": two.text, "resolved": not two.stands, "reason": two.reason}
                            for two in held.objections
                        ],
                    }
                    for held in one.rounds
                ],
                "accepted": one.accepted,
            }
            for one in Agreement(scene).statements
        ]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """The accepted statements in their last wording."""
    return tuple(_option(one) for one in Agreement(scene).statements if one.accepted)


def became(scene: Scene) -> dict[str, str]:
    """Whether a statement carries, after how many rounds."""
    words = {"accepted": "angenommen", "open": "Einwände offen", "missed": "nicht angenommen"}
    return {
        one.option.id: words[one.state] + (f" nach {len(one.rounds)} Runden" if len(one.rounds) > 1 else "")
        for one in Agreement(scene).statements
        if one.rounds
    }


def parked(scene: Scene) -> tuple[Option, ...]:
    """The statements on which people voted and did not agree."""
    return tuple(_option(one) for one in Agreement(scene).statements if one.rounds and not one.accepted)


def remarks(scene: Scene) -> tuple[str, ...]:
    """That nobody voted, in this round or at all, or only one person in the last round, or that a statement is gone."""
    number = current(scene.step)
    votes = [(split(entry.data["statement"])[1], entry) for entry in scene.valid]
    held = {held for held, _entry in votes if held <= number}
    if not held:
        return (NO_VOTES,)
    silent = (NO_VOTES_YET.format(round=number),) if number not in held else ()
    last = one_voice(entry for held_in, entry in votes if held_in == max(held))
    return (*silent, *last, *removed(scene))


def _option(one: Statement) -> Option:
    return Option(one.option.id, one.text, one.option.roots, {**one.option.facts, "number": one.number})
