"""Five questions to one sub-goal after the other."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.smart import rules


def form(step: Step) -> Form:
    """Yes or no to each of the five, for every sub-goal in its present wording."""
    answers = tuple({"value": value, "label": label} for value, label in rules.ANSWERS.items())
    texts = step.opening.get("texts", {})
    return Form(
        fields=tuple(
            Field(name=name, kind="choice", label=one.asked, required=True, options=answers)
            for name, one in rules.CRITERIA.items()
        ),
        subject="goal",
        subjects=tuple(
            {"value": one["id"], "label": texts.get(one["id"], one["text"])} for one in step.opening.get("options", ())
        ),
        submit=_("Antworten abgeben"),
        noun=_("Teilziel"),
        own_title=_("Meine Antworten"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Zu jedem Teilziel fünf Fragen mit Ja oder Nein"))


def foot(step: Step) -> str:
    """How the lights are read, once there may be some."""
    return "Anteil Ja · klar: überall zwei Drittel · neu fassen: einmal unter einem Drittel" if step.opening else ""
