"""Two scales for one field of action after the other."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.assessment import rules

LOW, HIGH = _("gar nicht gut"), _("sehr gut")
UNIMPORTANT, IMPORTANT = _("nicht wichtig"), _("sehr wichtig")


def form(step: Step) -> Form:
    """How things stand today and how important the field is; both may be left to others."""
    return Form(
        fields=(
            _scale("status", _("Stand heute"), step.setting("low", LOW), step.setting("high", HIGH)),
            _scale("importance", _("Wichtigkeit"), UNIMPORTANT, IMPORTANT),
        ),
        subject="field",
        subjects=tuple({"value": field, "label": field} for field in step.opening.get("fields", ())),
        submit=_("Einschätzung abgeben"),
        noun=_("Einschätzung"),
        own_title=_("Meine Einschätzungen"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Je Handlungsfeld zwei Werte von 1 bis 5 · „Kann ich nicht beurteilen“ ist eine Antwort"))


def foot(step: Step) -> str:
    """How the result is read, once there may be one."""
    return "nach Lücke sortiert · strittig: Meinungen gehen weit auseinander" if step.opening else ""


def _scale(name: str, label: str, low: str, high: str) -> Field:
    return Field(name=name, kind="scale", label=label, minimum=rules.MINIMUM, maximum=rules.MAXIMUM, low=low, high=high)
