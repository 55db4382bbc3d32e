"""The statement on the tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.flash import rules


def form(step: Step) -> Form:
    """A card for one sentence, and the way to pass."""
    text = Field(name="text", kind="card", label=_("Ihr Satz"), maximum=rules.TEXT_MAXIMUM, colour="white")
    passed = Field(name="passed", kind="switch", label=_("Ich möchte nichts sagen"))
    return Form(fields=(text, passed), submit=_("Satz abgeben"), noun=_("Satz"), own_title=_("Mein Satz"))


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Ein Satz · niemand kommentiert · Weitergeben ist möglich"))
