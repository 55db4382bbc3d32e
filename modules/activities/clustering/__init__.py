"""Karten sortieren: what belongs together hangs together, and no card is lost."""

from facilitation.contract import Activity, Verb
from modules.activities.clustering import charts, minutes, play, rules, verbs, views

ACTIVITY = Activity(
    key="clustering",
    title="Sortieren",
    summary="Die Gruppe sagt, was zusammengehört, und findet Überschriften. Keine Karte geht verloren.",
    unit="facilitator",
    fed="must",
    result=rules.result,
    options=rules.options,
    became=rules.became,
    picture=views.picture,
    bench=views.bench,
    rule=views.rule,
    parked=rules.parked,
    minutes=minutes.minutes,
    table=charts.table,
    charts=charts.charts,
    verbs={
        "create": Verb("Neues Thema", verbs.create),
        "retitle": Verb("Überschrift geändert", verbs.retitle),
        "move": Verb("Karte verschoben", verbs.move),
        "copy": Verb("Karte in zwei Themen gehängt", verbs.copy),
        "double": Verb("Karten verbunden", verbs.double),
        "single": Verb("Karten getrennt", verbs.single),
        "remove": Verb("Thema aufgelöst", verbs.remove),
        "order": Verb("Themen geordnet", verbs.order),
    },
    calls=play.calls,
    named=play.named,
    arrange=play.arrange,
)
