"""One row of the grid on the table's tablet."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.workshop import Step
from modules.activities.inventory import rules

WRITTEN = {"name": "Angebot", "provider": "Träger", "target_group": "Zielgruppe", "area": "Feld oder Raum", "need": "Bedarf"}
CHOSEN = {"reach": "Erreicht", "state": "Stand"}
ONE = _("Ein Angebot pro Tisch · eine Person schreibt für alle")
MORE = _("Bis zu {limit} Angebote pro Tisch · eine Person schreibt für alle")


def form(step: Step) -> Form:
    """Name, provider, target group, area, reach, state and need."""
    return Form(
        fields=(
            _line("name", _("Angebot"), required=True),
            _line("provider", _("Träger (freiwillig)")),
            _line("target_group", _("Für wen? (freiwillig)")),
            _line("area", _("Handlungsfeld oder Sozialraum (freiwillig)")),
            _choice("reach", _("Wie gut kommt es bei der Zielgruppe an?")),
            _choice("state", _("Wie ist der Stand?")),
            Field(
                name="need",
                kind="text",
                label=_("Was wird gebraucht? (freiwillig)"),
                maximum=rules.MAXIMA["need"],
                note=_("Wird später als Karte sortiert. Bitte keine Namen."),
            ),
        ),
        limit=rules.limit(step),
        submit=_("Angebot eintragen"),
        noun=_("Angebot"),
        own_title=_("Angebote unseres Tisches"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    limit = rules.limit(step)
    return translate(ONE if limit == 1 else MORE).format(limit=limit)


def _line(name: str, label: str, *, required: bool = False) -> Field:
    return Field(name=name, kind="line", label=label, required=required, maximum=rules.MAXIMA[name])


def _choice(name: str, label: str) -> Field:
    """Three words in full view; paper rows may leave them open."""
    options = tuple({"value": word, "label": word} for word in rules.CHOICES[name])
    return Field(name=name, kind="choice", label=label, required=True, options=options)
