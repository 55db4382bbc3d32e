"""Aufwand und Wirkung: what each idea costs and what it brings, and the quadrant that makes of it."""

from facilitation.contract import Activity, Setting, Standing
from modules.activities.impact_effort import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="impact_effort",
    title="Aufwand und Wirkung",
    summary="Zu jeder Idee zwei Werte von 1 bis 5: Aufwand und Wirkung. Gezeigt werden schnelle Gewinne und große Vorhaben.",
    unit="person",
    standing=Standing.OPINION,
    fed="must",
    settings=(Setting("writing", "Zeit für die Eingabe", "number", None, 1, 60, unit="Minuten"),),
    form=form.form,
    rule=form.rule,
    foot=form.foot,
    check=rules.check,
    question=rules.question,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    became=rules.became,
    picture=views.picture,
    line=views.line,
    remarks=rules.remarks,
    minutes=minutes.minutes,
    annex=minutes.annex,
    table=charts.table,
    charts=charts.charts,
    spoken=play.spoken,
    named=play.named,
    imagine=play.imagine,
)
