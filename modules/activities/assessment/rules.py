"""Two values for each field of action, and the gap between them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from facilitation.caution import one_voice, say_gone
from facilitation.contract import Scene
from facilitation.errors import NotAnOption, NothingToChoose
from facilitation.figures import ScaleSummary, summarise
from facilitation.text import clean
from facilitation.values import read_judgement
from facilitation.workshop import Data, Step

MINIMUM, MAXIMUM = 1, 5
SCALES = ("status", "importance")
DISPUTED = 0.5
"""Below this consensus the room is divided (the reading of figures.consensus_reading)."""
NO_VALUES = "Es wurde nichts eingeschätzt."
NOBODY_COULD = "Niemand konnte das beurteilen: Es gibt keine Werte und keine Reihenfolge."
LEVEL = "Überall klafft dieselbe Lücke: Die Reihenfolge sagt nichts."


@dataclass(frozen=True)
class Judged:
    """A field of action with both its scales; `nulls` counts how often somebody could not judge."""

    field: str
    status: ScaleSummary
    importance: ScaleSummary
    nulls: int

    @property
    def gap(self) -> Fraction | None:
        """mean(importance) − mean(status), exactly; None where either has no value."""
        status, importance = _mean(self.status), _mean(self.importance)
        return importance - status if status is not None and importance is not None else None


def opening(scene: Scene) -> dict[str, Any]:
    """What is assessed, as it is when the step opens: typed options, else the fields of action. Raises NothingToChoose."""
    fields = _offered(scene)
    if not fields:
        raise NothingToChoose
    return {"fields": fields}


def check(step: Step, data: Data) -> dict[str, Any]:
    """A field and both values; None means that the person cannot judge. Raises NotAnOption, NotJudged, NotANumber."""
    field = data.get("field")
    field = clean(field).strip() if isinstance(field, str) else ""
    if field not in step.opening.get("fields", ()):
        raise NotAnOption(field="field", value=field)
    return {"field": field, **read_judgement(data, SCALES, MINIMUM, MAXIMUM)}


def question(data: Data) -> str:
    """Each field is a question of its own."""
    return str(data["field"])


def judge(scene: Scene) -> tuple[Judged, ...]:
    """All fields, the largest gap first and those without a gap last; equal gaps in the order of the fields."""
    fields = scene.step.opening.get("fields", scene.process.fields)
    judged = []
    for field in fields:
        given = {scale: [entry.data[scale] for entry in scene.valid if entry.data["field"] == field] for scale in SCALES}
        status, importance = (
            summarise((value for value in given[scale] if value is not None), MINIMUM, MAXIMUM) for scale in SCALES
        )
        judged.append(Judged(field, status, importance, sum(values.count(None) for values in given.values())))
    return tuple(sorted(judged, key=lambda one: (one.gap is None, -(one.gap or 0))))


def is_disputed(summary: ScaleSummary) -> bool:
    """Whether opinions on a scale lie far apart: polarised, or little consensus."""
    return summary["polarised"] or (summary["consensus"] is not None and summary["consensus"] < DISPUTED)


def result(scene: Scene) -> dict[str, Any]:
    """`fields` in the order of their gaps."""
    return {
        "fields": [
            {
                "field": one.field,
                "status": one.status,
                "importance": one.importance,
                "gap": float(one.gap) if one.gap is not None else None,
                "nulls": one.nulls,
            }
            for one in judge(scene)
        ]
    }


def remarks(scene: Scene) -> tuple[str, ...]:
    """That nothing can be compared, or only one person's view, or that a field is no longer among the fields."""
    judged = judge(scene)
    if not scene.valid:
        return (NO_VALUES,)
    if not any(one.status["n"] or one.importance["n"] for one in judged):
        return (NOBODY_COULD,)
    gaps = {one.gap for one in judged}
    level = (LEVEL,) if len(judged) > 1 and len(gaps) == 1 and None not in gaps else ()
    now = _offered(scene)
    gone = [] if scene.unsettled else [field for field in scene.step.opening.get("fields", ()) if field not in now]
    return (*one_voice(scene.valid), *level, *say_gone(gone, len(judged)))


def _offered(scene: Scene) -> list[str]:
    """Typed options, or what earlier steps gave; else the fields of action of the process."""
    return list(dict.fromkeys([option.text for option in scene.inputs] or scene.process.fields))


def _mean(summary: ScaleSummary) -> Fraction | None:
    """The mean without rounding, so that equal gaps are equal."""
    total = sum(int(value) * count for value, count in summary["distribution"].items())
    return Fraction(total, summary["n"]) if summary["n"] else None
