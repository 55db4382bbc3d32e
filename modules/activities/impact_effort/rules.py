"""Two values for each idea, and the quadrant its means lie in."""

from dataclasses import dataclass
from typing import Any

from facilitation.caution import one_voice, removed
from facilitation.contract import Option, Scene, fix_options
from facilitation.errors import NotAnOption, NothingToChoose
from facilitation.figures import ScaleSummary, summarise
from facilitation.values import read_judgement
from facilitation.workshop import Data, Step

MINIMUM, MAXIMUM = 1, 5
SCALES = ("effort", "impact")
MIDDLE = 3.0
NEAR = 0.25
QUICK_WIN, STRATEGIC, FILLER, LATER = "Quick Win", "strategisch", "Füller", "zurückstellen"
QUADRANTS = (QUICK_WIN, STRATEGIC, FILLER, LATER)
NO_VALUES = "Es wurde nichts eingeschätzt."
NOBODY_COULD = "Niemand konnte das beurteilen: Keine Idee steht in der Matrix."
LEVEL = "Alle Ideen liegen auf demselben Punkt: Aufwand und Wirkung unterscheiden sie nicht."


@dataclass(frozen=True)
class Weighed:
    """An idea with both its scales."""

    option: Option
    effort: ScaleSummary
    impact: ScaleSummary

    @property
    def quadrant(self) -> str | None:
        """Where the means lie, cut at 3.0; None where one of them is missing."""
        effort, impact = self.effort["mean"], self.impact["mean"]
        if effort is None or impact is None:
            return None
        if impact >= MIDDLE:
            return QUICK_WIN if effort < MIDDLE else STRATEGIC
        return FILLER if effort < MIDDLE else LATER

    @property
    def is_borderline(self) -> bool:
        """Whether a mean lies so near the cut that one more voice may turn it."""
        means = (self.effort["mean"], self.impact["mean"])
        return any(mean is not None and abs(mean - MIDDLE) < NEAR for mean in means)


def opening(scene: Scene) -> dict[str, Any]:
    """What is weighed, fixed from now on. Raises NothingToChoose."""
    if not scene.inputs:
        raise NothingToChoose
    return {"options": fix_options(scene.inputs)}


def check(step: Step, data: Data) -> dict[str, Any]:
    """An idea and both values; None means that the person cannot judge. Raises NotAnOption, NotJudged, NotANumber."""
    item = data.get("item")
    if item not in [one["id"] for one in step.opening.get("options", ())]:
        raise NotAnOption(field="item", value=item if isinstance(item, str) else "")
    return {"item": item, **read_judgement(data, SCALES, MINIMUM, MAXIMUM)}


def question(data: Data) -> str:
    """Each idea is a question of its own."""
    return str(data["item"])


def weigh(scene: Scene) -> tuple[Weighed, ...]:
    """All ideas in the order in which they were offered."""
    weighed = []
    for option in scene.options:
        given = [entry.data for entry in scene.valid if entry.data["item"] == option.id]
        effort, impact = (
            summarise((data[scale] for data in given if data[scale] is not None), MINIMUM, MAXIMUM) for scale in SCALES
        )
        weighed.append(Weighed(option, effort, impact))
    return tuple(weighed)


def result(scene: Scene) -> dict[str, Any]:
    """`items` in the order in which they were offered."""
    return {
        "items": [
            {
                "id": one.option.id,
                "from": list(one.option.roots),
                "item": one.option.text,
                "effort": one.effort,
                "impact": one.impact,
                "quadrant": one.quadrant,
                "borderline": one.is_borderline,
            }
            for one in weigh(scene)
        ]
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """The ideas as they were offered, each with its quadrant."""
    return tuple(
        Option(one.option.id, one.option.text, one.option.roots, {**one.option.facts, "quadrant": one.quadrant})
        for one in weigh(scene)
    )


def remarks(scene: Scene) -> tuple[str, ...]:
    """That nothing stands in the matrix, or only one person's view, or everything in one place, or something that is gone."""
    weighed = weigh(scene)
    if not scene.valid:
        return (NO_VALUES,)
    if not any(one.effort["n"] or one.impact["n"] for one in weighed):
        return (NOBODY_COULD,)
    places = {(one.effort["mean"], one.impact["mean"]) for one in weighed}
    level = (LEVEL,) if len(weighed) > 1 and len(places) == 1 else ()
    return (*one_voice(scene.valid), *level, *removed(scene))


def became(scene: Scene) -> dict[str, str]:
    """The quadrant of every idea that has one."""
    return {one.option.id: one.quadrant for one in weigh(scene) if one.quadrant is not None}
