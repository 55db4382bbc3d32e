"""Angebotsraster: what each table knows of offers, their reach, and what is needed."""

from facilitation.contract import Activity, Setting, Verb
from facilitation.rewording import rewording
from modules.activities.inventory import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="inventory",
    title="Angebotsraster",
    summary="Jeder Tisch trägt Angebote ein: von wem, für wen, wie gut sie ankommen und was gebraucht wird.",
    unit="table",
    may_be_live=True,
    settings=(
        Setting("limit", "Angebote pro Tisch", "number", rules.LIMIT, 1, 12),
        Setting("writing", "Zeit für die Eingabe", "number", None, 1, 120, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    limit=rules.limit,
    result=rules.result,
    options=rules.options,
    picture=views.picture,
    card=views.card,
    line=views.line,
    bench=views.bench,
    minutes=minutes.minutes,
    annex=minutes.annex,
    table=charts.table,
    charts=charts.charts,
    verbs={"reword": Verb("Angebot geändert", rewording(rules.check, views.line))},
    imagine=play.imagine,
)
