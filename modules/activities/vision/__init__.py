"""Zukunftsbild: each table sees the municipality as it will be, with a title and three sentences."""

from facilitation.contract import Activity, Setting, Verb
from facilitation.rewording import rewording
from modules.activities.vision import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="vision",
    title="Zukunftsbild",
    summary="Jeder Tisch beschreibt die Zukunft mit einem Titel und drei Sätzen, so als wäre sie schon da.",
    unit="table",
    may_be_live=True,
    settings=(Setting("writing", "Zeit zum Schreiben", "number", None, 1, 120, unit="Minuten"),),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    result=rules.result,
    options=rules.options,
    picture=views.picture,
    card=views.card,
    line=views.line,
    bench=views.bench,
    minutes=minutes.minutes,
    table=charts.table,
    verbs={"reword": Verb("Zukunftsbild geändert", rewording(rules.check, views.line))},
    imagine=play.imagine,
)
