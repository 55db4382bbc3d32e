"""The scale on the tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.barometer import rules

LOW, HIGH = _("gar nicht gut"), _("sehr gut")


def form(step: Step) -> Form:
    """A scale and a line for a word."""
    scale = Field(
        name="value",
        kind="scale",
        required=True,
        minimum=rules.MINIMUM,
        maximum=rules.MAXIMUM,
        low=step.setting("low", LOW),
        high=step.setting("high", HIGH),
    )
    word = Field(name="word", kind="line", label=_("Ein Wort dazu (freiwillig)"), maximum=rules.WORD_MAXIMUM)
    return Form(fields=(scale, word), submit=_("Abgeben"), noun=_("Eingabe"), own_title=_("Meine Eingabe"))


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Ein Wert von 1 bis 5 · ein Wort, wenn Sie mögen"))
