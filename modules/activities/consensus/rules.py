"""What carries a statement: agreement in its last round, and no objection left. Wordings and rounds are all kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from facilitation.caution import one_voice, removed
from facilitation.contract import Option, Scene, fix_options
from facilitation.errors import NothingToChoose, ObjectionMissing
from facilitation.figures import ScaleSummary, summarise
from facilitation.language import mark as _
from facilitation.rounds import Rounds, current, read_name, split
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
SUBJECT = "statement"
RESOLVED = "resolved"
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

    @cached_property
    def rounds(self) -> Rounds:
        return Rounds(self.scene, SUBJECT)

    @cached_property
    def reasons(self) -> Mapping[str, Item]:
        """Why objections are resolved, by the id of the entry."""
        return {item.data["entry"]: item for item in self.scene.arranged(RESOLVED)}

    def _statement(self, option: Option, number: int) -> Statement:
        rounds = tuple(self._round(option, held) for held in self.rounds.held(option))
        return Statement(option, number, self.rounds.wordings(option), self.rounds.version(option), rounds)

    def _round(self, option: Option, number: int) -> Round:
        votes = self.rounds.votes[option.id, number]
        summary = summarise((entry.data["value"] for entry in votes), MINIMUM, MAXIMUM)
        said = self.rounds.shuffle(entry for entry in votes if entry.data.get("objection"))
        objections = tuple(self._objection(entry, number) for entry in said)
        return Round(number, self.rounds.text_in(option, number), summary, objections)

    def _objection(self, entry: Entry, number: int) -> Objection:
        reason = self.reasons.get(entry.id)
        words = reason.data["reason"] if reason else None
        return Objection(entry.id, number, entry.data["value"], entry.data["objection"], words)


def opening(scene: Scene) -> dict[str, Any]:
    """The statements of the first round, fixed from now on. Raises NothingToChoose."""
    if not scene.inputs:
        raise NothingToChoose
    return {"round": 1, "options": fix_options(scene.inputs), "texts": Rounds(scene, SUBJECT).texts}


def check(step: Step, data: Data) -> dict[str, Any]:
    """A statement in one of the rounds so far, a value, and an objection, which 1 and 2 need.

    Raises NotAnOption, NotANumber, ObjectionMissing, TooLong, Unreadable.
    """
    statement = read_name(step, data, SUBJECT)
    value = read_value(data.get("value"), MINIMUM, MAXIMUM, "value")
    objection = read_remark(data.get("objection"), OBJECTION_MAXIMUM, "objection")
    if value in OBJECTING and not objection:
        raise ObjectionMissing(field="objection")
    cleaned = {SUBJECT: statement, "value": value}
    return {**cleaned, "objection": objection} if objection else cleaned


def question(data: Data) -> str:
    """Each statement is asked once in each round."""
    return str(data["statement"])


def asked(step: Step, data: Data) -> bool:
    """Whether a vote belongs to the round that runs."""
    return split(data.get(SUBJECT), SUBJECT)[1] == current(step)


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
    votes = [(split(entry.data[SUBJECT], SUBJECT)[1], entry) for entry in scene.valid]
    held = {held for held, _entry in votes if held <= number}
    if not held:
        return (NO_VOTES,)
    silent = (NO_VOTES_YET.format(round=number),) if number not in held else ()
    last = one_voice(entry for held_in, entry in votes if held_in == max(held))
    return (*silent, *last, *removed(scene))


def _option(one: Statement) -> Option:
    return Option(one.option.id, one.text, one.option.roots, {**one.option.facts, "number": one.number})
