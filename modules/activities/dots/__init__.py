"""Mehrpunktabfrage: a few dots per person, the same number for everybody."""

from facilitation.contract import Activity, Setting, Standing
from modules.activities.dots import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="dots",
    title="Punkte",
    summary="Jede Person verteilt gleich viele Punkte. Erst nach dem Schließen sieht man, wie die anderen gewichten.",
    unit="person",
    standing=Standing.OPINION,
    fed="must",
    settings=(
        Setting("k", "Punkte pro Person (leer: nach der Zahl der Möglichkeiten)", "number", None, 1, 20),
        Setting("maximum", "Höchstens auf eine Möglichkeit", "number", rules.MAXIMUM, 1, 20),
        Setting("places", "Grenze in der Rangfolge nach", "number", rules.PLACES, 1, 10, unit="Plätzen"),
        Setting("object", "Worauf die Punkte gehen", "text", rules.OBJECT),
        Setting(rules.RUN_OFF, "Stichrunde: entscheidet nur, was gleichauf liegt", "switch", False),
        Setting("writing", "Zeit zum Punkten", "number", None, 1, 60, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    foot=form.foot,
    check=rules.check,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    became=rules.became,
    tied=rules.tied,
    run_off=rules.run_off,
    picture=views.picture,
    line=views.line,
    remarks=rules.remarks,
    minutes=minutes.minutes,
    table=charts.table,
    charts=charts.charts,
    spoken=play.spoken,
    named=play.named,
    imagine=play.imagine,
)
