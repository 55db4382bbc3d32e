"""Blitzlicht: one statement from everybody who wants to, and nobody comments on it."""

from facilitation.contract import Activity, Setting
from modules.activities.flash import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="flash",
    title="Blitzlicht",
    summary="Ein Satz pro Person, niemand kommentiert. Wer nichts sagen möchte, gibt weiter.",
    unit="person",
    may_be_live=True,
    settings=(Setting("writing", "Zeit zum Schreiben", "number", None, 1, 60, unit="Minuten"),),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    result=rules.result,
    options=rules.options,
    picture=views.picture,
    card=views.card,
    line=views.line,
    minutes=minutes.minutes,
    table=charts.table,
    imagine=play.imagine,
)
