"""Two scales for one idea after the other."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.impact_effort import rules

LITTLE, MUCH = _("wenig"), _("viel")


def form(step: Step) -> Form:
    """Effort and impact of each idea; both may be left to others."""
    return Form(
        fields=(_scale("effort", _("Aufwand")), _scale("impact", _("Wirkung"))),
        subject="item",
        subjects=tuple({"value": one["id"], "label": one["text"]} for one in step.opening.get("options", ())),
        submit=_("Einschätzung abgeben"),
        noun=_("Einschätzung"),
        own_title=_("Meine Einschätzungen"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Je Idee zwei Werte von 1 bis 5 · „Kann ich nicht beurteilen“ ist eine Antwort"))


def foot(step: Step) -> str:
    """How the result is read, once there may be one."""
    return "Hof um die Zahl: Streuung · gestrichelt: Grenzfall" if step.opening else ""


def _scale(name: str, label: str) -> Field:
    return Field(name=name, kind="scale", label=label, minimum=rules.MINIMUM, maximum=rules.MAXIMUM, low=LITTLE, high=MUCH)
