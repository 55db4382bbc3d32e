"""Stimmungsbarometer: one value from 1 to 5, and a word if somebody likes."""

from facilitation.contract import Activity, Setting, Standing
from modules.activities.barometer import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="barometer",
    title="Einpunktabfrage",
    summary="Jede Person gibt einen Wert von 1 bis 5 und, wenn sie mag, ein Wort dazu.",
    unit="person",
    standing=Standing.OPINION,
    settings=(
        Setting("low", "Beschriftung der 1", "text", form.LOW),
        Setting("high", "Beschriftung der 5", "text", form.HIGH),
        Setting("writing", "Zeit für die Eingabe", "number", None, 1, 60, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    result=rules.result,
    picture=views.picture,
    line=views.line,
    minutes=minutes.minutes,
    table=charts.table,
    charts=charts.charts,
    imagine=play.imagine,
)
