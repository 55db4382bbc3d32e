"""One statement after the other on the tablet: a verdict, and what would have to change."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.rounds import current, subjects
from facilitation.workshop import Step
from modules.activities.consensus import rules

RULE = _("Runde {round} · je Leitsatz ein Wert von 1 bis 5 · bei 1 und 2 sagen, was sich ändern müsste")


def form(step: Step) -> Form:
    """The verdict in words and the objection, for every statement in its present wording."""
    return Form(
        fields=(
            Field(
                name="value",
                kind="verdict",
                label=_("Tragen Sie ihn mit?"),
                required=True,
                options=tuple({"value": value, "label": label} for value, label in rules.VERDICTS.items()),
            ),
            Field(
                name="objection",
                kind="text",
                label=_("Was müsste sich ändern?"),
                maximum=rules.OBJECTION_MAXIMUM,
                note=_("Nötig bei 1 und 2. Ihr Einwand bleibt ohne Namen."),
                needs="value",
                needed_at=rules.OBJECTING,
            ),
        ),
        subject=rules.SUBJECT,
        subjects=subjects(step),
        submit=_("Abgeben"),
        noun=_("Leitsatz"),
        own_title=_("Meine Rückmeldungen"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it, with the round that runs."""
    return translate(RULE).format(round=max(1, current(step)))


def foot(step: Step) -> str:
    """How the result is read."""
    if not step.opening:
        return ""
    return f"Runde {current(step)} · Zustimmung: Anteil der Stufen 4 und 5 · Strich: zwei Drittel"
