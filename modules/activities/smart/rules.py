"""Five questions to each sub-goal, the share of yes to each of them, and the traffic light that makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from facilitation.contract import Option, Scene, fix_options
from facilitation.errors import NotAnOption, NothingToChoose, YesOrNo
from facilitation.goals import SUB_GOAL, sub_goals
from facilitation.language import mark as _
from facilitation.workshop import Data, Item, Step

YES, NO = "yes", "no"
ANSWERS: Mapping[str, str] = {YES: _("Ja"), NO: _("Nein")}
WORDING = "wording"
TEXT_MAXIMUM = 140

Light = Literal["green", "yellow", "red"]


@dataclass(frozen=True)
class Criterion:
    """One of the five questions: `name` in one word, `asked` as the tablet asks it."""

    name: str
    asked: str


CRITERIA: Mapping[str, Criterion] = {
    "specific": Criterion("spezifisch", _("Spezifisch: Es ist klar, was genau erreicht sein soll.")),
    "measurable": Criterion("messbar", _("Messbar: Wir können sehen oder zählen, ob es erreicht ist.")),
    "accepted": Criterion("akzeptiert", _("Akzeptiert: Die Beteiligten wollen es wirklich.")),
    "realistic": Criterion("realistisch", _("Realistisch: Es ist mit unseren Mitteln zu schaffen.")),
    "timed": Criterion("terminiert", _("Terminiert: Es ist klar, bis wann.")),
}


@dataclass(frozen=True)
class Checked:
    """A sub-goal with its wordings, the oldest first, and how many of `n` people said yes to each criterion."""

    option: Option
    number: str
    wordings: tuple[str, ...]
    version: int
    n: int
    yes: Mapping[str, int]

    @property
    def text(self) -> str:
        return self.wordings[-1]

    @property
    def shares(self) -> Mapping[str, float | None]:
        """The share of yes per criterion; None where nobody answered."""
        return {name: count / self.n if self.n else None for name, count in self.yes.items()}

    @property
    def weak(self) -> tuple[str, ...]:
        """The criteria to which fewer than two thirds said yes."""
        return tuple(name for name, count in self.yes.items() if 3 * count < 2 * self.n)

    @property
    def light(self) -> Light | None:
        """Green: no criterion is weak. Red: to one of them fewer than a third said yes. Else yellow; None without answers."""
        if not self.n:
            return None
        if any(3 * count < self.n for count in self.yes.values()):
            return "red"
        return "yellow" if self.weak else "green"


@dataclass(frozen=True)
class Check:
    """All sub-goals of a scene as they stand."""

    scene: Scene

    @cached_property
    def goals(self) -> tuple[Checked, ...]:
        return tuple(self._check(option, place) for place, option in enumerate(self.options, 1))

    @property
    def options(self) -> tuple[Option, ...]:
        """What was fixed at opening; before that, what would be."""
        return self.scene.options if self.scene.step.opening else sub_goals(self.scene) or self.scene.inputs

    def find(self, id: Any) -> Checked | None:
        return next((one for one in self.goals if one.option.id == id), None)

    @cached_property
    def changes(self) -> Mapping[str, Item]:
        """What was reworded, by the id of the sub-goal."""
        return {item.data["goal"]: item for item in self.scene.arranged(WORDING)}

    @property
    def texts(self) -> dict[str, str]:
        """How each sub-goal reads now."""
        return {one.option.id: one.text for one in self.goals}

    def _check(self, option: Option, place: int) -> Checked:
        given = [entry.data for entry in self.scene.valid if entry.data["goal"] == option.id]
        change = self.changes.get(option.id)
        return Checked(
            option=option,
            number=str(option.facts.get("number") or place),
            wordings=(option.text, *(change.data["texts"] if change else ())),
            version=change.version if change else 0,
            n=len(given),
            yes={name: sum(data[name] == YES for data in given) for name in CRITERIA},
        )


def opening(scene: Scene) -> dict[str, Any]:
    """The sub-goals in their present wording, fixed from now on. Raises NothingToChoose."""
    options = sub_goals(scene) or scene.inputs
    if not options:
        raise NothingToChoose
    return {"options": fix_options(options), "texts": Check(scene).texts}


def check(step: Step, data: Data) -> dict[str, Any]:
    """A sub-goal and five answers, each true or false, or as the tablet says it "yes" or "no". Raises NotAnOption, YesOrNo."""
    goal = data.get("goal")
    if goal not in [one["id"] for one in step.opening.get("options", ())]:
        raise NotAnOption(field="goal", value=goal if isinstance(goal, str) else "")
    return {"goal": goal, **{name: _answer(name, data.get(name)) for name in CRITERIA}}


def _answer(name: str, given: Any) -> str:
    if isinstance(given, bool):
        return YES if given else NO
    if not isinstance(given, str) or given not in ANSWERS:
        raise YesOrNo(field=name)
    return given


def question(data: Data) -> str:
    """Each sub-goal is a question of its own."""
    return str(data["goal"])


def result(scene: Scene) -> dict[str, Any]:
    """`goals` in their order, each with its former wordings, the shares of yes (0 to 1) and the traffic light.

    `traffic_light`: green when to every criterion at least two thirds said yes, red when to any of them fewer than a third
    did, else yellow; null without answers. `weak` names the criteria below two thirds.
    """
    return {
        "goals": [
            {
                "id": one.option.id,
                "from": list(one.option.roots),
                "number": one.number,
                "goal": one.text,
                "former": list(one.wordings[:-1]),
                "n": one.n,
                **one.shares,
                "traffic_light": one.light,
                "weak": list(one.weak),
            }
            for one in Check(scene).goals
        ]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """Every sub-goal under its own id, in its last wording, marked as checked."""
    return tuple(
        Option(
            one.option.id,
            one.text,
            one.option.roots,
            {"level": SUB_GOAL, **one.option.facts, "number": one.number, "light": one.light, "checked": True},
        )
        for one in Check(scene).goals
    )
