"""A goal on the table's tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.goals import rules


def form(step: Step) -> Form:
    """The statement it comes from, the field of action, the goal with a verb, and its sub-goals."""
    statements = tuple({"value": one["id"], "label": one["text"]} for one in step.opening.get("options", ()))
    fields = tuple({"value": field, "label": field} for field in step.opening.get("fields", ()))
    goal = Field(
        name="text",
        kind="text",
        label=_("Leitziel"),
        required=True,
        maximum=rules.TEXT_MAXIMUM,
        note=_("Ein Satz mit einem Verb: Was soll erreicht sein?"),
    )
    sub_goals = Field(
        name="sub_goals",
        kind="texts",
        label=_("Teilziele (freiwillig)"),
        count=rules.OFFERED,
        maximum=rules.TEXT_MAXIMUM,
        note=_("Kleine Schritte auf dem Weg dorthin."),
    )
    choices = [Field(name="statement", kind="choice", label=_("Leitsatz"), required=True, options=statements)]
    if fields:
        choices.append(Field(name="field", kind="choice", label=_("Handlungsfeld (freiwillig)"), options=fields))
    return Form(
        fields=(*choices, goal, sub_goals),
        limit=rules.limit(step),
        submit=_("Leitziel abgeben"),
        noun=_("Leitziel"),
        own_title=_("Leitziele unseres Tisches"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Aus einem Leitsatz ein Leitziel mit einem Verb · dazu Teilziele"))
