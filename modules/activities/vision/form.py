"""The picture of the future on the table's tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.vision import rules


def form(step: Step) -> Form:
    """A title and three sentences."""
    return Form(
        fields=(
            Field(
                name="title",
                kind="line",
                label=_("Titel"),
                required=True,
                maximum=rules.TITLE_MAXIMUM,
                note=_("Wie eine Schlagzeile."),
            ),
            Field(
                name="sentences",
                kind="texts",
                label=_("Drei Sätze"),
                required=True,
                count=rules.SENTENCES,
                maximum=rules.SENTENCE_MAXIMUM,
                note=_("Schreiben Sie, wie es ist, nicht, was fehlt."),
            ),
        ),
        submit=_("Zukunftsbild abgeben"),
        noun=_("Zukunftsbild"),
        own_title=_("Zukunftsbild unseres Tisches"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Ein Titel und drei Sätze pro Tisch · ohne „kein“ und „nicht“"))
