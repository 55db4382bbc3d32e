"""Zielscheibe: how near the group came to the middle, segment by segment."""

from facilitation.contract import Activity, Setting, Standing
from modules.activities.target import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="target",
    title="Zielscheibe",
    summary="Vier bis sechs Segmente, in jedem ein Ring von 1 (außen) bis 5 (Mitte): So nah kamen wir dem Ziel. "
    "Während alle eingeben, tritt die Moderation zur Seite.",
    unit="person",
    standing=Standing.OPINION,
    fed="may",
    settings=(Setting("writing", "Zeit für die Eingabe", "number", None, 1, 60, unit="Minuten"),),
    form=form.form,
    rule=form.rule,
    foot=form.foot,
    check=rules.check,
    question=rules.question,
    opening=rules.opening,
    result=rules.result,
    became=rules.became,
    remarks=rules.remarks,
    picture=views.picture,
    line=views.line,
    table=charts.table,
    charts=charts.charts,
    minutes=minutes.minutes,
    annex=minutes.annex,
    spoken=play.spoken,
    named=play.named,
    imagine=play.imagine,
)
