"""A profile on the table's tablet: a long form in parts, of which only the title is needed."""

from facilitation.contract import Field, Form
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.resources import AMOUNTS
from facilitation.workshop import Data, Step
from modules.activities.actions import rules

WHAT = _("Worum es geht")
WHO = _("Wer und mit wem")
WHEN = _("Bis wann und womit")
GAUGE = _("Woran wir es merken")
NEXT = _("Wie es beginnt")
ONE = _("Ein Steckbrief pro Tisch · nötig für eine Zusage: Wer, Bis wann, Ressourcen")
MORE = _("Bis zu {limit} Steckbriefe pro Tisch · nötig für eine Zusage: Wer, Bis wann, Ressourcen")


def form(step: Step) -> Form:
    """Every field of a profile, in parts; ideas and sub-goals to pick from where there are some."""
    return Form(
        fields=(*_what(step), *_who(), *_when(), *_gauge(), *_next()),
        limit=rules.limit(step),
        submit=_("Steckbrief abgeben"),
        noun=_("Steckbrief"),
        own_title=_("Steckbriefe unseres Tisches"),
    )


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    limit = rules.limit(step)
    return translate(ONE if limit == 1 else MORE).format(limit=limit)


def _what(step: Step) -> list[Field]:
    ideas, goals = _options(rules.liked(step)), _options(rules.goals(step))
    fields = []
    if ideas:
        fields.append(Field("from", "choice", _("Aus welcher Idee?"), group=WHAT, options=ideas))
    note = _("Bleibt er leer, gilt der Wortlaut der Idee.") if ideas else ""
    fields.append(_line("title", _("Titel der Maßnahme"), WHAT, required=not ideas, note=note))
    if goals:
        fields.append(Field("sub_goal", "choice", _("Zu welchem Teilziel?"), group=WHAT, options=goals))
    else:
        fields.append(Field("sub_goal", "line", _("Teilziel"), maximum=rules.SUB_GOAL_MAXIMUM, group=WHAT))
    return [
        *fields,
        Field("what", "text", _("Was tun wir genau?"), maximum=rules.MAXIMA["what"], group=WHAT),
        _line("target_group", _("Für wen?"), WHAT),
        _line("area", _("Wo? (Sozialraum)"), WHAT),
    ]


def _who() -> list[Field]:
    return [
        _line("responsible", _("Verantwortliche Institution"), WHO, note=_("Eine Institution, keine Namen.")),
        _line("role", _("Funktion dort"), WHO, note=_("Zum Beispiel: Fachberatung Kita")),
        _line("with", _("Mit wem zusammen?"), WHO),
    ]


def _when() -> list[Field]:
    return [
        Field("due", "date", _("Bis wann?"), group=WHEN),
        _amount("hours", _("Arbeitszeit"), _("Stunden")),
        _amount("euros", _("Geld"), _("Euro")),
        _line("source", _("Woher kommt das Geld?"), WHEN),
    ]


def _gauge() -> list[Field]:
    return [
        _line("indicator", _("Kennzahl"), GAUGE, note=_("Zum Beispiel: betreute Plätze")),
        _line("indicator_actual", _("Wert heute"), GAUGE),
        _line("indicator_target", _("Zielwert"), GAUGE),
        Field("indicator_date", "date", _("Gemessen am"), group=GAUGE),
        _line("indicator_source", _("Woher kommt die Zahl?"), GAUGE),
    ]


def _next() -> list[Field]:
    statuses = tuple({"value": value, "label": label} for value, label in rules.STATUSES.items())
    return [
        _line("first_step", _("Erster Schritt in den nächsten 14 Tagen"), NEXT),
        _line("risk", _("Was kann schiefgehen?"), NEXT),
        Field("status", "choice", _("Stand (sonst: geplant)"), group=NEXT, options=statuses),
    ]


def _line(name: str, label: str, group: str, *, required: bool = False, note: str = "") -> Field:
    return Field(name, "line", label, required=required, maximum=rules.MAXIMA[name], note=note, group=group)


def _amount(name: str, label: str, unit: str) -> Field:
    return Field(name, "number", label, minimum=0, maximum=AMOUNTS[name], unit=unit, group=WHEN)


def _options(offered: list[Data]) -> tuple[Data, ...]:
    return tuple({"value": one["id"], "label": one["text"]} for one in offered)
