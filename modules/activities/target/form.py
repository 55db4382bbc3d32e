"""One segment after the other on the tablet: a ring, and a word on it."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.target import rules


def form(step: Step) -> Form:
    """The ring and, if wanted, a comment, for every segment."""
    return Form(
        fields=(
            Field(
                name="ring",
                kind="scale",
                label=_("Wie nah sind wir dem Ziel?"),
                required=True,
                minimum=rules.MINIMUM,
                maximum=rules.MAXIMUM,
                low=_("weit davon entfernt"),
                high=_("ins Schwarze getroffen"),
            ),
            Field(
                name="comment",
                kind="text",
                label=_("Woran merken Sie das? (freiwillig)"),
                maximum=rules.COMMENT_MAXIMUM,
                note=_("Bleibt ohne Namen."),
            ),
        ),
        subject="segment",
        subjects=tuple({"value": one["id"], "label": one["text"]} for one in rules.offered(step)),
        submit=_("Abgeben"),
        noun=_("Segment"),
        own_title=_("Meine Zielscheibe"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Je Segment ein Ring von 1 (außen) bis 5 (Mitte)"))


def foot(step: Step) -> str:
    """How the result is read."""
    return "Ring 5 ist die Mitte · Zielerreichung: Weg vom äußeren Ring zur Mitte" if step.opening else ""
