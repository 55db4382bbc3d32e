"""The dots on the tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.dots import rules

ONE_DOT = _("1 Punkt auf {object}")
DOTS = _("{k} Punkte · höchstens {maximum} auf {object}")


def form(step: Step) -> Form:
    """Every option with its dots."""
    offered = tuple(
        {"value": one["id"], "label": one["text"], "number": number}
        for number, one in enumerate(step.opening.get("options", ()), 1)
    )
    dots = Field(
        name="dots",
        kind="dots",
        required=True,
        budget=step.opening.get("k"),
        maximum=_maximum(step),
        options=offered,
    )
    return Form(fields=(dots,), submit=_("Punkte abgeben"), noun=_("Punkte"), own_title=_("Meine Punkte"))


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it: announced before anybody votes."""
    if (k := _k(step)) is None:
        return ""
    return translate(ONE_DOT if k == 1 else DOTS).format(k=k, maximum=_maximum(step), object=translate(_object(step)))


def foot(step: Step) -> str:
    """The rule below the result."""
    if (k := _k(step)) is None:
        return ""
    return f"je 1 Punkt auf {_object(step)}" if k == 1 else f"je {k} Punkte, höchstens {_maximum(step)} auf {_object(step)}"


def _k(step: Step) -> int | None:
    k: int | None = step.opening.get("k") or step.setting("k")
    return k


def _maximum(step: Step) -> int:
    """What one option may get, which is never more than there is to give."""
    maximum: int = step.opening.get("maximum", step.setting("maximum", rules.MAXIMUM))
    return min(maximum, _k(step) or maximum)


def _object(step: Step) -> str:
    return step.setting("object", rules.OBJECT) or rules.OBJECT
