"""How much resistance each option meets, which one leads, and whether it is better than leaving everything as it is.

The figures follow Systemisches Konsensieren (Visotschnig, Schrotta): group resistance is the sum of all values divided by the
highest sum possible, acceptance is the rest.
"""

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from facilitation.caution import listed, one_voice, removed
from facilitation.contract import Option, Scene, fix_options
from facilitation.document import percent
from facilitation.errors import NothingToChoose
from facilitation.language import mark as _
from facilitation.rounds import Rounds, current, read_name, split
from facilitation.values import read_remark, read_value
from facilitation.workshop import Data, Entry, Step

MINIMUM, MAXIMUM = 0, 10
STRONG = 8
NEAR = Fraction(1, 20)
"""Closer than this in group resistance two options are almost level."""
REASON_MAXIMUM = 140
TEXT_MAXIMUM = 160
SUBJECT = "option"
PASSIVE = _("Alles bleibt, wie es ist")
PASSIVE_NAME = "Passivlösung"
LOWER = "Was senkt Ihren Widerstand?"
NO_VALUES = "Niemand hat etwas bewertet: Es gibt keine Reihenfolge und keine Empfehlung."
NO_VALUES_YET = "In Runde {round} hat niemand etwas bewertet. Es gilt die Runde davor."
LEVEL = "Alle Möglichkeiten stoßen auf gleich viel Widerstand: Keine führt, keine wird empfohlen."
UNRATED = "{texts} hat niemand bewertet."
NO_COMPARISON = "Ohne Werte für „{passive}“ gibt es keine Empfehlung."
NOT_BETTER = "Nichts stößt auf weniger Widerstand als „{passive}“: Es gibt keine Empfehlung."


@dataclass(frozen=True)
class Reason:
    """Why somebody resists. `id` is that of the entry."""

    id: str
    value: int
    text: str


@dataclass(frozen=True)
class Round:
    """What was said about one option in one round, and its wording then."""

    number: int
    text: str
    values: tuple[int, ...]
    reasons: tuple[Reason, ...]

    @property
    def n(self) -> int:
        return len(self.values)

    @property
    def group_resistance(self) -> Fraction:
        """Σ values / (10 n), exactly, so that equal is equal."""
        return Fraction(sum(self.values), MAXIMUM * self.n)

    @property
    def acceptance(self) -> Fraction:
        return 1 - self.group_resistance

    @property
    def maximum(self) -> int:
        return max(self.values)

    @property
    def strong(self) -> int:
        """How many resist with 8 or more."""
        return sum(value >= STRONG for value in self.values)


@dataclass(frozen=True)
class Weighed:
    """An option with its wordings, the first one first, the rounds in which it was rated, and its place in the last round.

    `rank` is None for what nobody rated in that round.
    """

    option: Option
    number: int
    wordings: tuple[str, ...]
    version: int
    passive: bool
    rounds: tuple[Round, ...]
    now: Round | None
    rank: int | None = None
    tied: bool = False
    recommended: bool = False

    @property
    def text(self) -> str:
        return self.wordings[-1]

    @property
    def before(self) -> Round | None:
        """The round it was rated in before this one."""
        earlier = [held for held in self.rounds if self.now is not None and held.number < self.now.number]
        return earlier[-1] if earlier else None


@dataclass(frozen=True)
class Weighing:
    """All options of a scene as they stand."""

    scene: Scene

    @cached_property
    def rows(self) -> tuple[Weighed, ...]:
        """In rank order, the least resistance first, what nobody rated last; equal ones as they were offered."""
        given = [self._weighed(option, number) for number, option in enumerate(self.scene.options, 1)]
        levels = sorted(one.now.group_resistance for one in given if one.now)
        counts = Counter(levels)
        passive = next((one.now.group_resistance for one in given if one.passive and one.now), None)
        placed = []
        for one in given:
            level = one.now.group_resistance if one.now else None
            if level is None:
                placed.append(one)
                continue
            recommended = passive is not None and level == levels[0] < passive
            rank = levels.index(level) + 1
            placed.append(replace(one, rank=rank, tied=counts[level] > 1, recommended=recommended))
        return tuple(sorted(placed, key=lambda one: (one.rank is None, one.rank or 0)))

    @cached_property
    def rated(self) -> tuple[Weighed, ...]:
        return tuple(one for one in self.rows if one.now)

    @cached_property
    def close(self) -> tuple[Weighed, ...]:
        """The leading options that are level or almost so; empty where one leads clearly."""
        best = [one.now.group_resistance for one in self.rated[:1] if one.now]
        near = [one for one in self.rated if one.now and one.now.group_resistance - best[0] < NEAR]
        return tuple(near) if len(near) > 1 else ()

    @property
    def is_level(self) -> bool:
        return len(self.rated) > 1 and {one.rank for one in self.rated} == {1}

    @cached_property
    def rounds(self) -> Rounds:
        return Rounds(self.scene, SUBJECT)

    def find(self, id: Any) -> Weighed | None:
        return next((one for one in self.rows if one.option.id == id), None)

    def saying(self, text: str) -> Weighed | None:
        """The option that reads so now, or once read so, or is called the passive one."""
        now = next((one for one in self.rows if one.text == text), None)
        former = now or next((one for one in self.rows if text in one.wordings), None)
        return former or next((one for one in self.rows if one.passive and is_passive(text)), None)

    def entries_of(self, number: int) -> tuple[Entry, ...]:
        return tuple(entry for (_id, held), given in self.rounds.votes.items() if held == number for entry in given)

    def _weighed(self, option: Option, number: int) -> Weighed:
        rounds = tuple(self._round(option, held) for held in self.rounds.held(option))
        passive = option.id == self.scene.step.opening.get("passive")
        now = next((held for held in rounds if held.number == self.rounds.last), None)
        return Weighed(option, number, self.rounds.wordings(option), self.rounds.version(option), passive, rounds, now)

    def _round(self, option: Option, number: int) -> Round:
        votes = self.rounds.votes[option.id, number]
        said = self.rounds.shuffle(entry for entry in votes if entry.data.get("reason"))
        reasons = tuple(Reason(entry.id, entry.data["value"], entry.data["reason"]) for entry in said)
        return Round(number, self.rounds.text_in(option, number), tuple(entry.data["value"] for entry in votes), reasons)


def is_passive(text: str) -> bool:
    """Whether an option says by its words that everything stays as it is."""
    letters = _letters(text)
    return letters.startswith("allesbleibt") or _letters(PASSIVE_NAME) in letters


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def opening(scene: Scene) -> dict[str, Any]:
    """The options of the first round, fixed from now on; the passive one joins them unless somebody named it already.

    Raises NothingToChoose where there is nothing beside it.
    """
    words = (scene.setting("passive") or PASSIVE).strip()
    passive = next((one for one in scene.inputs if _letters(one.text) == _letters(words)), None)
    passive = passive or next((one for one in scene.inputs if is_passive(one.text)), None)
    if not [one for one in scene.inputs if one is not passive]:
        raise NothingToChoose
    if passive is not None:
        return {"round": 1, "options": fix_options(scene.inputs), "passive": passive.id, "texts": {}}
    own = Option(f"{scene.step.id}.passive", words)
    return {"round": 1, "options": fix_options((*scene.inputs, own)), "passive": own.id, "own": own.id, "texts": {}}


def check(step: Step, data: Data) -> dict[str, Any]:
    """An option in one of the rounds so far, a value, and a reason if there is one.

    Raises NotAnOption, NotANumber, TooLong, Unreadable.
    """
    option = read_name(step, data, SUBJECT)
    value = read_value(data.get("value"), MINIMUM, MAXIMUM, "value")
    reason = read_remark(data.get("reason"), REASON_MAXIMUM, "reason")
    cleaned = {SUBJECT: option, "value": value}
    return {**cleaned, "reason": reason} if reason else cleaned


def question(data: Data) -> str:
    """Each option is asked once in each round."""
    return str(data["option"])


def asked(step: Step, data: Data) -> bool:
    """Whether a value belongs to the round that runs."""
    return split(data.get(SUBJECT), SUBJECT)[1] == current(step)


def result(scene: Scene) -> dict[str, Any]:
    """`options` in rank order, with the figures of the last round in which anything was rated."""
    return {
        "options": [
            {
                "id": one.option.id,
                "from": list(one.option.roots),
                "option": one.text,
                "group_resistance": float(one.now.group_resistance) if one.now else None,
                "acceptance": float(one.now.acceptance) if one.now else None,
                "maximum": one.now.maximum if one.now else None,
                "strong": one.now.strong if one.now else 0,
                "recommended": one.recommended,
            }
            for one in Weighing(scene).rows
        ]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """What is recommended: one option, or several that are level."""
    return tuple(
        Option(one.option.id, one.text, one.option.roots, one.option.facts) for one in Weighing(scene).rows if one.recommended
    )


def became(scene: Scene) -> dict[str, str]:
    """How much each option was accepted, and whether it is recommended."""
    return {
        one.option.id: f"{percent(float(one.now.acceptance))} Akzeptanz{', empfohlen' if one.recommended else ''}"
        for one in Weighing(scene).rated
        if one.now
    }


def hint(scene: Scene) -> str:
    """What the room is asked where several options are level or almost so; empty where one leads clearly."""
    weighing = Weighing(scene)
    if not weighing.close:
        return ""
    word = "Gleichauf" if len({one.rank for one in weighing.close}) == 1 else "Fast gleichauf"
    several = f"{len(weighing.close)} Möglichkeiten"
    texts = listed([f"„{one.text}“" for one in weighing.close]) if len(weighing.close) <= 2 else several
    return f"{word}: {texts}."


def remarks(scene: Scene) -> tuple[str, ...]:
    """That nothing was rated, or by one person only, that nothing leads, or why nothing is recommended."""
    weighing = Weighing(scene)
    if not weighing.rated:
        return (NO_VALUES,)
    said = list(one_voice(weighing.entries_of(weighing.rounds.last)))
    if weighing.rounds.last < current(scene.step):
        said.append(NO_VALUES_YET.format(round=current(scene.step)))
    passive = next((one for one in weighing.rows if one.passive), None)
    unrated = [f"„{one.text}“" for one in weighing.rows if not one.now and one is not passive]
    if weighing.is_level:
        said.append(LEVEL)
    elif passive is not None and passive.now is None:
        said.append(NO_COMPARISON.format(passive=passive.text))
    elif passive is not None and passive.rank == 1:
        said.append(NOT_BETTER.format(passive=passive.text))
    if unrated:
        said.append(UNRATED.format(texts=listed(unrated)))
    return (*said, *removed(scene))
