"""Einschätzung der Handlungsfelder: how things stand in each field, and how important it is."""

from facilitation.contract import Activity, Setting, Standing
from modules.activities.assessment import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="assessment",
    title="Stand und Wichtigkeit",
    summary="Zu jedem Handlungsfeld zwei Werte von 1 bis 5: Stand heute und Wichtigkeit. Gezeigt wird, wo die Lücke klafft.",
    unit="person",
    standing=Standing.OPINION,
    fed="may",
    settings=(
        Setting("low", "Stand: Beschriftung der 1", "text", form.LOW),
        Setting("high", "Stand: Beschriftung der 5", "text", form.HIGH),
        Setting("writing", "Zeit für die Eingabe", "number", None, 1, 60, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    foot=form.foot,
    check=rules.check,
    question=rules.question,
    opening=rules.opening,
    result=rules.result,
    picture=views.picture,
    line=views.line,
    remarks=rules.remarks,
    minutes=minutes.minutes,
    table=charts.table,
    charts=charts.charts,
    spoken=play.spoken,
    imagine=play.imagine,
)
