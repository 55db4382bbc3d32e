"""One option after the other on the tablet: a value from 0 to 10, and why."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.rounds import current, subjects
from facilitation.workshop import Step
from modules.activities.resistance import rules

RULE = _("Runde {round} · je Möglichkeit ein Wert von 0 (kein Widerstand) bis 10 (nicht annehmbar)")


def form(step: Step) -> Form:
    """The resistance and, if wanted, the reason, for every option in its present wording."""
    return Form(
        fields=(
            Field(
                name="value",
                kind="scale",
                label=_("Wie groß ist Ihr Widerstand?"),
                required=True,
                minimum=rules.MINIMUM,
                maximum=rules.MAXIMUM,
                low=_("kein Widerstand"),
                high=_("nicht annehmbar"),
            ),
            Field(
                name="reason",
                kind="text",
                label=_("Was würde Ihren Widerstand senken? (freiwillig)"),
                maximum=rules.REASON_MAXIMUM,
                note=_("Ihr Grund wird ohne Namen gezeigt."),
            ),
        ),
        subject=rules.SUBJECT,
        subjects=subjects(step),
        submit=_("Abgeben"),
        noun=_("Möglichkeit"),
        own_title=_("Mein Widerstand"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it, with the round that runs."""
    return translate(RULE).format(round=max(1, current(step)))


def foot(step: Step) -> str:
    """How the result is read."""
    if not step.opening:
        return ""
    number = current(step)
    return f"{f'Runde {number} · ' if number > 1 else ''}Akzeptanz: 100 % minus Widerstand · stark: Werte ab {rules.STRONG}"
