"""The card on the tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.cards import rules

RULES = {
    1: _("Eine Karte · ein Gedanke · keine Namen"),
    2: _("Zwei Karten · ein Gedanke pro Karte · keine Namen"),
    3: _("Drei Karten · ein Gedanke pro Karte · keine Namen"),
}
KINDS = _("Eine Karte für einen Schatz, eine für einen Wert · keine Namen")
MORE = _("{limit} Karten · ein Gedanke pro Karte · keine Namen")


def form(step: Step) -> Form:
    """A card to write, of each kind where there are several, and the fields of action and sub-goals where some are offered."""
    colour, _sign = rules.COLOURS.get(step.setting("meaning"), rules.COLOURS[rules.STRENGTH])
    kinds = rules.has_kinds(step)
    longest = max(kind.characters for kind in rules.KINDS.values()) if kinds else step.setting("characters", rules.CHARACTERS)
    fields = [
        Field(
            name="text",
            kind="card",
            label=_("Ihre Karte"),
            required=True,
            maximum=longest,
            warn_words=None if kinds else rules.WORDS,
            colour=colour,
            note=_("Stichworte reichen."),
        )
    ]
    goals = tuple({"value": id, "label": text} for id, text in rules.goals(step).items())
    if goals:
        fields.append(Field(name="sub_goal", kind="choice", label=_("Für welches Teilziel? (freiwillig)"), options=goals))
    offered = tuple({"value": field, "label": field} for field in step.opening.get("fields", ()))
    if offered:
        fields.append(Field(name="field", kind="choice", label=_("Handlungsfeld (freiwillig)"), options=offered))
    return Form(
        fields=tuple(fields),
        subject="kind" if kinds else "",
        subjects=tuple({"value": name, "label": kind.label} for name, kind in rules.KINDS.items()) if kinds else (),
        limit=rules.limit(step),
        submit=_("Karte abgeben"),
        noun=_("Karte"),
        own_title=_("Meine Karten"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    if rules.has_kinds(step):
        return translate(KINDS)
    limit = rules.limit(step)
    return translate(RULES.get(limit, MORE)).format(limit=limit)
