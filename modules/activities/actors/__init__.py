"""Akteure: who is part of it already, and who is missing."""

from facilitation.contract import Activity, Setting
from modules.activities.actors import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="actors",
    title="Akteure",
    summary="Jede Person nennt Einrichtungen und Gruppen, die dabei sind oder fehlen. Die Moderation verbindet Doppelte.",
    unit="person",
    may_be_live=True,
    settings=(
        Setting("limit", "Nennungen pro Person", "number", rules.LIMIT, 1, 10),
        Setting("writing", "Zeit für die Eingabe", "number", None, 1, 60, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    limit=rules.limit,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    picture=views.picture,
    card=views.card,
    line=views.line,
    bench=views.bench,
    minutes=minutes.minutes,
    table=charts.table,
    charts=charts.charts,
    imagine=play.imagine,
)
