"""Naming an actor on the tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.actors import rules

ONE = _("Eine Nennung · Einrichtungen und Gruppen, keine Namen von Personen")
MORE = _("Bis zu {limit} Nennungen · Einrichtungen und Gruppen, keine Namen von Personen")


def form(step: Step) -> Form:
    """A name, a group, and a switch for those who are missing."""
    offered = tuple({"value": group, "label": group} for group in step.opening.get("groups", ()))
    return Form(
        fields=(
            Field(
                name="name",
                kind="line",
                label=_("Einrichtung oder Gruppe"),
                required=True,
                maximum=rules.NAME_MAXIMUM,
                note=_("Bitte keine Namen von Personen."),
            ),
            Field(name="actor_group", kind="choice", label=_("Akteursgruppe"), required=True, options=offered),
            Field(name="missing", kind="switch", label=_("Fehlt bisher")),
        ),
        limit=rules.limit(step),
        submit=_("Nennung abgeben"),
        noun=_("Nennung"),
        own_title=_("Meine Nennungen"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    limit = rules.limit(step)
    return translate(ONE if limit == 1 else MORE).format(limit=limit)
