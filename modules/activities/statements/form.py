"""A statement on the table's tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.statements import rules

ONE = _("Ein Leitsatz pro Tisch · höchstens {words} Wörter · „Wir …“, als wäre es schon so")
MORE = _("Bis zu {limit} Leitsätze pro Tisch · höchstens {words} Wörter · „Wir …“, als wäre es schon so")


def form(step: Step) -> Form:
    """A sentence, its field of action, and what it grew out of where there is something to choose from."""
    fields = [
        Field(
            name="text",
            kind="text",
            label=_("Ihr Leitsatz"),
            required=True,
            maximum=rules.TEXT_MAXIMUM,
            warn_words=rules.words(step),
            note=_("Beginnen Sie mit „Wir“. Kurze Sätze tragen weiter."),
        )
    ]
    offered = tuple({"value": field, "label": field} for field in step.opening.get("fields", ()))
    if offered:
        fields.append(Field(name="field", kind="choice", label=_("Handlungsfeld (freiwillig)"), options=offered))
    roots = tuple({"value": one["id"], "label": one["text"]} for one in rules.liked(step))
    if roots:
        fields.append(Field(name="from", kind="choice", label=_("Woraus ist er gewachsen? (freiwillig)"), options=roots))
    return Form(
        fields=tuple(fields),
        limit=rules.limit(step),
        submit=_("Leitsatz abgeben"),
        noun=_("Leitsatz"),
        own_title=_("Leitsätze unseres Tisches"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    limit = rules.limit(step)
    return translate(ONE if limit == 1 else MORE).format(limit=limit, words=rules.words(step))
